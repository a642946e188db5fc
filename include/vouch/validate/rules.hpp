// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_RULES_HPP
#define VOUCH_VALIDATE_RULES_HPP
#include <vouch/json/utf8.hpp>
#include <vouch/schema/expected.hpp>
#include <vouch/schema/sound.hpp>

#include <cstddef>
#include <string>
#include <string_view>

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
            if constexpr (rule_applies_to_this_member<Descriptor::pointer, length, Value>) {
                constexpr length rule = rule_of<length, Type, Descriptor>();
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
