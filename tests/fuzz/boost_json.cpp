// SPDX-License-Identifier: BSL-1.0
// Boost.JSON itself, for the tests that hold our reader against its parser.
#include <boost/json/src.hpp>
