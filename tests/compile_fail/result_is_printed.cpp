// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_result_cannot_be_printed_print_its_value_or_explain_its_errors
#include <vouch/json.hpp>

#include <iostream>
#include <string_view>

void print_length(std::string_view text)
{
    auto const read = vouch::parse<int>(text);
#ifdef BROKEN
    std::cout << read << '\n';
#else
    if (read)
        std::cout << *read << '\n';
    else
        std::cerr << vouch::explain(read.error(), text);
#endif
}
