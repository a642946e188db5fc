// SPDX-License-Identifier: BSL-1.0
// EXPECT: an_error_cannot_be_printed_print_its_pointer_and_message
#include <vouch/json.hpp>

#include <iostream>
#include <string_view>

void check_length(std::string_view text)
{
    for (vouch::error const& error : vouch::parse<int>(text).error())
#ifdef BROKEN
        std::cerr << error << '\n';
#else
        std::cerr << error.pointer() << ": " << error.message() << '\n';
#endif
}
