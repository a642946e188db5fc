// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_RAPIDJSON_HPP
#define VOUCH_BENCH_CONTENDERS_RAPIDJSON_HPP
// A document tree, then every member taken out of it; written by its Writer, without a tree. Both check UTF-8.
#include "described.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace bench {

struct with_rapidjson {
    template <class Document>
    static auto read(std::string_view text) -> std::optional<Document>
    {
        rapidjson::Document tree;
        tree.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
        std::optional<Document> made(std::in_place);
        if (tree.HasParseError() || !take(tree, *made))
            made.reset();
        return made;
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        rapidjson::StringBuffer buffer;
        writer out(buffer);
        std::optional<std::string> made;
        if (put(out, document))
            made.emplace(buffer.GetString(), buffer.GetSize());
        return made;
    }

private:
    using writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                                     rapidjson::kWriteValidateEncodingFlag>;

    static auto view(rapidjson::Value const& from) -> std::string_view { return {from.GetString(), from.GetStringLength()}; }

    template <class Type>
    static auto take(rapidjson::Value const& from, Type& to) -> bool
    {
        if constexpr (std::is_same_v<Type, std::string>) {
            return from.IsString() && (to.assign(view(from)), true);
        } else if constexpr (std::is_same_v<Type, double>) {
            return from.IsNumber() && (to = from.GetDouble(), true);
        } else if constexpr (std::is_arithmetic_v<Type>) {
            return from.Is<Type>() && (to = from.Get<Type>(), true);
        } else if constexpr (std::is_enum_v<Type>) {
            return from.IsString() && enumerator_of(view(from), to);
        } else if constexpr (vouch::text_type<Type>) {
            if (!from.IsString())
                return false;
            auto const made = vouch::parse_text<Type>(view(from));
            return made && (to = *made, true);
        } else if constexpr (is_nullable<Type>) {
            return from.IsNull() || take(from, to.emplace());
        } else if constexpr (is_vector<Type>) {
            if (!from.IsArray())
                return false;
            to.reserve(from.Size());
            for (auto const& item : from.GetArray())
                if (!take(item, to.emplace_back()))
                    return false;
            return true;
        } else if constexpr (is_array<Type>) {
            if (!from.IsArray() || from.Size() != to.size())
                return false;
            for (rapidjson::SizeType at = 0; at != from.Size(); ++at)
                if (!take(from[at], to[at]))
                    return false;
            return true;
        } else {
            return from.IsObject() && all_members(to, [&](std::string_view name, auto& member) {
                       auto const key = rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()));
                       auto const found = from.FindMember(rapidjson::Value(key));
                       return found != from.MemberEnd() && take(found->value, member);
                   });
        }
    }

    static auto put(writer& out, std::string_view text) -> bool
    {
        return out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }

    template <class Type>
    static auto put(writer& out, Type const& from) -> bool
    {
        if constexpr (std::is_same_v<Type, std::string>) {
            return put(out, std::string_view(from));
        } else if constexpr (std::is_same_v<Type, bool>) {
            return out.Bool(from);
        } else if constexpr (std::is_same_v<Type, double>) {
            return out.Double(from);
        } else if constexpr (std::is_signed_v<Type>) {
            return out.Int64(from);
        } else if constexpr (std::is_unsigned_v<Type>) {
            return out.Uint64(from);
        } else if constexpr (std::is_enum_v<Type>) {
            return put(out, name_of(from));
        } else if constexpr (vouch::text_type<Type>) {
            return put(out, text_of<Type>(from).view);
        } else if constexpr (is_nullable<Type>) {
            return from ? put(out, *from) : out.Null();
        } else if constexpr (is_vector<Type> || is_array<Type>) {
            out.StartArray();
            for (auto const& item : from)
                if (!put(out, item))
                    return false;
            return out.EndArray();
        } else {
            out.StartObject();
            return all_members(from,
                               [&]<class Member>(std::string_view name, Member const& member) {
                                   auto const key = [&] {
                                       return out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
                                   };
                                   if constexpr (!is_optional<Member>)
                                       return key() && put(out, member);
                                   else
                                       return !member || (key() && put(out, *member));
                               }) &&
                   out.EndObject();
        }
    }
};

} // namespace bench
#endif
