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

/// What errors and schemas say of a text type.
struct text_info {
    std::string_view code;      ///< of its error: "not_a_country"
    std::string_view expected;  ///< continues "expected …": "an ISO 3166-1 alpha-3 country code"
    std::string_view format{};  ///< of its JSON Schema, where that has one: "date"
    std::size_t exact_size = 0; ///< bytes of every such text; 0 where they differ
};

/// How a type of someone else (a date, a UUID) reads and writes as a text. Specialise it to give such a type a JSON string:
///   static constexpr text_info info;
///   static constexpr std::size_t max_size;                                  // bytes that `write` may need
///   static constexpr auto parse(std::string_view) noexcept -> std::optional<Type>;
///   static constexpr auto write(Type const&, char* to) noexcept -> char*;   // the end; nullptr where the value has no text
template <class Type>
struct text_traits;

// version 14 would break each requirement over three lines
// clang-format off

/// A type that is a text by its own shape, `vouch::country` and a user's own alike.
/// `T{}` is unset: its view is empty. No other value has an empty view.
template <class Type>
concept own_text_type = requires(Type const& value, std::string_view text) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.view() } -> std::same_as<std::string_view>;
} && std::default_initializable<Type>; // last: every `std::hash` asks, also of types that may not be asked this

/// A type that `text_traits` makes a text.
template <class Type>
concept foreign_text_type = requires(Type const& value, std::string_view text, char* to) {
    { text_traits<Type>::info } -> std::convertible_to<text_info const&>;
    { text_traits<Type>::max_size } -> std::convertible_to<std::size_t>;
    { text_traits<Type>::parse(text) } -> std::same_as<std::optional<Type>>;
    { text_traits<Type>::write(value, to) } -> std::same_as<char*>;
};

// clang-format on

template <class Type>
concept text_type = own_text_type<Type> || foreign_text_type<Type>;

/// What errors and schemas say of `Type`.
template <text_type Type>
[[nodiscard]] constexpr auto info_of() noexcept -> text_info const&
{
    if constexpr (own_text_type<Type>)
        return Type::info;
    else
        return text_traits<Type>::info;
}

/// The `Type` that `text` names, or nothing.
template <text_type Type>
[[nodiscard]] constexpr auto parse_text(std::string_view text) -> std::optional<Type>
{
    if constexpr (own_text_type<Type>)
        return Type::parse(text);
    else
        return text_traits<Type>::parse(text);
}

// Not constexpr: the name is the message that a wrong literal prints. Defined, because clang 16 checks a literal in a default
// member initialiser when the program runs.
template <class Type>
[[noreturn]] void this_literal_is_not_a_valid()
{
    std::abort();
}

/// A string literal that was checked against `Type` when it was compiled.
template <class Type>
struct checked_literal {
    std::string_view text;

    template <std::size_t Size>
    consteval checked_literal(char const (&literal)[Size]) : text(literal, Size - 1)
    {
        if (text.empty() || !Type::valid(text))
            this_literal_is_not_a_valid<Type>();
    }
};

/// The base of a text type that keeps its text in a string: `class iban : public vouch::text<iban>`.
///
/// `Self` has `static constexpr text_info info` and `static constexpr bool valid(std::string_view) noexcept`, and says
/// `using text::text`. It gets parse, a checked literal, `view`, `==`, `<=>`, hash, `<<` and its place in JSON.
/// An empty text is never valid: it is what an unset value has.
template <class Self>
class text {
public:
    text() = default;
    text(checked_literal<Self> literal) : text_(literal.text) {}

    /// `candidate` as a `Self`, or nothing where it is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view candidate) -> std::optional<Self>
    {
        if (candidate.empty() || !Self::valid(candidate))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->text_ = candidate;
        return made;
    }

    /// The text. Empty where unset. Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return text_; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return !text_.empty(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    friend constexpr auto operator<=>(text const&, text const&) = default;

private:
    friend Self;
    std::string text_;
};

/// Writes the text of any text type of this library, or derived from `vouch::text`, to a stream.
template <class Stream, own_text_type Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    out << value.view();
    return out;
}

} // namespace vouch::inline VOUCH_ABI

template <vouch::own_text_type Type>
struct std::hash<Type> {
    [[nodiscard]] auto operator()(Type const& value) const noexcept -> std::size_t
    {
        return std::hash<std::string_view>{}(value.view());
    }
};
#endif
