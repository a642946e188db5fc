// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_has_a_place_in_the_form
#include <vouch/http/endpoint/endpoint.hpp>

struct address {
    std::string city{};
};
BOOST_DESCRIBE_STRUCT(address, (), (city))
struct person {
    std::string name{};
    address home{};
};
BOOST_DESCRIBE_STRUCT(person, (), (name, home))

#ifdef BROKEN
struct add_person
    : vouch::http::endpoint<"POST /people", vouch::http::form_body<person>, vouch::http::reply<204, vouch::http::empty>> {};
#else
struct add_person
    : vouch::http::endpoint<"POST /people", vouch::http::multipart_body<person>, vouch::http::reply<204, vouch::http::empty>> {};
#endif
