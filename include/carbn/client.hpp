// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_CLIENT_HPP
#define CARBN_CLIENT_HPP
#include <carbn/api_key.hpp>
#include <carbn/operations.hpp>
#include <vouch/http/client/client.hpp>

#include <utility>

namespace carbn {

/// Calls the API over any backend: `carbn::client api{net, key}`.
///
/// Errors:   each call returns a `vouch::http::outcome`. A request with an error is not sent.
/// Lifetime: an lvalue backend is referred to and must outlive the client; an rvalue is owned.
template <class Backend>
class client {
public:
    /// `options.origin` defaults to the origin of the API.
    client(Backend&& backend, api_key const& key, vouch::http::client_options options = {})
        : api_(std::forward<Backend>(backend), with_origin(std::move(options)), vouch::http::key<"x-api-key">(key.secret()))
    {}

    /// Gets the details of a user. `arguments` are those of `vouch::http::call::send`: nothing, a stop request; on a callback
    /// backend a function.
    template <class... Arguments>
    auto get_user(boost::uuids::uuid const& id, Arguments... arguments) const
    {
        return api_.template call<carbn::get_user>().template with<"user_id">(id).send(std::move(arguments)...);
    }

    /// Updates a user. Only the members that are set in `change` are sent. `arguments` as for `get_user`.
    template <class... Arguments>
    auto update_user(boost::uuids::uuid const& id, user_update const& change, Arguments... arguments) const
    {
        return api_.template call<carbn::update_user>().template with<"user_id">(id).body(change).send(std::move(arguments)...);
    }

private:
    static auto with_origin(vouch::http::client_options options) -> vouch::http::client_options
    {
        if (options.origin.empty())
            options.origin = production;
        return options;
    }

    vouch::http::client<Backend, vouch::http::key<"x-api-key">> api_;
};

template <class Backend>
client(Backend&&, api_key const&) -> client<Backend>;
template <class Backend>
client(Backend&&, api_key const&, vouch::http::client_options) -> client<Backend>;

} // namespace carbn
#endif
