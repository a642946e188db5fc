// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VALUE_HPP
#define VOUCH_READ_VALUE_HPP
#include <vouch/read/array.hpp>
#include <vouch/read/named.hpp>
#include <vouch/read/object.hpp>
#include <vouch/read/scalar.hpp>
#include <vouch/schema/sound.hpp>

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
VOUCH_OUTLINE auto read_value(reader& in, Type& to) -> bool
{
    if constexpr (is_nullable<Type>) {
        if (in.is('n')) {
            to.reset();
            return in.read_literal("null");
        }
        return read_value(in, to.emplace());
    } else if constexpr (is_optional<Type>) {
        if constexpr (!is_nullable<typename Type::value_type>)
            if (in.is('n') && in.options().null_as_absent) {
                to.reset();
                return in.read_literal("null");
            }
        return read_value(in, to.emplace());
    } else if constexpr (is_vector<Type>) {
        return read_array(in, to);
    } else if constexpr (is_open<Type> || text_type<Type> || described_enum<Type>) {
        return read_named(in, to);
    } else if constexpr (described_struct<Type>) {
        if constexpr (description_is_sound<Type>)
            return read_object(in, to);
        else
            return false;
    } else {
        return read_scalar(in, to);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
