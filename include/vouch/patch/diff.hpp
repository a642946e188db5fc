// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_DIFF_HPP
#define VOUCH_PATCH_DIFF_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/result.hpp>
#include <vouch/patch/clash.hpp>
#include <vouch/patch/convert.hpp>
#include <vouch/patch/counterpart.hpp>
#include <vouch/patch/nesting.hpp>
#include <vouch/patch/state.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/content.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/nesting.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object before and after a change together, writes the difference into an update and collects the changes that the
// update cannot express.
class differ {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    // Returns true if `update` says anything afterwards. `started`: there was no object before, so every member that is always
    // present must be said.
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
        if constexpr (has_catch_all<Type>) // an update has no member for an unknown member
            if (!same_content(before.*catch_all_of<Type>::pointer, after.*catch_all_of<Type>::pointer))
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
        else if (!same_content(was, is))
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
        } else if constexpr (Manner == manner::deep_patch && merges_objects<Member, Change>) {
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
            if (!must && same_content(before, after))
                return false;
            convert(value_in(after), ensure_value(change));
        }
        return true;
    }

    // Writes a null or an absence of a `Member` into the update so that merge understands it:
    //   the member is    its type may be null    the update says
    //   null             yes                     null
    //   absent           no                      null
    //   absent           yes                     nothing can: an error
    // If the update's member has no null, nothing can in any case.
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

    // Returns true if an object that lacks this member is merged into one whose member has this value.
    template <class From, class Descriptor>
    static auto is_said_by_absence([[maybe_unused]] member_type<From, Descriptor> const& value) -> bool
    {
        if constexpr (has_rule<defaulted_t, From, Descriptor>)
            return same_content(value, From{}.*Descriptor::pointer);
        else if constexpr (can_be_absent<member_type<From, Descriptor>>)
            return state_of(value) == member_state::absent;
        else
            return false;
    }

    // Appends the member or item that is being looked at to the pointer, as long as it lives.
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

/// Limits of `diff`.
struct diff_options {
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
};

/// Returns the `Update` that turns `before` into `after`: `merge(before, *diff<Update>(before, after))` makes them equal.
///
/// Members are matched by JSON name and compared by their described content, whatever == their types have; the order of an
/// unordered container plays no part. The update holds what changed and nothing else, except that members of `Update` that are
/// not optional are filled from `after`. Members that `Type` lacks keep the value that `Update{}` gives them. A changed array
/// goes whole. So does a changed object, unless its member in `Update` says `merge_patch()`: then only its changes go. Null says
/// null if the member can be null; otherwise it says that the member is now absent. A value behind a pointer is copied.
///
/// Errors: `errc::too_deep` if `before` or `after` nests deeper than `max_depth`; nothing is compared or copied then.
///         `errc::not_expressible`, with its pointer, for every change that `Update` cannot express: of a member that it lacks,
///         to an absence or a null that it cannot tell, to an unknown text of an `open` if its type refuses that.
/// Cost:   two walks over both; copies what changed.
/// See:    RFC 7396
template <class Update, class Type>
[[nodiscard]] auto diff(Type const& before, Type const& after, diff_options options = {}) -> result<Update>
{
    static_assert(described_struct<Update> && described_struct<Type>,
                  "vouch::diff: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Update> && described_struct<Type>) {
        if constexpr (detail::is_well_formed<Type> && detail::is_well_formed<Update>) {
            using clash = detail::first_clash<detail::purpose::diff, Type, Update>;
            static_assert(complaint::members_convert<clash>,
                          "vouch::diff: these members have one JSON name, and the value of one cannot be assigned to the other");
            if constexpr (std::same_as<clash, detail::no_clash>) {
                std::string pointer;
                if (detail::find_too_deep(before, options.max_depth, pointer) ||
                    detail::find_too_deep(after, options.max_depth, pointer))
                    return errors{{detail::nested_too_deep(options.max_depth), std::move(pointer)}};
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
