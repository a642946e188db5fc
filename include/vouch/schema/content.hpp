// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_CONTENT_HPP
#define VOUCH_SCHEMA_CONTENT_HPP
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/names.hpp>
#include <vouch/schema/to_text.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// Compares two values by what is described of them, which is what their JSON says, and never by an == of a struct or a pointer:
//   structs            by their described members, a catch-all included
//   pointers           by what they point to; an empty one comes first, like an empty optional and null
//   arrays, tuples     by size, then item by item
//   sets, maps         regardless of the order of their items, if that has no meaning
//   variants           by the alternative, then by its value
//   text types         by their text; enumerations by their number; an open value by its text, known or not
//   numbers            by value: -0.0 equals 0.0, and 1.50 equals 1.5 in a decimal. NaN equals itself and comes after all others
//   raw_json           by its text, byte by byte; other_alternative by the tag before
//   boxes              by what they hold
//   secrets            in a time that depends on their sizes alone
//   represented types  by their representations
// The order is total, so that items can be sorted by it. Nesting is followed by recursion: check its depth first.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_an_order = false;

template <class Type>
constexpr auto compare_content(Type const& left, Type const& right) -> std::weak_ordering;

template <class Number>
constexpr auto compare_numbers(Number left, Number right) noexcept -> std::weak_ordering
{
    if constexpr (std::floating_point<Number>) {
        if (left < right)
            return std::weak_ordering::less;
        if (right < left)
            return std::weak_ordering::greater;
        return !(left <= left) <=> !(right <= right); // of NaN
    } else {
        return left <=> right;
    }
}

// A text without data() stands for no text and comes first.
constexpr auto compare_texts(std::string_view left, std::string_view right) noexcept -> std::weak_ordering
{
    if (left.data() == nullptr || right.data() == nullptr)
        return (left.data() != nullptr) <=> (right.data() != nullptr);
    return left <=> right;
}

// Goes through all bytes, whatever they are.
constexpr auto compare_secrets(std::string_view left, std::string_view right) noexcept -> std::weak_ordering
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    int order = 0;
    for (std::size_t index = left.size(); index-- != 0;) {
        int const difference = static_cast<unsigned char>(left[index]) - static_cast<unsigned char>(right[index]);
        int const keep = (difference == 0) - 1; // all bits are set if this byte differs
        order = (difference & keep) | (order & ~keep);
    }
    return order <=> 0;
}

template <class Type>
constexpr auto compare_named(Type const& left, Type const& right) -> std::weak_ordering
{
    if constexpr (described_enum<Type>) {
        return enumerator_number(left) <=> enumerator_number(right);
    } else {
        std::array<char, text_space<Type> + 1> left_space{};
        std::array<char, text_space<Type> + 1> right_space{};
        return compare_texts(text_in(left, left_space.data()), text_in(right, right_space.data()));
    }
}

template <class Value>
constexpr auto compare_open(open<Value> const& left, open<Value> const& right) -> std::weak_ordering
{
    if (left.is_set() != right.is_set())
        return left.is_set() <=> right.is_set();
    std::array<char, text_space<Value> + 1> left_space{};
    std::array<char, text_space<Value> + 1> right_space{};
    auto const text = [](open<Value> const& value, char* space) {
        return value.known() != nullptr ? text_in(*value.known(), space) : value.unknown().value_or(std::string_view());
    };
    auto const order = compare_texts(text(left, left_space.data()), text(right, right_space.data()));
    if (order != 0 || left.known() == nullptr || right.known() == nullptr)
        return order;
    return compare_named(*left.known(), *right.known()); // neither may have a text
}

// The text of a number that is a type of its own; no data() if it is unset.
template <class Type>
constexpr auto number_text_in(Type const& value, char* space) -> std::string_view
{
    char const* const end = value.write(space);
    return end == nullptr ? std::string_view() : std::string_view(space, static_cast<std::size_t>(end - space));
}

template <class Type>
constexpr auto compare_number_texts(Type const& left, Type const& right) -> std::weak_ordering
{
    if constexpr (std::three_way_comparable<Type, std::weak_ordering>) {
        return left <=> right;
    } else {
        std::array<char, Type::max_size> left_space{};
        std::array<char, Type::max_size> right_space{};
        return compare_texts(number_text_in(left, left_space.data()), number_text_in(right, right_space.data()));
    }
}

// An item of an array or a set, or an entry of a map.
template <class Container, class Item>
constexpr auto compare_items(Item const& left, Item const& right) -> std::weak_ordering
{
    if constexpr (shape_of<Container> == shape::map) {
        auto const& [left_key, left_value] = left;
        auto const& [right_key, right_value] = right;
        auto const order = compare_content<typename Container::key_type>(left_key, right_key);
        return order != 0 ? order : compare_content<typename Container::mapped_type>(left_value, right_value);
    } else {
        return compare_content<typename Container::value_type>(left, right);
    }
}

template <class Container>
constexpr auto compare_in_turn(Container const& left, Container const& right) -> std::weak_ordering
{
    auto candidate = right.begin();
    for (auto const& item : left) {
        if (auto const order = compare_items<Container, std::remove_cvref_t<decltype(item)>>(item, *candidate); order != 0)
            return order;
        ++candidate;
    }
    return std::weak_ordering::equivalent;
}

// Pointers to the items, by content: equal sets give equal items in turn.
template <class Container>
constexpr auto sorted_items(Container const& container)
{
    using item = std::remove_cvref_t<decltype(*container.begin())>;
    std::vector<item const*> items;
    items.reserve(container.size());
    for (item const& each : container)
        items.push_back(&each);
    std::sort(items.begin(), items.end(),
              [](item const* left, item const* right) { return compare_items<Container>(*left, *right) < 0; });
    return items;
}

// Equal containers of this type hold their items in the same order: their comparator has no state.
template <class Container>
concept iterates_in_order = requires { typename Container::key_compare; } && std::is_empty_v<typename Container::key_compare>;

template <class Container>
constexpr auto compare_containers(Container const& left, Container const& right) -> std::weak_ordering
{
    constexpr shape kind = shape_of<Container>;
    if (left.size() != right.size())
        return left.size() <=> right.size();
    if constexpr (kind == shape::sequence || kind == shape::fixed_array || iterates_in_order<Container>) {
        return compare_in_turn(left, right);
    } else {
        auto const left_items = sorted_items(left);
        auto const right_items = sorted_items(right);
        for (std::size_t index = 0; index != left_items.size(); ++index)
            if (auto const order = compare_items<Container>(*left_items[index], *right_items[index]); order != 0)
                return order;
        return std::weak_ordering::equivalent;
    }
}

template <class Tuple, std::size_t... Indices>
constexpr auto compare_tuples(Tuple const& left, Tuple const& right, std::index_sequence<Indices...>) -> std::weak_ordering
{
    auto order = std::weak_ordering::equivalent;
    (void)((order = compare_content(std::get<Indices>(left), std::get<Indices>(right)), order != 0) || ...);
    return order;
}

template <class Variant, std::size_t... Indices>
constexpr auto compare_variants(Variant const& left, Variant const& right, std::index_sequence<Indices...>) -> std::weak_ordering
{
    if (left.index() != right.index())
        return left.index() <=> right.index();
    auto order = std::weak_ordering::equivalent;
    (void)((left.index() == Indices &&
            (order = compare_content(*std::get_if<Indices>(&left), *std::get_if<Indices>(&right)), true)) ||
           ...);
    return order;
}

template <class Type, template <class...> class List, class... Descriptors>
constexpr auto compare_members(Type const& left, Type const& right, List<Descriptors...>) -> std::weak_ordering
{
    auto order = std::weak_ordering::equivalent;
    [[maybe_unused]] auto const compare = [&]<class Member>(Member const& first, Member const& second) {
        if (order == 0)
            order = compare_content(first, second);
        return true;
    };
    // a list instead of a fold, which Clang ends at 256 operands
    [[maybe_unused]] bool const each[] = {true, compare(left.*Descriptors::pointer, right.*Descriptors::pointer)...};
    return order;
}

template <class Type>
constexpr auto compare_content(Type const& left, Type const& right) -> std::weak_ordering
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented) {
        return compare_content<representation_type<Type>>(represent(left), represent(right));
    } else if constexpr (kind == shape::quoted) {
        return compare_content(*left, *right);
    } else if constexpr (kind == shape::boolean || kind == shape::integer || kind == shape::floating) {
        return compare_numbers(left, right);
    } else if constexpr (kind == shape::null) {
        return std::weak_ordering::equivalent;
    } else if constexpr (kind == shape::string) {
        return left <=> right;
    } else if constexpr (kind == shape::secret) {
        return compare_secrets(left.reveal(), right.reveal());
    } else if constexpr (kind == shape::raw) {
        return left.text() <=> right.text();
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::compare(left, right);
    } else if constexpr (kind == shape::boxed) {
        return compare_content(*left, *right);
    } else if constexpr (kind == shape::other) {
        auto const order = left.tag <=> right.tag;
        return order != 0 ? order : left.value.text() <=> right.value.text();
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        return compare_named(left, right);
    } else if constexpr (kind == shape::number_text) {
        return compare_number_texts(left, right);
    } else if constexpr (kind == shape::open) {
        return compare_open(left, right);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        if (!holds_value(left) || !holds_value(right))
            return holds_value(left) <=> holds_value(right);
        return compare_content<std::remove_cvref_t<decltype(*left)>>(*left, *right);
    } else if constexpr (kind == shape::sequence || kind == shape::fixed_array || kind == shape::set || kind == shape::map) {
        return compare_containers(left, right);
    } else if constexpr (kind == shape::tuple) {
        return compare_tuples(left, right, std::make_index_sequence<std::tuple_size_v<Type>>());
    } else if constexpr (kind == shape::variant) {
        return compare_variants(left, right, std::make_index_sequence<std::variant_size_v<Type>>());
    } else if constexpr (kind == shape::object) {
        return compare_members(left, right, members_of<Type>{}); // the catch-all is one of them
    } else {
        static_assert(shape_has_an_order<Type>, "compare_content does not know this shape");
        return std::weak_ordering::equivalent;
    }
}

template <class Type>
constexpr auto same_content(Type const& left, Type const& right) -> bool
{
    return compare_content(left, right) == 0;
}

// A strict weak order, for std::sort.
struct content_less {
    template <class Type>
    constexpr auto operator()(Type const& left, Type const& right) const -> bool
    {
        return compare_content(left, right) < 0;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
