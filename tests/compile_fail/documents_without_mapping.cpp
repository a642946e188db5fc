// SPDX-License-Identifier: BSL-1.0
// EXPECT: class_has_a_mapping<
// EXPECT: this class has no JSON mapping
#include <vouch/read/documents.hpp>

struct entry {
    int number{};
};
#ifdef BROKEN
#else
BOOST_DESCRIBE_STRUCT(entry, (), (number))
#endif

auto sum(std::string_view text) -> int
{
    int all = 0;
    for (auto const& document : vouch::documents<entry>(text))
        all += document.value ? document.value->number : 0;
    return all;
}
