// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_READ_BODY_HPP
#define VOUCH_HTTP_ENDPOINT_READ_BODY_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/body_kind.hpp>
#include <vouch/http/endpoint/form_items.hpp>
#include <vouch/http/endpoint/form_object.hpp>
#include <vouch/http/message/form.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/multipart.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/validate/validate.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Reads the body of a request into the value that an endpoint describes.
namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr expectation empty_multipart{errc::syntax, "empty_body", "a multipart body, not an empty one"};
inline constexpr expectation part_in_another_charset{errc::format, "another_charset", "a text in UTF-8"};

template <class Type>
[[nodiscard]] auto read_form_into(std::string_view body, Type& to) -> errors
{
    form_object object(form_facts<Type>::fields.data(), form_facts<Type>::size);
    auto const fault = read_form(body, [&](std::string_view name, std::string_view value) {
        std::size_t const index = object.find(name);
        if (index == form_facts<Type>::size)
            object.add_unknown(name);
        else
            object.add(index, value);
    });
    if (fault)
        return {error(*fault, "")};
    return std::move(object).read(to);
}

// The files of a form, each with the index of its member, in order.
struct received_file {
    std::size_t index = 0;
    http::file file{};
};

// Returns true if the part is what a browser sends where no file was chosen.
[[nodiscard]] inline auto is_no_file(form_part const& part) noexcept -> bool
{
    return part.file_name && part.file_name->empty() && part.content.empty();
}

[[nodiscard]] inline auto says_utf8(std::string_view content_type) noexcept -> bool
{
    auto const type = read_media_type(content_type);
    return !type || is_in_utf8(*type);
}

// Takes a part of a form into the object or, a file, beside it.
inline void add_part(form_part part, form_field const* fields, std::size_t size, form_object& object,
                     std::vector<received_file>& files)
{
    std::size_t const index = object.find(part.name);
    if (index == size)
        return object.add_unknown(part.name);
    if (fields[index].kind != form_kind::file) {
        if (!says_utf8(part.media_type))
            object.refuse(index, part_in_another_charset);
        else
            object.add(index, part.content);
    } else if (!is_no_file(part) && object.add_file(index)) {
        constexpr std::string_view default_type = "text/plain"; // RFC 7578 section 4.4
        files.push_back({index,
                         {.name = std::move(part.file_name).value_or(std::string()),
                          .media_type = part.media_type.empty() ? std::string(default_type) : std::move(part.media_type),
                          .bytes = std::string(part.content)}});
    }
}

// Puts the files into their members.
template <class Type>
void put_files(std::vector<received_file> files, Type& to)
{
    form_facts<Type>::for_each([&]<class Descriptor>(std::size_t index) {
        using member = vouch::detail::member_type<Type, Descriptor>;
        if constexpr (form_kind_of<form_item_of<member>> == form_kind::file)
            for (received_file& each : files)
                if (each.index == index) {
                    auto& place = to.*Descriptor::pointer;
                    if constexpr (is_form_list<member>)
                        place.insert(place.end(), std::move(each.file));
                    else if constexpr (vouch::detail::is_optional<member>)
                        place.emplace(std::move(each.file));
                    else if constexpr (vouch::detail::may_be_absent<member>)
                        place.reset(new http::file(std::move(each.file)));
                    else
                        place = std::move(each.file);
                }
    });
}

// Returns true if an error is that of a rule about several members. It may be about a file, which was not there yet.
[[nodiscard]] inline auto is_about_several_members(error const& found, form_field const* fields, std::size_t size) -> bool
{
    if (found.kind() != errc::missing_member)
        return found.kind() == errc::at_least_one || found.kind() == errc::check;
    return std::any_of(fields, fields + size, [&](form_field const& field) {
        return field.is_optional && form_place{field.name, {}}.pointer() == found.pointer();
    });
}

template <class Type>
[[nodiscard]] auto read_multipart_into(std::string_view body, std::string_view boundary, Type& to) -> errors
{
    using facts = form_facts<Type>;
    form_object object(facts::fields.data(), facts::size);
    std::vector<received_file> files;
    if (auto const fault = read_multipart(
            body, boundary, [&](form_part part) { add_part(std::move(part), facts::fields.data(), facts::size, object, files); }))
        return {error(*fault, "")};
    errors found = std::move(object).read(to);
    put_files(std::move(files), to);
    if (std::all_of(found.begin(), found.end(),
                    [](error const& each) { return is_about_several_members(each, facts::fields.data(), facts::size); }))
        found = validate(to); // all members were read
    for_each_field(to, [&]<class Item>(Item const& item, form_place const& place) {
        if constexpr (form_kind_of<Item> == form_kind::file)
            check_file(item, place, found);
    });
    return found;
}

// Reads a body. Returns its errors; `to` is then unspecified.
template <class Part>
[[nodiscard]] auto read_body(request const& request, typename Part::type& to) -> errors
{
    constexpr body_kind kind = facts_of_body<Part>.kind;
    if constexpr (kind == body_kind::bytes) {
        to = request.body;
        return {};
    } else if constexpr (kind == body_kind::text) {
        if (!vouch::detail::is_utf8(request.body))
            return {error(vouch::detail::text_not_utf8, "")};
        to = request.body;
        return {};
    } else if constexpr (kind == body_kind::form) {
        return read_form_into(request.body, to);
    } else if constexpr (kind == body_kind::multipart) {
        std::string const* const type = find_header(request.headers, "content-type");
        auto const read = read_media_type(type == nullptr ? std::string_view() : std::string_view(*type));
        std::string_view const boundary = read ? boundary_of(*read) : std::string_view();
        if (request.body.empty() || boundary.empty())
            return {error(request.body.empty() ? empty_multipart : no_delimiter, "")};
        return read_multipart_into(request.body, boundary, to);
    } else {
        auto made = parse<typename Part::type>(request.body);
        if (!made)
            return std::move(made).error();
        to = *std::move(made);
        return {};
    }
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
