// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_MAPPING_HPP
#define VOUCH_SCHEMA_MAPPING_HPP
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/shape.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

// Which types have a place in JSON, and why the others have none.
namespace vouch::inline VOUCH_ABI::detail {

// Why a type has no mapping.
enum class mapping_cause {
    none,
    undescribed_class,
    undescribed_enumeration,
    view,                    // a view, a pointer or a reference: it owns no value that could be read
    fundamental,             // a character, long double and the like
    c_array,                 //
    character_array,         // its size and its terminator have no place in a JSON string
    byte,                    // std::byte: JSON has no bytes
    path,                    // a path of the file system: its text depends on the platform
    bitset,                  // a string, a number or an array of booleans: nothing says which
    const_value,             // it could be written and never read
    no_default,              // reading makes an object first and fills it then
    key,                     // a map's key without a text
    untagged,                // a variant whose alternatives cannot be told apart
    no_struct,               // an alternative that its tag cannot stand in
    other_untagged,          // other_alternative in a variant without a tag
    other_outside,           // other_alternative that is no alternative
    boxed_nothing,           // a box around something that may hold nothing
    repeated,                // a variant that has one type twice
    optional_inside,         // an optional in an optional, and the like: one of their states has no JSON
    patch_inside,            // the same of a patch that is no member
    polymorphic,             // a pointer to a type that others derive from: their members would be lost
    represent,               // a type that can be restored and not represented
    restore,                 // a type that can be represented and not restored
    restore_result,          // what restores it gives no optional of the type
    endless,                 // a type that represents itself
    optional_representation, // a representation that may be absent or null
    represented_optional,    // an optional or a nullable with a representation of its own
    quoted,                  // quoted<T> of something else than a number or a boolean
};

// The innermost type that has no mapping, and why.
template <mapping_cause Cause, class Culprit>
struct mapping_fault {
    static constexpr mapping_cause cause = Cause;
    using culprit = Culprit;
};
using no_mapping_fault = mapping_fault<mapping_cause::none, void>;

// Keeps the first fault.
template <class Next>
consteval auto operator|(no_mapping_fault, Next next)
{
    return next;
}
template <mapping_cause Cause, class Culprit, class Next>
consteval auto operator|(mapping_fault<Cause, Culprit> found, Next)
{
    return found;
}

// Where a value stands: only a member of an object can be absent.
enum class position : bool { member, element };

template <class Type, position Position, class Form = no_form>
consteval auto find_mapping_fault();

// A view that is known by what it can do, as std::string_view and std::span are.
template <class Type>
concept view_like =
    requires(Type const& view) { view.substr(0, 0).remove_prefix(0); } || requires(Type const& view) { view.subspan(0, 0); };

// Paths and bitsets, known by what they can do: their headers are not included.
template <class Type>
concept path_like = requires(Type const& path) {
    path.native();
    path.root_directory();
    path.lexically_normal();
};
template <class Type>
concept bitset_like = requires(Type& bits) {
    bits.to_ullong();
    bits.flip();
    bits.count();
};

template <class Type>
consteval auto cause_without_shape() -> mapping_cause
{
    if constexpr (std::is_pointer_v<Type> || std::is_reference_v<Type> || std::is_member_pointer_v<Type> ||
                  std::is_function_v<Type> || view_like<Type>)
        return mapping_cause::view;
    else if constexpr (std::is_array_v<Type>)
        return std::same_as<std::remove_extent_t<Type>, char> ? mapping_cause::character_array : mapping_cause::c_array;
    else if constexpr (std::same_as<Type, std::byte>)
        return mapping_cause::byte;
    else if constexpr (std::is_enum_v<Type>)
        return mapping_cause::undescribed_enumeration;
    else if constexpr (std::is_fundamental_v<Type>)
        return mapping_cause::fundamental;
    else if constexpr (path_like<Type>)
        return mapping_cause::path;
    else if constexpr (bitset_like<Type>)
        return mapping_cause::bitset;
    else
        return mapping_cause::undescribed_class;
}

// What an optional, a pointer or a nullable holds.
template <class Type>
using held_value = std::remove_reference_t<decltype(*std::declval<Type&>())>;

template <class Type, position Position, class Form>
consteval auto find_fault_in_optional()
{
    using value = held_value<Type>;
    constexpr shape inner = shape_of<std::remove_cv_t<value>>;
    if constexpr (is_represented<Type>)
        return mapping_fault<mapping_cause::represented_optional, Type>{};
    else if constexpr (smart_pointer<Type> && std::is_polymorphic_v<value> && !std::is_final_v<value>)
        return mapping_fault<mapping_cause::polymorphic, Type>{};
    else if constexpr (inner == shape::optional || (shape_of<Type> == shape::nullable && inner == shape::nullable))
        return mapping_fault<mapping_cause::optional_inside, Type>{};
    else if constexpr (inner == shape::nullable && Position == position::element)
        return mapping_fault<mapping_cause::patch_inside, Type>{};
    else
        return find_mapping_fault<value, position::element, Form>();
}

// A box is as its value, and a value is always there.
template <class Type, class Form>
consteval auto find_fault_in_box()
{
    using value = typename Type::value_type;
    if constexpr (shape_of<std::remove_cv_t<value>> == shape::optional || shape_of<std::remove_cv_t<value>> == shape::nullable)
        return mapping_fault<mapping_cause::boxed_nothing, Type>{};
    else
        return find_mapping_fault<value, position::element, Form>();
}

template <class... Types>
consteval auto find_fault_in_items(std::type_identity<std::tuple<Types...>>)
{
    return (no_mapping_fault{} | ... | find_mapping_fault<Types, position::element>());
}
template <class First, class Second>
consteval auto find_fault_in_items(std::type_identity<std::pair<First, Second>>)
{
    return find_mapping_fault<First, position::element>() | find_mapping_fault<Second, position::element>();
}

template <class Type, class... Types>
inline constexpr bool stands_once = (std::size_t{std::same_as<Type, Types>} + ...) == 1;

template <class Type>
consteval auto find_fault_in_alternative()
{
    if constexpr (shape_of<Type> == shape::other)
        return no_mapping_fault{};
    else
        return find_mapping_fault<Type, position::element>();
}

// A tag among the members of an alternative needs a struct for that.
template <class Form, class Type>
consteval auto find_fault_of_tag()
{
    if constexpr (!has_tag_inside<Form> || shape_of<Type> == shape::other || shape_of<unboxed_type<Type>> == shape::object)
        return no_mapping_fault{};
    else
        return mapping_fault<mapping_cause::no_struct, Type>{};
}

template <class Form, class... Types>
consteval auto find_fault_in_variant(std::type_identity<std::variant<Types...>>)
{
    using variant = std::variant<Types...>;
    using form = form_for<variant, Form>;
    if constexpr (!(stands_once<Types, Types...> && ...))
        return mapping_fault<mapping_cause::repeated, variant>{};
    else if constexpr (is_form_of_value<form>) // complained of where it is not in order
        return (no_mapping_fault{} | ... | find_fault_in_alternative<Types>()) |
               (no_mapping_fault{} | ... | find_fault_of_tag<form, Types>());
    else if constexpr (((shape_of<Types> == shape::other) || ...))
        return mapping_fault<mapping_cause::other_untagged, variant>{};
    else if constexpr (!is_untagged<variant>)
        return mapping_fault<mapping_cause::untagged, variant>{};
    else
        return (no_mapping_fault{} | ... | find_mapping_fault<Types, position::element>());
}

// Whether a type may be the key of a map: a name in JSON with one spelling for each value.
template <class Key>
inline constexpr bool is_key =
    shape_of<Key> == shape::string || shape_of<Key> == shape::named || shape_of<Key> == shape::number_name ||
    shape_of<Key> == shape::integer || shape_of<Key> == shape::boolean || shape_of<Key> == shape::open;
template <class Key>
    requires(shape_of<Key> == shape::represented)
inline constexpr bool is_key<Key> = is_key<representation_type<Key>>;
template <class Key>
    requires(shape_of<Key> == shape::quoted)
inline constexpr bool is_key<Key> = is_key<typename Key::value_type>;

template <class Type>
consteval auto find_fault_in_representation()
{
    constexpr representation_fault fault = representation_fault_of<Type>;
    if constexpr (fault == representation_fault::represent)
        return mapping_fault<mapping_cause::represent, Type>{};
    else if constexpr (fault == representation_fault::restore)
        return mapping_fault<mapping_cause::restore, Type>{};
    else if constexpr (fault == representation_fault::result)
        return mapping_fault<mapping_cause::restore_result, Type>{};
    else if constexpr (fault == representation_fault::endless)
        return mapping_fault<mapping_cause::endless, Type>{};
    else if constexpr (shape_of<representation_type<Type>> == shape::optional ||
                       shape_of<representation_type<Type>> == shape::nullable)
        return mapping_fault<mapping_cause::optional_representation, Type>{};
    else if constexpr (!std::is_default_constructible_v<Type>)
        return mapping_fault<mapping_cause::no_default, Type>{};
    else
        return no_mapping_fault{};
}

// Whether a type may stand in quotes: its JSON is a number or a boolean.
template <class Type>
inline constexpr bool may_be_quoted =
    shape_of<Type> != shape::open && (kinds_of<Type> == number_kind || kinds_of<Type> == boolean_kind);

template <class Type>
consteval auto find_fault_in_quoted()
{
    using fault = decltype(find_mapping_fault<Type, position::element>());
    if constexpr (fault::cause == mapping_cause::none && !may_be_quoted<Type>)
        return mapping_fault<mapping_cause::quoted, Type>{};
    else
        return fault{};
}

template <class Map, class Form>
consteval auto find_fault_in_map()
{
    if constexpr (shape_of<typename Map::key_type> == shape::represented &&
                  decltype(find_mapping_fault<typename Map::key_type, position::element>())::cause != mapping_cause::none)
        return find_mapping_fault<typename Map::key_type, position::element>();
    else if constexpr (!is_key<typename Map::key_type>)
        return mapping_fault<mapping_cause::key, typename Map::key_type>{};
    else
        return find_mapping_fault<typename Map::mapped_type, position::element, item_form<Form>>();
}

// A described struct counts as mapped whatever its members are, and a represented type whatever its representation is: those
// have a complaint of their own.
template <class Type, position Position, class Form>
consteval auto find_mapping_fault()
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (std::is_const_v<Type> || std::is_volatile_v<Type>)
        return mapping_fault<mapping_cause::const_value, Type>{};
    else if constexpr (kind == shape::none)
        return mapping_fault<cause_without_shape<Type>(), Type>{};
    else if constexpr (kind == shape::represented)
        return find_fault_in_representation<Type>();
    else if constexpr (kind == shape::quoted)
        return find_fault_in_quoted<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return find_fault_in_optional<Type, Position, Form>();
    else if constexpr (kind == shape::boxed)
        return find_fault_in_box<Type, Form>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return find_mapping_fault<typename Type::value_type, position::element, item_form<Form>>();
    else if constexpr (kind == shape::map)
        return find_fault_in_map<Type, Form>();
    else if constexpr (kind == shape::tuple)
        return find_fault_in_items(std::type_identity<Type>{});
    else if constexpr (kind == shape::variant)
        return find_fault_in_variant<Form>(std::type_identity<Type>{});
    else if constexpr (kind == shape::other)
        return mapping_fault<mapping_cause::other_outside, Type>{};
    else if constexpr (kind == shape::object && !std::is_default_constructible_v<Type>)
        return mapping_fault<mapping_cause::no_default, Type>{};
    else
        return no_mapping_fault{};
}

// Why a member of this type, whose field has this form, has no place in JSON.
template <class Type, class Form = no_form>
using member_fault = decltype(find_mapping_fault<Type, position::member, Form>());
// The same of a document, and of an item in an array.
template <class Type>
using element_fault = decltype(find_mapping_fault<Type, position::element>());

// What is only written needs no default constructor.
template <class Type>
inline constexpr bool is_mapped =
    element_fault<Type>::cause == mapping_cause::none || (shape_of<Type> == shape::object && !std::is_const_v<Type>) ||
    (shape_of<Type> == shape::represented && element_fault<Type>::cause == mapping_cause::no_default);

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A type that can be written to JSON and, if it can be made by default, read from it.
template <class Type>
concept mapped = detail::is_mapped<Type>;

// The sentences that the compiler prints: of the innermost type without a mapping and, where it is in a struct, the member.
namespace complaint {
template <class Type, auto... Member>
inline constexpr bool class_has_a_mapping = false;
template <class Type, auto... Member>
inline constexpr bool enumeration_is_described = false;
template <class Type, auto... Member>
inline constexpr bool type_owns_its_value = false;
template <class Type, auto... Member>
inline constexpr bool fundamental_type_has_a_mapping = false;
template <class Type, auto... Member>
inline constexpr bool array_is_a_class = false;
template <class Type, auto... Member>
inline constexpr bool characters_are_a_string = false;
template <class Type, auto... Member>
inline constexpr bool bytes_have_an_encoding = false;
template <class Type, auto... Member>
inline constexpr bool path_is_a_string = false;
template <class Type, auto... Member>
inline constexpr bool bitset_is_an_array = false;
template <class Type, auto... Member>
inline constexpr bool value_is_not_const = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_default_constructor = false;
template <class Type, auto... Member>
inline constexpr bool map_key_has_a_text = false;
template <class Type, auto... Member>
inline constexpr bool variant_has_a_tag = false;
template <class Type, auto... Member>
inline constexpr bool alternative_is_a_struct = false;
template <class Type, auto... Member>
inline constexpr bool other_alternative_is_told_by_a_tag = false;
template <class Type, auto... Member>
inline constexpr bool other_alternative_stands_in_a_variant = false;
template <class Type, auto... Member>
inline constexpr bool box_holds_a_value = false;
template <class Type, auto... Member>
inline constexpr bool variant_alternatives_differ = false;
template <class Type, auto... Member>
inline constexpr bool each_state_has_a_json = false;
template <class Type, auto... Member>
inline constexpr bool pointer_is_to_a_final_type = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_represent_function = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_restore_function = false;
template <class Type, auto... Member>
inline constexpr bool restore_returns_an_optional_of_its_type = false;
template <class Type, auto... Member>
inline constexpr bool representation_is_another_type = false;
template <class Type, auto... Member>
inline constexpr bool representation_is_always_there = false;
template <class Type, auto... Member>
inline constexpr bool optional_has_no_representation = false;
template <class Type, auto... Member>
inline constexpr bool quoted_value_is_a_number_or_a_boolean = false;
} // namespace complaint

namespace detail {

// Complains of `Fault` in one sentence; returns whether there is none.
template <class Fault, auto... Member>
consteval auto require_no_fault() -> bool
{
    using culprit = typename Fault::culprit;
    constexpr mapping_cause cause = Fault::cause;
    if constexpr (cause == mapping_cause::undescribed_class)
        static_assert(complaint::class_has_a_mapping<culprit, Member...>,
                      "this class has no JSON mapping: describe it with BOOST_DESCRIBE_STRUCT(type, (), (members...)), "
                      "derive it from vouch::text, represent it by vouch_represent and vouch_restore, or specialise "
                      "vouch::text_traits or vouch::representation");
    else if constexpr (cause == mapping_cause::undescribed_enumeration)
        static_assert(complaint::enumeration_is_described<culprit, Member...>,
                      "this enumeration has no JSON mapping: describe it with BOOST_DESCRIBE_ENUM(type, enumerators...)");
    else if constexpr (cause == mapping_cause::view)
        static_assert(
            complaint::type_owns_its_value<culprit, Member...>,
            "this type owns no value that could be read: use std::string, std::vector, std::optional or a smart pointer "
            "instead of a view, a pointer or a reference");
    else if constexpr (cause == mapping_cause::fundamental)
        static_assert(complaint::fundamental_type_has_a_mapping<culprit, Member...>,
                      "JSON has no value for this type: use std::string for characters, float or double for long double");
    else if constexpr (cause == mapping_cause::c_array)
        static_assert(complaint::array_is_a_class<culprit, Member...>,
                      "a C array has no JSON mapping: use std::array, std::vector or std::string");
    else if constexpr (cause == mapping_cause::character_array)
        static_assert(complaint::characters_are_a_string<culprit, Member...>,
                      "a char array has no JSON mapping, since nothing says where its text ends: use std::string");
    else if constexpr (cause == mapping_cause::byte)
        static_assert(complaint::bytes_have_an_encoding<culprit, Member...>,
                      "JSON has no bytes: use vouch::base64, or a vector of std::uint8_t for an array of numbers");
    else if constexpr (cause == mapping_cause::path)
        static_assert(complaint::path_is_a_string<culprit, Member...>,
                      "a path has no JSON mapping, since its text depends on the platform, in separators and in encoding: use "
                      "std::string, and make the path where the file is opened");
    else if constexpr (cause == mapping_cause::bitset)
        static_assert(complaint::bitset_is_an_array<culprit, Member...>,
                      "a bitset has no JSON mapping, since it could be a text, a number or an array: use std::array<bool, N>, an "
                      "integer or std::string");
    else if constexpr (cause == mapping_cause::const_value)
        static_assert(complaint::value_is_not_const<culprit, Member...>,
                      "a const value can be written and never read: leave out the const");
    else if constexpr (cause == mapping_cause::no_default)
        static_assert(complaint::type_has_a_default_constructor<culprit, Member...>,
                      "reading makes an object first and fills it then: give this type a public default constructor");
    else if constexpr (cause == mapping_cause::key)
        static_assert(complaint::map_key_has_a_text<culprit, Member...>,
                      "the names of a JSON object are texts: this type of key has none");
    else if constexpr (cause == mapping_cause::untagged)
        static_assert(complaint::variant_has_a_tag<culprit, Member...>,
                      "a variant needs a vouch_schema with tag(\"member\") and an alternative<T>(\"value\") for each of its "
                      "types; without a tag each is another kind of JSON value");
    else if constexpr (cause == mapping_cause::no_struct)
        static_assert(complaint::alternative_is_a_struct<culprit, Member...>,
                      "this alternative is no described struct, so that its tag cannot be one of its members: write "
                      "tag(\"type\", content(\"data\")) or name_is_tag()");
    else if constexpr (cause == mapping_cause::other_untagged)
        static_assert(complaint::other_alternative_is_told_by_a_tag<culprit, Member...>,
                      "other_alternative takes what an unknown tag brings: give this variant a tag, or name_is_tag()");
    else if constexpr (cause == mapping_cause::other_outside)
        static_assert(complaint::other_alternative_stands_in_a_variant<culprit, Member...>,
                      "other_alternative is an alternative of a std::variant: use raw_json for any JSON");
    else if constexpr (cause == mapping_cause::boxed_nothing)
        static_assert(complaint::box_holds_a_value<culprit, Member...>,
                      "a box always holds a value: put the box into the optional, std::optional<vouch::boxed<T>>");
    else if constexpr (cause == mapping_cause::repeated)
        static_assert(complaint::variant_alternatives_differ<culprit, Member...>,
                      "a variant that has one type twice cannot tell the two apart in JSON");
    else if constexpr (cause == mapping_cause::optional_inside)
        static_assert(complaint::each_state_has_a_json<culprit, Member...>,
                      "an optional, pointer or nullable directly in another has a state that JSON cannot tell from another; "
                      "absent, null and value are vouch::patch<T>");
    else if constexpr (cause == mapping_cause::patch_inside)
        static_assert(complaint::each_state_has_a_json<culprit, Member...>,
                      "only a member of a described struct can be absent: use vouch::nullable<T> for an item or a document");
    else if constexpr (cause == mapping_cause::polymorphic)
        static_assert(complaint::pointer_is_to_a_final_type<culprit, Member...>,
                      "the members of a derived object behind this pointer would be lost: use a std::variant of the derived "
                      "types, or make the type final");
    else if constexpr (cause == mapping_cause::represent)
        static_assert(complaint::type_has_a_represent_function<culprit, Member...>,
                      "this type has a vouch_restore, and lacks: auto vouch_represent(type const&, vouch::of<type>) -> "
                      "representation; a vouch::representation<type> has both as static functions, represent and restore");
    else if constexpr (cause == mapping_cause::restore)
        static_assert(complaint::type_has_a_restore_function<culprit, Member...>,
                      "this type has a vouch_represent, and lacks one that takes what that returns: auto "
                      "vouch_restore(representation, vouch::of<type>) -> std::optional<type>; a vouch::representation<type> has "
                      "both as static functions, represent and restore");
    else if constexpr (cause == mapping_cause::restore_result)
        static_assert(complaint::restore_returns_an_optional_of_its_type<culprit, Member...>,
                      "what restores a type from its representation returns std::optional<type>");
    else if constexpr (cause == mapping_cause::endless)
        static_assert(complaint::representation_is_another_type<culprit, Member...>,
                      "the representation of this type is, or leads back to, the type itself: represent it by another one");
    else if constexpr (cause == mapping_cause::optional_representation)
        static_assert(complaint::representation_is_always_there<culprit, Member...>,
                      "a representation cannot be absent or null: put optional or nullable around the type instead");
    else if constexpr (cause == mapping_cause::represented_optional)
        static_assert(complaint::optional_has_no_representation<culprit, Member...>,
                      "an optional and a nullable have a meaning of their own: represent the type that they hold");
    else if constexpr (cause == mapping_cause::quoted)
        static_assert(complaint::quoted_value_is_a_number_or_a_boolean<culprit, Member...>,
                      "only a number or a boolean is spelled in a string: an integer, float, double, bool, decimal, an "
                      "enumeration with as_number(), or a type that is represented by one of them");
    return cause == mapping_cause::none;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
