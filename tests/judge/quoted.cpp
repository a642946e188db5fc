// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

namespace {

enum class level : std::int8_t { low = -1, middle = 0, high = 7 };
BOOST_DESCRIBE_ENUM(level, low, middle, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

} // namespace

int main()
{
    return judge::run({{"int64", judge::answer<vouch::quoted<std::int64_t>>},
                       {"bare uint64", judge::answer<vouch::maybe_quoted<std::uint64_t>>},
                       {"int8", judge::answer<vouch::quoted<std::int8_t>>},
                       {"bool", judge::answer<vouch::quoted<bool>>},
                       {"bare bool", judge::answer<vouch::maybe_quoted<bool>>},
                       {"bare double", judge::answer<vouch::maybe_quoted<double>>},
                       {"bare decimal", judge::answer<vouch::maybe_quoted<vouch::decimal>>},
                       {"enumeration", judge::answer<vouch::quoted<level>>},
                       {"variants", judge::answer<std::vector<std::variant<vouch::quoted<int>, bool>>>},
                       {"keys", judge::answer<std::map<vouch::quoted<std::int16_t>, bool>>}});
}
