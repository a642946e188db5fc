// SPDX-License-Identifier: BSL-1.0
#include <vouch/pattern/rule.hpp>

#include <vouch/core/text.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/report/explain.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/validate/validate.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <regex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

namespace registry {

class plate : public vouch::text<plate> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_a_plate", .expected = "a number plate"};
    static constexpr bool valid(std::string_view text) noexcept { return text.size() < 20; }
};

struct car {
    std::string code{};
    std::optional<std::string> nickname{};
    vouch::nullable<std::string> note{};
    plate number{};
    std::optional<vouch::phone> owner{};
    std::vector<std::string> tags{};
    std::map<std::string, std::string> labels{};
};
BOOST_DESCRIBE_STRUCT(car, (), (code, nickname, note, number, owner, tags, labels))

constexpr auto vouch_schema(vouch::of<car>)
{
    return vouch::schema(
        vouch::field<&car::code>(vouch::pattern<"^[A-Z]{2}[0-9]+$">(), vouch::length(3, 8)),
        vouch::field<&car::nickname>(vouch::pattern<"^\\S(?:.*\\S)?$">("not_trimmed", "a text without spaces around it")),
        vouch::field<&car::note>(vouch::pattern<"!">()),
        vouch::field<&car::number>(vouch::pattern<"^[A-Z]+-[A-Z]{1,2} [0-9]{1,4}$">("not_german", "a German number plate")),
        vouch::field<&car::owner>(vouch::pattern<"^\\+49">()),
        vouch::field<&car::tags>(vouch::each(vouch::pattern<"^[a-z]+$">())),
        vouch::field<&car::labels>(vouch::each(vouch::pattern<"^(a+)+$">())));
}

} // namespace registry

namespace {

using vouch::detail::compiled_pattern;
using vouch::detail::pattern_verdict;

template <vouch::detail::pattern_text Source>
bool matches(std::string_view text)
{
    return vouch::pattern<Source>().holds(std::string(text));
}

using namespace std::string_view_literals;

TEST_CASE("pattern: matches anywhere in the text, unless it is anchored")
{
    CHECK(matches<"b">("abc"));
    CHECK(!matches<"d">("abc"));
    CHECK(!matches<"b">(""));
    CHECK(matches<"b*">(""));
    CHECK(matches<"^a">("abc"));
    CHECK(!matches<"^b">("abc"));
    CHECK(matches<"c$">("abc"));
    CHECK(!matches<"b$">("abc"));
    CHECK(matches<"^$">(""));
    CHECK(matches<"^[A-Z]{2}[0-9]+$">("SK123"));
    CHECK(!matches<"^[A-Z]{2}[0-9]+$">("SK123x"));
    CHECK(!matches<"^[A-Z]{2}[0-9]+$">("sk123"));
    CHECK(matches<"a|^b$">("xax"));
    CHECK(!matches<"a|^b$">("xbx"));
    CHECK(matches<"^(?:a|)$">(""));
    CHECK(matches<"^(?!.*\\.\\.)(?=.{1,9}$)[a-z.]+$">("a.b.c"));
    CHECK(!matches<"^(?!.*\\.\\.)(?=.{1,9}$)[a-z.]+$">("a..b.c"));
    CHECK(!matches<"^(?!.*\\.\\.)(?=.{1,9}$)[a-z.]+$">("a.b.c.d.e.f"));
    CHECK(matches<"^(?:a{2}){1,2}?$">("aaaa"));
    CHECK(!matches<"^(?:a{2}){1,2}?$">("aaa"));
}

TEST_CASE("pattern: anchors match the ends of the text, not of a line or before a last newline")
{
    CHECK(!matches<"^b">("a\nb"));
    CHECK(!matches<"a$">("a\nb"));
    CHECK(!matches<"a$">("a\n"));
    CHECK(matches<"a\\n$">("a\n"));
    for (std::string_view const end : {"\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9"}) // what . does not match
        CHECK(!matches<"^.$">(end));
    for (std::string_view const other : {"\f", "\v", "\xC2\x85", "\xEF\xBB\xBF", "\x01"})
        CHECK(matches<"^.$">(other));
    CHECK(matches<"^.$">("\0"sv));
    CHECK(matches<"^[.]\\.$">(".."));
    CHECK(!matches<"^[.]\\.$">("a."));
    CHECK(matches<"^[\\].]+$">("]."));
    CHECK(!matches<"^[\\].]+$">("a"));
}

TEST_CASE("pattern: classes are those of ECMA-262")
{
    CHECK(matches<"^[^\\x00-\\x1F]*$">("plain"));
    CHECK(!matches<"^[^\\x00-\\x1F]*$">("with\ttab"));
    CHECK(!matches<"^[^\\x00-\\x1F]*$">("with\0nul"sv));
    CHECK(matches<"^[\\x00]$">("\0"sv));
    CHECK(matches<"^[-a]+$">("-a-"));
    CHECK(matches<"^[a\\-z]+$">("a-z"));
    CHECK(!matches<"^[a\\-z]+$">("b"));
    CHECK(matches<"^[\\w-]+$">("a_Z-9"));
    CHECK(matches<"^[\\s\\S]{3}$">("a\nb"));
    CHECK(matches<"^[\\D\\S]{3}$">("1 a")); // what is no digit or no space: everything
    CHECK(!matches<"^[^\\D\\S]$">("1"));
    CHECK(matches<"^[^\\W_]+$">("aZ9"));
    CHECK(!matches<"^[^\\W_]+$">("a_"));
    CHECK(matches<"\\bcat\\b">("a cat."));
    CHECK(!matches<"\\bcat\\b">("cats"));
    CHECK(matches<"\\Bs$">("cats"));
}

TEST_CASE("pattern: characters are code points")
{
    for (std::string_view const one : {"a", "\xC3\xA9", "\xE6\xBC\xA2", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"}) {
        CHECK(matches<"^.$">(one));
        CHECK(!matches<"^..$">(one));
        CHECK(matches<"^[^x]$">(one));
        CHECK(matches<"^\\S{1}$">(one));
    }
    CHECK(matches<"^..$">("e\xCC\x81")); // one letter to a reader: an e and its accent
    CHECK(matches<"^[\xC3\xA0-\xC3\xBF]+$">("\xC3\xA9\xC3\xA0\xC3\xBF"));
    CHECK(!matches<"^[\xC3\xA0-\xC3\xBF]+$">("\xC4\x80"));
    CHECK(matches<"^\\xE9$">("\xC3\xA9"));
    CHECK(matches<"^\xF0\x9F\x98\x80{2}$">("\xF0\x9F\x98\x80\xF0\x9F\x98\x80"));
    CHECK(!matches<"^\xF0\x9F\x98\x80{2}$">("\xF0\x9F\x98\x80\x80"));
    CHECK(!matches<"^\\w$">("\xC3\xA9")); // ASCII alone
    CHECK(!matches<"^\\d$">("\xD9\xA3"));
    CHECK(matches<"a\\b">("a\xC3\xA9"));
    for (std::string_view const space :
         {" ", "\t", "\v", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE3\x80\x80", "\xEF\xBB\xBF"})
        CHECK(matches<"^\\s$">(space));
    for (std::string_view const other : {"\xC2\x85", "\xE2\x80\x8B", "\xE1\xA0\x8E", "_"})
        CHECK(matches<"^\\S$">(other));
    for (std::string_view const broken : {"\xC3", "a\x80", "\xED\xA0\x80", "\xFF"}) // is no text
        CHECK(!matches<"[\\s\\S]*">(broken));
}

TEST_CASE("pattern: an error says which pattern was expected, or the words given")
{
    vouch::expectation const plain = vouch::pattern<"^[A-Z]{2}[0-9]+$">().fault(std::string("x"));
    CHECK(plain.kind == vouch::errc::pattern);
    CHECK(plain.code == "pattern");
    CHECK(vouch::error(plain, "").message() == "expected a text that matches ^[A-Z]{2}[0-9]+$");
    vouch::expectation const own = vouch::pattern<"^x$">("not_x", "an x").fault(std::string("y"));
    CHECK(own.kind == vouch::errc::pattern);
    CHECK(own.code == "not_x");
    CHECK(vouch::error(own, "").message() == "expected an x");
    // In an expectation these two stand for limits.
    CHECK(vouch::error(vouch::pattern<"^[{}]$">().fault(std::string("x")), "").message() ==
          "expected a text that matches its pattern");
    static_assert(vouch::pattern<"^a|b$">::source() == "^a|b$");
}

TEST_CASE("pattern: a text that takes too many steps is pattern_too_complex")
{
    auto const search = [](std::string_view pattern, std::string const& text) { return compiled_pattern(pattern).search(text); };
    std::string const few(20, 'a');
    std::string const many(100'000, 'a');
    for (std::string_view const slow : {"^(a+)+$", "^(?:a*)*$", "^(a|aa)+$", "^\\w*\\w*\\w*\\w*\\w*\\w*\\w*$"}) {
        CHECK(search(slow, many + '!') == pattern_verdict::gives_up);
        CHECK(search(slow, few) != pattern_verdict::gives_up);
    }
    CHECK(search("^(a+)+$", few + '!') == pattern_verdict::gives_up);
    CHECK(search("^(?:a|[^b])+$", std::string(4'000'000, 'a')) == pattern_verdict::gives_up); // of the matcher's memory
    // What reads each character a few times gets to the end of any text.
    for (std::string_view const quick : {"^a+$", "^.*$", "^[a-z0-9]{100000}$", "b|^(?:a)", "^[bcdefghijklmnopqrstuvwxyz_,;a]+$"})
        CHECK(search(quick, many) == pattern_verdict::matches);

    vouch::pattern<"^(a+)+$"> const rule("not_all_a", "a text of letters a");
    CHECK(rule.holds(few));
    CHECK(!rule.holds(few + '!'));
    CHECK(rule.fault(few + '!').kind == vouch::errc::pattern);
    CHECK(rule.fault(few + '!').code == "pattern_too_complex");
    CHECK(vouch::error(rule.fault(few + '!'), "").message() == "expected a text that its pattern decides in fewer steps");
    CHECK(rule.fault(std::string("b")).code == "not_all_a");
}

auto describe(vouch::errors const& all) -> std::string
{
    std::string text;
    for (vouch::error const& each : all)
        text += each.pointer() + ' ' + std::string(each.code()) + '\n';
    return text;
}

TEST_CASE("pattern: is checked by parse and validate on every member that has a text")
{
    constexpr std::string_view good = R"({"code": "SK1", "nickname": "Red one", "note": "beep!", "number": "HH-AB 123",
        "owner": "+4915112345678", "tags": ["fast", "red"], "labels": {"k": "aaa"}})";
    auto const read = vouch::parse<registry::car>(good);
    REQUIRE(read.has_value());
    CHECK(vouch::validate(*read).empty());
    CHECK(
        vouch::parse<registry::car>(R"({"code": "SK1", "note": null, "number": "B-A 1", "tags": [], "labels": {}})").has_value());

    constexpr std::string_view bad = R"({"code": "sk1", "nickname": " Red", "note": "beep", "number": "CANARY",
        "owner": "+421905123456", "tags": ["fast", "RED"], "labels": {"CANARY": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaCANARY"}})";
    constexpr std::string_view expected = "/code pattern\n/nickname not_trimmed\n/note pattern\n/number not_german\n"
                                          "/owner pattern\n/tags/1 pattern\n/labels pattern_too_complex\n";
    auto const refused = vouch::parse<registry::car>(bad);
    REQUIRE(!refused.has_value());
    CHECK(describe(refused.error()) == expected);
    CHECK(refused.error()[0].offset() == bad.find("\"sk1\""));
    CHECK(refused.error()[5].offset() == bad.find("\"RED\""));
    CHECK(refused.error()[3].message() == "expected a German number plate");
    for (vouch::error const& each : refused.error())
        CHECK((each.message() + each.pointer()).find("CANARY") == std::string::npos);
    CHECK(vouch::explain(refused.error(), bad).find("/code: expected a text that matches ^[A-Z]{2}[0-9]+$") != std::string::npos);

    registry::car built = *read;
    built.code = "sk1";
    built.nickname = " Red";
    built.note = "beep";
    built.number = *registry::plate::parse("CANARY");
    built.owner = vouch::phone{"+421905123456"};
    built.tags[1] = "RED";
    built.labels["CANARY"] = std::string(30, 'a') + "CANARY";
    CHECK(describe(vouch::validate(built)) == expected);
}

TEST_CASE("pattern: the first use may be in several threads at once")
{
    std::array<int, 8> found{};
    std::vector<std::thread> threads;
    for (int& each : found)
        threads.emplace_back([&each] {
            for (int count = 0; count != 200; ++count)
                each += vouch::pattern<"^(?:first|use)\\b.*[0-9]{2,}$">().holds(std::string("use of ") + std::to_string(count))
                            ? 1
                            : 0;
        });
    for (std::thread& each : threads)
        each.join();
    for (int const each : found)
        CHECK(each == 190);
}

// Random patterns that std::regex understands too, and texts that some of them match.
class generator {
public:
    auto pattern(int depth) -> std::string
    {
        std::string made;
        for (unsigned alternatives = 1 + pick(2); alternatives != 0; --alternatives) {
            for (unsigned terms = 1 + pick(3); terms != 0; --terms)
                made += term(depth);
            made += alternatives > 1 ? "|" : "";
        }
        return made;
    }
    auto text() -> std::string
    {
        std::string made;
        for (unsigned left = pick(9); left != 0; --left)
            made += "aaabbbAZ09_- ."[pick(14)];
        return made;
    }

private:
    auto pick(unsigned count) -> unsigned { return static_cast<unsigned>(random_() % count); }
    auto term(int depth) -> std::string
    {
        if (pick(8) == 0)
            return std::array{"^", "$", "(?=a)", "(?!b)"}[pick(4)]; // no \b: libc++ sees none at the end of a text
        std::string made = depth > 0 && pick(3) == 0 ? std::array{"(", "(?:"}[pick(2)] : one();
        if (made[0] == '(')
            made += pattern(depth - 1) + ')';
        if (pick(2) == 0)
            made += std::array{"*", "+", "?", "{2}", "{1,2}", "{0,1}", "*?", "+?", "??", "{1,}?"}[pick(10)];
        return made;
    }
    auto one() -> std::string
    {
        return std::array{
            "a",   "b",   "A",   "0",    "-",     "_",      "\\.",    ".",      "\\d",      "\\w",   "\\s",
            "\\D", "\\W", "\\S", "[ab]", "[^ab]", "[0-9Z]", "[^\\w]", "[\\d.]", "[a-zA-Z]", "\\x62", "[-a]"}[pick(22)];
    }

    std::minstd_rand random_{7};
};

TEST_CASE("pattern: agrees with std::regex where both understand a pattern")
{
    generator random;
    std::size_t compared = 0;
    std::size_t matched = 0;
    for (int count = 0; count != 1500; ++count) {
        std::string const pattern = random.pattern(2);
        INFO("pattern ", pattern);
        if (vouch::detail::pattern_checker(pattern).check() != vouch::detail::pattern_fault::none)
            continue; // it counts a place
        compiled_pattern const ours(pattern);
        std::regex const theirs(pattern, std::regex::ECMAScript);
        for (int texts = 0; texts != 6; ++texts) {
            std::string const text = random.text();
            INFO("text ", text);
            pattern_verdict const verdict = ours.search(text);
            if (verdict == pattern_verdict::gives_up)
                continue;
            bool const other = std::regex_search(text, theirs);
            CHECK((verdict == pattern_verdict::matches) == other);
            ++compared;
            matched += other ? 1 : 0;
        }
    }
    CHECK(compared > 8000);
    CHECK(matched > 2000);
    CHECK(compared - matched > 2000);
}

} // namespace
