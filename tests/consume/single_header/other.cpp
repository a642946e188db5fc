// SPDX-License-Identifier: BSL-1.0
#include "account.hpp"

parse_function parse_of_other()
{
    return [](std::string_view text) { return vouch::parse<acme::account>(text); };
}
