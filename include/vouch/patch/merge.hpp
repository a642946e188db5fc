// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_MERGE_HPP
#define VOUCH_PATCH_MERGE_HPP
#include <vouch/patch/clash.hpp>
#include <vouch/patch/convert.hpp>
#include <vouch/patch/counterpart.hpp>
#include <vouch/patch/state.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/names.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

template <manner Manner, class Type, class Update>
void merge_object(Type& target, Update const& update);

template <class To, class From>
void replace_value(To& to, From const& from);

template <manner Manner, class Member, class Change>
void merge_member(Member& target, Change const& change)
{
    member_state const state = state_of(change);
    if (state == member_state::value) {
        if constexpr (Manner == manner::deep_patch && json_object<member_value_type<Member>> &&
                      json_object<member_value_type<Change>>) {
            if (state_of(target) != member_state::value)
                ensure_value(target) = blank<member_value_type<Member>>();
            merge_object<Manner>(ensure_value(target), value_in(change));
        } else {
            replace_value(ensure_value(target), value_in(change));
        }
    } else if (state == member_state::null) {
        if constexpr (can_be_null<Member>)
            make_null(target);
        else if constexpr (can_be_absent<Member>)
            make_absent(target);
    }
}

template <manner Manner, class Type, class Update, template <class...> class List, class... Descriptors>
void merge_members(Type& target, Update const& update, List<Descriptors...>)
{
    [[maybe_unused]] auto const one = [&]<class Descriptor>(Descriptor) {
        using member = counterpart<Type, Update, Descriptor>;
        if constexpr (!std::is_void_v<member>)
            merge_member<inner_manner<Manner, Update, Descriptor>>(target.*member::pointer, update.*Descriptor::pointer);
    };
    (one(Descriptors{}), ...);
}

template <manner Manner, class Type, class Update>
void merge_object(Type& target, Update const& update)
{
    merge_members<Manner>(target, update, json_members<Update>{});
}

template <class To, class From>
void replace_value(To& to, From const& from)
{
    if constexpr (different_arrays<From, To>) {
        convert_elements(from, to, [](auto const& element, auto& place) { merge_member<manner::whole>(place, element); });
    } else if constexpr (different_objects<From, To>) {
        To made = blank<To>();
        merge_object<manner::whole>(made, from);
        to = std::move(made);
    } else {
        convert_value(from, to);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Changes `target` as `update` says: an absent member changes nothing, a value is assigned, a null sets the member null, or
/// absent where it has no null of its own.
///
/// Members belong together by their JSON names; what the target does not have is ignored. Types that differ are converted:
/// `open<T>` and T, a described struct member by member, a vector element by element. An array goes whole, and so does an
/// object, unless its member in `Update` says `merge_patch()`: then its members, and those of objects in it, are merged like
/// these. It cannot fail: an update that may say what the target cannot hold does not compile.
///
/// Cost:   copies what the update says.
/// See:    RFC 7396, where null means absent in any case
template <class Type, class Update>
void merge(Type& target, Update const& update)
{
    static_assert(described_struct<Type> && described_struct<Update>,
                  "vouch::merge: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Type> && described_struct<Update>) {
        if constexpr (detail::has_well_formed_schema<Update>) {
            using clash = detail::first_clash<detail::purpose::merge, Type, Update>;
            static_assert(members_convert<clash>,
                          "vouch::merge: these members have one JSON name, and the value of one cannot be assigned to the other");
            static_assert(target_can_hold_null<clash>,
                          "vouch::merge: the update may say null, and the target has neither null nor absence");
            static_assert(target_can_hold_unknown_text<clash>,
                          "vouch::merge: the update may hold a text that the target's type refuses: make that open, too");
            static_assert(
                whole_object_has_member<clash>,
                "vouch::merge: the update's object may lack this member, and takes the place of one that always has it: say "
                "merge_patch(), or make the member optional in the target");
            if constexpr (std::same_as<clash, detail::no_clash>)
                detail::merge_object<detail::manner::patch>(target, update);
        }
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif
