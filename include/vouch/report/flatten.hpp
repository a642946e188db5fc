// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_FLATTEN_HPP
#define VOUCH_REPORT_FLATTEN_HPP
#include <vouch/core/error.hpp>

#include <map>
#include <string>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// Maps each pointer to its messages, for a form that shows them beside its fields: `flatten(errors)["/address/country"]`.
[[nodiscard]] inline auto flatten(errors const& all) -> std::map<std::string, std::vector<std::string>>
{
    std::map<std::string, std::vector<std::string>> messages;
    for (error const& each : all)
        messages[each.pointer()].push_back(each.message());
    return messages;
}

} // namespace vouch::inline VOUCH_ABI
#endif
