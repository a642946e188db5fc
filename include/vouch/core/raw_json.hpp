// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_RAW_JSON_HPP
#define VOUCH_CORE_RAW_JSON_HPP
#include <vouch/core/result.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

struct parse_options;

/// Any JSON value, checked and kept as the text it was: for members whose shape is not known.
///
/// Made by reading only: `vouch::parse<vouch::raw_json>(text)`, or as a member.
/// JSON:   any value, written back byte for byte.
class raw_json {
public:
    raw_json() = default;

    /// The text. Empty where nothing was read.
    [[nodiscard]] auto text() const noexcept -> std::string const& { return text_; }

    /// The value as a `Type`: `vouch::parse<Type>` of the text. Defined in vouch/read/parse.hpp.
    template <class Type>
    [[nodiscard]] auto as() const -> result<Type>;
    /// The same with options of its own.
    template <class Type>
    [[nodiscard]] auto as(parse_options const& options) const -> result<Type>;

    friend bool operator==(raw_json const&, raw_json const&) = default;

    /// What the reader makes of a text that it has checked.
    struct checked {
        std::string_view text;
    };
    explicit raw_json(checked value) : text_(value.text) {}

private:
    std::string text_;
};

} // namespace vouch::inline VOUCH_ABI
#endif
