// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {

struct point {
    int x{};
    std::optional<std::vector<int>> list{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, list))

// The documents of a text, each with its line, and null for one that is refused; null where none is taken.
template <class Type>
auto documents(std::string_view text) -> std::string
{
    std::vector<std::tuple<std::size_t, std::optional<Type>>> all;
    bool some = false;
    for (auto const& document : vouch::documents<Type>(text)) {
        some = some || document.value.has_value();
        all.emplace_back(document.position.line, document.value ? std::optional(*document.value) : std::nullopt);
    }
    return some ? vouch::serialize(vouch::serialize(all).value()).value() : "null";
}

} // namespace

int main()
{
    return judge::run({{"lines", documents<point>}, {"values", documents<vouch::raw_json>}, {"records", documents<point>}});
}
