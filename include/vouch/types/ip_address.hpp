// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_IP_ADDRESS_HPP
#define VOUCH_TYPES_IP_ADDRESS_HPP
#include <vouch/core/ip_address.hpp>
#include <vouch/types/detail/inline_text.hpp>
#include <vouch/types/detail/ipv6.hpp>

#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// An IPv4 or IPv6 address. Holds the canonical text of the address, so two texts of one address are equal values.
///
/// JSON:   a string, "192.0.2.1" or "2001:db8::1". Every text of an IPv6 address is read, "2001:DB8:0:0:0:0:0:1" too, and
///         written as RFC 5952 recommends. "::ffff:192.0.2.1" is an IPv6 address, and not equal to "192.0.2.1".
/// Errors: `not_an_ip_address` for any other text: a zone ("fe80::1%eth0"), a prefix length, a port, brackets, or zeros before
///         the numbers of an IPv4 address.
/// Cost:   40 bytes, never allocates, usable in constant expressions.
/// See:    RFC 4291 section 2.2; RFC 5952 sections 4 and 5; RFC 3986 section 3.2.2 for IPv4
class ip_address : public detail::codes::inline_text<ip_address, 39> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_ip_address",
                                    .expected = "an IPv4 or IPv6 address",
                                    .pattern = "^[0-9A-Fa-f:.]{2,45}$",
                                    .example = "192.0.2.1"};

    /// Whether `text` is an address.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::is_ipv4(text) || detail::is_ipv6(text);
    }

    /// Whether it is an IPv4 address; false if unset.
    [[nodiscard]] constexpr auto is_v4() const noexcept -> bool { return is_set() && !is_v6(); }
    /// Whether it is an IPv6 address; false if unset.
    [[nodiscard]] constexpr auto is_v6() const noexcept -> bool { return view().find(':') != std::string_view::npos; }

private:
    friend inline_text;

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        auto const groups = detail::read_ipv6(text);
        return groups ? static_cast<std::size_t>(detail::ipv6::write(*groups, to) - to) : inline_text::put(text, to);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
