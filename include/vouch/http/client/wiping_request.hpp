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
//
// It is moved without being copied, so that nothing of it is left to overwrite; one that is moved from has no request.
class wiping_request {
public:
    wiping_request() : value_(new request) {}
    explicit wiping_request(request&& source) : value_(new request(std::move(source)))
    {
        // the headers are moved as a whole, but a short body or target leaves its bytes
        if (!source.secret_parameter.empty())
            vouch::detail::wipe(source.target);
        vouch::detail::wipe(source.body);
    }
    wiping_request(wiping_request&& source) noexcept : value_(std::exchange(source.value_, nullptr)) {}
    auto operator=(wiping_request&&) -> wiping_request& = delete;
    ~wiping_request()
    {
        if (value_ == nullptr)
            return;
        for (header& header : value_->headers)
            if (header.secret)
                vouch::detail::wipe(header.value);
        if (!value_->secret_parameter.empty())
            vouch::detail::wipe(value_->target);
        vouch::detail::wipe(value_->body);
        delete value_;
    }

    [[nodiscard]] auto operator*() const noexcept -> request const& { return *value_; }
    [[nodiscard]] auto operator*() noexcept -> request& { return *value_; }
    [[nodiscard]] auto operator->() const noexcept -> request const* { return value_; }
    [[nodiscard]] auto operator->() noexcept -> request* { return value_; }

    // Adds a header without a name and value. A vector that grows moves its strings, and a short string that is moved from keeps
    // its bytes.
    auto add_header() -> header&
    {
        if (value_->headers.size() == value_->headers.capacity()) {
            std::vector<header> grown;
            grown.reserve(value_->headers.size() * 2 + 4);
            for (header& header : value_->headers) {
                grown.push_back(std::move(header));
                vouch::detail::wipe(header.value);
            }
            value_->headers = std::move(grown);
        }
        return value_->headers.emplace_back();
    }

private:
    request* value_; // no std::unique_ptr: <memory> costs every user
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
