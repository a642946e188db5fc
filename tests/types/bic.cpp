// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/bic.hpp>

#include <concepts>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::bic;

static_assert(vouch::detail::own_text_type<bic> && std::regular<bic> && std::totally_ordered<bic>);
static_assert(bic::info.code == "not_a_bic" && bic::info.expected == "a BIC of 8 or 11 letters and digits (ISO 9362)");
static_assert(bic::info.format.empty() && bic::info.exact_size == 0);
static_assert(sizeof(bic) == 12 && std::is_trivially_copyable_v<bic>);
static_assert(noexcept(bic::parse({})) && noexcept(bic::valid({})) && noexcept(bic{}.country()) && noexcept(bic{}.branch()));
static_assert(!std::is_constructible_v<bic, std::string_view> && !std::is_constructible_v<bic, char const*>);

constexpr bool a_literal_is_a_code()
{
    constexpr bic bank{"DEUTDEFF"};
    constexpr bic branch{"DEUTDEFF500"};
    return bank.view() == "DEUTDEFF" && bank.is_set() && bank.country() == vouch::country{"DEU"} && bank.branch().empty() &&
           branch.view() == "DEUTDEFF500" && branch.country() == vouch::country_alpha2{"DE"} && branch.branch() == "500" &&
           bank != branch && bank < branch && bank == bic{"DEUTDEFF"};
}
static_assert(a_literal_is_a_code());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong : {"", "DEUTDEF", "DEUTDEFF5", "DEUTDEFF50", "DEUTDEFF5000", "deutdeff", "DEUTdeFF",
                                         "DEUTDEFf", "DEUTDXFF", "DEUTUKFF", "DEUTAAFF", "DEUTZZFF", "DEUTD1FF", "DEUT DEFF",
                                         "DEUT-DE-F", "DEUTDEFF 50", "DEUTDE-F", "DE\xC3\x9CTDEFF", "DEUTDEF\n"})
        if (bic::parse(wrong) || bic::valid(wrong))
            return false;
    return bic::valid("NEDSZAJJXXX") && bic::valid("NCBVXKPR") && bic::valid("1A2BDEFF") && bic::valid("CHASUS33") &&
           !bic::valid(std::string_view("DEUTDEFF\0\0\0", 11)) && !bic::valid({});
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool unset_has_no_parts()
{
    return !bic{}.is_set() && !bic{}.country().is_set() && bic{}.branch().empty() && bic{} == bic{} && bic{} < bic{"DEUTDEFF"};
}
static_assert(unset_has_no_parts());

} // namespace

TEST_CASE("bic: a checked literal is its value")
{
    CHECK(a_literal_is_a_code());
}

TEST_CASE("bic: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("bic: a default-constructed value is unset")
{
    CHECK(unset_has_no_parts());
}

TEST_CASE("bic: each place takes capitals and digits, those of the country its letters")
{
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 11; ++at) {
            std::string text = "DEUTDEFF500";
            text[at] = static_cast<char>(byte);
            bool const is_character = (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
            bool const expected = at == 4 || at == 5 ? vouch::country_alpha2::valid(text.substr(4, 2)) : is_character;
            all &= bic::valid(text) == expected;
        }
    CHECK(all);
}

TEST_CASE("bic: equal codes have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<bic>{bic{"DEUTDEFF"}, *bic::parse("DEUTDEFF"), bic{"DEUTDEFFXXX"}, bic{}}.size() == 3);
    std::ostringstream out;
    out << bic{"DEUTDEFF500"} << bic{};
    CHECK(out.str() == "DEUTDEFF500");
}

TEST_CASE("bic: assigning a shorter code leaves nothing of a longer one")
{
    bic code{"DEUTDEFF500"};
    code = bic{"CHASUS33"};
    CHECK(code.view() == "CHASUS33");
    CHECK(code == bic{"CHASUS33"});
}
