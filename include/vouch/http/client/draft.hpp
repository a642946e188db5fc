// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DRAFT_HPP
#define VOUCH_HTTP_CLIENT_DRAFT_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

// The errors of values that a request cannot carry.
inline constexpr expectation refused_field_value{errc::format, "not_a_header_value",
                                                 "visible ASCII, with spaces only inside, and no line break"};
inline constexpr expectation unset_credential{errc::unset, "a credential that is set"};

// A request that is being built: it encodes the values it is given, and a value that cannot be sent becomes an error.
class draft {
public:
    // `path` is the path of a route, with its placeholders.
    draft(std::string_view method, std::string_view path)
    {
        request_.method = method;
        request_.target = path;
    }

    void add_error(request_error error) { errors_.push_back(std::move(error)); }

    // Replaces the placeholder {name} with `value`.
    void set_path(std::string_view name, std::string_view value)
    {
        if (!is_path_value(value))
            return add_error({location::path, name, refused_path_value});
        std::string placeholder = "{";
        placeholder += name;
        placeholder += '}';
        request_.target.replace(request_.target.find(placeholder), placeholder.size(), percent_encode(value));
    }

    void add_query(std::string_view name, std::string_view value)
    {
        query_ += query_.empty() ? '?' : '&';
        query_ += percent_encode(name);
        query_ += '=';
        query_ += percent_encode(value);
    }

    void add_header(std::string_view name, std::string_view value, bool secret = false)
    {
        if (!is_field_value(value))
            return add_error({location::header, name, refused_field_value});
        request_.headers.push_back({std::string(name), std::string(value), secret});
    }

    void set_body(std::string json)
    {
        add_header("content-type", "application/json");
        request_.body = std::move(json);
    }

    void set_origin(std::string origin) { request_.origin = std::move(origin); }
    void set_max_response(std::size_t bytes) { request_.max_response = bytes; }

    // The errors so far. A request with an error is not sent.
    [[nodiscard]] auto errors() const noexcept -> request_errors const& { return errors_; }

    // The finished request.
    [[nodiscard]] auto finish() && -> request
    {
        request_.target += query_;
        return std::move(request_);
    }

private:
    request request_;
    std::string query_;
    request_errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
