// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_WIPING_REQUEST_HPP
#define VOUCH_HTTP_CLIENT_WIPING_REQUEST_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>

#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// A request whose secrets are overwritten before their memory is freed: the values of its secret headers, its target if that has
// a key, and its body, which may hold secret members.
class wiping_request {
public:
    wiping_request() = default;
    explicit wiping_request(request&& source) : value_(std::move(source)) { wipe_rest(source); }
    wiping_request(wiping_request&& source) noexcept : value_(std::move(source.value_)) { wipe_rest(source.value_); }
    auto operator=(wiping_request&&) -> wiping_request& = delete;
    ~wiping_request()
    {
        for (header& header : value_.headers)
            if (header.secret)
                vouch::detail::wipe(header.value);
        if (!value_.secret_parameter.empty())
            vouch::detail::wipe(value_.target);
        vouch::detail::wipe(value_.body);
    }

    [[nodiscard]] auto operator*() const noexcept -> request const& { return value_; }
    [[nodiscard]] auto operator*() noexcept -> request& { return value_; }
    [[nodiscard]] auto operator->() const noexcept -> request const* { return &value_; }
    [[nodiscard]] auto operator->() noexcept -> request* { return &value_; }

    // Adds a header without a name and value. A vector that grows moves its strings, and a short string that is moved from keeps
    // its bytes.
    auto add_header() -> header&
    {
        if (value_.headers.size() == value_.headers.capacity()) {
            std::vector<header> grown;
            grown.reserve(value_.headers.size() * 2 + 4);
            for (header& header : value_.headers) {
                grown.push_back(std::move(header));
                vouch::detail::wipe(header.value);
            }
            value_.headers = std::move(grown);
        }
        return value_.headers.emplace_back();
    }

private:
    // The headers are moved as a whole, but a short body or target leaves its bytes.
    static void wipe_rest(request& source)
    {
        if (!source.secret_parameter.empty())
            vouch::detail::wipe(source.target);
        vouch::detail::wipe(source.body);
    }

    request value_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
