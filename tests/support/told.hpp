// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_TOLD_HPP
#define VOUCH_TESTS_SUPPORT_TOLD_HPP
#include <vouch/core/error.hpp>
#include <vouch/read/parse.hpp>

#include <support/exact_copy.hpp>

#include <string>
#include <string_view>

namespace tests {

// Errors as one text: "wrong_type@5 /a; missing_member@9 /b".
inline auto told(vouch::errors const& all) -> std::string
{
    std::string text;
    for (vouch::error const& one : all) {
        text += text.empty() ? "" : "; ";
        text += one.code();
        if (one.offset())
            text += '@' + std::to_string(*one.offset());
        if (!one.pointer().empty())
            text += ' ' + one.pointer();
    }
    return all.truncated() ? text + " ..." : text;
}

// `parse` of a copy of exactly its size.
template <class Type>
auto parse_exact(std::string_view text, vouch::parse_options const& options = {}) -> vouch::result<Type>
{
    support::exact_copy const copy(text);
    return vouch::parse<Type>(copy, options);
}

// What is wrong with `text` as a `Type`; empty where nothing is.
template <class Type>
auto faults(std::string_view text, vouch::parse_options const& options = {}) -> std::string
{
    auto const read = parse_exact<Type>(text, options);
    return read ? std::string() : told(read.error());
}

} // namespace tests
#endif
