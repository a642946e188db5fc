// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ITEMS_SERVICE_HPP
#define VOUCH_TESTS_SUPPORT_ITEMS_SERVICE_HPP
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/service/service.hpp>

#include <atomic>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

// The service of tests/server/requests.txt: every method, a key, a JSON body, a limit, and a handler that throws.
namespace items {

struct item {
    std::int64_t id{};
    std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(item, (), (id, note))

namespace http = vouch::http;

struct get_item : http::endpoint<"GET /items/{id}", http::path_param<"id", std::int64_t>, http::reply<200, item>> {};
struct put_item : http::endpoint<"PUT /items/{id}", http::api_key<"x-api-key">, http::path_param<"id", std::int64_t>,
                                 http::json_body<item>, http::reply<200, item>> {};
struct add_item : http::endpoint<"POST /items", http::json_body<item>, http::reply<201, item>> {};
struct remove_item : http::endpoint<"DELETE /items/{id}", http::api_key<"x-api-key">, http::path_param<"id", std::int64_t>,
                                    http::reply<204, http::empty>> {};
struct throw_item : http::endpoint<"GET /throw", http::reply<200, item>> {};

inline constexpr char const* key_text = "Canary7-key";
inline std::atomic<int> thrown = 0; ///< exceptions of a handler so far

inline auto make_service()
{
    return http::service{
        http::service_options{.max_body = 65'536},
        http::authenticate<"x-api-key">(vouch::secret(key_text)),
        http::on<get_item>(
            [](http::received<get_item> const& call) { return http::reply_with<200>(item{call.get<"id">(), {}}); }),
        http::on<put_item>([](http::received<put_item> const& call) { return http::reply_with<200>(call.body()); }),
        http::on<add_item>([](http::received<add_item> const& call) { return http::reply_with<201>(call.body()); }),
        http::on<remove_item>([](http::received<remove_item> const&) { return http::reply_with<204>(); }),
        http::on<throw_item>([](http::received<throw_item> const&) -> http::answer<throw_item> {
            ++thrown;
            throw std::runtime_error("Canary7");
        })};
}

} // namespace items
#endif
