// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_TEXT_HPP
#define VOUCH_CORE_TEXT_HPP
#include <vouch/core/config.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// What errors and schemas say about a text type.
struct text_info {
    std::string_view code;      ///< the code of its errors: "not_a_country"
    std::string_view expected;  ///< continues "expected …": "an ISO 3166-1 alpha-3 country code"
    std::string_view format{};  ///< the `format` in its JSON Schema, such as "date"; empty for none
    std::size_t exact_size = 0; ///< the size of every such text in bytes; 0 if sizes differ
    std::string_view pattern{}; ///< the `pattern` in its JSON Schema, which every such text matches; empty for none
    std::string_view example{}; ///< such a text, for its JSON Schema: programs that make samples cannot make one from a pattern
};

/// Specialise this to give someone else's type (a date, a UUID) a JSON string:
///   static constexpr text_info info;
///   static constexpr std::size_t max_size;                                  // bytes that `write` may need
///   static constexpr auto parse(std::string_view) noexcept -> std::optional<Type>;
///   static constexpr auto write(Type const&, char* to) noexcept -> char*;   // the end; nullptr if the value has no text
template <class Type>
struct text_traits;

namespace detail {

// `T{}` is unset and its view is empty. No other value has an empty view.
// The default constructor is asked for last: every `std::hash` asks, also about types that are still incomplete.
template <class Type>
concept own_text_type = requires(Type const& value, std::string_view text) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.view() } -> std::same_as<std::string_view>;
} && std::default_initializable<Type>;

template <class Type>
concept foreign_text_type = requires(Type const& value, std::string_view text, char* to) {
    { text_traits<Type>::info } -> std::convertible_to<text_info const&>;
    { text_traits<Type>::max_size } -> std::convertible_to<std::size_t>;
    { text_traits<Type>::parse(text) } -> std::same_as<std::optional<Type>>;
    { text_traits<Type>::write(value, to) } -> std::same_as<char*>;
};

} // namespace detail

/// A type whose JSON is a string: by its own members, as `vouch::country` and what derives from `vouch::text`, or by
/// `text_traits`. A class with few texts may list them for its JSON Schema, by a static function `for_each_text(put)` that calls
/// put(text) for each.
template <class Type>
concept text_type = detail::own_text_type<Type> || detail::foreign_text_type<Type>;

namespace detail {

// What errors and schemas say of `Type`.
template <text_type Type>
[[nodiscard]] constexpr auto info_of() noexcept -> text_info const&
{
    if constexpr (own_text_type<Type>)
        return Type::info;
    else
        return text_traits<Type>::info;
}

} // namespace detail

/// Makes a `Type` from its text. Empty if the text is not valid.
template <text_type Type>
[[nodiscard]] constexpr auto parse_text(std::string_view text) -> std::optional<Type>
{
    if constexpr (detail::own_text_type<Type>)
        return Type::parse(text);
    else
        return text_traits<Type>::parse(text);
}

namespace complaint {

// Not constexpr: a wrong literal calls it, and its name is the message. It has a body because clang 16 evaluates a literal in a
// default member initialiser when the program runs.
template <class Type>
[[noreturn]] void this_literal_is_not_a_valid()
{
    std::abort();
}

template <class Type>
constexpr bool text_type_has_a_text_info_named_info = requires {
    { Type::info } -> std::convertible_to<text_info const&>;
};
template <class Type>
constexpr bool text_type_has_a_static_function_valid = requires(std::string_view text) {
    { Type::valid(text) } -> std::convertible_to<bool>;
};
template <class Type>
constexpr bool text_type_has_a_default_constructor = std::default_initializable<Type>;

} // namespace complaint

namespace detail {

// A string literal that is valid for `Type`, or does not compile.
template <class Type>
struct checked_literal {
    std::string_view text;

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself
    template <std::size_t Size>
    consteval checked_literal(char const (&literal)[Size]) : text(literal, Size - 1)
    {
        static_assert(complaint::text_type_has_a_static_function_valid<Type>,
                      "a text type needs: static constexpr bool valid(std::string_view) noexcept");
        if constexpr (complaint::text_type_has_a_static_function_valid<Type>)
            if (text.empty() || !Type::valid(text))
                complaint::this_literal_is_not_a_valid<Type>();
    }
};

} // namespace detail

/// Base of a text type that keeps its text in a string: `class gtin : public vouch::text<gtin>`.
///
/// `Self` has `static constexpr text_info info` and `static constexpr bool valid(std::string_view) noexcept`, and says
/// `using text::text`. It gets parse, a checked literal, `view`, `==`, `<=>`, hash, `<<` and its place in JSON.
/// An empty text is never valid: it is what an unset value has.
template <class Self>
class text {
public:
    text() = default;
    text(detail::checked_literal<Self> literal) : text_(literal.text) {}

    /// Makes a `Self` from `candidate`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view candidate) -> std::optional<Self>
    {
        static_assert(complaint::text_type_has_a_text_info_named_info<Self>,
                      "a text type needs: static constexpr vouch::text_info info{.code = …, .expected = …}");
        static_assert(complaint::text_type_has_a_static_function_valid<Self>,
                      "a text type needs: static constexpr bool valid(std::string_view) noexcept");
        static_assert(complaint::text_type_has_a_default_constructor<Self>, "a text type needs the unset value that `T{}` is");
        if constexpr (complaint::text_type_has_a_static_function_valid<Self> &&
                      complaint::text_type_has_a_default_constructor<Self>) {
            if (candidate.empty() || !Self::valid(candidate))
                return std::nullopt;
            std::optional<Self> made(std::in_place);
            made->text_ = candidate;
            return made;
        } else {
            return std::nullopt;
        }
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return text_; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return !text_.empty(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    friend constexpr auto operator<=>(text const&, text const&) = default;

private:
    friend Self;
    std::string text_;
};

/// Writes the text of `vouch::country` and its like, and of what derives from `vouch::text`, to a stream.
template <class Stream, detail::own_text_type Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    out << value.view();
    return out;
}

} // namespace vouch::inline VOUCH_ABI

template <vouch::detail::own_text_type Type>
struct std::hash<Type> {
    [[nodiscard]] auto operator()(Type const& value) const noexcept -> std::size_t
    {
        return std::hash<std::string_view>{}(value.view());
    }
};
#endif
