// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_MARK_HPP
#define VOUCH_JSON_MARK_HPP
#include <vouch/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// What `mark::anchor` points to, and so whose pointer the error gets.
enum class place : std::uint8_t {
    value,        // the first byte of a value: that value
    value_end,    // the byte after a value or a key: that value or the object, and its first byte is the offset
    key,          // the quote of a key: the object around it, or `member` in it
    object_begin, // the brace that opens an object: `member` in it, at that member's offset, or the object
    object_end,   // the brace that closes an object: `member` in it
    nowhere,      // any byte: the innermost thing that is open there
};

// What the reader, or the writer, remembers of a mistake. Pointers are made later, from all marks in one scan of the text.
struct mark {
    std::size_t anchor;
    place where;
    expectation what;
    std::optional<std::string_view> member{}; // a declared name: static storage
    std::optional<std::size_t> offset{};      // where it differs from what the anchor says
    std::optional<std::size_t> opaque{};      // where a map begins that the anchor is in: names below it are data
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
