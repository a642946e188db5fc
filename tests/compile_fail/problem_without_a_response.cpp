// SPDX-License-Identifier: BSL-1.0
// EXPECT: problem_is_answered_with_a_response
#include <vouch/http/service/service.hpp>

#ifdef BROKEN
vouch::http::service api{vouch::http::on_problem([](vouch::http::problem const& found) { return *found.status; })};
#else
vouch::http::service api{vouch::http::on_problem([](vouch::http::problem const& found, vouch::http::request const&) {
    return vouch::http::json_response(*found.status, std::string("refused"));
})};
#endif
