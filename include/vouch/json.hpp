// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_HPP
#define VOUCH_JSON_HPP
// Describe, read, check, write and patch. Links nothing.
#include <vouch/core/nullable.hpp>
#include <vouch/core/ordered_map.hpp>
#include <vouch/core/printable.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/core/result.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/text.hpp>
#include <vouch/json/options.hpp>
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>
#include <vouch/read/documents.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/report/explain.hpp>
#include <vouch/report/flatten.hpp>
#include <vouch/report/locate.hpp>
#include <vouch/schema/open.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/to_text.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/country_numeric.hpp>
#include <vouch/types/currency.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/uri.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/errors.hpp>
#include <vouch/write/serialize.hpp>
#endif
