// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/form.hpp>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using pairs = std::vector<std::pair<std::string, std::string>>;

auto read(std::string_view form) -> std::optional<pairs>
{
    pairs all;
    if (read_form(form, [&](std::string_view name, std::string_view value) { all.emplace_back(name, value); }))
        return std::nullopt;
    return all;
}

auto write(pairs const& all) -> std::string
{
    wiped_text form;
    for (auto const& [name, value] : all)
        append_form_pair(form, name, value);
    std::string made;
    std::move(form).move_to(made);
    return made;
}

TEST_CASE("form: every byte is written as the URL standard says")
{
    CHECK(write({}).empty());
    CHECK(write({{"a", "1"}, {"a", "2"}, {"", ""}}) == "a=1&a=2&=");
    CHECK(write({{"*-._", "~ +%&="}}) == "*-._=%7E+%2B%25%26%3D");
    CHECK(write({{"n\xC3\xA4me", std::string("\0\r\n\x7F", 4)}}) == "n%C3%A4me=%00%0D%0A%7F");
}

TEST_CASE("form: pairs are read in order, decoded")
{
    CHECK(read("") == pairs{});
    CHECK(read("a=1&b=2&a=3") == pairs{{"a", "1"}, {"b", "2"}, {"a", "3"}});
    CHECK(read("&&a=1&") == pairs{{"a", "1"}});
    CHECK(read("a&b=&=c&=") == pairs{{"a", ""}, {"b", ""}, {"", "c"}, {"", ""}});
    CHECK(read("a=b=c") == pairs{{"a", "b=c"}});
    CHECK(read("a+b=c+d%2B%26%3d") == pairs{{"a b", "c d+&="}});
    CHECK(read("a=%00%ff") == pairs{{"a", std::string("\0\xFF", 2)}});
    CHECK(read("a=1;b=2") == pairs{{"a", "1;b=2"}});
}

TEST_CASE("form: a % without two digits is no form")
{
    for (std::string_view const broken : {"%", "a=%", "a=%4", "a=%zz", "%4=1", "a=1&b=%g0", "a=%%41"}) {
        CAPTURE(broken);
        CHECK(!read(broken));
    }
}

TEST_CASE("form: what is written is read")
{
    std::mt19937 random(20261129);
    auto const text = [&] {
        std::string made(random() % 12, ' ');
        for (char& letter : made)
            letter = random() % 3 == 0 ? " +%&=#;*-._~"[random() % 12] : static_cast<char>(random() % 256);
        return made;
    };
    for (std::size_t left = support::rounds(500); left != 0; --left) {
        pairs all;
        for (std::size_t count = random() % 5; count != 0; --count)
            all.emplace_back(text(), text());
        CHECK(read(write(all)) == all);
    }
}

} // namespace
