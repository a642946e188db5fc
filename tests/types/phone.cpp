// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/phone.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::phone;

static_assert(vouch::detail::own_text_type<phone>);
static_assert(phone::info.code == "not_a_phone" && phone::info.expected == "a phone number, + and up to 15 digits (E.164)");
static_assert(phone::info.format.empty() && phone::info.exact_size == 0);
static_assert(sizeof(phone) == 16 && std::is_trivially_copyable_v<phone>);
static_assert(noexcept(phone::parse({})) && noexcept(phone::valid({})) && noexcept(phone{}.view()));
static_assert(!std::is_constructible_v<phone, std::string_view> && !std::is_constructible_v<phone, char const*>);
static_assert(!std::is_constructible_v<phone, std::string> && !std::is_constructible_v<phone, int>);

constexpr bool a_literal_is_a_phone()
{
    constexpr phone number{"+4915112345678"};
    return number.view() == "+4915112345678" && number.is_set() && number == phone{"+4915112345678"} &&
           number != phone{"+491511234567"} && phone{"+123456789012345"}.view() == "+123456789012345";
}
static_assert(a_literal_is_a_phone());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong : {"",
                                         "+",
                                         "+1",
                                         "+49",
                                         "+421",
                                         "+0",
                                         "+0123456789",
                                         "4915112345678",
                                         "004915112345678",
                                         "015112345678",
                                         "++4915112345678",
                                         "+1XXXXXXXXXX",
                                         "+1234567890123456",
                                         "+12345678901234567890",
                                         "+49 151 12345678",
                                         "+49-151-12345678",
                                         "+49(0)15112345678",
                                         "+4915112345678 ",
                                         " +4915112345678",
                                         "+4915112345678;ext=1",
                                         "tel:+4915112345678",
                                         "+1234x",
                                         "+1234\n",
                                         "-4915112345678",
                                         "+49151123456\xD9\xA1",
                                         "\xEF\xBC\x8B"
                                         "4915112345678"})
        if (phone::parse(wrong) || phone::valid(wrong))
            return false;
    return phone::parse("+12025550123")->view() == "+12025550123" && phone::valid("+12025550123") && phone::parse("+6834000") &&
           !phone::parse(std::string_view("+4915112345678\0", 15)) && !phone::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool four_to_fifteen_digits()
{
    std::string_view const longest = "+12345678901234567890";
    for (std::size_t digits = 0; digits <= 20; ++digits) {
        std::string_view const text = longest.substr(0, digits + 1);
        auto const number = phone::parse(text);
        if (number.has_value() != (digits >= 4 && digits <= 15) || (number && number->view() != text))
            return false;
    }
    return true;
}
static_assert(four_to_fifteen_digits());

constexpr bool order_is_that_of_the_text()
{
    constexpr std::string_view texts[] = {"", "+1000", "+10000", "+1001", "+123456789012345", "+9999", "+999999999999999"};
    for (std::string_view const first : texts)
        for (std::string_view const second : texts) {
            phone const left = phone::parse(first).value_or(phone{});
            phone const right = phone::parse(second).value_or(phone{});
            if ((left == right) != (first == second) || (left < right) != (first < second) ||
                (left <=> right != 0) != (first != second))
                return false;
        }
    return true;
}
static_assert(order_is_that_of_the_text());

constexpr bool unset_is_no_phone()
{
    return !phone{}.is_set() && phone{}.view().empty() && phone{} == phone{} && phone{} != phone{"+1000"} &&
           phone{} < phone{"+1000"};
}
static_assert(unset_is_no_phone());

} // namespace

TEST_CASE("phone: a checked literal is its value")
{
    CHECK(a_literal_is_a_phone());
}

TEST_CASE("phone: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
    CHECK(four_to_fifteen_digits());
}

TEST_CASE("phone: orders by text")
{
    CHECK(order_is_that_of_the_text());
}

TEST_CASE("phone: a default-constructed value is unset")
{
    CHECK(unset_is_no_phone());
}

TEST_CASE("phone: no other byte stands for a digit or the plus")
{
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 16; ++at) {
            std::string text = "+123456789012345";
            text[at] = static_cast<char>(byte);
            bool const expected = at == 0 ? byte == '+' : byte >= (at == 1 ? '1' : '0') && byte <= '9';
            all &= phone::parse(text).has_value() == expected;
        }
    CHECK(all);
}

TEST_CASE("phone: assigning a shorter number leaves nothing of a longer one")
{
    phone number{"+123456789012345"};
    number = phone{"+1000"};
    CHECK(number.view() == "+1000");
    CHECK(number == phone{"+1000"});
}

TEST_CASE("phone: equal numbers have equal hashes")
{
    std::unordered_set<phone> const numbers{phone{"+1000"}, phone{"+1001"}, phone{"+1000"}, phone{}};
    CHECK(numbers.size() == 3);
    CHECK(numbers.contains(phone{"+1001"}));
    CHECK(std::hash<phone>{}(phone{"+1000"}) == std::hash<phone>{}(*phone::parse("+1000")));
}

TEST_CASE("phone: is written to a stream as its text")
{
    std::ostringstream out;
    out << phone{"+12025550123"} << phone{};
    CHECK(out.str() == "+12025550123");
}
