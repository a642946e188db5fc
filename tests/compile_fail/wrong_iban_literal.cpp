// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/iban.hpp>

#ifdef BROKEN
vouch::iban account{"DE89370400440532010300"};
#else
vouch::iban account{"DE89370400440532013000"};
#endif
