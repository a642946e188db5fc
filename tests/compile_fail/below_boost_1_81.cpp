// SPDX-License-Identifier: BSL-1.0
// EXPECT: vouch needs Boost 1.81 or newer
// ERRORS: 2
#include <boost/version.hpp>
#ifdef BROKEN
#undef BOOST_VERSION
#define BOOST_VERSION 108000
#include <vouch/vouch.hpp>
#else
#include <vouch/schema/describe.hpp>
#endif
