// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_NLOHMANN_HPP
#define VOUCH_BENCH_CONTENDERS_NLOHMANN_HPP
// A document tree, then every member taken out of it.
#include "described.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace nlohmann {

template <class Type>
    requires vouch::text_type<Type>
struct adl_serializer<Type, void> {
    static void from_json(json const& from, Type& to)
    {
        auto const made = vouch::parse_text<Type>(from.get_ref<std::string const&>());
        if (!made)
            throw std::invalid_argument("no such text");
        to = *made;
    }
    static void to_json(json& to, Type const& from) { to = bench::text_of<Type>(from).view; }
};

template <class Type>
    requires std::is_enum_v<Type>
struct adl_serializer<Type, void> {
    static void from_json(json const& from, Type& to)
    {
        if (!bench::enumerator_of(from.get_ref<std::string const&>(), to))
            throw std::invalid_argument("no such enumerator");
    }
    static void to_json(json& to, Type const& from) { to = bench::name_of(from); }
};

template <class Type>
struct adl_serializer<vouch::nullable<Type>, void> {
    static void from_json(json const& from, vouch::nullable<Type>& to)
    {
        if (!from.is_null())
            from.get_to(to.emplace());
    }
    static void to_json(json& to, vouch::nullable<Type> const& from)
    {
        if (from)
            to = *from;
        else
            to = nullptr;
    }
};

template <class Type>
    requires bench::described<Type>
struct adl_serializer<Type, void> {
    static void from_json(json const& from, Type& to)
    {
        bench::all_members(to, [&](std::string_view name, auto& member) {
            from.at(name).get_to(member);
            return true;
        });
    }
    static void to_json(json& to, Type const& from)
    {
        to = json::object();
        bench::all_members(from, [&]<class Member>(std::string_view name, Member const& member) {
            if constexpr (!bench::is_optional<Member>)
                to[name] = member;
            else if (member)
                to[name] = *member;
            return true;
        });
    }
};

} // namespace nlohmann

namespace bench {

struct with_nlohmann {
    template <class Document>
    static auto read(std::string_view text) -> std::optional<Document>
    {
        std::optional<Document> made(std::in_place);
        try {
            nlohmann::json::parse(text).get_to(*made);
        } catch (std::exception const&) {
            made.reset();
        }
        return made;
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        return nlohmann::json(document).dump();
    }
};

} // namespace bench
#endif
