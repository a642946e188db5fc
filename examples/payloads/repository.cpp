// SPDX-License-Identifier: BSL-1.0
#include "repository.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<github::repository>(
        arguments,
        [](github::repository const& repository) {
            std::cout << repository.full_name << " has " << repository.stargazers_count << " stars";
            if (std::holds_alternative<vouch::epoch_seconds>(repository.created_at))
                std::cout << " (from a webhook)";
            if (repository.parent)
                std::cout << "; it was forked from " << (*repository.parent)->full_name;
            std::cout << '\n';
        },
        vouch::tolerant);
}
