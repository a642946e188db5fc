// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_FORM_TEXT_HPP
#define VOUCH_HTTP_ENDPOINT_FORM_TEXT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/form_member.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/to_text.hpp>
#include <vouch/write/serialize.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Calls use(text) with the text of a value in a form: what its JSON is, without quotes. Returns what was expected if it has none.
template <form_value Type, class Use>
[[nodiscard]] auto with_form_text(Type const& value, Use const& use) -> std::optional<expectation>
{
    using vouch::detail::shape;
    constexpr shape kind = vouch::detail::shape_of<Type>;
    if constexpr (kind == shape::represented) {
        return with_form_text<vouch::detail::representation_type<Type>>(vouch::detail::represent(value), use);
    } else if constexpr (kind == shape::quoted) {
        return with_form_text(*value, use);
    } else if constexpr (kind == shape::open) {
        if (value.known() != nullptr)
            return with_form_text(*value.known(), use);
        if (!value.unknown())
            return vouch::detail::unset_value<typename Type::value_type>;
        use(*value.unknown());
    } else if constexpr (kind == shape::secret) {
        if (!value.is_set())
            return vouch::detail::unset_value<Type>;
        use(value.reveal());
    } else if constexpr (kind == shape::string) {
        if (!vouch::detail::is_utf8(value))
            return vouch::detail::text_not_utf8;
        use(std::string_view(value));
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        std::array<char, vouch::detail::text_space<Type> + 1> space{};
        std::string_view const text = vouch::detail::text_in(value, space.data());
        if (text.data() == nullptr)
            return vouch::detail::missing_text<Type>;
        use(text);
    } else if constexpr (kind == shape::boolean) {
        use(std::string_view(value ? "true" : "false"));
    } else {
        auto const text = serialize(value); // a number
        if (!text)
            return vouch::detail::number_not_finite;
        use(std::string_view(*text));
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
