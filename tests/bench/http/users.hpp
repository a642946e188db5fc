// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_HTTP_USERS_HPP
#define VOUCH_BENCH_HTTP_USERS_HPP
#include <carbn/carbn.hpp>
#include <carbn/sandbox.hpp>

#include <map>
#include <mutex>
#include <optional>
#include <utility>

// What both servers serve and both clients ask for: the user of Carbn's documents, and a change to it.
namespace bench {

inline constexpr char const* key_text = "0123456789abcdefghijABCDEFGHIJ01";
inline constexpr char const* prefix = "/onboarding/api/v1/users/";
inline constexpr char const* id_text = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
inline auto const user_id = vouch::parse_text<boost::uuids::uuid>(id_text).value();

/// The change of the documented request, without what would make the user longer at each call.
inline auto change() -> carbn::user_update
{
    carbn::user_update made{.first_name = "Jane", .last_name = "Roe"};
    made.email_address = vouch::email{"jane.roe@example.com"};
    made.phone_number = vouch::phone{"+4915112345678"};
    made.date_of_birth = vouch::date("1990-02-28");
    return made;
}

/// The users of a server.
class users {
public:
    /// Calls `use` with the user, and returns its result; nothing if there is no such user.
    template <class Use>
    auto with(boost::uuids::uuid const& id, Use use) -> std::optional<decltype(use(std::declval<carbn::user&>()))>
    {
        std::lock_guard const lock(mutex_);
        auto const found = users_.find(id);
        if (found == users_.end())
            return std::nullopt;
        return use(found->second);
    }

private:
    std::mutex mutex_;
    std::map<boost::uuids::uuid, carbn::user> users_{{user_id, carbn::detail::example_user(user_id)}};
};

} // namespace bench
#endif
