// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_SECRET_HPP
#define VOUCH_CORE_SECRET_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>

#include <cstddef>
#include <iosfwd>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A text that must not be shown: an API key, a password, a token.
///
/// It cannot be printed, and has no order and no conversion. `reveal()` is the only access, and easy to search for.
/// JSON:   a string. An empty one is refused, and an unset secret is not written.
/// Cost:   always on the heap, so that there is one storage, which the destructor overwrites.
class secret {
public:
    secret() = default;
    explicit secret(std::string_view text) : text_(text.empty() ? nullptr : new char[text.size()]), size_(text.size())
    {
        for (std::size_t at = 0; at < size_; ++at)
            text_[at] = text[at];
    }
    secret(secret const& other) : secret(other.reveal()) {}
    secret(secret&& other) noexcept : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    auto operator=(secret other) noexcept -> secret&
    {
        std::swap(text_, other.text_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~secret()
    {
        detail::wipe(text_, size_);
        delete[] text_;
    }

    /// The text itself.
    ///
    /// Lifetime: that of the secret.
    [[nodiscard]] auto reveal() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] auto is_set() const noexcept -> bool { return size_ != 0; }

    /// Whether this secret is `candidate`; false if it is unset. Takes a time that depends only on the length of `candidate`.
    [[nodiscard]] auto matches(std::string_view candidate) const noexcept -> bool { return is_set() && is_same(candidate); }
    friend auto operator==(secret const& left, secret const& right) noexcept -> bool { return left.is_same(right.reveal()); }

private:
    auto is_same(std::string_view candidate) const noexcept -> bool
    {
        char const nothing = '\0';
        char const* const own = is_set() ? text_ : &nothing;
        std::size_t different = candidate.size() ^ size_;
        for (std::size_t at = 0; at < candidate.size(); ++at) {
            // past the end of the secret, its first byte is compared: the sizes differ already, and a division would take its own
            // time
            std::size_t const place = at < size_ ? at : 0;
            different |=
                static_cast<std::size_t>(static_cast<unsigned char>(candidate[at]) ^ static_cast<unsigned char>(own[place]));
        }
        return different == 0;
    }

    char* text_ = nullptr;
    std::size_t size_ = 0;
};

namespace complaint {
struct a_secret_cannot_be_printed_only_reveal_shows_its_text;
}

// Never defined: `std::cout << secret` does not compile, and the compiler names the incomplete type. Code that asks whether a
// secret can be printed, as test frameworks do, gets the answer no.
template <class Char, class Traits>
auto operator<<(std::basic_ostream<Char, Traits>& out, secret const& refused)
    -> complaint::a_secret_cannot_be_printed_only_reveal_shows_its_text;

} // namespace vouch::inline VOUCH_ABI
#endif
