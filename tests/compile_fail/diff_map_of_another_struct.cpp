// SPDX-License-Identifier: BSL-1.0
// EXPECT: these members have one JSON name, and the value of one cannot be assigned to the other
// EXPECT: type_clash<&house::rooms, &house_change::rooms, 
#include <vouch/vouch.hpp>

#include <map>
#include <optional>
#include <string>

struct room {
    int beds{};
};
BOOST_DESCRIBE_STRUCT(room, (), (beds))
struct room_change {
    std::optional<int> beds{};
};
BOOST_DESCRIBE_STRUCT(room_change, (), (beds))
struct house {
    std::map<std::string, room> rooms{};
};
BOOST_DESCRIBE_STRUCT(house, (), (rooms))
struct house_change {
#ifdef BROKEN
    std::optional<std::map<std::string, room_change>> rooms{};
#else
    std::optional<std::map<std::string, room>> rooms{};
#endif
};
BOOST_DESCRIBE_STRUCT(house_change, (), (rooms))

auto update = vouch::diff<house_change>(house{}, house{});
