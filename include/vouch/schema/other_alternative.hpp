// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_OTHER_ALTERNATIVE_HPP
#define VOUCH_SCHEMA_OTHER_ALTERNATIVE_HPP
#include <vouch/core/raw_json.hpp>

#include <string>

namespace vouch::inline VOUCH_ABI {

/// Keeps a value whose tag names no other alternative of its `std::variant`, and writes it back unchanged.
///
/// As one alternative of a variant it needs no item in the schema: `std::variant<card, bank, vouch::other_alternative>`. A client
/// does not break when its server learns a word.
/// JSON:   depends on where the tag stands: `value` is the whole object, tag included, if the tag is one of its members; the
///         content, unset where there is none, if the tag stands beside it; the value of the only member if its name is the tag.
/// Errors: read under `reject_unknown` as well. A missing tag stays an error.
struct other_alternative {
    std::string tag{}; ///< precondition: a tag value that no other alternative has
    raw_json value{};

    friend bool operator==(other_alternative const&, other_alternative const&) = default;
};

} // namespace vouch::inline VOUCH_ABI
#endif
