// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ARRAY_HPP
#define VOUCH_READ_ARRAY_HPP
#include <vouch/read/chain_watch.hpp>
#include <vouch/read/reader.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

// JSON arrays: lists of any size, sets, arrays of a fixed size, and tuples.
namespace vouch::inline VOUCH_ABI::detail {

// Calls read_item(at, index) for each item of the array at `at`.
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

// How many items to reserve memory for where `count` are there: twice as many. Where the array is the whole document, as many as
// are likely to come, judged by the bytes of those before and by the bytes left; never above eight times these.
inline auto likely_size(reader const& in, std::size_t item_size, std::size_t count, char const* first, char const* at)
    -> std::size_t
{
    if (count == 0)
        return item_size > 256 ? 1 : 4;
    if (!in.is_outermost())
        return count * 2;
    std::size_t const bytes_each = static_cast<std::size_t>(at - first) / count;
    std::size_t const left = static_cast<std::size_t>(in.end() - at) / bytes_each;
    return (std::min)(count + left + left / 64 + 1, count * 8);
}

// Reads null, which is the empty container where the options say so; else reports a value of the wrong type. The caller empties
// the container.
VOUCH_COLD inline auto read_no_container(reader& in, char const* at, std::string_view expected) -> char const*
{
    bool const is_empty = in.options().null_as_absent && in.is(at, 'n');
    return is_empty ? in.read_literal(at, "null") : in.refuse_type(at, expected);
}

// Skips an item that its container, which begins at `begin`, has no place for. Reports the first of these.
VOUCH_COLD inline auto skip_excess(reader& in, char const* at, char const* begin, bool is_first, expectation const& fault)
    -> char const*
{
    return is_first && !in.complain(begin, place::value, fault) ? nullptr : in.skip_value(at);
}

// Whether a sequence needs more memory, or more than it can have, for one item more.
template <class Sequence>
VOUCH_INLINE auto must_grow(Sequence const& to) -> bool
{
    if constexpr (requires { to.capacity(); })
        return to.size() == to.capacity();
    else
        return is_full(to);
}

// Whether a sequence that must grow cannot; else memory for more items is reserved where that is possible. What has a capacity
// and no way to reserve more can hold no more: a ring would overwrite its first item.
template <class Sequence>
auto cannot_grow(reader const& in, Sequence& to, char const* first, char const* at) -> bool
{
    if constexpr (requires { to.reserve(std::size_t{}); }) {
        if (is_full(to))
            return true;
        std::size_t size = likely_size(in, sizeof(typename Sequence::value_type), to.size(), first, at);
        if constexpr (requires { to.max_size(); })
            size = std::min<std::size_t>(size, to.max_size());
        to.reserve(size);
        return false;
    } else {
        return true;
    }
}

template <class Sequence, class Item>
void put_item(Sequence& to, std::size_t index, Item item)
{
    if (index < to.size())
        to[index] = std::move(item);
    else
        to.push_back(std::move(item));
}

// Reads over the items that are there already, so that their memory is reused.
template <class Sequence, class Limit = unlimited>
auto read_sequence(reader& in, char const* at, Sequence& to, [[maybe_unused]] Limit const& limit = {}) -> char const*
{
    constexpr bool has_references = std::is_lvalue_reference_v<decltype(*to.begin())>; // std::vector<bool> has none
    constexpr bool has_index = requires { to[std::size_t{}]; };                        // std::list has none
    std::size_t count = 0;
    char const* const first = at;
    [[maybe_unused]] auto reused = to.begin();
    auto const read_item = [&](char const* begin, std::size_t index) -> char const* {
        if constexpr (Limit::is_limited)
            if (index >= limit.most) [[unlikely]]
                return skip_excess(in, begin, first, index == limit.most, limit.fault);
        count = index + 1;
        if constexpr (has_references && has_index) {
            if (index < to.size())
                return read_formed<item_form<typename Limit::form>>(in, begin, to[index]);
        } else if constexpr (has_references) {
            if (index < to.size())
                return read_formed<item_form<typename Limit::form>>(in, begin, *reused++);
        }
        if (has_references || index >= to.size())
            if (must_grow(to) && cannot_grow(in, to, first, begin)) [[unlikely]]
                return skip_excess(in, begin, first, index == to.size(), too_many_for(to));
        if constexpr (has_references) {
            return read_formed<item_form<typename Limit::form>>(in, begin, made_for(in, to.emplace_back()));
        } else {
            typename Sequence::value_type item{};
            char const* const end = read_formed<item_form<typename Limit::form>>(in, begin, item);
            if (end != nullptr)
                put_item(to, index, std::move(item));
            return end;
        }
    };
    at = in.is(at, '[') ? read_items(in, at, read_item) : read_no_container(in, at, "an array");
    while (to.size() > count)
        to.pop_back();
    return at;
}

template <class Set, class Limit = unlimited>
auto read_set(reader& in, char const* at, Set& to, [[maybe_unused]] Limit const& limit = {}) -> char const*
{
    to.clear();
    if (!in.is(at, '[')) [[unlikely]]
        return read_no_container(in, at, "an array");
    char const* const first = at;
    bool takes_more = true;
    chain_watch watch;
    return read_items(in, at, [&](char const* begin, std::size_t) -> char const* {
        if (!takes_more)
            return in.skip_value(begin);
        if constexpr (Limit::is_limited)
            if (to.size() >= limit.most)
                return takes_more = false, skip_excess(in, begin, first, true, limit.fault);
        if (is_full(to))
            return takes_more = false, skip_excess(in, begin, first, true, too_many_for(to));
        std::size_t const before = in.marks().size();
        typename Set::value_type item{};
        char const* const end = read_formed<item_form<typename Limit::form>>(in, begin, made_for(in, item));
        if (end == nullptr || in.marks().size() != before)
            return end;
        auto const inserted = to.insert(std::move(item));
        if (!inserted.second)
            return in.refuse(end, begin, items_repeated);
        if constexpr (has_buckets<Set>)
            if (!watch.permits(to, *inserted.first)) [[unlikely]]
                return takes_more = false, in.refuse(end, begin, keys_collide);
        return end;
    });
}

// Reads an array of `Size` items by read_item(at, index).
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

template <class Value, std::size_t Size, class Limit>
auto read_fixed_array(reader& in, char const* at, std::array<Value, Size>& to, Limit const&) -> char const*
{
    return read_exactly<Size>(in, at, [&](char const* begin, std::size_t index) {
        return read_formed<item_form<typename Limit::form>>(in, begin, to[index]);
    });
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
