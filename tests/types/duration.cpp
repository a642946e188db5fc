// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/duration.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using fractional = std::chrono::duration<double>;

static_assert(std::same_as<vouch::detail::representation_type<milliseconds>, milliseconds::rep>);
static_assert(vouch::detail::json_shape_of<milliseconds> == vouch::detail::shape::integer);
static_assert(vouch::detail::json_shape_of<fractional> == vouch::detail::shape::floating);

struct limits {
    milliseconds timeout_ms{250};
    std::optional<fractional> pause_s{};
};
BOOST_DESCRIBE_STRUCT(limits, (), (timeout_ms, pause_s))
constexpr auto vouch_schema(vouch::of<limits>)
{
    return vouch::schema(vouch::field<&limits::timeout_ms>(vouch::defaulted, vouch::range(1, 1000)));
}

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = tests::parse_exact<Type>(text);
    return read ? vouch::serialize(*read).value() : tests::told(read.error());
}

} // namespace

TEST_CASE("duration: a number of its own unit")
{
    CHECK(tests::parse_exact<milliseconds>("250").value() == 250ms);
    CHECK(tests::parse_exact<fractional>("0.25").value() == 250ms);
    CHECK(again<std::chrono::hours>("-3") == "-3");
    CHECK(again<fractional>("1e-3") == "0.001");
    CHECK(again<milliseconds>("2.5") == "wrong_type@0");
    CHECK(again<milliseconds>("\"PT0.25S\"") == "wrong_type@0");
    CHECK(again<std::chrono::duration<std::uint8_t>>("256") == "out_of_range@0");
    CHECK(!vouch::serialize(fractional(std::numeric_limits<double>::infinity())));
}

TEST_CASE("duration: rules and defaults of a member are about it")
{
    CHECK(again<limits>("{}") == R"({"timeout_ms":250})");
    CHECK(again<limits>(R"({"timeout_ms":0,"pause_s":0.5})") == "out_of_range@14 /timeout_ms");
    CHECK(tests::told(vouch::validate(limits{.timeout_ms = 2s, .pause_s = {}})) == "out_of_range /timeout_ms");
}
