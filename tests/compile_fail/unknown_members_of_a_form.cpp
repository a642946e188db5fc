// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_has_a_place_in_the_form
#include <vouch/http/endpoint/endpoint.hpp>

#include <map>

struct search {
    std::string text{};
    std::map<std::string, std::string> others{};
};
BOOST_DESCRIBE_STRUCT(search, (), (text, others))

constexpr auto vouch_schema(vouch::of<search>)
{
    return vouch::schema(vouch::unknown_members<&search::others>);
}

struct find : vouch::http::endpoint<"POST /find",
#ifdef BROKEN
                                    vouch::http::multipart_body<search>,
#else
                                    vouch::http::json_body<search>,
#endif
                                    vouch::http::reply<200, std::string>> {
};
