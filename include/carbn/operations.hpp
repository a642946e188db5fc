// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_OPERATIONS_HPP
#define CARBN_OPERATIONS_HPP
#include <carbn/error_body.hpp>
#include <carbn/user.hpp>
#include <carbn/user_update.hpp>
#include <vouch/http/endpoint/endpoint.hpp>

// The documents print no status codes: any 2xx is the success, and anything else may carry the one documented error body.
namespace carbn {

/// The origin of the API, the only one that its documents name.
inline constexpr char const* production = "https://api.carbnconnect.com";

/// Get User Details.
struct get_user : vouch::http::endpoint<"GET /onboarding/api/v1/users/{user_id}", vouch::http::api_key<"x-api-key">,
                                        vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::reply_range<2, user>,
                                        vouch::http::default_reply<error_body>> {
    static constexpr auto summary = "Get user details";
};

/// Update User: a PUT that changes only the members it is sent.
struct update_user
    : vouch::http::endpoint<"PUT /onboarding/api/v1/users/{user_id}", vouch::http::api_key<"x-api-key">,
                            vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::json_body<user_update>,
                            vouch::http::reply_range<2, user>, vouch::http::default_reply<error_body>> {
    static constexpr auto summary = "Update user";
};

} // namespace carbn
#endif
