// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/counterpart.hpp>

#include <optional>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

struct base {
    int id{};
};
BOOST_DESCRIBE_STRUCT(base, (), (id))

struct account : base {
    std::string nickname{};
    int limit{};
    int home{};
};
BOOST_DESCRIBE_STRUCT(account, (base), (nickname, limit, home))
constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::nickname>(vouch::name("nick")));
}

struct account_change {
    int limit{};
    std::string other{};
    int nickname{};
    int id{};
    int home{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (limit, other, nickname, id, home))
constexpr auto vouch_schema(vouch::of<account_change>)
{
    return vouch::schema(vouch::field<&account_change::other>(vouch::name("nick")),
                         vouch::field<&account_change::home>(vouch::merge_patch()));
}

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

using vouch::detail::counterpart;
using vouch::detail::inner_manner;
using vouch::detail::manner;
using vouch::detail::members_of;

template <std::size_t Place>
using of_account = boost::mp11::mp_at_c<members_of<account>, Place>;
template <std::size_t Place>
using of_change = boost::mp11::mp_at_c<members_of<account_change>, Place>;

// members_of<account>: id of the base, nickname, limit, home
static_assert(counterpart<account_change, account, of_account<0>>::pointer == &account_change::id);
static_assert(counterpart<account_change, account, of_account<1>>::pointer == &account_change::other, "the name in JSON counts");
static_assert(counterpart<account_change, account, of_account<2>>::pointer == &account_change::limit);
static_assert(counterpart<account, account_change, of_change<0>>::pointer == &account::limit);
static_assert(counterpart<account, account_change, of_change<1>>::pointer == &account::nickname);
static_assert(std::is_void_v<counterpart<account, account_change, of_change<2>>>, "not the name in C++");
static_assert(std::is_void_v<counterpart<nothing, account, of_account<0>>>);

static_assert(inner_manner<manner::patch, account_change, of_change<4>> == manner::deep_patch);
static_assert(inner_manner<manner::patch, account_change, of_change<0>> == manner::whole);
static_assert(inner_manner<manner::deep_patch, account_change, of_change<0>> == manner::deep_patch);
static_assert(inner_manner<manner::whole, account_change, of_change<4>> == manner::whole, "what is replaced is not merged");

} // namespace

TEST_CASE("counterpart: a member is found by its JSON name")
{
    using found = counterpart<account_change, account, of_account<1>>;
    account_change change{.limit = {}, .other = "Mitzi", .nickname = {}, .id = {}, .home = {}};
    CHECK(change.*found::pointer == "Mitzi");
}
