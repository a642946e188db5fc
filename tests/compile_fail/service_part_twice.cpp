// SPDX-License-Identifier: BSL-1.0
// EXPECT: service_part_stands_once
#include <vouch/http/service/service.hpp>

auto log_it = [](std::exception_ptr) {};
#ifdef BROKEN
vouch::http::service api{vouch::http::on_exception(log_it), vouch::http::on_exception(log_it)};
#else
vouch::http::service api{vouch::http::on_exception(log_it), vouch::http::service_options{.max_body = 10}};
#endif
