// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_KINDS_HPP
#define VOUCH_SCHEMA_KINDS_HPP
#include <vouch/schema/shape.hpp>
#include <vouch/schema/variant_form.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Which kinds of JSON value a type may be: what tells the alternatives of a std::variant apart that has no tag.
namespace vouch::inline VOUCH_ABI::detail {

// A set of kinds is the sum of its members.
enum kind_set : unsigned {
    no_kind = 0,
    string_kind = 1,
    number_kind = 2,
    boolean_kind = 4,
    null_kind = 8,
    array_kind = 16,
    object_kind = 32,
    every_kind = 63,
};

// Whether the schema of a std::variant says where a tag stands.
template <class Variant>
inline constexpr bool is_tagged = is_tagged_form<own_form<Variant>>;

template <class Type>
consteval auto find_kinds() -> unsigned;

template <class Type>
inline constexpr unsigned kinds_of = find_kinds<Type>();

template <class Variant>
struct kinds_of_alternatives;
template <class... Alternatives>
struct kinds_of_alternatives<std::variant<Alternatives...>> {
    static constexpr unsigned all = (kinds_of<Alternatives> | ... | 0u);
    static constexpr bool differ =
        ((kinds_of<Alternatives> != no_kind) && ...) && (std::popcount(kinds_of<Alternatives>) + ... + 0) == std::popcount(all);
};

// Whether a std::variant needs no tag: each of its alternatives is of other kinds than the rest.
template <class Type>
inline constexpr bool is_untagged = false;
template <class... Alternatives>
inline constexpr bool is_untagged<std::variant<Alternatives...>> =
    !is_tagged<std::variant<Alternatives...>> && kinds_of_alternatives<std::variant<Alternatives...>>::differ;

template <class Type>
consteval auto find_kinds() -> unsigned
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented)
        return find_kinds<representation_type<Type>>();
    else if constexpr (kind == shape::quoted)
        return string_kind | find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::string || kind == shape::secret || kind == shape::named)
        return string_kind;
    else if constexpr (kind == shape::integer || kind == shape::floating || kind == shape::number_text ||
                       kind == shape::number_name)
        return number_kind;
    else if constexpr (kind == shape::boolean)
        return boolean_kind;
    else if constexpr (kind == shape::null)
        return null_kind;
    else if constexpr (kind == shape::open)
        return find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::boxed)
        return find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return null_kind | find_kinds<std::remove_cvref_t<decltype(*std::declval<Type&>())>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array || kind == shape::tuple)
        return array_kind;
    else if constexpr (kind == shape::map || kind == shape::object)
        return object_kind;
    else if constexpr (kind == shape::variant && is_tagged<Type>)
        return object_kind;
    else if constexpr (kind == shape::variant)
        return kinds_of_alternatives<Type>::all;
    else if constexpr (kind == shape::raw || kind == shape::dom)
        return every_kind;
    else {
        static_assert(kind == shape::none || kind == shape::other, "a shape without a kind");
        return no_kind;
    }
}

// Whether null is a value of this type itself, not the absence of one.
template <class Type>
inline constexpr bool has_null = shape_of<Type> == shape::nullable || shape_of<Type> == shape::null;
template <class Type>
    requires(is_untagged<Type>)
inline constexpr bool has_null<Type> = (kinds_of<Type> & null_kind) != 0;
template <class Type>
    requires(shape_of<Type> == shape::represented)
inline constexpr bool has_null<Type> = has_null<representation_type<Type>>;
template <class Value>
inline constexpr bool has_null<boxed<Value>> = has_null<Value>;

struct kind_name {
    unsigned kind;
    std::string_view name;
};
inline constexpr std::array kind_names{kind_name{string_kind, "a string"},   kind_name{number_kind, "a number"},
                                       kind_name{boolean_kind, "a boolean"}, kind_name{null_kind, "null"},
                                       kind_name{array_kind, "an array"},    kind_name{object_kind, "an object"}};

// "a string, a number or an array"; without `to` it only counts.
constexpr auto put_kinds(unsigned kinds, char* to) -> std::size_t
{
    std::size_t size = 0;
    auto const put = [&](std::string_view text) {
        for (char const byte : text) {
            if (to != nullptr)
                to[size] = byte;
            ++size;
        }
    };
    int const count = std::popcount(kinds);
    int done = 0;
    for (auto const& [kind, name] : kind_names)
        if ((kinds & kind) != 0) {
            put(done == 0 ? "" : done + 1 == count ? " or " : ", ");
            put(name);
            ++done;
        }
    return size;
}

template <unsigned Kinds>
inline constexpr auto kinds_text = [] {
    std::array<char, put_kinds(Kinds, nullptr)> text{};
    put_kinds(Kinds, text.data());
    return text;
}();

} // namespace vouch::inline VOUCH_ABI::detail
#endif
