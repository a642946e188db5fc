// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_RECEIVED_HPP
#define VOUCH_HTTP_SERVICE_RECEIVED_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/part_types.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/matching.hpp>
#include <vouch/http/service/query.hpp>
#include <vouch/read/parse.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

// What a request may lack or have too often.
inline constexpr expectation parameter_missing{errc::missing_member, "this parameter to be present"};
inline constexpr expectation parameter_twice{errc::duplicate_member, "this parameter only once"};
inline constexpr expectation parameter_encoding{errc::format, "not_percent_encoded",
                                                "each % to be followed by two hexadecimal digits"};

namespace detail {

// The value of one parameter or of the body.
template <class Part>
struct slot {};
template <class Part>
    requires is_parameter<Part>
struct slot<Part> {
    typename Part::type value{};
};
template <class Type>
struct slot<json_body<Type>> {
    Type value{};
};

// All values that a request gives a parameter, decoded.
template <class Endpoint, class Part>
[[nodiscard]] auto values_of(request const& from) -> std::vector<std::optional<std::string>>
{
    if constexpr (Part::in == location::path) {
        return {percent_decode(segment_named(Endpoint::route.path(), path_of(from.target), Part::name))};
    } else if constexpr (Part::in == location::query) {
        return query_values(from.target, Part::name);
    } else {
        std::vector<std::optional<std::string>> values;
        for (header const& one : from.headers)
            if (vouch::detail::equals_ignoring_case(one.name, Part::name))
                values.emplace_back(one.value);
        return values;
    }
}

template <class Part, class Value>
void read_one(std::optional<std::string> const& text, Value& to, request_errors& wrong)
{
    if (!text)
        wrong.push_back({Part::in, Part::name, parameter_encoding});
    else if (Part::in == location::path && !is_path_value(*text))
        wrong.push_back({Part::in, Part::name, refused_path_value});
    else if (auto const what = read_parameter(*text, to))
        wrong.push_back({Part::in, Part::name, *what});
}

template <class Endpoint, class Part>
void read_part(request const& from, slot<Part>& to, request_errors& wrong)
{
    if constexpr (is_body<Part>) {
        auto read = parse<typename Part::type>(from.body);
        if (read)
            to.value = *std::move(read);
        else
            for (error const& one : read.error())
                wrong.push_back({location::body, one});
    } else if constexpr (is_parameter<Part>) {
        auto const values = values_of<Endpoint, Part>(from);
        if constexpr (list_parameter<typename Part::type>) {
            for (auto const& one : values) {
                typename Part::type::value_type value{};
                read_one<Part>(one, value, wrong);
                to.value.push_back(std::move(value));
            }
        } else if (values.size() > 1) {
            wrong.push_back({Part::in, Part::name, parameter_twice});
        } else if constexpr (optional_parameter<typename Part::type>) {
            if (!values.empty())
                read_one<Part>(values[0], to.value.emplace(), wrong);
        } else if (values.empty()) {
            wrong.push_back({Part::in, Part::name, parameter_missing});
        } else {
            read_one<Part>(values[0], to.value, wrong);
        }
    }
}

template <class Parts>
struct slots;
template <class... Parts>
struct slots<type_list<Parts...>> : slot<Parts>... {};

} // namespace detail

/// A request for `Endpoint` that keeps its description, as a handler gets it: `call.get<"user_id">()`, `call.body()`.
template <class Endpoint>
class received {
public:
    /// Reads a request whose path matches the route; every mistake goes to `wrong`, and a value that has one is unspecified.
    ///
    /// Lifetime: refers to `from`.
    received(http::request const& from, request_errors& wrong) : request_(&from) { read(wrong, typename Endpoint::parts{}); }

    /// The value of the parameter called `Name`.
    template <vouch::detail::fixed_string Name>
    [[nodiscard]] auto get() const noexcept -> detail::parameter_type<Endpoint, Name> const&
    {
        static_assert(endpoint_has_this_parameter<Endpoint, Name>, "this endpoint has no parameter of this name");
        if constexpr (endpoint_has_this_parameter<Endpoint, Name>)
            return static_cast<detail::slot<detail::parameter_of<Endpoint, Name>> const&>(values_).value;
        else
            return detail::no_value;
    }

    /// The body.
    [[nodiscard]] auto body() const noexcept -> detail::request_body<Endpoint> const&
    {
        static_assert(endpoint_has_a_body<Endpoint>, "this endpoint takes no body");
        if constexpr (endpoint_has_a_body<Endpoint>)
            return static_cast<detail::slot<detail::body_of<Endpoint>> const&>(values_).value;
        else
            return detail::no_value;
    }

    /// The request as it came. Its headers may hold a key.
    [[nodiscard]] auto request() const noexcept -> http::request const& { return *request_; }

private:
    template <class... Parts>
    void read(request_errors& wrong, detail::type_list<Parts...>)
    {
        (detail::read_part<Endpoint, Parts>(*request_, values_, wrong), ...);
    }

    http::request const* request_;
    detail::slots<typename Endpoint::parts> values_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
