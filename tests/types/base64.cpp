// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/base64.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <concepts>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/property.hpp>
#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::base64;
using vouch::base64url;
using vouch::base64url_padded;
using bare_base64 = vouch::basic_base64<vouch::base64_alphabet::standard, vouch::base64_padding::none>;

static_assert(std::regular<base64> && std::totally_ordered<base64url>);
static_assert(!vouch::text_type<base64> && std::same_as<vouch::detail::representation_type<base64>, std::string>);
static_assert(vouch::detail::refused_representation<base64>.code == "not_base64" &&
              vouch::detail::refused_representation<base64url>.code == "not_base64url");

// RFC 4648 section 10.
constexpr std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                     {"f", "Zg=="},
                                                                     {"fo", "Zm8="},
                                                                     {"foo", "Zm9v"},
                                                                     {"foob", "Zm9vYg=="},
                                                                     {"fooba", "Zm9vYmE="},
                                                                     {"foobar", "Zm9vYmFy"}};

auto without_padding(std::string_view text) -> std::string
{
    return std::string(text.substr(0, text.find('=')));
}

struct upload {
    base64 content{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (content))
constexpr auto vouch_schema(vouch::of<upload>)
{
    return vouch::schema(vouch::field<&upload::content>(vouch::max_length(8)));
}

} // namespace

TEST_CASE("base64: the vectors of RFC 4648")
{
    for (auto const& [bytes, text] : vectors) {
        CHECK(base64::copy_of(bytes).encode() == text);
        CHECK(base64url_padded::copy_of(bytes).encode() == text);
        CHECK(base64url::copy_of(bytes).encode() == without_padding(text));
        CHECK(base64::decode(text).value() == base64::copy_of(bytes));
        CHECK(base64url::decode(without_padding(text)).value().characters() == bytes);
        CHECK(bare_base64::decode(without_padding(text)).has_value());
        CHECK((text.ends_with('=') == !base64url::decode(text).has_value()));
        CHECK((text.ends_with('=') == !base64::decode(without_padding(text)).has_value()));
    }
}

TEST_CASE("base64: each alphabet has its own last two characters")
{
    CHECK(base64::copy_of("\xfb\xff\xbf").encode() == "+/+/");
    CHECK(base64url::copy_of("\xfb\xff\xbf").encode() == "-_-_");
    CHECK(!base64::decode("-_-_"));
    CHECK(!base64url::decode("+/+/"));
    CHECK(base64url_padded::decode("-_8=")->characters() == "\xfb\xff");
}

TEST_CASE("base64: what is not exact is refused")
{
    for (std::string_view const wrong :
         {"A",     "AA",     "AAA",          "AA=",   "AAA==", "A===",       "====",     "=",     "==",   "AA==AA==",
          "AB==",  "AAB=",   "AA=A",         "=AAA",  "AAAA=", "AAAA==",     "AAAA====", "AAAAA", "AA A", " AAAA",
          "AAAA ", "AAAA\n", "AAAA\r\nAAAA", "AA\tA", "AA*A",  "AA\xC3\xA4", "AA%3D",    "AA,A"}) {
        CAPTURE(wrong);
        CHECK(!base64::decode(wrong));
        CHECK(!base64url_padded::decode(wrong));
    }
    CHECK(!base64::decode(std::string_view("AA\0A", 4)));
    for (std::string_view const wrong : {"A", "AB", "AAB", "AAAAA", "AA==", "AAA="})
        CHECK(!base64url::decode(wrong));
    CHECK(base64url::decode("AA"));
    CHECK(base64url::decode("AAA"));
    CHECK(base64::decode("AA=="));
}

TEST_CASE("base64: random bytes round-trip, and a damaged text is refused or is that of its own bytes")
{
    std::mt19937 random(1);
    for (std::size_t left = support::rounds(5'000); left != 0; --left) {
        std::vector<std::byte> bytes(random() % 40);
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(random() % 256);
        base64 const value = bytes;
        base64url const same = bytes;
        REQUIRE(base64::decode(value.encode()) == value);
        REQUIRE(base64url::decode(same.encode()) == same);
        std::string const damaged = support::mutated(value.encode(), random);
        if (auto const read = base64::decode(damaged))
            REQUIRE_MESSAGE(read->encode() == damaged, support::shown(damaged));
        if (auto const read = base64url::decode(damaged))
            REQUIRE_MESSAGE(read->encode() == damaged, support::shown(damaged));
    }
}

TEST_CASE("base64: a string in JSON, and rules are about its text")
{
    auto const read = tests::parse_exact<upload>(R"({"content":"Zm9v\u0059mFy"})");
    REQUIRE(read);
    CHECK(read->content.characters() == "foobar");
    CHECK(vouch::serialize(*read).value() == R"({"content":"Zm9vYmFy"})");
    CHECK(tests::faults<upload>(R"({"content":"Zm9v YmFy"})") == "not_base64@11 /content");
    CHECK(tests::faults<upload>(R"({"content":"Zm9vYmFyZm9v"})") == "too_long@11 /content");
    CHECK(tests::faults<upload>(R"({"content":5})") == "wrong_type@11 /content");
    CHECK(tests::told(vouch::validate(upload{base64::copy_of("foobarx")})) == "too_long /content");
    CHECK(vouch::serialize(std::map<base64url, int>{{base64url::copy_of("\xff"), 1}}).value() == R"({"_w":1})");
    CHECK(tests::faults<std::map<base64url, int>>(R"({"_x":1})") == "not_base64url@1");
}

TEST_CASE("base64: the bytes can be changed and taken")
{
    base64 value = std::vector<std::byte>{std::byte{1}};
    value.bytes().push_back(std::byte{2});
    CHECK(value.encode() == "AQI=");
    std::vector<std::byte> const taken = std::move(value).bytes();
    CHECK(taken.size() == 2);
}
