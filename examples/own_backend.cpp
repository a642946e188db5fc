// SPDX-License-Identifier: BSL-1.0
// Any HTTP stack is a backend: a function from request to response is enough. This one "sends" into a map.
#include <carbn/carbn.hpp>

#include <iostream>

int main()
{
    std::string stored = R"({"id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","status":"active","first_name":"John"})";
    // [backend]
    auto net = [&](vouch::http::request const& request) -> vouch::http::response {
        // request.method, .origin, .target, .headers and .body go to your HTTP library; what it answers comes back
        if (request.method == "PUT")
            stored.insert(stored.size() - 1, "," + request.body.substr(1, request.body.size() - 2));
        return {.status = 200, .headers = {{"content-type", "application/json"}}, .body = stored};
    };
    // [/backend]
    auto const key = carbn::api_key(vouch::secret("a key of yours"));
    carbn::client const api{net, key};

    auto const id = vouch::uuid("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    auto const updated = api.update_user(id, {.last_name = "Roe"});
    auto const found = api.get_user(id);
    std::cout << updated.summary() << '\n' << found.summary() << '\n';
    return found.ok() && *found.ok()->last_name == "Roe" ? 0 : 1;
}
