// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_ECHO_HPP
#define VOUCH_HTTP_CLIENT_ECHO_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/basic_pair.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Finds the secrets of a request in a text that the server chose.
namespace vouch::inline VOUCH_ABI::http::detail {

// So many characters of a secret in a row are a leak. Random texts of these lengths do not share them by chance.
inline constexpr std::size_t run_of_a_leak = 8;

// Returns true if the texts, ignoring case, share a run that is a leak, or if one of them stands in the other as a whole.
[[nodiscard]] constexpr auto share_a_run(std::string_view text, std::string_view secret) noexcept -> bool
{
    std::size_t const run = (std::min)({text.size(), secret.size(), run_of_a_leak});
    for (std::size_t at = 0; run != 0 && at + run <= text.size(); ++at)
        for (std::size_t from = 0; from + run <= secret.size(); ++from)
            if (vouch::detail::equals_ignoring_case(text.substr(at, run), secret.substr(from, run)))
                return true;
    return false;
}

// The six bits that a character of base64 or base64url stands for; 0 for any other character.
[[nodiscard]] constexpr auto base64_value(char letter) noexcept -> unsigned
{
    int const bits = bits_of_base64(letter == '-' ? '+' : letter == '_' ? '/' : letter);
    return bits < 0 ? 0 : static_cast<unsigned>(bits);
}

inline constexpr std::size_t longest_request_id = 128;

// Calls `use` with the text, of at most `longest_request_id` characters, and with what it is in base64 from each position in a
// group and in hexadecimal digits. A character that is percent-encoded has a % and stands in no request id.
template <class Use>
constexpr void for_each_reading(std::string_view text, Use use)
{
    use(text);
    std::array<char, longest_request_id> decoded{};
    for (std::size_t start = 0; start < 4; ++start) {
        std::size_t size = 0;
        unsigned bits = 0;
        unsigned count = 0;
        for (std::size_t at = start; at < text.size() && text[at] != '='; ++at) {
            bits = (bits << 6 | base64_value(text[at])) & 0xFFFFu;
            count += 6;
            if (count >= 8) {
                count -= 8;
                decoded[size++] = static_cast<char>(bits >> count & 0xFFu);
            }
        }
        use(std::string_view(decoded.data(), size));
    }
    for (std::size_t start = 0; start < 2; ++start) {
        std::size_t size = 0;
        for (std::size_t at = start; at + 1 < text.size(); at += 2)
            decoded[size++] = static_cast<char>((std::max)(vouch::detail::hex_byte(text[at], text[at + 1]), 0));
        use(std::string_view(decoded.data(), size));
    }
}

// The groups of four characters in some texts, as hashes, ignoring case: tells quickly that a secret shares no run with them.
class groups_of_four {
public:
    constexpr void add(std::string_view text) noexcept
    {
        for_each_hash(text, [this](std::size_t hash) {
            seen_[hash / 64] |= std::uint64_t{1} << hash % 64;
            return false;
        });
    }

    // Returns true if a run that is a leak may stand in the texts. Precondition: the secret is as long as such a run.
    [[nodiscard]] constexpr auto may_share_a_run(std::string_view secret) const noexcept -> bool
    {
        std::size_t found = 0;
        return for_each_hash(secret, [&](std::size_t hash) {
            found = (seen_[hash / 64] >> hash % 64 & 1) != 0 ? found + 1 : 0;
            return found > run_of_a_leak - 4;
        });
    }

private:
    // Calls `use` for each group until it returns true.
    template <class Use>
    static constexpr auto for_each_hash(std::string_view text, Use use) noexcept -> bool
    {
        std::uint32_t group = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            group = group << 8 | static_cast<unsigned char>(text[at]) | 0x20u; // lower case, and a few more that are the same
            if (at >= 3 && use(std::size_t{group * 0x9E3779B1u >> 20}))
                return true;
        }
        return false;
    }

    std::array<std::uint64_t, 64> seen_{}; // a bit for each hash of 12 bits
};

// Returns true if the text, however it is read, shows a part of the secret.
[[nodiscard]] constexpr auto shows(std::string_view text, std::string_view secret) noexcept -> bool
{
    bool found = share_a_run(text, secret);
    for_each_reading(text, [&](std::string_view reading) {
        bool const counts = reading.size() >= (std::min)(secret.size(), run_of_a_leak); // fewer bytes stand there by chance
        found = found || (counts && share_a_run(reading, secret));
    });
    return found;
}

// The value of a query parameter that we wrote, still percent-encoded; empty if there is none of this name.
[[nodiscard]] inline auto value_in_query(std::string_view target, std::string_view name) -> std::string_view
{
    if (name.empty())
        return {};
    std::string const start = percent_encode(name) + '=';
    for (std::size_t at = target.find('?'); at != target.npos; at = target.find('&', at + 1)) {
        std::string_view const pair = target.substr(at + 1);
        if (pair.starts_with(start))
            return pair.substr(start.size(), pair.find('&') - start.size()); // all of it without a further &
    }
    return {};
}

// Appends a text that we percent-encoded to another.
inline void append_percent_decoded(wiped_text& to, std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const is_encoded = text[at] == '%' && text.size() - at > 2;
        to += is_encoded ? static_cast<char>(vouch::detail::hex_byte(text[at + 1], text[at + 2])) : text[at];
        at += is_encoded ? 2 : 0;
    }
}

// Returns true if `text` shows a credential of a request: the value of a secret header, or what follows the scheme in it ("Bearer
// "), the password of the scheme Basic, or the key in the query.
[[nodiscard]] inline auto shows_a_secret(std::string_view text, request const& sent) -> bool
{
    groups_of_four groups;
    for_each_reading(text, [&](std::string_view reading) { groups.add(reading); });
    auto const is_shown = [&](std::string_view secret) {
        bool const is_quick = text.size() >= run_of_a_leak && secret.size() >= run_of_a_leak;
        return (!is_quick || groups.may_share_a_run(secret)) && shows(text, secret);
    };
    for (header const& header : sent.headers) {
        std::string_view const value = header.value;
        std::string_view const rest = value.substr(value.find(' ') + 1); // all of it without a space: npos + 1 is 0
        if (header.secret && (is_shown(value) || (rest.size() < run_of_a_leak && is_shown(rest)))) // a longer rest is found in it
            return true;
        if (header.secret && value.starts_with("Basic ")) {
            wiped_text pair;
            pair.reserve(rest.size());
            if (append_decoded_base64(pair, rest) && is_shown(pair.view().substr(pair.view().find(':') + 1)))
                return true;
        }
    }
    std::string_view const encoded = value_in_query(sent.target, sent.secret_parameter);
    if (encoded.empty())
        return false;
    wiped_text key;
    key.reserve(encoded.size());
    append_percent_decoded(key, encoded);
    return is_shown(encoded) || is_shown(key.view());
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
