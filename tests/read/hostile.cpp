// SPDX-License-Identifier: BSL-1.0
// Documents made to hurt: very many mistakes, levels, members, characters, digits. Limits hold, nothing crashes, and work grows
// with the text and not with its square. With VOUCH_TEST_FULL in the environment they have the size that an attacker would send.
#include <vouch/json.hpp>

#include <support/allocations.hpp>
#include <support/property.hpp>
#include <support/told.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::errc;

auto size_of_text() -> std::size_t
{
    return support::is_full() ? 100'000'000 : 400'000;
}

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

struct holder {
    std::optional<std::string> text{};
    std::optional<vouch::raw_json> raw{};
    std::optional<long long> whole{};
    std::optional<double> real{};
    std::optional<vouch::decimal> exact{};
    std::optional<vouch::country> home{};
};
BOOST_DESCRIBE_STRUCT(holder, (), (text, raw, whole, real, exact, home))

struct catching {
    std::map<std::string, int> others{};
};
BOOST_DESCRIBE_STRUCT(catching, (), (others))
constexpr auto vouch_schema(vouch::of<catching>)
{
    return vouch::schema(vouch::unknown_members<&catching::others>);
}

struct tagged {
    std::set<std::string> tags{};
};
BOOST_DESCRIBE_STRUCT(tagged, (), (tags))
constexpr auto vouch_schema(vouch::of<tagged>)
{
    return vouch::schema(vouch::field<&tagged::tags>(vouch::each(vouch::length(0, 3))));
}

struct node {
    std::unique_ptr<node> next{};
    std::vector<node> kids{};
    std::map<std::string, node> named{};
};
BOOST_DESCRIBE_STRUCT(node, (), (next, kids, named))
constexpr auto vouch_schema(vouch::of<node>)
{
    return vouch::schema(vouch::field<&node::kids>(vouch::defaulted()), vouch::field<&node::named>(vouch::defaulted()));
}

struct leaf;
struct branch;
using tree = std::variant<leaf, branch>;
struct leaf {
    int size{};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (size))
struct branch {
    std::vector<tree> parts{};
};
BOOST_DESCRIBE_STRUCT(branch, (), (parts))
constexpr auto vouch_schema(vouch::of<tree>)
{
    return vouch::schema(vouch::tag("kind"), vouch::alternative<leaf>("leaf"), vouch::alternative<branch>("branch"));
}

auto repeated(std::string_view piece, std::size_t count) -> std::string
{
    std::string all;
    all.reserve(piece.size() * count);
    for (; count != 0; --count)
        all += piece;
    return all;
}

// The most memory that `call` had at once beyond what was there before, in bytes.
template <class Call>
auto peak_of(Call const& call) -> double
{
    tests::allocations& all = tests::allocated();
    std::ptrdiff_t const before = all.held;
    all.most = before;
    call();
    return static_cast<double>(all.most - before);
}

template <class Call>
auto seconds_of(Call const& call) -> double
{
    std::clock_t const begin = std::clock();
    call();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// A read of `whole` takes as long as sixteen of `part`, which has a sixteenth of its size; with the square it would take sixteen
// times as long. In turn and the best of three each, in processor time: the machine may be busy, or slower for a while. At full
// size one of each is long enough, and much of it is what the system does to hand out fresh memory.
template <class Read>
void takes_linear_time(std::string const& part, std::string const& whole, Read const& read)
{
    double of_parts = 1e9;
    double of_whole = 1e9;
    for (int round = support::is_full() ? 2 : 0; round != 3; ++round) {
        of_parts = std::min(of_parts, seconds_of([&] {
                                for (int time = 0; time != 16; ++time)
                                    read(part);
                            }));
        of_whole = std::min(of_whole, seconds_of([&] { read(whole); }));
    }
    CHECK(of_whole <= (support::is_full() ? 12 : 4) * of_parts + 0.001);
}

// `read` takes time in proportion to the text, and at most `most_memory` bytes for each of it.
template <class Make, class Read>
void stays_linear(Make const& make, Read const& read, double most_memory)
{
    std::string const part = make(size_of_text() / 16);
    std::string const whole = make(size_of_text());
    CAPTURE(whole.substr(0, 20));
    takes_linear_time(part, whole, read);
    CHECK(peak_of([&] { read(whole); }) <= most_memory * static_cast<double>(whole.size()));
}

// Reads a text as `Type` and holds what is wrong with it against `expected`.
template <class Type>
auto expecting(std::string expected, vouch::parse_options const& options = {})
{
    return [expected = std::move(expected), options](std::string_view text) {
        auto const read = vouch::parse<Type>(text, options);
        CHECK((read ? std::string() : tests::told(read.error())) == expected);
    };
}

auto member(std::string_view name, std::string_view before, std::string_view piece, std::string_view after)
{
    return [=](std::size_t size) {
        std::string text("{\"");
        text += name;
        text += "\":";
        text += before;
        text += repeated(piece, size / piece.size());
        text += after;
        text += '}';
        return text;
    };
}

// `count` objects of some hundred bytes, every tenth with a mistake.
auto objects_with_mistakes(std::size_t count) -> std::string
{
    std::string text = "[";
    for (std::size_t index = 0; index != count; ++index) {
        text += index == 0 ? "" : ",";
        text += R"({"text":"some words that fill it up, 0123456789 0123456789 0123456789","home":")";
        text += index % 10 == 3 ? "XXX" : "DEU";
        text += R"(","whole":12345})";
    }
    return text + "]";
}

} // namespace

TEST_CASE("hostile: memory is counted")
{
    std::string text;
    double const peak = peak_of([&] { text.assign(1'000'000, 'x'); });
#if defined(__linux__)
    CHECK((peak >= 1e6 && peak < 1.1e6));
#else
    CHECK(peak == 0);
    MESSAGE("not measured: how much memory hostile documents take; only Linux says how large a block is");
#endif
}

TEST_CASE("hostile: a thousand mistakes in a megabyte")
{
    std::string const text = objects_with_mistakes(10'000);
    CHECK(text.size() > 980'000);
    auto const read = vouch::parse<std::vector<holder>>(text, {.max_errors = 1'000});
    REQUIRE(!read);
    REQUIRE(read.error().size() == 1'000);
    CHECK(!read.error().truncated());
    for (std::size_t index = 0; index != 1'000; ++index) {
        auto const& one = read.error()[index];
        CHECK(one.kind() == errc::format);
        CHECK(one.pointer() == "/" + std::to_string(index * 10 + 3) + "/home");
        CHECK(text.substr(*one.offset(), 5) == "\"XXX\"");
    }
    auto const fewer = vouch::parse<std::vector<holder>>(text, {.max_errors = 999});
    REQUIRE(!fewer);
    CHECK(fewer.error().size() == 999);
    CHECK(fewer.error().truncated());
    CHECK(fewer.error()[998].pointer() == "/9983/home");
}

TEST_CASE("hostile: a set whose items all break a rule")
{
    auto const make = [](int count) {
        std::string text = R"({"tags":[)";
        for (int index = 0; index != count; ++index)
            text += (index == 0 ? "\"" : ",\"") + std::to_string(1'000'000 + index * 7919 % 1'000'000) + "\"";
        return text + "]}";
    };
    takes_linear_time(make(1'500), make(24'000), [](std::string_view text) {
        auto const read = vouch::parse<tagged>(text, {.max_errors = text.size()});
        CHECK(read.error().size() == text.size() / 10 - 1);
    });
}

TEST_CASE("hostile: mistakes without end")
{
    stays_linear([](std::size_t size) { return objects_with_mistakes(size / 100); },
                 [](std::string_view text) {
                     auto const read = vouch::parse<std::vector<holder>>(text, {.max_errors = text.size()});
                     REQUIRE(!read);
                     CHECK(read.error().size() > text.size() / 1100);
                 },
                 4);
    stays_linear([](std::size_t size) { return "[" + repeated("0,", size / 2) + "0]"; },
                 [](std::string_view text) { // nothing is as cheap to write as a mistake
                     auto const read = vouch::parse<std::vector<std::string>>(text);
                     REQUIRE(!read);
                     CHECK(read.error().size() == 64);
                     CHECK(read.error().truncated());
                 },
                 0.1);
}

TEST_CASE("hostile: mistakes deep down, each with a long pointer")
{
    std::string const open = repeated("{\"kids\":[", 63);
    std::string const close = repeated("]}", 63);
    auto const read = vouch::parse<node>(open + repeated("0,", 999) + "0" + close, {.max_errors = 1'000});
    REQUIRE(!read);
    REQUIRE(read.error().size() == 1'000);
    CHECK(read.error()[999].pointer() == repeated("/kids/0", 62) + "/kids/999");
}

TEST_CASE("hostile: a hundred thousand levels")
{
    constexpr std::size_t levels = 100'000;
    std::string const too_deep = "too_deep@";
    for (bool const closed : {false, true}) {
        auto const nested = [&](std::string_view open, std::string_view close) {
            return repeated(open, levels) + (closed ? "0" + repeated(close, levels) : std::string());
        };
        std::string const arrays = nested("[", "]");
        std::string const objects = nested("{\"a\":", "}");
        CHECK(tests::faults<vouch::raw_json>(arrays) == too_deep + "128");
        CHECK(tests::faults<vouch::raw_json>(objects) == too_deep + "640");
        CHECK(tests::faults<nothing>("{\"a\":" + arrays + "}") == too_deep + "132");
        CHECK(tests::faults<nothing>(objects) == too_deep + "640");
        CHECK(tests::faults<holder>("{\"raw\":" + arrays + "}") == too_deep + "134 /raw");
        CHECK(tests::faults<holder>("{\"text\":" + arrays + "}") == too_deep + "135 /text");
        CHECK(tests::faults<int>(arrays) == too_deep + "128");
        CHECK(tests::faults<node>(nested("{\"next\":", "}")) == too_deep + "1024 " + repeated("/next", 128));
        CHECK(tests::faults<node>(nested("{\"kids\":[", "]}")) == too_deep + "576 " + repeated("/kids/0", 64));
        CHECK(tests::faults<node>(nested("{\"named\":{\"a\":", "}}")) == too_deep + "896 /named");
        CHECK(tests::faults<node>(nested("{\"\\u006eext\":", "}")) == too_deep + "1664 " + repeated("/next", 128));
        CHECK(tests::faults<tree>(nested("{\"kind\":\"branch\",\"parts\":[", "]}")).starts_with(too_deep));
        CHECK(tests::faults<tree>(nested("{\"parts\":[", "],\"kind\":\"branch\"}")).starts_with(too_deep));
        CHECK(tests::faults<std::map<std::string, vouch::raw_json>>(objects).starts_with(too_deep));
        CHECK(tests::faults<std::vector<vouch::raw_json>>(arrays).starts_with(too_deep));
    }
}

TEST_CASE("hostile: a variant whose tag comes last, at every level")
{
    // each level is passed over once to find its tag: as often as levels are allowed, not as often as there are bytes
    constexpr std::size_t levels = 60;
    auto const make = [](std::size_t size) {
        return repeated("{\"parts\":[", levels) + repeated("{\"size\":1,\"kind\":\"leaf\"},", size / 25) +
               "{\"size\":1,\"kind\":\"leaf\"}" + repeated("],\"kind\":\"branch\"}", levels);
    };
    takes_linear_time(make(1'500), make(24'000), expecting<tree>(""));
}

TEST_CASE("hostile: a string of a hundred megabytes")
{
    stays_linear(member("text", "\"", "x", "\""), expecting<holder>(""), 1.1);
    stays_linear(member("text", "\"", "\\u00e4", "\""), expecting<holder>(""), 1.2);
    stays_linear(member("text", "\"", "\\\\\xc3\xa4\xf0\x9f\x98\x80 x", "\""), expecting<holder>(""), 2.8);
    stays_linear(member("raw", "\"", "\xe2\x82\xac", "\""), expecting<holder>(""), 1.1);
    stays_linear(member("?", "\"", "0123456789abcdef", "\""), expecting<nothing>(""), 0.01);
    stays_linear(member("?", "\"", "\\n", "\""), expecting<nothing>(""), 1.6);
    stays_linear(member("home", "\"", "D", "\""), expecting<holder>("not_a_country@8 /home"), 0.01);
    stays_linear([](std::size_t size) { return "{\"" + repeated("k", size) + "\":0}"; }, expecting<nothing>(""), 0.01);
    stays_linear([](std::size_t size) { return "{\"" + repeated("k", size) + "\":0}"; },
                 expecting<std::map<std::string, int>>(""), 1.1);
    stays_linear([](std::size_t size) { return repeated(" \n", size / 2) + "{}" + repeated("\t\r", size / 2); },
                 expecting<nothing>(""), 0.01);
}

TEST_CASE("hostile: a string of a hundred megabytes that does not end, or ends badly")
{
    std::size_t const size = size_of_text();
    auto const at = [](std::size_t offset) { return '@' + std::to_string(offset); };
    CHECK(tests::faults<std::string>("\"" + repeated("x", size)) == "syntax" + at(size + 1));
    CHECK(tests::faults<std::string>("\"" + repeated("\\n", size / 2)) == "syntax" + at(size / 2 * 2 + 1));
    CHECK(tests::faults<vouch::raw_json>("\"" + repeated("x", size) + "\xff\"") == "invalid_utf8" + at(size + 1));
    CHECK(tests::faults<nothing>("{\"?\":\"" + repeated("\xc3\xa4", size / 2) + "\x01\"}") == "syntax" + at(size / 2 * 2 + 6));
}

TEST_CASE("hostile: ten million members that nobody declared")
{
    auto const make = [](std::size_t size) {
        std::string text = "{\"whole\":1";
        for (std::size_t index = 0; text.size() < size; ++index)
            text += ",\"k" + std::to_string(index) + "\":1";
        return text + "}";
    };
    stays_linear(make, expecting<holder>(""), 0.01);
    stays_linear(make, expecting<vouch::raw_json>(""), 1.1);
    stays_linear(
        make,
        [](std::string_view text) {
            auto const read = vouch::parse<holder>(text, vouch::strict);
            REQUIRE(!read);
            CHECK(read.error().size() == 64);
            CHECK(read.error().truncated());
        },
        0.1);
    stays_linear([&](std::size_t size) { return make(size / 4); }, expecting<catching>(""), 8); // a map's node for each
    stays_linear([](std::size_t size) { return "{\"?\":0" + repeated(",\"?\":0", size / 6) + "}"; }, expecting<nothing>(""),
                 0.01);
    stays_linear([](std::size_t size) { return "{\"whole\":0" + repeated(",\"whole\":0", size / 10) + "}"; },
                 [](std::string_view text) {
                     auto const read = vouch::parse<holder>(text);
                     REQUIRE(!read);
                     CHECK(read.error().size() == 64);
                 },
                 0.1);
}

TEST_CASE("hostile: a hundred megabytes of digits")
{
    stays_linear(member("whole", "", "1", ""), expecting<holder>("out_of_range@9 /whole"), 0.01);
    stays_linear(member("whole", "0.", "0", "1"), expecting<holder>("wrong_type@9 /whole"), 0.01);
    stays_linear(member("whole", "1.", "0", ""), expecting<holder>(""), 0.01);
    stays_linear(member("whole", "1e", "9", ""), expecting<holder>("out_of_range@9 /whole"), 0.01);
    stays_linear(member("whole", "0e", "9", ""), expecting<holder>(""), 0.01);
    stays_linear(member("real", "", "1", ""), expecting<holder>("out_of_range@8 /real"), 0.01);
    stays_linear(member("real", "0.", "1", ""), expecting<holder>(""), 0.01);
    stays_linear(member("real", "0.", "0", "1"), expecting<holder>(""), 0.01);
    stays_linear(member("real", "1e-", "9", ""), expecting<holder>(""), 0.01);
    stays_linear(member("exact", "", "1", ""), expecting<holder>("not_a_decimal@9 /exact"), 0.01);
    stays_linear(member("raw", "-", "1", ".5"), expecting<holder>(""), 1.1);
    stays_linear(member("?", "", "1", "e5"), expecting<nothing>(""), 0.01);
    std::string const zeros = repeated("0", size_of_text());
    CHECK(vouch::parse<long long>("1" + zeros + "e-" + std::to_string(zeros.size())).value() == 1);
    CHECK(vouch::parse<double>("1" + zeros + "e-" + std::to_string(zeros.size())).value() == 1);
}

TEST_CASE("hostile: objects that are larger than their text")
{
    // items of three bytes of text and hundreds of memory: the items, and while they are moved, a place for twice as many
    stays_linear([](std::size_t size) { return "[" + repeated("{},", size / 48) + "{}]"; }, expecting<std::vector<holder>>(""),
                 sizeof(holder));
}

TEST_CASE("hostile: an array whose first items are long")
{
    // what the first items took says little of the others: no memory for a million like them
    std::vector<std::string> all(100, std::string(3'000, 'x'));
    all.resize(support::is_full() ? 1'000'000 : 20'000);
    std::string written;
    double const peak = peak_of([&] { written = vouch::serialize(all).value(); });
    CHECK(written.capacity() <= 5 * written.size());
    CHECK(peak <= 8 * static_cast<double>(written.size()));
    CHECK(vouch::parse<std::vector<std::string>>(written).value() == all);
}
