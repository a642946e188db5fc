// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_VALIDATE_HPP
#define VOUCH_VALIDATE_VALIDATE_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/json/number.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/variants.hpp>
#include <vouch/validate/rule_checks.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object and collects what is wrong with it. The way to the place is a chain on the stack, so that an object without
// mistakes costs no allocation.
class validator {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    static constexpr auto no_index = std::numeric_limits<std::size_t>::max();
    // Handed on without const: of a const one that recursion hands on, GCC 12 says that it may be uninitialized.
    struct step {
        step* parent;
        std::string_view name{};
        std::size_t index = no_index;
        bool opaque = false; // below it names are data: pointers end here
    };

    template <class Type>
    void visit(Type const& value, step* at)
    {
        constexpr shape kind = shape_of<Type>;
        if constexpr (kind == shape::optional || kind == shape::nullable) {
            if (holds_value(value))
                visit(*value, at);
        } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
            step next{.parent = at, .index = 0};
            for (auto const& item : value) {
                visit(static_cast<typename Type::value_type const&>(item), &next);
                ++next.index;
            }
        } else if constexpr (kind == shape::tuple) {
            step next{.parent = at, .index = 0};
            std::apply([&](auto const&... items) { ((visit(items, &next), ++next.index), ...); }, value);
        } else if constexpr (kind == shape::map) {
            visit_map(value, at);
        } else if constexpr (kind == shape::variant) {
            if (value.valueless_by_exception())
                complain(unset_value<Type>, at);
            else if constexpr (is_tagged<Type>)
                std::visit([&](auto const& alternative) { visit_alternative(alternative, tag_of<Type>, at); }, value);
            else
                std::visit([&](auto const& alternative) { visit(alternative, at); }, value);
        } else if constexpr (kind == shape::object) {
            if constexpr (is_well_formed<Type>)
                visit_object(value, at, json_members<Type>{});
        } else if constexpr (kind == shape::string) {
            visit_text(value, at);
        } else if constexpr (kind == shape::secret) {
            visit_set_text<Type>(value.reveal(), at);
        } else if constexpr (kind == shape::raw) {
            if (value.text().empty())
                complain(unset_value<Type>, at);
        } else if constexpr (kind == shape::dom) {
            dom_access<Type>::visit(*this, value, at);
        } else if constexpr (kind == shape::floating) {
            if (!std::isfinite(value))
                complain(number_not_finite, at);
        } else if constexpr (kind == shape::open) {
            if (value.known() != nullptr)
                visit(*value.known(), at);
            else if (value.unknown())
                visit_unknown<typename Type::value_type>(*value.unknown(), at);
            else
                complain(unset_value<typename Type::value_type>, at);
        } else if constexpr (kind == shape::number_text) {
            std::array<char, Type::max_size> text;
            if (value.write(text.data()) == nullptr)
                complain(unset_value<Type>, at);
        } else if constexpr (kind == shape::named || kind == shape::number_name) {
            visit_named(value, at);
        }
    }

    void visit_text(std::string_view text, step* at)
    {
        if (!is_utf8(text))
            complain(text_not_utf8, at);
    }

private:
    template <class Type>
    void visit_named(Type const& value, step* at)
    {
        if constexpr (described_enum<Type>) {
            auto const& values = enumerators<Type>::values;
            if (std::find(values.begin(), values.end(), value) == values.end())
                complain(refused_text<Type>, at);
        } else if constexpr (own_text_type<Type>) {
            visit_set_text<Type>(value.view(), at);
        } else {
            std::array<char, text_traits<Type>::max_size> text;
            if (text_traits<Type>::write(value, text.data()) == nullptr)
                complain(refused_text<Type>, at);
        }
    }

    template <class Value>
    void visit_unknown(std::string_view text, step* at)
    {
        if constexpr (is_numeric_enum<Value>) {
            if (!is_number(text))
                complain(refused_text<Value>, at);
        } else {
            visit_text(text, at);
        }
    }

    template <class Type>
    void visit_alternative(Type const& object, [[maybe_unused]] std::string_view tag, step* at)
    {
        visit(object, at);
        if constexpr (has_catch_all<Type>)
            for (auto const& [key, value] : object.*catch_all_of<Type>::pointer)
                if (key == tag)
                    complain(member_duplicate, at);
    }

    template <class Type>
    void visit_map(Type const& map, step* at)
    {
        step next{.parent = at, .opaque = true};
        for (auto const& [key, value] : map) {
            visit(key, &next);
            visit(value, &next);
        }
    }

    template <class Type, template <class...> class List, class... Descriptors>
    void visit_object(Type const& object, step* at, List<Descriptors...>)
    {
        std::size_t const before = errors_.size();
        (visit_member<Type, Descriptors>(object.*Descriptors::pointer, at), ...);
        if constexpr (has_catch_all<Type>) {
            auto const& others = object.*catch_all_of<Type>::pointer;
            visit_map(others, at);
            for (auto const& [key, value] : others)
                if (((key == json_name<Type, Descriptors>) || ...))
                    complain(member_duplicate, at);
        }
        if constexpr (has_object_rules<Type>)
            if (errors_.size() == before)
                keeps_object_rules(object, [&](expectation const& what, rule_place place, std::string_view name) {
                    step next{.parent = at, .name = name};
                    complain(what, place == rule_place::object ? at : &next);
                    return true;
                });
    }

    template <class Type, class Descriptor, class Value>
    void visit_member(Value const& value, step* at)
    {
        step next{.parent = at, .name = json_name<Type, Descriptor>};
        std::size_t const before = errors_.size();
        visit(value, &next);
        if (errors_.size() == before)
            keeps_rules<Type, Descriptor>(value, [&](expectation const& what, std::optional<std::size_t> item) {
                bool const opaque = shape_of<bare_type<Value>> == shape::map;
                step of_item{.parent = &next, .index = item.value_or(no_index), .opaque = opaque};
                complain(what, item ? &of_item : &next);
                return true;
            });
    }

    template <class Type>
    void visit_set_text(std::string_view text, step* at)
    {
        if (text.empty())
            complain(unset_value<Type>, at);
        else
            visit_text(text, at);
    }

    VOUCH_COLD void complain(expectation const& what, step* at)
    {
        std::string pointer;
        append(pointer, at);
        errors_.push_back({what, std::move(pointer)});
    }

    // False where the rest of the way must not be shown.
    static auto append(std::string& pointer, step* at) -> bool
    {
        if (at == nullptr)
            return true;
        if (!append(pointer, at->parent) || at->opaque)
            return false;
        append_pointer_token(pointer, at->index != no_index ? std::to_string(at->index) : std::string(at->name));
        return true;
    }

    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Every mistake in an object that was built in code: rules and checks broken, values never set, and what JSON cannot hold.
///
/// Errors: with pointers and without offsets, in the order of the members. Empty where nothing is wrong.
/// Cost:   one walk; allocates only for errors.
template <class Type>
[[nodiscard]] auto validate(Type const& value) -> errors
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::validate: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    detail::validator all;
    if constexpr (type_is_described_or_mapped<Type>)
        all.visit(value, nullptr);
    return std::move(all).take();
}

} // namespace vouch::inline VOUCH_ABI
#endif
