// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/tag_value.hpp>

#include <vouch/core/boxed.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <optional>
#include <string>
#include <variant>

namespace {

using namespace vouch::detail;

enum class kind { made, gone };
BOOST_DESCRIBE_ENUM(kind, made, gone)
struct text_event {
    std::string type{};
};
BOOST_DESCRIBE_STRUCT(text_event, (), (type))
struct open_event {
    vouch::nullable<vouch::open<kind>> type{};
};
BOOST_DESCRIBE_STRUCT(open_event, (), (type))
struct plain_event {};
BOOST_DESCRIBE_STRUCT(plain_event, (), ())
using event = std::variant<text_event, vouch::boxed<open_event>, plain_event>;
constexpr auto vouch_schema(vouch::of<event>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<text_event>("text", "other text"),
                         vouch::alternative<vouch::boxed<open_event>>("gone", "lost"), vouch::alternative<plain_event>("plain"));
}
using facts = alternatives<event>;

static_assert(std::same_as<tag_in_alternative<facts, plain_event>, no_described_tag>);

} // namespace

TEST_CASE("tag_value: the value that the member holds is written if its alternative has it, else the first")
{
    using tag_of_text = tag_in_alternative<facts, text_event>;
    CHECK(tag_of_text::written({"other text"}) == "other text");
    CHECK(tag_of_text::held({"text"}) == "text");
    CHECK(tag_of_text::held({"plain"}).data() == nullptr);
    CHECK(tag_of_text::written({""}) == "text");
    using tag_of_open = tag_in_alternative<facts, vouch::boxed<open_event>>;
    CHECK(tag_of_open::written({}) == "gone");
    CHECK(tag_of_open::held({}).data() == nullptr);
    CHECK(tag_of_open::held({vouch::open<kind>(kind::gone)}) == "gone");
    CHECK(tag_of_open::held({vouch::open<kind>(kind::made)}).data() == nullptr);
    CHECK(tag_of_open::held({vouch::open<kind>::from_unknown("lost")}) == "lost");
    CHECK(tag_of_open::written({vouch::open<kind>::from_unknown("found")}) == "gone");
}
