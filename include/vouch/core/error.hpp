// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_ERROR_HPP
#define VOUCH_CORE_ERROR_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// What kind of mistake an error is.
enum class errc : std::uint8_t {
    // The text is not JSON (RFC 8259). Reading ends at the error.
    syntax,
    invalid_utf8,
    too_deep,
    // The text is JSON, but not of this type.
    wrong_type,
    null_not_allowed,
    missing_member,
    unknown_member,
    duplicate_member,
    colliding_keys,
    out_of_range,
    not_in_enum,
    unknown_alternative,
    format,
    // The value breaks a rule of its schema.
    too_short,
    too_long,
    not_a_multiple,
    not_unique,
    not_one_of,
    pattern,
    at_least_one,
    check,
    // The value cannot be written as JSON.
    unset,
    not_finite,
    secret_not_allowed,
    // The update type cannot express the change.
    not_expressible,
};

/// The stable text of a kind, "missing_member". It is the code of every error whose rule or type defines none.
[[nodiscard]] constexpr auto to_string(errc kind) noexcept -> std::string_view
{
    switch (kind) {
    case errc::syntax: return "syntax";
    case errc::invalid_utf8: return "invalid_utf8";
    case errc::too_deep: return "too_deep";
    case errc::wrong_type: return "wrong_type";
    case errc::null_not_allowed: return "null_not_allowed";
    case errc::missing_member: return "missing_member";
    case errc::unknown_member: return "unknown_member";
    case errc::duplicate_member: return "duplicate_member";
    case errc::colliding_keys: return "colliding_keys";
    case errc::out_of_range: return "out_of_range";
    case errc::not_in_enum: return "not_in_enum";
    case errc::unknown_alternative: return "unknown_alternative";
    case errc::format: return "format";
    case errc::too_short: return "too_short";
    case errc::too_long: return "too_long";
    case errc::not_a_multiple: return "not_a_multiple";
    case errc::not_unique: return "not_unique";
    case errc::not_one_of: return "not_one_of";
    case errc::pattern: return "pattern";
    case errc::at_least_one: return "at_least_one";
    case errc::check: return "check";
    case errc::unset: return "unset";
    case errc::not_finite: return "not_finite";
    case errc::secret_not_allowed: return "secret_not_allowed";
    case errc::not_expressible: return "not_expressible";
    }
    return "unknown";
}

/// An error without its place: what a value was expected to be. The views have static storage duration.
struct expectation {
    errc kind{};
    std::string_view code{};
    std::string_view expected{}; ///< continues "expected …"; if there are limits, "{}" in it stands for them
    vouch::limits limits{};

    constexpr expectation(errc of_kind, std::string_view text, vouch::limits bounds = {}) noexcept
        : kind(of_kind), code(to_string(of_kind)), expected(text), limits(bounds)
    {}

    constexpr expectation(errc of_kind, std::string_view own_code, std::string_view text, vouch::limits bounds = {}) noexcept
        : kind(of_kind), code(own_code), expected(text), limits(bounds)
    {}
};

/// One mistake: what was expected, and where. Holds no byte of the text that was read.
class error {
public:
    error(expectation const& expected, std::string pointer, std::optional<std::size_t> offset = {})
        : expected_(expected), pointer_(std::move(pointer)), offset_(offset.value_or(no_offset))
    {}

    /// The kind of mistake.
    [[nodiscard]] auto kind() const noexcept -> errc { return expected_.kind; }
    /// A stable text such as "not_a_country": the code that the rule or the type defines, else `to_string(kind())`.
    [[nodiscard]] auto code() const noexcept -> std::string_view { return expected_.code; }
    /// The place as a JSON Pointer (RFC 6901). Ends at the last declared name or index.
    [[nodiscard]] auto pointer() const noexcept -> std::string const& { return pointer_; }
    /// The place in the text, in bytes; empty for an object that was not read from a text.
    [[nodiscard]] auto offset() const noexcept -> std::optional<std::size_t>
    {
        return offset_ == no_offset ? std::nullopt : std::optional(offset_);
    }
    /// The limits that the message names, as numbers.
    [[nodiscard]] auto limits() const noexcept -> vouch::limits const& { return expected_.limits; }
    /// What was expected, limits included: "expected 1 to 40 characters".
    [[nodiscard]] auto message() const -> std::string
    {
        bool const has_limits = expected_.limits.least || expected_.limits.most;
        auto const gap = has_limits ? expected_.expected.find("{}") : expected_.expected.npos;
        std::string text = "expected ";
        text += expected_.expected.substr(0, gap);
        if (gap != expected_.expected.npos) {
            expected_.limits.append_to(text);
            text += expected_.expected.substr(gap + 2);
        }
        return text;
    }

private:
    static constexpr std::size_t no_offset = static_cast<std::size_t>(-1);

    expectation expected_;
    std::string pointer_;
    std::size_t offset_; // a text may have millions of errors: no optional, which takes twice the bytes
};

/// The mistakes of one text or object, in the order of the text.
class errors {
public:
    errors() = default;
    errors(std::initializer_list<error> list) : list_(list) {}
    explicit errors(std::vector<error> list) noexcept : list_(std::move(list)) {}

    [[nodiscard]] auto begin() const noexcept { return list_.begin(); }
    [[nodiscard]] auto end() const noexcept { return list_.end(); }
    [[nodiscard]] auto size() const noexcept -> std::size_t { return list_.size(); }
    [[nodiscard]] auto empty() const noexcept -> bool { return list_.empty(); }
    [[nodiscard]] auto operator[](std::size_t index) const -> error const& { return list_[index]; }
    /// Returns true if there were more errors than `parse_options::max_errors`: the rest is not listed.
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }

    void push_back(error added) { list_.push_back(std::move(added)); }
    void set_truncated() noexcept { truncated_ = true; }

private:
    std::vector<error> list_;
    bool truncated_ = false;
};

namespace complaint {
struct an_error_cannot_be_printed_print_its_pointer_and_message;
struct errors_cannot_be_printed_call_explain_or_print_each_pointer_and_message;
} // namespace complaint

// Never defined, like that of `result`: printing does not compile, and the compiler names the incomplete type.
template <class Char, class Traits>
auto operator<<(std::basic_ostream<Char, Traits>& out, error const& refused)
    -> complaint::an_error_cannot_be_printed_print_its_pointer_and_message;
template <class Char, class Traits>
auto operator<<(std::basic_ostream<Char, Traits>& out, errors const& refused)
    -> complaint::errors_cannot_be_printed_call_explain_or_print_each_pointer_and_message;

} // namespace vouch::inline VOUCH_ABI
#endif
