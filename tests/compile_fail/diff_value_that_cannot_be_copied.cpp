// SPDX-License-Identifier: BSL-1.0
// EXPECT: these members have one JSON name, and the value of one cannot be assigned to the other
// EXPECT: type_clash<&house::rooms, &house_change::rooms, 
#include <vouch/vouch.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>

struct room {
    int beds{};
};
BOOST_DESCRIBE_STRUCT(room, (), (beds))
struct house {
#ifdef BROKEN
    std::map<std::string, std::unique_ptr<room>> rooms{};
#else
    std::map<std::string, std::shared_ptr<room>> rooms{};
#endif
};
BOOST_DESCRIBE_STRUCT(house, (), (rooms))
struct house_change {
    std::optional<decltype(house::rooms)> rooms{};
};
BOOST_DESCRIBE_STRUCT(house_change, (), (rooms))

auto update = vouch::diff<house_change>(house{}, house{});
