// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/key_table.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;
using namespace std::string_view_literals;

template <std::size_t Size>
constexpr bool finds_each_of(key_table<Size> const& table)
{
    for (std::size_t index = 0; index < Size; ++index)
        if (table.lookup().find(table.names[index]) != index)
            return false;
    return true;
}

// Two by two these have the same length, first, middle and last byte: the hash cannot tell them apart.
constexpr key_table<6> twins{{"billing_name", "banning_name", "axbxc", "aybyc", "axbyc", "aybxc"}};
static_assert(key_hash("billing_name") == key_hash("banning_name"));
static_assert(key_hash("axbxc") == key_hash("aybyc"));

constexpr key_table<7> odd{{"", "a", "\0"sv, "\xc3\xa4", "a/b", "a~b", "a\"b"}};
constexpr key_table<0> none{{}};
constexpr key_table<1> nameless{{""}};

constexpr bool every_name_is_found()
{
    return finds_each_of(twins) && finds_each_of(odd) && finds_each_of(nameless);
}
static_assert(every_name_is_found());

constexpr bool nothing_else_is_found()
{
    return twins.lookup().find("bxlling_name") == 6 && twins.lookup().find("") == 6 && twins.lookup().find("axbx") == 6 &&
           odd.lookup().find("b") == 7 && odd.lookup().find("\0\0"sv) == 7 && nameless.lookup().find("\0"sv) == 1;
}
static_assert(nothing_else_is_found());

constexpr bool a_table_of_nothing_finds_nothing()
{
    return none.lookup().find("") == 0 && none.lookup().find("a") == 0 && none.lookup().size == 0;
}
static_assert(a_table_of_nothing_finds_nothing());

// m00 to m63: as many members as a struct may have, all of one length.
constexpr auto numbered_names = [] {
    std::array<std::array<char, 3>, 64> names{};
    for (std::size_t index = 0; index < 64; ++index)
        names[index] = {'m', static_cast<char>('0' + index / 10), static_cast<char>('0' + index % 10)};
    return names;
}();
constexpr key_table<64> sixty_four{[] {
    std::array<std::string_view, 64> views{};
    for (std::size_t index = 0; index < 64; ++index)
        views[index] = {numbered_names[index].data(), 3};
    return views;
}()};
static_assert(finds_each_of(sixty_four));
static_assert(sixty_four.lookup().find("m64") == 64);

} // namespace

TEST_CASE("key_table: finds every name, also where the hash is the same")
{
    CHECK(every_name_is_found());
    CHECK(finds_each_of(sixty_four));
}

TEST_CASE("key_table: finds nothing else")
{
    CHECK(nothing_else_is_found());
    CHECK(a_table_of_nothing_finds_nothing());
    int wrong = 0;
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            std::string const name{'m', static_cast<char>(first), static_cast<char>(second)};
            std::size_t index = sixty_four.lookup().find(name);
            bool const declared = first >= '0' && second >= '0' && second <= '9' && (first - '0') * 10 + second - '0' < 64;
            wrong += declared ? sixty_four.names[index] != name : index != 64;
        }
    CHECK(wrong == 0);
}

TEST_CASE("key_table: the slots are mostly empty, so that an unknown name meets one soon")
{
    CHECK(sixty_four.slot_count == 512);
    CHECK(none.slot_count == 1);
    CHECK(nameless.slot_count == 8);
}
