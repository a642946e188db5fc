// SPDX-License-Identifier: BSL-1.0
// Structs of many members: more than one Boost.Describe macro takes, and as many as one struct may have.
#include <vouch/read/object.hpp>

#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

struct forty {
    int m00{}, m01{}, m02{}, m03{}, m04{}, m05{}, m06{}, m07{}, m08{}, m09{}, m10{}, m11{}, m12{}, m13{}, m14{}, m15{}, m16{},
        m17{}, m18{}, m19{}, m20{}, m21{}, m22{}, m23{}, m24{}, m25{}, m26{}, m27{}, m28{}, m29{}, m30{}, m31{}, m32{}, m33{},
        m34{}, m35{}, m36{}, m37{}, m38{}, m39{};
};
BOOST_DESCRIBE_STRUCT(forty, (),
                      (m00, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20,
                       m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39))
struct sixty_four : forty {
    int m40{}, m41{}, m42{}, m43{}, m44{}, m45{}, m46{}, m47{}, m48{}, m49{}, m50{}, m51{}, m52{}, m53{}, m54{}, m55{}, m56{},
        m57{}, m58{}, m59{}, m60{}, m61{}, m62{}, m63{};
};
BOOST_DESCRIBE_STRUCT(sixty_four, (forty),
                      (m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52, m53, m54, m55, m56, m57, m58, m59, m60,
                       m61, m62, m63))

struct mixed {
    int id{}, email{}, country{}, country_code{}, countries{}, born{}, birth_place{}, name{}, named{}, names{}, nick{}, note{},
        notes{}, a{}, b{}, ab{}, ba{}, aba{}, abb{}, bab{}, bba{}, status{}, statue{}, statures{};
};
BOOST_DESCRIBE_STRUCT(mixed, (),
                      (id, email, country, country_code, countries, born, birth_place, name, named, names, nick, note, notes, a,
                       b, ab, ba, aba, abb, bab, bba, status, statue, statures))

template <class Type, template <class...> class List, class... Descriptors>
auto numbers_in(Type const& object, List<Descriptors...>) -> std::vector<int>
{
    return {object.*Descriptors::pointer...};
}
template <template <class...> class List, class... Descriptors>
auto names_in(List<Descriptors...>) -> std::vector<std::string>
{
    return {Descriptors::name...};
}

// Reads `Type` in many orders, every member being its own index; how many of them went wrong.
template <class Type>
auto misread_orders(int rounds) -> int
{
    auto const names = names_in(vouch::detail::members_of<Type>{});
    std::vector<int> expected;
    for (std::size_t index = 0; index < names.size(); ++index)
        expected.push_back(static_cast<int>(index));
    std::vector<int> order = expected;
    std::mt19937 random(5);
    int wrong = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string text;
        for (int const index : order)
            text += (text.empty() ? "{\"" : ",\"") + names[static_cast<std::size_t>(index)] + "\":" + std::to_string(index);
        auto const read = tests::parse_exact<Type>(text + "}");
        wrong += !read || numbers_in(*read, vouch::detail::members_of<Type>{}) != expected;
        std::shuffle(order.begin(), order.end(), random);
    }
    return wrong;
}

} // namespace

TEST_CASE("object: twenty-four members of similar names, in many orders")
{
    CHECK(misread_orders<mixed>(300) == 0);
}

TEST_CASE("object: sixty-four members, in many orders")
{
    CHECK(misread_orders<sixty_four>(100) == 0);
}

TEST_CASE("object: each of sixty-four members is missed, the last one too")
{
    auto const errors = vouch::parse<sixty_four>("{}").error();
    CHECK(errors.size() == 64);
    CHECK(!errors.truncated());
    auto const names = names_in(vouch::detail::members_of<sixty_four>{});
    int wrong = 0;
    for (std::size_t index = 0; index < errors.size(); ++index)
        wrong += errors[index].pointer() != "/" + names[index] || errors[index].kind() != vouch::errc::missing_member;
    CHECK(wrong == 0);
    CHECK(tests::faults<sixty_four>(R"({"m63":0,"m00":0,"m63":0})", {.max_errors = 1}) == "duplicate_member@17 /m63 ...");
}
