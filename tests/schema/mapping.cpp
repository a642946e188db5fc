// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/mapping.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/uuid.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::mapped;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class undescribed { one };

struct node {
    std::vector<node> children{};
    std::optional<std::string> text{};
};
BOOST_DESCRIBE_STRUCT(node, (), (children, text))
struct plain {
    int id{};
};

// A text type of a user's, without a line of this library's code.
class plate {
public:
    static constexpr vouch::text_info info{.code = "not_a_plate", .expected = "a number plate"};
    static auto parse(std::string_view text) -> std::optional<plate>
    {
        return text.empty() ? std::nullopt : std::optional(plate{});
    }
    [[nodiscard]] auto view() const noexcept -> std::string_view { return "X"; }
};

static_assert(mapped<bool> && mapped<int> && mapped<std::int8_t> && mapped<std::uint8_t> && mapped<std::uint64_t> &&
              mapped<long long>);
static_assert(mapped<float> && mapped<double> && mapped<std::string> && mapped<vouch::secret> && mapped<vouch::raw_json>);
static_assert(mapped<vouch::country> && mapped<boost::uuids::uuid> && mapped<std::chrono::year_month_day> && mapped<plate>);
static_assert(mapped<tier> && mapped<vouch::open<tier>> && mapped<vouch::open<vouch::country>> && mapped<vouch::open<plate>>);
static_assert(mapped<node> && mapped<std::vector<node>> && mapped<std::vector<bool>> && mapped<std::vector<std::vector<int>>>);
static_assert(mapped<std::optional<int>> && mapped<vouch::nullable<tier>> && mapped<vouch::patch<std::vector<node>>>);

// What would dangle, lose something, or has no meaning in JSON.
static_assert(!mapped<std::string_view> && !mapped<char const*> && !mapped<int*> && !mapped<std::span<int>> && !mapped<int&>);
static_assert(!mapped<char> && !mapped<wchar_t> && !mapped<char8_t> && !mapped<char16_t> && !mapped<char32_t>);
static_assert(!mapped<long double> && !mapped<void> && !mapped<plain> && !mapped<undescribed> && !mapped<std::nullptr_t>);
static_assert(!mapped<std::optional<plain>> && !mapped<std::vector<char>> && !mapped<vouch::nullable<std::string_view>>);

// Names of a map: whatever has one spelling for each value.
static_assert(mapped<std::map<std::string, int>> && mapped<std::map<std::int8_t, int>> && mapped<std::map<std::uint64_t, int>>);
static_assert(mapped<std::map<tier, int>> && mapped<std::map<vouch::country, int>> && mapped<std::map<boost::uuids::uuid, int>>);
static_assert(mapped<std::map<std::chrono::year_month_day, int>> && mapped<std::map<vouch::open<tier>, int>>);
static_assert(!mapped<std::map<bool, int>> && !mapped<std::map<double, int>> && !mapped<std::map<char, int>>);
static_assert(!mapped<std::map<vouch::secret, int>> && !mapped<std::map<std::optional<int>, int>>);

// Sequences need no index, but a size and a last item.
static_assert(mapped<std::list<int>> && mapped<std::deque<node>> && !mapped<std::forward_list<int>>);

static_assert(vouch::type_is_described_or_mapped<node> && !vouch::type_is_described_or_mapped<plain>);

} // namespace

TEST_CASE("mapping: what has a place in JSON is known when it is compiled")
{
    CHECK(mapped<node>);
    CHECK(!mapped<plain>);
}
