// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_OUTGOING_HPP
#define VOUCH_SERVER_DETAIL_OUTGOING_HPP
#include <vouch/server/detail/stream.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::server::detail {

// A response on its way. What the client does not take at once is kept.
class outgoing {
public:
    // Sends as much as the client takes. If that is all, nothing is kept.
    [[nodiscard]] auto begin(stream& stream, std::string head, std::string body) -> progress
    {
        constexpr std::size_t record_size = 16 * 1024;
        if (stream.is_tls() && body.size() <= record_size) // one record of TLS instead of two
            head += std::exchange(body, {});
        std::string_view head_left = head;
        std::string_view body_left = body;
        waits_for_ = stream.write(head_left, body_left);
        if (waits_for_ == progress::made)
            return progress::made;
        head_ = head_left;
        sent_of_body_ = body.size() - body_left.size();
        body_ = std::move(body);
        return waits_for_;
    }

    // Sends more, once the client is ready. Sets `has_moved` if it took any.
    [[nodiscard]] auto go_on(stream& stream, bool& has_moved) -> progress
    {
        std::string_view head_left = head_;
        std::string_view body_left = std::string_view(body_).substr(sent_of_body_);
        std::size_t const before = head_left.size() + body_left.size();
        waits_for_ = stream.write(head_left, body_left);
        has_moved = head_left.size() + body_left.size() != before;
        head_.erase(0, head_.size() - head_left.size());
        sent_of_body_ = body_.size() - body_left.size();
        if (waits_for_ == progress::made)
            *this = {};
        return waits_for_;
    }

    // What to wait for before going on: TLS may have to read first.
    [[nodiscard]] auto waits_for() const noexcept -> progress { return waits_for_; }

private:
    std::string head_{};
    std::string body_{};
    std::size_t sent_of_body_ = 0;
    progress waits_for_ = progress::made;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
