// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_BOOST_JSON_HPP
#define VOUCH_BENCH_CONTENDERS_BOOST_JSON_HPP
// A document tree, then `value_to`, which knows described structs and enumerations; `value_from` and `serialize`. Its
// `parse_into` needs no tree, and takes no types but its own.
#include "described.hpp"

#include <boost/json.hpp>

// A hook is found beside the type or beside the tag: the standard library's types have only the latter.
namespace boost::json {

template <vouch::text_type Type>
auto tag_invoke(try_value_to_tag<Type>, value const& from) -> system::result<Type>
{
    auto const* const text = from.if_string();
    auto const made = text ? vouch::parse_text<Type>(std::string_view(*text)) : std::nullopt;
    if (!made)
        return make_error_code(error::not_string);
    return *made;
}

template <vouch::text_type Type>
void tag_invoke(value_from_tag, value& to, Type const& from)
{
    to = std::string_view(bench::text_of<Type>(from).view);
}

template <class Type>
auto tag_invoke(try_value_to_tag<vouch::nullable<Type>>, value const& from) -> system::result<vouch::nullable<Type>>
{
    if (from.is_null())
        return vouch::nullable<Type>();
    auto made = try_value_to<Type>(from);
    if (!made)
        return made.error();
    return vouch::nullable<Type>(*std::move(made));
}

template <class Type>
void tag_invoke(value_from_tag, value& to, vouch::nullable<Type> const& from)
{
    if (from)
        value_from(*from, to);
    else
        to = nullptr;
}

// It writes an empty optional as null: an update leaves it out.
inline void tag_invoke(value_from_tag, value& to, bench::update const& from)
{
    object& members = to.emplace_object();
    bench::all_members(from, [&](std::string_view name, auto const& member) {
        if (member)
            members.emplace(name, value_from(*member));
        return true;
    });
}

} // namespace boost::json

namespace bench {

struct with_boost_json {
    template <class Document>
    static auto read(std::string_view text) -> boost::system::result<Document>
    {
        boost::system::error_code error;
        boost::json::monotonic_resource memory;
        auto const tree = boost::json::parse(text, error, &memory);
        if (error)
            return error;
        return boost::json::try_value_to<Document>(tree);
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        boost::json::monotonic_resource memory;
        return boost::json::serialize(boost::json::value_from(document, &memory));
    }
};

} // namespace bench
#endif
