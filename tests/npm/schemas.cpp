// SPDX-License-Identifier: BSL-1.0
// The program that tests/schema_judges.py asks: "request" and "response" print the schemas, one `["name", schema]` a line. "read"
// says of each line of standard input, `["name", "text"]`, whether vouch reads the text, and "write" what it writes of it.
#include "../json_schema/model.hpp"

#include <carbn/user.hpp>
#include <carbn/user_update.hpp>
#include <vouch/json.hpp>
#include <vouch/json_schema.hpp>
#include <vouch/pattern.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <tuple>

namespace {

struct car {
    std::string plate{};
    std::optional<std::vector<std::string>> parts{};
};
BOOST_DESCRIBE_STRUCT(car, (), (plate, parts))
constexpr auto vouch_schema(vouch::of<car>)
{
    return vouch::schema(vouch::field<&car::plate>(vouch::pattern<"^[A-Z]{1,3}-[0-9]{1,4}$">(), vouch::max_length(7)),
                         vouch::field<&car::parts>(vouch::each(vouch::pattern<"^[A-Z]{1,3}-[0-9]{1,4}$">())));
}

struct subject {
    std::string_view name;
    std::string (*schema)(vouch::schema_mode);
    std::string (*read)(std::string_view text, bool is_written);
};

// Of a text that is refused, "0" is read, and nothing written.
template <class Type, bool IsStrict>
auto read(std::string_view text, bool is_written) -> std::string
{
    auto const value = vouch::parse<Type>(text, {.reject_unknown = IsStrict, .open_values = vouch::open_values::all});
    if (is_written)
        return value ? vouch::serialize(*value, {.secrets = true}).value() : std::string();
    return value ? "1" : "0";
}
template <class Type, bool IsStrict>
constexpr auto subject_of(std::string_view name) -> subject
{
    return {name,
            [](vouch::schema_mode mode) {
                return vouch::json_schema<Type>(
                    {.mode = mode, .reject_unknown = IsStrict, .open_values = vouch::open_values::all});
            },
            &read<Type, IsStrict>};
}

using namespace schema_model;
constexpr subject subjects[] = {
    subject_of<numbers, false>("numbers"),
    subject_of<texts, false>("texts"),
    subject_of<texts, true>("texts_strict"),
    subject_of<car, false>("car"),
    subject_of<codes, false>("codes"),
    subject_of<formats, false>("formats"),
    subject_of<members, false>("members"),
    subject_of<strict_one, false>("strict_one"),
    subject_of<with_rest, false>("with_rest"),
    subject_of<containers, true>("containers"),
    subject_of<forest, true>("forest"),
    subject_of<tree, false>("tree"),
    subject_of<any_value, false>("any_value"),
    subject_of<variants, false>("variants"),
    subject_of<variants, true>("variants_strict"),
    subject_of<untagged, false>("untagged"),
    subject_of<carbn::user_update, true>("carbn_update"),
    subject_of<carbn::user, false>("carbn_user"),
};

} // namespace

int main(int count, char** arguments)
{
    std::string_view const what = count == 2 ? arguments[1] : "";
    if (what == "request" || what == "response") {
        auto const mode = what == "request" ? vouch::schema_mode::request : vouch::schema_mode::response;
        for (subject const& each : subjects)
            std::cout << "[\"" << each.name << "\"," << each.schema(mode) << "]\n";
        return 0;
    }
    if (what != "read" && what != "write")
        return 2;
    for (std::string line; std::getline(std::cin, line);) {
        auto const question = vouch::parse<std::tuple<std::string, std::string>>(line);
        if (!question)
            return 2;
        auto const& [name, text] = *question;
        for (subject const& each : subjects)
            if (each.name == name)
                std::cout << each.read(text, what == "write") << '\n';
    }
    return 0;
}
