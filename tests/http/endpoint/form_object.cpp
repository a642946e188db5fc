// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/form_object.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <vouch/schema/text_rules.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using vouch::http::file;

struct order {
    std::string name{};
    int count{};
    std::optional<bool> gift{};
    std::vector<double> prices{};
    std::optional<std::vector<int>> extra{}; // JSON
    std::optional<file> receipt{};
    std::string note = "none";
};
BOOST_DESCRIBE_STRUCT(order, (), (name, count, gift, prices, extra, receipt, note))
constexpr auto vouch_schema(vouch::of<order>)
{
    return vouch::schema(vouch::strict_members, vouch::field<&order::name>(vouch::length(1, 6)),
                         vouch::field<&order::note>(vouch::defaulted));
}

using field = std::pair<std::string, std::string>;

struct read_order {
    order value{};
    std::vector<std::string> errors{};
};

auto read(std::vector<field> const& fields, int files = 0) -> read_order
{
    using facts = form_facts<order>;
    form_object object(facts::fields.data(), facts::size);
    for (auto const& [name, text] : fields)
        if (auto const index = object.find(name); index != facts::size)
            object.add(index, text);
        else
            object.add_unknown(name);
    while (files-- > 0)
        (void)object.add_file(object.find("receipt"));
    read_order made;
    for (vouch::error const& error : std::move(object).read(made.value)) {
        made.errors.push_back(error.pointer() + ' ' + std::string(error.code()));
        CHECK(!error.offset());
    }
    return made;
}

TEST_CASE("form_object: fields become members")
{
    auto const [value, errors] = read({{"count", "7"},
                                       {"prices", "1.5"},
                                       {"name", "A\"\\\n\x1F\xC3\xA4"},
                                       {"gift", "true"},
                                       {"prices", "-2e3"},
                                       {"extra", " [1, 2] "},
                                       {"note", ""}});
    CHECK(errors.empty());
    CHECK(value.name == "A\"\\\n\x1F\xC3\xA4");
    CHECK(value.count == 7);
    CHECK(value.gift == true);
    CHECK(value.prices == std::vector{1.5, -2000.0});
    CHECK(value.extra == std::vector{1, 2});
    CHECK(value.note.empty());
}

TEST_CASE("form_object: what is absent")
{
    auto const [value, errors] = read({{"count", "7"}, {"name", "A"}});
    CHECK(errors.empty());
    CHECK(!value.gift);
    CHECK(value.prices.empty());
    CHECK(value.note == "none");
    CHECK(read({}).errors == std::vector<std::string>{"/name missing_member", "/count missing_member"});
}

TEST_CASE("form_object: all errors, with places and without offsets")
{
    CHECK(read({{"name", "toolong"}, {"count", "1.5"}, {"gift", "yes"}, {"prices", "1"}, {"prices", "x"}, {"extra", "[1,\"2\"]"}})
              .errors == std::vector<std::string>{"/name too_long", "/count wrong_type", "/gift wrong_type",
                                                  "/extra/1 wrong_type", "/prices/1 wrong_type"});
    CHECK(read({{"name", "A"}, {"name", "B"}, {"count", "7"}}).errors == std::vector<std::string>{"/name duplicate_member"});
    CHECK(read({{"name", "A"}, {"count", "7"}, {"other", "\xFF"}, {"\xFF", ""}}).errors.size() == 2); // unknown_member
    CHECK(read({{"name", "\xFF"}, {"count", ""}, {"prices", "\xFF"}}).errors ==
          std::vector<std::string>{"/name invalid_utf8", "/prices/0 invalid_utf8", "/count wrong_type"});
}

TEST_CASE("form_object: no text of a field breaks out of its member")
{
    CHECK(read({{"name", "A"}, {"count", "7"}, {"extra", "[1],\"gift\":true,\"note\":[2]"}}).errors ==
          std::vector<std::string>{"/extra syntax"});
    CHECK(read({{"name", "A"}, {"count", "7}"}}).errors == std::vector<std::string>{"/count wrong_type"});
    CHECK(read({{"name", "A"}, {"count", "7"}, {"gift", "true,\"x\":1"}}).errors == std::vector<std::string>{"/gift wrong_type"});
    CHECK(read({{"name", "A"}, {"count", "7"}, {"x\":1,\"gift", "1"}}).errors.size() == 1);
    for (std::string const broken : {"", "[1", "[1]]", "[1] 2", "{\"a\":1", "\"", "nul", "[1]\n,"}) {
        CAPTURE(broken);
        CHECK(read({{"name", "A"}, {"count", "7"}, {"extra", broken}}).errors == std::vector<std::string>{"/extra syntax"});
    }
}

TEST_CASE("form_object: files are counted, and are no JSON")
{
    CHECK(read({{"name", "A"}, {"count", "7"}}, 1).errors.empty());
    CHECK(read({{"name", "A"}, {"count", "7"}}, 2).errors == std::vector<std::string>{"/receipt duplicate_member"});
}

TEST_CASE("form_object: at most 64 errors of its own")
{
    std::vector<field> many{{"name", "A"}, {"count", "7"}};
    for (int count = 0; count < 1'000; ++count)
        many.push_back({"prices", "\xFF"});
    CHECK(read(many).errors.size() == 64);
}

} // namespace
