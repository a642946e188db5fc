// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_VERSION_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_VERSION_HPP
#include <vouch/core/config.hpp>

#include <httplib.h>
#include <string_view>
#include <utility>

// What differs between versions of cpp-httplib. Those before 0.23 do not define CPPHTTPLIB_VERSION_NUM, which is a text.
namespace vouch::inline VOUCH_ABI::backend::detail {

#ifdef CPPHTTPLIB_VERSION_NUM
inline constexpr std::string_view httplib_version = CPPHTTPLIB_VERSION_NUM;
inline constexpr std::pair<std::string_view, std::string_view> httplib_cannot[] = {
    {"malformed_replies", "cpp-httplib calls a response that it cannot parse what it calls a connection that ended: reset"},
    {"ambiguous_length", "cpp-httplib calls a response that it refuses what it calls a connection that ended: reset"},
    {"endless_head", "cpp-httplib calls a response that it refuses what it calls a connection that ended: reset"},
    {"duplicate_headers", "cpp-httplib 0.2x turns the order of fields of one name"},
    {"large_request", "newer versions of cpp-httplib add Expect unless CPPHTTPLIB_EXPECT_100_THRESHOLD is 0"},
};
#else
inline constexpr std::string_view httplib_version = "";
inline constexpr std::pair<std::string_view, std::string_view> httplib_cannot[] = {
    {"trailers", "cpp-httplib 0.11 takes trailer fields for a broken body"},
    {"trailers_are_no_headers", "cpp-httplib 0.11 takes trailer fields for a broken body"},
    {"mixed_case_headers", "cpp-httplib 0.11 drops fields with an empty value"},
    {"malformed_replies",
     "cpp-httplib 0.11 calls a response that it cannot parse, such as one with a header line over 8 KiB, what "
     "it calls a connection that ended: reset"},
    {"fault_own_reply",
     "cpp-httplib 0.11 takes a body in chunks for complete that ends between the bytes of a chunk and its line end"},
    {"fault_healthy", "cpp-httplib 0.11 takes trailer fields for a broken body"},
#ifndef __linux__
    {"endless_head", "cpp-httplib 0.11 reads a head of any length, and only Linux tells how many bytes it has read"},
#endif
};
#endif

/// These versions sort the parameters of a query: a request with one would have another target.
inline constexpr bool httplib_sorts_queries = httplib_version >= "0x001800" && httplib_version < "0x001E00";

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
