// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_QUERY_HPP
#define VOUCH_HTTP_SERVICE_QUERY_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/percent.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// The path of a request target, without the query.
[[nodiscard]] inline auto path_of(std::string_view target) noexcept -> std::string_view
{
    return target.substr(0, target.find('?'));
}

// Decodes a name or a value of a query: %XX, and + as a space, which HTML forms write. Empty if the encoding is broken.
[[nodiscard]] inline auto query_decode(std::string_view text) -> std::optional<std::string>
{
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    std::optional<std::string> decoded = percent_decode(spaced);
    vouch::detail::wipe(spaced); // a key may stand in a query
    return decoded;
}

// The values of a name in a query, in order and still encoded.
[[nodiscard]] inline auto raw_query_values(std::string_view target, std::string_view name) -> std::vector<std::string_view>
{
    std::vector<std::string_view> values;
    std::size_t separator = target.find('?');
    while (separator < target.size()) {
        std::size_t const end = (std::min)(target.find('&', separator + 1), target.size());
        std::string_view const pair = target.substr(separator + 1, end - separator - 1);
        std::size_t const equals = (std::min)(pair.find('='), pair.size());
        if (query_decode(pair.substr(0, equals)) == name)
            values.push_back(pair.substr((std::min)(equals + 1, pair.size())));
        separator = end;
    }
    return values;
}

// The values of a name in a query, in order and decoded. A value with a broken encoding is an empty optional.
[[nodiscard]] inline auto query_values(std::string_view target, std::string_view name) -> std::vector<std::optional<std::string>>
{
    std::vector<std::optional<std::string>> values;
    for (std::string_view const raw : raw_query_values(target, name))
        values.push_back(query_decode(raw));
    return values;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
