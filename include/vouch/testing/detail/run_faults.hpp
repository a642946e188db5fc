// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_RUN_FAULTS_HPP
#define VOUCH_TESTING_DETAIL_RUN_FAULTS_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/printable.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/fault_replies.hpp>
#include <vouch/testing/detail/run_checks.hpp>
#include <vouch/testing/detail/stream.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/detail/time_checks.hpp>
#include <vouch/testing/report.hpp>
#include <vouch/testing/server.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Sends requests to faulty replies, and notes what must not come of them.
class fault_run {
public:
    fault_run(subject const& tested, server const& peer, milliseconds deadline, milliseconds slack)
        : bench_(tested, peer, slack), deadline_(deadline)
    {
        for (std::string_view const name : names)
            first_fault_[name];
    }

    static constexpr std::string_view names[] = {"fault_own_reply", "fault_deadline", "fault_healthy", "fault_quiet",
                                                 "fault_no_throw"};

    /// Ends and resets at every byte of a reply of each framing.
    void sweep()
    {
        for (auto const kind : {fault::end, fault::reset})
            for (unsigned const seed : {0U, 1U}) {
                fault_plan plan{.kind = static_cast<unsigned>(kind), .position = 0, .seed = seed};
                for (; plan.position <= plan.reply().size(); ++plan.position)
                    send(plan, "GET");
            }
    }

    /// Chooses what happens by a seed.
    void run(std::size_t runs, unsigned seed)
    {
        std::mt19937 random(seed);
        bound_socket const nobody;
        auto const refusing = "http://127.0.0.1:" + std::to_string(nobody.port());
        for (std::size_t run = 0; run < runs; ++run) {
            auto const method = random() % 2 == 0 ? "GET" : "PUT";
            auto const kind = static_cast<unsigned>(random()) % (fault_count + 1);
            fault_plan const plan{
                .kind = kind % fault_count, .position = random() % 4000, .seed = static_cast<unsigned>(random())};
            send(plan, method, kind == fault_count ? refusing : std::string());
        }
    }

    [[nodiscard]] auto checks(std::vector<limitation> const& cannot) const -> std::vector<check>
    {
        constexpr std::string_view expected[] = {
            "each request gets its own reply, or an error", "each request ends at its deadline, or within the stated bound",
            "a request without a fault gets its reply", "errors hold no data of a request or a reply", "no exception"};
        std::vector<check> made;
        for (std::size_t at = 0; at < std::size(names); ++at) {
            check check{.name = std::string(names[at]), .expected = std::string(expected[at])};
            std::string const& fault = first_fault_.at(names[at]);
            check.got = fault.empty() ? measured(names[at]) : fault;
            settle(check, fault.empty(), find_limitation(cannot, names[at]));
            made.push_back(std::move(check));
        }
        return made;
    }

private:
    void send(fault_plan const& plan, std::string method, std::string const& origin = {})
    {
        auto const time = plan.is_harmless() ? milliseconds(20'000) : deadline_;
        auto request = bench_.ask(std::move(method), plan.target(), time);
        request.max_response = 65'536;
        if (request.method == "PUT")
            request.body = pattern(plan.seed % 10'000);
        if (!origin.empty())
            request.origin = origin;
        http::transport_result result;
        steady_clock::duration late{};
        int attempts = 0;
        do { // further ones tell a backend that is late from a machine that is busy
            request.deadline = steady_clock::now() + time;
            try {
                result = bench_.tested.send(request);
            } catch (std::exception const& failure) {
                return note("fault_no_throw", plan, failure.what());
            }
            late = steady_clock::now() - request.deadline;
        } while (late > bench_.tested.bound + bench_.slack && ++attempts < 3);
        if (attempts == 3)
            note("fault_deadline", plan, in_milliseconds(late) + " after the deadline");
        if (!plan.is_harmless())
            latest_ = (std::max)(latest_, late);
        ++runs_;
        if (auto const* const error = std::get_if<http::transport_error>(&result)) {
            ++outcomes_[to_string(error->reason)];
            if (plan.is_harmless() && origin.empty())
                note("fault_healthy", plan, words_of(result));
            if (error->detail.find("anarek") != std::string::npos)
                note("fault_quiet", plan, words_of(result));
            return;
        }
        ++outcomes_["a response"];
        auto const& body = std::get<http::response>(result).body;
        if (!plan.may_deceive() && body != plan.body())
            note("fault_own_reply", plan, "\"" + printable(body.substr(0, 100)) + "\"");
        // what the server sends while the next request is under way could not be told from the reply to that one
        for (auto const patience = steady_clock::now() + bench_.slack; !bench_.peer.is_idle() && steady_clock::now() < patience;)
            std::this_thread::sleep_for(milliseconds(1));
    }

    void note(std::string_view name, fault_plan const& plan, std::string_view what)
    {
        if (std::string& first = first_fault_[name]; first.empty())
            first = plan.target() + ": " + std::string(what);
    }

    [[nodiscard]] auto measured(std::string_view name) const -> std::string
    {
        if (name == "fault_deadline")
            return "the latest end was " + in_milliseconds(latest_) + " after the deadline";
        if (name != "fault_own_reply")
            return {};
        auto text = std::to_string(runs_) + " requests";
        for (auto const& [outcome, count] : outcomes_)
            text += ", " + std::to_string(count) + ' ' + std::string(outcome);
        return text;
    }

    bench bench_;
    milliseconds deadline_;
    std::size_t runs_ = 0;
    std::map<std::string_view, std::size_t> outcomes_;
    std::map<std::string_view, std::string> first_fault_;
    steady_clock::duration latest_{};
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
