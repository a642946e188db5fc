// SPDX-License-Identifier: BSL-1.0
// EXPECT: text_outlives_its_documents<
// EXPECT: the documents are read from this text later
#include <vouch/read/documents.hpp>

#include <string>

auto log_text() -> std::string;

auto sum() -> int
{
    int all = 0;
#ifdef BROKEN
    for (auto const& document : vouch::documents<int>(log_text()))
#else
    std::string const text = log_text();
    for (auto const& document : vouch::documents<int>(text))
#endif
        all += document.value ? *document.value : 0;
    return all;
}
