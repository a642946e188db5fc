// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/state.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

using vouch::detail::can_be_absent;
using vouch::detail::can_be_null;
using vouch::detail::ensure_value;
using vouch::detail::make_absent;
using vouch::detail::make_null;
using vouch::detail::member_state;
using vouch::detail::member_value_type;
using vouch::detail::state_of;
using vouch::detail::value_in;

static_assert(!can_be_absent<int> && !can_be_null<int> && std::is_same_v<member_value_type<int>, int>);
static_assert(can_be_absent<std::optional<int>> && !can_be_null<std::optional<int>>);
static_assert(!can_be_absent<vouch::nullable<int>> && can_be_null<vouch::nullable<int>>);
static_assert(can_be_absent<vouch::patch<int>> && can_be_null<vouch::patch<int>>);
static_assert(std::is_same_v<member_value_type<std::optional<int>>, int> &&
              std::is_same_v<member_value_type<vouch::nullable<int>>, int> &&
              std::is_same_v<member_value_type<vouch::patch<int>>, int>);

constexpr bool a_member_has_the_states_of_its_type()
{
    std::optional<int> optional;
    vouch::nullable<int> nullable;
    vouch::patch<int> patch;
    bool const at_first = state_of(7) == member_state::value && state_of(optional) == member_state::absent &&
                          state_of(nullable) == member_state::null && state_of(patch) == member_state::absent;
    make_null(patch);
    bool const null = state_of(patch) == member_state::null && patch == vouch::null;
    ensure_value(optional) = ensure_value(nullable) = ensure_value(patch) = 7;
    bool const values = state_of(optional) == member_state::value && state_of(nullable) == member_state::value &&
                        state_of(patch) == member_state::value && value_in(optional) == 7 && value_in(nullable) == 7 &&
                        value_in(patch) == 7 && value_in(7) == 7;
    bool const kept = ensure_value(optional) == 7 && ensure_value(nullable) == 7 && ensure_value(patch) == 7;
    make_absent(optional);
    make_null(nullable);
    make_absent(patch);
    return at_first && null && values && kept && !optional && nullable.is_null() && !patch;
}
static_assert(a_member_has_the_states_of_its_type());

constexpr bool a_plain_member_is_its_own_value()
{
    int plain = 7;
    return &value_in(plain) == &plain && &ensure_value(plain) == &plain;
}
static_assert(a_plain_member_is_its_own_value());

static_assert(can_be_absent<std::unique_ptr<int>> && !can_be_null<std::shared_ptr<int>> &&
              std::is_same_v<member_value_type<std::shared_ptr<int>>, int>);

struct defaults {
    int always = 5;
    std::optional<int> at_times = 6;
    vouch::nullable<int> nullable = 7;
    vouch::patch<int> patch = 8;
    std::optional<int> with_default = 9;
};
BOOST_DESCRIBE_STRUCT(defaults, (), (always, at_times, nullable, patch, with_default))
constexpr auto vouch_schema(vouch::of<defaults>)
{
    return vouch::schema(vouch::field<&defaults::with_default>(vouch::defaulted()));
}

struct code : vouch::text<code> {
    using text::text;
    static constexpr vouch::text_info info{.code = "not_a_code", .expected = "a code"};
    static constexpr bool valid(std::string_view) noexcept { return true; }
};
BOOST_DESCRIBE_STRUCT(code, (), ())

static_assert(vouch::detail::json_object<defaults>);
static_assert(!vouch::detail::json_object<code>, "a text that is described stays a text");
static_assert(!vouch::detail::json_object<int> && !vouch::detail::json_object<std::string>);

} // namespace

TEST_CASE("state: a member has the states of its type")
{
    CHECK(a_member_has_the_states_of_its_type());
    CHECK(a_plain_member_is_its_own_value());
}

TEST_CASE("state: a blank object has its initial values, except that members that may be absent are absent")
{
    auto const blank = vouch::detail::blank<defaults>();
    CHECK(blank.always == 5);
    CHECK_FALSE(blank.at_times.has_value());
    CHECK(blank.nullable == 7);
    CHECK_FALSE(blank.patch.has_value());
    CHECK(blank.with_default == 9);
}

TEST_CASE("state: a pointer is absent if it is empty; a value that others share is made anew")
{
    std::unique_ptr<int> own;
    CHECK(state_of(own) == member_state::absent);
    ensure_value(own) = 7;
    int const* const place = own.get();
    ensure_value(own) = 8;
    CHECK(own.get() == place);
    make_absent(own);
    CHECK(!own);

    auto shared = std::make_shared<int>(7);
    auto const other = shared;
    ensure_value(shared) = 8;
    CHECK((*shared == 8 && *other == 7));
}
