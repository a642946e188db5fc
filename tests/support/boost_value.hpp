// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_BOOST_VALUE_HPP
#define VOUCH_TESTS_SUPPORT_BOOST_VALUE_HPP
#include <vouch/json/options.hpp>

#include <support/random_value.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string_view>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

// Documents of Boost.JSON: random ones, and how they compare.
namespace support {

// Boost.JSON 1.81 rounds to a double that is near, not always to the nearest.
inline auto same_but_for_rounding(boost::json::value const& ours, boost::json::value const& theirs) -> bool
{
    if (ours.kind() != theirs.kind())
        return false;
    if (auto const* const number = ours.if_double())
        return std::abs(*number - theirs.get_double()) <= std::abs(*number) * 1e-15;
    if (auto const* const items = ours.if_array()) {
        bool same = items->size() == theirs.get_array().size();
        for (std::size_t index = 0; same && index < items->size(); ++index)
            same = same_but_for_rounding((*items)[index], theirs.get_array()[index]);
        return same;
    }
    if (auto const* const members = ours.if_object()) {
        bool same = members->size() == theirs.get_object().size();
        for (auto other = theirs.get_object().begin(); auto const& member : *members) {
            same = same && member.key() == other->key() && same_but_for_rounding(member.value(), other->value());
            ++other;
        }
        return same;
    }
    return ours == theirs;
}

inline auto parsed_by_boost(std::string_view text) -> boost::json::value
{
    boost::json::parse_options options;
    options.max_depth = vouch::parse_options{}.max_depth;
    return boost::json::parse(text, {}, options);
}

inline auto random_value(std::mt19937& random, int depth) -> boost::json::value
{
    switch (random() % (depth > 4 ? 6 : 8)) {
    case 0: return nullptr;
    case 1: return random() % 2 != 0;
    case 2: return std::uniform_int_distribution<std::int64_t>(std::numeric_limits<std::int64_t>::min())(random) >> random() % 64;
    case 3: return std::numeric_limits<std::uint64_t>::max() - random();
    case 4: return std::ldexp(static_cast<double>(random()) - 2e9, static_cast<int>(random() % 600) - 300);
    case 5: return boost::json::value(random_text(random));
    case 6: {
        boost::json::array items;
        for (auto left = random() % 6; left != 0; --left)
            items.emplace_back(random_value(random, depth + 1));
        return items;
    }
    default: {
        boost::json::object members;
        for (auto left = random() % 24; left != 0; --left) // beyond eighteen it has a hash table
            members.emplace(random_text(random), random_value(random, depth + (left > 4 ? 3 : 1)));
        return members;
    }
    }
}

} // namespace support
#endif
