// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_RECEIVED_HPP
#define VOUCH_HTTP_SERVICE_RECEIVED_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/comma_separated.hpp>
#include <vouch/http/endpoint/cookie.hpp>
#include <vouch/http/endpoint/default_value.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/read_body.hpp>
#include <vouch/http/endpoint/rules.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/query.hpp>
#include <vouch/schema/shape.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The errors of parameters that are absent, repeated or badly encoded.
inline constexpr expectation parameter_missing{errc::missing_member, "this parameter to be present"};
inline constexpr expectation parameter_repeated{errc::duplicate_member, "this parameter only once"};
inline constexpr expectation broken_list{errc::format, "not_a_list",
                                         "items with commas between them, each quoted string complete"};
inline constexpr expectation parameter_encoding{errc::format, "not_percent_encoded",
                                                "each % to be followed by two hexadecimal digits"};

// The value of a parameter or of the body; no value for other parts.
template <class Part>
struct part_value {};
template <class Part>
    requires(is_parameter<Part> || is_body<Part>)
struct part_value<Part> {
    typename Part::type value{};
};

template <class Parts>
struct part_values;
template <class... Parts>
struct part_values<type_list<Parts...>> : part_value<Parts>... {};

// All values that a request has for a parameter, decoded. A value with a broken encoding is an empty optional.
template <class Endpoint, class Part>
[[nodiscard]] auto values_in(request const& request) -> std::vector<std::optional<std::string>>
{
    if constexpr (Part::in == location::path) {
        return {percent_decode(segment_named(Endpoint::route.path(), path_of(request.target), Part::name))};
    } else if constexpr (Part::in == location::query) {
        return query_values(request.target, Part::name);
    } else if constexpr (Part::in == location::cookie) {
        return cookie_values(request.headers, Part::name);
    } else {
        std::vector<std::optional<std::string>> values;
        for (header const& header : request.headers)
            if (same_name(header.name, Part::name))
                values.emplace_back(header.value);
        return values;
    }
}

template <class Item, vouch::detail::shape Kind = vouch::detail::shape_of<vouch::detail::bare_type<Item>>>
inline constexpr bool never_has_a_comma = Kind == vouch::detail::shape::integer || Kind == vouch::detail::shape::floating ||
                                          Kind == vouch::detail::shape::number_text || Kind == vouch::detail::shape::boolean;

// Appends the items of a list in a path or a query, decoded. Some clients encode the commas as well; between numbers that cannot
// mean anything else.
template <class Item, class Decode>
void take_items(std::string_view raw, Decode decode, std::vector<std::optional<std::string>>& items)
{
    for (std::string_view const part : split_at_commas(raw)) {
        auto decoded = decode(part);
        if (never_has_a_comma<Item> && decoded)
            for (std::string_view const item : split_at_commas(*decoded))
                items.emplace_back(item);
        else
            items.push_back(std::move(decoded));
    }
}

// The items of a list that is one parameter, decoded. Fields of one name are one list (RFC 9110 section 5.3).
template <class Endpoint, class Part>
[[nodiscard]] auto items_in(request const& request, request_errors& errors) -> std::vector<std::optional<std::string>>
{
    using item = typename Part::type::value_type;
    std::vector<std::optional<std::string>> items;
    if constexpr (Part::in == location::path) {
        std::string_view const segment = segment_named(Endpoint::route.path(), path_of(request.target), Part::name);
        if (auto const whole = percent_decode(segment); whole && !is_path_value(*whole))
            errors.push_back({Part::in, Part::name, refused_path_value});
        take_items<item>(segment, percent_decode, items);
    } else if constexpr (Part::in == location::query) {
        auto const values = raw_query_values(request.target, Part::name);
        if (values.size() > 1)
            errors.push_back({Part::in, Part::name, parameter_repeated});
        else if (!values.empty())
            take_items<item>(values[0], query_decode, items);
    } else {
        for (header const& header : request.headers)
            if (same_name(header.name, Part::name) && !read_field_items(header.value, items))
                errors.push_back({Part::in, Part::name, broken_list});
    }
    return items;
}

template <class Part, class Value>
void read_text(std::optional<std::string> const& text, Value& value, request_errors& errors)
{
    if (!text)
        errors.push_back({Part::in, Part::name, parameter_encoding});
    else if (Part::in == location::path && !is_comma_separated<Part> && !is_path_value(*text))
        errors.push_back({Part::in, Part::name, refused_path_value});
    else if (auto const expected = read_parameter(*text, value))
        errors.push_back({Part::in, Part::name, *expected});
}

template <class Endpoint, class Part>
void read_parameter_of(request const& request, typename Part::type& value, request_errors& errors)
{
    if constexpr (list_parameter<typename Part::type>) {
        auto const texts = [&] {
            if constexpr (is_comma_separated<Part>)
                return items_in<Endpoint, Part>(request, errors);
            else
                return values_in<Endpoint, Part>(request);
        }();
        for (auto const& text : texts) {
            typename Part::type::value_type item{};
            read_text<Part>(text, item, errors);
            value.push_back(std::move(item));
        }
    } else {
        auto const texts = values_in<Endpoint, Part>(request);
        if (texts.size() > 1) {
            errors.push_back({Part::in, Part::name, parameter_repeated});
        } else if constexpr (optional_parameter<typename Part::type>) {
            if (!texts.empty())
                read_text<Part>(texts[0], value.emplace(), errors);
        } else if (!texts.empty()) {
            read_text<Part>(texts[0], value, errors);
        } else if constexpr (has_a_default<Part>) {
            give_default<typename Part::words>(value);
        } else {
            errors.push_back({Part::in, Part::name, parameter_missing});
        }
    }
}

template <class Endpoint, class Part>
void read_part(request const& request, part_value<Part>& part, request_errors& errors)
{
    if constexpr (is_body<Part>) {
        for (error const& error : read_body<Part>(request, part.value))
            errors.push_back({location::body, error});
    } else if constexpr (is_parameter<Part>) {
        std::size_t const before = errors.size();
        read_parameter_of<Endpoint, Part>(request, part.value, errors);
        if (errors.size() == before)
            check_rules(typename Part::words{}, part.value,
                        [&](expectation const& expected) { errors.push_back({Part::in, Part::name, expected}); });
    }
}

} // namespace detail

/// A call that a service received: the parameters and the body of a request for `Endpoint`, `call.get<"user_id">()` and
/// `call.body()`. Handlers get calls whose request keeps the description of the endpoint.
template <class Endpoint>
class received {
public:
    /// Reads a request whose path matches the route. Adds every error to `errors`; a value with an error is unspecified.
    ///
    /// Lifetime: refers to `request`.
    received(http::request const& request, request_errors& errors) : request_(&request)
    {
        read(errors, typename Endpoint::parts{});
    }

    // The accessors deduce what they return: so their complaints come before those about the use of what they returned.

    /// The value of the parameter called `Name`.
    template <vouch::detail::fixed_string Name>
    [[nodiscard]] auto get() const noexcept -> auto const&
    {
        static_assert(complaint::endpoint_has_this_parameter<Endpoint, Name>, "this endpoint has no parameter of this name");
        if constexpr (complaint::endpoint_has_this_parameter<Endpoint, Name>)
            return static_cast<detail::part_value<detail::parameter_of<Endpoint, Name>> const&>(values_).value;
        else
            return detail::no_value;
    }

    /// The body.
    [[nodiscard]] auto body() const noexcept -> auto const&
    {
        static_assert(complaint::endpoint_has_a_body<Endpoint>, "this endpoint takes no body");
        if constexpr (complaint::endpoint_has_a_body<Endpoint>)
            return static_cast<detail::part_value<detail::body_of<Endpoint>> const&>(values_).value;
        else
            return detail::no_value;
    }

    /// The request itself. Its headers may hold a key.
    [[nodiscard]] auto request() const noexcept -> http::request const& { return *request_; }

private:
    template <class... Parts>
    void read(request_errors& errors, detail::type_list<Parts...>)
    {
        (detail::read_part<Endpoint, Parts>(*request_, values_, errors), ...);
    }

    http::request const* request_;
    detail::part_values<typename Endpoint::parts> values_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
