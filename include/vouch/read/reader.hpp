// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP
#include <vouch/json/scanner.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/variant_form.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

class skipped_values;

// The scanner and what every typed read needs besides.
class reader : public scanner {
public:
    using scanner::scanner;

    // Reports an error of the value from `value` to `at`. Returns `at`, or nullptr where it was one error too many.
    VOUCH_COLD auto refuse(char const* at, char const* value, expectation const& expected) -> char const*
    {
        return complain(value, place::value, expected) ? at : nullptr;
    }

    // Reports a value that is not of the JSON type `expected`, and skips it.
    VOUCH_COLD auto refuse_type(char const* value, std::string_view expected) -> char const*
    {
        expectation const fault = is(value, 'n') ? null_refused : expectation{errc::wrong_type, expected};
        char const* const at = skip_value(value);
        return at == nullptr ? nullptr : refuse(at, value, fault);
    }

    // Says that the object which is read next was just made: its members are as `Type{}` has them. `takes_new` asks and forgets.
    VOUCH_INLINE void tell_new() noexcept { is_new_ = true; }
    [[nodiscard]] VOUCH_INLINE auto takes_new() noexcept -> bool { return std::exchange(is_new_, false); }

    // What was skipped before the tag of a variant that is being read; null where none is.
    [[nodiscard]] auto skipped() const noexcept -> skipped_values* { return skipped_; }
    void set_skipped(skipped_values* skipped) noexcept { skipped_ = skipped; }

private:
    bool is_new_ = false;
    skipped_values* skipped_ = nullptr;
};

template <class Type, template <class...> class List, class... Descriptors>
consteval auto has_default(List<Descriptors...>) -> bool
{
    for (bool const is_defaulted : {false, has_rule<defaulted_t, Type, Descriptors>...})
        if (is_defaulted)
            return true;
    return false;
}

// Whether a struct has members that are given their default where they are absent.
template <class Type>
consteval auto find_defaulted_members() -> bool
{
    if constexpr (shape_of<Type> != shape::object)
        return false;
    else if constexpr (is_well_formed<Type>)
        return has_default<Type>(json_members<Type>{});
    else
        return false;
}
template <class Type>
inline constexpr bool has_defaulted_members = find_defaulted_members<Type>();

// Passes on an object that was just made and is read next, so that its defaults need not be made again.
template <class Type>
VOUCH_INLINE auto made_for(reader& in, Type& made) -> Type&
{
    if constexpr (has_defaulted_members<Type>)
        in.tell_new();
    return made;
}

// Whether the reader of this type takes null as a value: of a nullable, and of an optional whose value is never null itself. An
// optional that is a member of an object is absent rather than null, which `read_member_value` sees to. In an array or a map null
// is the only way to write an empty optional.
template <class Type>
inline constexpr bool takes_null = has_null<Type>;
template <class Type>
    requires(shape_of<Type> == shape::optional)
inline constexpr bool takes_null<Type> = !has_null<std::remove_cvref_t<decltype(*std::declval<Type&>())>>;

// Whether a member that `Type` declares counts as absent where its value is refused, instead of being an error. Specialised
// beside a struct that a standard wants to be read so. Its members may be absent and have no rules.
template <class Type>
inline constexpr bool ignores_refused_members = false;

// How many items a list, set or map may get: as many as it can hold, or no more than `most`, else `fault` is reported.
struct unlimited {
    static constexpr bool is_limited = false;
    using form = no_form;
};
struct item_limit {
    static constexpr bool is_limited = true;
    using form = no_form;
    std::size_t most;
    expectation fault;
};
// The same for a member whose field says how the variants in it are told apart.
template <class Limit, class Form>
struct formed : Limit {
    using form = Form;
};

// Whether null is the absence of a value of this type, where the place of that has a form.
template <class Type, class Limit>
inline constexpr bool takes_null_as = is_form_of_value<typename Limit::form> || takes_null<Type>;

// Whether a container cannot grow any more. Those that can grow as far as memory reaches are never as large as this.
template <class Container>
VOUCH_INLINE auto is_full(Container const& container) -> bool
{
    if constexpr (requires { container.max_size(); })
        return container.size() == container.max_size();
    else
        return false;
}

// The error of an array or object with more items than its container can hold.
template <class Container>
auto too_many_for(Container const& container) -> expectation
{
    return {errc::too_long, "{} items", {.most = container.size()}};
}

// Reads the value at `at`, which is not white space, into `to`, and returns its end, or nullptr where reading must end. A value
// with errors that were reported is read to its end. There is one function for each type, whatever holds the value.
//
// What `to` held before plays no part in the result, but for members that are not described, and for memory that is reused.
template <class Type>
auto read_value(reader& in, char const* at, Type& to) -> char const*;
// Reads a value in a place that has a form.
template <class Form, class Type>
auto read_formed(reader& in, char const* at, Type& to) -> char const*;
// The same as part of its caller.
template <class Type, class Limit = unlimited>
auto read_value_inline(reader& in, char const* at, Type& to, Limit const& limit = {}) -> char const*;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
