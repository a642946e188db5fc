// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_SUBSCHEMA_HPP
#define VOUCH_JSON_SCHEMA_SUBSCHEMA_HPP
#include <vouch/json_schema/builder.hpp>
#include <vouch/schema/variant_form.hpp>

// What schemas that hold others are written with; vouch/json_schema/value.hpp knows all types.
namespace vouch::inline VOUCH_ABI::detail {

// Writes the keywords of a value in a place that has a form into the object that is open.
template <class Type, class Form = no_form>
void put_schema(schema_builder& out, constraints const& rules);

template <class Type, class Form = no_form>
void put_subschema(schema_builder& out, constraints const& rules = no_constraints)
{
    out.open();
    put_schema<Type, Form>(out, rules);
    out.close();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
