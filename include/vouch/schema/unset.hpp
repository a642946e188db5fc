// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_UNSET_HPP
#define VOUCH_SCHEMA_UNSET_HPP
#include <vouch/schema/shape.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

// Values that nobody has set: `vouch::country{}`, an enumeration's number without a name, a struct that has one of them.
namespace vouch::inline VOUCH_ABI::detail {

// Whether the type has such a value at all. A struct counts as one that has, whatever its members are.
template <class Type>
consteval auto may_be_unset() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::boolean || kind == shape::integer || kind == shape::floating || kind == shape::string ||
                  kind == shape::null || kind == shape::dom)
        return false;
    else if constexpr (kind == shape::represented)
        return may_be_unset<representation_type<Type>>();
    else if constexpr (kind == shape::quoted)
        return may_be_unset<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return may_be_unset<std::remove_cvref_t<decltype(*std::declval<Type&>())>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return may_be_unset<typename Type::value_type>();
    else
        return true;
}

template <class Type>
auto is_unset(Type const& value) -> bool;

template <class Type, template <class...> class List, class... Descriptors>
auto has_unset_member(Type const& object, List<Descriptors...>) -> bool
{
    bool found = false;
    [[maybe_unused]] int const each[] = {0, (found = found || is_unset(object.*Descriptors::pointer), 0)...};
    return found;
}

template <class Type>
auto is_unset([[maybe_unused]] Type const& value) -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!may_be_unset<Type>()) {
        return false;
    } else if constexpr (kind == shape::represented) {
        return is_unset<representation_type<Type>>(represent(value));
    } else if constexpr (kind == shape::quoted) {
        return is_unset(*value);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) && is_unset(*value);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return std::any_of(value.begin(), value.end(), [](auto const& item) { return is_unset(item); });
    } else if constexpr (kind == shape::map) {
        return std::any_of(value.begin(), value.end(),
                           [](auto const& entry) { return is_unset(entry.first) || is_unset(entry.second); });
    } else if constexpr (kind == shape::tuple) {
        return std::apply([](auto const&... items) { return (is_unset(items) || ...); }, value);
    } else if constexpr (kind == shape::variant) {
        return value.valueless_by_exception() || std::visit([](auto const& alternative) { return is_unset(alternative); }, value);
    } else if constexpr (kind == shape::object) {
        return has_unset_member(value, members_of<Type>{});
    } else if constexpr (kind == shape::secret) {
        return !value.is_set();
    } else if constexpr (kind == shape::raw) {
        return value.text().empty();
    } else if constexpr (kind == shape::open) {
        return !value.is_set() || (value.known() != nullptr && is_unset(*value.known()));
    } else if constexpr (described_enum<Type>) {
        auto const& values = enumerators<Type>::values;
        return std::find(values.begin(), values.end(), value) == values.end();
    } else if constexpr (kind == shape::number_text) {
        std::array<char, Type::max_size> text;
        return value.write(text.data()) == nullptr;
    } else if constexpr (own_text_type<Type>) {
        return value.view().empty();
    } else {
        static_assert(foreign_text_type<Type>, "a shape that nobody asks whether it is unset");
        std::array<char, text_traits<Type>::max_size> text;
        return text_traits<Type>::write(value, text.data()) == nullptr;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
