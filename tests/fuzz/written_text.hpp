// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_WRITTEN_TEXT_HPP
#define VOUCH_TESTS_FUZZ_WRITTEN_TEXT_HPP
#include <vouch/json.hpp>

#include <fuzz/finding.hpp>
#include <fuzz/judge.hpp>
#include <support/decodes.hpp>

#include <map>
#include <string>
#include <string_view>

namespace fuzz {

enum class colour { red };
BOOST_DESCRIBE_ENUM(colour, red)

struct written {
    std::string text{};
    vouch::open<colour> shade{};
    std::map<std::string, std::string> by_name{};
};
BOOST_DESCRIBE_STRUCT(written, (), (text, shade, by_name))

/// Any bytes as text: what is written is read back, by us and by Boost.JSON, or is refused for not being UTF-8.
inline void written_text(std::string_view bytes)
{
    bool const valid = support::decodes(bytes);
    std::string const text(bytes);
    auto const alone = vouch::serialize(text);
    require(alone.has_value() == valid, "text: written, or refused, against UTF-8");
    written const object{text, vouch::open<colour>::from_unknown(text), {{text, text}, {"other", "one"}}};
    vouch::serialize_options const form{.indent = static_cast<unsigned>(bytes.size() % 3), .secrets = true};
    auto const all = vouch::serialize(object, form);
    require(all.has_value() == valid, "an object: written, or refused, against UTF-8");
    std::string appended = text;
    auto const faults = vouch::serialize_to(appended, object, form);
    require(faults.empty() == valid && appended == (valid ? text + *all : text), "appended: another text");
    if (!valid) {
        for (vouch::errors const& each : {alone.error(), all.error()})
            for (vouch::error const& one : each)
                require(one.kind() == vouch::errc::invalid_utf8, "refused for another reason");
        require(alone.error().size() == 1 && all.error().size() == 4, "refused in other places than those of the text");
        return;
    }
    require(vouch::parse<std::string>(*alone).value() == text, "text: not read back");
    judge const told(*alone, 1);
    require(told.verdict() == judge::answer::accepted && told.text_of(told.values()[0]) == bytes,
            "text: Boost.JSON reads another");

    auto const again = vouch::parse<written>(*all);
    require(again.has_value(), "an object: not read back");
    bool const known = text == "red";
    require(again->text == text && again->by_name == object.by_name && (again->shade.known() != nullptr) == known,
            "an object: read back as another");
    require(known || *again->shade.unknown() == text, "open: read back as another");
    require(vouch::serialize(*again, form).value() == *all, "an object: written again as another");
}

} // namespace fuzz
#endif
