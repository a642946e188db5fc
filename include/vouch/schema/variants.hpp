// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_VARIANTS_HPP
#define VOUCH_SCHEMA_VARIANTS_HPP
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/schema/subject.hpp>
#include <vouch/schema/variant_form.hpp>

#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// What a form says of a std::variant: where its tag stands, and the values of the tag for each alternative.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Variant>
inline constexpr bool variant_has_one_tag = false;
template <class Variant>
inline constexpr bool alternatives_are_told_by_a_tag = false;
template <class Variant>
inline constexpr bool content_stands_in_a_tag = false;
template <class Variant>
inline constexpr bool content_is_not_named_as_the_tag = false;
template <class Variant, class Alternative>
inline constexpr bool alternative_has_a_tag_value = false;
template <class Variant, class Alternative>
inline constexpr bool alternative_stands_once = false;
template <class Variant, class Alternative>
inline constexpr bool several_values_have_a_tag_member = false;
template <class Variant, class Alternative>
inline constexpr bool tag_value_is_used_once = false;
template <class Variant, class Alternative>
inline constexpr bool tag_member_holds_a_text = false;
template <class Variant, class Alternative>
inline constexpr bool tag_value_is_an_enumerator = false;
template <class Variant>
inline constexpr bool other_alternative_has_no_value = false;
} // namespace complaint

namespace detail {

template <class Type, std::size_t Values, std::size_t Index>
constexpr auto values_for(held<Index, alternative_named<Type, Values>> const& row) noexcept
    -> std::array<std::string_view, Values> const&
{
    return row.item.values;
}

template <class Item, class Type>
inline constexpr bool is_alternative_for = false;
template <class Type, std::size_t Values>
inline constexpr bool is_alternative_for<alternative_named<Type, Values>, Type> = true;

template <class Type, class List>
inline constexpr std::size_t count_alternative = 0;
template <class Type, class... Items>
inline constexpr std::size_t count_alternative<Type, boost::mp11::mp_list<Items...>> =
    (std::size_t{is_alternative_for<Items, Type>} + ... + std::size_t{0});

// How many values of the tag the items name for `Type`, all in all.
template <class Item, class Type>
inline constexpr std::size_t values_in_item = 0;
template <class Type, std::size_t Values>
inline constexpr std::size_t values_in_item<alternative_named<Type, Values>, Type> = Values;
template <class Type, class List>
inline constexpr std::size_t count_tag_values = 0;
template <class Type, class... Items>
inline constexpr std::size_t count_tag_values<Type, boost::mp11::mp_list<Items...>> =
    (values_in_item<Items, Type> + ... + std::size_t{0});

// The index of the member with the JSON name `called`; how many members there are if none has it.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto find_member([[maybe_unused]] std::string_view called, List<Descriptors...>) -> std::size_t
{
    constexpr std::array<std::string_view, sizeof...(Descriptors)> names{json_name<Type, Descriptors>...};
    std::size_t index = 0;
    while (index != names.size() && names[index] != called)
        ++index;
    return index;
}

// The value of a tag as a member may hold it: a text, an enumeration, or an open value of either, which may be absent.
template <class Member>
consteval auto holds_tag() -> bool
{
    constexpr shape kind = shape_of<present_type<Member>>;
    if constexpr (kind == shape::open)
        return shape_of<typename present_type<Member>::value_type> == shape::named;
    else
        return kind == shape::string || kind == shape::named;
}

template <class Member>
struct tag_enumeration {
    using type = Member;
    static constexpr bool is_closed = described_enum<Member>;
};
template <class Value>
struct tag_enumeration<open<Value>> {
    using type = Value;
    static constexpr bool is_closed = false;
};

// Whether a member of this type can be read from each of the values.
template <class Member, std::size_t Values>
consteval auto takes_all([[maybe_unused]] std::array<std::string_view, Values> const& values) -> bool
{
    using bare = present_type<Member>;
    if constexpr (tag_enumeration<bare>::is_closed)
        for (auto const value : values) {
            bool found = false;
            for (auto const name : enumerators<bare>::names)
                found = found || name == value;
            if (!found)
                return false;
        }
    return true;
}

template <class Variant, class Form = own_form<Variant>>
struct alternatives;
template <class... Alternatives, class Form>
struct alternatives<std::variant<Alternatives...>, Form> {
    using variant = std::variant<Alternatives...>;
    using items = form_items<Form>;
    static constexpr std::size_t size = sizeof...(Alternatives);
    template <class Item>
    static constexpr std::size_t count_items = boost::mp11::mp_count<items, Item>::value;

    template <class Alternative>
    static constexpr bool is_other = std::same_as<Alternative, other_alternative>;
    static constexpr bool has_other = (is_other<Alternatives> || ...);

    static constexpr tag_place place = place_of_tag<Form>;
    static constexpr std::string_view tag_name = tag_of_form<Form> ? tag_of_form<Form>->text : std::string_view();
    static constexpr std::string_view content_name = tag_of_form<Form> ? tag_of_form<Form>->beside : std::string_view();

    // The values of the tag for an alternative.
    template <class Alternative>
    static constexpr auto values() noexcept -> auto const&
    {
        return values_for<Alternative>(Form::row());
    }

    // Whether an alternative describes the tag as one of its members, and the descriptor of that.
    template <class Alternative>
    static consteval auto find_declared() -> bool
    {
        using type = unboxed_type<Alternative>;
        if constexpr (place == tag_place::inside && shape_of<type> == shape::object)
            return find_member<type>(tag_name, json_members<type>{}) != list_size<json_members<type>>;
        else
            return false;
    }
    template <class Alternative>
    static constexpr bool declares_tag = find_declared<Alternative>();
    template <class Alternative>
    using tag_member =
        boost::mp11::mp_at_c<json_members<unboxed_type<Alternative>>,
                             find_member<unboxed_type<Alternative>>(tag_name, json_members<unboxed_type<Alternative>>{})>;

    template <class Alternative>
    static consteval auto require_tag_member() -> bool
    {
        if constexpr (!declares_tag<Alternative>) {
            constexpr bool told = values<Alternative>().size() == 1;
            if constexpr (!told)
                static_assert(complaint::several_values_have_a_tag_member<variant, Alternative>,
                              "which of several values was read would be lost: describe the tag as a member of this alternative, "
                              "in which it stands then");
            return told;
        } else {
            using member = member_type<unboxed_type<Alternative>, tag_member<Alternative>>;
            if constexpr (!holds_tag<member>()) {
                static_assert(complaint::tag_member_holds_a_text<variant, Alternative>,
                              "this alternative describes the tag as a member whose type holds no text: make it a std::string, a "
                              "described enumeration or an open one, or leave it out of the description");
                return false;
            } else {
                constexpr bool taken = takes_all<member>(values<Alternative>());
                if constexpr (!taken)
                    static_assert(complaint::tag_value_is_an_enumerator<variant, Alternative>,
                                  "this alternative describes the tag as an enumeration that lacks a value of the tag");
                return taken;
            }
        }
    }

    template <class Alternative>
    static consteval auto require_alternative() -> bool
    {
        constexpr std::size_t count = count_alternative<Alternative, items>;
        if constexpr (is_other<Alternative>) {
            if constexpr (count != 0)
                static_assert(complaint::other_alternative_has_no_value<variant>,
                              "other_alternative stands for every value of the tag that is left: leave out its alternative");
            return count == 0;
        } else if constexpr (count > 1) {
            static_assert(complaint::alternative_stands_once<variant, Alternative>,
                          "this alternative stands twice: name its values in one, alternative<T>(\"a\", \"b\")");
            return false;
        } else {
            if constexpr (count_tag_values<Alternative, items> == 0) {
                static_assert(complaint::alternative_has_a_tag_value<variant, Alternative>,
                              "the schema of this variant lacks an alternative<T>(\"value\") for this type");
                return false;
            } else {
                return require_tag_member<Alternative>();
            }
        }
    }

    static consteval auto require_tag() -> bool
    {
        constexpr std::size_t tags = count_items<tag> + count_items<name_is_tag_t>;
        if constexpr (count_items<content> != 0) {
            static_assert(complaint::content_stands_in_a_tag<variant>,
                          "content names the member beside a tag: write tag(\"type\", content(\"data\"))");
            return false;
        } else if constexpr (tags == 0) {
            static_assert(complaint::alternatives_are_told_by_a_tag<variant>,
                          "alternative<T>(\"value\") gives the value of a tag: say where it stands, by tag(\"member\"), "
                          "tag(\"member\", content(\"member\")) or name_is_tag()");
            return false;
        } else if constexpr (tags > 1) {
            static_assert(complaint::variant_has_one_tag<variant>, "a variant has one tag: choose one of these");
            return false;
        } else {
            constexpr bool differ = place != tag_place::beside || tag_name != content_name;
            if constexpr (!differ)
                static_assert(complaint::content_is_not_named_as_the_tag<variant>,
                              "the tag and the content beside it are two members: give them different names");
            return differ;
        }
    }

    static constexpr std::size_t value_count = (count_tag_values<Alternatives, items> + ... + std::size_t{0});
    template <class Filled>
    using list_for_values = std::array<Filled, value_count>;

    // Calls put(index of the value, value, index of its alternative) for each value.
    template <class Put>
    static consteval void list_values(Put const& put)
    {
        std::size_t slot = 0;
        std::size_t index = 0;
        auto const list = [&]<class Alternative>(std::type_identity<Alternative>) {
            if constexpr (!is_other<Alternative>)
                for (auto const value : values<Alternative>())
                    put(slot++, value, index);
            ++index;
        };
        (list(std::type_identity<Alternatives>{}), ...);
    }
    static consteval auto list_names() -> list_for_values<std::string_view>
    {
        list_for_values<std::string_view> all{};
        list_values([&](std::size_t slot, std::string_view value, std::size_t) { all[slot] = value; });
        return all;
    }
    static consteval auto list_owners() -> list_for_values<std::size_t>
    {
        list_for_values<std::size_t> all{};
        list_values([&](std::size_t slot, std::string_view, std::size_t index) { all[slot] = index; });
        return all;
    }

    static consteval auto require_values() -> bool
    {
        constexpr std::size_t repeated = find_repeated(list_names());
        if constexpr (repeated != value_count)
            static_assert(
                complaint::tag_value_is_used_once<variant, std::variant_alternative_t<list_owners()[repeated], variant>>,
                "two alternatives have this value of the tag: give one of them another");
        return repeated == value_count;
    }

    static consteval auto require_well_formed() -> bool
    {
        if constexpr (!require_subject<variant>())
            return false;
        else if constexpr (!require_tag())
            return false;
        else if constexpr (!(require_alternative<Alternatives>() && ...))
            return false;
        else
            return require_values();
    }

    static constexpr bool is_well_formed = require_well_formed();

    // All values of the tag, and the index of the alternative that each stands for. Of a form that is not in order, none.
    static consteval auto checked_names() -> list_for_values<std::string_view>
    {
        if constexpr (is_well_formed)
            return list_names();
        else
            return {};
    }
    static consteval auto checked_owners() -> list_for_values<std::size_t>
    {
        if constexpr (is_well_formed)
            return list_owners();
        else
            return {};
    }
    static constexpr list_for_values<std::string_view> names = checked_names();
    static constexpr list_for_values<std::size_t> owners = checked_owners();
};

// Whether a value needs no content beside its tag: null, or an object without members.
template <class Type>
consteval auto may_lack_content() -> bool
{
    using type = unboxed_type<Type>;
    if constexpr (shape_of<type> == shape::object)
        return list_size<members_of<type>> == 0;
    else
        return shape_of<type> == shape::null;
}

template <class Facts>
inline constexpr auto list_of_alternatives = make_list<size_of_list(Facts::names)>(Facts::names);

template <class Facts>
inline constexpr std::string_view words_of_alternatives{list_of_alternatives<Facts>.data(), list_of_alternatives<Facts>.size()};

// The error of a tag that names no alternative.
template <class Facts>
constexpr auto unknown_tag() noexcept -> expectation
{
    return {errc::unknown_alternative, words_of_alternatives<Facts>};
}
// The errors of an object whose members' names are the tag: it has none, or one too many.
template <class Facts>
constexpr auto no_name_as_tag() noexcept -> expectation
{
    return {errc::missing_member, words_of_alternatives<Facts>};
}
inline constexpr expectation second_name_as_tag{errc::duplicate_member, "one member, whose name is the tag"};
inline constexpr expectation other_is_no_object{errc::wrong_type, "an object"};
inline constexpr expectation tag_is_no_text{errc::wrong_type, "a string"};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
