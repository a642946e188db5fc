// SPDX-License-Identifier: BSL-1.0
// A text type of your own: a short class, which then works like the text types of the library.
#include <vouch/json.hpp>

#include <iostream>

namespace bank {

// [iban]
class iban : public vouch::text<iban> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_an_iban", .expected = "an IBAN without spaces (ISO 13616)"};

    static constexpr bool valid(std::string_view text) noexcept
    {
        if (text.size() < 15 || text.size() > 34) // 15 is the shortest in use (Norway), 34 the longest that the standard allows
            return false;
        // ISO 7064, MOD 97-10: the country and the check digits go to the end, and a letter is a number from A = 10
        unsigned rest = 0;
        for (std::size_t index = 0; index < text.size(); ++index) {
            char const letter = text[(index + 4) % text.size()];
            bool const is_digit = letter >= '0' && letter <= '9';
            bool const is_capital = letter >= 'A' && letter <= 'Z';
            bool const in_country = index >= text.size() - 4 && index < text.size() - 2;
            bool const in_check = index >= text.size() - 2;
            if ((!is_digit && !is_capital) || (in_country && !is_capital) || (in_check && !is_digit))
                return false;
            rest = is_digit ? (rest * 10 + unsigned(letter - '0')) % 97 : (rest * 100 + unsigned(letter - 'A' + 10)) % 97;
        }
        return rest == 1;
    }
};
// [/iban]

struct payment {
    iban to{};
    std::string purpose{};
};
BOOST_DESCRIBE_STRUCT(payment, (), (to, purpose))

} // namespace bank

int main()
{
    constexpr std::string_view good = R"({"to":"DE89370400440532013000","purpose":"rent"})";
    constexpr std::string_view swapped = R"({"to":"DE89370400440532010300","purpose":"rent"})"; // two digits are swapped

    auto const read = vouch::parse<bank::payment>(good);
    if (!read || read->to != bank::iban{"DE89370400440532013000"}) // a wrong literal here does not compile
        return 1;
    auto const written = vouch::serialize(*read);
    if (!written || *written != good)
        return 1;
    std::cout << *written << '\n';

    auto const refused = vouch::parse<bank::payment>(swapped);
    if (refused || refused.error().size() != 1)
        return 1;
    vouch::error const& why = refused.error()[0];
    std::cout << why.pointer() << ": " << why.message() << '\n'; // /to: expected an IBAN without spaces (ISO 13616)
    return why.pointer() == "/to" && why.code() == "not_an_iban" ? 0 : 1;
}
