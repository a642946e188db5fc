// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/resolve.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/types/country.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::errc;
using vouch::detail::mark;
using vouch::detail::place;
using vouch::detail::resolver;

// "pointer@offset" of every mark, in the order of the resolver.
auto resolved(std::string_view text, vouch::detail::mark_list marks) -> std::string
{
    std::string all;
    for (vouch::error const& error : resolver(text, std::move(marks)).run())
        all += (all.empty() ? "" : " ") + error.pointer() + "@" + std::to_string(error.offset().value());
    return all;
}

auto mark_at(std::size_t anchor, place where, std::optional<std::string_view> member = {}) -> mark
{
    return {anchor, where, {errc::check, "something"}, member};
}

// ---- documents with known mistakes

struct item {
    int count{};
    std::string label{};
    vouch::country from{};
    std::optional<bool> flag{};
    std::vector<int> list{};
};
BOOST_DESCRIBE_STRUCT(item, (), (count, label, from, flag, list))

constexpr auto vouch_schema(vouch::of<item>)
{
    return vouch::schema(
        vouch::field<&item::label>(vouch::length(1, 4)), vouch::field<&item::list>(vouch::name("a/b~c")),
        vouch::check(
            "count_negative", "a count of things", [](item const& value) { return value.count >= 0; }, vouch::at<&item::count>),
        vouch::check(
            "seven_unflagged", "seven to be flagged", [](item const& value) { return value.count != 7 || value.flag == true; },
            vouch::at<&item::flag>, vouch::at<&item::count>),
        vouch::check("eight", "any count but eight", [](item const& value) { return value.count != 8; }));
}

struct tree {
    item first{};
    std::vector<item> items{};
    vouch::nullable<item> last{};
    std::vector<std::vector<item>> grid{};
};
BOOST_DESCRIBE_STRUCT(tree, (), (first, items, last, grid))

// Writes a tree as JSON with mistakes in it, and remembers the offset and the code of each.
class forger {
public:
    explicit forger(std::uint64_t seed) : random_(seed), mistakes_in_(seed % 40) {}

    struct fault {
        std::size_t offset;
        std::string_view code;

        bool operator==(fault const&) const = default;
    };
    std::string text{};
    std::vector<fault> faults{};

    void write_tree()
    {
        space();
        write_object({{"first", [&] { write_item(); }, true},
                      {"items", [&] { write_array([&] { write_item(); }); }, true},
                      {"last", [&] { upto(2) == 0 ? put("null") : write_item(true); }, true},
                      {"grid", [&] { write_array([&] { write_array([&] { write_item(); }); }); }, true}});
        space();
        std::stable_sort(faults.begin(), faults.end(),
                         [](fault const& left, fault const& right) { return left.offset < right.offset; });
    }

private:
    struct function { // std::function, without its header
        void* of;
        void (*call)(void*);

        template <class Lambda>
        function(Lambda&& lambda)
            : of(&lambda), call([](void* called) { (*static_cast<std::remove_reference_t<Lambda>*>(called))(); })
        {}
        void operator()() const { call(of); }
    };
    struct member {
        std::string_view name;
        function value;
        bool required;
    };

    auto upto(std::uint64_t most) -> std::uint64_t { return random_() % (most + 1); }
    auto mistaken() -> bool { return upto(400) < mistakes_in_; }
    void put(std::string_view bytes) { text += bytes; }
    void space()
    {
        for (auto count = upto(5) == 0 ? upto(20) : 0; count != 0; --count)
            text += " \n\t\r"[upto(3)];
    }
    void fault_here(std::string_view code) { faults.push_back({text.size(), code}); }

    void write_key(std::string_view name)
    {
        text += '"';
        for (char const byte : name)
            if (upto(9) == 0)
                put(std::string("\\u00") + "0123456789abcdef"[byte >> 4] + "0123456789abcdef"[byte & 15]);
            else
                text += byte;
        text += '"';
    }

    void write_junk(int depth)
    {
        constexpr std::string_view scalars[] = {"null",           "true", "-0.5e7", "\"\"",
                                                "\"}],:{[\\\"\"", "[]",   "{}",     "\"\xc3\xa4\\ud83d\\ude00\""};
        if (depth == 0 || upto(1) == 0)
            return put(scalars[upto(7)]);
        bool const object = upto(1) == 0;
        text += object ? '{' : '[';
        for (auto count = upto(3);; --count) {
            space();
            if (object) {
                write_key("count"); // a declared name, but of another struct
                put(":");
            }
            write_junk(depth - 1);
            space();
            if (count == 0)
                break;
            put(",");
        }
        text += object ? '}' : ']';
    }

    void write_array(function element)
    {
        if (mistaken()) {
            fault_here("wrong_type");
            return put(R"({"count":[1,{"x":"]"}]})");
        }
        put("[");
        space();
        for (auto count = upto(3); count != 0; --count) {
            element();
            space();
            if (count != 1)
                put(",");
            space();
        }
        put("]");
    }

    void write_object(std::vector<member> members)
    {
        std::vector<std::string_view> missing;
        if (upto(1) == 0) // keep the order of the struct now and then
            std::shuffle(members.begin(), members.end(), random_);
        put("{");
        space();
        bool first = true;
        auto const comma = [&] {
            if (!first) {
                put(",");
                space();
            }
            first = false;
        };
        for (member const& written : members) {
            if (!written.required && upto(1) == 0)
                continue;
            if (written.required && mistaken()) {
                missing.push_back(written.name);
                continue;
            }
            comma();
            write_key(written.name);
            space();
            put(":");
            space();
            written.value();
            space();
            while (mistaken()) { // the second value may be anything
                comma();
                fault_here("duplicate_member");
                write_key(written.name);
                put(":");
                write_junk(3);
                space();
            }
            if (mistaken()) {
                comma();
                fault_here("unknown_member");
                write_key("unknown");
                put(" : ");
                write_junk(3);
                space();
            }
        }
        for (auto const& name : missing) // all have the same offset and code
            (void)name, fault_here("missing_member");
        put("}");
    }

    void write_item(bool null_is_a_value = false)
    {
        if (mistaken()) {
            bool const null = !null_is_a_value && upto(1) == 0;
            fault_here(null ? "null_not_allowed" : "wrong_type");
            return put(null ? "null" : "[{\"count\":true}]");
        }
        std::size_t const begin = text.size();
        std::size_t const before = faults.size();
        std::size_t count_at = 0;
        std::optional<std::size_t> flag_at;
        int count = 0;
        bool flag = false;
        write_object({{"count",
                       [&] {
                           count_at = text.size();
                           if (mistaken()) {
                               bool const integral = upto(1) == 0;
                               fault_here(integral ? "out_of_range" : "wrong_type");
                               return put(integral ? "99999999999" : "1.5");
                           }
                           count = static_cast<int>(upto(9)) - (mistaken() ? 10 : 0);
                           put(std::to_string(count));
                       },
                       true},
                      {"label",
                       [&] {
                           if (mistaken()) {
                               bool const short_one = upto(1) == 0;
                               fault_here(short_one ? "too_short" : "too_long");
                               return put(short_one ? "\"\"" : "\"\\u00e4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\"");
                           }
                           put("\"\\u00e4\xc3\xa4\xc3\xa4\xc3\xa4\"");
                       },
                       true},
                      {"from",
                       [&] {
                           if (mistaken()) {
                               fault_here("not_a_country");
                               return put("\"sv\\u004b\"");
                           }
                           put("\"SVK\"");
                       },
                       true},
                      {"flag",
                       [&] {
                           flag_at = text.size();
                           if (mistaken()) {
                               fault_here("null_not_allowed");
                               return put("null");
                           }
                           flag = upto(1) == 0;
                           put(flag ? "true" : "false");
                       },
                       false},
                      {"a/b~c", [&] { write_array([&] { put("12"); }); }, true}});
        if (faults.size() != before)
            return;
        if (count < 0)
            faults.push_back({count_at, "count_negative"});
        if (count == 7 && !flag)
            faults.push_back({flag_at.value_or(count_at), "seven_unflagged"});
        if (count == 8)
            faults.push_back({begin, "eight"});
    }

    std::mt19937_64 random_;
    std::uint64_t mistakes_in_;
};

// ---- a pointer, looked up in a text that is known to be JSON (RFC 6901 section 4)

struct range {
    std::size_t begin;
    std::size_t end;
};

class lookup {
public:
    explicit lookup(std::string_view text) : text_(text) {}

    // The value at `pointer`. Of members with the same name the first is read.
    auto find(std::string_view pointer) -> std::optional<range>
    {
        at_ = 0;
        space();
        range here = value();
        while (!pointer.empty()) {
            auto const size = std::min(pointer.find('/', 1), pointer.size());
            std::string token(pointer.substr(1, size - 1));
            for (auto const& [from, to] : {std::pair{"~1", '/'}, std::pair{"~0", '~'}})
                for (auto found = token.find(from); found != token.npos; found = token.find(from, found + 1))
                    token.replace(found, 2, 1, to);
            pointer.remove_prefix(size);
            auto const inner = child(here, token);
            if (!inner)
                return std::nullopt;
            here = *inner;
        }
        return here;
    }

private:
    void space() { at_ = std::min(text_.find_first_not_of(" \n\t\r", at_), text_.size()); }

    auto value() -> range
    {
        std::size_t const begin = at_;
        if (text_[at_] == '"') {
            for (++at_; text_[at_] != '"'; ++at_)
                at_ += text_[at_] == '\\';
            ++at_;
        } else if (text_[at_] == '{' || text_[at_] == '[') {
            for (++at_, space(); text_[at_] != '}' && text_[at_] != ']'; space())
                if (text_[at_] == ',' || text_[at_] == ':')
                    ++at_;
                else
                    value();
            ++at_;
        } else {
            at_ = std::min(text_.find_first_of(" \n\t\r,]}", at_), text_.size());
        }
        return {begin, at_};
    }

    auto child(range of, std::string const& token) -> std::optional<range>
    {
        std::optional<range> found;
        at_ = of.begin + 1;
        std::size_t index = 0;
        for (space(); at_ + 1 < of.end; space()) {
            std::string name = std::to_string(index++);
            range inner = value();
            if (text_[of.begin] == '{') {
                name = unescaped(text_.substr(inner.begin + 1, inner.end - inner.begin - 2));
                space();
                ++at_; // the colon
                space();
                inner = value();
                if (name == token && !found)
                    found = inner;
            } else if (name == token) {
                found = inner;
            }
            space();
            at_ += text_[at_] == ',';
        }
        return found;
    }

    static auto unescaped(std::string_view key) -> std::string // keys have no escape but \u00XX here
    {
        std::string name;
        for (; !key.empty(); key.remove_prefix(1))
            if (key[0] == '\\') {
                name += static_cast<char>(std::stoi(std::string(key.substr(4, 2)), nullptr, 16));
                key.remove_prefix(5);
            } else {
                name += key[0];
            }
        return name;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Whether the pointer of `error` leads to the place at its offset.
auto leads_to_its_offset(vouch::error const& error, std::string_view text) -> bool
{
    std::size_t const offset = error.offset().value();
    if (error.kind() == errc::missing_member) {
        auto const object = lookup(text).find(error.pointer().substr(0, error.pointer().rfind('/')));
        return object && object->end - 1 == offset && !lookup(text).find(error.pointer());
    }
    auto const found = lookup(text).find(error.pointer());
    if (error.kind() == errc::unknown_member || error.kind() == errc::duplicate_member) // the offset is a key within
        return found &&
               (error.kind() == errc::unknown_member ? found->begin < offset && offset < found->end : found->end < offset);
    return found && found->begin == offset;
}

} // namespace

TEST_CASE("resolve: pointer and offset for each kind of anchor")
{
    std::string_view const text = R"({ "a" : [ 1, {"b/c": "x" , "d":null } ] })";
    std::size_t const b = text.find("\"b/c");
    std::size_t const x = text.find("\"x\"");
    std::size_t const inner = text.find("{\"b");
    std::size_t const inner_end = text.find("} ]");
    CHECK(resolved(text, {mark_at(0, place::value)}) == "@0");
    CHECK(resolved(text, {mark_at(8, place::value)}) == "/a@8");
    CHECK(resolved(text, {mark_at(10, place::value)}) == "/a/0@10");
    CHECK(resolved(text, {mark_at(inner, place::value)}) == "/a/1@13");
    CHECK(resolved(text, {mark_at(x, place::value)}) == "/a/1/b~1c@21");
    CHECK(resolved(text, {mark_at(x + 3, place::value_end)}) == "/a/1/b~1c@21");
    CHECK(resolved(text, {mark_at(b, place::key)}) == "/a/1@14");
    CHECK(resolved(text, {mark_at(b, place::key, "b/c")}) == "/a/1/b~1c@14");
    CHECK(resolved(text, {mark_at(inner_end, place::object_end, "e~")}) == "/a/1/e~0@36");
    CHECK(resolved(text, {mark_at(inner, place::object_begin)}) == "/a/1@13");
    CHECK(resolved(text, {mark_at(inner, place::object_begin, "d")}) == "/a/1/d@31");
    CHECK(resolved(text, {mark_at(inner, place::object_begin, "e")}) == "/a/1/e@13");
    CHECK(resolved(text, {mark_at(0, place::object_begin, "a")}) == "/a@8");
    CHECK(resolved(text, {mark_at(text.size() - 1, place::object_end, "z")}) == "/z@40");
    CHECK(resolved(text, {}) == "");
}

TEST_CASE("resolve: errors are ordered by offset, then by detection")
{
    std::string_view const text = R"({"a":{"b":"x"},"c":1})";
    CHECK(resolved(text, {mark_at(19, place::value), mark_at(13, place::value_end), mark_at(13, place::object_end, "z"),
                          mark_at(13, place::object_end, "y"), mark_at(5, place::object_begin, "b"),
                          mark_at(5, place::object_begin)}) == "/a@5 /a/b@10 /a/b@10 /a/z@13 /a/y@13 /c@19");
    CHECK(resolved(text, {mark_at(20, place::object_end, "y"), mark_at(0, place::object_begin, "c"),
                          mark_at(0, place::object_begin, "a")}) == "/a@5 /c@19 /y@20");
}

TEST_CASE("resolve: a syntax error has the pointer of the innermost open value")
{
    auto const broken = [](std::string_view text) { return resolved(text, {mark_at(text.size(), place::nowhere)}); };
    CHECK(broken("") == "@0");
    CHECK(broken("{") == "@1");
    CHECK(broken(R"({"a)") == "@3");
    CHECK(broken(R"({"a")") == "/a@4");
    CHECK(broken(R"({"a":)") == "/a@5");
    CHECK(broken(R"({"a":"x)") == "/a@7");
    CHECK(broken(R"({"a":1)") == "@6");
    CHECK(broken(R"({"a":1,)") == "@7");
    CHECK(broken("[") == "/0@1");
    CHECK(broken("[1") == "@2");
    CHECK(broken("[1,") == "/1@3");
    CHECK(broken(R"([1,{"a":[[],)") == "/1/a/1@12");
    CHECK(broken("[[]") == "@3");
    CHECK(broken("{} ") == "@3");
}

TEST_CASE("resolve: an explicit offset is kept, and text behind a syntax error is not looked at")
{
    mark skipped = mark_at(5, place::value);
    skipped.offset = 9;
    CHECK(resolved(R"({"a":[1, }]})", {skipped}) == "/a@9");
    CHECK(resolved(R"({"a":1 ]]]}}}"{[[{)", {mark_at(5, place::value), mark_at(7, place::nowhere)}) == "/a@5 @7");
}

TEST_CASE("resolve: every mistake in a random document is found, at its offset, with a pointer that leads there")
{
    int documents_without = 0;
    std::size_t faults = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        forger forged(seed);
        forged.write_tree();
        vouch::parse_options options = vouch::strict;
        options.max_errors = 100'000;
        auto const read = vouch::parse<tree>(forged.text, options);
        std::vector<forger::fault> found;
        bool all_lead = true;
        if (!read)
            for (vouch::error const& error : read.error()) {
                found.push_back({error.offset().value_or(0), error.code()});
                all_lead = all_lead && leads_to_its_offset(error, forged.text);
            }
        faults += found.size();
        documents_without += forged.faults.empty();
        if (found != forged.faults || !all_lead || read.has_value() != forged.faults.empty()) {
            CAPTURE(seed);
            CAPTURE(forged.text);
            for (auto const& fault : forged.faults)
                MESSAGE("expected " << std::string(fault.code) << " at " << fault.offset);
            if (!read)
                for (vouch::error const& error : read.error())
                    MESSAGE("found " << std::string(error.code()) << " at " << *error.offset() << ", " << error.pointer()
                                     << std::string(leads_to_its_offset(error, forged.text) ? "" : ", which leads elsewhere"));
            FAIL("the mistakes that were made are not those that were found");
        }
    }
    CHECK(documents_without > 10);
    CHECK(faults > 1'000);
}

TEST_CASE("resolve: the time for many errors grows linearly")
{
    auto const best_of_five = [](std::size_t count) {
        std::string text = "[";
        for (std::size_t index = 0; index < count; ++index)
            text += R"({"count":"x","label":"toolong","from":"svk","a/b~c":[1,2]},)";
        text.back() = ']';
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int round = 0; round < 5; ++round) {
            std::clock_t const start = std::clock(); // the time of this process, whatever else the machine does
            auto const read = vouch::parse<std::vector<item>>(text, {.max_errors = 1'000'000});
            best = std::min(best, std::clock() - start);
            CHECK(read.error().size() == 3 * count);
        }
        return best;
    };
    auto const few = best_of_five(100);
    auto const many = best_of_five(1'600);
    CHECK(many < 80 * few); // 16 times the errors; were it quadratic, 256 times the time
}
