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
        std::uint64_t seed = hash();
        std::string boundary = boundary_with(seed);
        while (stands_in_a_part(boundary))
            boundary = boundary_with(++seed);
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

    // FNV-1a, which any content can be made to meet: therefore the search after it.
    [[nodiscard]] auto hash() const noexcept -> std::uint64_t
    {
        std::uint64_t value = 0xCBF29CE484222325;
        auto const take = [&](std::string_view text) {
            for (char const letter : text)
                value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001B3;
        };
        for (part const& each : parts_) {
            take(each.head);
            take(each.content());
        }
        return value;
    }
    [[nodiscard]] static auto boundary_with(std::uint64_t seed) -> std::string
    {
        std::string boundary = "----vouch-form-";
        for (int shift = 60; shift >= 0; shift -= 4)
            boundary += "0123456789abcdef"[seed >> shift & 15];
        return boundary;
    }
    [[nodiscard]] auto stands_in_a_part(std::string_view boundary) const noexcept -> bool
    {
        return std::any_of(parts_.begin(), parts_.end(), [&](part const& each) {
            return each.content().find(boundary) != std::string_view::npos || each.head.find(boundary) != std::string::npos;
        });
    }

    std::vector<part> parts_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
