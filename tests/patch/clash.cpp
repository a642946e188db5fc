// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/clash.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::detail::first_clash;
using vouch::detail::member_clash;
using vouch::detail::no_clash;
using vouch::detail::null_clash;
using vouch::detail::purpose;
using vouch::detail::text_clash;
using vouch::detail::type_clash;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

template <class Value>
struct holder {
    Value value{};
    BOOST_DESCRIBE_CLASS(holder, (), (value), (), ())
};
template <class Value>
struct merging {
    Value value{};
    BOOST_DESCRIBE_CLASS(merging, (), (value), (), ())
};
template <class Value>
constexpr auto vouch_schema(vouch::of<merging<Value>>)
{
    return vouch::schema(vouch::field<&merging<Value>::value>(vouch::merge_patch()));
}

template <purpose Purpose, class Value, class Changed>
using clash = first_clash<Purpose, holder<Value>, holder<Changed>>;
template <class Value, class Changed>
inline constexpr bool diff_goes = std::is_same_v<clash<purpose::diff, Value, Changed>, no_clash>;
template <class Value, class Changed>
inline constexpr bool merge_goes = std::is_same_v<clash<purpose::merge, Value, Changed>, no_clash>;
template <class Value, class Changed>
inline constexpr bool both_go = diff_goes<Value, Changed> && merge_goes<Value, Changed>;
template <class Value, class Changed>
inline constexpr bool only_diff_goes = diff_goes<Value, Changed> && !merge_goes<Value, Changed>;
template <class Value, class Changed>
inline constexpr bool none_goes = !diff_goes<Value, Changed> && !merge_goes<Value, Changed>;

using std::optional;
using std::vector;
using vouch::nullable;
using vouch::open;
using vouch::patch;

static_assert(both_go<int, int> && both_go<int, optional<int>> && both_go<optional<int>, int>);
static_assert(both_go<optional<int>, patch<int>> && both_go<nullable<int>, patch<int>> && both_go<patch<int>, patch<int>>);
static_assert(both_go<patch<int>, optional<int>> && both_go<optional<int>, nullable<int>>);
static_assert(none_goes<int, bool> && none_goes<int, optional<std::string>> && none_goes<patch<int>, nullable<long>>);
static_assert(none_goes<vector<int>, vector<long>> && none_goes<int, vector<int>> && none_goes<holder<int>, int>);
static_assert(both_go<std::unique_ptr<int>, std::unique_ptr<int>> && both_go<std::shared_ptr<int>, std::optional<int>>);
static_assert(both_go<vector<std::unique_ptr<int>>, vector<std::unique_ptr<int>>>, "item by item");
static_assert(only_diff_goes<vector<int>, vector<optional<int>>>, "an empty optional in an array is null");

// merge cannot fail: the target holds whatever the update may say
static_assert(only_diff_goes<int, nullable<int>> && only_diff_goes<int, patch<int>>);
static_assert(only_diff_goes<vector<int>, vector<nullable<int>>> && both_go<vector<nullable<int>>, vector<int>>);
static_assert(only_diff_goes<tier, open<tier>> && both_go<open<tier>, tier> && both_go<open<tier>, open<tier>>);
static_assert(both_go<patch<open<tier>>, optional<tier>> && only_diff_goes<patch<tier>, optional<open<tier>>>);

// an object that is replaced
struct address {
    std::string city{};
    optional<std::string> region{};
};
BOOST_DESCRIBE_STRUCT(address, (), (city, region))
struct full_address {
    nullable<std::string> region{};
    std::string city{};
    int number{};
};
BOOST_DESCRIBE_STRUCT(full_address, (), (region, city, number))
struct vague_address {
    optional<std::string> city{};
};
BOOST_DESCRIBE_STRUCT(vague_address, (), (city))
struct no_city {
    optional<std::string> region{};
};
BOOST_DESCRIBE_STRUCT(no_city, (), (region))

static_assert(both_go<address, optional<address>> && both_go<patch<address>, full_address>);
static_assert(only_diff_goes<address, optional<vague_address>> && only_diff_goes<vector<address>, vector<vague_address>>);
static_assert(only_diff_goes<address, optional<no_city>>);
// what its target has a value for of its own
struct defaulted_city {
    std::string city = "Ulm";
    optional<std::string> region{};
};
BOOST_DESCRIBE_STRUCT(defaulted_city, (), (city, region))
constexpr auto vouch_schema(vouch::of<defaulted_city>)
{
    return vouch::schema(vouch::field<&defaulted_city::city>(vouch::defaulted()));
}
static_assert(both_go<defaulted_city, optional<no_city>> && both_go<vector<defaulted_city>, vector<vague_address>>);
// one that is merged
static_assert(std::is_same_v<first_clash<purpose::merge, holder<address>, merging<optional<vague_address>>>, no_clash>);
static_assert(std::is_same_v<first_clash<purpose::merge, holder<optional<address>>, merging<optional<no_city>>>, no_clash>);
static_assert(!std::is_same_v<first_clash<purpose::merge, holder<vector<address>>, merging<vector<no_city>>>, no_clash>,
              "arrays are replaced in any case");
// what one side lacks, on the outside
static_assert(std::is_same_v<first_clash<purpose::merge, address, no_city>, no_clash>);
static_assert(std::is_same_v<first_clash<purpose::merge, no_city, address>, no_clash>);

// the place
static_assert(std::is_same_v<clash<purpose::diff, patch<int>, optional<bool>>,
                             type_clash<&holder<patch<int>>::value, &holder<optional<bool>>::value, int, bool>>);
static_assert(std::is_same_v<clash<purpose::merge, vector<int>, vector<nullable<int>>>,
                             null_clash<&holder<vector<int>>::value, &holder<vector<nullable<int>>>::value, int, nullable<int>>>);
static_assert(std::is_same_v<clash<purpose::merge, tier, open<tier>>,
                             text_clash<&holder<tier>::value, &holder<open<tier>>::value, tier, open<tier>>>);
static_assert(std::is_same_v<clash<purpose::merge, address, vague_address>, member_clash<&address::city, vague_address>>);

// types that contain themselves
struct folder {
    std::string name{};
    vector<folder> folders{};
};
BOOST_DESCRIBE_STRUCT(folder, (), (name, folders))
struct folder_change {
    vector<folder_change> folders{};
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(folder_change, (), (folders, name))
struct wrong_folder {
    vector<wrong_folder> folders{};
    int name{};
};
BOOST_DESCRIBE_STRUCT(wrong_folder, (), (folders, name))

static_assert(both_go<folder, folder_change> && none_goes<folder, wrong_folder>);

} // namespace

TEST_CASE("clash: each sentence is false for its own clash only")
{
    using types = type_clash<&address::city, &no_city::region, int, bool>;
    using null = null_clash<&address::city, &no_city::region, int, bool>;
    using text = text_clash<&address::city, &no_city::region, int, bool>;
    using member = member_clash<&address::city, no_city>;
    auto const wrong = []<class Clash>(std::type_identity<Clash>) {
        return !vouch::complaint::members_convert<Clash> + 2 * !vouch::complaint::target_can_hold_null<Clash> +
               4 * !vouch::complaint::target_can_hold_unknown_text<Clash> + 8 * !vouch::complaint::whole_object_has_member<Clash>;
    };
    CHECK(wrong(std::type_identity<no_clash>{}) == 0);
    CHECK(wrong(std::type_identity<types>{}) == 1);
    CHECK(wrong(std::type_identity<null>{}) == 2);
    CHECK(wrong(std::type_identity<text>{}) == 4);
    CHECK(wrong(std::type_identity<member>{}) == 8);
}
