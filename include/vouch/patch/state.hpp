// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_STATE_HPP
#define VOUCH_PATCH_STATE_HPP
#include <vouch/core/nullable.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>

#include <concepts>
#include <cstdint>
#include <optional>

// The three states of a member: absent, null, value. T, optional<T>, nullable<T> and patch<T> have one to three of them; a smart
// pointer has those of an optional. A box counts as what it holds.
namespace vouch::inline VOUCH_ABI::detail {

enum class member_state : std::uint8_t { absent, null, value };

template <class Member>
struct member_states {
    using bare = unboxed_type<Member>;
    static constexpr bool absent = false;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<std::optional<Value>> {
    using bare = unboxed_type<Value>;
    static constexpr bool absent = true;
    static constexpr bool null = false;
};
template <smart_pointer Pointer>
struct member_states<Pointer> {
    using bare = unboxed_type<typename Pointer::element_type>;
    static constexpr bool absent = true;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<nullable<Value>> {
    using bare = unboxed_type<Value>;
    static constexpr bool absent = false;
    static constexpr bool null = true;
};
template <class Value>
struct member_states<patch<Value>> {
    using bare = unboxed_type<Value>;
    static constexpr bool absent = true;
    static constexpr bool null = true;
};

// The type of a member's value.
template <class Member>
using member_value_type = typename member_states<Member>::bare;
template <class Member>
inline constexpr bool can_be_absent = member_states<Member>::absent;
template <class Member>
inline constexpr bool can_be_null = member_states<Member>::null;

template <class Member>
constexpr auto state_of([[maybe_unused]] Member const& member) noexcept -> member_state
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return !member ? member_state::absent : member->is_null() ? member_state::null : member_state::value;
    else if constexpr (can_be_absent<Member>)
        return member ? member_state::value : member_state::absent;
    else if constexpr (can_be_null<Member>)
        return member.is_null() ? member_state::null : member_state::value;
    else
        return member_state::value;
}

// The value of a member. Precondition: it has one.
template <class Member>
constexpr auto value_in(Member const& member) noexcept -> member_value_type<Member> const&
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return unboxed(**member);
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return unboxed(*member);
    else
        return unboxed(member);
}

// The value of a member, made if it has none. A value that others may share is made anew: it is theirs, too.
template <class Member>
constexpr auto ensure_value(Member& member) -> member_value_type<Member>&
{
    if constexpr (smart_pointer<Member>) {
        if (std::copy_constructible<Member> || !member)
            member.reset(new typename Member::element_type());
        return unboxed(*member);
    } else if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return ensure_value(member ? *member : member.emplace());
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return unboxed(member.has_value() ? *member : member.emplace());
    else
        return unboxed(member);
}

template <class Member>
    requires(can_be_null<Member>)
constexpr void make_null(Member& member)
{
    member = null;
}

template <class Member>
    requires(can_be_absent<Member>)
constexpr void make_absent(Member& member) noexcept
{
    member.reset();
}

// A described struct that is an object in JSON; one that is a text, or represented, is none.
template <class Type>
concept json_object = described_struct<Type> && (shape_of<Type> == shape::object);

// Whether a deep patch merges the objects in two members. An object behind a pointer goes whole: others may share it.
template <class Member, class Change>
inline constexpr bool merges_objects = json_object<member_value_type<Member>> && json_object<member_value_type<Change>> &&
                                       !smart_pointer<Member> && !smart_pointer<Change>;

template <json_object Object, template <class...> class List, class... Descriptors>
auto make_blank(List<Descriptors...>) -> Object
{
    Object blank{};
    [[maybe_unused]] auto const leave_out = [&]<class Descriptor>(Descriptor) {
        if constexpr (can_be_absent<member_type<Object, Descriptor>> && !has_rule<defaulted_t, Object, Descriptor>)
            make_absent(blank.*Descriptor::pointer);
    };
    (leave_out(Descriptors{}), ...);
    return blank;
}

// The object that "{}" stands for: a member that may be absent is absent, whatever initial value the struct gives it, unless that
// is its default.
template <json_object Object>
auto blank() -> Object
{
    return make_blank<Object>(json_members<Object>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
