// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_DOM_HPP
#define VOUCH_DOM_HPP
// Boost.JSON documents as members, and both ways between documents and objects. Boost.JSON must be linked, or one
// boost/json/src.hpp included.
#include <vouch/dom/from_value.hpp>
#include <vouch/dom/to_value.hpp>
#include <vouch/dom/value.hpp>
#endif
