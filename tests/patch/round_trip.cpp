// SPDX-License-Identifier: BSL-1.0
// diff and merge of a type that its update mirrors.
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>

#include <vouch/core/raw_json.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/uuid.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro, max };
BOOST_DESCRIBE_ENUM(tier, basic, pro, max)

// Goes whole, as the same type.
struct spot {
    double north{};
    double east{};
    std::optional<std::string> label{};
    vouch::patch<int> height{};
    friend bool operator==(spot const&, spot const&) = default;
};
BOOST_DESCRIBE_STRUCT(spot, (), (north, east, label, height))

// Goes whole, as another type.
struct contact {
    std::string name{};
    std::optional<vouch::email> mail{};
    vouch::patch<vouch::open<vouch::phone>> phone{};
    std::vector<std::string> words{};
    vouch::nullable<tier> rank{};
    friend bool operator==(contact const&, contact const&) = default;
};
BOOST_DESCRIBE_STRUCT(contact, (), (name, mail, phone, words, rank))
struct contact_change {
    vouch::patch<vouch::open<vouch::phone>> telephone{};
    vouch::nullable<tier> rank{};
    vouch::nullable<vouch::email> mail{};
    std::vector<std::string> words{};
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(contact_change, (), (telephone, rank, mail, words, name))
constexpr auto vouch_schema(vouch::of<contact_change>)
{
    return vouch::schema(vouch::field<&contact_change::telephone>(vouch::name("phone")));
}

// Merge member by member.
struct street {
    std::string line = "Main Street";
    std::optional<int> number = 1;
    friend bool operator==(street const&, street const&) = default;
};
BOOST_DESCRIBE_STRUCT(street, (), (line, number))
struct street_change {
    vouch::patch<int> number{};
    std::optional<std::string> line{};
};
BOOST_DESCRIBE_STRUCT(street_change, (), (number, line))

struct home {
    std::string city = "Ulm";
    std::optional<std::string> region{};
    vouch::nullable<std::string> note{};
    vouch::patch<int> floor{};
    street front{};
    std::optional<street> back{};
    std::vector<int> rooms{};
    vouch::open<vouch::country> country{};
    friend bool operator==(home const&, home const&) = default;
};
BOOST_DESCRIBE_STRUCT(home, (), (city, region, note, floor, front, back, rooms, country))
struct home_change {
    std::optional<std::string> city{};
    vouch::patch<std::string> region{};
    vouch::patch<std::string> remark{};
    vouch::patch<int> floor{};
    std::optional<street_change> front{};
    vouch::patch<street_change> back{};
    std::optional<std::vector<int>> rooms{};
    std::optional<vouch::open<vouch::country>> country{};
};
BOOST_DESCRIBE_STRUCT(home_change, (), (city, region, remark, floor, front, back, rooms, country))
constexpr auto vouch_schema(vouch::of<home_change>)
{
    return vouch::schema(vouch::field<&home_change::remark>(vouch::name("note")));
}

struct person {
    boost::uuids::uuid id{};
    std::int64_t count{};
    bool agreed{};
    std::string name{};
    tier rank{};
    std::optional<std::string> nickname{};
    vouch::nullable<std::string> region{};
    vouch::patch<std::string> state{};
    std::vector<std::string> tags{};
    std::vector<vouch::nullable<int>> marks{};
    std::vector<bool> flags{};
    std::map<std::string, int> notes{};
    vouch::country country{};
    std::optional<std::chrono::year_month_day> born{};
    vouch::open<tier> plan{};
    vouch::nullable<vouch::open<vouch::country>> passport{};
    vouch::raw_json extra{};
    std::optional<vouch::secret> key{};
    spot place{};
    std::optional<contact> friend_of{};
    std::vector<contact> contacts{};
    vouch::patch<contact> doctor{};
    home first{};
    std::optional<home> second{};
    vouch::nullable<home> third{};
    vouch::patch<home> fourth{};
    friend bool operator==(person const&, person const&) = default;
};
BOOST_DESCRIBE_STRUCT(person, (),
                      (id, count, agreed, name, rank, nickname, region, state, tags, marks, flags, notes, country, born, plan,
                       passport, extra, key, place, friend_of, contacts, doctor, first, second, third, fourth))
constexpr auto vouch_schema(vouch::of<person>)
{
    return vouch::schema(vouch::field<&person::friend_of>(vouch::name("friend")),
                         vouch::field<&person::nickname>(vouch::name("nick")));
}

struct person_change {
    boost::uuids::uuid id{};               // filled in any case
    vouch::nullable<std::string> region{}; // as is this
    home_change first{};                   // and this, with what changed in it
    std::optional<std::int64_t> count{};
    std::optional<bool> agreed{};
    std::optional<std::string> name{};
    std::optional<tier> rank{};
    vouch::patch<std::string> alias{};
    vouch::patch<std::string> state{};
    std::optional<std::vector<std::string>> tags{};
    std::optional<std::vector<vouch::nullable<int>>> marks{};
    std::optional<std::vector<bool>> flags{};
    std::optional<std::map<std::string, int>> notes{};
    std::optional<vouch::country> country{};
    vouch::patch<std::chrono::year_month_day> born{};
    std::optional<vouch::open<tier>> plan{};
    vouch::patch<vouch::open<vouch::country>> passport{};
    std::optional<vouch::raw_json> extra{};
    vouch::patch<vouch::secret> key{};
    std::optional<spot> place{};
    vouch::patch<contact_change> mate{};
    std::optional<std::vector<contact_change>> contacts{};
    vouch::patch<contact_change> doctor{};
    vouch::patch<home_change> second{};
    vouch::patch<home_change> third{};
    vouch::patch<home_change> fourth{};
};
BOOST_DESCRIBE_STRUCT(person_change, (),
                      (id, region, first, count, agreed, name, rank, alias, state, tags, marks, flags, notes, country, born, plan,
                       passport, extra, key, place, mate, contacts, doctor, second, third, fourth))
constexpr auto vouch_schema(vouch::of<person_change>)
{
    return vouch::schema(
        vouch::field<&person_change::alias>(vouch::name("nick")), vouch::field<&person_change::mate>(vouch::name("friend")),
        vouch::field<&person_change::first>(vouch::merge_patch()), vouch::field<&person_change::second>(vouch::merge_patch()),
        vouch::field<&person_change::third>(vouch::merge_patch()), vouch::field<&person_change::fourth>(vouch::merge_patch()));
}

// Draws values anew, and of a struct now and then a member.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}

    auto below(std::size_t count) -> std::size_t { return engine_() % count; }
    auto one_in(std::size_t count) -> bool { return below(count) == 0; }
    void be_rare(std::size_t rarely) { rarely_ = rarely; }

    void draw(bool& to) { to = one_in(2); }
    void draw(int& to) { to = static_cast<int>(below(4)); }
    void draw(std::int64_t& to) { to = static_cast<std::int64_t>(below(4)); }
    void draw(double& to) { to = static_cast<double>(below(4)) / 4; }
    void draw(std::string& to)
    {
        constexpr std::array<std::string_view, 4> texts{"", "a", "b", "a text that is too long for the string's own storage"};
        to = texts[below(texts.size())];
    }
    void draw(boost::uuids::uuid& to) { to.data[3] = static_cast<std::uint8_t>(below(4)); }
    void draw(tier& to) { to = std::array{tier::basic, tier::pro, tier::max}[below(3)]; }
    void draw(vouch::country& to) { to = one_in(2) ? vouch::country{"DEU"} : vouch::country{"SVK"}; }
    void draw(vouch::phone& to) { to = one_in(2) ? vouch::phone{"+4915112345678"} : vouch::phone{"+12025550123"}; }
    void draw(vouch::email& to) { to = one_in(2) ? vouch::email{"anna@example.com"} : vouch::email{"berta@example.com"}; }
    void draw(std::chrono::year_month_day& to) { to = one_in(2) ? vouch::date("1990-02-28") : vouch::date("1991-03-01"); }
    void draw(vouch::raw_json& to) { to = one_in(2) ? vouch::raw_json{"[]"} : vouch::raw_json{"{}"}; }
    void draw(vouch::secret& to) { to = vouch::secret(one_in(2) ? "open" : "sesame"); }
    void draw(std::map<std::string, int>& to) { to[one_in(2) ? "a" : "b"] = static_cast<int>(below(3)); }

    template <class Value>
    void draw(vouch::open<Value>& to)
    {
        if (one_in(3)) {
            to.keep(one_in(2) ? "unheard_of" : "hapax");
        } else {
            Value known{};
            draw(known);
            to = known;
        }
    }
    template <class Element>
    void draw(std::vector<Element>& to)
    {
        to.resize(below(4));
        for (std::size_t at = 0; at < to.size(); ++at) {
            Element one = to[at];
            draw(one);
            to[at] = one;
        }
    }
    template <class Value>
    void draw(std::optional<Value>& to)
    {
        draw_or_reset(to);
    }
    template <class Value>
    void draw(vouch::nullable<Value>& to)
    {
        draw_or_reset(to);
    }
    // One that has been there does not go: no update can say that.
    template <class Value>
    void draw(vouch::patch<Value>& to)
    {
        if (to || !one_in(3))
            draw_or_reset(to ? *to : to.emplace());
    }
    template <class Struct>
        requires(boost::describe::has_describe_members<Struct>::value)
    void draw(Struct& to)
    {
        draw_members(to, boost::describe::describe_members<Struct, boost::describe::mod_public>{});
    }

private:
    template <class Member>
    void draw_or_reset(Member& to)
    {
        if (one_in(3))
            to.reset();
        else
            draw(to ? *to : to.emplace());
    }
    template <class Struct, template <class...> class List, class... Members>
    void draw_members(Struct& to, List<Members...>)
    {
        ((one_in(rarely_) ? draw(to.*Members::pointer) : void()), ...);
    }

    std::mt19937_64 engine_;
    std::size_t rarely_ = 1;
};

auto says_what_changed(street_change const& update, street const& before, street const& after) -> bool
{
    return update.line.has_value() == (before.line != after.line) && update.number.has_value() == (before.number != after.number);
}

// Whether `update` says exactly the members that changed.
auto says_what_changed(home_change const& update, home const& before, home const& after) -> bool
{
    return update.city.has_value() == (before.city != after.city) &&
           update.region.has_value() == (before.region != after.region) &&
           update.remark.has_value() == (before.note != after.note) &&
           update.floor.has_value() == (before.floor != after.floor) &&
           update.front.has_value() == (before.front != after.front) && update.back.has_value() == (before.back != after.back) &&
           update.rooms.has_value() == (before.rooms != after.rooms) &&
           update.country.has_value() == (before.country != after.country) &&
           (!update.front || says_what_changed(*update.front, before.front, after.front)) &&
           (!before.back || !after.back || !update.back || says_what_changed(**update.back, *before.back, *after.back));
}

auto says_what_changed(person_change const& update, person const& before, person const& after) -> bool
{
    return update.id == after.id && update.region == after.region && says_what_changed(update.first, before.first, after.first) &&
           update.count.has_value() == (before.count != after.count) &&
           update.agreed.has_value() == (before.agreed != after.agreed) &&
           update.name.has_value() == (before.name != after.name) && update.rank.has_value() == (before.rank != after.rank) &&
           update.alias.has_value() == (before.nickname != after.nickname) &&
           update.state.has_value() == (before.state != after.state) && update.tags.has_value() == (before.tags != after.tags) &&
           update.marks.has_value() == (before.marks != after.marks) &&
           update.flags.has_value() == (before.flags != after.flags) &&
           update.notes.has_value() == (before.notes != after.notes) &&
           update.country.has_value() == (before.country != after.country) &&
           update.born.has_value() == (before.born != after.born) && update.plan.has_value() == (before.plan != after.plan) &&
           update.passport.has_value() == (before.passport != after.passport) &&
           update.extra.has_value() == (before.extra != after.extra) && update.key.has_value() == (before.key != after.key) &&
           update.place.has_value() == (before.place != after.place) &&
           update.mate.has_value() == (before.friend_of != after.friend_of) &&
           update.contacts.has_value() == (before.contacts != after.contacts) &&
           update.doctor.has_value() == (before.doctor != after.doctor) &&
           update.second.has_value() == (before.second != after.second) &&
           update.third.has_value() == (before.third != after.third) &&
           update.fourth.has_value() == (before.fourth != after.fourth) &&
           (!before.second || !after.second || !update.second ||
            says_what_changed(**update.second, *before.second, *after.second));
}

// 0 absent, 1 null, 2 a value
template <class Value>
auto state(vouch::patch<Value> const& member) -> std::size_t
{
    return !member ? 0 : member->is_null() ? 1 : 2;
}

} // namespace

TEST_CASE("10 000 changes of a type that its update mirrors: diff, then merge, is the identity")
{
    dice random(20240612);
    int wrong = 0, unchanged = 0;
    int texts[3][3] = {}, homes[3][3] = {};
    person before;
    for (int round = 0; round < 10'000; ++round) {
        if (round % 4 == 0) { // else with what the last round made
            before = {};
            random.be_rare(1);
            random.draw(before);
        }
        person after = before;
        random.be_rare(1 + random.below(24));
        random.draw(after);
        auto const update = vouch::diff<person_change>(before, after);
        bool right = update.has_value() && says_what_changed(*update, before, after);
        ++texts[state(before.state)][state(after.state)];
        ++homes[state(before.fourth)][state(after.fourth)];
        unchanged += before == after;
        if (update) {
            vouch::merge(before, *update);
            right = right && before == after && state(before.state) == state(after.state) &&
                    state(before.fourth) == state(after.fourth);
        }
        wrong += !right;
    }
    CHECK(wrong == 0);
    CHECK(unchanged > 100);
    // every way from absent, null or a value to another, but back to absent
    for (auto const& ways : {texts, homes})
        for (std::size_t from = 0; from < 3; ++from)
            for (std::size_t to = 0; to < 3; ++to)
                CHECK((ways[from][to] > 50) == (to != 0 || from == 0));
}
