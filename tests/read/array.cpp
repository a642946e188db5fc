// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/array.hpp>

#include <vouch/read/parse.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/container/flat_map.hpp>
#include <boost/container/flat_set.hpp>
#include <boost/container/static_vector.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

struct point {
    int x{};
    std::vector<point> more{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, more))

// A list of three items at most, as C++26 has it.
template <class Item>
class three_at_most {
public:
    using value_type = Item;
    auto begin() { return items_.begin(); }
    auto end() { return items_.begin() + static_cast<std::ptrdiff_t>(size_); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.begin() + static_cast<std::ptrdiff_t>(size_); }
    [[nodiscard]] auto size() const -> std::size_t { return size_; }
    static constexpr auto max_size() -> std::size_t { return 3; }
    static constexpr auto capacity() -> std::size_t { return 3; }
    static void reserve(std::size_t size)
    {
        if (size > 3)
            std::abort();
    }
    auto operator[](std::size_t index) -> Item& { return items_[index]; }
    auto emplace_back() -> Item&
    {
        if (size_ == 3)
            std::abort();
        return items_[size_++] = Item{};
    }
    void pop_back() { --size_; }
    void clear() { size_ = 0; }

private:
    std::array<Item, 3> items_{};
    std::size_t size_ = 0;
};

// A ring of four items, which would overwrite its first one when it is full.
class ring {
public:
    using value_type = int;
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    [[nodiscard]] auto size() const -> std::size_t { return items_.size(); }
    [[nodiscard]] auto capacity() const -> std::size_t { return 4; }
    auto operator[](std::size_t index) -> int& { return items_[index]; }
    auto emplace_back() -> int&
    {
        if (items_.size() == 4)
            items_.pop_front();
        return items_.emplace_back();
    }
    void pop_back() { items_.pop_back(); }
    void clear() { items_.clear(); }

private:
    std::deque<int> items_;
};

struct limited {
    std::vector<int> list{};
    std::optional<std::set<int>> set{};
    vouch::nullable<std::map<std::string, int>> map{};
    std::vector<std::vector<int>> none{};
    std::vector<bool> bits{};
};
BOOST_DESCRIBE_STRUCT(limited, (), (list, set, map, none, bits))
constexpr auto vouch_schema(vouch::of<limited>)
{
    return vouch::schema(vouch::field<&limited::list>(vouch::items(1, 3), vouch::unique_items()),
                         vouch::field<&limited::set>(vouch::items(0, 2)), vouch::field<&limited::map>(vouch::items(0, 2)),
                         vouch::field<&limited::none>(vouch::items(0, 0), vouch::defaulted()),
                         vouch::field<&limited::bits>(vouch::items(0, 2), vouch::defaulted()));
}

} // namespace

TEST_CASE("array: elements in their order, with any space around them")
{
    CHECK(parse_exact<std::vector<int>>("[]").value().empty());
    CHECK(parse_exact<std::vector<int>>(" [ \n ] ").value().empty());
    CHECK(parse_exact<std::vector<int>>("[1]").value() == std::vector{1});
    CHECK(parse_exact<std::vector<int>>("[1,2,3]").value() == std::vector{1, 2, 3});
    CHECK(parse_exact<std::vector<int>>("\t[ 1\n,\r2 , 3 ]").value() == std::vector{1, 2, 3});
    CHECK(parse_exact<std::vector<bool>>("[true,false,true]").value() == std::vector{true, false, true});
    CHECK(parse_exact<std::vector<std::vector<std::string>>>(R"([["a"],[],["b","c"]])").value() ==
          std::vector<std::vector<std::string>>{{"a"}, {}, {"b", "c"}});
    CHECK(parse_exact<std::vector<vouch::nullable<int>>>("[1,null]").value() ==
          std::vector<vouch::nullable<int>>{1, vouch::null});
}

TEST_CASE("array: every number of elements, whatever was reserved")
{
    int wrong = 0;
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text = "[";
        std::vector<std::string> expected;
        for (std::size_t index = 0; index < size; ++index) {
            expected.emplace_back(index % 7 * index % 13, 'x'); // short and long by turns, so that guesses go wrong
            text += (index == 0 ? "\"" : ",\"") + expected.back() + "\"";
        }
        auto const read = parse_exact<std::vector<std::string>>(text + "]");
        wrong += !read || *read != expected;
    }
    CHECK(wrong == 0);
}

TEST_CASE("array: a document that is one array is reserved early, an array within it grows by two")
{
    std::string text = "[0";
    for (int number = 1; number < 10'000; ++number)
        text += "," + std::to_string(number % 10);
    text += "]";
    CHECK(parse_exact<std::vector<std::uint16_t>>(text).value().capacity() < 10'500);
    auto const inner = parse_exact<std::vector<std::vector<std::uint16_t>>>("[[1,2,3,4,5,6,7,8,9]," + text + "]");
    CHECK(inner.value()[0].capacity() == 16);
    CHECK(inner.value()[1].capacity() <= 20'000);
}

TEST_CASE("array: memory is reserved for what the text may hold, at most eight times what was read")
{
    std::string const first_small = "[1," + std::string(100'000, ' ') + "2]";
    CHECK(parse_exact<std::vector<int>>(first_small).value().capacity() <= 8);
    std::string long_tail = "[1,2,3,4,5,";
    CHECK(parse_exact<std::vector<vouch::raw_json>>(long_tail + "\"" + std::string(100'000, 'x') + "\"]").value().capacity() <=
          64);
}

TEST_CASE("array: mistakes in elements stand at their index, and reading goes on")
{
    CHECK(faults<std::vector<int>>("[1,true,3,null,\"x\",1.5,99999999999]") ==
          "wrong_type@3 /1; null_not_allowed@10 /3; wrong_type@15 /4; wrong_type@19 /5; out_of_range@23 /6");
    CHECK(faults<std::vector<std::vector<bool>>>("[[true],[],[false,0]]") == "wrong_type@18 /2/1");
    CHECK(faults<std::vector<int>>("{}") == "wrong_type@0");
    CHECK(faults<std::vector<int>>("null") == "null_not_allowed@0");
    CHECK(parse_exact<std::vector<int>>("{}").error()[0].message() == "expected an array");
    CHECK(faults<std::vector<point>>(R"([{"x":1,"more":[]},{"x":1,"more":[{"x":[]}]}])") ==
          "wrong_type@39 /1/more/0/x; missing_member@41 /1/more/0/more");
}

TEST_CASE("array: what is no JSON")
{
    CHECK(faults<std::vector<int>>("[") == "syntax@1 /0");
    CHECK(faults<std::vector<int>>("[1") == "syntax@2");
    CHECK(faults<std::vector<int>>("[1,") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[1,]") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[,1]") == "syntax@1 /0");
    CHECK(faults<std::vector<int>>("[1 2]") == "syntax@3");
    CHECK(faults<std::vector<int>>("[1}") == "syntax@2");
    CHECK(faults<std::vector<int>>("[1]]") == "syntax@3");
    CHECK(faults<std::vector<int>>("[1,-]") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[1,x]") == "syntax@3 /1");
}

TEST_CASE("array: nesting is bounded")
{
    CHECK(faults<std::vector<std::vector<int>>>("[[],[1],[]]", {.max_depth = 2}) == "");
    CHECK(faults<std::vector<std::vector<int>>>("[[],[1],[]]", {.max_depth = 1}) == "too_deep@1 /0");
    std::string deep;
    for (int level = 0; level < 64; ++level)
        deep += R"([{"x":1,"more":)";
    CHECK(faults<std::vector<point>>(deep + "[]") != ""); // and no deeper stack than that
    CHECK(parse_exact<std::vector<point>>(deep).error()[0].kind() == vouch::errc::syntax);
    CHECK(parse_exact<std::vector<point>>(deep + "[").error()[0].kind() == vouch::errc::too_deep);
}

TEST_CASE("array: a sequence without an index is read, and read over")
{
    CHECK(parse_exact<std::list<int>>("[1,2,3]").value() == std::list{1, 2, 3});
    CHECK(parse_exact<std::list<bool>>("[true,false]").value() == std::list{true, false});
    CHECK(parse_exact<std::deque<std::string>>(R"(["a","b"])").value() == std::deque<std::string>{"a", "b"});
    std::list<std::vector<int>> into{{1, 2}, {3}, {4}};
    auto const* const first = into.front().data();
    CHECK(vouch::parse_into("[[5],[6]]", into).empty());
    CHECK(into == std::list<std::vector<int>>{{5}, {6}});
    CHECK(into.front().data() == first);
    CHECK(vouch::parse_into("[[],[7],[8],[9]]", into).empty());
    CHECK(into == std::list<std::vector<int>>{{}, {7}, {8}, {9}});
    CHECK(faults<std::list<int>>("[1,true]") == "wrong_type@3 /1");
}

TEST_CASE("array: a sequence of bits is read, and read over")
{
    std::vector<bool> into{true, true, true};
    CHECK(vouch::parse_into("[false,true]", into).empty());
    CHECK(into == std::vector{false, true});
    CHECK(vouch::parse_into("[false,false,true,true]", into).empty());
    CHECK(into == std::vector{false, false, true, true});
    CHECK(faults<std::vector<bool>>("[true,0,null]") == "wrong_type@6 /1; null_not_allowed@8 /2");
}

TEST_CASE("array: a container that is full is an error, and reading goes on")
{
    CHECK(parse_exact<three_at_most<int>>("[1,2,3]").value().size() == 3);
    CHECK(faults<three_at_most<int>>("[1,2,3,4]") == "too_long@0");
    CHECK(faults<three_at_most<int>>("[1,2,3,4,{}]") == "too_long@0");
    CHECK(faults<three_at_most<int>>("[1,2,3,4,}]") == "too_long@0; syntax@9 /4");
    CHECK(parse_exact<three_at_most<int>>("[1,2,3,4]").error()[0].message() == "expected at most 3 items");
    CHECK(faults<std::vector<three_at_most<int>>>("[[1,2,3,4],[true]]") == "too_long@1 /0; wrong_type@12 /1/0");
    CHECK(faults<boost::container::static_vector<int, 2>>("[1,2]") == "");
    CHECK(faults<boost::container::static_vector<int, 2>>("[1,2,3,4]") == "too_long@0");
    CHECK(faults<boost::container::static_vector<bool, 2>>("[true,true,true]") == "too_long@0");
    CHECK(faults<boost::container::static_vector<int, 0>>("[1]") == "too_long@0");
    CHECK(parse_exact<ring>("[1,2,3,4]").value().size() == 4);
    CHECK(faults<ring>("[1,2,3,4,5]") == "too_long@0");
    three_at_most<std::string> into;
    CHECK(vouch::parse_into(R"(["a","b","c"])", into).empty());
    CHECK(vouch::parse_into(R"(["d"])", into).empty());
    CHECK(into.size() == 1);
    CHECK(vouch::parse_into(R"(["d","e","f","g"])", into).size() == 1);
}

TEST_CASE("array: sets and maps that are full are errors, too")
{
    using set = boost::container::flat_set<int, std::less<int>, boost::container::static_vector<int, 2>>;
    CHECK(faults<set>("[1,2]") == "");
    CHECK(faults<set>("[1,2,3,4]") == "too_long@0");
    using map = boost::container::flat_map<std::string, int, std::less<std::string>,
                                           boost::container::static_vector<std::pair<std::string, int>, 2>>;
    CHECK(faults<map>(R"({"a":1,"b":2})") == "");
    CHECK(faults<map>(R"({"a":1,"b":2,"c":true,"d":3})") == "too_long@13");
}

TEST_CASE("array: items beyond the maximum of a rule are checked as JSON and not stored")
{
    auto const with_list = [](std::string_view list) {
        return faults<limited>(R"({"map":null,"list":)" + std::string(list) + '}');
    };
    CHECK(with_list("[1,2,3]") == "");
    CHECK(with_list("[1,2,3,4]") == "too_long@19 /list");
    CHECK(with_list("[1,2,3,4,true,{}]") == "too_long@19 /list");
    CHECK(with_list("[1,true,3,4]") == "too_long@19 /list; wrong_type@22 /list/1");
    CHECK(with_list("[1,2,3,4,[}]") == "too_long@19 /list; syntax@29 /list/4");
    CHECK(with_list("[]") == "too_short@19 /list");
    CHECK(with_list("[1,2,2]") == "not_unique@19 /list");
    auto const with = [](std::string_view member) {
        return faults<limited>(R"({"list":[1],"map":null,)" + std::string(member) + '}');
    };
    CHECK(with(R"("set":[1,2])") == "");
    CHECK(with(R"("set":[1,2,3,4])") == "too_long@29 /set");
    CHECK(with(R"("none":[])") == "");
    CHECK(with(R"("none":[[1],[2]])") == "too_long@30 /none");
    CHECK(with(R"("bits":[true,false,true])") == "too_long@30 /bits");
    CHECK(faults<limited>(R"({"list":[1],"map":{"a":1,"b":2}})") == "");
    CHECK(faults<limited>(R"({"list":[1],"map":{"a":1,"b":2,"c":[],"d":1}})") == "too_long@18 /map");
    CHECK(parse_exact<limited>(R"({"list":[1,2,3,4],"map":null})").error()[0].message() == "expected 1 to 3 items");
}

TEST_CASE("array: no memory is taken for items beyond the maximum")
{
    std::string text = R"({"map":null,"list":[1)";
    for (int count = 0; count < 1'000'000; ++count)
        text += ",1";
    limited into;
    auto const errors = vouch::parse_into(text + "]}", into);
    CHECK(errors.size() == 1);
    CHECK(into.list.capacity() <= 16);
}

TEST_CASE("array: null is the empty container where the options say so")
{
    constexpr vouch::parse_options options{.null_as_absent = true};
    CHECK(parse_exact<std::vector<int>>("null", options).value().empty());
    CHECK(parse_exact<std::vector<bool>>("null", options).value().empty());
    CHECK(parse_exact<std::list<int>>("null", options).value().empty());
    CHECK(parse_exact<std::set<int>>(" null ", options).value().empty());
    CHECK(parse_exact<std::map<std::string, int>>("null", options).value().empty());
    CHECK(parse_exact<std::vector<std::vector<int>>>("[[1],null]", options).value() == std::vector<std::vector<int>>{{1}, {}});
    CHECK(faults<std::array<int, 2>>("null", options) == "null_not_allowed@0");
    CHECK(faults<std::pair<int, int>>("null", options) == "null_not_allowed@0");
    CHECK(faults<std::vector<int>>("nul", options) == "syntax@0");
    for (auto const& others : {vouch::parse_options{}, vouch::strict, vouch::parse_options{.absent_as_null = true}}) {
        CHECK(faults<std::vector<int>>("null", others) == "null_not_allowed@0");
        CHECK(faults<std::set<int>>("null", others) == "null_not_allowed@0");
        CHECK(faults<std::map<std::string, int>>("null", others) == "null_not_allowed@0");
    }
    std::vector<int> into{1, 2};
    CHECK(vouch::parse_into("null", into, options).empty());
    CHECK(into.empty());
    CHECK(faults<limited>(R"({"list":null,"map":null})", options) == "too_short@8 /list");
}
