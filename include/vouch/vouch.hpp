// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_VOUCH_HPP
#define VOUCH_VOUCH_HPP
// Everything that links nothing: vouch/json.hpp, and endpoints with their client and service.
#include <vouch/http/client.hpp>
#include <vouch/http/service.hpp>
#include <vouch/json.hpp>
#endif
