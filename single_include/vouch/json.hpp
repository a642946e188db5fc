// vouch 0.1.0, vouch/json.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0

// vouch/version.hpp
// The one place that states the version: both builds read it from here.
#if defined(VOUCH_VERSION) && VOUCH_VERSION != 100
#error "two versions of vouch in one translation unit: include only one of them"
#endif
#ifndef VOUCH_VERSION_HPP
#define VOUCH_VERSION_HPP
#define VOUCH_VERSION 100 // major * 10000 + minor * 100 + patch
#define VOUCH_VERSION_STRING "0.1.0"
#endif

// vouch/core/config.hpp
#ifndef VOUCH_CORE_CONFIG_HPP
#define VOUCH_CORE_CONFIG_HPP

// The inline namespace: the version, and every switch that changes a function body. Translation units that differ in one of
// them link side by side and cannot pick each other's bodies.
//   VOUCH_PORTABLE      defined by the user: plain C++ instead of SIMD
//   __cpp_exceptions    defined by the compiler: without it `value()` of a failed result aborts
#if defined(VOUCH_PORTABLE) && defined(__cpp_exceptions)
#define VOUCH_ABI v0_1_portable
#elif defined(VOUCH_PORTABLE)
#define VOUCH_ABI v0_1_portable_noexcept
#elif defined(__cpp_exceptions)
#define VOUCH_ABI v0_1
#else
#define VOUCH_ABI v0_1_noexcept
#endif

#if defined(__GNUC__)
#define VOUCH_INLINE [[gnu::always_inline]] inline
#define VOUCH_OUTLINE [[gnu::noinline]]
#define VOUCH_COLD [[gnu::cold, gnu::noinline]]
#else
#define VOUCH_INLINE inline
#define VOUCH_OUTLINE
#define VOUCH_COLD
#endif
#endif

// vouch/core/nullable.hpp
#ifndef VOUCH_CORE_NULLABLE_HPP
#define VOUCH_CORE_NULLABLE_HPP

#include <optional>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// The null of JSON as a C++ value.
struct null_t {
    friend constexpr bool operator==(null_t, null_t) = default;
};
inline constexpr null_t null{};

/// A member whose key is always there and whose value may be null.
///
/// JSON:   the value, or null.
/// Errors: `errc::missing_member` where the key is absent, unless `parse_options::absent_as_null`.
template <class Value>
class nullable {
public:
    using value_type = Value;

    constexpr nullable() = default;
    constexpr nullable(null_t) noexcept {}

    template <class From = Value>
        requires(std::is_constructible_v<Value, From> && !std::is_same_v<std::remove_cvref_t<From>, nullable>)
    constexpr explicit(!std::is_convertible_v<From, Value>) nullable(From&& value)
        : value_(std::in_place, std::forward<From>(value))
    {}

    [[nodiscard]] constexpr auto is_null() const noexcept -> bool { return !value_.has_value(); }
    [[nodiscard]] constexpr auto has_value() const noexcept -> bool { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return value_.has_value(); }

    constexpr auto operator*() & noexcept -> Value& { return *value_; }
    constexpr auto operator*() const& noexcept -> Value const& { return *value_; }
    constexpr auto operator*() && noexcept -> Value&& { return *std::move(value_); }
    constexpr auto operator->() noexcept -> Value* { return &*value_; }
    constexpr auto operator->() const noexcept -> Value const* { return &*value_; }

    template <class Other>
    constexpr auto value_or(Other&& other) const& -> Value
    {
        return value_.value_or(std::forward<Other>(other));
    }

    template <class... Arguments>
    constexpr auto emplace(Arguments&&... arguments) -> Value&
    {
        return value_.emplace(std::forward<Arguments>(arguments)...);
    }
    constexpr void reset() noexcept { value_.reset(); }

    friend constexpr bool operator==(nullable const&, nullable const&) = default;
    friend constexpr bool operator==(nullable const& left, null_t) noexcept { return left.is_null(); }
    // A template, so that "text" is compared with a nullable string as it is, and not by one of two conversions.
    template <class Other>
        requires(!std::is_same_v<Other, nullable> && std::is_convertible_v<Other const&, Value>)
    friend constexpr bool operator==(nullable const& left, Other const& right)
    {
        return left.value_ == right;
    }

private:
    std::optional<Value> value_;
};

/// The three states of one member of a partial update: absent, null, or a value.
template <class Value>
using patch = std::optional<nullable<Value>>;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/limits.hpp
#ifndef VOUCH_CORE_LIMITS_HPP
#define VOUCH_CORE_LIMITS_HPP

#include <bit>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>

namespace vouch::inline VOUCH_ABI {

/// One bound of a rule or of a C++ number type: exact over the whole of `std::int64_t`, `std::uint64_t` and `double`.
class limit {
public:
    template <std::integral Integer>
    constexpr limit(Integer value) noexcept
        : kind_(value < 0 ? kind::negative : kind::natural), bits_(static_cast<std::uint64_t>(value))
    {}
    constexpr limit(double value) noexcept : kind_(kind::real), bits_(std::bit_cast<std::uint64_t>(value)) {}

    /// The bound as a number of another type; rounded where `Number` cannot hold it.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    [[nodiscard]] constexpr auto as() const noexcept -> Number
    {
        switch (kind_) {
        case kind::negative: return static_cast<Number>(static_cast<std::int64_t>(bits_));
        case kind::natural: return static_cast<Number>(bits_);
        case kind::real: break;
        }
        return static_cast<Number>(std::bit_cast<double>(bits_));
    }

    void append_to(std::string& text) const
    {
        char digits[32];
        char* const last = digits + sizeof digits;
        auto const end = kind_ == kind::negative  ? std::to_chars(digits, last, static_cast<std::int64_t>(bits_))
                         : kind_ == kind::natural ? std::to_chars(digits, last, bits_)
                                                  : std::to_chars(digits, last, std::bit_cast<double>(bits_));
        text.append(digits, end.ptr);
    }

    friend constexpr bool operator==(limit const&, limit const&) = default;

private:
    enum class kind : std::uint8_t { negative, natural, real };

    kind kind_;
    std::uint64_t bits_; // two's complement, or the bytes of a double
};

/// The bounds that a value must keep.
struct limits {
    std::optional<limit> least{};
    std::optional<limit> most{};

    /// "1 to 40", "at least 1", "at most 40", "3" where both are 3, or nothing.
    void append_to(std::string& text) const
    {
        if (!least && !most)
            return;
        if (!least || !most)
            text += least ? "at least " : "at most ";
        if (least)
            least->append_to(text);
        if (least == most)
            return;
        if (least && most)
            text += " to ";
        if (most)
            most->append_to(text);
    }

    friend constexpr bool operator==(limits const&, limits const&) = default;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/error.hpp
#ifndef VOUCH_CORE_ERROR_HPP
#define VOUCH_CORE_ERROR_HPP

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// What kind of mistake an error is.
enum class errc : std::uint8_t {
    // The text is not JSON (RFC 8259). Reading ends there.
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
    // A change that an update has no way to say.
    not_expressible,
};

/// The stable text of a kind, "missing_member": the code of every error that brings none of its own.
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

/// What a value was expected to be: an error without its place. The views have static storage duration.
struct expectation {
    errc kind{};
    std::string_view code{};
    std::string_view expected{}; ///< continues "expected …"; "{}" in it stands for the limits if there are any
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
    error(expectation const& what, std::string pointer, std::optional<std::size_t> offset = {})
        : what_(what), pointer_(std::move(pointer)), offset_(offset)
    {}

    /// The kind of mistake.
    [[nodiscard]] auto kind() const noexcept -> errc { return what_.kind; }
    /// A stable text such as "not_a_country"; that of the rule or of the type where it brings one, else that of the kind.
    [[nodiscard]] auto code() const noexcept -> std::string_view { return what_.code; }
    /// The place as a JSON Pointer (RFC 6901). Ends at the last declared name or index.
    [[nodiscard]] auto pointer() const noexcept -> std::string const& { return pointer_; }
    /// The place in the text, in bytes; empty for an object that was not read from a text.
    [[nodiscard]] auto offset() const noexcept -> std::optional<std::size_t> { return offset_; }
    /// The limits that were broken, as numbers.
    [[nodiscard]] auto limits() const noexcept -> vouch::limits const& { return what_.limits; }
    /// What was expected, limits included: "expected 1 to 40 characters".
    [[nodiscard]] auto message() const -> std::string
    {
        bool const has_limits = what_.limits.least || what_.limits.most;
        auto const gap = has_limits ? what_.expected.find("{}") : what_.expected.npos;
        std::string text = "expected ";
        text += what_.expected.substr(0, gap);
        if (gap != what_.expected.npos) {
            what_.limits.append_to(text);
            text += what_.expected.substr(gap + 2);
        }
        return text;
    }

private:
    expectation what_;
    std::string pointer_;
    std::optional<std::size_t> offset_;
};

/// Every mistake that was found, in the order of the text.
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
    /// Whether the limit of `parse_options::max_errors` was met, so that more mistakes may be there.
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }

    void push_back(error one) { list_.push_back(std::move(one)); }
    void set_truncated() noexcept { truncated_ = true; }

private:
    std::vector<error> list_;
    bool truncated_ = false;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/result.hpp
#ifndef VOUCH_CORE_RESULT_HPP
#define VOUCH_CORE_RESULT_HPP

#include <cstdlib>
#include <exception>

namespace vouch::inline VOUCH_ABI {

/// What `value()` of a failed result throws. Says nothing of the errors: they may stand beside personal data.
class bad_result : public std::exception {
public:
    [[nodiscard]] auto what() const noexcept -> char const* override { return "vouch: value() of a result that holds errors"; }
};

/// A value, or why there is none. Shaped like `std::expected<Value, Error>`.
///
/// Errors: `value()` of a failed result throws `bad_result`; without exceptions it aborts.
///         `*` and `->` of a failed result, and `error()` of a good one, are undefined.
template <class Value, class Error = errors>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<Value, Error>, "a result of its own error type could not tell the two apart");

public:
    using value_type = Value;
    using error_type = Error;

    template <class From = Value>
        requires(std::is_constructible_v<Value, From> && !std::is_same_v<std::remove_cvref_t<From>, result> &&
                 !std::is_same_v<std::remove_cvref_t<From>, Error> && !std::is_same_v<std::remove_cvref_t<From>, std::in_place_t>)
    constexpr explicit(!std::is_convertible_v<From, Value>) result(From&& value)
        : value_(std::in_place, std::forward<From>(value))
    {}

    constexpr result(Error error) : error_(std::move(error)) {}

    template <class... Arguments>
    constexpr explicit result(std::in_place_t, Arguments&&... arguments)
        : value_(std::in_place, std::forward<Arguments>(arguments)...)
    {}

    /// Takes the place of whatever was there.
    constexpr auto operator=(Error error) -> result&
    {
        value_.reset();
        error_ = std::move(error);
        return *this;
    }

    [[nodiscard]] constexpr auto has_value() const noexcept -> bool { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return value_.has_value(); }

    constexpr auto operator*() & noexcept -> Value& { return *value_; }
    constexpr auto operator*() const& noexcept -> Value const& { return *value_; }
    constexpr auto operator*() && noexcept -> Value&& { return *std::move(value_); }
    constexpr auto operator->() noexcept -> Value* { return &*value_; }
    constexpr auto operator->() const noexcept -> Value const* { return &*value_; }

    constexpr auto value() & -> Value& { return require_value(), *value_; }
    constexpr auto value() const& -> Value const& { return require_value(), *value_; }
    constexpr auto value() && -> Value&& { return require_value(), *std::move(value_); }

    template <class Other>
    constexpr auto value_or(Other&& other) const& -> Value
    {
        return value_ ? *value_ : static_cast<Value>(std::forward<Other>(other));
    }
    template <class Other>
    constexpr auto value_or(Other&& other) && -> Value
    {
        return value_ ? *std::move(value_) : static_cast<Value>(std::forward<Other>(other));
    }

    /// Why there is no value. By value from a temporary, so that `for (auto& e : parse<T>(text).error())` is safe.
    constexpr auto error() const& noexcept -> Error const& { return error_; }
    constexpr auto error() && noexcept -> Error { return std::move(error_); }

    /// `function(value)`, itself a result, or the errors.
    template <class Function>
    constexpr auto and_then(Function&& function) const& -> std::remove_cvref_t<std::invoke_result_t<Function, Value const&>>
    {
        if (value_)
            return std::forward<Function>(function)(*value_);
        return error_;
    }
    template <class Function>
    constexpr auto and_then(Function&& function) && -> std::remove_cvref_t<std::invoke_result_t<Function, Value&&>>
    {
        if (value_)
            return std::forward<Function>(function)(*std::move(value_));
        return std::move(error_);
    }

    /// A result of `function(value)`, or the errors.
    template <class Function>
    constexpr auto
    transform(Function&& function) const& -> result<std::remove_cvref_t<std::invoke_result_t<Function, Value const&>>, Error>
    {
        if (value_)
            return std::forward<Function>(function)(*value_);
        return error_;
    }
    template <class Function>
    constexpr auto
    transform(Function&& function) && -> result<std::remove_cvref_t<std::invoke_result_t<Function, Value&&>>, Error>
    {
        if (value_)
            return std::forward<Function>(function)(*std::move(value_));
        return std::move(error_);
    }

private:
    constexpr void require_value() const
    {
        if (!value_) [[unlikely]] {
#if defined(__cpp_exceptions)
            throw bad_result{};
#else
            std::abort();
#endif
        }
    }

    std::optional<Value> value_;
    Error error_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/raw_json.hpp
#ifndef VOUCH_CORE_RAW_JSON_HPP
#define VOUCH_CORE_RAW_JSON_HPP

namespace vouch::inline VOUCH_ABI {

struct parse_options;

/// Any JSON value, checked and kept as the text it was: for members whose shape is not known.
///
/// Made by reading only: `vouch::parse<vouch::raw_json>(text)`, or as a member.
/// JSON:   any value, written back byte for byte.
class raw_json {
public:
    raw_json() = default;

    /// The text. Empty where nothing was read.
    [[nodiscard]] auto text() const noexcept -> std::string const& { return text_; }

    /// The value as a `Type`: `vouch::parse<Type>` of the text. Defined in vouch/read/parse.hpp.
    template <class Type>
    [[nodiscard]] auto as() const -> result<Type>;
    /// The same with options of its own.
    template <class Type>
    [[nodiscard]] auto as(parse_options const& options) const -> result<Type>;

    friend bool operator==(raw_json const&, raw_json const&) = default;

    /// What the reader makes of a text that it has checked.
    struct checked {
        std::string_view text;
    };
    explicit raw_json(checked value) : text_(value.text) {}

private:
    std::string text_;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/secret.hpp
#ifndef VOUCH_CORE_SECRET_HPP
#define VOUCH_CORE_SECRET_HPP

namespace vouch::inline VOUCH_ABI {

/// A text that must not be seen: an API key, a password, a token.
///
/// It has no `<<`, no hash, no order and no conversion: `reveal()` is the only way out, and easy to search for.
/// JSON:   a string. An empty one is refused, and an unset secret is not written.
/// Cost:   always on the heap, so that its one storage is overwritten when it ends.
class secret {
public:
    secret() = default;
    explicit secret(std::string_view text) : text_(text.empty() ? nullptr : new char[text.size()]), size_(text.size())
    {
        for (std::size_t at = 0; at < size_; ++at)
            text_[at] = text[at];
    }
    secret(secret const& other) : secret(other.reveal()) {}
    secret(secret&& other) noexcept : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    auto operator=(secret other) noexcept -> secret&
    {
        std::swap(text_, other.text_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~secret()
    {
        // volatile: the compiler may not leave out stores to memory that is freed next
        for (char volatile* at = text_; at != text_ + size_; ++at)
            *at = 0;
        delete[] text_;
    }

    /// The text itself. Lifetime: that of the secret.
    [[nodiscard]] auto reveal() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] auto is_set() const noexcept -> bool { return size_ != 0; }

    /// Whether this secret is `candidate`: never where it is unset. Its time depends on the length of `candidate` alone.
    [[nodiscard]] auto matches(std::string_view candidate) const noexcept -> bool { return is_set() && is_same(candidate); }
    friend auto operator==(secret const& left, secret const& right) noexcept -> bool { return left.is_same(right.reveal()); }

private:
    auto is_same(std::string_view candidate) const noexcept -> bool
    {
        char const nothing = '\0';
        char const* const own = is_set() ? text_ : &nothing;
        std::size_t different = candidate.size() ^ size_;
        for (std::size_t at = 0; at < candidate.size(); ++at) {
            // past its end the first byte stands in: the sizes differ already, and a division would take its own time
            std::size_t const place = at < size_ ? at : 0;
            different |=
                static_cast<std::size_t>(static_cast<unsigned char>(candidate[at]) ^ static_cast<unsigned char>(own[place]));
        }
        return different == 0;
    }

    char* text_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/text.hpp
#ifndef VOUCH_CORE_TEXT_HPP
#define VOUCH_CORE_TEXT_HPP

#include <compare>

namespace vouch::inline VOUCH_ABI {

/// What errors and schemas say of a text type.
struct text_info {
    std::string_view code;      ///< of its error: "not_a_country"
    std::string_view expected;  ///< continues "expected …": "an ISO 3166-1 alpha-3 country code"
    std::string_view format{};  ///< of its JSON Schema, where that has one: "date"
    std::size_t exact_size = 0; ///< bytes of every such text; 0 where they differ
};

/// How a type of someone else (a date, a UUID) reads and writes as a text. Specialise it to give such a type a JSON string:
///   static constexpr text_info info;
///   static constexpr std::size_t max_size;                                  // bytes that `write` may need
///   static constexpr auto parse(std::string_view) noexcept -> std::optional<Type>;
///   static constexpr auto write(Type const&, char* to) noexcept -> char*;   // the end; nullptr where the value has no text
template <class Type>
struct text_traits;

// version 14 would break each requirement over three lines
// clang-format off

/// A type that is a text by its own shape, `vouch::country` and a user's own alike.
/// `T{}` is unset: its view is empty. No other value has an empty view.
template <class Type>
concept own_text_type = requires(Type const& value, std::string_view text) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.view() } -> std::same_as<std::string_view>;
} && std::default_initializable<Type>; // last: every `std::hash` asks, also of types that may not be asked this

/// A type that `text_traits` makes a text.
template <class Type>
concept foreign_text_type = requires(Type const& value, std::string_view text, char* to) {
    { text_traits<Type>::info } -> std::convertible_to<text_info const&>;
    { text_traits<Type>::max_size } -> std::convertible_to<std::size_t>;
    { text_traits<Type>::parse(text) } -> std::same_as<std::optional<Type>>;
    { text_traits<Type>::write(value, to) } -> std::same_as<char*>;
};

// clang-format on

template <class Type>
concept text_type = own_text_type<Type> || foreign_text_type<Type>;

/// What errors and schemas say of `Type`.
template <text_type Type>
[[nodiscard]] constexpr auto info_of() noexcept -> text_info const&
{
    if constexpr (own_text_type<Type>)
        return Type::info;
    else
        return text_traits<Type>::info;
}

/// The `Type` that `text` names, or nothing.
template <text_type Type>
[[nodiscard]] constexpr auto parse_text(std::string_view text) -> std::optional<Type>
{
    if constexpr (own_text_type<Type>)
        return Type::parse(text);
    else
        return text_traits<Type>::parse(text);
}

// Not constexpr: the name is the message that a wrong literal prints. Defined, because clang 16 checks a literal in a default
// member initialiser when the program runs.
template <class Type>
[[noreturn]] void this_literal_is_not_a_valid()
{
    std::abort();
}

/// A string literal that was checked against `Type` when it was compiled.
template <class Type>
struct checked_literal {
    std::string_view text;

    template <std::size_t Size>
    consteval checked_literal(char const (&literal)[Size]) : text(literal, Size - 1)
    {
        if (text.empty() || !Type::valid(text))
            this_literal_is_not_a_valid<Type>();
    }
};

/// The base of a text type that keeps its text in a string: `class iban : public vouch::text<iban>`.
///
/// `Self` has `static constexpr text_info info` and `static constexpr bool valid(std::string_view) noexcept`, and says
/// `using text::text`. It gets parse, a checked literal, `view`, `==`, `<=>`, hash, `<<` and its place in JSON.
/// An empty text is never valid: it is what an unset value has.
template <class Self>
class text {
public:
    text() = default;
    text(checked_literal<Self> literal) : text_(literal.text) {}

    /// `candidate` as a `Self`, or nothing where it is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view candidate) -> std::optional<Self>
    {
        if (candidate.empty() || !Self::valid(candidate))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->text_ = candidate;
        return made;
    }

    /// The text. Empty where unset. Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return text_; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return !text_.empty(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    friend constexpr auto operator<=>(text const&, text const&) = default;

private:
    friend Self;
    std::string text_;
};

/// Writes the text of any text type of this library, or derived from `vouch::text`, to a stream.
template <class Stream, own_text_type Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    out << value.view();
    return out;
}

} // namespace vouch::inline VOUCH_ABI

template <vouch::own_text_type Type>
struct std::hash<Type> {
    [[nodiscard]] auto operator()(Type const& value) const noexcept -> std::size_t
    {
        return std::hash<std::string_view>{}(value.view());
    }
};
#endif

// vouch/json/options.hpp
#ifndef VOUCH_JSON_OPTIONS_HPP
#define VOUCH_JSON_OPTIONS_HPP

namespace vouch::inline VOUCH_ABI {

/// Which `open<T>` keep a text that their T refuses.
enum class open_values : std::uint8_t {
    enums, ///< those over an enum; one over a text type reports an error
    all,
};

/// How much of a text is accepted beyond what its type says.
struct parse_options {
    bool reject_unknown = false; ///< an undeclared member is an error; checked as JSON in any case
    bool null_as_absent = false; ///< null leaves a `std::optional` empty
    bool absent_as_null = false; ///< a missing `nullable` is null
    vouch::open_values open_values = vouch::open_values::enums;
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    std::size_t max_errors = 64; ///< above it reading ends and `errors::truncated()` says so
};

/// For what a person wrote: an undeclared member is a mistake.
inline constexpr parse_options strict{.reject_unknown = true};
/// For the replies of someone else's server: what can be understood is.
inline constexpr parse_options tolerant{.null_as_absent = true, .absent_as_null = true, .open_values = open_values::all};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/describe.hpp
#ifndef VOUCH_SCHEMA_DESCRIBE_HPP
#define VOUCH_SCHEMA_DESCRIBE_HPP

#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>

namespace vouch::inline VOUCH_ABI {

/// A struct that `BOOST_DESCRIBE_STRUCT` or `BOOST_DESCRIBE_CLASS` names the members of.
template <class Type>
concept described_struct = std::is_class_v<Type> && boost::describe::has_describe_members<Type>::value;

/// An enumeration that `BOOST_DESCRIBE_ENUM` names the enumerators of.
template <class Type>
concept described_enum = std::is_enum_v<Type> && boost::describe::has_describe_enumerators<Type>::value;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

// The descriptors of the public data members, those of described bases first.
template <described_struct Type>
using members_of = boost::describe::describe_members<Type, boost::describe::mod_public | boost::describe::mod_inherited>;

// The descriptors of its described public bases.
template <described_struct Type>
using bases_of = boost::describe::describe_bases<Type, boost::describe::mod_public>;

template <described_enum Type>
using enumerators_of = boost::describe::describe_enumerators<Type>;

template <class List>
inline constexpr std::size_t list_size = 0;
template <template <class...> class List, class... Items>
inline constexpr std::size_t list_size<List<Items...>> = sizeof...(Items);

// The type of the member that `Descriptor` describes.
template <class Type, class Descriptor>
using member_type = std::remove_cvref_t<decltype(std::declval<Type&>().*Descriptor::pointer)>;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/fixed_string.hpp
#ifndef VOUCH_CORE_FIXED_STRING_HPP
#define VOUCH_CORE_FIXED_STRING_HPP

namespace vouch::inline VOUCH_ABI {

/// A string literal as a template argument: `path_param<"user_id", uuid>`.
template <std::size_t Size>
struct fixed_string {
    char text[Size]{};

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval fixed_string(char const (&literal)[Size])
    {
        for (std::size_t at = 0; at < Size; ++at)
            text[at] = literal[at];
    }

    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text, Size - 1}; }
};

/// A text with static storage duration: only a string literal converts to it, so that errors can keep a view.
struct static_text {
    std::string_view view{};

    constexpr static_text() = default;

    template <std::size_t Size>
    consteval static_text(char const (&literal)[Size]) : view(literal, Size - 1)
    {}
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/annotations.hpp
#ifndef VOUCH_SCHEMA_ANNOTATIONS_HPP
#define VOUCH_SCHEMA_ANNOTATIONS_HPP

// What a schema says of a member or an enumerator besides what its value must keep.
namespace vouch::inline VOUCH_ABI {

/// Gives a member or an enumerator another name in JSON: `field<&account::nickname>(name("nick"))`.
struct name {
    std::string_view text;
    constexpr explicit name(static_text json_name) noexcept : text(json_name.view) {}
};

/// Lets a member be absent: it keeps the value that its initializer gives it. It is always written.
struct defaulted {};

/// In an update: this member changes the members of the object it stands for, instead of replacing it whole (RFC 7396).
struct merge_patch {};

/// Says what a member is, for schemas and documentation.
struct description {
    std::string_view text;
    constexpr explicit description(static_text words) noexcept : text(words.view) {}
};

/// A value that the member may have, as JSON text, for schemas and documentation.
struct example {
    std::string_view json;
    constexpr explicit example(static_text value) noexcept : json(value.view) {}
};

/// Tells users of a schema not to use a member any more.
struct deprecated {};

/// Says in a schema that only the server gives a member its value.
struct read_only {};

/// Says in a schema that a member is sent and never comes back.
struct write_only {};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/object_rules.hpp
#ifndef VOUCH_SCHEMA_OBJECT_RULES_HPP
#define VOUCH_SCHEMA_OBJECT_RULES_HPP

// What a schema says of a struct as a whole. Its rules are asked when every member was read cleanly.
namespace vouch::inline VOUCH_ABI {

/// A member that a `check` is about.
template <auto Member>
struct at_member {};
template <auto Member>
inline constexpr at_member<Member> at{};

/// A rule over a whole struct: `check("born_in_future", "a date of birth that has passed", predicate, at<&account::born>)`.
///
/// Errors: `errc::check` with `code` and "expected " + `expected`, at the first of the members named with `at` that is there,
///         else at the object.
template <class Predicate, auto... Members>
struct check {
    std::string_view code;
    std::string_view expected;
    Predicate holds;

    constexpr check(static_text its_code, static_text its_expected, Predicate predicate, at_member<Members>...)
        : code(its_code.view), expected(its_expected.view), holds(predicate)
    {}
};

/// A rule of one optional member: it must be there when `predicate(struct)` holds.
///
/// Errors: `errc::missing_member`.
template <class Predicate>
struct required_if {
    Predicate applies;
    constexpr explicit required_if(Predicate predicate) : applies(predicate) {}
};

/// Wants one of some optional members to be there, or several: `at_least_one<&contact::email, &contact::phone>`.
///
/// Errors: `errc::at_least_one`, at the object.
template <auto... Members>
struct at_least_one_of {};
template <auto... Members>
inline constexpr at_least_one_of<Members...> at_least_one{};

/// Refuses undeclared members of this struct, whatever `parse_options::reject_unknown` says.
struct strict_members {};

/// Keeps undeclared members in a map from `std::string` and writes them back behind the others:
///   std::map<std::string, vouch::raw_json> extra;    // described like any member
template <auto Member>
struct unknown_members_in {};
template <auto Member>
inline constexpr unknown_members_in<Member> unknown_members{};

/// How the JSON names of a struct are made from those of its members, written in snake_case. A `name` of its own comes first.
namespace case_style {
inline constexpr struct camel_t {
} camel{}; ///< postalCode
inline constexpr struct pascal_t {
} pascal{}; ///< PostalCode
inline constexpr struct kebab_t {
} kebab{}; ///< postal-code
} // namespace case_style

/// Names the member that says which alternative of a `std::variant` an object is: `schema(tag("type"), alternative<card>("card"),
/// …)`.
struct tag {
    std::string_view text;
    constexpr explicit tag(static_text member) noexcept : text(member.view) {}
};

template <class Type>
struct alternative_named {
    std::string_view text;
};
/// The value of the tag for one alternative of a variant.
template <class Type>
[[nodiscard]] constexpr auto alternative(static_text value) noexcept -> alternative_named<Type>
{
    return {value.view};
}

template <auto Value, class Name>
struct enumerator_rules {
    Name rules;
};
/// What an enumerator is called in JSON: `enumerator<tier::basic>(name("basic-plan"))`, in the schema of its enumeration.
template <auto Value, class Name>
[[nodiscard]] constexpr auto enumerator(Name its_name) noexcept -> enumerator_rules<Value, Name>
{
    return {its_name};
}

/// Reads and writes an enumeration as the numbers of its enumerators.
struct as_number_t {};
[[nodiscard]] constexpr auto as_number() noexcept -> as_number_t
{
    return {};
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/utf8.hpp
#ifndef VOUCH_CORE_UTF8_HPP
#define VOUCH_CORE_UTF8_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The end of the character that starts at `from`, or nullptr where that is not UTF-8 (RFC 3629 section 4: no overlong form, no
// surrogate, nothing above U+10FFFF). Precondition: *from is not ASCII.
VOUCH_INLINE constexpr auto utf8_character_end(char const* from, char const* end) noexcept -> char const*
{
    auto const byte = [&](std::ptrdiff_t at) { return static_cast<unsigned char>(from[at]); };
    auto const continues = [&](std::ptrdiff_t at) { return (byte(at) & 0xC0u) == 0x80u; };
    unsigned const lead = byte(0);
    std::ptrdiff_t const left = end - from;
    if (lead < 0xC2)
        return nullptr;
    if (lead < 0xE0) {
        if (left < 2 || !continues(1))
            return nullptr;
        return from + 2;
    }
    if (lead < 0xF0) {
        if (left < 3 || !continues(1) || !continues(2) || (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F))
            return nullptr;
        return from + 3;
    }
    if (lead > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F))
        return nullptr;
    return from + 4;
}

// The end of the run of non-ASCII characters that starts at `from`, or nullptr where one of them is not UTF-8.
constexpr auto utf8_run_end(char const* from, char const* end) noexcept -> char const*
{
    do {
        from = utf8_character_end(from, end);
    } while (from != nullptr && from != end && static_cast<signed char>(*from) < 0);
    return from;
}

constexpr auto is_utf8(std::string_view text) noexcept -> bool
{
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at != end) {
        if (static_cast<signed char>(*at) >= 0)
            ++at;
        else if (at = utf8_run_end(at, end); at == nullptr)
            return false;
    }
    return true;
}

// How many characters valid UTF-8 has: bytes that do not continue one.
constexpr auto count_code_points(std::string_view text) noexcept -> std::size_t
{
    std::size_t count = 0;
    for (char const byte : text)
        count += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    return count;
}

inline void append_utf8(std::string& to, std::uint32_t code_point)
{
    auto const put = [&](std::uint32_t byte) { to += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/rules.hpp
#ifndef VOUCH_SCHEMA_RULES_HPP
#define VOUCH_SCHEMA_RULES_HPP

#include <algorithm>
#include <array>

// Rules for the value of one member. A rule says of a value whether it `holds`, and of one that breaks it what was expected,
// `fault`; what it cannot be asked about it does not apply to.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// The texts that rules can be asked about.
inline auto text_of(std::string const& value) noexcept -> std::string_view
{
    return value;
}
template <own_text_type Type>
auto text_of(Type const& value) noexcept -> std::string_view
{
    return value.view();
}
template <class Type>
concept has_text = requires(Type const& value) { detail::text_of(value); };

// Arrays, sets and maps.
template <class Type>
concept has_items = !has_text<Type> && requires(Type const& value) {
    { value.size() } -> std::convertible_to<std::size_t>;
    value.begin();
    value.end();
};

template <class Left, class Right>
constexpr auto is_less(Left const& left, Right const& right) -> bool
{
    if constexpr (std::integral<Left> && std::integral<Right>)
        return std::cmp_less(left, right);
    else
        return left < right;
}

template <class Value, class Bound>
concept comparable_with =
    (std::is_arithmetic_v<Value> && std::is_arithmetic_v<Bound> && !std::same_as<Value, bool>) ||
    (!std::is_arithmetic_v<Value> && !std::is_arithmetic_v<Bound> && requires(Value const& value, Bound const& bound) {
        { value < bound } -> std::convertible_to<bool>;
        { bound < value } -> std::convertible_to<bool>;
    });

template <class Bound>
constexpr auto limits_of(Bound const& least, Bound const& most) -> limits
{
    if constexpr (std::is_arithmetic_v<Bound>)
        return {.least = least, .most = most};
    else
        return {};
}

} // namespace detail

/// Bounds the length of a text in code points, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class length {
public:
    static constexpr bool is_value_rule = true;

    constexpr length(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        std::size_t const count = detail::count_code_points(detail::text_of(value));
        return count >= least_ && count <= most_;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        bool const is_short = detail::count_code_points(detail::text_of(value)) < least_;
        return {is_short ? errc::too_short : errc::too_long, "{} characters", {.least = least_, .most = most_}};
    }

private:
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the number of items of an array, a set or a map, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class items {
public:
    static constexpr bool is_value_rule = true;

    constexpr items(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }

    template <detail::has_items Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        return value.size() >= least_ && value.size() <= most_;
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        return {value.size() < least_ ? errc::too_short : errc::too_long, "{} items", {.least = least_, .most = most_}};
    }

private:
    std::size_t least_;
    std::size_t most_;
};

/// Wants the items of an array to differ from each other.
///
/// Errors: `errc::not_unique`.
/// Cost:   n log n compares where items have an order, else n².
class unique_items {
public:
    static constexpr bool is_value_rule = true;

    template <detail::has_items Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
    {
        using item = typename Value::value_type;
        std::vector<item const*> all;
        all.reserve(value.size());
        for (auto const& one : value)
            all.push_back(&one);
        if constexpr (std::totally_ordered<item>) {
            std::sort(all.begin(), all.end(), [](item const* left, item const* right) { return *left < *right; });
            return std::adjacent_find(all.begin(), all.end(),
                                      [](item const* left, item const* right) { return *left == *right; }) == all.end();
        } else {
            for (std::size_t later = 1; later < all.size(); ++later)
                for (std::size_t earlier = 0; earlier < later; ++earlier)
                    if (*all[earlier] == *all[later])
                        return false;
            return true;
        }
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_unique, "items that all differ"};
    }
};

/// Bounds a number, or anything else with an order, both bounds inclusive: `range(0, 150)`.
///
/// Errors: `errc::out_of_range`.
template <class Bound>
class range {
public:
    static constexpr bool is_value_rule = true;

    constexpr range(Bound least, Bound most) : least_(std::move(least)), most_(std::move(most)) {}

    [[nodiscard]] constexpr auto least() const noexcept -> Bound const& { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> Bound const& { return most_; }

    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return !detail::is_less(value, least_) && !detail::is_less(most_, value);
    }
    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, std::is_arithmetic_v<Bound> ? "a number, {}" : "a value within its bounds",
                detail::limits_of(least_, most_)};
    }

private:
    Bound least_;
    Bound most_;
};

/// The same without the bounds themselves: `exclusive_range(0.0, 1.0)`.
///
/// Errors: `errc::out_of_range`.
template <class Bound>
class exclusive_range {
public:
    static constexpr bool is_value_rule = true;

    constexpr exclusive_range(Bound below, Bound above) : below_(std::move(below)), above_(std::move(above)) {}

    [[nodiscard]] constexpr auto below() const noexcept -> Bound const& { return below_; }
    [[nodiscard]] constexpr auto above() const noexcept -> Bound const& { return above_; }

    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::is_less(below_, value) && detail::is_less(value, above_);
    }
    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, std::is_arithmetic_v<Bound> ? "a number, {}, neither of them" : "a value between its bounds",
                detail::limits_of(below_, above_)};
    }

private:
    Bound below_;
    Bound above_;
};

/// Wants an integer to be a multiple of another, which is not 0.
///
/// Errors: `errc::not_a_multiple`.
template <std::integral Integer>
class multiple_of {
public:
    static constexpr bool is_value_rule = true;

    constexpr explicit multiple_of(Integer factor) noexcept : factor_(factor) {}

    [[nodiscard]] constexpr auto factor() const noexcept -> Integer { return factor_; }

    template <std::integral Value>
        requires(!std::same_as<Value, bool>)
    [[nodiscard]] constexpr auto holds(Value value) const noexcept -> bool
    {
        return magnitude(value) % magnitude(factor_) == 0;
    }
    template <std::integral Value>
        requires(!std::same_as<Value, bool>)
    [[nodiscard]] constexpr auto fault(Value) const noexcept -> expectation
    {
        return {errc::not_a_multiple, "a multiple of {}", {.least = factor_, .most = factor_}};
    }

private:
    static constexpr auto magnitude(auto value) noexcept -> std::uint64_t
    {
        auto const bits = static_cast<std::uint64_t>(value);
        return std::cmp_less(value, 0) ? 0 - bits : bits;
    }

    Integer factor_;
};

/// Wants a text to be one of some, which the error names: `one_of("monthly", "yearly")`.
///
/// Errors: `errc::not_one_of`.
template <std::size_t... Sizes>
class one_of {
public:
    static constexpr bool is_value_rule = true;

    consteval explicit one_of(char const (&... texts)[Sizes])
    {
        std::size_t at = 0;
        std::size_t index = 0;
        auto const put = [&](std::string_view text) {
            for (char const byte : text)
                words_[at++] = byte;
        };
        auto const put_text = [&](std::string_view text) {
            put(index == 0 ? "one of " : ", ");
            begins_[index] = at;
            put(text);
            ends_[index++] = at;
        };
        (put_text(std::string_view(texts, Sizes - 1)), ...);
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return sizeof...(Sizes); }
    [[nodiscard]] constexpr auto operator[](std::size_t index) const noexcept -> std::string_view
    {
        return std::string_view(words_.data(), words_.size()).substr(begins_[index], ends_[index] - begins_[index]);
    }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        for (std::size_t index = 0; index != size(); ++index)
            if ((*this)[index] == detail::text_of(value))
                return true;
        return false;
    }
    // The rule must be one of a schema, which has static storage.
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_one_of, std::string_view(words_.data(), words_.size())};
    }

private:
    std::array<char, 7 + (Sizes + ...) - sizeof...(Sizes) + 2 * (sizeof...(Sizes) - 1)> words_{};
    std::array<std::size_t, sizeof...(Sizes)> begins_{};
    std::array<std::size_t, sizeof...(Sizes)> ends_{};
};

/// Rules for each item of an array, a set or a map: `each(length(1, 40))`.
template <class... Rules>
struct each : Rules... {
    constexpr explicit each(Rules... rules) : Rules(rules)... {}
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/schema.hpp
#ifndef VOUCH_SCHEMA_SCHEMA_HPP
#define VOUCH_SCHEMA_SCHEMA_HPP

namespace vouch::inline VOUCH_ABI {

/// Names a type in the parameter list of its `vouch_schema`.
template <class Type>
struct of {};

namespace detail {
template <auto Member, class... Rules>
struct field_rules : Rules... {
    constexpr explicit field_rules(Rules... rules) : Rules(rules)... {}
};
} // namespace detail

/// What one member's JSON is called and must keep: `field<&account::nickname>(name("nick"), length(1, 40))`.
template <auto Member, class... Rules>
[[nodiscard]] constexpr auto field(Rules... rules) -> detail::field_rules<Member, Rules...>
{
    return detail::field_rules<Member, Rules...>(rules...);
}

/// The rules of a type: what a function says that argument-dependent lookup finds beside it:
///   constexpr auto vouch_schema(vouch::of<account>) { return vouch::schema(vouch::field<&account::nickname>(…), …); }
/// A type without rules needs none. Declare it right after the type, before anything reads or writes that.
template <class... Items>
struct schema : Items... {
    constexpr explicit schema(Items... items) : Items(items)... {}
};
template <class... Items>
schema(Items...) -> schema<Items...>;

namespace detail {

template <class Type>
consteval auto find_schema()
{
    if constexpr (requires { vouch_schema(of<Type>{}); })
        return vouch_schema(of<Type>{});
    else
        return schema<>();
}

// The schema of `Type`, with static storage: errors keep views into it.
template <class Type>
inline constexpr auto schema_of = find_schema<Type>();

template <class Type>
using schema_type = std::remove_const_t<decltype(schema_of<Type>)>;

// Whether the schema of `Type` has the item `Item`.
template <class Item, class Type>
inline constexpr bool has_item = std::derived_from<schema_type<Type>, Item>;

template <auto Member, class... Rules>
constexpr auto rules_of_field(field_rules<Member, Rules...> const& rules) -> field_rules<Member, Rules...> const&
{
    return rules;
}

template <class Type, auto Member>
concept has_field = requires { rules_of_field<Member>(schema_of<Type>); };

template <class Member>
struct owner_of_member;
template <class Value, class Type>
struct owner_of_member<Value Type::*> {
    using type = Type;
};

// The type whose schema speaks of a member: the struct itself or, where that says nothing of it, the base that it is from.
template <class Type, class Descriptor>
using speaker = std::conditional_t<has_field<Type, Descriptor::pointer>, Type,
                                   typename owner_of_member<std::remove_cv_t<decltype(Descriptor::pointer)>>::type>;

// What that schema says of it: a `field_rules`, or nothing.
struct no_rules {};
template <class Type, auto Member>
consteval auto find_field()
{
    if constexpr (has_field<Type, Member>)
        return std::type_identity<std::remove_cvref_t<decltype(rules_of_field<Member>(schema_of<Type>))>>{};
    else
        return std::type_identity<no_rules>{};
}
template <class Type, class Descriptor>
using field_type = typename decltype(find_field<speaker<Type, Descriptor>, Descriptor::pointer>())::type;

// The same as an object; not for a member that no schema speaks of.
template <class Type, class Descriptor>
constexpr auto field_of() noexcept -> field_type<Type, Descriptor> const&
{
    return static_cast<field_type<Type, Descriptor> const&>(schema_of<speaker<Type, Descriptor>>);
}

template <class Rule, class Type, class Descriptor>
inline constexpr bool has_rule = std::derived_from<field_type<Type, Descriptor>, Rule>;

// The rule `Rule` of a member that has it.
template <class Rule, class Type, class Descriptor>
constexpr auto rule_of() noexcept -> Rule const&
{
    return field_of<Type, Descriptor>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/names.hpp
#ifndef VOUCH_SCHEMA_NAMES_HPP
#define VOUCH_SCHEMA_NAMES_HPP

#include <boost/mp11/algorithm.hpp>

// What members and enumerators are called in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
inline constexpr bool is_catch_all_item = false;
template <auto Member>
inline constexpr bool is_catch_all_item<unknown_members_in<Member>> = true;

// Whether `Descriptor` describes the member that keeps undeclared members.
template <class Type, class Descriptor>
inline constexpr bool is_catch_all = std::derived_from<schema_type<Type>, unknown_members_in<Descriptor::pointer>>;

template <class Schema>
inline constexpr bool has_catch_all_item = false;
template <class... Items>
inline constexpr bool has_catch_all_item<schema<Items...>> = (is_catch_all_item<Items> || ...);

template <class Type>
inline constexpr bool has_catch_all = has_catch_all_item<schema_type<Type>>;

template <class Type>
struct catch_all_test {
    template <class Descriptor>
    using fn = std::bool_constant<is_catch_all<Type, Descriptor>>;
};

template <class Type>
consteval auto json_members_of()
{
    if constexpr (has_catch_all<Type>)
        return std::type_identity<boost::mp11::mp_remove_if_q<members_of<Type>, catch_all_test<Type>>>{};
    else
        return std::type_identity<members_of<Type>>{};
}

// The descriptors of the members that have a name in JSON: all but the one that keeps undeclared members.
template <described_struct Type>
using json_members = typename decltype(json_members_of<Type>())::type;

// The descriptor of that one.
template <class Type>
using catch_all_of = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<members_of<Type>, catch_all_test<Type>>>;

enum class word_case { as_written, camel, pascal, kebab };

template <class Type>
consteval auto case_of() -> word_case
{
    if constexpr (has_item<case_style::camel_t, Type>)
        return word_case::camel;
    else if constexpr (has_item<case_style::pascal_t, Type>)
        return word_case::pascal;
    else if constexpr (has_item<case_style::kebab_t, Type>)
        return word_case::kebab;
    else
        return word_case::as_written;
}

// snake_case in another style; a null `to` only counts.
constexpr auto style_name(std::string_view name, word_case style, char* to) -> std::size_t
{
    std::size_t size = 0;
    bool starts_word = style == word_case::pascal;
    for (char const byte : name) {
        if (byte == '_' && style != word_case::kebab) {
            starts_word = true;
            continue;
        }
        char put = byte == '_' ? '-' : byte;
        if (starts_word && put >= 'a' && put <= 'z')
            put = static_cast<char>(put - 'a' + 'A');
        starts_word = false;
        if (to != nullptr)
            to[size] = put;
        ++size;
    }
    return size;
}

template <class Type, class Descriptor>
inline constexpr auto styled_name = [] {
    std::array<char, style_name(Descriptor::name, case_of<Type>(), nullptr)> styled{};
    style_name(Descriptor::name, case_of<Type>(), styled.data());
    return styled;
}();

template <class Type, class Descriptor>
consteval auto find_json_name() -> std::string_view
{
    if constexpr (has_rule<name, Type, Descriptor>)
        return rule_of<name, Type, Descriptor>().text;
    else if constexpr (case_of<Type>() != word_case::as_written)
        return {styled_name<Type, Descriptor>.data(), styled_name<Type, Descriptor>.size()};
    else
        return Descriptor::name;
}

// What a member is called in JSON.
template <class Type, class Descriptor>
inline constexpr std::string_view json_name = find_json_name<Type, Descriptor>();

template <auto Left, auto Right>
consteval auto is_same_member() -> bool
{
    if constexpr (std::same_as<decltype(Left), decltype(Right)>)
        return Left == Right;
    else
        return false;
}

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto json_name_at(List<Descriptors...>) -> std::string_view
{
    std::string_view found;
    ((is_same_member<Descriptors::pointer, Member>() ? void(found = json_name<Type, Descriptors>) : void()), ...);
    return found;
}

// The same of the member at `Member`.
template <class Type, auto Member>
inline constexpr std::string_view json_name_of = json_name_at<Type, Member>(json_members<Type>{});

template <auto Value, class Name>
constexpr auto rules_of_enumerator(enumerator_rules<Value, Name> const& rules) -> enumerator_rules<Value, Name> const&
{
    return rules;
}

template <class Type, class Descriptor>
consteval auto find_enumerator_name() -> std::string_view
{
    if constexpr (requires { rules_of_enumerator<Descriptor::value>(schema_of<Type>); })
        return rules_of_enumerator<Descriptor::value>(schema_of<Type>).rules.text;
    else
        return Descriptor::name;
}

// Names and values of an enumeration, in the order of their description.
template <described_enum Type, class List = enumerators_of<Type>>
struct enumerators;
template <described_enum Type, template <class...> class List, class... Items>
struct enumerators<Type, List<Items...>> {
    static constexpr std::array<std::string_view, sizeof...(Items)> names{find_enumerator_name<Type, Items>()...};
    static constexpr std::array<Type, sizeof...(Items)> values{Items::value...};
};

// Whether an enumeration is a number in JSON.
template <class Type>
inline constexpr bool is_numeric_enum = described_enum<Type> && has_item<as_number_t, Type>;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/open.hpp
#ifndef VOUCH_SCHEMA_OPEN_HPP
#define VOUCH_SCHEMA_OPEN_HPP

namespace vouch::inline VOUCH_ABI {

/// A value of a set that may grow: a `Value`, or the text that was there instead, written back unchanged.
///
/// `Value` is a described enumeration or a text type.
/// JSON:   a string. `parse_options::open_values` says where a text that `Value` refuses is kept.
template <class Value>
    requires(described_enum<Value> || text_type<Value>)
class open {
public:
    using value_type = Value;

    /// Unset: neither a value nor a text; not written.
    constexpr open() = default;
    constexpr open(Value known) : state_(state::known), known_(std::move(known)) {}
    /// An open value that keeps a text which is no `Value`.
    [[nodiscard]] static auto from_unknown(std::string_view text) -> open
    {
        open made;
        made.keep(text);
        return made;
    }

    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return state_ != state::unset; }
    /// The value, or null where a text stands for it.
    [[nodiscard]] constexpr auto known() const noexcept -> Value const* { return state_ == state::known ? &known_ : nullptr; }
    /// The text that is no `Value`, or nothing. Lifetime: that of this object.
    [[nodiscard]] constexpr auto unknown() const noexcept -> std::optional<std::string_view>
    {
        return state_ == state::unknown ? std::optional<std::string_view>(unknown_) : std::nullopt;
    }

    void keep(std::string_view text)
    {
        state_ = state::unknown;
        unknown_ = text;
    }

    friend constexpr bool operator==(open const& left, open const& right)
    {
        return left.state_ == right.state_ && (left.state_ != state::known || left.known_ == right.known_) &&
               (left.state_ != state::unknown || left.unknown_ == right.unknown_);
    }
    friend constexpr bool operator==(open const& left, Value const& right)
    {
        return left.state_ == state::known && left.known_ == right;
    }

private:
    enum class state : std::uint8_t { unset, known, unknown };

    state state_ = state::unset;
    Value known_{};
    std::string unknown_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/shape.hpp
#ifndef VOUCH_SCHEMA_SHAPE_HPP
#define VOUCH_SCHEMA_SHAPE_HPP

#include <tuple>
#include <variant>

// What a C++ type is in JSON. Every room that reads, checks or writes asks here and nowhere else. Containers are known by what
// they can do, so that those of Boost or of a user are as good as those of the standard library.
namespace vouch::inline VOUCH_ABI::detail {

enum class shape {
    none,        // no place in JSON
    boolean,     // true or false
    integer,     //
    floating,    //
    string,      // std::string
    secret,      //
    raw,         // raw_json
    dom,         // a JSON value of any kind as an object: boost::json::value, with vouch/dom.hpp
    named,       // a text type or a described enumeration: one of the strings it knows
    number_name, // a described enumeration that is written as number
    number_text, // a type of its own whose text is a JSON number
    open,        // open<T>
    optional,    // std::optional, std::unique_ptr, std::shared_ptr: a value or nothing
    nullable,    // a value or null
    sequence,    // an array of any size: std::vector
    set,         // an array of different items: std::set
    fixed_array, // std::array
    tuple,       // an array of different types: std::tuple, std::pair
    map,         // an object whose names are data: std::map
    variant,     // std::variant: an object whose tag says which
    object,      // a described struct
};

// std::unique_ptr, std::shared_ptr and their like, without <memory>.
template <class Type>
concept smart_pointer = requires(Type& pointer, typename Type::element_type* value) {
    pointer.reset(value);
    { pointer.get() } -> std::same_as<typename Type::element_type*>;
    { *pointer } -> std::same_as<typename Type::element_type&>;
};

template <class Type>
inline constexpr bool is_optional = false;
template <class Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

// What may be left out: an optional, or a pointer that may be empty.
template <class Type>
inline constexpr bool may_be_absent = is_optional<Type> || smart_pointer<Type>;

template <class Type>
inline constexpr bool is_nullable = false;
template <class Value>
inline constexpr bool is_nullable<nullable<Value>> = true;

// Makes `Type` a JSON value of any kind. Specialised by the header that knows it (dom/), with static functions:
//   read(reader&, char const* at, Type&) -> char const*
//   write(writer&, char* at, Type const&) -> char*
//   visit(validator&, Type const&, validator::step*)
template <class Type>
struct dom_access {
    static constexpr bool is_known = false;
};

template <class Type>
inline constexpr bool is_dom = dom_access<Type>::is_known;

template <class Type>
inline constexpr bool is_open = false;
template <class Value>
inline constexpr bool is_open<open<Value>> = true;

template <class Type>
inline constexpr bool is_variant = false;
template <class... Alternatives>
inline constexpr bool is_variant<std::variant<Alternatives...>> = true;

template <class Type>
inline constexpr bool is_array = false;
template <class Value, std::size_t Size>
inline constexpr bool is_array<std::array<Value, Size>> = true;

template <class Type>
inline constexpr bool is_tuple = false;
template <class... Values>
inline constexpr bool is_tuple<std::tuple<Values...>> = true;
template <class First, class Second>
inline constexpr bool is_tuple<std::pair<First, Second>> = true;

template <class Type>
concept json_integer =
    std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
    !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;

template <class Type>
concept sequence_like = requires(Type& all) {
    typename Type::value_type;
    all.clear();
    all.emplace_back();
    all.pop_back();
    all.begin();
    all.size();
} && !std::same_as<Type, std::string>;

template <class Type>
concept set_like = requires(Type& all, typename Type::value_type value) {
    typename Type::key_type;
    requires std::same_as<typename Type::key_type, typename Type::value_type>;
    all.clear();
    { all.insert(std::move(value)).second } -> std::convertible_to<bool>;
    all.begin();
    all.size();
};

template <class Type>
concept map_like = requires(Type& all, typename Type::key_type key) {
    typename Type::mapped_type;
    all.clear();
    { all.try_emplace(std::move(key)).second } -> std::convertible_to<bool>;
    all.begin();
    all.size();
};

// A type of its own whose text is a JSON number, such as an exact decimal.
// clang-format off
template <class Type>
concept number_text_type = !text_type<Type> && requires(Type const& value, std::string_view text, char* to) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.write(to) } -> std::same_as<char*>;
    { Type::max_size } -> std::convertible_to<std::size_t>;
};
// clang-format on

template <class Type>
consteval auto find_shape() -> shape
{
    if constexpr (std::same_as<Type, bool>)
        return shape::boolean;
    else if constexpr (json_integer<Type>)
        return shape::integer;
    else if constexpr (std::same_as<Type, double> || std::same_as<Type, float>)
        return shape::floating;
    else if constexpr (std::same_as<Type, std::string>)
        return shape::string;
    else if constexpr (std::same_as<Type, secret>)
        return shape::secret;
    else if constexpr (std::same_as<Type, raw_json>)
        return shape::raw;
    else if constexpr (is_dom<Type>)
        return shape::dom;
    else if constexpr (is_open<Type>)
        return shape::open;
    else if constexpr (number_text_type<Type>)
        return shape::number_text;
    else if constexpr (text_type<Type>)
        return shape::named;
    else if constexpr (described_enum<Type>)
        return is_numeric_enum<Type> ? shape::number_name : shape::named;
    else if constexpr (may_be_absent<Type>)
        return shape::optional;
    else if constexpr (is_nullable<Type>)
        return shape::nullable;
    else if constexpr (is_array<Type>)
        return shape::fixed_array;
    else if constexpr (is_tuple<Type>)
        return shape::tuple;
    else if constexpr (is_variant<Type>)
        return shape::variant;
    else if constexpr (described_struct<Type>)
        return shape::object;
    else if constexpr (map_like<Type>)
        return shape::map;
    else if constexpr (set_like<Type>)
        return shape::set;
    else if constexpr (sequence_like<Type>)
        return shape::sequence;
    else
        return shape::none;
}

template <class Type>
inline constexpr shape shape_of = find_shape<Type>();

// What an optional or nullable holds, else the type itself.
template <class Type>
struct bare {
    using type = Type;
};
template <class Value>
struct bare<std::optional<Value>> : bare<Value> {};
template <smart_pointer Type>
struct bare<Type> : bare<typename Type::element_type> {};
template <class Value>
struct bare<nullable<Value>> : bare<Value> {};
template <class Type>
using bare_type = typename bare<Type>::type;

// Whether an optional, a pointer or a nullable holds something.
template <class Type>
constexpr auto holds_value(Type const& value) noexcept -> bool
{
    return static_cast<bool>(value);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/mapping.hpp
#ifndef VOUCH_SCHEMA_MAPPING_HPP
#define VOUCH_SCHEMA_MAPPING_HPP

// Which types have a place in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
consteval auto is_mapped() -> bool;

template <class... Types>
consteval auto are_mapped(std::type_identity<std::tuple<Types...>>) -> bool
{
    return (is_mapped<Types>() && ...);
}
template <class First, class Second>
consteval auto are_mapped(std::type_identity<std::pair<First, Second>>) -> bool
{
    return is_mapped<First>() && is_mapped<Second>();
}
template <class... Types>
consteval auto are_mapped(std::type_identity<std::variant<Types...>>) -> bool
{
    return has_item<tag, std::variant<Types...>> && ((shape_of<Types> == shape::object) && ...);
}

// A described struct counts as mapped whatever its members are: those have a complaint of their own.
template <class Type>
consteval auto is_mapped() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable)
        return is_mapped<bare_type<Type>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return is_mapped<typename Type::value_type>();
    else if constexpr (kind == shape::map)
        return (shape_of<typename Type::key_type> == shape::string || shape_of<typename Type::key_type> == shape::named) &&
               is_mapped<typename Type::mapped_type>();
    else if constexpr (kind == shape::tuple || kind == shape::variant)
        return are_mapped(std::type_identity<Type>{});
    else
        return kind != shape::none;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A type that can be read from JSON and written to it.
template <class Type>
concept mapped = detail::is_mapped<Type>();

// The sentence that the compiler prints of the type that was read or written itself.
template <class Type>
inline constexpr bool type_is_described_or_mapped = mapped<Type>;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/state.hpp
#ifndef VOUCH_PATCH_STATE_HPP
#define VOUCH_PATCH_STATE_HPP

// The three states of a member, whichever of them its type has: T, optional<T>, nullable<T> or patch<T>.
namespace vouch::inline VOUCH_ABI::detail {

enum class member_state : std::uint8_t { absent, null, value };

template <class Member>
struct member_states {
    using bare = Member;
    static constexpr bool absent = false;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<std::optional<Value>> {
    using bare = Value;
    static constexpr bool absent = true;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<nullable<Value>> {
    using bare = Value;
    static constexpr bool absent = false;
    static constexpr bool null = true;
};
template <class Value>
struct member_states<patch<Value>> {
    using bare = Value;
    static constexpr bool absent = true;
    static constexpr bool null = true;
};

// The type of a member's value.
template <class Member>
using member_value_type = typename member_states<Member>::bare;
template <class Member>
inline constexpr bool can_be_absent = member_states<Member>::absent;
template <class Member>
inline constexpr bool can_be_null = member_states<Member>::null;

template <class Member>
constexpr auto state_of([[maybe_unused]] Member const& member) noexcept -> member_state
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return !member ? member_state::absent : member->is_null() ? member_state::null : member_state::value;
    else if constexpr (can_be_absent<Member>)
        return member ? member_state::value : member_state::absent;
    else if constexpr (can_be_null<Member>)
        return member.is_null() ? member_state::null : member_state::value;
    else
        return member_state::value;
}

// The value of a member that has one.
template <class Member>
constexpr auto value_in(Member const& member) noexcept -> member_value_type<Member> const&
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return **member;
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return *member;
    else
        return member;
}

// The value of a member, made where it has none.
template <class Member>
constexpr auto ensure_value(Member& member) -> member_value_type<Member>&
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return ensure_value(member ? *member : member.emplace());
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return member.has_value() ? *member : member.emplace();
    else
        return member;
}

template <class Member>
    requires(can_be_null<Member>)
constexpr void make_null(Member& member)
{
    member = null;
}

template <class Member>
    requires(can_be_absent<Member>)
constexpr void make_absent(Member& member) noexcept
{
    member.reset();
}

// A described struct that is an object in JSON, not a text.
template <class Type>
concept json_object = described_struct<Type> && !text_type<Type>;

template <json_object Object, template <class...> class List, class... Descriptors>
auto make_blank(List<Descriptors...>) -> Object
{
    Object blank{};
    [[maybe_unused]] auto const leave_out = []<class Member>([[maybe_unused]] Member& member) {
        if constexpr (can_be_absent<Member>)
            make_absent(member);
    };
    (leave_out(blank.*Descriptors::pointer), ...);
    return blank;
}

// The object that "{}" stands for: what may be absent is, also where the struct gives it an initial value.
template <json_object Object>
auto blank() -> Object
{
    return make_blank<Object>(json_members<Object>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/patch/convert.hpp
#ifndef VOUCH_PATCH_CONVERT_HPP
#define VOUCH_PATCH_CONVERT_HPP

// How the value of one member becomes that of another.
namespace vouch::inline VOUCH_ABI::detail {

template <class Open, class Value>
inline constexpr bool is_open_of = false;
template <class Value>
inline constexpr bool is_open_of<open<Value>, Value> = true;

// Whether two types stand for each other, apart from what objects and arrays hold.
template <class Value, class Other>
inline constexpr bool values_convert = is_open_of<Value, Other> || is_open_of<Other, Value>;
template <class Value>
inline constexpr bool values_convert<Value, Value> = std::is_copy_assignable_v<Value>;

// False, and nothing done, where `from` keeps a text that is no `To`.
template <class From, class To>
    requires(values_convert<From, To>)
auto convert_value(From const& from, To& to) -> bool
{
    if constexpr (is_open_of<From, To>) {
        if (from.known() == nullptr)
            return false;
        to = *from.known();
    } else {
        to = from;
    }
    return true;
}

// Arrays of different types go element by element, objects of different types member by member; equal types are assigned.
template <class From, class To>
concept different_arrays = !std::same_as<From, To> && (shape_of<From> == shape::sequence) && (shape_of<To> == shape::sequence);
template <class From, class To>
concept different_objects = !std::same_as<From, To> && json_object<From> && json_object<To>;

// convert(element, place) for every element.
template <class From, class To, class Convert>
    requires different_arrays<From, To>
void convert_elements(From const& from, To& to, Convert const& convert)
{
    to.clear();
    to.reserve(from.size());
    for (auto const& element : from) {
        typename To::value_type made{};
        convert(static_cast<typename From::value_type const&>(element), made);
        to.push_back(std::move(made));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/patch/counterpart.hpp
#ifndef VOUCH_PATCH_COUNTERPART_HPP
#define VOUCH_PATCH_COUNTERPART_HPP

#include <boost/mp11/list.hpp>

// Which member of one struct stands for which of another, and how far.
namespace vouch::inline VOUCH_ABI::detail {

// The place of the member that JSON calls `name`; past the end where there is none.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto index_of_member([[maybe_unused]] std::string_view name, List<Descriptors...>) -> std::size_t
{
    std::size_t index = 0;
    (void)((json_name<Type, Descriptors> == name || (++index, false)) || ...);
    return index;
}

// The descriptor of the member of `Other` with the JSON name that `Descriptor` has in `Type`; void where there is none.
template <class Other, class Type, class Descriptor>
using counterpart = boost::mp11::mp_at_c<boost::mp11::mp_push_back<json_members<Other>, void>,
                                         index_of_member<Other>(json_name<Type, Descriptor>, json_members<Other>{})>;

// How an update's object stands for the target's.
enum class manner : std::uint8_t {
    patch,      // its members change members; objects in it go whole unless they say merge_patch()
    deep_patch, // RFC 7396: so do those of the objects in it
    whole,      // it replaces all of it
};

// How the object in an update's member does.
template <manner Outer, class Update, class Descriptor>
inline constexpr manner inner_manner =
    Outer == manner::patch ? has_rule<merge_patch, Update, Descriptor> ? manner::deep_patch : manner::whole : Outer;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/patch/clash.hpp
#ifndef VOUCH_PATCH_CLASH_HPP
#define VOUCH_PATCH_CLASH_HPP

// What in a struct and its update cannot go together, found when they are compiled. The first such place is a type, so that the
// compiler prints it: the two members, and the types that disagree, theirs or those of the elements in them.
namespace vouch::inline VOUCH_ABI::detail {

struct no_clash {};
// No value of one is assigned to the other.
template <auto Member, auto Change, class Value, class Changed>
struct type_clash {};
// merge cannot fail: whatever an update may say, its target must be able to hold. Here not a null,
template <auto Member, auto Change, class Value, class Changed>
struct null_clash {};
// here not a text that its type refuses,
template <auto Member, auto Change, class Value, class Changed>
struct text_clash {};
// and here the update's `Object` takes the place of one that always has the member, and has no value for it of its own.
template <auto Member, class Object>
struct member_clash {};

// Keeps the first clash.
template <class Next>
consteval auto operator|(no_clash, Next next)
{
    return next;
}
template <template <auto, auto, class, class> class Clash, auto Member, auto Change, class Value, class Changed, class Next>
consteval auto operator|(Clash<Member, Change, Value, Changed> found, Next)
{
    return found;
}
template <auto Member, class Object, class Next>
consteval auto operator|(member_clash<Member, Object> found, Next)
{
    return found;
}

enum class purpose : bool { diff, merge };

// Two structs that are being compared already: recursive types come back to them.
template <manner Manner, class Type, class Update>
struct compared {};

// Whether every object of the struct with these members has the one called `name`.
template <class Object, template <class...> class List, class... Descriptors>
consteval auto always_has([[maybe_unused]] std::string_view name, List<Descriptors...>) -> bool
{
    return ((json_name<Object, Descriptors> == name && !can_be_absent<member_type<Object, Descriptors>>) || ...);
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Above>
consteval auto clash_of_objects();

// Of a member and a change, or of elements in them.
template <purpose Purpose, manner Manner, auto Member, auto Change, class Value, class Changed, class... Above>
consteval auto clash_of_values()
{
    using value = member_value_type<Value>;
    using changed = member_value_type<Changed>;
    if constexpr (Purpose == purpose::merge && can_be_null<Changed> && !can_be_null<Value> && !can_be_absent<Value>)
        return null_clash<Member, Change, Value, Changed>{};
    else if constexpr (Purpose == purpose::merge && is_open_of<changed, value>)
        return text_clash<Member, Change, value, changed>{};
    else if constexpr (shape_of<value> == shape::sequence && shape_of<changed> == shape::sequence)
        return clash_of_values<Purpose, manner::whole, Member, Change, typename value::value_type, typename changed::value_type,
                               Above...>();
    else if constexpr (different_objects<value, changed> ||
                       (Manner == manner::deep_patch && json_object<value> && json_object<changed>))
        return clash_of_objects<Purpose, Manner, value, changed, Above...>();
    else if constexpr (!values_convert<value, changed>)
        return type_clash<Member, Change, value, changed>{};
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class Descriptor, class... Above>
consteval auto clash_of_member()
{
    using change = counterpart<Update, Type, Descriptor>;
    using value = member_type<Type, Descriptor>;
    if constexpr (Purpose == purpose::merge && Manner == manner::whole && !can_be_absent<value> &&
                  !has_rule<defaulted, Type, Descriptor> &&
                  !always_has<Update>(json_name<Type, Descriptor>, json_members<Update>{}))
        return member_clash<Descriptor::pointer, Update>{};
    else if constexpr (!std::is_void_v<change>)
        return clash_of_values<Purpose, inner_manner<Manner, Update, change>, Descriptor::pointer, change::pointer, value,
                               member_type<Update, change>, Above...>();
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Above, template <class...> class List,
          class... Descriptors>
consteval auto clash_of_members(List<Descriptors...>)
{
    return (no_clash{} | ... | clash_of_member<Purpose, Manner, Type, Update, Descriptors, Above...>());
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Above>
consteval auto clash_of_objects()
{
    if constexpr ((std::same_as<compared<Manner, Type, Update>, Above> || ...))
        return no_clash{};
    else
        return clash_of_members<Purpose, Manner, Type, Update, compared<Manner, Type, Update>, Above...>(json_members<Type>{});
}

// The first clash of a struct and its update, or no_clash.
template <purpose Purpose, class Type, class Update>
using first_clash = decltype(clash_of_objects<Purpose, manner::patch, Type, Update>());

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
template <class Clash>
inline constexpr bool members_convert = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool members_convert<detail::type_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool target_can_hold_null = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool target_can_hold_null<detail::null_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool target_can_hold_unknown_text = true;
template <auto Member, auto Change, class Value, class Changed>
inline constexpr bool target_can_hold_unknown_text<detail::text_clash<Member, Change, Value, Changed>> = false;

template <class Clash>
inline constexpr bool whole_object_has_member = true;
template <auto Member, class Object>
inline constexpr bool whole_object_has_member<detail::member_clash<Member, Object>> = false;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/same.hpp
#ifndef VOUCH_PATCH_SAME_HPP
#define VOUCH_PATCH_SAME_HPP

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
constexpr auto same_value(Type const& left, Type const& right) -> bool;

template <class Type, template <class...> class List, class... Descriptors>
constexpr auto same_members(Type const& left, Type const& right, List<Descriptors...>) -> bool
{
    if constexpr (has_catch_all<Type>)
        if (left.*catch_all_of<Type>::pointer != right.*catch_all_of<Type>::pointer)
            return false;
    return (same_value<member_type<Type, Descriptors>>(left.*Descriptors::pointer, right.*Descriptors::pointer) && ...);
}

// Whether two values are equal: by their own ==, or member by member where a described struct has none. The containers are
// looked into, because std::vector claims to have a == whatever it holds.
template <class Type>
constexpr auto same_value(Type const& left, Type const& right) -> bool
{
    if constexpr (is_optional<Type> || is_nullable<Type>) {
        return left.has_value() == right.has_value() && (!left.has_value() || same_value(*left, *right));
    } else if constexpr (shape_of<Type> == shape::sequence) {
        if (left.size() != right.size())
            return false;
        for (std::size_t index = 0; index < left.size(); ++index)
            if (!same_value<typename Type::value_type>(left[index], right[index]))
                return false;
        return true;
    } else if constexpr (std::equality_comparable<Type> || !described_struct<Type>) {
        return left == right;
    } else {
        return same_members(left, right, json_members<Type>{});
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/report/pointer.hpp
#ifndef VOUCH_REPORT_POINTER_HPP
#define VOUCH_REPORT_POINTER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Appends one reference token of RFC 6901.
inline void append_pointer_token(std::string& pointer, std::string_view name)
{
    pointer += '/';
    for (auto at = name.find_first_of("~/"); at != name.npos; at = name.find_first_of("~/")) {
        pointer.append(name.substr(0, at)).append(name[at] == '~' ? "~0" : "~1");
        name.remove_prefix(at + 1);
    }
    pointer += name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/complaints.hpp
#ifndef VOUCH_SCHEMA_COMPLAINTS_HPP
#define VOUCH_SCHEMA_COMPLAINTS_HPP

// Every complaint about a described struct and its schema that the compiler can make, each a sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

template <auto Member, class Type>
inline constexpr bool field_has_a_mapping = mapped<Type>;
template <auto Member, class Type>
inline constexpr bool variant_has_a_tag =
    detail::shape_of<detail::bare_type<Type>> != detail::shape::variant || detail::has_item<tag, detail::bare_type<Type>>;
template <auto Member>
inline constexpr bool json_name_is_used_once = false; // asked only of one that is not, like those below
template <class Type, auto Member>
inline constexpr bool schema_names_a_described_member = false;
template <class Item>
inline constexpr bool schema_item_is_known = false;
template <auto Member>
inline constexpr bool member_has_one_field = false;
template <auto Member, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = false;

namespace detail {

// Rules that ask about a value say so; the others are annotations.
template <class Rule>
concept value_rule = requires { requires Rule::is_value_rule; };

template <class Rule>
inline constexpr bool is_each = false;
template <class... Rules>
inline constexpr bool is_each<each<Rules...>> = true;

template <class Rule>
inline constexpr bool is_required_if = false;
template <class Predicate>
inline constexpr bool is_required_if<required_if<Predicate>> = true;

template <class Rule>
inline constexpr bool is_annotation =
    std::same_as<Rule, name> || std::same_as<Rule, defaulted> || std::same_as<Rule, description> || std::same_as<Rule, example> ||
    std::same_as<Rule, deprecated> || std::same_as<Rule, read_only> || std::same_as<Rule, write_only>;

// Whether diff and merge look into a member: a described struct, which may be absent or null, but not one behind a pointer.
template <class Member>
inline constexpr bool is_object_member = shape_of<Member> == shape::object;
template <class Value>
inline constexpr bool is_object_member<std::optional<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<nullable<Value>> = is_object_member<Value>;

// What the rule of a map's or an array's items is asked about.
template <class Type>
struct item_of {
    using type = void;
};
template <class Type>
    requires(has_items<Type> && !map_like<Type>)
struct item_of<Type> {
    using type = typename Type::value_type;
};
template <map_like Type>
struct item_of<Type> {
    using type = typename Type::mapped_type;
};

template <class Rule, class Value>
concept judges = requires(Rule const& rule, Value const& value) { rule.holds(value); };

template <class Rule, class Value>
struct rule_applies : std::bool_constant<!value_rule<Rule> || judges<Rule, Value>> {};
template <class... Rules, class Value>
struct rule_applies<each<Rules...>, Value>
    : std::bool_constant<has_items<Value> &&
                         ((value_rule<Rules> && rule_applies<Rules, bare_type<typename item_of<Value>::type>>::value) && ...)> {};
template <class Predicate, class Value>
struct rule_applies<required_if<Predicate>, Value> : std::false_type {}; // asked below, of the whole member

template <class Rule, class Member>
consteval auto applies_to() -> bool
{
    if constexpr (is_annotation<Rule>)
        return true;
    else if constexpr (std::same_as<Rule, merge_patch>)
        return is_object_member<Member>;
    else if constexpr (is_required_if<Rule>)
        return may_be_absent<Member>;
    else if constexpr (value_rule<Rule> || is_each<Rule>)
        return rule_applies<Rule, bare_type<Member>>::value;
    else
        return false;
}

template <auto Member, class Type>
consteval auto require_mapping() -> bool
{
    if constexpr (!variant_has_a_tag<Member, Type>)
        static_assert(
            variant_has_a_tag<Member, Type>,
            "a variant needs a vouch_schema with tag(\"member\") and an alternative<T>(\"value\") for each of its types");
    else
        static_assert(
            field_has_a_mapping<Member, Type>,
            "this member's type has no JSON mapping: describe it, derive it from vouch::text, or specialise vouch::text_traits");
    return mapped<Type>;
}

// The place of the first name that was there before, or how many there are.
template <std::size_t Size>
consteval auto find_repeated(std::array<std::string_view, Size> const& names) -> std::size_t
{
    for (std::size_t index = 1; index < Size; ++index)
        for (std::size_t before = 0; before < index; ++before)
            if (names[before] == names[index])
                return index;
    return Size;
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_own_names(List<Descriptors...>) -> bool
{
    constexpr std::size_t repeated =
        find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{json_name<Type, Descriptors>...});
    constexpr bool own = repeated == sizeof...(Descriptors);
    if constexpr (!own)
        static_assert(json_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::pointer>,
                      "two members have this JSON name: give one of them another name()");
    return own;
}

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto is_described(List<Descriptors...>) -> bool
{
    return (is_same_member<Descriptors::pointer, Member>() || ...);
}

template <class Type, auto Member>
consteval auto require_described() -> bool
{
    constexpr bool described = is_described<Type, Member>(members_of<Type>{});
    if constexpr (!described)
        static_assert(schema_names_a_described_member<Type, Member>,
                      "this schema names a member that its type does not describe");
    return described;
}

template <auto Member, class Rule, class Value>
consteval auto require_rule() -> bool
{
    constexpr bool applies = applies_to<Rule, Value>();
    if constexpr (!applies)
        static_assert(rule_applies_to_this_member<Member, Rule, Value>, "this rule does not apply to a member of this type");
    return applies;
}

template <class Value>
struct member_value;
template <class Value, class Type>
struct member_value<Value Type::*> {
    using type = Value;
};

template <class Type, auto Member, class... Rules>
consteval auto require_item(field_rules<Member, Rules...> const*) -> bool
{
    using value = typename member_value<std::remove_const_t<decltype(Member)>>::type;
    if constexpr (require_described<Type, Member>())
        return (require_rule<Member, Rules, value>() && ...);
    else
        return false;
}
template <class Type, class Predicate, auto... Members>
consteval auto require_item(check<Predicate, Members...> const*) -> bool
{
    return (require_described<Type, Members>() && ...);
}
template <class Type, auto... Members>
consteval auto require_item(at_least_one_of<Members...> const*) -> bool
{
    return (require_described<Type, Members>() && ...);
}
template <class Type, auto Member>
consteval auto require_item(unknown_members_in<Member> const*) -> bool
{
    return require_described<Type, Member>();
}
template <class Type, class Item>
consteval auto require_item(Item const*) -> bool
{
    constexpr bool known = std::same_as<Item, strict_members> || std::same_as<Item, case_style::camel_t> ||
                           std::same_as<Item, case_style::pascal_t> || std::same_as<Item, case_style::kebab_t>;
    if constexpr (!known)
        static_assert(schema_item_is_known<Item>,
                      "the schema of a struct is made of field, check, at_least_one, unknown_members, "
                      "strict_members and a case_style");
    return known;
}

template <class Item, auto Member>
inline constexpr bool is_field_of = false;
template <auto Member, class... Rules>
inline constexpr bool is_field_of<field_rules<Member, Rules...>, Member> = true;

template <auto Member, class... Rules, class... Items>
consteval auto require_one_field(field_rules<Member, Rules...> const*, schema<Items...> const*) -> bool
{
    constexpr bool one = (std::size_t{is_field_of<Items, Member>} + ... + std::size_t{0}) == 1;
    if constexpr (!one)
        static_assert(member_has_one_field<Member>, "two fields of this schema name this member: put their rules into one field");
    return one;
}
consteval auto require_one_field(void const*, void const*) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_items([[maybe_unused]] schema<Items...> const* rules) -> bool
{
    return ((require_one_field(static_cast<Items const*>(nullptr), rules) &&
             require_item<Type>(static_cast<Items const*>(nullptr))) &&
            ...);
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_members(List<Descriptors...>) -> bool
{
    constexpr bool few = sizeof...(Descriptors) <= 64;
    static_assert(few, "a struct may have at most 64 members: put some of them into a struct of their own");
    if constexpr (few)
        return (require_mapping<Descriptors::pointer, member_type<Type, Descriptors>>() && ...) &&
               require_own_names<Type>(json_members<Type>{});
    else
        return false;
}

// Whether the schema of `Type`, a described struct, is in order. What is not is a compile error, once.
template <class Type>
inline constexpr bool has_well_formed_schema = require_items<Type>(static_cast<schema_type<Type> const*>(nullptr));

// Whether its members are, too.
template <class Type>
inline constexpr bool is_well_formed = bool{has_well_formed_schema<Type>} && require_members<Type>(members_of<Type>{});

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/diff.hpp
#ifndef VOUCH_PATCH_DIFF_HPP
#define VOUCH_PATCH_DIFF_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object before and after a change together, puts the difference into an update and collects what that cannot say.
class differ {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    // Whether `update` says anything then. `started`: there was no object before, so what is always there has to be said.
    template <manner Manner, class Type, class Update>
    auto visit_object(Type const& before, Type const& after, bool started, Update& update) -> bool
    {
        return visit_members<Manner>(before, after, started, update, json_members<Type>{});
    }

private:
    template <manner Manner, class Type, class Update, template <class...> class List, class... Descriptors>
    auto visit_members(Type const& before, Type const& after, bool started, Update& update, List<Descriptors...>) -> bool
    {
        bool said = false;
        ((said = visit_member<Manner, Descriptors>(before, after, started, update) || said), ...);
        if constexpr (has_catch_all<Type>) // no update has a word for a member that nobody declared
            if (before.*catch_all_of<Type>::pointer != after.*catch_all_of<Type>::pointer)
                complain();
        return said;
    }

    template <manner Manner, class Descriptor, class Type, class Update>
    auto visit_member(Type const& before, Type const& after, bool started, Update& update) -> bool
    {
        using change = counterpart<Update, Type, Descriptor>;
        auto const& was = before.*Descriptor::pointer;
        auto const& is = after.*Descriptor::pointer;
        step const here(*this, json_name<Type, Descriptor>);
        if constexpr (!std::is_void_v<change>)
            return visit<inner_manner<Manner, Update, change>>(was, is, started, update.*change::pointer);
        else if (!same_value(was, is))
            complain();
        return false;
    }

    template <manner Manner, class Member, class Change>
    auto visit(Member const& before, Member const& after, bool started, Change& change) -> bool
    {
        using value = member_value_type<Member>;
        bool const must = !can_be_absent<Change> || (started && !can_be_absent<Member>);
        member_state const state = state_of(after);
        if (state != member_state::value) {
            if (!must && state_of(before) == state)
                return false;
            say<Member>(state, change);
        } else if constexpr (Manner == manner::deep_patch && json_object<value> && json_object<member_value_type<Change>>) {
            bool const is_new = state_of(before) != member_state::value;
            std::optional<value> nothing;
            value const& was = is_new ? nothing.emplace(blank<value>()) : value_in(before);
            bool const said = visit_object<Manner>(was, value_in(after), started || is_new, ensure_value(change));
            if constexpr (can_be_absent<Change>)
                if (!said && !must && !is_new) {
                    make_absent(change);
                    return false;
                }
        } else {
            if (!must && same_value(before, after))
                return false;
            convert(value_in(after), ensure_value(change));
        }
        return true;
    }

    // A null or an absence of a `Member`, in the words that merge understands: null, where the member has no null of its own.
    template <class Member, class Change>
    void say(member_state state, Change& change)
    {
        if constexpr (can_be_null<Change>) {
            if (state == member_state::null || !can_be_null<Member>)
                make_null(change);
            else
                complain();
        } else {
            complain();
        }
    }

    template <class Member, class Change>
    void convert_member(Member const& from, Change& to)
    {
        member_state const state = state_of(from);
        if (state == member_state::value)
            convert(value_in(from), ensure_value(to));
        else if (state != member_state::absent || !can_be_absent<Change>)
            say<Member>(state, to);
    }

    template <class From, class To>
    void convert(From const& from, To& to)
    {
        if constexpr (different_arrays<From, To>) {
            std::size_t index = 0;
            convert_elements(from, to, [&](auto const& element, auto& place) {
                step const here(*this, std::to_string(index++));
                convert_member(element, place);
            });
        } else if constexpr (different_objects<From, To>) {
            convert_members(from, to, json_members<From>{});
        } else {
            if (!convert_value(from, to))
                complain();
        }
    }

    template <class From, class To, template <class...> class List, class... Descriptors>
    void convert_members(From const& from, To& to, List<Descriptors...>)
    {
        (convert_member_of<Descriptors>(from, to), ...);
        if constexpr (has_catch_all<From>)
            if (!(from.*catch_all_of<From>::pointer).empty())
                complain();
    }

    template <class Descriptor, class From, class To>
    void convert_member_of(From const& from, To& to)
    {
        using change = counterpart<To, From, Descriptor>;
        auto const& member = from.*Descriptor::pointer;
        step const here(*this, json_name<From, Descriptor>);
        if constexpr (!std::is_void_v<change>)
            convert_member(member, to.*change::pointer);
        else if (!is_said_by_absence<From, Descriptor>(member))
            complain();
    }

    // Whether an object that lacks a member is merged into one where it has this value.
    template <class From, class Descriptor>
    static auto is_said_by_absence([[maybe_unused]] member_type<From, Descriptor> const& value) -> bool
    {
        if constexpr (can_be_absent<member_type<From, Descriptor>>)
            return state_of(value) == member_state::absent;
        else if constexpr (has_rule<defaulted, From, Descriptor>)
            return same_value(value, From{}.*Descriptor::pointer);
        else
            return false;
    }

    // The way to the member or element that is being looked at.
    class step {
    public:
        step(differ& walk, std::string_view token) : pointer_(walk.pointer_), outside_(walk.pointer_.size())
        {
            append_pointer_token(pointer_, token);
        }
        step(step const&) = delete;
        auto operator=(step const&) -> step& = delete;
        ~step() { pointer_.resize(outside_); }

    private:
        std::string& pointer_;
        std::size_t outside_;
    };

    VOUCH_COLD void complain() { errors_.push_back({{errc::not_expressible, "a change that the update can say"}, pointer_}); }

    std::string pointer_;
    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// The `Update` that turns `before` into `after`: `merge(before, *diff<Update>(before, after))` makes them equal.
///
/// It holds what changed and nothing else, but for members that are not optional: those are filled from `after`. Members belong
/// together by their JSON names; what `Type` does not have stays as `Update{}` has it. An array that changed goes whole, and so
/// does an object, unless its member in `Update` says `merge_patch()`: then only what changed in it goes. A null says null where
/// the member has one, and that it is absent now where it has none.
/// Errors: `errc::not_expressible` with its pointer for every change that `Update` has no way to say: of a member that it
///         lacks, to absence or null that it cannot tell, to an unknown text of an `open` where it has none.
/// Cost:   one walk over both; copies what changed.
/// See:    RFC 7396
template <class Update, class Type>
[[nodiscard]] auto diff(Type const& before, Type const& after) -> result<Update>
{
    static_assert(described_struct<Update> && described_struct<Type>,
                  "vouch::diff: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Update> && described_struct<Type>) {
        if constexpr (detail::has_well_formed_schema<Update>) {
            using clash = detail::first_clash<detail::purpose::diff, Type, Update>;
            static_assert(members_convert<clash>,
                          "vouch::diff: these members have one JSON name, and the value of one cannot be assigned to the other");
            if constexpr (std::same_as<clash, detail::no_clash>) {
                detail::differ both;
                result<Update> update(std::in_place);
                both.visit_object<detail::manner::patch>(before, after, false, *update);
                errors all = std::move(both).take();
                if (all.empty())
                    return update;
                return all;
            }
        }
    }
    return errors{};
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/merge.hpp
#ifndef VOUCH_PATCH_MERGE_HPP
#define VOUCH_PATCH_MERGE_HPP

namespace vouch::inline VOUCH_ABI::detail {

template <manner Manner, class Type, class Update>
void merge_object(Type& target, Update const& update);

template <class To, class From>
void replace_value(To& to, From const& from);

template <manner Manner, class Member, class Change>
void merge_member(Member& target, Change const& change)
{
    member_state const state = state_of(change);
    if (state == member_state::value) {
        if constexpr (Manner == manner::deep_patch && json_object<member_value_type<Member>> &&
                      json_object<member_value_type<Change>>) {
            if (state_of(target) != member_state::value)
                ensure_value(target) = blank<member_value_type<Member>>();
            merge_object<Manner>(ensure_value(target), value_in(change));
        } else {
            replace_value(ensure_value(target), value_in(change));
        }
    } else if (state == member_state::null) {
        if constexpr (can_be_null<Member>)
            make_null(target);
        else if constexpr (can_be_absent<Member>)
            make_absent(target);
    }
}

template <manner Manner, class Type, class Update, template <class...> class List, class... Descriptors>
void merge_members(Type& target, Update const& update, List<Descriptors...>)
{
    [[maybe_unused]] auto const one = [&]<class Descriptor>(Descriptor) {
        using member = counterpart<Type, Update, Descriptor>;
        if constexpr (!std::is_void_v<member>)
            merge_member<inner_manner<Manner, Update, Descriptor>>(target.*member::pointer, update.*Descriptor::pointer);
    };
    (one(Descriptors{}), ...);
}

template <manner Manner, class Type, class Update>
void merge_object(Type& target, Update const& update)
{
    merge_members<Manner>(target, update, json_members<Update>{});
}

template <class To, class From>
void replace_value(To& to, From const& from)
{
    if constexpr (different_arrays<From, To>) {
        convert_elements(from, to, [](auto const& element, auto& place) { merge_member<manner::whole>(place, element); });
    } else if constexpr (different_objects<From, To>) {
        To made = blank<To>();
        merge_object<manner::whole>(made, from);
        to = std::move(made);
    } else {
        convert_value(from, to);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Changes `target` as `update` says: an absent member changes nothing, a value is assigned, a null sets the member null, or
/// absent where it has no null of its own.
///
/// Members belong together by their JSON names; what the target does not have is ignored. Types that differ are converted:
/// `open<T>` and T, a described struct member by member, a vector element by element. An array goes whole, and so does an
/// object, unless its member in `Update` says `merge_patch()`: then its members, and those of objects in it, are merged like
/// these. It cannot fail: an update that may say what the target cannot hold does not compile.
///
/// Cost:   copies what the update says.
/// See:    RFC 7396, where null means absent in any case
template <class Type, class Update>
void merge(Type& target, Update const& update)
{
    static_assert(described_struct<Type> && described_struct<Update>,
                  "vouch::merge: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Type> && described_struct<Update>) {
        if constexpr (detail::has_well_formed_schema<Update>) {
            using clash = detail::first_clash<detail::purpose::merge, Type, Update>;
            static_assert(members_convert<clash>,
                          "vouch::merge: these members have one JSON name, and the value of one cannot be assigned to the other");
            static_assert(target_can_hold_null<clash>,
                          "vouch::merge: the update may say null, and the target has neither null nor absence");
            static_assert(target_can_hold_unknown_text<clash>,
                          "vouch::merge: the update may hold a text that the target's type refuses: make that open, too");
            static_assert(
                whole_object_has_member<clash>,
                "vouch::merge: the update's object may lack this member, and takes the place of one that always has it: say "
                "merge_patch(), or make the member optional in the target");
            if constexpr (std::same_as<clash, detail::no_clash>)
                detail::merge_object<detail::manner::patch>(target, update);
        }
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/ascii.hpp
#ifndef VOUCH_CORE_ASCII_HPP
#define VOUCH_CORE_ASCII_HPP

// Letters and digits of ASCII, without a locale.
namespace vouch::inline VOUCH_ABI::detail {

constexpr auto is_digit(char byte) noexcept -> bool
{
    return byte >= '0' && byte <= '9';
}

constexpr auto to_lower(char byte) noexcept -> char
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

constexpr auto is_letter(char byte) noexcept -> bool
{
    return to_lower(byte) >= 'a' && to_lower(byte) <= 'z';
}

constexpr auto is_alphanumeric(char byte) noexcept -> bool
{
    return is_digit(byte) || is_letter(byte);
}

// The value of a hexadecimal digit in either case; -1 for any other byte.
constexpr auto hex_value(char byte) noexcept -> int
{
    if (is_digit(byte))
        return byte - '0';
    char const letter = to_lower(byte);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// The byte that two hexadecimal digits spell; -1 if one of them is no digit.
constexpr auto hex_byte(char high, char low) noexcept -> int
{
    int const first = hex_value(high);
    int const second = hex_value(low);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
}

// Compares two texts without regard to the case of letters.
constexpr auto equals_ignoring_case(std::string_view left, std::string_view right) noexcept -> bool
{
    if (left.size() != right.size())
        return false;
    for (std::size_t index = 0; index != left.size(); ++index)
        if (to_lower(left[index]) != to_lower(right[index]))
            return false;
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/block.hpp
#ifndef VOUCH_JSON_BLOCK_HPP
#define VOUCH_JSON_BLOCK_HPP

#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)
#include <bit>
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(VOUCH_PORTABLE)
#include <arm_neon.h>
#include <bit>
#include <cstdint>
#endif

// Sixteen bytes at a time: the only place that knows an instruction set.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr std::size_t block_size = 16;

// A byte that may stand in a JSON string and needs no second look: printable ASCII, neither quote nor backslash. The signed
// compare finds control and non-ASCII bytes together.
constexpr bool is_plain(char byte) noexcept
{
    return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\';
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// plain_prefix(from): how many of the sixteen bytes at `from` are plain before the first that is not. space_prefix(from): how
// many are white space. starts_with_spaces(from, count): whether the first `count` of them are; `count` is below sixteen.
#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)

// A bit for each byte that is not plain.
VOUCH_INLINE auto not_plain(char const* from) noexcept -> unsigned
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i const backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    __m128i const special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), special)));
}

// A bit for each byte that is white space.
VOUCH_INLINE auto spaces(char const* from) noexcept -> unsigned
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const blank = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
    __m128i const line = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(blank, line)));
}

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_zero(not_plain(from) | 0x10000u));
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_one(spaces(from)));
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    unsigned const wanted = (1u << count) - 1;
    return (spaces(from) & wanted) == wanted;
}

#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(VOUCH_PORTABLE)

// Four bits for each byte of `flags`, which are 0 or 255.
VOUCH_INLINE auto nibbles(uint8x16_t flags) noexcept -> std::uint64_t
{
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(flags), 4)), 0);
}

VOUCH_INLINE auto not_plain(char const* from) noexcept -> std::uint64_t
{
    uint8x16_t const bytes = vld1q_u8(reinterpret_cast<unsigned char const*>(from));
    uint8x16_t const quote = vceqq_u8(bytes, vdupq_n_u8('"'));
    uint8x16_t const backslash = vceqq_u8(bytes, vdupq_n_u8('\\'));
    uint8x16_t const special = vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(0x20));
    return nibbles(vorrq_u8(vorrq_u8(quote, backslash), special));
}

VOUCH_INLINE auto spaces(char const* from) noexcept -> std::uint64_t
{
    uint8x16_t const bytes = vld1q_u8(reinterpret_cast<unsigned char const*>(from));
    uint8x16_t const blank = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8(' ')), vceqq_u8(bytes, vdupq_n_u8('\t')));
    uint8x16_t const line = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('\n')), vceqq_u8(bytes, vdupq_n_u8('\r')));
    return nibbles(vorrq_u8(blank, line));
}

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_zero(not_plain(from))) / 4;
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    return static_cast<std::size_t>(std::countr_one(spaces(from))) / 4;
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    std::uint64_t const wanted = (std::uint64_t{1} << (count * 4)) - 1;
    return (spaces(from) & wanted) == wanted;
}

#else

VOUCH_INLINE auto plain_prefix(char const* from) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != block_size && is_plain(from[count]))
        ++count;
    return count;
}

VOUCH_INLINE auto space_prefix(char const* from) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != block_size && is_space(from[count]))
        ++count;
    return count;
}

VOUCH_INLINE auto starts_with_spaces(char const* from, std::size_t count) noexcept -> bool
{
    return space_prefix(from) >= count;
}

#endif

// Whether every byte of a word is plain. A byte that is not sets its highest bit in one of four terms; what that borrows from
// the bytes above it changes nothing, since the answer is no already.
template <class Word>
constexpr auto is_plain_word(Word word) noexcept -> bool
{
    constexpr Word ones = static_cast<Word>(~Word{}) / 255;
    Word const special = (word - ones * 0x20) | word;
    Word const quote = (word ^ (ones * '"')) - ones;
    Word const backslash = (word ^ (ones * '\\')) - ones;
    return ((special | quote | backslash) & (ones * 0x80)) == 0;
}

// Whether all of the `Size` bytes at `from` are plain. The memory ends at `end`, not before them.
template <std::size_t Size>
VOUCH_INLINE auto all_plain(char const* from, char const* end) noexcept -> bool
{
    if constexpr (Size < block_size) {
        if (static_cast<std::size_t>(end - from) >= block_size) [[likely]]
            return plain_prefix(from) >= Size;
        bool plain = true;
        for (std::size_t at = 0; at != Size; ++at)
            plain &= is_plain(from[at]);
        return plain;
    } else {
        bool plain = plain_prefix(from + Size - block_size) == block_size;
        for (std::size_t at = 0; at + block_size < Size; at += block_size)
            plain &= plain_prefix(from + at) == block_size;
        return plain;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/mark.hpp
#ifndef VOUCH_JSON_MARK_HPP
#define VOUCH_JSON_MARK_HPP

namespace vouch::inline VOUCH_ABI::detail {

// What `mark::anchor` points to, and so whose pointer the error gets.
enum class place : std::uint8_t {
    value,        // the first byte of a value: that value
    value_end,    // the byte after a value or a key: that value or the object, and its first byte is the offset
    key,          // the quote of a key: the object around it, or `member` in it
    object_begin, // the brace that opens an object: `member` in it, at that member's offset, or the object
    object_end,   // the brace that closes an object: `member` in it
    nowhere,      // any byte: the innermost thing that is open there
};

// What the reader, or the writer, remembers of a mistake. Pointers are made later, from all marks in one scan of the text.
struct mark {
    std::size_t anchor;
    place where;
    expectation what;
    std::optional<std::string_view> member{}; // a declared name: static storage
    std::optional<std::size_t> offset{};      // where it differs from what the anchor says
    std::optional<std::size_t> opaque{};      // where a map begins that the anchor is in: names below it are data
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/number.hpp
#ifndef VOUCH_JSON_NUMBER_HPP
#define VOUCH_JSON_NUMBER_HPP

#include <cstring>
#include <limits>

namespace vouch::inline VOUCH_ABI::detail {

// How many of the eight bytes of a word, from the lowest on, are digits before the first that is not. A byte that is no digit
// sets its highest bit in one of two sums; what that carries reaches only the bytes above it.
constexpr auto digit_prefix(std::uint64_t word) noexcept -> int
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    return std::countr_zero(((word + ones * 0x46) | (word - ones * '0')) & (ones * 0x80)) / 8;
}

// The number that eight digits spell, the first in the lowest byte: neighbours are joined to pairs, pairs to fours, fours to one.
// A byte of zero counts as the digit 0.
constexpr auto eight_digits(std::uint64_t word) noexcept -> std::uint64_t
{
    word = (word & 0x0F0F0F0F0F0F0F0F) * (1 + (10 << 8)) >> 8;
    word = (word & 0x00FF00FF00FF00FF) * (1 + (100 << 16)) >> 16;
    return (word & 0x0000FFFF0000FFFF) * (1 + (std::uint64_t{10'000} << 32)) >> 32;
}

// The end of the digits at `from`; `value` with them behind it, modulo 2^64.
inline auto scan_digits(char const* from, char const* end, std::uint64_t& value) noexcept -> char const*
{
    if constexpr (std::endian::native == std::endian::little) {
        static constexpr std::uint64_t power_of_ten[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
        while (end - from >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            int const count = digit_prefix(word);
            if (count == 0)
                return from;
            value = value * power_of_ten[count] + eight_digits(word << (64 - 8 * count));
            from += count;
            if (count != 8)
                return from;
        }
    }
    for (; from != end && is_digit(*from); ++from)
        value = value * 10 + static_cast<std::uint64_t>(*from - '0');
    return from;
}

// A number of the JSON grammar (RFC 8259 section 6), in parts.
struct number_text {
    char const* first = nullptr;
    char const* last = nullptr;
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    std::uint64_t significand = 0; // of whole and fraction; right where they have nineteen digits at most
    std::int64_t exponent = 0;     // bounded: a longer one is as good as infinite
};

// The number at `from`; `last` is nullptr where there is none.
inline auto scan_number(char const* from, char const* end) noexcept -> number_text
{
    number_text number;
    number.first = from;
    if (from != end && *from == '-') {
        number.negative = true;
        ++from;
    }
    auto const digits = [&](std::uint64_t& value) {
        char const* const first = from;
        from = scan_digits(from, end, value);
        return std::string_view(first, static_cast<std::size_t>(from - first));
    };
    number.whole = digits(number.significand);
    if (number.whole.empty() || (number.whole.size() > 1 && number.whole[0] == '0'))
        return number;
    if (from != end && *from == '.') {
        ++from;
        number.fraction = digits(number.significand);
        if (number.fraction.empty())
            return number;
    }
    if (from != end && (*from == 'e' || *from == 'E')) {
        ++from;
        bool const negative = from != end && *from == '-';
        if (negative || (from != end && *from == '+'))
            ++from;
        std::uint64_t ignored = 0;
        auto const exponent = digits(ignored);
        if (exponent.empty())
            return number;
        constexpr std::int64_t most = 1'000'000'000'000'000;
        for (char const digit : exponent)
            number.exponent = number.exponent < most ? number.exponent * 10 + (digit - '0') : most;
        if (negative)
            number.exponent = -number.exponent;
    }
    number.last = from;
    return number;
}

// Where the first digit that is not 0 stands: the value is 0.ddd * 10^point; `zero` where there is no such digit.
struct magnitude {
    bool zero;
    std::int64_t point;
};
inline auto magnitude_of(number_text const& number) noexcept -> magnitude
{
    std::int64_t leading = 0;
    for (auto const part : {number.whole, number.fraction})
        for (char const digit : part) {
            if (digit != '0')
                return {false, static_cast<std::int64_t>(number.whole.size()) - leading + number.exponent};
            ++leading;
        }
    return {true, 0};
}

enum class conversion { done, not_an_integer, out_of_range };

// The exact value. 1.0 and 1e2 are integers.
template <std::integral Integer>
auto to_integer(number_text const& number, Integer& to) noexcept -> conversion
{
    auto const [zero, point] = magnitude_of(number);
    if (zero) {
        to = 0;
        return conversion::done;
    }
    std::int64_t const whole_size = static_cast<std::int64_t>(number.whole.size());
    std::int64_t const places = whole_size + number.exponent; // digits before the point
    std::int64_t const digit_count = whole_size + static_cast<std::int64_t>(number.fraction.size());
    auto const digit = [&](std::int64_t at) -> unsigned {
        auto const index = static_cast<std::size_t>(at);
        return static_cast<unsigned>((at < whole_size ? number.whole[index] : number.fraction[index - number.whole.size()]) -
                                     '0');
    };
    for (std::int64_t at = places < 0 ? 0 : places; at < digit_count; ++at)
        if (digit(at) != 0)
            return conversion::not_an_integer;
    if (point > std::numeric_limits<std::uint64_t>::digits10 + 1)
        return conversion::out_of_range;
    std::uint64_t value = 0;
    for (std::int64_t at = places - point; at < places; ++at) {
        unsigned const next = at < digit_count ? digit(at) : 0u;
        if (value > (std::numeric_limits<std::uint64_t>::max() - next) / 10)
            return conversion::out_of_range;
        value = value * 10 + next;
    }
    using unsigned_type = std::make_unsigned_t<Integer>;
    auto const most = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    if (value > most + (number.negative && std::is_signed_v<Integer> ? 1u : 0u) ||
        (number.negative && std::is_unsigned_v<Integer>))
        return conversion::out_of_range;
    auto const bits = static_cast<unsigned_type>(value);
    to = static_cast<Integer>(number.negative ? static_cast<unsigned_type>(0u - bits) : bits);
    return conversion::done;
}

// The integer at `at` where that is all there is to it, eighteen digits suffice and `Integer` holds it; its end, or nullptr for
// everything else, which the whole way judges.
template <std::integral Integer>
auto read_short_integer(char const* at, char const* end, Integer& to) noexcept -> char const*
{
    bool const negative = *at == '-';
    char const* const first = at + negative;
    std::uint64_t digits = 0;
    at = scan_digits(first, end, digits);
    auto const size = static_cast<std::size_t>(at - first);
    bool const goes_on = at != end && (*at == '.' || *at == 'e' || *at == 'E');
    if (size == 0 || size > 18 || (*first == '0' && size > 1) || goes_on)
        return nullptr;
    auto const value = negative ? -static_cast<std::int64_t>(digits) : static_cast<std::int64_t>(digits);
    if (!std::in_range<Integer>(value))
        return nullptr;
    to = static_cast<Integer>(value);
    return at;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/scanner.hpp
#ifndef VOUCH_JSON_SCANNER_HPP
#define VOUCH_JSON_SCANNER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// After a member or an element: on what follows the comma where there is more, else behind the closing bracket, or nullptr.
struct separated {
    char const* at;
    bool more;
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread" // GCC 12 warns of texts that are literals: it does not see who asked `has`
#endif
// Whether `word` stands at `at`, which has that many bytes. Where its size is a constant this is a compare or two of words.
VOUCH_INLINE auto stands_at(char const* at, std::string_view word) noexcept -> bool
{
    return std::memcmp(at, word.data(), word.size()) == 0;
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

// A JSON text and the mistakes met in it. Every function that reads takes the place where it begins and gives the place where
// what it read ends, or nullptr where reading must end: at a syntax error, or at one error more than wanted. The place is a
// value that is handed on, not a member, since then it lives in a register from the first byte to the last.
class scanner {
public:
    explicit scanner(std::string_view text, parse_options const& options) noexcept
        : begin_(text.data()), end_(text.data() + text.size()), options_(options)
    {}

    [[nodiscard]] auto begin() const noexcept -> char const* { return begin_; }
    [[nodiscard]] auto end() const noexcept -> char const* { return end_; }
    [[nodiscard]] auto options() const noexcept -> parse_options const& { return options_; }
    [[nodiscard]] auto marks() noexcept -> std::vector<mark>& { return marks_; }
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }

    [[nodiscard]] VOUCH_INLINE auto is(char const* at, char byte) const noexcept -> bool { return at != end_ && *at == byte; }
    [[nodiscard]] VOUCH_INLINE auto has(char const* at, std::size_t size) const noexcept -> bool
    {
        return static_cast<std::size_t>(end_ - at) >= size;
    }

    // The first byte from `at` on that is not white space.
    [[nodiscard]] VOUCH_INLINE auto skip_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return skip_space_run(at);
    }

    // The same behind a colon, where pretty text has one space.
    [[nodiscard]] VOUCH_INLINE auto skip_likely_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return has(at, 2) && is_space(*at) && static_cast<unsigned char>(at[1]) > ' ' ? at + 1 : skip_space_run(at);
    }

    // `at` on the opening quote. `text` is valid until the next string is read.
    [[nodiscard]] VOUCH_INLINE auto read_string(char const* at, std::string_view& text) -> char const*
    {
        char const* const first = at + 1;
        char const* to = first;
        for (;;) {
            to = find_not_plain(to);
            if (to != end_ && *to == '"') [[likely]] {
                text = {first, static_cast<std::size_t>(to - first)};
                return to + 1;
            }
            if (to == end_ || static_cast<signed char>(*to) >= 0) {
                to = read_string_slow(first, to);
                text = scratch_;
                return to;
            }
            char const* const after = utf8_run_end(to, end_);
            if (after == nullptr) [[unlikely]]
                return fail_in_run(to);
            to = after;
        }
    }

    // `at` on the first byte of a value of any kind, which is checked.
    [[nodiscard]] auto skip_value(char const* at) -> char const*
    {
        skip_anchor_ = skip_anchor_.value_or(std::pair{at, place::value});
        at = skip_any(at);
        if (at != nullptr)
            skip_anchor_.reset();
        return at;
    }

    // The same for the member whose key starts at `key` and that nobody declared. `at` on the colon.
    [[nodiscard]] auto skip_undeclared_member(char const* at, char const* key) -> char const*
    {
        skip_anchor_.emplace(key, place::key);
        at = read_colon(at);
        return at == nullptr ? nullptr : skip_value(at);
    }

    [[nodiscard]] VOUCH_INLINE auto read_literal(char const* at, std::string_view word) -> char const*
    {
        if (!has(at, word.size()) || !stands_at(at, word)) [[unlikely]]
            return fail(at, errc::syntax, "a JSON value");
        return at + word.size();
    }

    // To the value behind a colon.
    [[nodiscard]] VOUCH_INLINE auto read_colon(char const* at) -> char const*
    {
        if (has(at, 2) && *at == ':' && static_cast<unsigned char>(at[1]) > ' ') [[likely]]
            return at + 1;
        return read_spaced_colon(at);
    }

    // To what follows a member or an element. Pretty text has the same gap behind each comma of one object or array.
    [[nodiscard]] VOUCH_INLINE auto read_separator(char const* at, char closing, std::size_t gap = 0) -> separated
    {
        if (has(at, 2) && *at == ',' && static_cast<unsigned char>(at[1]) > ' ') [[likely]]
            return {at + 1, true};
        return read_spaced_separator(at, closing, gap);
    }

    [[nodiscard]] auto read_number(char const* at, number_text& number) -> char const*
    {
        number = scan_number(at, end_);
        if (number.last == nullptr) [[unlikely]]
            return fail(at, errc::syntax, "a JSON value");
        return number.last;
    }

    // Behind the bracket at `at`, to what the object or array holds.
    [[nodiscard]] VOUCH_INLINE auto enter(char const* at) -> char const*
    {
        if (++depth_ > options_.max_depth) [[unlikely]]
            return fail_too_deep(at);
        return skip_space(at + 1);
    }
    VOUCH_INLINE void leave() noexcept { --depth_; }
    // Whether the array or object that was entered last is the whole document.
    [[nodiscard]] auto is_outermost() const noexcept -> bool { return depth_ == 1; }

    // Around members whose names are data, of the object that begins at `begin`: pointers of mistakes there end at the outermost
    // such object. Whether this is that one.
    auto enter_map(char const* begin) noexcept -> bool { return map_ == nullptr ? (map_ = begin, true) : false; }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_ = nullptr;
    }

    // A mistake at `at` that ends reading: nullptr. Within skipped text the pointer ends where that began: what is inside is
    // input.
    VOUCH_COLD auto fail(char const* at, errc kind, std::string_view expected, vouch::limits limits = {}) -> char const*
    {
        mark one{offset_of(at), place::nowhere, {kind, expected, limits}};
        if (skip_anchor_ && skip_anchor_->first != at) { // else no value begins there that the anchor could name
            one.offset = one.anchor;
            one.anchor = offset_of(skip_anchor_->first);
            one.where = skip_anchor_->second;
        }
        add(std::move(one));
        return nullptr;
    }

    // A mistake that reading goes on after, unless it was one too many.
    VOUCH_COLD auto complain(char const* anchor, place where, expectation const& what,
                             std::optional<std::string_view> member = {}) -> bool
    {
        return add({offset_of(anchor), where, what, member});
    }

private:
    auto offset_of(char const* place) const noexcept -> std::size_t { return static_cast<std::size_t>(place - begin_); }

    auto add(mark one) -> bool
    {
        if (map_ != nullptr)
            one.opaque = offset_of(map_);
        if (marks_.size() >= options_.max_errors) {
            truncated_ = true;
            return false;
        }
        marks_.push_back(std::move(one));
        return true;
    }

    VOUCH_COLD auto fail_too_deep(char const* at) -> char const*
    {
        return fail(at, errc::too_deep, "{} levels of nesting", {.most = options_.max_depth});
    }

    // A run of non-ASCII characters starts at `run`, and one of them is not UTF-8.
    VOUCH_COLD auto fail_in_run(char const* run) -> char const*
    {
        char const* at = run;
        for (; run != nullptr; run = utf8_character_end(run, end_))
            at = run;
        return fail(at, errc::invalid_utf8, "UTF-8");
    }

    VOUCH_OUTLINE auto skip_space_run(char const* at) const noexcept -> char const*
    {
        while (has(at, block_size)) {
            std::size_t const count = space_prefix(at);
            at += count;
            if (count != block_size)
                return at;
        }
        while (at != end_ && is_space(*at))
            ++at;
        return at;
    }

    // The first byte from `at` on that is not white space, where `gap` bytes of that are expected, as many as before the last
    // member or element: a guess that the processor goes on from before the bytes are compared.
    VOUCH_OUTLINE auto skip_gap(char const* at, std::size_t gap) const noexcept -> char const*
    {
        if (gap < block_size && has(at, block_size) && starts_with_spaces(at, gap) && static_cast<unsigned char>(at[gap]) > ' ')
            [[likely]]
            return at + gap;
        return skip_space(at);
    }

    VOUCH_INLINE auto find_not_plain(char const* from) const noexcept -> char const*
    {
        while (has(from, block_size)) {
            std::size_t const count = plain_prefix(from);
            from += count;
            if (count != block_size)
                return from;
        }
        while (from != end_ && is_plain(*from))
            ++from;
        return from;
    }

    VOUCH_OUTLINE auto read_spaced_colon(char const* at) -> char const*
    {
        at = skip_space(at);
        if (!is(at, ':')) [[unlikely]]
            return fail(at, errc::syntax, "a colon");
        return skip_space(at + 1);
    }

    VOUCH_OUTLINE auto read_spaced_separator(char const* at, char closing, std::size_t gap) -> separated
    {
        if (is(at, ','))
            return {skip_gap(at + 1, gap), true};
        at = skip_space(at);
        if (is(at, closing)) [[likely]]
            return {at + 1, false};
        if (is(at, ','))
            return {skip_space(at + 1), true};
        return {fail(at, errc::syntax, closing == '}' ? "a comma or }" : "a comma or ]"), false};
    }

    // The end of the string that starts at `first`, plain up to `at`, which is a backslash, a mistake or the end of the text.
    // What it means is left in `scratch_`.
    VOUCH_OUTLINE auto read_string_slow(char const* first, char const* at) -> char const*
    {
        scratch_.assign(first, static_cast<std::size_t>(at - first));
        while (at != nullptr) {
            if (at == end_)
                return fail(at, errc::syntax, "the end of the string");
            if (*at == '"')
                return at + 1;
            if (*at == '\\') {
                at = read_escape(at);
                continue;
            }
            char const* const run = at;
            if (static_cast<signed char>(*at) < 0) {
                at = utf8_run_end(at, end_);
                if (at == nullptr)
                    return fail_in_run(run);
            } else if (is_plain(*at)) {
                at = find_not_plain(at);
            } else {
                return fail(at, errc::syntax, "control characters to be escaped");
            }
            scratch_.append(run, static_cast<std::size_t>(at - run));
        }
        return nullptr;
    }

    auto read_escape(char const* at) -> char const*
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (!has(at, 2))
            return fail(at, errc::syntax, "the end of the string");
        if (at[1] == 'u')
            return read_unicode_escape(at);
        auto const index = letters.find(at[1]);
        if (index == letters.npos)
            return fail(at, errc::syntax, "an escape of RFC 8259");
        scratch_ += meanings[index];
        return at + 2;
    }

    // \uXXXX, or two of them for a character above U+FFFF; a surrogate that stands alone is refused.
    auto read_unicode_escape(char const* at) -> char const*
    {
        auto const four_digits = [&](char const* from) -> int {
            if (!has(from, 6) || from[0] != '\\' || from[1] != 'u')
                return -1;
            int value = 0;
            for (char const* digit = from + 2; digit != from + 6; ++digit) {
                int const nibble = hex_value(*digit);
                if (nibble < 0)
                    return -1;
                value = value * 16 + nibble;
            }
            return value;
        };
        int const first = four_digits(at);
        if (first < 0)
            return fail(at, errc::syntax, "four hexadecimal digits");
        auto code_point = static_cast<std::uint32_t>(first);
        bool const is_pair = first >= 0xD800 && first <= 0xDFFF;
        if (is_pair) {
            int const second = first < 0xDC00 ? four_digits(at + 6) : -1;
            if (second < 0xDC00 || second > 0xDFFF)
                return fail(at, errc::syntax, "surrogates in pairs");
            code_point =
                0x10000u + (static_cast<std::uint32_t>(first - 0xD800) << 10) + static_cast<std::uint32_t>(second - 0xDC00);
        }
        append_utf8(scratch_, code_point);
        return at + (is_pair ? 12 : 6);
    }

    VOUCH_OUTLINE auto skip_any(char const* at) -> char const*
    {
        switch (at == end_ ? '\0' : *at) {
        case '"': {
            std::string_view text;
            return read_string(at, text);
        }
        case 't': return read_literal(at, "true");
        case 'f': return read_literal(at, "false");
        case 'n': return read_literal(at, "null");
        case '{': return skip_container(at, '}');
        case '[': return skip_container(at, ']');
        default: {
            number_text number;
            return read_number(at, number);
        }
        }
    }

    auto skip_container(char const* at, char closing) -> char const*
    {
        at = enter(at);
        if (at == nullptr)
            return nullptr;
        if (is(at, closing)) {
            leave();
            return at + 1;
        }
        for (;;) {
            if (closing == '}') {
                std::string_view key;
                if (!is(at, '"'))
                    return fail(at, errc::syntax, "a member name in double quotes");
                if (at = read_string(at, key); at == nullptr)
                    return nullptr;
                if (at = read_colon(at); at == nullptr)
                    return nullptr;
            }
            if (at = skip_any(at); at == nullptr)
                return nullptr;
            auto const next = read_separator(at, closing);
            at = next.at;
            if (next.more)
                continue;
            leave();
            return at;
        }
    }

    char const* begin_;
    char const* end_;
    parse_options options_;
    char const* map_ = nullptr;
    std::size_t depth_ = 0;
    bool truncated_ = false;
    std::optional<std::pair<char const*, place>> skip_anchor_;
    std::vector<mark> marks_;
    std::string scratch_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/expectations.hpp
#ifndef VOUCH_SCHEMA_EXPECTATIONS_HPP
#define VOUCH_SCHEMA_EXPECTATIONS_HPP

// What errors say of a type: the same words whether it was read, checked or written.
namespace vouch::inline VOUCH_ABI::detail {

// What "expected …" says of a value of the wrong JSON type.
template <class Type>
consteval auto expected_json() -> std::string_view
{
    switch (shape_of<bare_type<Type>>) {
    case shape::boolean: return "true or false";
    case shape::integer: return "an integer";
    case shape::floating:
    case shape::number_text: return "a number";
    case shape::number_name: return "a number of its enumeration";
    case shape::raw:
    case shape::dom: return "a JSON value";
    case shape::sequence:
    case shape::set:
    case shape::fixed_array:
    case shape::tuple: return "an array";
    case shape::map:
    case shape::variant:
    case shape::object: return "an object";
    default: return "a string";
    }
}

template <std::size_t Count>
consteval auto size_of_list(std::array<std::string_view, Count> const& names) -> std::size_t
{
    std::size_t size = Count == 0 ? 6 : 5;
    for (auto const name : names)
        size += name.size() + 2;
    return size;
}

// "one of basic, pro"
template <std::size_t Size, std::size_t Count>
consteval auto make_list(std::array<std::string_view, Count> const& names) -> std::array<char, Size>
{
    std::array<char, Size> list{};
    std::size_t at = 0;
    auto const put = [&](std::string_view text) {
        for (char const byte : text)
            list[at++] = byte;
    };
    put("one of");
    for (std::size_t index = 0; index < Count; ++index) {
        put(index == 0 ? " " : ", ");
        put(names[index]);
    }
    return list;
}

template <described_enum Type>
inline constexpr auto list_of_enumerators = make_list<size_of_list(enumerators<Type>::names)>(enumerators<Type>::names);

template <class Type>
consteval auto make_refused_text() -> expectation
{
    if constexpr (shape_of<Type> == shape::number_name)
        return {errc::not_in_enum, "a number of its enumeration"};
    else if constexpr (described_enum<Type>)
        return {errc::not_in_enum, std::string_view(list_of_enumerators<Type>.data(), list_of_enumerators<Type>.size())};
    else if constexpr (number_text_type<Type>)
        return {errc::format, Type::info.code, Type::info.expected};
    else
        return {errc::format, info_of<Type>().code, info_of<Type>().expected};
}

// The error of a text, or a number, that is no `Type`.
template <class Type>
inline constexpr expectation refused_text = make_refused_text<Type>();

template <class Type>
consteval auto make_unset_value() -> expectation
{
    if constexpr (number_text_type<Type>)
        return {errc::unset, Type::info.expected};
    else if constexpr (text_type<Type>)
        return {errc::unset, info_of<Type>().expected};
    else
        return {errc::unset, expected_json<Type>()};
}

// The error of an object of `Type` that nobody gave a value.
template <class Type>
inline constexpr expectation unset_value = make_unset_value<Type>();

inline constexpr expectation null_refused{errc::null_not_allowed, "a value, not null"};
inline constexpr expectation member_missing{errc::missing_member, "this member to be present"};
inline constexpr expectation member_unknown{errc::unknown_member, "declared members only"};
inline constexpr expectation member_duplicate{errc::duplicate_member, "this member only once"};
inline constexpr expectation text_not_utf8{errc::invalid_utf8, "UTF-8"};
inline constexpr expectation number_not_finite{errc::not_finite, "a finite number"};

template <json_integer Integer>
inline constexpr expectation integer_out_of_range{
    errc::out_of_range, "an integer, {}", {std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()}};
inline constexpr expectation items_repeated{errc::not_unique, "items that all differ"};
inline constexpr expectation key_repeated{errc::duplicate_member, "each name only once"};
inline constexpr expectation number_out_of_range{errc::out_of_range, "a number that its type can hold"};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/reader.hpp
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP

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

// vouch/read/array.hpp
#ifndef VOUCH_READ_ARRAY_HPP
#define VOUCH_READ_ARRAY_HPP

// JSON arrays: of any size, of different items, of a fixed size, and of one type for each place.
namespace vouch::inline VOUCH_ABI::detail {

// read_item(at, index) for each item of the array at `at`.
template <class ReadItem>
VOUCH_INLINE auto read_items(reader& in, char const* at, ReadItem const& read_item) -> char const*
{
    char const* const begin = at + 1;
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    if (in.is(at, ']')) {
        in.leave();
        return at + 1;
    }
    auto const gap = static_cast<std::size_t>(at - begin);
    for (std::size_t index = 0;; ++index) {
        at = read_item(at, index);
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, ']', gap);
        at = next.at;
        if (next.more)
            continue;
        in.leave();
        return at;
    }
}

// How many items to make room for when there are `count`: twice as many. Where the array is the whole document, as many as are
// likely to come, judged by the bytes of those before and by those left; never above eight times these.
inline auto likely_size(reader const& in, std::size_t item_size, std::size_t count, char const* first, char const* at)
    -> std::size_t
{
    if (count == 0)
        return item_size > 256 ? 1 : 4;
    if (!in.is_outermost())
        return count * 2;
    std::size_t const bytes_each = static_cast<std::size_t>(at - first) / count;
    std::size_t const left = static_cast<std::size_t>(in.end() - at) / bytes_each;
    return std::min(count + left + left / 64 + 1, count * 8);
}

// Items that are there already are read over, so that they keep their room.
template <class Sequence>
auto read_sequence(reader& in, char const* at, Sequence& to) -> char const*
{
    using item = typename Sequence::value_type;
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    std::size_t count = 0;
    char const* const first = at;
    at = read_items(in, at, [&](char const* begin, std::size_t index) -> char const* {
        count = index + 1;
        if constexpr (std::same_as<item, bool>) { // std::vector<bool> holds none
            bool value = false;
            char const* const end = read_value(in, begin, value);
            if (end == nullptr)
                return nullptr;
            if (index < to.size())
                to[index] = value;
            else
                to.push_back(value);
            return end;
        } else {
            if (index < to.size())
                return read_value(in, begin, to[index]);
            if constexpr (requires { to.capacity(); })
                if (to.size() == to.capacity())
                    to.reserve(likely_size(in, sizeof(item), index, first, begin));
            return read_value(in, begin, to.emplace_back());
        }
    });
    while (to.size() > count)
        to.pop_back();
    return at;
}

template <class Set>
auto read_set(reader& in, char const* at, Set& to) -> char const*
{
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    to.clear();
    return read_items(in, at, [&](char const* begin, std::size_t) -> char const* {
        std::size_t const before = in.marks().size();
        typename Set::value_type item{};
        char const* const end = read_value(in, begin, item);
        if (end == nullptr || in.marks().size() != before || to.insert(std::move(item)).second)
            return end;
        return in.refuse(end, begin, items_repeated);
    });
}

// An array of `Size` items; read_item(at, index) reads those.
template <std::size_t Size, class ReadItem>
auto read_exactly(reader& in, char const* at, ReadItem const& read_item) -> char const*
{
    if (!in.is(at, '[')) [[unlikely]]
        return in.refuse_type(at, "an array");
    std::size_t count = 0;
    char const* const end = read_items(in, at, [&](char const* begin, std::size_t index) {
        count = index + 1;
        return index < Size ? read_item(begin, index) : in.skip_value(begin);
    });
    if (end == nullptr || count == Size) [[likely]]
        return end;
    return in.refuse(end, at, {count < Size ? errc::too_short : errc::too_long, "{} items", {.least = Size, .most = Size}});
}

template <class Value, std::size_t Size>
auto read_fixed_array(reader& in, char const* at, std::array<Value, Size>& to) -> char const*
{
    return read_exactly<Size>(in, at, [&](char const* begin, std::size_t index) { return read_value(in, begin, to[index]); });
}

template <class Tuple>
auto read_tuple(reader& in, char const* at, Tuple& to) -> char const*
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        return read_exactly<sizeof...(Index)>(in, at, [&](char const* begin, std::size_t index) {
            char const* end = nullptr;
            (void)((index == Index && (end = read_value(in, begin, std::get<Index>(to)), true)) || ...);
            return end;
        });
    }(std::make_index_sequence<std::tuple_size_v<Tuple>>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/key_table.hpp
#ifndef VOUCH_JSON_KEY_TABLE_HPP
#define VOUCH_JSON_KEY_TABLE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Whether the JSON string of a name is the name in quotes.
constexpr auto is_quotable(std::string_view name) noexcept -> bool
{
    for (char const byte : name)
        if (static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\')
            return false;
    return true;
}

// Names are told apart by two of their bytes, at places that are chosen for each set of names when it is compiled. Behind the
// end of a name stands its closing quote, as it does in a JSON text.
struct key_places {
    std::uint8_t first = 0;
    std::uint8_t second = 0; // not before `first`

    [[nodiscard]] static constexpr auto hash(char first_byte, char second_byte) noexcept -> std::uint32_t
    {
        auto const both = static_cast<std::uint32_t>(static_cast<unsigned char>(first_byte)) |
                          static_cast<std::uint32_t>(static_cast<unsigned char>(second_byte)) << 8;
        return (both * 0x9E3779B1u) >> 16;
    }
    [[nodiscard]] constexpr auto hash_of(std::string_view name) const noexcept -> std::uint32_t
    {
        return hash(first < name.size() ? name[first] : '"', second < name.size() ? name[second] : '"');
    }
};

// Names to their index, without the type that says how many there are: what non-template code holds.
struct key_lookup {
    std::string_view const* names;
    std::uint8_t const* slots;
    std::size_t slot_count; // a power of two
    std::size_t size;
    key_places places;
    bool quotable; // whether all names are

    // The index of `name`, or `size`.
    [[nodiscard]] constexpr auto find(std::string_view name) const noexcept -> std::size_t
    {
        for (std::size_t slot = places.hash_of(name);; ++slot) {
            std::size_t const index = slots[slot & (slot_count - 1)];
            if (index >= size || names[index] == name)
                return index < size ? index : size;
        }
    }

    // The index of the name that the JSON string from `key` to `end` begins with, quotes and all; `size` where it has an escape,
    // is no name, or shares its hash with another: then `find` tells. This needs no end of the string first, so that the
    // processor knows early what comes next.
    [[nodiscard]] auto guess(char const* key, char const* end) const noexcept -> std::size_t
    {
        auto const left = static_cast<std::size_t>(end - key);
        if (!quotable || left < std::size_t{2} + places.second)
            return size;
        std::size_t const index = slots[key_places::hash(key[1 + places.first], key[1 + places.second]) & (slot_count - 1)];
        if (index >= size)
            return size;
        std::string_view const name = names[index];
        bool const same = left >= name.size() + 2 && key[name.size() + 1] == '"' &&
                          std::char_traits<char>::compare(key + 1, name.data(), name.size()) == 0;
        return same ? index : size;
    }
};

// An open-addressed hash table, made when it is compiled. Three of four slots stay empty, so that an unknown name mostly
// meets one at once.
template <std::size_t Size>
struct key_table {
    static_assert(Size < 255, "the slots are bytes");
    static constexpr std::size_t slot_count = std::bit_ceil(4 * Size + 1);
    static constexpr std::uint8_t empty = 255;

    std::array<std::string_view, Size> names;
    std::array<std::uint8_t, slot_count> slots{};
    key_places places{};
    bool quotable = true;

    consteval explicit key_table(std::array<std::string_view, Size> const& all) : names(all)
    {
        for (std::string_view const name : names)
            quotable &= is_quotable(name);
        choose_places();
        slots.fill(empty);
        for (std::size_t index = 0; index < Size; ++index) {
            std::size_t slot = places.hash_of(names[index]) & (slot_count - 1);
            while (slots[slot] != empty)
                slot = (slot + 1) & (slot_count - 1);
            slots[slot] = static_cast<std::uint8_t>(index);
        }
    }

    [[nodiscard]] constexpr auto lookup() const noexcept -> key_lookup
    {
        return {names.data(), slots.data(), slot_count, Size, places, quotable};
    }

private:
    // The first two places, up to the closing quote of the shortest name and the sixteenth byte, at which no two names share a
    // slot; else those where the fewest do.
    consteval void choose_places()
    {
        std::size_t shortest = 15;
        for (std::string_view const name : names)
            shortest = name.size() < shortest ? name.size() : shortest;
        std::size_t fewest = std::numeric_limits<std::size_t>::max();
        for (std::size_t second = 0; second <= shortest; ++second)
            for (std::size_t first = 0; first <= second && fewest != 0; ++first) {
                key_places const tried{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
                std::size_t const shared = shared_slots(tried, fewest);
                if (shared < fewest) {
                    fewest = shared;
                    places = tried;
                }
            }
    }

    // How many names find their slot taken; counted as far as `enough`.
    consteval auto shared_slots(key_places tried, std::size_t enough) const -> std::size_t
    {
        std::array<bool, slot_count> taken{};
        std::size_t shared = 0;
        for (std::string_view const name : names) {
            bool& slot = taken[tried.hash_of(name) & (slot_count - 1)];
            shared += slot ? 1 : 0;
            slot = true;
            if (shared >= enough)
                break;
        }
        return shared;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/named.hpp
#ifndef VOUCH_READ_NAMED_HPP
#define VOUCH_READ_NAMED_HPP

// Values that are named by a string: text types, enumerations, and open ones over either.
namespace vouch::inline VOUCH_ABI::detail {

template <described_enum Type>
inline constexpr key_table<enumerators<Type>::names.size()> enumerator_table{enumerators<Type>::names};

// Gives `to` the value that `text` names; false where there is none.
template <class Type>
auto assign_named(Type& to, std::string_view text) -> bool
{
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_table<Type>.lookup().find(text);
        if (index == enumerators<Type>::values.size()) [[unlikely]]
            return false;
        to = enumerators<Type>::values[index];
    } else {
        std::optional<Type> parsed = parse_text<Type>(text);
        if (!parsed) [[unlikely]]
            return false;
        to = *std::move(parsed);
    }
    return true;
}

template <class Type>
VOUCH_INLINE auto read_named(reader& in, char const* at, Type& to) -> char const*
{
    if constexpr (text_type<Type>) {
        // A text of one size is taken as it stands if it has no escape. What looks wrong is left to the slow way to judge.
        constexpr std::size_t size = info_of<Type>().exact_size;
        if constexpr (size != 0)
            if (in.has(at, size + 2) && at[0] == '"' && at[size + 1] == '"' && all_plain<size>(at + 1, in.end()) &&
                assign_named(to, {at + 1, size})) [[likely]]
                return at + size + 2;
    }
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_table<Type>.lookup().guess(at, in.end());
        if (index != enumerators<Type>::values.size()) [[likely]] {
            to = enumerators<Type>::values[index];
            return at + enumerators<Type>::names[index].size() + 2;
        }
    }
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr || assign_named(to, text)) [[likely]]
        return end;
    return in.refuse(end, at, refused_text<Type>);
}

template <class Value>
VOUCH_INLINE auto read_named(reader& in, char const* at, open<Value>& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr)
        return nullptr;
    Value known{};
    if (assign_named(known, text))
        to = std::move(known);
    else if (described_enum<Value> || in.options().open_values == open_values::all)
        to.keep(text);
    else
        return in.refuse(end, at, refused_text<Value>);
    return end;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/map.hpp
#ifndef VOUCH_READ_MAP_HPP
#define VOUCH_READ_MAP_HPP

// JSON objects whose names are data.
namespace vouch::inline VOUCH_ABI::detail {

// The member whose key `text` starts at `begin`; `at` on the colon. A key that is refused or repeated is recorded, its value
// skipped.
template <class Map>
auto read_entry(reader& in, char const* at, Map& to, char const* begin, std::string_view text) -> char const*
{
    using key_type = typename Map::key_type;
    key_type key{};
    if constexpr (std::same_as<key_type, std::string>)
        key.assign(text);
    else if (!assign_named(key, text))
        return in.complain(begin, place::key, refused_text<key_type>) ? in.skip_undeclared_member(at, begin) : nullptr;
    auto const [entry, is_new] = to.try_emplace(std::move(key));
    if (!is_new) [[unlikely]]
        return in.complain(begin, place::key, key_repeated) ? in.skip_undeclared_member(at, begin) : nullptr;
    at = in.read_colon(at);
    return at == nullptr ? nullptr : read_value(in, at, entry->second);
}

template <class Map>
auto read_map(reader& in, char const* at, Map& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    to.clear();
    bool const outermost = in.enter_map(at);
    char const* const first = in.enter(at);
    if (first == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(first - at) - 1;
    auto next = in.is(first, '}') ? separated{first + 1, false} : separated{first, true};
    while (next.more) {
        char const* const begin = next.at;
        std::string_view text;
        if (!in.is(begin, '"'))
            return in.fail(begin, errc::syntax, "a member name in double quotes");
        if (at = in.read_string(begin, text); at == nullptr)
            return nullptr;
        if (at = read_entry(in, at, to, begin, text); at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    in.leave_map(outermost);
    return next.at;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/any_order.hpp
#ifndef VOUCH_READ_ANY_ORDER_HPP
#define VOUCH_READ_ANY_ORDER_HPP

// The members of an object that do not come in the order of its struct, and those that do not come at all. No templates: one
// copy of this serves every struct.
namespace vouch::inline VOUCH_ABI::detail {

// Of a member's value, `at` behind the colon.
using member_reader = char const* (*)(reader&, char const* at, void* object);

// A struct as code that is no template sees it: what its members are called, how each is read, and which must be there.
struct object_table {
    key_lookup names;
    member_reader const* readers;
    std::uint64_t required; // a bit for each member
    std::uint64_t nullable; // those that `absent_as_null` forgives
    bool strict;
    // null where it keeps none
    char const* (*keep_undeclared)(reader&, char const* at, void* object, char const* key, std::string_view name);
};

// How far reading of one object has come.
struct object_progress {
    char const* begin;
    std::string_view tag; // of the variant that the object is an alternative of; no data where it is none
    std::size_t gap = 0;  // bytes of white space before each member, as before the first
    std::uint64_t seen = 0;
    bool tag_seen = false;
};

// Past the colon and the value behind a key.
inline auto skip_member(reader& in, char const* at) -> char const*
{
    at = in.read_colon(at);
    return at == nullptr ? nullptr : in.skip_value(at);
}

// A duplicate is only checked as JSON: a second read into the same object would mix the two values before its checks.
VOUCH_COLD inline auto skip_duplicate(reader& in, char const* at, char const* key, std::string_view name) -> char const*
{
    return in.complain(key, place::key, member_duplicate, name) ? skip_member(in, at) : nullptr;
}

inline auto skip_tag(reader& in, char const* at, char const* key, object_progress& progress) -> char const*
{
    return std::exchange(progress.tag_seen, true) ? skip_duplicate(in, at, key, progress.tag) : skip_member(in, at);
}

// The tag, if it is the first member, as writers put it; one that needs escapes in JSON is met later, in any order.
inline auto skip_leading_tag(reader& in, char const* at, object_progress& progress) -> separated
{
    std::string_view const rest(at, static_cast<std::size_t>(in.end() - at));
    std::size_t const size = progress.tag.size();
    if (rest.size() < size + 2 || rest[0] != '"' || rest.substr(1, size) != progress.tag || rest[size + 1] != '"' ||
        !is_quotable(progress.tag))
        return {at, true};
    at = skip_tag(in, at + size + 2, at, progress);
    return at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
}

inline auto read_undeclared(reader& in, char const* at, void* object, char const* key, std::string_view name,
                            object_progress const& progress, object_table const& table) -> char const*
{
    if (table.keep_undeclared != nullptr) {
        bool const outermost = in.enter_map(progress.begin);
        at = table.keep_undeclared(in, at, object, key, name);
        if (at != nullptr)
            in.leave_map(outermost);
        return at;
    }
    if ((in.options().reject_unknown || table.strict) && !in.complain(key, place::key, member_unknown))
        return nullptr;
    return in.skip_undeclared_member(at, key);
}

// `at` on a key.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, char const* at, void* object, object_progress& progress,
                                                    object_table const& table) -> char const*
{
    for (;;) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail(at, errc::syntax, "a member name in double quotes");
        std::size_t index = table.names.guess(key, in.end());
        if (index != table.names.size) [[likely]] {
            at += table.names.names[index].size() + 2;
        } else {
            if (at = in.read_string(at, name); at == nullptr)
                return nullptr;
            index = table.names.find(name);
        }
        if (index != table.names.size && (progress.seen >> index & 1) == 0) [[likely]] {
            progress.seen |= std::uint64_t{1} << index;
            at = in.is(at, ':') ? at + 1 : in.read_colon(at);
            if (at != nullptr)
                at = table.readers[index](in, at, object);
        } else if (index != table.names.size) {
            at = skip_duplicate(in, at, key, table.names.names[index]);
        } else if (progress.tag.data() != nullptr && name == progress.tag) {
            at = skip_tag(in, at, key, progress);
        } else {
            at = read_undeclared(in, at, object, key, name, progress, table);
        }
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, '}', progress.gap);
        at = next.at;
        if (!next.more)
            return at;
    }
}

// `at` behind the object's closing brace.
VOUCH_COLD inline auto report_missing(reader& in, char const* at, std::uint64_t missing, object_table const& table) -> bool
{
    if (in.options().absent_as_null)
        missing &= ~table.nullable;
    for (; missing != 0; missing &= missing - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(missing));
        if (!in.complain(at - 1, place::object_end, member_missing, table.names.names[index]))
            return false;
    }
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/key_literal.hpp
#ifndef VOUCH_SCHEMA_KEY_LITERAL_HPP
#define VOUCH_SCHEMA_KEY_LITERAL_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The bytes that the JSON string of `byte` has besides itself.
constexpr auto escape_size(char byte) noexcept -> std::size_t
{
    if (byte == '"' || byte == '\\')
        return 1;
    return static_cast<unsigned char>(byte) < 0x20 ? 5 : 0;
}

consteval auto key_literal_size(std::string_view name) -> std::size_t
{
    std::size_t size = name.size() + 4;
    for (char const byte : name)
        size += escape_size(byte);
    return size;
}

template <std::size_t Size>
consteval auto make_key_literal(std::string_view name) -> std::array<char, Size>
{
    std::array<char, Size> literal{',', '"'};
    std::size_t at = 2;
    auto const put = [&](char byte) { literal[at++] = byte; };
    for (char const byte : name) {
        if (escape_size(byte) != 0)
            put('\\');
        if (escape_size(byte) == 5) {
            constexpr std::string_view digits = "0123456789abcdef";
            auto const value = static_cast<unsigned char>(byte);
            for (char const part : {'u', '0', '0', digits[value >> 4], digits[value & 15]})
                put(part);
        } else {
            put(byte);
        }
    }
    put('"');
    put(':');
    return literal;
}

template <class Type, class Descriptor>
inline constexpr auto key_literal_bytes =
    make_key_literal<key_literal_size(json_name<Type, Descriptor>)>(json_name<Type, Descriptor>);

// `,"name":` as the writer copies it; the reader compares what is behind the comma.
template <class Type, class Descriptor>
inline constexpr std::string_view key_literal{key_literal_bytes<Type, Descriptor>.data(),
                                              key_literal_bytes<Type, Descriptor>.size()};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/validate/rule_checks.hpp
#ifndef VOUCH_VALIDATE_RULE_CHECKS_HPP
#define VOUCH_VALIDATE_RULE_CHECKS_HPP

// Rules asked about values, in one place for those that were just read and those that were built in code.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
constexpr auto mapped_value(Item const& item) -> auto const&
{
    if constexpr (requires { item.second; })
        return item.second;
    else
        return item;
}

// complain(expectation, index of the item or nothing) for each rule that `value` breaks, as long as it gives true.
template <class Rule, class Value, class Complain>
VOUCH_INLINE auto keeps_rule(Rule const& rule, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable)
        return !holds_value(value) || keeps_rule(rule, *value, complain);
    else if constexpr (value_rule<Rule>)
        return rule.holds(value) || complain(rule.fault(value), std::nullopt);
    else
        return true;
}

template <class... Rules, class Value, class Complain>
auto keeps_rule(each<Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable) {
        return !holds_value(value) || keeps_rule(rules, *value, complain);
    } else {
        std::size_t index = 0;
        for (auto const& item : value) {
            auto const complain_of_item = [&](expectation const& what, std::optional<std::size_t>) {
                return complain(what, index);
            };
            if (!(keeps_rule(static_cast<Rules const&>(rules),
                             static_cast<typename item_of<Value>::type const&>(mapped_value(item)), complain_of_item) &&
                  ...))
                return false;
            ++index;
        }
        return true;
    }
}

// complain(expectation) for each rule of each() that `item` breaks, as long as it gives true.
template <class... Rules, class Item, class Complain>
auto keeps_item_rule(each<Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    auto const complain_of_item = [&](expectation const& what, std::optional<std::size_t>) { return complain(what); };
    return (keeps_rule(static_cast<Rules const&>(rules), item, complain_of_item) && ...);
}
template <class Item, class Complain>
auto keeps_item_rule(auto const&, Item const&, Complain const&) -> bool
{
    return true;
}
template <auto Member, class... Rules, class Item, class Complain>
auto keeps_item_rules(field_rules<Member, Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    return (keeps_item_rule(static_cast<Rules const&>(rules), item, complain) && ...);
}

template <auto Member, class... Rules, class Value, class Complain>
VOUCH_INLINE auto keeps_all(field_rules<Member, Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    return (keeps_rule(static_cast<Rules const&>(rules), value, complain) && ...);
}

template <class Field>
inline constexpr bool has_value_rules = false;
template <auto Member, class... Rules>
inline constexpr bool has_value_rules<field_rules<Member, Rules...>> = ((value_rule<Rules> || is_each<Rules>) || ...);

template <class Field>
inline constexpr bool has_each = false;
template <auto Member, class... Rules>
inline constexpr bool has_each<field_rules<Member, Rules...>> = (is_each<Rules> || ...);

// The same for all rules of the member that `Descriptor` describes.
template <class Type, class Descriptor, class Value, class Complain>
VOUCH_INLINE auto keeps_rules(Value const& value, Complain const& complain) -> bool
{
    if constexpr (has_value_rules<field_type<Type, Descriptor>>)
        return keeps_all(field_of<Type, Descriptor>(), value, complain);
    else
        return true;
}

// What a rule of a whole struct stands at.
enum class rule_place { object, member, missing_member };

template <class Type, auto... Members>
inline constexpr auto list_of_members = [] {
    constexpr std::array<std::string_view, sizeof...(Members)> names{json_name_of<Type, Members>...};
    return make_list<size_of_list(names)>(names);
}();

template <class Type, class Predicate, auto... Members, class Complain>
auto keeps_object_rule(check<Predicate, Members...> const& rule, Type const& object, Complain const& complain) -> bool
{
    if (rule.holds(object))
        return true;
    expectation const what{errc::check, rule.code, rule.expected};
    if constexpr (sizeof...(Members) == 0)
        return complain(what, rule_place::object, std::string_view());
    else
        return complain(what, rule_place::member, std::array{json_name_of<Type, Members>...}[0]);
}

template <class Type, auto... Members, class Complain>
auto keeps_object_rule(at_least_one_of<Members...> const&, Type const& object, Complain const& complain) -> bool
{
    if ((holds_value(object.*Members) || ...))
        return true;
    constexpr auto const& list = list_of_members<Type, Members...>;
    return complain(expectation{errc::at_least_one, std::string_view(list.data(), list.size())}, rule_place::object,
                    std::string_view());
}

template <class Type, auto Member, class Predicate, class Complain>
auto keeps_presence(required_if<Predicate> const& rule, Type const& object, Complain const& complain) -> bool
{
    return holds_value(object.*Member) || !rule.applies(object) ||
           complain(member_missing, rule_place::missing_member, json_name_of<Type, Member>);
}
template <class Type, auto Member, class Complain>
auto keeps_presence(auto const&, Type const&, Complain const&) -> bool
{
    return true;
}

template <class Type, auto Member, class... Rules, class Complain>
auto keeps_object_rule(field_rules<Member, Rules...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return (keeps_presence<Type, Member>(static_cast<Rules const&>(rules), object, complain) && ...);
}

template <class Item>
inline constexpr bool is_object_rule = false;
template <class Predicate, auto... Members>
inline constexpr bool is_object_rule<check<Predicate, Members...>> = true;
template <auto... Members>
inline constexpr bool is_object_rule<at_least_one_of<Members...>> = true;
template <auto Member, class... Rules>
inline constexpr bool is_object_rule<field_rules<Member, Rules...>> = (is_required_if<Rules> || ...);

template <class Schema>
inline constexpr bool schema_has_object_rules = false;
template <class... Items>
inline constexpr bool schema_has_object_rules<schema<Items...>> = (is_object_rule<Items> || ...);

// Whether `Type` or one of its described bases has a rule of the whole struct.
template <class Type, class Bases = bases_of<Type>>
inline constexpr bool has_object_rules = schema_has_object_rules<schema_type<Type>>;
template <class Type, template <class...> class List, class... Bases>
inline constexpr bool has_object_rules<Type, List<Bases...>> =
    schema_has_object_rules<schema_type<Type>> || (has_object_rules<typename Bases::type> || ...);

template <class Type, class Item, class Complain>
auto keeps_item([[maybe_unused]] Item const& item, [[maybe_unused]] Type const& object, [[maybe_unused]] Complain const& complain)
    -> bool
{
    if constexpr (is_object_rule<Item>)
        return keeps_object_rule(item, object, complain);
    else
        return true;
}

template <class Type, class... Items, class Complain>
auto keeps_own_object_rules(schema<Items...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return (keeps_item(static_cast<Items const&>(rules), object, complain) && ...);
}

// complain(expectation, rule_place, name of the member) for each rule of the struct, and of its bases first, that `object`
// breaks, as long as it gives true.
template <class Type, class Complain>
auto keeps_object_rules(Type const& object, Complain const& complain) -> bool
{
    return [&]<template <class...> class List, class... Bases>(List<Bases...>) {
        return (keeps_object_rules(static_cast<typename Bases::type const&>(object), complain) && ...) &&
               keeps_own_object_rules(schema_of<Type>, object, complain);
    }(bases_of<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/object.hpp
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Whether null stands here and is refused: an optional member is absent rather than null.
template <class Type>
VOUCH_INLINE auto refuses_null([[maybe_unused]] reader const& in, [[maybe_unused]] char const* at) -> bool
{
    if constexpr (shape_of<Type> == shape::optional && takes_null<Type>)
        return in.is(at, 'n') && !in.options().null_as_absent;
    else
        return false;
}

// A member's value, `at` behind the colon: one function for each type of member, shared by all structs.
template <class Type>
VOUCH_OUTLINE auto read_member_value(reader& in, char const* at, Type& to) -> char const*
{
    at = in.skip_likely_space(at);
    return refuses_null<Type>(in, at) ? in.refuse_type(at, expected_json<Type>()) : read_value_inline(in, at, to);
}

// Complains of all items that break a rule, where they stand in the array or object from `begin` to `end`, which was read without
// a mistake: each is read once more, since a set or a map does not know the order of the text.
template <class Type, class Descriptor>
VOUCH_COLD auto complain_of_items(reader& in, char const* begin, char const* end) -> bool
{
    using container = bare_type<member_type<Type, Descriptor>>;
    constexpr bool is_map = shape_of<container> == shape::map;
    reader items({begin, static_cast<std::size_t>(end - begin)}, in.options());
    bool const outermost = is_map && in.enter_map(begin);
    separated next{items.skip_space(begin + 1), true};
    bool more = true;
    while (more && next.more) {
        char const* at = next.at;
        if constexpr (is_map) {
            std::string_view key;
            at = items.read_colon(items.read_string(at, key));
        }
        typename item_of<container>::type item{};
        next = items.read_separator(read_value(items, at, item), is_map ? '}' : ']');
        more = keeps_item_rules(field_of<Type, Descriptor>(), item,
                                [&](expectation const& what) { return in.complain(at, place::value, what); });
    }
    in.leave_map(outermost);
    return more;
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, char const* at, Type& object) -> char const*
{
    auto& value = object.*Descriptor::pointer;
    if constexpr (!has_value_rules<field_type<Type, Descriptor>>) {
        return read_member_value(in, at, value);
    } else {
        std::size_t const before = in.marks().size();
        char const* const end = read_member_value(in, at, value);
        if (end == nullptr || in.marks().size() != before)
            return end;
        [[maybe_unused]] bool items_are_told = false;
        bool const more =
            keeps_rules<Type, Descriptor>(value, [&](expectation const& what, [[maybe_unused]] std::optional<std::size_t> item) {
                if constexpr (has_each<field_type<Type, Descriptor>>)
                    if (item)
                        return std::exchange(items_are_told, true) ||
                               complain_of_items<Type, Descriptor>(in, in.skip_space(at), end);
                return in.complain(end, place::value_end, what);
            });
        return more ? end : nullptr;
    }
}

template <class Type, class Descriptor>
auto read_member_of(reader& in, char const* at, void* object) -> char const*
{
    return read_member<Type, Descriptor>(in, at, *static_cast<Type*>(object));
}

template <class Type>
auto keep_undeclared(reader& in, char const* at, void* object, char const* key, std::string_view name) -> char const*
{
    return read_entry(in, at, static_cast<Type*>(object)->*catch_all_of<Type>::pointer, key, name);
}

template <class Type>
consteval auto undeclared_keeper() -> char const* (*)(reader&, char const*, void*, char const*, std::string_view)
{
    if constexpr (has_catch_all<Type>)
        return &keep_undeclared<Type>;
    else
        return nullptr;
}

template <class Type, class Descriptor>
inline constexpr bool may_be_missing = may_be_absent<member_type<Type, Descriptor>> || has_rule<defaulted, Type, Descriptor>;

template <class Type, class List = json_members<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr key_table<sizeof...(Descriptors)> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<member_reader, sizeof...(Descriptors)> readers{&read_member_of<Type, Descriptors>...};

    static consteval auto bits(std::array<bool, sizeof...(Descriptors)> const& flags) -> std::uint64_t
    {
        std::uint64_t all = 0;
        for (std::size_t index = 0; index < flags.size(); ++index)
            all |= static_cast<std::uint64_t>(flags[index]) << index;
        return all;
    }
    static constexpr std::uint64_t required = bits({!may_be_missing<Type, Descriptors>...});
    static constexpr std::uint64_t nullable = bits({is_nullable<member_type<Type, Descriptors>>...});

    static constexpr object_table table{
        names.lookup(), readers.data(), required, nullable, has_item<strict_members, Type>, undeclared_keeper<Type>()};
};

// The next member if it is the one that `Descriptor` describes. Whether the one after that may come next: not where this one is
// needed and did not come, since then the text has an order of its own.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, separated& next, Type& object, object_progress& progress, std::uint64_t bit) -> bool
{
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1); // "name":
    if (!in.has(next.at, key.size()) || !stands_at(next.at, key))
        return may_be_missing<Type, Descriptor> || is_nullable<member_type<Type, Descriptor>>;
    progress.seen |= bit;
    char const* const at = read_member<Type, Descriptor>(in, next.at + key.size(), object);
    next = at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
    return next.more;
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_members(reader& in, char const* at, Type& object, object_progress& progress, List<Descriptors...>)
    -> char const*
{
    separated next{at, true};
    if (progress.tag.data() != nullptr)
        next = skip_leading_tag(in, at, progress);
    std::uint64_t bit = 1;
    if (next.more)
        (void)((read_if_next<Type, Descriptors>(in, next, object, progress, bit) && (bit <<= 1, true)) && ...);
    if (next.more) [[unlikely]]
        return read_members_in_any_order(in, next.at, &object, progress, object_facts<Type>::table);
    return next.at;
}

template <class Value>
VOUCH_OUTLINE void reset_member(Value& value)
{
    value.reset();
}

// Gives absent members what a new object has there.
template <class Type, template <class...> class List, class... Descriptors>
VOUCH_OUTLINE void reset_absent([[maybe_unused]] Type& object, [[maybe_unused]] std::uint64_t seen, List<Descriptors...>)
{
    std::uint64_t bit = 1;
    [[maybe_unused]] auto const reset = [&]<class Descriptor>(Descriptor) {
        auto& member = object.*Descriptor::pointer;
        if constexpr (has_rule<defaulted, Type, Descriptor>) {
            if ((seen & bit) == 0)
                member = std::move(Type{}.*Descriptor::pointer);
        } else if constexpr (may_be_absent<member_type<Type, Descriptor>> || is_nullable<member_type<Type, Descriptor>>) {
            if ((seen & bit) == 0)
                reset_member(member);
        }
        bit <<= 1;
    };
    (reset(Descriptors{}), ...);
}

template <class Type>
auto report_object_rules(reader& in, Type const& object, char const* begin, char const* end) -> bool
{
    return keeps_object_rules(object, [&](expectation const& what, rule_place where, std::string_view name) {
        switch (where) {
        case rule_place::object: return in.complain(begin, place::object_begin, what);
        case rule_place::member: return in.complain(begin, place::object_begin, what, name);
        case rule_place::missing_member: break;
        }
        return in.complain(end - 1, place::object_end, what, name);
    });
}

template <class Type>
auto read_described(reader& in, char const* at, Type& object, std::string_view tag) -> char const*
{
    object_progress progress{.begin = at, .tag = tag};
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    if constexpr (has_catch_all<Type>)
        (object.*catch_all_of<Type>::pointer).clear();
    progress.gap = static_cast<std::size_t>(at - progress.begin) - 1;
    at = in.is(at, '}') ? at + 1 : read_members(in, at, object, progress, json_members<Type>{});
    if (at == nullptr)
        return nullptr;
    if (in.reuses())
        reset_absent(object, progress.seen, json_members<Type>{});
    if (std::uint64_t const missing = object_facts<Type>::required & ~progress.seen; missing != 0) [[unlikely]]
        if (!report_missing(in, at, missing, object_facts<Type>::table))
            return nullptr;
    if constexpr (has_object_rules<Type>)
        if (in.marks().size() == before && !report_object_rules(in, object, progress.begin, at))
            return nullptr;
    in.leave();
    return at;
}

// An object; `tag` where it is an alternative of a variant, which has found that. A type that is not in order is a compile error
// once, and not another here.
template <described_struct Type>
VOUCH_INLINE auto read_object([[maybe_unused]] reader& in, [[maybe_unused]] char const* at, [[maybe_unused]] Type& object,
                              [[maybe_unused]] std::string_view tag = {}) -> char const*
{
    if constexpr (is_well_formed<Type>)
        return read_described(in, at, object, tag);
    else
        return nullptr;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/floating.hpp
#ifndef VOUCH_JSON_FLOATING_HPP
#define VOUCH_JSON_FLOATING_HPP

#include <cmath>
#include <system_error>
#if !defined(__cpp_lib_to_chars)
#include <cstdlib>
#include <locale.h>
#include <string>
#include <type_traits>
#endif

// Correctly rounded floating point from decimal digits.
namespace vouch::inline VOUCH_ABI::detail {

#if !defined(__cpp_lib_to_chars)
// For a standard library without from_chars for floating point: the C library's, in the C locale, on a copy that ends.
template <std::floating_point Float>
VOUCH_COLD auto to_float_in_c_locale(number_text const& number) -> Float
{
    static locale_t const c_locale = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
    // More digits than any halfway point between two doubles has: what follows only matters by not being zero.
    constexpr std::size_t enough = 800;
    std::string copy = number.negative ? "-0." : "0.";
    auto const [zero, point] = magnitude_of(number);
    std::size_t kept = 0;
    bool rest = false;
    for (auto const part : {number.whole, number.fraction})
        for (char const digit : part)
            if (kept == enough)
                rest |= digit != '0';
            else if (kept != 0 || digit != '0')
                copy += digit, ++kept;
    if (rest)
        copy += '1';
    copy += 'e';
    copy += std::to_string(zero ? 0 : point);
    if constexpr (std::is_same_v<Float, float>)
        return strtof_l(copy.c_str(), nullptr, c_locale);
    else
        return static_cast<Float>(strtod_l(copy.c_str(), nullptr, c_locale));
}
#endif

#if defined(__SIZEOF_INT128__)
__extension__ using wide = unsigned __int128;

// 5^n, and the 64 highest bits of its inverse.
struct powers_of_five {
    std::array<std::uint64_t, 28> of{1}; // the most that a word holds
    std::array<std::uint64_t, 28> inverse_of{std::uint64_t{1} << 63};

    constexpr powers_of_five()
    {
        for (std::size_t power = 1; power != of.size(); ++power) {
            of[power] = of[power - 1] * 5;
            inverse_of[power] =
                static_cast<std::uint64_t>((static_cast<wide>(1) << (127 - std::countl_zero(of[power]))) / of[power]);
        }
    }
};
inline constexpr powers_of_five five{};

// Whether `digits_to_float` can make a number of this many digits, with this power of ten.
constexpr auto is_short(std::size_t digits, std::int64_t power) noexcept -> bool
{
    auto const most = static_cast<std::int64_t>(five.of.size());
    return digits <= 19 && -most < power && power < most;
}

// The nearest `Float` to digits * 10^power. The power of two goes to the exponent, the power of five is a factor or a divisor.
template <std::floating_point Float>
auto digits_to_float(bool negative, std::uint64_t digits, int power) noexcept -> Float
{
    auto const size = static_cast<std::size_t>(power < 0 ? -power : power);
    auto const two_to = [](int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); };
    double value = 0;
    if (power >= 0) {
        wide const product = static_cast<wide>(digits) * five.of[size];
        value = static_cast<double>(static_cast<Float>(product)) * two_to(power);
    } else if (digits != 0) {
        // The inverse is short by less than one in its last place, so that the quotient lies from `high` to `high` + 2. Where
        // that leaves open how it is rounded, once in some hundred numbers, it is divided to the end.
        int const shift = std::countl_zero(digits);
        auto const high = static_cast<std::uint64_t>((static_cast<wide>(digits << shift) * five.inverse_of[size]) >> 64);
        int const spare = 64 - std::countl_zero(high) - std::numeric_limits<Float>::digits;
        std::uint64_t const half = std::uint64_t{1} << (spare - 1);
        std::uint64_t const rest = high & (2 * half - 1);
        if (rest + 2 < half || rest > half) [[likely]] {
            int const exponent = power - shift - (63 - std::countl_zero(five.of[size])) + spare;
            value = static_cast<double>((high >> spare) + (rest > half ? 1 : 0)) * two_to(exponent);
        } else {
            wide const dividend = static_cast<wide>(digits) << (64 + shift);
            wide quotient = dividend / five.of[size];
            if (quotient * five.of[size] != dividend)
                quotient |= 1; // far below the last bit that counts: not in the middle
            value = static_cast<double>(static_cast<Float>(quotient)) * two_to(power - shift - 64);
        }
    }
    return static_cast<Float>(negative ? -value : value);
}
#endif

// The number at `at` where it has no exponent and nineteen digits at most; its end, or nullptr for everything else, which the
// whole way judges.
template <std::floating_point Float>
auto read_short_float([[maybe_unused]] char const* at, [[maybe_unused]] char const* end, [[maybe_unused]] Float& to) noexcept
    -> char const*
{
#if defined(__SIZEOF_INT128__)
    bool const negative = *at == '-';
    char const* const first = at + negative;
    std::uint64_t digits = 0;
    at = scan_digits(first, end, digits);
    auto const whole = static_cast<std::size_t>(at - first);
    std::size_t fraction = 0;
    if (at != end && *at == '.') {
        char const* const point = at;
        at = scan_digits(point + 1, end, digits);
        fraction = static_cast<std::size_t>(at - point) - 1;
        if (fraction == 0)
            return nullptr;
    }
    bool const has_exponent = at != end && (*at == 'e' || *at == 'E');
    if (whole == 0 || (*first == '0' && whole > 1) || has_exponent ||
        !is_short(whole + fraction, -static_cast<std::int64_t>(fraction)))
        return nullptr;
    to = digits_to_float<Float>(negative, digits, -static_cast<int>(fraction));
    return at;
#else
    return nullptr;
#endif
}

// The nearest `Float`. Too large is out of range; too small is zero.
template <std::floating_point Float>
auto to_float(number_text const& number, Float& to) -> conversion
{
#if defined(__SIZEOF_INT128__)
    std::int64_t const power = number.exponent - static_cast<std::int64_t>(number.fraction.size());
    if (is_short(number.whole.size() + number.fraction.size(), power)) [[likely]] {
        to = digits_to_float<Float>(number.negative, number.significand, static_cast<int>(power));
        return std::isinf(to) ? conversion::out_of_range : conversion::done;
    }
#endif
#if defined(__cpp_lib_to_chars)
    Float value{};
    if (std::from_chars(number.first, number.last, value).ec == std::errc{}) {
        to = value;
        return conversion::done;
    }
    auto const [zero, point] = magnitude_of(number); // from_chars says out of range for both ends
    if (!zero && point > 0)
        return conversion::out_of_range;
    to = number.negative ? -Float{} : Float{};
    return conversion::done;
#else
    Float const value = to_float_in_c_locale<Float>(number);
    if (std::isinf(value))
        return conversion::out_of_range;
    to = value;
    return conversion::done;
#endif
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/scalar.hpp
#ifndef VOUCH_READ_SCALAR_HPP
#define VOUCH_READ_SCALAR_HPP

namespace vouch::inline VOUCH_ABI::detail {

VOUCH_INLINE auto read_scalar(reader& in, char const* at, bool& to) -> char const*
{
    if (in.is(at, 't'))
        return to = true, in.read_literal(at, "true");
    if (in.is(at, 'f'))
        return to = false, in.read_literal(at, "false");
    return in.refuse_type(at, "true or false");
}

// Whether a number starts here; anything else is skipped as a value of the wrong type.
inline auto starts_number(reader const& in, char const* at) noexcept -> bool
{
    return at != in.end() && (*at == '-' || is_digit(*at));
}

template <json_integer Integer>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Integer& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "an integer");
    if (char const* const end = read_short_integer(at, in.end(), to); end != nullptr) [[likely]]
        return end;
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    switch (to_integer(number, to)) {
    case conversion::done: return at;
    case conversion::not_an_integer: return in.refuse(at, number.first, {errc::wrong_type, "an integer"});
    case conversion::out_of_range: break;
    }
    return in.refuse(at, number.first, integer_out_of_range<Integer>);
}

template <std::floating_point Float>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Float& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "a number");
    if (char const* const end = read_short_float(at, in.end(), to); end != nullptr) [[likely]]
        return end;
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr || to_float(number, to) == conversion::done)
        return at;
    return in.refuse(at, number.first, number_out_of_range);
}

// An enumeration that is a number in JSON.
template <described_enum Enum>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Enum& to) -> char const*
{
    std::int64_t number = 0;
    char const* const value = at;
    std::size_t const before = in.marks().size();
    at = read_scalar(in, at, number);
    if (at == nullptr || in.marks().size() != before)
        return at;
    for (Enum const one : enumerators<Enum>::values)
        if (std::cmp_equal(static_cast<std::underlying_type_t<Enum>>(one), number)) {
            to = one;
            return at;
        }
    return in.refuse(at, value, refused_text<Enum>);
}

// A type whose text is a JSON number.
template <number_text_type Number>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Number& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "a number");
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    std::optional<Number> parsed = Number::parse({number.first, static_cast<std::size_t>(number.last - number.first)});
    if (!parsed)
        return in.refuse(at, number.first, refused_text<Number>);
    to = *std::move(parsed);
    return at;
}

// What a string holds without memory of its own: in libc++, whose strings have 24 bytes, and in the others.
inline constexpr std::size_t short_string_size = sizeof(std::string) == 24 ? 22 : 15;

// `text` is followed by readable bytes, `short_string_size` of them in all. Most strings of identity data are short, and the two
// library calls of an `assign` cost more than reading them: a string of a size known here is made inline, filled and cut.
VOUCH_INLINE void assign_short(std::string& to, std::string_view text)
{
    to = std::string(short_string_size, ' ');
    std::memcpy(to.data(), text.data(), short_string_size);
    to.resize(text.size());
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, std::string& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr) [[unlikely]]
        return nullptr;
    bool const in_place = text.data() == at + 1;
    if (in_place && text.size() <= short_string_size && in.has(at + 1, short_string_size) && to.capacity() == short_string_size)
        [[likely]] // else `to` has room of its own, which it keeps
        assign_short(to, text);
    else
        to.assign(text);
    return end;
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, secret& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr)
        return nullptr;
    if (text.empty())
        return in.refuse(end, at, {errc::too_short, "{} characters", {.least = 1}});
    to = secret(text);
    return end;
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, raw_json& to) -> char const*
{
    char const* const end = in.skip_value(at);
    if (end != nullptr)
        to = raw_json(raw_json::checked{{at, static_cast<std::size_t>(end - at)}});
    return end;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/variants.hpp
#ifndef VOUCH_SCHEMA_VARIANTS_HPP
#define VOUCH_SCHEMA_VARIANTS_HPP

// What a schema says of a std::variant: the member that is its tag, and the value of that for each alternative.
namespace vouch::inline VOUCH_ABI {

// The sentence that the compiler prints.
template <class Variant, class Alternative>
inline constexpr bool schema_names_this_alternative = false;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

template <class Variant>
inline constexpr std::string_view tag_of = static_cast<tag const&>(schema_of<Variant>).text;

template <class Variant, class Alternative>
consteval auto find_tag_value() -> std::string_view
{
    if constexpr (has_item<alternative_named<Alternative>, Variant>) {
        return static_cast<alternative_named<Alternative> const&>(schema_of<Variant>).text;
    } else {
        static_assert(schema_names_this_alternative<Variant, Alternative>,
                      "the schema of this variant lacks an alternative<T>(\"value\")");
        return {};
    }
}

template <class Variant>
struct alternatives;
template <class... Alternatives>
struct alternatives<std::variant<Alternatives...>> {
    using variant = std::variant<Alternatives...>;
    static constexpr std::array<std::string_view, sizeof...(Alternatives)> names{find_tag_value<variant, Alternatives>()...};
};

template <class Variant>
inline constexpr auto list_of_alternatives = make_list<size_of_list(alternatives<Variant>::names)>(alternatives<Variant>::names);

// The error of a tag that names no alternative.
template <class Variant>
constexpr auto unknown_tag() noexcept -> expectation
{
    return {errc::unknown_alternative,
            std::string_view(list_of_alternatives<Variant>.data(), list_of_alternatives<Variant>.size())};
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/variant.hpp
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP

// Objects whose tag says which struct they are.
namespace vouch::inline VOUCH_ABI::detail {

// The value of the member `tag` of the object at `at`, or its closing brace where it has no such member. It is mostly first; else
// what stands before it is passed over once and read again by whoever reads the object.
inline auto find_tag(reader& in, char const* at, std::string_view tag) -> char const*
{
    at = in.enter(at);
    while (at != nullptr && !in.is(at, '}')) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail(at, errc::syntax, "a member name in double quotes");
        if (at = in.read_string(at, name); at == nullptr)
            return nullptr;
        if (name == tag) {
            at = in.read_colon(at);
            break;
        }
        if (at = in.skip_undeclared_member(at, key); at == nullptr)
            return nullptr;
        at = in.skip_space(at);
        if (!in.is(at, '}'))
            at = in.read_separator(at, '}').at;
    }
    in.leave();
    return at;
}

template <class Variant>
inline constexpr key_table<std::variant_size_v<Variant>> alternative_table{alternatives<Variant>::names};

template <class... Alternatives>
auto read_alternative(reader& in, char const* at, std::variant<Alternatives...>& to, std::size_t index) -> char const*
{
    constexpr std::string_view tag = tag_of<std::variant<Alternatives...>>;
    std::size_t one = 0;
    (void)((one++ == index && (at = read_object(in, at, to.template emplace<Alternatives>(), tag), true)) || ...);
    return at;
}

template <class Variant>
auto read_variant(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    char const* const value = find_tag(in, at, tag_of<Variant>);
    if (value == nullptr)
        return nullptr;
    if (in.is(value, '}')) {
        at = in.skip_value(at);
        return at != nullptr && in.complain(value, place::object_end, member_missing, tag_of<Variant>) ? at : nullptr;
    }
    std::string_view name;
    std::size_t index = std::variant_size_v<Variant>;
    bool const is_string = in.is(value, '"');
    if (is_string) {
        if (in.read_string(value, name) == nullptr)
            return nullptr;
        index = alternative_table<Variant>.lookup().find(name);
    }
    if (index == std::variant_size_v<Variant>) {
        at = in.skip_value(at);
        return at == nullptr
                   ? nullptr
                   : in.refuse(at, value, is_string ? unknown_tag<Variant>() : expectation{errc::wrong_type, "a string"});
    }
    return read_alternative(in, at, to, index);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/value.hpp
#ifndef VOUCH_READ_VALUE_HPP
#define VOUCH_READ_VALUE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// A place for the value that an optional, a pointer or a nullable is to hold. What is there already keeps its room, unless
// somebody else shares it.
template <class Value>
auto make_value(std::optional<Value>& to) -> Value&
{
    return to ? *to : to.emplace();
}
template <class Value>
auto make_value(nullable<Value>& to) -> Value&
{
    return to ? *to : to.emplace();
}
template <smart_pointer Pointer>
auto make_value(Pointer& to) -> typename Pointer::element_type&
{
    if constexpr (std::copy_constructible<Pointer>)
        to.reset(new typename Pointer::element_type());
    else if (!to)
        to.reset(new typename Pointer::element_type());
    return *to;
}

template <class Type>
VOUCH_INLINE auto read_value_inline(reader& in, char const* at, Type& to) -> char const*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::nullable || kind == shape::optional) {
        if (takes_null<Type> && in.is(at, 'n')) {
            to.reset();
            return in.read_literal(at, "null");
        }
        return read_value_inline(in, at, make_value(to));
    } else if constexpr (kind == shape::object) {
        return read_object(in, at, to);
    } else if constexpr (kind == shape::sequence) {
        return read_sequence(in, at, to);
    } else if constexpr (kind == shape::set) {
        return read_set(in, at, to);
    } else if constexpr (kind == shape::fixed_array) {
        return read_fixed_array(in, at, to);
    } else if constexpr (kind == shape::tuple) {
        return read_tuple(in, at, to);
    } else if constexpr (kind == shape::map) {
        return read_map(in, at, to);
    } else if constexpr (kind == shape::variant) {
        return read_variant(in, at, to);
    } else if constexpr (kind == shape::named || kind == shape::open) {
        return read_named(in, at, to);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::read(in, at, to);
    } else {
        return read_scalar(in, at, to);
    }
}

template <class Type>
VOUCH_OUTLINE auto read_value(reader& in, char const* at, Type& to) -> char const*
{
    return read_value_inline(in, at, to);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/report/resolve.hpp
#ifndef VOUCH_REPORT_RESOLVE_HPP
#define VOUCH_REPORT_RESOLVE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Turns marks into errors: one scan of the text for all of them, however many there are. The text was read or written before, up
// to the mark of a syntax error if there is one, so the scan checks nothing.
class resolver {
public:
    enum class offsets { told, untold };

    resolver(std::string_view text, std::vector<mark> marks)
        : scanner_(known_part(text, marks), {}), at_(text.data()), marks_(std::move(marks))
    {
        order_.reserve(marks_.size());
        for (mark const& one : marks_)
            order_.emplace_back(one.anchor, order_.size());
        sort_order();
        found_.resize(marks_.size());
        find_next();
    }

    auto run(offsets which = offsets::told) -> errors
    {
        open_.push_back({.is_object = false, .begin = 0});
        while ((next_anchor_ != none || !waiting_.empty()) && scan_token()) {
        }
        for (; next_anchor_ != none; pass_mark()) // the text ended, or broke, before the anchor
            settle(order_[next_].mark, next_anchor_, open_.size());
        while (open_.size() > 1)
            close(offset());
        for (std::size_t index = 0; index < found_.size(); ++index)
            order_[index] = {found_[index].offset, index};
        sort_order();
        std::vector<error> all;
        all.reserve(found_.size());
        for (placed const& one : order_)
            all.emplace_back(marks_[one.mark].what, std::move(found_[one.mark].pointer),
                             which == offsets::told ? std::optional(one.offset) : std::nullopt);
        return errors(std::move(all));
    }

private:
    // What follows a syntax error means nothing.
    static auto known_part(std::string_view text, std::vector<mark> const& marks) -> std::string_view
    {
        bool const broken = !marks.empty() && marks.back().where == place::nowhere;
        return broken ? text.substr(0, marks.back().anchor) : text;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct placed {
        std::size_t offset;
        std::size_t mark;

        constexpr placed(std::size_t where, std::size_t which) noexcept : offset(where), mark(which) {}
        friend constexpr auto operator<=>(placed const&, placed const&) = default;
    };
    struct found {
        std::size_t offset = 0;
        std::string pointer{};
    };
    struct container {
        bool is_object;
        bool in_value = false; // whether key or index belongs to the path
        std::size_t begin;
        std::size_t index = 0;     // of the element, in an array
        char const* key = nullptr; // where the member's starts, in an object: read when it is asked for
    };
    auto offset() const noexcept -> std::size_t { return static_cast<std::size_t>(at_ - scanner_.begin()); }
    auto next_mark() const noexcept -> mark const& { return marks_[order_[next_].mark]; }

    void sort_order()
    {
        if (!std::is_sorted(order_.begin(), order_.end())) // it mostly is
            std::sort(order_.begin(), order_.end());
    }

    void find_next() noexcept { next_anchor_ = next_ < order_.size() ? order_[next_].offset : none; }
    void pass_mark() noexcept
    {
        ++next_;
        find_next();
    }

    // The mark's error at `offset`, its pointer the path through the first `depth` containers; in a map, the way to that.
    void settle(std::size_t index, std::size_t offset, std::size_t depth)
    {
        mark const& one = marks_[index];
        std::string pointer;
        bool is_open = true;
        for (std::size_t level = 1; level < depth && is_open; ++level) {
            container const& around = open_[level];
            is_open = around.in_value && around.begin != one.opaque;
            if (is_open && around.is_object)
                append_pointer_token(pointer, key_of(around));
            else if (is_open)
                append_pointer_token(pointer, std::to_string(around.index));
        }
        if (one.member && !one.opaque)
            append_pointer_token(pointer, *one.member);
        found_[index] = {one.offset.value_or(offset), std::move(pointer)};
    }

    // Valid until the next string is read.
    auto key_of(container const& object) -> std::string_view
    {
        std::string_view key;
        (void)scanner_.read_string(object.key, key); // it was read before
        return key;
    }

    // Settles the marks at `anchor` that `which` accepts; those that it leaves are for something later at the same byte.
    template <class Which>
    void settle_all(std::size_t anchor, std::size_t offset, std::size_t depth, Which which)
    {
        for (; next_anchor_ <= anchor && which(next_mark().where); pass_mark())
            settle(order_[next_].mark, offset, depth);
    }

    // One token; false at the end of the text or where it breaks.
    auto scan_token() -> bool
    {
        at_ = scanner_.skip_space(at_);
        if (at_ == scanner_.end())
            return false;
        container& inner = open_.back();
        switch (*at_) {
        case ',': pass_comma(); return true;
        case '}':
        case ']':
            settle_all(offset(), offset(), open_.size(), [](place where) { return where == place::object_end; });
            ++at_;
            if (open_.size() == 1)
                return false;
            close(inner.begin);
            return true;
        case '"':
            if (inner.is_object && !inner.in_value)
                return scan_key();
            return scan_value();
        default: return scan_value();
        }
    }

    void pass_comma()
    {
        container& inner = open_.back();
        ++at_;
        ++inner.index;
        inner.in_value = !inner.is_object;
    }

    auto scan_key() -> bool
    {
        std::size_t const begin = offset();
        settle_all(begin, begin, open_.size(), [](place where) { return where == place::key; });
        char const* const key = at_;
        if (!skip_string())
            return false;
        settle_all(offset(), begin, open_.size(), [](place where) { return where == place::value_end; });
        open_.back().key = key;
        open_.back().in_value = true;
        at_ = scanner_.skip_space(at_);
        if (at_ == scanner_.end() || *at_ != ':')
            return false;
        at_ = scanner_.skip_space(at_ + 1);
        return at_ != scanner_.end() && scan_value();
    }

    auto scan_value() -> bool
    {
        std::size_t const begin = offset();
        container& around = open_.back();
        around.in_value = true;
        if (around.is_object && !waiting_.empty() && waiting_.back().offset == around.begin)
            settle_waiting(around, begin);
        settle_all(begin, begin, open_.size(), [](place where) { return where == place::value; });
        char const first = *at_;
        if (first == '{' || first == '[') {
            for (; next_anchor_ == begin && next_mark().where == place::object_begin; pass_mark())
                waiting_.push_back(order_[next_]);
            open_.push_back({.is_object = first == '{', .in_value = first == '[', .begin = begin});
            ++at_;
            return true;
        }
        if (first == '"') {
            if (!skip_string())
                return false;
        } else {
            while (at_ != scanner_.end() && !is_space(*at_) && !is_punctuation(*at_))
                ++at_;
            if (offset() == begin)
                return false;
        }
        value_ended(begin);
        if (at_ != scanner_.end() && *at_ == ',')
            pass_comma();
        return true;
    }

    static auto is_punctuation(char byte) noexcept -> bool
    {
        return byte == ',' || byte == ']' || byte == '}' || byte == ':' || byte == '"' || byte == '[' || byte == '{';
    }

    auto skip_string() -> bool
    {
        std::string_view text;
        char const* const end = scanner_.read_string(at_, text);
        if (end != nullptr)
            at_ = end;
        return end != nullptr;
    }

    void value_ended(std::size_t begin)
    {
        settle_all(offset(), begin, open_.size(), [](place where) { return where == place::value_end; });
        open_.back().in_value = false;
    }

    // The object or array that is open ends here; its checks that found no member stand at its beginning.
    void close(std::size_t begin)
    {
        container const ended = open_.back();
        open_.pop_back();
        for (; !waiting_.empty() && waiting_.back().offset == ended.begin; waiting_.pop_back())
            settle(waiting_.back().mark, ended.begin, open_.size());
        value_ended(begin);
    }

    void settle_waiting(container const& object, std::size_t begin)
    {
        std::string const key(key_of(object));
        std::erase_if(waiting_, [&](placed const& one) {
            if (one.offset != object.begin || marks_[one.mark].member != key)
                return false;
            settle(one.mark, begin, open_.size() - 1);
            return true;
        });
    }

    scanner scanner_;
    char const* at_;
    std::vector<mark> marks_;
    std::vector<placed> order_; // marks by anchor; in the end by the offset of their error
    std::size_t next_ = 0;      // in order_
    std::size_t next_anchor_ = none;
    std::vector<container> open_;
    std::vector<placed> waiting_; // at the brace of an object that is open, for the offset of its member; inner objects last
    std::vector<found> found_;    // of each mark
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/parse.hpp
#ifndef VOUCH_READ_PARSE_HPP
#define VOUCH_READ_PARSE_HPP

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
auto read_document(reader& in, Type& to) -> bool
{
    char const* at = read_value(in, in.skip_space(in.begin()), to);
    if (at == nullptr)
        return false;
    at = in.skip_space(at);
    return at == in.end() || in.fail(at, errc::syntax, "the end of the text") != nullptr;
}

VOUCH_COLD inline auto report(reader& in, std::string_view text) -> errors
{
    errors all = resolver(text, std::move(in.marks())).run();
    if (in.truncated())
        all.set_truncated();
    return all;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// The `Type` that a JSON text holds, or every mistake in the text.
///
/// The text is read once, straight into the object: RFC 8259 to the letter, UTF-8 checked, then types, rules and checks.
/// Errors: all of them with pointer and offset, in the order of the text; a syntax error is the last one, since nothing after
///         it can be read. At most `options.max_errors`, then `errors::truncated()`.
/// Lifetime: keeps nothing of `text`, which needs no terminator.
/// Cost:   one pass; allocates for the object's own strings and arrays, and for errors.
template <class Type>
[[nodiscard]] auto parse(std::string_view text, parse_options const& options = {}) -> result<Type>
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::parse: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (type_is_described_or_mapped<Type>) {
        detail::reader in(text, options);
        result<Type> made(std::in_place);
        if (!detail::read_document(in, *made) || !in.marks().empty()) [[unlikely]]
            made = detail::report(in, text);
        return made;
    } else {
        return errors{};
    }
}

/// The same into an object that is there: its strings and arrays keep their room, so that reading many alike allocates little.
///
/// Errors: as `parse`; empty where there are none. After success the object equals what `parse` gives, whatever it held. After
///         failure it is valid, and what it holds is unspecified.
template <class Type>
[[nodiscard]] auto parse_into(std::string_view text, Type& object, parse_options const& options = {}) -> errors
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::parse_into: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (type_is_described_or_mapped<Type>) {
        detail::reader in(text, options, true);
        if (!detail::read_document(in, object) || !in.marks().empty()) [[unlikely]]
            return detail::report(in, text);
    }
    return {};
}

/// The same as `parse` for a value that was kept as text. Offsets are those within its own text.
template <class Type>
[[nodiscard]] auto parse(raw_json const& value, parse_options const& options = {}) -> result<Type>
{
    return parse<Type>(std::string_view(value.text()), options);
}

template <class Type>
auto raw_json::as() const -> result<Type>
{
    return parse<Type>(text_);
}
template <class Type>
auto raw_json::as(parse_options const& options) const -> result<Type>
{
    return parse<Type>(text_, options);
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/report/locate.hpp
#ifndef VOUCH_REPORT_LOCATE_HPP
#define VOUCH_REPORT_LOCATE_HPP

namespace vouch::inline VOUCH_ABI {

/// A place in a text as people and editors name it: both numbers start at 1, the column counts code points.
struct text_position {
    std::size_t line = 1;
    std::size_t column = 1;

    friend constexpr bool operator==(text_position const&, text_position const&) = default;
};

/// The line and column of a byte offset; those of the end for an offset beyond it. A line ends at a line feed.
[[nodiscard]] constexpr auto locate(std::string_view text, std::size_t offset) noexcept -> text_position
{
    std::string_view const before = text.substr(0, std::min(offset, text.size()));
    std::size_t const line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            detail::count_code_points(before.substr(line_begin)) + 1};
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/report/explain.hpp
#ifndef VOUCH_REPORT_EXPLAIN_HPP
#define VOUCH_REPORT_EXPLAIN_HPP

namespace vouch::inline VOUCH_ABI {

/// What `explain` shows of the text.
struct explain_options {
    bool show_values = false; ///< otherwise every value is masked and only names can be read
};

namespace detail {

// Draws the lines of a text that errors point into. It need not be JSON: what is not surely a member's name is a value.
class explainer {
public:
    explainer(errors const& all, std::string_view text, explain_options options) : text_(text), options_(options)
    {
        for (error const& one : all)
            (one.offset() ? placed_ : unplaced_).push_back(&one);
        std::sort(placed_.begin(), placed_.end(), [](error const* left, error const* right) { // all stand in one array
            return left->offset() != right->offset() ? left->offset() < right->offset() : left < right;
        });
        for (error const* one : placed_)
            if (one->kind() == errc::syntax || one->kind() == errc::invalid_utf8)
                broken_at_ = std::min(broken_at_, *one->offset());
    }

    auto run() -> std::string
    {
        for (error const* one : unplaced_)
            out_ += one->pointer() + ": " + one->message() + '\n';
        while (at_ < text_.size() && next_ < placed_.size()) {
            char const first = text_[at_];
            if (first == '\n')
                end_line();
            else if (first == '"')
                draw_string();
            else if (std::string_view("{}[],:").find(first) != std::string_view::npos)
                draw_punctuation(first);
            else if (is_space(first))
                draw(1, true);
            else
                draw(text_.find_first_of("{}[],:\" \t\r\n", at_) - at_, false);
        }
        end_line();
        return std::move(out_);
    }

private:
    // The next `size` bytes, as they are or each character as a star.
    void draw(std::size_t size, bool visible)
    {
        for (char const byte : text_.substr(at_, size)) {
            bool const continues = (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
            if (is_space(byte))
                line_ += ' ';
            else if (visible || options_.show_values)
                line_ += static_cast<unsigned char>(byte) < 0x20 ? '?' : byte;
            else if (!continues)
                line_ += '*';
        }
        at_ += std::min(size, text_.size() - at_);
    }

    void draw_punctuation(char byte)
    {
        if (byte == '{' || byte == '[')
            objects_.push_back(byte == '{');
        else if ((byte == '}' || byte == ']') && !objects_.empty())
            objects_.pop_back();
        name_expected_ = byte == '{' || (byte == ',' && !objects_.empty() && objects_.back());
        draw(1, true);
    }

    void draw_string()
    {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '"' && text_[end] != '\n')
            end += text_[end] == '\\' ? 2u : 1u;
        end = std::min(end, text_.size());
        bool const closed = end < text_.size() && text_[end] == '"';
        std::size_t const after = closed ? text_.find_first_not_of(" \t\r\n", end + 1) : text_.npos;
        bool const name = name_expected_ && after != text_.npos && text_[after] == ':' && at_ < broken_at_;
        name_expected_ = false;
        draw(1, true);
        draw(end - at_, name);
        if (closed)
            draw(1, true);
    }

    void end_line()
    {
        for (; next_ < placed_.size() && (*placed_[next_]->offset() <= at_ || at_ >= text_.size()); ++next_) {
            error const& one = *placed_[next_];
            auto const place = locate(text_, *one.offset());
            out_ += std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + one.pointer() + ": " +
                    one.message() + '\n';
            constexpr std::size_t width = 80;
            std::size_t const first = place.column > width / 2 ? place.column - width / 2 : 1;
            out_ += slice(line_, first - 1, width) + '\n';
            out_.append(place.column - first, ' ') += "^\n";
        }
        line_.clear();
        if (at_ < text_.size())
            ++at_;
    }

    static auto slice(std::string_view line, std::size_t first, std::size_t count) -> std::string
    {
        std::string part;
        std::size_t index = 0;
        for (char const byte : line) {
            index += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
            if (index > first && index <= first + count)
                part += byte;
        }
        return part;
    }

    std::string_view text_;
    explain_options options_;
    std::vector<error const*> placed_;
    std::vector<error const*> unplaced_;
    std::size_t broken_at_ = std::string_view::npos; // from here on nothing is surely a name
    std::size_t next_ = 0;                           // in placed_
    std::size_t at_ = 0;
    std::string line_;
    std::vector<bool> objects_;
    bool name_expected_ = false;
    std::string out_;
};

} // namespace detail

/// The errors for whoever holds the text: `line:column: pointer: message`, the line, at most 80 columns of it, and a caret.
///
/// Values are masked, `"country": "***"`, unless `options.show_values`; names are shown.
[[nodiscard]] inline auto explain(errors const& all, std::string_view text, explain_options options = {}) -> std::string
{
    return detail::explainer(all, text, options).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/report/flatten.hpp
#ifndef VOUCH_REPORT_FLATTEN_HPP
#define VOUCH_REPORT_FLATTEN_HPP

#include <map>

namespace vouch::inline VOUCH_ABI {

/// The messages of each place, for a form that shows them beside its fields: `flatten(errors)["/address/country"]`.
[[nodiscard]] inline auto flatten(errors const& all) -> std::map<std::string, std::vector<std::string>>
{
    std::map<std::string, std::vector<std::string>> messages;
    for (error const& one : all)
        messages[one.pointer()].push_back(one.message());
    return messages;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/iso_3166.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_3166_HPP
#define VOUCH_TYPES_DETAIL_ISO_3166_HPP

// ISO 3166-1: all 249 codes that are assigned, as of iso-codes 4.15.0, and XKX, which has no number and no name there.
namespace vouch::inline VOUCH_ABI::detail {

struct country_row {
    char alpha3[4];
    char alpha2[3];
    char numeric[4];
    char const* english_name; // the short name of the standard, in UTF-8
};

// In the order of alpha-3. Read by the compiler; a program holds it only if it asks for names.
// clang-format off
inline constexpr country_row countries[] = {
    {"ABW", "AW", "533", "Aruba"},
    {"AFG", "AF", "004", "Afghanistan"},
    {"AGO", "AO", "024", "Angola"},
    {"AIA", "AI", "660", "Anguilla"},
    {"ALA", "AX", "248", "Åland Islands"},
    {"ALB", "AL", "008", "Albania"},
    {"AND", "AD", "020", "Andorra"},
    {"ARE", "AE", "784", "United Arab Emirates"},
    {"ARG", "AR", "032", "Argentina"},
    {"ARM", "AM", "051", "Armenia"},
    {"ASM", "AS", "016", "American Samoa"},
    {"ATA", "AQ", "010", "Antarctica"},
    {"ATF", "TF", "260", "French Southern Territories"},
    {"ATG", "AG", "028", "Antigua and Barbuda"},
    {"AUS", "AU", "036", "Australia"},
    {"AUT", "AT", "040", "Austria"},
    {"AZE", "AZ", "031", "Azerbaijan"},
    {"BDI", "BI", "108", "Burundi"},
    {"BEL", "BE", "056", "Belgium"},
    {"BEN", "BJ", "204", "Benin"},
    {"BES", "BQ", "535", "Bonaire, Sint Eustatius and Saba"},
    {"BFA", "BF", "854", "Burkina Faso"},
    {"BGD", "BD", "050", "Bangladesh"},
    {"BGR", "BG", "100", "Bulgaria"},
    {"BHR", "BH", "048", "Bahrain"},
    {"BHS", "BS", "044", "Bahamas"},
    {"BIH", "BA", "070", "Bosnia and Herzegovina"},
    {"BLM", "BL", "652", "Saint Barthélemy"},
    {"BLR", "BY", "112", "Belarus"},
    {"BLZ", "BZ", "084", "Belize"},
    {"BMU", "BM", "060", "Bermuda"},
    {"BOL", "BO", "068", "Bolivia, Plurinational State of"},
    {"BRA", "BR", "076", "Brazil"},
    {"BRB", "BB", "052", "Barbados"},
    {"BRN", "BN", "096", "Brunei Darussalam"},
    {"BTN", "BT", "064", "Bhutan"},
    {"BVT", "BV", "074", "Bouvet Island"},
    {"BWA", "BW", "072", "Botswana"},
    {"CAF", "CF", "140", "Central African Republic"},
    {"CAN", "CA", "124", "Canada"},
    {"CCK", "CC", "166", "Cocos (Keeling) Islands"},
    {"CHE", "CH", "756", "Switzerland"},
    {"CHL", "CL", "152", "Chile"},
    {"CHN", "CN", "156", "China"},
    {"CIV", "CI", "384", "Côte d'Ivoire"},
    {"CMR", "CM", "120", "Cameroon"},
    {"COD", "CD", "180", "Congo, The Democratic Republic of the"},
    {"COG", "CG", "178", "Congo"},
    {"COK", "CK", "184", "Cook Islands"},
    {"COL", "CO", "170", "Colombia"},
    {"COM", "KM", "174", "Comoros"},
    {"CPV", "CV", "132", "Cabo Verde"},
    {"CRI", "CR", "188", "Costa Rica"},
    {"CUB", "CU", "192", "Cuba"},
    {"CUW", "CW", "531", "Curaçao"},
    {"CXR", "CX", "162", "Christmas Island"},
    {"CYM", "KY", "136", "Cayman Islands"},
    {"CYP", "CY", "196", "Cyprus"},
    {"CZE", "CZ", "203", "Czechia"},
    {"DEU", "DE", "276", "Germany"},
    {"DJI", "DJ", "262", "Djibouti"},
    {"DMA", "DM", "212", "Dominica"},
    {"DNK", "DK", "208", "Denmark"},
    {"DOM", "DO", "214", "Dominican Republic"},
    {"DZA", "DZ", "012", "Algeria"},
    {"ECU", "EC", "218", "Ecuador"},
    {"EGY", "EG", "818", "Egypt"},
    {"ERI", "ER", "232", "Eritrea"},
    {"ESH", "EH", "732", "Western Sahara"},
    {"ESP", "ES", "724", "Spain"},
    {"EST", "EE", "233", "Estonia"},
    {"ETH", "ET", "231", "Ethiopia"},
    {"FIN", "FI", "246", "Finland"},
    {"FJI", "FJ", "242", "Fiji"},
    {"FLK", "FK", "238", "Falkland Islands (Malvinas)"},
    {"FRA", "FR", "250", "France"},
    {"FRO", "FO", "234", "Faroe Islands"},
    {"FSM", "FM", "583", "Micronesia, Federated States of"},
    {"GAB", "GA", "266", "Gabon"},
    {"GBR", "GB", "826", "United Kingdom"},
    {"GEO", "GE", "268", "Georgia"},
    {"GGY", "GG", "831", "Guernsey"},
    {"GHA", "GH", "288", "Ghana"},
    {"GIB", "GI", "292", "Gibraltar"},
    {"GIN", "GN", "324", "Guinea"},
    {"GLP", "GP", "312", "Guadeloupe"},
    {"GMB", "GM", "270", "Gambia"},
    {"GNB", "GW", "624", "Guinea-Bissau"},
    {"GNQ", "GQ", "226", "Equatorial Guinea"},
    {"GRC", "GR", "300", "Greece"},
    {"GRD", "GD", "308", "Grenada"},
    {"GRL", "GL", "304", "Greenland"},
    {"GTM", "GT", "320", "Guatemala"},
    {"GUF", "GF", "254", "French Guiana"},
    {"GUM", "GU", "316", "Guam"},
    {"GUY", "GY", "328", "Guyana"},
    {"HKG", "HK", "344", "Hong Kong"},
    {"HMD", "HM", "334", "Heard Island and McDonald Islands"},
    {"HND", "HN", "340", "Honduras"},
    {"HRV", "HR", "191", "Croatia"},
    {"HTI", "HT", "332", "Haiti"},
    {"HUN", "HU", "348", "Hungary"},
    {"IDN", "ID", "360", "Indonesia"},
    {"IMN", "IM", "833", "Isle of Man"},
    {"IND", "IN", "356", "India"},
    {"IOT", "IO", "086", "British Indian Ocean Territory"},
    {"IRL", "IE", "372", "Ireland"},
    {"IRN", "IR", "364", "Iran, Islamic Republic of"},
    {"IRQ", "IQ", "368", "Iraq"},
    {"ISL", "IS", "352", "Iceland"},
    {"ISR", "IL", "376", "Israel"},
    {"ITA", "IT", "380", "Italy"},
    {"JAM", "JM", "388", "Jamaica"},
    {"JEY", "JE", "832", "Jersey"},
    {"JOR", "JO", "400", "Jordan"},
    {"JPN", "JP", "392", "Japan"},
    {"KAZ", "KZ", "398", "Kazakhstan"},
    {"KEN", "KE", "404", "Kenya"},
    {"KGZ", "KG", "417", "Kyrgyzstan"},
    {"KHM", "KH", "116", "Cambodia"},
    {"KIR", "KI", "296", "Kiribati"},
    {"KNA", "KN", "659", "Saint Kitts and Nevis"},
    {"KOR", "KR", "410", "Korea, Republic of"},
    {"KWT", "KW", "414", "Kuwait"},
    {"LAO", "LA", "418", "Lao People's Democratic Republic"},
    {"LBN", "LB", "422", "Lebanon"},
    {"LBR", "LR", "430", "Liberia"},
    {"LBY", "LY", "434", "Libya"},
    {"LCA", "LC", "662", "Saint Lucia"},
    {"LIE", "LI", "438", "Liechtenstein"},
    {"LKA", "LK", "144", "Sri Lanka"},
    {"LSO", "LS", "426", "Lesotho"},
    {"LTU", "LT", "440", "Lithuania"},
    {"LUX", "LU", "442", "Luxembourg"},
    {"LVA", "LV", "428", "Latvia"},
    {"MAC", "MO", "446", "Macao"},
    {"MAF", "MF", "663", "Saint Martin (French part)"},
    {"MAR", "MA", "504", "Morocco"},
    {"MCO", "MC", "492", "Monaco"},
    {"MDA", "MD", "498", "Moldova, Republic of"},
    {"MDG", "MG", "450", "Madagascar"},
    {"MDV", "MV", "462", "Maldives"},
    {"MEX", "MX", "484", "Mexico"},
    {"MHL", "MH", "584", "Marshall Islands"},
    {"MKD", "MK", "807", "North Macedonia"},
    {"MLI", "ML", "466", "Mali"},
    {"MLT", "MT", "470", "Malta"},
    {"MMR", "MM", "104", "Myanmar"},
    {"MNE", "ME", "499", "Montenegro"},
    {"MNG", "MN", "496", "Mongolia"},
    {"MNP", "MP", "580", "Northern Mariana Islands"},
    {"MOZ", "MZ", "508", "Mozambique"},
    {"MRT", "MR", "478", "Mauritania"},
    {"MSR", "MS", "500", "Montserrat"},
    {"MTQ", "MQ", "474", "Martinique"},
    {"MUS", "MU", "480", "Mauritius"},
    {"MWI", "MW", "454", "Malawi"},
    {"MYS", "MY", "458", "Malaysia"},
    {"MYT", "YT", "175", "Mayotte"},
    {"NAM", "NA", "516", "Namibia"},
    {"NCL", "NC", "540", "New Caledonia"},
    {"NER", "NE", "562", "Niger"},
    {"NFK", "NF", "574", "Norfolk Island"},
    {"NGA", "NG", "566", "Nigeria"},
    {"NIC", "NI", "558", "Nicaragua"},
    {"NIU", "NU", "570", "Niue"},
    {"NLD", "NL", "528", "Netherlands"},
    {"NOR", "NO", "578", "Norway"},
    {"NPL", "NP", "524", "Nepal"},
    {"NRU", "NR", "520", "Nauru"},
    {"NZL", "NZ", "554", "New Zealand"},
    {"OMN", "OM", "512", "Oman"},
    {"PAK", "PK", "586", "Pakistan"},
    {"PAN", "PA", "591", "Panama"},
    {"PCN", "PN", "612", "Pitcairn"},
    {"PER", "PE", "604", "Peru"},
    {"PHL", "PH", "608", "Philippines"},
    {"PLW", "PW", "585", "Palau"},
    {"PNG", "PG", "598", "Papua New Guinea"},
    {"POL", "PL", "616", "Poland"},
    {"PRI", "PR", "630", "Puerto Rico"},
    {"PRK", "KP", "408", "Korea, Democratic People's Republic of"},
    {"PRT", "PT", "620", "Portugal"},
    {"PRY", "PY", "600", "Paraguay"},
    {"PSE", "PS", "275", "Palestine, State of"},
    {"PYF", "PF", "258", "French Polynesia"},
    {"QAT", "QA", "634", "Qatar"},
    {"REU", "RE", "638", "Réunion"},
    {"ROU", "RO", "642", "Romania"},
    {"RUS", "RU", "643", "Russian Federation"},
    {"RWA", "RW", "646", "Rwanda"},
    {"SAU", "SA", "682", "Saudi Arabia"},
    {"SDN", "SD", "729", "Sudan"},
    {"SEN", "SN", "686", "Senegal"},
    {"SGP", "SG", "702", "Singapore"},
    {"SGS", "GS", "239", "South Georgia and the South Sandwich Islands"},
    {"SHN", "SH", "654", "Saint Helena, Ascension and Tristan da Cunha"},
    {"SJM", "SJ", "744", "Svalbard and Jan Mayen"},
    {"SLB", "SB", "090", "Solomon Islands"},
    {"SLE", "SL", "694", "Sierra Leone"},
    {"SLV", "SV", "222", "El Salvador"},
    {"SMR", "SM", "674", "San Marino"},
    {"SOM", "SO", "706", "Somalia"},
    {"SPM", "PM", "666", "Saint Pierre and Miquelon"},
    {"SRB", "RS", "688", "Serbia"},
    {"SSD", "SS", "728", "South Sudan"},
    {"STP", "ST", "678", "Sao Tome and Principe"},
    {"SUR", "SR", "740", "Suriname"},
    {"SVK", "SK", "703", "Slovakia"},
    {"SVN", "SI", "705", "Slovenia"},
    {"SWE", "SE", "752", "Sweden"},
    {"SWZ", "SZ", "748", "Eswatini"},
    {"SXM", "SX", "534", "Sint Maarten (Dutch part)"},
    {"SYC", "SC", "690", "Seychelles"},
    {"SYR", "SY", "760", "Syrian Arab Republic"},
    {"TCA", "TC", "796", "Turks and Caicos Islands"},
    {"TCD", "TD", "148", "Chad"},
    {"TGO", "TG", "768", "Togo"},
    {"THA", "TH", "764", "Thailand"},
    {"TJK", "TJ", "762", "Tajikistan"},
    {"TKL", "TK", "772", "Tokelau"},
    {"TKM", "TM", "795", "Turkmenistan"},
    {"TLS", "TL", "626", "Timor-Leste"},
    {"TON", "TO", "776", "Tonga"},
    {"TTO", "TT", "780", "Trinidad and Tobago"},
    {"TUN", "TN", "788", "Tunisia"},
    {"TUR", "TR", "792", "Türkiye"},
    {"TUV", "TV", "798", "Tuvalu"},
    {"TWN", "TW", "158", "Taiwan, Province of China"},
    {"TZA", "TZ", "834", "Tanzania, United Republic of"},
    {"UGA", "UG", "800", "Uganda"},
    {"UKR", "UA", "804", "Ukraine"},
    {"UMI", "UM", "581", "United States Minor Outlying Islands"},
    {"URY", "UY", "858", "Uruguay"},
    {"USA", "US", "840", "United States"},
    {"UZB", "UZ", "860", "Uzbekistan"},
    {"VAT", "VA", "336", "Holy See (Vatican City State)"},
    {"VCT", "VC", "670", "Saint Vincent and the Grenadines"},
    {"VEN", "VE", "862", "Venezuela, Bolivarian Republic of"},
    {"VGB", "VG", "092", "Virgin Islands, British"},
    {"VIR", "VI", "850", "Virgin Islands, U.S."},
    {"VNM", "VN", "704", "Viet Nam"},
    {"VUT", "VU", "548", "Vanuatu"},
    {"WLF", "WF", "876", "Wallis and Futuna"},
    {"WSM", "WS", "882", "Samoa"},
    {"XKX", "XK", "", "Kosovo"},
    {"YEM", "YE", "887", "Yemen"},
    {"ZAF", "ZA", "710", "South Africa"},
    {"ZMB", "ZM", "894", "Zambia"},
    {"ZWE", "ZW", "716", "Zimbabwe"},
};
// clang-format on
inline constexpr std::size_t country_count = sizeof countries / sizeof countries[0];

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/three_letters.hpp
#ifndef VOUCH_TYPES_DETAIL_THREE_LETTERS_HPP
#define VOUCH_TYPES_DETAIL_THREE_LETTERS_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The `alpha3` of each row of a table in alphabetical order, and where those with the same two first letters start: they are
// five at most, so that finding one costs a few nanoseconds and 677 bytes, where a place for each of the 26^3 texts
// would take 17 KB.
template <std::size_t Count>
class three_letters {
public:
    template <class Row>
    constexpr explicit three_letters(Row const (&rows)[Count]) noexcept
    {
        std::size_t pair = 0;
        std::uint8_t number = 0;
        char* to = letters_;
        for (Row const& row : rows) {
            for (std::size_t const own = pair_of(row.alpha3[0], row.alpha3[1]); pair <= own; ++pair)
                starts_[pair] = number;
            *to++ = row.alpha3[0];
            *to++ = row.alpha3[1];
            *to++ = row.alpha3[2];
            ++number;
        }
        for (; pair < sizeof starts_; ++pair)
            starts_[pair] = number;
    }

    // 1 for the first code; 0 where `text` is none.
    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        constexpr auto is_letter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        if (text.size() != 3 || !is_letter(text[0]) || !is_letter(text[1]))
            return 0;
        std::size_t const pair = pair_of(text[0], text[1]);
        std::size_t const end = starts_[pair + 1];
        for (std::size_t row = starts_[pair]; row != end; ++row)
            if (letters_[row * 3 + 2] == text[2])
                return static_cast<std::uint16_t>(row + 1);
        return 0;
    }

    // The code with that number; nothing for 0.
    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {letters_ + (number - 1) * 3, 3};
    }

private:
    static_assert(Count < 256, "the starts are bytes");

    static constexpr auto pair_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>(first - 'A') * 26 + static_cast<std::size_t>(second - 'A');
    }

    char letters_[Count * 3]{};
    std::uint8_t starts_[26 * 26 + 1]{};
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/country.hpp
#ifndef VOUCH_TYPES_COUNTRY_HPP
#define VOUCH_TYPES_COUNTRY_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {
inline constexpr three_letters country_codes(countries);
}

/// A country, named by its ISO 3166-1 alpha-3 code.
///
/// JSON:   a string of three capital letters, "SVK"; also "XKX", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "svk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020; country_alpha2 and country_numeric, which convert from and to it
class country {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-3 country code", .exact_size = 3};

    constexpr country() = default;
    constexpr country(checked_literal<country> literal) noexcept : number_(detail::country_codes.find(literal.text)) {}

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::country_codes.find(text) != 0;
    }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country>
    {
        country found;
        found.number_ = detail::country_codes.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return detail::country_codes.at(number_); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha3(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return number_ != 0; }
    /// Whether ISO 3166-1 assigns the code: XKX is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return is_set() && alpha3() != "XKX"; }
    /// The English short name of ISO 3166-1 in UTF-8, "Slovakia"; "Kosovo" for XKX, empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return detail::countries[number_ - 1].english_name;
    }

    friend constexpr bool operator==(country const&, country const&) = default;
    friend constexpr auto operator<=>(country const&, country const&) = default;

private:
    friend class country_alpha2;
    friend class country_numeric;

    std::uint16_t number_ = 0; // of the row in the table, from 1
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/country_numeric.hpp
#ifndef VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#define VOUCH_TYPES_COUNTRY_NUMERIC_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The number of each country, and the country of each number.
struct country_numbers {
    char digits[country_count * 3]{};
    std::uint8_t country_of[1000]{}; // its row from 1; 0 where the number is nobody's

    constexpr country_numbers() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].numeric;
            if (text[0] == '\0')
                continue;
            for (std::size_t at = 0; at < 3; ++at)
                digits[row * 3 + at] = text[at];
            country_of[value_of(text[0], text[1], text[2])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    static constexpr auto value_of(char first, char second, char third) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - '0') * 100 + (second - '0') * 10 + (third - '0'));
    }
};
inline constexpr country_numbers numbers_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 numeric code.
///
/// JSON:   a string of three digits, "703", zeros in front included: "008".
/// Errors: `not_a_country` for any other text. Kosovo has no number here: XKX becomes unset.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_numeric {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 numeric country code", .exact_size = 3};

    constexpr country_numeric() = default;
    constexpr country_numeric(checked_literal<country_numeric> literal) noexcept : country_(find(literal.text)) {}
    /// The same country; unset where it has no number.
    constexpr explicit country_numeric(country same) noexcept : country_(same.is_assigned() ? same : country{}) {}
    constexpr operator country() const noexcept { return country_; }

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return find(text).is_set(); }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country_numeric>
    {
        country_numeric const found(find(text));
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three digits; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::numbers_of_countries.digits + (country_.number_ - 1) * 3, 3};
    }
    /// The same as `numeric`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return numeric(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return country_.is_set(); }
    /// The English short name of ISO 3166-1 in UTF-8; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country_.english_name(); }

    friend constexpr bool operator==(country_numeric const&, country_numeric const&) = default;
    friend constexpr auto operator<=>(country_numeric const& left, country_numeric const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }

private:
    static constexpr auto find(std::string_view text) noexcept -> country
    {
        country found;
        if (text.size() != 3)
            return found;
        for (char const digit : text)
            if (!detail::is_digit(digit))
                return found;
        found.number_ = detail::numbers_of_countries.country_of[detail::country_numbers::value_of(text[0], text[1], text[2])];
        return found;
    }

    country country_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/country_alpha2.hpp
#ifndef VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#define VOUCH_TYPES_COUNTRY_ALPHA2_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The two letters of each country, and the country of each two letters.
struct country_pairs {
    char letters[country_count * 2]{};
    std::uint8_t country_of[26 * 26]{}; // its row from 1; 0 where the letters are nobody's

    constexpr country_pairs() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].alpha2;
            letters[row * 2] = text[0];
            letters[row * 2 + 1] = text[1];
            country_of[place_of(text[0], text[1])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    static constexpr auto place_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - 'A') * 26 + (second - 'A'));
    }
};
inline constexpr country_pairs pairs_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 alpha-2 code.
///
/// JSON:   a string of two capital letters, "SK"; also "XK", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "sk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_alpha2 {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-2 country code", .exact_size = 2};

    constexpr country_alpha2() = default;
    constexpr country_alpha2(checked_literal<country_alpha2> literal) noexcept : country_(find(literal.text)) {}
    /// The same country.
    constexpr country_alpha2(country same) noexcept : country_(same) {}
    constexpr country_alpha2(country_numeric same) noexcept : country_(same) {}
    constexpr operator country() const noexcept { return country_; }

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return find(text).is_set(); }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country_alpha2>
    {
        country_alpha2 const found(find(text));
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The two letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha2() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::pairs_of_countries.letters + (country_.number_ - 1) * 2, 2};
    }
    /// The same as `alpha2`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha2(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return country_.is_set(); }
    /// Whether ISO 3166-1 assigns the code: XK is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return country_.is_assigned(); }
    /// The English short name of ISO 3166-1 in UTF-8; "Kosovo" for XK, empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country_.english_name(); }

    friend constexpr bool operator==(country_alpha2 const&, country_alpha2 const&) = default;
    // Without these two, each side could become what the other is.
    friend constexpr bool operator==(country_alpha2 const& left, country const& right) noexcept { return left.country_ == right; }
    friend constexpr bool operator==(country_alpha2 const& left, country_numeric const& right) noexcept
    {
        return left.country_ == right;
    }
    friend constexpr auto operator<=>(country_alpha2 const& left, country_alpha2 const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }

private:
    static constexpr auto find(std::string_view text) noexcept -> country
    {
        constexpr auto is_letter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        country found;
        if (text.size() == 2 && is_letter(text[0]) && is_letter(text[1]))
            found.number_ = detail::pairs_of_countries.country_of[detail::country_pairs::place_of(text[0], text[1])];
        return found;
    }

    country country_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/iso_4217.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_4217_HPP
#define VOUCH_TYPES_DETAIL_ISO_4217_HPP

// ISO 4217: all 181 codes of iso-codes 4.15.0 and the three assigned since; the minor units, which it lacks, are those of the
// standard. What the standard has withdrawn stays, since texts of the past hold it: ANG BGN CUC HRK SLL ZWL. XCG has taken over
// the number of ANG.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr signed char no_minor_unit = -1; // "N.A.": metals, units of account, and the codes for tests and for none

struct currency_row {
    char alpha3[4];
    char numeric[4];
    signed char minor_units; // digits after the point
};

// In alphabetical order.
// clang-format off
inline constexpr currency_row currencies[] = {
    {"AED", "784", 2},
    {"AFN", "971", 2},
    {"ALL", "008", 2},
    {"AMD", "051", 2},
    {"ANG", "532", 2},
    {"AOA", "973", 2},
    {"ARS", "032", 2},
    {"AUD", "036", 2},
    {"AWG", "533", 2},
    {"AZN", "944", 2},
    {"BAM", "977", 2},
    {"BBD", "052", 2},
    {"BDT", "050", 2},
    {"BGN", "975", 2},
    {"BHD", "048", 3},
    {"BIF", "108", 0},
    {"BMD", "060", 2},
    {"BND", "096", 2},
    {"BOB", "068", 2},
    {"BOV", "984", 2},
    {"BRL", "986", 2},
    {"BSD", "044", 2},
    {"BTN", "064", 2},
    {"BWP", "072", 2},
    {"BYN", "933", 2},
    {"BZD", "084", 2},
    {"CAD", "124", 2},
    {"CDF", "976", 2},
    {"CHE", "947", 2},
    {"CHF", "756", 2},
    {"CHW", "948", 2},
    {"CLF", "990", 4},
    {"CLP", "152", 0},
    {"CNY", "156", 2},
    {"COP", "170", 2},
    {"COU", "970", 2},
    {"CRC", "188", 2},
    {"CUC", "931", 2},
    {"CUP", "192", 2},
    {"CVE", "132", 2},
    {"CZK", "203", 2},
    {"DJF", "262", 0},
    {"DKK", "208", 2},
    {"DOP", "214", 2},
    {"DZD", "012", 2},
    {"EGP", "818", 2},
    {"ERN", "232", 2},
    {"ETB", "230", 2},
    {"EUR", "978", 2},
    {"FJD", "242", 2},
    {"FKP", "238", 2},
    {"GBP", "826", 2},
    {"GEL", "981", 2},
    {"GHS", "936", 2},
    {"GIP", "292", 2},
    {"GMD", "270", 2},
    {"GNF", "324", 0},
    {"GTQ", "320", 2},
    {"GYD", "328", 2},
    {"HKD", "344", 2},
    {"HNL", "340", 2},
    {"HRK", "191", 2},
    {"HTG", "332", 2},
    {"HUF", "348", 2},
    {"IDR", "360", 2},
    {"ILS", "376", 2},
    {"INR", "356", 2},
    {"IQD", "368", 3},
    {"IRR", "364", 2},
    {"ISK", "352", 0},
    {"JMD", "388", 2},
    {"JOD", "400", 3},
    {"JPY", "392", 0},
    {"KES", "404", 2},
    {"KGS", "417", 2},
    {"KHR", "116", 2},
    {"KMF", "174", 0},
    {"KPW", "408", 2},
    {"KRW", "410", 0},
    {"KWD", "414", 3},
    {"KYD", "136", 2},
    {"KZT", "398", 2},
    {"LAK", "418", 2},
    {"LBP", "422", 2},
    {"LKR", "144", 2},
    {"LRD", "430", 2},
    {"LSL", "426", 2},
    {"LYD", "434", 3},
    {"MAD", "504", 2},
    {"MDL", "498", 2},
    {"MGA", "969", 2},
    {"MKD", "807", 2},
    {"MMK", "104", 2},
    {"MNT", "496", 2},
    {"MOP", "446", 2},
    {"MRU", "929", 2},
    {"MUR", "480", 2},
    {"MVR", "462", 2},
    {"MWK", "454", 2},
    {"MXN", "484", 2},
    {"MXV", "979", 2},
    {"MYR", "458", 2},
    {"MZN", "943", 2},
    {"NAD", "516", 2},
    {"NGN", "566", 2},
    {"NIO", "558", 2},
    {"NOK", "578", 2},
    {"NPR", "524", 2},
    {"NZD", "554", 2},
    {"OMR", "512", 3},
    {"PAB", "590", 2},
    {"PEN", "604", 2},
    {"PGK", "598", 2},
    {"PHP", "608", 2},
    {"PKR", "586", 2},
    {"PLN", "985", 2},
    {"PYG", "600", 0},
    {"QAR", "634", 2},
    {"RON", "946", 2},
    {"RSD", "941", 2},
    {"RUB", "643", 2},
    {"RWF", "646", 0},
    {"SAR", "682", 2},
    {"SBD", "090", 2},
    {"SCR", "690", 2},
    {"SDG", "938", 2},
    {"SEK", "752", 2},
    {"SGD", "702", 2},
    {"SHP", "654", 2},
    {"SLE", "925", 2},
    {"SLL", "694", 2},
    {"SOS", "706", 2},
    {"SRD", "968", 2},
    {"SSP", "728", 2},
    {"STN", "930", 2},
    {"SVC", "222", 2},
    {"SYP", "760", 2},
    {"SZL", "748", 2},
    {"THB", "764", 2},
    {"TJS", "972", 2},
    {"TMT", "934", 2},
    {"TND", "788", 3},
    {"TOP", "776", 2},
    {"TRY", "949", 2},
    {"TTD", "780", 2},
    {"TWD", "901", 2},
    {"TZS", "834", 2},
    {"UAH", "980", 2},
    {"UGX", "800", 0},
    {"USD", "840", 2},
    {"USN", "997", 2},
    {"UYI", "940", 0},
    {"UYU", "858", 2},
    {"UYW", "927", 4},
    {"UZS", "860", 2},
    {"VED", "926", 2},
    {"VES", "928", 2},
    {"VND", "704", 0},
    {"VUV", "548", 0},
    {"WST", "882", 2},
    {"XAD", "396", 2}, // since 12 May 2025, amendment 179
    {"XAF", "950", 0},
    {"XAG", "961", no_minor_unit},
    {"XAU", "959", no_minor_unit},
    {"XBA", "955", no_minor_unit},
    {"XBB", "956", no_minor_unit},
    {"XBC", "957", no_minor_unit},
    {"XBD", "958", no_minor_unit},
    {"XCD", "951", 2},
    {"XCG", "532", 2}, // since 31 March 2025, amendment 176
    {"XDR", "960", no_minor_unit},
    {"XOF", "952", 0},
    {"XPD", "964", no_minor_unit},
    {"XPF", "953", 0},
    {"XPT", "962", no_minor_unit},
    {"XSU", "994", no_minor_unit},
    {"XTS", "963", no_minor_unit},
    {"XUA", "965", no_minor_unit},
    {"XXX", "999", no_minor_unit},
    {"YER", "886", 2},
    {"ZAR", "710", 2},
    {"ZMW", "967", 2},
    {"ZWG", "924", 2}, // since 25 June 2024, amendment 177
    {"ZWL", "932", 2},
};
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/currency.hpp
#ifndef VOUCH_TYPES_CURRENCY_HPP
#define VOUCH_TYPES_CURRENCY_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {
inline constexpr three_letters currency_codes(currencies);
}

/// A currency, named by its ISO 4217 alphabetic code.
///
/// JSON:   a string of three capital letters, "EUR". Every code that is active after amendment 180 of ISO 4217 (January 2026):
///         funds ("CHE"), metals ("XAU") and the codes for tests ("XTS") and for no currency ("XXX") included. Of those
///         withdrawn, the six that went last are read too: ANG, BGN, CUC, HRK, SLL, ZWL. `open<currency>` keeps a newer one.
/// Errors: `not_a_currency` for any other text, "eur" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 4217:2015
class currency {
public:
    static constexpr text_info info{.code = "not_a_currency", .expected = "an ISO 4217 currency code", .exact_size = 3};

    constexpr currency() = default;
    constexpr currency(checked_literal<currency> literal) noexcept : number_(detail::currency_codes.find(literal.text)) {}

    /// Whether `text` names a currency.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::currency_codes.find(text) != 0;
    }

    /// The currency that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<currency>
    {
        currency found;
        found.number_ = detail::currency_codes.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return detail::currency_codes.at(number_); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto code() const noexcept -> std::string_view { return alpha3(); }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha3(); }
    /// The numeric code, three digits, "978"; empty where unset. XCG and ANG, which it replaced, have the same.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::currencies[number_ - 1].numeric, 3};
    }
    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY. None for what has no such unit, XAU, and where unset.
    [[nodiscard]] constexpr auto minor_units() const noexcept -> std::optional<unsigned>
    {
        if (!is_set() || detail::currencies[number_ - 1].minor_units == detail::no_minor_unit)
            return std::nullopt;
        return static_cast<unsigned>(detail::currencies[number_ - 1].minor_units);
    }
    /// Whether this is a currency.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return number_ != 0; }

    friend constexpr bool operator==(currency const&, currency const&) = default;
    friend constexpr auto operator<=>(currency const&, currency const&) = default;

private:
    std::uint16_t number_ = 0; // of the row in the table, from 1
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/date.hpp
#ifndef VOUCH_TYPES_DATE_HPP
#define VOUCH_TYPES_DATE_HPP

#include <chrono>

namespace vouch::inline VOUCH_ABI {

/// A date as JSON has it: `std::chrono::year_month_day`.
///
/// JSON:   a string, "1990-02-28": a day of the Gregorian calendar in the years 0000 to 9999.
/// Errors: `not_a_date` for any other text. A date that does not exist, or of another year, is not written.
/// See:    RFC 3339 section 5.6, full-date
template <>
struct text_traits<std::chrono::year_month_day> {
    static constexpr text_info info{
        .code = "not_a_date", .expected = "a calendar date, YYYY-MM-DD", .format = "date", .exact_size = 10};
    static constexpr std::size_t max_size = 10;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::year_month_day>
    {
        if (text.size() != max_size)
            return std::nullopt;
        bool wrong = text[4] != '-' || text[7] != '-';
        auto const number = [&](std::size_t at, std::size_t end) {
            unsigned value = 0;
            for (; at != end; ++at) {
                unsigned const digit = static_cast<unsigned char>(text[at]) - unsigned{'0'};
                wrong |= digit > 9;
                value = value * 10 + digit;
            }
            return value;
        };
        unsigned const year = number(0, 4);
        unsigned const month = number(5, 7);
        unsigned const day = number(8, 10);
        if (wrong)
            return std::nullopt;
        std::chrono::year_month_day const date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                               std::chrono::day(day)};
        if (!date.ok())
            return std::nullopt;
        return date;
    }

    [[nodiscard]] static constexpr auto write(std::chrono::year_month_day const& date, char* to) noexcept -> char*
    {
        int const year = static_cast<int>(date.year());
        if (!date.ok() || year < 0 || year > 9999)
            return nullptr;
        auto const two_digits = [&to](unsigned value) {
            *to++ = static_cast<char>('0' + value / 10);
            *to++ = static_cast<char>('0' + value % 10);
        };
        two_digits(static_cast<unsigned>(year) / 100);
        two_digits(static_cast<unsigned>(year) % 100);
        *to++ = '-';
        two_digits(static_cast<unsigned>(date.month()));
        *to++ = '-';
        two_digits(static_cast<unsigned>(date.day()));
        return to;
    }
};

/// The date of a literal, `vouch::date("1990-02-28")`; one that is no date does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto date(char const (&literal)[Size]) -> std::chrono::year_month_day
{
    auto const made = text_traits<std::chrono::year_month_day>::parse({literal, Size - 1});
    if (!made)
        this_literal_is_not_a_valid<std::chrono::year_month_day>();
    return *made;
}

/// The date of this moment, in UTC.
[[nodiscard]] inline auto today() noexcept -> std::chrono::year_month_day
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/date_time.hpp
#ifndef VOUCH_TYPES_DATE_TIME_HPP
#define VOUCH_TYPES_DATE_TIME_HPP

namespace vouch::inline VOUCH_ABI::detail::rfc3339 {

inline constexpr std::int64_t day = 86'400;
inline constexpr std::int64_t first_second = -62'167'219'200; // 0000-01-01T00:00:00Z
inline constexpr std::int64_t last_second = 253'402'300'799;  // 9999-12-31T23:59:59Z

constexpr auto floor_of(std::int64_t value, std::int64_t divisor) noexcept -> std::int64_t
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

// The two digits at the front of `text`; -1 where they are none.
constexpr auto two_digits(std::string_view text) noexcept -> int
{
    if (!is_digit(text[0]) || !is_digit(text[1]))
        return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// Seconds east of UTC: "Z" or "+01:00".
constexpr auto parse_offset(std::string_view text) noexcept -> std::optional<int>
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    int const hours = two_digits(text.substr(1));
    int const minutes = two_digits(text.substr(4));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    int const seconds = hours * 3'600 + minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

// Section 5.7: second 60 is for leap seconds, which end a month of UTC. Which months had one is not asked: no program knows
// those to come.
constexpr auto starts_month(std::int64_t seconds) noexcept -> bool
{
    if (seconds % day != 0)
        return false;
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(seconds / day))).day() == std::chrono::day(1);
}

struct parts {
    std::int64_t seconds;      // from the epoch
    std::string_view fraction; // the digits after the point
};

constexpr auto parse(std::string_view text) noexcept -> std::optional<parts>
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    auto const date = text_traits<std::chrono::year_month_day>::parse(text.substr(0, 10));
    int const hours = two_digits(text.substr(11));
    int const minutes = two_digits(text.substr(14));
    int const seconds = two_digits(text.substr(17));
    if (!date || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60)
        return std::nullopt;

    text.remove_prefix(19);
    std::string_view fraction;
    if (text[0] == '.') {
        std::size_t end = 1;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        fraction = text.substr(1, end - 1);
        text.remove_prefix(end);
        if (fraction.empty())
            return std::nullopt;
    }
    auto const offset = parse_offset(text);
    if (!offset)
        return std::nullopt;

    std::int64_t const midnight = std::chrono::sys_days(*date).time_since_epoch().count() * day;
    std::int64_t const total = midnight + hours * 3'600 + minutes * 60 + seconds - *offset;
    if (total < first_second || total > last_second || (seconds == 60 && !starts_month(total)))
        return std::nullopt;
    return parts{total, fraction};
}

// "YYYY-MM-DDThh:mm:ss" of a second from the first to the last.
constexpr auto write(std::int64_t seconds, char* to) noexcept -> char*
{
    std::int64_t const days = floor_of(seconds, day);
    auto const time = static_cast<int>(seconds - days * day);
    to = text_traits<std::chrono::year_month_day>::write(std::chrono::sys_days(std::chrono::days(days)), to);
    char before = 'T';
    for (int const value : {time / 3'600, time / 60 % 60, time % 60}) {
        *to++ = std::exchange(before, ':');
        *to++ = static_cast<char>('0' + value / 10);
        *to++ = static_cast<char>('0' + value % 10);
    }
    return to;
}

// How many digits of a second ticks of that period have: 3 for milliseconds, 0 for seconds and whole numbers of them; -1 where
// no digits can express one, such as a third of a second.
template <class Period>
consteval auto digits_of_second() -> int
{
    std::intmax_t power = 1;
    for (int digits = 0; digits <= 9; ++digits, power *= 10)
        if (Period::den == power && (Period::num == 1 || digits == 0))
            return digits;
    return -1;
}

template <class Duration>
concept telling = std::integral<typename Duration::rep> && sizeof(typename Duration::rep) <= sizeof(std::int64_t) &&
                  (digits_of_second<typename Duration::period>() >= 0);

// "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ssZ", with the digits of a second that the period has, and 00 for what it lacks.
template <class Period>
struct expected {
    static constexpr std::string_view whole = "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ss";
    static constexpr auto digits = static_cast<std::size_t>(digits_of_second<Period>());

    char text[whole.size() + 11]{};
    std::size_t size = 0;

    constexpr expected() noexcept
    {
        for (char const one : whole)
            text[size++] = one;
        char* part = text + size - 2;
        for (std::intmax_t const unit : {60, 3'600, 86'400}) {
            if (Period::num % unit == 0)
                part[0] = part[1] = '0';
            part -= 3;
        }
        for (std::size_t at = 0; digits != 0 && at <= digits; ++at)
            text[size++] = at == 0 ? '.' : 's';
        text[size++] = 'Z';
    }
};
template <class Period>
inline constexpr expected<Period> expected_text{};

} // namespace vouch::inline VOUCH_ABI::detail::rfc3339

namespace vouch::inline VOUCH_ABI {

/// A moment as JSON has it: `std::chrono::sys_time<Duration>`, its ticks integers: nanoseconds, coarser decimal fractions of a
/// second, or whole numbers of seconds.
///
/// JSON:   a string, "2024-01-01T12:00:00Z", in the years 0000 to 9999 of UTC. Read with any offset, any number of digits of a
///         second, and small `t` and `z`; written in UTC with the digits that a tick has: none for seconds, 3 for milliseconds.
///         23:59:60 UTC at the end of a month, where a leap second may be, becomes the second after it.
/// Errors: `not_a_date_time` for any other text, for one that is finer than a tick, and for one that `Duration` cannot hold.
///         A moment of another year is not written.
/// See:    RFC 3339 section 5.6, date-time; section 5.7 on leap seconds
template <class Duration>
    requires detail::rfc3339::telling<Duration>
struct text_traits<std::chrono::time_point<std::chrono::system_clock, Duration>> {
    using moment = std::chrono::time_point<std::chrono::system_clock, Duration>;

private:
    using rep = typename Duration::rep;

    static constexpr auto digits = static_cast<std::size_t>(detail::rfc3339::digits_of_second<typename Duration::period>());
    static constexpr auto const& expected = detail::rfc3339::expected_text<typename Duration::period>;
    static constexpr std::int64_t ticks_a_second = Duration::period::den; // 1 where a tick is longer
    static constexpr std::int64_t seconds_a_tick = Duration::period::num; // 1 where a tick is shorter

public:
    static constexpr text_info info{.code = "not_a_date_time", .expected = {expected.text, expected.size}, .format = "date-time"};
    static constexpr std::size_t max_size = 20 + (digits == 0 ? 0 : 1 + digits);

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<moment>
    {
        auto const parts = detail::rfc3339::parse(text);
        if (!parts || parts->seconds % seconds_a_tick != 0)
            return std::nullopt;
        std::int64_t ticks = 0; // after the second
        for (std::size_t at = 0; at < digits; ++at)
            ticks = ticks * 10 + (at < parts->fraction.size() ? parts->fraction[at] - '0' : 0);
        for (std::size_t at = digits; at < parts->fraction.size(); ++at)
            if (parts->fraction[at] != '0')
                return std::nullopt;

        // The ticks of the seconds alone may not fit where those of the moment do: before the epoch count from the next second.
        std::int64_t seconds = parts->seconds / seconds_a_tick;
        if (seconds < 0 && ticks != 0) {
            ++seconds;
            ticks -= ticks_a_second;
        }
        constexpr std::int64_t most = INT64_MAX / ticks_a_second;
        if (seconds > most || seconds < -most)
            return std::nullopt;
        seconds *= ticks_a_second;
        if (ticks > 0 ? seconds > INT64_MAX - ticks : seconds < INT64_MIN - ticks)
            return std::nullopt;
        ticks += seconds;
        if (!std::in_range<rep>(ticks))
            return std::nullopt;
        return moment(Duration(static_cast<rep>(ticks)));
    }

    [[nodiscard]] static constexpr auto write(moment const& value, char* to) noexcept -> char*
    {
        using namespace detail::rfc3339;
        rep const count = value.time_since_epoch().count();
        if (!std::in_range<std::int64_t>(count))
            return nullptr;
        auto const ticks = static_cast<std::int64_t>(count);
        std::int64_t const seconds = floor_of(ticks, ticks_a_second);
        // before the product, which then fits
        if (seconds < first_second / seconds_a_tick || seconds > last_second / seconds_a_tick)
            return nullptr;
        std::int64_t rest = ticks % ticks_a_second;
        rest += rest < 0 ? ticks_a_second : 0;
        to = detail::rfc3339::write(seconds * seconds_a_tick, to);
        if constexpr (digits != 0) {
            *to = '.';
            for (std::size_t at = digits; at != 0; --at, rest /= 10)
                to[at] = static_cast<char>('0' + rest % 10);
            to += 1 + digits;
        }
        *to++ = 'Z';
        return to;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/decimal.hpp
#ifndef VOUCH_TYPES_DECIMAL_HPP
#define VOUCH_TYPES_DECIMAL_HPP

namespace vouch::inline VOUCH_ABI {

/// An exact decimal number: a coefficient of at most 34 digits and a scale, how many of them stand after the point. There is no
/// arithmetic, and no double on any way. Numbers are compared by value: 1.5 and 1.50 are equal, and remain what they are.
///
/// JSON:   a number. Every one of at most 34 digits, zeros in front not counted, and from 1e-6143 to less than 1e6145: the
///         normal range of IEEE 754 decimal128. Coefficient and scale survive: 1.50 stays "1.50", 1e3 stays "1e3" (and is not
///         "1000", of scale 0). Written without an exponent where the scale is 0 to 34. The sign of -0 does not survive.
/// Errors: `not_a_decimal` for any other number; nothing is ever rounded.
/// Cost:   24 bytes, usable in constant expressions. Only the strings that `text` and `coefficient` make may allocate.
/// See:    RFC 8259 section 6; decimal_string, the same in a JSON string
class decimal {
public:
    static constexpr text_info info{.code = "not_a_decimal", .expected = "a number of at most 34 digits"};
    static constexpr std::size_t max_size = 42; ///< bytes that `write` may need: -1.234567890123456789012345678901234e-6143

    /// Unset: not a number, zero neither.
    constexpr decimal() = default;
    constexpr decimal(checked_literal<decimal> literal) noexcept : decimal(*parse(literal.text)) {}

    /// Whether `text` is such a number.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// The number that `text` is, or nothing. `std::to_string(cents) + "e-2"` is an amount.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal>
    {
        decimal number;
        number.set_ = true;
        number.negative_ = text.starts_with('-');
        if (number.negative_)
            text.remove_prefix(1);

        std::string_view const whole = cut_digits(text);
        if (whole.empty() || (whole.size() > 1 && whole[0] == '0') || !number.append(whole))
            return std::nullopt;
        std::string_view fraction;
        if (text.starts_with('.')) {
            text.remove_prefix(1);
            fraction = cut_digits(text);
            if (fraction.empty() || !number.append(fraction))
                return std::nullopt;
        }
        std::int64_t exponent = 0;
        if (text.starts_with('e') || text.starts_with('E')) {
            text.remove_prefix(1);
            bool const negative = text.starts_with('-');
            if (negative || text.starts_with('+'))
                text.remove_prefix(1);
            std::string_view const digits = cut_digits(text);
            if (digits.empty())
                return std::nullopt;
            constexpr std::int64_t most = 1'000'000'000'000'000; // as good as infinite: no fraction has so many digits
            for (char const digit : digits)
                exponent = exponent < most ? exponent * 10 + (digit - '0') : most;
            exponent = negative ? -exponent : exponent;
        }
        if (!text.empty())
            return std::nullopt;

        std::int64_t const scale = static_cast<std::int64_t>(fraction.size()) - exponent;
        std::int64_t const magnitude = number.digits() - 1 - scale;
        if (magnitude < -6143 || magnitude > 6144)
            return std::nullopt;
        number.scale_ = static_cast<std::int16_t>(scale);
        number.negative_ &= !number.is_zero();
        return number;
    }

    /// Writes the number, at most `max_size` bytes. Returns the end; nullptr where unset.
    [[nodiscard]] constexpr auto write(char* to) const noexcept -> char*
    {
        if (!is_set())
            return nullptr;
        if (negative_)
            *to++ = '-';
        bool const plain = scale_ >= 0 && scale_ <= most_digits;
        int const size = plain && scale_ >= digits() ? scale_ + 1 : digits(); // 0.05 has zeros that the coefficient lacks
        to = write_digits(to, size, plain ? size - scale_ : 1);
        return plain ? to : write_exponent(to, magnitude());
    }

    /// The number as `write` has it; empty where unset.
    [[nodiscard]] auto text() const -> std::string
    {
        char bytes[max_size]{};
        char* const end = write(bytes);
        return end == nullptr ? std::string() : std::string(bytes, end);
    }

    /// Whether this is a number.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return set_; }
    /// Whether it is less than zero.
    [[nodiscard]] constexpr auto is_negative() const noexcept -> bool { return negative_; }
    /// The digits without sign and point, "150" of -1.50; empty where unset.
    [[nodiscard]] auto coefficient() const -> std::string
    {
        char bytes[most_digits]{};
        return is_set() ? std::string(bytes, write_digits(bytes, digits(), digits())) : std::string();
    }
    /// How many digits the coefficient has; 1 for zero, 0 where unset.
    [[nodiscard]] constexpr auto digits() const noexcept -> int
    {
        if (is_zero())
            return set_ ? 1 : 0;
        int count = high_ != 0 ? half_digits : 0;
        for (std::uint64_t left = high_ != 0 ? high_ : low_; left != 0; left /= 10)
            ++count;
        return count;
    }
    /// How many of the digits stand after the point; less than zero where that many zeros follow them: -3 for 1e3.
    [[nodiscard]] constexpr auto scale() const noexcept -> int { return scale_; }

    friend constexpr bool operator==(decimal const& left, decimal const& right) noexcept { return (left <=> right) == 0; }
    /// By value; unset comes first.
    friend constexpr auto operator<=>(decimal const& left, decimal const& right) noexcept -> std::weak_ordering
    {
        if (left.rank() != right.rank() || left.is_zero())
            return left.rank() <=> right.rank();
        if (left.negative_) // the greater the magnitude, the less the number
            return right.compare_digits(left);
        return left.compare_digits(right);
    }

private:
    friend struct std::hash<decimal>;

    static constexpr int half_digits = 17;
    static constexpr int most_digits = 2 * half_digits;
    static constexpr std::uint64_t half = 100'000'000'000'000'000; // 10^17

    static constexpr auto cut_digits(std::string_view& text) noexcept -> std::string_view
    {
        std::size_t size = 0;
        while (size < text.size() && detail::is_digit(text[size]))
            ++size;
        std::string_view const digits = text.substr(0, size);
        text.remove_prefix(size);
        return digits;
    }

    // False where there is no room.
    constexpr auto append(std::string_view digits) noexcept -> bool
    {
        for (char const digit : digits) {
            if (high_ >= half / 10)
                return false;
            high_ = high_ * 10 + low_ / (half / 10);
            low_ = low_ % (half / 10) * 10 + static_cast<std::uint64_t>(digit - '0');
        }
        return true;
    }

    // The last `size` digits, with zeros in front if need be; `point` of them before the point, and no point after all of them.
    constexpr auto write_digits(char* to, int size, int point) const noexcept -> char*
    {
        char* const end = to + size + (point < size ? 1 : 0);
        char* at = end;
        std::uint64_t left = low_;
        for (int written = 0; written < size; ++written) {
            if (written == half_digits)
                left = high_;
            if (written == size - point && written != 0)
                *--at = '.';
            *--at = static_cast<char>('0' + left % 10);
            left /= 10;
        }
        return end;
    }

    static constexpr auto write_exponent(char* to, int power) noexcept -> char*
    {
        *to++ = 'e';
        if (power < 0) {
            *to++ = '-';
            power = -power;
        }
        int unit = 1;
        while (unit <= power / 10)
            unit *= 10;
        for (; unit != 0; unit /= 10)
            *to++ = static_cast<char>('0' + power / unit % 10);
        return to;
    }

    constexpr auto is_zero() const noexcept -> bool { return high_ == 0 && low_ == 0; }
    // The power of ten that the first digit stands for.
    constexpr auto magnitude() const noexcept -> int { return digits() - 1 - scale_; }
    // Unset, less than zero, zero, more.
    constexpr auto rank() const noexcept -> int
    {
        if (!set_ || is_zero())
            return set_ ? 2 : 0;
        return negative_ ? 1 : 3;
    }
    constexpr auto compare_digits(decimal const& other) const noexcept -> std::strong_ordering
    {
        if (magnitude() != other.magnitude())
            return magnitude() <=> other.magnitude();
        decimal const mine = without_scale();
        decimal const theirs = other.without_scale();
        return mine.high_ != theirs.high_ ? mine.high_ <=> theirs.high_ : mine.low_ <=> theirs.low_;
    }
    // The same digits with zeros after them, 34 in all: numbers of one magnitude are equal where these are.
    constexpr auto without_scale() const noexcept -> decimal
    {
        decimal made;
        made.high_ = high_;
        made.low_ = low_;
        for (int size = digits(); size < most_digits; ++size)
            made.append("0");
        return made;
    }

    // coefficient = high * 10^17 + low: 34 digits need 113 bits, and halves of 17 decimal digits need no wide arithmetic
    std::uint64_t high_ = 0;
    std::uint64_t low_ = 0;
    std::int16_t scale_ = 0;
    bool negative_ = false;
    bool set_ = false;
};

/// Writes the number to a stream, nothing where it is unset.
template <class Stream, std::derived_from<decimal> Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    char bytes[decimal::max_size];
    if (char* const end = value.write(bytes); end != nullptr)
        out << std::string_view(bytes, static_cast<std::size_t>(end - bytes));
    return out;
}

} // namespace vouch::inline VOUCH_ABI

// Equal numbers of another scale have the same hash.
template <>
struct std::hash<vouch::decimal> {
    [[nodiscard]] constexpr auto operator()(vouch::decimal const& value) const noexcept -> std::size_t
    {
        auto const rank = static_cast<std::uint64_t>(value.rank());
        if (!value.is_set() || value.is_zero())
            return static_cast<std::size_t>(rank);
        vouch::decimal const digits = value.without_scale();
        std::uint64_t result = rank;
        for (std::uint64_t const part : {digits.high_, digits.low_, static_cast<std::uint64_t>(value.magnitude())})
            result = (result ^ part ^ (part >> 29)) * 0x9E3779B97F4A7C15ULL; // 2^64 / the golden ratio
        return static_cast<std::size_t>(result ^ (result >> 32));
    }
};
#endif

// vouch/types/decimal_string.hpp
#ifndef VOUCH_TYPES_DECIMAL_STRING_HPP
#define VOUCH_TYPES_DECIMAL_STRING_HPP

namespace vouch::inline VOUCH_ABI {

/// A `decimal` that JSON has in a string, as many APIs send amounts.
///
/// JSON:   a string that holds a number as JSON writes it, "1.50": no `+`, no ".5", no "01", no space.
/// Errors: `not_a_decimal` for any other text.
/// Cost:   24 bytes, never allocates, usable in constant expressions.
class decimal_string : public decimal {
public:
    constexpr decimal_string() = default;
    constexpr decimal_string(decimal const& same) noexcept : decimal(same) {}
    constexpr decimal_string(checked_literal<decimal_string> literal) noexcept : decimal(*decimal::parse(literal.text)) {}

    /// The number that `text` is, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal_string>
    {
        if (auto const number = decimal::parse(text))
            return decimal_string(*number);
        return std::nullopt;
    }
};

template <>
struct text_traits<decimal_string> {
    static constexpr text_info info{.code = "not_a_decimal", .expected = "a decimal number of at most 34 digits"};
    static constexpr std::size_t max_size = decimal::max_size;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal_string>
    {
        return decimal_string::parse(text);
    }
    [[nodiscard]] static constexpr auto write(decimal_string const& value, char* to) noexcept -> char* { return value.write(to); }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::decimal_string> : std::hash<vouch::decimal> {};
#endif

// vouch/core/ip_address.hpp
#ifndef VOUCH_CORE_IP_ADDRESS_HPP
#define VOUCH_CORE_IP_ADDRESS_HPP

// The text forms of IP addresses.
namespace vouch::inline VOUCH_ABI::detail {

// Where two RFCs differ.
struct ip_grammar {
    bool leading_zeros;     // "01" may stand for 1 in an IPv4 address
    std::size_t fewest_gap; // groups that "::" stands for in an IPv6 address, at least
};
inline constexpr ip_grammar rfc3986_address{.leading_zeros = false, .fewest_gap = 1}; // section 3.2.2
inline constexpr ip_grammar rfc5321_address{.leading_zeros = true, .fewest_gap = 2};  // section 4.1.3

constexpr auto is_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    unsigned numbers = 0;
    unsigned digits = 0;
    unsigned value = 0;
    for (char const byte : text) {
        if (byte == '.') {
            if (digits == 0)
                return false;
            digits = 0;
            continue;
        }
        bool const follows_zero = digits != 0 && value == 0;
        if (!is_digit(byte) || (follows_zero && !grammar.leading_zeros))
            return false;
        numbers += digits == 0 ? 1U : 0U;
        value = (digits == 0 ? 0 : value * 10) + static_cast<unsigned>(byte - '0');
        if (++digits > 3 || value > 255)
            return false;
    }
    return numbers == 4 && digits != 0;
}

constexpr auto is_ipv6_group(std::string_view text) noexcept -> bool
{
    for (char const byte : text)
        if (hex_value(byte) < 0)
            return false;
    return !text.empty() && text.size() <= 4;
}

constexpr auto is_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    std::size_t groups = 0;
    bool shortened = text.starts_with("::");
    if (shortened)
        text.remove_prefix(2);
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const group = text.substr(0, colon);
        if (colon == text.npos && is_ipv4(group, grammar))
            groups += 2;
        else if (is_ipv6_group(group))
            groups += 1;
        else
            return false;
        if (colon == text.npos)
            break;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return false;
        if (text.front() == ':') {
            if (shortened)
                return false;
            shortened = true;
            text.remove_prefix(1);
        }
    }
    return shortened ? groups + grammar.fewest_gap <= 8 : groups == 8;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/email.hpp
#ifndef VOUCH_TYPES_EMAIL_HPP
#define VOUCH_TYPES_EMAIL_HPP

// The grammar of RFC 5321 section 4.1.2 (local part, domain) and 4.1.3 (address literal), each function one rule of it.
namespace vouch::inline VOUCH_ABI::detail::rfc5321 {

// RFC 5322 section 3.2.3
constexpr auto is_atext(char one) noexcept -> bool
{
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
    if (is_alphanumeric(one))
        return true;
    for (char const mark : marks)
        if (one == mark)
            return true;
    return false;
}

constexpr auto is_dot_string(std::string_view text) noexcept -> bool
{
    bool between = true; // at the start, or after a dot: an atom must follow
    for (char const one : text) {
        if (one == '.' ? between : !is_atext(one))
            return false;
        between = one == '.';
    }
    return !between;
}

constexpr auto is_quoted_string(std::string_view text) noexcept -> bool
{
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return false;
    bool escaped = false;
    for (char const one : text.substr(1, text.size() - 2)) {
        if (one < ' ' || one > '~' || (one == '"' && !escaped))
            return false;
        escaped = one == '\\' && !escaped;
    }
    return !escaped;
}

// The limit of 255 bytes is implied by that of the whole path. A label has 63 at most: RFC 1035 section 2.3.4.
constexpr auto is_domain(std::string_view text) noexcept -> bool
{
    std::size_t label = 0;
    char before = '.';
    for (char const one : text) {
        if (one == '.') {
            if (!is_alphanumeric(before))
                return false;
            label = 0;
        } else if ((!is_alphanumeric(one) && (one != '-' || label == 0)) || ++label > 63) {
            return false;
        }
        before = one;
    }
    return is_alphanumeric(before);
}

constexpr auto is_address_literal(std::string_view text) noexcept -> bool
{
    if (!text.starts_with('[') || !text.ends_with(']'))
        return false;
    text = text.substr(1, text.size() - 2);
    constexpr std::string_view tag = "ipv6:";
    if (text.size() < tag.size())
        return false;
    for (std::size_t at = 0; at < tag.size(); ++at)
        if (to_lower(text[at]) != tag[at])
            return is_ipv4(text, rfc5321_address);
    return is_ipv6(text.substr(tag.size()), rfc5321_address);
}

// The lengths are those of section 4.5.3.1: a path is at most 256 bytes, and its angle brackets are two of them.
constexpr auto is_mailbox(std::string_view text) noexcept -> bool
{
    std::size_t const at = text.rfind('@'); // the last one: a quoted string may hold others, a domain none
    if (at == text.npos || at > 64 || text.size() > 254)
        return false;
    std::string_view const local = text.substr(0, at);
    std::string_view const domain = text.substr(at + 1);
    return (is_dot_string(local) || is_quoted_string(local)) && (is_domain(domain) || is_address_literal(domain));
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc5321

namespace vouch::inline VOUCH_ABI {

/// The address of a mailbox. Two are equal whose domains differ in letter case alone.
///
/// JSON:   a string, "user@example.com"; kept as it was. Also a quoted local part, a domain of one label, and
///         `[192.0.2.1]` or `[IPv6:2001:db8::1]` for a domain. ASCII only: an international domain in its A-label form.
/// Errors: `not_an_email` for any other text.
/// See:    RFC 5321 section 4.1.2, Mailbox; section 2.4 on letter case
class email : public text<email> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_an_email", .expected = "an email address, local@domain", .format = "email"};

    /// Whether `candidate` has the form of an address. Not whether mail arrives there.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc5321::is_mailbox(candidate);
    }

    /// What stands before the `@`, quotes included. Letter case counts.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto local() const noexcept -> std::string_view { return view().substr(0, view().rfind('@')); }
    /// What stands after the `@`, brackets included. Letter case does not count.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto domain() const noexcept -> std::string_view { return view().substr(view().rfind('@') + 1); }

    friend constexpr bool operator==(email const& left, email const& right) noexcept
    {
        return left.view().size() == right.view().size() && (left <=> right) == 0;
    }
    friend constexpr auto operator<=>(email const& left, email const& right) noexcept -> std::weak_ordering
    {
        if (std::weak_ordering const locals = left.local() <=> right.local(); locals != 0)
            return locals;
        std::string_view const first = left.domain();
        std::string_view const second = right.domain();
        for (std::size_t at = 0; at < first.size() && at < second.size(); ++at)
            if (auto const order = detail::to_lower(first[at]) <=> detail::to_lower(second[at]); order != 0)
                return order;
        return first.size() <=> second.size();
    }
};

} // namespace vouch::inline VOUCH_ABI

// The hash of every other text type sees letter case.
template <>
struct std::hash<vouch::email> {
    [[nodiscard]] auto operator()(vouch::email const& value) const noexcept -> std::size_t
    {
        std::size_t result = std::hash<std::string_view>{}(value.local());
        for (char const one : value.domain()) // FNV-1a
            result =
                (result ^ static_cast<unsigned char>(vouch::detail::to_lower(one))) * static_cast<std::size_t>(0x100000001b3ULL);
        return result;
    }
};
#endif

// vouch/types/phone.hpp
#ifndef VOUCH_TYPES_PHONE_HPP
#define VOUCH_TYPES_PHONE_HPP

namespace vouch::inline VOUCH_ABI {

/// An international phone number.
///
/// JSON:   a string of `+` and 4 to 15 digits, the first not 0: "+4915112345678".
/// Errors: `not_a_phone` for any other text: spaces, hyphens, brackets, "tel:" and a national number included.
/// Cost:   16 bytes, never allocates, usable in constant expressions.
/// See:    ITU-T E.164 section 6.2
class phone {
public:
    static constexpr text_info info{.code = "not_a_phone", .expected = "a phone number, + and up to 15 digits (E.164)"};

    constexpr phone() = default;
    constexpr phone(checked_literal<phone> literal) noexcept { assign(literal.text); }

    /// Whether `text` has the form of a phone number. Not whether anyone has that number.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // E.164 sets no least length. A country code has up to three digits, so that fewer than four may be nothing but the
        // code that a form had filled in. Any greater number would be ours, and refuse somebody's.
        constexpr std::size_t least = 1 + 4;
        if (text.size() < least || text.size() > most || text[0] != '+' || text[1] == '0')
            return false;
        bool digits = true;
        for (char const digit : text.substr(1))
            digits &= detail::is_digit(digit);
        return digits;
    }

    /// The phone number that `text` is, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<phone>
    {
        if (!valid(text))
            return std::nullopt;
        std::optional<phone> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The number, `+` included; empty where unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view
    {
        std::size_t size = most;
        while (size != 0 && text_[size - 1] == '\0')
            --size;
        return {text_, size};
    }
    /// Whether this is a number.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return text_[0] != '\0'; }

    friend constexpr bool operator==(phone const&, phone const&) = default;
    friend constexpr auto operator<=>(phone const&, phone const&) = default;

private:
    static constexpr std::size_t most = 1 + 15;

    constexpr void assign(std::string_view text) noexcept
    {
        for (std::size_t at = 0; at < text.size(); ++at)
            text_[at] = text[at];
    }

    char text_[most]{}; // NUL after the last digit
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/uri.hpp
#ifndef VOUCH_TYPES_URI_HPP
#define VOUCH_TYPES_URI_HPP

// The grammar of RFC 3986, appendix A.
namespace vouch::inline VOUCH_ABI::detail::rfc3986 {

// Sets of characters, by what may be where.
inline constexpr std::uint8_t letter = 1;
inline constexpr std::uint8_t digit = 2;
inline constexpr std::uint8_t plus_minus_dot = 4; // those that a scheme has too
inline constexpr std::uint8_t other = 8;          // the rest of unreserved and sub-delims
inline constexpr std::uint8_t colon = 16;
inline constexpr std::uint8_t at_sign = 32;
inline constexpr std::uint8_t slash = 64;
inline constexpr std::uint8_t question_mark = 128;

inline constexpr std::uint8_t in_scheme = letter | digit | plus_minus_dot;
inline constexpr std::uint8_t in_reg_name = letter | digit | plus_minus_dot | other;
inline constexpr std::uint8_t in_userinfo = in_reg_name | colon;
inline constexpr std::uint8_t in_path = in_userinfo | at_sign | slash;
inline constexpr std::uint8_t in_query = in_path | question_mark;

struct character_sets {
    std::uint8_t of[256]{};

    constexpr character_sets() noexcept
    {
        auto const put = [this](std::string_view characters, std::uint8_t set) {
            for (char const one : characters)
                of[static_cast<unsigned char>(one)] = set;
        };
        put("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", letter);
        put("0123456789", digit);
        put("+-.", plus_minus_dot);
        put("_~!$&'()*,;=", other);
        put(":", colon);
        put("@", at_sign);
        put("/", slash);
        put("?", question_mark);
    }
};
inline constexpr character_sets sets{};

constexpr auto is_one_of(char one, std::uint8_t allowed) noexcept -> bool
{
    return (sets.of[static_cast<unsigned char>(one)] & allowed) != 0;
}

constexpr auto is_all(std::string_view text, std::uint8_t allowed) noexcept -> bool
{
    for (char const one : text)
        if (!is_one_of(one, allowed))
            return false;
    return true;
}

// The same, and "%2F".
constexpr auto is_all_or_encoded(std::string_view text, std::uint8_t allowed) noexcept -> bool
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_one_of(text[at], allowed))
            continue;
        if (text[at] != '%' || text.size() - at < 3 || hex_byte(text[at + 1], text[at + 2]) < 0)
            return false;
        at += 2;
    }
    return true;
}

// Between the brackets: an IPv6 address, or "v1.x".
constexpr auto is_ip_literal(std::string_view text) noexcept -> bool
{
    if (!text.starts_with('v') && !text.starts_with('V'))
        return is_ipv6(text);
    std::size_t const dot = text.find('.');
    if (dot == text.npos || dot < 2 || dot + 1 == text.size())
        return false;
    for (char const one : text.substr(1, dot - 1))
        if (hex_value(one) < 0)
            return false;
    return is_all(text.substr(dot + 1), in_userinfo);
}

// An authority in its parts; nothing of it is checked.
struct authority_parts {
    std::string_view userinfo{};
    std::string_view host{};
    std::string_view port{};

    constexpr explicit authority_parts(std::string_view text) noexcept
    {
        if (std::size_t const at = text.find('@'); at != text.npos) {
            userinfo = text.substr(0, at);
            text.remove_prefix(at + 1);
        }
        // a colon inside brackets is not the port's
        std::size_t const bracket = text.starts_with('[') ? text.find(']') : 0;
        std::size_t const mark = text.find(':', bracket == text.npos ? 0 : bracket);
        host = text.substr(0, mark);
        if (mark != text.npos)
            port = text.substr(mark + 1);
    }
};

// A URI in its parts, as in appendix B; nothing of it is checked.
struct parts {
    std::string_view scheme{};
    std::string_view authority{};
    std::string_view path{};
    std::string_view query{};
    std::string_view fragment{};

    constexpr explicit parts(std::string_view text) noexcept
    {
        auto const cut_from = [&text](char mark) {
            std::size_t const at = text.find(mark);
            std::string_view const after = at == text.npos ? std::string_view() : text.substr(at + 1);
            text = text.substr(0, at);
            return after;
        };
        fragment = cut_from('#');
        query = cut_from('?');
        path = cut_from(':');
        scheme = text;
        if (path.starts_with("//")) {
            std::size_t const end = path.find('/', 2);
            authority = path.substr(2, end == path.npos ? end : end - 2);
            path.remove_prefix(2 + authority.size());
        }
    }
};

constexpr auto is_authority(std::string_view text) noexcept -> bool
{
    authority_parts const in(text);
    bool const is_host = in.host.starts_with('[') ? in.host.ends_with(']') && is_ip_literal(in.host.substr(1, in.host.size() - 2))
                                                  : is_all_or_encoded(in.host, in_reg_name);
    return is_host && is_all_or_encoded(in.userinfo, in_userinfo) && is_all(in.port, digit);
}

// That a path after an authority is empty or starts with "/", and that no other starts with "//", follows from the split.
constexpr auto is_uri(std::string_view text) noexcept -> bool
{
    parts const in(text);
    bool const has_scheme = in.scheme.size() < text.size() && text[in.scheme.size()] == ':' && is_all(in.scheme, in_scheme) &&
                            !in.scheme.empty() && is_one_of(in.scheme[0], letter);
    return has_scheme && is_authority(in.authority) && is_all_or_encoded(in.path, in_path) &&
           is_all_or_encoded(in.query, in_query) && is_all_or_encoded(in.fragment, in_query);
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc3986

namespace vouch::inline VOUCH_ABI {

/// A URI: with a scheme, so not relative to another. Two are equal whose texts are.
///
/// JSON:   a string, "https://example.com/a?b#c", kept as it was. ASCII only: other characters percent-encoded.
/// Errors: `not_a_uri` for any other text.
/// See:    RFC 3986 section 3 and appendix A
class uri : public text<uri> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_a_uri", .expected = "an absolute URI (RFC 3986)", .format = "uri"};

    /// Whether `candidate` has the form of a URI. Not whether anything is there, nor what its scheme demands.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc3986::is_uri(candidate);
    }

    // Every part is as it is in the text, nothing decoded, and empty where it is not there. Lifetime: that of this object.

    /// "https", what stands before the first `:`.
    [[nodiscard]] constexpr auto scheme() const noexcept -> std::string_view { return parts().scheme; }
    /// "user@example.com:8080", what stands after `//`.
    [[nodiscard]] constexpr auto authority() const noexcept -> std::string_view { return parts().authority; }
    /// "example.com", brackets of an IP literal included.
    [[nodiscard]] constexpr auto host() const noexcept -> std::string_view { return authority_parts().host; }
    /// "8080": digits, of any number.
    [[nodiscard]] constexpr auto port() const noexcept -> std::string_view { return authority_parts().port; }
    /// "/a/b".
    [[nodiscard]] constexpr auto path() const noexcept -> std::string_view { return parts().path; }
    /// What stands after the `?`.
    [[nodiscard]] constexpr auto query() const noexcept -> std::string_view { return parts().query; }
    /// What stands after the `#`.
    [[nodiscard]] constexpr auto fragment() const noexcept -> std::string_view { return parts().fragment; }

private:
    [[nodiscard]] constexpr auto parts() const noexcept -> detail::rfc3986::parts { return detail::rfc3986::parts(view()); }
    [[nodiscard]] constexpr auto authority_parts() const noexcept -> detail::rfc3986::authority_parts
    {
        return detail::rfc3986::authority_parts(authority());
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/uuid.hpp
#ifndef VOUCH_TYPES_UUID_HPP
#define VOUCH_TYPES_UUID_HPP

#include <boost/uuid/uuid.hpp>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// Eight digits as one word, the first in the lowest byte: 64-bit arithmetic then decodes them side by side.
class eight_hexadecimal_digits {
public:
    // The four at `first` and the four at `second`.
    constexpr eight_hexadecimal_digits(char const* first, char const* second) noexcept : word_(four(first) | four(second) << 32)
    {}

    // Whether all are digits. A sum has the highest bit of a byte set from the first character of its range on; bytes that are
    // not ASCII spoil the sums and have that bit themselves.
    [[nodiscard]] constexpr auto are_valid() const noexcept -> bool
    {
        std::uint64_t const is_decimal = (word_ + ones * (0x80 - '0')) & ~(word_ + ones * (0x7F - '9'));
        return ((is_decimal | letters()) & ~word_ & ones * 0x80) == ones * 0x80;
    }

    // The four bytes that they spell.
    constexpr void decode(std::uint8_t* to) const noexcept
    {
        std::uint64_t const digits = (word_ & ones * 0x0F) + 9 * (letters() >> 7 & ones);
        std::uint64_t const pairs = digits << 4 | digits >> 8; // each second byte of it is whole
        for (unsigned byte = 0; byte < 4; ++byte)
            to[byte] = static_cast<std::uint8_t>(pairs >> (16 * byte));
    }

private:
    static constexpr std::uint64_t ones = 0x0101010101010101;

    static constexpr auto four(char const* from) noexcept -> std::uint64_t
    {
        std::uint64_t word = 0;
        for (unsigned byte = 0; byte < 4; ++byte)
            word |= std::uint64_t{static_cast<unsigned char>(from[byte])} << (8 * byte);
        return word;
    }

    // The highest bit of each byte that is a letter from A to F, capital or small.
    [[nodiscard]] constexpr auto letters() const noexcept -> std::uint64_t
    {
        std::uint64_t const small = word_ | ones * 0x20;
        return (small + ones * (0x80 - 'a')) & ~(small + ones * (0x7F - 'f')) & ones * 0x80;
    }

    std::uint64_t word_;
};

// Where the two digits of each byte stand in 8-4-4-4-12.
inline constexpr std::uint8_t uuid_places[16] = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace detail

/// A UUID as JSON has it: `boost::uuids::uuid`.
///
/// JSON:   a string of the form 8-4-4-4-12, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", of any version, nil included.
///         Capital letters are read, small ones written.
/// Errors: `not_a_uuid` for any other text, braces and "urn:uuid:" included.
/// See:    RFC 9562 section 4
template <>
struct text_traits<boost::uuids::uuid> {
    static constexpr text_info info{
        .code = "not_a_uuid", .expected = "a UUID, 8-4-4-4-12 hexadecimal digits", .format = "uuid", .exact_size = 36};
    static constexpr std::size_t max_size = 36;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<boost::uuids::uuid>
    {
        if (text.size() != max_size || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return std::nullopt;
        detail::eight_hexadecimal_digits const words[] = {{text.data(), text.data() + 4},
                                                          {text.data() + 9, text.data() + 14},
                                                          {text.data() + 19, text.data() + 24},
                                                          {text.data() + 28, text.data() + 32}};
        boost::uuids::uuid id{};
        bool valid = true;
        for (std::size_t index = 0; index < 4; ++index) {
            valid &= words[index].are_valid();
            words[index].decode(id.data + 4 * index);
        }
        if (!valid)
            return std::nullopt;
        return id;
    }

    [[nodiscard]] static constexpr auto write(boost::uuids::uuid const& id, char* to) noexcept -> char*
    {
        to[8] = to[13] = to[18] = to[23] = '-';
        for (std::size_t byte = 0; byte < 16; ++byte) {
            char* const digits = to + detail::uuid_places[byte];
            digits[0] = "0123456789abcdef"[id.data[byte] >> 4];
            digits[1] = "0123456789abcdef"[id.data[byte] & 15];
        }
        return to + max_size;
    }
};

/// The UUID of a literal, `vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8")`; one that is no UUID does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto uuid(char const (&literal)[Size]) -> boost::uuids::uuid
{
    auto const made = text_traits<boost::uuids::uuid>::parse({literal, Size - 1});
    if (!made)
        this_literal_is_not_a_valid<boost::uuids::uuid>();
    return *made;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/validate/validate.hpp
#ifndef VOUCH_VALIDATE_VALIDATE_HPP
#define VOUCH_VALIDATE_VALIDATE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object and collects what is wrong with it. The way to the place is a chain on the stack, so that an object without
// mistakes costs no allocation.
class validator {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    static constexpr auto no_index = std::numeric_limits<std::size_t>::max();
    // Handed on without const: of a const one that recursion hands on, GCC 12 says that it may be uninitialized.
    struct step {
        step* parent;
        std::string_view name{};
        std::size_t index = no_index;
        bool opaque = false; // below it names are data: pointers end here
    };

    template <class Type>
    void visit(Type const& value, step* at)
    {
        constexpr shape kind = shape_of<Type>;
        if constexpr (kind == shape::optional || kind == shape::nullable) {
            if (holds_value(value))
                visit(*value, at);
        } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
            step next{.parent = at, .index = 0};
            for (auto const& item : value) {
                visit(static_cast<typename Type::value_type const&>(item), &next);
                ++next.index;
            }
        } else if constexpr (kind == shape::tuple) {
            step next{.parent = at, .index = 0};
            std::apply([&](auto const&... items) { ((visit(items, &next), ++next.index), ...); }, value);
        } else if constexpr (kind == shape::map) {
            visit_map(value, at);
        } else if constexpr (kind == shape::variant) {
            if (value.valueless_by_exception())
                complain(unset_value<Type>, at);
            else
                std::visit([&](auto const& alternative) { visit_alternative(alternative, tag_of<Type>, at); }, value);
        } else if constexpr (kind == shape::object) {
            if constexpr (is_well_formed<Type>)
                visit_object(value, at, json_members<Type>{});
        } else if constexpr (kind == shape::string) {
            visit_text(value, at);
        } else if constexpr (kind == shape::secret) {
            visit_set_text<Type>(value.reveal(), at);
        } else if constexpr (kind == shape::raw) {
            if (value.text().empty())
                complain(unset_value<Type>, at);
        } else if constexpr (kind == shape::dom) {
            dom_access<Type>::visit(*this, value, at);
        } else if constexpr (kind == shape::floating) {
            if (!std::isfinite(value))
                complain(number_not_finite, at);
        } else if constexpr (kind == shape::open) {
            if (value.known() != nullptr)
                visit(*value.known(), at);
            else if (value.unknown())
                visit_text(*value.unknown(), at);
            else
                complain(unset_value<typename Type::value_type>, at);
        } else if constexpr (kind == shape::number_text) {
            std::array<char, Type::max_size> text;
            if (value.write(text.data()) == nullptr)
                complain(unset_value<Type>, at);
        } else if constexpr (kind == shape::named || kind == shape::number_name) {
            visit_named(value, at);
        }
    }

    void visit_text(std::string_view text, step* at)
    {
        if (!is_utf8(text))
            complain(text_not_utf8, at);
    }

private:
    template <class Type>
    void visit_named(Type const& value, step* at)
    {
        if constexpr (described_enum<Type>) {
            auto const& values = enumerators<Type>::values;
            if (std::find(values.begin(), values.end(), value) == values.end())
                complain(refused_text<Type>, at);
        } else if constexpr (own_text_type<Type>) {
            visit_set_text<Type>(value.view(), at);
        } else {
            std::array<char, text_traits<Type>::max_size> text;
            if (text_traits<Type>::write(value, text.data()) == nullptr)
                complain(refused_text<Type>, at);
        }
    }

    template <class Type>
    void visit_alternative(Type const& object, [[maybe_unused]] std::string_view tag, step* at)
    {
        visit(object, at);
        if constexpr (has_catch_all<Type>)
            for (auto const& [key, value] : object.*catch_all_of<Type>::pointer)
                if (key == tag)
                    complain(member_duplicate, at);
    }

    template <class Type>
    void visit_map(Type const& map, step* at)
    {
        step next{.parent = at, .opaque = true};
        for (auto const& [key, value] : map) {
            visit(key, &next);
            visit(value, &next);
        }
    }

    template <class Type, template <class...> class List, class... Descriptors>
    void visit_object(Type const& object, step* at, List<Descriptors...>)
    {
        std::size_t const before = errors_.size();
        (visit_member<Type, Descriptors>(object.*Descriptors::pointer, at), ...);
        if constexpr (has_catch_all<Type>) {
            auto const& others = object.*catch_all_of<Type>::pointer;
            visit_map(others, at);
            for (auto const& [key, value] : others)
                if (((key == json_name<Type, Descriptors>) || ...))
                    complain(member_duplicate, at);
        }
        if constexpr (has_object_rules<Type>)
            if (errors_.size() == before)
                keeps_object_rules(object, [&](expectation const& what, rule_place place, std::string_view name) {
                    step next{.parent = at, .name = name};
                    complain(what, place == rule_place::object ? at : &next);
                    return true;
                });
    }

    template <class Type, class Descriptor, class Value>
    void visit_member(Value const& value, step* at)
    {
        step next{.parent = at, .name = json_name<Type, Descriptor>};
        std::size_t const before = errors_.size();
        visit(value, &next);
        if (errors_.size() == before)
            keeps_rules<Type, Descriptor>(value, [&](expectation const& what, std::optional<std::size_t> item) {
                bool const opaque = shape_of<bare_type<Value>> == shape::map;
                step of_item{.parent = &next, .index = item.value_or(no_index), .opaque = opaque};
                complain(what, item ? &of_item : &next);
                return true;
            });
    }

    template <class Type>
    void visit_set_text(std::string_view text, step* at)
    {
        if (text.empty())
            complain(unset_value<Type>, at);
        else
            visit_text(text, at);
    }

    VOUCH_COLD void complain(expectation const& what, step* at)
    {
        std::string pointer;
        append(pointer, at);
        errors_.push_back({what, std::move(pointer)});
    }

    // False where the rest of the way must not be shown.
    static auto append(std::string& pointer, step* at) -> bool
    {
        if (at == nullptr)
            return true;
        if (!append(pointer, at->parent) || at->opaque)
            return false;
        append_pointer_token(pointer, at->index != no_index ? std::to_string(at->index) : std::string(at->name));
        return true;
    }

    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Every mistake in an object that was built in code: rules and checks broken, values never set, and what JSON cannot hold.
///
/// Errors: with pointers and without offsets, in the order of the members. Empty where nothing is wrong.
/// Cost:   one walk; allocates only for errors.
template <class Type>
[[nodiscard]] auto validate(Type const& value) -> errors
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::validate: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    detail::validator all;
    if constexpr (type_is_described_or_mapped<Type>)
        all.visit(value, nullptr);
    return std::move(all).take();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/write/writer.hpp
#ifndef VOUCH_WRITE_WRITER_HPP
#define VOUCH_WRITE_WRITER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Appends JSON to a string. Every function that writes takes the place to write to and gives the place behind what it wrote, so
// that the place lives in a register. What JSON cannot hold is marked, some string written in its place, and writing goes on: the
// text is no message then, but it tells where each mistake is.
//
// Where a value begins there is room for `slack` bytes. Whoever writes more makes room first.
class writer {
public:
    static constexpr std::size_t slack = 64;

    writer(std::string& to, unsigned indent) noexcept : to_(to), end_(first_ + sizeof first_), used_(to.size()), indent_(indent)
    {}
    writer(writer const&) = delete;
    auto operator=(writer const&) -> writer& = delete;
    ~writer()
    {
        if (!is_kept_)
            to_.resize(used_);
    }

    [[nodiscard]] auto begin() noexcept -> char* { return first_; }
    // All is written, up to `at`. Unless it is kept, the string loses it again in the end, also by an exception.
    void finish(char const* at)
    {
        if (is_in_string_)
            to_.resize(static_cast<std::size_t>(at - to_.data()));
        else
            to_.append(first_, static_cast<std::size_t>(at - first_));
    }
    void keep() noexcept { is_kept_ = true; }
    // What was written, once it is finished.
    [[nodiscard]] auto written() const noexcept -> std::string_view { return std::string_view(to_).substr(used_); }
    [[nodiscard]] auto marks() noexcept -> std::vector<mark>& { return marks_; }

    // In place of a value that JSON cannot hold.
    VOUCH_COLD auto refuse(char* at, expectation const& what) -> char*
    {
        at = put(at, "\"\"");
        add({size_at(at), place::value_end, what});
        return at;
    }
    // A mistake of the object that begins at byte `begin`.
    VOUCH_COLD void complain_of_object(std::size_t begin, expectation const& what) { add({begin, place::object_begin, what}); }

    // Around members whose names are data, of the object that begins at byte `begin`: pointers of mistakes there end at the
    // outermost such object. Whether this is that one.
    auto enter_map(std::size_t begin) noexcept -> bool { return map_ ? false : (map_ = begin, true); }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_.reset();
    }

    // Room for `size` bytes and the slack behind them.
    [[nodiscard]] VOUCH_INLINE auto room(char* at, std::size_t size) -> char*
    {
        if (static_cast<std::size_t>(end_ - at) >= size + slack) [[likely]]
            return at;
        return grow(at, size + slack);
    }

    [[nodiscard]] VOUCH_INLINE static auto put(char* at, std::string_view bytes) noexcept -> char*
    {
        std::memcpy(at, bytes.data(), bytes.size());
        return at + bytes.size();
    }

    // A text as a JSON string.
    [[nodiscard]] VOUCH_OUTLINE auto put_string(char* at, std::string_view text) -> char*
    {
        at = room(at, text.size() + 2);
        *at++ = '"';
        char const* from = text.data();
        char const* const last = from + text.size();
        if (text.size() < block_size) {
            if (!copy_plain_short(at, from, text.size())) [[unlikely]]
                return put_special(at, from, last);
            at += text.size();
        } else {
            for (; static_cast<std::size_t>(last - from) > block_size; from += block_size, at += block_size)
                if (!copy_plain_block(at, from)) [[unlikely]]
                    return put_special(at, from, last);
            at -= block_size - static_cast<std::size_t>(last - from); // the last block, over the one before
            if (!copy_plain_block(at, last - block_size)) [[unlikely]]
                return put_special(at + (from - (last - block_size)), from, last);
            at += block_size;
        }
        *at++ = '"';
        return at;
    }

    // Between the brackets: a level in, the start of a line for each member or element, a level out. Nothing when compact.
    [[nodiscard]] VOUCH_INLINE auto open(char* at, char bracket) noexcept -> char*
    {
        *at++ = bracket;
        ++level_;
        return at;
    }
    [[nodiscard]] VOUCH_INLINE auto close(char* at, char bracket, bool empty) -> char*
    {
        --level_;
        if (indent_ != 0 && !empty) [[unlikely]]
            at = put_line(at);
        at = room(at, 1);
        *at++ = bracket;
        return at;
    }
    [[nodiscard]] VOUCH_INLINE auto element(char* at, bool first) -> char*
    {
        at = room(at, 1);
        if (!first)
            *at++ = ',';
        return indent_ == 0 ? at : put_line(at);
    }
    // Behind a name that is data.
    [[nodiscard]] VOUCH_INLINE auto colon(char* at) -> char* { return put(room(at, 2), indent_ == 0 ? ":" : ": "); }
    // `literal` is `,"name":`.
    [[nodiscard]] VOUCH_INLINE auto key(char* at, std::string_view literal, bool first) -> char*
    {
        if (indent_ == 0) [[likely]] {
            at = room(at, literal.size());
            return first ? put(at, literal.substr(1)) : put(at, literal);
        }
        return put_key_on_line(at, literal, first);
    }

    // Room for more items of an array, of about so many bytes each, so that a long one is not copied again and again while it
    // grows.
    [[nodiscard]] auto expect_items(char* at, std::size_t bytes_each, std::size_t count) -> char*
    {
        std::size_t const likely = bytes_each * count + slack;
        return static_cast<std::size_t>(end_ - at) >= likely ? at : grow(at, likely + likely / 16);
    }
    // Bytes written so far.
    [[nodiscard]] auto size_at(char const* at) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(at - (is_in_string_ ? to_.data() + used_ : first_));
    }

private:
    void add(mark one)
    {
        one.opaque = map_;
        marks_.push_back(std::move(one));
    }

    // More room than there is: at first in the string, then twice as much each time, or what the string has if that will do.
    VOUCH_OUTLINE auto grow(char* at, std::size_t size) -> char*
    {
        std::size_t const written = size_at(at);
        std::size_t const needed = used_ + written + size;
        std::size_t const wanted = used_ + written + std::max(written, size);
        to_.resize(needed <= to_.capacity() ? std::min(wanted, to_.capacity()) : wanted);
        char* const data = to_.data();
        if (!is_in_string_)
            std::memcpy(data + used_, first_, written);
        is_in_string_ = true;
        end_ = data + to_.size();
        return data + used_ + written;
    }

    VOUCH_OUTLINE auto put_line(char* at) -> char*
    {
        std::size_t const spaces = std::size_t{level_} * indent_;
        at = room(at, spaces + 1);
        *at++ = '\n';
        std::memset(at, ' ', spaces);
        return at + spaces;
    }

    VOUCH_OUTLINE auto put_key_on_line(char* at, std::string_view literal, bool first) -> char*
    {
        at = room(element(at, first), literal.size());
        at = put(at, literal.substr(1));
        *at++ = ' ';
        return at;
    }

    // Whether the block at `from` is plain; it is copied in any case.
    VOUCH_INLINE static auto copy_plain_block(char* to, char const* from) noexcept -> bool
    {
        std::memcpy(to, from, block_size);
        return plain_prefix(from) == block_size;
    }

    // The same for fewer bytes than a block has: two words that overlap.
    VOUCH_INLINE static auto copy_plain_short(char* to, char const* from, std::size_t size) noexcept -> bool
    {
        if (size >= 8)
            return copy_plain_words<std::uint64_t>(to, from, size);
        if (size >= 4)
            return copy_plain_words<std::uint32_t>(to, from, size);
        bool plain = true;
        for (std::size_t at = 0; at != size; ++at) {
            to[at] = from[at];
            plain &= is_plain(from[at]);
        }
        return plain;
    }

    template <class Word>
    VOUCH_INLINE static auto copy_plain_words(char* to, char const* from, std::size_t size) noexcept -> bool
    {
        Word first;
        Word last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + size - sizeof last, sizeof last);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - sizeof last, &last, sizeof last);
        return is_plain_word(first) && is_plain_word(last);
    }

    // The rest of a string from `from` on, and its closing quote: in runs of what stands as it is, with escapes between.
    VOUCH_OUTLINE auto put_special(char* at, char const* from, char const* last) -> char*
    {
        char const* run = from;
        while (from != nullptr && from != last) {
            if (is_plain(*from)) {
                ++from;
            } else if (static_cast<signed char>(*from) < 0) {
                from = utf8_run_end(from, last);
            } else {
                at = put_run(at, run, from);
                at = put_escape(room(at, static_cast<std::size_t>(last - from) + 7), *from);
                run = ++from;
            }
        }
        if (from != nullptr)
            at = put_run(at, run, last);
        *at++ = '"';
        if (from == nullptr)
            add({size_at(at), place::value_end, text_not_utf8});
        return at;
    }

    auto put_run(char* at, char const* from, char const* last) -> char*
    {
        auto const size = static_cast<std::size_t>(last - from);
        return put(room(at, size + 1), {from, size});
    }

    static auto put_escape(char* at, char byte) noexcept -> char*
    {
        static constexpr std::string_view bytes = "\"\\\b\f\n\r\t";
        static constexpr std::string_view letters = "\"\\bfnrt";
        static constexpr std::string_view digits = "0123456789abcdef";
        *at++ = '\\';
        if (auto const index = bytes.find(byte); index != bytes.npos) {
            *at++ = letters[index];
            return at;
        }
        auto const value = static_cast<unsigned char>(byte);
        at = put(at, "u00");
        *at++ = digits[value >> 4];
        *at++ = digits[value & 15];
        return at;
    }

    std::string& to_;
    char* end_;
    std::size_t used_; // bytes of the string that were there before
    unsigned indent_;
    unsigned level_ = 0;
    bool is_in_string_ = false;
    bool is_kept_ = false;
    std::optional<std::size_t> map_; // where the outermost object begins whose names are data
    std::vector<mark> marks_;
    char first_[1024]; // most messages end before they need memory of their own
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/write/value.hpp
#ifndef VOUCH_WRITE_VALUE_HPP
#define VOUCH_WRITE_VALUE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Writes `value` to `at`, where `writer::slack` bytes have room, and gives its end. One function for each type.
template <class Type>
auto write_value(writer& out, char* at, Type const& value) -> char*;

template <class Number>
auto write_number(writer& out, char* at, Number value) -> char*
{
    if constexpr (std::floating_point<Number>)
        if (!std::isfinite(value))
            return out.refuse(at, number_not_finite);
    constexpr std::size_t enough = 32; // -2.2250738585072014e-308 and every 64-bit integer are shorter
    static_assert(enough <= writer::slack);
    return std::to_chars(at, at + enough, value).ptr;
}

template <described_enum Type>
auto write_enum(writer& out, char* at, Type value) -> char*
{
    auto const& values = enumerators<Type>::values;
    auto const found = std::find(values.begin(), values.end(), value);
    if (found == values.end())
        return out.refuse(at, refused_text<Type>);
    if constexpr (is_numeric_enum<Type>)
        return write_number(out, at, static_cast<std::underlying_type_t<Type>>(value));
    else
        return out.put_string(at, enumerators<Type>::names[static_cast<std::size_t>(found - values.begin())]);
}

template <class Type>
auto write_text(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (own_text_type<Type>) {
        return value.view().empty() ? out.refuse(at, unset_value<Type>) : out.put_string(at, value.view());
    } else {
        at = out.room(at, text_traits<Type>::max_size);
        *at = '"';
        char* const end = text_traits<Type>::write(value, at + 1);
        if (end == nullptr)
            return out.refuse(at, refused_text<Type>);
        *end = '"';
        return end + 1;
    }
}

template <class Value>
auto write_open(writer& out, char* at, open<Value> const& value) -> char*
{
    if (auto const* known = value.known())
        return write_value(out, at, *known);
    return value.unknown() ? out.put_string(at, *value.unknown()) : out.refuse(at, unset_value<Value>);
}

template <class Type, class Descriptor>
VOUCH_INLINE auto write_member(writer& out, char* at, Type const& object, bool& first) -> char*
{
    auto const& member = object.*Descriptor::pointer;
    if constexpr (may_be_absent<member_type<Type, Descriptor>>)
        if (!holds_value(member))
            return at;
    at = out.key(at, key_literal<Type, Descriptor>, first);
    first = false;
    return write_value(out, at, member);
}

// The entries of a map in the object that begins at byte `begin`.
template <class Map>
auto write_entries(writer& out, char* at, Map const& map, std::size_t begin, bool& first) -> char*
{
    bool const outermost = out.enter_map(begin);
    for (auto const& [key, value] : map) {
        at = write_value(out, out.element(at, first), key);
        first = false;
        at = write_value(out, out.colon(at), value);
    }
    out.leave_map(outermost);
    return at;
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto write_members(writer& out, char* at, Type const& object, [[maybe_unused]] std::size_t begin,
                                [[maybe_unused]] std::string_view tag, bool& first, List<Descriptors...>) -> char*
{
    ((at = write_member<Type, Descriptors>(out, at, object, first)), ...);
    if constexpr (has_catch_all<Type>) {
        auto const& others = object.*catch_all_of<Type>::pointer;
        for (auto const& [key, value] : others)
            if (((key == json_name<Type, Descriptors>) || ...) || (tag.data() != nullptr && key == tag))
                out.complain_of_object(begin, member_duplicate);
        at = write_entries(out, at, others, begin, first);
    }
    return at;
}

template <class Array>
auto write_items(writer& out, char* at, Array const& array) -> char*
{
    std::size_t sample = 64; // items that tell how long three times as many will be
    std::size_t written = 0;
    std::size_t const before = out.size_at(at);
    at = out.open(at, '[');
    for (auto const& item : array) {
        at = out.element(at, written == 0);
        at = write_value(out, at, static_cast<typename Array::value_type const&>(item));
        if (++written == sample) [[unlikely]] {
            if constexpr (requires { array.size(); })
                at = out.expect_items(at, (out.size_at(at) - before) / written, std::min(array.size() - written, written * 3));
            sample *= 4;
        }
    }
    return out.close(at, ']', written == 0);
}

template <class Tuple>
auto write_tuple(writer& out, char* at, Tuple const& tuple) -> char*
{
    bool first = true;
    at = out.open(at, '[');
    std::apply([&](auto const&... items) { ((at = write_value(out, out.element(at, std::exchange(first, false)), items)), ...); },
               tuple);
    return out.close(at, ']', first);
}

// The members of an object, behind the tag of a variant if it is in one.
template <class Type>
VOUCH_INLINE auto write_object(writer& out, char* at, Type const& object, std::string_view tag = {},
                               std::string_view tag_value = {}) -> char*
{
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = out.open(at, '{');
    if (tag.data() != nullptr) {
        at = out.put_string(out.element(at, first), tag);
        first = false;
        at = out.put_string(out.colon(at), tag_value);
    }
    if constexpr (is_well_formed<Type>)
        at = write_members(out, at, object, begin, tag, first, json_members<Type>{});
    return out.close(at, '}', first);
}

template <class Variant>
auto write_variant(writer& out, char* at, Variant const& variant) -> char*
{
    if (variant.valueless_by_exception())
        return out.refuse(at, unset_value<Variant>);
    return std::visit(
        [&](auto const& object) {
            return write_object(out, at, object, tag_of<Variant>, alternatives<Variant>::names[variant.index()]);
        },
        variant);
}

template <class Type>
auto write_map(writer& out, char* at, Type const& map) -> char*
{
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = write_entries(out, out.open(at, '{'), map, begin, first);
    return out.close(at, '}', first);
}

template <class Type>
VOUCH_OUTLINE auto write_value(writer& out, char* at, Type const& value) -> char*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) ? write_value(out, at, *value) : writer::put(at, "null");
    } else if constexpr (kind == shape::object) {
        return write_object(out, at, value);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return write_items(out, at, value);
    } else if constexpr (kind == shape::tuple) {
        return write_tuple(out, at, value);
    } else if constexpr (kind == shape::map) {
        return write_map(out, at, value);
    } else if constexpr (kind == shape::variant) {
        return write_variant(out, at, value);
    } else if constexpr (described_enum<Type>) {
        return write_enum(out, at, value);
    } else if constexpr (kind == shape::named) {
        return write_text(out, at, value);
    } else if constexpr (kind == shape::open) {
        return write_open(out, at, value);
    } else if constexpr (kind == shape::string) {
        return out.put_string(at, value);
    } else if constexpr (kind == shape::secret) {
        return value.is_set() ? out.put_string(at, value.reveal()) : out.refuse(at, unset_value<Type>);
    } else if constexpr (kind == shape::raw) {
        std::string_view const text = value.text();
        return text.empty() ? out.refuse(at, unset_value<Type>) : writer::put(out.room(at, text.size()), text);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::write(out, at, value);
    } else if constexpr (kind == shape::boolean) {
        return writer::put(at, value ? "true" : "false");
    } else if constexpr (kind == shape::number_text) {
        at = out.room(at, Type::max_size);
        char* const end = value.write(at);
        return end == nullptr ? out.refuse(at, unset_value<Type>) : end;
    } else {
        return write_number(out, at, value);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/write/serialize.hpp
#ifndef VOUCH_WRITE_SERIALIZE_HPP
#define VOUCH_WRITE_SERIALIZE_HPP

namespace vouch::inline VOUCH_ABI {

/// How a JSON text looks.
struct serialize_options {
    unsigned indent = 0; ///< spaces a level, each member and element on a line of its own; 0 is compact
};

namespace detail {

VOUCH_COLD inline auto report(writer& out) -> errors
{
    return resolver(out.written(), std::move(out.marks())).run(resolver::offsets::untold);
}

template <class Type>
auto append_json(std::string& text, Type const& value, serialize_options options) -> errors
{
    writer out(text, options.indent);
    out.finish(write_value(out, out.begin(), value));
    if (!out.marks().empty()) [[unlikely]]
        return report(out);
    out.keep();
    return {};
}

} // namespace detail

/// The JSON text of an object, or why it has none.
///
/// Errors: `errc::unset`, `errc::invalid_utf8`, `errc::not_finite`, a date or enumerator outside its type's range, and
///         `errc::duplicate_member` for an undeclared member of a declared name: what JSON cannot hold, all of it, with
///         pointers. Rules are not asked: `validate` does that, and sending does both.
/// Cost:   one pass; a text of up to 1 KiB is allocated once, a longer one grows as it is written.
template <class Type>
[[nodiscard]] auto serialize(Type const& value, serialize_options options = {}) -> result<std::string>
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::serialize: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (type_is_described_or_mapped<Type>) {
        result<std::string> made(std::in_place);
        if (errors all = detail::append_json(*made, value, options); !all.empty()) [[unlikely]]
            made = std::move(all);
        return made;
    } else {
        return errors{};
    }
}

/// The same, appended to a text that is there: where that has room, nothing is allocated.
///
/// Errors: as `serialize`, and then the text is as it was; empty where there are none.
template <class Type>
[[nodiscard]] auto serialize_to(std::string& text, Type const& value, serialize_options options = {}) -> errors
{
    static_assert(type_is_described_or_mapped<Type>,
                  "vouch::serialize_to: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (type_is_described_or_mapped<Type>)
        return detail::append_json(text, value, options);
    else
        return {};
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/write/errors.hpp
#ifndef VOUCH_WRITE_ERRORS_HPP
#define VOUCH_WRITE_ERRORS_HPP

namespace vouch::inline VOUCH_ABI::detail {

struct error_json {
    std::string pointer;
    std::string code;
    std::string message;
    std::optional<std::size_t> offset;

    explicit error_json(error const& one) : pointer(one.pointer()), code(one.code()), message(one.message()), offset(one.offset())
    {}
};
BOOST_DESCRIBE_STRUCT(error_json, (), (pointer, code, message, offset))

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Errors as a JSON array, the one form they have: `[{"pointer":…,"code":…,"message":…,"offset":…}]`; `offset` only where known.
[[nodiscard]] inline auto serialize(errors const& all, serialize_options options = {}) -> result<std::string>
{
    return serialize(std::vector<detail::error_json>(all.begin(), all.end()), options);
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/json.hpp
#ifndef VOUCH_JSON_HPP
#define VOUCH_JSON_HPP
// Describe, read, check, write and patch. Links nothing.
#endif
