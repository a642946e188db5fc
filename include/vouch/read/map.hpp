// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_MAP_HPP
#define VOUCH_READ_MAP_HPP
#include <vouch/read/named.hpp>
#include <vouch/read/reader.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

// JSON objects whose names are data.
namespace vouch::inline VOUCH_ABI::detail {

// The member whose key `text` starts at `begin`; `at` on the colon. A key that is refused or repeated is recorded, its value
// skipped.
template <class Map>
auto read_entry(reader& in, char const* at, Map& to, char const* begin, std::string_view text) -> char const*
{
    using key_type = typename Map::key_type;
    key_type key{};
    if constexpr (std::same_as<key_type, std::string>)
        key.assign(text);
    else if (!assign_named(key, text))
        return in.complain(begin, place::key, refused_text<key_type>) ? in.skip_undeclared_member(at, begin) : nullptr;
    auto const [entry, is_new] = to.try_emplace(std::move(key));
    if (!is_new) [[unlikely]]
        return in.complain(begin, place::key, key_repeated) ? in.skip_undeclared_member(at, begin) : nullptr;
    at = in.read_colon(at);
    return at == nullptr ? nullptr : read_value(in, at, entry->second);
}

template <class Map>
auto read_map(reader& in, char const* at, Map& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    to.clear();
    bool const outermost = in.enter_map(at);
    char const* const first = in.enter(at);
    if (first == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(first - at) - 1;
    auto next = in.is(first, '}') ? separated{first + 1, false} : separated{first, true};
    while (next.more) {
        char const* const begin = next.at;
        std::string_view text;
        if (!in.is(begin, '"'))
            return in.fail(begin, errc::syntax, "a member name in double quotes");
        if (at = in.read_string(begin, text); at == nullptr)
            return nullptr;
        if (at = read_entry(in, at, to, begin, text); at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    in.leave_map(outermost);
    return next.at;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
