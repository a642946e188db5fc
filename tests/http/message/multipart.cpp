// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/multipart.hpp>

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

// "name=content", each part in brackets; or what was expected.
auto parts_of(std::string_view body, std::string_view boundary = "b") -> std::string
{
    std::string all;
    auto const fault = read_multipart(body, boundary, [&](form_part const& part) {
        all += '[' + part.name;
        if (part.file_name)
            all += '|' + *part.file_name;
        if (!part.media_type.empty())
            all += ' ' + part.media_type;
        (all += '=') += part.content;
        all += ']';
    });
    return fault ? std::string(fault->expected) : all;
}

// One part that begins with the lines of `head`.
auto with_head(std::string_view head) -> std::string
{
    return parts_of("--b\r\n" + std::string(head) + "\r\n\r\nx\r\n--b--");
}

constexpr std::string_view part_a = "Content-Disposition: form-data; name=a\r\n\r\n";

TEST_CASE("multipart: parts, texts and files")
{
    CHECK(parts_of("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n"
                   "content-disposition: form-data; name=\"f\"; filename=\"x.png\"\r\nCONTENT-TYPE: image/png \r\n\r\n"
                   "\r\n2\n\r\n\r\n--b--\r\n") == "[a=1][f|x.png image/png=\r\n2\n\r\n]");
    CHECK(parts_of("--b--\r\n") == "");
    CHECK(parts_of("--b--") == "");
}

TEST_CASE("multipart: what stands before, behind and beside the parts")
{
    std::string const part = std::string(part_a) + "x";
    CHECK(parts_of("preamble\r\n--b\r\n" + part + "\r\n--b--\r\nepilogue\r\n--b\r\n") == "[a=x]");
    CHECK(parts_of("\r\n--b \t\r\n" + part + "\r\n--b \r\n" + part + "\r\n--b-- ") == "[a=x][a=x]");
    CHECK(parts_of("--bb\r\n--b\r\n" + part + "\r\n--b--") == "[a=x]");
    CHECK(parts_of("--b\r\n" + part + "\r\n--bb\r\n--b-\r\n--b--x\r\n--b--") == "[a=x\r\n--bb\r\n--b-\r\n--b--x]");
    CHECK(parts_of("--b\r\n" + part + "\n--b--\r--b--\r\n--b--") == "[a=x\n--b--\r--b--]");
}

TEST_CASE("multipart: empty parts")
{
    CHECK(parts_of("--b\r\n" + std::string(part_a) + "\r\n--b--") == "[a=]");
    CHECK(parts_of("--b\r\n" + std::string(part_a) + "--b--") == "[a=]"); // the line break of the empty line is the delimiter's
}

TEST_CASE("multipart: the header of a part")
{
    CHECK(with_head("X-Other: y\r\nContent-Disposition: form-data;\r\n  name=a;\r\n\tfilename=b\r\nMIME-Version: 1.0") ==
          "[a|b=x]");
    CHECK(with_head("Content-Disposition:form-data;name=a\r\nContent-Transfer-Encoding: 8BIT") == "[a=x]");
    CHECK(with_head("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64") == encoded_part.expected);
    CHECK(with_head("Content-Type: text/plain") == no_disposition.expected);
    CHECK(with_head("Content-Disposition: form-data") == no_disposition.expected);
    CHECK(with_head("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b") ==
          no_disposition.expected);
    for (std::string_view const broken : {"no colon", ": form-data", "a b: c", " X: y", "X: \x01", "X: a\nY: b", "X: a\rY: b"}) {
        CAPTURE(broken);
        CHECK(with_head("Content-Disposition: form-data; name=a\r\n" + std::string(broken == " X: y" ? "X y" : broken)) ==
              broken_part_header.expected);
    }
    CHECK(with_head("Content-Disposition: form-data; name=a\r\nContent-Type: a/b\r\nContent-Type: c/d") ==
          broken_part_header.expected);
    CHECK(with_head(" Content-Disposition: form-data; name=a") == broken_part_header.expected);
}

TEST_CASE("multipart: broken bodies")
{
    std::string const part = std::string(part_a) + "x";
    CHECK(parts_of("") == no_delimiter.expected);
    CHECK(parts_of("--c\r\n" + part + "\r\n--c--") == no_delimiter.expected);
    CHECK(parts_of("--b\n" + part + "\n--b--") == no_delimiter.expected);
    CHECK(parts_of("x--b\r\n" + part + "\r\n--b--") == "");
    CHECK(parts_of("--b") == no_delimiter.expected);
    CHECK(parts_of("--b\r\n") == broken_part_header.expected);
    CHECK(parts_of("--b\r\nContent-Disposition: form-data; name=a\r\n") == broken_part_header.expected);
    CHECK(parts_of("--b\r\n--b--\r\n\r\n") == broken_part_header.expected);
    CHECK(parts_of("--b\r\n" + part) == no_closing_delimiter.expected);
    CHECK(parts_of("--b\r\n" + part + "\r\n--b") == no_closing_delimiter.expected);
    CHECK(parts_of("--b\r\n" + part + "\r\n--b\r\n") == broken_part_header.expected);
}

TEST_CASE("multipart: limits")
{
    std::string const head = "Content-Disposition: form-data; name=a\r\nX: ";
    CHECK(with_head(head + std::string(most_part_header_bytes - head.size(), 'y')) == "[a=x]");
    CHECK(with_head(head + std::string(most_part_header_bytes - head.size() + 1, 'y')) == long_part_header.expected);

    std::string body;
    for (std::size_t count = 0; count < most_parts; ++count)
        body += "--b\r\n" + std::string(part_a) + "\r\n";
    CHECK(parts_of(body + "--b--").size() == most_parts * 4);
    CHECK(parts_of(body + "--b\r\n" + std::string(part_a) + "\r\n--b--") == too_many_parts.expected);
}

TEST_CASE("multipart: no body takes quadratic time")
{
    constexpr std::size_t size = 1'000'000;
    auto const filled = [](std::string_view with) {
        std::string body = "--b\r\n" + std::string(part_a);
        while (body.size() < size)
            body += with;
        return body;
    };
    std::clock_t const start = std::clock();
    for (std::string_view const with :
         {"\r", "\r\n", "\r\n-", "\r\n--", "\r\n--bb", "\r\n--b-", "\r\n--b  x", "\r\n--b--x", " "}) {
        CAPTURE(with);
        CHECK(parts_of(filled(with)) == no_closing_delimiter.expected);
        CHECK(!parts_of(filled(with).substr(5)).empty());
    }
    CHECK(parts_of("--b\r\n" + std::string(size, '\t')) == long_part_header.expected);
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 10); // of the processor, whatever else it does
}

} // namespace
