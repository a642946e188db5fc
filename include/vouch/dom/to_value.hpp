// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_DOM_TO_VALUE_HPP
#define VOUCH_DOM_TO_VALUE_HPP
#include <vouch/core/result.hpp>
#include <vouch/dom/value.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/write/options.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <utility>

#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>

namespace vouch::inline VOUCH_ABI {

/// Returns the Boost.JSON document of an object, equal to what Boost.JSON reads from its text. Boost.JSON must be linked, or
/// boost/json/src.hpp included once.
///
/// JSON:   as in the text, a double without a fraction is an integer, 1.0 an int64, unless a `boost::json::value` holds it.
///         Digits of a decimal that no double has are lost.
/// Errors: those of `serialize`. Besides, for a `raw_json` that no document can hold: `errc::duplicate_member` for a name that
///         occurs twice, `errc::out_of_range` for a number beyond a double.
/// Cost:   the object is written to a text, which is read: 1.2 to 1.3 times what a `boost::json::value_from` written by hand
///         takes. `options.indent` means nothing here. The document uses `storage`.
template <class Type>
[[nodiscard]] auto to_value(Type const& object, serialize_options options = {}, boost::json::storage_ptr storage = {})
    -> result<boost::json::value>
{
    if constexpr (detail::require_writable<Type>()) {
        options.indent = 0;
        std::string text;
        detail::writer out(text, options); // wipes the text if a secret is in it
        out.finish(detail::write_value(out, out.begin(), object));
        if (!out.marks().empty()) [[unlikely]]
            return detail::report(out);
        detail::reader in(out.written(), {.max_depth = options.max_depth});
        result<boost::json::value> made(std::in_place, std::move(storage));
        if (!detail::read_document(in, *made) || !in.marks().empty()) [[unlikely]]
            made = detail::report(in, out.written(), detail::resolver::offsets::untold);
        return made;
    } else {
        return errors{};
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif
