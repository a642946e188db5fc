// SPDX-License-Identifier: BSL-1.0
#include "workloads.hpp"

#include "checksum.hpp"
#include "contenders/all.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

namespace bench {
namespace {

constexpr std::size_t room = 64; // bytes behind a text, which simdjson may look at

auto lines_of(std::filesystem::path const& path) -> std::vector<std::string>
{
    std::istringstream all(file(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(all, line);)
        lines.push_back(line);
    return lines;
}

auto total_size(std::vector<std::string> const& texts) -> std::size_t
{
    std::size_t size = 0;
    for (std::string const& text : texts)
        size += text.size();
    return size;
}

// Every text once, as the `Document` that `which` names.
template <class Document>
auto reading(std::string_view name, std::string_view meaning, operations<Document> contender::* which,
             std::vector<std::string> texts, std::size_t items) -> workload
{
    for (std::string& text : texts)
        text.reserve(text.size() + room); // a copy of a string has none
    auto const all = std::make_shared<std::vector<std::string> const>(std::move(texts));
    return {.name = name,
            .meaning = meaning,
            .bytes = total_size(*all),
            .items = items,
            .possible = [which](contender const& one) { return (one.*which).read != nullptr; },
            .job =
                [which, all](contender const& one) {
                    for (std::string const& text : *all)
                        if (!(one.*which).read(text))
                            return false;
                    return true;
                },
            .result = [which, all](contender const& one) -> std::optional<std::uint64_t> {
                std::uint64_t sum = 0;
                for (std::string const& text : *all) {
                    Document document{};
                    if (!(one.*which).read_into(text, document))
                        return std::nullopt;
                    sum = sum * 31 + checksum::of(document);
                }
                return sum;
            }};
}

// What was written is read again, by vouch, and must be the object that was written.
template <class Document>
auto writing(std::string_view name, std::string_view meaning, operations<Document> contender::* which, std::string const& text,
             std::size_t items) -> workload
{
    auto document = std::make_shared<Document>();
    if (!(contend_vouch().*which).read_into(text, *document))
        give_up("vouch refuses the document of " + std::string(name));
    return {.name = name,
            .meaning = meaning,
            .bytes = text.size(),
            .items = items,
            .possible = [which](contender const& one) { return (one.*which).write != nullptr; },
            .job = [which, document](contender const& one) { return (one.*which).write(*document); },
            .result = [which, document](contender const& one) -> std::optional<std::uint64_t> {
                std::string written;
                Document again{};
                if (!(one.*which).write_into(*document, written) || !(contend_vouch().*which).read_into(written, again))
                    return std::nullopt;
                return checksum::of(again);
            }};
}

} // namespace

void give_up(std::string const& why)
{
    std::fprintf(stderr, "vouch_bench: %s\n", why.c_str());
    std::exit(1);
}

auto file(std::filesystem::path const& path) -> std::string
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        give_up("cannot read " + path.string());
    std::string text;
    auto const size = static_cast<std::size_t>(std::filesystem::file_size(path));
    text.reserve(size + room);
    text.resize(size);
    in.read(text.data(), static_cast<std::streamsize>(size));
    return text;
}

auto users_text(std::string_view array, std::size_t count) -> std::string
{
    std::string_view const users = array.substr(1, array.size() - 2);
    constexpr std::string_view next = ",{\"id\":";
    std::string text;
    text.reserve(count * 600 + room); // a user takes a little less
    text = "[";
    for (std::size_t done = 0, at = 0; done != count; ++done) {
        std::size_t const end = std::min(users.find(next, at), users.size());
        if (done != 0)
            text += ',';
        text += users.substr(at, end - at);
        at = end == users.size() ? 0 : end + 1;
    }
    text += ']';
    text.reserve(text.size() + room);
    return text;
}

auto all_workloads(std::filesystem::path const& data) -> std::vector<workload>
{
    std::string const users = file(data / "users.json");
    std::string const messages = file(data / "twitter.json");
    std::string const outlines = file(data / "canada.json");
    auto const update = file(data / "update.json");
    return {
        reading("W1", "read one user", &contender::user, {file(data / "w1.json")}, 1),
        reading("W1p", "the same, pretty-printed", &contender::user, {file(data / "w1p.json")}, 1),
        reading("W1x", "1 000 users in turn", &contender::user, lines_of(data / "users.jsonl"), 1'000),
        reading("W1s", "the same, members shuffled", &contender::user, lines_of(data / "shuffled.jsonl"), 1'000),
        reading("W3", "an array of 10 000 users", &contender::users, {users}, 10'000),
        reading("twitter", "read messages, a third of whose members are unknown", &contender::messages, {messages}, 1),
        reading("canada", "read outlines, nearly all numbers", &contender::outlines, {outlines}, 1),
        writing("W2", "write an update", &contender::update, update, 1),
        writing("W4", "write the 10 000 users", &contender::users, users, 10'000),
        writing("write-twitter", "write the messages", &contender::messages, messages, 1),
        writing("write-canada", "write the outlines", &contender::outlines, outlines, 1),
    };
}

} // namespace bench
