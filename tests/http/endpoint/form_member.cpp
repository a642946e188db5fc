// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/form_member.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <vouch/core/nullable.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/schema/open.hpp>
#include <vouch/schema/quoted.hpp>
#include <vouch/types/base64.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/decimal.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using vouch::http::file;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct address {
    std::string city{};
};
BOOST_DESCRIBE_STRUCT(address, (), (city))

struct undescribed {};

static_assert(form_kind_of<std::string> == form_kind::text && form_kind_of<vouch::secret> == form_kind::text &&
              form_kind_of<tier> == form_kind::text && form_kind_of<vouch::country> == form_kind::text &&
              form_kind_of<vouch::open<tier>> == form_kind::text && form_kind_of<vouch::quoted<int>> == form_kind::text &&
              form_kind_of<vouch::base64> == form_kind::text);
static_assert(form_kind_of<std::int64_t> == form_kind::number && form_kind_of<double> == form_kind::number &&
              form_kind_of<vouch::decimal> == form_kind::number && form_kind_of<bool> == form_kind::boolean);
static_assert(form_kind_of<address> == form_kind::json && form_kind_of<vouch::raw_json> == form_kind::json &&
              form_kind_of<std::map<std::string, int>> == form_kind::json &&
              form_kind_of<vouch::nullable<int>> == form_kind::json && form_kind_of<std::vector<int>> == form_kind::json);
static_assert(form_kind_of<file> == form_kind::file);
static_assert(form_kind_of<undescribed> == form_kind::none && form_kind_of<int*> == form_kind::none);

static_assert(std::is_same_v<form_item_of<int>, int> && std::is_same_v<form_item_of<std::optional<int>>, int> &&
              std::is_same_v<form_item_of<std::unique_ptr<file>>, file> &&
              std::is_same_v<form_item_of<std::vector<file>>, file> && std::is_same_v<form_item_of<std::set<int>>, int> &&
              std::is_same_v<form_item_of<std::string>, std::string> &&
              std::is_same_v<form_item_of<std::optional<std::vector<int>>>, std::vector<int>>);

struct person {
    std::string first_name{};
    std::optional<int> age{};
    std::vector<file> photos{};
    address home{};
};
BOOST_DESCRIBE_STRUCT(person, (), (first_name, age, photos, home))
constexpr auto vouch_schema(vouch::of<person>)
{
    return vouch::schema(vouch::case_style::camel());
}

struct with_rest {
    int a{};
    std::map<std::string, std::string> rest{};
};
BOOST_DESCRIBE_STRUCT(with_rest, (), (a, rest))
constexpr auto vouch_schema(vouch::of<with_rest>)
{
    return vouch::schema(vouch::unknown_members<&with_rest::rest>);
}

static_assert(form_facts<person>::size == 4);
static_assert(form_facts<person>::fields[0].name == "firstName" && form_facts<person>::fields[0].kind == form_kind::text);
static_assert(form_facts<person>::fields[1].kind == form_kind::number && !form_facts<person>::fields[1].is_list);
static_assert(form_facts<person>::fields[2].kind == form_kind::file && form_facts<person>::fields[2].is_list);

static_assert(std::is_same_v<form_culprit<false, address>::type, nothing>);
static_assert(std::is_same_v<form_culprit<false, person>::type, form_member<&person::photos>>);
static_assert(std::is_same_v<form_culprit<true, person>::type, nothing>);
static_assert(std::is_same_v<form_culprit<true, with_rest>::type, form_member<&with_rest::rest>>);

TEST_CASE("form_member: each member in order")
{
    std::size_t count = 0;
    form_facts<person>::for_each([&]<class Descriptor>(std::size_t index) {
        static_assert(std::is_member_object_pointer_v<decltype(Descriptor::pointer)>);
        CHECK(index == count++);
    });
    CHECK(count == 4);
}

} // namespace
