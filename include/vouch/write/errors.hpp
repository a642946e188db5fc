// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_ERRORS_HPP
#define VOUCH_WRITE_ERRORS_HPP
#include <vouch/write/serialize.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail {

struct error_json {
    std::string pointer;
    std::string code;
    std::string message;
    std::optional<std::size_t> offset;

    error_json() = default;
    explicit error_json(error const& from)
        : pointer(from.pointer()), code(from.code()), message(from.message()), offset(from.offset())
    {}
};
BOOST_DESCRIBE_STRUCT(error_json, (), (pointer, code, message, offset))

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Writes errors as a JSON array: `[{"pointer":…,"code":…,"message":…,"offset":…}]`, with `offset` if it is known.
template <std::same_as<errors> Errors> // a template, so that only those who call it compile it
[[nodiscard]] auto serialize(Errors const& all, serialize_options options = {}) -> result<std::string>
{
    return serialize(std::vector<detail::error_json>(all.begin(), all.end()), options);
}

} // namespace vouch::inline VOUCH_ABI
#endif
