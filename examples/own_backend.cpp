// SPDX-License-Identifier: BSL-1.0
// Any HTTP stack is a backend: a function from request to response is enough. This one answers from a map instead of a network.
#include <carbn/carbn.hpp>

#include <iostream>
#include <map>
#include <string>

int main()
{
    auto const id = vouch::uuid("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    std::map<std::string, carbn::user> users; // by request target
    carbn::user& john = users["/onboarding/api/v1/users/6f9619ff-8b86-4d01-b42d-00cf4fc964ff"];
    john.id = id;
    john.status = carbn::user_status::active;
    john.first_name = "John";

    // [backend]
    auto net = [&](vouch::http::request const& request) -> vouch::http::response {
        // yours passes .method, .origin, .target, .headers and .body to an HTTP library and returns the server's response
        carbn::user& user = users.at(request.target);
        if (request.method == "PUT")
            vouch::merge(user, vouch::parse<carbn::user_update>(request.body).value());
        return {.status = 200, .headers = {{"content-type", "application/json"}}, .body = vouch::serialize(user).value()};
    };
    // [/backend]
    auto const key = carbn::api_key(vouch::secret("a key of yours"));
    carbn::client const api{net, key};

    auto const updated = api.update_user(id, {.last_name = "Roe"});
    auto const found = api.get_user(id);
    std::cout << updated.summary() << '\n' << found.summary() << '\n';
    return found.ok() && *found.ok()->last_name == "Roe" ? 0 : 1;
}
