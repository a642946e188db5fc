// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/chain_watch.hpp>

#include <vouch/read/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <boost/unordered_map.hpp>
#include <boost/unordered_set.hpp>

#include <support/property.hpp>

#include <doctest/doctest.h>

namespace {

static_assert(vouch::detail::has_buckets<std::unordered_set<int>>);
static_assert(vouch::detail::has_buckets<boost::unordered_map<std::string, int>>);
static_assert(!vouch::detail::has_buckets<std::set<int>>);
static_assert(!vouch::detail::has_buckets<std::map<int, int>>);

using keys = std::unordered_set<std::uint64_t>;

// A legal hash that a sender can aim at.
struct hash_by_number {
    auto operator()(std::string const& digits) const -> std::size_t { return std::stoull(digits); }
};

struct catching {
    int known{};
    std::unordered_map<std::string, bool, hash_by_number> others{};
};
BOOST_DESCRIBE_STRUCT(catching, (), (known, others))
constexpr auto vouch_schema(vouch::of<catching>)
{
    return vouch::schema(vouch::unknown_members<&catching::others>);
}

// How many buckets a set has after so many insertions: the standard libraries' hash of an integer is the integer.
auto buckets_for(std::size_t count) -> std::uint64_t
{
    keys honest;
    while (honest.size() != count)
        honest.insert(honest.size());
    return honest.bucket_count();
}

template <class Next>
auto array_of(std::size_t count, Next next) -> std::string
{
    std::string text = "[";
    for (std::size_t index = 0; index < count; ++index)
        text += (index == 0 ? "" : ",") + std::to_string(next(index));
    return text + ']';
}

template <class Next>
auto object_of(std::string text, std::size_t count, Next next) -> std::string
{
    for (std::size_t index = 0; index < count; ++index)
        text += (text.back() == '{' ? "\"" : ",\"") + std::to_string(next(index)) + "\":true";
    return text + '}';
}

// A hash that is legal and weak: a hundred keys share each value.
struct weak_hash {
    auto operator()(std::uint64_t key) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(key / 100) * 2'654'435'761;
    }
};
struct worst_hash {
    auto operator()(std::string const&) const noexcept -> std::size_t { return 7; }
};

} // namespace

TEST_CASE("chain_watch: chosen keys end reading of the container with one error")
{
    std::uint64_t const buckets = buckets_for(90'000);
    auto const chosen = [&](std::size_t index) { return index * buckets; };
    auto const set = vouch::parse<keys>(array_of(90'000, chosen));
    REQUIRE(set.error().size() == 1);
    CHECK(set.error()[0].kind() == vouch::errc::colliding_keys);
    CHECK(set.error()[0].message() == "expected keys whose hashes differ");
    auto const map = vouch::parse<std::unordered_map<std::uint64_t, bool>>(object_of("{", 90'000, chosen));
    REQUIRE(map.error().size() == 1);
    CHECK(map.error()[0].kind() == vouch::errc::colliding_keys);
    auto const caught = vouch::parse<catching>(object_of(R"({"known":1)", 90'000, chosen));
    REQUIRE(caught.error().size() == 1);
    CHECK(caught.error()[0].kind() == vouch::errc::colliding_keys);
    CHECK(caught.error()[0].pointer().empty());
}

TEST_CASE("chain_watch: the rest of the container is checked as JSON")
{
    std::uint64_t const buckets = buckets_for(90'000);
    std::string text = array_of(90'000, [&](std::size_t index) { return index * buckets; });
    text.back() = ',';
    CHECK(vouch::parse<keys>(text + "7]").error().size() == 1);
    CHECK(vouch::parse<keys>(text + "}]").error().size() == 2);
}

TEST_CASE("chain_watch: a hash that has one value only is noticed in every hash container")
{
    std::string array = "[";
    for (int index = 0; index < 4'000; ++index)
        array += (index == 0 ? "\"" : ",\"") + std::to_string(index) + '"';
    array += ']';
    auto const is_refused = [&]<class Set>(Set) {
        auto const read = vouch::parse<Set>(array);
        return !read && read.error()[0].kind() == vouch::errc::colliding_keys;
    };
    CHECK(is_refused(std::unordered_set<std::string, worst_hash>{}));
    CHECK(is_refused(boost::unordered_set<std::string, worst_hash>{}));
    CHECK(!is_refused(std::set<std::string>{}));
}

TEST_CASE("chain_watch: honest keys are never refused")
{
    std::mt19937_64 random(7);
    std::size_t const many = support::rounds(100'000, 1'000'000);
    auto const any = [&](std::size_t) { return random(); };
    auto const next = [](std::size_t index) { return index; };
    auto const round = [](std::size_t index) { return index * 1'000'000; };
    CHECK(vouch::parse<keys>(array_of(many, any)).value().size() == many);
    CHECK(vouch::parse<keys>(array_of(50'000, next)).value().size() == 50'000);
    CHECK(vouch::parse<keys>(array_of(50'000, round)).value().size() == 50'000);
    CHECK(vouch::parse<std::unordered_map<std::uint64_t, bool>>(object_of("{", 50'000, any)).value().size() == 50'000);
    CHECK(vouch::parse<boost::unordered_set<std::uint64_t>>(array_of(50'000, any)).value().size() == 50'000);
    CHECK(vouch::parse<catching>(object_of(R"({"known":1)", 50'000, any)).value().others.size() == 50'000);
}

TEST_CASE("chain_watch: keys of a weak hash with a hundred collisions each are read")
{
    using weak = std::unordered_set<std::uint64_t, weak_hash>;
    CHECK(vouch::parse<weak>(array_of(100'000, [](std::size_t index) { return index; })).value().size() == 100'000);
    CHECK(vouch::parse<weak>(array_of(100'000, [](std::size_t index) { return index * 7 % 100'000; })).value().size() == 100'000);
}

TEST_CASE("chain_watch: a container that is too small to matter takes any keys")
{
    std::string array = "[";
    for (int index = 0; index < 1'000; ++index)
        array += (index == 0 ? "\"" : ",\"") + std::to_string(index) + '"';
    CHECK(vouch::parse<std::unordered_set<std::string, worst_hash>>(array + ']').value().size() == 1'000);
}
