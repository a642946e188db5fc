// SPDX-License-Identifier: BSL-1.0
// EXPECT: text_type_has_a_text_info_named_info<acme::iban>
#include <vouch/core/text.hpp>

namespace acme {

class iban : public vouch::text<iban> {
public:
    using text::text;
#ifdef BROKEN
    static constexpr auto information = "an IBAN";
#else
    static constexpr vouch::text_info info{.code = "not_an_iban", .expected = "an IBAN"};
#endif
    static constexpr bool valid(std::string_view text) noexcept { return text.size() > 4; }
};

} // namespace acme

auto made = acme::iban::parse("DE00");
