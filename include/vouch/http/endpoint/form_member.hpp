// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_FORM_MEMBER_HPP
#define VOUCH_HTTP_ENDPOINT_FORM_MEMBER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/shape.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

// What the members of a struct are in a form: values, each with one text, and in a multipart form also files and JSON.
namespace vouch::inline VOUCH_ABI::http::detail {

enum class form_kind : std::uint8_t {
    none,    // no place in a form
    text,    // a value that is a string in JSON
    number,  //
    boolean, //
    json,    // any other mapped type
    file,    //
};

template <class Type>
consteval auto find_form_kind() -> form_kind
{
    using vouch::detail::shape;
    constexpr shape kind = vouch::detail::shape_of<Type>;
    if constexpr (std::is_same_v<Type, file>)
        return form_kind::file;
    else if constexpr (!mapped<Type>)
        return form_kind::none;
    else if constexpr (kind == shape::represented) // one that is no value itself stays the JSON of its representation
        return find_form_kind<vouch::detail::representation_type<Type>>();
    else if constexpr (kind == shape::open)
        return find_form_kind<typename Type::value_type>();
    else if constexpr (kind == shape::string || kind == shape::secret || kind == shape::named || kind == shape::quoted)
        return form_kind::text;
    else if constexpr (kind == shape::integer || kind == shape::floating || kind == shape::number_name ||
                       kind == shape::number_text)
        return form_kind::number;
    else
        return kind == shape::boolean ? form_kind::boolean : form_kind::json;
}
template <class Type>
inline constexpr form_kind form_kind_of = find_form_kind<Type>();

// A type whose value is one text of a form.
template <class Type>
concept form_value =
    form_kind_of<Type> == form_kind::text || form_kind_of<Type> == form_kind::number || form_kind_of<Type> == form_kind::boolean;

// The type of one field of a member: what an optional or a list holds, else the member itself.
template <class Member>
struct form_item {
    using type = Member;
};
template <class Member>
    requires vouch::detail::may_be_absent<Member>
struct form_item<Member> {
    using type = std::remove_cvref_t<decltype(*std::declval<Member&>())>;
};
template <class Member>
inline constexpr bool is_form_list = vouch::detail::shape_of<Member> == vouch::detail::shape::sequence ||
                                     vouch::detail::shape_of<Member> == vouch::detail::shape::set;
template <class Member>
    requires is_form_list<Member>
struct form_item<Member> {
    using type = typename Member::value_type;
};
template <class Member>
using form_item_of = typename form_item<Member>::type;

// What a struct says of one field.
struct form_field {
    std::string_view name{};
    form_kind kind{};
    bool is_list = false;
    bool is_optional = false;
};

template <class Type, class List = vouch::detail::json_members<Type>>
struct form_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct form_facts<Type, List<Descriptors...>> {
    template <class Descriptor>
    using member = vouch::detail::member_type<Type, Descriptor>;

    static constexpr std::size_t size = sizeof...(Descriptors);
    static constexpr std::array<form_field, size> fields{
        {{vouch::detail::json_name<Type, Descriptors>, form_kind_of<form_item_of<member<Descriptors>>>,
          is_form_list<member<Descriptors>>, vouch::detail::may_be_absent<member<Descriptors>>}...}};

    // Calls use.operator()<Descriptor>(index) for each member.
    template <class Use>
    static void for_each(Use const& use)
    {
        std::size_t index = 0;
        ((use.template operator()<Descriptors>(index), ++index), ...);
    }
};

// The member that a complaint is about.
template <auto Member>
struct form_member {};

template <bool IsMultipart, class Member>
inline constexpr bool has_a_place_in_a_form =
    IsMultipart ? form_kind_of<form_item_of<Member>> != form_kind::none : form_value<form_item_of<Member>>;

template <bool IsMultipart, class Type, template <class...> class List, class... Descriptors>
consteval auto find_form_culprit(List<Descriptors...>)
{
    return std::type_identity<
        item_at<type_list<form_member<Descriptors::pointer>...>,
                first_true({!has_a_place_in_a_form<IsMultipart, vouch::detail::member_type<Type, Descriptors>>...})>>{};
}

// The first member of a described struct that a form cannot hold, or nothing. The map of unknown members is one: a form has no
// JSON values to keep there.
template <bool IsMultipart, class Type>
struct form_culprit {
    using type = typename decltype(find_form_culprit<IsMultipart, Type>(vouch::detail::json_members<Type>{}))::type;
};
template <bool IsMultipart, class Type>
    requires vouch::detail::has_catch_all<Type>
struct form_culprit<IsMultipart, Type> {
    using type = form_member<vouch::detail::catch_all_of<Type>::pointer>;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
