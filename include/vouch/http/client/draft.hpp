// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DRAFT_HPP
#define VOUCH_HTTP_CLIENT_DRAFT_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/endpoint/cookie.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/message/wiped_text.hpp>
#include <vouch/schema/expectations.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

// The errors of values that a request cannot carry.
inline constexpr expectation refused_field_value{errc::format, "not_a_header_value",
                                                 "visible ASCII, with spaces only inside, and no line break"};
inline constexpr expectation second_cookie_field{errc::duplicate_member, "one Cookie field, which the endpoint's cookies are in"};
inline constexpr expectation unset_credential{errc::unset, "a credential that is set"};
// All calls with an empty key would be the same request.
inline constexpr expectation empty_idempotency_key{errc::unset, "an idempotency key that is not empty"};
inline constexpr expectation second_idempotency_key{errc::duplicate_member, "one idempotency key"};

// The errors of what a caller adds to a request.
inline constexpr expectation declared_field{errc::duplicate_member, "a header that the endpoint does not describe"};
inline constexpr expectation refused_field_name{errc::format, "not_a_header_name",
                                                "the name of a header that is the caller's to set"};
inline constexpr expectation repeated_field{errc::duplicate_member, "one header of this name"};
inline constexpr expectation declared_parameter{errc::duplicate_member, "a parameter that the endpoint does not describe"};
inline constexpr expectation refused_parameter_name{errc::format, "not_a_parameter_name", "a name in UTF-8 that is not empty"};

inline constexpr std::string_view idempotency_field = "idempotency-key";

// Some names that an endpoint declares.
struct name_list {
    std::string_view const* first = nullptr;
    std::size_t size = 0;

    [[nodiscard]] constexpr auto begin() const noexcept -> std::string_view const* { return first; }
    [[nodiscard]] constexpr auto end() const noexcept -> std::string_view const* { return first + size; }
};

// A caller may also say what it accepts, in place of what the client says.
[[nodiscard]] constexpr auto may_be_added_by_caller(std::string_view name) noexcept -> bool
{
    return may_be_set_by_caller(name) || vouch::detail::equals_ignoring_case(name, "accept");
}

// A request that is being built: it encodes the values it is given, and a value that cannot be sent becomes an error.
class draft {
public:
    // `route` is the method and path of an endpoint, with its placeholders; its text is static. `base_path` has none and stands
    // before the path. `headers` is the number of header fields that memory is reserved for.
    explicit draft(std::string_view route, std::string_view base_path = {}, std::size_t headers = 0)
    {
        constexpr std::size_t values = 64; // what the values of a path and query usually add
        std::size_t const space = route.find(' ');
        std::string_view const path = route.substr(space + 1);
        request_->route = route;
        request_->method = route.substr(0, space);
        request_->target.reserve(base_path.size() + path.size() + values);
        request_->target.append(base_path).append(path);
        request_->headers.reserve(headers);
    }

    void add_error(request_error error) { errors_.push_back(std::move(error)); }

    // Replaces the placeholder {name} with `value`. Encoded values have no brace.
    void set_path(std::string_view name, std::string_view value)
    {
        if (!is_path_value(value))
            return add_error({location::path, name, refused_path_value});
        replace(find_placeholder(name), name.size() + 2, value);
    }
    // The same for a value that is percent-encoded already, each % followed by two digits.
    void set_encoded_path(std::string_view name, std::string_view value)
    {
        if (auto const decoded = percent_decode(value); !decoded || !is_path_value(*decoded))
            return add_error({location::path, name, refused_path_value});
        replace_encoded(find_placeholder(name), name.size() + 2, value);
    }

    void add_query(std::string_view name, std::string_view value)
    {
        start_query(name);
        replace(request_->target.size(), 0, value);
    }
    void add_encoded_query(std::string_view name, std::string_view value)
    {
        start_query(name);
        replace_encoded(request_->target.size(), 0, value);
    }

    // Adds a query parameter whose value is a secret. `name` is kept: it has static storage.
    void add_query_credential(std::string_view name, std::string_view secret)
    {
        if (secret.empty())
            return add_error({location::query, name, unset_credential});
        request_->secret_parameter = name;
        start_query(name);
        std::string encoded = percent_encode(secret);
        replace_encoded(request_->target.size(), 0, encoded);
        vouch::detail::wipe(encoded);
    }

    // Adds a cookie to the one Cookie field (RFC 6265 section 5.4).
    void add_cookie(std::string_view name, std::string_view value)
    {
        for (header& header : request_->headers)
            if (vouch::detail::equals_ignoring_case(header.name, cookie_field)) {
                if (!has_cookie_)
                    return add_error({location::header, cookie_field, second_cookie_field});
                wiped_text grown;
                grown.reserve(header.value.size() + 2 + name.size() + 1 + value.size());
                (grown += header.value) += "; ";
                append_pair(grown, name, value);
                vouch::detail::wipe(header.value);
                return std::move(grown).move_to(header.value);
            }
        has_cookie_ = true;
        wiped_text pair;
        append_pair(pair, name, value);
        header& header = request_.add_header();
        header.name = cookie_field;
        std::move(pair).move_to(header.value);
        header.secret = true;
    }

    void add_header(std::string_view name, std::string_view value)
    {
        if (is_sendable(name, value))
            put(request_.add_header(), name, value);
    }

    // Adds a header, or replaces the value of the header with this name.
    void set_header(std::string_view name, std::string_view value)
    {
        if (!is_sendable(name, value))
            return;
        for (header& header : request_->headers)
            if (vouch::detail::equals_ignoring_case(header.name, name))
                return put(header, name, value);
        put(request_.add_header(), name, value);
    }

    // Adds a header whose value is a secret, `scheme` before it. It is written in place, so that no copy is left.
    void add_credential(std::string_view name, std::string_view scheme, std::string_view secret)
    {
        if (secret.empty())
            return add_error({location::header, name, unset_credential});
        if (!is_sendable(name, secret))
            return;
        header& header = request_.add_header();
        header.name = name;
        header.value.reserve(scheme.size() + secret.size());
        header.value += scheme;
        header.value += secret;
        header.secret = true;
    }

    // Adds a header field that the endpoint does not describe. `declared` are the names that it does.
    void add_caller_header(std::string_view name, std::string_view value, bool is_secret, name_list declared)
    {
        bool is_declared = false;
        for (std::string_view const known : declared)
            is_declared = is_declared || same_name(name, known);
        if (is_declared)
            return add_error({location::header, name, declared_field});
        if (!may_be_added_by_caller(name))
            return add_error({location::header, is_field_name(name) ? name : std::string_view(), refused_field_name});
        if (same_name(name, idempotency_field))
            return set_idempotency_key(value);
        if (same_name(name, "accept") || same_name(name, "user-agent"))
            return set_header(name, value);
        if (is_singleton_field(name) && find_header(request_->headers, name) != nullptr)
            return add_error({location::header, name, repeated_field});
        if (!is_sendable(name, value))
            return;
        header& header = request_.add_header();
        put(header, name, value);
        header.secret = is_secret;
    }

    // Adds a parameter to the query that the endpoint does not describe.
    void add_caller_query(std::string_view name, std::string_view value, name_list declared)
    {
        for (std::string_view const known : declared)
            if (name == known)
                return add_error({location::query, name, declared_parameter});
        if (!vouch::detail::is_utf8(name) || name.empty())
            return add_error({location::query, "", refused_parameter_name});
        if (!vouch::detail::is_utf8(value))
            return add_error({location::query, name, vouch::detail::text_not_utf8});
        add_query(name, value);
    }

    void set_idempotency_key(std::string_view key)
    {
        if (std::exchange(has_idempotency_key_, true))
            add_error({location::header, idempotency_field, second_idempotency_key});
        else if (key.empty())
            add_error({location::header, idempotency_field, empty_idempotency_key});
        else
            add_header(idempotency_field, key);
    }

    void set_body(std::string text, std::string_view media_type)
    {
        add_header("content-type", media_type);
        request_->body = std::move(text);
        vouch::detail::wipe(text);
    }

    void set_origin(std::string_view origin) { request_->origin = origin; }
    void set_max_response(std::size_t bytes) { request_->max_response = bytes; }

    // The method and path of the endpoint.
    [[nodiscard]] auto route() const noexcept -> std::string_view { return request_->route; }

    // Returns true if the request has an idempotency key: the server recognises a repetition.
    [[nodiscard]] auto has_idempotency_key() const noexcept -> bool { return has_idempotency_key_; }

    // The errors so far. A request with an error is not sent.
    [[nodiscard]] auto errors() const& noexcept -> request_errors const& { return errors_; }
    [[nodiscard]] auto errors() && noexcept -> request_errors { return std::move(errors_); }

    // The finished request.
    [[nodiscard]] auto finish() && -> wiping_request { return std::move(request_); }

private:
    static void append_pair(wiped_text& cookies, std::string_view name, std::string_view value)
    {
        (cookies += name) += '=';
        append_cookie_value(cookies, value);
    }
    [[nodiscard]] auto find_placeholder(std::string_view name) const -> std::size_t
    {
        std::string_view const target = request_->target;
        std::size_t at = target.find('{');
        while (!(target.substr(at + 1).starts_with(name) && target[at + 1 + name.size()] == '}'))
            at = target.find('{', at + 1);
        return at;
    }
    void start_query(std::string_view name)
    {
        replace_encoded(request_->target.size(), 0, has_query_ ? "&" : "?");
        has_query_ = true;
        replace(request_->target.size(), 0, name);
        replace_encoded(request_->target.size(), 0, "=");
    }

    // Replaces part of the target. A target that has a secret is not copied without being overwritten.
    void replace_encoded(std::size_t at, std::size_t size, std::string_view value)
    {
        std::string& target = request_->target;
        if (target.capacity() - target.size() < value.size()) {
            std::string grown;
            grown.reserve(target.size() * 2 + value.size());
            grown = target;
            vouch::detail::wipe(target);
            target = std::move(grown);
        }
        target.replace(at, size, value);
    }

    // Replaces part of the target with a value, percent-encoded.
    void replace(std::size_t at, std::size_t size, std::string_view value)
    {
        bool plain = true; // most values: they need no copy
        for (char const letter : value)
            plain = plain && is_unreserved(letter);
        if (plain)
            replace_encoded(at, size, value);
        else
            replace_encoded(at, size, percent_encode(value));
    }

    [[nodiscard]] auto is_sendable(std::string_view name, std::string_view value) -> bool
    {
        if (has_cookie_ && vouch::detail::equals_ignoring_case(name, cookie_field)) {
            add_error({location::header, cookie_field, second_cookie_field});
            return false;
        }
        bool const sendable = is_field_value(value);
        if (!sendable)
            add_error({location::header, name, refused_field_value});
        return sendable;
    }

    static void put(header& header, std::string_view name, std::string_view value)
    {
        header.name = name;
        header.value = value;
    }

    wiping_request request_;
    request_errors errors_;
    bool has_query_ = false;
    bool has_cookie_ = false;
    bool has_idempotency_key_ = false;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
