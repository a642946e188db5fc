// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_WIPED_TEXT_HPP
#define VOUCH_HTTP_MESSAGE_WIPED_TEXT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

// A text that is built piece by piece and may hold secrets: no byte of it stays behind where it grows, moves or ends.
class wiped_text {
public:
    wiped_text() = default;
    wiped_text(wiped_text&& source) noexcept : text_(std::move(source.text_)) { vouch::detail::wipe(source.text_); }
    auto operator=(wiped_text&& source) noexcept -> wiped_text&
    {
        if (this != &source) {
            vouch::detail::wipe(text_);
            text_ = std::move(source.text_);
            vouch::detail::wipe(source.text_);
        }
        return *this;
    }
    ~wiped_text() { vouch::detail::wipe(text_); }

    void reserve(std::size_t capacity)
    {
        if (capacity <= text_.capacity())
            return;
        std::string grown;
        grown.reserve(capacity);
        grown += text_;
        vouch::detail::wipe(text_);
        text_ = std::move(grown);
        vouch::detail::wipe(grown); // a short text is moved by a copy
    }

    auto operator+=(std::string_view added) -> wiped_text&
    {
        if (added.size() > text_.capacity() - text_.size())
            reserve(text_.size() * 2 + added.size());
        text_ += added;
        return *this;
    }
    auto operator+=(char added) -> wiped_text& { return *this += std::string_view(&added, 1); }

    void clear() noexcept { text_.clear(); } // the bytes are overwritten by the next text or at the end

    [[nodiscard]] auto view() const noexcept -> std::string_view { return text_; }
    // Gives the text to another string, whose owner overwrites it. None is returned: a short text would stay where it was moved
    // from.
    void move_to(std::string& to) &&
    {
        to = std::move(text_);
        vouch::detail::wipe(text_);
    }

private:
    std::string text_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
