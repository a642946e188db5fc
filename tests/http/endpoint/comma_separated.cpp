// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/comma_separated.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using texts = std::vector<std::string>;

auto written(texts const& items, void (*append)(std::string&, std::string_view, bool)) -> std::string
{
    std::string list;
    for (std::size_t index = 0; index != items.size(); ++index)
        append(list, items[index], index == 0);
    return list;
}

auto field_items(std::string_view list) -> std::optional<texts>
{
    std::vector<std::optional<std::string>> items;
    if (!read_field_items(list, items))
        return std::nullopt;
    texts all;
    for (auto const& item : items)
        all.push_back(item.value());
    return all;
}

TEST_CASE("comma_separated: items of a query and a path are encoded, the commas between them are not")
{
    CHECK(written({"1", "2"}, append_encoded_item) == "1,2");
    CHECK(written({"a,b", "", "c d"}, append_encoded_item) == "a%2Cb,,c%20d");
    using views = std::vector<std::string_view>;
    CHECK(split_at_commas("a%2Cb,,c%20d") == views{"a%2Cb", "", "c%20d"});
    CHECK(split_at_commas("") == views{""});
    CHECK(split_at_commas(",") == views{"", ""});
}

TEST_CASE("comma_separated: items of a header field are quoted where they must be (RFC 9110 section 5.6)")
{
    CHECK(written({"a", "b c", "d=\\"}, append_field_item) == R"(a, b c, d=\)");
    CHECK(written({"a,b", "", " c", R"(d"e\)"}, append_field_item) == R"("a,b", "", " c", "d\"e\\")");
    for (texts const& items : {texts{"a"}, texts{"a,b", "", "\t", "c"}, texts{R"("\")", R"(\)", ","}, texts{R"(a\,b)"}})
        CHECK(field_items(written(items, append_field_item)) == items);
}

TEST_CASE("comma_separated: a header field is read as other senders write it")
{
    CHECK(field_items("a,b") == texts{"a", "b"});
    CHECK(field_items(" a\t,  b ") == texts{"a", "b"});
    CHECK(field_items(", a,, ,b,") == texts{"a", "b"}); // RFC 9110 section 5.6.1.2
    CHECK(field_items("").value().empty());
    CHECK(field_items(R"("a" , "b\c")") == texts{"a", "bc"});
    for (std::string_view const wrong : {"\"", "\"a", "a, \"b", R"("a\)", R"("a\")", R"("a"b)", R"("a" "b")"})
        CHECK_MESSAGE(!field_items(wrong), std::string(wrong));
}

} // namespace
