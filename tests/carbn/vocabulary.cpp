// SPDX-License-Identifier: BSL-1.0
#include <carbn/vocabulary.hpp>

#include <vouch/json.hpp>

#include <doctest/doctest.h>

namespace {

template <class Word>
auto is_known(std::string const& text) -> bool
{
    auto const read = vouch::parse<Word>('"' + text + '"');
    return read && vouch::serialize(*read).value() == '"' + text + '"';
}

} // namespace

TEST_CASE("vocabulary: every documented status, paused included")
{
    for (char const* status : {"under_review", "active", "paused", "rejected", "offboarded", "incomplete"})
        CHECK(is_known<carbn::user_status>(status));
    CHECK(!is_known<carbn::user_status>("approved"));
}

TEST_CASE("vocabulary: documents and user types")
{
    for (char const* name : {"permanent_residency_id", "national_id", "steuer_id"})
        CHECK(is_known<carbn::document_name>(name));
    for (char const* type : {"identity_front", "identity_back", "tax_document"})
        CHECK(is_known<carbn::document_type>(type));
    CHECK(is_known<carbn::user_type>("individual"));
    CHECK(!is_known<carbn::user_type>("business"));
}
