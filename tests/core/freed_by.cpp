// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/freed_by.hpp>

#include <memory>
#include <utility>

#include <doctest/doctest.h>

namespace {

int freed = 0;

void free_number(int* number)
{
    freed += *number;
}

} // namespace

TEST_CASE("freed_by: an object is freed once, by the function, and the deleter takes no space")
{
    int number = 7;
    using owner = std::unique_ptr<int, vouch::detail::freed_by<&free_number>>;
    static_assert(sizeof(owner) == sizeof(int*));
    {
        owner first(&number);
        owner const second(std::move(first));
        CHECK(freed == 0);
    }
    CHECK(freed == 7);
}
