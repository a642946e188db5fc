// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_BODY_KIND_HPP
#define VOUCH_HTTP_ENDPOINT_BODY_KIND_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/part.hpp>

#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

enum class body_kind : std::uint8_t { none, json, form, multipart, text, bytes };

// What a body is on the wire.
struct body_facts {
    body_kind kind = body_kind::none;
    std::string_view media_type{}; // without parameters; static storage
};

template <class Part>
inline constexpr body_facts facts_of_body{};
template <class Type, class... Words>
inline constexpr body_facts facts_of_body<json_body<Type, Words...>>{body_kind::json, "application/json"};
template <class Type, class... Words>
inline constexpr body_facts facts_of_body<form_body<Type, Words...>>{body_kind::form, "application/x-www-form-urlencoded"};
template <class Type, class... Words>
inline constexpr body_facts facts_of_body<multipart_body<Type, Words...>>{body_kind::multipart, "multipart/form-data"};
template <>
inline constexpr body_facts facts_of_body<text_body>{body_kind::text, "text/plain"};
template <vouch::detail::fixed_string MediaType, class... Words>
inline constexpr body_facts facts_of_body<bytes_body<MediaType, Words...>>{body_kind::bytes,
                                                                           bytes_body<MediaType, Words...>::media_type};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
