// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_CHANGE_LOG_HPP
#define VOUCH_OPENAPI_DETAIL_CHANGE_LOG_HPP
#include <vouch/openapi/change.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::drift {

using openapi_model::change_class;
using openapi_model::change_effect;

// A message that is compared: who uses it, and who sends it.
struct message_side {
    change_effect user = change_effect::breaks_clients; // who breaks
    bool is_request = true;

    [[nodiscard]] constexpr auto is_webhook() const noexcept -> bool { return user == change_effect::breaks_servers; }
    // Whether the user, not the API, sends the message.
    [[nodiscard]] constexpr auto user_sends() const noexcept -> bool { return is_request != is_webhook(); }
    [[nodiscard]] constexpr auto response() const noexcept -> message_side { return {user, false}; }

    friend constexpr auto operator<=>(message_side const&, message_side const&) = default;
};

inline constexpr message_side client_request{change_effect::breaks_clients, true};
inline constexpr message_side webhook_request{change_effect::breaks_servers, true};

// What a change does to the messages that are valid.
enum class turn : std::uint8_t { neutral, tightened, loosened, broken };

constexpr auto effect_of(turn change, message_side side) noexcept -> change_effect
{
    bool const breaks = change == turn::broken || change == (side.user_sends() ? turn::tightened : turn::loosened);
    return breaks ? side.user : change_effect::compatible;
}

// From `before` to `after`, sets of values of which each is told whether it contains the other.
constexpr auto turn_between(bool after_has_all, bool before_has_all) noexcept -> turn
{
    return after_has_all ? (before_has_all ? turn::neutral : turn::loosened) : before_has_all ? turn::tightened : turn::broken;
}

// The changes that were found. One that is found again, since several operations share what changed, is the same change: it
// breaks whoever one of them breaks.
class change_log {
public:
    void add(std::string pointer, change_class kind, turn change, message_side side, std::string message)
    {
        change_effect const effect = effect_of(change, side);
        auto const [known, is_new] = places_.try_emplace({pointer, kind, message}, changes_.size());
        if (is_new)
            changes_.push_back({std::move(pointer), kind, effect, std::move(message)});
        else
            changes_[known->second].effect = joined(changes_[known->second].effect, effect);
    }

    [[nodiscard]] auto empty() const noexcept -> bool { return changes_.empty(); }

    // The changes, those in `sections` (pointers) last and in the order of these, else in the order in which they were found.
    auto take(std::vector<std::string> const& sections) -> std::vector<openapi_change>
    {
        std::map<std::string_view, std::size_t> ranks;
        for (std::size_t index = 0; index < sections.size(); ++index)
            ranks.emplace(sections[index], index + 1);
        auto const rank_of = [&](openapi_change const& change) -> std::size_t {
            // "/components/schemas/user/…" stands in the section "/components/schemas/user"
            std::string_view const pointer = change.pointer;
            if (!pointer.starts_with("/components/"))
                return 0;
            std::size_t const kind_end = (std::min)(pointer.find('/', 12), pointer.size() - 1);
            auto const found = ranks.find(pointer.substr(0, pointer.find('/', kind_end + 1)));
            return found == ranks.end() ? sections.size() + 1 : found->second;
        };
        std::stable_sort(changes_.begin(), changes_.end(),
                         [&](openapi_change const& left, openapi_change const& right) { return rank_of(left) < rank_of(right); });
        return std::move(changes_);
    }

private:
    static constexpr auto joined(change_effect left, change_effect right) noexcept -> change_effect
    {
        if (left == change_effect::compatible || left == right)
            return right;
        return right == change_effect::compatible ? left : change_effect::breaks_both;
    }

    std::vector<openapi_change> changes_;
    std::map<std::tuple<std::string, change_class, std::string>, std::size_t> places_;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
