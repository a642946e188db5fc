// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP
#include <vouch/read/any_order.hpp>
#include <vouch/read/named.hpp>
#include <vouch/schema/variants.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

// Objects whose tag says which struct they are.
namespace vouch::inline VOUCH_ABI::detail {

// Looks for the member `tag` of the object at `in.at` and leaves `in.at` on its value, or on the closing brace where it is
// absent. It is mostly first; else what stands before it is passed over once and read again by whoever reads the object.
inline auto find_tag(reader& in, std::string_view tag, bool& found) -> bool
{
    if (!in.enter())
        return false;
    ++in.at;
    in.skip_space();
    found = false;
    while (!in.is('}')) {
        char const* const key = in.at;
        std::string_view name;
        if (!in.is('"'))
            return in.fail(errc::syntax, "a member name in double quotes");
        if (!in.read_string(name))
            return false;
        if (name == tag) {
            found = true;
            if (!in.read_colon())
                return false;
            break;
        }
        if (!in.skip_undeclared_member(key))
            return false;
        in.skip_space();
        if (in.is('}'))
            break;
        if (in.read_separator('}') == separator::failed)
            return false;
    }
    in.leave();
    return true;
}

template <class Variant>
inline constexpr key_table<std::variant_size_v<Variant>> alternative_table{alternatives<Variant>::names};

template <class... Alternatives>
auto read_alternative(reader& in, std::variant<Alternatives...>& to, std::size_t index) -> bool
{
    bool read = false;
    std::size_t at = 0;
    (void)((at++ == index && (read = read_value(in, to.template emplace<Alternatives>()), true)) || ...);
    return read;
}

template <class Variant>
auto read_variant(reader& in, Variant& to) -> bool
{
    if (!in.is('{')) [[unlikely]]
        return in.refuse_type("an object");
    char const* const begin = in.at;
    bool found = false;
    if (!find_tag(in, tag_of<Variant>, found))
        return false;
    if (!found) {
        char const* const end = std::exchange(in.at, begin);
        return in.skip_value() && in.complain(end, place::object_end, member_missing, tag_of<Variant>);
    }
    char const* const value = in.at;
    std::string_view name;
    std::size_t index = std::variant_size_v<Variant>;
    bool const is_string = in.is('"');
    if (is_string) {
        if (!in.read_string(name))
            return false;
        index = alternative_table<Variant>.lookup().find(name);
    }
    in.at = begin;
    if (index == std::variant_size_v<Variant>)
        return in.skip_value() &&
               in.complain(value, place::value, is_string ? unknown_tag<Variant>() : expectation{errc::wrong_type, "a string"});
    in.set_tag(tag_of<Variant>);
    return read_alternative(in, to, index);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
