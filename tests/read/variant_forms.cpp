// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/variant.hpp>

#include <vouch/core/boxed.hpp>
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/schema/content.hpp>
#include <vouch/schema/other_alternative.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The ways in which a tag may stand, what may stand around a variant, and what an unknown tag brings.
namespace {

// What is written of what is read, which must be valid; else what is wrong, as all ways to ask tell it.
template <class Type>
auto again(std::string_view text, vouch::parse_options const& options = {}) -> std::string
{
    auto const read = tests::parse_exact<Type>(text, options);
    if (!read)
        return tests::told(read.error());
    CHECK(tests::told(vouch::validate(*read)) == "");
    auto const written = vouch::serialize(*read);
    if (!written)
        return "not written: " + tests::told(written.error());
    auto const second = tests::parse_exact<Type>(*written, options);
    REQUIRE(second);
    CHECK(vouch::detail::same_content(*read, *second));
    CHECK(vouch::serialize(*second).value() == *written);
    Type into = *read;
    CHECK(vouch::parse_into(text, into, options).empty());
    CHECK(vouch::detail::same_content(*read, into));
    return *written;
}

// A tag that the alternatives describe.
enum class kind { created, changed, gone };
BOOST_DESCRIBE_ENUM(kind, created, changed, gone)
constexpr auto vouch_schema(vouch::of<kind>)
{
    return vouch::schema(vouch::enumerator<kind::gone>(vouch::name("removed for good")));
}
struct text_event {
    int at{};
    std::string type{};
};
BOOST_DESCRIBE_STRUCT(text_event, (), (at, type))
struct enum_event {
    kind type{};
    std::optional<int> at{};
};
BOOST_DESCRIBE_STRUCT(enum_event, (), (type, at))
struct open_event {
    std::optional<vouch::open<kind>> what{};
    std::map<std::string, vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(open_event, (), (what, extra))
constexpr auto vouch_schema(vouch::of<open_event>)
{
    return vouch::schema(vouch::field<&open_event::what>(vouch::name("type")), vouch::unknown_members<&open_event::extra>);
}
struct plain_event {
    int at{};
};
BOOST_DESCRIBE_STRUCT(plain_event, (), (at))
constexpr auto vouch_schema(vouch::of<plain_event>)
{
    return vouch::schema(vouch::strict_members());
}
using event = std::variant<text_event, enum_event, open_event, plain_event>;
constexpr auto vouch_schema(vouch::of<event>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<text_event>("text", "more text"),
                         vouch::alternative<enum_event>("changed", "removed for good"),
                         vouch::alternative<open_event>("created", "other", "x\"y"), vouch::alternative<plain_event>("plain"));
}

// A tag beside its content.
struct point {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))
struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())
using message = std::variant<point, std::string, std::vector<int>, std::monostate, nothing, std::optional<int>, int,
                             vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<message>)
{
    return vouch::schema(vouch::tag("t", vouch::content("c")), vouch::alternative<point>("point"),
                         vouch::alternative<std::string>("text"), vouch::alternative<std::vector<int>>("list"),
                         vouch::alternative<std::monostate>("ping"), vouch::alternative<nothing>("nothing"),
                         vouch::alternative<std::optional<int>>("maybe"), vouch::alternative<int>("number"));
}
using closed = std::variant<point, int>;
constexpr auto vouch_schema(vouch::of<closed>)
{
    return vouch::schema(vouch::tag("t", vouch::content("c")), vouch::alternative<point>("point"),
                         vouch::alternative<int>("number"));
}

// The name as tag.
using figure = std::variant<point, double, std::monostate, vouch::open<kind>>;
constexpr auto vouch_schema(vouch::of<figure>)
{
    return vouch::schema(vouch::name_is_tag(), vouch::alternative<point>("point"), vouch::alternative<double>("radius"),
                         vouch::alternative<std::monostate>("no figure"), vouch::alternative<vouch::open<kind>>("kind"));
}
using word = std::variant<kind, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<word>)
{
    return vouch::schema(vouch::name_is_tag, vouch::alternative<kind>("kind"));
}

// An unknown tag of an object.
struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
using payment = std::variant<card, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"));
}

// Forms of members.
using either = std::variant<point, card>;
struct holder {
    either inside{};
    std::optional<either> beside{};
    vouch::nullable<std::variant<int, long>> named{};
    std::shared_ptr<either> shared{};
    std::vector<std::optional<either>> list{};
    std::map<std::string, std::array<either, 2>> table{};
    std::optional<std::variant<std::monostate, int>> maybe{};
};
BOOST_DESCRIBE_STRUCT(holder, (), (inside, beside, named, shared, list, table, maybe))
constexpr auto vouch_schema(vouch::of<holder>)
{
    using namespace vouch;
    return vouch::schema(
        field<&holder::inside>(tag("is"), alternative<point>("p"), alternative<card>("c"), defaulted()),
        field<&holder::beside>(tag("is", content("value")), alternative<point>("p"), alternative<card>("c")),
        field<&holder::named>(name_is_tag(), alternative<int>("int"), alternative<long>("long"), defaulted()),
        field<&holder::shared>(tag("is"), alternative<point>("p"), alternative<card>("c")),
        field<&holder::list>(each(name_is_tag, alternative<point>("p"), alternative<card>("c")), max_items(2), defaulted()),
        field<&holder::table>(each(each(tag("is"), alternative<point>("P"), alternative<card>("C"))), defaulted()),
        field<&holder::maybe>(tag("is", content("value")), alternative<std::monostate>("none"), alternative<int>("some")));
}
struct derived : holder {};
BOOST_DESCRIBE_STRUCT(derived, (holder), ())
constexpr auto vouch_schema(vouch::of<derived>)
{
    using namespace vouch;
    return vouch::schema(field<&holder::inside>(name_is_tag, alternative<point>("P"), alternative<card>("C")));
}

// Recursion without pointers.
struct node {
    std::variant<std::string, vouch::boxed<std::vector<node>>> content{};
};
BOOST_DESCRIBE_STRUCT(node, (), (content))
struct branch;
using tree = std::variant<nothing, vouch::boxed<branch>>;
struct branch {
    tree left{};
    tree right{};
    vouch::boxed<std::string> name{};
    std::optional<vouch::boxed<branch>> next{};
};
BOOST_DESCRIBE_STRUCT(branch, (), (left, right, name, next))
constexpr auto vouch_schema(vouch::of<branch>)
{
    return vouch::schema(vouch::field<&branch::name>(vouch::max_length(3)), vouch::field<&branch::right>(vouch::defaulted()));
}
constexpr auto vouch_schema(vouch::of<tree>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<nothing>("leaf"),
                         vouch::alternative<vouch::boxed<branch>>("branch"));
}

} // namespace

TEST_CASE("a described tag is read into its member and written once, where it is described")
{
    for (std::string_view const text :
         {R"({"at":1,"type":"more text"})", R"({"type":"more text","at":1})", R"( { "\u0074ype" : "more text" , "at" : 1 } )"}) {
        CHECK(again<event>(text, vouch::strict) == R"({"at":1,"type":"more text"})");
        CHECK(std::get<text_event>(*vouch::parse<event>(text)).type == "more text");
    }
    CHECK(again<event>(R"({"at":1,"type":"removed for good"})") == R"({"type":"removed for good","at":1})");
    CHECK(std::get<enum_event>(*vouch::parse<event>(R"({"type":"changed"})")).type == kind::changed);
    CHECK(again<event>(R"({"a":[1],"type":"other","b":null})", vouch::strict) == R"({"type":"other","a":[1],"b":null})");
    CHECK(again<event>(R"({"type":"x\"y"})") == R"({"type":"x\"y"})");
    CHECK(std::get<open_event>(*vouch::parse<event>(R"({"type":"other"})")).what->unknown() == "other");
    CHECK(again<event>(R"({"at":5,"type":"plain"})") == R"({"type":"plain","at":5})");
}

TEST_CASE("a described tag that holds no value of its alternative is written as the first one")
{
    auto const written = [](event const& value) {
        CHECK(tests::told(vouch::validate(value)) == "");
        return vouch::serialize(value).value();
    };
    CHECK(written(text_event{}) == R"({"at":0,"type":"text"})");
    CHECK(written(text_event{.at = 1, .type = "more text"}) == R"({"at":1,"type":"more text"})");
    CHECK(written(text_event{.at = 1, .type = "plain"}) == R"({"at":1,"type":"text"})");
    CHECK(written(text_event{.at = 1, .type = "\xff"}) == R"({"at":1,"type":"text"})");
    CHECK(written(enum_event{}) == R"({"type":"changed"})");
    CHECK(written(enum_event{.type = static_cast<kind>(77)}) == R"({"type":"changed"})");
    CHECK(written(open_event{}) == R"({"type":"created"})");
    CHECK(written(open_event{.what = vouch::open<kind>{}}) == R"({"type":"created"})");
    CHECK(written(open_event{.what = vouch::open<kind>::from_unknown("other")}) == R"({"type":"other"})");
    CHECK(written(open_event{.what = vouch::open<kind>(kind::changed)}) == R"({"type":"created"})");
    // outside of the variant the member is one like any other
    CHECK(vouch::serialize(text_event{}).value() == R"({"at":0,"type":""})");
    CHECK(vouch::serialize(open_event{}).value() == "{}");
    CHECK(tests::told(vouch::validate(event(open_event{.extra = {{"type", vouch::raw_json{"1"}}}}))) == "duplicate_member");
}

TEST_CASE("mistakes about a described tag")
{
    CHECK(tests::faults<event>(R"({"type":"text","at":1,"type":"text"})") == "duplicate_member@22 /type");
    CHECK(tests::faults<event>(R"({"at":1,"type":"text","type":"changed"})") == "duplicate_member@22 /type");
    CHECK(tests::faults<event>(R"({"at":1})") == "missing_member@7 /type");
    CHECK(tests::faults<event>(R"({"at":1,"type":null})") == "wrong_type@15 /type");
    CHECK(tests::faults<event>(R"({"at":1,"type":"deleted"})") == "unknown_alternative@15 /type");
    CHECK(tests::faults<event>(R"({"at":"x","type":"text"})") == "wrong_type@6 /at");
    CHECK(tests::faults<event>(R"({"at":1,"z":1,"type":"plain"})") == "unknown_member@8");
    CHECK(tests::faults<event>(R"({"z":1,"type":"text","at":1})", vouch::strict) == "unknown_member@1");
    CHECK(vouch::parse<event>(R"({"type":"z"})").error()[0].message() ==
          "expected one of text, more text, changed, removed for good, created, other, x\"y, plain");
}

TEST_CASE("a tag beside its content, in either order")
{
    for (std::string_view const text : {R"({"t":"point","c":{"x":1,"y":2}})", R"({"c":{"x":1,"y":2},"t":"point"})",
                                        R"({"z":{"t":1},"c":{"y":2,"x":1},"z":[],"\u0074":"point","z":0})"})
        CHECK(again<message>(text) == R"({"t":"point","c":{"x":1,"y":2}})");
    CHECK(again<message>(R"({"t":"text","c":"c"})", vouch::strict) == R"({"t":"text","c":"c"})");
    CHECK(again<message>(R"({"c":[1,2],"t":"list"})", vouch::strict) == R"({"t":"list","c":[1,2]})");
    CHECK(again<message>(R"({"t":"maybe","c":null})") == R"({"t":"maybe","c":null})");
    CHECK(again<message>(R"({"c":7,"t":"maybe"})") == R"({"t":"maybe","c":7})");
    CHECK(vouch::serialize(message(point{1, 2}), {.indent = 1}).value() ==
          "{\n \"t\": \"point\",\n \"c\": {\n  \"x\": 1,\n  \"y\": 2\n }\n}");
}

TEST_CASE("a content that says nothing may be absent")
{
    CHECK(again<message>(R"({"t":"ping"})") == R"({"t":"ping"})");
    CHECK(again<message>(R"({"c":null,"t":"ping"})") == R"({"t":"ping"})");
    CHECK(again<message>(R"({"t":"nothing"})") == R"({"t":"nothing","c":{}})");
    CHECK(again<message>(R"({"c":{"z":1},"t":"nothing"})") == R"({"t":"nothing","c":{}})");
    CHECK(tests::faults<message>(R"({"t":"ping","c":1})") == "wrong_type@16 /c");
    CHECK(tests::faults<message>(R"({"t":"maybe"})") == "missing_member@12 /c");
    CHECK(tests::faults<message>(R"({"t":"point"})") == "missing_member@12 /c");
}

TEST_CASE("mistakes about a tag beside its content")
{
    CHECK(tests::faults<closed>("[]") == "wrong_type@0");
    CHECK(tests::faults<closed>("null") == "null_not_allowed@0");
    CHECK(tests::faults<closed>("{}") == "missing_member@1 /t");
    CHECK(tests::faults<closed>(R"({"c":{"x":"?"}})") == "missing_member@14 /t");
    CHECK(tests::faults<closed>(R"({"t":"number","t":"point","c":1,"c":2})") == "duplicate_member@14 /t; duplicate_member@32 /c");
    CHECK(tests::faults<closed>(R"({"c":1,"c":2,"t":"number"})") == "duplicate_member@7 /c");
    CHECK(tests::faults<closed>(R"({"t":7,"c":{}})") == "wrong_type@5 /t");
    CHECK(tests::faults<closed>(R"({"c":{},"t":"circle"})") == "unknown_alternative@12 /t");
    CHECK(tests::faults<closed>(R"({"z":1,"t":"number","c":"1"})", vouch::strict) == "unknown_member@1; wrong_type@24 /c");
    CHECK(tests::faults<closed>(R"({"c":{"x":"1","z":0,"y":[]},"t":"point"})", vouch::strict) ==
          "wrong_type@10 /c/x; unknown_member@14 /c; wrong_type@24 /c/y");
    CHECK(tests::faults<std::vector<closed>>(R"([{"c":{"x":1},"t":"point"},{"t":"number"}])") ==
          "missing_member@12 /0/c/y; missing_member@40 /1/c");
    CHECK(tests::faults<closed>(R"({"t":"number","c":1,})") == "syntax@20");
    CHECK(tests::faults<closed>(R"({"c":{"x":01},"t":"point"})") == "syntax@10 /c");
}

TEST_CASE("the name of the only member as tag")
{
    CHECK(again<figure>(R"( { "point" : { "y" : 2 , "x" : 1 } } )") == R"({"point":{"x":1,"y":2}})");
    CHECK(again<figure>(R"({"radius":1.5})") == R"({"radius":1.5})");
    CHECK(again<figure>(R"({"no figure":null})") == R"({"no figure":null})");
    CHECK(again<figure>(R"({"kind":"new"})") == R"({"kind":"new"})");
    CHECK(again<figure>(R"({"\u006bind":"gone","kind":1})") == "duplicate_member@20");
    CHECK(tests::faults<figure>("{}") == "missing_member@1");
    CHECK(vouch::parse<figure>("{}").error()[0].message() == "expected one of point, radius, no figure, kind");
    CHECK(tests::faults<figure>("[]") == "wrong_type@0");
    CHECK(tests::faults<figure>(R"({"circle":{"x":1}})") == "unknown_alternative@1");
    CHECK(tests::faults<figure>(R"({"point":{"x":1},"radius":2,"z":3})") ==
          "missing_member@15 /point/y; duplicate_member@17; duplicate_member@28");
    CHECK(tests::faults<figure>(R"({"circle":1,"point":2})") == "unknown_alternative@1; duplicate_member@12");
    CHECK(tests::faults<figure>(R"({"radius":"x"})") == "wrong_type@10 /radius");
    CHECK(tests::faults<figure>(R"({"radius" 1})") == "syntax@10 /radius");
    CHECK(tests::told(vouch::validate(figure(vouch::open<kind>{}))) == "unset /kind");
    CHECK(tests::told(vouch::serialize(figure(vouch::open<kind>{})).error()) == "unset /kind");
}

TEST_CASE("other_alternative keeps what an unknown tag brings, under strict as well")
{
    CHECK(again<payment>(R"({"a":[1.50],"type":"cash","b": {}})", vouch::strict) == R"({"a":[1.50],"type":"cash","b": {}})");
    CHECK(again<payment>(R"({"type":"card","number":"1"})", vouch::strict) == R"({"type":"card","number":"1"})");
    auto const cash = std::get<vouch::other_alternative>(*vouch::parse<payment>(R"( {"type":"c\u0061sh"} )"));
    CHECK(cash.tag == "cash");
    CHECK(cash.value.text() == R"({"type":"c\u0061sh"})");
    CHECK(tests::faults<payment>(R"({"number":"1"})") == "missing_member@13 /type");
    CHECK(tests::faults<payment>(R"({"type":7})") == "wrong_type@8 /type");
    CHECK(tests::faults<payment>(R"({"type":"cash","b":01})") == "syntax@19");

    CHECK(again<message>(R"({"t":"new","c":{"z" : 1}})", vouch::strict) == R"({"t":"new","c":{"z" : 1}})");
    CHECK(again<message>(R"({"c":[ ],"t":"n\"ew"})", vouch::strict) == R"({"t":"n\"ew","c":[ ]})");
    CHECK(again<message>(R"({"t":"new"})", vouch::strict) == R"({"t":"new"})");
    CHECK(tests::faults<message>(R"({"c":1})") == "missing_member@6 /t");
    CHECK(tests::faults<message>(R"({"t":"new","z":1})", vouch::strict) == "unknown_member@11");

    CHECK(again<word>(R"({"kind":"created"})") == R"({"kind":"created"})");
    CHECK(again<word>(R"({"new" : [1, 2] })", vouch::strict) == R"({"new":[1, 2]})");
    CHECK(again<word>(R"({"":null})") == R"({"":null})");
    CHECK(tests::faults<word>(R"({"new":1,"newer":2})") == "duplicate_member@9");
    CHECK(tests::faults<word>(R"({"new":01})") == "syntax@7");
    CHECK(tests::faults<word>(R"({})") == "missing_member@1");
}

TEST_CASE("other_alternative that cannot be written")
{
    auto const fault = [](auto const& value) {
        auto const written = vouch::serialize(value);
        CHECK(!written);
        auto const told = tests::told(vouch::validate(value));
        CHECK((written ? "" : tests::told(written.error())) == told);
        return told;
    };
    vouch::raw_json const deep = vouch::raw_json::from(std::string(127, '[') + std::string(127, ']')).value();
    vouch::raw_json const deeper = vouch::raw_json::from(std::string(128, '[') + std::string(128, ']')).value();
    CHECK(fault(payment(vouch::other_alternative{.tag = "cash"})) == "unset");
    CHECK(fault(payment(vouch::other_alternative{.tag = "cash", .value = vouch::raw_json{"[1]"}})) == "wrong_type");
    CHECK(fault(word(vouch::other_alternative{.tag = "cash"})) == "unset");
    CHECK(fault(message(vouch::other_alternative{.tag = "\xff"})) == "invalid_utf8 /t");
    CHECK(fault(word(vouch::other_alternative{.tag = "\xff", .value = vouch::raw_json{"1"}})) == "invalid_utf8");
    CHECK(fault(message(vouch::other_alternative{.tag = "new", .value = deeper})) == "too_deep /c");
    CHECK(vouch::serialize(message(vouch::other_alternative{.tag = "new", .value = deep})));
    CHECK(fault(word(vouch::other_alternative{.tag = "new", .value = deeper})) == "too_deep");
}

TEST_CASE("one variant type has several forms in several members")
{
    std::string const text =
        R"({"inside":{"is":"c","number":"1"},"beside":{"is":"p","value":{"x":1,"y":2}},"named":{"long":5},"shared":{"is":"c","number":""},)"
        R"("list":[null,{"c":{"number":"2"}}],"table":{"k":[{"is":"P","x":1,"y":2},{"is":"C","number":"3"}]},)"
        R"("maybe":{"is":"some","value":3}})";
    CHECK(again<holder>(text, vouch::strict) == text);
    CHECK(again<holder>("{}") == R"({"inside":{"is":"p","x":0,"y":0},"named":null,"list":[],"table":{}})");
    CHECK(again<holder>(R"({"maybe":{"is":"none"},"named":{"int":1}})") ==
          R"({"inside":{"is":"p","x":0,"y":0},"named":{"int":1},"list":[],"table":{},"maybe":{"is":"none"}})");
    CHECK(again<derived>(R"({"inside":{"C":{"number":"7"}},"table":{}})") ==
          R"({"inside":{"C":{"number":"7"}},"named":null,"list":[],"table":{}})");
    CHECK(tests::faults<holder>(R"({"inside":{"is":"C"},"beside":{"is":"p"},"named":{"short":1},"list":[{"p":{}},{"q":1},{}],)"
                                R"("table":{"k":[{"is":"p"},{}]},"maybe":null})") ==
          "unknown_alternative@16 /inside/is; missing_member@39 /beside/value; unknown_alternative@50 /named; "
          "too_long@68 /list; missing_member@75 /list/0/p/x; missing_member@75 /list/0/p/y; unknown_alternative@79 /list/1; "
          "unknown_alternative@110 /table; missing_member@116 /table; null_not_allowed@128 /maybe");
    vouch::parse_options const nulls{.null_as_absent = true};
    CHECK(again<holder>(R"({"maybe":null,"inside":null,"beside":null,"named":null,"list":null})", nulls) ==
          R"({"inside":{"is":"p","x":0,"y":0},"named":null,"list":[],"table":{}})");
    holder wrong;
    wrong.list.emplace_back(card{.number = "\xff"});
    wrong.beside = card{.number = "\xff"};
    wrong.table["k"][0] = card{.number = "\xff"};
    CHECK(tests::told(vouch::validate(wrong)) ==
          "invalid_utf8 /beside/value/number; invalid_utf8 /list/0/c/number; invalid_utf8 /table");
    CHECK(tests::told(vouch::serialize(wrong).error()) == tests::told(vouch::validate(wrong)));
}

TEST_CASE("boxes are read, checked, written and compared as what they hold")
{
    CHECK(again<node>(R"({"content":[{"content":"x"},{"content":[]}]})") == R"({"content":[{"content":"x"},{"content":[]}]})");
    CHECK(tests::faults<node>(R"({"content":[{"content":1}]})") == "wrong_type@23 /content/0/content");
    std::string const text = R"({"is":"branch","left":{"is":"branch","left":{"is":"leaf"},"right":{"is":"leaf"},"name":"abc"},)"
                             R"("right":{"is":"leaf"},"name":"","next":{"left":{"is":"leaf"},"right":{"is":"leaf"},"name":"n"}})";
    CHECK(again<tree>(text) == text);
    CHECK(
        again<tree>(R"({"name":"x","left":{"left":{"is":"leaf"},"name":"y","is":"branch"},"is":"branch"})") ==
        R"({"is":"branch","left":{"is":"branch","left":{"is":"leaf"},"right":{"is":"leaf"},"name":"y"},"right":{"is":"leaf"},"name":"x"})");
    CHECK(tests::faults<tree>(R"({"is":"branch","left":{"is":"leaf"},"name":"abcd"})") == "too_long@43 /name");
    tree made = vouch::boxed<branch>();
    *std::get<1>(made)->name = "abcd";
    CHECK(tests::told(vouch::validate(made)) == "too_long /name");
    CHECK(tests::told(vouch::validate(tree(vouch::boxed<branch>()))) == "");
}

TEST_CASE("any text that ends early is a syntax error, in each form")
{
    auto const look = [](auto type, std::string_view text) {
        using variant = typename decltype(type)::type;
        CHECK(tests::parse_exact<variant>(text));
        for (std::size_t size = 0; size < text.size(); ++size) {
            CAPTURE(text.substr(0, size));
            auto const read = tests::parse_exact<variant>(text.substr(0, size));
            REQUIRE(read.error().size() == 1);
            CHECK(read.error()[0].kind() == vouch::errc::syntax);
            CHECK(read.error()[0].offset() <= size);
        }
    };
    look(std::type_identity<event>{}, R"({"a":{"b":[1]},"type":"other"})");
    look(std::type_identity<closed>{}, R"({"c":{"x":1,"y":2},"t":"point"})");
    look(std::type_identity<closed>{}, R"({"z":[{}],"t":"point","c":{"x":1,"y":2}})");
    look(std::type_identity<message>{}, R"({"c":{"x":1,"y":2},"t":"new"})");
    look(std::type_identity<figure>{}, R"({"point":{"x":1,"y":2}})");
    look(std::type_identity<word>{}, R"({"new":[1,2]})");
    look(std::type_identity<payment>{}, R"({"a":{"x":1,"y":2},"type":"new"})");
}

TEST_CASE("the depth of each form is counted as it is written")
{
    auto const depth_of = [](auto const& value) {
        std::size_t depth = 1;
        while (!vouch::serialize(value, {.max_depth = depth}))
            ++depth;
        using type = std::remove_cvref_t<decltype(value)>;
        std::string const text = vouch::serialize(value).value();
        CHECK(vouch::parse<type>(text, {.max_depth = depth}));
        CHECK(tests::faults<type>(text, {.max_depth = depth - 1}).starts_with("too_deep@"));
        CHECK(vouch::validate(value, {.max_depth = depth}).empty());
        CHECK(vouch::validate(value, {.max_depth = depth - 1})[0].kind() == vouch::errc::too_deep);
        return depth;
    };
    CHECK(depth_of(event(plain_event{})) == 1);
    CHECK(depth_of(closed(1)) == 1);
    CHECK(depth_of(closed(point{})) == 2);
    CHECK(depth_of(message(std::monostate{})) == 1);
    CHECK(depth_of(message(std::vector<int>{})) == 2);
    CHECK(depth_of(figure(1.0)) == 1);
    CHECK(depth_of(figure(point{})) == 2);
    CHECK(depth_of(message(vouch::other_alternative{.tag = "new", .value = vouch::raw_json{"[[]]"}})) == 3);
    holder outer;
    outer.list.emplace_back(point{});
    CHECK(depth_of(outer) == 4);
}
