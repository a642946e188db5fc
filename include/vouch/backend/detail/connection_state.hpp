// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_STATE_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_STATE_HPP
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/tls_stream.hpp>
#include <vouch/backend/detail/transfer.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// What `connection` and `asio_connection` have in common: all but how they wait.
class connection_state {
public:
    connection_state(connection_state const&) = delete;
    auto operator=(connection_state const&) -> connection_state& = delete;

    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// Returns true if the connection can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }

    /// Returns true if the connection is open and holds no unexpected byte, in the TLS engine or in the socket.
    [[nodiscard]] auto is_quiet() -> bool { return tls_ ? tls_->is_quiet() : socket_.is_quiet(); }

protected:
    connection_state(std::string_view origin_text, http::origin const& origin)
        : origin_(origin_text), authority_(origin.authority())
    {}
    ~connection_state()
    {
        vouch::detail::wipe(head_);
        if (tls_ && process_ == ::getpid()) // a child says nothing on the connection of its parent
            tls_->say_goodbye();
    }

    // Writes the head of a request, and a short body behind it. Returns the body that is still to be sent: it is not copied.
    [[nodiscard]] auto put_head(http::request const& request) -> std::string_view
    {
        constexpr std::size_t longest_joined_body = 4 * 1024;
        bool const joined = request.body.size() <= longest_joined_body;
        write_head(head_, request, authority_, joined ? request.body.size() : 0);
        if (joined)
            head_ += request.body;
        return joined ? std::string_view() : request.body;
    }

    template <class Stream>
    void finish(Stream& stream, transfer<Stream> const& ended)
    {
        // bytes in the TLS engine may be a session ticket; those in the socket are looked for before the next request
        reusable_ = ended.leaves_clean() && (!stream.has_buffered() || stream.is_quiet());
        vouch::detail::wipe(head_.data(), head_.size());
        head_.clear();
        kept_ = true;
    }

    std::string head_; // keeps its storage between two requests
    stream_socket socket_;
    std::optional<tls_stream> tls_;
    bool kept_ = false;
    bool reusable_ = false;

private:
    pid_t process_ = ::getpid();
    std::string origin_;
    std::string authority_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
