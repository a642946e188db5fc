// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_QUERY_HPP
#define VOUCH_HTTP_SERVICE_QUERY_HPP
#include <vouch/core/config.hpp>
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

// The values of a name in a query, in order and decoded: %XX, and + as a space, which HTML forms write. A value with a broken
// encoding is an empty optional.
[[nodiscard]] inline auto query_values(std::string_view target, std::string_view name) -> std::vector<std::optional<std::string>>
{
    constexpr auto decode = [](std::string_view text) {
        std::string spaced(text);
        std::replace(spaced.begin(), spaced.end(), '+', ' ');
        return percent_decode(spaced);
    };
    std::vector<std::optional<std::string>> values;
    std::size_t separator = target.find('?');
    while (separator < target.size()) {
        std::size_t const end = (std::min)(target.find('&', separator + 1), target.size());
        std::string_view const pair = target.substr(separator + 1, end - separator - 1);
        std::size_t const equals = (std::min)(pair.find('='), pair.size());
        if (decode(pair.substr(0, equals)) == name)
            values.push_back(decode(pair.substr((std::min)(equals + 1, pair.size()))));
        separator = end;
    }
    return values;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
