// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_DEEP_HPP
#define VOUCH_TESTS_SUPPORT_DEEP_HPP
#include <vouch/schema/describe.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

struct chain {
    int value{};
    std::unique_ptr<chain> next{};
};
BOOST_DESCRIBE_STRUCT(chain, (), (value, next))

// A list of `count` nodes, freed one by one: the destructor of the first node alone would call itself for each of them.
class long_chain {
public:
    explicit long_chain(std::size_t count, int last = 0)
    {
        first_.value = last;
        for (; count > 1; --count) {
            auto next = std::make_unique<chain>(std::move(first_));
            first_ = {};
            first_.next = std::move(next);
        }
    }
    long_chain(long_chain const&) = delete;
    auto operator=(long_chain const&) -> long_chain& = delete;
    ~long_chain()
    {
        for (auto next = std::move(first_.next); next != nullptr;)
            next = std::exchange(next->next, nullptr);
    }

    [[nodiscard]] auto get() const noexcept -> chain const& { return first_; }

private:
    chain first_{};
};

struct tree {
    std::vector<tree> branches{};
};
BOOST_DESCRIBE_STRUCT(tree, (), (branches))

// `text`, `count` times.
inline auto repeated(std::string_view text, std::size_t count) -> std::string
{
    std::string all;
    while (count-- != 0)
        all += text;
    return all;
}

} // namespace support
#endif
