// SPDX-License-Identifier: BSL-1.0
// A token by OAuth 2 client credentials (RFC 6749 section 4.4): an endpoint like any other. The client keeps the token, asks for
// a new one when it is about to expire, and once more when the API refuses it. Both servers are part of the program.
#include <vouch/backend/memory.hpp>
#include <vouch/vouch.hpp>

#include <chrono>
#include <iostream>
#include <mutex>
#include <string>
#include <utility>

namespace oauth {
namespace http = vouch::http;

// [endpoint]
enum class grant { client_credentials };
BOOST_DESCRIBE_ENUM(grant, client_credentials)

struct token_form {
    grant grant_type{};
    std::optional<std::string> scope{};
};
BOOST_DESCRIBE_STRUCT(token_form, (), (grant_type, scope))

struct token_reply {
    vouch::secret access_token{};
    std::string token_type{};
    std::optional<unsigned> expires_in{}; // seconds
};
BOOST_DESCRIBE_STRUCT(token_reply, (), (access_token, token_type, expires_in))

struct token_error {
    std::string error{};
    std::optional<std::string> error_description{};
};
BOOST_DESCRIBE_STRUCT(token_error, (), (error, error_description))

struct get_token : http::endpoint<"POST /token", http::basic, http::form_body<token_form>, http::reply<200, token_reply>,
                                  http::reply_range<4, token_error>> {};
// [/endpoint]

// [source]
/// Gets tokens for `bearer_from`, and keeps one until half a minute before it expires. Threads may share it.
template <class Client>
class token_source {
public:
    explicit token_source(Client const& server) : server_(server) {}

    auto operator()(http::token_kind kind) -> vouch::secret
    {
        std::lock_guard const lock(mutex_);
        auto const now = std::chrono::steady_clock::now();
        if (kind == http::token_kind::fresh || now >= until_) {
            auto got = server_.template call<get_token>().body({.grant_type = grant::client_credentials}).send();
            auto const* const reply = got.ok();
            token_ = reply != nullptr ? reply->access_token : vouch::secret(); // unset: the call ends as invalid_request
            until_ = now + std::chrono::seconds(reply != nullptr ? reply->expires_in.value_or(60) : 0) - std::chrono::seconds(30);
        }
        return token_;
    }

private:
    Client const& server_;
    std::mutex mutex_;
    vouch::secret token_;
    std::chrono::steady_clock::time_point until_{};
};
// [/source]

struct list_orders : http::endpoint<"GET /orders", http::bearer, http::reply<200, std::vector<std::string>>> {};
} // namespace oauth

int main()
{
    using namespace oauth;
    int issued = 0;
    http::service const authorization{
        http::authenticate<http::basic>(vouch::secret("shop:s3cret")),
        http::on<get_token>([&](http::received<get_token> const&) -> http::answer<get_token> {
            return http::reply_with<200>(token_reply{
                .access_token = vouch::secret("token" + std::to_string(++issued)), .token_type = "Bearer", .expires_in = 3600});
        })};
    http::service const orders{http::authenticate<http::bearer>(vouch::secret("token2")), // the first token is revoked already
                               http::on<list_orders>([](http::received<list_orders> const&) -> http::answer<list_orders> {
                                   return http::reply_with<200>(std::vector<std::string>{"tea", "milk"});
                               })};

    // [use]
    vouch::backend::memory token_net(authorization);
    http::client const token_server{
        token_net, {.origin = "https://login.example.com"}, http::basic_credential("shop", vouch::secret("s3cret"))};
    token_source source(token_server);

    vouch::backend::memory net(orders);
    http::client const api{
        net, {.origin = "https://api.example.com"}, http::bearer_from([&](auto kind) { return source(kind); })};
    auto const first = api.call<list_orders>().send();
    auto const second = api.call<list_orders>().send();
    // [/use]
    std::cout << first.summary() << '\n' << second.summary() << '\n';
    return first.ok() != nullptr && second.ok() != nullptr && issued == 2 ? 0 : 1;
}
