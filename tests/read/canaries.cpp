// SPDX-License-Identifier: BSL-1.0
// Every type, shape and rule is given wrong values that hold a canary: wrong by type, by form, by rule, there twice, not
// declared, a map's key, cut off anywhere. No error may sing, whatever is asked of it.
#include <vouch/pattern.hpp>
#include <vouch/vouch.hpp>

#include <support/told.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

// What the texts below hold: `$` stands for the first in values, `^` for the second in names, which `explain` may show.
constexpr std::string_view value_canary = "kAnari7531";
constexpr std::string_view name_canary = "hErring864";

auto replaced(std::string_view text, char mark, std::string_view by) -> std::string
{
    std::string made;
    for (char const byte : text)
        byte == mark ? made.append(by) : made.append(1, byte);
    return made;
}

auto lower(std::string_view text) -> std::string
{
    std::string made(text);
    for (char& byte : made)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return made;
}

// Each byte as its two hexadecimal digits behind `prefix`: "\u00" and "%".
auto in_hex(std::string_view text, std::string_view prefix) -> std::string
{
    std::string made;
    for (char const byte : text) {
        made += prefix;
        made += "0123456789abcdef"[byte >> 4];
        made += "0123456789abcdef"[byte & 15];
    }
    return made;
}

auto in_base64(std::string_view text) -> std::string
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    std::uint32_t bits = 0;
    int count = 0;
    for (char const byte : text)
        for (bits = bits << 8 | static_cast<unsigned char>(byte), count += 8; count >= 6; count -= 6)
            made += digits[bits >> (count - 6) & 63];
    return made;
}

// What of a canary must not be found, case aside: its word and its number, and the whole in other spellings.
auto spellings(std::string_view canary) -> std::vector<std::string>
{
    std::string_view const number = canary.substr(canary.find_first_of("0123456789"));
    std::vector<std::string> all{lower(canary.substr(0, 5)), std::string(number), in_hex(canary.substr(0, 3), "\\u00"),
                                 in_hex(canary.substr(0, 3), "%")};
    // at each of the three places in a group of base64 where it may begin
    for (std::size_t before = 0; before < 3; ++before)
        all.push_back(lower(in_base64(std::string(before, 'x') + std::string(canary)).substr(4, 8)));
    return all;
}

auto holds(std::string_view text, std::vector<std::string> const& spellings) -> bool
{
    std::string const plain = lower(text);
    for (std::string const& one : spellings)
        if (plain.find(one) != plain.npos)
            return true;
    return false;
}

auto sings(std::string_view text) -> bool
{
    static std::vector<std::string> const values = spellings(value_canary);
    static std::vector<std::string> const names = spellings(name_canary);
    return holds(text, values) || holds(text, names);
}

auto sings_a_value(std::string_view text) -> bool
{
    static std::vector<std::string> const values = spellings(value_canary);
    return holds(text, values);
}

// Which of all that errors can be asked for has a canary in it; nothing, one hopes.
auto singing(vouch::errors const& all, std::string_view text) -> std::string
{
    std::string found;
    auto const look = [&](bool sang, std::string_view what) {
        if (sang)
            found.append(" ").append(what);
    };
    vouch::http::request_errors mistakes;
    for (vouch::error const& one : all) {
        look(sings(one.code()), "code");
        look(sings(one.pointer()), "pointer");
        look(sings(one.message()), "message");
        mistakes.emplace_back(vouch::http::location::body, one);
    }
    for (auto const& [pointer, messages] : vouch::flatten(all))
        for (std::string const& message : messages)
            look(sings(pointer + message), "flatten");
    look(sings(vouch::serialize(all).value()), "serialize");
    look(sings(vouch::http::detail::to_response(vouch::http::detail::make_problem(422, "", mistakes)).body), "problem");
    look(sings_a_value(vouch::explain(all, text)), "explain");
    try {
        (void)vouch::result<int>(all).value();
    } catch (vouch::bad_result const& thrown) {
        look(sings(thrown.what()), "what");
    }
    return found;
}

// The types ------------------------------------------------------------------------------------------------------------------

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::enumerator<tier::pro>(vouch::name("pro-plan")));
}
enum class level { low = 1, high = 2 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

class badge : public vouch::text<badge> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_a_badge", .expected = "a badge of three letters"};
    static constexpr bool valid(std::string_view text) noexcept { return text.size() == 3; }
};

struct node {
    int size{};
    std::unique_ptr<node> next{};
    std::vector<node> kids{};
};
BOOST_DESCRIBE_STRUCT(node, (), (size, next, kids))

struct card {
    std::string number{};
    int code{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number, code))
struct bank {
    badge at{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (at))
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}

struct derived : card {
    bool is_valid{};
};
BOOST_DESCRIBE_STRUCT(derived, (card), (is_valid))
constexpr auto vouch_schema(vouch::of<derived>)
{
    return vouch::schema(vouch::case_style::camel, vouch::strict_members(), vouch::field<&derived::number>(vouch::name("card")));
}

struct keeper {
    int size = 1;
    std::map<std::string, vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(keeper, (), (size, extra))
constexpr auto vouch_schema(vouch::of<keeper>)
{
    return vouch::schema(vouch::field<&keeper::size>(vouch::defaulted()), vouch::unknown_members<&keeper::extra>);
}

struct ruled {
    std::optional<std::string> text{};
    std::optional<std::string> word{};
    std::optional<std::string> code{};
    std::optional<std::string> mark{};
    std::optional<int> number{};
    std::optional<double> share{};
    std::optional<int> even{};
    std::optional<std::chrono::year_month_day> born{};
    std::optional<std::vector<std::string>> tags{};
    std::optional<std::set<std::string>> names{};
    std::optional<std::map<std::string, std::string>> labels{};
    std::optional<bool> given{};
    std::optional<std::string> reason{};
    std::optional<vouch::raw_json> other{};
};
BOOST_DESCRIBE_STRUCT(ruled, (), (text, word, code, mark, number, share, even, born, tags, names, labels, given, reason, other))
constexpr auto vouch_schema(vouch::of<ruled>)
{
    return vouch::schema(
        vouch::field<&ruled::text>(vouch::length(1, 5)), vouch::field<&ruled::word>(vouch::one_of("basic", "pro")),
        vouch::field<&ruled::code>(vouch::pattern<"^[A-Z]+$">()),
        vouch::field<&ruled::mark>(vouch::pattern<"^[a-z]+$">("not_a_mark", "a mark of small letters")),
        vouch::field<&ruled::number>(vouch::range(0, 100)), vouch::field<&ruled::share>(vouch::exclusive_range(0.0, 1.0)),
        vouch::field<&ruled::even>(vouch::multiple_of(2)),
        vouch::field<&ruled::born>(vouch::range(vouch::date("1900-01-01"), vouch::date("2000-01-01"))),
        vouch::field<&ruled::tags>(vouch::items(0, 2), vouch::unique_items(), vouch::each(vouch::length(0, 12))),
        vouch::field<&ruled::names>(vouch::items(0, 1)), vouch::field<&ruled::labels>(vouch::each(vouch::length(1, 5))),
        vouch::field<&ruled::reason>(vouch::required_if([](ruled const& one) { return one.given == true; })),
        vouch::at_least_one<&ruled::text, &ruled::word, &ruled::code, &ruled::mark, &ruled::number, &ruled::share, &ruled::even,
                            &ruled::born, &ruled::tags, &ruled::names, &ruled::labels, &ruled::given>,
        vouch::check(
            "reason_too_long", "a reason in few words", [](ruled const& one) { return !one.reason || one.reason->size() < 5; },
            vouch::at<&ruled::reason>));
}

// Each type as a member.
struct everything {
    std::optional<bool> boolean{};
    std::optional<std::int8_t> int8{};
    std::optional<std::uint64_t> uint64{};
    std::optional<std::int64_t> int64{};
    std::optional<double> real{};
    std::optional<float> single{};
    std::optional<std::string> string{};
    std::optional<vouch::secret> secret{};
    std::optional<vouch::raw_json> raw{};
    std::optional<vouch::country> country{};
    std::optional<vouch::country_alpha2> alpha2{};
    std::optional<vouch::country_numeric> numeric{};
    std::optional<vouch::currency> currency{};
    std::optional<std::chrono::year_month_day> date{};
    std::optional<std::chrono::sys_seconds> seconds{};
    std::optional<std::chrono::sys_time<std::chrono::milliseconds>> milliseconds{};
    std::optional<boost::uuids::uuid> uuid{};
    std::optional<vouch::email> email{};
    std::optional<vouch::phone> phone{};
    std::optional<vouch::uri> uri{};
    std::optional<vouch::decimal> decimal{};
    std::optional<vouch::decimal_string> decimal_string{};
    std::optional<tier> plan{};
    std::optional<level> height{};
    std::optional<badge> own{};
    std::optional<vouch::open<tier>> open_plan{};
    std::optional<vouch::open<vouch::country>> open_country{};
    vouch::nullable<int> null{};
    vouch::patch<vouch::open<vouch::phone>> change{};
    std::vector<std::vector<int>> vector{};
    std::optional<std::array<int, 2>> array{};
    std::optional<std::tuple<int, std::string, tier>> tuple{};
    std::optional<std::pair<badge, bool>> pair{};
    std::optional<std::set<std::string>> set{};
    std::optional<std::map<std::string, int>> map{};
    std::optional<std::map<vouch::country, int>> country_map{};
    std::optional<std::map<badge, std::map<std::string, badge>>> badge_map{};
    std::optional<std::unordered_map<std::string, std::vector<bool>>> unordered_map{};
    std::unique_ptr<node> unique{};
    std::shared_ptr<vouch::uri> shared{};
    std::optional<node> recursion{};
    std::optional<payment> variant{};
    std::optional<derived> base{};
    std::optional<keeper> catch_all{};
    std::optional<ruled> rules{};
};
BOOST_DESCRIBE_STRUCT(everything, (),
                      (boolean, int8, uint64, int64, real, single, string, secret, raw, country, alpha2, numeric, currency, date,
                       seconds, milliseconds, uuid, email, phone, uri, decimal, decimal_string, plan, height, own, open_plan,
                       open_country, null, change, vector, array, tuple, pair, set, map, country_map, badge_map, unordered_map,
                       unique, shared, recursion, variant, base, catch_all, rules))
constexpr auto vouch_schema(vouch::of<everything>)
{
    return vouch::schema(vouch::field<&everything::vector>(vouch::defaulted()),
                         vouch::field<&everything::null>(vouch::defaulted()));
}

// That wherever it may stand.
struct places {
    std::optional<everything> one{};
    std::optional<std::vector<everything>> list{};
    std::optional<std::map<std::string, everything>> named{};
};
BOOST_DESCRIBE_STRUCT(places, (), (one, list, named))

struct findings {
    std::string leaks{};    // the first of them
    std::string accepted{}; // what should have been wrong
    int refused = 0;
};

// Whether `text` was refused.
auto look(std::string const& text, vouch::parse_options const& options, findings& to) -> bool
{
    auto const read = tests::parse_exact<places>(text, options);
    if (read)
        return false;
    ++to.refused;
    if (std::string const found = singing(read.error(), text); !found.empty() && to.leaks.empty())
        to.leaks = text + ":" + found;
    return true;
}

// One wrong member in all places, under all policies, its canaries plain and escaped; and cut off at each byte.
void look_at_all(std::string_view name, std::string_view wrong, findings& to)
{
    vouch::parse_options shallow;
    shallow.max_depth = 5;
    shallow.max_errors = 2;
    auto const fill = [](std::string_view text, std::string const& in_values, std::string const& in_names) {
        return replaced(replaced(text, '$', in_values), '^', in_names);
    };
    std::string const value(value_canary);
    std::string const other(name_canary);
    std::string const member = '"' + std::string(name) + "\":" + std::string(wrong);
    std::string const once = R"({"one":{)" + member + "}}";
    if (!look(fill(once, value, other), {}, to))
        to.accepted.append(" ").append(wrong);
    for (std::string const& text : {once, R"({"one":{)" + member + "," + member + R"(,"^":["$"]},"one":"$"})",
                                    R"({"list":[{)" + member + "},{" + member + R"(},"$"],"^":{)" + member + "}}",
                                    R"({"named":{"^":{)" + member + R"(},"^":{)" + member + "}}}"})
        for (vouch::parse_options const& options : {vouch::parse_options{}, vouch::strict, vouch::tolerant, shallow}) {
            look(fill(text, value, other), options, to);
            look(fill(text, in_hex(value, "\\u00"), in_hex(other, "\\u00")), options, to);
        }
    std::string const whole = fill(once, value, other);
    for (std::size_t size = 0; size < whole.size(); ++size)
        for (std::string_view const rest : {"", "$", "\"$", "\xff$"})
            look(whole.substr(0, size) + replaced(rest, '$', value), {}, to);
}

// The table ------------------------------------------------------------------------------------------------------------------

// Every type of the library, every shape, every rule; none of these is a value of it.
struct row {
    std::string_view member;
    std::vector<std::string_view> wrong;
};
row const table[] = {
    {"boolean", {R"("$")", "7531", R"(["$"])", R"({"^":"$"})", "true$", "\"$\xff\""}},
    {"int8", {R"("$")", "7531", "-7531", "1.7531", "7531e2", "7531e9999", "07531", "7531$", R"({"^":"$"})"}},
    {"uint64", {R"("$")", "-7531", "7531.5", "75317531753175317531753175317531", "0.7531", "[7531]"}},
    {"int64", {R"("7531")", "753175317531753175317531", "7531e400", "75.31", R"([["$"]])"}},
    {"real", {R"("$")", "7531e7531", "-7531e999", ".7531", "7531.", "7531e", R"(["$",7531])", "NaN$"}},
    {"single", {R"("$")", "7531e38", R"({"^":7531})", "+7531"}},
    {"string", {"7531", R"(["$"])", R"({"^":"$"})", R"("$\ud800")", R"("$\x")", "\"$\n\"", "\"$\xc0\x80\"", "$"}},
    {"secret", {"7531", R"(["$"])", R"({"^":"$"})", R"("$\udc00")", "\"$\xff\"", "\"$\1\""}},
    {"raw", {R"({"^":$})", R"({"^":"$","$"})", R"(["$" "$"])", R"("$\u00")", "[07531]", "\"$\xff\""}},
    {"country", {R"("$")", "7531", R"(["$"])", R"({"^":"$"})", R"("\u0000$")", R"("")"}},
    {"alpha2", {R"("$")", R"("7531")", "7531", R"({"^":"$"})"}},
    {"numeric", {R"("$")", R"("7531")", "7531", "[7531]"}},
    {"currency", {R"("$")", "7531", R"(["$"])"}},
    {"date", {R"("$")", R"("7531-02-30")", R"("7531-13-01")", R"("1990-02-28$")", "7531", "[7531]"}},
    {"seconds", {R"("$")", R"("7531-02-30T00:00:00Z")", R"("2024-01-01T00:00:00.7531Z")", "7531"}},
    {"milliseconds", {R"("2024-01-01T00:00:00.7531Z")", R"("$")", "7531"}},
    {"uuid", {R"("$")", R"("6f9619ff-8b86-4d01-b42d-0000007531")", "7531", R"({"^":"$"})"}},
    {"email", {R"("$")", R"("$@")", R"("@$.com")", R"("$ $@example.com")", R"("$@-$.com")", "7531"}},
    {"phone", {R"("$")", R"("7531753")", R"("+07531753")", R"("+753175317531753175317531")", "7531753"}},
    {"uri", {R"("$")", R"("http://$ $")", R"("http://$:7531x/")", R"("%$")", "7531"}},
    {"decimal", {R"("$")", "7531753175317531753175317531753175317531", "7531e9999", "[7531]", "7531$"}},
    {"decimal_string", {R"("$")", R"("7531.")", R"("07531")", R"(["7531"])", "7531"}},
    {"plan", {R"("$")", "7531", R"(["$"])", R"("pro$")"}},
    {"height", {R"("$")", "7531", "1.7531", R"({"^":"$"})"}},
    {"own", {R"("$")", "7531", R"(["$"])", "\"$\xff\""}},
    {"open_plan", {"7531", R"(["$"])", R"({"^":"$"})", R"("$\ud800")"}},
    {"open_country", {R"("$")", "7531", R"(["$"])"}},
    {"null", {R"("$")", "75317531753175317531", "null$"}},
    {"change", {R"("$")", "7531", R"(["$"])"}},
    {"vector", {R"("$")", R"([["$"]])", "[7531]", R"([[1],{"^":7531}])", "[[1,7531 7531]]"}},
    {"array", {R"(["$",1])", "[1,2,7531]", R"([1,2,"$"])", "[1,$]", R"({"^":1})"}},
    {"tuple", {R"(["$",7531,"$"])", R"([1,"$"])", R"([1,"$","pro-plan","$"])"}},
    {"pair", {R"(["$","$"])", R"(["$",true])", R"({"^":"$"})"}},
    {"set", {R"(["$","$"])", R"([7531])", R"("$")"}},
    {"map", {R"({"^":"$"})", R"({"^":7531,"^":7531})", R"({"^":75.31})", R"({"^" 7531})", R"(["$"])"}},
    {"country_map", {R"({"^":7531})", R"({"DEU":"$","^":{"^":"$"}})"}},
    {"badge_map", {R"({"^":{}})", R"({"abc":{"^":"$"}})", R"({"abc":"$"})"}},
    {"unordered_map", {R"({"^":["$"]})", R"({"^":[true],"^":[]})"}},
    {"unique", {R"("$")", R"({"size":"$","kids":[]})", R"({"size":1,"kids":[{"^":"$"}]})"}},
    {"shared", {R"("$")", "7531"}},
    {"recursion", {R"({"size":1,"kids":[],"next":{"size":"$","kids":[{"size":7531.5,"^":7531}]}})", R"({"size":1,"^":"$"})"}},
    {"variant",
     {R"({"type":"$"})", R"({"type":7531})", R"({"^":"$"})", R"({"code":"$","number":"$","type":"card"})",
      R"({"type":"bank","at":"$"})", R"({"type":"bank","type":"$","at":"abc"})", R"({"at":"$","type":"bank","^":"$"})",
      R"("$")"}},
    {"base", {R"({"card":7531,"code":"$","isValid":"$"})", R"({"card":"$","code":1,"isValid":true,"^":"$"})"}},
    {"catch_all", {R"({"size":"$","^":"$"})", R"({"^":"$","^":"$"})", R"({"size":1,"size":7531})", R"({"^":$})"}},
    {"rules", {R"({"text":"$"})", R"({"text":"","other":"$"})"}},                                     // length
    {"rules", {R"({"word":"$"})", R"({"word":"pro$"})"}},                                             // one_of
    {"rules", {R"({"code":"$"})", R"({"mark":"$"})", R"({"mark":"\u0000$"})"}},                       // pattern
    {"rules", {R"({"number":7531})", R"({"number":-7531,"other":"$"})", R"({"born":"7531-01-01"})"}}, // range
    {"rules", {R"({"share":7531.0})", R"({"share":1,"other":["$"]})"}},                               // exclusive_range
    {"rules", {R"({"even":7531})", R"({"even":-7531})"}},                                             // multiple_of
    {"rules", {R"({"tags":["$","7531","^"]})", R"({"names":["$","7531"]})"}},                         // items
    {"rules", {R"({"tags":["$","$"]})"}},                                                             // unique_items
    {"rules", {R"({"tags":["$$"]})", R"({"labels":{"^":"$"}})"}},                                     // each
    {"rules", {R"({"given":true,"other":"$","text":"75"})"}},                                         // required_if
    {"rules", {R"({"other":"$"})", R"({"^":"$"})"}},                                                  // at_least_one
    {"rules", {R"({"text":"x","reason":"$"})"}},                                                      // check
};

} // namespace

TEST_CASE("a canary is found in every spelling")
{
    for (std::string_view const said : {"the kAnari", "KANARI7531", "n 7531", "\\u006B\\u0041\\u006E", "%6B%41%6e", "hErring864"})
        CHECK(sings(said));
    for (std::string_view const before : {"", "a", "ab", "abc"})
        CHECK(sings(in_base64(std::string(before) + std::string(value_canary) + "and more")));
    CHECK_FALSE(sings("expected an ISO 3166-1 alpha-3 country code, -9223372036854775808 to 18446744073709551615"));
}

TEST_CASE("no error of reading holds a byte of what was read, whatever type it should have been")
{
    int refused = 0;
    for (row const& each : table) {
        findings found;
        for (std::string_view const wrong : each.wrong)
            look_at_all(each.member, wrong, found);
        CAPTURE(each.member);
        CHECK(found.leaks == "");
        CHECK(found.accepted == "");
        refused += found.refused;
    }
    MESSAGE(refused << " texts refused");
    CHECK(refused > 20'000);
}

TEST_CASE("no error of checking, writing or comparing holds a byte of the object")
{
    std::string const value(value_canary);
    std::string const name(name_canary);
    std::string const broken = value + "\xff";
    ruled one{.text = value, .word = value, .code = value, .mark = value, .number = 7531, .share = 7531, .even = 7531};
    one.born = vouch::date("7531-01-01");
    one.tags = std::vector<std::string>{value, value, value + value, broken};
    one.names = std::set<std::string>{value, broken};
    one.labels = std::map<std::string, std::string>{{name, value}, {name + "\xff", broken}};
    one.reason = broken;
    for (vouch::errors const& all :
         {vouch::validate(one), vouch::serialize(one).error(), vouch::serialize(broken).error(),
          vouch::serialize(std::map<std::string, std::string>{{name, broken}}).error(),
          vouch::serialize(std::map<std::string, int>{{name + "\xff", 1}}).error(),
          vouch::serialize(vouch::open<tier>::from_unknown(broken)).error(),
          vouch::serialize(vouch::secret(broken), {.secrets = true}).error(), vouch::serialize(vouch::secret(broken)).error(),
          vouch::validate(std::map<std::string, ruled>{{name, one}}),
          vouch::validate(keeper{.extra = {{name + "\xff", vouch::raw_json::from('"' + value + '"').value()}}}),
          vouch::diff<bank>(card{value, 1}, card{value + value, 7531}).error()}) {
        CHECK(!all.empty());
        CHECK(singing(all, "") == "");
    }
}
