// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_BROKEN_PART_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_BROKEN_PART_HPP
#include <vouch/core/config.hpp>

namespace vouch::inline VOUCH_ABI::http::detail {

// Takes the place of a part of a service after a complaint, so that one mistake is one error.
struct broken_part {};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
