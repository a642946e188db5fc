// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_WRITE_BODY_HPP
#define VOUCH_HTTP_ENDPOINT_WRITE_BODY_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/endpoint/body_kind.hpp>
#include <vouch/http/endpoint/form_items.hpp>
#include <vouch/http/endpoint/form_text.hpp>
#include <vouch/http/message/form.hpp>
#include <vouch/http/message/multipart_writer.hpp>
#include <vouch/http/message/wiped_text.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <string_view>
#include <utility>

// Writes the body of a request from the value that an endpoint describes.
namespace vouch::inline VOUCH_ABI::http::detail {

// A body, or the errors in its value. The text may hold secrets; its owner overwrites it.
struct written_body {
    std::string text{};
    std::string media_type{};
    vouch::errors errors{};
};

template <class Type>
void write_form(Type const& value, written_body& to)
{
    wiped_text form;
    for_each_field(value, [&](auto const& item, form_place const& place) {
        auto const put = [&](std::string_view text) { append_form_pair(form, place.name, text); };
        if (auto const expected = with_form_text(item, put))
            to.errors.push_back({*expected, place.pointer()});
    });
    std::move(form).move_to(to.text);
}

// Adds one value as a part.
template <class Item>
void add_form_part(multipart_writer& form, Item const& item, form_place const& place, vouch::errors& errors)
{
    if constexpr (form_kind_of<Item> == form_kind::file) {
        check_file(item, place, errors);
        form.add_file(place.name, item);
    } else if constexpr (form_value<Item>) {
        wiped_text part;
        if (auto const expected = with_form_text(item, [&](std::string_view text) { part += text; }))
            errors.push_back({*expected, place.pointer()});
        form.add_text(place.name, std::move(part));
    } else if (auto text = serialize(item, {.secrets = true})) {
        wiped_text part;
        part += *text;
        vouch::detail::wipe(*text);
        form.add_json(place.name, std::move(part));
    } else {
        errors.push_back({file_outside_of_a_form, place.pointer()}); // `validate` finds all other reasons
    }
}

template <class Type>
void write_multipart(Type const& value, written_body& to)
{
    multipart_writer form;
    for_each_field(value, [&](auto const& item, form_place const& place) { add_form_part(form, item, place, to.errors); });
    if (!to.errors.empty())
        return;
    auto [body, boundary] = form.finish();
    to.text = std::move(body); // its marks alone are too long for a short text, which would be copied
    (to.media_type += "; boundary=") += boundary;
}

// Validates a value and writes it. What the text is where there are errors is unspecified.
template <class Part>
[[nodiscard]] auto write_body(typename Part::type const& value) -> written_body
{
    constexpr body_facts facts = facts_of_body<Part>;
    written_body made{.text = {}, .media_type = std::string(facts.media_type), .errors = {}};
    if constexpr (facts.kind == body_kind::bytes) {
        made.text = value;
    } else if constexpr (facts.kind == body_kind::text) {
        made.text = value;
        made.media_type += "; charset=utf-8";
        if (!vouch::detail::is_utf8(value))
            made.errors.push_back({vouch::detail::text_not_utf8, ""});
    } else {
        made.errors = validate(value);
        if (!made.errors.empty())
            return made;
        if constexpr (facts.kind == body_kind::form) {
            write_form(value, made);
        } else if constexpr (facts.kind == body_kind::multipart) {
            write_multipart(value, made);
        } else if (auto text = serialize(value, {.secrets = true})) {
            made.text = *std::move(text);
            vouch::detail::wipe(*text);
        } else {
            made.errors = std::move(text).error();
        }
    }
    return made;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
