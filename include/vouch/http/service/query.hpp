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

namespace vouch::inline VOUCH_ABI::http {

/// The path of a request target: what stands before the query.
[[nodiscard]] inline auto path_of(std::string_view target) noexcept -> std::string_view
{
    return target.substr(0, target.find('?'));
}

/// The values that a query gives a name, in its order, decoded: %XX, and + as the space that HTML forms write so. A value that is
/// not well encoded is there as nothing.
[[nodiscard]] inline auto query_values(std::string_view target, std::string_view name) -> std::vector<std::optional<std::string>>
{
    constexpr auto decode = [](std::string_view text) {
        std::string spaced(text);
        std::replace(spaced.begin(), spaced.end(), '+', ' ');
        return percent_decode(spaced);
    };
    std::vector<std::optional<std::string>> values;
    std::size_t const mark = target.find('?');
    for (std::size_t at = mark; at < target.size();) {
        std::size_t const end = std::min(target.find('&', at + 1), target.size());
        std::string_view const pair = target.substr(at + 1, end - at - 1);
        std::size_t const equals = std::min(pair.find('='), pair.size());
        if (decode(pair.substr(0, equals)) == name)
            values.push_back(decode(pair.substr(std::min(equals + 1, pair.size()))));
        at = end;
    }
    return values;
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
