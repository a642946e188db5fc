// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/ip_address.hpp>

#ifdef BROKEN
vouch::ip_address host{"192.0.2.256"};
#else
vouch::ip_address host{"192.0.2.255"};
#endif
