// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/read_body.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/write_body.hpp>
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/types/country.hpp>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct note {
    std::string text{};
    std::optional<int> stars{};

    friend auto operator==(note const&, note const&) -> bool = default;
};
BOOST_DESCRIBE_STRUCT(note, (), (text, stars))

struct entry {
    std::string name{};
    std::optional<tier> level{};
    std::int64_t count{};
    double weight{};
    bool agreed{};
    std::vector<vouch::country> countries{};
    std::set<int> numbers{};
    std::optional<vouch::secret> password{};

    friend auto operator==(entry const&, entry const&) -> bool = default;
};
BOOST_DESCRIBE_STRUCT(entry, (), (name, level, count, weight, agreed, countries, numbers, password))
constexpr auto vouch_schema(vouch::of<entry>)
{
    return vouch::schema(vouch::case_style::kebab(), vouch::field<&entry::name>(vouch::length(0, 40)));
}

struct upload {
    std::string title{};
    file photo{};
    std::optional<file> scan{};
    std::vector<file> more{};
    note about{};
    std::vector<note> notes{};
    std::vector<int> numbers{};

    friend auto operator==(upload const&, upload const&) -> bool = default;
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, photo, scan, more, about, notes, numbers))
constexpr auto vouch_schema(vouch::of<upload>)
{
    return vouch::schema(vouch::field<&upload::more>(vouch::items(0, 3)));
}

template <class Part>
auto read(std::string body, typename Part::type& to, std::string type = "") -> std::vector<std::string>
{
    request const sent{.headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)};
    std::vector<std::string> texts;
    for (vouch::error const& error : detail::read_body<Part>(sent, to))
        texts.push_back(error.pointer() + ' ' + std::string(error.code()));
    return texts;
}
template <class Part>
auto errors_in(std::string body, std::string type = "") -> std::vector<std::string>
{
    typename Part::type value{};
    return read<Part>(std::move(body), value, std::move(type));
}

// A multipart body of these parts, each the head without "Content-Disposition: form-data; ", an empty line and the content.
auto multipart(std::vector<std::string> const& parts) -> std::string
{
    std::string body;
    for (std::string const& part : parts)
        body += "--b\r\nContent-Disposition: form-data; " + part + "\r\n";
    return body + "--b--\r\n";
}
constexpr char const* with_boundary = "multipart/form-data; boundary=b";

TEST_CASE("read_body: JSON")
{
    note value;
    CHECK(read<json_body<note>>(R"({"text":"a"})", value).empty());
    CHECK(value.text == "a");
    CHECK(errors_in<json_body<note>>("") == std::vector<std::string>{" syntax"});
    CHECK(errors_in<json_body<note>>("{}") == std::vector<std::string>{"/text missing_member"});
}

TEST_CASE("read_body: a form")
{
    entry value;
    CHECK(
        read<form_body<entry>>("name=Ada+L&count=7&weight=1.5&agreed=true&countries=SVK&other=%FF&countries=DEU&level=pro", value)
            .empty());
    CHECK(value == entry{.name = "Ada L",
                         .level = tier::pro,
                         .count = 7,
                         .weight = 1.5,
                         .agreed = true,
                         .countries = {vouch::country("SVK"), vouch::country("DEU")}});
    CHECK(errors_in<form_body<entry>>("") == std::vector<std::string>{"/name missing_member", "/count missing_member",
                                                                      "/weight missing_member", "/agreed missing_member"});
    CHECK(errors_in<form_body<entry>>("name=A&count=x&weight=&agreed=on&countries=SVK&countries=svk&name=B") ==
          std::vector<std::string>{"/count wrong_type", "/weight wrong_type", "/agreed wrong_type", "/name duplicate_member",
                                   "/countries/1 not_a_country"});
    CHECK(errors_in<form_body<entry>>("name=%") == std::vector<std::string>{" not_percent_encoded"});
}

TEST_CASE("read_body: a multipart form")
{
    upload value;
    CHECK(read<multipart_body<upload>>(
              multipart({"name=title\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nt",
                         "name=photo; filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\n\xFF\r\n",
                         "name=about\r\n\r\n{\"text\":\"n\"}", "name=more; filename=1\r\n\r\n1", "name=numbers\r\n\r\n3",
                         "name=more; filename=2\r\n\r\n2", "name=unknown; filename=x\r\n\r\n",
                         "name=notes\r\nContent-Type: application/json\r\n\r\n{\"text\":\"o\",\"stars\":4}",
                         "name=numbers\r\n\r\n-4"}),
              value, with_boundary)
              .empty());
    CHECK(value == upload{.title = "t",
                          .photo = {"p.png", "image/png", "\xFF\r\n"},
                          .more = {{"1", "text/plain", "1"}, {"2", "text/plain", "2"}},
                          .about = {"n"},
                          .notes = {{"o", 4}},
                          .numbers = {3, -4}});
}

TEST_CASE("read_body: files that a browser sends where none was chosen")
{
    std::string const none = "; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    upload value;
    CHECK(read<multipart_body<upload>>(multipart({"name=title\r\n\r\nt", "name=photo; filename=p\r\n\r\n", "name=scan" + none,
                                                  "name=more" + none, "name=about\r\n\r\n{\"text\":\"n\"}"}),
                                       value, with_boundary)
              .empty());
    CHECK(value.photo.name == "p");
    CHECK(!value.scan);
    CHECK(value.more.empty());
    CHECK(errors_in<multipart_body<upload>>(
              multipart({"name=title\r\n\r\nt", "name=photo" + none, "name=about\r\n\r\n{\"text\":\"n\"}"}), with_boundary) ==
          std::vector<std::string>{"/photo missing_member"});
}

TEST_CASE("read_body: all errors of a multipart form")
{
    CHECK(errors_in<multipart_body<upload>>(
              multipart({"name=title\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nt",
                         "name=photo; filename=\"a\x01\"\r\nContent-Type: png\r\n\r\n1", "name=about\r\n\r\n{\"text\":7}"}),
              with_boundary) == std::vector<std::string>{" not_multipart"}); // a control character is in no header
    CHECK(errors_in<multipart_body<upload>>(
              multipart({"name=title\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nt",
                         "name=photo; filename=\"\xFF\"\r\nContent-Type: png\r\n\r\n1", "name=about\r\n\r\n{\"text\":7}",
                         "name=numbers\r\n\r\n1", "name=numbers\r\n\r\n\xFF", "name=notes\r\n\r\n{"}),
              with_boundary) == std::vector<std::string>{"/title another_charset", "/numbers/1 invalid_utf8", "/notes/0 syntax",
                                                         "/about/text wrong_type", "/photo/media_type not_a_media_type"});
    CHECK(errors_in<multipart_body<upload>>(
              multipart({"name=title\r\n\r\nt", "name=photo; filename=\"\xFF\"\r\n\r\n1", "name=about\r\n\r\n{\"text\":\"\"}",
                         "name=more; filename=1\r\n\r\n1", "name=more; filename=1\r\n\r\n1", "name=more; filename=1\r\n\r\n1",
                         "name=more; filename=1\r\n\r\n1"}),
              with_boundary) == std::vector<std::string>{"/photo/name invalid_utf8", "/more too_long"});
    CHECK(errors_in<multipart_body<upload>>(multipart({"name=title\r\n\r\nt", "name=photo; filename=1\r\n\r\n1",
                                                       "name=photo; filename=2\r\n\r\n2", "name=about\r\n\r\n{\"text\":\"\"}"}),
                                            with_boundary) == std::vector<std::string>{"/photo duplicate_member"});
    CHECK(errors_in<multipart_body<upload>>(multipart({}), with_boundary) ==
          std::vector<std::string>{"/title missing_member", "/photo missing_member", "/about missing_member"});
}

TEST_CASE("read_body: what is no multipart body")
{
    CHECK(errors_in<multipart_body<upload>>("", with_boundary) == std::vector<std::string>{" empty_body"});
    CHECK(errors_in<multipart_body<upload>>("x", with_boundary) == std::vector<std::string>{" not_multipart"});
    CHECK(errors_in<multipart_body<upload>>(multipart({}), "multipart/form-data") == std::vector<std::string>{" not_multipart"});
    CHECK(errors_in<multipart_body<upload>>("--b--", "multipart/form-data; boundary=\"b\"").size() == 3);
}

struct pair {
    std::unique_ptr<file> left{};
    std::optional<file> right{};
};
BOOST_DESCRIBE_STRUCT(pair, (), (left, right))
constexpr auto vouch_schema(vouch::of<pair>)
{
    return vouch::schema(vouch::at_least_one<&pair::left, &pair::right>);
}

TEST_CASE("read_body: rules about several members see the files")
{
    pair value;
    CHECK(read<multipart_body<pair>>(multipart({"name=left; filename=l\r\n\r\n1"}), value, with_boundary).empty());
    REQUIRE(value.left);
    CHECK(value.left->name == "l");
    CHECK(errors_in<multipart_body<pair>>(multipart({}), with_boundary) == std::vector<std::string>{" at_least_one"});
}

TEST_CASE("read_body: a text and bytes")
{
    std::string value;
    CHECK(read<text_body>("\xC3\xA4", value).empty());
    CHECK(value == "\xC3\xA4");
    CHECK(read<text_body>("", value).empty());
    CHECK(value.empty());
    CHECK(errors_in<text_body>("\xFF") == std::vector<std::string>{" invalid_utf8"});
    CHECK(read<bytes_body<"image/png">>("\x89\xFF", value).empty());
    CHECK(value == "\x89\xFF");
}

auto random_text(std::mt19937& random) -> std::string
{
    constexpr std::string_view pieces[] = {
        "a", " ", "+", "&", "=", "%41", "\"", "\\", "\r\n", "--", "\xC3\xA4", "\xF0\x9F\x98\x80", "\x01", ""};
    std::string text;
    for (std::size_t left = random() % 8; left != 0; --left)
        text += pieces[random() % std::size(pieces)];
    return text;
}

TEST_CASE("read_body: what is written is read")
{
    std::mt19937 random(20261129);
    for (std::size_t left = support::rounds(300, 20'000); left != 0; --left) {
        entry sent{.name = random_text(random),
                   .count = static_cast<std::int64_t>(random()) - 1'000'000,
                   .weight = static_cast<double>(random()) / 7,
                   .agreed = random() % 2 == 0};
        if (random() % 2 == 0)
            sent.level = tier::pro;
        if (random() % 2 == 0)
            sent.password = vouch::secret("p" + random_text(random));
        for (std::size_t count = random() % 4; count != 0; --count) {
            sent.countries.push_back(vouch::country("SVK"));
            sent.numbers.insert(static_cast<int>(random() % 100));
        }
        auto const form = detail::write_body<form_body<entry>>(sent);
        entry got;
        CHECK(read<form_body<entry>>(form.text, got).empty());
        CHECK(got == sent);

        auto const some_file = [&] {
            std::string name = random_text(random);
            std::erase(name, '\x01');
            return file{name, "a/b", random_text(random) + '\xFF' + random_text(random)};
        };
        upload given{.title = random_text(random), .photo = some_file(), .about = {random_text(random)}};
        if (random() % 2 == 0)
            given.scan = some_file();
        for (std::size_t count = random() % 4; count != 0; --count) {
            given.more.push_back(some_file());
            given.notes.push_back({random_text(random), static_cast<int>(count)});
            given.numbers.push_back(static_cast<int>(random() % 9));
        }
        auto const parts = detail::write_body<multipart_body<upload>>(given);
        upload taken;
        CHECK(read<multipart_body<upload>>(parts.text, taken, parts.media_type).empty());
        CHECK(taken == given);
    }
}

TEST_CASE("read_body: no damaged body is read beyond its end")
{
    std::mt19937 random(20261129);
    upload const value{
        .title = "t", .photo = {"a.png", "image/png", "x"}, .more = {{"b", "a/b", "y"}}, .about = {"n"}, .notes = {{"o"}}};
    auto const whole = detail::write_body<multipart_body<upload>>(value);
    for (std::size_t left = support::rounds(500); left != 0; --left) {
        (void)errors_in<multipart_body<upload>>(support::mutated(whole.text, random), whole.media_type);
        (void)errors_in<form_body<entry>>(support::mutated("name=A%20&count=7&weight=1&agreed=true&countries=SVK", random));
    }
}

} // namespace
