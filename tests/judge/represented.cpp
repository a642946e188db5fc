// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace {

// An even number.
class even {
public:
    even() = default;
    friend auto operator<=>(even const&, even const&) = default;
    friend auto vouch_represent(even const& value, vouch::of<even>) -> int { return value.half_ * 2; }
    friend auto vouch_restore(int value, vouch::of<even>) -> std::optional<even>
    {
        even made;
        made.half_ = value / 2;
        return value % 2 == 0 ? std::optional(made) : std::nullopt;
    }

private:
    int half_ = 0;
};

// Numbers that rise, an array in JSON.
struct rising {
    std::vector<even> numbers{};
    friend auto vouch_represent(rising const& value, vouch::of<rising>) -> std::vector<even> const& { return value.numbers; }
    friend auto vouch_restore(std::vector<even> value, vouch::of<rising>) -> std::optional<rising>
    {
        for (std::size_t index = 1; index < value.size(); ++index)
            if (!(value[index - 1] < value[index]))
                return std::nullopt;
        return rising{std::move(value)};
    }
};

struct sample {
    even number{};
    std::optional<even> other{};
    vouch::nullable<rising> list{};
    std::map<even, rising> by_number{};
};
BOOST_DESCRIBE_STRUCT(sample, (), (number, other, list, by_number))
constexpr auto vouch_schema(vouch::of<sample>)
{
    return vouch::schema(vouch::field<&sample::number>(vouch::range(0, 10)),
                         vouch::field<&sample::list>(vouch::max_items(2), vouch::each(vouch::minimum(0))));
}

} // namespace

int main()
{
    return judge::run({{"even", judge::answer<even>},
                       {"rising", judge::answer<rising>},
                       {"keys", judge::answer<std::map<even, even>>},
                       {"sample", judge::answer<sample>}});
}
