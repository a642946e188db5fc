// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {

// The entries of an object as an array, whose order Python compares; null where the object is refused.
auto entries(std::string_view text) -> std::string
{
    auto const read = vouch::parse<vouch::ordered_map<int>>(text);
    if (!read)
        return "null";
    std::vector<std::tuple<std::string, int>> all;
    for (auto const& [name, value] : *read) {
        if (read->at(name) != value)
            return "false";
        all.emplace_back(name, value);
    }
    return vouch::serialize(vouch::serialize(all).value()).value();
}

} // namespace

int main()
{
    return judge::run({{"entries", entries}, {"again", judge::answer<vouch::ordered_map<vouch::ordered_map<int>>>}});
}
