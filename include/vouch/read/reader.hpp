// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP
#include <vouch/json/cursor.hpp>
#include <vouch/schema/expected.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The cursor with what every typed read needs: words for a value of the wrong type.
class reader : public cursor {
public:
    using cursor::cursor;

    // `at` on a value that is not of the JSON type `expected`: recorded and left behind.
    VOUCH_COLD auto refuse_type(std::string_view expected) -> bool
    {
        char const* const value = at;
        bool const null = is('n');
        if (!skip_value())
            return false;
        return complain(value, place::value, null ? null_refused : expectation{errc::wrong_type, expected});
    }
};

// Reads the value at `in.at`, which is not white space, into `to`. One function for each type, shared by all that hold it.
// False where reading must end; a mistake that is recorded gives true.
template <class Type>
auto read_value(reader& in, Type& to) -> bool;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
