// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DECODE_HPP
#define VOUCH_HTTP_CLIENT_DECODE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/call_facts.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/json/options.hpp>
#include <vouch/read/parse.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Some APIs give the request id in the body: std::string_view vouch_request_id(body), a function beside the body's type, finds
// it.
template <class Body>
void look_for_request_id(Body const& body, call_facts& facts)
{
    if constexpr (requires { std::string_view(vouch_request_id(body)); })
        if (std::string_view const found = vouch_request_id(body); is_request_id(found))
            facts.request_id = found;
}

template <class Endpoint, class Reply>
[[nodiscard]] auto decode_as(http::response response, call_facts facts) -> outcome<Endpoint>
{
    using body = typename reply_traits<Reply>::type;
    Reply reply{};
    if constexpr (requires { reply.status = 0; })
        reply.status = response.status;
    if constexpr (!std::is_same_v<body, empty>) {
        // the Content-Type does not matter: servers that mislabel JSON are more common than replies that are JSON by chance
        auto read = parse<body>(response.body, tolerant);
        if (!read)
            return {undecodable_reply{std::move(read).error(), std::move(response)}, std::move(facts)};
        look_for_request_id(*read, facts);
        reply.body = *std::move(read);
    }
    return {std::move(reply), std::move(facts)};
}

template <class Endpoint, class... Replies>
[[nodiscard]] auto decode_reply(http::response response, call_facts facts, type_list<Replies...> replies) -> outcome<Endpoint>
{
    std::size_t const documented = index_of_reply(replies, response.status);
    std::optional<outcome<Endpoint>> made;
    std::size_t position = 0;
    (void)((position++ == documented ? (made.emplace(decode_as<Endpoint, Replies>(std::move(response), std::move(facts))), true)
                                     : false) ||
           ...);
    if (!made)
        return {unexpected_status{std::move(response)}, std::move(facts)};
    return *std::move(made);
}

} // namespace detail

/// The outcome of a finished exchange: the reply that the endpoint documents for its status, parsed with `vouch::tolerant`, or
/// the reason why there is no reply.
template <class Endpoint>
[[nodiscard]] auto decode(exchange finished) -> outcome<Endpoint>
{
    detail::call_facts facts{.attempts = finished.attempts()};
    transport_result last = std::move(finished).take();
    if (auto* const failure = std::get_if<transport_error>(&last))
        return {std::move(*failure), std::move(facts)};
    http::response& response = std::get<http::response>(last);
    facts.status = response.status;
    facts.headers = response.headers;
    facts.request_id = detail::find_request_id(response.headers);
    return detail::decode_reply<Endpoint>(std::move(response), std::move(facts), detail::replies_of<Endpoint>{});
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
