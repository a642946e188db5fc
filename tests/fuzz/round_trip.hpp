// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_ROUND_TRIP_HPP
#define VOUCH_TESTS_FUZZ_ROUND_TRIP_HPP
#include <fuzz/finding.hpp>
#include <support/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

inline void check_errors(vouch::errors const& all, std::string_view text, vouch::parse_options const& options)
{
    require(!all.empty() && all.size() <= options.max_errors, "errors: none, or more than wanted");
    require(!all.truncated() || all.size() == options.max_errors, "errors: truncated too early");
    std::size_t last = 0;
    for (vouch::error const& one : all) {
        require(one.offset() && *one.offset() <= text.size(), "errors: an offset outside the text");
        require(*one.offset() >= last, "errors: not in the order of the text");
        last = *one.offset();
        require(is_declared(one.pointer()), "errors: a pointer with something of the text");
        require(!one.message().empty() && !one.code().empty(), "errors: nothing said");
    }
    require(!vouch::explain(all, text).empty(), "errors: nothing explained");
    std::string const json = vouch::serialize(all).value();
    require(vouch::parse<vouch::raw_json>(json).has_value(), "errors: not JSON");
    require(json.find("CANARY") == json.npos, "errors: something of the text");
}

template <class Type>
void round_trip_of(std::string_view text)
{
    static Type reused;
    auto const options = options_for(text);
    auto const read = vouch::parse<Type>(text, options);
    auto const again = vouch::parse_into(text, reused, options);
    require(read.has_value() == again.empty(), "parse_into: judged otherwise");
    if (!read) {
        check_errors(read.error(), text, options);
        return;
    }
    require(reused == *read, "parse_into: another object");
    require(vouch::validate(*read).empty(), "read, but not valid");

    vouch::serialize_options const form{.indent = static_cast<unsigned>(text.size() % 3), .secrets = true};
    auto const written = vouch::serialize(*read, form);
    require(written.has_value(), "read, but not writable");
    std::string appended = "before";
    require(vouch::serialize_to(appended, *read, form).empty() && appended == "before" + *written, "appended: another text");
    auto const second = vouch::parse<Type>(*written, {.open_values = vouch::open_values::all});
    require(second.has_value(), "written, but not readable");
    require(*second == *read, "written and read: another object");
    require(vouch::serialize(*second, form).value() == *written, "written again: another text");
}

/// What is read is written, and what is written is read as the same, over what was there before as well; every error has a
/// place and nothing of the text.
inline void round_trip(std::string_view text)
{
    if (text.starts_with('['))
        round_trip_of<std::vector<everything>>(text);
    else
        round_trip_of<everything>(text);
}

} // namespace fuzz
#endif
