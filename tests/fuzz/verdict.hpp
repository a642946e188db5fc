// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_VERDICT_HPP
#define VOUCH_TESTS_FUZZ_VERDICT_HPP
#include <support/model.hpp>
#include <support/told.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

template <class Type>
auto verdict_as(std::string_view text) -> std::string
{
    auto const read = vouch::parse<Type>(text, options_for(text));
    if (!read)
        return tests::told(read.error());
    auto const written = vouch::serialize(*read, {.indent = static_cast<unsigned>(text.size() % 3), .secrets = true});
    return written ? *written : tests::told(written.error());
}

// What reading `text` says, as each kind of document: the object, written again, or every error with its place.
inline auto verdict(std::string_view text) -> std::string
{
    std::string all = verdict_as<vouch::raw_json>(text) + '\n';
    if (text.starts_with('"'))
        return all + verdict_as<std::string>(text);
    return all + (text.starts_with('[') ? verdict_as<std::vector<everything>>(text) : verdict_as<everything>(text));
}

} // namespace
#endif
