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
        if constexpr (Manner == manner::deep_patch && merges_objects<Member, Change>) {
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
    [[maybe_unused]] auto const merge_one = [&]<class Descriptor>(Descriptor) {
        using member = counterpart<Type, Update, Descriptor>;
        if constexpr (!std::is_void_v<member>)
            merge_member<inner_manner<Manner, Update, Descriptor>>(target.*member::pointer, update.*Descriptor::pointer);
    };
    (merge_one(Descriptors{}), ...);
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

/// Applies `update` to `target`: an absent member changes nothing, a value is assigned, a null makes the member null, or absent
/// if it cannot be null.
///
/// Members are matched by JSON name; members that the target lacks are ignored. Types that differ are converted: `open<T>` and T,
/// a described struct member by member, an array item by item. An array is replaced. So is an object, unless its member in
/// `Update` says `merge_patch()`: then its members are merged like these, and so are the objects in it. Merging cannot fail: an
/// update that may hold what the target cannot does not compile.
///
/// Cost:   copies what the update says. Copies and converts by recursion, as deep as the update nests: `parse` and `diff` have
///         bounded that by their `max_depth`.
/// See:    RFC 7396, where null always means absent
template <class Type, class Update>
void merge(Type& target, Update const& update)
{
    static_assert(described_struct<Type> && described_struct<Update>,
                  "vouch::merge: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Type> && described_struct<Update>) {
        if constexpr (detail::is_well_formed<Type> && detail::is_well_formed<Update>) {
            using clash = detail::first_clash<detail::purpose::merge, Type, Update>;
            static_assert(complaint::members_convert<clash>,
                          "vouch::merge: these members have one JSON name, and the value of one cannot be assigned to the other");
            static_assert(complaint::target_can_hold_null<clash>,
                          "vouch::merge: the update may say null, and the target has neither null nor absence");
            static_assert(complaint::target_can_hold_unknown_text<clash>,
                          "vouch::merge: the update may hold a text that the target's type refuses: make that open, too");
            static_assert(
                complaint::whole_object_has_member<clash>,
                "vouch::merge: the update's object may lack this member, and takes the place of one that always has it: say "
                "merge_patch(), or make the member optional in the target");
            if constexpr (std::same_as<clash, detail::no_clash>)
                detail::merge_object<detail::manner::patch>(target, update);
        }
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif
