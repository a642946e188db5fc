// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/reason_phrase.hpp>

#include <set>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::http::detail::reason_phrase;

static_assert(reason_phrase(200) == "OK" && reason_phrase(413) == "Content Too Large" && reason_phrase(599).empty());

TEST_CASE("reason_phrase: registered statuses have different phrases, others none")
{
    std::set<std::string_view> phrases;
    int count = 0;
    for (int status = -1; status < 1000; ++status)
        if (std::string_view const phrase = reason_phrase(status); !phrase.empty()) {
            CHECK(status >= 200);
            CHECK(status < 600);
            phrases.insert(phrase);
            ++count;
        }
    CHECK(count == 56);
    CHECK(phrases.size() == 56);
    for (int const status : {400, 401, 403, 404, 405, 413, 415, 422, 431, 500}) // those that services and servers answer with
        CHECK(!reason_phrase(status).empty());
}

} // namespace
