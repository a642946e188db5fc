// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_EMAIL_HPP
#define VOUCH_TYPES_EMAIL_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/ip_address.hpp>
#include <vouch/core/text.hpp>

#include <compare>
#include <cstddef>
#include <string_view>

// The grammar of RFC 5321 section 4.1.2 (local part, domain) and 4.1.3 (address literal), each function one rule of it.
namespace vouch::inline VOUCH_ABI::detail::rfc5321 {

// RFC 5322 section 3.2.3
constexpr auto is_atext(char byte) noexcept -> bool
{
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
    if (is_alphanumeric(byte))
        return true;
    for (char const mark : marks)
        if (byte == mark)
            return true;
    return false;
}

constexpr auto is_dot_string(std::string_view text) noexcept -> bool
{
    bool between = true; // at the start, or after a dot: an atom must follow
    for (char const byte : text) {
        if (byte == '.' ? between : !is_atext(byte))
            return false;
        between = byte == '.';
    }
    return !between;
}

constexpr auto is_quoted_string(std::string_view text) noexcept -> bool
{
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return false;
    bool escaped = false;
    for (char const byte : text.substr(1, text.size() - 2)) {
        if (byte < ' ' || byte > '~' || (byte == '"' && !escaped))
            return false;
        escaped = byte == '\\' && !escaped;
    }
    return !escaped;
}

// The limit of 255 bytes follows from the limit of the whole path. A label has at most 63 bytes: RFC 1035 section 2.3.4.
constexpr auto is_domain(std::string_view text) noexcept -> bool
{
    std::size_t label = 0;
    char before = '.';
    for (char const byte : text) {
        if (byte == '.') {
            if (!is_alphanumeric(before))
                return false;
            label = 0;
        } else if ((!is_alphanumeric(byte) && (byte != '-' || label == 0)) || ++label > 63) {
            return false;
        }
        before = byte;
    }
    return is_alphanumeric(before);
}

constexpr auto is_address_literal(std::string_view text) noexcept -> bool
{
    if (!text.starts_with('[') || !text.ends_with(']'))
        return false;
    text = text.substr(1, text.size() - 2);
    constexpr std::string_view tag = "ipv6:";
    if (text.size() < tag.size())
        return false;
    for (std::size_t at = 0; at < tag.size(); ++at)
        if (to_lower(text[at]) != tag[at])
            return is_ipv4(text, rfc5321_address);
    return is_ipv6(text.substr(tag.size()), rfc5321_address);
}

// Lengths as in section 4.5.3.1: a path has at most 256 bytes, two of which are its angle brackets.
constexpr auto is_mailbox(std::string_view text) noexcept -> bool
{
    std::size_t const at = text.rfind('@'); // the last byte: a quoted string may hold others, a domain none
    if (at == text.npos || at > 64 || text.size() > 254)
        return false;
    std::string_view const local = text.substr(0, at);
    std::string_view const domain = text.substr(at + 1);
    return (is_dot_string(local) || is_quoted_string(local)) && (is_domain(domain) || is_address_literal(domain));
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc5321

namespace vouch::inline VOUCH_ABI {

/// The address of a mailbox. Two addresses are equal if they differ only in the letter case of their domains.
///
/// JSON:   a string, "user@example.com", kept unchanged. Also a quoted local part, a domain of one label, and
///         `[192.0.2.1]` or `[IPv6:2001:db8::1]` for a domain. ASCII only: an international domain in its A-label form.
/// Errors: `not_an_email` for any other text.
/// See:    RFC 5321 section 4.1.2, Mailbox; section 2.4 on letter case
class email : public text<email> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_an_email", .expected = "an email address, local@domain", .format = "email"};

    /// Whether `candidate` has the form of an address. Whether the mailbox exists is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc5321::is_mailbox(candidate);
    }

    /// The local part, before the last `@`, quotes included. Letter case counts.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto local() const noexcept -> std::string_view { return view().substr(0, view().rfind('@')); }
    /// The domain, after the last `@`, brackets included. Letter case does not count.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto domain() const noexcept -> std::string_view { return view().substr(view().rfind('@') + 1); }

    friend constexpr bool operator==(email const& left, email const& right) noexcept
    {
        return left.view().size() == right.view().size() && (left <=> right) == 0;
    }
    friend constexpr auto operator<=>(email const& left, email const& right) noexcept -> std::weak_ordering
    {
        if (std::weak_ordering const locals = left.local() <=> right.local(); locals != 0)
            return locals;
        std::string_view const first = left.domain();
        std::string_view const second = right.domain();
        for (std::size_t at = 0; at < first.size() && at < second.size(); ++at)
            if (auto const order = detail::to_lower(first[at]) <=> detail::to_lower(second[at]); order != 0)
                return order;
        return first.size() <=> second.size();
    }
};

} // namespace vouch::inline VOUCH_ABI

// The hash of other text types depends on letter case; this byte must not, in the domain.
template <>
struct std::hash<vouch::email> {
    [[nodiscard]] auto operator()(vouch::email const& value) const noexcept -> std::size_t
    {
        std::size_t result = std::hash<std::string_view>{}(value.local());
        for (char const byte : value.domain()) // FNV-1a
            result =
                (result ^ static_cast<unsigned char>(vouch::detail::to_lower(byte))) * static_cast<std::size_t>(0x100000001b3ULL);
        return result;
    }
};
#endif
