// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_NORMAL_REQUEST_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_NORMAL_REQUEST_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/target.hpp>

#include <cstddef>
#include <optional>

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true unless the stack passes a Host field on that is repeated or invalid (RFC 9112 section 3.2).
[[nodiscard]] inline auto has_a_valid_host(request const& request) noexcept -> bool
{
    std::size_t count = 0;
    for (header const& header : request.headers)
        if (same_name(header.name, "host"))
            if (++count > 1 || !is_host_value(header.value))
                return false;
    return true;
}

// A request whose target, if valid, is in origin form. The authority of the absolute form takes the place of the Host field (RFC
// 9112 section 3.2.2).
//
// Lifetime: refers to the request that was received, or to a copy, which may hold a key: it is wiped.
class normal_request {
public:
    explicit normal_request(request const& received)
    {
        if (received.target.starts_with('/'))
            return;
        auto const target = read_target(received.method, received.target);
        if (!target || !target->authority || target->path.empty() || !has_a_valid_host(received))
            return;
        changed_.emplace(received);
        changed_->target.assign(target->path).append(target->query);
        for (header& header : changed_->headers)
            if (same_name(header.name, "host"))
                header.value = *target->authority;
    }
    normal_request(normal_request const&) = delete;
    auto operator=(normal_request const&) -> normal_request& = delete;
    ~normal_request()
    {
        if (!changed_)
            return;
        for (header& header : changed_->headers)
            vouch::detail::wipe(header.value);
        vouch::detail::wipe(changed_->target);
        vouch::detail::wipe(changed_->body);
    }

    // The request to answer, of which `received` is the original.
    [[nodiscard]] auto of(request const& received) const noexcept -> request const& { return changed_ ? *changed_ : received; }

private:
    std::optional<request> changed_{};
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
