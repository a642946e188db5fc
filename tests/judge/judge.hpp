// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_JUDGE_JUDGE_HPP
#define VOUCH_TESTS_JUDGE_JUDGE_HPP
#include <vouch/json.hpp>

#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>
#include <tuple>

// A program that tests/judge.py asks.
namespace judge {

struct shape {
    std::string_view name;
    std::string (*answer)(std::string_view text);
};

// What vouch writes of what it reads, as a JSON string; null where it refuses the text.
template <class Type>
auto answer(std::string_view text) -> std::string
{
    auto const value = vouch::parse<Type>(text);
    auto const written = value ? vouch::serialize(*value) : vouch::result<std::string>("null");
    if (!written)
        return "false"; // what was read must be writable
    return value ? vouch::serialize(*written).value() : *written;
}

// Answers each line of standard input, `["shape", "text"]`, by a line.
inline auto run(std::initializer_list<shape> shapes) -> int
{
    for (std::string line; std::getline(std::cin, line);) {
        auto const question = vouch::parse<std::tuple<std::string, std::string>>(line);
        if (!question)
            return 2;
        auto const& [name, text] = *question;
        for (shape const& shape : shapes)
            if (shape.name == name)
                std::cout << shape.answer(text) << '\n';
    }
    return 0;
}

} // namespace judge
#endif
