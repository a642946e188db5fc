// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/openapi_page.hpp>

#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

// tests/page.py shows the pages to a browser. Here is what their text tells.
namespace {

auto read_document(std::string_view text) -> vouch::openapi_document
{
    auto read = vouch::parse<vouch::openapi_document>(text);
    REQUIRE(read);
    return *std::move(read);
}
auto text_of_file(std::string const& name) -> std::string
{
    std::ifstream file("tests/openapi/" + name, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    REQUIRE(!text.empty());
    return text;
}
// A page of a document with these paths and components.
auto page_of(std::string_view paths, std::string_view components = "{}") -> std::string
{
    return vouch::openapi_page(read_document(std::string(R"({"openapi":"3.1.1","info":{"title":"t","version":"1"},"paths":)")
                                                 .append(paths)
                                                 .append(R"(,"components":)")
                                                 .append(components)
                                                 .append("}")));
}
auto page_of_schema(std::string_view schema) -> std::string
{
    return page_of("{}", std::string(R"({"schemas":{"s":)").append(schema).append("}}"));
}

// What the tags of a page say. Knows quoted attributes and texts that have no "<", which is all that the writer makes.
struct read_page {
    std::set<std::string> elements;
    std::set<std::string> attributes;
    std::multiset<std::string> ids;
    std::set<std::string> links; // to places of the page
    std::set<std::string> web;   // to elsewhere
    std::vector<int> headings;
    std::string text; // without tags, entities resolved
    bool is_well_formed = true;
};

auto resolved(std::string_view text) -> std::string
{
    static constexpr std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string plain;
    while (!text.empty()) {
        auto const entity = std::find_if(std::begin(entities), std::end(entities),
                                         [&](auto const& each) { return text.starts_with(each.first); });
        plain += entity == std::end(entities) ? text.front() : entity->second;
        text.remove_prefix(entity == std::end(entities) ? 1 : entity->first.size());
    }
    return plain;
}

auto read_tags(std::string_view html) -> read_page
{
    read_page page;
    std::vector<std::string> open;
    html.remove_prefix(std::string_view("<!DOCTYPE html>").size());
    while (!html.empty()) {
        std::size_t const start = std::min(html.find('<'), html.size());
        if (open.empty() || open.back() != "style")
            page.text += resolved(html.substr(0, start));
        html.remove_prefix(start);
        if (html.empty())
            break;
        std::size_t at = 1;
        while (at < html.size() && html[at] != '>' && html[at] != ' ')
            ++at;
        std::string const name(html.substr(1, at - 1));
        while (at < html.size() && html[at] == ' ') {
            std::size_t const equals = html.find("=\"", at);
            std::size_t const end = equals == html.npos ? html.npos : html.find('"', equals + 2);
            if (end == html.npos) {
                page.is_well_formed = false;
                return page;
            }
            std::string const attribute(html.substr(at + 1, equals - at - 1));
            std::string const value = resolved(html.substr(equals + 2, end - equals - 2));
            page.attributes.insert(attribute);
            if (attribute == "id")
                page.ids.insert(value);
            else if (attribute == "href" && name == "a")
                (value.starts_with('#') ? page.links : page.web).insert(value.starts_with('#') ? value.substr(1) : value);
            at = end + 1;
        }
        page.is_well_formed = page.is_well_formed && at < html.size() && html[at] == '>';
        html.remove_prefix(std::min(at + 1, html.size()));
        if (name.starts_with('/')) {
            page.is_well_formed = page.is_well_formed && !open.empty() && open.back() == name.substr(1);
            if (!open.empty())
                open.pop_back();
        } else {
            page.elements.insert(name);
            if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
                page.headings.push_back(name[1] - '0');
            if (name != "meta" && name != "link" && name != "wbr")
                open.push_back(name);
        }
    }
    page.is_well_formed = page.is_well_formed && open.empty();
    return page;
}

// What is true of every page.
void check_page(std::string const& html)
{
    read_page const page = read_tags(html);
    CHECK(page.is_well_formed);
    CHECK(html.starts_with(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""));
    std::set<std::string> const elements = {
        "a",    "article", "body",    "code",   "dd",    "details", "div",  "dl",    "dt",    "h1",  "h2", "h3",  "h4",
        "h5",   "h6",      "head",    "header", "html",  "li",      "link", "main",  "meta",  "nav", "p",  "pre", "section",
        "span", "style",   "summary", "table",  "tbody", "td",      "th",   "thead", "title", "tr",  "ul", "wbr"};
    CHECK(std::includes(elements.begin(), elements.end(), page.elements.begin(), page.elements.end()));
    std::set<std::string> const attributes = {"aria-label", "aria-labelledby",
                                              "charset",    "class",
                                              "content",    "dir",
                                              "href",       "http-equiv",
                                              "id",         "lang",
                                              "name",       "open",
                                              "rel",        "role",
                                              "scope",      "tabindex"};
    CHECK(std::includes(attributes.begin(), attributes.end(), page.attributes.begin(), page.attributes.end()));

    for (std::string const& id : page.ids) {
        CAPTURE(id);
        CHECK(page.ids.count(id) == 1);
        CHECK(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") == id.npos);
    }
    for (std::string const& link : page.links) {
        CAPTURE(link);
        CHECK(page.ids.count(link) == 1);
    }
    for (std::string const& link : page.web) {
        CAPTURE(link);
        CHECK((link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:")));
    }
    CHECK(std::count(page.headings.begin(), page.headings.end(), 1) == 1);
    int last = 0;
    for (int const heading : page.headings) {
        CHECK(heading <= last + 1);
        last = heading;
    }
    // no character that controls or reorders text
    CHECK(std::none_of(html.begin(), html.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < ' ' && byte != '\n' && byte != '\t'; }));
    for (std::string_view const hidden : {"\u202e", "\u2066", "\u200e", "\u2028", "\ufeff", "\u0085", "\u007f"})
        CHECK(html.find(hidden) == html.npos);
}

auto text_of(std::string const& html) -> std::string
{
    return read_tags(html).text;
}
auto has(std::string const& text, std::string_view part) -> bool
{
    return text.find(part) != text.npos;
}

TEST_CASE("a page shows each operation, parameter, member and reply of a document")
{
    std::string const html = vouch::openapi_page(read_document(text_of_file("library.json")));
    check_page(html);
    std::string const text = text_of(html);
    for (std::string_view const part :
         {// the document
          "Lending library", "4.2.0", "Books, readers and loans.", "https://books.example/v4", "the real one", "branch", "north",
          // operations
          "list_books", "add_book", "get_book", "change_book", "remove_book", "lend", "get_loan", "overdue", "All books",
          "/readers/{reader}/loans/{loan}", "{$request.body#/notify}", "returned", "deprecated",
          // parameters and headers
          "sort", "limit", "shelf", "X-Trace", "filter", "one branch only", "X-Total", "X-Next", "Retry-After", "session",
          "in cookie",
          // bodies and replies
          "application/merge-patch+json", "multipart/form-data", "image/png", "X-Size", "text/csv", "a page of books",
          "nothing new", "4XX", "2XX", "default", "why it was refused", "Example: empty",
          // schemas
          "purchase_code", "write-only", "read-only", "condition", "\"worn\"", "ratings", "map of integer", "sequels",
          "array of book", "matches ^[0-9]{13}$", "greater than 0 and less than 10000.50", "1450 to 2100", "integer or null",
          "string (date-time)", "money or null", "cash or card or voucher", "told apart by by", "exactly 3 characters",
          "all items different", "object with all of entity", "no other members", "array (string, then string)", "any value",
          "example \"Emma\"", "default null", "\"deu\"", "multiple of 0.01",
          // authentication
          "API key in header X-Key", "OAuth 2.0", "HTTP bearer", "https://books.example/token", "change"}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    read_page const page = read_tags(html);
    for (char const* const id :
         {"operation-list_books", "operation-get_loan", "webhook-overdue", "schema-book", "schema-anything", "scheme-login",
          "tag-books", "tag-loans", "tag-Other-operations", "schemas", "webhooks"}) {
        CAPTURE(id);
        CHECK(page.ids.count(id) == 1);
        CHECK(page.links.count(id) == 1);
    }
    CHECK_FALSE(has(text, "not in this document"));
    CHECK_FALSE(has(text, "x-owner"));
    CHECK(html == vouch::openapi_page(read_document(text_of_file("library.json"))));
}

TEST_CASE("a text of the document is never markup, wherever it stands")
{
    std::string const source = text_of_file("hostile.json");
    std::string const html = vouch::openapi_page(read_document(source));
    check_page(html);
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img"));
    CHECK_FALSE(has(html, "href=\"javascript"));
    CHECK_FALSE(has(html, "href=\"data:text"));
    std::string const text = text_of(html);
    std::string_view const mark = "\u00a7"; // each text of the document has a number between two of these
    std::size_t marks = 0;
    for (std::size_t start = source.find(mark); start != source.npos; ++marks) {
        std::size_t const end = source.find(mark, start + mark.size()) + mark.size();
        std::string const part = source.substr(start, end - start).append("<script>1</script>");
        CAPTURE(part);
        CHECK(has(text, part));
        start = source.find(mark, end);
    }
    CHECK(marks >= 300);
    CHECK(has(text, "\\u202e\\u0007"));
}

TEST_CASE("only plain URLs of the web and addresses are links to elsewhere")
{
    auto const links_of = [](std::string_view url, std::string_view email) {
        std::string const html = vouch::openapi_page(
            read_document(std::string(R"({"openapi":"3.1.1","info":{"title":"t","version":"1","contact":{"name":"Who","url":")")
                              .append(url)
                              .append(R"(","email":")")
                              .append(email)
                              .append(R"("}},"externalDocs":{"url":")")
                              .append(url)
                              .append("\"}}")));
        check_page(html);
        return read_tags(html).web;
    };
    using links = std::set<std::string>;
    CHECK(links_of("https://a.example/b?c=d&e#f", "a.b+c@d-e.f") == links{"https://a.example/b?c=d&e#f", "mailto:a.b+c@d-e.f"});
    CHECK(links_of(R"(http://a.example/\"onclick=\"alert(1)'<b>)", "a") ==
          links{R"(http://a.example/"onclick="alert(1)'<b>)", "mailto:a"});
    for (std::string_view const url :
         {"javascript:alert(1)", "JavaScript:alert(1)", " https://a", "https://a b", "https://\u202e", "data:text/html,a",
          "//a.example", "/a", "", "ftp://a", "https://a\\tb"}) {
        CAPTURE(url);
        CHECK(links_of(url, "a?cc=b@c") == links{});
    }
}

TEST_CASE("a page without anything in it is small")
{
    std::string const html = page_of("{}");
    check_page(html);
    CHECK(html.size() < 20'000);
    CHECK(read_tags(html).headings == std::vector<int>{1});
}

TEST_CASE("descriptions are paragraphs and code, and keep their line breaks")
{
    std::string const html = page_of_schema(
        R"({"description":"one\ntwo\r\n\r\n**three** `a<b` and ``c`d`` and `open\n\n```json\n{\n\n  1}\n```\nlast\ttab \u00e9 \u200d"})");
    check_page(html);
    CHECK(has(html, R"(<p class="prose" dir="auto">one
two</p><p class="prose" dir="auto">**three** <code>a&lt;b</code> and <code>c`d</code> and `open</p><pre dir="auto">{

  1}</pre><p class="prose" dir="auto">last	tab é )"
                    "\u200d</p>"));
    CHECK(has(page_of_schema(R"({"description":"```\nnever closed"})"), "<pre dir=\"auto\">never closed</pre>"));
}

TEST_CASE("recursive schemas link to themselves")
{
    std::string const html = page_of("{}", R"({"schemas":{
        "tree":{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#/components/schemas/tree"}}}},
        "self":{"$ref":"#/components/schemas/self"},
        "inner":{"type":"array","items":{"type":"array","items":{"$ref":"#/components/schemas/inner/items"}}},
        "anchor":{"$anchor":"here","properties":{"a":{"$ref":"#here"},"b":{"$dynamicRef":"#here"}}}}})");
    check_page(html);
    CHECK(has(text_of(html), "array of tree"));
    CHECK(has(html, R"(<a href="#schema-self">self</a>)"));
    CHECK(has(html, R"(>inner/items</a>)")); // a schema that is no component has a place too
    CHECK(has(html, R"(<a href="#schema-anchor">anchor</a>)"));
}

TEST_CASE("references that name nothing are shown as they are, and those in a circle end")
{
    std::string const html = page_of(
        R"({"/a":{"$ref":"other.json#/a"},
            "/b":{"parameters":[{"$ref":"#/components/parameters/none"}],
                  "get":{"requestBody":{"$ref":"#/components/requestBodies/none"},
                         "responses":{"200":{"$ref":"#/components/responses/round"},
                                      "201":{"description":"d","headers":{"H":{"$ref":"#/components/headers/none"}},
                                             "content":{"application/json":{"schema":{"$ref":"other.json#/s"},
                                                        "examples":{"e":{"$ref":"#/components/examples/none"}}}}}},
                         "security":[{"none":[]}],
                         "callbacks":{"c":{"$ref":"#/components/callbacks/again"},"d":{"$ref":"#/components/callbacks/none"}}}}})",
        R"({"responses":{"round":{"$ref":"#/components/responses/round"}},
            "callbacks":{"again":{"{$url}":{"post":{"operationId":"inside","callbacks":{"c":{"$ref":"#/components/callbacks/again"}}}}}}})");
    check_page(html);
    std::string const text = text_of(html);
    for (std::string_view const reference : {"parameters/none", "requestBodies/none", "responses/round", "headers/none",
                                             "other.json#/s", "examples/none", "callbacks/none", "none"}) {
        CAPTURE(reference);
        CHECK(has(text, std::string(reference).append(" (not in this document)")));
    }
    std::size_t const inside = text.find("inside");
    REQUIRE(inside != text.npos);
    CHECK(text.find("inside", inside + 1) == text.npos);
}

TEST_CASE("types and rules are words")
{
    struct {
        std::string_view schema;
        std::string_view words;
    } const cases[] = {
        {R"({"type":["string","null"],"format":"date"})", "string (date) or null"},
        {R"({"type":"string","nullable":true})", "string or null"}, // OpenAPI 3.0
        {R"({"type":"integer","minimum":1,"exclusiveMinimum":true,"maximum":9})", "greater than 1 and at most 9"},
        {R"({"type":"integer","exclusiveMaximum":9})", "less than 9"},
        {R"({"type":"integer","minimum":-1,"maximum":1e3})", "-1 to 1e3"},
        {R"({"type":"string","minLength":3,"maxLength":3})", "exactly 3 characters"},
        {R"({"type":"string","minLength":1})", "at least 1 character"},
        {R"({"type":"string","minLength":0,"maxLength":1})", "at most 1 character"},
        {R"({"enum":["a",1,null]})", "string or integer or null"},
        {R"({"const":{"a":[]}})", "always {\"a\":[]}"},
        {R"({"properties":{"a":true}})", "object"},
        {R"({"additionalProperties":{"type":"array","items":{"type":"string"}}})", "map of array of string"},
        {R"({"prefixItems":[{"type":"string"},{"type":"integer"}],"items":false})", "array (string, integer)"},
        {R"({"prefixItems":[{"type":"string"}],"items":false})", "no other items"},
        {R"({"anyOf":[{"type":"string"},{"type":"integer"}]})", "string or integer"},
        {R"({"oneOf":[true,true,true,true,true,true,false]})", "7 schemas"},
        {R"({"allOf":[{"properties":{"a":true}},{"$ref":"#/components/schemas/s"},{"properties":{"b":true}}]})",
         "object with all of s"},
        {R"({"allOf":[{"type":"string"},{"minLength":2}]})", "string and any value"},
        {R"({"allOf":[{"type":"string"},{"minLength":2}]})", "at least 2 characters"},
        {R"({"allOf":[true,true,true,true,true,true,false]})", "All of these"},
        {R"({"type":"array","contains":{"type":"string"},"minContains":2})", "Contains at least 2 items"},
        {R"({"dependentRequired":{"a":["b","c"]}})", "with a also b, c"},
        {R"({"required":["b"]})", "required: b"},
        {R"({"examples":"no list"})", "example \"no list\""},
        {R"({"example":null})", "example null"},
        {R"({"default":null})", "default null"},
        {R"({"contentEncoding":"base64","contentMediaType":"image/png"})", "encoded as base64"},
    };
    for (auto const& [schema, words] : cases) {
        CAPTURE(schema);
        std::string const html = page_of_schema(schema);
        check_page(html);
        CHECK(has(text_of(html), words));
    }
}

TEST_CASE("an operation of several tags stands once, and its other tags link to it")
{
    std::string const html = page_of(R"({"/a":{"get":{"operationId":"x","tags":["one","two"]}}})");
    check_page(html);
    CHECK(has(html, R"(<h2 id="tag-two">two</h2>)"));
    CHECK(has(text_of(html), "Operations of other tags that have this one too"));
}

TEST_CASE("a parameter of an operation takes the place of that of its path")
{
    std::string const text = text_of(page_of(R"({"/{id}":{
        "parameters":[{"name":"id","in":"path","required":true,"description":"of the path"},{"name":"q","in":"query","description":"kept"}],
        "get":{"parameters":[{"name":"id","in":"path","required":true,"description":"of the operation"}]}}})"));
    CHECK(has(text, "of the operation"));
    CHECK(has(text, "kept"));
    CHECK_FALSE(has(text, "of the path"));
}

TEST_CASE("examples are indented JSON, and texts where the body is no JSON")
{
    std::string const html = page_of(R"({"/a":{"get":{"responses":{"200":{"description":"d","content":{
        "application/json":{"example":{"a":[1,{}, []],"b":"{\"[,:"}},
        "text/csv":{"example":"a,b\n1,2"}}}}}}})");
    check_page(html);
    CHECK(has(text_of(html), "{\n  \"a\": [\n    1,\n    {},\n    []\n  ],\n  \"b\": \"{\\\"[,:\"\n}"));
    CHECK(has(text_of(html), "a,b\n1,2"));
}

} // namespace
