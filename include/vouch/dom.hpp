// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_DOM_HPP
#define VOUCH_DOM_HPP
// Boost.JSON documents as members. Boost.JSON must be linked, or one boost/json/src.hpp included.
#include <vouch/dom/value.hpp>
#endif
