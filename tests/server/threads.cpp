// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <vouch/backend/beast.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>

#include <support/certificate.hpp>
#include <support/items_service.hpp>
#include <support/property.hpp>
#include <support/sanitizer.hpp>

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

// Eight threads share a backend, four threads serve them, and the process forks now and then, while calls are under way: every
// caller gets the reply to its own request. VOUCH_TEST_FULL makes it 100 000 calls; it is meant for ThreadSanitizer.
namespace {

/// Makes one call, a GET or a PUT, and returns true if its reply has this id.
template <class Client>
auto gets_its_own(Client const& api, std::int64_t id) -> bool
{
    if (id % 2 == 0) {
        auto const outcome = api.template call<items::get_item>().template with<"id">(id).send();
        return outcome.ok() && outcome.ok()->id == id;
    }
    auto const outcome = api.template call<items::put_item>().template with<"id">(id).body({.id = id, .note = {}}).send();
    return outcome.ok() && outcome.ok()->id == id;
}

/// The number of calls of a forked process that failed.
template <class Client>
auto failures_of_child(Client const& api, std::int64_t first_id) -> int
{
    auto const child = ::fork();
    if (child == 0) {
        int failed = 0;
        for (std::int64_t id = first_id; id < first_id + 20; ++id)
            failed += !gets_its_own(api, id);
        ::_exit(failed);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

void share_a_backend(std::string const& certificate_pem, std::string const& key_pem, std::string const& authority_pem,
                     std::size_t calls)
{
    constexpr std::size_t threads = 8;
    auto const service = items::make_service();
    vouch::server::beast const server(service, {.threads = 4, .certificate_pem = certificate_pem, .key_pem = key_pem});
    vouch::backend::beast net({.ca_pem = authority_pem, .system_authorities = false});
    vouch::http::client const api{
        net,
        {.origin = (key_pem.empty() ? "http://127.0.0.1:" : "https://127.0.0.1:") + std::to_string(server.port())},
        vouch::http::key<"x-api-key">(vouch::secret(items::key_text))};
    std::atomic<int> failed = 0;
    std::vector<std::thread> running;
    for (std::size_t thread = 0; thread < threads; ++thread)
        running.emplace_back([&, thread] {
            auto const first = static_cast<std::int64_t>(thread + 1) * 1'000'000'000;
            auto const count = static_cast<std::int64_t>(calls / threads);
            for (std::int64_t index = 0; index < count; ++index) {
                failed += !gets_its_own(api, first + index);
                // the allocator of ASan may be locked in a child
                if (!support::has_address_sanitizer && thread == 0 && index % (count / 4) == count / 8)
                    failed += failures_of_child(api, first + 500'000'000);
            }
        });
    for (std::thread& thread : running)
        thread.join();
    CHECK(failed == 0);
}

} // namespace

TEST_CASE("threads: on plain connections every caller gets its own reply, also after a fork")
{
    share_a_backend("", "", support::authority().pem(), support::rounds(2'000, 80'000));
}

TEST_CASE("threads: on TLS connections every caller gets its own reply, also after a fork")
{
    support::authority const authority;
    auto const identity = authority.issue("IP:127.0.0.1");
    share_a_backend(identity.certificate_pem, identity.key_pem, authority.pem(), support::rounds(1'000, 20'000));
}
