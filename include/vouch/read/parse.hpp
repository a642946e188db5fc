// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_PARSE_HPP
#define VOUCH_READ_PARSE_HPP
#include <vouch/core/result.hpp>
#include <vouch/read/value.hpp>
#include <vouch/report/resolve.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
auto read_document(reader& in, Type& to) -> bool
{
    char const* at = read_value(in, in.skip_space(in.begin()), to);
    if (at == nullptr)
        return false;
    at = in.skip_space(at);
    return at == in.end() || in.fail(at, errc::syntax, "the end of the text") != nullptr;
}

// The errors of a text that begins at byte `base` of what the caller was given.
VOUCH_COLD inline auto report(reader& in, std::string_view text, resolver::offsets shown = resolver::offsets::told,
                              std::size_t base = 0) -> errors
{
    errors all = resolver(text, std::move(in.marks())).run(shown, base);
    if (in.truncated())
        all.set_truncated();
    return all;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Reads the `Type` that a JSON text holds, or reports every error in the text.
///
/// The text is read once, straight into the object: RFC 8259 to the letter, UTF-8 checked, then types, rules and checks.
/// An absent optional, nullable or pointer is empty, whatever the struct's initialisers put there. A defaulted member that is
/// absent has the value that `Type{}` gives it.
///
/// Errors: all of them with pointer and offset, in the order of the text; a syntax error is the last one, since nothing after
///         it can be read. At most `options.max_errors`, then `errors::truncated()`.
/// Lifetime: keeps nothing of `text`, which needs no terminator.
/// Cost:   one pass; allocates for the object's own strings and arrays, and for errors.
template <class Type>
[[nodiscard]] auto parse(std::string_view text, parse_options const& options = {}) -> result<Type>
{
    if constexpr (detail::require_readable<Type>()) {
        detail::reader in(text, options);
        result<Type> made(std::in_place);
        if (!detail::read_document(in, detail::made_for(in, *made)) || !in.marks().empty()) [[unlikely]]
            made = detail::report(in, text);
        return made;
    } else {
        return errors{};
    }
}

/// Reads into an existing object, whose strings and arrays keep their memory: reading many similar texts allocates little.
///
/// Errors: as `parse`; empty where there are none. After success every described member equals what `parse` gives, whatever the
///         object held; members that are not described keep their values. After failure the object is valid, and what it
///         holds is unspecified.
template <class Type>
[[nodiscard]] auto parse_into(std::string_view text, Type& object, parse_options const& options = {}) -> errors
{
    if constexpr (detail::require_readable<Type>()) {
        detail::reader in(text, options);
        if (!detail::read_document(in, object) || !in.marks().empty()) [[unlikely]]
            return detail::report(in, text);
    }
    return {};
}

/// Reads a value that was kept as text. Offsets count from the beginning of that text.
template <class Type>
[[nodiscard]] auto parse(raw_json const& value, parse_options const& options = {}) -> result<Type>
{
    return parse<Type>(std::string_view(value.text()), options);
}

inline auto raw_json::from(std::string_view text) -> result<raw_json>
{
    return parse<raw_json>(text);
}
template <class Type>
auto raw_json::as() const -> result<Type>
{
    return parse<Type>(text_);
}
template <class Type>
auto raw_json::as(parse_options const& options) const -> result<Type>
{
    return parse<Type>(text_, options);
}

} // namespace vouch::inline VOUCH_ABI
#endif
