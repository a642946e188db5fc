// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_has_a_place_in_the_form
#include <vouch/http/endpoint/endpoint.hpp>

#include <map>

struct search {
    std::string text{};
    std::map<std::string, std::string> others{};
};
BOOST_DESCRIBE_STRUCT(search, (), (text, others))
#ifdef BROKEN
constexpr auto vouch_schema(vouch::of<search>)
{
    return vouch::schema(vouch::unknown_members<&search::others>);
}
#endif

struct find : vouch::http::endpoint<"POST /find", vouch::http::multipart_body<search>, vouch::http::reply<200, std::string>> {};
