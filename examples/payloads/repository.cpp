// SPDX-License-Identifier: BSL-1.0
#include "repository.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<github::repository>(
        arguments,
        [](github::repository const& repository) {
            std::cout << repository.full_name << " has " << repository.stargazers_count << " stars";
            if (auto const* const since = std::get_if<vouch::epoch_seconds>(&repository.created_at))
                std::cout << " and a webhook told us that it began in "
                          << static_cast<int>(
                                 std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(since->time())).year());
            if (repository.parent)
                std::cout << "; it was forked from " << (*repository.parent)->full_name;
            std::cout << '\n';
        },
        vouch::tolerant);
}
