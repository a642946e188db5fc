// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_LOCATE_HPP
#define VOUCH_REPORT_LOCATE_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// A place in a text as people and editors name it: both numbers start at 1, the column counts code points.
struct text_position {
    std::size_t line = 1;
    std::size_t column = 1;

    friend constexpr bool operator==(text_position const&, text_position const&) = default;
};

/// The line and column of a byte offset; those of the end for an offset beyond it. A line ends at a line feed.
///
/// Cost: one pass up to `offset`.
[[nodiscard]] constexpr auto locate(std::string_view text, std::size_t offset) noexcept -> text_position
{
    std::string_view const before = text.substr(0, (std::min)(offset, text.size()));
    std::size_t const line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            detail::count_code_points(before.substr(line_begin)) + 1};
}

namespace detail {

// Locates offsets that never decrease, in one pass for all of them. `first` is the place where the text begins.
class forward_locator {
public:
    explicit constexpr forward_locator(std::string_view text, text_position first = {}) noexcept : rest_(text), position_(first)
    {}

    constexpr auto locate(std::size_t offset) noexcept -> text_position
    {
        std::string_view passed = rest_.substr(0, offset - passed_);
        rest_.remove_prefix(passed.size());
        passed_ += passed.size();
        for (auto feed = passed.find('\n'); feed != passed.npos; feed = passed.find('\n')) {
            ++position_.line;
            position_.column = 1;
            passed.remove_prefix(feed + 1);
        }
        position_.column += count_code_points(passed);
        return position_;
    }

private:
    std::string_view rest_;
    std::size_t passed_ = 0;
    text_position position_;
};

// The errors that have an offset, by offset; those of the same offset in their own order.
inline auto sorted_by_offset(errors const& all) -> std::vector<error const*>
{
    std::vector<error const*> placed;
    for (error const& each : all)
        if (each.offset())
            placed.push_back(&each);
    auto const precedes = [](error const* left, error const* right) { // all of them are in one array
        return left->offset() != right->offset() ? left->offset() < right->offset() : left < right;
    };
    std::make_heap(placed.begin(), placed.end(), precedes); // as `resolver` sorts: less to compile than std::sort
    std::sort_heap(placed.begin(), placed.end(), precedes);
    return placed;
}

} // namespace detail

/// The line and column of each error, in the order of `all`; empty for an error without offset.
///
/// Cost: one pass over the text for all errors.
[[nodiscard]] inline auto locate(std::string_view text, errors const& all) -> std::vector<std::optional<text_position>>
{
    std::vector<std::optional<text_position>> positions(all.size());
    detail::forward_locator locator(text);
    for (error const* const each : detail::sorted_by_offset(all))
        positions[static_cast<std::size_t>(each - &*all.begin())] = locator.locate(*each->offset());
    return positions;
}

} // namespace vouch::inline VOUCH_ABI
#endif
