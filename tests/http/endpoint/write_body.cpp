// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/write_body.hpp>

#include <optional>
#include <string>
#include <vector>

#include <vouch/core/secret.hpp>
#include <vouch/schema/text_rules.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using detail::write_body;

struct note {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text))

struct login {
    std::string user_name{};
    vouch::secret password{};
    std::optional<int> code{};
    std::vector<std::string> scopes{};
};
BOOST_DESCRIBE_STRUCT(login, (), (user_name, password, code, scopes))
constexpr auto vouch_schema(vouch::of<login>)
{
    return vouch::schema(vouch::case_style::kebab(), vouch::field<&login::user_name>(vouch::length(1, 5)));
}

struct upload {
    std::string title{};
    file photo{};
    std::vector<file> more{};
    note about{};
    std::optional<vouch::secret> key{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, photo, more, about, key))

template <class Part>
auto errors_of(typename Part::type const& value) -> std::vector<std::string>
{
    std::vector<std::string> texts;
    for (vouch::error const& error : write_body<Part>(value).errors)
        texts.push_back(error.pointer() + ' ' + std::string(error.code()));
    return texts;
}

TEST_CASE("write_body: JSON")
{
    auto const made = write_body<json_body<note>>({"a"});
    CHECK(made.text == R"({"text":"a"})");
    CHECK(made.media_type == "application/json");
    CHECK(errors_of<json_body<note>>({"\xFF"}) == std::vector<std::string>{"/text invalid_utf8"});
}

TEST_CASE("write_body: a form")
{
    auto const made = write_body<form_body<login>>(
        {.user_name = "A&b c", .password = vouch::secret("p=q"), .code = 7, .scopes = {"x", "\xC3\xA4"}});
    CHECK(made.text == "user-name=A%26b+c&password=p%3Dq&code=7&scopes=x&scopes=%C3%A4");
    CHECK(made.media_type == "application/x-www-form-urlencoded");
    CHECK(write_body<form_body<login>>({.user_name = "A", .password = vouch::secret("p")}).text == "user-name=A&password=p");
    CHECK(errors_of<form_body<login>>({.user_name = "", .scopes = {"", "\xFF"}}) ==
          std::vector<std::string>{"/user-name too_short", "/password unset", "/scopes/1 invalid_utf8"});
}

TEST_CASE("write_body: a multipart form")
{
    upload const value{.title = "t",
                       .photo = {"a.png", "image/png", "\x89"},
                       .more = {{"", "", "1"}, {"b", "text/plain", "2"}},
                       .about = {"n"},
                       .key = vouch::secret("k")};
    auto const made = write_body<multipart_body<upload>>(value);
    REQUIRE(made.errors.empty());
    CHECK(made.media_type.starts_with("multipart/form-data; boundary=----vouch-form-"));
    std::string const mark = "--" + made.media_type.substr(made.media_type.find('=') + 1);
    std::string const part = "\r\n" + mark + "\r\nContent-Disposition: form-data; name=";
    CHECK(made.text == part.substr(2) + "\"title\"\r\n\r\nt" + part +
                           "\"photo\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\x89" + part +
                           "\"more\"\r\nContent-Type: application/octet-stream\r\n\r\n1" + part +
                           "\"more\"; filename=\"b\"\r\nContent-Type: text/plain\r\n\r\n2" + part +
                           "\"about\"\r\nContent-Type: application/json\r\n\r\n{\"text\":\"n\"}" + part + "\"key\"\r\n\r\nk\r\n" +
                           mark + "--\r\n");
    CHECK(write_body<multipart_body<upload>>(value).text == made.text);

    CHECK(errors_of<multipart_body<upload>>(
              {.photo = {"a\x01", "image/png\r\nX-Evil: 1", ""}, .more = {{"", "text", ""}}, .about = {"n"}}) ==
          std::vector<std::string>{"/photo/name not_a_file_name", "/photo/media_type not_a_media_type",
                                   "/more/0/media_type not_a_media_type"});
    CHECK(errors_of<multipart_body<upload>>({.title = "\xFF", .photo = {"\xFF", "", ""}, .about = {"\xFF"}}) ==
          std::vector<std::string>{"/title invalid_utf8", "/photo/name invalid_utf8", "/about/text invalid_utf8"});
}

TEST_CASE("write_body: a text and bytes")
{
    auto const text = write_body<text_body>("\xC3\xA4");
    CHECK(text.text == "\xC3\xA4");
    CHECK(text.media_type == "text/plain; charset=utf-8");
    CHECK(errors_of<text_body>("\xFF") == std::vector<std::string>{" invalid_utf8"});

    auto const bytes = write_body<bytes_body<"image/png">>("\x89\xFF");
    CHECK(bytes.text == "\x89\xFF");
    CHECK(bytes.media_type == "image/png");
    CHECK(bytes.errors.empty());
}

} // namespace
