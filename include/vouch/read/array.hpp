// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ARRAY_HPP
#define VOUCH_READ_ARRAY_HPP
#include <vouch/read/reader.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <tuple>
#include <utility>

// JSON arrays: of any size, of different items, of a fixed size, and of one type for each place.
namespace vouch::inline VOUCH_ABI::detail {

// read_item(at, index) for each item of the array at `at`.
template <class ReadItem>
VOUCH_INLINE auto read_items(reader& in, char const* at, ReadItem const& read_item) -> char const*
{
    char const* const begin = at + 1;
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    if (in.is(at, ']')) {
        in.leave();
        return at + 1;
    }
    auto const gap = static_cast<std::size_t>(at - begin);
    for (std::size_t index = 0;; ++index) {
        at = read_item(at, index);
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, ']', gap);
        at = next.at;
        if (next.more)
            continue;
        in.leave();
        return at;
    }
}

// How many items to make room for when there are `count`: twice as many. Where the array is the whole document, as many as are
// likely to come, judged by the bytes of those before and by those left; never above eight times these.
inline auto likely_size(reader const& in, std::size_t item_size, std::size_t count, char const* first, char const* at)
    -> std::size_t
{
    if (count == 0)
        return item_size > 256 ? 1 : 4;
    if (!in.is_outermost())
        return count * 2;
    std::size_t const bytes_each = static_cast<std::size_t>(at - first) / count;
    std::size_t const left = static_cast<std::size_t>(in.end() - at) / bytes_each;
    return std::min(count + left + left / 64 + 1, count * 8);
}

// Items that are there already are read over, so that they keep their room.
template <class Sequence>
auto read_sequence(reader& in, char const* at, Sequence& to) -> char const*
{
    using item = typename Sequence::value_type;
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    std::size_t count = 0;
    char const* const first = at;
    at = read_items(in, at, [&](char const* begin, std::size_t index) -> char const* {
        count = index + 1;
        if constexpr (std::same_as<item, bool>) { // std::vector<bool> holds none
            bool value = false;
            char const* const end = read_value(in, begin, value);
            if (end == nullptr)
                return nullptr;
            if (index < to.size())
                to[index] = value;
            else
                to.push_back(value);
            return end;
        } else {
            if (index < to.size())
                return read_value(in, begin, to[index]);
            if constexpr (requires { to.capacity(); })
                if (to.size() == to.capacity())
                    to.reserve(likely_size(in, sizeof(item), index, first, begin));
            return read_value(in, begin, to.emplace_back());
        }
    });
    while (to.size() > count)
        to.pop_back();
    return at;
}

template <class Set>
auto read_set(reader& in, char const* at, Set& to) -> char const*
{
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    to.clear();
    return read_items(in, at, [&](char const* begin, std::size_t) -> char const* {
        std::size_t const before = in.marks().size();
        typename Set::value_type item{};
        char const* const end = read_value(in, begin, item);
        if (end == nullptr || in.marks().size() != before || to.insert(std::move(item)).second)
            return end;
        return in.refuse(end, begin, items_repeated);
    });
}

// An array of `Size` items; read_item(at, index) reads those.
template <std::size_t Size, class ReadItem>
auto read_exactly(reader& in, char const* at, ReadItem const& read_item) -> char const*
{
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    std::size_t count = 0;
    char const* const end = read_items(in, at, [&](char const* begin, std::size_t index) {
        count = index + 1;
        return index < Size ? read_item(begin, index) : in.skip_value(begin);
    });
    if (end == nullptr || count == Size) [[likely]]
        return end;
    return in.refuse(end, at, {count < Size ? errc::too_short : errc::too_long, "{} items", {.least = Size, .most = Size}});
}

template <class Value, std::size_t Size>
auto read_fixed_array(reader& in, char const* at, std::array<Value, Size>& to) -> char const*
{
    return read_exactly<Size>(in, at, [&](char const* begin, std::size_t index) { return read_value(in, begin, to[index]); });
}

template <class Tuple>
auto read_tuple(reader& in, char const* at, Tuple& to) -> char const*
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        return read_exactly<sizeof...(Index)>(in, at, [&](char const* begin, std::size_t index) {
            char const* end = nullptr;
            (void)((index == Index && (end = read_value(in, begin, std::get<Index>(to)), true)) || ...);
            return end;
        });
    }(std::make_index_sequence<std::tuple_size_v<Tuple>>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
