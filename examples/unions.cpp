// SPDX-License-Identifier: BSL-1.0
// A value of one of several types, in each form that JSON APIs have for it.
#include <vouch/json.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// [inside]
// The tag is one more member: {"type":"card","number":"4111"}
struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct transfer {
    std::string iban{};
};
BOOST_DESCRIBE_STRUCT(transfer, (), (iban))

using payment = std::variant<card, transfer>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<transfer>("sepa_transfer"));
}
// [/inside]

// [described]
// The same, with a struct that has the tag as a member and several values of it: {"kind":"paused","seconds":3}
struct played {
    std::string kind{}; // "started" or "paused"
    int seconds{};
};
BOOST_DESCRIBE_STRUCT(played, (), (kind, seconds))
struct closed {};
BOOST_DESCRIBE_STRUCT(closed, (), ())

using player_event = std::variant<played, closed>;
constexpr auto vouch_schema(vouch::of<player_event>)
{
    return vouch::schema(vouch::tag("kind"), vouch::alternative<played>("started", "paused"),
                         vouch::alternative<closed>("closed"));
}
// [/described]

// [beside]
// The tag stands beside a content of any type: {"op":"move","by":{"x":1,"y":2}} and {"op":"undo"}
struct step {
    int x{};
    int y{};
};
BOOST_DESCRIBE_STRUCT(step, (), (x, y))

using command = std::variant<step, std::vector<std::string>, std::monostate>;
constexpr auto vouch_schema(vouch::of<command>)
{
    return vouch::schema(vouch::tag("op", vouch::content("by")), vouch::alternative<step>("move"),
                         vouch::alternative<std::vector<std::string>>("say"), vouch::alternative<std::monostate>("undo"));
}
// [/beside]

// [name]
// The name of the only member is the tag: {"line":{"x":1,"y":2}} and {"label":"here"}
struct note {
    std::variant<step, std::string> mark{};
};
BOOST_DESCRIBE_STRUCT(note, (), (mark))
constexpr auto vouch_schema(vouch::of<note>) // said of the member: another member may hold this variant in another form
{
    return vouch::schema(vouch::field<&note::mark>(vouch::name_is_tag(), vouch::alternative<step>("line"),
                                                   vouch::alternative<std::string>("label")));
}
// [/name]

// [untagged]
// No tag, where each alternative is another kind of JSON value: "x", ["x","y"], or absent
struct claims {
    std::optional<std::variant<std::string, std::vector<std::string>>> aud{};
};
BOOST_DESCRIBE_STRUCT(claims, (), (aud))
// [/untagged]

// [other]
// A tag that is not known yet is kept and written back, so that a new word of the server breaks nothing
using open_payment = std::variant<card, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<open_payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"));
}
// [/other]

// [boxed]
// A type that holds values of its own type: {"children":["text",{"children":["more"]}]}
struct node;
using content = std::variant<std::string, vouch::boxed<node>>;
struct node {
    std::vector<content> children{};
};
BOOST_DESCRIBE_STRUCT(node, (), (children))
// [/boxed]

// Whether the text is read as a `Type` and written back as it was.
template <class Type>
auto is_kept(std::string_view text) -> bool
{
    auto const value = vouch::parse<Type>(text);
    if (!value) {
        std::cout << text << ": " << value.error()[0].message() << '\n';
        return false;
    }
    auto const written = vouch::serialize(*value);
    std::cout << written.value() << '\n';
    return *written == text;
}

int main()
{
    bool const kept = is_kept<payment>(R"({"type":"card","number":"4111"})") &&
                      is_kept<player_event>(R"({"kind":"paused","seconds":3})") &&
                      is_kept<command>(R"({"op":"move","by":{"x":1,"y":2}})") && is_kept<command>(R"({"op":"undo"})") &&
                      is_kept<note>(R"({"mark":{"label":"here"}})") && is_kept<claims>(R"({"aud":["x","y"]})") &&
                      is_kept<open_payment>(R"({"type":"voucher","code":"XMAS","value":10.50})") &&
                      is_kept<node>(R"({"children":["text",{"children":["more"]}]})");

    // The tag may stand anywhere; a wrong one is told with what was expected.
    auto const late = vouch::parse<payment>(R"({"iban":"DE89370400440532013000","type":"sepa_transfer"})");
    auto const wrong = vouch::parse<payment>(R"({"type":"cash"})");
    if (!kept || !late || late->index() != 1 || wrong)
        return 1;
    std::cout << wrong.error()[0].pointer() << ": " << wrong.error()[0].message() << '\n';
    return wrong.error()[0].message() == "expected one of card, sepa_transfer" ? 0 : 1;
}
