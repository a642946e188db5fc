// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_DETAIL_FIELDS_HPP
#define VOUCH_WIRE_DETAIL_FIELDS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/target.hpp>
#include <vouch/wire/detail/lines.hpp>
#include <vouch/wire/framing.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::wire::detail {

// Calls `use` with each item of a list, "a, b" (RFC 9110 section 5.6.1). Empty items are skipped.
template <class Function>
constexpr void for_each_item(std::string_view list, Function use)
{
    while (!list.empty()) {
        std::size_t const end = list.find(',');
        if (std::string_view const item = trim(list.substr(0, end)); !item.empty())
            use(item);
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
    }
}

// What the fields of a head say about the length of its message and about the connection.
struct framing_fields {
    std::optional<std::uint64_t> length{};
    unsigned hosts = 0;
    bool is_host_valid = false; // of the last Host
    unsigned codings = 0;       // fields Transfer-Encoding
    bool is_chunked = false;    // "chunked" and no other coding
    bool is_length_malformed = false;
    bool close = false;
    bool keep_alive = false;

    // Returns true if this is one of the fields that frame a message (http::detail::framing_fields).
    auto note(std::string_view name, std::string_view value) -> bool
    {
        using vouch::detail::equals_ignoring_case;
        switch (name.size()) {
        case 4:
            if (!equals_ignoring_case(name, "Host"))
                return false;
            ++hosts;
            is_host_valid = http::detail::is_host_value(value);
            return true;
        case 10:
            if (!equals_ignoring_case(name, "Connection"))
                return false;
            for_each_item(value, [&](std::string_view option) {
                close = close || equals_ignoring_case(option, "close");
                keep_alive = keep_alive || equals_ignoring_case(option, "keep-alive");
            });
            return true;
        case 14:
            if (!equals_ignoring_case(name, "Content-Length"))
                return false;
            // twice, or "5, 5", is refused also where all values are the same, as RFC 9110 section 8.6 allows
            is_length_malformed = is_length_malformed || length.has_value();
            length = read_length(value);
            is_length_malformed = is_length_malformed || !length;
            return true;
        case 17:
            if (!equals_ignoring_case(name, "Transfer-Encoding"))
                return false;
            is_chunked = ++codings == 1 && equals_ignoring_case(value, "chunked");
            return true;
        default: return false;
        }
    }

    // Returns true if two readers could disagree on the length of the message (RFC 9112 sections 6.1 to 6.3).
    [[nodiscard]] auto is_ambiguous(bool is_1_0) const noexcept -> bool
    {
        return is_length_malformed || (codings != 0 && (length || is_1_0));
    }

    // RFC 9112 section 9.3
    [[nodiscard]] auto keeps_connection(bool is_1_0) const noexcept -> bool { return !close && (!is_1_0 || keep_alive); }
};

// Splits name ":" OWS value OWS. A space before the colon makes a field malformed (RFC 9112 section 5.1).
[[nodiscard]] constexpr auto split_field_line(std::string_view line, std::string_view& name, std::string_view& value) noexcept
    -> bool
{
    std::size_t const colon = line.find(':');
    if (colon == line.npos)
        return false;
    name = line.substr(0, colon);
    value = trim(line.substr(colon + 1));
    return http::detail::is_field_name(name);
}

// Wipes the values of headers, which may hold credentials.
inline void wipe_values(std::vector<http::header>& headers)
{
    for (http::header& header : headers)
        vouch::detail::wipe(header.value);
}

// Adds a field. A vector that grows by itself would leave short values in freed memory.
inline void add_field(std::vector<http::header>& headers, std::string_view name, std::string_view value)
{
    if (headers.size() == headers.capacity()) {
        std::vector<http::header> larger;
        larger.reserve(headers.empty() ? 12 : 2 * headers.size());
        for (http::header const& header : headers)
            larger.push_back(header);
        wipe_values(headers);
        headers = std::move(larger);
    }
    http::header& added = headers.emplace_back();
    added.name = name;
    added.value = value;
}

// Adds the field of a line of a response, or of a trailer section. A line that begins with a space continues the field before it
// (RFC 9112 section 5.2), which only a client accepts.
[[nodiscard]] inline auto add_line(std::vector<http::header>& headers, std::string_view line, bool may_continue) -> bool
{
    if (line.starts_with(' ') || line.starts_with('\t')) {
        if (!may_continue || headers.empty())
            return false;
        headers.back().value += ' ';
        headers.back().value += trim(line);
        headers.back().value = std::string(trim(headers.back().value));
        return true;
    }
    std::string_view name;
    std::string_view value;
    if (!split_field_line(line, name, value))
        return false;
    add_field(headers, name, value);
    return true;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
