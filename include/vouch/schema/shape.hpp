// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_SHAPE_HPP
#define VOUCH_SCHEMA_SHAPE_HPP
#include <vouch/core/boxed.hpp>
#include <vouch/core/nullable.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/text.hpp>
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/enumerators.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/open.hpp>
#include <vouch/schema/other_alternative.hpp>
#include <vouch/schema/quoted.hpp>
#include <vouch/schema/representation.hpp>

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

// What a C++ type is in JSON. Everything that reads, checks or writes asks here and nowhere else. Containers are recognised by
// what they can do, so that those of Boost or of a user are as good as those of the standard library.
namespace vouch::inline VOUCH_ABI::detail {

enum class shape {
    none,        // no place in JSON
    represented, // a type that says itself what other type it is in JSON
    null,        // std::monostate or null_t: null alone
    boolean,     // true or false
    integer,     //
    floating,    //
    string,      // std::string
    secret,      //
    raw,         // raw_json
    dom,         // a JSON value of any kind as an object: boost::json::value, with vouch/dom.hpp
    named,       // a text type or a described enumeration: one of the strings it knows
    number_name, // a described enumeration that is written as number
    number_text, // a type of its own whose text is a JSON number
    open,        // open<T>
    quoted,      // quoted<T>, maybe_quoted<T>: a number or a boolean that may stand in a string
    optional,    // std::optional, std::unique_ptr, std::shared_ptr: a value or nothing
    nullable,    // a value or null
    boxed,       // boxed<T>: as T
    sequence,    // an array of any size: std::vector
    set,         // an array of different items: std::set
    fixed_array, // std::array
    tuple,       // an array of different types: std::tuple, std::pair
    map,         // an object whose names are data: std::map
    variant,     // std::variant: an object whose tag says which, or values of different JSON kinds
    other,       // other_alternative: what an unknown tag of a variant brings
    object,      // a described struct
};

// std::unique_ptr, std::shared_ptr and their like, without <memory>.
template <class Type>
concept smart_pointer = requires(Type& pointer, typename Type::element_type* value) {
    pointer.reset(value);
    { pointer.get() } -> std::same_as<typename Type::element_type*>;
    { *pointer } -> std::same_as<typename Type::element_type&>;
} && !is_represented<Type>;

template <class Type>
inline constexpr bool is_optional = false;
template <class Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

// What may be left out: an optional, or a pointer that may be empty.
template <class Type>
inline constexpr bool may_be_absent = is_optional<Type> || smart_pointer<Type>;

template <class Type>
inline constexpr bool is_nullable = false;
template <class Value>
inline constexpr bool is_nullable<nullable<Value>> = true;

// Makes `Type` a JSON value of any kind. Specialised by the header that knows it (dom/), with static functions:
//   read(reader&, char const* at, Type&) -> char const*
//   write(writer&, char* at, Type const&) -> char*
//   visit(validator&, Type const&, validator::step*)
//   is_null(Type const&) -> bool
//   compare(Type const&, Type const&) -> std::weak_ordering         // of `compare_content`
//   exceeds_depth(Type const&, std::size_t levels, Step) -> bool     // of `find_too_deep`
template <class Type>
struct dom_access {
    static constexpr bool is_known = false;
};

template <class Type>
inline constexpr bool is_dom = dom_access<Type>::is_known;

template <class Type>
inline constexpr bool is_boxed = false;
template <class Value>
inline constexpr bool is_boxed<boxed<Value>> = true;

// What a box holds, else the type itself.
template <class Type>
struct without_box {
    using type = Type;
};
template <class Value>
struct without_box<boxed<Value>> : without_box<Value> {};
template <class Type>
using unboxed_type = typename without_box<Type>::type;

// The value in a box, else the value itself.
template <class Type>
constexpr auto unboxed(Type& value) -> auto&
{
    if constexpr (is_boxed<std::remove_const_t<Type>>)
        return unboxed(*value);
    else
        return value;
}

template <class Type>
inline constexpr bool is_open = false;
template <class Value>
inline constexpr bool is_open<open<Value>> = true;

template <class Type>
inline constexpr bool is_variant = false;
template <class... Alternatives>
inline constexpr bool is_variant<std::variant<Alternatives...>> = true;

template <class Type>
inline constexpr bool is_array = false;
template <class Value, std::size_t Size>
inline constexpr bool is_array<std::array<Value, Size>> = true;

template <class Type>
inline constexpr bool is_tuple = false;
template <class... Values>
inline constexpr bool is_tuple<std::tuple<Values...>> = true;
template <class First, class Second>
inline constexpr bool is_tuple<std::pair<First, Second>> = true;

template <class Type>
concept json_integer =
    std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
    !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;

template <class Type>
concept sequence_like = requires(Type& all) {
    typename Type::value_type;
    all.clear();
    all.emplace_back();
    all.pop_back();
    all.begin();
    all.size();
} && !std::same_as<Type, std::string>;

template <class Type>
concept set_like = requires(Type& all, typename Type::value_type value) {
    typename Type::key_type;
    requires std::same_as<typename Type::key_type, typename Type::value_type>;
    all.clear();
    { all.insert(std::move(value)).second } -> std::convertible_to<bool>;
    all.begin();
    all.size();
};

template <class Type>
concept map_like = requires(Type& all, typename Type::key_type key) {
    typename Type::mapped_type;
    all.clear();
    { all.try_emplace(std::move(key)).second } -> std::convertible_to<bool>;
    all.begin();
    all.size();
};

// A type of its own whose text is a JSON number, such as an exact decimal.
// clang-format off
template <class Type>
concept number_text_type = !text_type<Type> && requires(Type const& value, std::string_view text, char* to) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.write(to) } -> std::same_as<char*>;
    { Type::max_size } -> std::convertible_to<std::size_t>;
};
// clang-format on

template <class Type>
consteval auto find_shape() -> shape
{
    if constexpr (is_represented<Type> && !is_optional<Type> && !is_nullable<Type>)
        return shape::represented;
    else if constexpr (std::same_as<Type, std::monostate> || std::same_as<Type, null_t>)
        return shape::null;
    else if constexpr (std::same_as<Type, bool>)
        return shape::boolean;
    else if constexpr (json_integer<Type>)
        return shape::integer;
    else if constexpr (std::same_as<Type, double> || std::same_as<Type, float>)
        return shape::floating;
    else if constexpr (std::same_as<Type, std::string>)
        return shape::string;
    else if constexpr (std::same_as<Type, secret>)
        return shape::secret;
    else if constexpr (std::same_as<Type, raw_json>)
        return shape::raw;
    else if constexpr (is_dom<Type>)
        return shape::dom;
    else if constexpr (is_boxed<Type>)
        return shape::boxed;
    else if constexpr (std::same_as<Type, other_alternative>)
        return shape::other;
    else if constexpr (is_open<Type>)
        return shape::open;
    else if constexpr (is_quoted<Type>)
        return shape::quoted;
    else if constexpr (number_text_type<Type>)
        return shape::number_text;
    else if constexpr (text_type<Type>)
        return shape::named;
    else if constexpr (described_enum<Type>)
        return is_numeric_enum<Type> ? shape::number_name : shape::named;
    else if constexpr (may_be_absent<Type>)
        return shape::optional;
    else if constexpr (is_nullable<Type>)
        return shape::nullable;
    else if constexpr (is_array<Type>)
        return shape::fixed_array;
    else if constexpr (is_tuple<Type>)
        return shape::tuple;
    else if constexpr (is_variant<Type>)
        return shape::variant;
    else if constexpr (described_struct<Type>)
        return shape::object;
    else if constexpr (map_like<Type>)
        return shape::map;
    else if constexpr (set_like<Type>)
        return shape::set;
    else if constexpr (sequence_like<Type>)
        return shape::sequence;
    else
        return shape::none;
}

template <class Type>
inline constexpr shape shape_of = find_shape<Type>();

// What an optional, a nullable or a box holds, else the type itself.
template <class Type>
struct present {
    using type = Type;
};
template <class Value>
struct present<std::optional<Value>> : present<Value> {};
template <smart_pointer Type>
struct present<Type> : present<typename Type::element_type> {};
template <class Value>
struct present<nullable<Value>> : present<Value> {};
template <class Value>
struct present<boxed<Value>> : present<Value> {};
template <class Type>
using present_type = typename present<Type>::type;

// What rules see of a value that is there: its representation, and what stands in quotes.
template <class Type, class Present = present_type<Type>>
struct bare {
    using type = Present;
};
template <class Type, class Present>
    requires(shape_of<Present> == shape::represented)
struct bare<Type, Present> : bare<representation_type<Present>> {};
template <class Type, class Value>
struct bare<Type, quoted<Value>> : bare<Value> {};
template <class Type, class Value>
struct bare<Type, maybe_quoted<Value>> : bare<Value> {};
template <class Type>
using bare_type = typename bare<Type>::type;

// The shape of the JSON of a type: that of its representation if it has one.
template <class Type>
inline constexpr shape json_shape_of = shape_of<Type>;
template <class Type>
    requires(shape_of<Type> == shape::represented)
inline constexpr shape json_shape_of<Type> = json_shape_of<representation_type<Type>>;

// Whether a value that may be JSON of any kind is null.
template <class Type>
auto is_json_null([[maybe_unused]] Type const& value) -> bool
{
    if constexpr (shape_of<Type> == shape::raw)
        return value.text() == "null";
    else if constexpr (shape_of<Type> == shape::dom)
        return dom_access<Type>::is_null(value);
    else if constexpr (json_shape_of<Type> == shape::raw || json_shape_of<Type> == shape::dom)
        return is_json_null<representation_type<Type>>(represent(value));
    else
        return false;
}

// Whether an optional, a pointer or a nullable holds something.
template <class Type>
constexpr auto holds_value(Type const& value) noexcept -> bool
{
    return static_cast<bool>(value);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
