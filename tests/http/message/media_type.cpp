// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/media_type.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

constexpr bool json_is_recognised()
{
    for (std::string_view const json : {"application/json", "Application/JSON", "application/json; charset=utf-8",
                                        "application/json ;x=1", " application/json\t", "application/problem+json",
                                        "application/vnd.api+json;v=2", "text/json", "model/gltf+json", "a/b+JSON"})
        if (!is_json(json))
            return false;
    for (std::string_view const other : {"", "json", "application", "application/", "application/jsonp", "application/xml",
                                         "text/html", "text/plain; x=application/json", "+json", "/+json", "/x+json",
                                         "application/+json", "application/json, text/html", "application/json-seq", "x+json"})
        if (is_json(other))
            return false;
    return true;
}
static_assert(json_is_recognised());

constexpr bool codings_are_recognised()
{
    for (std::string_view const plain : {"", "identity", "Identity", "identity, identity", " identity ", ",", " , identity"})
        if (is_coded(plain))
            return false;
    for (std::string_view const coded : {"gzip", "br", "identity, gzip", "gzip,identity", "x-identity", "identity gzip"})
        if (!is_coded(coded))
            return false;
    return true;
}
static_assert(codings_are_recognised());

static_assert(media_type_in("text/html; charset=utf-8") == "text/html" && media_type_in("text/html") == "text/html" &&
              media_type_in("; a").empty() && trim(" \t").empty());

TEST_CASE("media_type: JSON and codings are recognised")
{
    CHECK(json_is_recognised());
    CHECK(codings_are_recognised());
}

} // namespace
