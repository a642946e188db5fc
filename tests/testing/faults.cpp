// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/faults.hpp>

#include <vouch/backend/beast.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

namespace {

using namespace std::chrono_literals;
namespace http = vouch::http;
using vouch::testing::verdict;

/// A backend that makes something else of each result.
struct broken {
    std::function<http::transport_result(http::request const&, http::transport_result)> change{};
    vouch::backend::beast net{};

    auto send(http::request const& request) -> http::transport_result { return change(request, net.send(request)); }
};

auto verdict_of(std::string_view check, decltype(broken::change) change) -> verdict
{
    vouch::testing::server const peer;
    broken backend{.change = std::move(change)};
    auto const report = vouch::testing::faults(backend, peer, {.runs = 40, .deadline = 20ms, .slack = 100ms});
    REQUIRE(report.find(check) != nullptr);
    return report.find(check)->verdict;
}

} // namespace

TEST_CASE("faults: each check fails for a backend that breaks it")
{
    CHECK(verdict_of("fault_own_reply", [](http::request const&, http::transport_result result) {
              if (std::holds_alternative<http::transport_error>(result))
                  return http::transport_result(http::response{.status = 200});
              return result;
          }) == verdict::failed);
    CHECK(verdict_of("fault_healthy", [](http::request const&, http::transport_result result) {
              if (std::holds_alternative<http::response>(result))
                  return http::transport_result(http::transport_error{});
              return result;
          }) == verdict::failed);
    CHECK(verdict_of("fault_quiet", [](http::request const& request, http::transport_result result) {
              if (auto* const error = std::get_if<http::transport_error>(&result))
                  error->detail += request.target;
              return result;
          }) == verdict::failed);
    CHECK(verdict_of("fault_deadline", [slept = 0](http::request const&, http::transport_result result) mutable {
              if (++slept <= 3)
                  std::this_thread::sleep_for(150ms);
              return result;
          }) == verdict::failed);
    CHECK(verdict_of("fault_no_throw", [](http::request const&, http::transport_result result) {
              if (std::holds_alternative<http::transport_error>(result))
                  throw std::runtime_error("no reply");
              return result;
          }) == verdict::failed);
}

TEST_CASE("faults: the same seed makes the same requests")
{
    vouch::testing::server const first;
    vouch::testing::server const second;
    auto const refusing = [](http::request const&) { return http::transport_error{}; };
    auto const once = vouch::testing::faults(refusing, first, {.runs = 20, .seed = 7});
    auto const again = vouch::testing::faults(refusing, second, {.runs = 20, .seed = 7});
    auto const other = vouch::testing::faults(refusing, second, {.runs = 20, .seed = 8});
    CHECK(once.find("fault_healthy")->got == again.find("fault_healthy")->got);
    CHECK(once.find("fault_healthy")->got != other.find("fault_healthy")->got);
}

TEST_CASE("faults: a limitation of no check")
{
    vouch::testing::server const peer;
    auto const refusing = [](http::request const&) { return http::transport_error{}; };
    auto const report = vouch::testing::faults(
        refusing, peer,
        {.runs = 20, .cannot = {{"fault_healthy", "it refuses"}, {"fault_of_nobody", "a slip"}, {"trailers", "another part"}}});
    CHECK(report.find("fault_healthy")->verdict == verdict::cannot);
    CHECK(report.find("fault_of_nobody")->verdict == verdict::failed);
    CHECK(report.find("trailers") == nullptr);
}
