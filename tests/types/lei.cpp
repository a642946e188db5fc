// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/lei.hpp>

#include <concepts>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include <doctest/doctest.h>

namespace {

using vouch::lei;

static_assert(vouch::detail::own_text_type<lei> && std::regular<lei> && std::totally_ordered<lei>);
static_assert(lei::info.code == "not_an_lei");
static_assert(lei::info.expected == "an LEI, 18 letters and digits and their check digits (ISO 17442)");
static_assert(lei::info.format.empty() && lei::info.exact_size == 20);
static_assert(sizeof(lei) == 21 && std::is_trivially_copyable_v<lei>);
static_assert(noexcept(lei::parse({})) && noexcept(lei::valid({})) && noexcept(lei{}.view()));
static_assert(!std::is_constructible_v<lei, std::string_view> && !std::is_constructible_v<lei, char const*>);
static_assert(!std::is_constructible_v<lei, std::string> && !std::is_constructible_v<lei, int>);

constexpr bool a_literal_is_an_identifier()
{
    constexpr lei name{"7LTWFZYICNSX8D621K86"};
    return name.view() == "7LTWFZYICNSX8D621K86" && name.is_set() && name == lei{"7LTWFZYICNSX8D621K86"} &&
           name != lei{"213800KUD8LAJWSQ9D15"} && lei{"213800KUD8LAJWSQ9D15"} < name && !lei{}.is_set() && lei{}.view().empty() &&
           lei{} < name && lei{} == lei{};
}
static_assert(a_literal_is_an_identifier());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"", "7LTWFZYICNSX8D621K8", "7LTWFZYICNSX8D621K860", "7LTWFZYICNSX8D621K87", "7LTWFZYICNSX8D621K68",
          "7ltwfzyicnsx8d621k86", "7LTWFZYICNSX8D621k86", "L7TWFZYICNSX8D621K86", "7LTW FZYI CNSX 8D62 1K86",
          "7LTWFZYICNSX8D621K8A", " 7LTWFZYICNSX8D621K8", "213800KUD8LXJWSQ9D15", "7LTWFZYICNSX8D621K8\n"})
        if (lei::parse(wrong) || lei::valid(wrong))
            return false;
    return lei::valid("213800KUD8LAJWSQ9D15") && !lei::valid(std::string_view("7LTWFZYICNSX8D621K86\0", 21)) && !lei::valid({});
}
static_assert(a_text_is_parsed_or_refused());

// Of the hundred pairs of check digits one is right, from 02 to 98.
constexpr bool one_pair_of_check_digits_is_right()
{
    char text[] = "000000000000000000..";
    unsigned found = 0;
    for (int body = 0; body != 97; ++body) {
        text[16] = static_cast<char>('0' + body / 10);
        text[17] = static_cast<char>('0' + body % 10);
        unsigned right = 0;
        for (int digits = 0; digits != 100; ++digits) {
            text[18] = static_cast<char>('0' + digits / 10);
            text[19] = static_cast<char>('0' + digits % 10);
            bool const valid = lei::valid({text, 20});
            right += valid ? 1 : 0;
            if (valid && (digits < 2 || digits > 98))
                return false;
        }
        found += right == 1 ? 1 : 0;
    }
    return found == 97;
}

} // namespace

TEST_CASE("lei: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_an_identifier());
}

TEST_CASE("lei: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
    CHECK(one_pair_of_check_digits_is_right());
}

TEST_CASE("lei: a wrong digit, a wrong letter and two neighbours that changed places are found")
{
    std::string const right = "7LTWFZYICNSX8D621K86";
    auto const is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    auto const is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
    bool all = true;
    for (std::size_t at = 0; at != right.size(); ++at)
        for (int byte = 0; byte != 256; ++byte) {
            std::string text = right;
            text[at] = static_cast<char>(byte);
            // a letter in place of a digit is not always found
            bool const is_of_the_other_kind = is_digit(right[at]) ? is_capital(text[at]) : is_digit(text[at]);
            all &= is_of_the_other_kind || lei::valid(text) == (text == right);
        }
    for (std::size_t at = 1; at != right.size(); ++at) {
        std::string text = right;
        std::swap(text[at - 1], text[at]);
        all &= is_digit(text[at - 1]) != is_digit(text[at]) || lei::valid(text) == (text == right);
    }
    CHECK(all);
}

TEST_CASE("lei: equal identifiers have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<lei>{lei{"7LTWFZYICNSX8D621K86"}, *lei::parse("7LTWFZYICNSX8D621K86"), lei{}}.size() == 2);
    std::ostringstream out;
    out << lei{"7LTWFZYICNSX8D621K86"} << lei{};
    CHECK(out.str() == "7LTWFZYICNSX8D621K86");
}
