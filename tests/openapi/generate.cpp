// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/generate.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/quoted.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/schema/unique_items.hpp>
#include <vouch/types/country.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace shop {

struct item {
    std::uint32_t number{};
    std::string name{};
    bool is_new = true;
    std::optional<vouch::secret> code{};
};
BOOST_DESCRIBE_STRUCT(item, (), (number, name, is_new, code))
constexpr auto vouch_schema(vouch::of<item>)
{
    return vouch::schema(vouch::field<&item::number>(vouch::read_only, vouch::defaulted),
                         vouch::field<&item::is_new>(vouch::defaulted));
}
struct basket {
    std::vector<item> items{};
};
BOOST_DESCRIBE_STRUCT(basket, (), (items))

enum class order { name, price };
BOOST_DESCRIBE_ENUM(order, name, price)

namespace http = vouch::http;

struct get_basket : http::endpoint<"GET /baskets/{name}", http::path_param<"name", std::string>, http::reply<200, basket>> {};
struct put_basket
    : http::endpoint<"PUT /baskets/{name}", http::bearer, http::api_key<"x-key!">,
                     http::path_param<"name", std::string, http::description<"Whose">>, http::json_body<basket>,
                     http::reply<204, http::empty, http::description<"Kept">>, http::reply_range<4, http::problem>> {};
struct find_items
    : http::endpoint<"GET /items", http::deprecated, http::tag<"search">, http::summary<"Find items">,
                     http::description<"All of them.">, http::operation_id<"findItems">,
                     http::query_param<"order", std::optional<order>>, http::query_param<"in", std::vector<vouch::country>>,
                     http::query_param<"from", vouch::quoted<std::uint8_t>, http::deprecated>,
                     http::header_param<"x-trace", bool>, http::reply<299, http::empty>, http::reply_range<3, http::empty>,
                     http::reply_range<5, http::empty>, http::default_reply<std::string>> {};
struct item_added : http::endpoint<"POST /hook", http::json_body<item>, http::reply_range<2, basket>> {};

struct odd_keys : http::endpoint<"GET /odd", http::api_key<"x-key!">, http::api_key<"x-key#">, http::reply<200, int>> {};
struct more_keys : http::endpoint<"GET /more", http::bearer, http::api_key<"X-Key!">, http::api_key<"bearer">,
                                  http::query_param<"n", std::vector<vouch::quoted<std::uint8_t>>>, http::reply<200, int>> {};

inline constexpr vouch::range half(0.0, 0.5);
struct ruled : http::endpoint<
                   "GET /ruled/{ids}/{name}", http::api_key_in_query<"bearer">, http::basic, http::api_key<"basic">,
                   http::path_param<"ids", std::vector<int>, http::comma_separated, http::rules<vouch::each(vouch::range(1, 9))>>,
                   http::path_param<"name", std::string, http::rules<vouch::max_length(5)>>,
                   http::query_param<"limit", vouch::quoted<int>, http::rules<vouch::range(1, 100), vouch::multiple_of(5)>,
                                     http::default_value<20>>,
                   http::query_param<"ratio", double, http::rules<&half>, http::default_value<0>>,
                   http::query_param<"order", order, http::default_value<"price">>,
                   http::query_param<"tags", std::vector<std::string>, http::rules<vouch::items(1, 3), vouch::unique_items>,
                                     http::comma_separated>,
                   http::header_param<"x-tags", std::vector<std::string>, http::comma_separated>,
                   http::cookie_param<"session", std::optional<std::string>, http::deprecated>, http::reply<200, int>> {};

namespace other {
struct get_basket : http::endpoint<"GET /other", http::reply<200, int>> {};
} // namespace other

} // namespace shop

namespace {

using vouch::openapi;

auto document_of(std::string const& text) -> vouch::openapi_document
{
    auto read = vouch::parse<vouch::openapi_document>(text);
    REQUIRE(read);
    return *read;
}
// The text of the value that stands behind `before`.
auto after(std::string const& text, std::string_view before) -> std::string
{
    std::size_t const begin = text.find(before);
    REQUIRE(begin != text.npos);
    std::size_t end = begin + before.size();
    for (int depth = 0; end != text.size(); ++end) {
        depth += text[end] == '{' || text[end] == '[' ? 1 : text[end] == '}' || text[end] == ']' ? -1 : 0;
        if (depth == 0)
            break;
    }
    return text.substr(begin + before.size(), end + 1 - begin - before.size());
}

TEST_CASE("openapi: methods of a path stand together, in the order of the arguments")
{
    auto const document = document_of(openapi<shop::put_basket, shop::find_items, shop::get_basket>({}));
    std::string order;
    for (auto const& [path, item] : *document.paths)
        order += path + ' ';
    CHECK(order == "/baskets/{name} /items ");
    std::string const text = openapi<shop::put_basket, shop::find_items, shop::get_basket>({});
    CHECK(text.find("\"put\":") < text.find("\"get\":"));
}

TEST_CASE("openapi: an operation with all its words and parameters")
{
    CHECK(
        after(openapi<shop::find_items>({}), R"("/items":)") ==
        R"({"get":{"tags":["search"],"summary":"Find items","description":"All of them.","operationId":"findItems",)"
        R"("parameters":[{"name":"order","in":"query","schema":{"$ref":"#/components/schemas/order"}},)"
        R"({"name":"in","in":"query","schema":{"type":"array","items":{"$ref":"#/components/schemas/country"}}},)"
        R"({"name":"from","in":"query","required":true,"deprecated":true,"schema":{"type":"integer","minimum":0,"maximum":255}},)"
        R"({"name":"x-trace","in":"header","required":true,"schema":{"type":"boolean"}}],)"
        R"("responses":{"299":{"description":"A reply"},"3XX":{"description":"Redirection"},"5XX":{"description":"Server error"},)"
        R"("default":{"description":"Any other reply","content":{"application/json":{"schema":{"type":"string"}}}}},)"
        R"("deprecated":true,"security":[]}})");
}

TEST_CASE("openapi: bodies, problems and credentials")
{
    std::string const text = openapi<shop::put_basket>({});
    CHECK(after(text, R"("/baskets/{name}":)") ==
          R"({"put":{"operationId":"put_basket","parameters":[{"name":"name","in":"path","description":"Whose","required":true,)"
          R"("schema":{"type":"string","minLength":1}}],"requestBody":{"content":{"application/json":)"
          R"({"schema":{"$ref":"#/components/schemas/basket"}}},"required":true},"responses":{"204":{"description":"Kept"},)"
          R"("4XX":{"description":"Client error","content":{"application/problem+json":)"
          R"({"schema":{"$ref":"#/components/schemas/problem"}}}}},"security":[{"x-key_":[],"bearer":[]}]}})");
    CHECK(after(text, R"("securitySchemes":)") ==
          R"({"x-key_":{"type":"apiKey","name":"x-key!","in":"header"},"bearer":{"type":"http","scheme":"bearer"}})");
}

TEST_CASE("openapi: rules, defaults, lists with commas, cookies")
{
    CHECK(after(openapi<shop::ruled>({}), R"("parameters":)") ==
          R"([{"name":"ids","in":"path","required":true,"schema":{"type":"array","minItems":1,)"
          R"("items":{"type":"integer","minimum":1,"maximum":9}}},)"
          R"({"name":"name","in":"path","required":true,"schema":{"type":"string","maxLength":5,"minLength":1}},)"
          R"({"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100,"multipleOf":5,"default":20}},)"
          R"({"name":"ratio","in":"query","schema":{"type":"number","minimum":0,"maximum":0.5,"default":0}},)"
          R"({"name":"order","in":"query","schema":{"$ref":"#/components/schemas/order","default":"price"}},)"
          R"({"name":"tags","in":"query","style":"form","explode":false,"schema":{"type":"array","minItems":1,"maxItems":3,)"
          R"("uniqueItems":true,"items":{"type":"string"}}},)"
          R"({"name":"x-tags","in":"header","schema":{"type":"array","items":{"type":"string"}}},)"
          R"({"name":"session","in":"cookie","deprecated":true,"schema":{"type":"string"}}])");
}

TEST_CASE("openapi: a key in the query and the scheme Basic")
{
    std::string const text = openapi<shop::ruled>({});
    CHECK(after(text, R"("security":)") == R"([{"bearer_":[],"basic_":[],"basic":[]}])");
    CHECK(after(text, R"("securitySchemes":)") ==
          R"({"bearer_":{"type":"apiKey","name":"bearer","in":"query"},"basic_":{"type":"apiKey","name":"basic","in":"header"},)"
          R"("basic":{"type":"http","scheme":"basic"}})");
}

TEST_CASE("openapi: the keys of one header field are one scheme, whatever the field is called")
{
    std::string const text = openapi<shop::odd_keys, shop::more_keys>({});
    CHECK(
        after(text, R"("securitySchemes":)") ==
        R"({"x-key_":{"type":"apiKey","name":"x-key!","in":"header"},"x-key__":{"type":"apiKey","name":"x-key#","in":"header"},)"
        R"("bearer_":{"type":"apiKey","name":"bearer","in":"header"},"bearer":{"type":"http","scheme":"bearer"}})");
    CHECK(text.find(R"("security":[{"x-key_":[],"x-key__":[]}])") != std::string::npos);
    CHECK(text.find(R"("security":[{"x-key_":[],"bearer_":[],"bearer":[]}])") != std::string::npos);
    CHECK(text.find(R"("schema":{"type":"array","items":{"type":"integer","minimum":0,"maximum":255}})") != std::string::npos);
}

TEST_CASE("openapi: a reply to HEAD has no content")
{
    struct head_item : vouch::http::endpoint<"HEAD /item", vouch::http::reply<200, shop::item>> {};
    CHECK(openapi<head_item>({}).find("content") == std::string::npos);
}

TEST_CASE("openapi: a type whose requests differ from its responses has two schemas")
{
    std::string const both = openapi<shop::get_basket, shop::put_basket>({});
    CHECK(after(both, R"("basket":)") ==
          R"({"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/item"}}},)"
          R"("required":["items"]})");
    CHECK(after(both, R"("basket_request":)") ==
          R"({"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/item_request"}}},)"
          R"("required":["items"]})");
    CHECK(after(both, R"("requestBody":)").find("basket_request") != std::string::npos);
    CHECK(after(both, R"("item":)").find(R"("required":["number","name","is_new"])") != std::string::npos);
    CHECK(after(both, R"("item_request":)").find(R"("required":["name"])") != std::string::npos);
    CHECK(openapi<shop::put_basket>({}).find("_request\"") == std::string::npos); // one of them alone keeps the name
}

TEST_CASE("openapi: a webhook is sent by the API")
{
    std::string const text = openapi<vouch::openapi_webhook<"itemAdded", shop::item_added>>({});
    CHECK(text.find("/hook") == std::string::npos);
    CHECK(after(text, R"("webhooks":)") ==
          R"({"itemAdded":{"post":{"operationId":"itemAdded","requestBody":{"content":{"application/json":)"
          R"({"schema":{"$ref":"#/components/schemas/item"}}},"required":true},"responses":{"2XX":{"description":"Success",)"
          R"("content":{"application/json":{"schema":{"$ref":"#/components/schemas/basket"}}}}},"security":[]}}})");
    // the item is written, the basket with its items is read
    CHECK(after(text, R"("item":)").find(R"("required":["number")") != std::string::npos);
    CHECK(after(text, R"("item_request":)").find(R"("required":["name"])") != std::string::npos);
    CHECK(after(text, R"("basket":)").find("item_request") != std::string::npos);
}

TEST_CASE("openapi: operations of one name are told apart by their namespaces")
{
    std::string const text = openapi<shop::get_basket, shop::other::get_basket>({});
    CHECK(text.find(R"("operationId":"get_basket")") != std::string::npos);
    CHECK(text.find(R"("operationId":"shop.other.get_basket")") != std::string::npos);
}

TEST_CASE("openapi: the same text each time, and what is read back is what was written")
{
    auto const make = [] {
        return openapi<shop::get_basket, shop::put_basket, shop::find_items,
                       vouch::openapi_webhook<"itemAdded", shop::item_added>>({.title = "Shop", .version = "1"});
    };
    std::string const text = make();
    CHECK(text == make());
    CHECK(vouch::serialize(document_of(text)).value().size() == text.size()); // in another order of names
}

} // namespace
