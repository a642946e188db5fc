// SPDX-License-Identifier: BSL-1.0
// A text type of one's own: a class of ten lines, as good as those of the library from then on.
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
        if (text.size() < 15 || text.size() > 34) // Norway's are the shortest; 34 is the limit of the standard
            return false;
        // ISO 7064, MOD 97-10: country and check digits are moved to the end, and letters count from A = 10
        unsigned rest = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            char const one = text[(at + 4) % text.size()];
            bool const digit = one >= '0' && one <= '9';
            bool const letter = one >= 'A' && one <= 'Z';
            bool const in_country = at >= text.size() - 4 && at < text.size() - 2;
            bool const in_check = at >= text.size() - 2;
            if ((!digit && !letter) || (in_country && !letter) || (in_check && !digit))
                return false;
            rest = digit ? (rest * 10 + unsigned(one - '0')) % 97 : (rest * 100 + unsigned(one - 'A' + 10)) % 97;
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
    constexpr std::string_view swapped = R"({"to":"DE89370400440532010300","purpose":"rent"})"; // two digits have changed places

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
