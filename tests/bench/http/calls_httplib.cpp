// SPDX-License-Identifier: BSL-1.0
// bench_http_calls_httplib PORT ROUNDS     eight threads on one backend, and eight with a client of their own by hand, whose time
//                                          limits are for each read and write: cpp-httplib has none for a call
#include "calls.hpp"

#include <vouch/backend/httplib.hpp>

#include <memory>

namespace {

class client_by_hand {
public:
    explicit client_by_hand(std::uint16_t port) : client_("127.0.0.1", port)
    {
        client_.set_keep_alive(true);
        client_.set_tcp_nodelay(true);
        client_.set_read_timeout(30);
        client_.set_write_timeout(30);
        client_.set_connection_timeout(30);
    }

    auto get_user(boost::uuids::uuid const& id) -> std::optional<carbn::user>
    {
        httplib::Headers const headers{{"x-api-key", bench::key_text},
                                       {"accept", "application/json"},
                                       {"accept-encoding", "identity"},
                                       {"user-agent", "by hand"}};
        std::string body;
        auto const got =
            client_.Get(bench::prefix + vouch::to_text(id).value(), headers, [&](char const* bytes, std::size_t size) {
                if (body.size() + size > 8u * 1024 * 1024)
                    return false;
                body.append(bytes, size);
                return true;
            });
        if (!got)
            return std::nullopt;
        return bench::read_user(got->status, got->get_header_value("content-type"), body);
    }

private:
    httplib::Client client_;
};

} // namespace

int main(int, char** arguments)
{
    auto const port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    vouch::backend::httplib net;
    carbn::client const api{net, *carbn::api_key::parse(bench::key_text), {.origin = bench::url_of(port)}};
    std::vector<std::unique_ptr<client_by_hand>> hands;
    for (int number = 0; number < bench::threads; ++number)
        hands.push_back(std::make_unique<client_by_hand>(port));
    bench::compare(
        "httplib, 8 threads", std::stoi(arguments[2]), [&] { bench::on_threads([&](int) { return bench::get_user_over(api); }); },
        [&] {
            bench::on_threads(
                [&](int number) { return hands[static_cast<std::size_t>(number)]->get_user(bench::user_id).has_value(); });
        });
}
