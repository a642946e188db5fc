// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP
#include <vouch/read/named.hpp>
#include <vouch/read/object.hpp>
#include <vouch/schema/variants.hpp>

#include <cstddef>
#include <string_view>
#include <variant>

// Objects whose tag says which struct they are.
namespace vouch::inline VOUCH_ABI::detail {

// The value of the member `tag` of the object at `at`, or its closing brace where it has no such member. It is mostly first; else
// what stands before it is passed over once and read again by whoever reads the object.
inline auto find_tag(reader& in, char const* at, std::string_view tag) -> char const*
{
    at = in.enter(at);
    while (at != nullptr && !in.is(at, '}')) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail(at, errc::syntax, "a member name in double quotes");
        if (at = in.read_string(at, name); at == nullptr)
            return nullptr;
        if (name == tag) {
            at = in.read_colon(at);
            break;
        }
        if (at = in.skip_undeclared_member(at, key); at == nullptr)
            return nullptr;
        at = in.skip_space(at);
        if (!in.is(at, '}'))
            at = in.read_separator(at, '}').at;
    }
    in.leave();
    return at;
}

template <class Variant>
inline constexpr key_table<std::variant_size_v<Variant>> alternative_table{alternatives<Variant>::names};

template <class... Alternatives>
auto read_alternative(reader& in, char const* at, std::variant<Alternatives...>& to, std::size_t index) -> char const*
{
    constexpr std::string_view tag = tag_of<std::variant<Alternatives...>>;
    std::size_t one = 0;
    (void)((one++ == index && (at = read_object(in, at, to.template emplace<Alternatives>(), tag), true)) || ...);
    return at;
}

template <class Variant>
auto read_variant(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    char const* const value = find_tag(in, at, tag_of<Variant>);
    if (value == nullptr)
        return nullptr;
    if (in.is(value, '}')) {
        at = in.skip_value(at);
        return at != nullptr && in.complain(value, place::object_end, member_missing, tag_of<Variant>) ? at : nullptr;
    }
    std::string_view name;
    std::size_t index = std::variant_size_v<Variant>;
    bool const is_string = in.is(value, '"');
    if (is_string) {
        if (in.read_string(value, name) == nullptr)
            return nullptr;
        index = alternative_table<Variant>.lookup().find(name);
    }
    if (index == std::variant_size_v<Variant>) {
        at = in.skip_value(at);
        return at == nullptr
                   ? nullptr
                   : in.refuse(at, value, is_string ? unknown_tag<Variant>() : expectation{errc::wrong_type, "a string"});
    }
    return read_alternative(in, at, to, index);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
