// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VOUCH_HPP
#define VOUCH_VOUCH_HPP
// Everything that links nothing.
#include <vouch/http.hpp>
#include <vouch/json.hpp>
#endif
