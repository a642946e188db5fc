// SPDX-License-Identifier: BSL-1.0
// bench_http_calls_curl PORT ROUNDS     eight threads on one backend, and eight with a handle of their own by hand; then 64 calls
//                                       at once over the multi interface, and the same by hand
#include "calls.hpp"

#include <vouch/backend/curl.hpp>
#include <vouch/backend/curl_multi.hpp>

#include <memory>

namespace {

// One easy handle that is kept, with what a careful caller sets.
class handle_by_hand {
public:
    explicit handle_by_hand(std::uint16_t port) : url_(bench::url_of(port) + bench::prefix), easy_(curl_easy_init())
    {
        for (std::string const& line : {std::string("x-api-key: ") + bench::key_text, std::string("accept: application/json"),
                                        std::string("accept-encoding: identity"), std::string("user-agent: by hand")})
            headers_ = curl_slist_append(headers_, line.c_str());
        curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
        curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy_, CURLOPT_PROXY, "");
        curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, 30'000L);
        curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &append);
        curl_easy_setopt(easy_, CURLOPT_WRITEDATA, &body_);
        curl_easy_setopt(easy_, CURLOPT_PRIVATE, this);
    }
    handle_by_hand(handle_by_hand const&) = delete;
    auto operator=(handle_by_hand const&) -> handle_by_hand& = delete;
    ~handle_by_hand()
    {
        curl_easy_cleanup(easy_);
        curl_slist_free_all(headers_);
    }

    void begin(boost::uuids::uuid const& id)
    {
        body_.clear();
        curl_easy_setopt(easy_, CURLOPT_URL, (url_ + vouch::to_text(id).value()).c_str());
    }
    auto end() -> std::optional<carbn::user>
    {
        long status = 0;
        char const* type = nullptr;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy_, CURLINFO_CONTENT_TYPE, &type);
        return bench::read_user(status, type != nullptr ? type : "", body_);
    }
    auto get_user(boost::uuids::uuid const& id) -> std::optional<carbn::user>
    {
        begin(id);
        return curl_easy_perform(easy_) == CURLE_OK ? end() : std::nullopt;
    }
    [[nodiscard]] auto easy() const -> CURL* { return easy_; }

private:
    static auto append(char* bytes, std::size_t, std::size_t size, void* to) -> std::size_t
    {
        auto& body = *static_cast<std::string*>(to);
        if (body.size() + size > 8u * 1024 * 1024)
            return 0;
        body.append(bytes, size);
        return size;
    }

    std::string url_;
    std::string body_;
    curl_slist* headers_ = nullptr;
    CURL* easy_;
};

// A round of calls, 64 at once, by hand.
void multi_by_hand(CURLM* multi, std::vector<std::unique_ptr<handle_by_hand>> const& handles)
{
    int left = bench::calls_a_round;
    int running = 0;
    auto const begin = [&](handle_by_hand& handle) {
        handle.begin(bench::user_id);
        curl_multi_add_handle(multi, handle.easy());
        --left;
        ++running;
    };
    for (auto const& handle : handles)
        begin(*handle);
    while (running > 0) {
        int active = 0;
        curl_multi_perform(multi, &active);
        int messages = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi, &messages)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            CURL* const easy = message->easy_handle;
            CURLcode const code = message->data.result;
            handle_by_hand* handle = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &handle);
            curl_multi_remove_handle(multi, easy);
            --running;
            if (code != CURLE_OK || !handle->end())
                bench::fail("a call failed");
            if (left > 0)
                begin(*handle);
        }
        if (running > 0)
            curl_multi_poll(multi, nullptr, 0, 1'000, nullptr);
    }
}

// The same over a client: each call that ends begins the next.
template <class Client>
class chain {
public:
    chain(Client const& api, int& left) : api_(&api), left_(&left) {}

    void next() const
    {
        if ((*left_)-- <= 0)
            return;
        api_->get_user(bench::user_id, [*this](vouch::http::outcome<carbn::get_user> outcome) noexcept {
            if (!outcome.ok())
                bench::fail("a call failed");
            next();
        });
    }

private:
    Client const* api_;
    int* left_;
};

} // namespace

int main(int, char** arguments)
{
    auto const port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    int const rounds = std::stoi(arguments[2]);
    curl_global_init(CURL_GLOBAL_ALL);
    auto const key = *carbn::api_key::parse(bench::key_text);
    {
        vouch::backend::curl net;
        carbn::client const api{net, key, {.origin = bench::url_of(port)}};
        std::vector<std::unique_ptr<handle_by_hand>> hands;
        for (int number = 0; number < bench::threads; ++number)
            hands.push_back(std::make_unique<handle_by_hand>(port));
        bench::compare(
            "curl, 8 threads", rounds, [&] { bench::on_threads([&](int) { return bench::get_user_over(api); }); },
            [&] {
                bench::on_threads(
                    [&](int number) { return hands[static_cast<std::size_t>(number)]->get_user(bench::user_id).has_value(); });
            });
    }
    vouch::backend::curl_multi net;
    carbn::client const api{net, key, {.origin = bench::url_of(port)}};
    std::vector<std::unique_ptr<handle_by_hand>> hands;
    for (int number = 0; number < bench::at_once; ++number)
        hands.push_back(std::make_unique<handle_by_hand>(port));
    CURLM* const multi = curl_multi_init();
    bench::compare(
        "curl_multi, 64 at once", rounds,
        [&] {
            int left = bench::calls_a_round;
            for (int number = 0; number < bench::at_once; ++number)
                chain(api, left).next();
            net.run();
        },
        [&] { multi_by_hand(multi, hands); });
    hands.clear();
    curl_multi_cleanup(multi);
}
