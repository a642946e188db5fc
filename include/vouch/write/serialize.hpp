// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_SERIALIZE_HPP
#define VOUCH_WRITE_SERIALIZE_HPP
#include <vouch/core/result.hpp>
#include <vouch/report/resolve.hpp>
#include <vouch/write/options.hpp>
#include <vouch/write/value.hpp>

#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI {

namespace detail {

VOUCH_COLD inline auto report(writer& out) -> errors
{
    errors all = resolver(out.written(), std::move(out.marks())).run(resolver::offsets::untold);
    if (out.truncated())
        all.set_truncated();
    return all;
}

template <class Type>
VOUCH_INLINE auto append_json(std::string& text, Type const& value, serialize_options const& options) -> errors
{
    writer out(text, options);
    out.finish(write_value(out, out.begin(), value));
    if (!out.marks().empty()) [[unlikely]]
        return report(out);
    out.keep();
    return {};
}

} // namespace detail

/// Writes the JSON text of an object.
///
/// Errors: what JSON cannot hold, with pointers, in the order of the text: `errc::unset`, `errc::invalid_utf8`,
/// `errc::not_finite`, a
///         date or enumerator outside its type's range, `errc::duplicate_member` for an unknown member with the name of a
///         declared one. `errc::too_deep` for an array or object beyond `max_depth`. `errc::secret_not_allowed` for every
///         `vouch::secret`, set or unset, unless `options.secrets`. At most 64, then `errors::truncated()`. Rules are checked by
///         `validate`; sending does both.
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

/// Appends the JSON text of an object to `text`. Allocates nothing if the capacity suffices.
///
/// Errors: those of `serialize`; `text` is then as it was before. Empty if there are none.
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
