// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_body_has_a_mapping<fault>
#include <vouch/http/service/answer.hpp>

struct fault {
    std::string message{};
};

#ifdef BROKEN
auto response = vouch::http::json_response(403, fault{"no"});
#else
BOOST_DESCRIBE_STRUCT(fault, (), (message))
auto response = vouch::http::json_response(403, fault{"no"});
#endif
