// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATTERN_RULE_HPP
#define VOUCH_PATTERN_RULE_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/static_text.hpp>
#include <vouch/pattern/dialect.hpp>
#include <vouch/pattern/regex.hpp>
#include <vouch/schema/text_rules.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// Requires a text to match a regular expression: `pattern<"^[A-Z]{2}[0-9]+$">()`. A match anywhere in the text suffices, so most
/// patterns begin with `^` and end with `$`. With an error of its own: `pattern<"…">("not_a_plate", "a number plate")`.
///
/// The expression must mean the same in ECMA-262, which JSON Schema uses, and in Boost.Regex; any other does not compile.
/// Characters are code points: `.` matches one of them, which is neither one byte nor one letter with its accents.
///
/// Errors: `errc::pattern`; `pattern_too_complex` if the search gives up. It may read characters 100 000 times plus 4 times the
///         bytes of the text times the bytes of the pattern, and use 4 MiB for backtracking. A repeat of a repeat, `^(a+)+$`,
///         reaches that limit with twenty letters.
/// Cost:   compiled once, at its first use; concurrent use is safe. A search allocates.
/// See:    vouch/pattern/dialect.hpp for the dialect; ECMA-262 section 22.2; JSON Schema Validation section 6.3.3
template <detail::pattern_text Source>
class pattern {
public:
    static constexpr bool is_value_rule = true;

    constexpr pattern() noexcept : code_(to_string(errc::pattern)), expected_(default_expected()) {}
    constexpr pattern(detail::static_text code, detail::static_text expected) noexcept
        : code_(code.view), expected_(expected.view)
    {}

    /// The regular expression.
    [[nodiscard]] static constexpr auto source() noexcept -> std::string_view { return Source.view(); }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
    {
        return compiled().search(detail::text_of(value)) == detail::pattern_verdict::matches;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        if (compiled().search(detail::text_of(value)) == detail::pattern_verdict::gives_up)
            return {errc::pattern, "pattern_too_complex", "a text that its pattern decides in fewer steps"};
        return {errc::pattern, code_, expected_};
    }

private:
    static constexpr std::string_view prefix = "a text that matches ";

    static consteval auto make_expected()
    {
        std::array<char, prefix.size() + Source.view().size()> made{};
        for (std::size_t at = 0; at != made.size(); ++at)
            made[at] = at < prefix.size() ? prefix[at] : Source.text[at - prefix.size()];
        return made;
    }
    static constexpr auto own_expected = make_expected();

    // "{}" in an expectation is replaced by limits, and a pattern may contain it.
    static constexpr auto default_expected() noexcept -> std::string_view
    {
        for (std::size_t at = 1; at < source().size(); ++at)
            if (source()[at - 1] == '{' && source()[at] == '}')
                return "a text that matches its pattern";
        return {own_expected.data(), own_expected.size()};
    }

    static auto compiled() -> detail::compiled_pattern const&
    {
        static detail::compiled_pattern const once(source());
        return once;
    }

    std::string_view code_;
    std::string_view expected_;
};

} // namespace vouch::inline VOUCH_ABI
#endif
