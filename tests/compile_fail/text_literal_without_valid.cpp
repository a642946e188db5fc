// SPDX-License-Identifier: BSL-1.0
// EXPECT: text_type_has_a_static_function_valid<acme::iban>
#include <vouch/core/text.hpp>

namespace acme {

class iban : public vouch::text<iban> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_an_iban", .expected = "an IBAN"};
#ifdef BROKEN
    bool valid() const { return is_set(); }
#else
    static constexpr bool valid(std::string_view text) noexcept { return text.size() > 4; }
#endif
};

} // namespace acme

acme::iban const made{"DE00 0000"};
