// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/testing/detail/failure_checks.hpp>
#include <vouch/testing/detail/process_checks.hpp>
#include <vouch/testing/detail/reply_checks.hpp>
#include <vouch/testing/detail/request_checks.hpp>
#include <vouch/testing/detail/run_checks.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/detail/time_checks.hpp>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// The checks, in their order: the last ones look at what all others have seen.
inline constexpr check_entry all_checks[] = {
    {"response", "status, header fields and body as they were sent", &check_response},
    {"redirect", "a redirect is a response, and is not followed", &check_redirect},
    {"head", "a response to HEAD has no body, whatever its Content-Length", &check_head},
    {"no_content", "204 and 304 have no body", &check_no_content},
    {"empty_body", "empty bodies of each framing", &check_empty_body},
    {"chunked_body", "a chunked body is put together", &check_chunked_body},
    {"body_to_end", "a body may end with the connection", &check_body_to_end},
    {"trailers", "trailer fields arrive", &check_trailers},
    {"trailers_are_no_headers", "trailer fields never become header fields", &check_trailers_are_no_headers},
    {"duplicate_headers", "two fields of one name arrive as two, in their order", &check_duplicate_headers},
    {"mixed_case_headers", "names of header fields compare without case", &check_mixed_case_headers},
    {"interim_responses", "responses of 1xx are skipped", &check_interim_responses},
    {"slow_bytes", "a reply that comes byte by byte is put together", &check_slow_bytes},
    {"large_body", "a body of 3 MB arrives", &check_large_body},
    {"body_limit", "a body longer than max_response is too_large, noticed while reading", &check_body_limit},
    {"keep_alive", "connections are used again", &check_keep_alive},
    {"request", "method, header fields and body arrive as they were given", &check_request},
    {"target", "the target arrives as it was given", &check_target},
    {"binary_body", "bodies may hold any byte", &check_binary_body},
    {"large_request", "a body of 3 MB is sent without a pause", &check_large_request},
    {"early_response", "a reply that comes before the body is sent is read", &check_early_response},
    {"control_characters", "CR, LF, NUL and names that are no tokens are refused, not_sent", &check_control_characters},
    {"framing_headers", "Host, Content-Length, Transfer-Encoding and Connection are refused", &check_framing_headers},
    {"connect_refused", "a port where nobody listens is connect, not_sent", &check_connect_refused},
    {"early_close", "a connection that ends early is reset, maybe_sent", &check_early_close},
    {"reset_after_sending", "a connection that is reset after the request is reset, maybe_sent", &check_reset_after_sending},
    {"sent_once", "one send is one request at the server", &check_sent_once},
    {"stale_connection", "a kept connection that has ended is replaced, or the error says so", &check_stale_connection},
    {"malformed_replies", "bytes that are no response are protocol", &check_malformed_replies},
    {"ambiguous_length", "a reply with two lengths is protocol", &check_ambiguous_length},
    {"endless_head", "a head without an end is an error before the deadline", &check_endless_head},
    {"reuse_after_error", "a request after an error gets its own reply", &check_reuse_after_error},
    {"deadline", "an attempt ends at its deadline, or within the bound that the backend states", &check_deadline},
    {"deadline_passed", "a deadline in the past is timeout, not_sent", &check_deadline_passed},
    {"deadline_while_connecting", "the deadline covers connecting: timeout, not_sent", &check_deadline_while_connecting},
    {"deadline_while_sending", "the deadline covers sending: timeout, maybe_sent", &check_deadline_while_sending},
    {"pause", "a pause takes its time", &check_pause, [](subject const& tested) { return static_cast<bool>(tested.pause); }},
    {"attempt_limit", "a call sends as often as its limit allows", &check_attempt_limit},
    {"cancel_before", "what is cancelled at once is not sent", &check_cancel_before},
    {"cancel_between", "a call that is cancelled in a pause ends soon", &check_cancel_between},
    {"cancel_in_flight", "a request that is cancelled ends soon, cancelled, maybe_sent", &check_cancel_in_flight,
     [](subject const& tested) { return static_cast<bool>(tested.send_and_cancel); }},
    {"concurrent", "requests at once get their own replies", &check_concurrent,
     [](subject const& tested) { return static_cast<bool>(tested.send_at_once); }},
    {"fork", "two processes after a fork get their own replies", &check_fork},
    {"environment", "no proxy is taken from the environment", &check_environment},
    {"quiet_errors", "errors hold no data of a request", &check_quiet_errors},
    {"told_once", "each function is called exactly once", &check_told_once,
     [](subject const& tested) { return static_cast<bool>(tested.calls_missing_or_extra); }},
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
