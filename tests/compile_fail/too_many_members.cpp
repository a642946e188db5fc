// SPDX-License-Identifier: BSL-1.0
// EXPECT: a struct may have at most 64 members
#include <vouch/read/parse.hpp>

#include <string_view>

struct forty {
    int m00{}, m01{}, m02{}, m03{}, m04{}, m05{}, m06{}, m07{}, m08{}, m09{}, m10{}, m11{}, m12{}, m13{}, m14{}, m15{}, m16{},
        m17{}, m18{}, m19{}, m20{}, m21{}, m22{}, m23{}, m24{}, m25{}, m26{}, m27{}, m28{}, m29{}, m30{}, m31{}, m32{}, m33{},
        m34{}, m35{}, m36{}, m37{}, m38{}, m39{};
};
BOOST_DESCRIBE_STRUCT(forty, (),
                      (m00, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20,
                       m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39))

#ifdef BROKEN
struct widget : forty {
    int m40{}, m41{}, m42{}, m43{}, m44{}, m45{}, m46{}, m47{}, m48{}, m49{}, m50{}, m51{}, m52{}, m53{}, m54{}, m55{}, m56{},
        m57{}, m58{}, m59{}, m60{}, m61{}, m62{}, m63{}, m64{};
};
BOOST_DESCRIBE_STRUCT(widget, (forty),
                      (m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52, m53, m54, m55, m56, m57, m58, m59, m60,
                       m61, m62, m63, m64))
#else
struct widget {
    forty first{};
    int last{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (first, last))
#endif

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
