// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_DEFAULT_VALUE_HPP
#define VOUCH_HTTP_ENDPOINT_DEFAULT_VALUE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/text.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/rules.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/schema/bounds.hpp>
#include <vouch/schema/to_text.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// A constant as a template argument: a text or any structural value.
template <class Type>
struct literal {
    Type value;

    // NOLINTNEXTLINE(google-explicit-constructor): a value must convert by itself in a template argument list
    consteval literal(Type given) : value(given) {}

    [[nodiscard]] constexpr auto get() const noexcept -> auto const&
    {
        if constexpr (std::is_pointer_v<Type>)
            return *value;
        else
            return value;
    }
};
template <std::size_t Size>
struct literal<char[Size]> {
    char text[Size]{};

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval literal(char const (&given)[Size])
    {
        for (std::size_t index = 0; index < Size; ++index)
            text[index] = given[index];
    }

    [[nodiscard]] constexpr auto get() const noexcept -> std::string_view { return {text, Size - 1}; }
};
template <std::size_t Size>
literal(char const (&)[Size]) -> literal<char[Size]>;
template <class Type>
literal(Type) -> literal<Type>;

} // namespace detail

/// The value of a parameter that is absent: `query_param<"limit", int, default_value<20>>`.
///
/// A client need not give the parameter, and sends nothing for it then; the handler of a service sees the default. A text stands
/// for a text type, an enumeration or a `std::string`. A value that cannot be a template argument stands as the address of a
/// constant, `default_value<&epoch>`: a date, or a floating number before Clang 18. A default that breaks a rule of the
/// parameter does not compile, unless only a program that runs can tell, as of a pattern.
template <detail::literal Value>
struct default_value {
    static constexpr auto get() noexcept -> auto const& { return Value; }
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Word>
inline constexpr bool is_default_value = false;
template <literal Value>
inline constexpr bool is_default_value<default_value<Value>> = true;

template <class Word>
using is_default_word = boost::mp11::mp_bool<is_default_value<Word>>;

// The default_value among the words of a parameter, or nothing.
template <class Words>
using default_in = item_at<Words, boost::mp11::mp_find_if<Words, is_default_word>::value>;

// Gives `to` the value of a default. Returns false if that is no value of its type.
template <class Type, class Given>
constexpr auto assign_default(Type& to, Given const& given) -> bool
{
    if constexpr (std::same_as<Given, std::string_view> && (text_type<Type> || described_enum<Type>)) {
        auto parsed = parse_text<Type>(given);
        if (parsed)
            to = *std::move(parsed);
        return parsed.has_value();
    } else if constexpr (std::same_as<Given, std::string_view> &&
                         (std::same_as<Type, std::string> || std::same_as<Type, std::string_view>)) {
        to = Type(given);
        return vouch::detail::is_utf8(given);
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::quoted) {
        return assign_default(*to, given);
    } else if constexpr (vouch::detail::json_integer<Type> && vouch::detail::json_integer<Given>) {
        to = static_cast<Type>(given);
        return std::in_range<Type>(given);
    } else if constexpr (std::floating_point<Type> && vouch::detail::number<Given>) {
        to = static_cast<Type>(given);
        return static_cast<Given>(to) == given && given - given == Given{}; // neither rounded nor infinite
    } else if constexpr (vouch::detail::number_class<Type> && vouch::detail::integer<Given>) {
        to = vouch::detail::number_from<Type>(given);
        return true;
    } else if constexpr (std::same_as<Type, Given>) {
        to = given;
        return true;
    } else {
        return false;
    }
}

// The default of a parameter whose words have one.
template <class Words, class Type>
constexpr auto give_default(Type& to) -> bool
{
    return assign_default(to, default_in<Words>::get().get());
}

// The same in a constant expression, where not every compiler has std::string: its default is a view there.
template <class Type>
using constant_type = std::conditional_t<std::same_as<Type, std::string>, std::string_view, Type>;
template <class Words, class Type>
constexpr auto is_default_of_type() -> bool
{
    constant_type<Type> made{};
    return give_default<Words>(made);
}

// Returns true if the default is a constant of the parameter's type.
template <class Words, class Type>
consteval auto has_a_default_of_type() -> bool
{
    if constexpr (requires { typename std::bool_constant<is_default_of_type<Words, Type>()>; })
        return is_default_of_type<Words, Type>();
    else
        return false;
}

template <class Words, class Type>
constexpr auto default_keeps(auto const& rule) -> bool
{
    constant_type<Type> made{};
    give_default<Words>(made);
    if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::quoted)
        return rule.holds(*made);
    else
        return rule.holds(made);
}

// The first rule that the default breaks, or nothing. A rule that is no constant expression is not asked.
template <class Word, class Words, class Type>
struct rule_broken_by_default {
    using type = nothing;
};
template <auto... Rules, class Words, class Type>
struct rule_broken_by_default<rules<Rules...>, Words, Type> {
    template <auto Rule>
    static consteval auto is_broken() -> bool
    {
        if constexpr (requires { typename std::bool_constant<default_keeps<Words, Type>(rule_object<Rule>())>; })
            return !default_keeps<Words, Type>(rule_object<Rule>());
        else
            return false;
    }
    using type = item_at<type_list<rule_type<Rules>...>, first_true({is_broken<Rules>()...})>;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
