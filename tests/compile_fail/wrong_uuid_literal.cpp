// SPDX-License-Identifier: BSL-1.0
// EXPECT: this_literal_is_not_a_valid
// EXPECT: boost::uuids::uuid
#include <vouch/types/uuid.hpp>

#ifdef BROKEN
auto id = vouch::uuid("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
#else
auto id = vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
#endif
