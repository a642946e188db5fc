// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_RAW_JSON_HPP
#define VOUCH_CORE_RAW_JSON_HPP
#include <vouch/core/json_grammar.hpp>
#include <vouch/core/result.hpp>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

struct parse_options;
namespace detail {
struct raw_json_access;
}

namespace complaint {
// Not constexpr: its name is the message that a wrong literal prints. Defined, because clang 16 checks a literal in a default
// member initialiser when the program runs.
[[noreturn]] inline void this_literal_is_not_json()
{
    std::abort();
}
} // namespace complaint

/// Any JSON value, checked and kept as its text: for members whose shape is not known.
///
/// A literal is checked at compile time: `raw_json{"[1,2]"}`. `raw_json::from` checks a text, reading makes one of each value.
/// JSON:   any value, written back byte for byte.
class raw_json {
    struct literal {
        std::string_view text;

        template <std::size_t Size>
        consteval literal(char const (&json)[Size]) : text(json, Size - 1)
        {
            if (!detail::is_json(text))
                complaint::this_literal_is_not_json();
        }
    };

public:
    raw_json() = default;
    explicit raw_json(literal json) : text_(json.text) {}

    /// The value that `text` holds, without the white space around it, or what is wrong with the text: as `vouch::parse`.
    /// Defined in vouch/read/parse.hpp.
    [[nodiscard]] static auto from(std::string_view text) -> result<raw_json>;

    /// The text. Empty for an unset value.
    [[nodiscard]] auto text() const noexcept -> std::string const& { return text_; }

    /// The value as a `Type`: `vouch::parse<Type>` of the text. Defined in vouch/read/parse.hpp.
    template <class Type>
    [[nodiscard]] auto as() const -> result<Type>;
    /// The same with these options.
    template <class Type>
    [[nodiscard]] auto as(parse_options const& options) const -> result<Type>;

    friend bool operator==(raw_json const&, raw_json const&) = default;

private:
    friend detail::raw_json_access;

    std::string text_;
};

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

// How the reader stores a text that it has checked.
struct raw_json_access {
    static void assign(raw_json& to, std::string_view checked) { to.text_.assign(checked); }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
