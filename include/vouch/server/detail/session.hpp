// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SESSION_HPP
#define VOUCH_SERVER_DETAIL_SESSION_HPP
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/server/detail/date_text.hpp>
#include <vouch/server/detail/memory_claim.hpp>
#include <vouch/server/detail/outgoing.hpp>
#include <vouch/server/detail/refusal.hpp>
#include <vouch/server/detail/response_head.hpp>
#include <vouch/server/detail/shared_state.hpp>
#include <vouch/server/detail/stream.hpp>
#include <vouch/wire/framing.hpp>
#include <vouch/wire/request_parser.hpp>

#include <boost/asio/io_context.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::server::detail {

// A connection of a server: reads requests and writes responses until one side ends it.
//
// It waits for its socket with one operation at a time, so it needs no strand; and without a buffer, so that an idle connection
// takes up little memory. The lock is for the server's other threads, which end connections that are late or silent.
class session : public std::enable_shared_from_this<session> {
public:
    using state = shared_state<session>;

    session(boost::asio::io_context& context, state& server) : server_(server), stream_(context) {}

    [[nodiscard]] auto socket() noexcept -> tcp_socket& { return stream_.socket(); }

    // Begins with an accepted socket. If `refuse` is set, with a response that says there are too many connections.
    void start(bool refuse)
    {
        work([&] {
            stream_.open(server_.tls);
            enter(stream_.is_tls() ? phase::handshake : phase::request);
            if (!refuse)
                return;
            if (stream_.is_tls()) // a handshake is dear, and this server is busy
                return enter(phase::ended);
            send(refuse_for_now("expected fewer connections"), connection_option::close);
        });
    }

    // --- for the server, from any thread

    // Ends the wait of a connection whose time is over.
    void end_if_late(clock::time_point now)
    {
        if (std::unique_lock const lock(mutex_, std::try_to_lock); lock && waits_ && now >= deadline_)
            interrupt(reason::late);
    }

    // Ends the connection unless it works, or has to finish a response and `spares_responses`.
    void end_if_waiting(bool spares_responses)
    {
        if (std::unique_lock const lock(mutex_, std::try_to_lock);
            lock && waits_ && !(spares_responses && phase_ == phase::response))
            interrupt(reason::stop);
    }

    // The order in which silent connections make place for others, the least first; empty if this one has not been silent.
    [[nodiscard]] auto silence_rank(clock::time_point now) const -> std::optional<clock::time_point>
    {
        std::unique_lock const lock(mutex_, std::try_to_lock);
        return lock && waits_ && !interrupted_ ? rank(now) : std::nullopt;
    }

    // Ends the connection if it has been silent since it had this rank.
    [[nodiscard]] auto evict(clock::time_point expected) -> bool
    {
        std::unique_lock const lock(mutex_, std::try_to_lock);
        if (!lock || !waits_ || interrupted_ || rank(clock::now()) != expected)
            return false;
        was_evicted_ = true;
        interrupt(reason::stop);
        return true;
    }

private:
    enum class phase : std::uint8_t { handshake, request, response, linger, ended };
    enum class reason : std::uint8_t { late, stop };
    static constexpr std::size_t read_size = 32 * 1024;

    // --- the turns of a connection

    // Does `first`, then whatever can be done without waiting.
    template <class Function>
    void work(Function const& first)
    {
        std::lock_guard const lock(mutex_);
        waits_ = false;
        try {
            first();
            while (phase_ != phase::ended) {
                progress const next = proceed();
                if (next == progress::ended)
                    break;
                if (next != progress::made)
                    return wait(next == progress::wants_write);
            }
        } catch (...) { // out of memory: this connection ends, the others go on
        }
        end();
    }

    void wait(bool for_writing)
    {
        if (server_.is_stopping && phase_ != phase::response)
            return end();
        waits_ = true;
        stream_.socket().async_wait(
            for_writing ? tcp_socket::wait_write : tcp_socket::wait_read,
            [self = shared_from_this()](boost::system::error_code) { self->work([&] { self->resume(); }); });
    }

    void resume()
    {
        is_ready_ = true;
        if (!interrupted_)
            return;
        bool const is_late_request = *std::exchange(interrupted_, std::nullopt) == reason::late && phase_ == phase::request &&
                                     parser_ && parser_->got_some();
        if (!is_late_request)
            return enter(phase::ended);
        send(http::detail::problem_response(408, "expected the request sooner"), connection_option::close);
    }

    [[nodiscard]] auto proceed() -> progress
    {
        switch (phase_) {
        case phase::handshake: return shake_hands();
        case phase::request: return read_requests();
        case phase::response: return send_more();
        case phase::linger: return drain();
        case phase::ended: break;
        }
        return progress::ended;
    }

    void enter(phase next)
    {
        phase_ = next;
        is_ready_ = false;
        set_time(next == phase::linger ? std::chrono::seconds(5) : server_.limits.timeout);
    }
    void set_time(std::chrono::milliseconds limit)
    {
        since_ = clock::now();
        deadline_ = since_ + limit;
    }

    void interrupt(reason why)
    {
        interrupted_ = why;
        boost::system::error_code ignored;
        stream_.socket().cancel(ignored);
    }

    void end()
    {
        phase_ = phase::ended;
        stream_.close();
        parser_.reset();
        vouch::detail::wipe(rest_);
        claim_.release();
        server_.sessions.remove(shared_from_this(), was_evicted_);
    }

    [[nodiscard]] auto rank(clock::time_point now) const -> std::optional<clock::time_point>
    {
        constexpr std::chrono::seconds credit{1}; // an idle connection that was used goes after one that never spoke
        constexpr std::chrono::hours last{1000};
        // a few bytes of a head are no more than silence: who floods the server can send them too
        bool const has_begun = phase_ == phase::response || (parser_ && parser_->head_done());
        if (!has_begun)
            return since_ + (was_used_ ? credit : std::chrono::seconds(0));
        return now - since_ < credit ? std::nullopt : std::optional(since_ + last);
    }

    // --- reading

    [[nodiscard]] auto shake_hands() -> progress
    {
        progress const made = stream_.shake_hands();
        if (made == progress::made)
            enter(phase::request);
        return made;
    }

    [[nodiscard]] auto read_requests() -> progress
    {
        if (!rest_.empty()) {
            std::string bytes = std::exchange(rest_, {});
            progress const made = take(bytes);
            vouch::detail::wipe(bytes);
            return made;
        }
        if (!std::exchange(is_ready_, false) && !stream_.has_kept_bytes())
            return progress::wants_read;
        std::array<char, read_size> buffer; // on the stack, and not initialised: a buffer for each connection takes memory
        std::size_t size = 0;
        progress made = stream_.read(buffer.data(), buffer.size(), size);
        if (made != progress::made)
            return made;
        made = take({buffer.data(), size});
        vouch::detail::wipe(buffer.data(), size);
        return made;
    }

    // Reads requests out of bytes, and answers them as long as the client takes the responses.
    [[nodiscard]] auto take(std::string_view bytes) -> progress
    {
        while (phase_ == phase::request && !bytes.empty())
            take_request(bytes);
        if (phase_ == phase::response && !closes_)
            rest_ = bytes;
        return phase_ == phase::request && !stream_.has_kept_bytes() ? progress::wants_read : progress::made;
    }

    void take_request(std::string_view& bytes)
    {
        if (!parser_)
            parser_.emplace(limits());
        auto& parser = *parser_;
        bool const had_begun = parser.got_some();
        bool const had_head = parser.head_done();
        bytes.remove_prefix(parser.put(bytes));
        if (parser.head_done() && !had_head) {
            if (auto refused = refuse_head(parser))
                return send(*std::move(refused), connection_option::close);
            bool const has_some_body = !parser.is_done() && !bytes.empty();
            if (has_some_body) // a body that came with its head costs nothing more: its connection need not be closed
                bytes.remove_prefix(parser.put(bytes));
            if (!parser.is_done() && !accept_body(has_some_body))
                return;
        }
        if (parser.fault())
            return send(refuse_fault(*parser.fault(), limits()), connection_option::close);
        if (parser.is_done())
            return answer();
        if ((!had_begun && parser.got_some()) || (!had_head && parser.head_done()))
            set_time(server_.limits.timeout);
        else if (parser.head_done())
            since_ = clock::now();
        if (!claim_.grow(parser.body_memory(), server_.limits.max_body_memory))
            send(refuse_for_now("expected fewer bodies at once"), connection_option::close);
    }

    // Decides whether the body of the current request is read; else sends the response.
    [[nodiscard]] auto accept_body(bool has_some_body) -> bool
    {
        auto const& parser = *parser_;
        auto const length = parser.body_length();
        std::optional<http::response> refused;
        if (server_.service.check_head)
            refused = guarded([&] { return server_.service.check_head(parser.head(), length); });
        if (!refused && length && *length > server_.limits.max_body)
            refused = http::detail::body_too_large(server_.limits.max_body);
        if (!refused && length && server_.body_memory + *length > server_.limits.max_body_memory)
            refused = refuse_for_now("expected fewer bodies at once");
        if (refused) {
            send(*std::move(refused), connection_option::close);
            return false;
        }
        is_checked_ = static_cast<bool>(server_.service.check_head);
        std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        std::string_view no_body;
        if (parser.expects() != wire::detail::expectation::continuation || has_some_body || parser.fault())
            return true;
        if (stream_.write(interim, no_body) == progress::made)
            return true;
        enter(phase::ended);
        return false;
    }

    [[nodiscard]] auto limits() const noexcept -> wire::detail::message_limits { return {.max_body = server_.limits.max_body}; }

    // --- answering

    // The response that `make` gives, or a 500 if it throws: what() may quote the request.
    template <class Function>
    [[nodiscard]] static auto guarded(Function const& make) -> decltype(make())
    {
        try {
            return make();
        } catch (...) {
            return http::detail::problem_response(500, "");
        }
    }

    void answer()
    {
        auto const connection = !parser_->keep_alive() || server_.is_stopping ? connection_option::close
                                : parser_->is_1_0()                           ? connection_option::keep_alive
                                                                              : connection_option::unsaid;
        http::request request = std::move(*parser_).take();
        bool const is_for_head = request.method == "HEAD";
        parser_.reset();
        http::response response = guarded([&] {
            return std::exchange(is_checked_, false) ? server_.service.answer_checked(request)
                                                     : server_.service.answer(std::move(request));
        });
        wire::detail::wipe_values(request.headers);
        vouch::detail::wipe(request.target);
        vouch::detail::wipe(request.body);
        send(std::move(response), connection, is_for_head);
    }

    // Sends a response to a request that is not read to its end.
    void send(http::response response, connection_option connection)
    {
        bool const is_for_head = parser_ && parser_->head().method == "HEAD";
        parser_.reset();
        is_checked_ = false;
        send(std::move(response), connection, is_for_head);
    }

    void send(http::response response, connection_option connection, bool is_for_head)
    {
        claim_.release();
        if (!is_sendable(response))
            response = {.status = 500};
        if (!has_content(response.status))
            response.body.clear();
        closes_ = connection == connection_option::close;
        std::string head = response_head(response, is_for_head, connection, current_date());
        if (is_for_head)
            response.body.clear();
        progress const made = outgoing_.begin(stream_, std::move(head), std::move(response.body));
        if (made == progress::made)
            return end_response();
        enter(made == progress::ended ? phase::ended : phase::response);
    }

    [[nodiscard]] auto send_more() -> progress
    {
        if (!std::exchange(is_ready_, false))
            return outgoing_.waits_for();
        bool has_moved = false;
        progress const made = outgoing_.go_on(stream_, has_moved);
        if (has_moved) // a slow client has time as long as it takes bytes
            set_time(server_.limits.timeout);
        if (made == progress::made)
            end_response();
        return made;
    }

    void end_response()
    {
        was_used_ = true;
        if (!closes_)
            return enter(phase::request);
        if (server_.is_stopping)
            return enter(phase::ended);
        // closing while bytes arrive would reset the connection, and the client would lose the response (RFC 9112 section 9.6)
        stream_.shut_down();
        enter(phase::linger);
    }

    [[nodiscard]] auto drain() -> progress
    {
        constexpr std::size_t max_drained = 64 * 1024 * 1024;
        if (!std::exchange(is_ready_, false))
            return progress::wants_read;
        std::array<char, read_size> buffer;
        std::size_t size = 0;
        progress const made = stream_.discard(buffer.data(), buffer.size(), size);
        vouch::detail::wipe(buffer.data(), size); // perhaps a request with a key
        drained_ += size;
        if (drained_ > max_drained)
            return progress::ended;
        return made == progress::made ? progress::wants_read : made;
    }

    state& server_;
    stream stream_;
    std::mutex mutable mutex_{};
    std::optional<wire::detail::request_parser> parser_{};
    std::string rest_{}; // bytes after a request whose response is being written
    outgoing outgoing_{};
    memory_claim claim_{server_.body_memory};
    std::size_t drained_ = 0;      // bytes that came after the last response
    clock::time_point since_{};    // when this phase began, or the body or the response last moved
    clock::time_point deadline_{}; // of this phase
    std::optional<reason> interrupted_{};
    phase phase_ = phase::request;
    bool waits_ = false;      // for the socket
    bool is_ready_ = false;   // the wait is over, and nothing was read or written since
    bool closes_ = false;     // after this response
    bool is_checked_ = false; // check_head has accepted the current request
    bool was_used_ = false;   // a response was sent
    bool was_evicted_ = false;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
