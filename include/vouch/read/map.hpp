// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_MAP_HPP
#define VOUCH_READ_MAP_HPP
#include <vouch/read/array.hpp>
#include <vouch/read/chain_watch.hpp>
#include <vouch/read/named.hpp>
#include <vouch/read/reader.hpp>
#include <vouch/schema/variant_form.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// JSON objects whose names are data, not declared.
namespace vouch::inline VOUCH_ABI::detail {

// What reading of a map hands on from entry to entry.
struct map_progress {
    bool takes_more = true;
    chain_watch watch{};
};

// Reads the entry whose key `text` starts at `begin`; `at` is on the colon. The value of a key that is refused, repeated or one
// too many is only checked as JSON.
template <class Map, class Form = no_form>
auto read_entry(reader& in, char const* at, Map& to, char const* begin, std::string_view text, map_progress& progress)
    -> char const*
{
    using key_type = typename Map::key_type;
    auto const refuse = [&](expectation const& fault) {
        return in.complain(begin, place::key, fault) ? in.skip_unknown_member(at, begin) : nullptr;
    };
    key_type key{};
    if constexpr (std::same_as<key_type, std::string>)
        key.assign(text);
    else if (auto const fault = assign_key(key, text, in.options()); fault != nullptr)
        return refuse(*fault);
    if (is_full(to)) [[unlikely]]
        return progress.takes_more = false, refuse(too_many_for(to));
    auto const [entry, is_new] = to.try_emplace(std::move(key));
    if (!is_new) [[unlikely]]
        return refuse(key_repeated);
    if constexpr (has_buckets<Map>)
        if (!progress.watch.permits(to, entry->first)) [[unlikely]]
            return progress.takes_more = false, refuse(keys_collide);
    at = in.read_colon(at);
    return at == nullptr ? nullptr : read_formed<Form>(in, at, made_for(in, entry->second));
}

// Reads an object into `to`, each entry by read_an_entry(in, at, to, begin, text, progress).
template <class Map, class ReadEntry, class Limit = unlimited>
auto read_map_by(reader& in, char const* at, Map& to, ReadEntry const& read_an_entry, [[maybe_unused]] Limit const& limit = {})
    -> char const*
{
    to.clear();
    if (!in.is(at, '{')) [[unlikely]]
        return read_no_container(in, at, "an object");
    char const* const whole = at;
    bool const outermost = in.enter_map(at);
    char const* const first = in.enter(at);
    if (first == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(first - at) - 1;
    auto next = in.is(first, '}') ? separated{first + 1, false} : separated{first, true};
    map_progress progress;
    while (next.more) {
        char const* const begin = next.at;
        std::string_view text;
        if (at = in.read_name(begin, text); at == nullptr)
            return nullptr;
        if constexpr (Limit::is_limited)
            if (progress.takes_more && to.size() >= limit.most) {
                progress.takes_more = false;
                if (!in.complain(whole, place::value, limit.fault))
                    return nullptr;
            }
        at = progress.takes_more ? read_an_entry(in, at, to, begin, text, progress) : in.skip_unknown_member(at, begin);
        if (at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    in.leave_map(outermost);
    return next.at;
}

template <class Map, class Limit>
auto read_map(reader& in, char const* at, Map& to, Limit const& limit) -> char const*
{
    return read_map_by(in, at, to, &read_entry<Map, item_form<typename Limit::form>>, limit);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
