// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_FILE_HPP
#define VOUCH_HTTP_MESSAGE_FILE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/read/reader.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/writer.hpp>

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http {

/// A file in a `multipart_body`. A struct may have one as a member, an optional one, or a vector of them.
///
/// JSON:   none: JSON has no bytes. A file in a `json_body` is an error of the call.
/// Errors: `not_a_media_type`; `not_a_file_name` for a name with control characters.
struct file {
    std::string name{};       ///< what the sender calls it, in UTF-8; never to be used as a path
    std::string media_type{}; ///< "image/png"; an empty one is sent as application/octet-stream
    std::string bytes{};

    friend auto operator==(file const&, file const&) -> bool = default;
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr std::string_view unknown_media_type = "application/octet-stream";

inline constexpr expectation refused_media_type{errc::format, "not_a_media_type", "a media type such as image/png"};
inline constexpr expectation refused_file_name{errc::format, "not_a_file_name", "a file name without control characters"};
inline constexpr expectation file_outside_of_a_form{errc::not_expressible, "a body that is multipart/form-data for a file"};

// Returns true if `text` can be the media type of a body or a part.
[[nodiscard]] constexpr auto is_media_type(std::string_view text) noexcept -> bool
{
    return read_media_type(text).has_value() && is_field_value(text);
}

// Returns true if a name can stand in a header of a part: its line breaks are percent-encoded there.
[[nodiscard]] constexpr auto is_file_name(std::string_view name) noexcept -> bool
{
    for (char const letter : name)
        if ((static_cast<unsigned char>(letter) < ' ' && letter != '\r' && letter != '\n') || letter == 0x7F)
            return false;
    return true;
}

} // namespace vouch::inline VOUCH_ABI::http::detail

namespace vouch::inline VOUCH_ABI::detail {

// A file in a struct that JSON is asked for: an error, so that no bytes are lost.
template <>
struct dom_access<http::file> {
    static constexpr bool is_known = true;
    static constexpr std::string_view content_media_type = http::detail::unknown_media_type;

    static auto read(reader& in, char const* at, http::file&) -> char const*
    {
        char const* const end = in.skip_value(at);
        return end == nullptr ? nullptr : in.refuse(end, at, http::detail::file_outside_of_a_form);
    }
    static auto write(writer& out, char* at, http::file const&) -> char*
    {
        return out.refuse(at, http::detail::file_outside_of_a_form);
    }
    static void visit(validator& all, http::file const& value, validator::step* at)
    {
        validator::step next{.parent = at, .name = "name"};
        all.visit_text(value.name, &next);
    }
    static auto is_null(http::file const&) noexcept -> bool { return false; }
    static auto compare(http::file const& left, http::file const& right) noexcept -> std::weak_ordering
    {
        if (auto const order = left.name <=> right.name; order != 0)
            return order;
        if (auto const order = left.media_type <=> right.media_type; order != 0)
            return order;
        return left.bytes <=> right.bytes;
    }
    template <class Step>
    static auto exceeds_depth(http::file const&, std::size_t, Step const&) noexcept -> bool
    {
        return false;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
