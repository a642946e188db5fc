// SPDX-License-Identifier: BSL-1.0
// Boost.JSON itself: a packaged library may have been built with another standard library.
#include <boost/json/src.hpp>
