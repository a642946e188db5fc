// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/media_type.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using namespace std::string_view_literals;

constexpr auto says_json(std::string_view text) -> bool
{
    auto const read = read_media_type(text);
    return read && is_json(*read);
}

constexpr bool json_has_many_spellings()
{
    for (std::string_view const right :
         {"application/json", "APPLICATION/Json", "application/json; charset=utf-8", "application/json;charset=UTF-8",
          "application/json ; charset=\"utf-8\"", "application/json; charset=\"U\\TF-8\"", "application/json;",
          "application/json; ;; a=b", "application/json; CHARSET=utf-8", "application/merge-patch+json",
          "application/vnd.a.b-1+JSON", "application/a+b+json", "application/json; a=\"x;y, \\\"z\"; charset=utf-8",
          " application/json\t", "application/json; profile=\"\""})
        if (!says_json(right))
            return false;
    return true;
}
static_assert(json_has_many_spellings());

constexpr bool what_is_no_json_is_refused()
{
    for (std::string_view const wrong : {""sv,
                                         "json"sv,
                                         "/json"sv,
                                         "application/"sv,
                                         "application"sv,
                                         "text/json"sv,
                                         "text/plain"sv,
                                         "text/x+json"sv,
                                         "application/+json"sv,
                                         "application/jsonx"sv,
                                         "xapplication/json"sv,
                                         "application/json,text/plain"sv,
                                         "application/json, application/json"sv,
                                         "application/json charset=utf-8"sv,
                                         "application/json; charset=iso-8859-1"sv,
                                         "application/json; charset=utf-16"sv,
                                         "application/json; charset=\"utf-16\""sv,
                                         "application/json; charset=\"utf-8"sv,
                                         "application/json; charset="sv,
                                         "application/json; charset"sv,
                                         "application/json; =utf-8"sv,
                                         "application/json; charset =utf-8"sv,
                                         "application/json; charset= utf-8"sv,
                                         "application/json; charset=utf-8; charset=utf-8"sv,
                                         "application/json; charset='utf-8'"sv,
                                         "application/json; charset=\"\""sv,
                                         "application/json; charset=\"utf-88\""sv,
                                         "application/json; charset=\"utf-\""sv,
                                         "application /json"sv,
                                         "application/ json"sv,
                                         "application/json; a=\"b\"c"sv,
                                         "application/json; a=\"\\"sv,
                                         "application/json; a=\"\x01\""sv,
                                         "application/json; a=b c"sv,
                                         "application/json/x"sv,
                                         "*/*"sv})
        if (says_json(wrong))
            return false;
    return true;
}
static_assert(what_is_no_json_is_refused());

TEST_CASE("media_type: JSON by the grammar of RFC 9110 section 8.3")
{
    CHECK(json_has_many_spellings());
    CHECK(what_is_no_json_is_refused());
    auto const read = read_media_type("text/HTML; charset=\"a\"; x=1");
    REQUIRE(read);
    CHECK(read->type == "text");
    CHECK(read->subtype == "HTML");
    CHECK(read->charset == "\"a\"");
}

TEST_CASE("media_type: a body without a coding")
{
    for (std::string_view const right : {"", "identity", "Identity", "identity, identity", ", identity ,"})
        CHECK_MESSAGE(is_not_coded(right), std::string(right));
    for (std::string_view const wrong : {"gzip", "identity, gzip", "gzip,identity", "identity gzip", "identit"})
        CHECK_MESSAGE(!is_not_coded(wrong), std::string(wrong));
}

TEST_CASE("media_type: a type without regard to case and parameters")
{
    CHECK(is_type(*read_media_type("Image/PNG; x=y"), "image/png"));
    CHECK(!is_type(*read_media_type("image/pn"), "image/png"));
    CHECK(!is_type(*read_media_type("image/pngs"), "image/png"));
    CHECK(!is_type(*read_media_type("imag/e"), "image/e"));
    CHECK(!is_type(*read_media_type("image/png"), "image"));
}

TEST_CASE("media_type: UTF-8, or what is a part of it")
{
    for (std::string_view const text : {"text/plain", "text/plain; charset=UTF-8", "text/plain;charset=\"us-ascii\""})
        CHECK(is_in_utf8(*read_media_type(text)));
    for (std::string_view const text : {"text/plain; charset=latin1", "text/plain; charset=\"\""})
        CHECK(!is_in_utf8(*read_media_type(text)));
}

TEST_CASE("media_type: the boundary of a multipart body")
{
    auto const boundary = [](std::string_view parameter) {
        auto const read = read_media_type("multipart/form-data" + std::string(parameter));
        return read ? std::string(boundary_of(*read)) : "refused";
    };
    CHECK(boundary("; boundary=----WebKitFormBoundary7MA4") == "----WebKitFormBoundary7MA4");
    CHECK(boundary("; charset=utf-8; Boundary=\"a'()+_,-./:=? b\"") == "a'()+_,-./:=? b");
    CHECK(boundary("; boundary=" + std::string(70, 'a')) == std::string(70, 'a'));
    CHECK(boundary("; boundary=" + std::string(71, 'a')).empty());
    CHECK(boundary("").empty());
    CHECK(boundary("; boundary=\"\"").empty());
    CHECK(boundary("; boundary=\"a \"").empty());
    CHECK(boundary("; boundary=\"a\\b\"").empty());
    CHECK(boundary("; boundary=\"\xC3\xA4\"").empty());
    CHECK(boundary("; boundary=a; boundary=b") == "refused");
    CHECK(boundary("; boundary=") == "refused");
}

} // namespace
