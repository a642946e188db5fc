// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/key_table.hpp>

#include <support/exact_copy.hpp>

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

// No two places tell all of these apart.
constexpr key_table<6> twins{{"aaa", "aab", "aba", "abb", "baa", "bab"}};

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
    return twins.lookup().find("bbb") == 6 && twins.lookup().find("") == 6 && twins.lookup().find("aa") == 6 &&
           odd.lookup().find("b") == 7 && odd.lookup().find("\0\0"sv) == 7 && nameless.lookup().find("\0"sv) == 1;
}
static_assert(nothing_else_is_found());

constexpr bool a_table_of_nothing_finds_nothing()
{
    return none.lookup().find("") == 0 && none.lookup().find("a") == 0 && none.lookup().size == 0;
}
static_assert(a_table_of_nothing_finds_nothing());

// m00 to m63: names of one length.
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

// As many names as an index of one byte can tell apart, and more: 000 to 299.
constexpr auto three_digits = [] {
    std::array<std::array<char, 3>, 300> names{};
    for (std::size_t index = 0; index < 300; ++index)
        names[index] = {static_cast<char>('0' + index / 100), static_cast<char>('0' + index / 10 % 10),
                        static_cast<char>('0' + index % 10)};
    return names;
}();
template <std::size_t Size>
constexpr key_table<Size> numbers{[] {
    std::array<std::string_view, Size> views{};
    for (std::size_t index = 0; index < Size; ++index)
        views[index] = {three_digits[index].data(), 3};
    return views;
}()};
static_assert(sizeof(numbers<254>.buckets[0]) == 1);
static_assert(sizeof(numbers<255>.buckets[0]) == 2);
static_assert(finds_each_of(numbers<254>) && numbers<254>.lookup().find("254") == 254);
static_assert(finds_each_of(numbers<255>) && numbers<255>.lookup().find("255") == 255);
static_assert(finds_each_of(numbers<300>) && numbers<300>.lookup().find("300") == 300);

// Two places tell the names of most structs apart.
constexpr key_table<11> user{{"id", "status", "documents", "address", "first_name", "last_name", "email_address", "phone_number",
                              "date_of_birth", "rejection_reasons", "requirements"}};

auto guess(auto const& table, std::string_view text) -> std::size_t
{
    support::exact_copy const copy(text);
    return table.lookup().guess(copy.begin(), copy.end());
}

} // namespace

TEST_CASE("key_table: guesses each name from the JSON string, and from nothing but that")
{
    for (std::size_t index = 0; index < user.names.size(); ++index) {
        std::string const key = '"' + std::string(user.names[index]) + '"';
        CAPTURE(key);
        CHECK(guess(user, key) == index);
        CHECK(guess(user, key + ":1}") == index);
        for (std::size_t size = 1; size < key.size(); ++size)
            CHECK(guess(user, key.substr(0, size)) == 11);
        for (std::size_t at = 1; at < key.size(); ++at) {
            std::string changed = key + "     ";
            changed[at] ^= 1;
            CHECK(guess(user, changed) == 11);
        }
    }
}

TEST_CASE("key_table: a guess leaves to `find` what it cannot tell")
{
    int guessed = 0;
    for (std::string_view const name : twins.names)
        guessed += guess(twins, '"' + std::string(name) + '"') != 6;
    CHECK(guessed > 0);
    CHECK(guessed < 6);
    CHECK(guess(none, "\"\"") == 0);
    CHECK(guess(nameless, "\"\"") == 0);
    CHECK(guess(nameless, "\"") == 1);
    for (std::string_view const text : {"\"a\"b\"", "\"a\\\"b\"", "\"a/b\""}) // one of its names has an escape in JSON
        CHECK(guess(odd, text) == 7);
}

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

TEST_CASE("key_table: guesses among more names than a byte can tell apart")
{
    int guessed = 0;
    for (std::size_t index = 0; index < 300; ++index) {
        std::string const key = '"' + std::string(numbers<300>.names[index]) + '"';
        std::size_t const found = guess(numbers<300>, key);
        CHECK((found == index || found == 300));
        guessed += found == index;
    }
    CHECK(guessed > 50);
    CHECK(guess(numbers<300>, "\"300\"") == 300);
}

TEST_CASE("key_table: most buckets are empty, so that the search for an unknown name ends soon")
{
    CHECK(sixty_four.bucket_count == 512);
    CHECK(none.bucket_count == 1);
    CHECK(nameless.bucket_count == 8);
}
