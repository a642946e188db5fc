// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_RESOLVES_HPP
#define VOUCH_TESTS_SUPPORT_RESOLVES_HPP
#include <vouch/core/error.hpp>
#include <vouch/json/scanner.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

/// Whether `pointer` names a place in `text`. A pointer ends at the outermost map.
inline auto resolves(std::string_view text, std::string_view pointer) -> bool
{
    vouch::detail::scanner in(text, {});
    char const* at = in.skip_space(in.begin());
    while (!pointer.empty()) {
        std::size_t const end = pointer.find('/', 1);
        std::string token(pointer.substr(1, end == pointer.npos ? pointer.npos : end - 1));
        for (std::string_view const escape : {"~1/", "~0~"})
            for (std::size_t found = 0; (found = token.find(escape.substr(0, 2), found)) != token.npos; ++found)
                token.replace(found, 2, escape.substr(2));
        pointer = end == pointer.npos ? "" : pointer.substr(end);
        bool const object = in.is(at, '{');
        if (!object && !in.is(at, '['))
            return false;
        at = in.skip_space(at + 1);
        for (std::size_t index = 0;; ++index) {
            std::string_view name;
            if (object) {
                char const* const colon = in.is(at, '"') ? in.read_string(at, name) : nullptr;
                at = colon == nullptr ? nullptr : in.read_colon(colon);
            }
            if (at == nullptr || at == in.end())
                return false;
            if (object ? name == token : std::to_string(index) == token)
                break;
            char const* const value_end = in.skip_value(at);
            if (value_end == nullptr)
                return false;
            auto const next = in.read_separator(value_end, object ? '}' : ']');
            if (!next.more)
                return false;
            at = next.at;
        }
    }
    return true;
}

/// The same of an error: a missing member has no place, but the object that it is missing in has.
inline auto resolves(std::string_view text, vouch::error const& error) -> bool
{
    std::string const pointer = error.pointer();
    return resolves(text, std::string_view(pointer).substr(0, error.kind() == vouch::errc::missing_member ? pointer.rfind('/')
                                                                                                          : pointer.size()));
}

} // namespace support
#endif
