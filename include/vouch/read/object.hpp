// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP
#include <vouch/read/any_order.hpp>
#include <vouch/read/map.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/validate/rules.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Colon and value; one function for each type of member.
template <class Type>
VOUCH_OUTLINE auto read_member_value(reader& in, Type& to) -> bool
{
    if (!in.read_colon())
        return false;
    if constexpr (shape_of<Type> == shape::optional && takes_null<Type>)
        if (in.is('n') && !in.options().null_as_absent)
            return in.refuse_type(expected_json<Type>());
    return read_value(in, to);
}

// Finds the item that a rule complains of: the array at `begin` is known to be well-formed.
VOUCH_COLD inline auto complain_of_item(reader& in, char const* begin, std::size_t index, bool in_object, expectation const& what)
    -> bool
{
    cursor items({begin, static_cast<std::size_t>(in.at - begin)}, in.options());
    ++items.at;
    items.skip_space();
    std::string_view key;
    for (std::size_t at = 0;; ++at) {
        if (in_object && !(items.read_string(key) && items.read_colon()))
            return false;
        if (at == index)
            break;
        if (!items.skip_value() || items.read_separator(in_object ? '}' : ']') != separator::more)
            return false;
    }
    bool const outermost = in_object && in.enter_map(begin);
    bool const more = in.complain(items.at, place::value, what);
    in.leave_map(outermost);
    return more;
}

// Skips the colon after a name, to where the value begins.
inline auto value_after_colon(char const* at) noexcept -> char const*
{
    while (is_space(*at) || *at == ':')
        ++at;
    return at;
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, Type& object) -> bool
{
    using member = member_type<Type, Descriptor>;
    auto& value = object.*Descriptor::pointer;
    if constexpr (!has_value_rules<field_type<Type, Descriptor>>) {
        return read_member_value(in, value);
    } else {
        [[maybe_unused]] char const* const name_end = in.at;
        std::size_t const before = in.marks().size();
        if (!read_member_value(in, value))
            return false;
        return in.marks().size() != before ||
               keeps_rules<Type, Descriptor>(value, [&](expectation const& what, std::optional<std::size_t> item) {
                   if constexpr (has_each<field_type<Type, Descriptor>>)
                       if (item)
                           return complain_of_item(in, value_after_colon(name_end), *item,
                                                   shape_of<bare_type<member>> == shape::map, what);
                   return in.complain(in.at, place::value_end, what);
               });
    }
}

template <class Type, class Descriptor>
auto read_member_of(reader& in, void* object) -> bool
{
    return read_member<Type, Descriptor>(in, *static_cast<Type*>(object));
}

template <class Type>
auto keep_undeclared(reader& in, void* object, char const* key, std::string_view name) -> bool
{
    return read_entry(in, static_cast<Type*>(object)->*catch_all_of<Type>::pointer, key, name);
}

template <class Type>
consteval auto undeclared_keeper() -> bool (*)(reader&, void*, char const*, std::string_view)
{
    if constexpr (has_catch_all<Type>)
        return &keep_undeclared<Type>;
    else
        return nullptr;
}

template <class Type, class List = json_members<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr key_table<sizeof...(Descriptors)> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<bool (*)(reader&, void*), sizeof...(Descriptors)> readers{&read_member_of<Type, Descriptors>...};

    static consteval auto bits(std::array<bool, sizeof...(Descriptors)> const& flags) -> std::uint64_t
    {
        std::uint64_t all = 0;
        for (std::size_t index = 0; index < flags.size(); ++index)
            all |= static_cast<std::uint64_t>(flags[index]) << index;
        return all;
    }
    static constexpr std::uint64_t required =
        bits({(!may_be_absent<member_type<Type, Descriptors>> && !has_rule<defaulted, Type, Descriptors>)...});
    static constexpr std::uint64_t nullable = bits({is_nullable<member_type<Type, Descriptors>>...});

    static constexpr object_table table{
        names.lookup(), readers.data(), required, nullable, has_item<strict_members, Type>, undeclared_keeper<Type>()};
};

// One member if it is the one that `Descriptor` describes: `more` also where it is not.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, Type& object, std::uint64_t& seen, std::uint64_t bit) -> separator
{
    // between the comma and the colon of the literal: the name in its quotes
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1, key_literal<Type, Descriptor>.size() - 2);
    if (static_cast<std::size_t>(in.end - in.at) < key.size() || std::string_view(in.at, key.size()) != key)
        return separator::more;
    in.at += key.size();
    seen |= bit;
    if (!read_member<Type, Descriptor>(in, object))
        return separator::failed;
    return in.read_separator('}');
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_members(reader& in, Type& object, object_progress& progress, List<Descriptors...>) -> bool
{
    auto next = progress.tag ? skip_leading_tag(in, progress) : separator::more;
    std::uint64_t bit = 1;
    (void)(((next == separator::more ? void(next = read_if_next<Type, Descriptors>(in, object, progress.seen, bit)) : void()),
            bit <<= 1, next == separator::more) &&
           ...);
    if (next == separator::more) [[unlikely]]
        return read_members_in_any_order(in, &object, progress, object_facts<Type>::table);
    return next == separator::done;
}

// Gives absent members what a new object has there.
template <class Type, template <class...> class List, class... Descriptors>
void reset_absent([[maybe_unused]] Type& object, [[maybe_unused]] std::uint64_t seen, List<Descriptors...>)
{
    std::uint64_t bit = 1;
    [[maybe_unused]] auto const reset = [&]<class Descriptor>(Descriptor) {
        auto& member = object.*Descriptor::pointer;
        if constexpr (has_rule<defaulted, Type, Descriptor>) {
            if ((seen & bit) == 0)
                member = std::move(Type{}.*Descriptor::pointer);
        } else if constexpr (may_be_absent<member_type<Type, Descriptor>> || is_nullable<member_type<Type, Descriptor>>) {
            if ((seen & bit) == 0)
                member.reset();
        }
        bit <<= 1;
    };
    (reset(Descriptors{}), ...);
}

template <class Type>
VOUCH_COLD auto report_object_rules(reader& in, Type const& object, char const* begin) -> bool
{
    return keeps_object_rules(object, [&](expectation const& what, rule_place where, std::string_view name) {
        switch (where) {
        case rule_place::object: return in.complain(begin, place::object_begin, what);
        case rule_place::member: return in.complain(begin, place::object_begin, what, name);
        case rule_place::missing_member: break;
        }
        return in.complain(in.at - 1, place::object_end, what, name);
    });
}

template <described_struct Type>
auto read_object(reader& in, Type& object) -> bool
{
    object_progress progress{.begin = in.at, .tag = in.take_tag()};
    if (!in.is('{')) [[unlikely]]
        return in.refuse_type("an object");
    if (!in.enter())
        return false;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    if constexpr (has_catch_all<Type>)
        (object.*catch_all_of<Type>::pointer).clear();
    ++in.at;
    in.skip_space();
    if (in.is('}'))
        ++in.at;
    else if (!read_members(in, object, progress, json_members<Type>{}))
        return false;
    if (in.reuses())
        reset_absent(object, progress.seen, json_members<Type>{});
    if (std::uint64_t const missing = object_facts<Type>::required & ~progress.seen; missing != 0) [[unlikely]]
        if (!report_missing(in, missing, object_facts<Type>::table))
            return false;
    if constexpr (has_object_rules<Type>)
        if (in.marks().size() == before && !report_object_rules(in, object, progress.begin))
            return false;
    in.leave();
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
