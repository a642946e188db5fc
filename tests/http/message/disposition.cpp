// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/disposition.hpp>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

auto names_in(std::string_view text) -> std::string
{
    auto const read = read_disposition(text);
    return !read ? "refused" : read->file_name ? read->name + '|' + *read->file_name : read->name;
}

TEST_CASE("disposition: as browsers, curl and mail programs write it")
{
    CHECK(names_in(R"(form-data; name="a")") == "a");
    CHECK(names_in(R"(form-data; name="a"; filename="b.png")") == "a|b.png");
    CHECK(names_in(R"(form-data; name="a"; filename="")") == "a|");
    CHECK(names_in(R"(FORM-DATA;NAME=a;FileName=b)") == "a|b");
    CHECK(names_in(R"(form-data; filename=b c.png ; name = "a" ;)") == "a|b c.png");
    CHECK(names_in("form-data;\tname=\"\xC3\xA4\"") == "\xC3\xA4");
    CHECK(names_in(R"(form-data; name="a;b=c"; filename="d;e")") == "a;b=c|d;e");
    CHECK(names_in(R"(form-data; name="say %22hi%22%0D%0A100%25%2")") == "say \"hi\"\r\n100%25%2");
    CHECK(names_in(R"(form-data; name="a\"b"; filename="c\\d\"")") == "a\"b|c\\d\"");
    CHECK(names_in(R"(form-data; name="a"; filename="C:\temp\x.png")") == "a|C:\\temp\\x.png");
    CHECK(names_in(R"(form-data; name="a"; filename*=UTF-8''%C3%A4; x=y)") == "a");
    CHECK(names_in("form-data; name=\"\"") == "");
}

TEST_CASE("disposition: what is no form-data with one name is refused")
{
    for (std::string_view const broken :
         {"", "form-data", "form-data; filename=b", "attachment; name=a", "form-data name=a", "form-data; name",
          "form-data; name=\"a", "form-data; name=\"a\\\"", "form-data; name=\"a\" b", "form-data; name=a; name=b",
          "form-data; name=a; filename=b; filename=c", "form-data; =a; name=b", "; name=a"}) {
        CAPTURE(broken);
        CHECK(names_in(broken) == "refused");
    }
}

TEST_CASE("disposition: what is written is read")
{
    std::mt19937 random(20261129);
    for (std::size_t left = support::rounds(2'000); left != 0; --left) {
        std::string name(random() % 8, ' ');
        for (char& letter : name)
            letter = random() % 3 == 0 ? static_cast<char>(random() % 256) : "\"\\\r\n;= a2"[random() % 9];
        std::string text = "form-data; name=";
        append_disposition_name(text, name);
        CAPTURE(support::shown(name));
        CHECK(text.find('\n') == std::string::npos);
        CHECK(names_in(text) == name);
    }
}

} // namespace
