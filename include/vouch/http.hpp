// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_HPP
#define VOUCH_HTTP_HPP
// Endpoints with their client and service. Links nothing.
#include <vouch/http/client/client.hpp>
#include <vouch/http/client/pages.hpp>
#include <vouch/http/service/service.hpp>
#endif
