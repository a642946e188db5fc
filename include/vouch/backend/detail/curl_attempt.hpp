// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_ATTEMPT_HPP
#define VOUCH_BACKEND_DETAIL_CURL_ATTEMPT_HPP
#include <vouch/backend/detail/curl_failure.hpp>
#include <vouch/backend/detail/curl_handle.hpp>
#include <vouch/backend/detail/curl_settings.hpp>
#include <vouch/backend/detail/curl_sockets.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>
#include <vouch/wire/response_parser.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/un.h>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The milliseconds to `time`, rounded up, so that a wait does not end before it; at most what libcurl takes.
[[nodiscard]] inline auto milliseconds_to(std::chrono::steady_clock::time_point time) -> int
{
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(time - std::chrono::steady_clock::now());
    return static_cast<int>(
        (std::clamp)(left, std::chrono::milliseconds(0), std::chrono::milliseconds(std::chrono::hours(24))).count());
}

/// Returns an error if libcurl cannot send the request as it is, or must not, whatever its origin is.
[[nodiscard]] inline auto find_curl_fault(http::request const& request) -> std::optional<http::transport_error>
{
    if (auto fault = find_fault(request))
        return fault;
    if (request.method == "HEAD" && !request.body.empty())
        return not_sent(http::transport_reason::protocol, "libcurl sends no body with HEAD");
    if (request.deadline <= std::chrono::steady_clock::now())
        return not_sent(http::transport_reason::timeout, "the deadline has passed");
    return std::nullopt;
}

/// One request over a handle of libcurl, and what comes back. The request must outlive it.
///
/// libcurl sends a request again by itself where a kept connection turns out to be closed, even a POST. It asks before each time:
/// the second time it is told no.
class curl_attempt {
public:
    curl_attempt(curl_slot& slot, curl_sockets& sockets, http::request const& request)
        : slot_(slot),
          easy_(slot.easy.get()),
          sockets_(sockets),
          request_(request),
          head_(request.method, {.max_body = request.max_response})
    {}
    curl_attempt(curl_attempt const&) = delete;
    auto operator=(curl_attempt const&) -> curl_attempt& = delete;
    /// Nothing of the request stays in the handle.
    ~curl_attempt()
    {
        sockets_.leave(this);
        if (!is_clean_) {
            curl_easy_reset(easy_);
            slot_.origin.clear();
        } else {
            set(CURLOPT_REQUEST_TARGET, nullptr);
            set(CURLOPT_HTTPHEADER, nullptr);
            set(CURLOPT_POSTFIELDS, nullptr);
            set(CURLOPT_ERRORBUFFER, nullptr);
        }
        slot_.fields.clear();
    }

    /// Tells the handle about the request. Returns an error if libcurl cannot reach its origin, or `configure` throws.
    [[nodiscard]] auto prepare(curl_settings const& settings) -> std::optional<http::transport_error>
    {
        if (slot_.origin != request_.origin)
            if (auto fault = set_up(settings))
                return fault;
        has_configure_ = settings.has_configure();
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds_to(request_.deadline) + 1L);
        set_receivers();
        set(CURLOPT_REQUEST_TARGET, request_.target.c_str());
        set_method();
        set_fields();
        return std::nullopt;
    }

    /// The result once libcurl is done.
    [[nodiscard]] auto result(CURLcode code) -> http::transport_result
    {
        if (failure_)
            return *std::move(failure_);
        if (sends_ > 1 || repeats_) {
            auto error = failed(http::transport_reason::reset, "the kept connection had been closed");
            error.kept = is_kept_ && !heard_;
            return error;
        }
        if (code == CURLE_OK && !response_)
            return failed(http::transport_reason::reset, "the connection ended inside the head");
        if (code != CURLE_OK && !is_complete_) {
            auto error = failed(reason_of(code, message_.data(), sends_ != 0), words_for(code, easy_));
            error.kept = error.reason == http::transport_reason::reset && is_kept_ && !heard_;
            return error;
        }
        note_connection();
        is_clean_ = code == CURLE_OK && !has_configure_;
        return *std::move(response_);
    }

    /// An error for a reason that libcurl does not know of.
    [[nodiscard]] auto failed(http::transport_reason reason, std::string detail) const -> http::transport_error
    {
        return {.reason = reason,
                .delivery = sends_ != 0 ? http::delivery::maybe_sent : http::delivery::not_sent,
                .detail = std::move(detail)};
    }

private:
    void set(CURLoption option, long value) { set_curl(easy_, option, value); }
    template <class Type>
    void set(CURLoption option, Type* value)
    {
        set_curl(easy_, option, value);
    }
    void set(CURLoption option, std::nullptr_t) { set_curl(easy_, option, static_cast<char const*>(nullptr)); }

    // Tells the handle what holds for every request to this origin.
    [[nodiscard]] auto set_up(curl_settings const& settings) -> std::optional<http::transport_error>
    {
        auto const origin = http::origin::parse(request_.origin);
        if (!origin)
            return not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
        if (origin->socket_path().size() >= sizeof(sockaddr_un::sun_path))
            return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
        if (!slot_.origin.empty())
            curl_easy_reset(easy_);
        try {
            settings.apply(easy_);
        } catch (...) {
            return not_sent(http::transport_reason::protocol, "`configure` has thrown");
        }
        if (origin->is_loopback()) {
            set(CURLOPT_PROXY, "");
            set(CURLOPT_PRE_PROXY, "");
        }
        set_rules(settings);
        std::string const base = origin->socket_path().empty() ? origin->text() : "http://localhost";
        slot_.url = make_curl_url(base + '/');
        if (slot_.url == nullptr)
            return not_sent(http::transport_reason::protocol, "libcurl cannot read the origin");
        set(CURLOPT_URL, nullptr); // one that `configure` sets
        set(CURLOPT_CURLU, slot_.url.get());
        set(CURLOPT_UNIX_SOCKET_PATH, origin->socket_path().empty() ? nullptr : origin->socket_path().c_str());
        slot_.origin = request_.origin;
        return std::nullopt;
    }

    // What no `configure` changes.
    void set_rules(curl_settings const& settings)
    {
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        set(CURLOPT_HTTP_VERSION, settings.offers_http2() ? long{CURL_HTTP_VERSION_2TLS} : long{CURL_HTTP_VERSION_1_1});
        set(CURLOPT_PIPEWAIT, settings.offers_http2() ? 1L : 0L);
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_HTTP09_ALLOWED, 0L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_FAILONERROR, 0L);
        set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
        set(CURLOPT_HTTPPROXYTUNNEL, 1L);
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        set(CURLOPT_HEADEROPT, long{CURLHEADER_SEPARATE}); // a proxy gets no field of the request
        set(CURLOPT_COOKIE, nullptr);
        set(CURLOPT_COOKIELIST, "ALL"); // forgets those that `configure` had libcurl keep
        set(CURLOPT_ACCEPT_ENCODING, nullptr);
        set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
        set(CURLOPT_HTTP_TRANSFER_DECODING, 1L);
        set(CURLOPT_TRANSFER_ENCODING, 0L);
        set(CURLOPT_IGNORE_CONTENT_LENGTH, 0L);
        set(CURLOPT_RANGE, nullptr);
        set(CURLOPT_CONNECT_ONLY, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_VERBOSE, 0L);    // it would show keys
        set(CURLOPT_QUICK_EXIT, 1L); // a look-up that hangs holds up no attempt that has ended
        set(CURLOPT_TIMEOUT_MS, 0L); // the caller of libcurl keeps the deadline, to the millisecond
        set(CURLOPT_LOW_SPEED_TIME, 0L);
        set(CURLOPT_MAXAGE_CONN, 30L);
        set(CURLOPT_HEADER, 0L);
        set(CURLOPT_HEADERFUNCTION, &take_header);
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_NOPROGRESS, 1L);
        set(CURLOPT_PREREQFUNCTION, &before_send);
        set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        set(CURLOPT_CLOSESOCKETFUNCTION, &curl_sockets::close);
        set(CURLOPT_CLOSESOCKETDATA, &sockets_);
    }

    void set_receivers()
    {
        set(CURLOPT_ERRORBUFFER, message_.data());
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_PREREQDATA, this);
        set(CURLOPT_OPENSOCKETDATA, this);
    }

    [[nodiscard]] auto has_body() const noexcept -> bool
    {
        return !request_.body.empty() || request_.method == "POST" || request_.method == "PUT" || request_.method == "PATCH";
    }

    void set_method()
    {
        set(CURLOPT_UPLOAD, 0L);
        set(CURLOPT_HTTPGET, 1L);
        bool const is_get = request_.method == "GET" && !has_body();
        set(CURLOPT_CUSTOMREQUEST, is_get ? nullptr : request_.method.c_str());
        if (request_.method == "HEAD") {
            set(CURLOPT_NOBODY, 1L);
        } else if (has_body()) {
            set(CURLOPT_POST, 1L);
            // the size first: without it libcurl looks for a NUL
            (void)(curl_easy_setopt)(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
            set(CURLOPT_POSTFIELDS, request_.body.data());
        }
    }

    // What libcurl would add by itself stays out.
    void set_fields()
    {
        std::array<std::string_view, 4> suppressed;
        std::size_t count = 0;
        auto const suppress = [&](std::string_view name) {
            if (http::find_header(request_.headers, name) == nullptr)
                suppressed[count++] = name;
        };
        suppress("Accept");
        if (has_configure_)
            suppress("User-Agent");
        if (has_body()) {
            suppress("Content-Type");
            suppress("Expect"); // no pause before a body
        }
        slot_.fields.assign(request_.headers, std::span(suppressed).first(count));
        set(CURLOPT_HTTPHEADER, slot_.fields.get());
    }

    // Ends the transfer for a reason of ours; returns a size that tells libcurl to.
    auto give_up(http::transport_reason reason, std::string_view detail) -> std::size_t
    {
        failure_ = failed(reason, std::string(detail));
        return 0;
    }

    static auto take_header(char* bytes, std::size_t, std::size_t size, void* to) -> std::size_t
    {
        return static_cast<curl_attempt*>(to)->take_line({bytes, size});
    }

    // libcurl is lenient: what HTTP/1.1 asks of a head is checked here. It hands over lines of HTTP/2 in the form of HTTP/1.
    auto take_line(std::string_view line) -> std::size_t
    {
        heard_ = true;
        if (response_)
            return take_trailer(line) ? line.size()
                                      : give_up(http::transport_reason::protocol, "the trailer section is malformed");
        if (line.starts_with("HTTP/")) {
            std::string_view const status = line.substr((std::min)(line.find(' '), line.size() - 1) + 1);
            is_interim_ = status.starts_with('1') && !status.starts_with("101");
            if (line.starts_with("HTTP/2 ")) {
                head_.put("HTTP/1.1 ");
                head_.put(status);
            } else {
                head_.put(line);
            }
        } else {
            head_.put(line);
        }
        if (auto const fault = head_.fault())
            return give_up(*fault == wire::detail::framing_fault::body_too_long ? http::transport_reason::too_large
                                                                                : http::transport_reason::protocol,
                           to_string(*fault));
        if ((line != "\r\n" && line != "\n") || is_interim_)
            return line.size();
        response_ = std::move(head_).take();
        note_length();
        is_complete_ = response_->status == 101 || is_answered_early(); // after 101 libcurl would wait for another response
        return is_complete_ ? 0 : line.size();
    }

    void note_length()
    {
        int const status = response_->status;
        auto const* const text = http::find_header(response_->headers, "Content-Length");
        if (text != nullptr && request_.method != "HEAD" && status != 204 && status != 304)
            length_ = std::strtoull(text->c_str(), nullptr, 10); // checked with the head
    }

    // Returns true if the response is there and the request's body is not sent: over HTTP/2 libcurl would go on, and a server
    // that has answered does not let it.
    [[nodiscard]] auto is_answered_early() const -> bool
    {
        curl_off_t sent = 0;
        return length_ == response_->body.size() && curl_easy_getinfo(easy_, CURLINFO_SIZE_UPLOAD_T, &sent) == CURLE_OK &&
               static_cast<std::size_t>(sent) < request_.body.size();
    }

    // Reads a line after the body.
    auto take_trailer(std::string_view line) -> bool
    {
        constexpr std::string_view blanks = " \t\r\n";
        trailer_bytes_ += line.size();
        std::size_t const colon = line.find(':');
        if (line.find_first_not_of(blanks) == line.npos)
            return true;
        if (trailer_bytes_ > wire::detail::message_limits{}.max_head || !http::detail::is_field_name(line.substr(0, colon)) ||
            colon == line.npos)
            return false;
        std::string_view value = line.substr(colon + 1);
        value.remove_prefix((std::min)(value.find_first_not_of(blanks), value.size()));
        value = value.substr(0, value.find_last_not_of(blanks) + 1);
        response_->trailers.push_back({.name = std::string(line.substr(0, colon)), .value = std::string(value)});
        return true;
    }

    static auto take_body(char* bytes, std::size_t, std::size_t size, void* to) -> std::size_t
    {
        auto& self = *static_cast<curl_attempt*>(to);
        if (!self.response_)
            return self.give_up(http::transport_reason::protocol, "the response has no head");
        std::string& body = self.response_->body;
        if (size > self.request_.max_response - body.size())
            return self.give_up(http::transport_reason::too_large, to_string(wire::detail::framing_fault::body_too_long));
        try {
            body.append(bytes, size);
        } catch (std::bad_alloc const&) {
            return self.give_up(http::transport_reason::too_large, "no memory for the body");
        }
        self.is_complete_ = self.is_answered_early();
        return self.is_complete_ ? 0 : size;
    }

    static auto before_send(void* to, char*, char*, int, int local_port) -> int
    {
        auto& self = *static_cast<curl_attempt*>(to);
        if (++self.sends_ > 1)
            return CURL_PREREQFUNC_ABORT;
        long connections = 0;
        self.is_kept_ = curl_easy_getinfo(self.easy_, CURLINFO_NUM_CONNECTS, &connections) == CURLE_OK && connections == 0;
        if (self.is_kept_)
            self.sockets_.use(local_port, &self);
        return CURL_PREREQFUNC_OK;
    }

    // libcurl connects after it has sent the request: it would send it again.
    static auto open_socket(void* to, curlsocktype, curl_sockaddr* address) -> curl_socket_t
    {
        auto& self = *static_cast<curl_attempt*>(to);
        self.repeats_ = self.sends_ != 0;
        return self.repeats_ ? CURL_SOCKET_BAD : self.sockets_.open(*address, &self);
    }

    // Says of the connection of a response whether bytes may come on it that nobody asked for.
    void note_connection()
    {
        long version = 0;
        if (curl_easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version) == CURLE_OK)
            sockets_.rest(this, version == CURL_HTTP_VERSION_2_0);
    }

    curl_slot& slot_;
    CURL* easy_;
    curl_sockets& sockets_;
    http::request const& request_;
    wire::detail::response_parser head_;
    std::optional<http::response> response_; // once its head is complete
    std::optional<http::transport_error> failure_;
    std::array<char, CURL_ERROR_SIZE> message_{};
    std::optional<std::uint64_t> length_; // of the body
    std::size_t trailer_bytes_ = 0;
    bool has_configure_ = false;
    bool is_clean_ = false; // the handle may stay set up for the origin
    int sends_ = 0;         // how often libcurl has asked to send
    bool repeats_ = false;
    bool is_kept_ = false; // the connection has carried a request before
    bool heard_ = false;
    bool is_interim_ = false;
    bool is_complete_ = false; // although libcurl would go on
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
