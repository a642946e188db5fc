// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_OPTIONS_HPP
#define VOUCH_WRITE_OPTIONS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>

namespace vouch::inline VOUCH_ABI {

/// How a JSON text looks, and what may be in it.
struct serialize_options {
    unsigned indent = 0;         ///< spaces a level, each member and element on a line of its own; 0 is compact
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    bool secrets = false;        ///< writes the text of a `vouch::secret`; otherwise each one is an error
};

} // namespace vouch::inline VOUCH_ABI
#endif
