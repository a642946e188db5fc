// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_URI_HPP
#define VOUCH_TYPES_URI_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/ip_address.hpp>
#include <vouch/core/text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// The grammar of RFC 3986, appendix A.
namespace vouch::inline VOUCH_ABI::detail::rfc3986 {

// Sets of characters, by what may be where.
inline constexpr std::uint8_t letter = 1;
inline constexpr std::uint8_t digit = 2;
inline constexpr std::uint8_t plus_minus_dot = 4; // those that a scheme has too
inline constexpr std::uint8_t other = 8;          // the rest of unreserved and sub-delims
inline constexpr std::uint8_t colon = 16;
inline constexpr std::uint8_t at_sign = 32;
inline constexpr std::uint8_t slash = 64;
inline constexpr std::uint8_t question_mark = 128;

inline constexpr std::uint8_t in_scheme = letter | digit | plus_minus_dot;
inline constexpr std::uint8_t in_reg_name = letter | digit | plus_minus_dot | other;
inline constexpr std::uint8_t in_userinfo = in_reg_name | colon;
inline constexpr std::uint8_t in_path = in_userinfo | at_sign | slash;
inline constexpr std::uint8_t in_query = in_path | question_mark;

struct character_sets {
    std::uint8_t of[256]{};

    constexpr character_sets() noexcept
    {
        auto const put = [this](std::string_view characters, std::uint8_t set) {
            for (char const byte : characters)
                of[static_cast<unsigned char>(byte)] = set;
        };
        put("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", letter);
        put("0123456789", digit);
        put("+-.", plus_minus_dot);
        put("_~!$&'()*,;=", other);
        put(":", colon);
        put("@", at_sign);
        put("/", slash);
        put("?", question_mark);
    }
};
inline constexpr character_sets sets{};

constexpr auto is_one_of(char byte, std::uint8_t allowed) noexcept -> bool
{
    return (sets.of[static_cast<unsigned char>(byte)] & allowed) != 0;
}

constexpr auto is_all(std::string_view text, std::uint8_t allowed) noexcept -> bool
{
    for (char const byte : text)
        if (!is_one_of(byte, allowed))
            return false;
    return true;
}

// The same, with percent-encoded bytes such as "%2F".
constexpr auto is_all_or_encoded(std::string_view text, std::uint8_t allowed) noexcept -> bool
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_one_of(text[at], allowed))
            continue;
        if (text[at] != '%' || text.size() - at < 3 || hex_byte(text[at + 1], text[at + 2]) < 0)
            return false;
        at += 2;
    }
    return true;
}

// The text between the brackets: an IPv6 address, or an address of a future version such as "v1.x".
constexpr auto is_ip_literal(std::string_view text) noexcept -> bool
{
    if (!text.starts_with('v') && !text.starts_with('V'))
        return is_ipv6(text);
    std::size_t const dot = text.find('.');
    if (dot == text.npos || dot < 2 || dot + 1 == text.size())
        return false;
    for (char const byte : text.substr(1, dot - 1))
        if (hex_value(byte) < 0)
            return false;
    return is_all(text.substr(dot + 1), in_userinfo);
}

// Splits an authority into its parts without checking them.
struct authority_parts {
    std::string_view userinfo{};
    std::string_view host{};
    std::string_view port{};

    constexpr explicit authority_parts(std::string_view text) noexcept
    {
        if (std::size_t const at = text.find('@'); at != text.npos) {
            userinfo = text.substr(0, at);
            text.remove_prefix(at + 1);
        }
        // a colon inside brackets does not begin the port
        std::size_t const bracket = text.starts_with('[') ? text.find(']') : 0;
        std::size_t const mark = text.find(':', bracket == text.npos ? 0 : bracket);
        host = text.substr(0, mark);
        if (mark != text.npos)
            port = text.substr(mark + 1);
    }
};

// Splits a URI into its parts as in appendix B, without checking them.
struct parts {
    std::string_view scheme{};
    std::string_view authority{};
    std::string_view path{};
    std::string_view query{};
    std::string_view fragment{};

    constexpr explicit parts(std::string_view text) noexcept
    {
        auto const cut_from = [&text](char mark) {
            std::size_t const at = text.find(mark);
            std::string_view const after = at == text.npos ? std::string_view() : text.substr(at + 1);
            text = text.substr(0, at);
            return after;
        };
        fragment = cut_from('#');
        query = cut_from('?');
        path = cut_from(':');
        scheme = text;
        if (path.starts_with("//")) {
            std::size_t const end = path.find('/', 2);
            authority = path.substr(2, end == path.npos ? end : end - 2);
            path.remove_prefix(2 + authority.size());
        }
    }
};

constexpr auto is_authority(std::string_view text) noexcept -> bool
{
    authority_parts const in(text);
    bool const is_host = in.host.starts_with('[') ? in.host.ends_with(']') && is_ip_literal(in.host.substr(1, in.host.size() - 2))
                                                  : is_all_or_encoded(in.host, in_reg_name);
    return is_host && is_all_or_encoded(in.userinfo, in_userinfo) && is_all(in.port, digit);
}

// That a path after an authority is empty or starts with "/", and that no other starts with "//", follows from the split.
constexpr auto is_uri(std::string_view text) noexcept -> bool
{
    parts const in(text);
    bool const has_scheme = in.scheme.size() < text.size() && text[in.scheme.size()] == ':' && is_all(in.scheme, in_scheme) &&
                            !in.scheme.empty() && is_one_of(in.scheme[0], letter);
    return has_scheme && is_authority(in.authority) && is_all_or_encoded(in.path, in_path) &&
           is_all_or_encoded(in.query, in_query) && is_all_or_encoded(in.fragment, in_query);
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc3986

namespace vouch::inline VOUCH_ABI {

/// An absolute URI, which begins with a scheme. Two URIs are equal if their texts are.
///
/// JSON:   a string, "https://example.com/a?b#c", kept unchanged. ASCII only: other characters must be percent-encoded.
/// Errors: `not_a_uri` for any other text.
/// See:    RFC 3986 section 3 and appendix A
class uri : public text<uri> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_a_uri", .expected = "an absolute URI (RFC 3986)", .format = "uri"};

    /// Whether `candidate` has the form of a URI. The rules of its scheme are not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc3986::is_uri(candidate);
    }

    // Every part is a view of the text, not decoded; empty if it is absent. Lifetime: that of this object.

    /// The scheme, before the first `:`: "https".
    [[nodiscard]] constexpr auto scheme() const noexcept -> std::string_view { return parts().scheme; }
    /// The authority, after `//`: "user@example.com:8080".
    [[nodiscard]] constexpr auto authority() const noexcept -> std::string_view { return parts().authority; }
    /// The host: "example.com". Includes the brackets of an IP literal.
    [[nodiscard]] constexpr auto host() const noexcept -> std::string_view { return authority_parts().host; }
    /// The port: "8080". Digits, not checked for range.
    [[nodiscard]] constexpr auto port() const noexcept -> std::string_view { return authority_parts().port; }
    /// The path: "/a/b".
    [[nodiscard]] constexpr auto path() const noexcept -> std::string_view { return parts().path; }
    /// The query, after the `?`.
    [[nodiscard]] constexpr auto query() const noexcept -> std::string_view { return parts().query; }
    /// The fragment, after the `#`.
    [[nodiscard]] constexpr auto fragment() const noexcept -> std::string_view { return parts().fragment; }

private:
    [[nodiscard]] constexpr auto parts() const noexcept -> detail::rfc3986::parts { return detail::rfc3986::parts(view()); }
    [[nodiscard]] constexpr auto authority_parts() const noexcept -> detail::rfc3986::authority_parts
    {
        return detail::rfc3986::authority_parts(authority());
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
