// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/secret.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <new>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

template <class Type>
concept streamable = requires(std::ostream& out, Type const& value) { out << value; };

static_assert(!streamable<vouch::secret>);
static_assert(!std::totally_ordered<vouch::secret> && !std::three_way_comparable<vouch::secret>);
static_assert(!std::is_default_constructible_v<std::hash<vouch::secret>>, "no hash");
static_assert(!std::is_convertible_v<vouch::secret, std::string_view> && !std::is_constructible_v<std::string, vouch::secret>);
static_assert(!std::is_convertible_v<char const*, vouch::secret>, "a literal in the source is no secret");
static_assert(std::regular<vouch::secret>);
static_assert(std::is_nothrow_move_constructible_v<vouch::secret> && std::is_nothrow_move_assignable_v<vouch::secret>);

constexpr std::string_view key = "canary-0123456789abcdef";

// Where the memory that is freed is looked at before it is: null where nothing looks.
char const* watched = nullptr;
bool wiped = false;

void look(void const* memory, std::size_t size) noexcept
{
    if (memory == nullptr || memory != watched)
        return;
    wiped = true;
    for (std::size_t at = 0; at < size; ++at)
        wiped &= watched[at] == '\0';
    watched = nullptr;
}

} // namespace

// The array forms are used by secret alone among what the tests link; they look at memory and forward.
void operator delete[](void* memory) noexcept
{
    look(memory, key.size());
    ::operator delete(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    operator delete[](memory);
}
auto operator new[](std::size_t size) -> void*
{
    return ::operator new(size);
}

TEST_CASE("secret: reveal gives the text")
{
    std::string text(key);
    vouch::secret const kept(text);
    text.assign(text.size(), 'x');
    CHECK(kept.reveal() == key);
    CHECK(kept.is_set());
}

TEST_CASE("secret: a default-constructed value is unset")
{
    CHECK_FALSE(vouch::secret().is_set());
    CHECK_FALSE(vouch::secret("").is_set());
    CHECK(vouch::secret().reveal().empty());
    CHECK((vouch::secret() == vouch::secret("")));
    CHECK_FALSE(vouch::secret().matches(""));
    CHECK_FALSE(vouch::secret().matches("x"));
    CHECK_FALSE(vouch::secret().matches(std::string_view("\0", 1)));
}

TEST_CASE("secret: matches its text and no other")
{
    vouch::secret const kept(key);
    CHECK(kept.matches(key));
    CHECK_FALSE(kept.matches(""));
    for (std::size_t at = 0; at < key.size(); ++at) {
        std::string other(key);
        other[at] = static_cast<char>(other[at] ^ 1);
        CHECK_FALSE(kept.matches(other));
        CHECK_FALSE(kept.matches(key.substr(0, at)));
        CHECK_FALSE(kept.matches(key.substr(at + 1)));
    }
    CHECK_FALSE(kept.matches(std::string(key) + "x"));
    CHECK_FALSE(kept.matches(std::string(key) + std::string(key)));
    CHECK_FALSE(vouch::secret("aa").matches("a"));
    CHECK_FALSE(vouch::secret("a").matches("aa"));
}

TEST_CASE("secret: equal if the texts are")
{
    CHECK((vouch::secret(key) == vouch::secret(key)));
    CHECK((vouch::secret(key) != vouch::secret("another")));
    CHECK((vouch::secret(key) != vouch::secret()));
    CHECK((vouch::secret() != vouch::secret(key)));
}

TEST_CASE("secret: a copy has its own storage, a moved-from secret is unset")
{
    vouch::secret first(key);
    vouch::secret second = first;
    CHECK((first == second));
    CHECK(first.reveal().data() != second.reveal().data());

    vouch::secret const third = std::move(first);
    CHECK(third.reveal() == key);
    CHECK_FALSE(first.is_set()); // NOLINT(bugprone-use-after-move): a moved-from secret is unset

    second = vouch::secret("another");
    CHECK(second.reveal() == "another");
    vouch::secret const& alias = second;
    second = alias;
    CHECK(second.reveal() == "another");
    second = third;
    CHECK(second.reveal() == key);
}

TEST_CASE("secret: its memory is overwritten before it is freed")
{
    SUBCASE("when it ends")
    {
        vouch::secret const kept(key);
        watched = kept.reveal().data();
    }
    SUBCASE("when it is assigned to")
    {
        vouch::secret kept(key);
        watched = kept.reveal().data();
        kept = vouch::secret("another");
        CHECK(watched == nullptr);
    }
    SUBCASE("when it was moved")
    {
        vouch::secret kept(key);
        watched = kept.reveal().data();
        vouch::secret const moved = std::move(kept);
        CHECK(watched != nullptr);
    }
    CHECK(watched == nullptr);
    CHECK(wiped);
    wiped = false;
}
