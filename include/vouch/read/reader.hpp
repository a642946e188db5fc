// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP
#include <vouch/json/scanner.hpp>
#include <vouch/schema/expectations.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// The scanner with what every typed read needs.
class reader : public scanner {
public:
    explicit reader(std::string_view text, parse_options const& options, bool reuses = false) noexcept
        : scanner(text, options), reuses_(reuses)
    {}

    // Whether objects may hold values of before, which absent members must not keep.
    [[nodiscard]] auto reuses() const noexcept -> bool { return reuses_; }

    // A mistake in the value from `value` to `at`: `at`, or nullptr where it was one too many.
    VOUCH_COLD auto refuse(char const* at, char const* value, expectation const& what) -> char const*
    {
        return complain(value, place::value, what) ? at : nullptr;
    }

    // The same for a value that is not of the JSON type `expected` and not read yet.
    VOUCH_COLD auto refuse_type(char const* value, std::string_view expected) -> char const*
    {
        expectation const what = is(value, 'n') ? null_refused : expectation{errc::wrong_type, expected};
        char const* const at = skip_value(value);
        return at == nullptr ? nullptr : refuse(at, value, what);
    }

private:
    bool reuses_;
};

// Whether null is a value of this type: of a nullable, and of an optional that holds none. An optional that is a member of an
// object is absent rather than null, which its object sees to; in an array or a map null is the only word for it.
template <class Type>
inline constexpr bool takes_null = shape_of<Type> == shape::nullable;
template <class Type>
    requires(shape_of<Type> == shape::optional)
inline constexpr bool takes_null<Type> = shape_of<std::remove_cvref_t<decltype(*std::declval<Type&>())>> != shape::nullable;

// Reads the value at `at`, which is not white space, into `to`, and gives its end; nullptr where reading must end. A mistake that
// is recorded is read past. One function for each type, shared by all that hold it.
template <class Type>
auto read_value(reader& in, char const* at, Type& to) -> char const*;
// The same within its caller, which is such a function itself.
template <class Type>
auto read_value_inline(reader& in, char const* at, Type& to) -> char const*;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
