// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_VALIDATE_HPP
#define VOUCH_VALIDATE_VALIDATE_HPP
#include <vouch/json/pointer.hpp>
#include <vouch/json/utf8.hpp>
#include <vouch/schema/expected.hpp>
#include <vouch/schema/sound.hpp>
#include <vouch/validate/rules.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object and collects what is wrong with it. The way to the place is a chain on the stack, so that an object without
// mistakes costs no allocation.
class validator {
public:
    enum class scope { everything, what_json_cannot_hold };

    explicit validator(scope what) noexcept : scope_(what) {}

    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    struct step {
        step const* parent;
        std::string_view name{};
        std::size_t index = 0;
        bool is_index = false;
    };

    template <class Type>
    void visit(Type const& value, step const* at)
    {
        if constexpr (is_optional<Type> || is_nullable<Type>) {
            if (value.has_value())
                visit(*value, at);
        } else if constexpr (is_vector<Type>) {
            std::size_t index = 0;
            for (auto const& element : value) {
                step const next{.parent = at, .index = index++, .is_index = true};
                visit(static_cast<typename Type::value_type const&>(element), &next);
            }
        } else if constexpr (is_open<Type>) {
            if (value.known() != nullptr)
                visit(*value.known(), at);
            else if (value.unknown())
                visit_text(*value.unknown(), at);
            else
                complain(unset_value<typename Type::value_type>(), at);
        } else if constexpr (own_text_type<Type>) {
            if (value.view().empty())
                complain(unset_value<Type>(), at);
            else
                visit_text(value.view(), at);
        } else if constexpr (foreign_text_type<Type>) {
            std::array<char, text_traits<Type>::max_size> text;
            if (text_traits<Type>::write(value, text.data()) == nullptr)
                complain(refused_text<Type>(), at);
        } else if constexpr (described_enum<Type>) {
            bool found = false;
            for (auto const one : enumerators<Type>::values)
                found |= one == value;
            if (!found)
                complain(refused_text<Type>(), at);
        } else if constexpr (std::same_as<Type, std::string>) {
            visit_text(value, at);
        } else if constexpr (std::same_as<Type, secret>) {
            if (!value.is_set())
                complain(unset_value<Type>(), at);
            else
                visit_text(value.reveal(), at);
        } else if constexpr (std::same_as<Type, raw_json>) {
            if (value.text().empty())
                complain(unset_value<Type>(), at);
        } else if constexpr (std::floating_point<Type>) {
            if (!std::isfinite(value))
                complain(number_not_finite, at);
        } else if constexpr (described_struct<Type>) {
            if constexpr (description_is_sound<Type>)
                visit_object(value, at, members_of<Type>{});
        }
    }

private:
    template <class Type, template <class...> class List, class... Descriptors>
    void visit_object(Type const& object, step const* at, List<Descriptors...>)
    {
        std::size_t const before = errors_.size();
        (visit_member<Type, Descriptors>(object.*Descriptors::pointer, at), ...);
        if (scope_ == scope::everything && errors_.size() == before)
            for_each_check<Type>(schema_of<Type>, [&](auto const& check, check_place const& place) {
                if (!check.holds(object)) {
                    step const next{.parent = at, .name = place.name};
                    complain({errc::check, check.code, check.expected}, place.known ? &next : at);
                }
                return true;
            });
    }

    template <class Type, class Descriptor, class Value>
    void visit_member(Value const& value, step const* at)
    {
        step const next{.parent = at, .name = json_name<Type, Descriptor>};
        std::size_t const before = errors_.size();
        visit(value, &next);
        if (scope_ == scope::everything && errors_.size() == before)
            keeps_rules<Type, Descriptor>(value, [&](expectation const& what) {
                complain(what, &next);
                return true;
            });
    }

    void visit_text(std::string_view text, step const* at)
    {
        if (!is_utf8(text))
            complain(text_not_utf8, at);
    }

    VOUCH_COLD void complain(expectation const& what, step const* at)
    {
        std::string pointer;
        append(pointer, at);
        errors_.push_back({what, std::move(pointer)});
    }

    static void append(std::string& pointer, step const* at)
    {
        if (at == nullptr)
            return;
        append(pointer, at->parent);
        append_pointer_token(pointer, at->is_index ? std::to_string(at->index) : std::string(at->name));
    }

    scope scope_;
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
    detail::validator all(detail::validator::scope::everything);
    if constexpr (type_is_described_or_mapped<Type>)
        all.visit(value, nullptr);
    return std::move(all).take();
}

} // namespace vouch::inline VOUCH_ABI
#endif
