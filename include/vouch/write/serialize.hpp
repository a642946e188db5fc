// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_SERIALIZE_HPP
#define VOUCH_WRITE_SERIALIZE_HPP
#include <vouch/core/result.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/value.hpp>

#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// How a JSON text looks.
struct serialize_options {
    unsigned indent = 0; ///< spaces a level, each member and element on a line of its own; 0 is compact
};

/// The JSON text of an object, or why it has none.
///
/// Errors: `errc::unset`, `errc::invalid_utf8`, `errc::not_finite`, and a date or enumerator outside its type's range: what
///         JSON cannot hold, all of it, with pointers. Rules are not asked: `validate` does that, and sending does both.
/// Cost:   one pass, appending to one string.
template <class Type>
[[nodiscard]] auto serialize(Type const& value, serialize_options options = {}) -> result<std::string>
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::serialize: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (type_is_described_or_mapped<Type>) {
        result<std::string> made(std::in_place);
        detail::writer out(*made, options.indent);
        detail::write_value(out, value);
        out.finish();
        if (!out.failed()) [[likely]]
            return made;
        detail::validator faults(detail::validator::scope::what_json_cannot_hold);
        faults.visit(value, nullptr);
        return std::move(faults).take();
    } else {
        return errors{};
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif
