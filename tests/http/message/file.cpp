// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/file.hpp>

#include <optional>
#include <string>

#include <vouch/read/parse.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::http::file;

struct letter {
    std::string title{};
    file scan{};
    std::optional<file> reply{};
};
BOOST_DESCRIBE_STRUCT(letter, (), (title, scan, reply))

static_assert(vouch::mapped<file>);
static_assert(vouch::http::detail::is_media_type("image/png") && vouch::http::detail::is_media_type("text/plain; charset=utf-8"));
static_assert(!vouch::http::detail::is_media_type("png") && !vouch::http::detail::is_media_type("image/png\r\nx: y") &&
              !vouch::http::detail::is_media_type(""));

TEST_CASE("file: JSON neither holds nor loses one")
{
    auto const written = vouch::serialize(letter{.title = "t", .scan = {"a.png", "image/png", "bytes"}});
    REQUIRE(!written);
    CHECK(written.error()[0].pointer() == "/scan");
    CHECK(written.error()[0].kind() == vouch::errc::not_expressible);
    CHECK(written.error()[0].message() == "expected a body that is multipart/form-data for a file");

    auto const read = vouch::parse<letter>(R"({"title":"t","scan":{"name":"a.png"},"reply":1})");
    REQUIRE(!read);
    REQUIRE(read.error().size() == 2);
    CHECK(read.error()[0].pointer() == "/scan");
    CHECK(read.error()[1].pointer() == "/reply");
    CHECK(vouch::parse<letter>(R"({"title":"t"})").error()[0].kind() == vouch::errc::missing_member);
}

TEST_CASE("file: a name is UTF-8 without control characters")
{
    CHECK(vouch::validate(letter{.scan = {"\xC3\xA4.png", "", std::string("\0\xFF", 2)}}).empty());
    auto const found = vouch::validate(letter{.scan = {"\xFF", "", ""}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].pointer() == "/scan/name");
    CHECK(vouch::http::detail::is_file_name("a b\r\n\".png"));
    CHECK(!vouch::http::detail::is_file_name(std::string("a\0b", 3)));
    CHECK(!vouch::http::detail::is_file_name("a\x1B"));
    CHECK(!vouch::http::detail::is_file_name("a\x7F"));
}

TEST_CASE("file: files compare by all that they have")
{
    using access = vouch::detail::dom_access<file>;
    file const some{"a", "b", "c"};
    CHECK(access::compare(some, some) == 0);
    CHECK(access::compare(some, {"a", "b", "d"}) < 0);
    CHECK(access::compare(some, {"a", "a", "d"}) > 0);
    CHECK(access::compare(some, {"0", "b", "c"}) > 0);
    CHECK(some == file{"a", "b", "c"});
}

} // namespace
