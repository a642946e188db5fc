// SPDX-License-Identifier: BSL-1.0
// EXPECT: exception_listener_takes_an_exception_ptr
#include <vouch/http/service/service.hpp>

#ifdef BROKEN
vouch::http::service api{vouch::http::on_exception([](std::exception const&) {})};
#else
vouch::http::service api{vouch::http::on_exception([](std::exception_ptr) {})};
#endif
