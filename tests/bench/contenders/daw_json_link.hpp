// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_DAW_JSON_LINK_HPP
#define VOUCH_BENCH_CONTENDERS_DAW_JSON_LINK_HPP
// C++23. Its own binding for described structs knows no optional vector, so the mapping of a struct is written once here. It
// writes no null, whatever its mapping says.
#include "described.hpp"

#include <daw/json/daw_json_link.h>

#include <stdexcept>
#include <tuple>
#include <utility>

namespace bench {

template <class Type>
concept named_value = vouch::text_type<Type> || std::is_enum_v<Type>;

template <class Type>
struct from_daw {
    auto operator()(std::string_view text) const -> Type
    {
        if constexpr (std::is_enum_v<Type>) {
            if (Type made{}; enumerator_of(text, made))
                return made;
        } else if (auto const made = vouch::parse_text<Type>(text)) {
            return *made;
        }
        throw std::invalid_argument("no such text");
    }
};

template <class Type>
struct to_daw {
    auto operator()(Type const& value) const -> std::string
    {
        if constexpr (std::is_enum_v<Type>)
            return std::string(name_of(value));
        else
            return std::string(text_of<Type>(value).view);
    }
};

template <class Member, class Places>
struct daw_member;
template <class Member, std::size_t... Places>
struct daw_member<Member, std::index_sequence<Places...>> {
    static constexpr char const name[]{Member::name[Places]..., '\0'};

    template <class Owner, class Type>
    static auto mapping(Type Owner::*)
    {
        if constexpr (is_nullable<Type> || is_optional<Type>) {
            using value = daw::json::json_link_no_name<typename Type::value_type>;
            return std::type_identity<daw::json::json_nullable<name, Type, value>>{};
        } else {
            return std::type_identity<daw::json::json_link<name, Type>>{};
        }
    }
    using type = typename decltype(mapping(Member::pointer))::type;
};

template <class Members>
struct daw_members;
template <template <class...> class List, class... Members>
struct daw_members<List<Members...>> {
    using type = daw::json::json_member_list<
        typename daw_member<Members, std::make_index_sequence<std::char_traits<char>::length(Members::name)>>::type...>;

    template <class Type>
    static auto tie(Type const& value)
    {
        return std::forward_as_tuple(value.*Members::pointer...);
    }
};

} // namespace bench

namespace daw::json {

template <bench::named_value Type>
struct json_data_contract<Type> {
    using type = json_type_alias<json_custom_no_name<Type, bench::from_daw<Type>, bench::to_daw<Type>>>;
    static auto to_json_data(Type const& value) -> Type const& { return value; }
};

template <bench::described Type>
struct json_data_contract<Type> {
    using members = bench::daw_members<boost::describe::describe_members<Type, boost::describe::mod_public>>;
    using type = typename members::type;
    static auto to_json_data(Type const& value) { return members::tie(value); }
};

template <class Value>
struct concepts::nullable_value_traits<vouch::nullable<Value>> {
    using value_type = Value;
    using nullable_type = vouch::nullable<Value>;
    static constexpr bool is_nullable = true;

    static auto read(nullable_type const& value) -> Value const& { return *value; }
    static auto has_value(nullable_type const& value) -> bool { return value.has_value(); }

    template <class... Arguments>
    auto operator()(concepts::construct_nullable_with_value_t, Arguments&&... arguments) const -> nullable_type
    {
        nullable_type made;
        made.emplace(std::forward<Arguments>(arguments)...);
        return made;
    }
    auto operator()(concepts::construct_nullable_with_empty_t) const -> nullable_type { return {}; }
};

} // namespace daw::json

namespace bench {

struct with_daw_json_link {
    template <class Document>
    static auto read(std::string_view text) -> std::optional<Document>
    {
        using namespace daw::json::options;
        try {
            return daw::json::from_json<Document>(
                text,
                daw::json::options::parse_flags<MustVerifyEndOfDataIsValid::yes, IEEE754Precise::yes, AllowEscapedNames::yes>);
        } catch (std::exception const&) {
            return std::nullopt;
        }
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        return daw::json::to_json(document);
    }
};

} // namespace bench
#endif
