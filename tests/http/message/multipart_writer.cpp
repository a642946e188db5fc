// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/multipart_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <vouch/http/message/multipart.hpp>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using vouch::http::file;

auto text_of(std::string_view text) -> wiped_text
{
    wiped_text made;
    made += text;
    return made;
}

TEST_CASE("multipart_writer: texts, JSON and files")
{
    file const photo{"a \"b\".png", "image/png", std::string("\0\xFF", 2)};
    file const plain{"", "", "x"};
    multipart_writer form;
    form.add_text("na\"me", text_of("1\r\n2"));
    form.add_json("who", text_of("{}"));
    form.add_file("photo", photo);
    form.add_file("raw", plain);
    auto const [body, boundary] = form.finish();
    std::string const mark = "--" + boundary;
    CHECK(body == mark + "\r\nContent-Disposition: form-data; name=\"na%22me\"\r\n\r\n1\r\n2\r\n" + mark +
                      "\r\nContent-Disposition: form-data; name=\"who\"\r\nContent-Type: application/json\r\n\r\n{}\r\n" + mark +
                      "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a %22b%22.png\"\r\nContent-Type: "
                      "image/png\r\n\r\n" +
                      photo.bytes + "\r\n" + mark +
                      "\r\nContent-Disposition: form-data; name=\"raw\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n" +
                      mark + "--\r\n");
}

TEST_CASE("multipart_writer: a form without parts")
{
    auto const [body, boundary] = multipart_writer().finish();
    CHECK(body == "--" + boundary + "--\r\n");
}

TEST_CASE("multipart_writer: equal forms are equal bytes, and the boundary stands in no part")
{
    auto const made_of = [](std::string const& content) {
        multipart_writer form;
        form.add_text("a", text_of(content));
        return form.finish();
    };
    auto const first = made_of("x");
    CHECK(first.body == made_of("x").body);
    CHECK(first.boundary != made_of("y").boundary);

    // what is hashed depends on the content, so that a part with its own boundary is made by search alone: all boundaries in it
    std::string content = first.boundary;
    for (int count = 0; count < 50; ++count)
        content += made_of(content).boundary;
    auto const last = made_of(content);
    CHECK(content.find(last.boundary) == std::string::npos);
    CHECK(last.boundary.size() <= 70);
}

TEST_CASE("multipart_writer: a boundary stands in no text, and the search for it takes no quadratic time")
{
    constexpr std::uint64_t seed = 0xFFFFFFFFFFFFFF00;
    constexpr std::uint64_t count = 100'000;
    std::string first;
    std::string second = "----vouch-form-";
    for (std::uint64_t number = 0; number != count; ++number)
        (number % 2 == 0 ? first : second) += boundary_with(seed + number) + '-';
    std::clock_t const start = std::clock();
    CHECK(boundary_outside_of({first, second, "----vouch-form-f"}, seed) == boundary_with(seed + count));
    CHECK(boundary_outside_of({first, "a"}, seed + 1) == boundary_with(seed + 1));
    CHECK(boundary_outside_of({}, seed) == "----vouch-form-ffffffffffffff00");
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 10); // of the processor, whatever else it does
}

TEST_CASE("multipart_writer: what is written is read")
{
    std::mt19937 random(20261129);
    auto const text = [&](std::size_t most) {
        std::string made(random() % most, ' ');
        for (char& letter : made)
            letter = random() % 3 == 0 ? static_cast<char>(random() % 256) : "\r\n--\"\\:; a"[random() % 10];
        return made;
    };
    for (std::size_t left = support::rounds(500, 20'000); left != 0; --left) {
        std::vector<std::pair<std::string, file>> all;
        for (std::size_t count = random() % 5; count != 0; --count)
            all.push_back({"n" + std::to_string(count), {text(6), "", text(40)}});
        multipart_writer form;
        for (auto& [name, value] : all) {
            std::erase_if(value.name, [](char letter) { return !is_file_name({&letter, 1}); });
            form.add_file(name, value);
        }
        auto const [body, boundary] = form.finish();
        std::size_t index = 0;
        CHECK(!read_multipart(body, boundary, [&](form_part const& part) {
            REQUIRE(index < all.size());
            CHECK(part.name == all[index].first);
            CHECK(part.file_name.value_or("") == all[index].second.name);
            CHECK(part.content == all[index].second.bytes);
            ++index;
        }));
        CHECK(index == all.size());
    }
}

} // namespace
