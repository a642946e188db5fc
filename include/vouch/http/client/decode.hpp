// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DECODE_HPP
#define VOUCH_HTTP_CLIENT_DECODE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/facts.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
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

// Some APIs name the request in the body: a function beside the body's type says where, std::string_view vouch_request_id(body).
template <class Body>
void look_for_request_id(Body const& body, call_facts& facts)
{
    if constexpr (requires { std::string_view(vouch_request_id(body)); })
        if (std::string_view const found = vouch_request_id(body); is_request_id(found))
            facts.request_id = found;
}

template <class Endpoint, class Reply>
[[nodiscard]] auto decode_as(response from, call_facts facts) -> outcome<Endpoint>
{
    using body = typename reply_traits<Reply>::type;
    Reply made{};
    if constexpr (requires { made.status = 0; })
        made.status = from.status;
    if constexpr (!std::is_same_v<body, empty>) {
        // whatever the Content-Type says: a server that mislabels JSON is more common than a reply that is JSON by chance
        auto read = parse<body>(from.body, tolerant);
        if (!read)
            return {undecodable_reply{std::move(read).error(), std::move(from)}, std::move(facts)};
        look_for_request_id(*read, facts);
        made.body = *std::move(read);
    }
    return {std::move(made), std::move(facts)};
}

template <class Endpoint, class... Replies>
[[nodiscard]] auto decode_reply(response from, call_facts facts, type_list<Replies...> replies) -> outcome<Endpoint>
{
    std::size_t const which = index_of_reply(replies, from.status);
    std::optional<outcome<Endpoint>> made;
    std::size_t at = 0;
    (void)((at++ == which ? (made.emplace(decode_as<Endpoint, Replies>(std::move(from), std::move(facts))), true) : false) ||
           ...);
    if (!made)
        return {unexpected_status{std::move(from)}, std::move(facts)};
    return *std::move(made);
}

} // namespace detail

/// What a finished exchange means to `Endpoint`: the reply that its status documents, decoded under `tolerant`, or why there is
/// none.
template <class Endpoint>
[[nodiscard]] auto decode(exchange finished) -> outcome<Endpoint>
{
    call_facts facts{.attempts = finished.attempts()};
    transport_result last = std::move(finished).take();
    if (auto* const failed = std::get_if<transport_error>(&last))
        return {std::move(*failed), std::move(facts)};
    response& from = *std::get_if<response>(&last);
    facts.status = from.status;
    facts.headers = from.headers;
    facts.request_id = find_request_id(from.headers);
    return detail::decode_reply<Endpoint>(std::move(from), std::move(facts), detail::replies_of<Endpoint>{});
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
