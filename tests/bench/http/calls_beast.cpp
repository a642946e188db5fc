// SPDX-License-Identifier: BSL-1.0
// bench_http_calls_beast PORT ROUNDS     eight threads on one backend, and eight with a connection of their own by hand
#include "calls.hpp"
#include "client_by_hand.hpp"

#include <vouch/backend/beast.hpp>

#include <memory>

int main(int, char** arguments)
{
    auto const port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    vouch::backend::beast net;
    carbn::client const api{net, *carbn::api_key::parse(bench::key_text), {.origin = bench::url_of(port)}};
    std::vector<std::unique_ptr<bench::client_by_hand>> hands;
    for (int number = 0; number < bench::threads; ++number)
        hands.push_back(std::make_unique<bench::client_by_hand>(port));
    bench::compare(
        "beast, 8 threads", std::stoi(arguments[2]), [&] { bench::on_threads([&](int) { return bench::get_user_over(api); }); },
        [&] {
            bench::on_threads(
                [&](int number) { return hands[static_cast<std::size_t>(number)]->get_user(bench::user_id).has_value(); });
        });
}
