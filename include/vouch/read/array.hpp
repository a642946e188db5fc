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

// read_item(index) for each item of the array at `in.at`, which is not white space.
template <class ReadItem>
VOUCH_INLINE auto read_items(reader& in, ReadItem const& read_item) -> bool
{
    if (!in.enter())
        return false;
    ++in.at;
    in.skip_space();
    if (in.is(']')) {
        ++in.at;
        in.leave();
        return true;
    }
    for (std::size_t index = 0;; ++index) {
        if (!read_item(index))
            return false;
        auto const next = in.read_separator(']');
        if (next == reader::separator::more)
            continue;
        in.leave();
        return next == reader::separator::done;
    }
}

// How many items to make room for, judged by the bytes of those before and by those left; never above eight times these.
inline auto likely_size(std::size_t item_size, std::size_t count, std::size_t bytes_read, std::size_t bytes_left) -> std::size_t
{
    if (count == 0)
        return item_size > 256 ? 1 : 4;
    std::size_t const bytes_each = std::max<std::size_t>(bytes_read / count, 1);
    std::size_t const left = bytes_left / bytes_each;
    return std::min(count + left + left / 64 + 1, count * 8);
}

// Items that are there already are read over, so that they keep their room.
template <class Sequence>
auto read_sequence(reader& in, Sequence& to) -> bool
{
    using item = typename Sequence::value_type;
    if (!in.is('[')) [[unlikely]]
        return in.refuse_type("an array");
    std::size_t count = 0;
    char const* const first = in.at;
    bool const read = read_items(in, [&](std::size_t index) {
        count = index + 1;
        if constexpr (std::same_as<item, bool>) { // std::vector<bool> holds none
            bool value = false;
            if (!read_value(in, value))
                return false;
            if (index < to.size())
                to[index] = value;
            else
                to.push_back(value);
            return true;
        } else {
            if (index < to.size())
                return read_value(in, to[index]);
            if constexpr (requires { to.capacity(); })
                if (to.size() == to.capacity())
                    to.reserve(likely_size(sizeof(item), index, static_cast<std::size_t>(in.at - first),
                                           static_cast<std::size_t>(in.end - in.at)));
            return read_value(in, to.emplace_back());
        }
    });
    while (to.size() > count)
        to.pop_back();
    return read;
}

template <class Set>
auto read_set(reader& in, Set& to) -> bool
{
    if (!in.is('[')) [[unlikely]]
        return in.refuse_type("an array");
    to.clear();
    return read_items(in, [&](std::size_t) {
        char const* const begin = in.at;
        std::size_t const before = in.marks().size();
        typename Set::value_type item{};
        if (!read_value(in, item))
            return false;
        return in.marks().size() != before || to.insert(std::move(item)).second ||
               in.complain(begin, place::value, items_repeated);
    });
}

// An array of `Size` items; read_item(index) reads those.
template <std::size_t Size, class ReadItem>
auto read_exactly(reader& in, ReadItem const& read_item) -> bool
{
    if (!in.is('[')) [[unlikely]]
        return in.refuse_type("an array");
    char const* const begin = in.at;
    std::size_t count = 0;
    if (!read_items(in, [&](std::size_t index) {
            count = index + 1;
            return index < Size ? read_item(index) : in.skip_value();
        }))
        return false;
    if (count == Size) [[likely]]
        return true;
    return in.complain(begin, place::value,
                       {count < Size ? errc::too_short : errc::too_long, "{} items", {.least = Size, .most = Size}});
}

template <class Value, std::size_t Size>
auto read_fixed_array(reader& in, std::array<Value, Size>& to) -> bool
{
    return read_exactly<Size>(in, [&](std::size_t index) { return read_value(in, to[index]); });
}

template <class Tuple>
auto read_tuple(reader& in, Tuple& to) -> bool
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>)
    {
        return read_exactly<sizeof...(Index)>(in, [&](std::size_t index) {
            bool read = false;
            (void)((index == Index && (read = read_value(in, std::get<Index>(to)), true)) || ...);
            return read;
        });
    }
    (std::make_index_sequence<std::tuple_size_v<Tuple>>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
