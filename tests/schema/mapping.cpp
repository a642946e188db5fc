// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/mapping.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/duration.hpp>
#include <vouch/types/epoch.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/types/year_month.hpp>

#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
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
static_assert(mapped<std::optional<int>> && mapped<vouch::nullable<tier>>);

// What would dangle, lose something, or has no meaning in JSON.
static_assert(!mapped<std::string_view> && !mapped<char const*> && !mapped<int*> && !mapped<std::span<int>> && !mapped<int&>);
static_assert(!mapped<char> && !mapped<wchar_t> && !mapped<char8_t> && !mapped<char16_t> && !mapped<char32_t>);
static_assert(!mapped<long double> && !mapped<void> && !mapped<plain> && !mapped<undescribed> && !mapped<std::nullptr_t>);
static_assert(!mapped<std::optional<plain>> && !mapped<std::vector<char>> && !mapped<vouch::nullable<std::string_view>>);

// Names of a map: whatever has one spelling for each value.
static_assert(mapped<std::map<std::string, int>> && mapped<std::map<std::int8_t, int>> && mapped<std::map<std::uint64_t, int>>);
static_assert(mapped<std::map<tier, int>> && mapped<std::map<vouch::country, int>> && mapped<std::map<boost::uuids::uuid, int>>);
static_assert(mapped<std::map<std::chrono::year_month_day, int>> && mapped<std::map<vouch::open<tier>, int>>);
static_assert(mapped<std::map<bool, int>> && !mapped<std::map<double, int>> && !mapped<std::map<char, int>>);
static_assert(mapped<std::map<vouch::epoch_seconds, int>> && mapped<std::map<std::chrono::minutes, int>> &&
              mapped<std::map<std::chrono::year_month, int>> && mapped<std::map<std::chrono::sys_days, int>>);
static_assert(mapped<std::map<vouch::quoted<int>, int>> && !mapped<std::map<vouch::quoted<double>, int>> &&
              !mapped<std::map<std::chrono::duration<double>, int>>);
static_assert(!mapped<std::map<vouch::secret, int>> && !mapped<std::map<std::optional<int>, int>>);

// Sequences need no index, but a size and a last item.
static_assert(mapped<std::list<int>> && mapped<std::deque<node>> && !mapped<std::forward_list<int>>);

// Why not: the innermost type, and the cause.
using vouch::detail::element_fault;
using vouch::detail::mapping_cause;
using vouch::detail::mapping_fault;
using vouch::detail::member_fault;

template <class Type, mapping_cause Cause, class Culprit>
constexpr bool is_refused = std::is_same_v<member_fault<Type>, mapping_fault<Cause, Culprit>>;

struct shape_base {
    int id{};
    virtual ~shape_base() = default;
};
BOOST_DESCRIBE_STRUCT(shape_base, (), (id))
struct last final : shape_base {};
BOOST_DESCRIBE_STRUCT(last, (shape_base), ())
struct made_of_one {
    int id;
    explicit made_of_one(int value) : id(value) {}
};
BOOST_DESCRIBE_STRUCT(made_of_one, (), (id))

// It has one of the two functions.
struct half {
    [[maybe_unused]] friend auto vouch_represent(half const&, vouch::of<half>) -> int { return 0; }
};

static_assert(is_refused<std::vector<std::optional<plain>>, mapping_cause::undescribed_class, plain>);
static_assert(is_refused<std::map<std::string, undescribed>, mapping_cause::undescribed_enumeration, undescribed>);
static_assert(is_refused<std::vector<char const*>, mapping_cause::view, char const*>);
static_assert(is_refused<std::span<int>, mapping_cause::view, std::span<int>>);
static_assert(is_refused<std::tuple<int, char>, mapping_cause::fundamental, char>);
static_assert(is_refused<long double, mapping_cause::fundamental, long double>);
static_assert(is_refused<int[8], mapping_cause::c_array, int[8]>);
static_assert(is_refused<char[8], mapping_cause::character_array, char[8]>);
static_assert(is_refused<std::vector<std::byte>, mapping_cause::byte, std::byte>);
static_assert(is_refused<std::optional<std::filesystem::path>, mapping_cause::path, std::filesystem::path>);
static_assert(is_refused<std::bitset<70>, mapping_cause::bitset, std::bitset<70>>);
static_assert(is_refused<vouch::quoted<std::string>, mapping_cause::quoted, std::string>);
static_assert(is_refused<std::vector<half>, mapping_cause::restore, half> &&
              is_refused<std::map<half, int>, mapping_cause::restore, half>);
static_assert(is_refused<vouch::quoted<half>, mapping_cause::restore, half>);
static_assert(is_refused<std::shared_ptr<int const>, mapping_cause::const_value, int const>);
static_assert(is_refused<std::vector<made_of_one>, mapping_cause::no_default, made_of_one>);
static_assert(is_refused<std::map<std::vector<int>, int>, mapping_cause::key, std::vector<int>>);
static_assert(is_refused<std::variant<node, node>, mapping_cause::repeated, std::variant<node, node>>);
static_assert(is_refused<vouch::other_alternative, mapping_cause::other_outside, vouch::other_alternative>);
static_assert(is_refused<std::variant<node, vouch::other_alternative>, mapping_cause::other_untagged,
                         std::variant<node, vouch::other_alternative>>);
static_assert(is_refused<vouch::boxed<std::optional<int>>, mapping_cause::boxed_nothing, vouch::boxed<std::optional<int>>>);
static_assert(is_refused<vouch::boxed<void*>, mapping_cause::view, void*> && vouch::mapped<vouch::boxed<node>>);
static_assert(is_refused<std::optional<std::optional<int>>, mapping_cause::optional_inside, std::optional<std::optional<int>>>);
static_assert(
    is_refused<std::optional<std::unique_ptr<int>>, mapping_cause::optional_inside, std::optional<std::unique_ptr<int>>>);
static_assert(
    is_refused<vouch::nullable<std::optional<int>>, mapping_cause::optional_inside, vouch::nullable<std::optional<int>>>);
static_assert(is_refused<std::vector<vouch::patch<int>>, mapping_cause::patch_inside, vouch::patch<int>>);
static_assert(is_refused<std::unique_ptr<shape_base>, mapping_cause::polymorphic, std::unique_ptr<shape_base>>);
static_assert(member_fault<std::unique_ptr<last>>::cause == mapping_cause::none);
static_assert(member_fault<vouch::patch<int>>::cause == mapping_cause::none);
static_assert(element_fault<vouch::patch<int>>::cause == mapping_cause::patch_inside);
static_assert(mapped<made_of_one>, "an object that is only written");
static_assert(!mapped<vouch::patch<int>>, "a document cannot be absent");

} // namespace

TEST_CASE("mapping: what has a place in JSON is known when it is compiled")
{
    CHECK(mapped<node>);
    CHECK(!mapped<plain>);
}
