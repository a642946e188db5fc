// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CALLBACK_HPP
#define VOUCH_CALLBACK_HPP
// Calls over a callback backend. They need <atomic> and <memory>, which vouch/http.hpp spares everybody else.
#include <vouch/http/client/call_handle.hpp>
#include <vouch/http/client/drive_callback.hpp>
#endif
