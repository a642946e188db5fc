// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/iban.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include <doctest/doctest.h>

namespace {

using vouch::iban;

static_assert(vouch::detail::own_text_type<iban> && std::regular<iban> && std::totally_ordered<iban>);
static_assert(iban::info.code == "not_an_iban" && iban::info.expected == "an IBAN without spaces (ISO 13616)");
static_assert(iban::info.format.empty() && iban::info.exact_size == 0);
static_assert(sizeof(iban) == 35 && std::is_trivially_copyable_v<iban>);
static_assert(noexcept(iban::parse({})) && noexcept(iban::valid({})) && noexcept(iban{}.country()) && noexcept(iban{}.bban()));
static_assert(!std::is_constructible_v<iban, std::string_view> && !std::is_constructible_v<iban, char const*>);

constexpr bool a_literal_is_an_account()
{
    constexpr iban account{"DE89370400440532013000"};
    return account.view() == "DE89370400440532013000" && account.is_set() && account.country() == vouch::country{"DEU"} &&
           account.bban() == "370400440532013000" && account == iban{"DE89370400440532013000"} &&
           account != iban{"NO9386011117947"} && account < iban{"NO9386011117947"} && iban{}.view().empty() && !iban{}.is_set() &&
           iban{}.bban().empty() && !iban{}.country().is_set() && iban{} < account;
}
static_assert(a_literal_is_an_account());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"", "D", "DE", "DE8", "DE89", "DE893", "de89370400440532013000", "De89370400440532013000",
          "DE89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00", " DE89370400440532013000", "DE89370400440532013000 ",
          "DE8937040044053201300", "DE893704004405320130000", "DE89370400440532010300", "DE88370400440532013000",
          "DE8937040044053201300A", "GB29nwbk60161331926819", "GB2960161331926819NWBK", "IT60X054281110100000012345",
          "1E89370400440532013000", "DEX9370400440532013000",
          // right check digits, for a country that the registry lacks, and for a territory that uses the code of another country
          "US42123456789012345678", "GP1120041010050500013M02606",
          // right check digits and another structure: letters in place of digits, and a wrong length
          "DE0537040044053201300A", "NO088601111794A", "NO3786011117"})
        if (iban::parse(wrong) || iban::valid(wrong))
            return false;
    return iban::valid("NO9386011117947") && !iban::valid(std::string_view("NO9386011117947\0", 16)) && !iban::valid({});
}
static_assert(a_text_is_parsed_or_refused());

// The example of each country in release 102 of the registry.
constexpr std::string_view examples[] = {"AD1200012030200359100100",
                                         "AE070331234567890123456",
                                         "AL47212110090000000235698741",
                                         "AT611904300234573201",
                                         "AZ21NABZ00000000137010001944",
                                         "BA391290079401028494",
                                         "BE68539007547034",
                                         "BG80BNBG96611020345678",
                                         "BH67BMAG00001299123456",
                                         "BI4210000100010000332045181",
                                         "BR1800360305000010009795493C1",
                                         "BY13NBRB3600900000002Z00AB00",
                                         "CH9300762011623852957",
                                         "CR05015202001026284066",
                                         "CY17002001280000001200527600",
                                         "CZ6508000000192000145399",
                                         "DE89370400440532013000",
                                         "DJ2100010000000154000100186",
                                         "DK5000400440116243",
                                         "DO28BAGR00000001212453611324",
                                         "EE382200221020145685",
                                         "EG380019000500000000263180002",
                                         "ES9121000418450200051332",
                                         "FI2112345600000785",
                                         "FK88SC123456789012",
                                         "FO6264600001631634",
                                         "FR1420041010050500013M02606",
                                         "GB29NWBK60161331926819",
                                         "GE29NB0000000101904917",
                                         "GI75NWBK000000007099453",
                                         "GL8964710001000206",
                                         "GR1601101250000000012300695",
                                         "GT82TRAJ01020000001210029690",
                                         "HN88CABF00000000000250005469",
                                         "HR1210010051863000160",
                                         "HU42117730161111101800000000",
                                         "IE29AIBK93115212345678",
                                         "IL620108000000099999999",
                                         "IQ98NBIQ850123456789012",
                                         "IS140159260076545510730339",
                                         "IT60X0542811101000000123456",
                                         "JO94CBJO0010000000000131000302",
                                         "KW81CBKU0000000000001234560101",
                                         "KZ86125KZT5004100100",
                                         "LB62099900000001001901229114",
                                         "LC55HEMM000100010012001200023015",
                                         "LI21088100002324013AA",
                                         "LT121000011101001000",
                                         "LU280019400644750000",
                                         "LV80BANK0000435195001",
                                         "LY83002048000020100120361",
                                         "MC5811222000010123456789030",
                                         "MD24AG000225100013104168",
                                         "ME25505000012345678951",
                                         "MK07250120000058984",
                                         "MN121234123456789123",
                                         "MR1300020001010000123456753",
                                         "MT84MALT011000012345MTLCAST001S",
                                         "MU17BOMM0101101030300200000MUR",
                                         "NI45BAPR00000013000003558124",
                                         "NL91ABNA0417164300",
                                         "NO9386011117947",
                                         "OM810180000001299123456",
                                         "PK36SCBL0000001123456702",
                                         "PL61109010140000071219812874",
                                         "PS92PALS000000000400123456702",
                                         "PT50000201231234567890154",
                                         "QA58DOHB00001234567890ABCDEFG",
                                         "RO49AAAA1B31007593840000",
                                         "RS35260005601001611379",
                                         "RU0304452522540817810538091310419",
                                         "SA0380000000608010167519",
                                         "SC18SSCB11010000000000001497USD",
                                         "SD2129010501234001",
                                         "SE4550000000058398257466",
                                         "SI56263300012039086",
                                         "SK3112000000198742637541",
                                         "SM86U0322509800000000270100",
                                         "SO211000001001000100141",
                                         "ST23000100010051845310146",
                                         "SV62CENR00000000000000700025",
                                         "TL380080012345678910157",
                                         "TN5910006035183598478831",
                                         "TR330006100519786457841326",
                                         "UA213223130000026007233566001",
                                         "VA59001123000012345678",
                                         "VG96VPVG0000012345678901",
                                         "XK051212012345678906",
                                         "YE15CBYE0001018861234567891234"};

bool each_country_has_an_example()
{
    std::size_t row = 0;
    bool same = std::size(examples) == std::size(vouch::detail::iban_registry);
    for (std::string_view const text : examples) {
        auto const account = iban::parse(text);
        same &= account && account->view() == text && account->country().view() == vouch::detail::iban_registry[row++].country;
    }
    return same;
}

} // namespace

TEST_CASE("iban: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_an_account());
}

TEST_CASE("iban: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("iban: the example of each of the 89 countries is valid, and no text near it")
{
    CHECK(std::size(examples) == 89);
    CHECK(each_country_has_an_example());
    std::string accepted;
    for (std::string_view const example : examples) {
        for (std::size_t at = 0; at != example.size(); ++at) {
            std::string text(example);
            // the check digits find each wrong digit and each wrong letter, but not each letter in place of a digit
            for (char const byte : example[at] <= '9' ? std::string_view("0123456789a ") : std::string_view("AEMRZa ")) {
                text[at] = byte;
                if (text != example && iban::valid(text))
                    accepted += text + ' ';
            }
        }
        for (char const byte : {'0', 'A'})
            if (iban::valid(std::string(example) + byte))
                accepted += std::string(example) + byte + ' ';
        if (iban::valid(example.substr(0, example.size() - 1)))
            accepted += std::string(example) + "less one ";
    }
    CHECK(accepted == "");
}

TEST_CASE("iban: two digits or two letters that changed places are found")
{
    std::string accepted;
    for (std::string_view const example : examples)
        for (std::size_t at = 1; at != example.size(); ++at) {
            std::string text(example);
            std::swap(text[at - 1], text[at]);
            bool const are_alike = (text[at - 1] <= '9') == (text[at] <= '9');
            if (are_alike && text != example && iban::valid(text))
                accepted += text + ' ';
        }
    CHECK(accepted == "");
}

TEST_CASE("iban: is printed in groups of four")
{
    CHECK(iban{"DE89370400440532013000"}.printed() == "DE89 3704 0044 0532 0130 00");
    CHECK(iban{"NO9386011117947"}.printed() == "NO93 8601 1117 947");
    CHECK(iban{"BE68539007547034"}.printed() == "BE68 5390 0754 7034");
    CHECK(iban{}.printed() == "");
}

TEST_CASE("iban: equal accounts have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<iban>{iban{"NO9386011117947"}, *iban::parse("NO9386011117947"), iban{}}.size() == 2);
    std::ostringstream out;
    out << iban{"NO9386011117947"} << iban{};
    CHECK(out.str() == "NO9386011117947");
}
