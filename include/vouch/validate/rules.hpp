// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_RULES_HPP
#define VOUCH_VALIDATE_RULES_HPP
#include <vouch/json/utf8.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/schema.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

// The sentence that the compiler prints.
template <auto Field, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = true;
template <auto Field, class Type>
inline constexpr bool rule_applies_to_this_member<Field, length, Type> = std::same_as<Type, std::string> || own_text_type<Type>;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

inline auto text_of(std::string const& value) noexcept -> std::string_view
{
    return value;
}
template <own_text_type Type>
auto text_of(Type const& value) noexcept -> std::string_view
{
    return value.view();
}

// Calls complain(expectation) for each rule of the member that `value` breaks, as long as that gives true.
template <class Type, class Descriptor, class Value, class Complain>
VOUCH_INLINE auto keeps_rules(Value const& value, Complain const& complain) -> bool
{
    if constexpr (is_optional<Value> || is_nullable<Value>) {
        return !value.has_value() || keeps_rules<Type, Descriptor>(*value, complain);
    } else {
        if constexpr (has_rule<length, Type, Descriptor>()) {
            constexpr length rule = rule_of<length, Type, Descriptor>();
            static_assert(rule_applies_to_this_member<Descriptor::pointer, length, Value>, "length() is a rule for texts");
            if constexpr (rule_applies_to_this_member<Descriptor::pointer, length, Value>) {
                std::size_t const count = count_code_points(text_of(value));
                if (count < rule.least() || count > rule.most()) [[unlikely]]
                    return complain(expectation{count < rule.least() ? errc::too_short : errc::too_long,
                                                "{} characters",
                                                {.least = rule.least(), .most = rule.most()}});
            }
        }
        return true;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
