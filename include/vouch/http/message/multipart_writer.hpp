// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MULTIPART_WRITER_HPP
#define VOUCH_HTTP_MESSAGE_MULTIPART_WRITER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/disposition.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr std::string_view boundary_start = "----vouch-form-";

[[nodiscard]] inline auto boundary_with(std::uint64_t seed) -> std::string
{
    std::string boundary(boundary_start);
    for (int shift = 60; shift >= 0; shift -= 4)
        boundary += "0123456789abcdef"[seed >> shift & 15];
    return boundary;
}

// The first boundary from `seed` on that stands in none of the texts. They are searched once: a file with a million boundaries in
// a row would have to be searched a million times.
[[nodiscard]] inline auto boundary_outside_of(std::vector<std::string_view> const& texts, std::uint64_t seed) -> std::string
{
    std::string boundary = boundary_with(seed);
    std::vector<std::string_view> taken;
    for (std::string_view const text : texts)
        for (std::size_t at = text.find(boundary_start); at != text.npos; at = text.find(boundary_start, at + 1))
            taken.push_back(text.substr(at, boundary.size()));
    std::sort(taken.begin(), taken.end());
    while (std::binary_search(taken.begin(), taken.end(), std::string_view(boundary)))
        boundary = boundary_with(++seed);
    return boundary;
}

// Writes multipart/form-data (RFC 7578).
//
// Lifetime: refers to the bytes of the files that it is given.
class multipart_writer {
public:
    // Adds a text. It needs no media type: the default is text/plain (RFC 7578 section 4.4).
    void add_text(std::string_view name, wiped_text text) { add(begin(name), std::move(text)); }

    void add_json(std::string_view name, wiped_text text)
    {
        add(begin(name) + "\r\nContent-Type: application/json", std::move(text));
    }

    void add_file(std::string_view name, file const& value)
    {
        std::string head = begin(name);
        if (!value.name.empty()) { // an empty one is what browsers send where no file was chosen
            head += "; filename=";
            append_disposition_name(head, value.name);
        }
        head += "\r\nContent-Type: ";
        head += value.media_type.empty() ? unknown_media_type : std::string_view(value.media_type);
        parts_.push_back({std::move(head), {}, value.bytes});
    }

    struct written {
        std::string body{};
        std::string boundary{};
    };

    // The body. Its boundary comes from its contents alone, so that equal forms have equal bytes, and stands in no part.
    [[nodiscard]] auto finish() const -> written
    {
        std::vector<std::string_view> const all = texts();
        std::string boundary = boundary_outside_of(all, hash_of(all));
        constexpr std::size_t marks = 10; // line breaks and dashes of one part
        std::size_t size = boundary.size() + marks;
        for (part const& each : parts_)
            size += each.head.size() + each.content().size() + boundary.size() + marks;
        wiped_text body;
        body.reserve(size);
        for (part const& each : parts_) {
            ((body += "--") += boundary) += "\r\n";
            ((body += each.head) += "\r\n\r\n") += each.content();
            body += "\r\n";
        }
        ((body += "--") += boundary) += "--\r\n";
        written made{{}, std::move(boundary)};
        std::move(body).move_to(made.body);
        return made;
    }

private:
    struct part {
        std::string head;
        wiped_text own;
        std::string_view file{};

        [[nodiscard]] auto content() const noexcept -> std::string_view { return file.data() != nullptr ? file : own.view(); }
    };

    [[nodiscard]] static auto begin(std::string_view name) -> std::string
    {
        std::string head = "Content-Disposition: form-data; name=";
        append_disposition_name(head, name);
        return head;
    }
    void add(std::string head, wiped_text text) { parts_.push_back({std::move(head), std::move(text)}); }

    // All that is written between the boundaries.
    [[nodiscard]] auto texts() const -> std::vector<std::string_view>
    {
        std::vector<std::string_view> all;
        all.reserve(parts_.size() * 2);
        for (part const& each : parts_) {
            all.push_back(each.head);
            all.push_back(each.content());
        }
        return all;
    }
    // FNV-1a, which any content can be made to meet: therefore the search after it.
    [[nodiscard]] static auto hash_of(std::vector<std::string_view> const& texts) noexcept -> std::uint64_t
    {
        std::uint64_t value = 0xCBF29CE484222325;
        for (std::string_view const text : texts)
            for (char const letter : text)
                value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001B3;
        return value;
    }

    std::vector<part> parts_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
