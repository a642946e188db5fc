// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ARRAY_HPP
#define VOUCH_READ_ARRAY_HPP
#include <vouch/read/reader.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail {

// Room for the elements that the rest of the text is likely to hold, judged by those before; never above eight times these.
template <class Value, class Allocator>
VOUCH_OUTLINE void make_room(std::vector<Value, Allocator>& to, std::size_t bytes_read, std::size_t bytes_left)
{
    if (to.empty())
        return to.reserve(sizeof(Value) > 256 ? 1 : 4);
    std::size_t const bytes_each = std::max<std::size_t>(bytes_read / to.size(), 1);
    std::size_t const likely = to.size() + bytes_left / bytes_each + bytes_left / bytes_each / 64 + 1;
    to.reserve(std::min(likely, to.size() * 8));
}

template <class Value, class Allocator>
auto read_array(reader& in, std::vector<Value, Allocator>& to) -> bool
{
    if (!in.is('[')) [[unlikely]]
        return in.refuse_type("an array");
    if (!in.enter())
        return false;
    char const* const first = ++in.at;
    in.skip_space();
    to.clear();
    if (in.is(']')) {
        ++in.at;
        in.leave();
        return true;
    }
    for (;;) {
        if (to.size() == to.capacity())
            make_room(to, static_cast<std::size_t>(in.at - first), static_cast<std::size_t>(in.end - in.at));
        if constexpr (std::same_as<Value, bool>) {
            bool value = false;
            if (!read_value(in, value))
                return false;
            to.push_back(value);
        } else if (!read_value(in, to.emplace_back())) {
            return false;
        }
        auto const next = in.read_separator(']');
        if (next == reader::separator::more)
            continue;
        in.leave();
        return next == reader::separator::done;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
