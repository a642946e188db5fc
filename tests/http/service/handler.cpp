// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/handler.hpp>

#include <type_traits>
#include <utility>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using people::remove_person;

auto remove_ada(received<remove_person> const& call) -> answer<remove_person>
{
    CHECK(call.get<"name">() == "Ada");
    return reply_with<204>();
}

template <class Handler>
auto status_of(Handler const& handler) -> int
{
    static_assert(std::is_same_v<typename Handler::endpoint, remove_person>);
    request_errors errors;
    request const request{.target = "/people/Ada"};
    received<remove_person> const call(request, errors);
    answer<remove_person> made = handler.function(call);
    return std::move(made).take().status;
}

TEST_CASE("handler: a function, a lambda, a lambda that returns a reply, a lambda that changes itself")
{
    CHECK(status_of(on<remove_person>(remove_ada)) == 204);
    CHECK(status_of(on<remove_person>([](received<remove_person> call) { return remove_ada(call); })) == 204);
    CHECK(status_of(on<remove_person>([](auto const&) { return reply_with<204>(); })) == 204);
    CHECK(status_of(on<remove_person>(
              [last = 0](auto const& call) mutable { return ++last == 1 ? remove_ada(call) : throw last; })) == 204);
}

} // namespace
