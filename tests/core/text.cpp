// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/text.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

// What a user writes, in a namespace of their own.
namespace acme {

class hashtag : public vouch::text<hashtag> {
public:
    using text::text;
    static constexpr vouch::text_info info{.code = "not_a_hashtag", .expected = "a hashtag, # and letters"};
    static constexpr bool valid(std::string_view text) noexcept
    {
        for (char const one : text.substr(1))
            if (one < 'a' || one > 'z')
                return false;
        return text.size() > 1 && text[0] == '#';
    }
};

// A type that must be a text by `text_traits`.
struct level {
    int height = 0;
};

// Its shape is that of a text but for one thing each.
struct without_default {
    explicit without_default(int) {}
    static constexpr vouch::text_info info{};
    static auto parse(std::string_view) -> std::optional<without_default>;
    [[nodiscard]] auto view() const -> std::string_view;
};
struct without_view {
    static constexpr vouch::text_info info{};
    static auto parse(std::string_view) -> std::optional<without_view>;
};
struct incomplete;

} // namespace acme

template <>
struct vouch::text_traits<acme::level> {
    static constexpr text_info info{.code = "not_a_level", .expected = "low or high", .format = "level"};
    static constexpr std::size_t max_size = 4;
    static constexpr auto parse(std::string_view text) noexcept -> std::optional<acme::level>
    {
        if (text == "low")
            return acme::level{1};
        if (text == "high")
            return acme::level{2};
        return std::nullopt;
    }
    static constexpr auto write(acme::level const& value, char* to) noexcept -> char*
    {
        if (value.height == 0)
            return nullptr;
        for (char const one : std::string_view(value.height == 1 ? "low" : "high"))
            *to++ = one;
        return to;
    }
};

namespace {

using acme::hashtag;

static_assert(vouch::detail::own_text_type<hashtag> && !vouch::detail::foreign_text_type<hashtag> && vouch::text_type<hashtag>);
static_assert(vouch::detail::foreign_text_type<acme::level> && !vouch::detail::own_text_type<acme::level> &&
              vouch::text_type<acme::level>);
static_assert(!vouch::text_type<std::string> && !vouch::text_type<std::string_view> && !vouch::text_type<int>);
static_assert(!vouch::text_type<acme::without_default> && !vouch::text_type<acme::without_view>);
static_assert(!vouch::text_type<acme::incomplete> && !vouch::text_type<std::unique_ptr<acme::incomplete>>);

static_assert(vouch::detail::info_of<hashtag>().code == "not_a_hashtag" && vouch::detail::info_of<hashtag>().format.empty());
static_assert(vouch::detail::info_of<hashtag>().exact_size == 0);
static_assert(vouch::detail::info_of<acme::level>().format == "level");
static_assert(vouch::parse_text<acme::level>("high")->height == 2 && !vouch::parse_text<acme::level>("higher"));

static_assert(std::regular<hashtag> && std::totally_ordered<hashtag>);
static_assert(std::is_nothrow_move_constructible_v<hashtag>);
static_assert(!std::is_constructible_v<hashtag, std::string>, "a text that was not checked must be parsed");
static_assert(!std::is_constructible_v<hashtag, std::string_view>);
static_assert(!std::is_convertible_v<hashtag, std::string_view>);

} // namespace

// At run time alone: the strings of libstdc++ 12 are no constants to Clang.
TEST_CASE("text: parse accepts the valid texts and refuses the others")
{
    auto const good = hashtag::parse("#sunset");
    REQUIRE(good);
    CHECK(good->view() == "#sunset");
    CHECK(good->is_set());
    CHECK(vouch::parse_text<hashtag>("#sunset") == good);
    for (std::string_view const wrong : {"sunset", "#", "#Sunset", "##", "#sun set", " #sunset"})
        CHECK_FALSE(hashtag::parse(wrong));
    CHECK_FALSE(hashtag::parse(std::string_view("#a\0", 3)));
}

TEST_CASE("text: an empty one is unset and never valid")
{
    CHECK_FALSE(hashtag::parse(""));
    CHECK_FALSE(hashtag::parse({}));
    CHECK_FALSE(hashtag().is_set());
    CHECK(hashtag().view().empty());
    CHECK(hashtag() == hashtag());
}

TEST_CASE("text: a checked literal is its text")
{
    hashtag const sunset{"#sunset"};
    CHECK(sunset.view() == "#sunset");
    CHECK(sunset == hashtag::parse("#sunset"));
}

TEST_CASE("text: order is that of the text")
{
    hashtag const a{"#a"};
    hashtag const b{"#b"};
    CHECK(a == hashtag{"#a"});
    CHECK(a != b);
    CHECK(a < b);
    CHECK(b > a);
    CHECK(a <= a);
    CHECK(hashtag() < a);
    CHECK(((a <=> a) == 0));
}

TEST_CASE("text: keeps a copy of what it parsed")
{
    std::string from = "#a" + std::string(40, 'b');
    std::optional<hashtag> const made = hashtag::parse(from);
    from.assign(from.size(), 'x');
    REQUIRE(made);
    CHECK(made->view() == "#a" + std::string(40, 'b'));
}

TEST_CASE("text: equal texts have equal hashes")
{
    std::unordered_set<hashtag> const tags{hashtag{"#a"}, hashtag{"#b"}, hashtag{"#a"}, hashtag{}};
    CHECK(tags.size() == 3);
    CHECK(tags.contains(hashtag{"#b"}));
    CHECK_FALSE(tags.contains(hashtag{"#c"}));
}

TEST_CASE("text: is written to any stream")
{
    std::ostringstream out;
    out << hashtag{"#a"} << ' ' << hashtag{"#b"};
    CHECK(out.str() == "#a #b");
}

TEST_CASE("text: text_traits give a foreign type a text")
{
    char to[vouch::text_traits<acme::level>::max_size];
    char const* const end = vouch::text_traits<acme::level>::write({2}, to);
    CHECK(std::string_view(to, static_cast<std::size_t>(end - to)) == "high");
    CHECK(vouch::text_traits<acme::level>::write({}, to) == nullptr);
}
