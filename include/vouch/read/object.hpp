// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP
#include <vouch/json/key_table.hpp>
#include <vouch/read/reader.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/validate/rules.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

using separator = reader::separator;

// A struct as code that is no template sees it: what its members are called, how each is read, and which must be there.
struct object_table {
    key_lookup names;
    bool (*const* readers)(reader&, void*);
    std::uint64_t required; // a bit for each member
    std::uint64_t nullable; // of those, the ones that `absent_as_null` forgives
};

// Colon and value. The inline part of it is only the colon.
template <class Type>
VOUCH_OUTLINE auto read_member_value(reader& in, Type& to) -> bool
{
    return in.read_colon() && read_value(in, to);
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, Type& object) -> bool
{
    auto& member = object.*Descriptor::pointer;
    std::size_t const before = in.marks().size();
    if (!read_member_value(in, member))
        return false;
    return in.marks().size() != before || keeps_rules<Type, Descriptor>(member, [&](expectation const& what) {
               return in.complain(in.at, place::value_end, what);
           });
}

template <class Type, class Descriptor>
auto read_member_of(reader& in, void* object) -> bool
{
    return read_member<Type, Descriptor>(in, *static_cast<Type*>(object));
}

template <class Type, class List = members_of<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr key_table<sizeof...(Descriptors)> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<bool (*)(reader&, void*), sizeof...(Descriptors)> readers{&read_member_of<Type, Descriptors>...};

    template <class Bit>
    static consteval auto bits([[maybe_unused]] Bit bit) -> std::uint64_t
    {
        std::uint64_t all = 0;
        [[maybe_unused]] unsigned index = 0;
        ((all |= static_cast<std::uint64_t>(bit(std::type_identity<member_type<Type, Descriptors>>{})) << index++), ...);
        return all;
    }
    static constexpr std::uint64_t required = bits([]<class Member>(std::type_identity<Member>) { return !is_optional<Member>; });
    static constexpr std::uint64_t nullable = bits([]<class Member>(std::type_identity<Member>) { return is_nullable<Member>; });

    static constexpr object_table table{names.lookup(), readers.data(), required, nullable};
};

// The members that did not come in the order of the struct; `in.at` on a key.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, void* object, std::uint64_t& seen, object_table const& table)
    -> bool
{
    for (;;) {
        if (!in.is('"'))
            return in.fail(errc::syntax, "a member name in double quotes");
        char const* const key = in.at;
        std::string_view name;
        if (!in.read_string(name))
            return false;
        std::size_t const index = table.names.find(name);
        if (index == table.names.size) {
            if (in.options().reject_unknown && !in.complain(key, place::key, member_unknown))
                return false;
            if (!in.skip_undeclared_member(key))
                return false;
        } else {
            std::uint64_t const bit = std::uint64_t{1} << index;
            if ((seen & bit) != 0) {
                // Only checked as JSON: a second read into the same object would mix the two values before its checks.
                if (!in.complain(key, place::key, member_duplicate, table.names.names[index]) || !in.read_colon() ||
                    !in.skip_value())
                    return false;
            } else {
                seen |= bit;
                if (!table.readers[index](in, object))
                    return false;
            }
        }
        auto const next = in.read_separator('}');
        if (next != separator::more)
            return next == separator::done;
    }
}

VOUCH_COLD inline auto report_missing(reader& in, std::uint64_t missing, object_table const& table) -> bool
{
    if (in.options().absent_as_null)
        missing &= ~table.nullable;
    for (; missing != 0; missing &= missing - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(missing));
        if (!in.complain(in.at - 1, place::object_end, member_missing, table.names.names[index]))
            return false;
    }
    return true;
}

// One member if it is the one that `Descriptor` describes: `more` also where it is not.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, Type& object, std::uint64_t& seen, std::uint64_t bit) -> separator
{
    // between the comma and the colon of the literal: the name in its quotes
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1, key_literal<Type, Descriptor>.size() - 2);
    if (static_cast<std::size_t>(in.end - in.at) < key.size() || std::memcmp(in.at, key.data(), key.size()) != 0)
        return separator::more;
    in.at += key.size();
    seen |= bit;
    if (!read_member<Type, Descriptor>(in, object))
        return separator::failed;
    return in.read_separator('}');
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_members(reader& in, Type& object, std::uint64_t& seen, List<Descriptors...>) -> bool
{
    auto next = separator::more;
    std::uint64_t bit = 1;
    (void)(((next = read_if_next<Type, Descriptors>(in, object, seen, bit), bit <<= 1), next == separator::more) && ...);
    if (next == separator::more) [[unlikely]]
        return read_members_in_any_order(in, &object, seen, object_facts<Type>::table);
    return next == separator::done;
}

template <class Type>
VOUCH_COLD auto report_checks(reader& in, Type const& object, char const* begin) -> bool
{
    return for_each_check<Type>(schema_of<Type>, [&](auto const& check, check_place const& place) {
        if (check.holds(object))
            return true;
        auto const member = place.known ? std::optional(place.name) : std::nullopt;
        return in.complain(begin, place::object_begin, {errc::check, check.code, check.expected}, member);
    });
}

template <described_struct Type>
auto read_object(reader& in, Type& object) -> bool
{
    if (!in.is('{')) [[unlikely]]
        return in.refuse_type("an object");
    if (!in.enter())
        return false;
    [[maybe_unused]] char const* const begin = in.at++;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    in.skip_space();
    std::uint64_t seen = 0;
    if (in.is('}'))
        ++in.at;
    else if (!read_members(in, object, seen, members_of<Type>{}))
        return false;
    if (std::uint64_t const missing = object_facts<Type>::required & ~seen; missing != 0) [[unlikely]]
        if (!report_missing(in, missing, object_facts<Type>::table))
            return false;
    if constexpr (has_checks<std::remove_cv_t<decltype(schema_of<Type>)>>)
        if (in.marks().size() == before && !report_checks(in, object, begin))
            return false;
    in.leave();
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
