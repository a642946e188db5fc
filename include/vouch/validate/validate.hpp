// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VALIDATE_VALIDATE_HPP
#define VOUCH_VALIDATE_VALIDATE_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/json/number.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/nesting.hpp>
#include <vouch/schema/tag_value.hpp>
#include <vouch/schema/to_text.hpp>
#include <vouch/schema/variants.hpp>
#include <vouch/validate/rule_checks.hpp>

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

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_check = false;

// Walks an object and collects what is wrong with it. The way to a place is a chain on the stack, so that an object without
// errors costs no allocation.
class validator {
public:
    explicit validator(std::size_t max_depth) noexcept : levels_left_(max_depth), max_depth_(max_depth) {}

    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    static constexpr auto no_index = (std::numeric_limits<std::size_t>::max)();
    // One token of a pointer. Passed on without const: GCC 12 warns that a const one, passed on by recursion, may be
    // uninitialized.
    struct step {
        step* parent;
        std::string_view name{};
        std::size_t index = no_index;
        bool opaque = false; // names below are data: the pointer ends here
    };

    template <class Form = no_form, class Type>
    void visit(Type const& value, step* at)
    {
        constexpr shape kind = shape_of<Type>;
        if constexpr (kind == shape::represented) {
            if constexpr (has_well_formed_representation<Type>)
                visit(represent(value), at);
        } else if constexpr (kind == shape::quoted) {
            visit(*value, at);
        } else if constexpr (kind == shape::optional || kind == shape::nullable) {
            if (holds_value(value))
                visit<Form>(*value, at);
        } else if constexpr (kind == shape::boxed) {
            visit<Form>(*value, at);
        } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
            visit_level(at, [&] { visit_items<item_form<Form>>(value, at); });
        } else if constexpr (kind == shape::tuple) {
            visit_level(at, [&] {
                step next{.parent = at, .index = 0};
                std::apply([&](auto const&... items) { ((visit(items, &next), ++next.index), ...); }, value);
            });
        } else if constexpr (kind == shape::map) {
            visit_level(at, [&] { visit_map<item_form<Form>>(value, at, [](auto const&) { return false; }); });
        } else if constexpr (kind == shape::variant) {
            if (value.valueless_by_exception())
                complain(unset_value<Type>, at);
            else
                visit_variant<form_for<Type, Form>>(value, at);
        } else if constexpr (kind == shape::object) {
            visit_object(value, at);
        } else if constexpr (kind == shape::string) {
            visit_text(value, at);
        } else if constexpr (kind == shape::secret) {
            visit_set_text(value.is_set() ? value.reveal() : std::string_view(), unset_value<Type>, at);
        } else if constexpr (kind == shape::raw) {
            visit_raw(value, at);
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
            std::array<char, text_space<Type> + 1> space{};
            visit_set_text(text_in(value, space.data()), missing_text<Type>, at);
        } else {
            static_assert(kind == shape::null || kind == shape::boolean || kind == shape::integer || shape_has_a_check<Type>,
                          "validator::visit does not know this shape");
        }
    }

    void visit_text(std::string_view text, step* at)
    {
        if (!is_utf8(text))
            complain(text_not_utf8, at);
    }

    // Calls visit_inside(), which visits what an array or object holds, unless that is one level too many.
    template <class VisitInside>
    void visit_level(step* at, VisitInside const& visit_inside)
    {
        if (levels_left_ == 0)
            return complain(nested_too_deep(max_depth_), at);
        --levels_left_;
        visit_inside();
        ++levels_left_;
    }

private:
    void visit_raw(raw_json const& value, step* at)
    {
        if (value.text().empty())
            complain(unset_value<raw_json>, at);
        else if (nests_deeper(value.text(), levels_left_))
            complain(nested_too_deep(max_depth_), at);
    }

    template <class Form, class Variant>
    void visit_variant(Variant const& variant, step* at)
    {
        if constexpr (!is_tagged_form<Form>) {
            std::visit([&](auto const& alternative) { visit(alternative, at); }, variant);
        } else {
            using facts = alternatives<Variant, Form>;
            if constexpr (!facts::is_well_formed)
                return; // it was complained of
            else if constexpr (facts::place == tag_place::inside)
                std::visit([&](auto const& alternative) { visit_tagged_inside<facts>(alternative, at); }, variant);
            else
                std::visit([&](auto const& alternative) { visit_tagged_outside<facts>(alternative, at); }, variant);
        }
    }

    template <class Facts, class Alternative>
    void visit_tagged_inside(Alternative const& alternative, step* at)
    {
        if constexpr (!Facts::template is_other<Alternative>) {
            constexpr bool declared = Facts::template declares_tag<Alternative>;
            visit_object<tag_in_alternative<Facts, Alternative>>(unboxed(alternative), at,
                                                                 declared ? std::string_view() : Facts::tag_name);
        } else if (!alternative.value.text().empty() && alternative.value.text().front() != '{') {
            complain(other_is_no_object, at);
        } else {
            visit_raw(alternative.value, at);
        }
    }

    template <class Facts, class Alternative>
    void visit_tagged_outside(Alternative const& alternative, step* at)
    {
        visit_level(at, [&] {
            if constexpr (Facts::template is_other<Alternative>) {
                bool const is_name = Facts::place == tag_place::name; // one that nobody declared
                step next{.parent = at, .name = Facts::tag_name, .opaque = is_name};
                visit_text(alternative.tag, &next);
                next.name = Facts::content_name;
                if (is_name || !alternative.value.text().empty())
                    visit_raw(alternative.value, &next);
            } else {
                bool const beside = Facts::place == tag_place::beside;
                step next{.parent = at, .name = beside ? Facts::content_name : Facts::template values<Alternative>()[0]};
                visit(alternative, &next);
            }
        });
    }

    template <class Form, class Array>
    void visit_items(Array const& array, step* at)
    {
        step next{.parent = at, .index = 0};
        for (auto const& item : array) {
            visit<Form>(static_cast<typename Array::value_type const&>(item), &next);
            ++next.index;
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

    // A key that `is_taken` is a duplicate.
    template <class Form, class Map, class IsTaken>
    void visit_map(Map const& map, step* at, IsTaken const& is_taken)
    {
        step next{.parent = at, .opaque = true};
        for (auto const& [key, value] : map) {
            visit(key, &next);
            if (is_taken(key))
                complain(member_duplicate, at);
            visit<Form>(value, &next);
        }
    }

    // `tag` is the tag of the variant around the object; it has no data() outside of a variant, and where `Tag` is the member
    // that describes it.
    template <class Tag = no_described_tag, class Type>
    void visit_object(Type const& object, step* at, [[maybe_unused]] std::string_view tag = {})
    {
        if constexpr (is_well_formed<Type>)
            visit_level(at, [&] { visit_members<Tag>(object, at, tag, json_members<Type>{}); });
    }

    template <class Tag, class Type, template <class...> class List, class... Descriptors>
    void visit_members(Type const& object, step* at, [[maybe_unused]] std::string_view tag, List<Descriptors...>)
    {
        [[maybe_unused]] std::size_t const before = found_;
        (visit_member_of<Type, Descriptors, Tag>(object, at), ...);
        if constexpr (has_catch_all<Type>)
            visit_map<no_form>(object.*catch_all_of<Type>::pointer, at, [&](std::string_view key) {
                return ((key == json_name<Type, Descriptors>) || ...) || (tag.data() != nullptr && key == tag);
            });
        if constexpr (has_object_rules<Type>)
            if (found_ == before)
                keeps_object_rules(object, [&](expectation const& expected, rule_place place, std::string_view name) {
                    step next{.parent = at, .name = name};
                    complain(expected, place == rule_place::object ? at : &next);
                    return true;
                });
    }

    // A tag is written whatever its member holds, so that only one that is written is looked at.
    template <class Type, class Descriptor, class Tag>
    void visit_member_of(Type const& object, step* at)
    {
        if constexpr (std::is_same_v<typename Tag::descriptor, Descriptor>)
            if (Tag::held(object).data() == nullptr)
                return;
        visit_member<Type, Descriptor>(object.*Descriptor::pointer, at);
    }

    template <class Type, class Descriptor, class Value>
    void visit_member(Value const& value, step* at)
    {
        step next{.parent = at, .name = json_name<Type, Descriptor>};
        std::size_t const before = found_;
        if constexpr (may_be_absent<Value>)
            if (holds_value(value) && is_json_null(*value))
                return complain(null_refused, &next);
        visit<member_form<Type, Descriptor>>(value, &next);
        if (found_ == before)
            keeps_rules<Type, Descriptor>(value, [&](expectation const& expected, std::optional<std::size_t> item) {
                bool const opaque = shape_of<bare_type<Value>> == shape::map;
                step of_item{.parent = &next, .index = item.value_or(no_index), .opaque = opaque};
                complain(expected, item ? &of_item : &next);
                return true;
            });
    }

    // A text without data() is one that the value does not have.
    void visit_set_text(std::string_view text, expectation const& missing, step* at)
    {
        if (text.data() == nullptr)
            complain(missing, at);
        else
            visit_text(text, at);
    }

    VOUCH_COLD void complain(expectation const& expected, step* at)
    {
        if (++found_ > most_errors)
            return errors_.set_truncated();
        std::string pointer;
        append(pointer, at);
        errors_.push_back({expected, std::move(pointer)});
    }

    // Returns false if the rest of the way must not be shown.
    static auto append(std::string& pointer, step* at) -> bool
    {
        if (at == nullptr)
            return true;
        if (!append(pointer, at->parent) || at->opaque)
            return false;
        append_pointer_token(pointer, at->index != no_index ? std::to_string(at->index) : std::string(at->name));
        return true;
    }

    std::size_t levels_left_;
    std::size_t max_depth_;
    std::size_t found_ = 0; // errors, also those that are not kept
    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Limits of `validate`.
struct validate_options {
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
};

/// Finds every error in an object that was built in code: rules and checks that it breaks, values that were never set, and what
/// JSON cannot hold.
///
/// Errors: with pointers and without offsets, in the order of the text that `serialize` would write; at most 64, then
///         `errors::truncated()`. `errc::too_deep` for an array or object beyond `max_depth`. Empty if there are none.
/// Cost:   one walk; allocates only for errors.
template <class Type>
[[nodiscard]] auto validate(Type const& value, validate_options options = {}) -> errors
{
    detail::validator all(options.max_depth);
    if constexpr (detail::require_writable<Type>())
        all.visit(value, nullptr);
    return std::move(all).take();
}

} // namespace vouch::inline VOUCH_ABI
#endif
