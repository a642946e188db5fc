// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_STACK_CALLER_HPP
#define VOUCH_TESTS_SUPPORT_STACK_CALLER_HPP
#include <vouch/callback.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http.hpp>

#include <chrono>
#include <cstddef>
#include <iostream>
#include <list>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

// The calls that tests/stacks.py and tests/proxies.py make over each backend; tests/stack.py has the programs.
namespace support {

struct get_text : vouch::http::endpoint<"GET /{path}", vouch::http::path_param<"path", std::string>,
                                        vouch::http::reply<200, vouch::http::plain_text>> {};
struct post_bytes
    : vouch::http::endpoint<"POST /{path}", vouch::http::path_param<"path", std::string>,
                            vouch::http::bytes_body<"application/octet-stream">, vouch::http::reply<200, vouch::http::plain_text>,
                            vouch::http::reply<413, vouch::http::problem>> {};

/// A program's arguments: KIND CA_FILE PROXY CREDENTIAL ATTEMPTS PAUSE SIZE, then METHOD ORIGIN PATH of each call. The pause, in
/// milliseconds, comes between two calls; SIZE is that of a POST's body.
class stack_caller {
public:
    explicit stack_caller(char** arguments) : arguments_(arguments + 1) {}

    /// Which backend of the program, and how.
    [[nodiscard]] auto is(std::string_view kind) const -> bool { return kind == arguments_[0]; }
    [[nodiscard]] auto ca_file() const -> std::string { return arguments_[1]; }
    [[nodiscard]] auto proxy() const -> std::string { return arguments_[2]; }
    [[nodiscard]] auto credential() const -> vouch::secret { return vouch::secret(arguments_[3]); }

    /// Makes the calls. `send(call, tell)` sends a call and sees to it that `tell` is called with the outcome.
    template <class Backend, class Send>
    void run(Backend& net, Send send) const
    {
        std::list<vouch::http::client<Backend&>> clients; // calls of callbacks refer to theirs
        int const attempts = std::stoi(arguments_[4]);
        std::chrono::milliseconds const pause(std::stoi(arguments_[5]));
        for (char** next = arguments_ + 7; *next != nullptr; next += 3) {
            if (!clients.empty())
                std::this_thread::sleep_for(pause);
            auto const& client = clients.emplace_back(net, vouch::http::client_options{.origin = next[1],
                                                                                       .deadline = std::chrono::seconds(20),
                                                                                       .attempts = attempts,
                                                                                       .allow_plain_http = true});
            auto const tell = [](auto const& outcome) noexcept { print(outcome); };
            if (std::string_view(next[0]) == "POST")
                send(client.template call<post_bytes>()
                         .template with<"path">(std::string(next[2]))
                         .body(std::string(std::stoul(arguments_[6]), 'x')),
                     tell);
            else
                send(client.template call<get_text>().template with<"path">(std::string(next[2])), tell);
        }
    }

    /// The same over a blocking backend.
    template <class Backend>
    void run(Backend net) const
    {
        run(net, [](auto call, auto tell) { tell(std::move(call).send()); });
    }

private:
    // A line: status and text, or reason and delivery with the words of the backend.
    template <class Outcome>
    static void print(Outcome const& outcome)
    {
        if (auto const* const error = outcome.template get_if<vouch::http::transport_error>())
            std::cout << to_string(error->reason)
                      << (error->delivery == vouch::http::delivery::not_sent ? " not_sent " : " maybe_sent ") << error->detail
                      << std::endl;
        else if (auto const* const text = outcome.ok())
            std::cout << "200 " << text->text << std::endl;
        else
            std::cout << outcome.status() << ' ' << title_of(outcome) << std::endl;
    }
    static auto title_of(vouch::http::outcome<post_bytes> const& outcome) -> std::string
    {
        auto const* const refusal = outcome.if_reply<413>();
        return refusal != nullptr ? refusal->title.value_or("") : outcome.summary();
    }
    static auto title_of(vouch::http::outcome<get_text> const& outcome) -> std::string { return outcome.summary(); }

    char** arguments_;
};

} // namespace support
#endif
