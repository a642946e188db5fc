// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP
#include <vouch/read/any_order.hpp>
#include <vouch/read/map.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/schema/unset.hpp>
#include <vouch/validate/rule_checks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Whether a null stands here that is refused: an optional member is absent rather than null.
template <class Type, class Limit>
VOUCH_INLINE auto refuses_null([[maybe_unused]] reader const& in, [[maybe_unused]] char const* at) -> bool
{
    if constexpr (shape_of<Type> == shape::optional && takes_null_as<Type, Limit>)
        return in.is(at, 'n') && !in.options().null_as_absent;
    else
        return false;
}

// Reads a member's value; `at` is behind the colon. There is one function for each type of member, shared by all structs.
template <class Type, class Limit>
VOUCH_OUTLINE auto read_member_value(reader& in, char const* at, Type& to, Limit const& limit) -> char const*
{
    at = in.skip_likely_space(at);
    return refuses_null<Type, Limit>(in, at) ? in.refuse_type(at, expected_json<Type>()) : read_value_inline(in, at, to, limit);
}

// How many items the rules of a member let its list, set or map have.
template <class Type, class Descriptor>
constexpr auto item_limit_of()
{
    if constexpr (has_rule<items, Type, Descriptor>) {
        items const* lowest = nullptr;
        field_of<Type, Descriptor>::all([&]<class Rule>([[maybe_unused]] Rule const& rule) {
            if constexpr (std::same_as<Rule, items>)
                if (lowest == nullptr || rule.most() < lowest->most())
                    lowest = &rule;
            return true;
        });
        return item_limit{lowest->most(), {errc::too_long, "{} items", limits_of_count(lowest->least(), lowest->most())}};
    } else {
        return unlimited{};
    }
}

// The same, and how its field says that the variants in it are told apart.
template <class Type, class Descriptor, class Limit>
constexpr auto with_form(Limit limit)
{
    using form = member_form<Type, Descriptor>;
    if constexpr (std::same_as<form, no_form>)
        return limit;
    else
        return formed<Limit, form>{limit};
}

// Gives a member the value that it has in `fresh`, a new object. Returns false, and leaves the member, where that value is unset.
template <class Type, class Descriptor>
VOUCH_INLINE auto reset_to_default(Type& object, Type& fresh) -> bool
{
    if constexpr (may_be_unset<member_type<Type, Descriptor>>())
        if (is_unset<member_form<Type, Descriptor>>(fresh.*Descriptor::pointer))
            return false;
    if (&fresh != &object)
        object.*Descriptor::pointer = std::move(fresh.*Descriptor::pointer);
    return true;
}

// Reads null as the default of a member that has one. Returns null where it does not stand for that.
template <class Type, class Descriptor>
VOUCH_COLD auto read_null_as_default(reader& in, char const* at, Type& object) -> char const*
{
    at = in.skip_space(at);
    if (!in.is(at, 'n') || !in.has(at, 4) || !stands_at(at, "null"))
        return nullptr;
    Type fresh{};
    return reset_to_default<Type, Descriptor>(object, fresh) ? at + 4 : nullptr;
}

// Whether null is a value of this member, not the absence of one.
template <class Member, class Form>
inline constexpr bool null_is_value = json_shape_of<Member> == shape::raw || json_shape_of<Member> == shape::dom ||
                                      (is_form_of_value<Form>                ? shape_of<Member> == shape::nullable
                                       : shape_of<Member> == shape::optional ? !takes_null<Member>
                                                                             : has_null<Member>);

// Reports each item that breaks a rule, at its place in the array or object from `begin` to `end`, which was read without an
// error. The items are read once more, since a set or a map does not know the order of the text.
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
        next = items.read_separator(read_formed<item_form<member_form<Type, Descriptor>>>(items, at, item), is_map ? '}' : ']');
        more = keeps_rules_of_each<Type, Descriptor>(
            item, [&](expectation const& fault) { return in.complain(at, place::value, fault); });
    }
    in.leave_map(outermost);
    return more;
}

// Reads a value that is checked as JSON in any case, and leaves the member empty where it is refused. The value has a reader of
// its own, so that its errors go nowhere.
template <class Type>
VOUCH_COLD auto read_unless_refused(reader& in, char const* at, Type& to) -> char const*
{
    at = in.skip_space(at);
    char const* const end = in.skip_value(at);
    if (end == nullptr)
        return nullptr;
    reader value({at, static_cast<std::size_t>(end - at)}, in.options());
    if (read_member_value(value, at, to, unlimited{}) == nullptr || !value.marks().empty())
        to.reset();
    return end;
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, char const* at, Type& object) -> char const*
{
    using member = member_type<Type, Descriptor>;
    auto& value = object.*Descriptor::pointer;
    if constexpr (ignores_refused_members<owner_of<Descriptor::pointer>>)
        return read_unless_refused(in, at, value);
    if constexpr (has_rule<defaulted_t, Type, Descriptor> && !null_is_value<member, member_form<Type, Descriptor>>)
        if (in.options().null_as_absent)
            if (char const* const end = read_null_as_default<Type, Descriptor>(in, at, object); end != nullptr)
                return end;
    if constexpr (!has_value_rules<Type, Descriptor>) {
        return read_member_value(in, at, value, with_form<Type, Descriptor>(unlimited{}));
    } else {
        std::size_t const before = in.marks().size();
        char const* const end = read_member_value(in, at, value, with_form<Type, Descriptor>(item_limit_of<Type, Descriptor>()));
        if (end == nullptr || in.marks().size() != before)
            return end;
        [[maybe_unused]] bool items_are_told = false;
        bool const more =
            keeps_rules<Type, Descriptor>(value, [&](expectation const& fault, [[maybe_unused]] std::optional<std::size_t> item) {
                if constexpr (has_each<Type, Descriptor>)
                    if (item)
                        return std::exchange(items_are_told, true) ||
                               complain_of_items<Type, Descriptor>(in, in.skip_space(at), end);
                return in.complain(end, place::value_end, fault);
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
auto keep_unknown_member(reader& in, char const* at, void* object, char const* key, std::string_view name, map_progress& progress)
    -> char const*
{
    return read_entry(in, at, static_cast<Type*>(object)->*catch_all_of<Type>::pointer, key, name, progress);
}

template <class Type>
consteval auto keeper_of_unknown_members() -> unknown_member_keeper
{
    if constexpr (has_catch_all<Type>)
        return &keep_unknown_member<Type>;
    else
        return nullptr;
}

template <class Type, class Descriptor>
inline constexpr bool may_be_missing = may_be_absent<member_type<Type, Descriptor>> || has_rule<defaulted_t, Type, Descriptor>;

// A bit for each member of a struct.
template <std::size_t Members>
using member_bits = std::array<std::uint64_t, words_for(Members)>;

template <class Type, class List = json_members<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr std::size_t size = sizeof...(Descriptors);
    using bits = member_bits<size>;

    static constexpr key_table<size> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<member_reader, size> readers{&read_member_of<Type, Descriptors>...};

    static consteval auto bits_of(std::array<bool, size> const& flags) -> bits
    {
        bits all{};
        for (std::size_t index = 0; index < flags.size(); ++index)
            all[index / word_size] |= static_cast<std::uint64_t>(flags[index]) << (index % word_size);
        return all;
    }
    static constexpr bits required = bits_of({!may_be_missing<Type, Descriptors>...});
    static constexpr bits nullable = bits_of({is_nullable<member_type<Type, Descriptors>>...});
    static constexpr bits defaulted = bits_of({has_rule<defaulted_t, Type, Descriptors>...});
    // Members that are given a value where they are absent, so that none keeps one that the text does not say.
    static constexpr bits reset =
        bits_of({(may_be_missing<Type, Descriptors> || is_nullable<member_type<Type, Descriptors>>)...});

    static constexpr object_table table{names.lookup(),
                                        readers.data(),
                                        required.data(),
                                        nullable.data(),
                                        inherits_item<strict_members_t, Type>,
                                        keeper_of_unknown_members<Type>()};
};

// Whether a member of `all` is not in `seen`.
template <std::size_t Words>
VOUCH_INLINE auto lacks_any(std::array<std::uint64_t, Words> const& seen, std::array<std::uint64_t, Words> const& all) -> bool
{
    std::uint64_t lacking = 0;
    for (std::size_t word = 0; word != Words; ++word)
        lacking |= all[word] & ~seen[word];
    return lacking != 0;
}

// Reads the next member if `Descriptor` describes it. Returns false where the object ends, and where a required
// member was absent: the text has another order then, so go on with `read_members_in_any_order`.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, separated& next, Type& object, object_progress const& progress, std::uint64_t& seen,
                               std::uint64_t bit) -> bool
{
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1); // "name":
    if (!in.has(next.at, key.size()) || !stands_at(next.at, key))
        return may_be_missing<Type, Descriptor> || is_nullable<member_type<Type, Descriptor>>;
    seen |= bit;
    char const* const at = read_member<Type, Descriptor>(in, next.at + key.size(), object);
    next = at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
    return next.more;
}

// Reads members that come in the order of the struct. Returns as `read_if_next` of the last member.
template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_in_order(reader& in, separated& next, Type& object, object_progress const& progress,
                                [[maybe_unused]] std::uint64_t* seen, List<Descriptors...>) -> bool
{
    std::uint64_t bit = 1;
    return ((read_if_next<Type, Descriptors>(in, next, object, progress, *seen, bit) && (bit <<= 1, true)) && ...);
}
// The same for a struct of many members, one word of bits after the other.
template <class Type, class List>
VOUCH_OUTLINE auto read_word_in_order(reader& in, separated& next, Type& object, object_progress const& progress,
                                      std::uint64_t* seen, List) -> bool
{
    using boost::mp11::mp_drop_c;
    using boost::mp11::mp_take_c;
    if constexpr (list_size<List> <= word_size)
        return read_in_order(in, next, object, progress, seen, List{});
    else
        return read_in_order(in, next, object, progress, seen, mp_take_c<List, word_size>{}) &&
               read_word_in_order(in, next, object, progress, seen + 1, mp_drop_c<List, word_size>{});
}

template <class Type>
VOUCH_INLINE auto read_members(reader& in, char const* at, Type& object, object_progress& progress, std::uint64_t* seen)
    -> char const*
{
    separated next{at, true};
    if (progress.tag.data() != nullptr)
        next = skip_leading_tag(in, at, progress);
    if (next.more) {
        if constexpr (object_facts<Type>::size <= word_size)
            (void)read_in_order(in, next, object, progress, seen, json_members<Type>{});
        else
            (void)read_word_in_order(in, next, object, progress, seen, json_members<Type>{});
    }
    if (next.more) [[unlikely]]
        return read_members_in_any_order(in, next.at, &object, progress, object_facts<Type>::table);
    return next.at;
}

template <class Value>
VOUCH_OUTLINE void reset_member(Value& value)
{
    value.reset();
}

// Resets a member that is absent. Returns false for a defaulted member whose default is unset: it counts as required.
template <class Type, class Descriptor>
VOUCH_INLINE auto reset_if_absent(Type& object, [[maybe_unused]] Type& fresh, bool is_absent) -> bool
{
    using member = member_type<Type, Descriptor>;
    if constexpr (has_rule<defaulted_t, Type, Descriptor>) {
        return !is_absent || reset_to_default<Type, Descriptor>(object, fresh);
    } else {
        if constexpr (may_be_absent<member> || is_nullable<member>)
            if (is_absent && holds_value(object.*Descriptor::pointer))
                reset_member(object.*Descriptor::pointer);
        return true;
    }
}

template <class Type, class Bits, template <class...> class List, class... Descriptors, std::size_t... Index>
VOUCH_INLINE auto reset_absent_members(Type& object, Type& fresh, Bits const& seen, List<Descriptors...>,
                                       std::index_sequence<Index...>) -> Bits
{
    Bits unset{};
    [[maybe_unused]] bool const each[] = {
        true, (reset_if_absent<Type, Descriptors>(object, fresh, (seen[Index / word_size] >> (Index % word_size) & 1) == 0) ||
               (unset[Index / word_size] |= std::uint64_t{1} << (Index % word_size), false))...};
    return unset;
}

// The same with a new object to take defaults from.
template <class Type, class Bits>
VOUCH_OUTLINE auto reset_absent_to_defaults(Type& object, Bits const& seen) -> Bits
{
    Type fresh{};
    return reset_absent_members(object, fresh, seen, json_members<Type>{}, std::make_index_sequence<object_facts<Type>::size>{});
}

// Gives absent members what the text says of them: an optional, a nullable and a pointer nothing, a defaulted member what a new
// object has there, whatever `object` held before. Returns the bits of members that are missing all the same.
template <class Type, class Bits>
VOUCH_OUTLINE auto reset_absent(Type& object, Bits const& seen, [[maybe_unused]] bool is_new) -> Bits
{
    if constexpr (has_defaulted_members<Type>)
        if (!is_new && lacks_any(seen, object_facts<Type>::defaulted))
            return reset_absent_to_defaults(object, seen);
    return reset_absent_members(object, object, seen, json_members<Type>{}, std::make_index_sequence<object_facts<Type>::size>{});
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
    using facts = object_facts<Type>;
    [[maybe_unused]] bool is_new = false;
    if constexpr (has_defaulted_members<Type>)
        is_new = in.takes_new();
    typename facts::bits seen{};
    object_progress progress{.begin = at, .seen = seen.data(), .tag = tag};
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    if constexpr (has_catch_all<Type>)
        (object.*catch_all_of<Type>::pointer).clear();
    progress.gap = static_cast<std::size_t>(at - progress.begin) - 1;
    at = in.is(at, '}') ? at + 1 : read_members(in, at, object, progress, seen.data());
    if (at == nullptr)
        return nullptr;
    typename facts::bits missing{};
    if constexpr (facts::reset != typename facts::bits{})
        if (lacks_any(seen, facts::reset))
            missing = reset_absent(object, seen, is_new);
    for (std::size_t word = 0; word != missing.size(); ++word)
        missing[word] |= facts::required[word] & ~seen[word];
    if (lacks_any({}, missing)) [[unlikely]]
        if (!report_missing(in, at, missing.data(), facts::table))
            return nullptr;
    if constexpr (has_object_rules<Type>)
        if (in.marks().size() == before && !report_object_rules(in, object, progress.begin, at))
            return nullptr;
    in.leave();
    return at;
}

// Reads an object. `tag` is the name of the tag where the object is an alternative of a variant. A type whose schema does not
// compile was complained of already.
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
