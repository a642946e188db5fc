// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_SERIALIZE_HPP
#define VOUCH_WRITE_SERIALIZE_HPP
#include <vouch/core/result.hpp>
#include <vouch/report/resolve.hpp>
#include <vouch/write/value.hpp>

#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// How a JSON text looks.
struct serialize_options {
    unsigned indent = 0; ///< spaces a level, each member and element on a line of its own; 0 is compact
};

namespace detail {

VOUCH_COLD inline auto report(writer& out) -> errors
{
    return resolver(out.written(), std::move(out.marks())).run(resolver::offsets::untold);
}

template <class Type>
auto append_json(std::string& text, Type const& value, serialize_options options) -> errors
{
    writer out(text, options.indent);
    out.finish(write_value(out, out.begin(), value));
    if (!out.marks().empty()) [[unlikely]]
        return report(out);
    out.keep();
    return {};
}

} // namespace detail

/// The JSON text of an object, or why it has none.
///
/// Errors: `errc::unset`, `errc::invalid_utf8`, `errc::not_finite`, a date or enumerator outside its type's range, and
///         `errc::duplicate_member` for an undeclared member of a declared name: what JSON cannot hold, all of it, with
///         pointers. Rules are not asked: `validate` does that, and sending does both.
/// Cost:   one pass; a text of up to 1 KiB is allocated once, a longer one grows as it is written.
template <class Type>
[[nodiscard]] auto serialize(Type const& value, serialize_options options = {}) -> result<std::string>
{
    if constexpr (detail::require_writable<Type>()) {
        result<std::string> made(std::in_place);
        if (errors all = detail::append_json(*made, value, options); !all.empty()) [[unlikely]]
            made = std::move(all);
        return made;
    } else {
        return errors{};
    }
}

/// The same, appended to a text that is there: where that has room, nothing is allocated.
///
/// Errors: as `serialize`, and then the text is as it was; empty where there are none.
template <class Type>
[[nodiscard]] auto serialize_to(std::string& text, Type const& value, serialize_options options = {}) -> errors
{
    if constexpr (detail::require_writable<Type>())
        return detail::append_json(text, value, options);
    else
        return {};
}

} // namespace vouch::inline VOUCH_ABI
#endif
