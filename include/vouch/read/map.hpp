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

// The member whose key starts at `begin`; `in.at` on the colon. A key that is refused or repeated is recorded, its value skipped.
template <class Map>
auto read_entry(reader& in, Map& to, char const* begin, std::string_view text) -> bool
{
    using key_type = typename Map::key_type;
    key_type key{};
    if constexpr (std::same_as<key_type, std::string>)
        key.assign(text);
    else if (!assign_named(key, text))
        return in.complain(begin, place::key, refused_text<key_type>()) && in.skip_undeclared_member(begin);
    auto const [entry, is_new] = to.try_emplace(std::move(key));
    if (is_new) [[likely]]
        return in.read_colon() && read_value(in, entry->second);
    return in.complain(begin, place::key, key_repeated) && in.skip_undeclared_member(begin);
}

template <class Map>
auto read_map(reader& in, Map& to) -> bool
{
    if (!in.is('{')) [[unlikely]]
        return in.refuse_type("an object");
    to.clear();
    bool const outermost = in.enter_map(in.at);
    if (!in.enter())
        return false;
    ++in.at;
    in.skip_space();
    auto next = reader::separator::more;
    if (in.is('}')) {
        ++in.at;
        next = reader::separator::done;
    }
    while (next == reader::separator::more) {
        char const* const begin = in.at;
        std::string_view text;
        if (!in.is('"'))
            return in.fail(errc::syntax, "a member name in double quotes");
        if (!in.read_string(text) || !read_entry(in, to, begin, text))
            return false;
        next = in.read_separator('}');
    }
    in.leave();
    in.leave_map(outermost);
    return next == reader::separator::done;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
