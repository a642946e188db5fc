// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP
#include <vouch/read/any_order.hpp>
#include <vouch/read/map.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/validate/rule_checks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Whether null stands here and is refused: an optional member is absent rather than null.
template <class Type>
VOUCH_INLINE auto refuses_null([[maybe_unused]] reader const& in, [[maybe_unused]] char const* at) -> bool
{
    if constexpr (shape_of<Type> == shape::optional && takes_null<Type>)
        return in.is(at, 'n') && !in.options().null_as_absent;
    else
        return false;
}

// A member's value, `at` behind the colon: one function for each type of member, shared by all structs.
template <class Type>
VOUCH_OUTLINE auto read_member_value(reader& in, char const* at, Type& to) -> char const*
{
    at = in.skip_likely_space(at);
    return refuses_null<Type>(in, at) ? in.refuse_type(at, expected_json<Type>()) : read_value_inline(in, at, to);
}

// Complains of all items that break a rule, where they stand in the array or object from `begin` to `end`, which was read without
// a mistake: each is read once more, since a set or a map does not know the order of the text.
template <class Type, class Descriptor>
VOUCH_COLD auto complain_of_items(reader& in, char const* begin, char const* end) -> bool
{
    using container = bare_type<member_type<Type, Descriptor>>;
    constexpr bool is_map = shape_of<container> == shape::map;
    reader items({begin, static_cast<std::size_t>(end - begin)}, in.options());
    bool const outermost = is_map && in.enter_map(begin);
    separated next{items.skip_space(begin + 1), true};
    bool more = true;
    while (more && next.more) {
        char const* at = next.at;
        if constexpr (is_map) {
            std::string_view key;
            at = items.read_colon(items.read_string(at, key));
        }
        typename item_of<container>::type item{};
        next = items.read_separator(read_value(items, at, item), is_map ? '}' : ']');
        more = keeps_rules_of_each<Type, Descriptor>(
            item, [&](expectation const& what) { return in.complain(at, place::value, what); });
    }
    in.leave_map(outermost);
    return more;
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, char const* at, Type& object) -> char const*
{
    auto& value = object.*Descriptor::pointer;
    if constexpr (!has_value_rules<Type, Descriptor>) {
        return read_member_value(in, at, value);
    } else {
        std::size_t const before = in.marks().size();
        char const* const end = read_member_value(in, at, value);
        if (end == nullptr || in.marks().size() != before)
            return end;
        [[maybe_unused]] bool items_are_told = false;
        bool const more =
            keeps_rules<Type, Descriptor>(value, [&](expectation const& what, [[maybe_unused]] std::optional<std::size_t> item) {
                if constexpr (has_each<Type, Descriptor>)
                    if (item)
                        return std::exchange(items_are_told, true) ||
                               complain_of_items<Type, Descriptor>(in, in.skip_space(at), end);
                return in.complain(end, place::value_end, what);
            });
        return more ? end : nullptr;
    }
}

template <class Type, class Descriptor>
auto read_member_of(reader& in, char const* at, void* object) -> char const*
{
    return read_member<Type, Descriptor>(in, at, *static_cast<Type*>(object));
}

template <class Type>
auto keep_undeclared(reader& in, char const* at, void* object, char const* key, std::string_view name) -> char const*
{
    return read_entry(in, at, static_cast<Type*>(object)->*catch_all_of<Type>::pointer, key, name);
}

template <class Type>
consteval auto undeclared_keeper() -> char const* (*)(reader&, char const*, void*, char const*, std::string_view)
{
    if constexpr (has_catch_all<Type>)
        return &keep_undeclared<Type>;
    else
        return nullptr;
}

template <class Type, class Descriptor>
inline constexpr bool may_be_missing = may_be_absent<member_type<Type, Descriptor>> || has_rule<defaulted_t, Type, Descriptor>;

template <class Type, class List = json_members<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr key_table<sizeof...(Descriptors)> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<member_reader, sizeof...(Descriptors)> readers{&read_member_of<Type, Descriptors>...};

    static consteval auto bits(std::array<bool, sizeof...(Descriptors)> const& flags) -> std::uint64_t
    {
        std::uint64_t all = 0;
        for (std::size_t index = 0; index < flags.size(); ++index)
            all |= static_cast<std::uint64_t>(flags[index]) << index;
        return all;
    }
    static constexpr std::uint64_t required = bits({!may_be_missing<Type, Descriptors>...});
    static constexpr std::uint64_t nullable = bits({is_nullable<member_type<Type, Descriptors>>...});

    static constexpr object_table table{
        names.lookup(), readers.data(), required, nullable, inherits_item<strict_members_t, Type>, undeclared_keeper<Type>()};
};

// The next member if it is the one that `Descriptor` describes. Whether the one after that may come next: not where this one is
// needed and did not come, since then the text has an order of its own.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, separated& next, Type& object, object_progress& progress, std::uint64_t bit) -> bool
{
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1); // "name":
    if (!in.has(next.at, key.size()) || !stands_at(next.at, key))
        return may_be_missing<Type, Descriptor> || is_nullable<member_type<Type, Descriptor>>;
    progress.seen |= bit;
    char const* const at = read_member<Type, Descriptor>(in, next.at + key.size(), object);
    next = at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
    return next.more;
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_members(reader& in, char const* at, Type& object, object_progress& progress, List<Descriptors...>)
    -> char const*
{
    separated next{at, true};
    if (progress.tag.data() != nullptr)
        next = skip_leading_tag(in, at, progress);
    std::uint64_t bit = 1;
    if (next.more)
        (void)((read_if_next<Type, Descriptors>(in, next, object, progress, bit) && (bit <<= 1, true)) && ...);
    if (next.more) [[unlikely]]
        return read_members_in_any_order(in, next.at, &object, progress, object_facts<Type>::table);
    return next.at;
}

template <class Value>
VOUCH_OUTLINE void reset_member(Value& value)
{
    value.reset();
}

// Gives absent members what a new object has there.
template <class Type, template <class...> class List, class... Descriptors>
VOUCH_OUTLINE void reset_absent([[maybe_unused]] Type& object, [[maybe_unused]] std::uint64_t seen, List<Descriptors...>)
{
    std::uint64_t bit = 1;
    [[maybe_unused]] auto const reset = [&]<class Descriptor>(Descriptor) {
        auto& member = object.*Descriptor::pointer;
        if constexpr (has_rule<defaulted_t, Type, Descriptor>) {
            if ((seen & bit) == 0)
                member = std::move(Type{}.*Descriptor::pointer);
        } else if constexpr (may_be_absent<member_type<Type, Descriptor>> || is_nullable<member_type<Type, Descriptor>>) {
            if ((seen & bit) == 0)
                reset_member(member);
        }
        bit <<= 1;
    };
    (reset(Descriptors{}), ...);
}

template <class Type>
auto report_object_rules(reader& in, Type const& object, char const* begin, char const* end) -> bool
{
    return keeps_object_rules(object, [&](expectation const& what, rule_place where, std::string_view name) {
        switch (where) {
        case rule_place::object: return in.complain(begin, place::object_begin, what);
        case rule_place::member: return in.complain(begin, place::object_begin, what, name);
        case rule_place::missing_member: break;
        }
        return in.complain(end - 1, place::object_end, what, name);
    });
}

template <class Type>
auto read_described(reader& in, char const* at, Type& object, std::string_view tag) -> char const*
{
    object_progress progress{.begin = at, .tag = tag};
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    if constexpr (has_catch_all<Type>)
        (object.*catch_all_of<Type>::pointer).clear();
    progress.gap = static_cast<std::size_t>(at - progress.begin) - 1;
    at = in.is(at, '}') ? at + 1 : read_members(in, at, object, progress, json_members<Type>{});
    if (at == nullptr)
        return nullptr;
    if (in.reuses())
        reset_absent(object, progress.seen, json_members<Type>{});
    if (std::uint64_t const missing = object_facts<Type>::required & ~progress.seen; missing != 0) [[unlikely]]
        if (!report_missing(in, at, missing, object_facts<Type>::table))
            return nullptr;
    if constexpr (has_object_rules<Type>)
        if (in.marks().size() == before && !report_object_rules(in, object, progress.begin, at))
            return nullptr;
    in.leave();
    return at;
}

// An object; `tag` where it is an alternative of a variant, which has found that. A type that is not in order is a compile error
// once, and not another here.
template <described_struct Type>
VOUCH_INLINE auto read_object([[maybe_unused]] reader& in, [[maybe_unused]] char const* at, [[maybe_unused]] Type& object,
                              [[maybe_unused]] std::string_view tag = {}) -> char const*
{
    if constexpr (is_well_formed<Type>)
        return read_described(in, at, object, tag);
    else
        return nullptr;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
