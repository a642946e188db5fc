// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/form_items.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using vouch::http::file;

struct order {
    int number{};
    std::optional<int> discount{};
    std::vector<bool> flags{};
    file receipt{};
};
BOOST_DESCRIBE_STRUCT(order, (), (number, discount, flags, receipt))
constexpr auto vouch_schema(vouch::of<order>)
{
    return vouch::schema(vouch::field<&order::number>(vouch::name("a/b")));
}

auto places_of(order const& value) -> std::vector<std::string>
{
    std::vector<std::string> all;
    for_each_field(value, [&]<class Item>(Item const& item, form_place const& place) {
        std::string text = place.pointer();
        if constexpr (std::is_arithmetic_v<Item>)
            (text += '=') += std::to_string(item);
        all.push_back(text);
    });
    return all;
}

TEST_CASE("form_items: a value for each field, none for what is absent")
{
    CHECK(places_of({.number = 7}) == std::vector<std::string>{"/a~1b=7", "/receipt"});
    CHECK(places_of({.number = 7, .discount = 1, .flags = {true, false}}) ==
          std::vector<std::string>{"/a~1b=7", "/discount=1", "/flags/0=1", "/flags/1=0", "/receipt"});
}

TEST_CASE("form_items: a file has a name and a media type that a header can hold")
{
    vouch::errors found;
    check_file({"a.png", "image/png", ""}, {"f", {}}, found);
    check_file({"", "", ""}, {"f", {}}, found);
    CHECK(found.empty());
    check_file({"a\x01", "image", ""}, {"f", 2}, found);
    REQUIRE(found.size() == 2);
    CHECK(found[0].pointer() == "/f/2/name");
    CHECK(found[0].code() == "not_a_file_name");
    CHECK(found[1].pointer() == "/f/2/media_type");
    CHECK(found[1].code() == "not_a_media_type");
}

} // namespace
