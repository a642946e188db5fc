// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP
#include <vouch/json/cursor.hpp>
#include <vouch/schema/expected.hpp>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// The cursor with what every typed read needs.
class reader : public cursor {
public:
    explicit reader(std::string_view text, parse_options const& options, bool reuses = false) noexcept
        : cursor(text, options), reuses_(reuses)
    {}

    // Whether objects may hold values of before, which absent members must not keep.
    [[nodiscard]] auto reuses() const noexcept -> bool { return reuses_; }

    // `at` on a value that is not of the JSON type `expected`: recorded and left behind.
    VOUCH_COLD auto refuse_type(std::string_view expected) -> bool
    {
        char const* const value = at;
        bool const null = is('n');
        if (!skip_value())
            return false;
        return complain(value, place::value, null ? null_refused : expectation{errc::wrong_type, expected});
    }

    // The tag of a variant, for the object that is read next: a member that is known and has been read.
    void set_tag(std::string_view name) noexcept { tag_ = name; }
    [[nodiscard]] auto take_tag() noexcept -> std::optional<std::string_view> { return std::exchange(tag_, std::nullopt); }

private:
    bool reuses_;
    std::optional<std::string_view> tag_;
};

// Whether null is a value of this type: of a nullable, and of an optional that holds none. An optional that is a member of an
// object is absent rather than null, which its object sees to; in an array or a map null is the only word for it.
template <class Type>
inline constexpr bool takes_null = shape_of<Type> == shape::nullable;
template <class Type>
    requires(shape_of<Type> == shape::optional)
inline constexpr bool takes_null<Type> = shape_of<std::remove_cvref_t<decltype(*std::declval<Type&>())>> != shape::nullable;

// Reads the value at `in.at`, which is not white space, into `to`. One function for each type, shared by all that hold it.
// False where reading must end; a mistake that is recorded gives true.
template <class Type>
auto read_value(reader& in, Type& to) -> bool;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
