// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/describe.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class numbered : signed char { minus = -1, zero, big = 100 };
BOOST_DESCRIBE_ENUM(numbered, minus, zero, big)
enum class undescribed { one };
enum class empty_enum {};
BOOST_DESCRIBE_ENUM(empty_enum)

struct base {
    int id{};
};
BOOST_DESCRIBE_STRUCT(base, (), (id))
struct derived : base {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(derived, (base), (text))
struct empty_struct {};
BOOST_DESCRIBE_STRUCT(empty_struct, (), ())
struct plain {
    int id{};
};
class half_open {
public:
    int shown{};

private:
    [[maybe_unused]] int hidden_{};
    BOOST_DESCRIBE_CLASS(half_open, (), (shown), (), (hidden_))
};

static_assert(vouch::described_struct<base> && vouch::described_struct<derived> && vouch::described_struct<empty_struct>);
static_assert(vouch::described_struct<half_open>);
static_assert(!vouch::described_struct<plain> && !vouch::described_struct<tier> && !vouch::described_struct<int>);
static_assert(!vouch::described_struct<std::string> && !vouch::described_struct<base*> && !vouch::described_struct<base&>);
static_assert(vouch::described_enum<tier> && vouch::described_enum<empty_enum>);
static_assert(!vouch::described_enum<undescribed> && !vouch::described_enum<base> && !vouch::described_enum<int>);

template <class List>
struct names_of;
template <template <class...> class List, class... Descriptors>
struct names_of<List<Descriptors...>> {
    static auto all() -> std::string
    {
        std::string text;
        ((text += Descriptors::name, text += ' '), ...);
        return text;
    }
};
template <class Type>
auto names() -> std::string
{
    return names_of<vouch::detail::members_of<Type>>::all();
}

template <class Type>
using first_member = boost::mp11::mp_first<vouch::detail::members_of<Type>>;
static_assert(std::is_same_v<vouch::detail::member_type<base, first_member<base>>, int>);
static_assert(std::is_same_v<vouch::detail::member_type<derived, first_member<derived>>, int>);

static_assert(vouch::detail::list_size<vouch::detail::members_of<derived>> == 2);
static_assert(vouch::detail::list_size<vouch::detail::members_of<empty_struct>> == 0);
static_assert(vouch::detail::list_size<vouch::detail::enumerators_of<tier>> == 2);

} // namespace

TEST_CASE("describe: members whatever their access, those of bases first")
{
    CHECK(names<base>() == "id ");
    CHECK(names<derived>() == "id text ");
    CHECK(names<empty_struct>() == "");
    CHECK(names<half_open>() == "shown hidden_ ");
}
