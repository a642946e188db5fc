// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_DIFF_HPP
#define VOUCH_PATCH_DIFF_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/result.hpp>
#include <vouch/patch/clash.hpp>
#include <vouch/patch/convert.hpp>
#include <vouch/patch/counterpart.hpp>
#include <vouch/patch/same.hpp>
#include <vouch/patch/state.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/names.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object before and after a change together, puts the difference into an update and collects what that cannot say.
class differ {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    // Whether `update` says anything then. `started`: there was no object before, so what is always there has to be said.
    template <manner Manner, class Type, class Update>
    auto visit_object(Type const& before, Type const& after, bool started, Update& update) -> bool
    {
        return visit_members<Manner>(before, after, started, update, json_members<Type>{});
    }

private:
    template <manner Manner, class Type, class Update, template <class...> class List, class... Descriptors>
    auto visit_members(Type const& before, Type const& after, bool started, Update& update, List<Descriptors...>) -> bool
    {
        bool said = false;
        ((said = visit_member<Manner, Descriptors>(before, after, started, update) || said), ...);
        if constexpr (has_catch_all<Type>) // no update has a word for a member that nobody declared
            if (before.*catch_all_of<Type>::pointer != after.*catch_all_of<Type>::pointer)
                complain();
        return said;
    }

    template <manner Manner, class Descriptor, class Type, class Update>
    auto visit_member(Type const& before, Type const& after, bool started, Update& update) -> bool
    {
        using change = counterpart<Update, Type, Descriptor>;
        auto const& was = before.*Descriptor::pointer;
        auto const& is = after.*Descriptor::pointer;
        step const here(*this, json_name<Type, Descriptor>);
        if constexpr (!std::is_void_v<change>)
            return visit<inner_manner<Manner, Update, change>>(was, is, started, update.*change::pointer);
        else if (!same_value(was, is))
            complain();
        return false;
    }

    template <manner Manner, class Member, class Change>
    auto visit(Member const& before, Member const& after, bool started, Change& change) -> bool
    {
        using value = member_value_type<Member>;
        bool const must = !can_be_absent<Change> || (started && !can_be_absent<Member>);
        member_state const state = state_of(after);
        if (state != member_state::value) {
            if (!must && state_of(before) == state)
                return false;
            say<Member>(state, change);
        } else if constexpr (Manner == manner::deep_patch && json_object<value> && json_object<member_value_type<Change>>) {
            bool const is_new = state_of(before) != member_state::value;
            std::optional<value> nothing;
            value const& was = is_new ? nothing.emplace(blank<value>()) : value_in(before);
            bool const said = visit_object<Manner>(was, value_in(after), started || is_new, ensure_value(change));
            if constexpr (can_be_absent<Change>)
                if (!said && !must && !is_new) {
                    make_absent(change);
                    return false;
                }
        } else {
            if (!must && same_value(before, after))
                return false;
            convert(value_in(after), ensure_value(change));
        }
        return true;
    }

    // A null or an absence of a `Member`, in the words that merge understands: null, where the member has no null of its own.
    template <class Member, class Change>
    void say(member_state state, Change& change)
    {
        if constexpr (can_be_null<Change>) {
            if (state == member_state::null || !can_be_null<Member>)
                make_null(change);
            else
                complain();
        } else {
            complain();
        }
    }

    template <class Member, class Change>
    void convert_member(Member const& from, Change& to)
    {
        member_state const state = state_of(from);
        if (state == member_state::value)
            convert(value_in(from), ensure_value(to));
        else if (state != member_state::absent || !can_be_absent<Change>)
            say<Member>(state, to);
    }

    template <class From, class To>
    void convert(From const& from, To& to)
    {
        if constexpr (different_arrays<From, To>) {
            std::size_t index = 0;
            convert_elements(from, to, [&](auto const& element, auto& place) {
                step const here(*this, std::to_string(index++));
                convert_member(element, place);
            });
        } else if constexpr (different_objects<From, To>) {
            convert_members(from, to, json_members<From>{});
        } else {
            if (!convert_value(from, to))
                complain();
        }
    }

    template <class From, class To, template <class...> class List, class... Descriptors>
    void convert_members(From const& from, To& to, List<Descriptors...>)
    {
        (convert_member_of<Descriptors>(from, to), ...);
        if constexpr (has_catch_all<From>)
            if (!(from.*catch_all_of<From>::pointer).empty())
                complain();
    }

    template <class Descriptor, class From, class To>
    void convert_member_of(From const& from, To& to)
    {
        using change = counterpart<To, From, Descriptor>;
        auto const& member = from.*Descriptor::pointer;
        step const here(*this, json_name<From, Descriptor>);
        if constexpr (!std::is_void_v<change>)
            convert_member(member, to.*change::pointer);
        else if (!is_said_by_absence<From, Descriptor>(member))
            complain();
    }

    // Whether an object that lacks a member is merged into one where it has this value.
    template <class From, class Descriptor>
    static auto is_said_by_absence([[maybe_unused]] member_type<From, Descriptor> const& value) -> bool
    {
        if constexpr (can_be_absent<member_type<From, Descriptor>>)
            return state_of(value) == member_state::absent;
        else if constexpr (has_rule<defaulted_t, From, Descriptor>)
            return same_value(value, From{}.*Descriptor::pointer);
        else
            return false;
    }

    // The way to the member or element that is being looked at.
    class step {
    public:
        step(differ& walk, std::string_view token) : pointer_(walk.pointer_), outside_(walk.pointer_.size())
        {
            append_pointer_token(pointer_, token);
        }
        step(step const&) = delete;
        auto operator=(step const&) -> step& = delete;
        ~step() { pointer_.resize(outside_); }

    private:
        std::string& pointer_;
        std::size_t outside_;
    };

    VOUCH_COLD void complain() { errors_.push_back({{errc::not_expressible, "a change that the update can say"}, pointer_}); }

    std::string pointer_;
    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// The `Update` that turns `before` into `after`: `merge(before, *diff<Update>(before, after))` makes them equal.
///
/// It holds what changed and nothing else, but for members that are not optional: those are filled from `after`. Members belong
/// together by their JSON names; what `Type` does not have stays as `Update{}` has it. An array that changed goes whole, and so
/// does an object, unless its member in `Update` says `merge_patch()`: then only what changed in it goes. A null says null where
/// the member has one, and that it is absent now where it has none.
/// Errors: `errc::not_expressible` with its pointer for every change that `Update` has no way to say: of a member that it
///         lacks, to absence or null that it cannot tell, to an unknown text of an `open` where it has none.
/// Cost:   one walk over both; copies what changed.
/// See:    RFC 7396
template <class Update, class Type>
[[nodiscard]] auto diff(Type const& before, Type const& after) -> result<Update>
{
    static_assert(described_struct<Update> && described_struct<Type>,
                  "vouch::diff: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Update> && described_struct<Type>) {
        if constexpr (detail::has_well_formed_schema<Update>) {
            using clash = detail::first_clash<detail::purpose::diff, Type, Update>;
            static_assert(members_convert<clash>,
                          "vouch::diff: these members have one JSON name, and the value of one cannot be assigned to the other");
            if constexpr (std::same_as<clash, detail::no_clash>) {
                detail::differ both;
                result<Update> update(std::in_place);
                both.visit_object<detail::manner::patch>(before, after, false, *update);
                errors all = std::move(both).take();
                if (all.empty())
                    return update;
                return all;
            }
        }
    }
    return errors{};
}

} // namespace vouch::inline VOUCH_ABI
#endif
