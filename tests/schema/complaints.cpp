// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/complaints.hpp>

#include <doctest/doctest.h>

#include <map>
#include <vector>

// What is refused is in compile_fail/; here stands what must not be.
namespace {

struct base {
    int id{};
};
BOOST_DESCRIBE_STRUCT(base, (), (id))
struct good : base {
    std::optional<std::string> name{};
    std::vector<std::optional<std::string>> tags{};
    std::map<std::string, int> counts{};
    double share{};
};
BOOST_DESCRIBE_STRUCT(good, (base), (name, tags, counts, share))
constexpr auto vouch_schema(vouch::of<good>)
{
    return vouch::schema(vouch::field<&good::id>(vouch::range(1, 9), vouch::multiple_of(3)),
                         vouch::field<&good::name>(vouch::length(1, 9), vouch::one_of("a", "b"),
                                                   vouch::required_if([](good const&) { return true; })),
                         vouch::field<&good::tags>(vouch::items(0, 9), vouch::unique_items(), vouch::each(vouch::length(1, 9))),
                         vouch::field<&good::counts>(vouch::items(0, 9), vouch::each(vouch::range(0, 9), vouch::multiple_of(3))),
                         vouch::field<&good::share>(vouch::exclusive_range(0.0, 1.0)));
}

static_assert(vouch::detail::is_well_formed<good>);

} // namespace

TEST_CASE("a schema in order has no complaint")
{
    CHECK(vouch::detail::is_well_formed<base>);
}
