// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
#include <vouch/types/lei.hpp>

#ifdef BROKEN
vouch::lei company{"7LTWFZYICNSX8D621K68"};
#else
vouch::lei company{"7LTWFZYICNSX8D621K86"};
#endif
