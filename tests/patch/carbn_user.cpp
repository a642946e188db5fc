// SPDX-License-Identifier: BSL-1.0
// diff and merge of a type that its update does not mirror.
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>

#include <carbn/user.hpp>
#include <carbn/user_update.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using pointers = std::vector<std::string>;

auto pointers_of(vouch::result<carbn::user_update> const& made) -> pointers
{
    pointers all;
    if (!made)
        for (vouch::error const& one : made.error())
            all.push_back(one.pointer());
    return all;
}

class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}

    auto below(std::size_t count) -> std::size_t { return engine_() % count; }
    auto one_in(std::size_t count) -> bool { return below(count) == 0; }

    // An open enumeration or text type: mostly one of `known`, now and then a text that is none.
    template <class Value, std::size_t Count>
    auto open(std::array<Value, Count> const& known) -> vouch::open<Value>
    {
        if (one_in(8))
            return vouch::open<Value>::from_unknown(one_in(2) ? "unheard_of" : "hapax");
        return known[below(Count)];
    }

    // One of three states; `calm` gives values only.
    template <class Value, class Make>
    void set(vouch::patch<Value>& member, bool calm, Make make)
    {
        std::size_t const state = calm ? 2 : below(4);
        if (state == 0)
            member.reset();
        else if (state == 1)
            member = vouch::null;
        else
            member = make();
    }

private:
    std::mt19937_64 engine_;
};

constexpr std::array countries{vouch::country{"DEU"}, vouch::country{"SVK"}, vouch::country{"FRA"}};
constexpr std::array words{std::string_view("a"), std::string_view("b"), std::string_view()};
constexpr std::array statuses{carbn::user_status::active, carbn::user_status::paused, carbn::user_status::rejected};
constexpr std::array document_names{carbn::document_name::national_id, carbn::document_name::steuer_id};
constexpr std::array document_types{carbn::document_type::identity_front, carbn::document_type::tax_document};
constexpr std::array dates{vouch::date("1990-02-28"), vouch::date("1991-03-01")};
constexpr std::array phones{vouch::phone{"+4915112345678"}, vouch::phone{"+12025550123"}};

// Members that nobody documented: none, mostly.
auto undocumented(dice& random) -> std::map<std::string, vouch::raw_json>
{
    std::map<std::string, vouch::raw_json> all;
    if (random.one_in(4))
        all.try_emplace("more", random.one_in(2) ? vouch::raw_json{"1"} : vouch::raw_json{"[]"});
    return all;
}

// Draws members anew: each with the chance of one in `rarely`; where `calm`, only values, and only what an update can say.
void redraw(carbn::user& user, dice& random, std::size_t rarely, bool calm)
{
    auto const word = [&] { return std::string(words[random.below(words.size())]); };
    auto const now = [&] { return random.one_in(rarely); };
    if (!calm && now())
        user.id.data[0] = static_cast<std::uint8_t>(random.below(3));
    if (!calm && now())
        user.status = random.open(statuses);
    if (now())
        random.set(user.documents, calm, [&] {
            std::vector<carbn::user_document> all(random.below(3));
            for (carbn::user_document& one : all) {
                random.set(one.name, calm || !random.one_in(4), [&] { return random.open(document_names); });
                random.set(one.type, calm || !random.one_in(4), [&] { return random.open(document_types); });
                if (!calm && random.one_in(4))
                    one.undocumented = undocumented(random);
            }
            return all;
        });
    if (now())
        random.set(user.address, calm, [&] {
            carbn::user_address made;
            bool const few = calm || !random.one_in(3);
            random.set(made.line1, few, word);
            if (!few)
                random.set(made.line2, false, word);
            random.set(made.city, few, word);
            random.set(made.country, few,
                       [&] { return calm ? vouch::open(countries[random.below(countries.size())]) : random.open(countries); });
            if (!few)
                random.set(made.region, false, word);
            random.set(made.sub_division, few, word);
            random.set(made.postal_code, few, word);
            if (!few)
                made.undocumented = undocumented(random);
            return made;
        });
    if (now())
        random.set(user.first_name, calm, word);
    if (now())
        random.set(user.last_name, calm, word);
    if (now())
        random.set(user.email_address, calm,
                   [&] { return random.one_in(2) ? vouch::email{"anna@example.com"} : vouch::email{"berta@example.com"}; });
    if (now())
        random.set(user.phone_number, calm,
                   [&] { return calm ? vouch::open(phones[random.below(phones.size())]) : random.open(phones); });
    if (now())
        random.set(user.date_of_birth, calm, [&] { return dates[random.below(dates.size())]; });
    if (!calm && now())
        random.set(user.rejection_reasons, false,
                   [&] { return std::vector<vouch::raw_json>(random.below(3), vouch::raw_json{"{}"}); });
    if (!calm && now())
        random.set(user.requirements, false, [&] { return std::vector<std::string>(random.below(3), word()); });
    if (!calm && now())
        user.undocumented = undocumented(random);
}

// By hand, what carbn::user_update has no way to say.
class oracle {
public:
    oracle(carbn::user const& before, carbn::user const& after)
    {
        unless("/id", before.id == after.id);
        unless("/status", before.status == after.status);
        if (before.documents != after.documents) {
            unless("/documents", is_value(after.documents));
            if (is_value(after.documents))
                for (std::size_t at = 0; at < (**after.documents).size(); ++at) {
                    carbn::user_document const& one = (**after.documents)[at];
                    unless("/documents/" + std::to_string(at) + "/name", one.name != vouch::null);
                    unless("/documents/" + std::to_string(at) + "/type", one.type != vouch::null);
                    unless("/documents/" + std::to_string(at), one.undocumented.empty());
                }
        }
        if (before.address != after.address) {
            unless("/address", is_value(after.address));
            if (is_value(after.address)) {
                carbn::user_address const& one = **after.address;
                unless("/address/line1", one.line1 != vouch::null);
                unless("/address/line2", !one.line2);
                unless("/address/city", one.city != vouch::null);
                unless("/address/country", !one.country || (*one.country && (**one.country).known() != nullptr));
                unless("/address/region", !one.region);
                unless("/address/sub_division", one.sub_division != vouch::null);
                unless("/address/postal_code", one.postal_code != vouch::null);
                unless("/address", one.undocumented.empty());
            }
        }
        unless("/first_name", before.first_name == after.first_name || is_value(after.first_name));
        unless("/last_name", before.last_name == after.last_name || is_value(after.last_name));
        unless("/email_address", before.email_address == after.email_address || is_value(after.email_address));
        unless("/phone_number", before.phone_number == after.phone_number ||
                                    (is_value(after.phone_number) && (**after.phone_number).known() != nullptr));
        unless("/date_of_birth", before.date_of_birth == after.date_of_birth || is_value(after.date_of_birth));
        unless("/rejection_reasons", before.rejection_reasons == after.rejection_reasons);
        unless("/requirements", before.requirements == after.requirements);
        unless("", before.undocumented == after.undocumented);
    }

    pointers all;

private:
    template <class Member>
    static auto is_value(Member const& member) -> bool
    {
        return member && *member;
    }
    void unless(std::string const& pointer, bool expressible)
    {
        if (!expressible)
            all.push_back(pointer);
    }
};

// Whether `update` says exactly the members that changed.
auto says_what_changed(carbn::user_update const& update, carbn::user const& before, carbn::user const& after) -> bool
{
    return update.first_name.has_value() == (before.first_name != after.first_name) &&
           update.last_name.has_value() == (before.last_name != after.last_name) &&
           update.email_address.has_value() == (before.email_address != after.email_address) &&
           update.phone_number.has_value() == (before.phone_number != after.phone_number) &&
           update.date_of_birth.has_value() == (before.date_of_birth != after.date_of_birth) &&
           update.documents.has_value() == (before.documents != after.documents) &&
           update.address.has_value() == (before.address != after.address) && !update.user_type && !update.consent_id &&
           !update.metadata && !update.sharing_consent && !update.identity;
}

} // namespace

TEST_CASE("10 000 changes of a carbn user: an update that makes them, or errors at exactly the right places")
{
    dice random(20240611);
    int made = 0, refused = 0, longest = 0, wrong = 0;
    std::map<std::string, int> places;
    for (int round = 0; round < 10'000; ++round) {
        carbn::user before;
        redraw(before, random, 1, false);
        carbn::user after = before;
        redraw(after, random, 1 + random.below(8), round % 2 == 0);
        pointers const expected = oracle(before, after).all;
        auto const update = vouch::diff<carbn::user_update>(before, after);
        bool right = pointers_of(update) == expected && update.has_value() == expected.empty();
        if (update) {
            ++made;
            right = right && says_what_changed(*update, before, after);
            vouch::merge(before, *update);
            right = right && before == after;
        } else {
            ++refused;
            longest = std::max(longest, static_cast<int>(expected.size()));
            for (std::string const& each : expected)
                ++places[each];
        }
        wrong += !right;
    }
    CHECK(wrong == 0);
    // the test has met both, and every place that there is
    CHECK(made > 3'000);
    CHECK(refused > 3'000);
    CHECK(longest > 10);
    CHECK(places.size() == 25);
}
