// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_COMMA_SEPARATED_HPP
#define VOUCH_HTTP_ENDPOINT_COMMA_SEPARATED_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/percent.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// Writes a list as one parameter with commas between its items: `query_param<"ids", std::vector<int>, comma_separated>` is
/// "ids=1,2,3".
///
/// In a query and a path, a comma inside an item is percent-encoded; a service also reads numbers with encoded
/// commas between them.
/// In a header field, an item with a comma or a quotation mark in it, a space around it, or no character, is a quoted string; a
/// header field may stand several times.
/// See: RFC 9110 sections 5.6.1 and 5.6.4; OpenAPI 3.1.1 section 4.8.12.4, style "form" without explode and style "simple"
struct comma_separated {};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

// Appends an item to the list of a path or a query.
inline void append_encoded_item(std::string& list, std::string_view item, bool is_first)
{
    if (!is_first)
        list += ',';
    list += percent_encode(item);
}

// The items of a list in a path or a query, still percent-encoded. A text without a comma is one item.
[[nodiscard]] inline auto split_at_commas(std::string_view text) -> std::vector<std::string_view>
{
    std::vector<std::string_view> items;
    for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',')) {
        items.push_back(text.substr(0, comma));
        text.remove_prefix(comma + 1);
    }
    items.push_back(text);
    return items;
}

// Appends an item to the list of a header field.
inline void append_field_item(std::string& list, std::string_view item, bool is_first)
{
    if (!is_first)
        list += ", ";
    if (!item.empty() && item.find_first_of(",\"") == item.npos && trimmed(item).size() == item.size()) {
        list += item;
        return;
    }
    list += '"';
    for (char const letter : item) {
        if (letter == '"' || letter == '\\')
            list += '\\';
        list += letter;
    }
    list += '"';
}

// Appends the items of the list in a header field. Empty items are skipped: a recipient ignores them (RFC 9110 section 5.6.1.2).
// Returns false if a quoted string does not end, or if more follows it than white space.
[[nodiscard]] inline auto read_field_items(std::string_view list, std::vector<std::optional<std::string>>& items) -> bool
{
    for (;;) {
        list = trimmed(list);
        if (list.starts_with('"')) {
            std::string item;
            std::size_t at = 1;
            for (; at < list.size() && list[at] != '"'; ++at) {
                if (list[at] == '\\')
                    ++at;
                if (at < list.size())
                    item += list[at];
            }
            if (at >= list.size())
                return false;
            list.remove_prefix(at + 1);
            list = trimmed(list);
            if (!list.empty() && list.front() != ',')
                return false;
            items.emplace_back(std::move(item));
        } else {
            std::string_view const item = list.substr(0, list.find(','));
            list.remove_prefix(item.size());
            if (!item.empty())
                items.emplace_back(trimmed(item));
        }
        if (list.empty())
            return true;
        list.remove_prefix(1); // the comma
    }
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
