// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_OPERATIONS_HPP
#define CARBN_OPERATIONS_HPP
#include <carbn/error_body.hpp>
#include <carbn/user.hpp>
#include <carbn/user_update.hpp>
#include <vouch/http/endpoint/endpoint.hpp>

// The documents name no status codes: here any 2xx is the success, and every other status may carry the documented error body.
namespace carbn {

/// The origin of the API, the only one in its documents.
inline constexpr char const* production = "https://api.carbnconnect.com";

/// Gets the details of a user: "Get User Details" in the documents.
struct get_user : vouch::http::endpoint<"GET /onboarding/api/v1/users/{user_id}", vouch::http::summary<"Get user details">,
                                        vouch::http::tag<"users">, vouch::http::api_key<"x-api-key">,
                                        vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::reply_range<2, user>,
                                        vouch::http::default_reply<error_body>> {};

/// Changes a user: "Update User" in the documents. This PUT changes only the members that it contains.
struct update_user
    : vouch::http::endpoint<"PUT /onboarding/api/v1/users/{user_id}", vouch::http::summary<"Update user">,
                            vouch::http::description<"Changes only the members that the body contains.">,
                            vouch::http::tag<"users">, vouch::http::api_key<"x-api-key">,
                            vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::json_body<user_update>,
                            vouch::http::reply_range<2, user>, vouch::http::default_reply<error_body>> {};

} // namespace carbn
#endif
