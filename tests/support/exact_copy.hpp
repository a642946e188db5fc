// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_EXACT_COPY_HPP
#define VOUCH_TESTS_SUPPORT_EXACT_COPY_HPP
#include <cstddef>
#include <memory>
#include <string_view>

namespace support {

/// A text in memory of exactly its size, so that the sanitizer finds any read beyond it.
class exact_copy {
public:
    explicit exact_copy(std::string_view text) : bytes_(new char[text.size()]), size_(text.size())
    {
        text.copy(bytes_.get(), size_);
    }
    operator std::string_view() const { return {begin(), size_}; }
    [[nodiscard]] auto begin() const -> char const* { return bytes_.get(); }
    [[nodiscard]] auto end() const -> char const* { return begin() + size_; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_;
};

} // namespace support
#endif
