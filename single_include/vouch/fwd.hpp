// vouch 0.1.0, vouch/fwd.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/fwd.hpp
#ifndef VOUCH_FWD_HPP
#define VOUCH_FWD_HPP
// Declarations alone, for headers that name vouch's types and do not use them.

#include <cstdint>

namespace vouch::inline VOUCH_ABI {

enum class errc : std::uint8_t;
class error;
class errors;
template <class Value, class Error>
class result;
template <class Value>
class nullable;
template <class Value>
class boxed;
template <class Value>
class ordered_map;
struct other_alternative;
class raw_json;
class secret;
struct parse_options;
struct serialize_options;
struct explain_options;
struct text_position;

template <class Type>
struct of;
template <class Type>
struct text_traits;
template <class Type>
struct representation;
template <class Self>
class text;

class bic;
class country;
class country_alpha2;
class country_numeric;
class currency;
class decimal;
class decimal_string;
class email;
class iban;
class ip_address;
class language;
class lei;
class phone;
class subdivision;
class subdivision_code;
class uri;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::http {

struct request;
struct response;
struct transport_error;
class origin;
class exchange;
struct client_options;
struct service_options;
struct problem;
template <class Endpoint>
class outcome;

} // namespace vouch::inline VOUCH_ABI::http
#endif
