// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_RECEIVED_HPP
#define VOUCH_HTTP_SERVICE_RECEIVED_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/read_body.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/query.hpp>

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
    } else {
        std::vector<std::optional<std::string>> values;
        for (header const& header : request.headers)
            if (same_name(header.name, Part::name))
                values.emplace_back(header.value);
        return values;
    }
}

template <class Part, class Value>
void read_text(std::optional<std::string> const& text, Value& value, request_errors& errors)
{
    if (!text)
        errors.push_back({Part::in, Part::name, parameter_encoding});
    else if (Part::in == location::path && !is_path_value(*text))
        errors.push_back({Part::in, Part::name, refused_path_value});
    else if (auto const expected = read_parameter(*text, value))
        errors.push_back({Part::in, Part::name, *expected});
}

template <class Endpoint, class Part>
void read_part(request const& request, part_value<Part>& part, request_errors& errors)
{
    if constexpr (is_body<Part>) {
        for (error const& error : read_body<Part>(request, part.value))
            errors.push_back({location::body, error});
    } else if constexpr (is_parameter<Part>) {
        auto const texts = values_in<Endpoint, Part>(request);
        if constexpr (list_parameter<typename Part::type>) {
            for (auto const& text : texts) {
                typename Part::type::value_type item{};
                read_text<Part>(text, item, errors);
                part.value.push_back(std::move(item));
            }
        } else if (texts.size() > 1) {
            errors.push_back({Part::in, Part::name, parameter_repeated});
        } else if constexpr (optional_parameter<typename Part::type>) {
            if (!texts.empty())
                read_text<Part>(texts[0], part.value.emplace(), errors);
        } else if (texts.empty()) {
            errors.push_back({Part::in, Part::name, parameter_missing});
        } else {
            read_text<Part>(texts[0], part.value, errors);
        }
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
