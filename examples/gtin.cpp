// SPDX-License-Identifier: BSL-1.0
// A text type of your own: a short class, which then works like the text types of the library.
#include <vouch/json.hpp>

#include <iostream>

namespace shop {

// [gtin]
class gtin : public vouch::text<gtin> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_a_gtin", .expected = "a GTIN of 8, 12, 13 or 14 digits (GS1)"};

    static constexpr bool valid(std::string_view text) noexcept
    {
        if (text.size() != 8 && text.size() != 12 && text.size() != 13 && text.size() != 14)
            return false;
        // the last digit is such that the sum is a multiple of ten; from the right, every second digit counts three times
        unsigned sum = 0;
        for (std::size_t index = 0; index < text.size(); ++index) {
            if (text[index] < '0' || text[index] > '9')
                return false;
            sum += unsigned(text[index] - '0') * ((text.size() - index) % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
};
// [/gtin]

struct order_line {
    gtin item{};
    unsigned quantity{};
};
BOOST_DESCRIBE_STRUCT(order_line, (), (item, quantity))

} // namespace shop

int main()
{
    constexpr std::string_view good = R"({"item":"4006381333931","quantity":2})";
    constexpr std::string_view swapped = R"({"item":"4006381339331","quantity":2})"; // two digits are swapped

    auto const read = vouch::parse<shop::order_line>(good);
    if (!read || read->item != shop::gtin{"4006381333931"}) // a wrong literal here does not compile
        return 1;
    auto const written = vouch::serialize(*read);
    if (!written || *written != good)
        return 1;
    std::cout << *written << '\n';

    auto const refused = vouch::parse<shop::order_line>(swapped);
    if (refused || refused.error().size() != 1)
        return 1;
    vouch::error const& why = refused.error()[0];
    std::cout << why.pointer() << ": " << why.message() << '\n'; // /item: expected a GTIN of 8, 12, 13 or 14 digits (GS1)
    return why.pointer() == "/item" && why.code() == "not_a_gtin" ? 0 : 1;
}
