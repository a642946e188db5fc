// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <vouch/core/boxed.hpp>
#include <vouch/schema/other_alternative.hpp>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace {

struct point {
    int x{};
    std::optional<bool> y{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, y))
struct label {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(label, (), (text))

// the tag is a member that nobody describes
using inside = std::variant<point, label>;
constexpr auto vouch_schema(vouch::of<inside>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<point>("point"), vouch::alternative<label>("label"));
}

// the alternatives describe it
enum class kind { circle, disc };
BOOST_DESCRIBE_ENUM(kind, circle, disc)
struct round {
    int r{};
    vouch::open<kind> is{};
};
BOOST_DESCRIBE_STRUCT(round, (), (r, is))
struct line {
    std::string is{};
    std::optional<int> length{};
};
BOOST_DESCRIBE_STRUCT(line, (), (is, length))
using declared = std::variant<round, line>;
constexpr auto vouch_schema(vouch::of<declared>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<round>("circle", "ring"), vouch::alternative<line>("line"));
}

// beside its content
using beside = std::variant<point, std::monostate, std::vector<int>, label>;
constexpr auto vouch_schema(vouch::of<beside>)
{
    return vouch::schema(vouch::tag("is", vouch::content("of")), vouch::alternative<point>("point"),
                         vouch::alternative<std::monostate>("none"), vouch::alternative<std::vector<int>>("list"),
                         vouch::alternative<label>("label"));
}

// the name of the only member
using named = std::variant<point, bool, std::vector<std::string>>;
constexpr auto vouch_schema(vouch::of<named>)
{
    return vouch::schema(vouch::name_is_tag, vouch::alternative<point>("point"), vouch::alternative<bool>("flag"),
                         vouch::alternative<std::vector<std::string>>("texts"));
}

// no tag
using untagged = std::variant<std::monostate, bool, int, std::string, std::vector<bool>, point>;

// unknown tags, wherever they stand
using other = std::variant<point, vouch::other_alternative>;
struct others {
    std::optional<other> inside{};
    std::optional<other> beside{};
    std::optional<other> named{};
};
BOOST_DESCRIBE_STRUCT(others, (), (inside, beside, named))
constexpr auto vouch_schema(vouch::of<others>)
{
    using namespace vouch;
    return vouch::schema(field<&others::inside>(tag("is"), alternative<point>("point")),
                         field<&others::beside>(tag("is", content("of")), alternative<point>("point")),
                         field<&others::named>(name_is_tag, alternative<point>("point")));
}

// recursion by boxes
struct node;
using child = std::variant<int, vouch::boxed<std::vector<node>>, vouch::boxed<node>>;
struct node {
    child content{};
};
BOOST_DESCRIBE_STRUCT(node, (), (content))

} // namespace

int main()
{
    return judge::run({{"inside", judge::answer<inside>},
                       {"declared", judge::answer<declared>},
                       {"beside", judge::answer<beside>},
                       {"named", judge::answer<named>},
                       {"untagged", judge::answer<untagged>},
                       {"others", judge::answer<others>},
                       {"boxed", judge::answer<node>}});
}
