// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_LIMIT_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_LIMIT_DRIFT_HPP
#include <vouch/openapi/detail/change_log.hpp>
#include <vouch/openapi/detail/flat_schema.hpp>
#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares what two schemas say of a value itself: types, listed values, formats, bounds.
class limit_drift {
protected:
    void compare_limits(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_types(before, after, side);
        compare_values(before, after, side);
        compare_texts(before, after, side);
        compare_bounds(before, after, side);
        compare_counts(before, after, side);
    }

    // A keyword that is a boolean, which tightens where it is true.
    template <auto Member>
    void compare_flag(flat_schema const& before, flat_schema const& after, change_class kind, std::string_view keyword,
                      std::string_view subject, message_side side)
    {
        bool const was = before.is_true<Member>(), is = after.is_true<Member>();
        if (was == is)
            return;
        flat_schema const& holder = was ? before : after;
        turn const change = kind == change_class::deprecation ? turn::neutral : is ? turn::tightened : turn::loosened;
        log_.add(holder.where<Member>(keyword), kind, change, side,
                 std::string(subject).append(is ? " is now " : " is no longer ").append(words_of_flag(keyword)));
    }
    static auto words_of_flag(std::string_view keyword) -> std::string_view
    {
        return keyword == "uniqueItems" ? "required to have different items" : keyword;
    }

    // One text for each number and string, however it is written.
    static auto normal(raw_json const& value) -> std::string
    {
        if (auto const number = value.as<decimal>()) {
            std::string digits = number->coefficient();
            auto exponent = -static_cast<long>(number->scale());
            for (; digits.size() > 1 && digits.ends_with('0'); digits.pop_back())
                ++exponent;
            return (number->is_negative() ? "-" : "") + digits + 'e' + (digits == "0" ? "0" : std::to_string(exponent));
        }
        auto const text = value.as<std::string>();
        return text ? '"' + *text + '"' : value.text();
    }

    change_log log_;

private:
    void compare_types(flat_schema const& before, flat_schema const& after, message_side side)
    {
        type_set const was = before.types(), is = after.types();
        if (was == is)
            return;
        bool const was_told =
            std::any_of(before.parts.begin(), before.parts.end(), [](auto const& part) { return part->type.has_value(); });
        log_.add((was_told || after.parts.empty() ? before : after).template where<&schema_document::type>("type"),
                 change_class::type, turn_between((is & was) == was, (is & was) == is), side,
                 "the type was " + words_of(was) + " and is now " + words_of(is));
    }

    // ---- enum, const

    struct listed_value {
        std::string text; // two texts of the same number or string are equal
        std::string pointer;
    };
    struct listed_values {
        bool any = true; // there is no list
        std::vector<listed_value> values{};
        std::string pointer{};

        auto contains(std::string_view text) const -> bool
        {
            return any || std::any_of(values.begin(), values.end(), [&](listed_value const& each) { return each.text == text; });
        }
        void keep(std::vector<listed_value> other, std::string where)
        {
            if (any)
                values = std::move(other), pointer = std::move(where), any = false;
            else
                std::erase_if(values, [&](listed_value const& value) {
                    return std::none_of(other.begin(), other.end(), [&](auto const& each) { return each.text == value.text; });
                });
        }
    };
    static auto values_of(flat_schema const& schema) -> listed_values
    {
        listed_values found;
        for (auto const& part : schema.parts) {
            if (part->enum_) {
                std::vector<listed_value> values;
                std::string const where = child(part.pointer, "enum");
                for (std::size_t index = 0; index < part->enum_->size(); ++index)
                    values.push_back({normal((*part->enum_)[index]), child(where, index)});
                found.keep(std::move(values), where);
            }
            if (part->const_) {
                std::string const where = child(part.pointer, "const");
                found.keep({{part->const_->is_null() ? "null" : normal(**part->const_), where}}, where);
            }
        }
        if (schema.takes_null && !found.contains("null"))
            found.values.push_back({"null", found.pointer});
        return found;
    }
    void compare_values(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const was = values_of(before), is = values_of(after);
        if (was.any && is.any)
            return;
        if (was.any || is.any) {
            log_.add(was.any ? is.pointer : was.pointer, change_class::value, was.any ? turn::tightened : turn::loosened, side,
                     was.any ? "only listed values are valid now" : "values are no longer listed");
            return;
        }
        for (listed_value const& value : was.values)
            if (!is.contains(value.text))
                log_.add(value.pointer, change_class::value, turn::tightened, side, "the value was removed: " + value.text);
        for (listed_value const& value : is.values)
            if (!was.contains(value.text))
                log_.add(value.pointer, change_class::value, turn::loosened, side, "the value was added: " + value.text);
    }

    // ---- keywords whose texts are compared: format, pattern, the encoding of content

    template <auto Member>
    static auto texts_of(flat_schema const& schema) -> std::set<std::string>
    {
        std::set<std::string> found;
        for (auto const& part : schema.parts)
            if (auto const& text = (*part).*Member; text)
                found.insert(*text);
        return found;
    }
    template <auto Member>
    void compare_text(flat_schema const& before, flat_schema const& after, change_class kind, std::string_view keyword,
                      message_side side)
    {
        auto const was = texts_of<Member>(before), is = texts_of<Member>(after);
        if (was == is)
            return;
        turn change = turn_between(std::includes(was.begin(), was.end(), is.begin(), is.end()),
                                   std::includes(is.begin(), is.end(), was.begin(), was.end()));
        if (was.size() == 1 && is.size() == 1)
            change = turn_of_formats(*was.begin(), *is.begin());
        log_.add(was.empty() ? after.where<Member>(keyword) : before.where<Member>(keyword), kind, change, side,
                 std::string(keyword).append(was.empty()  ? " was added: " + *is.begin()
                                             : is.empty() ? " was removed: " + *was.begin()
                                                          : " was " + *was.begin() + " and is now " + *is.begin()));
    }
    // Formats of numbers of which one contains the other.
    static auto turn_of_formats(std::string_view was, std::string_view is) -> turn
    {
        auto const widens = [](std::string_view from, std::string_view to) {
            return (from == "int32" && to == "int64") || (from == "float" && to == "double");
        };
        return widens(was, is) ? turn::loosened : widens(is, was) ? turn::tightened : turn::broken;
    }
    void compare_texts(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_text<&schema_document::format>(before, after, change_class::type, "format", side);
        compare_text<&schema_document::content_encoding>(before, after, change_class::type, "contentEncoding", side);
        compare_text<&schema_document::content_media_type>(before, after, change_class::type, "contentMediaType", side);
        compare_text<&schema_document::pattern>(before, after, change_class::constraint, "pattern", side);
    }

    // ---- bounds

    struct number_bound {
        decimal number{};
        bool exclusive = false;
        std::string pointer{};
    };
    // The bound that counts: the least upper one, or the greatest lower one.
    static auto bound_of(flat_schema const& schema, bool upper) -> std::optional<number_bound>
    {
        std::optional<number_bound> found;
        auto const keep = [&](number_bound bound) {
            if (!found || is_tighter(bound, *found, upper))
                found = std::move(bound);
        };
        for (auto const& part : schema.parts) {
            auto const& bound = upper ? part->maximum : part->minimum;
            auto const& exclusive = upper ? part->exclusive_maximum : part->exclusive_minimum;
            auto const* const number = exclusive ? std::get_if<decimal>(&*exclusive) : nullptr;
            if (bound) // OpenAPI 3.0 says true beside a bound that is exclusive
                keep({*bound, exclusive == openapi_model::exclusive_bound(true),
                      child(part.pointer, upper ? "maximum" : "minimum")});
            if (number != nullptr)
                keep({*number, true, child(part.pointer, upper ? "exclusiveMaximum" : "exclusiveMinimum")});
        }
        return found;
    }
    static auto is_tighter(number_bound const& left, number_bound const& right, bool upper) -> bool
    {
        if (left.number == right.number)
            return left.exclusive && !right.exclusive;
        return (left.number < right.number) == upper;
    }
    void compare_bounds(flat_schema const& before, flat_schema const& after, message_side side)
    {
        for (bool const upper : {true, false}) {
            auto const was = bound_of(before, upper), is = bound_of(after, upper);
            bool const tighter = is && (!was || is_tighter(*is, *was, upper));
            bool const looser = was && (!is || is_tighter(*was, *is, upper));
            if (!tighter && !looser)
                continue;
            auto const words = [](std::optional<number_bound> const& bound) {
                return bound ? bound->number.text() + (bound->exclusive ? " (exclusive)" : "") : std::string("none");
            };
            log_.add(was ? was->pointer : is->pointer, change_class::constraint, tighter ? turn::tightened : turn::loosened, side,
                     (upper ? "the maximum was " : "the minimum was ") + words(was) + " and is now " + words(is));
        }
        compare_multiples(before, after, side);
    }
    void compare_multiples(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const divisors_of = [](flat_schema const& schema) {
            std::vector<decimal> found;
            for (auto const& part : schema.parts)
                if (part->multiple_of)
                    found.push_back(*part->multiple_of);
            return found;
        };
        auto const was = divisors_of(before), is = divisors_of(after);
        auto const holds_all = [](std::vector<decimal> const& all, std::vector<decimal> const& some) {
            return std::all_of(some.begin(), some.end(),
                               [&](decimal const& each) { return std::find(all.begin(), all.end(), each) != all.end(); });
        };
        if (turn const change = turn_between(holds_all(was, is), holds_all(is, was)); change != turn::neutral)
            log_.add((was.empty() ? after : before).where<&schema_document::multiple_of>("multipleOf"), change_class::constraint,
                     change, side, "multipleOf changed");
    }

    template <auto Member>
    void compare_count(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        constexpr std::uint64_t none = UINT64_MAX;
        bool const upper = keyword.starts_with("max");
        auto const count_of = [&](flat_schema const& schema) {
            std::uint64_t count = upper ? none : 0;
            for (auto const& part : schema.parts)
                if (auto const& own = (*part).*Member; own)
                    count = upper ? (std::min)(count, *own) : (std::max)(count, *own);
            return count;
        };
        std::uint64_t const was = count_of(before), is = count_of(after);
        if (was == is)
            return;
        auto const words = [&](std::uint64_t count) { return count == none ? std::string("none") : std::to_string(count); };
        log_.add((was == (upper ? none : 0) ? after : before).template where<Member>(keyword), change_class::constraint,
                 (is < was) == upper ? turn::tightened : turn::loosened, side,
                 std::string(keyword) + " was " + words(was) + " and is now " + words(is));
    }
    void compare_counts(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_count<&schema_document::max_length>(before, after, "maxLength", side);
        compare_count<&schema_document::min_length>(before, after, "minLength", side);
        compare_count<&schema_document::max_items>(before, after, "maxItems", side);
        compare_count<&schema_document::min_items>(before, after, "minItems", side);
        compare_count<&schema_document::max_properties>(before, after, "maxProperties", side);
        compare_count<&schema_document::min_properties>(before, after, "minProperties", side);
        compare_flag<&schema_document::unique_items>(before, after, change_class::constraint, "uniqueItems", "the array", side);
    }
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
