// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/subdivision_code.hpp>

#include <concepts>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::subdivision_code;

static_assert(vouch::detail::own_text_type<subdivision_code> && std::regular<subdivision_code> &&
              std::totally_ordered<subdivision_code>);
static_assert(subdivision_code::info.code == "not_a_subdivision");
static_assert(subdivision_code::info.expected == "an ISO 3166-2 subdivision code without its country, such as BY");
static_assert(sizeof(subdivision_code) == 4 && std::is_trivially_copyable_v<subdivision_code>);
static_assert(noexcept(subdivision_code::parse({})) && noexcept(subdivision_code::valid({})));
static_assert(!std::is_constructible_v<subdivision_code, std::string_view> &&
              !std::is_constructible_v<subdivision_code, char const*>);

constexpr bool a_literal_is_a_code()
{
    constexpr subdivision_code bavaria{"BY"};
    return bavaria.view() == "BY" && bavaria.is_set() && bavaria == subdivision_code{"BY"} && bavaria != subdivision_code{"B"} &&
           subdivision_code{"B"} < bavaria && subdivision_code{"75C"}.view() == "75C" && !subdivision_code{}.is_set() &&
           subdivision_code{}.view().empty() && subdivision_code{} < bavaria;
}
static_assert(a_literal_is_a_code());

} // namespace

TEST_CASE("subdivision_code: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_a_code());
}

TEST_CASE("subdivision_code: has one to three capitals and digits")
{
    for (std::string_view const wrong : {"", "by", "By", "BAYE", "DE-BY", "-BY", "B-Y", " BY", "BY ", "B\xC3\x9C"})
        CHECK_FALSE(subdivision_code::valid(wrong));
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 3; ++at) {
            std::string text = "A1Z";
            text[at] = static_cast<char>(byte);
            bool const expected = (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
            all &= subdivision_code::valid(text) == expected && subdivision_code::parse(text).has_value() == expected;
        }
    CHECK(all);
}

TEST_CASE("subdivision_code: equal codes have equal hashes, and are written to a stream as their texts")
{
    CHECK(
        std::unordered_set<subdivision_code>{subdivision_code{"BY"}, *subdivision_code::parse("BY"), subdivision_code{}}.size() ==
        2);
    std::ostringstream out;
    out << subdivision_code{"BY"} << subdivision_code{};
    CHECK(out.str() == "BY");
}
