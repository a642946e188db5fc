// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_REFLECT_CPP_HPP
#define VOUCH_BENCH_CONTENDERS_REFLECT_CPP_HPP
// It reflects aggregates and enumerations by itself; text types and nullable members need hooks.
#include "../model.hpp"

#include <rfl.hpp>
#include <rfl/json.hpp>

#include <stdexcept>

namespace rfl {

template <vouch::text_type Type>
struct Reflector<Type> {
    using ReflType = std::string;
    static auto to(std::string const& text) -> Type
    {
        if (auto const made = vouch::parse_text<Type>(text))
            return *made;
        throw std::invalid_argument("no such text");
    }
    static auto from(Type const& value) -> std::string { return std::string(bench::text_of<Type>(value).view); }
};

template <class Value>
struct Reflector<vouch::nullable<Value>> {
    using ReflType = std::optional<Value>;
    static auto to(ReflType const& value) -> vouch::nullable<Value>
    {
        return value ? vouch::nullable<Value>(*value) : vouch::nullable<Value>();
    }
    static auto from(vouch::nullable<Value> const& value) -> ReflType { return value ? ReflType(*value) : ReflType(); }
};

} // namespace rfl

namespace bench {

// Nullable members must be there and are written as null; an update's may be left out.
struct with_reflect_cpp {
    template <class Document>
    static auto read(std::string_view text)
    {
        return rfl::json::read<Document, rfl::NoOptionals>(text);
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        if constexpr (std::is_same_v<Document, update>)
            return rfl::json::write(document);
        else
            return rfl::json::write<rfl::NoOptionals>(document);
    }
};

} // namespace bench
#endif
