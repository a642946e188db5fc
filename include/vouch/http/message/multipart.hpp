// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MULTIPART_HPP
#define VOUCH_HTTP_MESSAGE_MULTIPART_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/message/disposition.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Reads multipart/form-data (RFC 7578), the multipart syntax of RFC 2046 section 5.1.1. Each byte is looked at a bounded number
// of times, whatever the body is.
namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr std::size_t most_parts = 1'000;
inline constexpr std::size_t most_part_header_bytes = 8 * 1024;

inline constexpr expectation no_delimiter{errc::syntax, "not_multipart", "a body that has the boundary of its content-type"};
inline constexpr expectation no_closing_delimiter{errc::syntax, "not_multipart", "each part to end in the boundary"};
inline constexpr expectation broken_part_header{errc::syntax, "not_multipart",
                                                "a part to begin with header fields, lines that end in CRLF, and an empty line"};
inline constexpr expectation long_part_header{
    errc::too_long, "{} bytes of header fields in a part", {.most = most_part_header_bytes}};
inline constexpr expectation too_many_parts{errc::too_long, "{} parts", {.most = most_parts}};
inline constexpr expectation no_disposition{errc::syntax, "not_form_data",
                                            "each part to have one content-disposition: form-data; name=\"...\""};
inline constexpr expectation encoded_part{errc::syntax, "encoded_part", "a part without content-transfer-encoding"};

// One part of a form, read.
struct form_part {
    std::string name{};
    std::optional<std::string> file_name{}; // decoded
    std::string media_type{};               // as written; empty where the part has none
    std::string_view content{};
};

// A delimiter line: a line that begins with "--" and the boundary, with blanks at most behind it.
struct delimiter {
    std::size_t begin = 0; // the end of the part before it
    std::size_t end = 0;   // behind its line break
    bool is_last = false;
};

// Reads the rest of a delimiter line that begins at `begin`; `at` is behind the boundary. Empty if something else follows.
[[nodiscard]] inline auto read_delimiter(std::string_view body, std::size_t begin, std::size_t at) noexcept
    -> std::optional<delimiter>
{
    bool const is_last = body.substr(at, 2) == "--";
    at += is_last ? 2 : 0;
    while (at < body.size() && (body[at] == ' ' || body[at] == '\t'))
        ++at;
    if (body.substr(at, 2) == "\r\n")
        return delimiter{begin, at + 2, is_last};
    if (is_last && at == body.size())
        return delimiter{begin, at, is_last};
    return std::nullopt;
}

// Finds the next delimiter line. `mark` is a line break, "--" and the boundary.
[[nodiscard]] inline auto find_delimiter(std::string_view body, std::string_view mark, std::size_t from) noexcept
    -> std::optional<delimiter>
{
    for (std::size_t begin = body.find(mark, from); begin != body.npos; begin = body.find(mark, begin + mark.size()))
        if (auto const found = read_delimiter(body, begin, begin + mark.size()))
            return found;
    return std::nullopt;
}

// Takes a field of a part's header. Unknown fields are ignored (RFC 7578 section 4.8).
[[nodiscard]] inline auto take_part_field(std::string_view name, std::string_view value, form_part& part, bool& has_name)
    -> std::optional<expectation>
{
    if (same_name(name, "content-disposition")) {
        if (std::exchange(has_name, true))
            return no_disposition;
        auto read = read_disposition(value);
        if (!read)
            return no_disposition;
        part.name = std::move(read->name);
        part.file_name = std::move(read->file_name);
    } else if (same_name(name, "content-type")) {
        if (!part.media_type.empty())
            return broken_part_header;
        part.media_type = value;
    } else if (same_name(name, "content-transfer-encoding")) { // deprecated (RFC 7578 section 4.7)
        for (std::string_view const harmless : {"7bit", "8bit", "binary"})
            if (vouch::detail::equals_ignoring_case(value, harmless))
                return std::nullopt;
        return encoded_part;
    }
    return std::nullopt;
}

// Reads the header of a part, lines that end in CRLF. A line that begins with a blank continues the one before it (RFC 5322
// section 2.2.3).
[[nodiscard]] inline auto read_part_header(std::string_view lines, form_part& part) -> std::optional<expectation>
{
    bool has_name = false;
    while (!lines.empty()) {
        std::string line;
        do {
            std::size_t const end = lines.find("\r\n");
            line += lines.substr(0, end);
            lines.remove_prefix(end + 2);
        } while (lines.starts_with(' ') || lines.starts_with('\t'));
        std::size_t const colon = (std::min)(line.find(':'), line.size());
        std::string_view const name = std::string_view(line).substr(0, colon);
        if (!is_field_name(name) || colon == line.size() || vouch::detail::has_control(line))
            return broken_part_header;
        if (auto fault = take_part_field(name, trimmed(std::string_view(line).substr(colon + 1)), part, has_name))
            return fault;
    }
    return has_name ? std::nullopt : std::optional(no_disposition);
}

// Calls use(form_part) with each part of a body, in order. What stands before the first delimiter and behind the last is ignored.
// Returns what was expected if the body is no form; some parts were then given to `use`.
template <class Use>
[[nodiscard]] auto read_multipart(std::string_view body, std::string_view boundary, Use const& use) -> std::optional<expectation>
{
    std::string mark = "\r\n--";
    mark += boundary;
    std::optional<delimiter> before;
    if (body.starts_with(std::string_view(mark).substr(2))) // the first delimiter needs no line break before it
        before = read_delimiter(body, 0, mark.size() - 2);
    if (!before)
        before = find_delimiter(body, mark, 0);
    if (!before)
        return no_delimiter;
    for (std::size_t count = 0; !before->is_last; ++count) {
        if (count == most_parts)
            return too_many_parts;
        constexpr std::string_view empty_line = "\r\n\r\n";
        form_part part;
        std::size_t const size = body.substr(before->end, most_part_header_bytes + empty_line.size()).find(empty_line);
        if (size == body.npos)
            return body.size() - before->end > most_part_header_bytes ? long_part_header : broken_part_header;
        if (auto fault = read_part_header(body.substr(before->end, size + 2), part))
            return fault;
        std::size_t const begin = before->end + size + empty_line.size();
        // the line break before a delimiter may be that of the empty line
        auto const after = find_delimiter(body, mark, begin - 2);
        if (!after)
            return no_closing_delimiter;
        part.content = after->begin < begin ? std::string_view() : body.substr(begin, after->begin - begin);
        use(std::move(part));
        before = after;
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
