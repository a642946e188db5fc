// SPDX-License-Identifier: BSL-1.0
// EXPECT: text_type_has_a_default_constructor<acme::iban>
#include <vouch/core/text.hpp>

namespace acme {

class iban : public vouch::text<iban> {
public:
#ifdef BROKEN
#else
    using text::text;
#endif
    explicit iban(int bank);
    static constexpr vouch::text_info info{.code = "not_an_iban", .expected = "an IBAN"};
    static constexpr bool valid(std::string_view text) noexcept { return text.size() > 4; }
};

} // namespace acme

auto made = acme::iban::parse("DE00");
