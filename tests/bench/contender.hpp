// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDER_HPP
#define VOUCH_BENCH_CONTENDER_HPP
#include "model.hpp"
#include "numbers.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

// The compiler must believe that someone looks at `value`.
template <class Value>
void keep(Value const& value)
{
    asm volatile("" : : "r"(&value) : "memory");
}

// What a contender does with one kind of document; null where it cannot. Behind every text there is a terminator, which glaze
// needs, and room for 64 bytes, which simdjson does.
template <class Document>
struct operations {
    bool (*read)(std::string_view text) = nullptr; // into a fresh object that nobody wants
    bool (*read_into)(std::string_view text, Document& to) = nullptr;
    bool (*write)(Document const& document) = nullptr; // into a fresh string
    bool (*write_into)(Document const& document, std::string& to) = nullptr;
};

struct contender {
    std::string_view name;
    std::string_view version;
    operations<bench::user> user{};
    operations<std::vector<bench::user>> users{};
    operations<bench::update> update{};
    operations<bench::messages> messages{};
    operations<bench::outlines> outlines{};
};

// An engine has `read<Document>(text)`, which gives something like an optional, and may have `write(document)`, the same of a
// string. Both are called with nothing prepared: what a contender wants to reuse, it must make.
template <class Engine, class Document>
constexpr void add_reading(operations<Document>& to)
{
    to.read = [](std::string_view text) {
        auto const made = Engine::template read<Document>(text);
        keep(made);
        return static_cast<bool>(made);
    };
    to.read_into = [](std::string_view text, Document& document) {
        auto made = Engine::template read<Document>(text);
        if (made)
            document = std::move(*made);
        return static_cast<bool>(made);
    };
}

template <class Engine, class Document>
constexpr void add_writing(operations<Document>& to)
{
    if constexpr (requires(Document const& document) { Engine::write(document); }) {
        to.write = [](Document const& document) {
            auto const made = Engine::write(document);
            keep(made);
            return static_cast<bool>(made);
        };
        to.write_into = [](Document const& document, std::string& text) {
            auto made = Engine::write(document);
            if (made)
                text = *std::move(made);
            return static_cast<bool>(made);
        };
    }
}

// An update is only written.
template <class Engine>
constexpr auto contender_of(std::string_view name, std::string_view version) -> contender
{
    contender made{.name = name, .version = version};
    auto const add = [](auto&... documents) {
        (add_reading<Engine>(documents), ...);
        (add_writing<Engine>(documents), ...);
    };
    add(made.user, made.users, made.messages, made.outlines);
    add_writing<Engine>(made.update);
    return made;
}

} // namespace bench
#endif
