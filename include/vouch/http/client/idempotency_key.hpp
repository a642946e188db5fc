// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_IDEMPOTENCY_KEY_HPP
#define VOUCH_HTTP_CLIENT_IDEMPOTENCY_KEY_HPP
#include <vouch/core/config.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The text of the UUID of version 7 with this time and these random bits, of which it uses 74 (RFC 9562 section 5.7).
[[nodiscard]] inline auto uuid_of(std::chrono::milliseconds since_1970, std::array<std::uint32_t, 3> const& random) -> std::string
{
    auto const time = static_cast<std::uint64_t>(since_1970.count());
    std::uint64_t const high = time << 16 | 0x7000u | (random[0] & 0x0FFFu);
    std::uint64_t const low = std::uint64_t{0x80000000u | (random[1] & 0x3FFFFFFFu)} << 32 | random[2];
    std::string text;
    text.reserve(36);
    for (std::size_t digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            text += '-';
        std::uint64_t const half = digit < 16 ? high : low;
        text += "0123456789abcdef"[half >> (60 - digit % 16 * 4) & 0xF];
    }
    return text;
}

} // namespace detail

/// A new name for a request, for `call::idempotency_key`: a UUID of version 7, so that names sort by time. Its random bits come
/// from `std::random_device`, the system's source. Store it before the request is sent if the request may be repeated after a
/// restart of the program.
///
/// See: RFC 9562 section 5.7
[[nodiscard]] inline auto new_idempotency_key() -> std::string
{
    std::random_device device;
    std::array<std::uint32_t, 3> const random{device(), device(), device()};
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return detail::uuid_of(std::chrono::floor<std::chrono::milliseconds>(now), random);
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
