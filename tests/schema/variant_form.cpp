// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/variant_form.hpp>

#include <vouch/schema/variants.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace vouch::detail;

struct card {};
BOOST_DESCRIBE_STRUCT(card, (), ())
using payment = std::variant<card>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"));
}
struct base {
    payment plain{};
    payment other{};
    std::vector<std::vector<payment>> nested{};
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(base, (), (plain, other, nested, text))
constexpr auto vouch_schema(vouch::of<base>)
{
    using namespace vouch;
    return vouch::schema(field<&base::other>(tag("is", content("value")), alternative<card>("c")),
                         field<&base::nested>(max_items(3), each(max_items(2), each(name_is_tag, alternative<card>("n")))),
                         field<&base::text>(not_empty));
}
struct derived : base {};
BOOST_DESCRIBE_STRUCT(derived, (base), ())
constexpr auto vouch_schema(vouch::of<derived>)
{
    using namespace vouch;
    return vouch::schema(field<&base::other>(name_is_tag, alternative<card>("d")), field<&base::plain>(title("t")));
}

template <class Type, std::size_t Index>
using form_at = member_form<Type, boost::mp11::mp_at_c<vouch::detail::members_of<Type>, Index>>;

static_assert(std::same_as<form_at<base, 0>, no_form> && std::same_as<form_at<base, 3>, no_form>);
static_assert(std::same_as<form_at<derived, 0>, no_form>);
static_assert(is_form_of_value<form_at<base, 1>> && is_tagged_form<form_at<base, 1>> && !has_tag_inside<form_at<base, 1>>);
static_assert(alternatives<payment, form_at<base, 1>>::place == tag_place::beside);
static_assert(alternatives<payment, form_at<derived, 1>>::place == tag_place::name, "the last schema counts");
static_assert(!is_form_of_value<form_at<base, 2>> && !is_form_of_value<item_form<form_at<base, 2>>>);
static_assert(alternatives<payment, item_form<item_form<form_at<base, 2>>>>::names[0] == "n");
static_assert(std::same_as<item_form<no_form>, no_form> && std::same_as<item_form<form_at<base, 1>>, no_form>);
static_assert(std::same_as<form_for<payment, no_form>, own_form<payment>>);
static_assert(std::same_as<form_for<payment, form_at<base, 1>>, form_at<base, 1>>);
static_assert(has_tag_inside<own_form<payment>> && !is_tagged_form<own_form<std::variant<int>>>);

} // namespace

TEST_CASE("variant_form: what a field says of a variant is found by what it stands at")
{
    CHECK(alternatives<payment, form_at<base, 1>>::tag_name == "is");
    CHECK(alternatives<payment, form_at<base, 1>>::content_name == "value");
    CHECK(tag_of_form<own_form<payment>>->text == "type");
    CHECK(!tag_of_form<form_at<derived, 1>>);
}
