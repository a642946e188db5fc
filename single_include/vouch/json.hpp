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

// MSVC keeps __cplusplus at 199711L unless told otherwise.
#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
#error "vouch needs C++20: compile with -std=c++20 (MSVC: /std:c++20) or newer"
#include <vouch_needs_cpp20> // no such file: compilation ends here, before the many errors that would follow from the first
#endif

// The oldest that the tests run with; older ones fail later, in many words. Apple's Clang has numbers of its own.
#if defined(__clang__) ? __clang_major__ < 16 && !defined(__apple_build_version__) : defined(__GNUC__) && __GNUC__ < 12
#error "vouch needs GCC 12, Clang 16 or newer"
#include <vouch_needs_a_newer_compiler> // no such file, as above
#endif

// The inline namespace is named after the version and every switch that changes a function body. Translation units that differ
// in one of them link side by side and cannot pick each other's bodies.
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

// vouch/core/boxed.hpp
#ifndef VOUCH_CORE_BOXED_HPP
#define VOUCH_CORE_BOXED_HPP

#include <compare>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A value on the heap that is copied and compared like the value itself, so that a type may hold values of its own type:
///   struct node { std::variant<std::string, boxed<std::vector<node>>> content; };
///
/// A box is never empty. One that was made by default, or moved from, holds `Value{}`.
/// JSON:   that of `Value`.
/// Cost:   one allocation, made when the box is given a value or when the value of a new or moved-from box is asked for without
///         const; until then a const one shows a value that all share. Moving allocates nothing and cannot fail.
template <class Value>
class boxed {
public:
    using value_type = Value;

    /// Holds `Value{}`.
    boxed() noexcept {}
    /// Hold a copy of the value, or the value itself.
    // No template: whether a recursive type can be made of something would depend on itself.
    boxed(Value const& value) : value_(new Value(value)) {}
    boxed(Value&& value) : value_(new Value(std::move(value))) {}
    /// Makes the value of these arguments.
    template <class... Arguments>
    explicit boxed(std::in_place_t, Arguments&&... arguments) : value_(new Value(std::forward<Arguments>(arguments)...))
    {}
    boxed(boxed const& other) : value_(other.value_ == nullptr ? nullptr : new Value(*other.value_)) {}
    boxed(boxed&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    // A copy is made before the old value goes: `box = box->next` assigns a part of that.
    auto operator=(boxed const& other) -> boxed&
    {
        boxed made(other);
        std::swap(value_, made.value_);
        return *this;
    }
    auto operator=(boxed&& other) noexcept -> boxed&
    {
        boxed taken(std::move(other));
        std::swap(value_, taken.value_);
        return *this;
    }
    ~boxed() { delete value_; }

    /// Lifetime: that of this box, until it is assigned to or moved from.
    [[nodiscard]] auto operator*() & -> Value& { return made(); }
    [[nodiscard]] auto operator*() const& -> Value const& { return value_ == nullptr ? initial() : *value_; }
    [[nodiscard]] auto operator*() && -> Value&& { return std::move(made()); }
    [[nodiscard]] auto operator->() -> Value* { return &made(); }
    [[nodiscard]] auto operator->() const -> Value const* { return &**this; }

    friend void swap(boxed& left, boxed& right) noexcept { std::swap(left.value_, right.value_); }
    // Not constrained, since the comparison of a recursive type asks for itself.
    friend auto operator==(boxed const& left, boxed const& right) -> bool { return both_initial(left, right) || *left == *right; }
    friend auto operator<=>(boxed const& left, boxed const& right)
        requires requires(Value const& value) { value < value; }
    {
        if constexpr (std::three_way_comparable<Value>) {
            using ordering = decltype(*left <=> *right);
            return both_initial(left, right) ? ordering::equivalent : ordering(*left <=> *right);
        } else {
            return both_initial(left, right) ? std::weak_ordering::equivalent
                   : *left < *right          ? std::weak_ordering::less
                   : *right < *left          ? std::weak_ordering::greater
                                             : std::weak_ordering::equivalent;
        }
    }

private:
    // The initial value of a type that has a box of its own type holds another one, without end.
    static auto both_initial(boxed const& left, boxed const& right) noexcept -> bool
    {
        return left.value_ == nullptr && right.value_ == nullptr;
    }
    auto made() -> Value&
    {
        if (value_ == nullptr)
            value_ = new Value();
        return *value_;
    }
    // What all boxes share that were given no value.
    static auto initial() -> Value const&
    {
        static Value const value{};
        return value;
    }

    Value* value_ = nullptr; // null stands for `Value{}`: so that moving is cheap, and a type may have a box of its own type
};
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/nullable.hpp
#ifndef VOUCH_CORE_NULLABLE_HPP
#define VOUCH_CORE_NULLABLE_HPP

#include <optional>

namespace vouch::inline VOUCH_ABI {

/// The JSON value null.
struct null_t {
    friend constexpr bool operator==(null_t, null_t) = default;
};
inline constexpr null_t null{};

/// A member whose key is always present and whose value may be null.
///
/// JSON:   the value, or null.
/// Errors: `errc::missing_member` if the key is absent, unless `parse_options::absent_as_null` is set.
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
    constexpr auto value_or(Other&& fallback) const& -> Value
    {
        return value_.value_or(std::forward<Other>(fallback));
    }

    template <class... Arguments>
    constexpr auto emplace(Arguments&&... arguments) -> Value&
    {
        return value_.emplace(std::forward<Arguments>(arguments)...);
    }
    constexpr void reset() noexcept { value_.reset(); }

    friend constexpr bool operator==(nullable const&, nullable const&) = default;
    friend constexpr bool operator==(nullable const& left, null_t) noexcept { return left.is_null(); }
    // A template, since the comparison of a nullable string with "text" would else have a choice of two conversions.
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

// vouch/core/name_hash.hpp
#ifndef VOUCH_CORE_NAME_HASH_HPP
#define VOUCH_CORE_NAME_HASH_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <string_view>

// A hash of names that a sender chooses. Each process has another key, which makes colliding names unpredictable.
namespace vouch::inline VOUCH_ABI::detail {

struct hash_key {
    std::uint64_t first;
    std::uint64_t second;
};

// SipHash (Aumasson and Bernstein 2012), with as many rounds for each word of the text and at the end.
template <int EachWord, int AtEnd>
class sip_hash {
public:
    constexpr explicit sip_hash(hash_key key) noexcept
        : a_(key.first ^ 0x736f6d6570736575u),
          b_(key.second ^ 0x646f72616e646f6du),
          c_(key.first ^ 0x6c7967656e657261u),
          d_(key.second ^ 0x7465646279746573u)
    {}

    [[nodiscard]] constexpr auto run(std::string_view text) && noexcept -> std::uint64_t
    {
        std::uint64_t const size = text.size();
        for (; text.size() >= 8; text.remove_prefix(8))
            mix(word_of(text, 8));
        mix(word_of(text, text.size()) | (size & 255) << 56);
        c_ ^= 0xff;
        for (int left = AtEnd; left != 0; --left)
            turn();
        return a_ ^ b_ ^ c_ ^ d_;
    }

private:
    // The first `size` bytes as a number, the first byte lowest, whatever the order of the machine.
    static constexpr auto word_of(std::string_view text, std::size_t size) noexcept -> std::uint64_t
    {
        std::uint64_t word = 0;
        for (std::size_t index = 0; index != size; ++index)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[index])) << (8 * index);
        return word;
    }

    constexpr void mix(std::uint64_t word) noexcept
    {
        d_ ^= word;
        for (int left = EachWord; left != 0; --left)
            turn();
        a_ ^= word;
    }

    constexpr void turn() noexcept
    {
        a_ += b_;
        c_ += d_;
        b_ = std::rotl(b_, 13) ^ a_;
        d_ = std::rotl(d_, 16) ^ c_;
        a_ = std::rotl(a_, 32);
        c_ += b_;
        a_ += d_;
        b_ = std::rotl(b_, 17) ^ c_;
        d_ = std::rotl(d_, 21) ^ a_;
        c_ = std::rotl(c_, 32);
    }

    std::uint64_t a_;
    std::uint64_t b_;
    std::uint64_t c_;
    std::uint64_t d_;
};

// Made of where the process lies in memory and of when it asks, to the nanosecond: what the sender of a text does not know.
inline auto make_hash_key() noexcept -> hash_key
{
    std::timespec now{};
    (void)std::timespec_get(&now, TIME_UTC);
    std::uint64_t const facts[] = {static_cast<std::uint64_t>(now.tv_sec), static_cast<std::uint64_t>(now.tv_nsec),
                                   static_cast<std::uint64_t>(std::clock()), reinterpret_cast<std::uintptr_t>(&now),
                                   reinterpret_cast<std::uintptr_t>(&make_hash_key)};
    char bytes[sizeof facts];
    std::memcpy(bytes, facts, sizeof facts);
    std::string_view const text(bytes, sizeof bytes);
    return {sip_hash<2, 4>({1, 0}).run(text), sip_hash<2, 4>({2, 0}).run(text)};
}

// The hash of a name in this process. Another process gives another one.
inline auto name_hash(std::string_view name) noexcept -> std::uint64_t
{
    static hash_key const key = make_hash_key();
    return sip_hash<1, 3>(key).run(name);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/ordered_map.hpp
#ifndef VOUCH_CORE_ORDERED_MAP_HPP
#define VOUCH_CORE_ORDERED_MAP_HPP

#include <cstdlib>
#include <initializer_list>
#include <list>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// A map from names to values that keeps the order in which names were inserted, and finds each at once.
///
/// Takes the place of `std::map<std::string, Value>` where the order means something to whoever reads the text.
/// JSON:     an object; it is written in the order in which it was read or filled.
/// Lifetime: iterators and references stay valid until their entry is erased, also where the map is moved.
/// Cost:     insertion and search take the same time however large the map is, also for names that somebody chose to make it
///           slow: the hash has a key of its own in each process. One allocation for each entry.
template <class Value>
class ordered_map {
    using entry_list = std::list<std::pair<std::string const, Value>>;

public:
    using key_type = std::string;
    using mapped_type = Value;
    using value_type = std::pair<std::string const, Value>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = value_type&;
    using const_reference = value_type const&;
    using iterator = typename entry_list::iterator;
    using const_iterator = typename entry_list::const_iterator;

    ordered_map() = default;
    /// Of entries with the same name the first one counts.
    ordered_map(std::initializer_list<value_type> entries)
    {
        for (value_type const& entry : entries)
            try_emplace(entry.first, entry.second);
    }
    ordered_map(ordered_map const& other) : entries_(other.entries_) { make_index(); }
    ordered_map(ordered_map&&) noexcept = default;
    auto operator=(ordered_map const& other) -> ordered_map& { return *this = ordered_map(other); }
    auto operator=(ordered_map&&) noexcept -> ordered_map& = default;
    ~ordered_map() = default;

    [[nodiscard]] auto begin() noexcept -> iterator { return entries_.begin(); }
    [[nodiscard]] auto begin() const noexcept -> const_iterator { return entries_.begin(); }
    [[nodiscard]] auto end() noexcept -> iterator { return entries_.end(); }
    [[nodiscard]] auto end() const noexcept -> const_iterator { return entries_.end(); }
    [[nodiscard]] auto size() const noexcept -> std::size_t { return entries_.size(); }
    [[nodiscard]] auto empty() const noexcept -> bool { return entries_.empty(); }

    /// The entry of that name, or `end()`.
    [[nodiscard]] auto find(std::string_view name) noexcept -> iterator { return find_in(*this, name, hash_if_indexed(name)); }
    [[nodiscard]] auto find(std::string_view name) const noexcept -> const_iterator
    {
        return find_in(*this, name, hash_if_indexed(name));
    }
    [[nodiscard]] auto contains(std::string_view name) const noexcept -> bool { return find(name) != end(); }

    /// The value of that name. Throws std::out_of_range if there is none; without exceptions it aborts.
    [[nodiscard]] auto at(std::string_view name) -> Value& { return value_at(*this, name); }
    [[nodiscard]] auto at(std::string_view name) const -> Value const& { return value_at(*this, name); }
    /// The value of that name, which is `Value()` if there was none.
    auto operator[](std::string name) -> Value& { return try_emplace(std::move(name)).first->second; }

    /// Appends `Value(arguments...)` if there is no entry of that name. Returns the entry of that name, and true if it is new.
    template <class... Arguments>
    auto try_emplace(std::string name, Arguments&&... arguments) -> std::pair<iterator, bool>
    {
        std::uint64_t const hash = hash_if_indexed(name);
        if (iterator const found = find_in(*this, name, hash); found != end())
            return {found, false};
        provide_cell();
        entries_.emplace_back(std::piecewise_construct, std::forward_as_tuple(std::move(name)),
                              std::forward_as_tuple(std::forward<Arguments>(arguments)...));
        iterator const added = --entries_.end();
        if (is_indexed())
            put(cells_, {hash != 0 ? hash : hash_of(added->first), added});
        return {added, true};
    }
    /// Sets the value of that name; a new name is appended. Returns its entry, and true if it is new.
    template <class From = Value>
    auto insert_or_assign(std::string name, From&& value) -> std::pair<iterator, bool>
    {
        auto const entry = try_emplace(std::move(name), std::forward<From>(value));
        if (!entry.second)
            entry.first->second = std::forward<From>(value); // it was not used
        return entry;
    }

    /// Removes the entry of that name; the others keep their order. Returns how many were removed.
    auto erase(std::string_view name) -> std::size_t
    {
        iterator const found = find(name);
        if (found == end())
            return 0;
        erase(found);
        return 1;
    }
    /// Removes an entry and returns the next one.
    auto erase(const_iterator entry) -> iterator
    {
        if (is_indexed())
            vacate(cell_of(cells_, hash_of(entry->first), entry->first));
        return entries_.erase(entry);
    }
    void clear() noexcept
    {
        entries_.clear();
        cells_.clear();
    }

    /// The same names with equal values, whatever their order, which has no meaning in JSON.
    friend bool operator==(ordered_map const& left, ordered_map const& right)
    {
        if (left.size() != right.size())
            return false;
        auto likely = right.begin();
        for (auto const& [name, value] : left) {
            const_iterator const found = likely->first == name ? likely : right.find(name);
            if (found == right.end() || !(found->second == value))
                return false;
            ++likely;
        }
        return true;
    }

private:
    // A place of the index: a table whose size is a power of two, at least a quarter of it unused, and which is searched from the
    // place on that the hash names.
    struct cell {
        std::uint64_t hash = 0; // 0 where it is unused
        iterator entry{};

        [[nodiscard]] auto is_used() const noexcept -> bool { return hash != 0; }
    };
    using table = std::vector<cell>;

    static constexpr std::size_t most_without_index = 8; // comparing so few names takes less time than a hash

    [[nodiscard]] auto is_indexed() const noexcept -> bool { return !cells_.empty(); }
    static auto hash_of(std::string_view name) noexcept -> std::uint64_t
    {
        return detail::name_hash(name) | std::uint64_t{1} << 63;
    }
    // The hash that the index is searched for; 0, which is the hash of no name, where there is no index.
    [[nodiscard]] auto hash_if_indexed(std::string_view name) const noexcept -> std::uint64_t
    {
        return is_indexed() ? hash_of(name) : 0;
    }
    static auto next(table const& cells, std::size_t index) noexcept -> std::size_t { return (index + 1) & (cells.size() - 1); }
    static auto first(table const& cells, std::uint64_t hash) noexcept -> std::size_t { return hash & (cells.size() - 1); }

    // The cell of that name, or the unused one where it belongs.
    static auto cell_of(table const& cells, std::uint64_t hash, std::string_view name) noexcept -> std::size_t
    {
        std::size_t index = first(cells, hash);
        while (cells[index].is_used() && (cells[index].hash != hash || cells[index].entry->first != name))
            index = next(cells, index);
        return index;
    }
    static void put(table& cells, cell const& added) noexcept
    {
        std::size_t index = first(cells, added.hash);
        while (cells[index].is_used())
            index = next(cells, index);
        cells[index] = added;
    }

    // Searches for the name, of which `hash` is the `hash_if_indexed`.
    template <class Self>
    static auto find_in(Self& self, std::string_view name, std::uint64_t hash) noexcept -> decltype(self.begin())
    {
        if (hash != 0) {
            cell const& found = self.cells_[cell_of(self.cells_, hash, name)];
            return found.is_used() ? decltype(self.begin())(found.entry) : self.end();
        }
        auto entry = self.begin();
        while (entry != self.end() && entry->first != name)
            ++entry;
        return entry;
    }

    template <class Self>
    static auto value_at(Self& self, std::string_view name) -> decltype((self.begin()->second))
    {
        auto const found = self.find(name);
        if (found == self.end()) {
#if defined(__cpp_exceptions)
            throw std::out_of_range("vouch::ordered_map: no entry of this name");
#else
            std::abort();
#endif
        }
        return found->second;
    }

    // Makes the index larger if it has no place for one entry more, and makes it at all once there are more than a few.
    void provide_cell()
    {
        if (entries_.size() >= most_without_index && entries_.size() >= cells_.size() / 4 * 3)
            make_index();
    }

    // Makes an index that has place for twice as many entries. A few have none.
    void make_index()
    {
        if (entries_.size() < most_without_index)
            return;
        table made(cells_.empty() ? 32 : cells_.size());
        while (made.size() / 4 * 3 < entries_.size() * 2)
            made.resize(made.size() * 2);
        for (cell const& used : cells_)
            if (used.is_used())
                put(made, used);
        if (!is_indexed())
            for (iterator entry = entries_.begin(); entry != entries_.end(); ++entry)
                put(made, {hash_of(entry->first), entry});
        cells_ = std::move(made);
    }

    // Takes an entry out of the index. Those behind it up to the next unused cell move up if they may stand there.
    void vacate(std::size_t index) noexcept
    {
        std::size_t const mask = cells_.size() - 1;
        for (std::size_t after = next(cells_, index); cells_[after].is_used(); after = next(cells_, after))
            if (((after - first(cells_, cells_[after].hash)) & mask) >= ((after - index) & mask)) {
                cells_[index] = cells_[after];
                index = after;
            }
        cells_[index] = {};
    }

    entry_list entries_;
    table cells_; // empty for a few entries
};

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

// vouch/core/printable.hpp
#ifndef VOUCH_CORE_PRINTABLE_HPP
#define VOUCH_CORE_PRINTABLE_HPP

// Text for a terminal or a log: nothing in it moves the cursor, turns the direction of the line or hides.
namespace vouch::inline VOUCH_ABI::detail {

// Returns whether a terminal shows the character as a glyph of its own. False for controls (C0, DEL, C1), for line and paragraph
// separators, interlinear annotations, and for what Unicode 15 calls default ignorable: the characters that set the direction of
// text, zero-width ones, fillers, variation selectors and tags.
constexpr auto is_printable(std::uint32_t code_point) noexcept -> bool
{
    struct range {
        std::uint32_t first;
        std::uint32_t last;
    };
    constexpr range hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},
                                {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},  {0x2028, 0x202E},
                                {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0},
                                {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    for (range const& each : hidden)
        if (code_point <= each.last)
            return code_point < each.first;
    return true;
}

// The code point of one character that is UTF-8.
constexpr auto decode_utf8(std::string_view character) noexcept -> std::uint32_t
{
    auto const byte = [&](std::size_t index) { return static_cast<std::uint32_t>(static_cast<unsigned char>(character[index])); };
    if (character.size() == 1)
        return byte(0);
    std::uint32_t code_point = byte(0) & (0xFFu >> (character.size() + 1));
    for (std::size_t index = 1; index < character.size(); ++index)
        code_point = code_point << 6 | (byte(index) & 0x3Fu);
    return code_point;
}

// The character that `text` begins with: one byte if that is not UTF-8. Precondition: `text` is not empty.
constexpr auto first_character(std::string_view text) noexcept -> std::string_view
{
    if (static_cast<signed char>(text.front()) >= 0)
        return text.substr(0, 1);
    char const* const end = utf8_character_end(text.data(), text.data() + text.size());
    return text.substr(0, end == nullptr ? 1 : static_cast<std::size_t>(end - text.data()));
}

// Appends one result of `first_character`, or the escape that stands for it: JSON's, "\u202e", with two of them above U+FFFF,
// and "\xff", which JSON does not have, for a byte that is not UTF-8. Returns how many columns that takes, if every character is
// one column wide.
inline auto append_printable_character(std::string& to, std::string_view character) -> std::size_t
{
    auto const append_hex = [&to](std::string_view prefix, std::uint32_t number, unsigned digits) {
        to += prefix;
        while (digits != 0)
            to += "0123456789abcdef"[number >> (4 * --digits) & 0xFu];
    };
    if (character.front() >= ' ' && character.front() <= '~') { // most are
        to += character.front();
        return 1;
    }
    if (character.size() == 1 && static_cast<signed char>(character.front()) < 0) {
        append_hex("\\x", static_cast<unsigned char>(character.front()), 2);
        return 4;
    }
    std::uint32_t const code_point = decode_utf8(character);
    if (is_printable(code_point)) {
        to += character;
        return 1;
    }
    if (code_point < 0x10000) {
        append_hex("\\u", code_point, 4);
        return 6;
    }
    append_hex("\\u", 0xD800u + ((code_point - 0x10000u) >> 10), 4);
    append_hex("\\u", 0xDC00u + (code_point & 0x3FFu), 4);
    return 12;
}

enum class backslash { kept, doubled };

// Appends a text. A backslash of its own is doubled where it could be mistaken for that of an escape.
inline void append_printable(std::string& to, std::string_view text, backslash own = backslash::kept)
{
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        if (character.front() == '\\' && own == backslash::doubled)
            to += '\\';
        append_printable_character(to, character);
        text.remove_prefix(character.size());
    }
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A text of somebody else for a log or a terminal: control characters, those that set the direction of text and those that hide
/// become escapes as in JSON, "\u202e", and bytes that are not UTF-8 become "\xff". A line break becomes an escape too. A line of
/// JSON stays JSON with the same meaning.
[[nodiscard]] inline auto printable(std::string_view text) -> std::string
{
    std::string escaped;
    escaped.reserve(text.size());
    detail::append_printable(escaped, text);
    return escaped;
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

constexpr auto to_upper(char byte) noexcept -> char
{
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte & ~0x20) : byte;
}

constexpr auto is_capital(char byte) noexcept -> bool
{
    return byte >= 'A' && byte <= 'Z';
}

constexpr auto is_letter(char byte) noexcept -> bool
{
    return to_lower(byte) >= 'a' && to_lower(byte) <= 'z';
}

constexpr auto is_alphanumeric(char byte) noexcept -> bool
{
    return is_digit(byte) || is_letter(byte);
}

constexpr auto is_capital_or_digit(char byte) noexcept -> bool
{
    return is_capital(byte) || is_digit(byte);
}

constexpr auto are_capitals_or_digits(std::string_view text) noexcept -> bool
{
    for (char const byte : text)
        if (!is_capital_or_digit(byte))
            return false;
    return true;
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

// Returns the offset of the first eight bytes whose word satisfies `is_suspect`; without any, that of the last bytes, fewer than
// eight. In a constant expression it is 0. All texts of messages pass here.
template <class Test>
constexpr auto find_suspect_word(std::string_view text, Test is_suspect) noexcept -> std::size_t
{
    std::size_t index = 0;
    if (!std::is_constant_evaluated())
        for (; text.size() - index >= sizeof(std::uint64_t); index += sizeof(std::uint64_t)) {
            std::uint64_t word;
            std::memcpy(&word, text.data() + index, sizeof word);
            if (is_suspect(word))
                break;
        }
    return index;
}

inline constexpr std::uint64_t one_in_each_byte = 0x0101010101010101;
inline constexpr std::uint64_t top_bits = one_in_each_byte * 0x80;

// Returns true if `text` is visible ASCII and spaces.
constexpr auto is_visible(std::string_view text) noexcept -> bool
{
    // the top bit of a byte beyond ASCII, of 0x7f, and of the first byte below a space
    constexpr auto is_suspect = [](std::uint64_t word) {
        return ((word | (word + one_in_each_byte) | (word - one_in_each_byte * ' ')) & top_bits) != 0;
    };
    for (std::size_t index = find_suspect_word(text, is_suspect); index != text.size(); ++index)
        if (text[index] < ' ' || text[index] > '~')
            return false;
    return true;
}

// Returns true if `text` has a control character that is no tab.
constexpr auto has_control(std::string_view text) noexcept -> bool
{
    // the top bit of each byte below a space, and of each that is 0x7f; bytes after such a one may have it too
    constexpr auto is_suspect = [](std::uint64_t word) {
        std::uint64_t const is_delete = word ^ (one_in_each_byte * 0x7f);
        return ((((word - one_in_each_byte * ' ') & ~word) | ((is_delete - one_in_each_byte) & ~is_delete)) & top_bits) != 0;
    };
    for (std::size_t index = find_suspect_word(text, is_suspect); index != text.size(); ++index)
        if ((static_cast<unsigned char>(text[index]) < ' ' && text[index] != '\t') || text[index] == 0x7f)
            return true;
    return false;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/json_grammar.hpp
#ifndef VOUCH_CORE_JSON_GRAMMAR_HPP
#define VOUCH_CORE_JSON_GRAMMAR_HPP

// RFC 8259 for literals, which are checked at compile time. Texts that are read are checked by the scanner, which is made for
// speed and tells where a mistake is.
namespace vouch::inline VOUCH_ABI::detail {

// Each function takes the place where something should begin and returns the place where it ends, or npos.
class json_grammar {
public:
    static constexpr std::size_t npos = std::string_view::npos;

    constexpr explicit json_grammar(std::string_view text) noexcept : text_(text) {}

    // `depth` is how many arrays and objects may be nested here: as many as `parse_options::max_depth` unless told otherwise.
    [[nodiscard]] constexpr auto value(std::size_t at, unsigned depth = 128) const noexcept -> std::size_t
    {
        switch (peek(at)) {
        case '"': return string(at);
        case 't': return word(at, "true");
        case 'f': return word(at, "false");
        case 'n': return word(at, "null");
        case '[': return container(at, ']', depth);
        case '{': return container(at, '}', depth);
        default: return number(at);
        }
    }

private:
    // The byte at `at`; NUL, which begins nothing, at the end.
    [[nodiscard]] constexpr auto peek(std::size_t at) const noexcept -> char { return at < text_.size() ? text_[at] : '\0'; }

    [[nodiscard]] constexpr auto space(std::size_t at) const noexcept -> std::size_t
    {
        while (peek(at) == ' ' || peek(at) == '\t' || peek(at) == '\n' || peek(at) == '\r')
            ++at;
        return at;
    }

    [[nodiscard]] constexpr auto word(std::size_t at, std::string_view expected) const noexcept -> std::size_t
    {
        for (char const byte : expected)
            if (peek(at++) != byte)
                return npos;
        return at;
    }

    [[nodiscard]] constexpr auto digits(std::size_t at) const noexcept -> std::size_t
    {
        if (!is_digit(peek(at)))
            return npos;
        while (is_digit(peek(at)))
            ++at;
        return at;
    }

    [[nodiscard]] constexpr auto number(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at) == '-')
            ++at;
        at = peek(at) == '0' ? at + 1 : digits(at);
        if (at != npos && peek(at) == '.')
            at = digits(at + 1);
        if (at != npos && (peek(at) == 'e' || peek(at) == 'E')) {
            ++at;
            at = digits(peek(at) == '+' || peek(at) == '-' ? at + 1 : at);
        }
        return at;
    }

    // The value of the four hexadecimal digits behind the \u at `at`, or a number above all of them.
    [[nodiscard]] constexpr auto code_unit(std::size_t at) const noexcept -> unsigned
    {
        if (peek(at) != '\\' || peek(at + 1) != 'u')
            return 0x10000;
        unsigned unit = 0;
        for (std::size_t index = at + 2; index != at + 6; ++index) {
            int const digit = hex_value(peek(index));
            if (digit < 0)
                return 0x10000;
            unit = unit * 16 + static_cast<unsigned>(digit);
        }
        return unit;
    }

    [[nodiscard]] constexpr auto escape(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at + 1) != 'u')
            return std::string_view("\"\\/bfnrt").find(peek(at + 1)) == npos ? npos : at + 2;
        unsigned const first = code_unit(at);
        if (first > 0xFFFF || (first >= 0xDC00 && first <= 0xDFFF))
            return npos;
        if (first < 0xD800 || first > 0xDFFF)
            return at + 6;
        unsigned const second = code_unit(at + 6);
        return second >= 0xDC00 && second <= 0xDFFF ? at + 12 : npos;
    }

    [[nodiscard]] constexpr auto string(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at) != '"')
            return npos;
        ++at;
        while (at != npos && peek(at) != '"') {
            if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x20)
                return npos;
            at = text_[at] == '\\' ? escape(at) : at + 1;
        }
        return at == npos ? npos : at + 1;
    }

    [[nodiscard]] constexpr auto container(std::size_t at, char closing, unsigned depth) const noexcept -> std::size_t
    {
        if (depth == 0)
            return npos;
        at = space(at + 1);
        if (peek(at) == closing)
            return at + 1;
        for (;;) {
            if (closing == '}') {
                at = string(at);
                if (at == npos || peek(at = space(at)) != ':')
                    return npos;
                at = space(at + 1);
            }
            at = value(at, depth - 1);
            if (at == npos)
                return npos;
            at = space(at);
            if (peek(at) == closing)
                return at + 1;
            if (peek(at) != ',')
                return npos;
            at = space(at + 1);
        }
    }

    std::string_view text_;
};

// Whether `text` is one JSON value, without white space around it.
constexpr auto is_json(std::string_view text) noexcept -> bool
{
    return json_grammar(text).value(0) == text.size() && is_utf8(text);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/limits.hpp
#ifndef VOUCH_CORE_LIMITS_HPP
#define VOUCH_CORE_LIMITS_HPP

#include <charconv>
#include <concepts>

namespace vouch::inline VOUCH_ABI {

/// One bound of a rule or of a C++ number type: exact over the whole of `std::int64_t`, `std::uint64_t`, `float` and `double`.
class limit {
public:
    template <std::integral Integer>
    constexpr limit(Integer value) noexcept
        : kind_(value < 0 ? kind::negative : kind::natural), bits_(static_cast<std::uint64_t>(value))
    {}
    template <std::floating_point Real>
    constexpr limit(Real value) noexcept
        : kind_(std::same_as<Real, float> ? kind::single_real : kind::real),
          bits_(std::bit_cast<std::uint64_t>(static_cast<double>(value)))
    {}

    /// The bound as a number of another type, rounded if `Number` cannot hold it.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    [[nodiscard]] constexpr auto as() const noexcept -> Number
    {
        switch (kind_) {
        case kind::negative: return static_cast<Number>(static_cast<std::int64_t>(bits_));
        case kind::natural: return static_cast<Number>(bits_);
        case kind::single_real:
        case kind::real: break;
        }
        return static_cast<Number>(std::bit_cast<double>(bits_));
    }

    /// Appends the bound with the fewest digits that give it back: "0.1" for `0.1f` and for `0.1`.
    void append_to(std::string& text) const
    {
        char digits[32];
        char* const last = digits + sizeof digits;
        auto const end = kind_ == kind::negative      ? std::to_chars(digits, last, as<std::int64_t>())
                         : kind_ == kind::natural     ? std::to_chars(digits, last, bits_)
                         : kind_ == kind::single_real ? std::to_chars(digits, last, as<float>())
                                                      : std::to_chars(digits, last, as<double>());
        text.append(digits, end.ptr);
    }

    /// Compares the numbers; an integer never equals a floating-point number.
    friend constexpr bool operator==(limit const& left, limit const& right) noexcept
    {
        auto const stored_as = [](kind of) { return of == kind::single_real ? kind::real : of; };
        return stored_as(left.kind_) == stored_as(right.kind_) && left.bits_ == right.bits_;
    }

private:
    enum class kind : std::uint8_t { negative, natural, single_real, real };

    kind kind_;
    std::uint64_t bits_; // two's complement, or the bytes of a double
};

/// The bounds, both inclusive unless the error's message says otherwise, that a value must keep.
struct limits {
    std::optional<limit> least{};
    std::optional<limit> most{};

    /// Appends "1 to 40", "at least 1", "at most 40", "3" if both bounds are 3, or nothing if there is no bound.
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

#include <iosfwd>

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

// vouch/core/result.hpp
#ifndef VOUCH_CORE_RESULT_HPP
#define VOUCH_CORE_RESULT_HPP

#include <exception>

namespace vouch::inline VOUCH_ABI {

/// Thrown by `value()` of a failed result.
///
/// `what()` says the place and the expectation of the first error and how many more there are, but nothing of the text that was
/// read: "vouch: value() of a failed result: /country: expected an ISO 3166-1 alpha-3 country code; 2 more errors".
class bad_result : public std::exception {
public:
    bad_result() noexcept { append("vouch: value() of a failed result"); }

    /// Never throws: if there is no memory for the message, `what()` does without it.
    explicit bad_result(errors const& all) noexcept : bad_result()
    {
        if (all.empty())
            return;
#if defined(__cpp_exceptions)
        try {
            describe(all);
        } catch (...) { // out of memory: the text stays as it is
        }
#else
        describe(all);
#endif
    }

    [[nodiscard]] auto what() const noexcept -> char const* override { return text_; }

private:
    void describe(errors const& all)
    {
        error const& first = all[0];
        std::string text = ": ";
        detail::append_printable(text, first.pointer(), detail::backslash::doubled);
        text += first.pointer().empty() ? "" : ": ";
        detail::append_printable(text, first.message());

        std::size_t const others = all.truncated() ? all.size() : all.size() - 1; // the next one made it truncated
        std::string more;
        if (others != 0)
            more = (all.truncated() ? "; at least " : "; ") + std::to_string(others) +
                   (others == 1 ? " more error" : " more errors");

        std::size_t const most = sizeof text_ - 1 - size_ - more.size();
        if (text.size() > most) {
            std::size_t end = most - 3;
            while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) // within a character
                --end;
            text.resize(end);
            text += "...";
        }
        append(text + more);
    }

    void append(std::string_view added) noexcept
    {
        size_ += added.copy(text_ + size_, sizeof text_ - 1 - size_);
        text_[size_] = '\0';
    }

    char text_[512]{}; // in the object, so that copies do not throw
    std::size_t size_ = 0;
};

/// A value, or the reason why there is none. Shaped like `std::expected<Value, Error>`.
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

    /// Replaces the value or the error.
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

    template <class Fallback>
    constexpr auto value_or(Fallback&& fallback) const& -> Value
    {
        return value_ ? *value_ : static_cast<Value>(std::forward<Fallback>(fallback));
    }
    template <class Fallback>
    constexpr auto value_or(Fallback&& fallback) && -> Value
    {
        return value_ ? *std::move(value_) : static_cast<Value>(std::forward<Fallback>(fallback));
    }

    /// The reason why there is no value. Returned by value from a temporary, so that `for (auto& e : parse<T>(text).error())`
    /// is safe.
    constexpr auto error() const& noexcept -> Error const& { return error_; }
    constexpr auto error() && noexcept -> Error { return std::move(error_); }

    /// Returns `function(value)`, which is a result, or the error.
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

    /// Returns a result that holds `function(value)`, or the error.
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
            if constexpr (std::is_same_v<Error, errors>)
                throw bad_result(error_);
            else
                throw bad_result();
#else
            std::abort();
#endif
        }
    }

    std::optional<Value> value_;
    Error error_{};
};

namespace complaint {
struct a_result_cannot_be_printed_print_its_value_or_explain_its_errors;
}

// Never defined: `std::cout << result` does not compile, and the compiler names the incomplete type. Code that asks whether a
// result can be printed, as test frameworks do, gets the answer no.
template <class Char, class Traits, class Value, class Error>
auto operator<<(std::basic_ostream<Char, Traits>& out, result<Value, Error> const& refused)
    -> complaint::a_result_cannot_be_printed_print_its_value_or_explain_its_errors;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/raw_json.hpp
#ifndef VOUCH_CORE_RAW_JSON_HPP
#define VOUCH_CORE_RAW_JSON_HPP

namespace vouch::inline VOUCH_ABI {

struct parse_options;
namespace detail {
struct raw_json_access;
}

namespace complaint {
// Not constexpr: its name is the message that a wrong literal prints. Defined, because clang 16 checks a literal in a default
// member initialiser when the program runs.
[[noreturn]] inline void this_literal_is_not_json()
{
    std::abort();
}
} // namespace complaint

/// Any JSON value, checked and kept as its text: for members whose shape is not known.
///
/// A literal is checked at compile time: `raw_json{"[1,2]"}`. `raw_json::from` checks a text, reading makes one of each value.
/// JSON:   any value, written back byte for byte.
class raw_json {
    struct literal {
        std::string_view text;

        template <std::size_t Size>
        consteval literal(char const (&json)[Size]) : text(json, Size - 1)
        {
            if (!detail::is_json(text))
                complaint::this_literal_is_not_json();
        }
    };

public:
    raw_json() = default;
    explicit raw_json(literal json) : text_(json.text) {}

    /// The value that `text` holds, without the white space around it, or what is wrong with the text: as `vouch::parse`.
    /// Defined in vouch/read/parse.hpp.
    [[nodiscard]] static auto from(std::string_view text) -> result<raw_json>;

    /// The text. Empty for an unset value.
    [[nodiscard]] auto text() const noexcept -> std::string const& { return text_; }

    /// The value as a `Type`: `vouch::parse<Type>` of the text. Defined in vouch/read/parse.hpp.
    template <class Type>
    [[nodiscard]] auto as() const -> result<Type>;
    /// The same with these options.
    template <class Type>
    [[nodiscard]] auto as(parse_options const& options) const -> result<Type>;

    friend bool operator==(raw_json const&, raw_json const&) = default;

private:
    friend detail::raw_json_access;

    std::string text_;
};

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

// How the reader stores a text that it has checked.
struct raw_json_access {
    static void assign(raw_json& to, std::string_view checked) { to.text_.assign(checked); }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/wipe.hpp
#ifndef VOUCH_CORE_WIPE_HPP
#define VOUCH_CORE_WIPE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// A pointer to memset that the compiler has to read: else it may drop stores to memory that is freed next.
inline void* (*volatile memset_of_wipe)(void*, int, std::size_t) = std::memset;

// Overwrites bytes that may have held a secret.
inline void wipe(char* bytes, std::size_t size) noexcept
{
    if (size != 0)
        memset_of_wipe(bytes, 0, size);
}

// Overwrites all that a text has storage for and makes it empty. A string that is moved from or made shorter keeps bytes behind
// its end, also in the object itself.
inline void wipe(std::string& text)
{
    text.resize(text.capacity());
    wipe(text.data(), text.size());
    text.clear();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/core/secret.hpp
#ifndef VOUCH_CORE_SECRET_HPP
#define VOUCH_CORE_SECRET_HPP

namespace vouch::inline VOUCH_ABI {

/// A text that must not be shown: an API key, a password, a token.
///
/// It cannot be printed, and has no order and no conversion. `reveal()` is the only access, and easy to search for.
/// JSON:   a string. An empty one is refused, and an unset secret is not written.
/// Cost:   always on the heap, so that there is one storage, which the destructor overwrites.
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
        detail::wipe(text_, size_);
        delete[] text_;
    }

    /// The text itself.
    ///
    /// Lifetime: that of the secret.
    [[nodiscard]] auto reveal() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] auto is_set() const noexcept -> bool { return size_ != 0; }

    /// Whether this secret is `candidate`; false if it is unset. Takes a time that depends only on the length of `candidate`.
    [[nodiscard]] auto matches(std::string_view candidate) const noexcept -> bool { return is_set() && is_same(candidate); }
    friend auto operator==(secret const& left, secret const& right) noexcept -> bool { return left.is_same(right.reveal()); }

private:
    auto is_same(std::string_view candidate) const noexcept -> bool
    {
        char const nothing = '\0';
        char const* const own = is_set() ? text_ : &nothing;
        std::size_t different = candidate.size() ^ size_;
        for (std::size_t at = 0; at < candidate.size(); ++at) {
            // past the end of the secret, its first byte is compared: the sizes differ already, and a division would take its own
            // time
            std::size_t const place = at < size_ ? at : 0;
            different |=
                static_cast<std::size_t>(static_cast<unsigned char>(candidate[at]) ^ static_cast<unsigned char>(own[place]));
        }
        return different == 0;
    }

    char* text_ = nullptr;
    std::size_t size_ = 0;
};

namespace complaint {
struct a_secret_cannot_be_printed_only_reveal_shows_its_text;
}

// Never defined: `std::cout << secret` does not compile, and the compiler names the incomplete type. Code that asks whether a
// secret can be printed, as test frameworks do, gets the answer no.
template <class Char, class Traits>
auto operator<<(std::basic_ostream<Char, Traits>& out, secret const& refused)
    -> complaint::a_secret_cannot_be_printed_only_reveal_shows_its_text;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/text.hpp
#ifndef VOUCH_CORE_TEXT_HPP
#define VOUCH_CORE_TEXT_HPP

namespace vouch::inline VOUCH_ABI {

/// What errors and schemas say about a text type.
struct text_info {
    std::string_view code;      ///< the code of its errors: "not_a_country"
    std::string_view expected;  ///< continues "expected …": "an ISO 3166-1 alpha-3 country code"
    std::string_view format{};  ///< the `format` in its JSON Schema, such as "date"; empty for none
    std::size_t exact_size = 0; ///< the size of every such text in bytes; 0 if sizes differ
    std::string_view pattern{}; ///< the `pattern` in its JSON Schema, which every such text matches; empty for none
    std::string_view example{}; ///< such a text, for its JSON Schema: programs that make samples cannot make one from a pattern
};

/// Specialise this to give someone else's type (a date, a UUID) a JSON string:
///   static constexpr text_info info;
///   static constexpr std::size_t max_size;                                  // bytes that `write` may need
///   static constexpr auto parse(std::string_view) noexcept -> std::optional<Type>;
///   static constexpr auto write(Type const&, char* to) noexcept -> char*;   // the end; nullptr if the value has no text
template <class Type>
struct text_traits;

namespace detail {

// `T{}` is unset and its view is empty. No other value has an empty view.
// The default constructor is asked for last: every `std::hash` asks, also about types that are still incomplete.
template <class Type>
concept own_text_type = requires(Type const& value, std::string_view text) {
    { Type::info } -> std::convertible_to<text_info const&>;
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { value.view() } -> std::same_as<std::string_view>;
} && std::default_initializable<Type>;

template <class Type>
concept foreign_text_type = requires(Type const& value, std::string_view text, char* to) {
    { text_traits<Type>::info } -> std::convertible_to<text_info const&>;
    { text_traits<Type>::max_size } -> std::convertible_to<std::size_t>;
    { text_traits<Type>::parse(text) } -> std::same_as<std::optional<Type>>;
    { text_traits<Type>::write(value, to) } -> std::same_as<char*>;
};

} // namespace detail

/// A type whose JSON is a string: by its own members, as `vouch::country` and what derives from `vouch::text`, or by
/// `text_traits`. A class with few texts may list them for its JSON Schema, by a static function `for_each_text(put)` that calls
/// put(text) for each.
template <class Type>
concept text_type = detail::own_text_type<Type> || detail::foreign_text_type<Type>;

namespace detail {

// What errors and schemas say of `Type`.
template <text_type Type>
[[nodiscard]] constexpr auto info_of() noexcept -> text_info const&
{
    if constexpr (own_text_type<Type>)
        return Type::info;
    else
        return text_traits<Type>::info;
}

} // namespace detail

/// Makes a `Type` from its text. Empty if the text is not valid.
template <text_type Type>
[[nodiscard]] constexpr auto parse_text(std::string_view text) -> std::optional<Type>
{
    if constexpr (detail::own_text_type<Type>)
        return Type::parse(text);
    else
        return text_traits<Type>::parse(text);
}

namespace complaint {

// Not constexpr: a wrong literal calls it, and its name is the message. It has a body because clang 16 evaluates a literal in a
// default member initialiser when the program runs.
template <class Type>
[[noreturn]] void this_literal_is_not_a_valid()
{
    std::abort();
}

template <class Type>
constexpr bool text_type_has_a_text_info_named_info = requires {
    { Type::info } -> std::convertible_to<text_info const&>;
};
template <class Type>
constexpr bool text_type_has_a_static_function_valid = requires(std::string_view text) {
    { Type::valid(text) } -> std::convertible_to<bool>;
};
template <class Type>
constexpr bool text_type_has_a_default_constructor = std::default_initializable<Type>;

} // namespace complaint

namespace detail {

// A string literal that is valid for `Type`, or does not compile.
template <class Type>
struct checked_literal {
    std::string_view text;

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself
    template <std::size_t Size>
    consteval checked_literal(char const (&literal)[Size]) : text(literal, Size - 1)
    {
        static_assert(complaint::text_type_has_a_static_function_valid<Type>,
                      "a text type needs: static constexpr bool valid(std::string_view) noexcept");
        if constexpr (complaint::text_type_has_a_static_function_valid<Type>)
            if (text.empty() || !Type::valid(text))
                complaint::this_literal_is_not_a_valid<Type>();
    }
};

} // namespace detail

/// Base of a text type that keeps its text in a string: `class gtin : public vouch::text<gtin>`.
///
/// `Self` has `static constexpr text_info info` and `static constexpr bool valid(std::string_view) noexcept`, and says
/// `using text::text`. It gets parse, a checked literal, `view`, `==`, `<=>`, hash, `<<` and its place in JSON.
/// An empty text is never valid: it is what an unset value has.
template <class Self>
class text {
public:
    text() = default;
    text(detail::checked_literal<Self> literal) : text_(literal.text) {}

    /// Makes a `Self` from `candidate`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view candidate) -> std::optional<Self>
    {
        static_assert(complaint::text_type_has_a_text_info_named_info<Self>,
                      "a text type needs: static constexpr vouch::text_info info{.code = …, .expected = …}");
        static_assert(complaint::text_type_has_a_static_function_valid<Self>,
                      "a text type needs: static constexpr bool valid(std::string_view) noexcept");
        static_assert(complaint::text_type_has_a_default_constructor<Self>, "a text type needs the unset value that `T{}` is");
        if constexpr (complaint::text_type_has_a_static_function_valid<Self> &&
                      complaint::text_type_has_a_default_constructor<Self>) {
            if (candidate.empty() || !Self::valid(candidate))
                return std::nullopt;
            std::optional<Self> made(std::in_place);
            made->text_ = candidate;
            return made;
        } else {
            return std::nullopt;
        }
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return text_; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return !text_.empty(); }

    friend constexpr bool operator==(text const&, text const&) = default;
    friend constexpr auto operator<=>(text const&, text const&) = default;

private:
    friend Self;
    std::string text_;
};

/// Writes the text of `vouch::country` and its like, and of what derives from `vouch::text`, to a stream.
template <class Stream, detail::own_text_type Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    out << value.view();
    return out;
}

} // namespace vouch::inline VOUCH_ABI

template <vouch::detail::own_text_type Type>
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

/// Says which `open<T>` keep a text that their T refuses.
enum class open_values : std::uint8_t {
    enums, ///< `open` of an enumeration keeps it, `open` of a text type reports an error
    all,   ///< both keep it
};

/// Says how strictly a text is read, and how deep and with how many errors at most.
struct parse_options {
    bool reject_unknown = false; ///< an unknown member is an error; it is checked as JSON in any case
    bool null_as_absent = false; ///< null leaves an optional empty, a list, set or map too; a defaulted member gets its default
    bool absent_as_null = false; ///< a missing `nullable` is null
    vouch::open_values open_values = vouch::open_values::enums;
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    std::size_t max_errors = 64; ///< one error more ends reading and sets `errors::truncated()`; 0 counts as 1
};

/// Preset for texts that a person wrote: an unknown member is an error.
inline constexpr parse_options strict{.reject_unknown = true};
/// Preset for the replies of other people's servers: reads whatever has a meaning.
inline constexpr parse_options tolerant{.null_as_absent = true, .absent_as_null = true, .open_values = open_values::all};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/static_text.hpp
#ifndef VOUCH_CORE_STATIC_TEXT_HPP
#define VOUCH_CORE_STATIC_TEXT_HPP

namespace vouch::inline VOUCH_ABI::detail {

// A text with static storage duration, so that errors may keep a view of it: only a string literal converts to it.
struct static_text {
    std::string_view view{};

    constexpr static_text() = default;

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself
    template <std::size_t Size>
    consteval static_text(char const (&literal)[Size]) : view(literal, Size - 1)
    {}
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/annotations.hpp
#ifndef VOUCH_SCHEMA_ANNOTATIONS_HPP
#define VOUCH_SCHEMA_ANNOTATIONS_HPP

// What a schema says of a member, an enumerator or a type besides the rules that values must keep.
namespace vouch::inline VOUCH_ABI {

/// Gives a member or an enumerator another name in JSON: `field<&account::nickname>(name("nick"))`.
struct name {
    std::string_view text;
    constexpr explicit name(detail::static_text json_name) noexcept : text(json_name.view) {}
};

/// Gives a member, an enumerator or a type a short name for people, for schemas and documentation.
struct title {
    std::string_view text;
    constexpr explicit title(detail::static_text words) noexcept : text(words.view) {}
};

/// Says what a member, an enumerator or a type is, for schemas and documentation.
struct description {
    std::string_view text;
    constexpr explicit description(detail::static_text words) noexcept : text(words.view) {}
};

/// A value that the member may have, as JSON text, for schemas and documentation. A member may have several.
struct example {
    std::string_view json;
    constexpr explicit example(detail::static_text value) noexcept : json(value.view) {}
};

namespace detail {

// Items without arguments are objects that may be called: `defaulted` and `defaulted()` mean the same.
template <class Self>
struct flag {
    constexpr auto operator()() const noexcept -> Self { return {}; }
};

struct defaulted_t : flag<defaulted_t> {};
struct merge_patch_t : flag<merge_patch_t> {};
struct deprecated_t : flag<deprecated_t> {};
struct read_only_t : flag<read_only_t> {};
struct write_only_t : flag<write_only_t> {};
struct personal_t : flag<personal_t> {};

} // namespace detail

/// Lets a member be absent: then it has the value that `Struct{}` gives it. It is always written.
inline constexpr detail::defaulted_t defaulted{};

/// In an update: this member changes the members of the object that it stands for, instead of replacing the object (RFC 7396).
inline constexpr detail::merge_patch_t merge_patch{};

/// Tells users of a schema not to use a member any more.
inline constexpr detail::deprecated_t deprecated{};

/// Says in a schema that only the server gives a member its value. Reading and writing treat it like any other member.
inline constexpr detail::read_only_t read_only{};

/// Says in a schema that a member is sent and never comes back. Reading and writing treat it like any other member.
inline constexpr detail::write_only_t write_only{};

/// Says in a schema, by the keyword x-personal, that a member tells something about a person: a name, a date of birth.
inline constexpr detail::personal_t personal{};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/alternative.hpp
#ifndef VOUCH_SCHEMA_ALTERNATIVE_HPP
#define VOUCH_SCHEMA_ALTERNATIVE_HPP

#include <array>

// What the schema of a std::variant is made of, besides a title and a description. The field of a member, and each(), may say the
// same of the variant that is there.
namespace vouch::inline VOUCH_ABI {

/// Names the member that holds the value of an alternative beside its tag: `tag("type", content("data"))`.
struct content {
    std::string_view text;
    constexpr explicit content(detail::static_text member) noexcept : text(member.view) {}
};

/// Names the member that tells which alternative of a `std::variant` an object is:
/// `schema(tag("type"), alternative<card>("card"), …)`.
///
/// JSON:   `{"type":"card","number":"4111"}`: the tag is one more member of the alternative, which is a described struct. If that
///         struct describes a member of this name (a text, an enumeration or an `open` of one), the tag is read into the member.
///         With `content("data")`: `{"type":"card","data":{"number":"4111"}}`, in either order, for alternatives of any type. The
///         content of a `std::monostate`, of a `null_t` and of a struct without members may be absent; of the first two it is not
///         written.
/// Errors: `errc::unknown_alternative` for a tag that no alternative has, `errc::missing_member` and `errc::duplicate_member` for
///         tag and content, `errc::wrong_type` for a tag that is no string.
/// Cost:   a tag that comes late has what precedes it read twice, however deep variants nest.
struct tag {
    std::string_view text;
    std::string_view beside{}; // the name of the content; no data where the tag is a member of the alternative
    constexpr explicit tag(detail::static_text member) noexcept : text(member.view) {}
    constexpr tag(detail::static_text member, content value) noexcept : text(member.view), beside(value.text) {}
};

namespace detail {

struct name_is_tag_t : flag<name_is_tag_t> {};

template <class Type, std::size_t Values>
struct alternative_named {
    std::array<std::string_view, Values> values;
};

} // namespace detail

/// Says that the name of an object's only member tells which alternative the member's value is.
///
/// JSON:   `{"card":{"number":"4111"}}`, for alternatives of any type.
/// Errors: `errc::unknown_alternative` for a name that no alternative has, `errc::missing_member` for an object without members,
///         `errc::duplicate_member` for each member after the first.
inline constexpr detail::name_is_tag_t name_is_tag{};

/// The value of the tag for one alternative of a variant, or several values if the alternative describes the tag as a member:
/// the value that the member holds is written then, or else the first.
template <class Type, std::size_t... Sizes>
[[nodiscard]] consteval auto alternative(char const (&... values)[Sizes]) -> detail::alternative_named<Type, sizeof...(Sizes)>
{
    return {{std::string_view(values, Sizes - 1)...}};
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/describe.hpp
#ifndef VOUCH_SCHEMA_DESCRIBE_HPP
#define VOUCH_SCHEMA_DESCRIBE_HPP

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error "vouch needs Boost 1.81 or newer"
#include <vouch_needs_boost_1_81> // no such file: compilation ends here
#endif

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

// The descriptors of the data members, whatever their access; those of described public bases first.
template <described_struct Type>
using members_of = boost::describe::describe_members<Type, boost::describe::mod_any_access | boost::describe::mod_inherited>;

// The same with members that a member of a derived struct hides.
template <described_struct Type>
using members_and_hidden_of =
    boost::describe::describe_members<Type, boost::describe::mod_any_access | boost::describe::mod_inherited |
                                                boost::describe::mod_hidden>;

// The descriptors of the described public bases, and of all described bases.
template <described_struct Type>
using bases_of = boost::describe::describe_bases<Type, boost::describe::mod_public>;
template <described_struct Type>
using bases_of_any_access = boost::describe::describe_bases<Type, boost::describe::mod_any_access>;

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

// vouch/schema/held.hpp
#ifndef VOUCH_SCHEMA_HELD_HPP
#define VOUCH_SCHEMA_HELD_HPP

// Schema items of different types in one object. Each is a base class of its own, told apart by its place, so that one type may
// stand twice.
namespace vouch::inline VOUCH_ABI::detail {

template <std::size_t Index, class Item>
struct held {
    [[no_unique_address]] Item item;
};

template <class Indices, class... Items>
struct held_row;
template <std::size_t... Index, class... Items>
struct held_row<std::index_sequence<Index...>, Items...> : held<Index, Items>... {
    constexpr explicit held_row(Items... items) : held<Index, Items>{items}... {}

    // Calls visit(item) for each item as long as it returns true, and returns whether all did.
    template <class Visit>
    VOUCH_INLINE constexpr auto all([[maybe_unused]] Visit const& visit) const -> bool
    {
        return (visit(static_cast<held<Index, Items> const&>(*this).item) && ...);
    }
};

template <class... Items>
using held_items = held_row<std::index_sequence_for<Items...>, Items...>;

// Returns the item of type `Item` from a row that holds exactly one.
template <class Item, std::size_t Index>
constexpr auto item_in(held<Index, Item> const& row) noexcept -> Item const&
{
    return row.item;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/enumerator.hpp
#ifndef VOUCH_SCHEMA_ENUMERATOR_HPP
#define VOUCH_SCHEMA_ENUMERATOR_HPP

// What the schema of an enumeration is made of, besides a case_style, a title and a description.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Value, class... Items>
struct enumerator_items : held_items<Items...> {
    using held_row<std::index_sequence_for<Items...>, Items...>::held_row;
};

struct as_number_t : flag<as_number_t> {};

} // namespace detail

/// Says of one enumerator what it is called in JSON and what it means:
/// `enumerator<tier::basic>(name("basic-plan"), description("for one person"))`.
template <auto Value, class... Items>
[[nodiscard]] constexpr auto enumerator(Items... items) -> detail::enumerator_items<Value, Items...>
{
    return detail::enumerator_items<Value, Items...>(items...);
}

/// Reads and writes an enumeration as the numbers of its enumerators.
inline constexpr detail::as_number_t as_number{};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/core/of.hpp
#ifndef VOUCH_CORE_OF_HPP
#define VOUCH_CORE_OF_HPP

namespace vouch::inline VOUCH_ABI {

/// Names a type in the parameter lists of its `vouch_schema`, `vouch_represent`, `vouch_restore` and `vouch_info`, so that
/// argument-dependent lookup finds them beside the type, and never those of a base.
template <class Type>
struct of {};

/// Specialise this to map someone else's type to JSON by a value of another type, its representation:
///   static auto represent(Type const&) -> Representation;
///   static auto restore(Representation) -> std::optional<Type>;   // empty if no value has this representation
///   static constexpr text_info info;                              // optional: what errors say of a value that is refused
/// Beside a type of one's own, the functions `vouch_represent(Type const&, of<Type>)`, `vouch_restore(Representation, of<Type>)`
/// and `vouch_info(of<Type>)` say the same.
///
/// JSON:   that of the representation, which may be any type with a JSON mapping but for optionals, pointers and nullables. It
///         goes before every other mapping that the type may have. Rules see the representation of the value.
/// Errors: those of the representation. Where `restore` returns nothing, `errc::format` with the code of `info`.
template <class Type>
struct representation;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/schema.hpp
#ifndef VOUCH_SCHEMA_SCHEMA_HPP
#define VOUCH_SCHEMA_SCHEMA_HPP

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Member, class... Rules>
struct field_rules : held_items<Rules...> {
    using held_row<std::index_sequence_for<Rules...>, Rules...>::held_row;
};

} // namespace detail

/// Says what one member is called in JSON and what rules its value must keep:
/// `field<&account::nickname>(name("nick"), length(1, 40))`.
template <auto Member, class... Rules>
[[nodiscard]] constexpr auto field(Rules... rules) -> detail::field_rules<Member, Rules...>
{
    return detail::field_rules<Member, Rules...>(rules...);
}

/// The rules of a struct, an enumeration or a variant, returned by a function that argument-dependent lookup finds beside the
/// type:
///   constexpr auto vouch_schema(vouch::of<account>) { return vouch::schema(vouch::field<&account::nickname>(…), …); }
/// A type without rules needs none. Declare the function right after the type, before anything reads or writes that.
template <class... Items>
struct schema : detail::held_items<Items...> {
    using detail::held_row<std::index_sequence_for<Items...>, Items...>::held_row;
};
template <class... Items>
schema(Items...) -> schema<Items...>;

/// Whether a `vouch_schema` was found for `Type`: `static_assert(vouch::has_schema<account>)` notices one in another namespace.
template <class Type>
concept has_schema = requires { vouch_schema(of<Type>{}); };

namespace detail {

template <class Schema>
inline constexpr bool is_schema = false;
template <class... Items>
inline constexpr bool is_schema<schema<Items...>> = true;

// Whether a call of the function is a constant expression.
template <class Type>
concept schema_is_constant = requires { typename std::bool_constant<(static_cast<void>(vouch_schema(of<Type>{})), true)>; };

// Whether a function of that name takes the type itself, a reference to it or a pointer.
template <class Type>
concept schema_takes_a_value = requires(Type& value) { vouch_schema(value); } || requires(Type* value) { vouch_schema(value); };

// What is wrong with the function that returns the schema, as opposed to what it returns.
enum class schema_fault { none, parameter, constant, type };

template <class Type>
consteval auto find_schema_fault() -> schema_fault
{
    if constexpr (!has_schema<Type>) {
        return schema_takes_a_value<Type> ? schema_fault::parameter : schema_fault::none;
    } else if constexpr (!is_schema<std::remove_cvref_t<decltype(vouch_schema(of<Type>{}))>>) {
        return schema_fault::type;
    } else {
        return schema_is_constant<Type> ? schema_fault::none : schema_fault::constant;
    }
}
template <class Type>
inline constexpr schema_fault schema_fault_of = find_schema_fault<Type>();

template <class Type>
consteval auto find_schema()
{
    if constexpr (has_schema<Type> && schema_fault_of<Type> == schema_fault::none)
        return vouch_schema(of<Type>{});
    else
        return schema<>();
}

// The schema of `Type`, with static storage: errors keep views into it.
template <class Type>
inline constexpr auto schema_of = find_schema<Type>();

template <class Type>
using schema_type = std::remove_const_t<decltype(schema_of<Type>)>;

// Whether a row of items (a schema, the rules of a field, an enumerator's items) has one of type `Item`.
template <class Row, class Item>
inline constexpr bool row_has = false;
template <class... Items, class Item>
inline constexpr bool row_has<schema<Items...>, Item> = (std::same_as<Items, Item> || ...);
template <auto Member, class... Rules, class Item>
inline constexpr bool row_has<field_rules<Member, Rules...>, Item> = (std::same_as<Rules, Item> || ...);

// Whether the schema of `Type` itself has the item `Item`.
template <class Item, class Type>
inline constexpr bool has_item = row_has<schema_type<Type>, Item>;

// `Type` behind all its described public bases, the farthest first: the order in which their schemas count.
template <class Type>
struct hierarchy_of {
    using type = boost::mp11::mp_list<Type>;
};
template <described_struct Type>
struct hierarchy_of<Type> {
    template <template <class...> class List, class... Bases>
    static auto join(List<Bases...>) -> boost::mp11::mp_unique<boost::mp11::mp_append<
        boost::mp11::mp_list<>, typename hierarchy_of<typename Bases::type>::type..., boost::mp11::mp_list<Type>>>;
    template <template <class...> class List>
    static auto join(List<>) -> boost::mp11::mp_list<Type>;

    using type = decltype(join(bases_of<Type>{}));
};
template <class Type>
using hierarchy = typename hierarchy_of<Type>::type;

// Whether the schema of `Type`, or of one of its bases, has the item `Item`.
template <class Item, class List>
inline constexpr bool any_has_item = false;
template <class Item, class... Types>
inline constexpr bool any_has_item<Item, boost::mp11::mp_list<Types...>> = (has_item<Item, Types> || ...);
template <class Item, class Type>
inline constexpr bool inherits_item = any_has_item<Item, hierarchy<Type>>;

template <auto Member, std::size_t Index, class... Rules>
constexpr auto rules_of_field(held<Index, field_rules<Member, Rules...>> const& row) noexcept
    -> field_rules<Member, Rules...> const&
{
    return row.item;
}

template <class Type, auto Member>
concept has_field = requires { rules_of_field<Member>(schema_of<Type>); };

template <class Member>
struct member_traits;
template <class Value, class Type>
struct member_traits<Value Type::*> {
    using value = Value;
    using owner = Type;
};
template <auto Member>
using owner_of = typename member_traits<std::remove_cv_t<decltype(Member)>>::owner;

// The types of a hierarchy whose schemas have a field for `Member`, in the order of the hierarchy.
template <auto Member, class List>
struct fields_in;
template <auto Member>
struct field_test {
    template <class Type>
    using fn = std::bool_constant<has_field<Type, Member>>;
};
template <auto Member, class... Types>
struct fields_in<Member, boost::mp11::mp_list<Types...>> {
    using type = boost::mp11::mp_copy_if_q<boost::mp11::mp_list<Types...>, field_test<Member>>;
};
template <auto Member, class Type>
struct fields_in<Member, boost::mp11::mp_list<Type>> {
    using type = std::conditional_t<has_field<Type, Member>, boost::mp11::mp_list<Type>, boost::mp11::mp_list<>>;
};

template <class Source, auto Member>
using field_rules_of = std::remove_cvref_t<decltype(rules_of_field<Member>(schema_of<Source>))>;

// What the schemas of `Type` and of its bases say of the member that `Descriptor` describes. Rules of all of them count; of an
// annotation, such as a name, the last one does.
template <auto Member, class Sources>
struct field_in {
    template <class>
    static constexpr bool has = false;
    template <class Function>
    static constexpr auto all(Function const&) -> bool
    {
        return true;
    }
};
template <auto Member, class... Sources>
    requires(sizeof...(Sources) > 0)
struct field_in<Member, boost::mp11::mp_list<Sources...>> {
    template <class Rule>
    static constexpr bool has = (row_has<field_rules_of<Sources, Member>, Rule> || ...);

    // The rule of an annotation that is there.
    template <class Rule>
    static constexpr auto last() noexcept -> Rule const&
    {
        Rule const* found = nullptr;
        (take_last<Rule, Sources>(found), ...);
        return *found;
    }

    // Calls visit(rule) for each rule as long as it returns true, and returns whether all did.
    template <class Visit>
    VOUCH_INLINE static constexpr auto all(Visit const& visit) -> bool
    {
        return (rules_of_field<Member>(schema_of<Sources>).all(visit) && ...);
    }

private:
    template <class Rule, class Source>
    static constexpr void take_last(Rule const*& found) noexcept
    {
        if constexpr (row_has<field_rules_of<Source, Member>, Rule>)
            found = &item_in<Rule>(rules_of_field<Member>(schema_of<Source>));
    }
};

template <class Type, class Descriptor>
using field_of = field_in<Descriptor::pointer, typename fields_in<Descriptor::pointer, hierarchy<Type>>::type>;

template <class Rule, class Type, class Descriptor>
inline constexpr bool has_rule = field_of<Type, Descriptor>::template has<Rule>;

// The annotation `Rule` of a member that has it.
template <class Rule, class Type, class Descriptor>
constexpr auto rule_of() noexcept -> Rule const&
{
    return field_of<Type, Descriptor>::template last<Rule>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/case_style.hpp
#ifndef VOUCH_SCHEMA_CASE_STYLE_HPP
#define VOUCH_SCHEMA_CASE_STYLE_HPP

// How names in JSON are made from those in C++.
namespace vouch::inline VOUCH_ABI {

namespace detail {

enum class word_case { as_written, camel, upper_camel, snake, kebab };

template <word_case Case>
struct case_style_t : flag<case_style_t<Case>> {};

} // namespace detail

/// The JSON names of a struct's members, or of an enumeration's enumerators, as words in one style: `case_style::camel()`.
///
/// A word of the C++ name ends at an underscore and before a capital: `postal_code`, `postalCode` and `PostalCode` are two words.
/// Underscores at the front stay: `_id` is "_id" in every style. A `name` of its own comes first. The style of a described base
/// covers the members of that base; without one, the style of the struct that derives from it does.
namespace case_style {
inline constexpr detail::case_style_t<detail::word_case::camel> camel{};             ///< postalCode
inline constexpr detail::case_style_t<detail::word_case::upper_camel> upper_camel{}; ///< PostalCode
inline constexpr detail::case_style_t<detail::word_case::snake> snake{};             ///< postal_code
inline constexpr detail::case_style_t<detail::word_case::kebab> kebab{};             ///< postal-code
} // namespace case_style

namespace detail {

// Whether a word begins at `index` of a name: behind an underscore, or at a capital that ends a run of small letters or digits,
// or that ends a run of capitals and begins a word itself ("URLPath": URL, Path).
constexpr auto begins_word(std::string_view name, std::size_t index) noexcept -> bool
{
    if (index == 0 || name[index] == '_')
        return false;
    char const before = name[index - 1];
    if (before == '_')
        return true;
    if (!is_capital(name[index]))
        return false;
    bool const is_followed_by_small = index + 1 < name.size() && is_letter(name[index + 1]) && !is_capital(name[index + 1]);
    return !is_capital(before) || is_followed_by_small;
}

// Writes `name` in a style to `to`, or only counts where that is null. Returns the number of bytes.
constexpr auto style_name(std::string_view name, word_case style, char* to) noexcept -> std::size_t
{
    std::size_t size = 0;
    auto const put = [&](char byte) {
        if (to != nullptr)
            to[size] = byte;
        ++size;
    };
    std::size_t index = 0;
    for (; index != name.size() && name[index] == '_'; ++index)
        put('_');
    bool const separates = style == word_case::snake || style == word_case::kebab;
    bool raises = style == word_case::upper_camel;
    for (std::size_t const first = index; index != name.size(); ++index) {
        if (name[index] == '_')
            continue;
        if (index != first && begins_word(name, index)) {
            if (separates)
                put(style == word_case::snake ? '_' : '-');
            raises = !separates;
        }
        bool const is_small = is_letter(name[index]) && !is_capital(name[index]);
        put(raises && is_small ? static_cast<char>(name[index] - 'a' + 'A') : raises ? name[index] : to_lower(name[index]));
        raises = false;
    }
    return size;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/object_items.hpp
#ifndef VOUCH_SCHEMA_OBJECT_ITEMS_HPP
#define VOUCH_SCHEMA_OBJECT_ITEMS_HPP

// What a schema says of a struct as a whole. Its rules are checked once every member was read without an error.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Member>
struct at_member : flag<at_member<Member>> {};
template <auto... Members>
struct at_least_one_of : flag<at_least_one_of<Members...>> {};
template <auto Member>
struct unknown_members_in : flag<unknown_members_in<Member>> {};
struct strict_members_t : flag<strict_members_t> {};

} // namespace detail

/// A member that a `check` is about.
template <auto Member>
inline constexpr detail::at_member<Member> at{};

/// A rule over a whole struct: `check("born_in_future", "a date of birth that has passed", predicate, at<&account::born>)`.
///
/// Errors: `errc::check` with `code` and "expected " + `expected`, at the first of the members named with `at` that is there,
///         else at the object.
template <class Predicate, auto... Members>
struct check {
    std::string_view code;
    std::string_view expected;
    Predicate holds;

    constexpr check(detail::static_text its_code, detail::static_text its_expected, Predicate predicate,
                    detail::at_member<Members>...)
        : code(its_code.view), expected(its_expected.view), holds(predicate)
    {}
};

/// A rule of an optional member: the member must be there when `predicate(struct)` holds.
///
/// Errors: `errc::missing_member`.
template <class Predicate>
struct required_if {
    Predicate applies;
    constexpr explicit required_if(Predicate predicate) : applies(predicate) {}
};

/// Wants at least one of some optional members to be there: `at_least_one<&contact::email, &contact::phone>`.
///
/// Errors: `errc::at_least_one`, at the object.
template <auto... Members>
inline constexpr detail::at_least_one_of<Members...> at_least_one{};

/// Refuses unknown members of this struct, whatever `parse_options::reject_unknown` says.
inline constexpr detail::strict_members_t strict_members{};

/// Keeps unknown members in a map from `std::string` and writes them back behind the others:
///   std::map<std::string, vouch::raw_json> extra;    // described like any member
template <auto Member>
inline constexpr detail::unknown_members_in<Member> unknown_members{};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/text_rules.hpp
#ifndef VOUCH_SCHEMA_TEXT_RULES_HPP
#define VOUCH_SCHEMA_TEXT_RULES_HPP

#include <limits>

// Rules for texts. A rule tells of a value whether it `holds`, and of a value that breaks it what was expected (`fault`). It does
// not apply to a value that it cannot be called with.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// The texts that rules can be asked about.
constexpr auto text_of(std::string const& value) noexcept -> std::string_view
{
    return value;
}
template <own_text_type Type>
constexpr auto text_of(Type const& value) noexcept -> std::string_view
{
    return value.view();
}
// A text in a constant expression, where not every compiler has std::string.
template <std::same_as<std::string_view> Type>
constexpr auto text_of(Type value) noexcept -> std::string_view
{
    return value;
}
template <class Type>
concept has_text = requires(Type const& value) { detail::text_of(value); };

inline constexpr std::size_t no_maximum = (std::numeric_limits<std::size_t>::max)();

// Bounds of a count as an error tells them: one that is not there is left out.
constexpr auto limits_of_count(std::size_t least, std::size_t most) noexcept -> limits
{
    limits bounds;
    if (least != 0 || most == no_maximum)
        bounds.least = least;
    if (most != no_maximum)
        bounds.most = most;
    return bounds;
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
    /// The upper bound; the greatest `std::size_t` where there is none.
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return least_ <= most_;
    }

    template <detail::has_text Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        std::size_t const count = detail::count_code_points(detail::text_of(value));
        return count >= least_ && count <= most_;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        bool const is_short = detail::count_code_points(detail::text_of(value)) < least_;
        return {is_short ? errc::too_short : errc::too_long, "{} characters", detail::limits_of_count(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the length of a text from below only; errors are those of `length`.
[[nodiscard]] constexpr auto min_length(std::size_t least) noexcept -> length
{
    return {least, detail::no_maximum};
}

/// Bounds the length of a text from above only; errors are those of `length`.
[[nodiscard]] constexpr auto max_length(std::size_t most) noexcept -> length
{
    return {0, most};
}

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
    /// The texts as an error lists them: "one of monthly, yearly".
    [[nodiscard]] constexpr auto words() const noexcept -> std::string_view { return {words_.data(), words_.size()}; }
    [[nodiscard]] constexpr auto operator[](std::size_t index) const noexcept -> std::string_view
    {
        return words().substr(begins_[index], ends_[index] - begins_[index]);
    }

    template <detail::has_text Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        for (std::size_t index = 0; index != size(); ++index)
            if ((*this)[index] == detail::text_of(value))
                return true;
        return false;
    }
    // The rule must be part of a schema, which has static storage: the error views its words.
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_one_of, words()};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::array<char, 7 + (Sizes + ...) - sizeof...(Sizes) + 2 * (sizeof...(Sizes) - 1)> words_{};
    std::array<std::size_t, sizeof...(Sizes)> begins_{};
    std::array<std::size_t, sizeof...(Sizes)> ends_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/item_rules.hpp
#ifndef VOUCH_SCHEMA_ITEM_RULES_HPP
#define VOUCH_SCHEMA_ITEM_RULES_HPP

#include <algorithm>

// Rules for arrays, sets and maps, and for what they hold.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// Arrays, sets and maps.
template <class Type>
concept has_items = !has_text<Type> && requires(Type const& value) {
    { value.size() } -> std::convertible_to<std::size_t>;
    value.begin();
    value.end();
};

template <class... Rules>
struct each_rules : held_items<Rules...> {
    using held_row<std::index_sequence_for<Rules...>, Rules...>::held_row;
};

} // namespace detail

/// Bounds the number of items of an array, a set or a map, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class items {
public:
    static constexpr bool is_value_rule = true;

    constexpr items(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    /// The upper bound; the greatest `std::size_t` where there is none.
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return least_ <= most_;
    }

    template <detail::has_items Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        return value.size() >= least_ && value.size() <= most_;
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        return {value.size() < least_ ? errc::too_short : errc::too_long, "{} items", detail::limits_of_count(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the number of items from below only; errors are those of `items`.
[[nodiscard]] constexpr auto min_items(std::size_t least) noexcept -> items
{
    return {least, detail::no_maximum};
}

/// Bounds the number of items from above only; errors are those of `items`.
[[nodiscard]] constexpr auto max_items(std::size_t most) noexcept -> items
{
    return {0, most};
}

namespace detail {

struct not_empty_t : flag<not_empty_t> {
    static constexpr bool is_value_rule = true;

    template <class Value>
        requires(has_text<Value> || has_items<Value>)
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        if constexpr (has_text<Value>)
            return !detail::text_of(value).empty();
        else
            return value.size() != 0;
    }
    template <class Value>
        requires(has_text<Value> || has_items<Value>)
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::too_short, has_text<Value> ? "{} characters" : "{} items", {.least = 1}};
    }
};

} // namespace detail

/// Wants a text to have a character, and an array, a set or a map to have an item.
///
/// Errors: `errc::too_short`.
inline constexpr detail::not_empty_t not_empty{};

/// Rules for each item of an array or a set, and for each value of a map: `each(length(1, 40))`.
template <class... Rules>
[[nodiscard]] constexpr auto each(Rules... rules) -> detail::each_rules<Rules...>
{
    return detail::each_rules<Rules...>(rules...);
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/variant_form.hpp
#ifndef VOUCH_SCHEMA_VARIANT_FORM_HPP
#define VOUCH_SCHEMA_VARIANT_FORM_HPP

// Who says how a std::variant stands in JSON: its own schema, the field of the member that it is, or an each() of that field. A
// form is a type that gives the row of these items; it is handed from a member to what the member holds.
namespace vouch::inline VOUCH_ABI::detail {

// Nothing is said: each variant has its own schema.
struct no_form {};
template <class Variant>
struct own_form {
    static constexpr auto row() noexcept -> auto const& { return schema_of<Variant>; }
};
template <class Source, auto Member>
struct field_form {
    static constexpr auto row() noexcept -> auto const& { return rules_of_field<Member>(schema_of<Source>); }
};
template <class Outer, std::size_t Index, class Rules>
struct each_form {
    static constexpr auto row() noexcept -> auto const& { return static_cast<held<Index, Rules> const&>(Outer::row()).item; }
};

template <class Item>
inline constexpr bool is_alternative = false;
template <class Type, std::size_t Values>
inline constexpr bool is_alternative<alternative_named<Type, Values>> = true;

// Whether an item says something of a variant.
template <class Item>
inline constexpr bool is_form_item =
    std::same_as<Item, tag> || std::same_as<Item, content> || std::same_as<Item, name_is_tag_t> || is_alternative<Item>;

// The same of an item, or of one in its each().
template <class Item>
inline constexpr bool holds_form = is_form_item<Item>;
template <class... Rules>
inline constexpr bool holds_form<each_rules<Rules...>> = (holds_form<Rules> || ...);
template <auto Member, class... Rules>
inline constexpr bool holds_form<field_rules<Member, Rules...>> = (holds_form<Rules> || ...);

template <class Row>
struct items_of_row;
template <class... Items>
struct items_of_row<schema<Items...>> {
    using type = boost::mp11::mp_list<Items...>;
};
template <auto Member, class... Rules>
struct items_of_row<field_rules<Member, Rules...>> {
    using type = boost::mp11::mp_list<Rules...>;
};
template <class... Rules>
struct items_of_row<each_rules<Rules...>> {
    using type = boost::mp11::mp_list<Rules...>;
};
// The types of the items of a form.
template <class Form>
struct form_items_of {
    using type = typename items_of_row<std::remove_cvref_t<decltype(Form::row())>>::type;
};
template <>
struct form_items_of<no_form> {
    using type = boost::mp11::mp_list<>;
};
template <class Form>
using form_items = typename form_items_of<Form>::type;

template <class Item>
using tells_of_value = std::bool_constant<is_form_item<Item>>;
template <class Item>
using tells_the_tag = std::bool_constant<std::same_as<Item, tag> || std::same_as<Item, name_is_tag_t>>;
template <class Item>
using tells_of_items = std::bool_constant<!is_form_item<Item> && holds_form<Item>>;

// Whether a form speaks of the value itself, not of its items alone; and whether it says where the tag stands.
template <class Form>
inline constexpr bool is_form_of_value = boost::mp11::mp_any_of<form_items<Form>, tells_of_value>::value;
template <class Form>
inline constexpr bool is_tagged_form = boost::mp11::mp_any_of<form_items<Form>, tells_the_tag>::value;

// The tag() of a form, if it has exactly one. Several are complained of.
template <class Form>
consteval auto find_tag_item() -> std::optional<tag>
{
    if constexpr (boost::mp11::mp_count<form_items<Form>, tag>::value == 1)
        return item_in<tag>(Form::row());
    else
        return std::nullopt;
}
template <class Form>
inline constexpr std::optional<tag> tag_of_form = find_tag_item<Form>();

// Where the tag of a variant stands: in the object that its alternative is, beside a content, or as the name of the only member.
enum class tag_place { inside, beside, name };

template <class Form>
inline constexpr tag_place place_of_tag = !tag_of_form<Form>                            ? tag_place::name
                                          : tag_of_form<Form>->beside.data() == nullptr ? tag_place::inside
                                                                                        : tag_place::beside;
template <class Form>
inline constexpr bool has_tag_inside = place_of_tag<Form> == tag_place::inside;

// The form of a variant where the place that it stands in has the form `Form`.
template <class Variant, class Form>
using form_for = std::conditional_t<is_form_of_value<Form>, Form, own_form<Variant>>;

template <class Form>
struct item_form_of {
    using type = no_form;
};
template <class Form>
    requires(boost::mp11::mp_count_if<form_items<Form>, tells_of_items>::value == 1)
struct item_form_of<Form> {
    static constexpr std::size_t index = boost::mp11::mp_find_if<form_items<Form>, tells_of_items>::value;
    using type = each_form<Form, index, boost::mp11::mp_at_c<form_items<Form>, index>>;
};
// What a form says of the items of an array, of a set, or of the values of a map.
template <class Form>
using item_form = typename item_form_of<Form>::type;

template <auto Member, class Found, class... Sources>
struct last_form {
    using type = Found;
};
template <auto Member, class Found, class Source, class... Sources>
struct last_form<Member, Found, Source, Sources...>
    : last_form<Member, std::conditional_t<holds_form<field_rules_of<Source, Member>>, field_form<Source, Member>, Found>,
                Sources...> {};

template <class Field>
struct form_in_field {
    using type = no_form;
};
template <auto Member, class... Sources>
    requires(sizeof...(Sources) > 0)
struct form_in_field<field_in<Member, boost::mp11::mp_list<Sources...>>> : last_form<Member, no_form, Sources...> {};

// What the field of a member says of the variant that it is, or of those that it holds. Of several schemas the last counts.
template <class Type, class Descriptor>
using member_form = typename form_in_field<field_of<Type, Descriptor>>::type;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/subject.hpp
#ifndef VOUCH_SCHEMA_SUBJECT_HPP
#define VOUCH_SCHEMA_SUBJECT_HPP

#include <variant>

// Which items the schema of a struct, an enumeration and a variant may be made of. The wrong ones are compile errors, each a
// sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type>
inline constexpr bool schema_takes_of_its_type = false;
template <class Type>
inline constexpr bool schema_is_constexpr = false;
template <class Type>
inline constexpr bool schema_is_made_by_schema = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_a_struct = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_an_enumeration = false;
template <class Item, class Type>
inline constexpr bool schema_item_is_for_a_variant = false;
template <class Item, class Type>
inline constexpr bool schema_item_stands_once = false;
template <class Item, class Type>
inline constexpr bool text_of_a_schema_is_utf8 = false;
template <class Type>
inline constexpr bool schema_has_one_case_style = false;
} // namespace complaint

namespace detail {

template <class Type>
consteval auto own_case() -> word_case
{
    if constexpr (has_item<case_style_t<word_case::camel>, Type>)
        return word_case::camel;
    else if constexpr (has_item<case_style_t<word_case::upper_camel>, Type>)
        return word_case::upper_camel;
    else if constexpr (has_item<case_style_t<word_case::snake>, Type>)
        return word_case::snake;
    else if constexpr (has_item<case_style_t<word_case::kebab>, Type>)
        return word_case::kebab;
    else
        return word_case::as_written;
}

template <word_case Style, class Descriptor>
inline constexpr auto styled_name = [] {
    std::array<char, style_name(Descriptor::name, Style, nullptr)> styled{};
    style_name(Descriptor::name, Style, styled.data());
    return styled;
}();

template <word_case Style, class Descriptor>
consteval auto name_in_style() -> std::string_view
{
    if constexpr (Style == word_case::as_written)
        return Descriptor::name;
    else
        return {styled_name<Style, Descriptor>.data(), styled_name<Style, Descriptor>.size()};
}

// The index of the first name that repeats an earlier one, or how many names there are. Compares numbers first: Clang gives a
// constant expression a million steps, which hundreds of names would use up.
template <std::size_t Size>
consteval auto find_repeated(std::array<std::string_view, Size> const& names) -> std::size_t
{
    std::size_t hashes[Size + 1] = {};
    for (std::size_t index = 0; index < Size; ++index)
        for (char const byte : names[index])
            hashes[index] = hashes[index] * 31 + static_cast<unsigned char>(byte);
    for (std::size_t index = 1; index < Size; ++index)
        for (std::size_t before = 0; before < index; ++before)
            if (hashes[before] == hashes[index] && names[before] == names[index])
                return index;
    return Size;
}

template <class Item>
inline constexpr bool is_case_style = false;
template <word_case Case>
inline constexpr bool is_case_style<case_style_t<Case>> = true;

template <class Item>
inline constexpr bool is_field = false;
template <auto Member, class... Rules>
inline constexpr bool is_field<field_rules<Member, Rules...>> = true;
template <class Item>
inline constexpr bool is_check = false;
template <class Predicate, auto... Members>
inline constexpr bool is_check<check<Predicate, Members...>> = true;
template <class Item>
inline constexpr bool is_at_least_one = false;
template <auto... Members>
inline constexpr bool is_at_least_one<at_least_one_of<Members...>> = true;
template <class Item>
inline constexpr bool is_catch_all_item = false;
template <auto Member>
inline constexpr bool is_catch_all_item<unknown_members_in<Member>> = true;
template <class Item>
inline constexpr bool is_enumerator = false;
template <auto Value, class... Items>
inline constexpr bool is_enumerator<enumerator_items<Value, Items...>> = true;

// Whether an item may stand in the form of a variant.
template <class Variant, class Item>
inline constexpr bool is_item_of_variant = false;
template <class... Types, class Item>
    requires(is_form_item<Item>)
inline constexpr bool is_item_of_variant<std::variant<Types...>, Item> = !is_alternative<Item>;
template <class... Types, class Type, std::size_t Values>
inline constexpr bool is_item_of_variant<std::variant<Types...>, alternative_named<Type, Values>> =
    (std::same_as<Types, Type> || ...);

// Whether an item may stand in the schema of `Type`, by what kind of type that is.
template <class Item>
inline constexpr bool is_for_any_type = std::same_as<Item, title> || std::same_as<Item, description>;

template <class Item, class Type>
consteval auto require_item_for() -> bool
{
    if constexpr (is_for_any_type<Item>) {
        return true;
    } else if constexpr (described_enum<Type>) {
        constexpr bool fits = is_enumerator<Item> || is_case_style<Item> || std::same_as<Item, as_number_t>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_an_enumeration<Item, Type>,
                          "the schema of an enumeration is made of enumerator, a case_style, as_number, title and description");
        return fits;
    } else if constexpr (described_struct<Type>) {
        constexpr bool fits = is_field<Item> || is_check<Item> || is_at_least_one<Item> || is_catch_all_item<Item> ||
                              std::same_as<Item, strict_members_t> || is_case_style<Item>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_a_struct<Item, Type>,
                          "the schema of a struct is made of field, check, at_least_one, unknown_members, strict_members, "
                          "a case_style, title and description");
        return fits;
    } else {
        constexpr bool fits = is_item_of_variant<Type, Item>;
        if constexpr (!fits)
            static_assert(complaint::schema_item_is_for_a_variant<Item, Type>,
                          "the schema of a variant is made of tag or name_is_tag, an alternative for each of its types, title "
                          "and description");
        return fits;
    }
}

// Texts of a schema are published and told as they are.
template <class Item>
constexpr auto has_utf8_texts(Item const& item) -> bool
{
    if constexpr (requires { item.all([](auto const&) { return true; }); })
        return item.all([](auto const& inner) { return has_utf8_texts(inner); });
    else if constexpr (requires { item.beside; })
        return is_utf8(item.text) && is_utf8(item.beside);
    else if constexpr (requires { item.values; }) {
        for (auto const value : item.values)
            if (!is_utf8(value))
                return false;
        return true;
    } else if constexpr (requires { item.text; })
        return is_utf8(item.text);
    else if constexpr (requires { item.json; })
        return is_utf8(item.json);
    else if constexpr (requires { item.expected; })
        return is_utf8(item.code) && is_utf8(item.expected);
    else if constexpr (requires { item.words(); })
        return is_utf8(item.words());
    else
        return true;
}

// Says the same twice: two case styles, two titles. Fields, checks and enumerators are told apart by more than their type.
template <class Item>
inline constexpr bool may_stand_twice = is_field<Item> || is_check<Item> || is_at_least_one<Item> || is_enumerator<Item>;

template <class Type, class Item, class... Items>
consteval auto require_item_once() -> bool
{
    constexpr bool once = may_stand_twice<Item> || (std::size_t{std::same_as<Items, Item>} + ...) == 1;
    if constexpr (!once)
        static_assert(complaint::schema_item_stands_once<Item, Type>, "this item stands twice in one schema");
    return once;
}

template <class Type, std::size_t Index, class Item>
consteval auto require_utf8_item() -> bool
{
    constexpr bool valid = has_utf8_texts(static_cast<held<Index, Item> const&>(schema_of<Type>).item);
    if constexpr (!valid)
        static_assert(complaint::text_of_a_schema_is_utf8<Item, Type>,
                      "a text of this item is not UTF-8: is the source file saved in another encoding?");
    return valid;
}

template <class Type, class... Items, std::size_t... Index>
consteval auto require_schema_items(schema<Items...> const*, std::index_sequence<Index...>) -> bool
{
    constexpr bool one_style = (std::size_t{is_case_style<Items>} + ... + std::size_t{0}) <= 1;
    if constexpr (!one_style) {
        static_assert(complaint::schema_has_one_case_style<Type>, "this schema has two case styles: choose one");
        return false;
    } else {
        return (require_item_for<Items, Type>() && ...) && (require_item_once<Type, Items, Items...>() && ...) &&
               (require_utf8_item<Type, Index, Items>() && ...);
    }
}
template <class Schema>
struct indices_of_items;
template <class... Items>
struct indices_of_items<schema<Items...>> {
    using type = std::index_sequence_for<Items...>;
};
template <class Schema>
using item_indices = typename indices_of_items<Schema>::type;

// Complains of the `vouch_schema` of a struct, an enumeration or a variant, as far as the kind of type goes.
template <class Type>
consteval auto require_subject() -> bool
{
    constexpr schema_fault fault = schema_fault_of<Type>;
    if constexpr (fault == schema_fault::parameter)
        static_assert(complaint::schema_takes_of_its_type<Type>,
                      "a vouch_schema is found by its parameter: write vouch_schema(vouch::of<type>)");
    else if constexpr (fault == schema_fault::constant)
        static_assert(complaint::schema_is_constexpr<Type>,
                      "the vouch_schema of this type is no constant expression: declare it constexpr, and define it before use");
    else if constexpr (fault == schema_fault::type)
        static_assert(complaint::schema_is_made_by_schema<Type>, "a vouch_schema returns vouch::schema(items...)");
    if constexpr (fault == schema_fault::none)
        return require_schema_items<Type>(static_cast<schema_type<Type> const*>(nullptr), item_indices<schema_type<Type>>{});
    else
        return false;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/enumerators.hpp
#ifndef VOUCH_SCHEMA_ENUMERATORS_HPP
#define VOUCH_SCHEMA_ENUMERATORS_HPP

// What the enumerators of an enumeration are called in JSON, and what its schema may say of them.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <auto Value, class Type>
inline constexpr bool schema_names_a_described_enumerator = false;
template <auto Value>
inline constexpr bool enumerator_stands_once = false;
template <auto Value>
inline constexpr bool enumerator_name_is_used_once = false;
template <auto Value, class Item>
inline constexpr bool item_is_for_an_enumerator = false;
template <auto Value, class Item>
inline constexpr bool item_of_an_enumerator_stands_once = false;
template <class Type>
inline constexpr bool numbers_have_no_names = false;
} // namespace complaint

namespace detail {

template <auto Value, std::size_t Index, class... Items>
constexpr auto items_of_enumerator(held<Index, enumerator_items<Value, Items...>> const& row) noexcept
    -> enumerator_items<Value, Items...> const&
{
    return row.item;
}

// Whether the schema of an enumeration gives one of its enumerators a name.
template <class Type, auto Value>
concept names_enumerator = requires { item_in<name>(items_of_enumerator<Value>(schema_of<Type>)); };

// Whether an enumeration is a number in JSON.
template <class Type>
inline constexpr bool is_numeric_enum = described_enum<Type> && has_item<as_number_t, Type>;

template <class Type, class Descriptor>
consteval auto find_enumerator_name() -> std::string_view
{
    if constexpr (names_enumerator<Type, Descriptor::value>)
        return item_in<name>(items_of_enumerator<Descriptor::value>(schema_of<Type>)).text;
    else
        return name_in_style<own_case<Type>(), Descriptor>();
}

template <auto Left, auto Right>
consteval auto is_same_value() -> bool
{
    if constexpr (std::same_as<decltype(Left), decltype(Right)>)
        return Left == Right;
    else
        return false;
}

template <class Item, auto Value>
inline constexpr bool is_enumerator_of = false;
template <auto Value, class... Items>
inline constexpr bool is_enumerator_of<enumerator_items<Value, Items...>, Value> = true;

template <auto Value, class Item, class... Items>
consteval auto require_enumerator_item() -> bool
{
    constexpr bool fits = std::same_as<Item, name> || std::same_as<Item, title> || std::same_as<Item, description>;
    constexpr bool once = (std::size_t{std::same_as<Items, Item>} + ...) == 1;
    if constexpr (!fits)
        static_assert(complaint::item_is_for_an_enumerator<Value, Item>, "an enumerator has a name, a title and a description");
    else if constexpr (!once)
        static_assert(complaint::item_of_an_enumerator_stands_once<Value, Item>, "this item stands twice for one enumerator");
    return fits && once;
}

template <auto Value>
consteval auto complain_of_enumerator() -> bool
{
    static_assert(complaint::enumerator_stands_once<Value>, "two items of this schema name one enumerator: join them");
    return false;
}

template <class Type, class... All, auto Value, class... Items, template <class...> class List, class... Descriptors>
consteval auto require_enumerator(schema<All...> const*, enumerator_items<Value, Items...> const*, List<Descriptors...>) -> bool
{
    constexpr bool described = (is_same_value<Descriptors::value, Value>() || ...);
    constexpr bool once = (std::size_t{is_enumerator_of<All, Value>} + ...) == 1;
    if constexpr (!described)
        static_assert(complaint::schema_names_a_described_enumerator<Value, Type>,
                      "this schema names an enumerator that its enumeration does not describe");
    else if constexpr (!once)
        return complain_of_enumerator<Value>();
    else
        return (require_enumerator_item<Value, Items, Items...>() && ...);
    return false;
}
template <class Type>
consteval auto require_enumerator(void const*, void const*, auto) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_enumerators([[maybe_unused]] schema<Items...> const* items) -> bool
{
    return (require_enumerator<Type>(items, static_cast<Items const*>(nullptr), enumerators_of<Type>{}) && ...);
}

template <class Item>
inline constexpr bool is_named_enumerator = false;
template <auto Value, class... Items>
inline constexpr bool is_named_enumerator<enumerator_items<Value, Items...>> = (std::same_as<Items, name> || ...);

template <class Schema>
inline constexpr bool gives_enumerators_names = false;
template <class... Items>
inline constexpr bool gives_enumerators_names<schema<Items...>> = ((is_case_style<Items> || is_named_enumerator<Items>) || ...);

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_enumeration(List<Descriptors...>) -> bool
{
    if constexpr (!require_subject<Type>() || !require_enumerators<Type>(static_cast<schema_type<Type> const*>(nullptr))) {
        return false;
    } else if constexpr (is_numeric_enum<Type>) {
        constexpr bool unnamed = !gives_enumerators_names<schema_type<Type>>;
        if constexpr (!unnamed)
            static_assert(complaint::numbers_have_no_names<Type>,
                          "an enumeration with as_number() has numbers in JSON: a name or a case_style means nothing for it");
        return unnamed;
    } else {
        constexpr std::size_t repeated =
            find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{find_enumerator_name<Type, Descriptors>()...});
        constexpr bool differ = repeated == sizeof...(Descriptors);
        if constexpr (!differ)
            static_assert(complaint::enumerator_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::value>,
                          "two enumerators have this JSON name: give one of them another name()");
        return differ;
    }
}

// Whether the schema of an enumeration is in order. A fault is a compile error, once.
template <described_enum Type>
inline constexpr bool has_well_formed_enumerators = require_enumeration<Type>(enumerators_of<Type>{});

// Names and values of an enumeration, in the order of their description.
template <described_enum Type, class List = enumerators_of<Type>>
struct enumerators;
template <described_enum Type, template <class...> class List, class... Items>
struct enumerators<Type, List<Items...>> {
    static consteval auto checked_names() -> std::array<std::string_view, sizeof...(Items)>
    {
        static_cast<void>(has_well_formed_enumerators<Type>); // complains
        return {find_enumerator_name<Type, Items>()...};
    }
    static constexpr std::array<std::string_view, sizeof...(Items)> names = checked_names();
    static consteval auto checked_values() -> std::array<Type, sizeof...(Items)>
    {
        static_cast<void>(has_well_formed_enumerators<Type>); // complains
        return {Items::value...};
    }
    static constexpr std::array<Type, sizeof...(Items)> values = checked_values();
};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/names.hpp
#ifndef VOUCH_SCHEMA_NAMES_HPP
#define VOUCH_SCHEMA_NAMES_HPP

// What members are called in JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Schema>
inline constexpr bool has_catch_all_item = false;
template <class... Items>
inline constexpr bool has_catch_all_item<schema<Items...>> = (is_catch_all_item<Items> || ...);

template <class List>
inline constexpr bool any_has_catch_all = false;
template <class... Types>
inline constexpr bool any_has_catch_all<boost::mp11::mp_list<Types...>> = (has_catch_all_item<schema_type<Types>> || ...);

// Whether a struct, or one of its bases, keeps unknown members in a map.
template <class Type>
inline constexpr bool has_catch_all = any_has_catch_all<hierarchy<Type>>;

// Whether `Descriptor` describes that map.
template <class Type, class Descriptor>
inline constexpr bool is_catch_all = inherits_item<unknown_members_in<Descriptor::pointer>, Type>;

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

// The descriptors of the members that have a name in JSON: all but the map of unknown members.
template <described_struct Type>
using json_members = typename decltype(json_members_of<Type>())::type;

// The descriptor of that map.
template <class Type>
using catch_all_of = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<members_of<Type>, catch_all_test<Type>>>;

template <class Owner, class... Types>
consteval auto first_case(boost::mp11::mp_list<Types...>) -> word_case
{
    word_case found = word_case::as_written;
    auto const take = [&](word_case style) { found = found == word_case::as_written ? style : found; };
    ((std::is_base_of_v<Owner, Types> ? take(own_case<Types>()) : void()), ...);
    return found;
}

// The style of a member's name: that of the struct whose member it is, else that of the nearest one that derives from it.
template <class Type, class Descriptor>
inline constexpr word_case case_of = first_case<owner_of<Descriptor::pointer>>(hierarchy<Type>{});

template <class Type, class Descriptor>
consteval auto find_json_name() -> std::string_view
{
    if constexpr (has_rule<name, Type, Descriptor>)
        return rule_of<name, Type, Descriptor>().text;
    else
        return name_in_style<case_of<Type, Descriptor>, Descriptor>();
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

// Arrays instead of a fold, which Clang ends at 256 operands.
template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto json_name_at(List<Descriptors...>) -> std::string_view
{
    constexpr bool is_wanted[] = {is_same_member<Descriptors::pointer, Member>()..., true};
    constexpr std::string_view names[] = {json_name<Type, Descriptors>..., {}};
    std::size_t index = 0;
    while (!is_wanted[index])
        ++index;
    return names[index];
}

// What the member at `Member` is called in JSON.
template <class Type, auto Member>
inline constexpr std::string_view json_name_of = json_name_at<Type, Member>(json_members<Type>{});

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/open.hpp
#ifndef VOUCH_SCHEMA_OPEN_HPP
#define VOUCH_SCHEMA_OPEN_HPP

namespace vouch::inline VOUCH_ABI {

/// A value of a set that may grow: a `Value`, or the text that was read instead, written back unchanged.
///
/// `Value` is a described enumeration or a text type.
/// JSON:   a string; a number for an enumeration with `as_number()`. `parse_options::open_values` says which texts that `Value`
///         refuses are kept; an unknown number is always kept, as its text.
template <class Value>
    requires(described_enum<Value> || text_type<Value>)
class open {
public:
    using value_type = Value;

    /// Makes an unset object, which has neither a value nor a text and cannot be written.
    constexpr open() = default;
    constexpr open(Value known) : state_(state::known), known_(std::move(known)) {}
    /// Makes an object that keeps a text which is no `Value`: for an enumeration with `as_number()`, the text of a number.
    [[nodiscard]] static auto from_unknown(std::string_view text) -> open
    {
        open made;
        made.keep(text);
        return made;
    }

    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return state_ != state::unset; }
    /// The value, or a null pointer where there is none.
    [[nodiscard]] constexpr auto known() const noexcept -> Value const* { return state_ == state::known ? &known_ : nullptr; }
    /// The text that is no `Value`: "gold", or "7" of a number. Nothing where there is none.
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto unknown() const noexcept -> std::optional<std::string_view>
    {
        return state_ == state::unknown ? std::optional<std::string_view>(unknown_) : std::nullopt;
    }

    /// Replaces the value by a text that is no `Value`.
    void keep(std::string_view text)
    {
        state_ = state::unknown;
        known_ = Value{};
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
    // Unset objects first, then values, then unknown texts: so that an `open` may be the key of a map.
    friend constexpr auto operator<=>(open const& left, open const& right) -> std::weak_ordering
        requires requires(Value const& value) { value < value; }
    {
        if (left.state_ != right.state_)
            return left.state_ <=> right.state_;
        if (left.state_ == state::unknown)
            return left.unknown_ <=> right.unknown_;
        return left.known_ < right.known_   ? std::weak_ordering::less
               : right.known_ < left.known_ ? std::weak_ordering::greater
                                            : std::weak_ordering::equivalent;
    }

private:
    enum class state : std::uint8_t { unset, known, unknown };

    state state_ = state::unset;
    Value known_{};
    std::string unknown_{};
};

} // namespace vouch::inline VOUCH_ABI

template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::open<Value>> {
    [[nodiscard]] auto operator()(vouch::open<Value> const& value) const noexcept -> std::size_t
    {
        if (auto const* const known = value.known())
            return std::hash<Value>{}(*known);
        return std::hash<std::string_view>{}(value.unknown().value_or(""));
    }
};
#endif

// vouch/schema/other_alternative.hpp
#ifndef VOUCH_SCHEMA_OTHER_ALTERNATIVE_HPP
#define VOUCH_SCHEMA_OTHER_ALTERNATIVE_HPP

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

// vouch/schema/quoted.hpp
#ifndef VOUCH_SCHEMA_QUOTED_HPP
#define VOUCH_SCHEMA_QUOTED_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// A number or a boolean that JSON may spell in a string. Holds it, and compares as it does.
template <class Value>
class quoted_value {
public:
    using value_type = Value;

    constexpr quoted_value() = default;
    constexpr quoted_value(Value value) noexcept(std::is_nothrow_move_constructible_v<Value>) : value_(std::move(value)) {}

    [[nodiscard]] constexpr auto operator*() const noexcept -> Value const& { return value_; }
    [[nodiscard]] constexpr auto operator*() noexcept -> Value& { return value_; }
    [[nodiscard]] constexpr auto operator->() const noexcept -> Value const* { return &value_; }
    [[nodiscard]] constexpr auto operator->() noexcept -> Value* { return &value_; }

    friend constexpr bool operator==(quoted_value const&, quoted_value const&) = default;
    friend constexpr auto operator<=>(quoted_value const&, quoted_value const&) = default;

private:
    Value value_{};
};

} // namespace detail

/// A number or a boolean that is spelled in a JSON string, as 64-bit numbers are that JavaScript must not round. Rules are about
/// the `Value`.
///
/// `Value` is an integer, `float`, `double`, `bool`, a `decimal`, an enumeration with `as_number()`, or a type that is
/// represented by one of these.
///
/// JSON:   written as a string, "123". Read from a string that holds exactly what JSON has for a `Value`, and from that without
///         quotes: 123.
/// Errors: those of a `Value`; `errc::format` for a string with anything else in it: "+1", "01", " 1", "".
/// See:    the JSON mapping of Protocol Buffers, which writes int64, fixed64 and uint64 as strings
template <class Value>
class quoted : public detail::quoted_value<Value> {
public:
    using detail::quoted_value<Value>::quoted_value;
};

/// A `quoted` that is written without quotes, for servers that differ in how they send numbers.
///
/// JSON:   read as `quoted` is; written as a `Value` is, 123.
/// Errors: those of `quoted`.
template <class Value>
class maybe_quoted : public detail::quoted_value<Value> {
public:
    using detail::quoted_value<Value>::quoted_value;
};

template <class Value>
quoted(Value) -> quoted<Value>;
template <class Value>
maybe_quoted(Value) -> maybe_quoted<Value>;

namespace detail {

template <class Type>
inline constexpr bool is_quoted = false;
template <class Value>
inline constexpr bool is_quoted<quoted<Value>> = true;
template <class Value>
inline constexpr bool is_quoted<maybe_quoted<Value>> = true;

// Whether a quoted value is written with its quotes.
template <class Type>
inline constexpr bool writes_quotes = false;
template <class Value>
inline constexpr bool writes_quotes<quoted<Value>> = true;

} // namespace detail
} // namespace vouch::inline VOUCH_ABI

template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::quoted<Value>> {
    [[nodiscard]] auto operator()(vouch::quoted<Value> const& value) const noexcept -> std::size_t
    {
        return std::hash<Value>{}(*value);
    }
};
template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::maybe_quoted<Value>> {
    [[nodiscard]] auto operator()(vouch::maybe_quoted<Value> const& value) const noexcept -> std::size_t
    {
        return std::hash<Value>{}(*value);
    }
};
#endif

// vouch/schema/representation.hpp
#ifndef VOUCH_SCHEMA_REPRESENTATION_HPP
#define VOUCH_SCHEMA_REPRESENTATION_HPP

// Types that are another type in JSON, their representation: by functions beside the type, or by a `representation<Type>`.
namespace vouch::inline VOUCH_ABI::detail {

// Stands for a representation of any type, to find a `vouch_restore` without a `vouch_represent`.
struct any_representation {
    template <class Type>
    operator Type() const;
};

template <class Type>
concept has_own_representation = requires { sizeof(representation<Type>); };
template <class Type>
concept has_represent = requires(Type const& value) { vouch_represent(value, of<Type>{}); };
template <class Type>
concept has_restore = requires(any_representation value) { vouch_restore(value, of<Type>{}); };

// Whether something says how to represent the type, be it well-formed or not.
template <class Type>
inline constexpr bool is_represented = has_own_representation<Type> || has_represent<Type> || has_restore<Type>;

// Calls the function of `representation<Type>`, else that beside the type.
template <class Type>
    requires has_own_representation<Type>
constexpr auto call_represent(Type const& value) -> decltype(representation<Type>::represent(value))
{
    return representation<Type>::represent(value);
}
template <class Type>
    requires(!has_own_representation<Type>)
constexpr auto call_represent(Type const& value) -> decltype(vouch_represent(value, of<Type>{}))
{
    return vouch_represent(value, of<Type>{});
}

template <class Type, class Value>
    requires has_own_representation<Type>
constexpr auto call_restore(Value&& value) -> decltype(representation<Type>::restore(std::move(value)))
{
    return representation<Type>::restore(std::move(value));
}
template <class Type, class Value>
    requires(!has_own_representation<Type>)
constexpr auto call_restore(Value&& value) -> decltype(vouch_restore(std::move(value), of<Type>{}))
{
    return vouch_restore(std::move(value), of<Type>{});
}

// What is wrong with the functions.
enum class representation_fault {
    none,
    represent, // there is no function that represents
    restore,   // there is none that restores what the other one gives
    result,    // what restores gives something else than an optional of the type
    endless,   // the type represents itself
};

template <class Type>
concept represents = requires(Type const& value) { detail::call_represent(value); };
template <class Type>
using called_representation = std::remove_cvref_t<decltype(detail::call_represent(std::declval<Type const&>()))>;

// Whether the representation of `Type` is one of `Outer`, or comes to one without an array or an object in between.
template <class Type, class... Outer>
consteval auto represents_itself() -> bool;

template <class... Outer, class... Alternatives>
consteval auto any_represents_itself(std::type_identity<std::variant<Alternatives...>>) -> bool
{
    return (represents_itself<Alternatives, Outer...>() || ...);
}
template <class... Outer>
consteval auto any_represents_itself(auto) -> bool
{
    return false;
}

template <class Type, class... Outer>
consteval auto represents_itself() -> bool
{
    if constexpr ((std::same_as<Type, Outer> || ...))
        return true;
    else if constexpr (!is_represented<Type>)
        return any_represents_itself<Outer...>(std::type_identity<Type>{});
    else if constexpr (represents<Type>)
        return represents_itself<called_representation<Type>, Type, Outer...>();
    else
        return false;
}

template <class Type>
consteval auto find_representation_fault() -> representation_fault
{
    if constexpr (!represents<Type>) {
        return representation_fault::represent;
    } else {
        using value = called_representation<Type>;
        if constexpr (!requires(value& made) { detail::call_restore<Type>(std::move(made)); })
            return representation_fault::restore;
        else if constexpr (!std::same_as<decltype(detail::call_restore<Type>(std::declval<value>())), std::optional<Type>>)
            return representation_fault::result;
        else
            return represents_itself<Type>() ? representation_fault::endless : representation_fault::none;
    }
}
template <class Type>
inline constexpr representation_fault representation_fault_of = find_representation_fault<Type>();

// The type that `Type` is in JSON; void if its functions are not in order.
template <class Type>
struct representation_of {
    using type = void;
};
template <class Type>
    requires(representation_fault_of<Type> == representation_fault::none)
struct representation_of<Type> {
    using type = called_representation<Type>;
};
template <class Type>
using representation_type = typename representation_of<Type>::type;

// A value as it is in JSON. Gives a reference where the type's own function gives one.
template <class Type>
constexpr auto represent(Type const& value) -> decltype(auto)
{
    return detail::call_represent(value);
}

// Gives `to` the value with that representation. Returns false if there is none.
template <class Type>
constexpr auto assign_restored(Type& to, representation_type<Type>&& value) -> bool
{
    std::optional<Type> restored = detail::call_restore<Type>(std::move(value));
    if (!restored)
        return false;
    to = *std::move(restored);
    return true;
}

template <class Type>
concept has_own_info = requires { representation<Type>::info; };
template <class Type>
concept has_info = !has_own_representation<Type> && requires { vouch_info(of<Type>{}); };

// Whether what a type says of its errors is a text_info that is known at compile time, or nothing.
template <class Type>
inline constexpr bool has_constant_info = true;
template <has_own_info Type>
inline constexpr bool has_constant_info<Type> =
    requires { typename std::bool_constant<(text_info(representation<Type>::info).code.size(), true)>; };
template <has_info Type>
inline constexpr bool has_constant_info<Type> =
    requires { typename std::bool_constant<(text_info(vouch_info(of<Type>{})).code.size(), true)>; };

template <class Type>
consteval auto make_refused_representation() -> expectation
{
    if constexpr (has_own_info<Type> && has_constant_info<Type>) {
        constexpr text_info info = representation<Type>::info;
        return {errc::format, info.code, info.expected};
    } else if constexpr (has_info<Type> && has_constant_info<Type>) {
        constexpr text_info info = vouch_info(of<Type>{});
        return {errc::format, info.code, info.expected};
    } else {
        return {errc::format, "a value that its type can hold"};
    }
}

// The error of a representation that no value of the type has.
template <class Type>
inline constexpr expectation refused_representation = make_refused_representation<Type>();

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/shape.hpp
#ifndef VOUCH_SCHEMA_SHAPE_HPP
#define VOUCH_SCHEMA_SHAPE_HPP

// What a C++ type is in JSON. Everything that reads, checks or writes asks here and nowhere else. Containers are recognised by
// what they can do, so that those of Boost or of a user are as good as those of the standard library.
namespace vouch::inline VOUCH_ABI::detail {

enum class shape {
    none,        // no place in JSON
    represented, // a type that says itself what other type it is in JSON
    null,        // std::monostate or null_t: null alone
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
    quoted,      // quoted<T>, maybe_quoted<T>: a number or a boolean that may stand in a string
    optional,    // std::optional, std::unique_ptr, std::shared_ptr: a value or nothing
    nullable,    // a value or null
    boxed,       // boxed<T>: as T
    sequence,    // an array of any size: std::vector
    set,         // an array of different items: std::set
    fixed_array, // std::array
    tuple,       // an array of different types: std::tuple, std::pair
    map,         // an object whose names are data: std::map
    variant,     // std::variant: an object whose tag says which, or values of different JSON kinds
    other,       // other_alternative: what an unknown tag of a variant brings
    object,      // a described struct
};

// std::unique_ptr, std::shared_ptr and their like, without <memory>.
template <class Type>
concept smart_pointer = requires(Type& pointer, typename Type::element_type* value) {
    pointer.reset(value);
    { pointer.get() } -> std::same_as<typename Type::element_type*>;
    { *pointer } -> std::same_as<typename Type::element_type&>;
} && !is_represented<Type>;

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
//   is_null(Type const&) -> bool
//   compare(Type const&, Type const&) -> std::weak_ordering         // of `compare_content`
//   exceeds_depth(Type const&, std::size_t levels, Step) -> bool     // of `find_too_deep`
template <class Type>
struct dom_access {
    static constexpr bool is_known = false;
};

template <class Type>
inline constexpr bool is_dom = dom_access<Type>::is_known;

template <class Type>
inline constexpr bool is_boxed = false;
template <class Value>
inline constexpr bool is_boxed<boxed<Value>> = true;

// What a box holds, else the type itself.
template <class Type>
struct without_box {
    using type = Type;
};
template <class Value>
struct without_box<boxed<Value>> : without_box<Value> {};
template <class Type>
using unboxed_type = typename without_box<Type>::type;

// The value in a box, else the value itself.
template <class Type>
constexpr auto unboxed(Type& value) -> auto&
{
    if constexpr (is_boxed<std::remove_const_t<Type>>)
        return unboxed(*value);
    else
        return value;
}

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
    if constexpr (is_represented<Type> && !is_optional<Type> && !is_nullable<Type>)
        return shape::represented;
    else if constexpr (std::same_as<Type, std::monostate> || std::same_as<Type, null_t>)
        return shape::null;
    else if constexpr (std::same_as<Type, bool>)
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
    else if constexpr (is_boxed<Type>)
        return shape::boxed;
    else if constexpr (std::same_as<Type, other_alternative>)
        return shape::other;
    else if constexpr (is_open<Type>)
        return shape::open;
    else if constexpr (is_quoted<Type>)
        return shape::quoted;
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

// What an optional, a nullable or a box holds, else the type itself.
template <class Type>
struct present {
    using type = Type;
};
template <class Value>
struct present<std::optional<Value>> : present<Value> {};
template <smart_pointer Type>
struct present<Type> : present<typename Type::element_type> {};
template <class Value>
struct present<nullable<Value>> : present<Value> {};
template <class Value>
struct present<boxed<Value>> : present<Value> {};
template <class Type>
using present_type = typename present<Type>::type;

// What rules see of a value that is there: its representation, and what stands in quotes.
template <class Type, class Present = present_type<Type>>
struct bare {
    using type = Present;
};
template <class Type, class Present>
    requires(shape_of<Present> == shape::represented)
struct bare<Type, Present> : bare<representation_type<Present>> {};
template <class Type, class Value>
struct bare<Type, quoted<Value>> : bare<Value> {};
template <class Type, class Value>
struct bare<Type, maybe_quoted<Value>> : bare<Value> {};
template <class Type>
using bare_type = typename bare<Type>::type;

// The shape of the JSON of a type: that of its representation if it has one.
template <class Type>
inline constexpr shape json_shape_of = shape_of<Type>;
template <class Type>
    requires(shape_of<Type> == shape::represented)
inline constexpr shape json_shape_of<Type> = json_shape_of<representation_type<Type>>;

// Whether a value that may be JSON of any kind is null.
template <class Type>
auto is_json_null([[maybe_unused]] Type const& value) -> bool
{
    if constexpr (shape_of<Type> == shape::raw)
        return value.text() == "null";
    else if constexpr (shape_of<Type> == shape::dom)
        return dom_access<Type>::is_null(value);
    else if constexpr (json_shape_of<Type> == shape::raw || json_shape_of<Type> == shape::dom)
        return is_json_null<representation_type<Type>>(represent(value));
    else
        return false;
}

// Whether an optional, a pointer or a nullable holds something.
template <class Type>
constexpr auto holds_value(Type const& value) noexcept -> bool
{
    return static_cast<bool>(value);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/kinds.hpp
#ifndef VOUCH_SCHEMA_KINDS_HPP
#define VOUCH_SCHEMA_KINDS_HPP

// Which kinds of JSON value a type may be: what tells the alternatives of a std::variant apart that has no tag.
namespace vouch::inline VOUCH_ABI::detail {

// A set of kinds is the sum of its members.
enum kind_set : unsigned {
    no_kind = 0,
    string_kind = 1,
    number_kind = 2,
    boolean_kind = 4,
    null_kind = 8,
    array_kind = 16,
    object_kind = 32,
    every_kind = 63,
};

// Whether the schema of a std::variant says where a tag stands.
template <class Variant>
inline constexpr bool is_tagged = is_tagged_form<own_form<Variant>>;

template <class Type>
consteval auto find_kinds() -> unsigned;

template <class Type>
inline constexpr unsigned kinds_of = find_kinds<Type>();

template <class Variant>
struct kinds_of_alternatives;
template <class... Alternatives>
struct kinds_of_alternatives<std::variant<Alternatives...>> {
    static constexpr unsigned all = (kinds_of<Alternatives> | ... | 0u);
    static constexpr bool differ =
        ((kinds_of<Alternatives> != no_kind) && ...) && (std::popcount(kinds_of<Alternatives>) + ... + 0) == std::popcount(all);
};

// Whether a std::variant needs no tag: each of its alternatives is of other kinds than the rest.
template <class Type>
inline constexpr bool is_untagged = false;
template <class... Alternatives>
inline constexpr bool is_untagged<std::variant<Alternatives...>> =
    !is_tagged<std::variant<Alternatives...>> && kinds_of_alternatives<std::variant<Alternatives...>>::differ;

template <class Type>
consteval auto find_kinds() -> unsigned
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented)
        return find_kinds<representation_type<Type>>();
    else if constexpr (kind == shape::quoted)
        return string_kind | find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::string || kind == shape::secret || kind == shape::named)
        return string_kind;
    else if constexpr (kind == shape::integer || kind == shape::floating || kind == shape::number_text ||
                       kind == shape::number_name)
        return number_kind;
    else if constexpr (kind == shape::boolean)
        return boolean_kind;
    else if constexpr (kind == shape::null)
        return null_kind;
    else if constexpr (kind == shape::open)
        return find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::boxed)
        return find_kinds<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return null_kind | find_kinds<std::remove_cvref_t<decltype(*std::declval<Type&>())>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array || kind == shape::tuple)
        return array_kind;
    else if constexpr (kind == shape::map || kind == shape::object)
        return object_kind;
    else if constexpr (kind == shape::variant && is_tagged<Type>)
        return object_kind;
    else if constexpr (kind == shape::variant)
        return kinds_of_alternatives<Type>::all;
    else if constexpr (kind == shape::raw || kind == shape::dom)
        return every_kind;
    else {
        static_assert(kind == shape::none || kind == shape::other, "a shape without a kind");
        return no_kind;
    }
}

// Whether null is a value of this type itself, not the absence of one.
template <class Type>
inline constexpr bool has_null = shape_of<Type> == shape::nullable || shape_of<Type> == shape::null;
template <class Type>
    requires(is_untagged<Type>)
inline constexpr bool has_null<Type> = (kinds_of<Type> & null_kind) != 0;
template <class Type>
    requires(shape_of<Type> == shape::represented)
inline constexpr bool has_null<Type> = has_null<representation_type<Type>>;
template <class Value>
inline constexpr bool has_null<boxed<Value>> = has_null<Value>;

struct kind_name {
    unsigned kind;
    std::string_view name;
};
inline constexpr std::array kind_names{kind_name{string_kind, "a string"},   kind_name{number_kind, "a number"},
                                       kind_name{boolean_kind, "a boolean"}, kind_name{null_kind, "null"},
                                       kind_name{array_kind, "an array"},    kind_name{object_kind, "an object"}};

// "a string, a number or an array"; without `to` it only counts.
constexpr auto put_kinds(unsigned kinds, char* to) -> std::size_t
{
    std::size_t size = 0;
    auto const put = [&](std::string_view text) {
        for (char const byte : text) {
            if (to != nullptr)
                to[size] = byte;
            ++size;
        }
    };
    int const count = std::popcount(kinds);
    int done = 0;
    for (auto const& [kind, name] : kind_names)
        if ((kinds & kind) != 0) {
            put(done == 0 ? "" : done + 1 == count ? " or " : ", ");
            put(name);
            ++done;
        }
    return size;
}

template <unsigned Kinds>
inline constexpr auto kinds_text = [] {
    std::array<char, put_kinds(Kinds, nullptr)> text{};
    put_kinds(Kinds, text.data());
    return text;
}();

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/mapping.hpp
#ifndef VOUCH_SCHEMA_MAPPING_HPP
#define VOUCH_SCHEMA_MAPPING_HPP

// Which types have a place in JSON, and why the others have none.
namespace vouch::inline VOUCH_ABI::detail {

// Why a type has no mapping.
enum class mapping_cause {
    none,
    undescribed_class,
    undescribed_enumeration,
    view,                    // a view, a pointer or a reference: it owns no value that could be read
    fundamental,             // a character, long double and the like
    c_array,                 //
    character_array,         // its size and its terminator have no place in a JSON string
    byte,                    // std::byte: JSON has no bytes
    path,                    // a path of the file system: its text depends on the platform
    bitset,                  // a string, a number or an array of booleans: nothing says which
    const_value,             // it could be written and never read
    no_default,              // reading makes an object first and fills it then
    key,                     // a map's key without a text
    untagged,                // a variant whose alternatives cannot be told apart
    no_struct,               // an alternative that its tag cannot stand in
    other_untagged,          // other_alternative in a variant without a tag
    other_outside,           // other_alternative that is no alternative
    boxed_nothing,           // a box around something that may hold nothing
    repeated,                // a variant that has one type twice
    optional_inside,         // an optional in an optional, and the like: one of their states has no JSON
    patch_inside,            // the same of a patch that is no member
    polymorphic,             // a pointer to a type that others derive from: their members would be lost
    represent,               // a type that can be restored and not represented
    restore,                 // a type that can be represented and not restored
    restore_result,          // what restores it gives no optional of the type
    endless,                 // a type that represents itself
    optional_representation, // a representation that may be absent or null
    represented_optional,    // an optional or a nullable with a representation of its own
    quoted,                  // quoted<T> of something else than a number or a boolean
};

// The innermost type that has no mapping, and why.
template <mapping_cause Cause, class Culprit>
struct mapping_fault {
    static constexpr mapping_cause cause = Cause;
    using culprit = Culprit;
};
using no_mapping_fault = mapping_fault<mapping_cause::none, void>;

// Keeps the first fault.
template <class Next>
consteval auto operator|(no_mapping_fault, Next next)
{
    return next;
}
template <mapping_cause Cause, class Culprit, class Next>
consteval auto operator|(mapping_fault<Cause, Culprit> found, Next)
{
    return found;
}

// Where a value stands: only a member of an object can be absent.
enum class position : bool { member, element };

template <class Type, position Position, class Form = no_form>
consteval auto find_mapping_fault();

// A view that is known by what it can do, as std::string_view and std::span are.
template <class Type>
concept view_like =
    requires(Type const& view) { view.substr(0, 0).remove_prefix(0); } || requires(Type const& view) { view.subspan(0, 0); };

// Paths and bitsets, known by what they can do: their headers are not included.
template <class Type>
concept path_like = requires(Type const& path) {
    path.native();
    path.root_directory();
    path.lexically_normal();
};
template <class Type>
concept bitset_like = requires(Type& bits) {
    bits.to_ullong();
    bits.flip();
    bits.count();
};

template <class Type>
consteval auto cause_without_shape() -> mapping_cause
{
    if constexpr (std::is_pointer_v<Type> || std::is_reference_v<Type> || std::is_member_pointer_v<Type> ||
                  std::is_function_v<Type> || view_like<Type>)
        return mapping_cause::view;
    else if constexpr (std::is_array_v<Type>)
        return std::same_as<std::remove_extent_t<Type>, char> ? mapping_cause::character_array : mapping_cause::c_array;
    else if constexpr (std::same_as<Type, std::byte>)
        return mapping_cause::byte;
    else if constexpr (std::is_enum_v<Type>)
        return mapping_cause::undescribed_enumeration;
    else if constexpr (std::is_fundamental_v<Type>)
        return mapping_cause::fundamental;
    else if constexpr (path_like<Type>)
        return mapping_cause::path;
    else if constexpr (bitset_like<Type>)
        return mapping_cause::bitset;
    else
        return mapping_cause::undescribed_class;
}

// What an optional, a pointer or a nullable holds.
template <class Type>
using held_value = std::remove_reference_t<decltype(*std::declval<Type&>())>;

template <class Type, position Position, class Form>
consteval auto find_fault_in_optional()
{
    using value = held_value<Type>;
    constexpr shape inner = shape_of<std::remove_cv_t<value>>;
    if constexpr (is_represented<Type>)
        return mapping_fault<mapping_cause::represented_optional, Type>{};
    else if constexpr (smart_pointer<Type> && std::is_polymorphic_v<value> && !std::is_final_v<value>)
        return mapping_fault<mapping_cause::polymorphic, Type>{};
    else if constexpr (inner == shape::optional || (shape_of<Type> == shape::nullable && inner == shape::nullable))
        return mapping_fault<mapping_cause::optional_inside, Type>{};
    else if constexpr (inner == shape::nullable && Position == position::element)
        return mapping_fault<mapping_cause::patch_inside, Type>{};
    else
        return find_mapping_fault<value, position::element, Form>();
}

// A box is as its value, and a value is always there.
template <class Type, class Form>
consteval auto find_fault_in_box()
{
    using value = typename Type::value_type;
    if constexpr (shape_of<std::remove_cv_t<value>> == shape::optional || shape_of<std::remove_cv_t<value>> == shape::nullable)
        return mapping_fault<mapping_cause::boxed_nothing, Type>{};
    else
        return find_mapping_fault<value, position::element, Form>();
}

template <class... Types>
consteval auto find_fault_in_items(std::type_identity<std::tuple<Types...>>)
{
    return (no_mapping_fault{} | ... | find_mapping_fault<Types, position::element>());
}
template <class First, class Second>
consteval auto find_fault_in_items(std::type_identity<std::pair<First, Second>>)
{
    return find_mapping_fault<First, position::element>() | find_mapping_fault<Second, position::element>();
}

template <class Type, class... Types>
inline constexpr bool stands_once = (std::size_t{std::same_as<Type, Types>} + ...) == 1;

template <class Type>
consteval auto find_fault_in_alternative()
{
    if constexpr (shape_of<Type> == shape::other)
        return no_mapping_fault{};
    else
        return find_mapping_fault<Type, position::element>();
}

// A tag among the members of an alternative needs a struct for that.
template <class Form, class Type>
consteval auto find_fault_of_tag()
{
    if constexpr (!has_tag_inside<Form> || shape_of<Type> == shape::other || shape_of<unboxed_type<Type>> == shape::object)
        return no_mapping_fault{};
    else
        return mapping_fault<mapping_cause::no_struct, Type>{};
}

template <class Form, class... Types>
consteval auto find_fault_in_variant(std::type_identity<std::variant<Types...>>)
{
    using variant = std::variant<Types...>;
    using form = form_for<variant, Form>;
    if constexpr (!(stands_once<Types, Types...> && ...))
        return mapping_fault<mapping_cause::repeated, variant>{};
    else if constexpr (is_form_of_value<form>) // complained of where it is not in order
        return (no_mapping_fault{} | ... | find_fault_in_alternative<Types>()) |
               (no_mapping_fault{} | ... | find_fault_of_tag<form, Types>());
    else if constexpr (((shape_of<Types> == shape::other) || ...))
        return mapping_fault<mapping_cause::other_untagged, variant>{};
    else if constexpr (!is_untagged<variant>)
        return mapping_fault<mapping_cause::untagged, variant>{};
    else
        return (no_mapping_fault{} | ... | find_mapping_fault<Types, position::element>());
}

// Whether a type may be the key of a map: a name in JSON with one spelling for each value.
template <class Key>
inline constexpr bool is_key =
    shape_of<Key> == shape::string || shape_of<Key> == shape::named || shape_of<Key> == shape::number_name ||
    shape_of<Key> == shape::integer || shape_of<Key> == shape::boolean || shape_of<Key> == shape::open;
template <class Key>
    requires(shape_of<Key> == shape::represented)
inline constexpr bool is_key<Key> = is_key<representation_type<Key>>;
template <class Key>
    requires(shape_of<Key> == shape::quoted)
inline constexpr bool is_key<Key> = is_key<typename Key::value_type>;

template <class Type>
consteval auto find_fault_in_representation()
{
    constexpr representation_fault fault = representation_fault_of<Type>;
    if constexpr (fault == representation_fault::represent)
        return mapping_fault<mapping_cause::represent, Type>{};
    else if constexpr (fault == representation_fault::restore)
        return mapping_fault<mapping_cause::restore, Type>{};
    else if constexpr (fault == representation_fault::result)
        return mapping_fault<mapping_cause::restore_result, Type>{};
    else if constexpr (fault == representation_fault::endless)
        return mapping_fault<mapping_cause::endless, Type>{};
    else if constexpr (shape_of<representation_type<Type>> == shape::optional ||
                       shape_of<representation_type<Type>> == shape::nullable)
        return mapping_fault<mapping_cause::optional_representation, Type>{};
    else if constexpr (!std::is_default_constructible_v<Type>)
        return mapping_fault<mapping_cause::no_default, Type>{};
    else
        return no_mapping_fault{};
}

// Whether a type may stand in quotes: its JSON is a number or a boolean.
template <class Type>
inline constexpr bool may_be_quoted =
    shape_of<Type> != shape::open && (kinds_of<Type> == number_kind || kinds_of<Type> == boolean_kind);

template <class Type>
consteval auto find_fault_in_quoted()
{
    using fault = decltype(find_mapping_fault<Type, position::element>());
    if constexpr (fault::cause == mapping_cause::none && !may_be_quoted<Type>)
        return mapping_fault<mapping_cause::quoted, Type>{};
    else
        return fault{};
}

template <class Map, class Form>
consteval auto find_fault_in_map()
{
    if constexpr (shape_of<typename Map::key_type> == shape::represented &&
                  decltype(find_mapping_fault<typename Map::key_type, position::element>())::cause != mapping_cause::none)
        return find_mapping_fault<typename Map::key_type, position::element>();
    else if constexpr (!is_key<typename Map::key_type>)
        return mapping_fault<mapping_cause::key, typename Map::key_type>{};
    else
        return find_mapping_fault<typename Map::mapped_type, position::element, item_form<Form>>();
}

// A described struct counts as mapped whatever its members are, and a represented type whatever its representation is: those
// have a complaint of their own.
template <class Type, position Position, class Form>
consteval auto find_mapping_fault()
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (std::is_const_v<Type> || std::is_volatile_v<Type>)
        return mapping_fault<mapping_cause::const_value, Type>{};
    else if constexpr (kind == shape::none)
        return mapping_fault<cause_without_shape<Type>(), Type>{};
    else if constexpr (kind == shape::represented)
        return find_fault_in_representation<Type>();
    else if constexpr (kind == shape::quoted)
        return find_fault_in_quoted<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return find_fault_in_optional<Type, Position, Form>();
    else if constexpr (kind == shape::boxed)
        return find_fault_in_box<Type, Form>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return find_mapping_fault<typename Type::value_type, position::element, item_form<Form>>();
    else if constexpr (kind == shape::map)
        return find_fault_in_map<Type, Form>();
    else if constexpr (kind == shape::tuple)
        return find_fault_in_items(std::type_identity<Type>{});
    else if constexpr (kind == shape::variant)
        return find_fault_in_variant<Form>(std::type_identity<Type>{});
    else if constexpr (kind == shape::other)
        return mapping_fault<mapping_cause::other_outside, Type>{};
    else if constexpr (kind == shape::object && !std::is_default_constructible_v<Type>)
        return mapping_fault<mapping_cause::no_default, Type>{};
    else
        return no_mapping_fault{};
}

// Why a member of this type, whose field has this form, has no place in JSON.
template <class Type, class Form = no_form>
using member_fault = decltype(find_mapping_fault<Type, position::member, Form>());
// The same of a document, and of an item in an array.
template <class Type>
using element_fault = decltype(find_mapping_fault<Type, position::element>());

// What is only written needs no default constructor.
template <class Type>
inline constexpr bool is_mapped =
    element_fault<Type>::cause == mapping_cause::none || (shape_of<Type> == shape::object && !std::is_const_v<Type>) ||
    (shape_of<Type> == shape::represented && element_fault<Type>::cause == mapping_cause::no_default);

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A type that can be written to JSON and, if it can be made by default, read from it.
template <class Type>
concept mapped = detail::is_mapped<Type>;

// The sentences that the compiler prints: of the innermost type without a mapping and, where it is in a struct, the member.
namespace complaint {
template <class Type, auto... Member>
inline constexpr bool class_has_a_mapping = false;
template <class Type, auto... Member>
inline constexpr bool enumeration_is_described = false;
template <class Type, auto... Member>
inline constexpr bool type_owns_its_value = false;
template <class Type, auto... Member>
inline constexpr bool fundamental_type_has_a_mapping = false;
template <class Type, auto... Member>
inline constexpr bool array_is_a_class = false;
template <class Type, auto... Member>
inline constexpr bool characters_are_a_string = false;
template <class Type, auto... Member>
inline constexpr bool bytes_have_an_encoding = false;
template <class Type, auto... Member>
inline constexpr bool path_is_a_string = false;
template <class Type, auto... Member>
inline constexpr bool bitset_is_an_array = false;
template <class Type, auto... Member>
inline constexpr bool value_is_not_const = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_default_constructor = false;
template <class Type, auto... Member>
inline constexpr bool map_key_has_a_text = false;
template <class Type, auto... Member>
inline constexpr bool variant_has_a_tag = false;
template <class Type, auto... Member>
inline constexpr bool alternative_is_a_struct = false;
template <class Type, auto... Member>
inline constexpr bool other_alternative_is_told_by_a_tag = false;
template <class Type, auto... Member>
inline constexpr bool other_alternative_stands_in_a_variant = false;
template <class Type, auto... Member>
inline constexpr bool box_holds_a_value = false;
template <class Type, auto... Member>
inline constexpr bool variant_alternatives_differ = false;
template <class Type, auto... Member>
inline constexpr bool each_state_has_a_json = false;
template <class Type, auto... Member>
inline constexpr bool pointer_is_to_a_final_type = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_represent_function = false;
template <class Type, auto... Member>
inline constexpr bool type_has_a_restore_function = false;
template <class Type, auto... Member>
inline constexpr bool restore_returns_an_optional_of_its_type = false;
template <class Type, auto... Member>
inline constexpr bool representation_is_another_type = false;
template <class Type, auto... Member>
inline constexpr bool representation_is_always_there = false;
template <class Type, auto... Member>
inline constexpr bool optional_has_no_representation = false;
template <class Type, auto... Member>
inline constexpr bool quoted_value_is_a_number_or_a_boolean = false;
} // namespace complaint

namespace detail {

// Complains of `Fault` in one sentence; returns whether there is none.
template <class Fault, auto... Member>
consteval auto require_no_fault() -> bool
{
    using culprit = typename Fault::culprit;
    constexpr mapping_cause cause = Fault::cause;
    if constexpr (cause == mapping_cause::undescribed_class)
        static_assert(complaint::class_has_a_mapping<culprit, Member...>,
                      "this class has no JSON mapping: describe it with BOOST_DESCRIBE_STRUCT(type, (), (members...)), "
                      "derive it from vouch::text, represent it by vouch_represent and vouch_restore, or specialise "
                      "vouch::text_traits or vouch::representation");
    else if constexpr (cause == mapping_cause::undescribed_enumeration)
        static_assert(complaint::enumeration_is_described<culprit, Member...>,
                      "this enumeration has no JSON mapping: describe it with BOOST_DESCRIBE_ENUM(type, enumerators...)");
    else if constexpr (cause == mapping_cause::view)
        static_assert(
            complaint::type_owns_its_value<culprit, Member...>,
            "this type owns no value that could be read: use std::string, std::vector, std::optional or a smart pointer "
            "instead of a view, a pointer or a reference");
    else if constexpr (cause == mapping_cause::fundamental)
        static_assert(complaint::fundamental_type_has_a_mapping<culprit, Member...>,
                      "JSON has no value for this type: use std::string for characters, float or double for long double");
    else if constexpr (cause == mapping_cause::c_array)
        static_assert(complaint::array_is_a_class<culprit, Member...>,
                      "a C array has no JSON mapping: use std::array, std::vector or std::string");
    else if constexpr (cause == mapping_cause::character_array)
        static_assert(complaint::characters_are_a_string<culprit, Member...>,
                      "a char array has no JSON mapping, since nothing says where its text ends: use std::string");
    else if constexpr (cause == mapping_cause::byte)
        static_assert(complaint::bytes_have_an_encoding<culprit, Member...>,
                      "JSON has no bytes: use vouch::base64, or a vector of std::uint8_t for an array of numbers");
    else if constexpr (cause == mapping_cause::path)
        static_assert(complaint::path_is_a_string<culprit, Member...>,
                      "a path has no JSON mapping, since its text depends on the platform, in separators and in encoding: use "
                      "std::string, and make the path where the file is opened");
    else if constexpr (cause == mapping_cause::bitset)
        static_assert(complaint::bitset_is_an_array<culprit, Member...>,
                      "a bitset has no JSON mapping, since it could be a text, a number or an array: use std::array<bool, N>, an "
                      "integer or std::string");
    else if constexpr (cause == mapping_cause::const_value)
        static_assert(complaint::value_is_not_const<culprit, Member...>,
                      "a const value can be written and never read: leave out the const");
    else if constexpr (cause == mapping_cause::no_default)
        static_assert(complaint::type_has_a_default_constructor<culprit, Member...>,
                      "reading makes an object first and fills it then: give this type a public default constructor");
    else if constexpr (cause == mapping_cause::key)
        static_assert(complaint::map_key_has_a_text<culprit, Member...>,
                      "the names of a JSON object are texts: this type of key has none");
    else if constexpr (cause == mapping_cause::untagged)
        static_assert(complaint::variant_has_a_tag<culprit, Member...>,
                      "a variant needs a vouch_schema with tag(\"member\") and an alternative<T>(\"value\") for each of its "
                      "types; without a tag each is another kind of JSON value");
    else if constexpr (cause == mapping_cause::no_struct)
        static_assert(complaint::alternative_is_a_struct<culprit, Member...>,
                      "this alternative is no described struct, so that its tag cannot be one of its members: write "
                      "tag(\"type\", content(\"data\")) or name_is_tag()");
    else if constexpr (cause == mapping_cause::other_untagged)
        static_assert(complaint::other_alternative_is_told_by_a_tag<culprit, Member...>,
                      "other_alternative takes what an unknown tag brings: give this variant a tag, or name_is_tag()");
    else if constexpr (cause == mapping_cause::other_outside)
        static_assert(complaint::other_alternative_stands_in_a_variant<culprit, Member...>,
                      "other_alternative is an alternative of a std::variant: use raw_json for any JSON");
    else if constexpr (cause == mapping_cause::boxed_nothing)
        static_assert(complaint::box_holds_a_value<culprit, Member...>,
                      "a box always holds a value: put the box into the optional, std::optional<vouch::boxed<T>>");
    else if constexpr (cause == mapping_cause::repeated)
        static_assert(complaint::variant_alternatives_differ<culprit, Member...>,
                      "a variant that has one type twice cannot tell the two apart in JSON");
    else if constexpr (cause == mapping_cause::optional_inside)
        static_assert(complaint::each_state_has_a_json<culprit, Member...>,
                      "an optional, pointer or nullable directly in another has a state that JSON cannot tell from another; "
                      "absent, null and value are vouch::patch<T>");
    else if constexpr (cause == mapping_cause::patch_inside)
        static_assert(complaint::each_state_has_a_json<culprit, Member...>,
                      "only a member of a described struct can be absent: use vouch::nullable<T> for an item or a document");
    else if constexpr (cause == mapping_cause::polymorphic)
        static_assert(complaint::pointer_is_to_a_final_type<culprit, Member...>,
                      "the members of a derived object behind this pointer would be lost: use a std::variant of the derived "
                      "types, or make the type final");
    else if constexpr (cause == mapping_cause::represent)
        static_assert(complaint::type_has_a_represent_function<culprit, Member...>,
                      "this type has a vouch_restore, and lacks: auto vouch_represent(type const&, vouch::of<type>) -> "
                      "representation; a vouch::representation<type> has both as static functions, represent and restore");
    else if constexpr (cause == mapping_cause::restore)
        static_assert(complaint::type_has_a_restore_function<culprit, Member...>,
                      "this type has a vouch_represent, and lacks one that takes what that returns: auto "
                      "vouch_restore(representation, vouch::of<type>) -> std::optional<type>; a vouch::representation<type> has "
                      "both as static functions, represent and restore");
    else if constexpr (cause == mapping_cause::restore_result)
        static_assert(complaint::restore_returns_an_optional_of_its_type<culprit, Member...>,
                      "what restores a type from its representation returns std::optional<type>");
    else if constexpr (cause == mapping_cause::endless)
        static_assert(complaint::representation_is_another_type<culprit, Member...>,
                      "the representation of this type is, or leads back to, the type itself: represent it by another one");
    else if constexpr (cause == mapping_cause::optional_representation)
        static_assert(complaint::representation_is_always_there<culprit, Member...>,
                      "a representation cannot be absent or null: put optional or nullable around the type instead");
    else if constexpr (cause == mapping_cause::represented_optional)
        static_assert(complaint::optional_has_no_representation<culprit, Member...>,
                      "an optional and a nullable have a meaning of their own: represent the type that they hold");
    else if constexpr (cause == mapping_cause::quoted)
        static_assert(complaint::quoted_value_is_a_number_or_a_boolean<culprit, Member...>,
                      "only a number or a boolean is spelled in a string: an integer, float, double, bool, decimal, an "
                      "enumeration with as_number(), or a type that is represented by one of them");
    return cause == mapping_cause::none;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/state.hpp
#ifndef VOUCH_PATCH_STATE_HPP
#define VOUCH_PATCH_STATE_HPP

// The three states of a member: absent, null, value. T, optional<T>, nullable<T> and patch<T> have one to three of them; a smart
// pointer has those of an optional. A box counts as what it holds.
namespace vouch::inline VOUCH_ABI::detail {

enum class member_state : std::uint8_t { absent, null, value };

template <class Member>
struct member_states {
    using bare = unboxed_type<Member>;
    static constexpr bool absent = false;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<std::optional<Value>> {
    using bare = unboxed_type<Value>;
    static constexpr bool absent = true;
    static constexpr bool null = false;
};
template <smart_pointer Pointer>
struct member_states<Pointer> {
    using bare = unboxed_type<typename Pointer::element_type>;
    static constexpr bool absent = true;
    static constexpr bool null = false;
};
template <class Value>
struct member_states<nullable<Value>> {
    using bare = unboxed_type<Value>;
    static constexpr bool absent = false;
    static constexpr bool null = true;
};
template <class Value>
struct member_states<patch<Value>> {
    using bare = unboxed_type<Value>;
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

// The value of a member. Precondition: it has one.
template <class Member>
constexpr auto value_in(Member const& member) noexcept -> member_value_type<Member> const&
{
    if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return unboxed(**member);
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return unboxed(*member);
    else
        return unboxed(member);
}

// The value of a member, made if it has none. A value that others may share is made anew: it is theirs, too.
template <class Member>
constexpr auto ensure_value(Member& member) -> member_value_type<Member>&
{
    if constexpr (smart_pointer<Member>) {
        if (std::copy_constructible<Member> || !member)
            member.reset(new typename Member::element_type());
        return unboxed(*member);
    } else if constexpr (can_be_absent<Member> && can_be_null<Member>)
        return ensure_value(member ? *member : member.emplace());
    else if constexpr (can_be_absent<Member> || can_be_null<Member>)
        return unboxed(member.has_value() ? *member : member.emplace());
    else
        return unboxed(member);
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

// A described struct that is an object in JSON; one that is a text, or represented, is none.
template <class Type>
concept json_object = described_struct<Type> && (shape_of<Type> == shape::object);

// Whether a deep patch merges the objects in two members. An object behind a pointer goes whole: others may share it.
template <class Member, class Change>
inline constexpr bool merges_objects = json_object<member_value_type<Member>> && json_object<member_value_type<Change>> &&
                                       !smart_pointer<Member> && !smart_pointer<Change>;

template <json_object Object, template <class...> class List, class... Descriptors>
auto make_blank(List<Descriptors...>) -> Object
{
    Object blank{};
    [[maybe_unused]] auto const leave_out = [&]<class Descriptor>(Descriptor) {
        if constexpr (can_be_absent<member_type<Object, Descriptor>> && !has_rule<defaulted_t, Object, Descriptor>)
            make_absent(blank.*Descriptor::pointer);
    };
    (leave_out(Descriptors{}), ...);
    return blank;
}

// The object that "{}" stands for: a member that may be absent is absent, whatever initial value the struct gives it, unless that
// is its default.
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

// How the value of one member becomes the value of another.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type, class... Outer>
consteval auto find_copies() -> bool;

template <class Type, class... Outer, template <class...> class List, class... Descriptors>
consteval auto members_copy(List<Descriptors...>) -> bool
{
    return (find_copies<member_type<Type, Descriptors>, Type, Outer...>() && ...);
}
template <class... Outer, class... Types>
consteval auto items_copy(std::type_identity<std::tuple<Types...>>) -> bool
{
    return (find_copies<Types, Outer...>() && ...);
}
template <class... Outer, class First, class Second>
consteval auto items_copy(std::type_identity<std::pair<First, Second>>) -> bool
{
    return find_copies<First, Outer...>() && find_copies<Second, Outer...>();
}
template <class... Outer, class... Types>
consteval auto items_copy(std::type_identity<std::variant<Types...>>) -> bool
{
    return (find_copies<Types, Outer...>() && ...);
}

// Whether an object of `Type` can be copied. A container claims it whatever it holds, so its items are looked at. `Outer` are the
// structs around it: a recursive type comes back to one of them.
template <class Type, class... Outer>
consteval auto find_copies() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!std::is_copy_assignable_v<Type>)
        return false;
    else if constexpr (kind == shape::boxed)
        return find_copies<typename Type::value_type, Outer...>();
    else if constexpr (is_optional<Type> || is_nullable<Type>)
        return find_copies<std::remove_cvref_t<decltype(*std::declval<Type const&>())>, Outer...>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return find_copies<typename Type::value_type, Outer...>();
    else if constexpr (kind == shape::map)
        return find_copies<typename Type::key_type, Outer...>() && find_copies<typename Type::mapped_type, Outer...>();
    else if constexpr (kind == shape::tuple || kind == shape::variant)
        return items_copy<Outer...>(std::type_identity<Type>{});
    else if constexpr (kind == shape::object && !(std::same_as<Type, Outer> || ...))
        return members_copy<Type, Outer...>(members_of<Type>{});
    else
        return true;
}
template <class Type>
inline constexpr bool copies = find_copies<Type>();

template <class Open, class Value>
inline constexpr bool is_open_of = false;
template <class Value>
inline constexpr bool is_open_of<open<Value>, Value> = true;

// Whether a value of one type can be assigned to the other, regardless of what objects and arrays hold.
template <class Value, class Other>
inline constexpr bool values_convert = is_open_of<Value, Other> || is_open_of<Other, Value>;
template <class Value>
inline constexpr bool values_convert<Value, Value> = copies<Value>;

// Assigns `from` to `to`. Returns false and does nothing if `from` is open and holds no value that `To` knows.
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

// Arrays are converted item by item if their types differ or cannot be copied, objects member by member if their types differ.
// Everything else is assigned.
template <class From, class To>
concept different_arrays =
    (shape_of<From> == shape::sequence) && (shape_of<To> == shape::sequence) && (!std::same_as<From, To> || !copies<From>);
template <class From, class To>
concept different_objects = !std::same_as<From, To> && json_object<From> && json_object<To>;

// Fills `to` anew: calls convert(item, place) for every item of `from`.
template <class From, class To, class Convert>
    requires different_arrays<From, To>
void convert_elements(From const& from, To& to, Convert const& convert)
{
    to.clear();
    if constexpr (requires { to.reserve(from.size()); })
        to.reserve(from.size());
    for (auto const& element : from) {
        typename To::value_type made{};
        convert(static_cast<typename From::value_type const&>(element), made);
        to.emplace_back(std::move(made));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/patch/counterpart.hpp
#ifndef VOUCH_PATCH_COUNTERPART_HPP
#define VOUCH_PATCH_COUNTERPART_HPP

// Matches the members of a struct and its update by their JSON names, and says how an object in the update is applied.
namespace vouch::inline VOUCH_ABI::detail {

// The index of the member with the JSON name `name`; past the end if there is none.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto index_of_member([[maybe_unused]] std::string_view name, List<Descriptors...>) -> std::size_t
{
    std::size_t index = 0;
    (void)((json_name<Type, Descriptors> == name || (++index, false)) || ...);
    return index;
}

// The descriptor of the member of `Other` with the JSON name that `Descriptor` has in `Type`; void if there is none.
template <class Other, class Type, class Descriptor>
using counterpart = boost::mp11::mp_at_c<boost::mp11::mp_push_back<json_members<Other>, void>,
                                         index_of_member<Other>(json_name<Type, Descriptor>, json_members<Other>{})>;

// How an object of an update is applied to an object of the target.
enum class manner : std::uint8_t {
    patch, // each member that is present changes a member; an object in it replaces the target's, unless it says merge_patch()
    deep_patch, // RFC 7396: each member that is present changes a member, and so on in the objects in it
    whole,      // it replaces the target's object
};

// How the object in a member of an update is applied.
template <manner Outer, class Update, class Descriptor>
inline constexpr manner inner_manner =
    Outer == manner::patch ? has_rule<merge_patch_t, Update, Descriptor> ? manner::deep_patch : manner::whole : Outer;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/patch/clash.hpp
#ifndef VOUCH_PATCH_CLASH_HPP
#define VOUCH_PATCH_CLASH_HPP

// Finds what makes a struct and its update incompatible, at compile time. The first such place becomes a type, so that the
// compiler prints the two members and the types that disagree: the types of the members or of items in them.
namespace vouch::inline VOUCH_ABI::detail {

struct no_clash {};
// A `Value` cannot be converted to a `Changed`.
template <auto Member, auto Change, class Value, class Changed>
struct type_clash {};
// merge: the update may hold null, and the target's member has neither null nor absence.
template <auto Member, auto Change, class Value, class Changed>
struct null_clash {};
// merge: the update may hold an unknown text, and the target's type refuses it.
template <auto Member, auto Change, class Value, class Changed>
struct text_clash {};
// merge: an `Object` of the update replaces an object that always has `Member`, and may lack that member.
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

// A pair of structs that is being compared already: recursive types come back to it.
template <manner Manner, class Type, class Update>
struct compared {};

// Whether every object of the struct with these members has a member called `name`.
template <class Object, template <class...> class List, class... Descriptors>
consteval auto always_has([[maybe_unused]] std::string_view name, List<Descriptors...>) -> bool
{
    return ((json_name<Object, Descriptors> == name && !can_be_absent<member_type<Object, Descriptors>>) || ...);
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer>
consteval auto clash_of_objects();

template <purpose Purpose, manner Manner, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_values();

// In an array, an empty optional is written as null.
template <purpose Purpose, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_items()
{
    if constexpr (Purpose == purpose::merge && can_be_absent<Changed> && !can_be_null<Value> && !can_be_absent<Value>)
        return null_clash<Member, Change, Value, Changed>{};
    else
        return clash_of_values<Purpose, manner::whole, Member, Change, Value, Changed, Outer...>();
}

// The clash of a member and a change, or of items in them.
template <purpose Purpose, manner Manner, auto Member, auto Change, class Value, class Changed, class... Outer>
consteval auto clash_of_values()
{
    using value = member_value_type<Value>;
    using changed = member_value_type<Changed>;
    if constexpr (Purpose == purpose::merge && can_be_null<Changed> && !can_be_null<Value> && !can_be_absent<Value>)
        return null_clash<Member, Change, Value, Changed>{};
    else if constexpr (Purpose == purpose::merge && is_open_of<changed, value>)
        return text_clash<Member, Change, value, changed>{};
    else if constexpr (different_arrays<value, changed>)
        return clash_of_items<Purpose, Member, Change, typename value::value_type, typename changed::value_type, Outer...>();
    else if constexpr (different_objects<value, changed> || (Manner == manner::deep_patch && merges_objects<Value, Changed>))
        return clash_of_objects<Purpose, Manner, value, changed, Outer...>();
    else if constexpr (!values_convert<value, changed>)
        return type_clash<Member, Change, value, changed>{};
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class Descriptor, class... Outer>
consteval auto clash_of_member()
{
    using change = counterpart<Update, Type, Descriptor>;
    using value = member_type<Type, Descriptor>;
    if constexpr (Purpose == purpose::merge && Manner == manner::whole && !can_be_absent<value> &&
                  !has_rule<defaulted_t, Type, Descriptor> &&
                  !always_has<Update>(json_name<Type, Descriptor>, json_members<Update>{}))
        return member_clash<Descriptor::pointer, Update>{};
    else if constexpr (!std::is_void_v<change>)
        return clash_of_values<Purpose, inner_manner<Manner, Update, change>, Descriptor::pointer, change::pointer, value,
                               member_type<Update, change>, Outer...>();
    else
        return no_clash{};
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer, template <class...> class List,
          class... Descriptors>
consteval auto clash_of_members(List<Descriptors...>)
{
    return (no_clash{} | ... | clash_of_member<Purpose, Manner, Type, Update, Descriptors, Outer...>());
}

template <purpose Purpose, manner Manner, class Type, class Update, class... Outer>
consteval auto clash_of_objects()
{
    if constexpr ((std::same_as<compared<Manner, Type, Update>, Outer> || ...))
        return no_clash{};
    else
        return clash_of_members<Purpose, Manner, Type, Update, compared<Manner, Type, Update>, Outer...>(json_members<Type>{});
}

// The first clash of a struct and its update, or no_clash.
template <purpose Purpose, class Type, class Update>
using first_clash = decltype(clash_of_objects<Purpose, manner::patch, Type, Update>());

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI::complaint {

// The sentences that the compiler prints, each false for its own clash.
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

} // namespace vouch::inline VOUCH_ABI::complaint
#endif

// vouch/report/pointer.hpp
#ifndef VOUCH_REPORT_POINTER_HPP
#define VOUCH_REPORT_POINTER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Appends a reference token: a slash and the name, in which "~" becomes "~0" and "/" becomes "~1" (RFC 6901 section 3).
inline void append_pointer_token(std::string& pointer, std::string_view name)
{
    pointer += '/';
    for (auto special = name.find_first_of("~/"); special != name.npos; special = name.find_first_of("~/")) {
        pointer.append(name.substr(0, special)).append(name[special] == '~' ? "~0" : "~1");
        name.remove_prefix(special + 1);
    }
    pointer += name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/nesting.hpp
#ifndef VOUCH_SCHEMA_NESTING_HPP
#define VOUCH_SCHEMA_NESTING_HPP

// How deep arrays and objects nest. Values are written and checked by recursion, so the depth bounds the stack. It is counted as
// in reading: what is written within a limit can be read within the same limit.
namespace vouch::inline VOUCH_ABI::detail {

// The error of an array or object that would be one level too many.
constexpr auto nested_too_deep(std::size_t most) noexcept -> expectation
{
    return {errc::too_deep, "{} levels of nesting", {.most = most}};
}

// Returns true if the JSON `text`, which is valid, nests more than `levels` arrays and objects.
constexpr auto nests_deeper(std::string_view text, std::size_t levels) noexcept -> bool
{
    if (text.size() / 2 <= levels) // a level is at least two brackets
        return false;
    std::size_t depth = 0;
    for (std::size_t index = 0; index < text.size(); ++index)
        switch (text[index]) {
        case '"':
            for (++index; index < text.size() && text[index] != '"'; ++index)
                if (text[index] == '\\')
                    ++index;
            break;
        case '{':
        case '[':
            if (++depth > levels)
                return true;
            break;
        case '}':
        case ']': --depth; break;
        default: break;
        }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/expectations.hpp
#ifndef VOUCH_SCHEMA_EXPECTATIONS_HPP
#define VOUCH_SCHEMA_EXPECTATIONS_HPP

// What errors say of a type: the same words whether it was read, checked or written.
namespace vouch::inline VOUCH_ABI::detail {

// What "expected …" says of a value that may stand in quotes.
template <class Type>
consteval auto expected_in_quotes() -> std::string_view
{
    constexpr shape kind = shape_of<bare_type<Type>>;
    return kind == shape::boolean       ? "true or false, with or without quotes"
           : kind == shape::integer     ? "an integer, with or without quotes"
           : kind == shape::number_name ? "a number of its enumeration, with or without quotes"
                                        : "a number, with or without quotes";
}

// What "expected …" says of a value of the wrong JSON type.
template <class Type>
consteval auto expected_json() -> std::string_view
{
    using bare = present_type<Type>;
    if constexpr (shape_of<bare> == shape::represented)
        return expected_json<representation_type<bare>>();
    if constexpr (shape_of<bare> == shape::quoted)
        return expected_in_quotes<typename bare::value_type>();
    if constexpr (is_untagged<bare>)
        return {kinds_text<kinds_of<bare>>.data(), kinds_text<kinds_of<bare>>.size()};
    if constexpr (is_open<bare>)
        return kinds_of<bare> == number_kind ? "a number" : "a string";
    switch (shape_of<bare>) {
    case shape::null: return "null";
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

template <class Key>
consteval auto make_refused_key() -> expectation
{
    if constexpr (shape_of<Key> == shape::represented)
        return make_refused_key<representation_type<Key>>();
    else if constexpr (shape_of<Key> == shape::quoted)
        return make_refused_key<typename Key::value_type>();
    else if constexpr (std::same_as<Key, bool>)
        return {errc::format, "true or false"};
    else if constexpr (json_integer<Key>)
        return {errc::format, "an integer in digits, without zeros before it"};
    else if constexpr (is_open<Key>)
        return make_refused_key<typename Key::value_type>();
    else
        return make_refused_text<Key>();
}

// The error of a name in JSON that is no `Key`.
template <class Key>
inline constexpr expectation refused_key = make_refused_key<Key>();

// The error of a string that does not spell the number or the boolean that its type wants.
template <class Type>
inline constexpr expectation refused_quoted{errc::format, expected_in_quotes<Type>()};

// The error of an object of `Type` that nobody gave a value.
template <class Type>
inline constexpr expectation unset_value = make_unset_value<Type>();

inline constexpr expectation null_refused{errc::null_not_allowed, "a value, not null"};
inline constexpr expectation member_missing{errc::missing_member, "this member to be present"};
inline constexpr expectation member_unknown{errc::unknown_member, "declared members only"};
inline constexpr expectation member_duplicate{errc::duplicate_member, "this member only once"};
inline constexpr expectation text_not_utf8{errc::invalid_utf8, "UTF-8"};
inline constexpr expectation number_not_finite{errc::not_finite, "a finite number"};
inline constexpr expectation secret_refused{errc::secret_not_allowed, "no secret, unless serialize_options::secrets is set"};

// How many errors are kept of an object that cannot be written or breaks rules: as many as `parse_options::max_errors` by
// default.
inline constexpr std::size_t most_errors = 64;

template <json_integer Integer>
inline constexpr expectation integer_out_of_range{
    errc::out_of_range, "an integer, {}", {(std::numeric_limits<Integer>::min)(), (std::numeric_limits<Integer>::max)()}};
inline constexpr expectation items_repeated{errc::not_unique, "items that all differ"};
inline constexpr expectation key_repeated{errc::duplicate_member, "each name only once"};
inline constexpr expectation keys_collide{errc::colliding_keys, "keys whose hashes differ"};
inline constexpr expectation number_out_of_range{errc::out_of_range, "a number that its type can hold"};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/variants.hpp
#ifndef VOUCH_SCHEMA_VARIANTS_HPP
#define VOUCH_SCHEMA_VARIANTS_HPP

// What a form says of a std::variant: where its tag stands, and the values of the tag for each alternative.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Variant>
inline constexpr bool variant_has_one_tag = false;
template <class Variant>
inline constexpr bool alternatives_are_told_by_a_tag = false;
template <class Variant>
inline constexpr bool content_stands_in_a_tag = false;
template <class Variant>
inline constexpr bool content_is_not_named_as_the_tag = false;
template <class Variant, class Alternative>
inline constexpr bool alternative_has_a_tag_value = false;
template <class Variant, class Alternative>
inline constexpr bool alternative_stands_once = false;
template <class Variant, class Alternative>
inline constexpr bool several_values_have_a_tag_member = false;
template <class Variant, class Alternative>
inline constexpr bool tag_value_is_used_once = false;
template <class Variant, class Alternative>
inline constexpr bool tag_member_holds_a_text = false;
template <class Variant, class Alternative>
inline constexpr bool tag_value_is_an_enumerator = false;
template <class Variant>
inline constexpr bool other_alternative_has_no_value = false;
} // namespace complaint

namespace detail {

template <class Type, std::size_t Values, std::size_t Index>
constexpr auto values_for(held<Index, alternative_named<Type, Values>> const& row) noexcept
    -> std::array<std::string_view, Values> const&
{
    return row.item.values;
}

template <class Item, class Type>
inline constexpr bool is_alternative_for = false;
template <class Type, std::size_t Values>
inline constexpr bool is_alternative_for<alternative_named<Type, Values>, Type> = true;

template <class Type, class List>
inline constexpr std::size_t count_alternative = 0;
template <class Type, class... Items>
inline constexpr std::size_t count_alternative<Type, boost::mp11::mp_list<Items...>> =
    (std::size_t{is_alternative_for<Items, Type>} + ... + std::size_t{0});

// How many values of the tag the items name for `Type`, all in all.
template <class Item, class Type>
inline constexpr std::size_t values_in_item = 0;
template <class Type, std::size_t Values>
inline constexpr std::size_t values_in_item<alternative_named<Type, Values>, Type> = Values;
template <class Type, class List>
inline constexpr std::size_t count_tag_values = 0;
template <class Type, class... Items>
inline constexpr std::size_t count_tag_values<Type, boost::mp11::mp_list<Items...>> =
    (values_in_item<Items, Type> + ... + std::size_t{0});

// The index of the member with the JSON name `called`; how many members there are if none has it.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto find_member([[maybe_unused]] std::string_view called, List<Descriptors...>) -> std::size_t
{
    constexpr std::array<std::string_view, sizeof...(Descriptors)> names{json_name<Type, Descriptors>...};
    std::size_t index = 0;
    while (index != names.size() && names[index] != called)
        ++index;
    return index;
}

// The value of a tag as a member may hold it: a text, an enumeration, or an open value of either, which may be absent.
template <class Member>
consteval auto holds_tag() -> bool
{
    constexpr shape kind = shape_of<present_type<Member>>;
    if constexpr (kind == shape::open)
        return shape_of<typename present_type<Member>::value_type> == shape::named;
    else
        return kind == shape::string || kind == shape::named;
}

template <class Member>
struct tag_enumeration {
    using type = Member;
    static constexpr bool is_closed = described_enum<Member>;
};
template <class Value>
struct tag_enumeration<open<Value>> {
    using type = Value;
    static constexpr bool is_closed = false;
};

// Whether a member of this type can be read from each of the values.
template <class Member, std::size_t Values>
consteval auto takes_all([[maybe_unused]] std::array<std::string_view, Values> const& values) -> bool
{
    using bare = present_type<Member>;
    if constexpr (tag_enumeration<bare>::is_closed)
        for (auto const value : values) {
            bool found = false;
            for (auto const name : enumerators<bare>::names)
                found = found || name == value;
            if (!found)
                return false;
        }
    return true;
}

template <class Variant, class Form = own_form<Variant>>
struct alternatives;
template <class... Alternatives, class Form>
struct alternatives<std::variant<Alternatives...>, Form> {
    using variant = std::variant<Alternatives...>;
    using items = form_items<Form>;
    static constexpr std::size_t size = sizeof...(Alternatives);
    template <class Item>
    static constexpr std::size_t count_items = boost::mp11::mp_count<items, Item>::value;

    template <class Alternative>
    static constexpr bool is_other = std::same_as<Alternative, other_alternative>;
    static constexpr bool has_other = (is_other<Alternatives> || ...);

    static constexpr tag_place place = place_of_tag<Form>;
    static constexpr std::string_view tag_name = tag_of_form<Form> ? tag_of_form<Form>->text : std::string_view();
    static constexpr std::string_view content_name = tag_of_form<Form> ? tag_of_form<Form>->beside : std::string_view();

    // The values of the tag for an alternative.
    template <class Alternative>
    static constexpr auto values() noexcept -> auto const&
    {
        return values_for<Alternative>(Form::row());
    }

    // Whether an alternative describes the tag as one of its members, and the descriptor of that.
    template <class Alternative>
    static consteval auto find_declared() -> bool
    {
        using type = unboxed_type<Alternative>;
        if constexpr (place == tag_place::inside && shape_of<type> == shape::object)
            return find_member<type>(tag_name, json_members<type>{}) != list_size<json_members<type>>;
        else
            return false;
    }
    template <class Alternative>
    static constexpr bool declares_tag = find_declared<Alternative>();
    template <class Alternative>
    using tag_member =
        boost::mp11::mp_at_c<json_members<unboxed_type<Alternative>>,
                             find_member<unboxed_type<Alternative>>(tag_name, json_members<unboxed_type<Alternative>>{})>;

    template <class Alternative>
    static consteval auto require_tag_member() -> bool
    {
        if constexpr (!declares_tag<Alternative>) {
            constexpr bool told = values<Alternative>().size() == 1;
            if constexpr (!told)
                static_assert(complaint::several_values_have_a_tag_member<variant, Alternative>,
                              "which of several values was read would be lost: describe the tag as a member of this alternative, "
                              "in which it stands then");
            return told;
        } else {
            using member = member_type<unboxed_type<Alternative>, tag_member<Alternative>>;
            if constexpr (!holds_tag<member>()) {
                static_assert(complaint::tag_member_holds_a_text<variant, Alternative>,
                              "this alternative describes the tag as a member whose type holds no text: make it a std::string, a "
                              "described enumeration or an open one, or leave it out of the description");
                return false;
            } else {
                constexpr bool taken = takes_all<member>(values<Alternative>());
                if constexpr (!taken)
                    static_assert(complaint::tag_value_is_an_enumerator<variant, Alternative>,
                                  "this alternative describes the tag as an enumeration that lacks a value of the tag");
                return taken;
            }
        }
    }

    template <class Alternative>
    static consteval auto require_alternative() -> bool
    {
        constexpr std::size_t count = count_alternative<Alternative, items>;
        if constexpr (is_other<Alternative>) {
            if constexpr (count != 0)
                static_assert(complaint::other_alternative_has_no_value<variant>,
                              "other_alternative stands for every value of the tag that is left: leave out its alternative");
            return count == 0;
        } else if constexpr (count > 1) {
            static_assert(complaint::alternative_stands_once<variant, Alternative>,
                          "this alternative stands twice: name its values in one, alternative<T>(\"a\", \"b\")");
            return false;
        } else {
            if constexpr (count_tag_values<Alternative, items> == 0) {
                static_assert(complaint::alternative_has_a_tag_value<variant, Alternative>,
                              "the schema of this variant lacks an alternative<T>(\"value\") for this type");
                return false;
            } else {
                return require_tag_member<Alternative>();
            }
        }
    }

    static consteval auto require_tag() -> bool
    {
        constexpr std::size_t tags = count_items<tag> + count_items<name_is_tag_t>;
        if constexpr (count_items<content> != 0) {
            static_assert(complaint::content_stands_in_a_tag<variant>,
                          "content names the member beside a tag: write tag(\"type\", content(\"data\"))");
            return false;
        } else if constexpr (tags == 0) {
            static_assert(complaint::alternatives_are_told_by_a_tag<variant>,
                          "alternative<T>(\"value\") gives the value of a tag: say where it stands, by tag(\"member\"), "
                          "tag(\"member\", content(\"member\")) or name_is_tag()");
            return false;
        } else if constexpr (tags > 1) {
            static_assert(complaint::variant_has_one_tag<variant>, "a variant has one tag: choose one of these");
            return false;
        } else {
            constexpr bool differ = place != tag_place::beside || tag_name != content_name;
            if constexpr (!differ)
                static_assert(complaint::content_is_not_named_as_the_tag<variant>,
                              "the tag and the content beside it are two members: give them different names");
            return differ;
        }
    }

    static constexpr std::size_t value_count = (count_tag_values<Alternatives, items> + ... + std::size_t{0});
    template <class Filled>
    using list_for_values = std::array<Filled, value_count>;

    // Calls put(index of the value, value, index of its alternative) for each value.
    template <class Put>
    static consteval void list_values(Put const& put)
    {
        std::size_t slot = 0;
        std::size_t index = 0;
        auto const list = [&]<class Alternative>(std::type_identity<Alternative>) {
            if constexpr (!is_other<Alternative>)
                for (auto const value : values<Alternative>())
                    put(slot++, value, index);
            ++index;
        };
        (list(std::type_identity<Alternatives>{}), ...);
    }
    static consteval auto list_names() -> list_for_values<std::string_view>
    {
        list_for_values<std::string_view> all{};
        list_values([&](std::size_t slot, std::string_view value, std::size_t) { all[slot] = value; });
        return all;
    }
    static consteval auto list_owners() -> list_for_values<std::size_t>
    {
        list_for_values<std::size_t> all{};
        list_values([&](std::size_t slot, std::string_view, std::size_t index) { all[slot] = index; });
        return all;
    }

    static consteval auto require_values() -> bool
    {
        constexpr std::size_t repeated = find_repeated(list_names());
        if constexpr (repeated != value_count)
            static_assert(
                complaint::tag_value_is_used_once<variant, std::variant_alternative_t<list_owners()[repeated], variant>>,
                "two alternatives have this value of the tag: give one of them another");
        return repeated == value_count;
    }

    static consteval auto require_well_formed() -> bool
    {
        if constexpr (!require_subject<variant>())
            return false;
        else if constexpr (!require_tag())
            return false;
        else if constexpr (!(require_alternative<Alternatives>() && ...))
            return false;
        else
            return require_values();
    }

    static constexpr bool is_well_formed = require_well_formed();

    // All values of the tag, and the index of the alternative that each stands for. Of a form that is not in order, none.
    static consteval auto checked_names() -> list_for_values<std::string_view>
    {
        if constexpr (is_well_formed)
            return list_names();
        else
            return {};
    }
    static consteval auto checked_owners() -> list_for_values<std::size_t>
    {
        if constexpr (is_well_formed)
            return list_owners();
        else
            return {};
    }
    static constexpr list_for_values<std::string_view> names = checked_names();
    static constexpr list_for_values<std::size_t> owners = checked_owners();
};

// Whether a value needs no content beside its tag: null, or an object without members.
template <class Type>
consteval auto may_lack_content() -> bool
{
    using type = unboxed_type<Type>;
    if constexpr (shape_of<type> == shape::object)
        return list_size<members_of<type>> == 0;
    else
        return shape_of<type> == shape::null;
}

template <class Facts>
inline constexpr auto list_of_alternatives = make_list<size_of_list(Facts::names)>(Facts::names);

template <class Facts>
inline constexpr std::string_view words_of_alternatives{list_of_alternatives<Facts>.data(), list_of_alternatives<Facts>.size()};

// The error of a tag that names no alternative.
template <class Facts>
constexpr auto unknown_tag() noexcept -> expectation
{
    return {errc::unknown_alternative, words_of_alternatives<Facts>};
}
// The errors of an object whose members' names are the tag: it has none, or one too many.
template <class Facts>
constexpr auto no_name_as_tag() noexcept -> expectation
{
    return {errc::missing_member, words_of_alternatives<Facts>};
}
inline constexpr expectation second_name_as_tag{errc::duplicate_member, "one member, whose name is the tag"};
inline constexpr expectation other_is_no_object{errc::wrong_type, "an object"};
inline constexpr expectation tag_is_no_text{errc::wrong_type, "a string"};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/nesting.hpp
#ifndef VOUCH_PATCH_NESTING_HPP
#define VOUCH_PATCH_NESTING_HPP

// Finds the first array or object that nests too deep, before anything is compared or copied.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_depth = false;

// Whether a value of this type may hold arrays or objects, or be one.
template <class Type>
consteval auto find_can_nest() -> bool
{
    switch (shape_of<bare_type<Type>>) {
    case shape::null:
    case shape::boolean:
    case shape::integer:
    case shape::floating:
    case shape::string:
    case shape::secret:
    case shape::raw: // copied as one text
    case shape::other:
    case shape::named:
    case shape::number_name:
    case shape::number_text:
    case shape::open: return false;
    default: return true;
    }
}
template <class Type>
inline constexpr bool can_nest = find_can_nest<Type>();

// How many levels an alternative is below those of its variant: the tag stands in an object of its own, or in the alternative's.
template <class Form>
inline constexpr std::size_t levels_of_tag = is_tagged_form<Form> && !has_tag_inside<Form> ? 1 : 0;

// Each function returns true if `value` holds an array or object below `levels` levels of them. Then `pointer` is the way to the
// first one, from `value` on; it ends at a map, whose names are data.
template <class Form = no_form, class Type>
auto find_too_deep(Type const& value, std::size_t levels, std::string& pointer) -> bool;

inline void prepend_token(std::string& pointer, std::string_view name)
{
    std::string token;
    append_pointer_token(token, name);
    pointer.insert(0, token);
}

template <class Form = no_form, class Type>
auto find_below(Type const& value, std::size_t levels, std::string& pointer, std::string_view name) -> bool
{
    if constexpr (can_nest<Type>)
        if (find_too_deep<Form>(value, levels, pointer)) {
            prepend_token(pointer, name);
            return true;
        }
    return false;
}

template <class Form = no_form, class Type>
auto find_below(Type const& value, std::size_t levels, std::string& pointer, std::size_t index) -> bool
{
    if constexpr (can_nest<Type>)
        if (find_too_deep<Form>(value, levels, pointer)) {
            prepend_token(pointer, std::to_string(index));
            return true;
        }
    return false;
}

template <class Form, class Array>
auto find_in_items(Array const& array, std::size_t levels, std::string& pointer) -> bool
{
    using item_type = typename Array::value_type;
    if constexpr (can_nest<item_type>) {
        std::size_t index = 0;
        for (item_type const& item : array)
            if (find_below<Form>(item, levels, pointer, index++))
                return true;
    }
    return false;
}

template <class Form, class Map>
auto find_in_entries(Map const& map, std::size_t levels, std::string& pointer) -> bool
{
    if constexpr (can_nest<typename Map::mapped_type>)
        for (auto const& [key, value] : map)
            if (find_too_deep<Form>(value, levels, pointer)) {
                pointer.clear();
                return true;
            }
    return false;
}

template <class Type, template <class...> class List, class... Descriptors>
auto find_in_members(Type const& object, std::size_t levels, std::string& pointer, List<Descriptors...>) -> bool
{
    if ((find_below<member_form<Type, Descriptors>>(object.*Descriptors::pointer, levels, pointer,
                                                    json_name<Type, Descriptors>) ||
         ...))
        return true;
    if constexpr (has_catch_all<Type>)
        return find_in_entries<no_form>(object.*catch_all_of<Type>::pointer, levels, pointer);
    else
        return false;
}

template <class Tuple, std::size_t... Indices>
auto find_in_tuple(Tuple const& tuple, std::size_t levels, std::string& pointer, std::index_sequence<Indices...>) -> bool
{
    return (find_below(std::get<Indices>(tuple), levels, pointer, Indices) || ...);
}

// The name of the member that an alternative is, where the tag stands beside it or is its name.
template <class Facts, class Alternative>
constexpr auto name_of_alternative() -> std::string_view
{
    return Facts::place == tag_place::beside ? Facts::content_name : Facts::template values<Alternative>()[0];
}

template <class Form, class Alternative, class Variant>
auto find_in_alternative(Alternative const* alternative, std::size_t levels, std::string& pointer, std::type_identity<Variant>)
    -> bool
{
    if (alternative == nullptr)
        return false;
    if constexpr (levels_of_tag<Form> == 0 || shape_of<Alternative> == shape::other)
        return find_too_deep(*alternative, levels, pointer);
    else
        return levels == 0 ||
               find_below(*alternative, levels - 1, pointer, name_of_alternative<alternatives<Variant, Form>, Alternative>());
}

template <class Form, class Variant, std::size_t... Indices>
auto find_in_variant(Variant const& variant, std::size_t levels, std::string& pointer, std::index_sequence<Indices...>) -> bool
{
    return (find_in_alternative<Form>(std::get_if<Indices>(&variant), levels, pointer, std::type_identity<Variant>{}) || ...);
}

template <class Form, class Type>
auto find_too_deep(Type const& value, std::size_t levels, std::string& pointer) -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!can_nest<Type>) {
        return false;
    } else if constexpr (kind == shape::represented) {
        return find_too_deep(represent(value), levels, pointer);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) && find_too_deep<Form>(*value, levels, pointer);
    } else if constexpr (kind == shape::boxed) {
        return find_too_deep<Form>(*value, levels, pointer);
    } else if constexpr (kind == shape::variant) {
        return find_in_variant<form_for<Type, Form>>(value, levels, pointer,
                                                     std::make_index_sequence<std::variant_size_v<Type>>());
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::exceeds_depth(value, levels, [&](std::size_t const* index) {
            if (index == nullptr)
                pointer.clear();
            else
                prepend_token(pointer, std::to_string(*index));
        });
    } else if (levels == 0) {
        return true;
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return find_in_items<item_form<Form>>(value, levels - 1, pointer);
    } else if constexpr (kind == shape::tuple) {
        return find_in_tuple(value, levels - 1, pointer, std::make_index_sequence<std::tuple_size_v<Type>>());
    } else if constexpr (kind == shape::map) {
        return find_in_entries<item_form<Form>>(value, levels - 1, pointer);
    } else if constexpr (kind == shape::object) {
        return find_in_members(value, levels - 1, pointer, json_members<Type>{});
    } else {
        static_assert(shape_has_a_depth<Type>, "find_too_deep does not know this shape");
        return false;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/bounds.hpp
#ifndef VOUCH_SCHEMA_BOUNDS_HPP
#define VOUCH_SCHEMA_BOUNDS_HPP

// Values against bounds of another type, without a conversion that changes either.
namespace vouch::inline VOUCH_ABI::detail {

// A bound that is not there.
struct unbounded {};

template <class Type>
concept integer = std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
                  !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;
template <class Type>
concept number = integer<Type> || std::floating_point<Type>;

// A type of its own that is a number, as `vouch::decimal` is: integers convert to it as values.
template <class Type>
concept number_class = requires(std::string_view text) {
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { Type::max_size } -> std::convertible_to<std::size_t>;
} && std::totally_ordered<Type>;

template <number_class Number, integer Integer>
constexpr auto number_from(Integer value) -> Number
{
    // std::to_chars is not constexpr yet
    char digits[21]{};
    char* first = digits + sizeof digits;
    auto left = value < 0 ? 0 - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value);
    do {
        *--first = static_cast<char>('0' + left % 10);
        left /= 10;
    } while (left != 0);
    if (value < 0)
        *--first = '-';
    return *Number::parse({first, static_cast<std::size_t>(digits + sizeof digits - first)});
}

// Whether a double is less than an integer, by their exact values.
template <integer Integer>
constexpr auto is_less(double left, Integer right) noexcept -> bool
{
    constexpr double end = 2.0 * static_cast<double>((std::numeric_limits<Integer>::max)() / 2 + 1); // one above the greatest
    if (!(left < end))                                                                               // NaN is not less
        return false;
    if (left < static_cast<double>((std::numeric_limits<Integer>::min)()))
        return true;
    auto const whole = static_cast<Integer>(left); // towards zero
    return whole < right || (whole == right && left < static_cast<double>(whole));
}
template <integer Integer>
constexpr auto is_less(Integer left, double right) noexcept -> bool
{
    constexpr double end = 2.0 * static_cast<double>((std::numeric_limits<Integer>::max)() / 2 + 1);
    if (right >= end)
        return true;
    if (!(right > static_cast<double>((std::numeric_limits<Integer>::min)()))) // nothing is less than NaN
        return false;
    auto const whole = static_cast<Integer>(right);
    return left < whole || (left == whole && static_cast<double>(whole) < right);
}
template <class Left, class Right>
constexpr auto is_less(Left const& left, Right const& right) -> bool
{
    if constexpr (integer<Left> && integer<Right>)
        return std::cmp_less(left, right);
    else if constexpr (number_class<Left> && integer<Right>)
        return left < number_from<Left>(right);
    else if constexpr (integer<Left> && number_class<Right>)
        return number_from<Right>(left) < right;
    else
        return left < right;
}

// `Bound` as it is compared with a `Value`: a float of 0.1 is not below 0.1.
template <class Value, class Bound>
constexpr auto bound_for(Bound const& bound) noexcept
{
    if constexpr (std::floating_point<Value> && number<Bound>)
        return static_cast<Value>(bound);
    else
        return bound;
}

// What may bound a `Value`.
template <class Value, class Bound>
concept bounded_by =
    std::same_as<Bound, unbounded> || (number<Value> && number<Bound>) || (number_class<Value> && integer<Bound>) ||
    (!number<Value> && !number<Bound> && !std::same_as<Value, bool> && requires(Value const& value, Bound const& bound) {
        { value < bound } -> std::convertible_to<bool>;
        { bound < value } -> std::convertible_to<bool>;
    });

template <class Value>
constexpr auto is_nan([[maybe_unused]] Value const& value) noexcept -> bool
{
    if constexpr (std::floating_point<Value>)
        return value != value;
    else
        return false;
}

// Whether `value` is at or above a bound, or above it if that is `exclusive`. NaN keeps no bound.
template <class Value, class Bound>
constexpr auto keeps_least(Value const& value, [[maybe_unused]] Bound const& bound, [[maybe_unused]] bool exclusive) -> bool
{
    if constexpr (std::same_as<Bound, unbounded>)
        return !is_nan(value);
    else if (auto const least = bound_for<Value>(bound); exclusive)
        return is_less(least, value);
    else
        return !is_nan(value) && !is_less(value, least);
}
template <class Value, class Bound>
constexpr auto keeps_most(Value const& value, [[maybe_unused]] Bound const& bound, [[maybe_unused]] bool exclusive) -> bool
{
    if constexpr (std::same_as<Bound, unbounded>)
        return !is_nan(value);
    else if (auto const most = bound_for<Value>(bound); exclusive)
        return is_less(value, most);
    else
        return !is_nan(value) && !is_less(most, value);
}

// The bounds as numbers, as far as they are.
template <class Least, class Most>
constexpr auto limits_of([[maybe_unused]] Least const& least, [[maybe_unused]] Most const& most) -> limits
{
    limits bounds;
    if constexpr (number<Least>)
        bounds.least = least;
    if constexpr (number<Most>)
        bounds.most = most;
    return bounds;
}

template <class Least, class Most>
inline constexpr bool are_numbers =
    (number<Least> && (number<Most> || std::same_as<Most, unbounded>)) || (std::same_as<Least, unbounded> && number<Most>);

// Whether an integer lies between two others, neither of them included.
template <integer Least, integer Most>
constexpr auto has_integer_between(Least least, Most most) noexcept -> bool
{
    if (!std::cmp_less(least, most))
        return false;
    return least < 0 ? std::cmp_less(static_cast<long long>(least) + 1, most)
                     : std::cmp_less(static_cast<unsigned long long>(least) + 1, most);
}

// Whether some `Value` keeps both bounds.
template <class Value, class Least, class Most>
constexpr auto admits(Least const& least, Most const& most, bool inclusive) -> bool
{
    if constexpr (integer<Value>) {
        if (!keeps_least((std::numeric_limits<Value>::max)(), least, !inclusive) ||
            !keeps_most((std::numeric_limits<Value>::min)(), most, !inclusive))
            return false;
    }
    if constexpr (std::same_as<Least, unbounded> || std::same_as<Most, unbounded>) {
        return true;
    } else if constexpr (integer<Value> && integer<Least> && integer<Most>) {
        return inclusive ? !std::cmp_less(most, least) : has_integer_between(least, most);
    } else {
        auto const first = bound_for<Value>(least);
        auto const last = bound_for<Value>(most);
        return is_less(first, last) || (inclusive && !is_less(last, first) && !is_nan(first) && !is_nan(last));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/number_rules.hpp
#ifndef VOUCH_SCHEMA_NUMBER_RULES_HPP
#define VOUCH_SCHEMA_NUMBER_RULES_HPP

// Rules for numbers, and for other values that have an order.
namespace vouch::inline VOUCH_ABI {

/// Bounds a number or another value with an order, such as a date, both bounds inclusive: `range(1, 31)`.
///
/// Bounds may have different types. For a floating member a bound is converted to the member's type first; any other pair is
/// compared by value, exactly. A decimal member takes integers and decimals.
/// Errors: `errc::out_of_range`.
template <class Least, class Most>
class range {
public:
    static constexpr bool is_value_rule = true;

    constexpr range(Least least, Most most) : least_(std::move(least)), most_(std::move(most)) {}

    [[nodiscard]] constexpr auto least() const noexcept -> Least const& { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> Most const& { return most_; }
    template <class Value>
    [[nodiscard]] constexpr auto can_be_met() const -> bool
    {
        return detail::admits<Value>(least_, most_, true);
    }

    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::keeps_least(value, least_, false) && detail::keeps_most(value, most_, false);
    }
    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, detail::are_numbers<Least, Most> ? "a number, {}" : "a value within its bounds",
                detail::limits_of(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Least least_;
    Most most_;
};

/// The same without the bounds themselves: `exclusive_range(0.0, 1.0)`.
///
/// Errors: `errc::out_of_range`.
template <class Least, class Most>
class exclusive_range {
public:
    static constexpr bool is_value_rule = true;

    constexpr exclusive_range(Least below, Most above) : below_(std::move(below)), above_(std::move(above)) {}

    [[nodiscard]] constexpr auto below() const noexcept -> Least const& { return below_; }
    [[nodiscard]] constexpr auto above() const noexcept -> Most const& { return above_; }
    template <class Value>
    [[nodiscard]] constexpr auto can_be_met() const -> bool
    {
        return detail::admits<Value>(below_, above_, false);
    }

    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::keeps_least(value, below_, true) && detail::keeps_most(value, above_, true);
    }
    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range,
                !detail::are_numbers<Least, Most>               ? "a value between its bounds"
                : detail::number<Least> && detail::number<Most> ? "a number, {}, neither of them"
                                                                : "a number, {}, that bound excluded",
                detail::limits_of(below_, above_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Least below_;
    Most above_;
};

/// Bounds a value from below only: `minimum(0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto minimum(Bound least) -> range<Bound, detail::unbounded>
{
    return {std::move(least), {}};
}

/// Bounds a value from above only: `maximum(100)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto maximum(Bound most) -> range<detail::unbounded, Bound>
{
    return {{}, std::move(most)};
}

/// Wants a value to be above a bound: `exclusive_minimum(0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto exclusive_minimum(Bound below) -> exclusive_range<Bound, detail::unbounded>
{
    return {std::move(below), {}};
}

/// Wants a value to be below a bound: `exclusive_maximum(1.0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto exclusive_maximum(Bound above) -> exclusive_range<detail::unbounded, Bound>
{
    return {{}, std::move(above)};
}

/// Wants an integer to be a multiple of another, which is not 0.
///
/// Errors: `errc::not_a_multiple`.
template <std::integral Integer>
class multiple_of {
public:
    static constexpr bool is_value_rule = true;

    constexpr explicit multiple_of(Integer factor) noexcept : factor_(factor) {}

    [[nodiscard]] constexpr auto factor() const noexcept -> Integer { return factor_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return factor_ != 0;
    }

    template <detail::integer Value>
    [[nodiscard]] constexpr auto holds(Value value) const noexcept -> bool
    {
        return magnitude(value) % magnitude(factor_) == 0;
    }
    template <detail::integer Value>
    [[nodiscard]] constexpr auto fault(Value) const noexcept -> expectation
    {
        return {errc::not_a_multiple, "a multiple of {}", {.least = factor_, .most = factor_}};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Integer factor_;

private:
    static constexpr auto magnitude(auto value) noexcept -> std::uint64_t
    {
        auto const bits = static_cast<std::uint64_t>(value);
        return std::cmp_less(value, 0) ? 0 - bits : bits;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/rule_kinds.hpp
#ifndef VOUCH_SCHEMA_RULE_KINDS_HPP
#define VOUCH_SCHEMA_RULE_KINDS_HPP

// What kind of rule an item of a field is, which members it applies to, and whether its bounds can be met.
namespace vouch::inline VOUCH_ABI::detail {

// Rules that ask about a value say so; the others are annotations.
template <class Rule>
concept value_rule = requires { requires Rule::is_value_rule; };

template <class Rule>
inline constexpr bool is_each = false;
template <class... Rules>
inline constexpr bool is_each<each_rules<Rules...>> = true;

template <class Rule>
inline constexpr bool is_required_if = false;
template <class Predicate>
inline constexpr bool is_required_if<required_if<Predicate>> = true;

template <class Rule>
inline constexpr bool is_annotation =
    std::same_as<Rule, name> || std::same_as<Rule, title> || std::same_as<Rule, description> || std::same_as<Rule, example> ||
    std::same_as<Rule, deprecated_t> || std::same_as<Rule, read_only_t> || std::same_as<Rule, write_only_t> ||
    std::same_as<Rule, personal_t>;

// Whether diff and merge look into a member: a described struct, which may be absent or null, but not one behind a pointer.
template <class Member>
inline constexpr bool is_object_member = shape_of<Member> == shape::object;
template <class Value>
inline constexpr bool is_object_member<std::optional<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<nullable<Value>> = is_object_member<Value>;
template <class Value>
inline constexpr bool is_object_member<boxed<Value>> = is_object_member<Value>;

// What the rules of each() are asked about: the items of an array or a set, the values of a map.
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

// The type that a rule is asked about. What is said of a variant, and each() that says it of items, is about the type itself that
// is there: its representation is the same in every member. Other rules see the representation.
template <class Rule, class Type>
using asked_type = std::conditional_t<holds_form<Rule>, present_type<Type>, bare_type<Type>>;

// What a field or each() says of a variant applies to that, what it asks of a value to those that it can be asked about.
template <class Rule, class Value>
struct rule_applies
    : std::bool_constant<is_form_item<Rule> ? is_item_of_variant<Value, Rule> : !value_rule<Rule> || judges<Rule, Value>> {};
template <class... Rules, class Value>
struct rule_applies<each_rules<Rules...>, Value>
    : std::bool_constant<has_items<Value> && sizeof...(Rules) != 0 &&
                         (((value_rule<Rules> || is_each<Rules> || is_form_item<Rules>) &&
                           rule_applies<Rules, asked_type<Rules, typename item_of<Value>::type>>::value) &&
                          ...)> {};

template <class Rule, class Member>
consteval auto applies_to() -> bool
{
    if constexpr (is_annotation<Rule>)
        return true;
    else if constexpr (std::same_as<Rule, defaulted_t>)
        return !may_be_absent<Member>;
    else if constexpr (std::same_as<Rule, merge_patch_t>)
        return is_object_member<Member>;
    else if constexpr (is_required_if<Rule>)
        return may_be_absent<Member>;
    else if constexpr (value_rule<Rule> || is_each<Rule> || is_form_item<Rule>)
        return rule_applies<Rule, asked_type<Rule, Member>>::value;
    else
        return false;
}

// Whether some value keeps the bounds of a rule, and of the rules in it.
template <class Value, class Rule>
constexpr auto can_be_met([[maybe_unused]] Rule const& rule) -> bool
{
    if constexpr (is_each<Rule>)
        return rule.all([](auto const& inner) { return can_be_met<bare_type<typename item_of<Value>::type>>(inner); });
    else if constexpr (requires { rule.template can_be_met<Value>(); })
        return rule.template can_be_met<Value>();
    else
        return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/type_complaints.hpp
#ifndef VOUCH_SCHEMA_TYPE_COMPLAINTS_HPP
#define VOUCH_SCHEMA_TYPE_COMPLAINTS_HPP

// Complaints that the compiler makes about a type wherever it stands: its representation, its enumerators, its alternatives.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type, class Representation>
inline constexpr bool representation_has_a_mapping = false;
template <class Type>
inline constexpr bool info_of_a_representation_is_constexpr = false;
} // namespace complaint

namespace detail {

// The enumeration or variant that a member holds, or that its items are.
template <class Type>
struct leaf_of {
    using type = Type;
};
template <class Type>
    requires(has_items<Type> && !described_struct<Type>)
struct leaf_of<Type> {
    using type = bare_type<typename item_of<Type>::type>;
};

template <class Type>
consteval auto require_leaf() -> bool
{
    if constexpr (shape_of<Type> == shape::represented) {
        return true; // looked at by itself
    } else if constexpr (described_enum<Type>) {
        return has_well_formed_enumerators<Type>;
    } else if constexpr (is_variant<Type>) {
        if constexpr (is_form_of_value<own_form<Type>>)
            return alternatives<Type>::require_well_formed();
        else
            return true;
    } else {
        return true;
    }
}

template <class Type>
consteval auto require_representation() -> bool
{
    using value = representation_type<Type>;
    constexpr bool mapped = element_fault<value>::cause == mapping_cause::none;
    if constexpr (!mapped) {
        static_assert(complaint::representation_has_a_mapping<Type, value>,
                      "what represents this type has no JSON mapping itself: represent it by a type that has one");
        return false;
    } else if constexpr (!has_constant_info<Type>) {
        static_assert(complaint::info_of_a_representation_is_constexpr<Type>,
                      "what errors say of a type is known at compile time: write constexpr auto vouch_info(vouch::of<type>) -> "
                      "vouch::text_info; in a vouch::representation<type>, static constexpr vouch::text_info info");
        return false;
    } else if constexpr (shape_of<value> == shape::represented) {
        return require_representation<value>();
    } else {
        return require_leaf<typename leaf_of<bare_type<value>>::type>();
    }
}

// Whether the representation of a type is in order. A fault is a compile error, once.
template <class Type>
inline constexpr bool has_well_formed_representation = require_representation<Type>();

// Looks at the representation of a type, or of the items in it. Further below it is looked at where it is read or written.
template <class Type>
consteval auto require_represented() -> bool
{
    using value = present_type<Type>;
    if constexpr (shape_of<value> == shape::represented)
        return has_well_formed_representation<value>;
    else if constexpr (has_items<value> && !described_struct<value>)
        return require_represented<typename item_of<value>::type>();
    else
        return true;
}

// Complains of what a field says of a variant, or of those that its member holds.
template <class Type, class Form>
consteval auto require_form() -> bool
{
    using bare = present_type<Type>;
    if constexpr (is_form_of_value<Form>)
        return alternatives<bare, Form>::require_well_formed();
    else
        return require_form<typename item_of<bare>::type, item_form<Form>>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/to_text.hpp
#ifndef VOUCH_SCHEMA_TO_TEXT_HPP
#define VOUCH_SCHEMA_TO_TEXT_HPP

#include <system_error>

// The text of a value, and the value of a text.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <class Type>
concept has_text_form = text_type<Type> || described_enum<Type>;

// The number of an enumerator, in a type that has digits: bool and the character types have none.
template <described_enum Type>
constexpr auto enumerator_number(Type value) noexcept
{
    using number = std::underlying_type_t<Type>;
    return static_cast<std::conditional_t<std::is_signed_v<number>, std::int64_t, std::uint64_t>>(static_cast<number>(value));
}

// The index of the enumerator with this value; past the last one if there is none.
template <described_enum Type>
constexpr auto enumerator_index(Type value) noexcept -> std::size_t
{
    auto const& values = enumerators<Type>::values;
    return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

// The bytes that `text_in` may write; 0 if the text is kept elsewhere.
template <has_text_form Type>
consteval auto find_text_space() -> std::size_t
{
    if constexpr (is_numeric_enum<Type>)
        return 20; // of a 64-bit number
    else if constexpr (described_enum<Type> || own_text_type<Type>)
        return 0;
    else
        return text_traits<Type>::max_size;
}
template <class Type>
inline constexpr std::size_t text_space = find_text_space<Type>();

// The text of `value`: a view of the value, of static storage, or of `space`, which has `text_space` bytes. Its data() is null if
// the value has no text.
template <has_text_form Type>
VOUCH_INLINE constexpr auto text_in(Type const& value, [[maybe_unused]] char* space) -> std::string_view
{
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_index(value);
        if (index == enumerators<Type>::values.size())
            return {};
        if constexpr (is_numeric_enum<Type>)
            return {space, std::to_chars(space, space + text_space<Type>, enumerator_number(value)).ptr};
        else
            return enumerators<Type>::names[index];
    } else if constexpr (own_text_type<Type>) {
        std::string_view const text = value.view();
        return text.empty() ? std::string_view() : text;
    } else {
        char const* const end = text_traits<Type>::write(value, space);
        return end == nullptr ? std::string_view() : std::string_view(space, static_cast<std::size_t>(end - space));
    }
}

// The error of a value without a text.
template <has_text_form Type>
inline constexpr expectation missing_text = own_text_type<Type> && !described_enum<Type> ? unset_value<Type> : refused_text<Type>;

// Gives `to` the boolean that `text` spells as JSON does. Returns false if it spells none.
constexpr auto assign_boolean(bool& to, std::string_view text) noexcept -> bool
{
    to = text == "true";
    return to || text == "false";
}

} // namespace detail

/// Returns the text of a text type or of a described enumeration: what its JSON string says, and for an `as_number()` enumeration
/// the digits of its JSON number. Nothing if the value has none: an unset value, a date outside the calendar, a number that no
/// enumerator has.
///
/// See:    `parse_text`, the way back
template <class Type>
    requires(text_type<Type> || described_enum<Type>)
[[nodiscard]] auto to_text(Type const& value) -> std::optional<std::string>
{
    char space[detail::text_space<Type> + 1]{};
    std::string_view const text = detail::text_in(value, space);
    return text.data() == nullptr ? std::nullopt : std::optional<std::string>(text);
}

/// Returns the enumerator with the JSON name `text`, or nothing; of an `as_number()` enumeration, the one with that number.
template <class Type>
    requires(described_enum<Type> && !text_type<Type>)
[[nodiscard]] constexpr auto parse_text(std::string_view text) noexcept -> std::optional<Type>
{
    using known = detail::enumerators<Type>;
    if constexpr (detail::is_numeric_enum<Type>) {
        decltype(detail::enumerator_number(Type{})) number = 0;
        auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc() && end == text.data() + text.size())
            for (Type const value : known::values)
                if (detail::enumerator_number(value) == number)
                    return value;
    } else {
        for (std::size_t index = 0; index != known::names.size(); ++index)
            if (known::names[index] == text)
                return known::values[index];
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/content.hpp
#ifndef VOUCH_SCHEMA_CONTENT_HPP
#define VOUCH_SCHEMA_CONTENT_HPP

// Compares two values by what is described of them, which is what their JSON says, and never by an == of a struct or a pointer:
//   structs            by their described members, a catch-all included
//   pointers           by what they point to; an empty one comes first, like an empty optional and null
//   arrays, tuples     by size, then item by item
//   sets, maps         regardless of the order of their items, if that has no meaning
//   variants           by the alternative, then by its value
//   text types         by their text; enumerations by their number; an open value by its text, known or not
//   numbers            by value: -0.0 equals 0.0, and 1.50 equals 1.5 in a decimal. NaN equals itself and comes after all others
//   raw_json           by its text, byte by byte; other_alternative by the tag before
//   boxes              by what they hold
//   secrets            in a time that depends on their sizes alone
//   represented types  by their representations
// The order is total, so that items can be sorted by it. Nesting is followed by recursion: check its depth first.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_an_order = false;

template <class Type>
constexpr auto compare_content(Type const& left, Type const& right) -> std::weak_ordering;

template <class Number>
constexpr auto compare_numbers(Number left, Number right) noexcept -> std::weak_ordering
{
    if constexpr (std::floating_point<Number>) {
        if (left < right)
            return std::weak_ordering::less;
        if (right < left)
            return std::weak_ordering::greater;
        return !(left <= left) <=> !(right <= right); // of NaN
    } else {
        return left <=> right;
    }
}

// A text without data() stands for no text and comes first.
constexpr auto compare_texts(std::string_view left, std::string_view right) noexcept -> std::weak_ordering
{
    if (left.data() == nullptr || right.data() == nullptr)
        return (left.data() != nullptr) <=> (right.data() != nullptr);
    return left <=> right;
}

// Goes through all bytes, whatever they are.
constexpr auto compare_secrets(std::string_view left, std::string_view right) noexcept -> std::weak_ordering
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    int order = 0;
    for (std::size_t index = left.size(); index-- != 0;) {
        int const difference = static_cast<unsigned char>(left[index]) - static_cast<unsigned char>(right[index]);
        int const keep = (difference == 0) - 1; // all bits are set if this byte differs
        order = (difference & keep) | (order & ~keep);
    }
    return order <=> 0;
}

template <class Type>
constexpr auto compare_named(Type const& left, Type const& right) -> std::weak_ordering
{
    if constexpr (described_enum<Type>) {
        return enumerator_number(left) <=> enumerator_number(right);
    } else {
        std::array<char, text_space<Type> + 1> left_space{};
        std::array<char, text_space<Type> + 1> right_space{};
        return compare_texts(text_in(left, left_space.data()), text_in(right, right_space.data()));
    }
}

template <class Value>
constexpr auto compare_open(open<Value> const& left, open<Value> const& right) -> std::weak_ordering
{
    if (left.is_set() != right.is_set())
        return left.is_set() <=> right.is_set();
    std::array<char, text_space<Value> + 1> left_space{};
    std::array<char, text_space<Value> + 1> right_space{};
    auto const text = [](open<Value> const& value, char* space) {
        return value.known() != nullptr ? text_in(*value.known(), space) : value.unknown().value_or(std::string_view());
    };
    auto const order = compare_texts(text(left, left_space.data()), text(right, right_space.data()));
    if (order != 0 || left.known() == nullptr || right.known() == nullptr)
        return order;
    return compare_named(*left.known(), *right.known()); // neither may have a text
}

// The text of a number that is a type of its own; no data() if it is unset.
template <class Type>
constexpr auto number_text_in(Type const& value, char* space) -> std::string_view
{
    char const* const end = value.write(space);
    return end == nullptr ? std::string_view() : std::string_view(space, static_cast<std::size_t>(end - space));
}

template <class Type>
constexpr auto compare_number_texts(Type const& left, Type const& right) -> std::weak_ordering
{
    if constexpr (std::three_way_comparable<Type, std::weak_ordering>) {
        return left <=> right;
    } else {
        std::array<char, Type::max_size> left_space{};
        std::array<char, Type::max_size> right_space{};
        return compare_texts(number_text_in(left, left_space.data()), number_text_in(right, right_space.data()));
    }
}

// An item of an array or a set, or an entry of a map.
template <class Container, class Item>
constexpr auto compare_items(Item const& left, Item const& right) -> std::weak_ordering
{
    if constexpr (shape_of<Container> == shape::map) {
        auto const& [left_key, left_value] = left;
        auto const& [right_key, right_value] = right;
        auto const order = compare_content<typename Container::key_type>(left_key, right_key);
        return order != 0 ? order : compare_content<typename Container::mapped_type>(left_value, right_value);
    } else {
        return compare_content<typename Container::value_type>(left, right);
    }
}

template <class Container>
constexpr auto compare_in_turn(Container const& left, Container const& right) -> std::weak_ordering
{
    auto candidate = right.begin();
    for (auto const& item : left) {
        if (auto const order = compare_items<Container, std::remove_cvref_t<decltype(item)>>(item, *candidate); order != 0)
            return order;
        ++candidate;
    }
    return std::weak_ordering::equivalent;
}

// Pointers to the items, by content: equal sets give equal items in turn.
template <class Container>
constexpr auto sorted_items(Container const& container)
{
    using item = std::remove_cvref_t<decltype(*container.begin())>;
    std::vector<item const*> items;
    items.reserve(container.size());
    for (item const& each : container)
        items.push_back(&each);
    std::sort(items.begin(), items.end(),
              [](item const* left, item const* right) { return compare_items<Container>(*left, *right) < 0; });
    return items;
}

// Equal containers of this type hold their items in the same order: their comparator has no state.
template <class Container>
concept iterates_in_order = requires { typename Container::key_compare; } && std::is_empty_v<typename Container::key_compare>;

template <class Container>
constexpr auto compare_containers(Container const& left, Container const& right) -> std::weak_ordering
{
    constexpr shape kind = shape_of<Container>;
    if (left.size() != right.size())
        return left.size() <=> right.size();
    if constexpr (kind == shape::sequence || kind == shape::fixed_array || iterates_in_order<Container>) {
        return compare_in_turn(left, right);
    } else {
        auto const left_items = sorted_items(left);
        auto const right_items = sorted_items(right);
        for (std::size_t index = 0; index != left_items.size(); ++index)
            if (auto const order = compare_items<Container>(*left_items[index], *right_items[index]); order != 0)
                return order;
        return std::weak_ordering::equivalent;
    }
}

template <class Tuple, std::size_t... Indices>
constexpr auto compare_tuples(Tuple const& left, Tuple const& right, std::index_sequence<Indices...>) -> std::weak_ordering
{
    auto order = std::weak_ordering::equivalent;
    (void)((order = compare_content(std::get<Indices>(left), std::get<Indices>(right)), order != 0) || ...);
    return order;
}

template <class Variant, std::size_t... Indices>
constexpr auto compare_variants(Variant const& left, Variant const& right, std::index_sequence<Indices...>) -> std::weak_ordering
{
    if (left.index() != right.index())
        return left.index() <=> right.index();
    auto order = std::weak_ordering::equivalent;
    (void)((left.index() == Indices &&
            (order = compare_content(*std::get_if<Indices>(&left), *std::get_if<Indices>(&right)), true)) ||
           ...);
    return order;
}

template <class Type, template <class...> class List, class... Descriptors>
constexpr auto compare_members(Type const& left, Type const& right, List<Descriptors...>) -> std::weak_ordering
{
    auto order = std::weak_ordering::equivalent;
    [[maybe_unused]] auto const compare = [&]<class Member>(Member const& first, Member const& second) {
        if (order == 0)
            order = compare_content(first, second);
        return true;
    };
    // a list instead of a fold, which Clang ends at 256 operands
    [[maybe_unused]] bool const each[] = {true, compare(left.*Descriptors::pointer, right.*Descriptors::pointer)...};
    return order;
}

template <class Type>
constexpr auto compare_content(Type const& left, Type const& right) -> std::weak_ordering
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented) {
        return compare_content<representation_type<Type>>(represent(left), represent(right));
    } else if constexpr (kind == shape::quoted) {
        return compare_content(*left, *right);
    } else if constexpr (kind == shape::boolean || kind == shape::integer || kind == shape::floating) {
        return compare_numbers(left, right);
    } else if constexpr (kind == shape::null) {
        return std::weak_ordering::equivalent;
    } else if constexpr (kind == shape::string) {
        return left <=> right;
    } else if constexpr (kind == shape::secret) {
        return compare_secrets(left.reveal(), right.reveal());
    } else if constexpr (kind == shape::raw) {
        return left.text() <=> right.text();
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::compare(left, right);
    } else if constexpr (kind == shape::boxed) {
        return compare_content(*left, *right);
    } else if constexpr (kind == shape::other) {
        auto const order = left.tag <=> right.tag;
        return order != 0 ? order : left.value.text() <=> right.value.text();
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        return compare_named(left, right);
    } else if constexpr (kind == shape::number_text) {
        return compare_number_texts(left, right);
    } else if constexpr (kind == shape::open) {
        return compare_open(left, right);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        if (!holds_value(left) || !holds_value(right))
            return holds_value(left) <=> holds_value(right);
        return compare_content<std::remove_cvref_t<decltype(*left)>>(*left, *right);
    } else if constexpr (kind == shape::sequence || kind == shape::fixed_array || kind == shape::set || kind == shape::map) {
        return compare_containers(left, right);
    } else if constexpr (kind == shape::tuple) {
        return compare_tuples(left, right, std::make_index_sequence<std::tuple_size_v<Type>>());
    } else if constexpr (kind == shape::variant) {
        return compare_variants(left, right, std::make_index_sequence<std::variant_size_v<Type>>());
    } else if constexpr (kind == shape::object) {
        return compare_members(left, right, members_of<Type>{}); // the catch-all is one of them
    } else {
        static_assert(shape_has_an_order<Type>, "compare_content does not know this shape");
        return std::weak_ordering::equivalent;
    }
}

template <class Type>
constexpr auto same_content(Type const& left, Type const& right) -> bool
{
    return compare_content(left, right) == 0;
}

// A strict weak order, for std::sort.
struct content_less {
    template <class Type>
    constexpr auto operator()(Type const& left, Type const& right) const -> bool
    {
        return compare_content(left, right) < 0;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/schema/unique_items.hpp
#ifndef VOUCH_SCHEMA_UNIQUE_ITEMS_HPP
#define VOUCH_SCHEMA_UNIQUE_ITEMS_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// Whether items can be told apart by ==, looked into as far as containers go: std::vector claims a == whatever it holds.
template <class Item>
inline constexpr bool has_equality = std::equality_comparable<Item>;
template <class Item>
    requires(has_items<Item> && !map_like<Item>)
inline constexpr bool has_equality<Item> = has_equality<typename Item::value_type>;
template <map_like Item>
inline constexpr bool has_equality<Item> = has_equality<typename Item::mapped_type>;
template <class Item>
    requires(shape_of<Item> == shape::represented)
inline constexpr bool has_equality<Item> = has_equality<representation_type<Item>>;
template <class Item>
inline constexpr bool has_equality<boxed<Item>> = has_equality<Item>;

struct unique_items_t : flag<unique_items_t> {
    static constexpr bool is_value_rule = true;

    template <has_items Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
        requires(!map_like<Value>)
    {
        using item = typename Value::value_type;
        using reference = decltype(*value.begin());
        if constexpr (std::is_lvalue_reference_v<reference>) {
            std::vector<item const*> items;
            items.reserve(value.size());
            for (item const& each : value)
                items.push_back(&each);
            return differ(items, [](item const* left, item const* right) { return compare_items<item>(*left, *right); });
        } else { // std::vector<bool>
            std::vector<item> items(value.begin(), value.end());
            return differ(items, [](item left, item right) { return compare_items<item>(left, right); });
        }
    }
    template <has_items Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return items_repeated;
    }

private:
    // By the order of the type itself, if it has one: two e-mail addresses may be one, written differently.
    template <class Item>
    static auto compare_items(Item const& left, Item const& right) -> std::weak_ordering
    {
        if constexpr (shape_of<Item> == shape::represented)
            return compare_items<representation_type<Item>>(represent(left), represent(right));
        else if constexpr (std::three_way_comparable<Item, std::weak_ordering>)
            return left <=> right;
        else
            return compare_content(left, right);
    }

    template <class Items, class Compare>
    static auto differ(Items& items, Compare const& compare) -> bool
    {
        std::sort(items.begin(), items.end(), [&](auto const& left, auto const& right) { return compare(left, right) < 0; });
        return std::adjacent_find(items.begin(), items.end(),
                                  [&](auto const& left, auto const& right) { return compare(left, right) == 0; }) == items.end();
    }
};

} // namespace detail

/// Wants the items of an array to differ from each other. Their type needs a ==.
///
/// Errors: `errc::not_unique`.
/// Cost:   n log n comparisons: by the order of the items' type, else by what their JSON says.
inline constexpr detail::unique_items_t unique_items{};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/complaints.hpp
#ifndef VOUCH_SCHEMA_COMPLAINTS_HPP
#define VOUCH_SCHEMA_COMPLAINTS_HPP

// Every complaint that the compiler makes about a described struct, its members and its schema: a sentence with its culprit.
namespace vouch::inline VOUCH_ABI {

// The sentences that the compiler prints.
namespace complaint {
template <class Type, class Base>
inline constexpr bool base_is_described = false;
template <class Type, class Base>
inline constexpr bool base_is_public = false;
template <class Type>
inline constexpr bool member_is_not_hidden = false;
template <auto Member>
inline constexpr bool json_name_is_used_once = false;
template <class Type, auto Member>
inline constexpr bool schema_names_a_described_member = false;
template <auto Member>
inline constexpr bool member_has_one_field = false;
template <auto Member, class Rule, class Type>
inline constexpr bool rule_applies_to_this_member = false;
template <auto Member, class Annotation>
inline constexpr bool annotation_stands_once = false;
template <auto Member, class Rule>
inline constexpr bool bounds_can_be_met = false;
template <auto Member>
inline constexpr bool member_is_read_only_or_write_only = false;
template <auto Member, class Item>
inline constexpr bool items_have_an_equality = false;
template <class Type>
inline constexpr bool unknown_members_stand_once = false;
template <class Type>
inline constexpr bool struct_is_strict_or_keeps_unknown_members = false;
template <auto Member, class Type>
inline constexpr bool unknown_members_are_a_map = false;
template <auto Member>
inline constexpr bool unknown_members_have_no_field = false;
template <class Predicate, class Type>
inline constexpr bool predicate_takes_its_struct = false;
template <class Type>
inline constexpr bool at_least_one_has_members = false;
} // namespace complaint

namespace detail {

template <class Type, auto Member, template <class...> class List, class... Descriptors>
consteval auto is_described(List<Descriptors...>) -> bool
{
    for (bool const is_same : {false, is_same_member<Descriptors::pointer, Member>()...})
        if (is_same)
            return true;
    return false;
}

template <class Type, auto Member>
consteval auto require_described() -> bool
{
    constexpr bool described = is_described<Type, Member>(members_of<Type>{});
    if constexpr (!described)
        static_assert(complaint::schema_names_a_described_member<Type, Member>,
                      "this schema names a member that its type does not describe");
    return described;
}

// Whether a rule finds the == that it needs: in `Value` itself, or through each() in its items.
template <class Rule, class Value>
inline constexpr bool finds_equality = true;
template <class Value>
inline constexpr bool finds_equality<unique_items_t, Value> = has_equality<typename item_of<Value>::type>;
template <class... Rules, class Value>
inline constexpr bool finds_equality<each_rules<Rules...>, Value> =
    (finds_equality<Rules, bare_type<typename item_of<Value>::type>> && ...);

template <auto Member, class Annotation>
consteval auto complain_of_annotation() -> bool
{
    static_assert(complaint::annotation_stands_once<Member, Annotation>, "this annotation stands twice for one member");
    return false;
}

// An each() that says how the variants among the items are told apart, which can be said once.
template <class Rule>
inline constexpr bool holds_form_of_items = is_each<Rule> && holds_form<Rule>;

template <std::size_t Index>
consteval auto stands_after(std::initializer_list<bool> is_alike) -> bool
{
    for (bool const* alike = is_alike.begin(); alike != is_alike.begin() + Index; ++alike)
        if (*alike)
            return true;
    return false;
}

template <class Type, auto Member, std::size_t Index, class Rule, class... Rules>
consteval auto require_rule() -> bool
{
    using value = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    constexpr bool applies = applies_to<Rule, std::remove_cv_t<value>>();
    constexpr bool once = value_rule<Rule> || is_each<Rule> || is_required_if<Rule> || is_form_item<Rule> ||
                          std::same_as<Rule, example> || (std::size_t{std::same_as<Rules, Rule>} + ...) == 1;
    if constexpr (!applies) {
        static_assert(complaint::rule_applies_to_this_member<Member, Rule, value>,
                      "this rule does not apply to a member of this type");
        return false;
    } else if constexpr (!once || (holds_form_of_items<Rule> && stands_after<Index>({holds_form_of_items<Rules>...}))) {
        return complain_of_annotation<Member, Rule>();
    } else if constexpr (!finds_equality<Rule, bare_type<value>>) {
        static_assert(complaint::items_have_an_equality<Member, value>,
                      "unique_items compares the items of this member by ==, which their type lacks");
        return false;
    } else if constexpr (value_rule<Rule> || is_each<Rule>) {
        constexpr bool meets =
            can_be_met<bare_type<value>>(static_cast<held<Index, Rule> const&>(rules_of_field<Member>(schema_of<Type>)).item);
        if constexpr (!meets)
            static_assert(complaint::bounds_can_be_met<Member, Rule>, "no value of this member can keep the bounds of this rule");
        return meets;
    } else if constexpr (is_required_if<Rule>) {
        constexpr bool asks = requires(Rule const& rule, Type const& object) {
            { rule.applies(object) } -> std::convertible_to<bool>;
        };
        if constexpr (!asks)
            static_assert(complaint::predicate_takes_its_struct<Rule, Type>,
                          "the predicate of required_if takes the struct by const reference and returns a bool");
        return asks;
    } else {
        return true;
    }
}

template <class Type, auto Member, class... Rules, std::size_t... Index>
consteval auto require_rules(std::index_sequence<Index...>) -> bool
{
    return (require_rule<Type, Member, Index, Rules, Rules...>() && ...);
}

template <class Item, auto Member>
inline constexpr bool is_field_of = false;
template <auto Member, class... Rules>
inline constexpr bool is_field_of<field_rules<Member, Rules...>, Member> = true;

// Only a member that may be absent can be wanted by at_least_one.
template <auto Member, class Rule>
consteval auto require_optional() -> bool
{
    using value = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    constexpr bool optional = may_be_absent<value>;
    if constexpr (!optional)
        static_assert(complaint::rule_applies_to_this_member<Member, Rule, value>,
                      "at_least_one is about members that may be absent: std::optional or a smart pointer");
    return optional;
}

template <class Type>
inline constexpr bool is_map_of_names = false;
template <map_like Type>
inline constexpr bool is_map_of_names<Type> =
    std::same_as<typename Type::key_type, std::string> && element_fault<typename Type::mapped_type>::cause == mapping_cause::none;

template <auto Member>
consteval auto complain_of_field() -> bool
{
    static_assert(complaint::member_has_one_field<Member>,
                  "two fields of this schema name this member: put their rules into one field");
    return false;
}

// Overloads by the kind of an item; `All` are the items of its schema.
template <class Type, class... All, auto Member, class... Rules>
consteval auto require_item(schema<All...> const*, field_rules<Member, Rules...> const*) -> bool
{
    constexpr bool once = (std::size_t{is_field_of<All, Member>} + ...) == 1;
    if constexpr (!once) {
        return complain_of_field<Member>();
    } else if constexpr (!require_described<Type, Member>()) {
        return false;
    } else {
        constexpr bool is_member = !inherits_item<unknown_members_in<Member>, Type>;
        if constexpr (!is_member) {
            static_assert(complaint::unknown_members_have_no_field<Member>,
                          "the map of unknown members has no name and no rules of its own: leave out this field");
            return false;
        } else {
            constexpr bool one_way = !((std::same_as<Rules, read_only_t> || ...) && (std::same_as<Rules, write_only_t> || ...));
            if constexpr (!one_way)
                static_assert(complaint::member_is_read_only_or_write_only<Member>,
                              "a member cannot be read_only and write_only");
            return one_way && require_rules<Type, Member, Rules...>(std::index_sequence_for<Rules...>{});
        }
    }
}
template <class Type, class Predicate, auto... Members>
consteval auto require_item(void const*, check<Predicate, Members...> const*) -> bool
{
    constexpr bool asks = requires(Predicate const& predicate, Type const& object) {
        { predicate(object) } -> std::convertible_to<bool>;
    };
    if constexpr (!asks)
        static_assert(complaint::predicate_takes_its_struct<Predicate, Type>,
                      "the predicate of a check takes the struct by const reference and returns a bool");
    return asks && (require_described<Type, Members>() && ...);
}
template <class Type, auto... Members>
consteval auto require_item(void const*, at_least_one_of<Members...> const*) -> bool
{
    constexpr bool some = sizeof...(Members) != 0;
    if constexpr (!some)
        static_assert(complaint::at_least_one_has_members<Type>, "at_least_one names the members that it wants one of");
    return some && ((require_described<Type, Members>() && require_optional<Members, at_least_one_of<Members...>>()) && ...);
}
template <class Type, auto Member>
consteval auto require_item(void const*, unknown_members_in<Member> const*) -> bool
{
    using map = typename member_traits<std::remove_const_t<decltype(Member)>>::value;
    if constexpr (!require_described<Type, Member>()) {
        return false;
    } else {
        constexpr bool fits = is_map_of_names<map>;
        if constexpr (!fits)
            static_assert(complaint::unknown_members_are_a_map<Member, map>,
                          "unknown members are kept in a map from std::string to a type with a JSON mapping");
        return fits;
    }
}
template <class Type>
consteval auto require_item(void const*, void const*) -> bool
{
    return true;
}

template <class Type, class... Items>
consteval auto require_items([[maybe_unused]] schema<Items...> const* items) -> bool
{
    return (require_item<Type>(items, static_cast<Items const*>(nullptr)) && ...);
}

// How many maps of unknown members the schemas of a hierarchy name.
template <class Schema>
inline constexpr std::size_t count_catch_alls = 0;
template <class... Items>
inline constexpr std::size_t count_catch_alls<schema<Items...>> = (std::size_t{is_catch_all_item<Items>} + ... + std::size_t{0});

template <class Type, class... Types>
consteval auto require_one_policy(boost::mp11::mp_list<Types...>) -> bool
{
    constexpr std::size_t maps = (count_catch_alls<schema_type<Types>> + ...);
    constexpr bool contradicts = maps != 0 && (has_item<strict_members_t, Types> || ...);
    if constexpr (maps > 1)
        static_assert(complaint::unknown_members_stand_once<Type>,
                      "a struct keeps its unknown members in one map: this one, or a base of it, names another");
    else if constexpr (contradicts)
        static_assert(complaint::struct_is_strict_or_keeps_unknown_members<Type>,
                      "strict_members refuses what unknown_members keeps: choose one for this struct and its bases");
    return maps <= 1 && !contradicts;
}

template <class Type, template <class...> class List, class... Bases>
consteval auto require_bases(List<Bases...>) -> bool;

template <class Type, class Descriptor>
consteval auto require_base() -> bool
{
    using base = typename Descriptor::type;
    constexpr bool described = described_struct<base>;
    constexpr bool open_to_all = (Descriptor::modifiers & boost::describe::mod_public) != 0;
    if constexpr (!described) {
        static_assert(complaint::base_is_described<Type, base>,
                      "this base is not described: BOOST_DESCRIBE_STRUCT(base, (), (members...))");
        return false;
    } else if constexpr (!open_to_all) {
        static_assert(complaint::base_is_public<Type, base>,
                      "the members of this base cannot be reached: make it public, or do not describe it as a base");
        return false;
    } else {
        return require_bases<base>(bases_of_any_access<base>{});
    }
}
template <class Type, template <class...> class List, class... Bases>
consteval auto require_bases(List<Bases...>) -> bool
{
    return (require_base<Type, Bases>() && ...);
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_own_names(List<Descriptors...>) -> bool
{
    constexpr std::size_t repeated =
        find_repeated(std::array<std::string_view, sizeof...(Descriptors)>{json_name<Type, Descriptors>...});
    constexpr bool own = repeated == sizeof...(Descriptors);
    if constexpr (!own)
        static_assert(complaint::json_name_is_used_once<boost::mp11::mp_at_c<List<Descriptors...>, repeated>::pointer>,
                      "two members have this JSON name: give one of them another name()");
    return own;
}

template <auto Member>
using type_of_member = typename member_traits<std::remove_const_t<decltype(Member)>>::value;

template <class Type, class... Types>
consteval auto require_schemas(boost::mp11::mp_list<Types...>) -> bool
{
    return ((require_subject<Types>() && require_items<Types>(static_cast<schema_type<Types> const*>(nullptr))) && ...) &&
           require_one_policy<Type>(boost::mp11::mp_list<Types...>{});
}

template <class Type, auto Member, class Form>
consteval auto require_member() -> bool
{
    if constexpr (!require_no_fault<member_fault<Type, Form>, Member>())
        return false;
    else if constexpr (!require_represented<Type>())
        return false;
    else if constexpr (std::same_as<Form, no_form>)
        return require_leaf<typename leaf_of<bare_type<Type>>::type>();
    else
        return require_form<Type, Form>();
}

template <class Type, template <class...> class List, class... Descriptors>
consteval auto require_members(List<Descriptors...>) -> bool
{
    // a list instead of a fold, which Clang ends at 256 operands
    for (bool const is_in_order :
         {true, require_member<type_of_member<Descriptors::pointer>, Descriptors::pointer, member_form<Type, Descriptors>>()...})
        if (!is_in_order)
            return false;
    return true;
}

template <class Type>
consteval auto require_well_formed() -> bool
{
    if constexpr (!require_bases<Type>(bases_of_any_access<Type>{})) {
        return false;
    } else {
        constexpr bool shown = list_size<members_of<Type>> == list_size<members_and_hidden_of<Type>>;
        if constexpr (!shown) {
            static_assert(complaint::member_is_not_hidden<Type>,
                          "a member of this struct hides a described one of its base, which would be lost: rename one of them");
            return false;
        } else if constexpr (!require_schemas<Type>(hierarchy<Type>{})) {
            return false;
        } else {
            return require_members<Type>(members_of<Type>{}) && require_own_names<Type>(json_members<Type>{});
        }
    }
}

// Whether a described struct is in order: its bases, its schema and theirs, and its members. A fault is a compile error, once.
template <class Type>
inline constexpr bool is_well_formed = require_well_formed<Type>();

template <class Type>
consteval auto require_alternative() -> bool
{
    if constexpr (shape_of<unboxed_type<Type>> == shape::object)
        return is_well_formed<unboxed_type<Type>>;
    else
        return true;
}
// The alternatives of a variant that is a document are looked at before it is read, so that the complaint is short.
template <class... Types>
consteval auto require_alternatives(std::type_identity<std::variant<Types...>>) -> bool
{
    return (require_alternative<Types>() && ...);
}

// Complains of a document that is no object.
template <class Type>
consteval auto require_document() -> bool
{
    if constexpr (is_boxed<Type>)
        return require_document<unboxed_type<Type>>();
    else if constexpr (!require_represented<Type>())
        return false;
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (!require_leaf<Type>())
        return false;
    else if constexpr (is_tagged<Type>)
        return require_alternatives(std::type_identity<Type>{});
    else
        return true;
}

// Complains of the type of a document; returns whether it can be read.
template <class Type>
consteval auto require_readable() -> bool
{
    if constexpr (!require_no_fault<element_fault<Type>>())
        return false;
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (described_enum<Type> && shape_of<Type> != shape::represented)
        return has_well_formed_enumerators<Type>;
    else
        return require_document<Type>();
}

// The same of a type that is written: an object needs no default constructor then.
template <class Type>
consteval auto require_writable() -> bool
{
    if constexpr (!is_mapped<Type>)
        return require_no_fault<element_fault<Type>>();
    else if constexpr (shape_of<Type> == shape::object)
        return is_well_formed<Type>;
    else if constexpr (described_enum<Type> && shape_of<Type> != shape::represented)
        return has_well_formed_enumerators<Type>;
    else
        return require_document<Type>();
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/patch/diff.hpp
#ifndef VOUCH_PATCH_DIFF_HPP
#define VOUCH_PATCH_DIFF_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Walks an object before and after a change together, writes the difference into an update and collects the changes that the
// update cannot express.
class differ {
public:
    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    // Returns true if `update` says anything afterwards. `started`: there was no object before, so every member that is always
    // present must be said.
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
        if constexpr (has_catch_all<Type>) // an update has no member for an unknown member
            if (!same_content(before.*catch_all_of<Type>::pointer, after.*catch_all_of<Type>::pointer))
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
        else if (!same_content(was, is))
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
        } else if constexpr (Manner == manner::deep_patch && merges_objects<Member, Change>) {
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
            if (!must && same_content(before, after))
                return false;
            convert(value_in(after), ensure_value(change));
        }
        return true;
    }

    // Writes a null or an absence of a `Member` into the update so that merge understands it:
    //   the member is    its type may be null    the update says
    //   null             yes                     null
    //   absent           no                      null
    //   absent           yes                     nothing can: an error
    // If the update's member has no null, nothing can in any case.
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

    // Returns true if an object that lacks this member is merged into one whose member has this value.
    template <class From, class Descriptor>
    static auto is_said_by_absence([[maybe_unused]] member_type<From, Descriptor> const& value) -> bool
    {
        if constexpr (has_rule<defaulted_t, From, Descriptor>)
            return same_content(value, From{}.*Descriptor::pointer);
        else if constexpr (can_be_absent<member_type<From, Descriptor>>)
            return state_of(value) == member_state::absent;
        else
            return false;
    }

    // Appends the member or item that is being looked at to the pointer, as long as it lives.
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

/// Limits of `diff`.
struct diff_options {
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
};

/// Returns the `Update` that turns `before` into `after`: `merge(before, *diff<Update>(before, after))` makes them equal.
///
/// Members are matched by JSON name and compared by their described content, whatever == their types have; the order of an
/// unordered container plays no part. The update holds what changed and nothing else, except that members of `Update` that are
/// not optional are filled from `after`. Members that `Type` lacks keep the value that `Update{}` gives them. A changed array
/// goes whole. So does a changed object, unless its member in `Update` says `merge_patch()`: then only its changes go. Null says
/// null if the member can be null; otherwise it says that the member is now absent. A value behind a pointer is copied.
///
/// Errors: `errc::too_deep` if `before` or `after` nests deeper than `max_depth`; nothing is compared or copied then.
///         `errc::not_expressible`, with its pointer, for every change that `Update` cannot express: of a member that it lacks,
///         to an absence or a null that it cannot tell, to an unknown text of an `open` if its type refuses that.
/// Cost:   two walks over both; copies what changed.
/// See:    RFC 7396
template <class Update, class Type>
[[nodiscard]] auto diff(Type const& before, Type const& after, diff_options options = {}) -> result<Update>
{
    static_assert(described_struct<Update> && described_struct<Type>,
                  "vouch::diff: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Update> && described_struct<Type>) {
        if constexpr (detail::is_well_formed<Type> && detail::is_well_formed<Update>) {
            using clash = detail::first_clash<detail::purpose::diff, Type, Update>;
            static_assert(complaint::members_convert<clash>,
                          "vouch::diff: these members have one JSON name, and the value of one cannot be assigned to the other");
            if constexpr (std::same_as<clash, detail::no_clash>) {
                std::string pointer;
                if (detail::find_too_deep(before, options.max_depth, pointer) ||
                    detail::find_too_deep(after, options.max_depth, pointer))
                    return errors{{detail::nested_too_deep(options.max_depth), std::move(pointer)}};
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
        if constexpr (Manner == manner::deep_patch && merges_objects<Member, Change>) {
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
    [[maybe_unused]] auto const merge_one = [&]<class Descriptor>(Descriptor) {
        using member = counterpart<Type, Update, Descriptor>;
        if constexpr (!std::is_void_v<member>)
            merge_member<inner_manner<Manner, Update, Descriptor>>(target.*member::pointer, update.*Descriptor::pointer);
    };
    (merge_one(Descriptors{}), ...);
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

/// Applies `update` to `target`: an absent member changes nothing, a value is assigned, a null makes the member null, or absent
/// if it cannot be null.
///
/// Members are matched by JSON name; members that the target lacks are ignored. Types that differ are converted: `open<T>` and T,
/// a described struct member by member, an array item by item. An array is replaced. So is an object, unless its member in
/// `Update` says `merge_patch()`: then its members are merged like these, and so are the objects in it. Merging cannot fail: an
/// update that may hold what the target cannot does not compile.
///
/// Cost:   copies what the update says. Copies and converts by recursion, as deep as the update nests: `parse` and `diff` have
///         bounded that by their `max_depth`.
/// See:    RFC 7396, where null always means absent
template <class Type, class Update>
void merge(Type& target, Update const& update)
{
    static_assert(described_struct<Type> && described_struct<Update>,
                  "vouch::merge: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))");
    if constexpr (described_struct<Type> && described_struct<Update>) {
        if constexpr (detail::is_well_formed<Type> && detail::is_well_formed<Update>) {
            using clash = detail::first_clash<detail::purpose::merge, Type, Update>;
            static_assert(complaint::members_convert<clash>,
                          "vouch::merge: these members have one JSON name, and the value of one cannot be assigned to the other");
            static_assert(complaint::target_can_hold_null<clash>,
                          "vouch::merge: the update may say null, and the target has neither null nor absence");
            static_assert(complaint::target_can_hold_unknown_text<clash>,
                          "vouch::merge: the update may hold a text that the target's type refuses: make that open, too");
            static_assert(
                complaint::whole_object_has_member<clash>,
                "vouch::merge: the update's object may lack this member, and takes the place of one that always has it: say "
                "merge_patch(), or make the member optional in the target");
            if constexpr (std::same_as<clash, detail::no_clash>)
                detail::merge_object<detail::manner::patch>(target, update);
        }
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/read/chain_watch.hpp
#ifndef VOUCH_READ_CHAIN_WATCH_HPP
#define VOUCH_READ_CHAIN_WATCH_HPP

namespace vouch::inline VOUCH_ABI::detail {

// A hash container whose buckets can be looked at.
template <class Container>
concept has_buckets = requires(Container const& container, typename Container::key_type const& key) {
    container.bucket_size(container.bucket(key));
};

// Notices when a sender has chosen keys that share a bucket, so that each insertion walks over all keys before it. Looks at the
// bucket of every 64th key that is inserted into one container and estimates how many keys all insertions walked over.
// Containers without buckets are trees, or mix the hash themselves.
class chain_watch {
public:
    // Call after `key` was inserted. Returns false where the keys collide: then no more may be inserted.
    template <has_buckets Container>
    VOUCH_INLINE auto permits(Container const& container, typename Container::key_type const& key) -> bool
    {
        if (container.size() % sample != 0) [[likely]]
            return true;
        walked_ += sample * container.bucket_size(container.bucket(key));
        return walked_ <= most_a_key * container.size() || walked_ <= always_permitted;
    }

private:
    // Honest keys walk over one or two others, those of a weak hash over some tens: 64 a key is not theirs. Whatever the hash,
    // a million steps take no time that matters.
    static constexpr std::size_t sample = 64;
    static constexpr std::size_t most_a_key = 64;
    static constexpr std::size_t always_permitted = 1'000'000;

    std::size_t walked_ = 0;
};

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

// Looks at sixteen bytes at a time. The only file that knows an instruction set.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr std::size_t block_size = 16;

// Whether a byte of a JSON string is printable ASCII, neither quote nor backslash. The signed comparison finds control and
// non-ASCII bytes together.
constexpr bool is_plain(char byte) noexcept
{
    return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\';
}

constexpr bool is_space(char byte) noexcept
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// plain_prefix(from) counts the plain bytes before the first other one among the sixteen at `from`; space_prefix(from) counts
// white space in the same way. starts_with_spaces(from, count) tells whether the first `count` bytes, less than sixteen, are
// white space.
#if defined(__SSE2__) && !defined(VOUCH_PORTABLE)

// Returns a bit for each byte that is not plain.
VOUCH_INLINE auto not_plain(char const* from) noexcept -> unsigned
{
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i const backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    __m128i const special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), special)));
}

// Returns a bit for each byte that is white space.
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

// Returns four bits for each byte of `flags`, which are 0 or 255.
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

// Whether every byte of a word is plain. Any other byte sets its highest bit in one of four terms. Its borrow from the bytes
// above changes nothing, since the answer is no already.
template <class Word>
constexpr auto is_plain_word(Word word) noexcept -> bool
{
    constexpr Word ones = static_cast<Word>(~Word{}) / 255;
    Word const special = (word - ones * 0x20) | word;
    Word const quote = (word ^ (ones * '"')) - ones;
    Word const backslash = (word ^ (ones * '\\')) - ones;
    return ((special | quote | backslash) & (ones * 0x80)) == 0;
}

// Whether all of the `Size` bytes at `from` are plain. The text ends at `end`, which is not before them.
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

// What stands at `mark::anchor`. Decides which pointer and which offset the error gets:
//
//   place         anchor                                 pointer                       offset
//   value         the first byte of a value              that value                    anchor
//   value_end     the byte after a value                 that value                    its first byte
//                 the byte after a key                   the object around it          the key's first byte
//   key           the opening quote of a key             the object, or its `member`   anchor
//   object_begin  the brace that opens an object         the object, or its `member`   the member's value, else anchor
//   object_end    the brace that closes an object        `member` of that object       anchor
//   nowhere       any byte                               the innermost open value      anchor
enum class place : std::uint8_t { value, value_end, key, object_begin, object_end, nowhere };

// A mistake as the reader or the writer notes it. Pointers are made later, for all marks in one scan of the text.
struct mark {
    std::size_t anchor;
    place where;
    expectation what;
    std::optional<std::string_view> member{}; // a declared name; static storage
    std::optional<std::size_t> offset{};      // the error's offset, if `where` implies another
    std::optional<std::size_t> opaque{};      // where the outermost map around the anchor begins: names below it are data
};

// The marks of one text in the order of detection. A text may have millions, and then fresh memory costs more than reading, so
// a mark takes 32 bytes: expectation and member, which recur, are stored apart and shared.
class mark_list {
public:
    struct subject {
        expectation what;
        std::optional<std::string_view> member;
    };
    struct item {
        std::size_t anchor;
        std::size_t offset; // `none` if there is none, like `opaque`
        std::size_t opaque;
        std::uint32_t subject;
        place where;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    mark_list() = default;
    mark_list(std::initializer_list<mark> marks)
    {
        for (mark const& added : marks)
            push_back(added);
    }

    void push_back(mark const& added)
    {
        items_.push_back({.anchor = added.anchor,
                          .offset = added.offset.value_or(none),
                          .opaque = added.opaque.value_or(none),
                          .subject = index_of(added),
                          .where = added.where});
    }

    [[nodiscard]] auto size() const noexcept -> std::size_t { return items_.size(); }
    [[nodiscard]] auto empty() const noexcept -> bool { return items_.empty(); }
    [[nodiscard]] auto items() const noexcept -> std::vector<item> const& { return items_; }
    [[nodiscard]] auto subject_of(item const& of) const noexcept -> subject const& { return subjects_[of.subject]; }

    [[nodiscard]] auto operator[](std::size_t index) const -> mark
    {
        item const& found = items_[index];
        auto const optional = [](std::size_t number) { return number == none ? std::nullopt : std::optional(number); };
        subject const& of = subject_of(found);
        return {found.anchor, found.where, of.what, of.member, optional(found.offset), optional(found.opaque)};
    }
    [[nodiscard]] auto front() const -> mark { return (*this)[0]; }
    [[nodiscard]] auto back() const -> mark { return (*this)[size() - 1]; }

private:
    // Static texts are compared by address: a miss only costs memory.
    static auto is_same(std::string_view left, std::string_view right) noexcept -> bool
    {
        return left.data() == right.data() && left.size() == right.size();
    }
    static auto is_same(subject const& left, mark const& right) noexcept -> bool
    {
        return is_same(left.what.expected, right.what.expected) && is_same(left.what.code, right.what.code) &&
               left.what.kind == right.what.kind && left.member.has_value() == right.member.has_value() &&
               (!left.member || is_same(*left.member, *right.member)) && left.what.limits == right.what.limits;
    }

    // Looks at the most recent subjects only, so that the cost of a mark does not grow with their number.
    auto index_of(mark const& added) -> std::uint32_t
    {
        constexpr std::size_t window = 16;
        std::size_t const oldest = subjects_.size() < window ? 0 : subjects_.size() - window;
        std::size_t index = subjects_.size();
        while (index != oldest)
            if (is_same(subjects_[--index], added))
                return static_cast<std::uint32_t>(index);
        subjects_.push_back({added.what, added.member});
        return static_cast<std::uint32_t>(subjects_.size() - 1);
    }

    std::vector<item> items_;
    std::vector<subject> subjects_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/number.hpp
#ifndef VOUCH_JSON_NUMBER_HPP
#define VOUCH_JSON_NUMBER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Returns how many of the eight bytes of a word, from the lowest on, are digits before the first other byte. A byte that is no
// digit sets its highest bit in one of two sums; the carry reaches only the bytes above it.
constexpr auto digit_prefix(std::uint64_t word) noexcept -> int
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    return std::countr_zero(((word + ones * 0x46) | (word - ones * '0')) & (ones * 0x80)) / 8;
}

// Returns the number that eight digits spell, the first digit in the lowest byte: joins neighbours to pairs, pairs to fours,
// fours to one number. A byte of zero counts as the digit 0.
constexpr auto eight_digits(std::uint64_t word) noexcept -> std::uint64_t
{
    word = (word & 0x0F0F0F0F0F0F0F0F) * (1 + (10 << 8)) >> 8;
    word = (word & 0x00FF00FF00FF00FF) * (1 + (100 << 16)) >> 16;
    return (word & 0x0000FFFF0000FFFF) * (1 + (std::uint64_t{10'000} << 32)) >> 32;
}

// Returns the end of the digits at `from`, and appends them to `value`, modulo 2^64.
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

// The parts of a number of the JSON grammar (RFC 8259 section 6).
struct number_text {
    char const* first = nullptr;
    char const* last = nullptr;
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    std::uint64_t significand = 0; // of whole and fraction; exact for nineteen digits at most
    std::int64_t exponent = 0;     // bounded: a larger one would make no difference
};

// Reads the number at `from`. `last` is nullptr where there is none.
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

// Whether all of `text` is a number.
inline auto is_number(std::string_view text) noexcept -> bool
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    return number.last != nullptr && number.last == end;
}

// The size of a number: its value is 0.ddd * 10^point, where the first d is not 0. `zero` if all digits are 0.
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

// Converts to the exact value. 1.0 and 1e2 are integers.
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
        if (value > ((std::numeric_limits<std::uint64_t>::max)() - next) / 10)
            return conversion::out_of_range;
        value = value * 10 + next;
    }
    using unsigned_type = std::make_unsigned_t<Integer>;
    auto const most = static_cast<std::uint64_t>((std::numeric_limits<Integer>::max)());
    if (value > most + (number.negative && std::is_signed_v<Integer> ? 1u : 0u) ||
        (number.negative && std::is_unsigned_v<Integer>))
        return conversion::out_of_range;
    auto const bits = static_cast<unsigned_type>(value);
    to = static_cast<Integer>(number.negative ? static_cast<unsigned_type>(0u - bits) : bits);
    return conversion::done;
}

// Reads an integer of at most eighteen digits without point and exponent. Returns its end, or nullptr for every other text, which
// `scan_number` and `to_integer` judge.
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

// The place after a member or an element. If `more`, a comma was read and `at` is on what follows it; else `at` is behind the
// closing bracket, or nullptr where reading must end.
struct separated {
    char const* at;
    bool more;
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread" // GCC 12 warns of texts that are literals: it does not see who asked `has`
#endif
// Whether the text at `at`, which has bytes enough, begins with `word`. If the size of `word` is a constant, this compiles to a
// comparison or two of machine words.
VOUCH_INLINE auto stands_at(char const* at, std::string_view word) noexcept -> bool
{
    return std::memcmp(at, word.data(), word.size()) == 0;
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

// A JSON text and the errors found in it. Every function that reads takes the place where it begins and returns the place where
// it ended, or nullptr where reading must end: at a syntax error, or at one error more than wanted. The place is a value that is
// passed on, not a member: so it stays in a register from the first byte to the last.
class scanner {
public:
    explicit scanner(std::string_view text, parse_options const& options) noexcept
        : begin_(text.data()), end_(text.data() + text.size()), options_(options)
    {
        if (options_.max_errors == 0)
            options_.max_errors = 1; // a wrong text must not look right
    }

    [[nodiscard]] auto begin() const noexcept -> char const* { return begin_; }
    [[nodiscard]] auto end() const noexcept -> char const* { return end_; }
    [[nodiscard]] auto options() const noexcept -> parse_options const& { return options_; }
    [[nodiscard]] auto marks() noexcept -> mark_list& { return marks_; }
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }

    [[nodiscard]] VOUCH_INLINE auto is(char const* at, char byte) const noexcept -> bool { return at != end_ && *at == byte; }
    [[nodiscard]] VOUCH_INLINE auto has(char const* at, std::size_t size) const noexcept -> bool
    {
        return static_cast<std::size_t>(end_ - at) >= size;
    }

    // Returns the first byte from `at` on that is not white space.
    [[nodiscard]] VOUCH_INLINE auto skip_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return skip_space_run(at);
    }

    // Does the same behind a colon, where pretty-printed text has one space.
    [[nodiscard]] VOUCH_INLINE auto skip_likely_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return has(at, 2) && is_space(*at) && static_cast<unsigned char>(at[1]) > ' ' ? at + 1 : skip_space_run(at);
    }

    // Reads a string; `at` is on its opening quote. `text` is valid until the next string is read.
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

    // Reads the name of a member; `at` is where it should begin. `name` is valid until the next string is read.
    [[nodiscard]] VOUCH_INLINE auto read_name(char const* at, std::string_view& name) -> char const*
    {
        return is(at, '"') ? read_string(at, name) : fail_without_name(at);
    }
    VOUCH_COLD auto fail_without_name(char const* at) -> char const*
    {
        return fail(at, errc::syntax, "a member name in double quotes");
    }

    // Reads a string like `read_string`. No copy of it is left once `forget_string` was called, which is due in any case.
    [[nodiscard]] auto read_secret_string(char const* at, std::string_view& text) -> char const*
    {
        char const* to = at + 1;
        while (to != end_ && *to != '"')
            to += *to == '\\' && has(to, 2) ? 2 : 1;
        scratch_.reserve(static_cast<std::size_t>(to - at)); // memory that it would grow out of keeps a copy
        return read_string(at, text);
    }
    void forget_string() { wipe(scratch_); }

    // Checks a value of any kind, of which `at` is the first byte.
    [[nodiscard]] auto skip_value(char const* at) -> char const*
    {
        return skip_value_by(at, [this](char const* value) { return skip_any(value); });
    }
    // The same where skip(at) checks the value.
    template <class Skip>
    [[nodiscard]] auto skip_value_by(char const* at, Skip const& skip) -> char const*
    {
        skip_anchor_ = skip_anchor_.value_or(std::pair{at, place::value});
        at = skip(at);
        if (at != nullptr)
            skip_anchor_.reset();
        return at;
    }

    // Checks the value of an unknown member whose key starts at `key`; `at` is on the colon.
    [[nodiscard]] auto skip_unknown_member(char const* at, char const* key) -> char const*
    {
        return skip_unknown_member_by(at, key, [this](char const* value) { return skip_any(value); });
    }
    // The same where skip(at) checks the value.
    template <class Skip>
    [[nodiscard]] auto skip_unknown_member_by(char const* at, char const* key, Skip const& skip) -> char const*
    {
        skip_anchor_.emplace(key, place::key);
        at = read_colon(at);
        return at == nullptr ? nullptr : skip_value_by(at, skip);
    }

    // Checks a value within one that is being skipped.
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
        case '{':
        case '[': return skip_container(at, [this](char const* value, std::string_view) { return skip_any(value); });
        default: {
            number_text number;
            return read_number(at, number);
        }
        }
    }
    // Checks the array or object at `at`, each value in it by skip(at, key); the key is valid until the next string is read.
    template <class Skip>
    auto skip_container(char const* at, Skip const& skip) -> char const*
    {
        char const closing = *at == '{' ? '}' : ']';
        at = enter(at);
        if (at == nullptr)
            return nullptr;
        if (is(at, closing)) {
            leave();
            return at + 1;
        }
        for (;;) {
            std::string_view key;
            if (closing == '}') {
                if (at = read_name(at, key); at == nullptr)
                    return nullptr;
                if (at = read_colon(at); at == nullptr)
                    return nullptr;
            }
            if (at = skip(at, key); at == nullptr)
                return nullptr;
            auto const next = read_separator(at, closing);
            at = next.at;
            if (next.more)
                continue;
            leave();
            return at;
        }
    }

    [[nodiscard]] VOUCH_INLINE auto read_literal(char const* at, std::string_view word) -> char const*
    {
        if (!has(at, word.size()) || !stands_at(at, word)) [[unlikely]]
            return fail(at, errc::syntax, "a JSON value");
        return at + word.size();
    }

    // Skips a colon and the space behind it.
    [[nodiscard]] VOUCH_INLINE auto read_colon(char const* at) -> char const*
    {
        if (has(at, 2) && *at == ':' && static_cast<unsigned char>(at[1]) > ' ') [[likely]]
            return at + 1;
        return read_spaced_colon(at);
    }

    // Goes on to the next member or element, or behind the closing bracket. `gap` is the number of spaces that are likely behind
    // a comma: pretty-printed text has as many behind each comma of an object or array.
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

    // Goes behind the bracket at `at`, to the first member or element, one level deeper.
    [[nodiscard]] VOUCH_INLINE auto enter(char const* at) -> char const*
    {
        if (++depth_ > options_.max_depth) [[unlikely]]
            return fail_too_deep(at);
        return skip_space(at + 1);
    }
    VOUCH_INLINE void leave() noexcept { --depth_; }
    // Whether the array or object that was entered last is the whole document.
    [[nodiscard]] auto is_outermost() const noexcept -> bool { return depth_ == 1; }

    // Call these before and after the members of an object whose names are data: pointers of errors in it end at the object,
    // which begins at `begin`. `enter_map` returns true for the outermost such object, which the pointers end at; pass that on to
    // `leave_map`.
    auto enter_map(char const* begin) noexcept -> bool { return map_ == nullptr ? (map_ = begin, true) : false; }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_ = nullptr;
    }

    // Records an error at `at` that ends reading, and returns nullptr. Within a skipped value the pointer ends at that value,
    // since the names inside are not declared.
    VOUCH_COLD auto fail(char const* at, errc kind, std::string_view expected, vouch::limits limits = {}) -> char const*
    {
        mark made{offset_of(at), place::nowhere, {kind, expected, limits}};
        if (skip_anchor_ && skip_anchor_->first != at) { // else no value begins there that the anchor could name
            made.offset = made.anchor;
            made.anchor = offset_of(skip_anchor_->first);
            made.where = skip_anchor_->second;
        }
        add(made);
        return nullptr;
    }

    // Records an error after which reading goes on. Returns false where it was one error too many.
    VOUCH_COLD auto complain(char const* anchor, place where, expectation const& expected,
                             std::optional<std::string_view> member = {}) -> bool
    {
        return add({offset_of(anchor), where, expected, member});
    }

private:
    auto offset_of(char const* place) const noexcept -> std::size_t { return static_cast<std::size_t>(place - begin_); }

    auto add(mark made) -> bool
    {
        if (map_ != nullptr)
            made.opaque = offset_of(map_);
        if (marks_.size() >= options_.max_errors) {
            truncated_ = true;
            return false;
        }
        marks_.push_back(made);
        return true;
    }

    VOUCH_COLD auto fail_too_deep(char const* at) -> char const*
    {
        return fail(at, errc::too_deep, "{} levels of nesting", {.most = options_.max_depth});
    }

    // Records the place of the first character that is not UTF-8 in the run of non-ASCII characters that starts at `run`.
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

    // Returns the first byte from `at` on that is not white space, where `gap` bytes of white space are likely. The processor
    // goes on from that guess before the bytes are compared.
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

    // Reads on in the string that starts at `first` and is plain up to `at`: there is a backslash, an error or the end of the
    // text. Leaves the unescaped string in `scratch_`.
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

    // Reads \uXXXX, or a pair of them for a character above U+FFFF. Refuses a surrogate without its partner.
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

    char const* begin_;
    char const* end_;
    parse_options options_;
    char const* map_ = nullptr;
    std::size_t depth_ = 0;
    bool truncated_ = false;
    std::optional<std::pair<char const*, place>> skip_anchor_;
    mark_list marks_;
    std::string scratch_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/reader.hpp
#ifndef VOUCH_READ_READER_HPP
#define VOUCH_READ_READER_HPP

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

// vouch/read/array.hpp
#ifndef VOUCH_READ_ARRAY_HPP
#define VOUCH_READ_ARRAY_HPP

// JSON arrays: lists of any size, sets, arrays of a fixed size, and tuples.
namespace vouch::inline VOUCH_ABI::detail {

// Calls read_item(at, index) for each item of the array at `at`.
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

// How many items to reserve memory for where `count` are there: twice as many. Where the array is the whole document, as many as
// are likely to come, judged by the bytes of those before and by the bytes left; never above eight times these.
inline auto likely_size(reader const& in, std::size_t item_size, std::size_t count, char const* first, char const* at)
    -> std::size_t
{
    if (count == 0)
        return item_size > 256 ? 1 : 4;
    if (!in.is_outermost())
        return count * 2;
    std::size_t const bytes_each = static_cast<std::size_t>(at - first) / count;
    std::size_t const left = static_cast<std::size_t>(in.end() - at) / bytes_each;
    return (std::min)(count + left + left / 64 + 1, count * 8);
}

// Reads null, which is the empty container where the options say so; else reports a value of the wrong type. The caller empties
// the container.
VOUCH_COLD inline auto read_no_container(reader& in, char const* at, std::string_view expected) -> char const*
{
    bool const is_empty = in.options().null_as_absent && in.is(at, 'n');
    return is_empty ? in.read_literal(at, "null") : in.refuse_type(at, expected);
}

// Skips an item that its container, which begins at `begin`, has no place for. Reports the first of these.
VOUCH_COLD inline auto skip_excess(reader& in, char const* at, char const* begin, bool is_first, expectation const& fault)
    -> char const*
{
    return is_first && !in.complain(begin, place::value, fault) ? nullptr : in.skip_value(at);
}

// Whether a sequence needs more memory, or more than it can have, for one item more.
template <class Sequence>
VOUCH_INLINE auto must_grow(Sequence const& to) -> bool
{
    if constexpr (requires { to.capacity(); })
        return to.size() == to.capacity();
    else
        return is_full(to);
}

// Whether a sequence that must grow cannot; else memory for more items is reserved where that is possible. What has a capacity
// and no way to reserve more can hold no more: a ring would overwrite its first item.
template <class Sequence>
auto cannot_grow(reader const& in, Sequence& to, char const* first, char const* at) -> bool
{
    if constexpr (requires { to.reserve(std::size_t{}); }) {
        if (is_full(to))
            return true;
        std::size_t size = likely_size(in, sizeof(typename Sequence::value_type), to.size(), first, at);
        if constexpr (requires { to.max_size(); })
            size = std::min<std::size_t>(size, to.max_size());
        to.reserve(size);
        return false;
    } else {
        return true;
    }
}

template <class Sequence, class Item>
void put_item(Sequence& to, std::size_t index, Item item)
{
    if (index < to.size())
        to[index] = std::move(item);
    else
        to.push_back(std::move(item));
}

// Reads over the items that are there already, so that their memory is reused.
template <class Sequence, class Limit = unlimited>
auto read_sequence(reader& in, char const* at, Sequence& to, [[maybe_unused]] Limit const& limit = {}) -> char const*
{
    constexpr bool has_references = std::is_lvalue_reference_v<decltype(*to.begin())>; // std::vector<bool> has none
    constexpr bool has_index = requires { to[std::size_t{}]; };                        // std::list has none
    std::size_t count = 0;
    char const* const first = at;
    [[maybe_unused]] auto reused = to.begin();
    auto const read_item = [&](char const* begin, std::size_t index) -> char const* {
        if constexpr (Limit::is_limited)
            if (index >= limit.most) [[unlikely]]
                return skip_excess(in, begin, first, index == limit.most, limit.fault);
        count = index + 1;
        if constexpr (has_references && has_index) {
            if (index < to.size())
                return read_formed<item_form<typename Limit::form>>(in, begin, to[index]);
        } else if constexpr (has_references) {
            if (index < to.size())
                return read_formed<item_form<typename Limit::form>>(in, begin, *reused++);
        }
        if (has_references || index >= to.size())
            if (must_grow(to) && cannot_grow(in, to, first, begin)) [[unlikely]]
                return skip_excess(in, begin, first, index == to.size(), too_many_for(to));
        if constexpr (has_references) {
            return read_formed<item_form<typename Limit::form>>(in, begin, made_for(in, to.emplace_back()));
        } else {
            typename Sequence::value_type item{};
            char const* const end = read_formed<item_form<typename Limit::form>>(in, begin, item);
            if (end != nullptr)
                put_item(to, index, std::move(item));
            return end;
        }
    };
    at = in.is(at, '[') ? read_items(in, at, read_item) : read_no_container(in, at, "an array");
    while (to.size() > count)
        to.pop_back();
    return at;
}

template <class Set, class Limit = unlimited>
auto read_set(reader& in, char const* at, Set& to, [[maybe_unused]] Limit const& limit = {}) -> char const*
{
    to.clear();
    if (!in.is(at, '[')) [[unlikely]]
        return read_no_container(in, at, "an array");
    char const* const first = at;
    bool takes_more = true;
    chain_watch watch;
    return read_items(in, at, [&](char const* begin, std::size_t) -> char const* {
        if (!takes_more)
            return in.skip_value(begin);
        if constexpr (Limit::is_limited)
            if (to.size() >= limit.most)
                return takes_more = false, skip_excess(in, begin, first, true, limit.fault);
        if (is_full(to))
            return takes_more = false, skip_excess(in, begin, first, true, too_many_for(to));
        std::size_t const before = in.marks().size();
        typename Set::value_type item{};
        char const* const end = read_formed<item_form<typename Limit::form>>(in, begin, made_for(in, item));
        if (end == nullptr || in.marks().size() != before)
            return end;
        auto const inserted = to.insert(std::move(item));
        if (!inserted.second)
            return in.refuse(end, begin, items_repeated);
        if constexpr (has_buckets<Set>)
            if (!watch.permits(to, *inserted.first)) [[unlikely]]
                return takes_more = false, in.refuse(end, begin, keys_collide);
        return end;
    });
}

// Reads an array of `Size` items by read_item(at, index).
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

template <class Value, std::size_t Size, class Limit>
auto read_fixed_array(reader& in, char const* at, std::array<Value, Size>& to, Limit const&) -> char const*
{
    return read_exactly<Size>(in, at, [&](char const* begin, std::size_t index) {
        return read_formed<item_form<typename Limit::form>>(in, begin, to[index]);
    });
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

// Two of its bytes tell a name from the others, at places that are chosen at compile time for each set of names. The closing
// quote counts as a byte of the name, as it follows the name in a JSON text.
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

// The index that stands for an empty bucket.
template <class Index>
inline constexpr Index empty_bucket = (std::numeric_limits<Index>::max)();

// Finds the index of a name. Does not know at compile time how many names there are, so that code that is no template can use it.
struct key_lookup {
    std::string_view const* names;
    std::uint8_t const* narrow_buckets; // null where an index does not fit a byte
    std::uint16_t const* wide_buckets;  // null where it does
    std::size_t bucket_count;           // a power of two
    std::size_t size;
    key_places places;
    bool quotable; // whether all names are

    // An index, or `size` or more where the bucket is empty.
    [[nodiscard]] VOUCH_INLINE constexpr auto bucket(std::size_t hash) const noexcept -> std::size_t
    {
        hash &= bucket_count - 1;
        return size < empty_bucket<std::uint8_t> ? std::size_t{narrow_buckets[hash]} : std::size_t{wide_buckets[hash]};
    }

    // The index of `name`, or `size`.
    [[nodiscard]] constexpr auto find(std::string_view name) const noexcept -> std::size_t
    {
        for (std::size_t hash = places.hash_of(name);; ++hash) {
            std::size_t const index = bucket(hash);
            if (index >= size || names[index] == name)
                return index < size ? index : size;
        }
    }

    // The index of the name that the JSON string from `key` to `end` begins with, quotes included. Returns `size` where the
    // string has an escape, is no name, or shares its hash with another name: then `find` tells. Does not look for the end of the
    // string first, so that the processor knows early which member comes.
    [[nodiscard]] auto guess(char const* key, char const* end) const noexcept -> std::size_t
    {
        auto const left = static_cast<std::size_t>(end - key);
        if (!quotable || left < std::size_t{2} + places.second)
            return size;
        std::size_t const index = bucket(key_places::hash(key[1 + places.first], key[1 + places.second]));
        if (index >= size)
            return size;
        std::string_view const name = names[index];
        bool const same = left >= name.size() + 2 && key[name.size() + 1] == '"' &&
                          std::char_traits<char>::compare(key + 1, name.data(), name.size()) == 0;
        return same ? index : size;
    }
};

// An open-addressed hash table, made at compile time. Three of four buckets stay empty, so that the search for an unknown name
// mostly ends at the first one.
template <std::size_t Size>
struct key_table {
    using index_type = std::conditional_t<(Size < empty_bucket<std::uint8_t>), std::uint8_t, std::uint16_t>;
    static constexpr index_type empty = empty_bucket<index_type>;
    static_assert(Size < empty);
    static constexpr std::size_t bucket_count = std::bit_ceil(4 * Size + 1);

    std::array<std::string_view, Size> names;
    std::array<index_type, bucket_count> buckets{};
    key_places places{};
    bool quotable = true;

    consteval explicit key_table(std::array<std::string_view, Size> const& all) : names(all)
    {
        for (std::string_view const name : names)
            quotable &= is_quotable(name);
        choose_places();
        buckets.fill(empty);
        for (std::size_t index = 0; index < Size; ++index) {
            std::size_t bucket = places.hash_of(names[index]) & (bucket_count - 1);
            while (buckets[bucket] != empty)
                bucket = (bucket + 1) & (bucket_count - 1);
            buckets[bucket] = static_cast<index_type>(index);
        }
    }

    [[nodiscard]] constexpr auto lookup() const noexcept -> key_lookup
    {
        if constexpr (sizeof(index_type) == 1)
            return {names.data(), buckets.data(), nullptr, bucket_count, Size, places, quotable};
        else
            return {names.data(), nullptr, buckets.data(), bucket_count, Size, places, quotable};
    }

private:
    // The first two places, up to the closing quote of the shortest name and the sixteenth byte, at which no two names share a
    // bucket; else those at which the fewest do.
    consteval void choose_places()
    {
        std::size_t shortest = 15;
        for (std::string_view const name : names)
            shortest = name.size() < shortest ? name.size() : shortest;
        std::size_t fewest = (std::numeric_limits<std::size_t>::max)();
        for (std::size_t second = 0; second <= shortest; ++second)
            for (std::size_t first = 0; first <= second && fewest != 0; ++first) {
                key_places const candidate{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
                std::size_t const shared = shared_buckets(candidate, fewest);
                if (shared < fewest) {
                    fewest = shared;
                    places = candidate;
                }
            }
    }

    // How many names find their bucket taken; counts no further than `enough`.
    consteval auto shared_buckets(key_places candidate, std::size_t enough) const -> std::size_t
    {
        std::array<bool, bucket_count> taken{};
        std::size_t shared = 0;
        for (std::string_view const name : names) {
            bool& is_taken = taken[candidate.hash_of(name) & (bucket_count - 1)];
            shared += is_taken ? 1 : 0;
            is_taken = true;
            if (shared >= enough)
                break;
        }
        return shared;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json/floating.hpp
#ifndef VOUCH_JSON_FLOATING_HPP
#define VOUCH_JSON_FLOATING_HPP

#include <cmath>
#if !defined(__cpp_lib_to_chars)
#include <cstdlib>
#include <locale.h>
#include <string>
#include <type_traits>
#endif

// Converts decimal digits to floating point, correctly rounded.
namespace vouch::inline VOUCH_ABI::detail {

#if !defined(__cpp_lib_to_chars)
// For standard libraries without from_chars for floating point: calls the C library in the C locale, on a copy with a terminator.
template <std::floating_point Float>
VOUCH_COLD auto to_float_in_c_locale(number_text const& number) -> Float
{
    static locale_t const c_locale = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
    // No halfway point between two doubles has more digits than this: of the digits behind, it only matters whether all are zero.
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

// 5^n and the 64 highest bits of its inverse.
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

// Returns the nearest `Float` to digits * 10^power. The power of two goes to the exponent, the power of five is a factor or a
// divisor.
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
        // The inverse is too small by less than one in its last place, so the quotient lies from `high` to `high` + 2. If that
        // does not settle how to round, once in some hundred numbers, the division is done in full.
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
                quotient |= 1; // far below the last bit that counts: says "not exactly in the middle"
            value = static_cast<double>(static_cast<Float>(quotient)) * two_to(power - shift - 64);
        }
    }
    return static_cast<Float>(negative ? -value : value);
}
#endif

// Reads a number of at most nineteen digits without exponent. Returns its end, or nullptr for every other text, which
// `scan_number` and `to_float` judge.
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

// Converts to the nearest `Float`. A number that is too large is out of range; one that is too small becomes zero.
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

// std::monostate and null_t.
template <class Null>
    requires(shape_of<Null> == shape::null)
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Null&) -> char const*
{
    return in.is(at, 'n') ? in.read_literal(at, "null") : in.refuse_type(at, "null");
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, bool& to) -> char const*
{
    if (in.is(at, 't'))
        return to = true, in.read_literal(at, "true");
    if (in.is(at, 'f'))
        return to = false, in.read_literal(at, "false");
    return in.refuse_type(at, "true or false");
}

// Whether a number starts at `at`.
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

// The number of an enumerator, of whatever type the enumeration has.
template <described_enum Enum>
using enum_number = std::conditional_t<std::is_signed_v<std::underlying_type_t<Enum>>, std::int64_t, std::uint64_t>;

template <described_enum Enum>
auto assign_enumerator(Enum& to, enum_number<Enum> number) -> bool
{
    for (Enum const candidate : enumerators<Enum>::values)
        if (static_cast<enum_number<Enum>>(candidate) == number) {
            to = candidate;
            return true;
        }
    return false;
}

template <described_enum Enum>
auto assign_number(Enum& to, number_text const& number) -> conversion
{
    enum_number<Enum> value{};
    conversion const converted = to_integer(number, value);
    return converted == conversion::done && !assign_enumerator(to, value) ? conversion::out_of_range : converted;
}

// An enumeration that is a number in JSON.
template <described_enum Enum>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Enum& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "an integer");
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    switch (assign_number(to, number)) {
    case conversion::done: return at;
    case conversion::not_an_integer: return in.refuse(at, number.first, {errc::wrong_type, "an integer"});
    case conversion::out_of_range: break;
    }
    return in.refuse(at, number.first, refused_text<Enum>);
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

// How many bytes a string holds without allocated memory: in libc++, whose strings have 24 bytes, and in other libraries.
inline constexpr std::size_t short_string_size = sizeof(std::string) == 24 ? 22 : 15;

// Assigns a short text, whose first `short_string_size` bytes are readable. Most strings of identity data are short, and the two
// library calls of `assign` cost more than reading them. A string of a constant size is made inline, filled and cut.
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
        [[likely]] // else `to` has allocated memory, which it keeps
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
    char const* const end = in.read_secret_string(at, text);
    bool const is_empty = text.empty();
    if (end != nullptr && !is_empty)
        to = secret(text);
    in.forget_string();
    if (end != nullptr && is_empty)
        return in.refuse(end, at, {errc::too_short, "{} characters", {.least = 1}});
    return end;
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, raw_json& to) -> char const*
{
    char const* const end = in.skip_value(at);
    if (end != nullptr)
        raw_json_access::assign(to, {at, static_cast<std::size_t>(end - at)});
    return end;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/named.hpp
#ifndef VOUCH_READ_NAMED_HPP
#define VOUCH_READ_NAMED_HPP

// Values that have a name in JSON: text types, enumerations and `open` of either, as values and as keys of a map.
namespace vouch::inline VOUCH_ABI::detail {

template <described_enum Type>
inline constexpr key_table<enumerators<Type>::names.size()> enumerator_table{enumerators<Type>::names};

// Gives `to` the value that `text` names. Returns false where there is none.
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
        // The text of a type whose texts have one size is taken from its place if it has no escape. Whatever looks wrong here
        // is judged below.
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

// Gives `to` the value that `text` names, or the text itself where that is kept. Returns false where neither is allowed.
template <class Value>
auto assign_open(open<Value>& to, std::string_view text, parse_options const& options) -> bool
{
    Value known{};
    if (assign_named(known, text))
        to = std::move(known);
    else if (described_enum<Value> || options.open_values == open_values::all)
        to.keep(text);
    else
        return false;
    return true;
}

template <class Value>
VOUCH_INLINE auto read_named(reader& in, char const* at, open<Value>& to) -> char const*
{
    if constexpr (is_numeric_enum<Value>) {
        if (!starts_number(in, at)) [[unlikely]]
            return in.refuse_type(at, "a number");
        number_text number;
        at = in.read_number(at, number);
        if (at == nullptr)
            return nullptr;
        if (Value known{}; assign_number(known, number) == conversion::done)
            to = known;
        else
            to.keep({number.first, static_cast<std::size_t>(number.last - number.first)});
        return at;
    } else {
        if (!in.is(at, '"')) [[unlikely]]
            return in.refuse_type(at, "a string");
        std::string_view text;
        char const* const end = in.read_string(at, text);
        if (end == nullptr || assign_open(to, text, in.options()))
            return end;
        return in.refuse(end, at, refused_text<Value>);
    }
}

// Gives `to` the integer that `text` spells as a writer does: no sign but a minus, no zeros before it, no space. Returns null, or
// the error.
template <class Integer>
auto assign_integer(Integer& to, std::string_view text) -> expectation const*
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    bool const is_plain =
        number.last == end && number.whole.data() + number.whole.size() == end && !(number.negative && number.whole == "0");
    if (!is_plain)
        return &refused_key<Integer>;
    return to_integer(number, to) == conversion::done ? nullptr : &integer_out_of_range<Integer>;
}

// Gives `to` the key of a map that `text` spells. Returns null, or the error.
template <class Key>
auto assign_key(Key& to, std::string_view text, [[maybe_unused]] parse_options const& options) -> expectation const*
{
    if constexpr (shape_of<Key> == shape::represented) {
        representation_type<Key> value{};
        if (expectation const* const fault = assign_key(value, text, options); fault != nullptr)
            return fault;
        return assign_restored(to, std::move(value)) ? nullptr : &refused_representation<Key>;
    } else if constexpr (shape_of<Key> == shape::quoted) {
        return assign_key(*to, text, options);
    } else if constexpr (std::same_as<Key, std::string>) {
        to.assign(text);
        return nullptr;
    } else if constexpr (std::same_as<Key, bool>) {
        return assign_boolean(to, text) ? nullptr : &refused_key<bool>;
    } else if constexpr (json_integer<Key>) {
        return assign_integer(to, text);
    } else if constexpr (is_numeric_enum<Key>) {
        enum_number<Key> number{};
        return assign_integer(number, text) == nullptr && assign_enumerator(to, number) ? nullptr : &refused_key<Key>;
    } else if constexpr (is_open<Key>) {
        using value = typename Key::value_type;
        if constexpr (is_numeric_enum<value>) {
            value known{};
            if (assign_key(known, text, options) == nullptr)
                to = known;
            else if (is_number(text))
                to.keep(text);
            else
                return &refused_key<Key>;
            return nullptr;
        } else {
            return assign_open(to, text, options) ? nullptr : &refused_key<Key>;
        }
    } else {
        return assign_named(to, text) ? nullptr : &refused_key<Key>;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/map.hpp
#ifndef VOUCH_READ_MAP_HPP
#define VOUCH_READ_MAP_HPP

// JSON objects whose names are data, not declared.
namespace vouch::inline VOUCH_ABI::detail {

// What reading of a map hands on from entry to entry.
struct map_progress {
    bool takes_more = true;
    chain_watch watch{};
};

// Reads the entry whose key `text` starts at `begin`; `at` is on the colon. The value of a key that is refused, repeated or one
// too many is only checked as JSON.
template <class Map, class Form = no_form>
auto read_entry(reader& in, char const* at, Map& to, char const* begin, std::string_view text, map_progress& progress)
    -> char const*
{
    using key_type = typename Map::key_type;
    auto const refuse = [&](expectation const& fault) {
        return in.complain(begin, place::key, fault) ? in.skip_unknown_member(at, begin) : nullptr;
    };
    key_type key{};
    if constexpr (std::same_as<key_type, std::string>)
        key.assign(text);
    else if (auto const fault = assign_key(key, text, in.options()); fault != nullptr)
        return refuse(*fault);
    if (is_full(to)) [[unlikely]]
        return progress.takes_more = false, refuse(too_many_for(to));
    auto const [entry, is_new] = to.try_emplace(std::move(key));
    if (!is_new) [[unlikely]]
        return refuse(key_repeated);
    if constexpr (has_buckets<Map>)
        if (!progress.watch.permits(to, entry->first)) [[unlikely]]
            return progress.takes_more = false, refuse(keys_collide);
    at = in.read_colon(at);
    return at == nullptr ? nullptr : read_formed<Form>(in, at, made_for(in, entry->second));
}

// Reads an object into `to`, each entry by read_an_entry(in, at, to, begin, text, progress).
template <class Map, class ReadEntry, class Limit = unlimited>
auto read_map_by(reader& in, char const* at, Map& to, ReadEntry const& read_an_entry, [[maybe_unused]] Limit const& limit = {})
    -> char const*
{
    to.clear();
    if (!in.is(at, '{')) [[unlikely]]
        return read_no_container(in, at, "an object");
    char const* const whole = at;
    bool const outermost = in.enter_map(at);
    char const* const first = in.enter(at);
    if (first == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(first - at) - 1;
    auto next = in.is(first, '}') ? separated{first + 1, false} : separated{first, true};
    map_progress progress;
    while (next.more) {
        char const* const begin = next.at;
        std::string_view text;
        if (at = in.read_name(begin, text); at == nullptr)
            return nullptr;
        if constexpr (Limit::is_limited)
            if (progress.takes_more && to.size() >= limit.most) {
                progress.takes_more = false;
                if (!in.complain(whole, place::value, limit.fault))
                    return nullptr;
            }
        at = progress.takes_more ? read_an_entry(in, at, to, begin, text, progress) : in.skip_unknown_member(at, begin);
        if (at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    in.leave_map(outermost);
    return next.at;
}

template <class Map, class Limit>
auto read_map(reader& in, char const* at, Map& to, Limit const& limit) -> char const*
{
    return read_map_by(in, at, to, &read_entry<Map, item_form<typename Limit::form>>, limit);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/any_order.hpp
#ifndef VOUCH_READ_ANY_ORDER_HPP
#define VOUCH_READ_ANY_ORDER_HPP

// Reads members that do not come in the order of their struct, and reports those that do not come at all. No templates: one copy
// of this code serves every struct.
namespace vouch::inline VOUCH_ABI::detail {

// Members are counted in words of 64 bits.
inline constexpr std::size_t word_size = 64;

constexpr auto words_for(std::size_t members) noexcept -> std::size_t
{
    return members <= word_size ? 1 : (members + word_size - 1) / word_size;
}

// How far reading of one object has come.
struct object_progress {
    char const* begin;
    std::uint64_t* seen;  // a bit for each member that was met
    std::string_view tag; // of the variant that has the object as alternative; without data for other objects
    std::size_t gap = 0;  // bytes of white space before each member, if they are as many as before the first
    bool tag_seen = false;
    map_progress unknown{}; // of the container that keeps unknown members
};

// Reads a member's value. `at` is behind the colon.
using member_reader = char const* (*)(reader&, char const* at, void* object);
// Keeps an unknown member. `at` is on the colon.
using unknown_member_keeper = char const* (*)(reader&, char const* at, void* object, char const* key, std::string_view name,
                                              map_progress&);

// Describes a struct to code that is no template: the names of its members, how each is read, and which are required.
struct object_table {
    key_lookup names;
    member_reader const* readers;
    std::uint64_t const* required; // a bit for each member, as in `object_progress::seen`
    std::uint64_t const* nullable; // members that may be missing under `absent_as_null`
    bool refuses_unknown;
    unknown_member_keeper keep_unknown; // null where the struct has no container for unknown members
};

// Skips the colon and the value behind a key.
inline auto skip_member(reader& in, char const* at) -> char const*
{
    at = in.read_colon(at);
    return at == nullptr ? nullptr : in.skip_value(at);
}

// Reports a duplicate member. Its value is only checked as JSON: read into the same object, it would be mixed with the first.
VOUCH_COLD inline auto skip_duplicate(reader& in, char const* at, char const* key, std::string_view name) -> char const*
{
    return in.complain(key, place::key, member_duplicate, name) ? skip_member(in, at) : nullptr;
}

inline auto skip_tag(reader& in, char const* at, char const* key, object_progress& progress) -> char const*
{
    return std::exchange(progress.tag_seen, true) ? skip_duplicate(in, at, key, progress.tag) : skip_member(in, at);
}

// Skips the tag if it is the first member, where writers put it. A tag that needs escapes in JSON is left to
// `read_members_in_any_order`.
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

inline auto read_unknown(reader& in, char const* at, void* object, char const* key, std::string_view name,
                         object_progress& progress, object_table const& table) -> char const*
{
    if (table.keep_unknown != nullptr) {
        bool const outermost = in.enter_map(progress.begin);
        at = progress.unknown.takes_more ? table.keep_unknown(in, at, object, key, name, progress.unknown)
                                         : in.skip_unknown_member(at, key);
        if (at != nullptr)
            in.leave_map(outermost);
        return at;
    }
    if ((in.options().reject_unknown || table.refuses_unknown) && !in.complain(key, place::key, member_unknown))
        return nullptr;
    return in.skip_unknown_member(at, key);
}

// Reads the members from the key at `at` to the end of the object, whatever their order.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, char const* at, void* object, object_progress& progress,
                                                    object_table const& table) -> char const*
{
    for (;;) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail_without_name(at);
        std::size_t index = table.names.guess(key, in.end());
        if (index != table.names.size) [[likely]] {
            at += table.names.names[index].size() + 2;
        } else {
            if (at = in.read_string(at, name); at == nullptr)
                return nullptr;
            index = table.names.find(name);
        }
        if (index != table.names.size) [[likely]] {
            std::uint64_t& seen = progress.seen[index / word_size];
            std::uint64_t const bit = std::uint64_t{1} << (index % word_size);
            if ((seen & bit) == 0) [[likely]] {
                seen |= bit;
                at = in.is(at, ':') ? at + 1 : in.read_colon(at);
                if (at != nullptr)
                    at = table.readers[index](in, at, object);
            } else {
                at = skip_duplicate(in, at, key, table.names.names[index]);
            }
        } else if (progress.tag.data() != nullptr && name == progress.tag) {
            at = skip_tag(in, at, key, progress);
        } else {
            at = read_unknown(in, at, object, key, name, progress, table);
        }
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, '}', progress.gap);
        at = next.at;
        if (!next.more)
            return at;
    }
}

// Reports required members that did not come, and others that `missing` names. `at` is behind the object's closing brace.
VOUCH_COLD inline auto report_missing(reader& in, char const* at, std::uint64_t const* missing, object_table const& table) -> bool
{
    for (std::size_t word = 0; word != words_for(table.names.size); ++word) {
        std::uint64_t left = missing[word];
        if (in.options().absent_as_null)
            left &= ~table.nullable[word];
        for (; left != 0; left &= left - 1) {
            std::size_t const index = word * word_size + static_cast<std::size_t>(std::countr_zero(left));
            if (!in.complain(at - 1, place::object_end, member_missing, table.names.names[index]))
                return false;
        }
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

// vouch/schema/unset.hpp
#ifndef VOUCH_SCHEMA_UNSET_HPP
#define VOUCH_SCHEMA_UNSET_HPP

// Values that nobody has set: `vouch::country{}`, an enumeration's number without a name, a struct that has one of them.
namespace vouch::inline VOUCH_ABI::detail {

// Whether the type has such a value at all. A struct counts as one that has, whatever its members are.
template <class Type>
consteval auto may_be_unset() -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::boolean || kind == shape::integer || kind == shape::floating || kind == shape::string ||
                  kind == shape::null || kind == shape::dom || kind == shape::other)
        return false;
    else if constexpr (kind == shape::represented)
        return may_be_unset<representation_type<Type>>();
    else if constexpr (kind == shape::quoted || kind == shape::boxed)
        return may_be_unset<typename Type::value_type>();
    else if constexpr (kind == shape::optional || kind == shape::nullable)
        return may_be_unset<std::remove_cvref_t<decltype(*std::declval<Type&>())>>();
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return may_be_unset<typename Type::value_type>();
    else
        return true;
}

template <class Form = no_form, class Type>
auto is_unset(Type const& value) -> bool;

// The tag of an alternative is written whatever its member holds.
template <class Tag, class Type, template <class...> class List, class... Descriptors>
auto has_unset_member(Type const& object, List<Descriptors...>) -> bool
{
    bool found = false;
    [[maybe_unused]] int const each[] = {
        0, (found = found ||
                    (!std::is_same_v<Tag, Descriptors> && is_unset<member_form<Type, Descriptors>>(object.*Descriptors::pointer)),
            0)...};
    return found;
}

template <class Form, class Variant>
auto is_unset_variant(Variant const& value) -> bool
{
    return value.valueless_by_exception() ||
           std::visit(
               []<class Alternative>(Alternative const& alternative) {
                   if constexpr (is_tagged_form<Form>) {
                       using facts = alternatives<Variant, Form>;
                       if constexpr (facts::template declares_tag<Alternative>)
                           return has_unset_member<typename facts::template tag_member<Alternative>>(
                               unboxed(alternative), members_of<unboxed_type<Alternative>>{});
                       else
                           return is_unset(alternative);
                   } else {
                       return is_unset(alternative);
                   }
               },
               value);
}

template <class Form, class Type>
auto is_unset([[maybe_unused]] Type const& value) -> bool
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (!may_be_unset<Type>()) {
        return false;
    } else if constexpr (kind == shape::represented) {
        return is_unset(represent(value));
    } else if constexpr (kind == shape::quoted) {
        return is_unset(*value);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(value) && is_unset<Form>(*value);
    } else if constexpr (kind == shape::boxed) {
        return is_unset<Form>(*value);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        return std::any_of(value.begin(), value.end(), [](auto const& item) { return is_unset<item_form<Form>>(item); });
    } else if constexpr (kind == shape::map) {
        return std::any_of(value.begin(), value.end(),
                           [](auto const& entry) { return is_unset(entry.first) || is_unset<item_form<Form>>(entry.second); });
    } else if constexpr (kind == shape::tuple) {
        return std::apply([](auto const&... items) { return (is_unset(items) || ...); }, value);
    } else if constexpr (kind == shape::variant) {
        return is_unset_variant<form_for<Type, Form>>(value);
    } else if constexpr (kind == shape::object) {
        return has_unset_member<void>(value, members_of<Type>{});
    } else if constexpr (kind == shape::secret) {
        return !value.is_set();
    } else if constexpr (kind == shape::raw) {
        return value.text().empty();
    } else if constexpr (kind == shape::open) {
        return !value.is_set() || (value.known() != nullptr && is_unset(*value.known()));
    } else if constexpr (described_enum<Type>) {
        auto const& values = enumerators<Type>::values;
        return std::find(values.begin(), values.end(), value) == values.end();
    } else if constexpr (kind == shape::number_text) {
        std::array<char, Type::max_size> text;
        return value.write(text.data()) == nullptr;
    } else if constexpr (own_text_type<Type>) {
        return value.view().empty();
    } else {
        static_assert(foreign_text_type<Type>, "a shape that nobody asks whether it is unset");
        std::array<char, text_traits<Type>::max_size> text;
        return text_traits<Type>::write(value, text.data()) == nullptr;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/validate/rule_checks.hpp
#ifndef VOUCH_VALIDATE_RULE_CHECKS_HPP
#define VOUCH_VALIDATE_RULE_CHECKS_HPP

// Checks values against the rules of their schemas, the same for values that were just read and for those built in code.
namespace vouch::inline VOUCH_ABI::detail {

template <class Item>
constexpr auto mapped_value(Item const& item) -> auto const&
{
    if constexpr (requires { item.second; })
        return item.second;
    else
        return item;
}

template <class... Rules, class Value, class Complain>
auto keeps_each(each_rules<Rules...> const& rules, Value const& value, Complain const& complain) -> bool;

// Calls complain(expectation, index of the item or nothing) for each rule that `value` breaks, as long as that returns true.
template <class Rule, class Value, class Complain>
VOUCH_INLINE auto keeps_rule(Rule const& rule, Value const& value, Complain const& complain) -> bool
{
    if constexpr (shape_of<Value> == shape::represented)
        return keeps_rule<Rule, representation_type<Value>>(rule, represent(value), complain);
    else if constexpr (shape_of<Value> == shape::quoted)
        return keeps_rule(rule, *value, complain);
    else if constexpr (shape_of<Value> == shape::optional || shape_of<Value> == shape::nullable)
        return !holds_value(value) || keeps_rule(rule, *value, complain);
    else if constexpr (shape_of<Value> == shape::boxed)
        return keeps_rule(rule, *value, complain);
    else if constexpr (is_each<Rule>)
        return keeps_each(rule, value, complain);
    else if constexpr (value_rule<Rule>)
        return rule.holds(value) || complain(rule.fault(value), std::nullopt);
    else
        return true;
}

// Calls complain(expectation) for each rule of each() that `item` breaks, as long as that returns true.
template <class... Rules, class Item, class Complain>
auto keeps_item_rules(each_rules<Rules...> const& rules, Item const& item, Complain const& complain) -> bool
{
    return rules.all([&](auto const& rule) {
        return keeps_rule(rule, item, [&](expectation const& what, std::optional<std::size_t>) { return complain(what); });
    });
}

template <class... Rules, class Value, class Complain>
auto keeps_each(each_rules<Rules...> const& rules, Value const& value, Complain const& complain) -> bool
{
    std::size_t index = 0;
    for (auto const& item : value) {
        if (!keeps_item_rules(rules, static_cast<typename item_of<Value>::type const&>(mapped_value(item)),
                              [&](expectation const& what) { return complain(what, index); }))
            return false;
        ++index;
    }
    return true;
}

template <class Field>
inline constexpr bool field_has_value_rules = false;
template <auto Member, class... Rules>
inline constexpr bool field_has_value_rules<field_rules<Member, Rules...>> = ((value_rule<Rules> || is_each<Rules>) || ...);
template <class Field>
inline constexpr bool field_has_each = false;
template <auto Member, class... Rules>
inline constexpr bool field_has_each<field_rules<Member, Rules...>> = (is_each<Rules> || ...);

template <class Field>
inline constexpr bool any_field_has_value_rules = false;
template <auto Member, class... Sources>
inline constexpr bool any_field_has_value_rules<field_in<Member, boost::mp11::mp_list<Sources...>>> =
    (field_has_value_rules<field_rules_of<Sources, Member>> || ...);
template <class Field>
inline constexpr bool any_field_has_each = false;
template <auto Member, class... Sources>
inline constexpr bool any_field_has_each<field_in<Member, boost::mp11::mp_list<Sources...>>> =
    (field_has_each<field_rules_of<Sources, Member>> || ...);

// Whether a member has rules about its value, and whether some are about its items.
template <class Type, class Descriptor>
inline constexpr bool has_value_rules = any_field_has_value_rules<field_of<Type, Descriptor>>;
template <class Type, class Descriptor>
inline constexpr bool has_each = any_field_has_each<field_of<Type, Descriptor>>;

// The same for all rules of the member that `Descriptor` describes.
template <class Type, class Descriptor, class Value, class Complain>
VOUCH_INLINE auto keeps_rules(Value const& value, Complain const& complain) -> bool
{
    if constexpr (has_value_rules<Type, Descriptor>)
        return field_of<Type, Descriptor>::all([&](auto const& rule) { return keeps_rule(rule, value, complain); });
    else
        return true;
}

// The same for one item of that member, and the rules of each().
template <class Type, class Descriptor, class Item, class Complain>
auto keeps_rules_of_each(Item const& item, Complain const& complain) -> bool
{
    return field_of<Type, Descriptor>::all([&]<class Rule>(Rule const& rule) {
        if constexpr (is_each<Rule>)
            return keeps_item_rules(rule, item, complain);
        else
            return true;
    });
}

// What a rule of a whole struct stands at.
enum class rule_place { object, member, missing_member };

template <class Type, auto... Members>
inline constexpr auto list_of_members = [] {
    constexpr std::array<std::string_view, sizeof...(Members)> names{json_name_of<Type, Members>...};
    return make_list<size_of_list(names)>(names);
}();

template <auto Member, class Type>
auto is_there([[maybe_unused]] Type const& object) -> bool
{
    if constexpr (may_be_absent<type_of_member<Member>>)
        return holds_value(object.*Member);
    else
        return true;
}

// The JSON name of the first of some members that is there; no data where none is.
template <class Type, auto... Members>
auto first_there(Type const& object) -> std::string_view
{
    std::string_view found;
    (void)((is_there<Members>(object) && (found = json_name_of<Type, Members>, true)) || ...);
    return found;
}

// `Owner` is `Type` or the base of it whose schema has the rule: names are those of `Type`.
template <class Owner, class Type, class Predicate, auto... Members, class Complain>
auto keeps_object_rule(check<Predicate, Members...> const& rule, Type const& object, Complain const& complain) -> bool
{
    if (rule.holds(static_cast<Owner const&>(object)))
        return true;
    expectation const what{errc::check, rule.code, rule.expected};
    std::string_view const name = first_there<Type, Members...>(object);
    return complain(what, name.data() == nullptr ? rule_place::object : rule_place::member, name);
}

template <class Owner, class Type, auto... Members, class Complain>
auto keeps_object_rule(at_least_one_of<Members...> const&, Type const& object, Complain const& complain) -> bool
{
    if ((holds_value(object.*Members) || ...))
        return true;
    constexpr auto const& list = list_of_members<Type, Members...>;
    return complain(expectation{errc::at_least_one, std::string_view(list.data(), list.size())}, rule_place::object,
                    std::string_view());
}

template <class Owner, class Type, auto Member, class... Rules, class Complain>
auto keeps_object_rule(field_rules<Member, Rules...> const& rules, Type const& object, Complain const& complain) -> bool
{
    return rules.all([&]<class Rule>(Rule const& rule) {
        if constexpr (is_required_if<Rule>)
            return holds_value(object.*Member) || !rule.applies(static_cast<Owner const&>(object)) ||
                   complain(member_missing, rule_place::missing_member, json_name_of<Type, Member>);
        else
            return true;
    });
}

template <class Item>
inline constexpr bool is_object_rule = is_check<Item> || is_at_least_one<Item>;
template <auto Member, class... Rules>
inline constexpr bool is_object_rule<field_rules<Member, Rules...>> = (is_required_if<Rules> || ...);

template <class Schema>
inline constexpr bool schema_has_object_rules = false;
template <class... Items>
inline constexpr bool schema_has_object_rules<schema<Items...>> = (is_object_rule<Items> || ...);

template <class List>
inline constexpr bool any_schema_has_object_rules = false;
template <class... Types>
inline constexpr bool any_schema_has_object_rules<boost::mp11::mp_list<Types...>> =
    (schema_has_object_rules<schema_type<Types>> || ...);

// Whether `Type` or one of its described bases has a rule of the whole struct.
template <class Type>
inline constexpr bool has_object_rules = any_schema_has_object_rules<hierarchy<Type>>;

template <class Owner, class Type, class Complain>
auto keeps_rules_of_schema(Type const& object, Complain const& complain) -> bool
{
    return schema_of<Owner>.all([&]<class Item>(Item const& item) {
        if constexpr (is_object_rule<Item>)
            return keeps_object_rule<Owner>(item, object, complain);
        else
            return true;
    });
}

// Calls complain(expectation, rule_place, name of the member) for each rule of the struct, and of its bases first, that `object`
// breaks, as long as that returns true.
template <class Type, class Complain>
auto keeps_object_rules(Type const& object, Complain const& complain) -> bool
{
    return [&]<class... Owners>(boost::mp11::mp_list<Owners...>) {
        return (keeps_rules_of_schema<Owners>(object, complain) && ...);
    }(hierarchy<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/object.hpp
#ifndef VOUCH_READ_OBJECT_HPP
#define VOUCH_READ_OBJECT_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Whether a null stands here that is refused: an optional member is absent rather than null.
template <class Type, class Limit>
VOUCH_INLINE auto refuses_null([[maybe_unused]] reader const& in, [[maybe_unused]] char const* at) -> bool
{
    if constexpr (shape_of<Type> == shape::optional && takes_null_as<Type, Limit>)
        return in.is(at, 'n') && !in.options().null_as_absent;
    else
        return false;
}

// Reads a member's value; `at` is behind the colon. There is one function for each type of member, shared by all structs.
template <class Type, class Limit>
VOUCH_OUTLINE auto read_member_value(reader& in, char const* at, Type& to, Limit const& limit) -> char const*
{
    at = in.skip_likely_space(at);
    return refuses_null<Type, Limit>(in, at) ? in.refuse_type(at, expected_json<Type>()) : read_value_inline(in, at, to, limit);
}

// How many items the rules of a member let its list, set or map have.
template <class Type, class Descriptor>
constexpr auto item_limit_of()
{
    if constexpr (has_rule<items, Type, Descriptor>) {
        items const* lowest = nullptr;
        field_of<Type, Descriptor>::all([&]<class Rule>([[maybe_unused]] Rule const& rule) {
            if constexpr (std::same_as<Rule, items>)
                if (lowest == nullptr || rule.most() < lowest->most())
                    lowest = &rule;
            return true;
        });
        return item_limit{lowest->most(), {errc::too_long, "{} items", limits_of_count(lowest->least(), lowest->most())}};
    } else {
        return unlimited{};
    }
}

// The same, and how its field says that the variants in it are told apart.
template <class Type, class Descriptor, class Limit>
constexpr auto with_form(Limit limit)
{
    using form = member_form<Type, Descriptor>;
    if constexpr (std::same_as<form, no_form>)
        return limit;
    else
        return formed<Limit, form>{limit};
}

// Gives a member the value that it has in `fresh`, a new object. Returns false, and leaves the member, where that value is unset.
template <class Type, class Descriptor>
VOUCH_INLINE auto reset_to_default(Type& object, Type& fresh) -> bool
{
    if constexpr (may_be_unset<member_type<Type, Descriptor>>())
        if (is_unset<member_form<Type, Descriptor>>(fresh.*Descriptor::pointer))
            return false;
    if (&fresh != &object)
        object.*Descriptor::pointer = std::move(fresh.*Descriptor::pointer);
    return true;
}

// Reads null as the default of a member that has one. Returns null where it does not stand for that.
template <class Type, class Descriptor>
VOUCH_COLD auto read_null_as_default(reader& in, char const* at, Type& object) -> char const*
{
    at = in.skip_space(at);
    if (!in.is(at, 'n') || !in.has(at, 4) || !stands_at(at, "null"))
        return nullptr;
    Type fresh{};
    return reset_to_default<Type, Descriptor>(object, fresh) ? at + 4 : nullptr;
}

// Whether null is a value of this member, not the absence of one.
template <class Member, class Form>
inline constexpr bool null_is_value = json_shape_of<Member> == shape::raw || json_shape_of<Member> == shape::dom ||
                                      (is_form_of_value<Form>                ? shape_of<Member> == shape::nullable
                                       : shape_of<Member> == shape::optional ? !takes_null<Member>
                                                                             : has_null<Member>);

// Reports each item that breaks a rule, at its place in the array or object from `begin` to `end`, which was read without an
// error. The items are read once more, since a set or a map does not know the order of the text.
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
        next = items.read_separator(read_formed<item_form<member_form<Type, Descriptor>>>(items, at, item), is_map ? '}' : ']');
        more = keeps_rules_of_each<Type, Descriptor>(
            item, [&](expectation const& fault) { return in.complain(at, place::value, fault); });
    }
    in.leave_map(outermost);
    return more;
}

// Reads a value that is checked as JSON in any case, and leaves the member empty where it is refused. The value has a reader of
// its own, so that its errors go nowhere.
template <class Type>
VOUCH_COLD auto read_unless_refused(reader& in, char const* at, Type& to) -> char const*
{
    at = in.skip_space(at);
    char const* const end = in.skip_value(at);
    if (end == nullptr)
        return nullptr;
    reader value({at, static_cast<std::size_t>(end - at)}, in.options());
    if (read_member_value(value, at, to, unlimited{}) == nullptr || !value.marks().empty())
        to.reset();
    return end;
}

template <class Type, class Descriptor>
VOUCH_INLINE auto read_member(reader& in, char const* at, Type& object) -> char const*
{
    using member = member_type<Type, Descriptor>;
    auto& value = object.*Descriptor::pointer;
    if constexpr (ignores_refused_members<owner_of<Descriptor::pointer>>)
        return read_unless_refused(in, at, value);
    if constexpr (has_rule<defaulted_t, Type, Descriptor> && !null_is_value<member, member_form<Type, Descriptor>>)
        if (in.options().null_as_absent)
            if (char const* const end = read_null_as_default<Type, Descriptor>(in, at, object); end != nullptr)
                return end;
    if constexpr (!has_value_rules<Type, Descriptor>) {
        return read_member_value(in, at, value, with_form<Type, Descriptor>(unlimited{}));
    } else {
        std::size_t const before = in.marks().size();
        char const* const end = read_member_value(in, at, value, with_form<Type, Descriptor>(item_limit_of<Type, Descriptor>()));
        if (end == nullptr || in.marks().size() != before)
            return end;
        [[maybe_unused]] bool items_are_told = false;
        bool const more =
            keeps_rules<Type, Descriptor>(value, [&](expectation const& fault, [[maybe_unused]] std::optional<std::size_t> item) {
                if constexpr (has_each<Type, Descriptor>)
                    if (item)
                        return std::exchange(items_are_told, true) ||
                               complain_of_items<Type, Descriptor>(in, in.skip_space(at), end);
                return in.complain(end, place::value_end, fault);
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
auto keep_unknown_member(reader& in, char const* at, void* object, char const* key, std::string_view name, map_progress& progress)
    -> char const*
{
    return read_entry(in, at, static_cast<Type*>(object)->*catch_all_of<Type>::pointer, key, name, progress);
}

template <class Type>
consteval auto keeper_of_unknown_members() -> unknown_member_keeper
{
    if constexpr (has_catch_all<Type>)
        return &keep_unknown_member<Type>;
    else
        return nullptr;
}

template <class Type, class Descriptor>
inline constexpr bool may_be_missing = may_be_absent<member_type<Type, Descriptor>> || has_rule<defaulted_t, Type, Descriptor>;

// A bit for each member of a struct.
template <std::size_t Members>
using member_bits = std::array<std::uint64_t, words_for(Members)>;

template <class Type, class List = json_members<Type>>
struct object_facts;
template <class Type, template <class...> class List, class... Descriptors>
struct object_facts<Type, List<Descriptors...>> {
    static constexpr std::size_t size = sizeof...(Descriptors);
    using bits = member_bits<size>;

    static constexpr key_table<size> names{{json_name<Type, Descriptors>...}};
    static constexpr std::array<member_reader, size> readers{&read_member_of<Type, Descriptors>...};

    static consteval auto bits_of(std::array<bool, size> const& flags) -> bits
    {
        bits all{};
        for (std::size_t index = 0; index < flags.size(); ++index)
            all[index / word_size] |= static_cast<std::uint64_t>(flags[index]) << (index % word_size);
        return all;
    }
    static constexpr bits required = bits_of({!may_be_missing<Type, Descriptors>...});
    static constexpr bits nullable = bits_of({is_nullable<member_type<Type, Descriptors>>...});
    static constexpr bits defaulted = bits_of({has_rule<defaulted_t, Type, Descriptors>...});
    // Members that are given a value where they are absent, so that none keeps one that the text does not say.
    static constexpr bits reset =
        bits_of({(may_be_missing<Type, Descriptors> || is_nullable<member_type<Type, Descriptors>>)...});

    static constexpr object_table table{names.lookup(),
                                        readers.data(),
                                        required.data(),
                                        nullable.data(),
                                        inherits_item<strict_members_t, Type>,
                                        keeper_of_unknown_members<Type>()};
};

// Whether a member of `all` is not in `seen`.
template <std::size_t Words>
VOUCH_INLINE auto lacks_any(std::array<std::uint64_t, Words> const& seen, std::array<std::uint64_t, Words> const& all) -> bool
{
    std::uint64_t lacking = 0;
    for (std::size_t word = 0; word != Words; ++word)
        lacking |= all[word] & ~seen[word];
    return lacking != 0;
}

// Reads the next member if `Descriptor` describes it. Returns false where the object ends, and where a required
// member was absent: the text has another order then, so go on with `read_members_in_any_order`.
template <class Type, class Descriptor>
VOUCH_INLINE auto read_if_next(reader& in, separated& next, Type& object, object_progress const& progress, std::uint64_t& seen,
                               std::uint64_t bit) -> bool
{
    constexpr std::string_view key = key_literal<Type, Descriptor>.substr(1); // "name":
    if (!in.has(next.at, key.size()) || !stands_at(next.at, key))
        return may_be_missing<Type, Descriptor> || is_nullable<member_type<Type, Descriptor>>;
    seen |= bit;
    char const* const at = read_member<Type, Descriptor>(in, next.at + key.size(), object);
    next = at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
    return next.more;
}

// Reads members that come in the order of the struct. Returns as `read_if_next` of the last member.
template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto read_in_order(reader& in, separated& next, Type& object, object_progress const& progress,
                                [[maybe_unused]] std::uint64_t* seen, List<Descriptors...>) -> bool
{
    std::uint64_t bit = 1;
    return ((read_if_next<Type, Descriptors>(in, next, object, progress, *seen, bit) && (bit <<= 1, true)) && ...);
}
// The same for a struct of many members, one word of bits after the other.
template <class Type, class List>
VOUCH_OUTLINE auto read_word_in_order(reader& in, separated& next, Type& object, object_progress const& progress,
                                      std::uint64_t* seen, List) -> bool
{
    using boost::mp11::mp_drop_c;
    using boost::mp11::mp_take_c;
    if constexpr (list_size<List> <= word_size)
        return read_in_order(in, next, object, progress, seen, List{});
    else
        return read_in_order(in, next, object, progress, seen, mp_take_c<List, word_size>{}) &&
               read_word_in_order(in, next, object, progress, seen + 1, mp_drop_c<List, word_size>{});
}

template <class Type>
VOUCH_INLINE auto read_members(reader& in, char const* at, Type& object, object_progress& progress, std::uint64_t* seen)
    -> char const*
{
    separated next{at, true};
    if (progress.tag.data() != nullptr)
        next = skip_leading_tag(in, at, progress);
    if (next.more) {
        if constexpr (object_facts<Type>::size <= word_size)
            (void)read_in_order(in, next, object, progress, seen, json_members<Type>{});
        else
            (void)read_word_in_order(in, next, object, progress, seen, json_members<Type>{});
    }
    if (next.more) [[unlikely]]
        return read_members_in_any_order(in, next.at, &object, progress, object_facts<Type>::table);
    return next.at;
}

template <class Value>
VOUCH_OUTLINE void reset_member(Value& value)
{
    value.reset();
}

// Resets a member that is absent. Returns false for a defaulted member whose default is unset: it counts as required.
template <class Type, class Descriptor>
VOUCH_INLINE auto reset_if_absent(Type& object, [[maybe_unused]] Type& fresh, bool is_absent) -> bool
{
    using member = member_type<Type, Descriptor>;
    if constexpr (has_rule<defaulted_t, Type, Descriptor>) {
        return !is_absent || reset_to_default<Type, Descriptor>(object, fresh);
    } else {
        if constexpr (may_be_absent<member> || is_nullable<member>)
            if (is_absent && holds_value(object.*Descriptor::pointer))
                reset_member(object.*Descriptor::pointer);
        return true;
    }
}

template <class Type, class Bits, template <class...> class List, class... Descriptors, std::size_t... Index>
VOUCH_INLINE auto reset_absent_members(Type& object, Type& fresh, Bits const& seen, List<Descriptors...>,
                                       std::index_sequence<Index...>) -> Bits
{
    Bits unset{};
    [[maybe_unused]] bool const each[] = {
        true, (reset_if_absent<Type, Descriptors>(object, fresh, (seen[Index / word_size] >> (Index % word_size) & 1) == 0) ||
               (unset[Index / word_size] |= std::uint64_t{1} << (Index % word_size), false))...};
    return unset;
}

// The same with a new object to take defaults from.
template <class Type, class Bits>
VOUCH_OUTLINE auto reset_absent_to_defaults(Type& object, Bits const& seen) -> Bits
{
    Type fresh{};
    return reset_absent_members(object, fresh, seen, json_members<Type>{}, std::make_index_sequence<object_facts<Type>::size>{});
}

// Gives absent members what the text says of them: an optional, a nullable and a pointer nothing, a defaulted member what a new
// object has there, whatever `object` held before. Returns the bits of members that are missing all the same.
template <class Type, class Bits>
VOUCH_OUTLINE auto reset_absent(Type& object, Bits const& seen, [[maybe_unused]] bool is_new) -> Bits
{
    if constexpr (has_defaulted_members<Type>)
        if (!is_new && lacks_any(seen, object_facts<Type>::defaulted))
            return reset_absent_to_defaults(object, seen);
    return reset_absent_members(object, object, seen, json_members<Type>{}, std::make_index_sequence<object_facts<Type>::size>{});
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
    using facts = object_facts<Type>;
    [[maybe_unused]] bool is_new = false;
    if constexpr (has_defaulted_members<Type>)
        is_new = in.takes_new();
    typename facts::bits seen{};
    object_progress progress{.begin = at, .seen = seen.data(), .tag = tag};
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    at = in.enter(at);
    if (at == nullptr)
        return nullptr;
    [[maybe_unused]] std::size_t const before = in.marks().size();
    if constexpr (has_catch_all<Type>)
        (object.*catch_all_of<Type>::pointer).clear();
    progress.gap = static_cast<std::size_t>(at - progress.begin) - 1;
    at = in.is(at, '}') ? at + 1 : read_members(in, at, object, progress, seen.data());
    if (at == nullptr)
        return nullptr;
    typename facts::bits missing{};
    if constexpr (facts::reset != typename facts::bits{})
        if (lacks_any(seen, facts::reset))
            missing = reset_absent(object, seen, is_new);
    for (std::size_t word = 0; word != missing.size(); ++word)
        missing[word] |= facts::required[word] & ~seen[word];
    if (lacks_any({}, missing)) [[unlikely]]
        if (!report_missing(in, at, missing.data(), facts::table))
            return nullptr;
    if constexpr (has_object_rules<Type>)
        if (in.marks().size() == before && !report_object_rules(in, object, progress.begin, at))
            return nullptr;
    in.leave();
    return at;
}

// Reads an object. `tag` is the name of the tag where the object is an alternative of a variant. A type whose schema does not
// compile was complained of already.
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

// vouch/read/quoted.hpp
#ifndef VOUCH_READ_QUOTED_HPP
#define VOUCH_READ_QUOTED_HPP

// Numbers and booleans that may stand in a string.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
auto assign_number_in_quotes(Type& to, std::string_view text) -> expectation const*
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    if (number.last != end)
        return &refused_quoted<Type>;
    if constexpr (number_text_type<Type>) {
        std::optional<Type> parsed = Type::parse(text);
        if (!parsed)
            return &refused_text<Type>;
        to = *std::move(parsed);
        return nullptr;
    } else if constexpr (std::floating_point<Type>) {
        return to_float(number, to) == conversion::done ? nullptr : &number_out_of_range;
    } else {
        conversion converted{};
        if constexpr (described_enum<Type>)
            converted = assign_number(to, number);
        else
            converted = to_integer(number, to);
        if (converted == conversion::not_an_integer)
            return &refused_quoted<Type>;
        if constexpr (described_enum<Type>)
            return converted == conversion::done ? nullptr : &refused_text<Type>;
        else
            return converted == conversion::done ? nullptr : &integer_out_of_range<Type>;
    }
}

// Gives `to` the value that `text`, the content of a string, spells as JSON does. Returns null, or the error.
template <class Type>
auto assign_in_quotes(Type& to, std::string_view text) -> expectation const*
{
    if constexpr (shape_of<Type> == shape::represented) {
        representation_type<Type> value{};
        if (expectation const* const fault = assign_in_quotes(value, text); fault != nullptr)
            return fault;
        return assign_restored(to, std::move(value)) ? nullptr : &refused_representation<Type>;
    } else if constexpr (std::same_as<Type, bool>) {
        return assign_boolean(to, text) ? nullptr : &refused_quoted<bool>;
    } else {
        return assign_number_in_quotes(to, text);
    }
}

// The kind of a value without quotes is asked here, so that the error of another kind tells of the quotes, too.
template <class Type>
auto starts_without_quotes(reader const& in, char const* at) -> bool
{
    if constexpr (kinds_of<Type> == boolean_kind)
        return in.is(at, 't') || in.is(at, 'f');
    else
        return starts_number(in, at);
}

template <class Type>
auto read_quoted(reader& in, char const* at, Type& to) -> char const*
{
    using value = typename Type::value_type;
    if (!in.is(at, '"'))
        return starts_without_quotes<value>(in, at) ? read_value(in, at, *to) : in.refuse_type(at, expected_json<Type>());
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr)
        return nullptr;
    expectation const* const fault = assign_in_quotes(*to, text);
    return fault == nullptr ? end : in.refuse(end, at, *fault);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/represented.hpp
#ifndef VOUCH_READ_REPRESENTED_HPP
#define VOUCH_READ_REPRESENTED_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Reads the representation of a type, and restores the value from that if it has no error of its own. `limit` is about the items
// of the representation.
template <class Type, class Limit>
auto read_represented(reader& in, char const* at, Type& to, Limit const& limit) -> char const*
{
    if constexpr (has_well_formed_representation<Type>) {
        std::size_t const before = in.marks().size();
        representation_type<Type> value{};
        char const* const end = read_value_inline(in, at, made_for(in, value), limit);
        if (end == nullptr || in.marks().size() != before || assign_restored(to, std::move(value)))
            return end;
        return in.refuse(end, at, refused_representation<Type>);
    } else {
        return nullptr;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/skipped.hpp
#ifndef VOUCH_READ_SKIPPED_HPP
#define VOUCH_READ_SKIPPED_HPP

// What was skipped on the way to the tag of a variant. Its alternative is read after that, and in it variants whose tags come
// late as well: these are found without skipping the same bytes at each level again.
namespace vouch::inline VOUCH_ABI::detail {

// Where arrays and objects that were skipped begin and end, by their beginning, and where the tag of an object stands that has
// one of the same name as the outermost. Exists as long as the outermost variant is read.
class skipped_values {
public:
    skipped_values(reader& in, std::string_view tag) noexcept : in_(in), tag_(tag)
    {
        if (in_.skipped() == nullptr)
            in_.set_skipped(this);
    }
    skipped_values(skipped_values const&) = delete;
    auto operator=(skipped_values const&) -> skipped_values& = delete;
    ~skipped_values()
    {
        if (in_.skipped() == this)
            in_.set_skipped(nullptr);
    }

    // Checks a value within one that is being skipped, unless it was skipped before.
    VOUCH_OUTLINE auto skip(char const* at) -> char const*
    {
        if (!in_.is(at, '{') && !in_.is(at, '['))
            return skip_scalar(at);
        if (extent const* const found = find(at); found != nullptr)
            return found->end;
        std::size_t const index = extents_.size();
        if (index == extents_.capacity())
            extents_.reserve(index * 2 + 32);
        extents_.push_back({at, nullptr, nullptr});
        char const* tag_value = nullptr;
        char const* const end = in_.skip_container(at, [&](char const* value, std::string_view key) {
            if (tag_value == nullptr && key.data() != nullptr && key == tag_)
                tag_value = value;
            return skip(value);
        });
        if (end != nullptr && end - at >= smallest)
            extents_[index] = {at, end, tag_value == nullptr ? end - 1 : tag_value};
        else
            extents_.pop_back(); // what is in it was smaller still
        return end;
    }

    // The value of the tag of the object at `at`, or its closing brace, if that was met when the object was skipped.
    [[nodiscard]] auto find_tag_value(char const* at, std::string_view tag) const -> char const*
    {
        extent const* const found = tag == tag_ ? find(at) : nullptr;
        return found == nullptr ? nullptr : found->tag_value;
    }

private:
    struct extent {
        char const* begin;
        char const* end; // null while the value is being skipped
        char const* tag_value;
    };

    // Values that are smaller are skipped again: fewer extents cost less than that.
    static constexpr std::ptrdiff_t smallest = 64;

    // Values are skipped in the order of the text, so that extents are sorted by their beginning.
    [[nodiscard]] auto find(char const* at) const -> extent const*
    {
        if (extents_.empty() || at > extents_.back().begin)
            return nullptr;
        auto const found = std::lower_bound(extents_.begin(), extents_.end(), at,
                                            [](extent const& each, char const* begin) { return each.begin < begin; });
        return found != extents_.end() && found->begin == at ? &*found : nullptr;
    }

    auto skip_scalar(char const* at) -> char const*
    {
        if (std::int64_t number = 0; at != in_.end() && (*at == '-' || is_digit(*at)))
            if (char const* const end = read_short_integer(at, in_.end(), number); end != nullptr) [[likely]]
                return end;
        return in_.skip_any(at);
    }

    reader& in_;
    std::string_view tag_;
    std::vector<extent> extents_;
};

// Skips the value at `at`, which is read later.
inline auto skip_for_now(reader& in, char const* at) -> char const*
{
    return in.skip_value_by(at, [&](char const* value) { return in.skipped()->skip(value); });
}

// Finds the value of the member `tag` of the object at `at`, or the closing brace where the object has no such member. The tag is
// mostly the first member; else the members before it are skipped here and read later.
inline auto find_tag(reader& in, char const* at, std::string_view tag) -> char const*
{
    if (char const* const found = in.skipped()->find_tag_value(at, tag); found != nullptr)
        return found;
    at = in.enter(at);
    while (at != nullptr && !in.is(at, '}')) {
        char const* const key = at;
        std::string_view name;
        if (at = in.read_name(at, name); at == nullptr)
            return nullptr;
        if (name == tag) {
            at = in.read_colon(at);
            break;
        }
        at = in.skip_unknown_member_by(at, key, [&](char const* value) { return in.skipped()->skip(value); });
        if (at == nullptr)
            return nullptr;
        at = in.skip_space(at);
        if (!in.is(at, '}'))
            at = in.read_separator(at, '}').at;
    }
    in.leave();
    return at;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/variant.hpp
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP

// Values of one of several types: objects whose tag says which, or values of different JSON kinds.
namespace vouch::inline VOUCH_ABI::detail {

template <class Facts>
inline constexpr key_table<Facts::names.size()> alternative_table{Facts::names};

// Makes `to` hold its alternative of that index. A value of this alternative that is there is read over, so that its memory is
// reused.
template <std::size_t Index, class Variant>
auto make_alternative(reader& in, Variant& to) -> std::variant_alternative_t<Index, Variant>&
{
    auto* const held = std::get_if<Index>(&to);
    return held != nullptr ? *held : made_for(in, to.template emplace<Index>());
}

// Calls read(alternative) for the alternative of that index.
template <class Variant, class Read>
auto read_alternative(reader& in, Variant& to, std::size_t index, Read const& read) -> char const*
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        char const* end = nullptr;
        (void)((index == Index && (end = read(make_alternative<Index>(in, to)), true)) || ...);
        return end;
    }(std::make_index_sequence<std::variant_size_v<Variant>>{});
}

// The kind of the JSON value that begins with `byte`, or none.
constexpr auto kind_of(char byte) noexcept -> unsigned
{
    switch (byte) {
    case '"': return string_kind;
    case 't':
    case 'f': return boolean_kind;
    case 'n': return null_kind;
    case '[': return array_kind;
    case '{': return object_kind;
    default: return byte == '-' || is_digit(byte) ? number_kind : no_kind;
    }
}

template <class... Alternatives>
auto index_of_kind(std::type_identity<std::variant<Alternatives...>>, unsigned kind) -> std::size_t
{
    std::size_t index = 0;
    (void)(((kinds_of<Alternatives> & kind) != 0 || (++index, false)) || ...);
    return index;
}

// Reads the alternative whose kind the first byte tells.
template <class Variant>
auto read_untagged(reader& in, char const* at, Variant& to) -> char const*
{
    unsigned const kind = at == in.end() ? no_kind : kind_of(*at);
    std::size_t const index = index_of_kind(std::type_identity<Variant>{}, kind);
    if (index == std::variant_size_v<Variant>)
        return in.refuse_type(at, expected_json<Variant>());
    return read_alternative(in, to, index, [&](auto& alternative) { return read_value(in, at, alternative); });
}

// The index of the alternative that a value of the tag stands for; how many alternatives there are where there is none.
template <class Facts>
auto find_alternative(std::string_view value) -> std::size_t
{
    std::size_t const index = alternative_table<Facts>.lookup().find(value);
    return index == Facts::names.size() ? Facts::size : Facts::owners[index];
}

// Makes `to` hold what an unknown tag brings, of which nothing but the tag is known yet.
template <class Variant>
auto make_other(Variant& to, std::string_view tag) -> other_alternative&
{
    other_alternative& other = to.template emplace<other_alternative>();
    other.tag.assign(tag);
    return other;
}

// Reads the alternative that a tag among its members names.
template <class Facts, class Variant>
auto read_tagged_inside(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    skipped_values const skipped(in, Facts::tag_name);
    char const* const value = find_tag(in, at, Facts::tag_name);
    if (value == nullptr)
        return nullptr;
    if (in.is(value, '}')) {
        at = in.skip_value(at);
        return at != nullptr && in.complain(value, place::object_end, member_missing, Facts::tag_name) ? at : nullptr;
    }
    std::string_view name;
    bool const is_string = in.is(value, '"');
    if (is_string && in.read_string(value, name) == nullptr)
        return nullptr;
    std::size_t const index = is_string ? find_alternative<Facts>(name) : Facts::size;
    if (index == Facts::size) {
        if constexpr (Facts::has_other)
            if (is_string)
                return read_scalar(in, at, make_other(to, name).value);
        at = in.skip_value(at);
        return at == nullptr ? nullptr : in.refuse(at, value, is_string ? unknown_tag<Facts>() : tag_is_no_text);
    }
    return read_alternative(in, to, index, [&]<class Alternative>(Alternative& alternative) -> char const* {
        if constexpr (Facts::template is_other<Alternative>)
            return nullptr; // no value of the tag is its own
        else
            return read_object(in, at, unboxed(alternative),
                               Facts::template declares_tag<Alternative> ? std::string_view() : Facts::tag_name);
    });
}

// Reads the value at `at` into the alternative of that index, which a tag outside of it names.
template <class Facts, class Variant>
auto read_content(reader& in, char const* at, Variant& to, std::size_t index) -> char const*
{
    return read_alternative(in, to, index, [&]<class Alternative>(Alternative& alternative) {
        if constexpr (Facts::template is_other<Alternative>)
            return read_scalar(in, at, alternative.value);
        else
            return read_value(in, at, alternative);
    });
}

template <class Variant>
struct content_needs;
template <class... Alternatives>
struct content_needs<std::variant<Alternatives...>> {
    static constexpr bool may_lack[] = {(may_lack_content<Alternatives>() || std::same_as<Alternatives, other_alternative>)...};
};

// Makes `to` hold the alternative of that index without a content. Returns false where that cannot be.
template <class Variant>
auto leave_out_content(reader& in, Variant& to, std::size_t index) -> bool
{
    if (!content_needs<Variant>::may_lack[index])
        return false;
    (void)read_alternative(in, to, index, [](auto&) -> char const* { return nullptr; });
    return true;
}

// What reading of an object with a tag and a content has come to.
struct beside_progress {
    bool tag_seen = false;
    bool content_seen = false;
    char const* waiting = nullptr; // the content, where it came before the tag
};

// Reads the alternative that a tag beside it names. Its content is read where it stands if the tag came before, else once the
// tag is known.
template <class Facts, class Variant>
auto read_tagged_beside(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    skipped_values const skipped(in, Facts::tag_name);
    char const* const begin = at;
    if (at = in.enter(at); at == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(at - begin) - 1;
    beside_progress progress;
    std::size_t index = Facts::size; // of the alternative, once it is known
    auto const read_tag = [&](char const* value) -> char const* {
        if (!in.is(value, '"')) {
            char const* const end = in.skip_value(value);
            return end == nullptr ? nullptr : in.refuse(end, value, tag_is_no_text);
        }
        std::string_view name;
        char const* const end = in.read_string(value, name);
        if (end == nullptr)
            return nullptr;
        index = find_alternative<Facts>(name);
        if constexpr (Facts::has_other)
            if (index == Facts::size) {
                make_other(to, name);
                index = to.index();
            }
        return index != Facts::size ? end : in.refuse(end, value, unknown_tag<Facts>());
    };
    auto const read_member = [&](char const* key, char const* colon, std::string_view name) -> char const* {
        bool const is_tag = name == Facts::tag_name;
        if (!is_tag && name != Facts::content_name) {
            if (in.options().reject_unknown && !in.complain(key, place::key, member_unknown))
                return nullptr;
            return in.skip_unknown_member(colon, key);
        }
        if (std::exchange(is_tag ? progress.tag_seen : progress.content_seen, true))
            return skip_duplicate(in, colon, key, is_tag ? Facts::tag_name : Facts::content_name);
        char const* const value = in.read_colon(colon);
        if (value == nullptr)
            return nullptr;
        if (is_tag)
            return read_tag(value);
        if (index != Facts::size)
            return read_content<Facts>(in, value, to, index);
        if (!progress.tag_seen)
            progress.waiting = value;
        return skip_for_now(in, value);
    };
    separated next = in.is(at, '}') ? separated{at + 1, false} : separated{at, true};
    while (next.more) {
        std::string_view name;
        if (at = in.read_name(next.at, name); at == nullptr)
            return nullptr;
        if (at = read_member(next.at, at, name); at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    at = next.at;
    if (at == nullptr)
        return nullptr;
    auto const misses = [&](std::string_view name) { return in.complain(at - 1, place::object_end, member_missing, name); };
    if (!progress.tag_seen && !misses(Facts::tag_name))
        return nullptr;
    if (index != Facts::size) {
        if (progress.waiting != nullptr && read_content<Facts>(in, progress.waiting, to, index) == nullptr)
            return nullptr;
        if (!progress.content_seen && !leave_out_content(in, to, index) && !misses(Facts::content_name))
            return nullptr;
    }
    in.leave();
    return at;
}

// Keeps the value of a member whose name is an unknown tag. Pointers of errors end at the object, as for any unknown member.
inline auto read_other_member(reader& in, char const* colon, char const* key, other_alternative& to) -> char const*
{
    char const* const end = in.skip_unknown_member(colon, key);
    if (end != nullptr) {
        char const* const value = in.read_colon(colon);
        raw_json_access::assign(to.value, {value, static_cast<std::size_t>(end - value)});
    }
    return end;
}

// Reads the alternative that the name of an object's only member names.
template <class Facts, class Variant>
auto read_tagged_by_name(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    char const* const begin = at;
    if (at = in.enter(at); at == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(at - begin) - 1;
    if (in.is(at, '}')) {
        in.leave();
        return in.complain(at, place::object_end, no_name_as_tag<Facts>()) ? at + 1 : nullptr;
    }
    auto const read_first = [&](char const* key, char const* colon, std::string_view name) -> char const* {
        std::size_t const index = find_alternative<Facts>(name);
        if (index == Facts::size) {
            if constexpr (Facts::has_other)
                return read_other_member(in, colon, key, make_other(to, name));
            return in.complain(key, place::key, unknown_tag<Facts>()) ? in.skip_unknown_member(colon, key) : nullptr;
        }
        char const* const value = in.read_colon(colon);
        return value == nullptr ? nullptr : read_content<Facts>(in, value, to, index);
    };
    separated next{at, true};
    for (bool first = true; next.more; first = false) {
        char const* const key = next.at;
        std::string_view name;
        if (at = in.read_name(key, name); at == nullptr)
            return nullptr;
        if (first)
            at = read_first(key, at, name);
        else
            at = in.complain(key, place::key, second_name_as_tag) ? in.skip_unknown_member(at, key) : nullptr;
        if (at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    return next.at;
}

// Reads a variant that has the form `Form`.
template <class Form, class Variant>
auto read_variant(reader& in, char const* at, Variant& to) -> char const*
{
    if constexpr (!is_tagged_form<Form>) {
        return read_untagged(in, at, to);
    } else {
        using facts = alternatives<Variant, Form>;
        if constexpr (!facts::is_well_formed)
            return nullptr; // it was complained of
        else if constexpr (facts::place == tag_place::inside)
            return read_tagged_inside<facts>(in, at, to);
        else if constexpr (facts::place == tag_place::beside)
            return read_tagged_beside<facts>(in, at, to);
        else
            return read_tagged_by_name<facts>(in, at, to);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/read/value.hpp
#ifndef VOUCH_READ_VALUE_HPP
#define VOUCH_READ_VALUE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Makes an optional, a pointer or a nullable hold a value, which is read next. A value that is there is read over and its memory
// reused, unless it is shared.
template <class Value>
auto make_value(reader& in, std::optional<Value>& to) -> Value&
{
    return to ? *to : made_for(in, to.emplace());
}
template <class Value>
auto make_value(reader& in, nullable<Value>& to) -> Value&
{
    return to ? *to : made_for(in, to.emplace());
}
template <smart_pointer Pointer>
auto make_value(reader& in, Pointer& to) -> typename Pointer::element_type&
{
    if (!std::copy_constructible<Pointer> && to)
        return *to;
    to.reset(new typename Pointer::element_type());
    return made_for(in, *to);
}

template <class Type, class Limit>
VOUCH_INLINE auto read_value_inline(reader& in, char const* at, Type& to, [[maybe_unused]] Limit const& limit) -> char const*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::nullable || kind == shape::optional) {
        if (takes_null_as<Type, Limit> && in.is(at, 'n')) {
            to.reset();
            return in.read_literal(at, "null");
        }
        return read_value_inline(in, at, make_value(in, to), limit);
    } else if constexpr (kind == shape::boxed) {
        return read_value_inline(in, at, *to, limit);
    } else if constexpr (kind == shape::object) {
        return read_object(in, at, to);
    } else if constexpr (kind == shape::sequence) {
        return read_sequence(in, at, to, limit);
    } else if constexpr (kind == shape::set) {
        return read_set(in, at, to, limit);
    } else if constexpr (kind == shape::fixed_array) {
        return read_fixed_array(in, at, to, limit);
    } else if constexpr (kind == shape::tuple) {
        return read_tuple(in, at, to);
    } else if constexpr (kind == shape::map) {
        return read_map(in, at, to, limit);
    } else if constexpr (kind == shape::variant) {
        return read_variant<form_for<Type, typename Limit::form>>(in, at, to);
    } else if constexpr (kind == shape::named || kind == shape::open) {
        return read_named(in, at, to);
    } else if constexpr (kind == shape::represented) {
        return read_represented(in, at, to, limit);
    } else if constexpr (kind == shape::quoted) {
        return read_quoted(in, at, to);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::read(in, at, to);
    } else {
        static_assert(kind != shape::none && kind != shape::other, "a shape that is not read");
        return read_scalar(in, at, to);
    }
}

template <class Type>
VOUCH_OUTLINE auto read_value(reader& in, char const* at, Type& to) -> char const*
{
    return read_value_inline(in, at, to);
}

template <class Form, class Type>
VOUCH_INLINE auto read_formed(reader& in, char const* at, Type& to) -> char const*
{
    if constexpr (std::same_as<Form, no_form>)
        return read_value(in, at, to);
    else
        return read_value_inline(in, at, to, formed<unlimited, Form>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/report/resolve.hpp
#ifndef VOUCH_REPORT_RESOLVE_HPP
#define VOUCH_REPORT_RESOLVE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Turns marks into errors in one scan of the text, however many marks there are. The text was read or written before, up to the
// mark of a syntax error if there is one, so the scan checks nothing.
class resolver {
public:
    enum class offsets { told, untold };

    resolver(std::string_view text, mark_list list)
        : list_(std::move(list)), marks_(list_.items()), scanner_(known_part(text, marks_), {}), at_(text.data())
    {
        bool const is_sorted = std::is_sorted(marks_.begin(), marks_.end(),
                                              [](auto const& left, auto const& right) { return left.anchor < right.anchor; });
        if (!is_sorted) {
            for (std::size_t index = 0; index < marks_.size(); ++index)
                order_.push_back({marks_[index].anchor, index});
            sort(order_);
        }
        errors_.reserve(marks_.size());
        settled_.reserve(marks_.size());
        find_next();
    }

    // The text begins at byte `base` of the text that the errors' offsets are for.
    auto run(offsets shown = offsets::told, std::size_t base = 0) -> errors
    {
        shown_ = shown;
        base_ = base;
        open_.push_back({.is_object = false, .begin = 0});
        while ((next_anchor_ != none || !waiting_.empty()) && scan_token()) {
        }
        for (; next_anchor_ != none; pass_mark()) // the text ended, or broke, before the anchor
            settle(next_mark(), next_anchor_, open_.size());
        while (open_.size() > 1)
            close(offset());
        return errors(take_sorted());
    }

private:
    // What follows a syntax error means nothing.
    static auto known_part(std::string_view text, std::vector<mark_list::item> const& marks) -> std::string_view
    {
        bool const broken = !marks.empty() && marks.back().where == place::nowhere;
        return broken ? text.substr(0, marks.back().anchor) : text;
    }

    static constexpr std::size_t none = mark_list::none;

    // A mark and an offset: of its anchor, of its error, or of the object whose member it waits for. Ordered by offset, then by
    // detection. One type for three lists, since each vector of another type costs every program compile time.
    struct placed_mark {
        std::size_t offset;
        std::size_t mark;
        std::size_t error = 0; // its index in errors_, for a mark that became one

        friend constexpr auto operator<=>(placed_mark const&, placed_mark const&) = default;
    };
    struct container {
        bool is_object;
        bool in_value = false; // whether key or index belongs to the path
        std::size_t begin;
        std::size_t index = 0;     // of the element, in an array
        char const* key = nullptr; // where the member's key starts, in an object; read on demand
    };

    auto offset() const noexcept -> std::size_t { return static_cast<std::size_t>(at_ - scanner_.begin()); }

    auto next_mark() const noexcept -> std::size_t { return order_.empty() ? next_ : order_[next_].mark; }
    auto next_place() const noexcept -> place { return marks_[next_mark()].where; }
    void find_next() noexcept { next_anchor_ = next_ < marks_.size() ? marks_[next_mark()].anchor : none; }
    void pass_mark() noexcept
    {
        ++next_;
        find_next();
    }

    // A heap sort: few texts need it, and it is a tenth of the code of std::sort, which every program would compile.
    VOUCH_OUTLINE static void sort(std::vector<placed_mark>& marks)
    {
        std::make_heap(marks.begin(), marks.end());
        std::sort_heap(marks.begin(), marks.end());
    }

    // Most texts settle their marks in the order of the result; then nothing is moved.
    auto take_sorted() -> std::vector<error>
    {
        if (std::is_sorted(settled_.begin(), settled_.end()))
            return std::move(errors_);
        sort(settled_);
        std::vector<error> sorted;
        sorted.reserve(settled_.size());
        for (placed_mark const& next : settled_)
            sorted.push_back(std::move(errors_[next.error]));
        return sorted;
    }

    // Turns a mark into its error at `offset`. The pointer is the path through the first `depth` containers; it ends at a map,
    // whose names are data.
    void settle(std::size_t index, std::size_t offset, std::size_t depth)
    {
        mark_list::item const& settled = marks_[index];
        mark_list::subject const& subject = list_.subject_of(settled);
        std::string pointer;
        bool is_declared = true;
        for (std::size_t level = 1; level < depth && is_declared; ++level) {
            container const& around = open_[level];
            is_declared = around.in_value && around.begin != settled.opaque;
            if (is_declared && around.is_object)
                append_pointer_token(pointer, key_of(around));
            else if (is_declared)
                pointer.append(1, '/').append(std::to_string(around.index));
        }
        if (subject.member && settled.opaque == none)
            append_pointer_token(pointer, *subject.member);
        if (settled.offset != none)
            offset = settled.offset;
        settled_.push_back({offset, index, errors_.size()});
        errors_.emplace_back(subject.what, std::move(pointer),
                             shown_ == offsets::told ? std::optional(base_ + offset) : std::nullopt);
    }

    // Valid until the next string is read.
    auto key_of(container const& object) -> std::string_view
    {
        std::string_view key;
        (void)scanner_.read_string(object.key, key); // it was read before
        return key;
    }

    // Settles the next marks up to `anchor` while their place satisfies `is_settled`. A mark of another place stays for the
    // value, key or bracket that begins or ends at the same byte later in the scan.
    template <class Predicate>
    void settle_all(std::size_t anchor, std::size_t offset, std::size_t depth, Predicate is_settled)
    {
        for (; next_anchor_ <= anchor && is_settled(next_place()); pass_mark())
            settle(next_mark(), offset, depth);
    }

    // Passes one token. Returns false at the end of the text or where it breaks.
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
            for (; next_anchor_ == begin && next_place() == place::object_begin; pass_mark())
                waiting_.push_back({begin, next_mark()});
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

    // Ends the innermost object or array. Its checks whose member did not come get the offset of its first byte.
    void close(std::size_t begin)
    {
        container const ended = open_.back();
        open_.pop_back();
        for (; !waiting_.empty() && waiting_.back().offset == ended.begin; waiting_.pop_back())
            settle(waiting_.back().mark, ended.begin, open_.size());
        value_ended(begin);
    }

    // Settles the checks of `object` that stand at the member whose value begins here. Checks of outer objects are not looked at.
    void settle_waiting(container const& object, std::size_t begin)
    {
        std::string const key(key_of(object));
        std::size_t first = waiting_.size();
        while (first != 0 && waiting_[first - 1].offset == object.begin)
            --first;
        std::size_t kept = first;
        for (std::size_t next = first; next < waiting_.size(); ++next)
            if (list_.subject_of(marks_[waiting_[next].mark]).member == key)
                settle(waiting_[next].mark, begin, open_.size() - 1);
            else
                waiting_[kept++] = waiting_[next];
        while (waiting_.size() > kept)
            waiting_.pop_back();
    }

    mark_list list_;
    std::vector<mark_list::item> const& marks_; // of list_
    scanner scanner_;
    char const* at_;
    offsets shown_ = offsets::told;
    std::size_t base_ = 0;
    std::vector<placed_mark> order_; // marks by anchor; empty if they are in that order already
    std::size_t next_ = 0;           // in that order
    std::size_t next_anchor_ = none;
    std::vector<container> open_;
    std::vector<placed_mark> waiting_; // for a member of the object at `offset`; those of inner objects last
    std::vector<error> errors_;        // as settled
    std::vector<placed_mark> settled_; // of each of them
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

// The errors of a text that begins at byte `base` of what the caller was given.
VOUCH_COLD inline auto report(reader& in, std::string_view text, resolver::offsets shown = resolver::offsets::told,
                              std::size_t base = 0) -> errors
{
    errors all = resolver(text, std::move(in.marks())).run(shown, base);
    if (in.truncated())
        all.set_truncated();
    return all;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Reads the `Type` that a JSON text holds, or reports every error in the text.
///
/// The text is read once, straight into the object: RFC 8259 to the letter, UTF-8 checked, then types, rules and checks.
/// An absent optional, nullable or pointer is empty, whatever the struct's initialisers put there. A defaulted member that is
/// absent has the value that `Type{}` gives it.
///
/// Errors: all of them with pointer and offset, in the order of the text; a syntax error is the last one, since nothing after
///         it can be read. At most `options.max_errors`, then `errors::truncated()`.
/// Lifetime: keeps nothing of `text`, which needs no terminator.
/// Cost:   one pass; allocates for the object's own strings and arrays, and for errors.
template <class Type>
[[nodiscard]] auto parse(std::string_view text, parse_options const& options = {}) -> result<Type>
{
    if constexpr (detail::require_readable<Type>()) {
        detail::reader in(text, options);
        result<Type> made(std::in_place);
        if (!detail::read_document(in, detail::made_for(in, *made)) || !in.marks().empty()) [[unlikely]]
            made = detail::report(in, text);
        return made;
    } else {
        return errors{};
    }
}

/// Reads into an existing object, whose strings and arrays keep their memory: reading many similar texts allocates little.
///
/// Errors: as `parse`; empty where there are none. After success every described member equals what `parse` gives, whatever the
///         object held; members that are not described keep their values. After failure the object is valid, and what it
///         holds is unspecified.
template <class Type>
[[nodiscard]] auto parse_into(std::string_view text, Type& object, parse_options const& options = {}) -> errors
{
    if constexpr (detail::require_readable<Type>()) {
        detail::reader in(text, options);
        if (!detail::read_document(in, object) || !in.marks().empty()) [[unlikely]]
            return detail::report(in, text);
    }
    return {};
}

/// Reads a value that was kept as text. Offsets count from the beginning of that text.
template <class Type>
[[nodiscard]] auto parse(raw_json const& value, parse_options const& options = {}) -> result<Type>
{
    return parse<Type>(std::string_view(value.text()), options);
}

inline auto raw_json::from(std::string_view text) -> result<raw_json>
{
    return parse<raw_json>(text);
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
///
/// Cost: one pass up to `offset`.
[[nodiscard]] constexpr auto locate(std::string_view text, std::size_t offset) noexcept -> text_position
{
    std::string_view const before = text.substr(0, (std::min)(offset, text.size()));
    std::size_t const line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            detail::count_code_points(before.substr(line_begin)) + 1};
}

namespace detail {

// Locates offsets that never decrease, in one pass for all of them. `first` is the place where the text begins.
class forward_locator {
public:
    explicit constexpr forward_locator(std::string_view text, text_position first = {}) noexcept : rest_(text), position_(first)
    {}

    constexpr auto locate(std::size_t offset) noexcept -> text_position
    {
        std::string_view passed = rest_.substr(0, offset - passed_);
        rest_.remove_prefix(passed.size());
        passed_ += passed.size();
        for (auto feed = passed.find('\n'); feed != passed.npos; feed = passed.find('\n')) {
            ++position_.line;
            position_.column = 1;
            passed.remove_prefix(feed + 1);
        }
        position_.column += count_code_points(passed);
        return position_;
    }

private:
    std::string_view rest_;
    std::size_t passed_ = 0;
    text_position position_;
};

// The errors that have an offset, by offset; those of the same offset in their own order.
inline auto sorted_by_offset(errors const& all) -> std::vector<error const*>
{
    std::vector<error const*> placed;
    for (error const& each : all)
        if (each.offset())
            placed.push_back(&each);
    auto const precedes = [](error const* left, error const* right) { // all of them are in one array
        return left->offset() != right->offset() ? left->offset() < right->offset() : left < right;
    };
    std::make_heap(placed.begin(), placed.end(), precedes); // as `resolver` sorts: less to compile than std::sort
    std::sort_heap(placed.begin(), placed.end(), precedes);
    return placed;
}

} // namespace detail

/// The line and column of each error, in the order of `all`; empty for an error without offset.
///
/// Cost: one pass over the text for all errors.
[[nodiscard]] inline auto locate(std::string_view text, errors const& all) -> std::vector<std::optional<text_position>>
{
    std::vector<std::optional<text_position>> positions(all.size());
    detail::forward_locator locator(text);
    for (error const* const each : detail::sorted_by_offset(all))
        positions[static_cast<std::size_t>(each - &*all.begin())] = locator.locate(*each->offset());
    return positions;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/report/explain.hpp
#ifndef VOUCH_REPORT_EXPLAIN_HPP
#define VOUCH_REPORT_EXPLAIN_HPP

namespace vouch::inline VOUCH_ABI {

/// What `explain` shows of the text.
struct explain_options {
    bool show_values = false; ///< if false, every value is masked and only names can be read
};

namespace detail {

// A part of a text, [begin, end).
struct span {
    std::size_t begin;
    std::size_t end;
};

// Finds the parts of a text that may be shown: punctuation and the names of members. The text need not be JSON: a string that is
// not surely a member's name is a value.
class name_finder {
public:
    // Nothing is surely a name from `broken_at` on. Only what overlaps `windows`, which are in order, is kept: the rest of the
    // text is not drawn.
    name_finder(std::string_view text, std::size_t broken_at, std::vector<span> const& windows)
        : text_(text), broken_at_(broken_at), windows_(windows)
    {}

    // The parts that may be shown, in order.
    auto run() -> std::vector<span>
    {
        std::size_t const end = windows_.empty() ? 0 : (std::min)(windows_.back().end, text_.size());
        while (at_ < end) {
            switch (kind_of(text_[at_])) {
            case kind::punctuation: pass_punctuation(); break;
            case kind::quote: pass_string(); break;
            default: pass_value(end);
            }
        }
        return std::move(shown_);
    }

private:
    enum class kind : std::uint8_t { value, backslash, feed, quote, punctuation };

    static constexpr auto kinds = [] {
        std::array<kind, 256> table{};
        for (char const byte : std::string_view("{}[],:"))
            table[static_cast<unsigned char>(byte)] = kind::punctuation;
        table['"'] = kind::quote;
        table['\\'] = kind::backslash;
        table['\n'] = kind::feed;
        return table;
    }();

    static auto kind_of(char byte) noexcept -> kind { return kinds[static_cast<unsigned char>(byte)]; }

    void pass_value(std::size_t end) noexcept
    {
        std::size_t at = at_;
        while (at != end && kind_of(text_[at]) < kind::quote)
            ++at;
        at_ = at;
    }

    void pass_punctuation()
    {
        char const byte = text_[at_];
        if (byte == '{' || byte == '[')
            open_ += byte;
        else if ((byte == '}' || byte == ']') && !open_.empty())
            open_.pop_back();
        name_expected_ = byte == '{' || (byte == ',' && !open_.empty() && open_.back() == '{');
        ++at_;
        if (is_in_window(at_ - 1, at_))
            show(at_ - 1, at_);
    }

    void pass_string()
    {
        std::size_t const begin = at_;
        std::size_t const end = find_string_end();
        bool const closed = end != text_.size() && text_[end] == '"';
        bool const name_expected = std::exchange(name_expected_, false);
        at_ = closed ? end + 1 : end;
        if (!is_in_window(begin, at_))
            return;
        if (name_expected && closed && begin < broken_at_ && colon_follows(at_))
            return show(begin, at_);
        show(begin, begin + 1);
        if (closed)
            show(end, at_);
    }

    // The closing quote of the string at `at_`, or the end of the line or the text.
    auto find_string_end() const noexcept -> std::size_t
    {
        for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
            kind const found = kind_of(text_[end]);
            if (found == kind::quote || found == kind::feed)
                return end;
            if (found == kind::backslash && end + 1 < text_.size() && text_[end + 1] != '\n')
                ++end;
        }
        return text_.size();
    }

    auto colon_follows(std::size_t position) const noexcept -> bool
    {
        while (position < text_.size() && is_space(text_[position]))
            ++position;
        return position < text_.size() && text_[position] == ':';
    }

    auto is_in_window(std::size_t begin, std::size_t end) noexcept -> bool
    {
        if (end <= window_.begin)
            return false;
        while (window_.end <= begin && next_window_ != windows_.size())
            window_ = windows_[next_window_++];
        return begin < window_.end && end > window_.begin;
    }

    void show(std::size_t begin, std::size_t end)
    {
        if (!shown_.empty() && shown_.back().end == begin)
            shown_.back().end = end;
        else
            shown_.push_back({begin, end});
    }

    std::string_view text_;
    std::size_t broken_at_;
    std::vector<span> const& windows_;
    std::size_t next_window_ = 0;
    span window_{0, 0}; // the first that ends behind `at_`
    std::size_t at_ = 0;
    std::string open_; // the brackets around
    bool name_expected_ = false;
    std::vector<span> shown_;
};

// Draws the lines of a text that errors point into.
class explainer {
public:
    // The text is a part of a larger one, for which the errors' offsets are: it begins at byte `base` there, at `first`.
    explainer(errors const& all, std::string_view text, explain_options options, std::size_t base = 0, text_position first = {})
        : all_(all), text_(text), options_(options), base_(base), first_(first), placed_(sorted_by_offset(all))
    {
        if (!options.show_values)
            shown_ = name_finder(text, find_broken(), make_windows()).run();
    }

    auto run() -> std::string
    {
        for (error const& each : all_)
            if (!each.offset())
                append_message(each);
        forward_locator locator(text_, first_);
        for (error const* const each : placed_) {
            auto const position = locator.locate(place_of(*each));
            out_ += std::to_string(position.line) + ':' + std::to_string(position.column) + ": ";
            append_message(*each);
            draw_line(character_at(place_of(*each)));
        }
        return std::move(out_);
    }

private:
    static constexpr std::size_t width = 80;
    static constexpr std::size_t most_before = width / 2;
    static constexpr std::size_t most_bytes = 4; // of a character, which takes a column or more

    // Where in the text an error is that has an offset.
    auto place_of(error const& of) const noexcept -> std::size_t { return *of.offset() - base_; }

    void append_message(error const& of)
    {
        append_printable(out_, of.pointer(), backslash::doubled);
        out_ += ": ";
        append_printable(out_, of.message());
        out_ += '\n';
    }

    // The offset from which on the text may be anything: reading ended there.
    auto find_broken() const -> std::size_t
    {
        for (error const* const each : placed_)
            if (each->kind() == errc::syntax || each->kind() == errc::invalid_utf8 || each->kind() == errc::too_deep)
                return place_of(*each);
        return all_.truncated() && !placed_.empty() ? place_of(*placed_.back()) + 1 : text_.npos;
    }

    // All that may be drawn.
    auto make_windows() const -> std::vector<span>
    {
        std::vector<span> windows;
        for (error const* const each : placed_) {
            std::size_t const place = (std::min)(place_of(*each), text_.size());
            std::size_t const before = (most_before + 1) * most_bytes; // and what is left of the character at the place
            span const window{place < before ? 0 : place - before, place + width * most_bytes};
            if (!windows.empty() && window.begin <= windows.back().end)
                windows.back().end = window.end;
            else
                windows.push_back(window);
        }
        return windows;
    }

    // The first byte of the character that `offset` is in.
    auto character_at(std::size_t offset) const noexcept -> std::size_t
    {
        if (offset >= text_.size())
            return text_.size();
        for (std::size_t size = 1; size < most_bytes && size <= offset; ++size)
            if (first_character(text_.substr(offset - size)).size() > size)
                return offset - size;
        return offset;
    }

    // The first byte of the character that ends at `end`.
    auto character_before(std::size_t end) const noexcept -> std::size_t
    {
        for (std::size_t size = 2; size <= most_bytes && size <= end; ++size)
            if (first_character(text_.substr(end - size, size)).size() == size)
                return end - size;
        return end - 1;
    }

    // Successive calls are for positions that are close to each other.
    auto is_shown(std::size_t position) noexcept -> bool
    {
        if (options_.show_values)
            return true;
        while (latest_ != shown_.size() && shown_[latest_].end <= position)
            ++latest_;
        while (latest_ != 0 && shown_[latest_ - 1].end > position)
            --latest_;
        return latest_ != shown_.size() && shown_[latest_].begin <= position;
    }

    // Appends the character at `position`, its escape or a mask. Returns how many columns it takes.
    auto draw_character(std::string& to, std::size_t position, std::string_view character) -> std::size_t
    {
        if (!is_space(character.front()) && is_shown(position))
            return append_printable_character(to, character);
        to += is_space(character.front()) ? ' ' : '*';
        return 1;
    }

    // The offset to draw from, so that at most `most_before` columns precede `place`.
    auto first_drawn(std::size_t place) -> std::size_t
    {
        std::string drawn;
        for (std::size_t columns = 0; place != 0 && text_[place - 1] != '\n';) {
            std::size_t const previous = character_before(place);
            drawn.clear();
            columns += draw_character(drawn, previous, text_.substr(previous, place - previous));
            if (columns > most_before)
                break;
            place = previous;
        }
        return place;
    }

    // Appends the line around `place` and a line with a caret below `place`.
    void draw_line(std::size_t place)
    {
        std::size_t columns = 0;
        std::size_t caret = 0;
        for (std::size_t at = first_drawn(place); columns <= width;) {
            if (at == place)
                caret = columns;
            if (at == text_.size() || text_[at] == '\n')
                break;
            auto const character = first_character(text_.substr(at));
            std::size_t const size = out_.size();
            columns += draw_character(out_, at, character);
            if (columns > width)
                out_.resize(size);
            at += character.size();
        }
        out_ += '\n';
        out_.append(caret, ' ') += "^\n";
    }

    errors const& all_;
    std::string_view text_;
    explain_options options_;
    std::size_t base_;
    text_position first_;
    std::vector<error const*> placed_;
    std::vector<span> shown_; // unless all is
    std::size_t latest_ = 0;  // in shown_
    std::string out_;
};

} // namespace detail

/// Explains errors to a person who may see the text. For each error: `line:column: pointer: message`, at most 80 columns of the
/// line, and a caret. Errors without offset come first, without a line.
///
/// Names are shown. Values are masked, `"country": "***"`, unless `options.show_values`. Control characters, those that set the
/// direction of text and invisible ones appear as escapes, `\u202e`, and bytes that are not UTF-8 as `\xff`, so that the result
/// can be printed on a terminal.
/// Cost: one pass over the text for all errors.
[[nodiscard]] inline auto explain(errors const& all, std::string_view text, explain_options options = {}) -> std::string
{
    return detail::explainer(all, text, options).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/read/documents.hpp
#ifndef VOUCH_READ_DOCUMENTS_HPP
#define VOUCH_READ_DOCUMENTS_HPP

#include <iterator>

namespace vouch::inline VOUCH_ABI {

/// A document of a text that holds several: what was read, and where it stands.
template <class Type>
struct document {
    result<Type> value;     ///< the object, or every error, with offsets in the whole text
    std::size_t offset;     ///< of its first byte in the whole text
    text_position position; ///< line and column of that byte
    std::string_view text;  ///< its part of the whole text; of a broken one, all that was passed over
};

namespace detail {

// Finds where the documents of a text begin, and where to go on behind one that is broken.
class document_cursor {
public:
    explicit document_cursor(std::string_view text) noexcept : text_(text), locator_(text) {}

    [[nodiscard]] auto offset() const noexcept -> std::size_t { return begin_; }
    [[nodiscard]] auto position() const noexcept -> text_position { return position_; }
    // The text from the document's first byte on.
    [[nodiscard]] auto rest() const noexcept -> std::string_view { return text_.substr(begin_); }

    // Goes to the first byte of the next document. Returns false if there is none.
    auto find_next() noexcept -> bool
    {
        std::size_t at = end_;
        is_record_ = false;
        for (; at != text_.size() && (is_space(text_[at]) || text_[at] == record_separator); ++at)
            is_record_ = is_record_ || text_[at] == record_separator;
        begin_ = at;
        position_ = locator_.locate(at);
        return at != text_.size();
    }

    // Whether the value that ends before `size` bytes of `rest()` ends there for sure: a number or a word goes on up to white
    // space.
    [[nodiscard]] auto is_whole(std::size_t size) const noexcept -> bool
    {
        std::size_t const end = begin_ + size;
        char const last = text_[end - 1];
        if (last == '}' || last == ']' || last == '"')
            return true;
        if (end == text_.size() || text_[end] == record_separator)
            return !is_record_; // RFC 7464 section 2.4: it may have been cut off
        return is_space(text_[end]);
    }

    // Ends the document behind `size` bytes of `rest()`.
    void pass(std::size_t size) noexcept { end_ = begin_ + size; }

    // Ends the document in which `in` ended reading. If that was for too many errors, what the document breaks at is not known
    // yet; it ends behind its value if it does not break at all.
    VOUCH_COLD void pass_broken(scanner& in)
    {
        if (!in.truncated())
            return resume_behind(in.marks().back());
        scanner again(rest(), in.options());
        char const* const end = again.skip_value(again.begin());
        if (end == nullptr)
            return resume_behind(again.marks().back());
        auto const size = static_cast<std::size_t>(end - again.begin());
        end_ = is_whole(size) ? begin_ + size : find_resumption(begin_ + size);
    }

    // The document that was passed, without the white space behind it.
    [[nodiscard]] auto passed() const noexcept -> std::string_view
    {
        std::size_t end = end_;
        while (end != begin_ && is_space(text_[end - 1]))
            --end;
        return text_.substr(begin_, end - begin_);
    }

private:
    static constexpr char record_separator = '\x1E';
    // A line that was cut off, `{"a":[`, takes lines behind it for its own up to the first that cannot follow, `{"a":1}` and then
    // another where a comma is expected; more of them if those were cut off too. They are read again. A document that broke
    // further down has several lines.
    static constexpr std::size_t most_read_again = 16;

    // Ends the document that `fault`, the error that ended reading, broke.
    void resume_behind(mark const& fault) noexcept { end_ = find_resumption(begin_ + fault.offset.value_or(fault.anchor)); }

    // The first byte of the next line, or the end of the text.
    [[nodiscard]] auto next_line(std::size_t at) const noexcept -> std::size_t
    {
        std::size_t const feed = text_.find('\n', at);
        return feed == text_.npos ? text_.size() : feed + 1;
    }

    // Where the next document may begin, if reading ended at `broken`.
    [[nodiscard]] auto find_resumption(std::size_t broken) const noexcept -> std::size_t
    {
        if (is_record_)
            return (std::min)(text_.find(record_separator, broken), text_.size());
        std::size_t at = next_line(begin_);
        if (at <= broken && at != text_.size()) {
            std::size_t line = at;
            for (std::size_t count = 1; line < broken && count != most_read_again; ++count)
                line = next_line(line);
            if (line < broken)
                at = text_.rfind('\n', broken - 1) + 1;
            while (at != text_.size() && (is_space(text_[at]) || text_[at] == '}' || text_[at] == ']'))
                at = next_line(at);
        }
        std::size_t const separator = text_.substr(0, at).find(record_separator, broken);
        return (std::min)(separator, at);
    }

    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0; // of the document before
    forward_locator locator_;
    text_position position_{};
    bool is_record_ = false; // whether a record separator stands before the document
};

} // namespace detail

/// The documents of a text, each read when the iterator gets to it: an input range. `documents` makes one.
template <class Type>
class document_range {
public:
    class iterator {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = document<Type>;
        using difference_type = std::ptrdiff_t;

        iterator() = default;

        /// The document, whose value may be moved from.
        [[nodiscard]] auto operator*() const noexcept -> document<Type>& { return *range_->current_; }
        [[nodiscard]] auto operator->() const noexcept -> document<Type>* { return &*range_->current_; }
        auto operator++() -> iterator&
        {
            range_->read_next();
            return *this;
        }
        void operator++(int) { range_->read_next(); }
        [[nodiscard]] auto operator==(std::default_sentinel_t) const noexcept -> bool { return !range_->current_.has_value(); }

    private:
        friend document_range;
        explicit iterator(document_range& range) noexcept : range_(&range) {}

        document_range* range_ = nullptr;
    };

    /// Reads the first document. Called again, it begins again; iterators from before are then not to be used.
    [[nodiscard]] auto begin() -> iterator
    {
        cursor_ = detail::document_cursor(text_);
        read_next();
        return iterator(*this);
    }
    [[nodiscard]] static auto end() noexcept -> std::default_sentinel_t { return {}; }

private:
    template <class Each> // complains of a temporary text
    friend auto documents(std::string_view text, parse_options const& options) -> document_range<Each>;

    document_range(std::string_view text, parse_options const& options) noexcept : text_(text), options_(options), cursor_(text)
    {}

    void read_next()
    {
        if (cursor_.find_next())
            current_.emplace(document<Type>{read(), cursor_.offset(), cursor_.position(), cursor_.passed()});
        else
            current_.reset();
    }

    auto read() -> result<Type>
    {
        if constexpr (detail::require_readable<Type>()) {
            std::string_view const rest = cursor_.rest();
            detail::reader in(rest, options_);
            result<Type> made(std::in_place);
            char const* end = detail::read_value(in, in.begin(), detail::made_for(in, *made));
            if (end != nullptr) {
                auto const size = static_cast<std::size_t>(end - in.begin());
                if (!cursor_.is_whole(size)) [[unlikely]]
                    end = in.fail(end, errc::syntax, "white space behind the value");
                cursor_.pass(size);
            }
            if (end == nullptr) [[unlikely]]
                cursor_.pass_broken(in);
            if (!in.marks().empty()) [[unlikely]]
                made = detail::report(in, rest, detail::resolver::offsets::told, cursor_.offset());
            return made;
        } else {
            return errors{};
        }
    }

    std::string_view text_;
    parse_options options_;
    detail::document_cursor cursor_;
    std::optional<document<Type>> current_; // empty at the end
};

namespace complaint {
template <class Text>
inline constexpr bool text_outlives_its_documents = false;
} // namespace complaint

/// Reads a text that holds JSON documents one after another, each a `Type`: a log with one document a line (NDJSON, JSON Lines),
/// concatenated JSON, or a sequence with a record separator before each document (RFC 7464).
///
/// A document ends where its value ends; a number, true, false and null end at white space. What follows on the line is the next
/// document: `{"a":1} x` is a good document and a broken one. White space and record separators between documents are skipped.
///
/// A broken document is one result, with its errors. Reading then goes on
///   - at the next line, if the document broke on its first line;
///   - if it broke further down, at the next line that begins neither with white space nor with a closing bracket: a document
///     of several lines is passed over as a whole, and behind a line that was cut off, `{"a":[`, the next line is read;
///   - at the next record separator, if the document has one before it, or if that comes first.
/// Nothing behind a broken document is read if the text has one line only.
///
///     for (auto const& document : vouch::documents<entry>(log))
///         if (!document.value)
///             std::cerr << vouch::explain(document);
///
/// Errors:   those of `parse` for each document, with offsets in the whole text, which `explain(errors, text)` and `locate` take.
/// Lifetime: `text` must outlive the range and its documents.
/// Cost:     memory for one document at a time. The lines of a broken document are read again: each as often as broken documents
///           cover it, at most some 16, and twice as often where these have more errors than `max_errors`. Time grows with the
///           size of the text, whatever it holds.
/// See:      RFC 7464
template <class Type>
[[nodiscard]] auto documents(std::string_view text, parse_options const& options = {}) -> document_range<Type>
{
    return document_range<Type>(text, options);
}
template <class Type, std::same_as<std::string> Text>
auto documents(Text&&, parse_options const& = {}) -> document_range<Type>
{
    static_assert(complaint::text_outlives_its_documents<Text>,
                  "the documents are read from this text later: give it a name, so that it lives as long as they do");
    return documents<Type>(std::string_view());
}

/// Explains the errors of a document to a person who may see its text, as `explain` does for a whole text. Lines and columns are
/// those of the whole text, and what is drawn belongs to the document: one that was cut off is broken at its end. Empty if there
/// are no errors.
///
/// Cost: one pass over the document, wherever it stands.
template <class Type>
[[nodiscard]] auto explain(document<Type> const& of, explain_options options = {}) -> std::string
{
    return of.value ? std::string() : detail::explainer(of.value.error(), of.text, options, of.offset, of.position).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/report/flatten.hpp
#ifndef VOUCH_REPORT_FLATTEN_HPP
#define VOUCH_REPORT_FLATTEN_HPP

#include <map>

namespace vouch::inline VOUCH_ABI {

/// Maps each pointer to its messages, for a form that shows them beside its fields: `flatten(errors)["/address/country"]`.
[[nodiscard]] inline auto flatten(errors const& all) -> std::map<std::string, std::vector<std::string>>
{
    std::map<std::string, std::vector<std::string>> messages;
    for (error const& each : all)
        messages[each.pointer()].push_back(each.message());
    return messages;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/base64.hpp
#ifndef VOUCH_TYPES_BASE64_HPP
#define VOUCH_TYPES_BASE64_HPP

namespace vouch::inline VOUCH_ABI {

/// The two alphabets of RFC 4648: `standard` ends in `+` and `/`, `url` in `-` and `_`.
enum class base64_alphabet : std::uint8_t { standard, url };

/// Whether the text is filled up with `=` to a multiple of four characters.
enum class base64_padding : std::uint8_t { required, none };

/// Bytes that are base64 in JSON. They are `std::byte`, so that they are never taken for a text, written or printed as one.
///
/// JSON:   a string in the alphabet, "AQID", with the padding or without any, as the type says.
/// Errors: `not_base64`, `not_base64url` for any other text: a character of the other alphabet, white space and line ends,
///         padding that is missing or not allowed, and a last character with bits that belong to no byte. So each value has one
///         text. Rules are about the text: `max_length(8)` are at most six bytes.
/// Cost:   an allocation for the bytes, and one for the text in reading and in writing.
/// See:    RFC 4648 sections 4 and 5; section 3 on what is refused
template <base64_alphabet Alphabet, base64_padding Padding>
class basic_base64 {
public:
    basic_base64() = default;
    /// Takes the bytes.
    basic_base64(std::vector<std::byte> bytes) noexcept : bytes_(std::move(bytes)) {}

    /// Copies the bytes of a string.
    [[nodiscard]] static auto copy_of(std::string_view characters) -> basic_base64
    {
        auto const* const first = reinterpret_cast<std::byte const*>(characters.data());
        return std::vector<std::byte>(first, first + characters.size());
    }
    /// Makes bytes from their base64. Empty if `text` is not valid.
    [[nodiscard]] static auto decode(std::string_view text) -> std::optional<basic_base64>
    {
        if constexpr (Padding == base64_padding::required) {
            if (text.size() % 4 != 0)
                return std::nullopt;
            for (int most = 2; most != 0 && text.ends_with('='); --most)
                text.remove_suffix(1);
        }
        if (text.size() % 4 == 1)
            return std::nullopt;
        basic_base64 made;
        made.bytes_.reserve(text.size() / 4 * 3 + 2);
        std::uint32_t bits = 0; // the lowest `size` of them belong to the next byte
        unsigned size = 0;
        for (char const digit : text) {
            std::uint8_t const value = values[static_cast<unsigned char>(digit)];
            if (value > 63)
                return std::nullopt;
            bits = bits << 6 | value;
            size += 6;
            if (size >= 8) {
                size -= 8;
                made.bytes_.push_back(static_cast<std::byte>(bits >> size & 0xff));
            }
        }
        if ((bits & ((1u << size) - 1)) != 0)
            return std::nullopt;
        return made;
    }

    /// The bytes.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] auto bytes() const& noexcept -> std::vector<std::byte> const& { return bytes_; }
    [[nodiscard]] auto bytes() & noexcept -> std::vector<std::byte>& { return bytes_; }
    [[nodiscard]] auto bytes() && noexcept -> std::vector<std::byte>&& { return std::move(bytes_); }
    /// The bytes as characters.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] auto characters() const noexcept -> std::string_view
    {
        return {reinterpret_cast<char const*>(bytes_.data()), bytes_.size()};
    }
    /// The base64 of the bytes.
    [[nodiscard]] auto encode() const -> std::string
    {
        std::string text;
        text.reserve((bytes_.size() + 2) / 3 * 4);
        std::uint32_t bits = 0;
        unsigned size = 0;
        for (std::byte const byte : bytes_) {
            bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
            for (size += 8; size >= 6;) {
                size -= 6;
                text += digits[bits >> size & 63];
            }
        }
        if (size != 0)
            text += digits[bits << (6 - size) & 63];
        if constexpr (Padding == base64_padding::required)
            while (text.size() % 4 != 0)
                text += '=';
        return text;
    }

    friend bool operator==(basic_base64 const&, basic_base64 const&) = default;
    friend auto operator<=>(basic_base64 const&, basic_base64 const&) = default;

    friend auto vouch_represent(basic_base64 const& value, of<basic_base64>) -> std::string { return value.encode(); }
    friend auto vouch_restore(std::string const& text, of<basic_base64>) -> std::optional<basic_base64> { return decode(text); }
    friend constexpr auto vouch_info(of<basic_base64>) noexcept -> text_info
    {
        constexpr bool is_padded = Padding == base64_padding::required;
        if constexpr (Alphabet == base64_alphabet::standard)
            return {.code = "not_base64",
                    .expected = is_padded ? "base64 with padding (RFC 4648)" : "base64 without padding (RFC 4648)",
                    .pattern = is_padded ? "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"
                                         : "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048])?$",
                    .example = "AQID"};
        else
            return {.code = "not_base64url",
                    .expected = is_padded ? "base64url with padding (RFC 4648)" : "base64url without padding (RFC 4648)",
                    .pattern = is_padded ? "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]==|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=)?$"
                                         : "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$",
                    .example = "AQID"};
    }

private:
    static constexpr std::string_view digits = Alphabet == base64_alphabet::standard
                                                   ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                                                   : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    static constexpr auto values = [] {
        std::array<std::uint8_t, 256> table{};
        table.fill(255);
        for (std::uint8_t value = 0; value != 64; ++value)
            table[static_cast<unsigned char>(digits[value])] = value;
        return table;
    }();

    std::vector<std::byte> bytes_;
};

/// Bytes as base64 with padding, "AQ==": what most APIs call base64.
using base64 = basic_base64<base64_alphabet::standard, base64_padding::required>;
/// Bytes as base64 in the alphabet for URLs and without padding, "AQ": what JSON Web Tokens have.
using base64url = basic_base64<base64_alphabet::url, base64_padding::none>;
/// The same with padding, "AQ==".
using base64url_padded = basic_base64<base64_alphabet::url, base64_padding::required>;

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/code_in_table.hpp
#ifndef VOUCH_TYPES_DETAIL_CODE_IN_TABLE_HPP
#define VOUCH_TYPES_DETAIL_CODE_IN_TABLE_HPP

// A namespace of its own: argument-dependent lookup for a country looks into that of its base, and must find no helper there.
namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts are the codes in `Table`: it holds the number of a row, from 1, and 0 if unset.
// `Table.find(text)` gives that number, 0 for a text that is no code; `Table.at(number)` gives the code, empty for 0;
// `Table.size()` gives the number of rows.
template <class Self, auto const& Table>
class code_in_table {
public:
    constexpr code_in_table() = default;
    constexpr code_in_table(checked_literal<Self> literal) noexcept : row_(Table.find(literal.text)) {}

    /// Whether `text` is a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return Table.find(text) != 0; }

    /// Makes a `Self` from its code. Empty if `text` is none.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        Self found;
        found.row_ = Table.find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// Calls put(code) for each code, in the order of the table.
    template <class Put>
    static constexpr void for_each_text(Put const& put)
    {
        for (std::uint16_t number = 1; number <= Table.size(); ++number)
            if (valid(Table.at(number))) // a row may have none
                put(Table.at(number));
    }

    /// The code; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return Table.at(row_); }
    /// Whether there is a code.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return row_ != 0; }

protected:
    constexpr explicit code_in_table(std::uint16_t row) noexcept : row_(row) {}

    std::uint16_t row_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
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

// The `alpha3` of each row of a table in alphabetical order, and where the codes with the same two first letters start. Those
// are five at most, so a search costs a few nanoseconds and 677 bytes; a place for each of the 26^3 texts would take 17 KB.
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

    // The number of the code, from 1; 0 if `text` is none.
    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        if (text.size() != 3 || !is_capital(text[0]) || !is_capital(text[1]))
            return 0;
        std::size_t const pair = pair_of(text[0], text[1]);
        std::size_t const end = starts_[pair + 1];
        for (std::size_t row = starts_[pair]; row != end; ++row)
            if (letters_[row * 3 + 2] == text[2])
                return static_cast<std::uint16_t>(row + 1);
        return 0;
    }

    // The code with that number; empty for 0.
    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {letters_ + (number - 1) * 3, 3};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return Count; }

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
class country : public detail::codes::code_in_table<country, detail::country_codes> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-3 country code", .exact_size = 3};

    /// The three letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view { return view(); }
    /// Whether ISO 3166-1 assigns the code: XKX is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return is_set() && alpha3() != "XKX"; }
    /// The English short name of ISO 3166-1 in UTF-8, "Slovakia"; "Kosovo" for XKX, empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return detail::countries[row_ - 1].english_name;
    }

    friend constexpr bool operator==(country const& left, country const& right) noexcept { return left.row_ == right.row_; }
    friend constexpr auto operator<=>(country const& left, country const& right) noexcept { return left.row_ <=> right.row_; }

private:
    friend class country_alpha2;
    friend class country_numeric;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/country_numeric.hpp
#ifndef VOUCH_TYPES_COUNTRY_NUMERIC_HPP
#define VOUCH_TYPES_COUNTRY_NUMERIC_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The number of each country, and the country of each number.
class country_numbers {
public:
    constexpr country_numbers() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].numeric;
            if (text[0] == '\0')
                continue;
            for (std::size_t index = 0; index < 3; ++index)
                digits_[row * 3 + index] = text[index];
            row_of_[value_of(text[0], text[1], text[2])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        if (text.size() != 3 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2]))
            return 0;
        return row_of_[value_of(text[0], text[1], text[2])];
    }

    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {digits_ + (number - 1) * 3, 3};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return country_count; }

private:
    static constexpr auto value_of(char first, char second, char third) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - '0') * 100 + (second - '0') * 10 + (third - '0'));
    }

    char digits_[country_count * 3]{};
    std::uint8_t row_of_[1000]{}; // from 1; 0 for a number that no country has
};
inline constexpr country_numbers numbers_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 numeric code.
///
/// JSON:   a string of three digits, "703", zeros in front included: "008".
/// Errors: `not_a_country` for any other text. Kosovo has no number here: XKX becomes unset.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_numeric : public detail::codes::code_in_table<country_numeric, detail::numbers_of_countries> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 numeric country code", .exact_size = 3};

    /// The same country; unset if it has no number.
    constexpr explicit country_numeric(country same) noexcept : code_in_table(same.is_assigned() ? same.row_ : std::uint16_t{0})
    {}
    constexpr operator country() const noexcept { return country(row_); }

    /// The three digits; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view { return view(); }
    /// The English short name of ISO 3166-1 in UTF-8; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country(*this).english_name(); }

    friend constexpr bool operator==(country_numeric const& left, country_numeric const& right) noexcept
    {
        return left.row_ == right.row_;
    }
    friend constexpr auto operator<=>(country_numeric const& left, country_numeric const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/country_alpha2.hpp
#ifndef VOUCH_TYPES_COUNTRY_ALPHA2_HPP
#define VOUCH_TYPES_COUNTRY_ALPHA2_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The two letters of each country, and the country of each two letters.
class country_pairs {
public:
    constexpr country_pairs() noexcept
    {
        for (std::size_t row = 0; row < country_count; ++row) {
            auto const& text = countries[row].alpha2;
            letters_[row * 2] = text[0];
            letters_[row * 2 + 1] = text[1];
            row_of_[place_of(text[0], text[1])] = static_cast<std::uint8_t>(row + 1);
        }
    }

    [[nodiscard]] constexpr auto find(std::string_view text) const noexcept -> std::uint16_t
    {
        return text.size() == 2 && is_capital(text[0]) && is_capital(text[1]) ? row_of_[place_of(text[0], text[1])]
                                                                              : std::uint16_t{0};
    }

    [[nodiscard]] constexpr auto at(std::uint16_t number) const noexcept -> std::string_view
    {
        if (number == 0)
            return {};
        return {letters_ + (number - 1) * 2, 2};
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return country_count; }

private:
    static constexpr auto place_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>((first - 'A') * 26 + (second - 'A'));
    }

    char letters_[country_count * 2]{};
    std::uint8_t row_of_[26 * 26]{}; // from 1; 0 for letters that name no country
};
inline constexpr country_pairs pairs_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 alpha-2 code.
///
/// JSON:   a string of two capital letters, "SK"; also "XK", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "sk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country_alpha2 : public detail::codes::code_in_table<country_alpha2, detail::pairs_of_countries> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-2 country code", .exact_size = 2};

    /// The same country.
    constexpr country_alpha2(country same) noexcept : code_in_table(same.row_) {}
    constexpr country_alpha2(country_numeric same) noexcept : country_alpha2(country(same)) {}
    constexpr operator country() const noexcept { return country(row_); }

    /// The two letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha2() const noexcept -> std::string_view { return view(); }
    /// Whether ISO 3166-1 assigns the code: XK is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return country(*this).is_assigned(); }
    /// The English short name of ISO 3166-1 in UTF-8; "Kosovo" for XK, empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto english_name() const noexcept -> std::string_view { return country(*this).english_name(); }

    friend constexpr bool operator==(country_alpha2 const& left, country_alpha2 const& right) noexcept
    {
        return left.row_ == right.row_;
    }
    // Without these two a comparison is ambiguous: each side converts to the type of the other.
    friend constexpr bool operator==(country_alpha2 const& left, country const& right) noexcept { return country(left) == right; }
    friend constexpr bool operator==(country_alpha2 const& left, country_numeric const& right) noexcept
    {
        return country(left) == country(right);
    }
    friend constexpr auto operator<=>(country_alpha2 const& left, country_alpha2 const& right) noexcept -> std::strong_ordering
    {
        return left.view() <=> right.view();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/inline_text.hpp
#ifndef VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#define VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP

namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts have at most `Most` bytes, all ASCII: the object holds them itself.
// `Self` has `info` and `valid(text)`. If it reads more than one spelling of a value, it also has `put(text, to)`, which writes
// the one spelling of a valid text and returns its size, so that equal values have equal texts.
template <class Self, std::size_t Most>
class inline_text {
public:
    constexpr inline_text() = default;
    constexpr inline_text(checked_literal<Self> literal) noexcept { assign(literal.text); }

    /// Makes a `Self` from `text`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        if (!Self::valid(text))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return size_ != 0; }

    // Bytes behind the text are NUL: the order is that of the texts.
    friend constexpr bool operator==(inline_text const&, inline_text const&) = default;
    friend constexpr auto operator<=>(inline_text const&, inline_text const&) = default;

protected:
    constexpr void assign(std::string_view text) noexcept { size_ = static_cast<std::uint8_t>(Self::put(text, text_)); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        for (char const byte : text)
            *to++ = byte;
        return text.size();
    }

private:
    static_assert(Most < 256, "the size is a byte");

    char text_[Most]{};
    std::uint8_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
#endif

// vouch/types/bic.hpp
#ifndef VOUCH_TYPES_BIC_HPP
#define VOUCH_TYPES_BIC_HPP

namespace vouch::inline VOUCH_ABI {

/// A business identifier code, by which banks are named (also called a SWIFT code).
///
/// JSON:   a string of 8 or 11 capital letters and digits, "DEUTDEFF" or "DEUTDEFF500": four for the party, the ISO 3166-1
///         alpha-2 code of its country, two more for the party, and three for a branch. XK is a country here.
/// Errors: `not_a_bic` for any other text. Whether the code is registered is not checked.
/// Cost:   12 bytes, never allocates, usable in constant expressions.
/// See:    ISO 9362:2022. The texts are compared: "DEUTDEFF" and "DEUTDEFFXXX" name the same office, and are not equal.
class bic : public detail::codes::inline_text<bic, 11> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_bic",
                                    .expected = "a BIC of 8 or 11 letters and digits (ISO 9362)",
                                    .pattern = "^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$",
                                    .example = "DEUTDEFF500"};

    /// Whether `text` has the form of a code, with the country of one.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // digits among the first four since the edition of 2014
        return (text.size() == 8 || text.size() == 11) && detail::are_capitals_or_digits(text) &&
               country_alpha2::valid(text.substr(4, 2));
    }

    /// The country in it; unset if the code is.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(4, 2)) : country_alpha2();
    }
    /// The three characters for the branch; empty if there are none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto branch() const noexcept -> std::string_view { return is_set() ? view().substr(8) : view(); }
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
///         funds ("CHE"), metals ("XAU") and the codes for tests ("XTS") and for no currency ("XXX") included. The six codes
///         withdrawn last are read too: ANG, BGN, CUC, HRK, SLL, ZWL. `open<currency>` keeps a newer code.
/// Errors: `not_a_currency` for any other text, "eur" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 4217:2015
class currency : public detail::codes::code_in_table<currency, detail::currency_codes> {
public:
    using code_in_table::code_in_table;
    static constexpr text_info info{.code = "not_a_currency", .expected = "an ISO 4217 currency code", .exact_size = 3};

    /// The three letters; empty if unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto code() const noexcept -> std::string_view { return view(); }
    /// The numeric code, three digits, "978"; empty if unset. XCG has that of ANG, which it replaced.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto numeric() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::currencies[row_ - 1].numeric, 3};
    }
    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY. Empty if there is no such unit, as for XAU, or if unset.
    [[nodiscard]] constexpr auto minor_units() const noexcept -> std::optional<unsigned>
    {
        if (!is_set() || detail::currencies[row_ - 1].minor_units == detail::no_minor_unit)
            return std::nullopt;
        return static_cast<unsigned>(detail::currencies[row_ - 1].minor_units);
    }

    friend constexpr bool operator==(currency const& left, currency const& right) noexcept { return left.row_ == right.row_; }
    friend constexpr auto operator<=>(currency const& left, currency const& right) noexcept { return left.row_ <=> right.row_; }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/date.hpp
#ifndef VOUCH_TYPES_DATE_HPP
#define VOUCH_TYPES_DATE_HPP

#include <chrono>

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::year_month_day` to a JSON string.
///
/// JSON:   a string, "1990-02-28": a day of the Gregorian calendar in the years 0000 to 9999.
/// Errors: `not_a_date` for any other text. A date that does not exist, or is outside these years, is not written.
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

/// Maps `std::chrono::sys_days`, a day as a count, to the same JSON string as `std::chrono::year_month_day`.
///
/// Errors: `not_a_date` for any other text. A day outside the years 0000 to 9999 is not written.
template <>
struct text_traits<std::chrono::sys_days> {
private:
    using calendar = text_traits<std::chrono::year_month_day>;

public:
    static constexpr text_info info = calendar::info;
    static constexpr std::size_t max_size = calendar::max_size;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::sys_days>
    {
        auto const date = calendar::parse(text);
        if (!date)
            return std::nullopt;
        return std::chrono::sys_days(*date);
    }

    [[nodiscard]] static constexpr auto write(std::chrono::sys_days const& day, char* to) noexcept -> char*
    {
        constexpr std::chrono::sys_days first = std::chrono::year(0) / 1 / 1;
        constexpr std::chrono::sys_days last = std::chrono::year(9999) / 12 / 31;
        // a calendar holds fewer years than a count of days
        return day < first || day > last ? nullptr : calendar::write(std::chrono::year_month_day(day), to);
    }
};

/// Makes a date from a literal: `vouch::date("1990-02-28")`. A literal that is not a date does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto date(char const (&literal)[Size]) -> std::chrono::year_month_day
{
    auto const made = text_traits<std::chrono::year_month_day>::parse({literal, Size - 1});
    if (!made)
        complaint::this_literal_is_not_a_valid<std::chrono::year_month_day>();
    return *made;
}

/// The current date in UTC.
[[nodiscard]] inline auto today() noexcept -> std::chrono::year_month_day
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/clock.hpp
#ifndef VOUCH_TYPES_DETAIL_CLOCK_HPP
#define VOUCH_TYPES_DETAIL_CLOCK_HPP

// Times of a day and fractions of a second, as RFC 3339 section 5.6 and ISO 8601 spell them.
namespace vouch::inline VOUCH_ABI::detail::clock {

// The number that the first two bytes of `text` spell; -1 if they are not digits.
constexpr auto two_digits(std::string_view text) noexcept -> int
{
    if (!is_digit(text[0]) || !is_digit(text[1]))
        return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

// The seconds since midnight that the first eight bytes of `text`, "hh:mm:ss", spell; -1 if they spell no time.
// `most_seconds` is 59, or 60 where a leap second may stand.
constexpr auto read(std::string_view text, int most_seconds) noexcept -> int
{
    if (text.size() < 8 || text[2] != ':' || text[5] != ':')
        return -1;
    int const hours = two_digits(text);
    int const minutes = two_digits(text.substr(3));
    int const seconds = two_digits(text.substr(6));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > most_seconds)
        return -1;
    return hours * 3'600 + minutes * 60 + seconds;
}

// Writes "hh:mm:ss"; returns the end.
constexpr auto write(int seconds, char* to) noexcept -> char*
{
    for (int const part : {seconds / 3'600, seconds / 60 % 60, seconds % 60}) {
        *to++ = static_cast<char>('0' + part / 10);
        *to++ = static_cast<char>('0' + part % 10);
        *to++ = ':';
    }
    return to - 1;
}

// How many digits `text` begins with.
constexpr auto count_digits(std::string_view text) noexcept -> std::size_t
{
    std::size_t count = 0;
    while (count != text.size() && is_digit(text[count]))
        ++count;
    return count;
}

// The fraction that `digits` spell, in units of 10^-`places`. Nothing if it is finer than that.
constexpr auto read_fraction(std::string_view digits, std::size_t places) noexcept -> std::optional<std::int64_t>
{
    std::int64_t value = 0;
    for (std::size_t place = 0; place != places; ++place)
        value = value * 10 + (place < digits.size() ? digits[place] - '0' : 0);
    for (std::size_t place = places; place < digits.size(); ++place)
        if (digits[place] != '0')
            return std::nullopt;
    return value;
}

} // namespace vouch::inline VOUCH_ABI::detail::clock
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

// Seconds east of UTC: "Z" or "+01:00".
constexpr auto parse_offset(std::string_view text) noexcept -> std::optional<int>
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    int const hours = clock::two_digits(text.substr(1));
    int const minutes = clock::two_digits(text.substr(4));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    int const seconds = hours * 3'600 + minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

// Section 5.7: second 60 is a leap second, which only the last minute of a month of UTC can have. It is accepted in every month,
// since no program knows the leap seconds to come.
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
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't'))
        return std::nullopt;
    auto const date = text_traits<std::chrono::year_month_day>::parse(text.substr(0, 10));
    int const time = clock::read(text.substr(11), 60);
    if (!date || time < 0)
        return std::nullopt;
    bool const is_leap_second = text[17] == '6';

    text.remove_prefix(19);
    std::string_view fraction;
    if (text[0] == '.') {
        fraction = text.substr(1, clock::count_digits(text.substr(1)));
        text.remove_prefix(1 + fraction.size());
        if (fraction.empty())
            return std::nullopt;
    }
    auto const offset = parse_offset(text);
    if (!offset)
        return std::nullopt;

    std::int64_t const midnight = std::chrono::sys_days(*date).time_since_epoch().count() * day;
    std::int64_t const total = midnight + time - *offset;
    if (total < first_second || total > last_second || (is_leap_second && !starts_month(total)))
        return std::nullopt;
    return parts{total, fraction};
}

// Writes "YYYY-MM-DDThh:mm:ss" for a second in the years 0000 to 9999.
constexpr auto write(std::int64_t seconds, char* to) noexcept -> char*
{
    std::int64_t const days = floor_of(seconds, day);
    to = text_traits<std::chrono::year_month_day>::write(std::chrono::sys_days(std::chrono::days(days)), to);
    *to++ = 'T';
    return clock::write(static_cast<int>(seconds - days * day), to);
}

// How many digits after the point a tick of that period has: 3 for milliseconds, 0 for seconds and multiples of them. -1 if a
// tick has no exact decimal form, such as a third of a second.
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

// "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ssZ", with the digits that the period can hold and 00 for what it cannot.
template <class Period>
struct expected {
    static constexpr std::string_view whole = "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ss";
    static constexpr auto digits = static_cast<std::size_t>(digits_of_second<Period>());

    char text[whole.size() + 11]{};
    std::size_t size = 0;

    constexpr expected() noexcept
    {
        for (char const byte : whole)
            text[size++] = byte;
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

/// Maps `std::chrono::sys_time<Duration>` to a JSON string. Its ticks are integers: nanoseconds, coarser decimal fractions of a
/// second, or multiples of a second; `std::chrono::sys_days` is a date instead.
///
/// JSON:   a string, "2024-01-01T12:00:00Z", in the years 0000 to 9999 of UTC. Read with any offset, any number of
///         digits after the seconds, and with `t` and `z` in lower case. Written in UTC with the digits that a tick has: none
///         for seconds, 3 for milliseconds. A leap second, 23:59:60 UTC at the end of a month, becomes the second after it.
/// Errors: `not_a_date_time` for any other text, for a time finer than a tick, and for a time that `Duration` cannot hold.
///         A time outside these years is not written.
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
        auto const fraction = detail::clock::read_fraction(parts->fraction, digits);
        if (!fraction)
            return std::nullopt;
        std::int64_t ticks = *fraction; // after the second

        // Before the epoch, count from the next second: the ticks of the whole seconds may not fit although those of the time do.
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
        // checked before the multiplication, which then cannot overflow
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

// vouch/types/detail/hash_of_parts.hpp
#ifndef VOUCH_TYPES_DETAIL_HASH_OF_PARTS_HPP
#define VOUCH_TYPES_DETAIL_HASH_OF_PARTS_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The hash of a value that has several numbers.
constexpr auto hash_of_parts(std::initializer_list<std::uint64_t> parts) noexcept -> std::size_t
{
    std::uint64_t result = 0;
    for (std::uint64_t const part : parts)
        result = (result ^ part ^ (part >> 29)) * 0x9E3779B97F4A7C15ULL; // 2^64 / the golden ratio
    std::uint64_t const mixed = result ^ (result >> 32);
    return static_cast<std::size_t>(mixed);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/decimal.hpp
#ifndef VOUCH_TYPES_DECIMAL_HPP
#define VOUCH_TYPES_DECIMAL_HPP

namespace vouch::inline VOUCH_ABI {

/// An exact decimal number: a coefficient of at most 34 digits and a scale, the number of digits after the point. It has no
/// arithmetic and never passes through a double. Numbers are compared by value: 1.5 and 1.50 are equal, and each keeps its scale.
///
/// JSON:   a number of at most 34 digits, leading zeros not counted, from 1e-6143 to less than 1e6145: the
///         normal range of IEEE 754 decimal128. Coefficient and scale survive: 1.50 stays "1.50", 1e3 stays "1e3" (and is not
///         "1000", of scale 0). Written without an exponent if the scale is 0 to 34. The sign of -0 does not survive.
/// Errors: `not_a_decimal` for any other number; nothing is ever rounded.
/// Cost:   24 bytes, usable in constant expressions. Only the strings that `text` and `coefficient` make may allocate.
/// See:    RFC 8259 section 6; decimal_string, the same in a JSON string
class decimal {
public:
    static constexpr text_info info{.code = "not_a_decimal", .expected = "a number of at most 34 digits"};
    static constexpr std::size_t max_size = 42; ///< bytes that `write` may need: -1.234567890123456789012345678901234e-6143

    /// Makes an unset value, which is not zero.
    constexpr decimal() = default;
    constexpr decimal(detail::checked_literal<decimal> literal) noexcept : decimal(*parse(literal.text)) {}

    /// Whether `text` is a number that a decimal can hold.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a decimal from the text of a number, such as `std::to_string(cents) + "e-2"`. Empty if `text` is not valid.
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

    /// Writes the number, at most `max_size` bytes. Returns the end; nullptr if unset.
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

    /// The text that `write` gives; empty if unset.
    [[nodiscard]] auto text() const -> std::string
    {
        char bytes[max_size]{};
        char* const end = write(bytes);
        return end == nullptr ? std::string() : std::string(bytes, end);
    }

    /// Whether there is a number.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return set_; }
    /// Whether the number is less than zero.
    [[nodiscard]] constexpr auto is_negative() const noexcept -> bool { return negative_; }
    /// The digits without sign and point, "150" for -1.50; empty if unset.
    [[nodiscard]] auto coefficient() const -> std::string
    {
        char bytes[most_digits]{};
        return is_set() ? std::string(bytes, write_digits(bytes, digits(), digits())) : std::string();
    }
    /// How many digits the coefficient has; 1 for zero, 0 if unset.
    [[nodiscard]] constexpr auto digits() const noexcept -> int
    {
        if (is_zero())
            return set_ ? 1 : 0;
        int count = high_ != 0 ? half_digits : 0;
        for (std::uint64_t left = high_ != 0 ? high_ : low_; left != 0; left /= 10)
            ++count;
        return count;
    }
    /// How many of the digits stand after the point. Negative if zeros follow the digits: -3 for 1e3.
    [[nodiscard]] constexpr auto scale() const noexcept -> int { return scale_; }

    friend constexpr bool operator==(decimal const& left, decimal const& right) noexcept { return (left <=> right) == 0; }
    /// Compares by value. An unset decimal comes first.
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

    // Returns false if the coefficient is full.
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

    // Writes the last `size` digits, with leading zeros if there are fewer; the point comes after `point` of them, none after the
    // last.
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
    // The power of ten of the first digit.
    constexpr auto magnitude() const noexcept -> int { return digits() - 1 - scale_; }
    // The order of the classes: unset, negative, zero, positive.
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
    // The digits padded with zeros to 34: numbers of one magnitude are equal if these are.
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

/// Writes the number to a stream; nothing if it is unset.
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

// Numbers that differ in scale alone are equal and have the same hash.
template <>
struct std::hash<vouch::decimal> {
    [[nodiscard]] constexpr auto operator()(vouch::decimal const& value) const noexcept -> std::size_t
    {
        auto const rank = static_cast<std::uint64_t>(value.rank());
        if (!value.is_set() || value.is_zero())
            return static_cast<std::size_t>(rank);
        vouch::decimal const digits = value.without_scale();
        return vouch::detail::hash_of_parts({rank, digits.high_, digits.low_, static_cast<std::uint64_t>(value.magnitude())});
    }
};
#endif

// vouch/types/decimal_string.hpp
#ifndef VOUCH_TYPES_DECIMAL_STRING_HPP
#define VOUCH_TYPES_DECIMAL_STRING_HPP

namespace vouch::inline VOUCH_ABI {

/// A `decimal` in a JSON string, the form in which many APIs send amounts.
///
/// JSON:   a string that holds a number as JSON writes it, "1.50": no `+`, no ".5", no "01", no space.
/// Errors: `not_a_decimal` for any other text.
/// Cost:   24 bytes, never allocates, usable in constant expressions.
class decimal_string : public decimal {
public:
    constexpr decimal_string() = default;
    constexpr decimal_string(decimal const& same) noexcept : decimal(same) {}
    constexpr decimal_string(detail::checked_literal<decimal_string> literal) noexcept : decimal(*decimal::parse(literal.text)) {}

    /// Makes a number from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal_string>
    {
        if (auto const number = decimal::parse(text))
            return decimal_string(*number);
        return std::nullopt;
    }
};

template <>
struct text_traits<decimal_string> {
    static constexpr text_info info{.code = "not_a_decimal",
                                    .expected = "a decimal number of at most 34 digits",
                                    .pattern = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$",
                                    .example = "12.50"};
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

// vouch/types/duration.hpp
#ifndef VOUCH_TYPES_DURATION_HPP
#define VOUCH_TYPES_DURATION_HPP

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::duration` to a JSON number: how many of its own units it has. Say the unit in the member's name,
/// `timeout_ms`, since the JSON does not.
///
/// JSON:   250 for `std::chrono::milliseconds(250)`: an integer where the duration counts in integers, else any number.
/// Errors: those of the number. Rules are about the number.
/// See:    iso_duration, "PT0.25S"
template <class Rep, class Period>
struct representation<std::chrono::duration<Rep, Period>> {
    [[nodiscard]] static constexpr auto represent(std::chrono::duration<Rep, Period> const& value) -> Rep
    {
        return value.count();
    }
    [[nodiscard]] static constexpr auto restore(Rep count) -> std::optional<std::chrono::duration<Rep, Period>>
    {
        return std::chrono::duration<Rep, Period>(count);
    }
};

} // namespace vouch::inline VOUCH_ABI
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

// Reads an IPv4 address. Nothing if `text` is none.
constexpr auto read_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> std::optional<std::uint32_t>
{
    std::uint32_t address = 0;
    unsigned numbers = 0;
    unsigned digits = 0;
    unsigned value = 0;
    for (char const byte : text) {
        if (byte == '.') {
            if (digits == 0)
                return std::nullopt;
            address = address << 8 | value;
            digits = 0;
            continue;
        }
        bool const follows_zero = digits != 0 && value == 0;
        if (!is_digit(byte) || (follows_zero && !grammar.leading_zeros))
            return std::nullopt;
        numbers += digits == 0 ? 1U : 0U;
        value = (digits == 0 ? 0 : value * 10) + static_cast<unsigned>(byte - '0');
        if (++digits > 3 || value > 255)
            return std::nullopt;
    }
    return numbers == 4 && digits != 0 ? std::optional(address << 8 | value) : std::nullopt;
}

constexpr auto is_ipv4(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    return read_ipv4(text, grammar).has_value();
}

// The eight groups of an IPv6 address.
using ipv6_groups = std::array<std::uint16_t, 8>;

constexpr auto read_ipv6_group(std::string_view text) noexcept -> std::optional<std::uint16_t>
{
    if (text.empty() || text.size() > 4)
        return std::nullopt;
    int value = 0;
    for (char const byte : text) {
        if (hex_value(byte) < 0)
            return std::nullopt;
        value = value * 16 + hex_value(byte);
    }
    return static_cast<std::uint16_t>(value);
}

// Reads an IPv6 address. Nothing if `text` is none.
constexpr auto read_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> std::optional<ipv6_groups>
{
    ipv6_groups found{};
    std::size_t count = 0;
    std::size_t gap = found.size() + 1; // where "::" stands
    auto const add = [&](std::uint32_t group) {
        if (count != found.size())
            found[count] = static_cast<std::uint16_t>(group);
        return count++ < found.size();
    };
    if (text.starts_with("::")) {
        gap = 0;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const part = text.substr(0, colon);
        if (auto const group = read_ipv6_group(part)) {
            if (!add(*group))
                return std::nullopt;
        } else {
            auto const address = colon == text.npos ? read_ipv4(part, grammar) : std::nullopt;
            if (!address || !add(*address >> 16) || !add(*address & 0xffff))
                return std::nullopt;
        }
        if (colon == text.npos)
            break;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return std::nullopt;
        if (text.front() == ':') {
            if (gap <= found.size())
                return std::nullopt;
            gap = count;
            text.remove_prefix(1);
        }
    }
    if (gap > found.size())
        return count == found.size() ? std::optional(found) : std::nullopt;
    if (count + grammar.fewest_gap > found.size())
        return std::nullopt;
    for (std::size_t last = found.size(); count != gap; found[count] = 0) // what follows the gap goes to the end
        found[--last] = found[--count];
    return found;
}

constexpr auto is_ipv6(std::string_view text, ip_grammar grammar = rfc3986_address) noexcept -> bool
{
    return read_ipv6(text, grammar).has_value();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/email.hpp
#ifndef VOUCH_TYPES_EMAIL_HPP
#define VOUCH_TYPES_EMAIL_HPP

// The grammar of RFC 5321 section 4.1.2 (local part, domain) and 4.1.3 (address literal), each function one rule of it.
namespace vouch::inline VOUCH_ABI::detail::rfc5321 {

// RFC 5322 section 3.2.3
constexpr auto is_atext(char byte) noexcept -> bool
{
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~";
    if (is_alphanumeric(byte))
        return true;
    for (char const mark : marks)
        if (byte == mark)
            return true;
    return false;
}

constexpr auto is_dot_string(std::string_view text) noexcept -> bool
{
    bool between = true; // at the start, or after a dot: an atom must follow
    for (char const byte : text) {
        if (byte == '.' ? between : !is_atext(byte))
            return false;
        between = byte == '.';
    }
    return !between;
}

constexpr auto is_quoted_string(std::string_view text) noexcept -> bool
{
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return false;
    bool escaped = false;
    for (char const byte : text.substr(1, text.size() - 2)) {
        if (byte < ' ' || byte > '~' || (byte == '"' && !escaped))
            return false;
        escaped = byte == '\\' && !escaped;
    }
    return !escaped;
}

// The limit of 255 bytes follows from the limit of the whole path. A label has at most 63 bytes: RFC 1035 section 2.3.4.
constexpr auto is_domain(std::string_view text) noexcept -> bool
{
    std::size_t label = 0;
    char before = '.';
    for (char const byte : text) {
        if (byte == '.') {
            if (!is_alphanumeric(before))
                return false;
            label = 0;
        } else if ((!is_alphanumeric(byte) && (byte != '-' || label == 0)) || ++label > 63) {
            return false;
        }
        before = byte;
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

// Lengths as in section 4.5.3.1: a path has at most 256 bytes, two of which are its angle brackets.
constexpr auto is_mailbox(std::string_view text) noexcept -> bool
{
    std::size_t const at = text.rfind('@'); // the last byte: a quoted string may hold others, a domain none
    if (at == text.npos || at > 64 || text.size() > 254)
        return false;
    std::string_view const local = text.substr(0, at);
    std::string_view const domain = text.substr(at + 1);
    return (is_dot_string(local) || is_quoted_string(local)) && (is_domain(domain) || is_address_literal(domain));
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc5321

namespace vouch::inline VOUCH_ABI {

/// The address of a mailbox. Two addresses are equal if they differ only in the letter case of their domains.
///
/// JSON:   a string, "user@example.com", kept unchanged. Also a quoted local part, a domain of one label, and
///         `[192.0.2.1]` or `[IPv6:2001:db8::1]` for a domain. ASCII only: an international domain in its A-label form.
/// Errors: `not_an_email` for any other text.
/// See:    RFC 5321 section 4.1.2, Mailbox; section 2.4 on letter case
class email : public text<email> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_an_email", .expected = "an email address, local@domain", .format = "email"};

    /// Whether `candidate` has the form of an address. Whether the mailbox exists is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc5321::is_mailbox(candidate);
    }

    /// The local part, before the last `@`, quotes included. Letter case counts.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto local() const noexcept -> std::string_view { return view().substr(0, view().rfind('@')); }
    /// The domain, after the last `@`, brackets included. Letter case does not count.
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

// The hash of other text types depends on letter case; this byte must not, in the domain.
template <>
struct std::hash<vouch::email> {
    [[nodiscard]] auto operator()(vouch::email const& value) const noexcept -> std::size_t
    {
        std::size_t result = std::hash<std::string_view>{}(value.local());
        for (char const byte : value.domain()) // FNV-1a
            result =
                (result ^ static_cast<unsigned char>(vouch::detail::to_lower(byte))) * static_cast<std::size_t>(0x100000001b3ULL);
        return result;
    }
};
#endif

// vouch/types/epoch.hpp
#ifndef VOUCH_TYPES_EPOCH_HPP
#define VOUCH_TYPES_EPOCH_HPP

namespace vouch::inline VOUCH_ABI {

/// A time that JSON counts from 1970-01-01T00:00:00Z, in ticks of `Duration`. Converts from and to `std::chrono::sys_time`.
///
/// JSON:   an integer, 1700000000; negative before 1970. Leap seconds are not counted.
/// Errors: those of a 64-bit integer. Rules are about the integer.
/// Cost:   the size of a `sys_time`, usable in constant expressions. `epoch_time{}` is 1970-01-01.
/// See:    std::chrono::system_clock, which counts in the same way
template <class Duration>
class epoch_time {
public:
    using time_point = std::chrono::time_point<std::chrono::system_clock, Duration>;

    constexpr epoch_time() = default;
    /// Converts from and to the `sys_time` of the same ticks.
    constexpr epoch_time(time_point time) noexcept : time_(time) {}
    constexpr operator time_point() const noexcept { return time_; }

    /// The time as a `sys_time`, which has arithmetic.
    [[nodiscard]] constexpr auto time() const noexcept -> time_point { return time_; }

    friend constexpr bool operator==(epoch_time const&, epoch_time const&) = default;
    friend constexpr auto operator<=>(epoch_time const&, epoch_time const&) = default;

    friend constexpr auto vouch_represent(epoch_time const& time, of<epoch_time>) noexcept -> std::int64_t
    {
        return time.time_.time_since_epoch().count();
    }
    friend constexpr auto vouch_restore(std::int64_t ticks, of<epoch_time>) noexcept -> std::optional<epoch_time>
    {
        if (!std::in_range<typename Duration::rep>(ticks))
            return std::nullopt;
        return epoch_time(time_point(Duration(static_cast<typename Duration::rep>(ticks))));
    }

private:
    time_point time_{};
};

/// A time in seconds since 1970, as Unix has it: 1700000000.
using epoch_seconds = epoch_time<std::chrono::seconds>;
/// A time in milliseconds since 1970, as JavaScript has it: 1700000000123.
using epoch_milliseconds = epoch_time<std::chrono::milliseconds>;

} // namespace vouch::inline VOUCH_ABI

template <class Duration>
struct std::hash<vouch::epoch_time<Duration>> {
    [[nodiscard]] auto operator()(vouch::epoch_time<Duration> const& value) const noexcept -> std::size_t
    {
        return std::hash<typename Duration::rep>{}(value.time().time_since_epoch().count());
    }
};
#endif

// vouch/types/detail/iban_registry.hpp
#ifndef VOUCH_TYPES_DETAIL_IBAN_REGISTRY_HPP
#define VOUCH_TYPES_DETAIL_IBAN_REGISTRY_HPP

// The 89 countries of the IBAN registry, release 102 of June 2026. Territories that use the code of another country, as
// Guadeloupe that of France, have no row of their own.
namespace vouch::inline VOUCH_ABI::detail {

struct iban_row {
    char country[3];
    char bban[9]; // the structure after the check digits, as the registry writes it: n for digits, a for capitals, c for both
};

// In the order of the countries.
// clang-format off
inline constexpr iban_row iban_registry[] = {
    {"AD", "8n12c"},
    {"AE", "19n"},
    {"AL", "8n16c"},
    {"AT", "16n"},
    {"AZ", "4a20c"},
    {"BA", "16n"},
    {"BE", "12n"},
    {"BG", "4a6n8c"},
    {"BH", "4a14c"},
    {"BI", "23n"},
    {"BR", "23n1a1c"},
    {"BY", "4c4n16c"},
    {"CH", "5n12c"},
    {"CR", "18n"},
    {"CY", "8n16c"},
    {"CZ", "20n"},
    {"DE", "18n"},
    {"DJ", "23n"},
    {"DK", "14n"},
    {"DO", "4c20n"},
    {"EE", "16n"},
    {"EG", "25n"},
    {"ES", "20n"},
    {"FI", "14n"},
    {"FK", "2a12n"},
    {"FO", "14n"},
    {"FR", "10n11c2n"},
    {"GB", "4a14n"},
    {"GE", "2a16n"},
    {"GI", "4a15c"},
    {"GL", "14n"},
    {"GR", "7n16c"},
    {"GT", "24c"},
    {"HN", "4a20n"},
    {"HR", "17n"},
    {"HU", "24n"},
    {"IE", "4a14n"},
    {"IL", "19n"},
    {"IQ", "4a15n"},
    {"IS", "22n"},
    {"IT", "1a10n12c"},
    {"JO", "4a4n18c"},
    {"KW", "4a22c"},
    {"KZ", "3n13c"},
    {"LB", "4n20c"},
    {"LC", "4a24c"},
    {"LI", "5n12c"},
    {"LT", "16n"},
    {"LU", "3n13c"},
    {"LV", "4a13c"},
    {"LY", "21n"},
    {"MC", "10n11c2n"},
    {"MD", "20c"},
    {"ME", "18n"},
    {"MK", "3n10c2n"},
    {"MN", "16n"},
    {"MR", "23n"},
    {"MT", "4a5n18c"},
    {"MU", "4a19n3a"},
    {"NI", "4a20n"},
    {"NL", "4a10n"},
    {"NO", "11n"},
    {"OM", "3n16c"},
    {"PK", "4a16c"},
    {"PL", "24n"},
    {"PS", "4a21c"},
    {"PT", "21n"},
    {"QA", "4a21c"},
    {"RO", "4a16c"},
    {"RS", "18n"},
    {"RU", "14n15c"},
    {"SA", "2n18c"},
    {"SC", "4a20n3a"},
    {"SD", "14n"},
    {"SE", "20n"},
    {"SI", "15n"},
    {"SK", "20n"},
    {"SM", "1a10n12c"},
    {"SO", "19n"},
    {"ST", "21n"},
    {"SV", "4a20n"},
    {"TL", "19n"},
    {"TN", "20n"},
    {"TR", "6n16c"},
    {"UA", "6n19c"},
    {"VA", "18n"},
    {"VG", "4a16n"},
    {"XK", "16n"},
    {"YE", "4a4n18c"},
};
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/iso_7064.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_7064_HPP
#define VOUCH_TYPES_DETAIL_ISO_7064_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The remainder modulo 97 of capital letters and digits as one number, in which a letter is two digits from A = 10 on. `before`
// is the remainder of what precedes them.
constexpr auto mod_97(std::string_view text, unsigned before = 0) noexcept -> unsigned
{
    for (char const byte : text)
        before = is_digit(byte) ? (before * 10 + static_cast<unsigned>(byte - '0')) % 97
                                : (before * 100 + static_cast<unsigned>(byte - 'A' + 10)) % 97;
    return before;
}

// ISO/IEC 7064, MOD 97-10: whether the two characters are the digits that belong to a text of which `rest` is the remainder, that
// with "00" in their place. They are 02 to 98: 00, 01 and 99 have the remainders of 97, 98 and 02, and are never computed.
constexpr auto are_check_digits(std::string_view digits, unsigned rest) noexcept -> bool
{
    unsigned const expected = 98 - rest;
    return digits.size() == 2 && digits[0] == static_cast<char>('0' + expected / 10) &&
           digits[1] == static_cast<char>('0' + expected % 10);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/lower_bound.hpp
#ifndef VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP
#define VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The first index, of `count` in order, for which `is_less` is false; `count` if there is none. Spares every user <algorithm>,
// and serves tables whose rows are parts of one text.
template <class Predicate>
constexpr auto lower_bound_index(std::size_t count, Predicate is_less) noexcept -> std::size_t
{
    std::size_t first = 0;
    while (count != 0) {
        std::size_t const half = count / 2;
        if (is_less(first + half)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/iban.hpp
#ifndef VOUCH_TYPES_IBAN_HPP
#define VOUCH_TYPES_IBAN_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The structure of the accounts of a country; empty if the registry has none.
constexpr auto bban_structure(std::string_view country) noexcept -> std::string_view
{
    std::size_t const place = lower_bound_index(
        std::size(iban_registry), [&](std::size_t index) { return std::string_view(iban_registry[index].country) < country; });
    if (place == std::size(iban_registry) || iban_registry[place].country != country)
        return {};
    return iban_registry[place].bban;
}

// Whether `bban` has the structure: "4a10n" is four capitals and ten digits.
constexpr auto has_structure(std::string_view bban, std::string_view structure) noexcept -> bool
{
    std::size_t count = 0;
    for (char const part : structure) {
        if (is_digit(part)) {
            count = count * 10 + static_cast<std::size_t>(part - '0');
            continue;
        }
        if (bban.size() < count)
            return false;
        for (char const byte : bban.substr(0, count))
            if (!(part == 'n' ? is_digit(byte) : part == 'a' ? is_capital(byte) : is_capital_or_digit(byte)))
                return false;
        bban.remove_prefix(count);
        count = 0;
    }
    return bban.empty();
}

} // namespace detail

/// An international bank account number.
///
/// JSON:   a string in the electronic form, without spaces and in capitals, "DE89370400440532013000".
/// Errors: `not_an_iban` for any other text, if the registry lacks the country or gives its accounts another length or other
///         characters, and if the check digits are wrong. Check digits of a country's own are not looked at.
/// Cost:   35 bytes, never allocates, usable in constant expressions.
/// See:    ISO 13616-1:2020; the IBAN registry, release 102
class iban : public detail::codes::inline_text<iban, 34> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_iban",
                                    .expected = "an IBAN without spaces (ISO 13616)",
                                    .pattern = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$",
                                    .example = "DE89370400440532013000"};

    /// Whether `text` has the form of an account number of its country and its check digits are right. Whether the account exists
    /// is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        if (text.size() < 5 || text.size() > 34)
            return false;
        std::string_view const country = text.substr(0, 2);
        std::string_view const bban = text.substr(4);
        std::string_view const structure = detail::bban_structure(country);
        return !structure.empty() && detail::has_structure(bban, structure) &&
               detail::are_check_digits(text.substr(2, 2), detail::mod_97("00", detail::mod_97(country, detail::mod_97(bban))));
    }

    /// The country of the account; unset if the number is. A territory may use the code of another country.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(0, 2)) : country_alpha2();
    }
    /// The account number of the country, after the check digits: "370400440532013000".
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto bban() const noexcept -> std::string_view { return is_set() ? view().substr(4) : view(); }
    /// The form for paper, in groups of four: "DE89 3704 0044 0532 0130 00". `parse` does not read it.
    [[nodiscard]] constexpr auto printed() const -> std::string
    {
        std::string text;
        for (std::string_view rest = view(); !rest.empty(); rest.remove_prefix(rest.size() < 4 ? rest.size() : 4)) {
            if (!text.empty())
                text += ' ';
            text += rest.substr(0, 4);
        }
        return text;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/detail/ipv6.hpp
#ifndef VOUCH_TYPES_DETAIL_IPV6_HPP
#define VOUCH_TYPES_DETAIL_IPV6_HPP

// Canonical texts of IPv6 addresses (RFC 5952).
namespace vouch::inline VOUCH_ABI::detail::ipv6 {

// The zeros that "::" stands for: the longest run of at least two, the first of equals (section 4.2).
struct zeros {
    std::size_t begin = 8;
    std::size_t end = 8;

    constexpr explicit zeros(ipv6_groups const& of) noexcept
    {
        std::size_t longest = 1;
        for (std::size_t first = 0; first != of.size(); ++first) {
            std::size_t past = first;
            while (past != of.size() && of[past] == 0)
                ++past;
            if (past - first > longest) {
                longest = past - first;
                begin = first;
                end = past;
            }
        }
    }
};

// Writes `number` without zeros before it; returns the end.
constexpr auto put(unsigned number, unsigned base, char* to) noexcept -> char*
{
    unsigned place = 1;
    while (number / place >= base)
        place *= base;
    for (; place != 0; place /= base)
        *to++ = "0123456789abcdef"[number / place % base];
    return to;
}

// Returns the end. An IPv4-mapped address, ::ffff:0:0/96, ends like an IPv4 address (section 5).
constexpr auto write(ipv6_groups const& all, char* to) noexcept -> char*
{
    zeros const gap(all);
    bool const is_mapped = gap.begin == 0 && gap.end == 5 && all[5] == 0xffff;
    for (std::size_t index = 0; index != (is_mapped ? 6 : 8); ++index) {
        if (index >= gap.begin && index < gap.end) {
            if (index == gap.begin)
                *to++ = ':';
            if (index + 1 == gap.end)
                *to++ = ':';
            continue;
        }
        if (index != 0 && index != gap.end)
            *to++ = ':';
        to = put(all[index], 16, to);
    }
    if (is_mapped) {
        char mark = ':';
        for (unsigned const byte : {all[6] / 256u, all[6] % 256u, all[7] / 256u, all[7] % 256u}) {
            *to++ = mark;
            to = put(byte, 10, to);
            mark = '.';
        }
    }
    return to;
}

} // namespace vouch::inline VOUCH_ABI::detail::ipv6
#endif

// vouch/types/ip_address.hpp
#ifndef VOUCH_TYPES_IP_ADDRESS_HPP
#define VOUCH_TYPES_IP_ADDRESS_HPP

namespace vouch::inline VOUCH_ABI {

/// An IPv4 or IPv6 address. Holds the canonical text of the address, so two texts of one address are equal values.
///
/// JSON:   a string, "192.0.2.1" or "2001:db8::1". Every text of an IPv6 address is read, "2001:DB8:0:0:0:0:0:1" too, and
///         written as RFC 5952 recommends. "::ffff:192.0.2.1" is an IPv6 address, and not equal to "192.0.2.1".
/// Errors: `not_an_ip_address` for any other text: a zone ("fe80::1%eth0"), a prefix length, a port, brackets, or zeros before
///         the numbers of an IPv4 address.
/// Cost:   40 bytes, never allocates, usable in constant expressions.
/// See:    RFC 4291 section 2.2; RFC 5952 sections 4 and 5; RFC 3986 section 3.2.2 for IPv4
class ip_address : public detail::codes::inline_text<ip_address, 39> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_ip_address",
                                    .expected = "an IPv4 or IPv6 address",
                                    .pattern = "^[0-9A-Fa-f:.]{2,45}$",
                                    .example = "192.0.2.1"};

    /// Whether `text` is an address.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return detail::is_ipv4(text) || detail::is_ipv6(text);
    }

    /// Whether it is an IPv4 address; false if unset.
    [[nodiscard]] constexpr auto is_v4() const noexcept -> bool { return is_set() && !is_v6(); }
    /// Whether it is an IPv6 address; false if unset.
    [[nodiscard]] constexpr auto is_v6() const noexcept -> bool { return view().find(':') != std::string_view::npos; }

private:
    friend inline_text;

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        auto const groups = detail::read_ipv6(text);
        return groups ? static_cast<std::size_t>(detail::ipv6::write(*groups, to) - to) : inline_text::put(text, to);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/iso_duration.hpp
#ifndef VOUCH_TYPES_ISO_DURATION_HPP
#define VOUCH_TYPES_ISO_DURATION_HPP

namespace vouch::inline VOUCH_ABI {

/// A length of time in calendar units, each of which is kept: a month is no number of days, and 24 hours are not always a day.
/// Two durations are equal if they have the same components; there is no order.
///
/// JSON:   a string, "P1Y2M10DT2H30M", or weeks alone, "P4W". The smallest component may have a fraction of up to nine digits,
///         behind a point or a comma: "PT0.5S". A component between two others may be left out, as ISO 8601 allows; it is written
///         as 0, which RFC 3339 wants: "PT1H5S" becomes "PT1H0M5S".
/// Errors: `not_a_duration` for any other text: one with a sign, without a component, in lower case, with a component above
///         4294967295, or with a fraction finer than a billionth.
/// Cost:   36 bytes, usable in constant expressions.
/// See:    RFC 3339 appendix A; ISO 8601-1:2019 section 5.5.2
class iso_duration {
public:
    /// Makes an unset value, which is not a duration of zero.
    constexpr iso_duration() = default;
    constexpr iso_duration(detail::checked_literal<iso_duration> literal) noexcept : iso_duration(*parse(literal.text)) {}

    /// Makes a duration from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<iso_duration>
    {
        if (text.size() < 3 || text[0] != 'P')
            return std::nullopt;
        iso_duration made;
        std::size_t next = 0; // the first unit that may come
        bool in_time = false;
        for (std::size_t at = 1; at != text.size();) {
            if (!in_time && text[at] == 'T') {
                in_time = true;
                next = first_of_time;
                if (++at == text.size())
                    return std::nullopt;
            }
            auto const number = take_number(text, at);
            if (!number || number->end == text.size())
                return std::nullopt;
            std::size_t const last = in_time ? unit_count : first_of_time;
            while (next != last && letters[next] != text[number->end])
                ++next;
            bool const is_smallest = number->end + 1 == text.size();
            if (next == last || (number->has_fraction && !is_smallest))
                return std::nullopt;
            made.set(next++, number->whole);
            made.fraction_ = number->fraction;
            at = number->end + 1;
        }
        if (made.units_ == 0 || (made.has(weeks_at) && made.units_ != 1u << weeks_at))
            return std::nullopt;
        made.fill_gaps();
        return made;
    }
    /// Whether `text` is a duration.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a duration of hours, minutes and seconds. Empty if `length` is negative.
    [[nodiscard]] static constexpr auto from(std::chrono::nanoseconds length) noexcept -> std::optional<iso_duration>
    {
        if (length < std::chrono::nanoseconds::zero())
            return std::nullopt;
        auto const seconds = length.count() / billion;
        iso_duration made;
        std::int64_t const parts[] = {seconds / 3'600, seconds / 60 % 60, seconds % 60};
        for (std::size_t index = 0; index != 3; ++index)
            if (parts[index] != 0)
                made.set(first_of_time + index, static_cast<std::uint32_t>(parts[index]));
        made.fraction_ = static_cast<std::uint32_t>(length.count() % billion);
        if (made.units_ == 0 || made.fraction_ != 0)
            made.set(seconds_at, static_cast<std::uint32_t>(parts[2]));
        made.fill_gaps();
        return made;
    }

    /// Whether there is a duration, be it of length 0.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return units_ != 0; }
    /// The components as the text has them; 0 for one that is absent.
    [[nodiscard]] constexpr auto years() const noexcept -> std::uint32_t { return counts_[years_at]; }
    [[nodiscard]] constexpr auto months() const noexcept -> std::uint32_t { return counts_[months_at]; }
    [[nodiscard]] constexpr auto weeks() const noexcept -> std::uint32_t { return counts_[weeks_at]; }
    [[nodiscard]] constexpr auto days() const noexcept -> std::uint32_t { return counts_[days_at]; }
    [[nodiscard]] constexpr auto hours() const noexcept -> std::uint32_t { return counts_[hours_at]; }
    [[nodiscard]] constexpr auto minutes() const noexcept -> std::uint32_t { return counts_[minutes_at]; }
    [[nodiscard]] constexpr auto seconds() const noexcept -> std::uint32_t { return counts_[seconds_at]; }
    /// The fraction of the smallest component, in billionths of its unit.
    [[nodiscard]] constexpr auto fraction() const noexcept -> std::uint32_t { return fraction_; }

    /// The length where it does not depend on a calendar, with days of 24 hours and weeks of seven days. Empty if the duration
    /// has years or months that are not 0, is unset, or is too long for the result.
    [[nodiscard]] constexpr auto length() const noexcept -> std::optional<std::chrono::nanoseconds>
    {
        constexpr std::array<std::int64_t, unit_count> seconds_of{0, 0, 604'800, 86'400, 3'600, 60, 1};
        std::int64_t total = 0;
        std::int64_t smallest = 0;
        for (std::size_t unit = 0; unit != unit_count; ++unit) {
            if (seconds_of[unit] == 0 && counts_[unit] != 0)
                return std::nullopt;
            if (has(unit))
                smallest = seconds_of[unit];
            total += seconds_of[unit] * counts_[unit]; // below 2^32 * 691'261
        }
        std::int64_t const rest = smallest * fraction_; // nanoseconds, since the fraction is in billionths
        if (!is_set() || (smallest == 0 && fraction_ != 0) || total > (INT64_MAX - rest) / billion)
            return std::nullopt;
        return std::chrono::nanoseconds(total * billion + rest);
    }

    friend constexpr bool operator==(iso_duration const&, iso_duration const&) = default;

private:
    friend struct text_traits<iso_duration>;

    enum : std::size_t { years_at, months_at, weeks_at, days_at, hours_at, minutes_at, seconds_at, unit_count };
    static constexpr std::size_t first_of_time = hours_at;
    static constexpr std::string_view letters = "YMWDHMS";
    static constexpr std::int64_t billion = 1'000'000'000;

    struct number {
        std::uint32_t whole;
        std::uint32_t fraction; // in billionths
        bool has_fraction;
        std::size_t end;
    };
    // Reads the number at `at`; nothing if there is none, or it does not fit.
    static constexpr auto take_number(std::string_view text, std::size_t at) noexcept -> std::optional<number>
    {
        auto const is_digit_at = [text](std::size_t index) { return index < text.size() && detail::is_digit(text[index]); };
        if (!is_digit_at(at))
            return std::nullopt;
        std::uint64_t whole = 0;
        for (; is_digit_at(at); ++at) {
            whole = whole * 10 + static_cast<std::uint64_t>(text[at] - '0');
            if (whole > UINT32_MAX)
                return std::nullopt;
        }
        bool const has_fraction = at < text.size() && (text[at] == '.' || text[at] == ',');
        if (!has_fraction)
            return number{static_cast<std::uint32_t>(whole), 0, false, at};
        text.remove_prefix(at + 1);
        std::string_view const digits = text.substr(0, detail::clock::count_digits(text));
        auto const fraction = detail::clock::read_fraction(digits, 9);
        if (digits.empty() || !fraction)
            return std::nullopt;
        return number{static_cast<std::uint32_t>(whole), static_cast<std::uint32_t>(*fraction), true, at + 1 + digits.size()};
    }

    [[nodiscard]] constexpr auto has(std::size_t unit) const noexcept -> bool { return (units_ >> unit & 1) != 0; }
    constexpr void set(std::size_t unit, std::uint32_t count) noexcept
    {
        counts_[unit] = count;
        units_ = static_cast<std::uint8_t>(units_ | 1u << unit);
    }
    constexpr void fill_gaps() noexcept
    {
        if (has(years_at) && has(days_at))
            set(months_at, counts_[months_at]);
        if (has(hours_at) && has(seconds_at))
            set(minutes_at, counts_[minutes_at]);
    }

    std::array<std::uint32_t, unit_count> counts_{};
    std::uint32_t fraction_ = 0;
    std::uint8_t units_ = 0; // a bit for each component that is there
};

template <>
struct text_traits<iso_duration> {
    static constexpr text_info info{.code = "not_a_duration",
                                    .expected = "an ISO 8601 duration, P1Y2M10DT2H30M",
                                    .format = "duration",
                                    .example = "P1Y2M10DT2H30M"};
    // six components of ten digits and a letter, P, T, and ten characters of a fraction
    static constexpr std::size_t max_size = 80;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<iso_duration>
    {
        return iso_duration::parse(text);
    }

    [[nodiscard]] static constexpr auto write(iso_duration const& value, char* to) noexcept -> char*
    {
        if (!value.is_set())
            return nullptr;
        bool in_time = false;
        *to++ = 'P';
        for (std::size_t unit = 0; unit != iso_duration::unit_count; ++unit) {
            if (!value.has(unit))
                continue;
            if (!in_time && unit >= iso_duration::first_of_time) {
                in_time = true;
                *to++ = 'T';
            }
            to = write_digits(value.counts_[unit], 1, to);
            if (value.fraction_ != 0 && value.units_ >> unit == 1) {
                *to++ = '.';
                to = write_digits(value.fraction_, 9, to);
                while (to[-1] == '0')
                    --to;
            }
            *to++ = iso_duration::letters[unit];
        }
        return to;
    }

private:
    // Writes a number in at least `least` digits.
    static constexpr auto write_digits(std::uint32_t number, int least, char* to) noexcept -> char*
    {
        char digits[10]{};
        int size = 0;
        for (; number != 0 || size < least; number /= 10)
            digits[size++] = static_cast<char>('0' + number % 10);
        while (size != 0)
            *to++ = digits[--size];
        return to;
    }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::iso_duration> {
    [[nodiscard]] auto operator()(vouch::iso_duration const& value) const noexcept -> std::size_t
    {
        return vouch::detail::hash_of_parts({value.fraction(), value.years(), value.months(), value.weeks(), value.days(),
                                             value.hours(), value.minutes(), value.seconds()});
    }
};
#endif

// vouch/types/detail/iso_639.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_639_HPP
#define VOUCH_TYPES_DETAIL_ISO_639_HPP

// ISO 639: the languages that have a code of two letters, as of iso-codes 4.15.0 and 4.20.1.
// Written by tools/code_tables.py.
namespace vouch::inline VOUCH_ABI::detail {

// clang-format off
// The 185 codes of two letters.
inline constexpr char two_letter_languages[] =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahe"
    "hihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndne"
    "ngnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyug"
    "ukuruzvevivowawoxhyiyozazhzu";
// The 205 codes of three letters for the same languages.
inline constexpr char three_letter_synonyms[] =
    "aarabkafrakaalbamharaargarmasmavaaveaymazebakbambaqbelbenbihbisbodbosbrebulburcatceschachechichuchvcorcoscrecymcze"
    "dandeudivdutdzoellengepoesteusewefaofasfijfinfrafrefryfulgeogerglagleglgglvgregrngujhathauhbshebherhinhmohrvhunhye"
    "iboiceidoiiiikuileinaindipkislitajavjpnkalkankaskatkaukazkhmkikkinkirkomkonkorkuakurlaolatlavlimlinlitltzlublugmac"
    "mahmalmaomarmaymkdmlgmltmonmrimsamyanaunavnblndendonepnldnnonobnornyaociojioriormosspanperplipolporpusquerohronrum"
    "runrussagsansinslksloslvsmesmosnasndsomsotspasqisrdsrpsswsunswaswetahtamtatteltgktglthatibtirtontsntsotukturtwiuig"
    "ukrurduzbvenvievolwelwlnwolxhoyidyorzhazhozul";
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/language.hpp
#ifndef VOUCH_TYPES_LANGUAGE_HPP
#define VOUCH_TYPES_LANGUAGE_HPP

// The grammar of RFC 5646 section 2.1, as far as `language` reads it.
namespace vouch::inline VOUCH_ABI::detail::rfc5646 {

constexpr auto is_all(std::string_view text, bool (*accepts)(char) noexcept) noexcept -> bool
{
    for (char const byte : text)
        if (!accepts(byte))
            return false;
    return true;
}

// Whether `codes`, each of the size of `code` and all in order, hold it; its letter case does not count.
constexpr auto holds(std::string_view codes, std::string_view code) noexcept -> bool
{
    char lower[3]{};
    for (std::size_t at = 0; at != code.size(); ++at)
        lower[at] = to_lower(code[at]);
    std::string_view const wanted(lower, code.size());
    std::size_t const count = codes.size() / code.size();
    auto const code_at = [&](std::size_t index) { return codes.substr(index * code.size(), code.size()); };
    std::size_t const found = lower_bound_index(count, [&](std::size_t index) { return code_at(index) < wanted; });
    return found != count && code_at(found) == wanted;
}

// Section 2.2.1: a language that has a code of two letters is not named by one of three. Whether another code of three letters is
// assigned is not checked: there are eight thousand, and some change every year.
constexpr auto is_primary(std::string_view text) noexcept -> bool
{
    if (!is_all(text, is_letter))
        return false;
    return text.size() == 2 ? holds(two_letter_languages, text) : text.size() == 3 && !holds(three_letter_synonyms, text);
}

constexpr auto is_script(std::string_view text) noexcept -> bool
{
    return text.size() == 4 && is_all(text, is_letter);
}

// Section 2.2.4: of the codes of UN M.49 those for regions above countries.
inline constexpr std::string_view regions_of_m49 = "001002003005009011013014015017018019021029030034035039"
                                                   "053054057061142143145150151154155202419";

constexpr auto is_region(std::string_view text) noexcept -> bool
{
    if (text.size() == 3)
        return holds(regions_of_m49, text);
    if (text.size() != 2)
        return false;
    char const upper[] = {to_upper(text[0]), to_upper(text[1])};
    return country_alpha2::valid({upper, 2});
}

// Splits a tag into its parts without checking them; a part that is absent is empty.
struct parts {
    std::string_view primary{};
    std::string_view script{};
    std::string_view region{};

    constexpr explicit parts(std::string_view text) noexcept
    {
        std::size_t const first = text.find('-');
        primary = text.substr(0, first);
        if (first == text.npos)
            return;
        text.remove_prefix(first + 1);
        std::size_t const second = text.find('-');
        if (second != text.npos) {
            script = text.substr(0, second);
            region = text.substr(second + 1);
        } else {
            (is_script(text) ? script : region) = text;
        }
    }
};

constexpr auto is_tag(std::string_view text) noexcept -> bool
{
    parts const in(text);
    // of the parts that are there and the hyphens before them: less than the text's in "en-" and in "en--US"
    std::size_t size = in.primary.size();
    for (std::string_view const part : {in.script, in.region})
        size += part.empty() ? 0 : 1 + part.size();
    return size == text.size() && is_primary(in.primary) && (in.script.empty() || is_script(in.script)) &&
           (in.region.empty() || is_region(in.region));
}

} // namespace vouch::inline VOUCH_ABI::detail::rfc5646

namespace vouch::inline VOUCH_ABI {

/// A language, and perhaps its script and where it is spoken, named by a BCP 47 language tag of these three parts:
/// - the language, in two letters if ISO 639-1 has it, which is checked, else any three letters: "de", "yue", "und". The
///   withdrawn codes of two letters (iw, in, ji, jw, mo) are not read;
/// - a script, any four letters: "Hant";
/// - a region, of ISO 3166-1 alpha-2 (and XK) or a region of several countries of UN M.49: "CH", "419".
///
/// JSON:   a string, "de", "de-CH", "zh-Hant" or "zh-Hant-TW". Read in any letter case, written in the letter case
///         that RFC 5646 recommends.
/// Errors: `not_a_language` for any other text: "deu" and "ger" instead of "de", "en_US", "en-UK", and tags with extended
///         languages, variants, extensions or private use.
/// Cost:   13 bytes, never allocates, usable in constant expressions.
/// See:    RFC 5646 (BCP 47) section 2.1; section 2.1.1 on letter case; section 2.2.1 on three letters
class language : public detail::codes::inline_text<language, 12> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_language",
                                    .expected = "a language tag, such as de, de-CH or zh-Hant-TW (BCP 47)",
                                    .pattern = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$",
                                    .example = "de-CH"};

    /// Whether `text` is a language tag of these parts, in any letter case.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return detail::rfc5646::is_tag(text); }

    /// The language: "zh". Empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto primary() const noexcept -> std::string_view { return parts().primary; }
    /// The script: "Hant". Empty if there is none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto script() const noexcept -> std::string_view { return parts().script; }
    /// The region: "TW". Empty if there is none.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto region() const noexcept -> std::string_view { return parts().region; }

private:
    friend inline_text;

    [[nodiscard]] constexpr auto parts() const noexcept -> detail::rfc5646::parts { return detail::rfc5646::parts(view()); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        detail::rfc5646::parts const in(text);
        std::size_t const script = in.script.empty() ? text.size() : in.primary.size() + 1; // where it begins
        std::size_t const region = text.size() - in.region.size();
        for (std::size_t at = 0; at != text.size(); ++at)
            *to++ = at == script || at >= region ? detail::to_upper(text[at]) : detail::to_lower(text[at]);
        return text.size();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/lei.hpp
#ifndef VOUCH_TYPES_LEI_HPP
#define VOUCH_TYPES_LEI_HPP

namespace vouch::inline VOUCH_ABI {

/// A legal entity identifier, which names a company or another party to financial transactions.
///
/// JSON:   a string of 18 capital letters and digits and two check digits, "7LTWFZYICNSX8D621K86".
/// Errors: `not_an_lei` for any other text, and if the check digits are wrong. No register is asked.
/// Cost:   21 bytes, never allocates, usable in constant expressions.
/// See:    ISO 17442-1:2020
class lei : public detail::codes::inline_text<lei, 20> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_an_lei",
                                    .expected = "an LEI, 18 letters and digits and their check digits (ISO 17442)",
                                    .exact_size = 20,
                                    .pattern = "^[A-Z0-9]{18}[0-9]{2}$",
                                    .example = "7LTWFZYICNSX8D621K86"};

    /// Whether `text` has the form of an identifier and its check digits are right.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return text.size() == 20 && detail::are_capitals_or_digits(text) &&
               detail::are_check_digits(text.substr(18), detail::mod_97("00", detail::mod_97(text.substr(0, 18))));
    }
};

} // namespace vouch::inline VOUCH_ABI
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
    static constexpr text_info info{.code = "not_a_phone",
                                    .expected = "a phone number, + and up to 15 digits (E.164)",
                                    .pattern = "^\\+[1-9][0-9]{3,14}$",
                                    .example = "+12025550123"};

    constexpr phone() = default;
    constexpr phone(detail::checked_literal<phone> literal) noexcept { assign(literal.text); }

    /// Whether `text` has the form of a phone number. Whether the number is assigned is not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        // E.164 sets no minimum. A country code has up to three digits, so fewer than four may be the code alone, filled in by
        // a form. A higher minimum would refuse numbers that exist.
        constexpr std::size_t least = 1 + 4;
        if (text.size() < least || text.size() > most || text[0] != '+' || text[1] == '0')
            return false;
        bool digits = true;
        for (char const digit : text.substr(1))
            digits &= detail::is_digit(digit);
        return digits;
    }

    /// Makes a phone number from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<phone>
    {
        if (!valid(text))
            return std::nullopt;
        std::optional<phone> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The number, `+` included; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view
    {
        std::size_t size = most;
        while (size != 0 && text_[size - 1] == '\0')
            --size;
        return {text_, size};
    }
    /// Whether there is a number.
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

// vouch/types/time_of_day.hpp
#ifndef VOUCH_TYPES_TIME_OF_DAY_HPP
#define VOUCH_TYPES_TIME_OF_DAY_HPP

namespace vouch::inline VOUCH_ABI {

/// A time of a day, in no time zone, exact to the nanosecond. A type of its own, since `std::chrono::hh_mm_ss` has no `==` and
/// holds negative times and days of any length.
///
/// JSON:   a string, "09:30:00", from "00:00:00" to "23:59:59.999999999". Read with up to nine digits after the seconds, and
///         with more if those are 0. Written with none, 3, 6 or 9 digits, as few as are exact.
/// Errors: `not_a_time_of_day` for any other text. "24:00:00" is the next day; a leap second, "23:59:60", is refused, since only
///         a date tells whether there is one.
/// Cost:   8 bytes, usable in constant expressions.
/// See:    RFC 3339 section 5.6, partial-time
class time_of_day {
public:
    /// Makes an unset value, which is not midnight.
    constexpr time_of_day() = default;
    constexpr time_of_day(detail::checked_literal<time_of_day> literal) noexcept : time_of_day(*parse(literal.text)) {}

    /// Makes a time from its text. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<time_of_day>
    {
        std::int64_t const seconds = detail::clock::read(text, 59);
        if (seconds < 0)
            return std::nullopt;
        text.remove_prefix(8);
        if (text.empty())
            return time_of_day(seconds * ticks_a_second);
        std::string_view const digits = text.substr(1);
        if (text[0] != '.' || digits.empty() || detail::clock::count_digits(digits) != digits.size())
            return std::nullopt;
        auto const ticks = detail::clock::read_fraction(digits, 9);
        return ticks ? std::optional(time_of_day(seconds * ticks_a_second + *ticks)) : std::nullopt;
    }
    /// Whether `text` is a time of a day.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a time from the time that has passed since midnight. Empty if that is negative, or a day or more.
    [[nodiscard]] static constexpr auto from(std::chrono::nanoseconds since_midnight) noexcept -> std::optional<time_of_day>
    {
        if (since_midnight < std::chrono::nanoseconds::zero() || since_midnight >= std::chrono::days(1))
            return std::nullopt;
        return time_of_day(since_midnight.count());
    }

    /// Whether there is a time.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return ticks_ != unset; }
    /// The time since midnight. Precondition: `is_set()`.
    [[nodiscard]] constexpr auto since_midnight() const noexcept -> std::chrono::nanoseconds
    {
        return std::chrono::nanoseconds(ticks_);
    }
    /// The same in hours, minutes and seconds. Precondition: `is_set()`.
    [[nodiscard]] constexpr auto parts() const noexcept -> std::chrono::hh_mm_ss<std::chrono::nanoseconds>
    {
        return std::chrono::hh_mm_ss<std::chrono::nanoseconds>(since_midnight());
    }

    friend constexpr bool operator==(time_of_day const&, time_of_day const&) = default;
    /// The order of the day; an unset value comes first.
    friend constexpr auto operator<=>(time_of_day const&, time_of_day const&) = default;

private:
    friend struct text_traits<time_of_day>;
    friend struct std::hash<time_of_day>;

    static constexpr std::int64_t unset = -1;
    static constexpr std::int64_t ticks_a_second = 1'000'000'000;

    constexpr explicit time_of_day(std::int64_t ticks) noexcept : ticks_(ticks) {}

    std::int64_t ticks_ = unset; // nanoseconds since midnight
};

template <>
struct text_traits<time_of_day> {
    static constexpr text_info info{.code = "not_a_time_of_day",
                                    .expected = "a time of a day, hh:mm:ss",
                                    .pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9}0*)?$",
                                    .example = "09:30:00"};
    static constexpr std::size_t max_size = 18;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<time_of_day>
    {
        return time_of_day::parse(text);
    }

    [[nodiscard]] static constexpr auto write(time_of_day const& value, char* to) noexcept -> char*
    {
        if (!value.is_set())
            return nullptr;
        to = detail::clock::write(static_cast<int>(value.ticks_ / time_of_day::ticks_a_second), to);
        std::int64_t rest = value.ticks_ % time_of_day::ticks_a_second;
        if (rest == 0)
            return to;
        *to++ = '.';
        std::size_t digits = 9;
        for (; rest % 1'000 == 0; rest /= 1'000)
            digits -= 3;
        for (std::size_t at = digits; at-- != 0; rest /= 10)
            to[at] = static_cast<char>('0' + rest % 10);
        return to + digits;
    }
};

} // namespace vouch::inline VOUCH_ABI

template <>
struct std::hash<vouch::time_of_day> {
    [[nodiscard]] auto operator()(vouch::time_of_day const& value) const noexcept -> std::size_t
    {
        return std::hash<std::int64_t>{}(value.ticks_);
    }
};
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
            for (char const byte : characters)
                of[static_cast<unsigned char>(byte)] = set;
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

constexpr auto is_one_of(char byte, std::uint8_t allowed) noexcept -> bool
{
    return (sets.of[static_cast<unsigned char>(byte)] & allowed) != 0;
}

constexpr auto is_all(std::string_view text, std::uint8_t allowed) noexcept -> bool
{
    for (char const byte : text)
        if (!is_one_of(byte, allowed))
            return false;
    return true;
}

// The same, with percent-encoded bytes such as "%2F".
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

// The text between the brackets: an IPv6 address, or an address of a future version such as "v1.x".
constexpr auto is_ip_literal(std::string_view text) noexcept -> bool
{
    if (!text.starts_with('v') && !text.starts_with('V'))
        return is_ipv6(text);
    std::size_t const dot = text.find('.');
    if (dot == text.npos || dot < 2 || dot + 1 == text.size())
        return false;
    for (char const byte : text.substr(1, dot - 1))
        if (hex_value(byte) < 0)
            return false;
    return is_all(text.substr(dot + 1), in_userinfo);
}

// Splits an authority into its parts without checking them.
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
        // a colon inside brackets does not begin the port
        std::size_t const bracket = text.starts_with('[') ? text.find(']') : 0;
        std::size_t const mark = text.find(':', bracket == text.npos ? 0 : bracket);
        host = text.substr(0, mark);
        if (mark != text.npos)
            port = text.substr(mark + 1);
    }
};

// Splits a URI into its parts as in appendix B, without checking them.
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

/// An absolute URI, which begins with a scheme. Two URIs are equal if their texts are.
///
/// JSON:   a string, "https://example.com/a?b#c", kept unchanged. ASCII only: other characters must be percent-encoded.
/// Errors: `not_a_uri` for any other text.
/// See:    RFC 3986 section 3 and appendix A
class uri : public text<uri> {
public:
    using text::text;
    static constexpr text_info info{.code = "not_a_uri", .expected = "an absolute URI (RFC 3986)", .format = "uri"};

    /// Whether `candidate` has the form of a URI. The rules of its scheme are not checked.
    [[nodiscard]] static constexpr auto valid(std::string_view candidate) noexcept -> bool
    {
        return detail::rfc3986::is_uri(candidate);
    }

    // Every part is a view of the text, not decoded; empty if it is absent. Lifetime: that of this object.

    /// The scheme, before the first `:`: "https".
    [[nodiscard]] constexpr auto scheme() const noexcept -> std::string_view { return parts().scheme; }
    /// The authority, after `//`: "user@example.com:8080".
    [[nodiscard]] constexpr auto authority() const noexcept -> std::string_view { return parts().authority; }
    /// The host: "example.com". Includes the brackets of an IP literal.
    [[nodiscard]] constexpr auto host() const noexcept -> std::string_view { return authority_parts().host; }
    /// The port: "8080". Digits, not checked for range.
    [[nodiscard]] constexpr auto port() const noexcept -> std::string_view { return authority_parts().port; }
    /// The path: "/a/b".
    [[nodiscard]] constexpr auto path() const noexcept -> std::string_view { return parts().path; }
    /// The query, after the `?`.
    [[nodiscard]] constexpr auto query() const noexcept -> std::string_view { return parts().query; }
    /// The fragment, after the `#`.
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

// Eight digits in one word, the first in the lowest byte, so that 64-bit arithmetic decodes all of them at once.
class eight_hexadecimal_digits {
public:
    // Takes the four digits at `first` and the four at `second`.
    constexpr eight_hexadecimal_digits(char const* first, char const* second) noexcept : word_(four(first) | four(second) << 32)
    {}

    // Whether all bytes are digits. A sum has the highest bit of a byte set from the first character of its range on; bytes that
    // are not ASCII spoil the sums and have that bit themselves.
    [[nodiscard]] constexpr auto are_valid() const noexcept -> bool
    {
        std::uint64_t const is_decimal = (word_ + ones * (0x80 - '0')) & ~(word_ + ones * (0x7F - '9'));
        return ((is_decimal | letters()) & ~word_ & ones * 0x80) == ones * 0x80;
    }

    // The four bytes that the digits spell.
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

    // The highest bit of each byte that is a letter from A to F in either case.
    [[nodiscard]] constexpr auto letters() const noexcept -> std::uint64_t
    {
        std::uint64_t const lowered = word_ | ones * 0x20;
        return (lowered + ones * (0x80 - 'a')) & ~(lowered + ones * (0x7F - 'f')) & ones * 0x80;
    }

    std::uint64_t word_;
};

// The position of the two digits of each byte in 8-4-4-4-12.
inline constexpr std::uint8_t uuid_places[16] = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace detail

/// Maps `boost::uuids::uuid` to a JSON string.
///
/// JSON:   a string of the form 8-4-4-4-12, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", of any version, nil included.
///         Letters of either case are read, and written in lower case.
/// Errors: `not_a_uuid` for any other text, braces and "urn:uuid:" included.
/// See:    RFC 9562 section 4
template <>
struct text_traits<boost::uuids::uuid> {
    static constexpr text_info info{.code = "not_a_uuid",
                                    .expected = "a UUID, 8-4-4-4-12 hexadecimal digits",
                                    .format = "uuid",
                                    .exact_size = 36,
                                    .pattern = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"};
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

/// Makes a UUID from a literal: `vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8")`. A wrong literal does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto uuid(char const (&literal)[Size]) -> boost::uuids::uuid
{
    auto const made = text_traits<boost::uuids::uuid>::parse({literal, Size - 1});
    if (!made)
        complaint::this_literal_is_not_a_valid<boost::uuids::uuid>();
    return *made;
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/year_month.hpp
#ifndef VOUCH_TYPES_YEAR_MONTH_HPP
#define VOUCH_TYPES_YEAR_MONTH_HPP

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::year_month` to a JSON string.
///
/// JSON:   a string, "2026-11": a month of the years 0000 to 9999.
/// Errors: `not_a_month` for any other text. A month that does not exist, or is outside these years, is not written.
/// See:    ISO 8601-1:2019 section 5.2.2.2, a calendar date of reduced precision
template <>
struct text_traits<std::chrono::year_month> {
    static constexpr text_info info{.code = "not_a_month",
                                    .expected = "a calendar month, YYYY-MM",
                                    .exact_size = 7,
                                    .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$",
                                    .example = "2026-11"};
    static constexpr std::size_t max_size = 10; // a whole date is written first

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<std::chrono::year_month>
    {
        if (text.size() != info.exact_size)
            return std::nullopt;
        char first_day[10] = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '1'};
        for (std::size_t index = 0; index != text.size(); ++index)
            first_day[index] = text[index];
        auto const date = text_traits<std::chrono::year_month_day>::parse({first_day, sizeof first_day});
        if (!date)
            return std::nullopt;
        return std::chrono::year_month(date->year(), date->month());
    }

    [[nodiscard]] static constexpr auto write(std::chrono::year_month const& value, char* to) noexcept -> char*
    {
        char* const end = text_traits<std::chrono::year_month_day>::write(value / std::chrono::day(1), to);
        return end == nullptr ? nullptr : end - 3;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/schema/tag_value.hpp
#ifndef VOUCH_SCHEMA_TAG_VALUE_HPP
#define VOUCH_SCHEMA_TAG_VALUE_HPP

// The value of a tag that an alternative describes as one of its members.
namespace vouch::inline VOUCH_ABI::detail {

// Calls use(text) with the text that such a member holds; with one without data() where it holds none.
template <class Member, class Use>
auto use_tag_text(Member const& member, Use const& use)
{
    constexpr shape kind = shape_of<Member>;
    if constexpr (kind == shape::optional || kind == shape::nullable) {
        return holds_value(member) ? use_tag_text(*member, use) : use(std::string_view());
    } else if constexpr (kind == shape::boxed) {
        return use_tag_text(*member, use);
    } else if constexpr (kind == shape::open) {
        return member.known() != nullptr ? use_tag_text(*member.known(), use)
                                         : use(member.unknown().value_or(std::string_view()));
    } else if constexpr (kind == shape::string) {
        return use(std::string_view(member));
    } else {
        std::array<char, text_space<Member> + 1> space{};
        return use(text_in(member, space.data()));
    }
}

// The member of an object that is the tag of its variant, and the value that is written: that of the member if the alternative
// has it, else the alternative's first.
template <class Facts, class Alternative>
struct described_tag {
    using descriptor = typename Facts::template tag_member<Alternative>;

    // The value of this alternative that `object` holds; one without data() where it holds none of them.
    static auto held(unboxed_type<Alternative> const& object) -> std::string_view
    {
        return use_tag_text(object.*descriptor::pointer, [](std::string_view text) -> std::string_view {
            if (text.data() != nullptr)
                for (std::string_view const value : Facts::template values<Alternative>())
                    if (value == text)
                        return value;
            return {};
        });
    }
    static auto written(unboxed_type<Alternative> const& object) -> std::string_view
    {
        std::string_view const value = held(object);
        return value.data() == nullptr ? Facts::template values<Alternative>()[0] : value;
    }
};

// The object is no alternative, or one whose tag is not described.
struct no_described_tag {
    using descriptor = void;
};

template <class Facts, class Alternative>
struct tag_in {
    using type = no_described_tag;
};
template <class Facts, class Alternative>
    requires(Facts::template declares_tag<Alternative>)
struct tag_in<Facts, Alternative> {
    using type = described_tag<Facts, Alternative>;
};
template <class Facts, class Alternative>
using tag_in_alternative = typename tag_in<Facts, Alternative>::type;

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/validate/validate.hpp
#ifndef VOUCH_VALIDATE_VALIDATE_HPP
#define VOUCH_VALIDATE_VALIDATE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_check = false;

// Walks an object and collects what is wrong with it. The way to a place is a chain on the stack, so that an object without
// errors costs no allocation.
class validator {
public:
    explicit validator(std::size_t max_depth) noexcept : levels_left_(max_depth), max_depth_(max_depth) {}

    [[nodiscard]] auto take() && -> errors { return std::move(errors_); }

    static constexpr auto no_index = (std::numeric_limits<std::size_t>::max)();
    // One token of a pointer. Passed on without const: GCC 12 warns that a const one, passed on by recursion, may be
    // uninitialized.
    struct step {
        step* parent;
        std::string_view name{};
        std::size_t index = no_index;
        bool opaque = false; // names below are data: the pointer ends here
    };

    template <class Form = no_form, class Type>
    void visit(Type const& value, step* at)
    {
        constexpr shape kind = shape_of<Type>;
        if constexpr (kind == shape::represented) {
            if constexpr (has_well_formed_representation<Type>)
                visit(represent(value), at);
        } else if constexpr (kind == shape::quoted) {
            visit(*value, at);
        } else if constexpr (kind == shape::optional || kind == shape::nullable) {
            if (holds_value(value))
                visit<Form>(*value, at);
        } else if constexpr (kind == shape::boxed) {
            visit<Form>(*value, at);
        } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
            visit_level(at, [&] { visit_items<item_form<Form>>(value, at); });
        } else if constexpr (kind == shape::tuple) {
            visit_level(at, [&] {
                step next{.parent = at, .index = 0};
                std::apply([&](auto const&... items) { ((visit(items, &next), ++next.index), ...); }, value);
            });
        } else if constexpr (kind == shape::map) {
            visit_level(at, [&] { visit_map<item_form<Form>>(value, at, [](auto const&) { return false; }); });
        } else if constexpr (kind == shape::variant) {
            if (value.valueless_by_exception())
                complain(unset_value<Type>, at);
            else
                visit_variant<form_for<Type, Form>>(value, at);
        } else if constexpr (kind == shape::object) {
            visit_object(value, at);
        } else if constexpr (kind == shape::string) {
            visit_text(value, at);
        } else if constexpr (kind == shape::secret) {
            visit_set_text(value.is_set() ? value.reveal() : std::string_view(), unset_value<Type>, at);
        } else if constexpr (kind == shape::raw) {
            visit_raw(value, at);
        } else if constexpr (kind == shape::dom) {
            dom_access<Type>::visit(*this, value, at);
        } else if constexpr (kind == shape::floating) {
            if (!std::isfinite(value))
                complain(number_not_finite, at);
        } else if constexpr (kind == shape::open) {
            if (value.known() != nullptr)
                visit(*value.known(), at);
            else if (value.unknown())
                visit_unknown<typename Type::value_type>(*value.unknown(), at);
            else
                complain(unset_value<typename Type::value_type>, at);
        } else if constexpr (kind == shape::number_text) {
            std::array<char, Type::max_size> text;
            if (value.write(text.data()) == nullptr)
                complain(unset_value<Type>, at);
        } else if constexpr (kind == shape::named || kind == shape::number_name) {
            std::array<char, text_space<Type> + 1> space{};
            visit_set_text(text_in(value, space.data()), missing_text<Type>, at);
        } else {
            static_assert(kind == shape::null || kind == shape::boolean || kind == shape::integer || shape_has_a_check<Type>,
                          "validator::visit does not know this shape");
        }
    }

    void visit_text(std::string_view text, step* at)
    {
        if (!is_utf8(text))
            complain(text_not_utf8, at);
    }

    // Calls visit_inside(), which visits what an array or object holds, unless that is one level too many.
    template <class VisitInside>
    void visit_level(step* at, VisitInside const& visit_inside)
    {
        if (levels_left_ == 0)
            return complain(nested_too_deep(max_depth_), at);
        --levels_left_;
        visit_inside();
        ++levels_left_;
    }

private:
    void visit_raw(raw_json const& value, step* at)
    {
        if (value.text().empty())
            complain(unset_value<raw_json>, at);
        else if (nests_deeper(value.text(), levels_left_))
            complain(nested_too_deep(max_depth_), at);
    }

    template <class Form, class Variant>
    void visit_variant(Variant const& variant, step* at)
    {
        if constexpr (!is_tagged_form<Form>) {
            std::visit([&](auto const& alternative) { visit(alternative, at); }, variant);
        } else {
            using facts = alternatives<Variant, Form>;
            if constexpr (!facts::is_well_formed)
                return; // it was complained of
            else if constexpr (facts::place == tag_place::inside)
                std::visit([&](auto const& alternative) { visit_tagged_inside<facts>(alternative, at); }, variant);
            else
                std::visit([&](auto const& alternative) { visit_tagged_outside<facts>(alternative, at); }, variant);
        }
    }

    template <class Facts, class Alternative>
    void visit_tagged_inside(Alternative const& alternative, step* at)
    {
        if constexpr (!Facts::template is_other<Alternative>) {
            constexpr bool declared = Facts::template declares_tag<Alternative>;
            visit_object<tag_in_alternative<Facts, Alternative>>(unboxed(alternative), at,
                                                                 declared ? std::string_view() : Facts::tag_name);
        } else if (!alternative.value.text().empty() && alternative.value.text().front() != '{') {
            complain(other_is_no_object, at);
        } else {
            visit_raw(alternative.value, at);
        }
    }

    template <class Facts, class Alternative>
    void visit_tagged_outside(Alternative const& alternative, step* at)
    {
        visit_level(at, [&] {
            if constexpr (Facts::template is_other<Alternative>) {
                bool const is_name = Facts::place == tag_place::name; // one that nobody declared
                step next{.parent = at, .name = Facts::tag_name, .opaque = is_name};
                visit_text(alternative.tag, &next);
                next.name = Facts::content_name;
                if (is_name || !alternative.value.text().empty())
                    visit_raw(alternative.value, &next);
            } else {
                bool const beside = Facts::place == tag_place::beside;
                step next{.parent = at, .name = beside ? Facts::content_name : Facts::template values<Alternative>()[0]};
                visit(alternative, &next);
            }
        });
    }

    template <class Form, class Array>
    void visit_items(Array const& array, step* at)
    {
        step next{.parent = at, .index = 0};
        for (auto const& item : array) {
            visit<Form>(static_cast<typename Array::value_type const&>(item), &next);
            ++next.index;
        }
    }

    template <class Value>
    void visit_unknown(std::string_view text, step* at)
    {
        if constexpr (is_numeric_enum<Value>) {
            if (!is_number(text))
                complain(refused_text<Value>, at);
        } else {
            visit_text(text, at);
        }
    }

    // A key that `is_taken` is a duplicate.
    template <class Form, class Map, class IsTaken>
    void visit_map(Map const& map, step* at, IsTaken const& is_taken)
    {
        step next{.parent = at, .opaque = true};
        for (auto const& [key, value] : map) {
            visit(key, &next);
            if (is_taken(key))
                complain(member_duplicate, at);
            visit<Form>(value, &next);
        }
    }

    // `tag` is the tag of the variant around the object; it has no data() outside of a variant, and where `Tag` is the member
    // that describes it.
    template <class Tag = no_described_tag, class Type>
    void visit_object(Type const& object, step* at, [[maybe_unused]] std::string_view tag = {})
    {
        if constexpr (is_well_formed<Type>)
            visit_level(at, [&] { visit_members<Tag>(object, at, tag, json_members<Type>{}); });
    }

    template <class Tag, class Type, template <class...> class List, class... Descriptors>
    void visit_members(Type const& object, step* at, [[maybe_unused]] std::string_view tag, List<Descriptors...>)
    {
        [[maybe_unused]] std::size_t const before = found_;
        (visit_member_of<Type, Descriptors, Tag>(object, at), ...);
        if constexpr (has_catch_all<Type>)
            visit_map<no_form>(object.*catch_all_of<Type>::pointer, at, [&](std::string_view key) {
                return ((key == json_name<Type, Descriptors>) || ...) || (tag.data() != nullptr && key == tag);
            });
        if constexpr (has_object_rules<Type>)
            if (found_ == before)
                keeps_object_rules(object, [&](expectation const& expected, rule_place place, std::string_view name) {
                    step next{.parent = at, .name = name};
                    complain(expected, place == rule_place::object ? at : &next);
                    return true;
                });
    }

    // A tag is written whatever its member holds, so that only one that is written is looked at.
    template <class Type, class Descriptor, class Tag>
    void visit_member_of(Type const& object, step* at)
    {
        if constexpr (std::is_same_v<typename Tag::descriptor, Descriptor>)
            if (Tag::held(object).data() == nullptr)
                return;
        visit_member<Type, Descriptor>(object.*Descriptor::pointer, at);
    }

    template <class Type, class Descriptor, class Value>
    void visit_member(Value const& value, step* at)
    {
        step next{.parent = at, .name = json_name<Type, Descriptor>};
        std::size_t const before = found_;
        if constexpr (may_be_absent<Value>)
            if (holds_value(value) && is_json_null(*value))
                return complain(null_refused, &next);
        visit<member_form<Type, Descriptor>>(value, &next);
        if (found_ == before)
            keeps_rules<Type, Descriptor>(value, [&](expectation const& expected, std::optional<std::size_t> item) {
                bool const opaque = shape_of<bare_type<Value>> == shape::map;
                step of_item{.parent = &next, .index = item.value_or(no_index), .opaque = opaque};
                complain(expected, item ? &of_item : &next);
                return true;
            });
    }

    // A text without data() is one that the value does not have.
    void visit_set_text(std::string_view text, expectation const& missing, step* at)
    {
        if (text.data() == nullptr)
            complain(missing, at);
        else
            visit_text(text, at);
    }

    VOUCH_COLD void complain(expectation const& expected, step* at)
    {
        if (++found_ > most_errors)
            return errors_.set_truncated();
        std::string pointer;
        append(pointer, at);
        errors_.push_back({expected, std::move(pointer)});
    }

    // Returns false if the rest of the way must not be shown.
    static auto append(std::string& pointer, step* at) -> bool
    {
        if (at == nullptr)
            return true;
        if (!append(pointer, at->parent) || at->opaque)
            return false;
        append_pointer_token(pointer, at->index != no_index ? std::to_string(at->index) : std::string(at->name));
        return true;
    }

    std::size_t levels_left_;
    std::size_t max_depth_;
    std::size_t found_ = 0; // errors, also those that are not kept
    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Limits of `validate`.
struct validate_options {
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
};

/// Finds every error in an object that was built in code: rules and checks that it breaks, values that were never set, and what
/// JSON cannot hold.
///
/// Errors: with pointers and without offsets, in the order of the text that `serialize` would write; at most 64, then
///         `errors::truncated()`. `errc::too_deep` for an array or object beyond `max_depth`. Empty if there are none.
/// Cost:   one walk; allocates only for errors.
template <class Type>
[[nodiscard]] auto validate(Type const& value, validate_options options = {}) -> errors
{
    detail::validator all(options.max_depth);
    if constexpr (detail::require_writable<Type>())
        all.visit(value, nullptr);
    return std::move(all).take();
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/write/options.hpp
#ifndef VOUCH_WRITE_OPTIONS_HPP
#define VOUCH_WRITE_OPTIONS_HPP

namespace vouch::inline VOUCH_ABI {

/// How a JSON text looks, and what may be in it.
struct serialize_options {
    unsigned indent = 0;         ///< spaces a level, each member and element on a line of its own; 0 is compact
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    bool secrets = false;        ///< writes the text of a `vouch::secret`; otherwise each one is an error
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/write/writer.hpp
#ifndef VOUCH_WRITE_WRITER_HPP
#define VOUCH_WRITE_WRITER_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Appends JSON to a string. Every function that writes takes the place to write to and returns the place behind what it wrote, so
// that the place lives in a register.
//
// A value that JSON cannot hold is marked, `""` is written in its place, and writing goes on. The resulting text is not used as a
// message: the resolver scans it to find the pointer of each mark.
//
// Where a value begins, `slack` bytes are free. A function that writes more calls `make_room` first.
class writer {
public:
    static constexpr std::size_t slack = 64;

    writer(std::string& to, serialize_options const& options) noexcept
        : to_(to),
          end_(first_ + sizeof first_),
          used_(to.size()),
          levels_left_(options.max_depth),
          max_depth_(options.max_depth),
          indent_(options.indent),
          secrets_(options.secrets)
    {}
    writer(writer const&) = delete;
    auto operator=(writer const&) -> writer& = delete;
    ~writer()
    {
        if (has_secret_) [[unlikely]] {
            wipe(first_, sizeof first_);
            if (!is_kept_)
                wipe(to_.data() + used_, to_.size() - used_);
        }
        if (!is_kept_)
            to_.resize(used_);
    }

    [[nodiscard]] auto begin() noexcept -> char* { return first_; }
    // Ends the text at `at`. The destructor removes it from the string again, also after an exception, unless `keep` was called.
    void finish(char const* at)
    {
        if (is_in_string_)
            to_.resize(static_cast<std::size_t>(at - to_.data()));
        else
            to_.append(first_, static_cast<std::size_t>(at - first_));
    }
    void keep() noexcept { is_kept_ = true; }
    // Says that any string may hold a secret: no bytes are left behind where the text moves, or is not kept.
    void expect_secrets() noexcept { has_secret_ = true; }
    // The text. Precondition: it is finished.
    [[nodiscard]] auto written() const noexcept -> std::string_view { return std::string_view(to_).substr(used_); }
    [[nodiscard]] auto marks() noexcept -> mark_list& { return marks_; }

    // Whether marks are missing, since there were too many.
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }
    // Whether secrets may be written.
    [[nodiscard]] auto writes_secrets() const noexcept -> bool { return secrets_; }

    // Marks a value that JSON cannot hold and writes a string in its place.
    VOUCH_COLD auto refuse(char* at, expectation const& expected) -> char*
    {
        at = put(at, "\"\"");
        add({size_at(at), place::value_end, expected});
        return at;
    }
    // Marks the object around the key that ends at `at`.
    VOUCH_COLD void complain_of_key(char const* at, expectation const& expected)
    {
        add({size_at(at), place::value_end, expected});
    }

    // Returns true if an array or object may begin here: the text stays within the depth that was asked for.
    [[nodiscard]] VOUCH_INLINE auto may_nest() const noexcept -> bool { return levels_left_ != 0; }
    // How many levels may begin here, one within the other.
    [[nodiscard]] auto levels_left() const noexcept -> std::size_t { return levels_left_; }
    VOUCH_COLD auto refuse_depth(char* at) -> char* { return refuse(at, nested_too_deep(max_depth_)); }

    // Begins the members of the object at byte `begin` whose names are data: pointers of marks below them end at the outermost
    // such object. Returns true if this is the outermost one; `leave_map` takes that.
    auto enter_map(std::size_t begin) noexcept -> bool { return map_ ? false : (map_ = begin, true); }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_.reset();
    }

    // Provides space for `size` bytes and the slack behind them.
    [[nodiscard]] VOUCH_INLINE auto make_room(char* at, std::size_t size) -> char*
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

    // Writes a text as a JSON string.
    [[nodiscard]] VOUCH_OUTLINE auto put_string(char* at, std::string_view text) -> char*
    {
        at = make_room(at, text.size() + 2);
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

    // Writes a secret as a JSON string. From now on no bytes are left behind where the text moves, or is not kept. Its bytes are
    // looked at one by one: the blocks of `put_string` would stay on the stack where the compiler does not optimize.
    [[nodiscard]] auto put_secret(char* at, std::string_view text) -> char*
    {
        has_secret_ = true;
        at = make_room(at, text.size() + 2);
        *at++ = '"';
        return put_special(at, text.data(), text.data() + text.size());
    }

    // `open` and `close` write a bracket; the caller has asked `may_nest`. `element` begins a member or element, on a line of its
    // own unless the text is compact.
    [[nodiscard]] VOUCH_INLINE auto open(char* at, char bracket) noexcept -> char*
    {
        *at++ = bracket;
        --levels_left_;
        return at;
    }
    [[nodiscard]] VOUCH_INLINE auto close(char* at, char bracket, bool empty) -> char*
    {
        ++levels_left_;
        if (indent_ != 0 && !empty) [[unlikely]]
            at = put_line(at);
        at = make_room(at, 1);
        *at++ = bracket;
        return at;
    }
    [[nodiscard]] VOUCH_INLINE auto element(char* at, bool first) -> char*
    {
        at = make_room(at, 1);
        if (!first)
            *at++ = ',';
        return indent_ == 0 ? at : put_line(at);
    }
    // Writes the colon behind a name that is data.
    [[nodiscard]] VOUCH_INLINE auto colon(char* at) -> char* { return put(make_room(at, 2), indent_ == 0 ? ":" : ": "); }
    // Begins a member. `literal` is `,"name":`.
    [[nodiscard]] VOUCH_INLINE auto key(char* at, std::string_view literal, bool first) -> char*
    {
        if (indent_ == 0) [[likely]] {
            at = make_room(at, literal.size());
            return first ? put(at, literal.substr(1)) : put(at, literal);
        }
        return put_key_on_line(at, literal, first);
    }

    // Provides space for `count` more items of an array, of about `bytes_each` bytes, so that a long text is not copied again and
    // again while it grows.
    [[nodiscard]] auto expect_items(char* at, std::size_t bytes_each, std::size_t count) -> char*
    {
        std::size_t const likely = bytes_each * count + slack;
        return static_cast<std::size_t>(end_ - at) >= likely ? at : grow(at, likely + likely / 16);
    }
    // How many bytes are written so far.
    [[nodiscard]] auto size_at(char const* at) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(at - (is_in_string_ ? to_.data() + used_ : first_));
    }

private:
    void add(mark added)
    {
        if (marks_.size() == most_errors) {
            truncated_ = true;
            return;
        }
        added.opaque = map_;
        marks_.push_back(added);
    }

    // Provides more space: moves the text into the string, then doubles that each time, or uses the capacity it has if that
    // suffices.
    VOUCH_OUTLINE auto grow(char* at, std::size_t size) -> char*
    {
        std::size_t const written = size_at(at);
        std::size_t const needed = used_ + written + size;
        std::size_t const wanted = used_ + written + (std::max)(written, size);
        if (has_secret_ && needed > to_.capacity()) [[unlikely]] {
            std::string moved;
            moved.reserve(wanted);
            moved = to_;
            wipe(to_);
            to_ = std::move(moved);
        }
        to_.resize(needed <= to_.capacity() ? (std::min)(wanted, to_.capacity()) : wanted);
        char* const data = to_.data();
        if (!is_in_string_)
            std::memcpy(data + used_, first_, written);
        is_in_string_ = true;
        end_ = data + to_.size();
        return data + used_ + written;
    }

    VOUCH_OUTLINE auto put_line(char* at) -> char*
    {
        std::size_t const spaces = (max_depth_ - levels_left_) * indent_;
        at = make_room(at, spaces + 1);
        *at++ = '\n';
        std::memset(at, ' ', spaces);
        return at + spaces;
    }

    VOUCH_OUTLINE auto put_key_on_line(char* at, std::string_view literal, bool first) -> char*
    {
        at = make_room(element(at, first), literal.size());
        at = put(at, literal.substr(1));
        *at++ = ' ';
        return at;
    }

    // Copies the block at `from`. Returns true if it is plain.
    VOUCH_INLINE static auto copy_plain_block(char* to, char const* from) noexcept -> bool
    {
        std::memcpy(to, from, block_size);
        return plain_prefix(from) == block_size;
    }

    // Copies fewer bytes than a block has, as two words that overlap. Returns true if they are plain.
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

    // Writes the rest of a string from `from` on and its closing quote: runs of bytes that need no escape, with escapes between.
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
                at = put_escape(make_room(at, static_cast<std::size_t>(last - from) + 7), *from);
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
        return put(make_room(at, size + 1), {from, size});
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
    std::size_t used_; // bytes that the string had before
    std::size_t levels_left_;
    std::size_t max_depth_;
    unsigned indent_;
    bool secrets_;
    bool truncated_ = false;
    bool has_secret_ = false;
    bool is_in_string_ = false;
    bool is_kept_ = false;
    std::optional<std::size_t> map_; // where the outermost object begins whose names are data
    mark_list marks_;
    char first_[1024]; // most messages end before they need memory of their own
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/write/value.hpp
#ifndef VOUCH_WRITE_VALUE_HPP
#define VOUCH_WRITE_VALUE_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_writer = false;

// Writes `value` to `at`, where `writer::slack` bytes are free, and returns its end. One function for each type.
template <class Type>
auto write_value(writer& out, char* at, Type const& value) -> char*;
// Writes a value in a place that has a form.
template <class Form, class Type>
auto write_formed(writer& out, char* at, Type const& value) -> char*;

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
    std::size_t const index = enumerator_index(value);
    if (index == enumerators<Type>::values.size())
        return out.refuse(at, missing_text<Type>);
    if constexpr (is_numeric_enum<Type>)
        return write_number(out, at, enumerator_number(value));
    else
        return out.put_string(at, enumerators<Type>::names[index]);
}

// Whether every text of this format stands in JSON as it is: ASCII without quotes, backslashes and control characters.
consteval auto is_plain_format(std::string_view format) -> bool
{
    return format == "date" || format == "date-time" || format == "uuid";
}

// `text_traits` may give any text, which may need escapes. Writes it from memory of its own.
VOUCH_COLD inline auto write_escaped(writer& out, char* at, std::string_view text) -> char*
{
    std::string const copy(text);
    return out.put_string(at, copy);
}

template <class Type>
auto write_text(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (text_space<Type> == 0) {
        std::string_view const text = text_in(value, nullptr);
        return text.data() == nullptr ? out.refuse(at, missing_text<Type>) : out.put_string(at, text);
    } else {
        at = out.make_room(at, text_space<Type>);
        std::string_view const text = text_in(value, at + 1);
        if (text.data() == nullptr)
            return out.refuse(at, missing_text<Type>);
        if constexpr (!is_plain_format(info_of<Type>().format))
            if (!std::all_of(text.begin(), text.end(), is_plain)) [[unlikely]]
                return write_escaped(out, at, text);
        *at = '"';
        at += text.size() + 1;
        *at = '"';
        return at + 1;
    }
}

template <class Value>
auto write_open(writer& out, char* at, open<Value> const& value) -> char*
{
    if (auto const* known = value.known())
        return write_value(out, at, *known);
    if (!value.unknown())
        return out.refuse(at, unset_value<Value>);
    std::string_view const text = *value.unknown();
    if constexpr (is_numeric_enum<Value>)
        return is_number(text) ? writer::put(out.make_room(at, text.size()), text) : out.refuse(at, refused_text<Value>);
    else
        return out.put_string(at, text);
}

// Writes the key of a map: a string whatever its type.
template <class Key>
auto write_key(writer& out, char* at, Key const& key) -> char*
{
    if constexpr (is_open<Key>) {
        if (auto const* known = key.known())
            return write_key(out, at, *known);
        return key.unknown() ? out.put_string(at, *key.unknown()) : out.refuse(at, unset_value<typename Key::value_type>);
    } else if constexpr (shape_of<Key> == shape::represented) {
        return write_key<representation_type<Key>>(out, at, represent(key));
    } else if constexpr (shape_of<Key> == shape::quoted) {
        return write_key(out, at, *key);
    } else if constexpr (kinds_of<Key> == number_kind || kinds_of<Key> == boolean_kind) {
        if constexpr (described_enum<Key>)
            if (is_unset(key))
                return out.refuse(at, refused_text<Key>);
        *at = '"';
        at = write_value(out, at + 1, key);
        *at = '"';
        return at + 1;
    } else {
        return write_value(out, at, key);
    }
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
    if constexpr (may_be_absent<member_type<Type, Descriptor>>)
        if (is_json_null(*member)) [[unlikely]] // reading refuses it
            return out.refuse(at, null_refused);
    return write_formed<member_form<Type, Descriptor>>(out, at, member);
}

// Writes a member, or the tag in its place.
template <class Type, class Descriptor, class Tag>
VOUCH_INLINE auto write_member_or_tag(writer& out, char* at, Type const& object, bool& first) -> char*
{
    if constexpr (std::same_as<typename Tag::descriptor, Descriptor>)
        return out.put_string(out.key(at, key_literal<Type, Descriptor>, std::exchange(first, false)), Tag::written(object));
    else
        return write_member<Type, Descriptor>(out, at, object, first);
}

// Writes the entries of a map, or of a catch-all, in the object that begins at byte `begin`. A key that `is_taken` is a
// duplicate.
template <class Form, class Map, class IsTaken>
auto write_entries(writer& out, char* at, Map const& map, std::size_t begin, bool& first, IsTaken const& is_taken) -> char*
{
    bool const outermost = out.enter_map(begin);
    for (auto const& [key, value] : map) {
        at = write_key(out, out.element(at, first), key);
        first = false;
        if (is_taken(key)) [[unlikely]]
            out.complain_of_key(at, member_duplicate);
        at = write_formed<Form>(out, out.colon(at), value);
    }
    out.leave_map(outermost);
    return at;
}

template <class Tag, class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto write_members(writer& out, char* at, Type const& object, [[maybe_unused]] std::size_t begin,
                                [[maybe_unused]] std::string_view tag, bool& first, List<Descriptors...>) -> char*
{
    ((at = write_member_or_tag<Type, Descriptors, Tag>(out, at, object, first)), ...);
    if constexpr (has_catch_all<Type>)
        at = write_entries<no_form>(out, at, object.*catch_all_of<Type>::pointer, begin, first, [&](std::string_view key) {
            return ((key == json_name<Type, Descriptors>) || ...) || (tag.data() != nullptr && key == tag);
        });
    return at;
}

template <class Form = no_form, class Array>
auto write_items(writer& out, char* at, Array const& array) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    std::size_t sample = 64; // after so many items, memory is reserved for three times as many of their size
    std::size_t written = 0;
    std::size_t const before = out.size_at(at);
    at = out.open(at, '[');
    for (auto const& item : array) {
        at = out.element(at, written == 0);
        at = write_formed<Form>(out, at, static_cast<typename Array::value_type const&>(item));
        if (++written == sample) [[unlikely]] {
            if constexpr (requires { array.size(); })
                at = out.expect_items(at, (out.size_at(at) - before) / written, (std::min)(array.size() - written, written * 3));
            sample *= 4;
        }
    }
    return out.close(at, ']', written == 0);
}

template <class Tuple>
auto write_tuple(writer& out, char* at, Tuple const& tuple) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    at = out.open(at, '[');
    std::apply([&](auto const&... items) { ((at = write_value(out, out.element(at, std::exchange(first, false)), items)), ...); },
               tuple);
    return out.close(at, ']', first);
}

// Writes an object; if it is in a variant, the tag first, or as the member `Tag` that describes it.
template <class Tag = no_described_tag, class Type>
VOUCH_INLINE auto write_object(writer& out, char* at, Type const& object, std::string_view tag = {},
                               std::string_view tag_value = {}) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = out.open(at, '{');
    if (tag.data() != nullptr) {
        at = out.put_string(out.element(at, first), tag);
        first = false;
        at = out.put_string(out.colon(at), tag_value);
    }
    if constexpr (is_well_formed<Type>)
        at = write_members<Tag>(out, at, object, begin, tag, first, json_members<Type>{});
    return out.close(at, '}', first);
}

inline auto write_raw(writer& out, char* at, raw_json const& value) -> char*
{
    std::string_view const text = value.text();
    if (text.empty())
        return out.refuse(at, unset_value<raw_json>);
    if (nests_deeper(text, out.levels_left())) [[unlikely]]
        return out.refuse_depth(at);
    return writer::put(out.make_room(at, text.size()), text);
}

// Writes the object that an alternative is or, where its tag was not known, the object that was read.
template <class Facts, class Alternative>
auto write_tagged_inside(writer& out, char* at, Alternative const& alternative) -> char*
{
    if constexpr (Facts::template is_other<Alternative>) {
        std::string_view const text = alternative.value.text();
        return text.empty() || text.front() == '{' ? write_raw(out, at, alternative.value) : out.refuse(at, other_is_no_object);
    } else if constexpr (Facts::template declares_tag<Alternative>) {
        return write_object<tag_in_alternative<Facts, Alternative>>(out, at, unboxed(alternative));
    } else {
        return write_object(out, at, unboxed(alternative), Facts::tag_name, Facts::template values<Alternative>()[0]);
    }
}

template <class Alternative>
auto write_content(writer& out, char* at, Alternative const& alternative) -> char*
{
    if constexpr (std::same_as<Alternative, other_alternative>)
        return write_raw(out, at, alternative.value);
    else
        return write_value(out, at, alternative);
}

template <class Facts, class Alternative>
auto value_of_tag([[maybe_unused]] Alternative const& alternative) -> std::string_view
{
    if constexpr (Facts::template is_other<Alternative>)
        return alternative.tag;
    else
        return Facts::template values<Alternative>()[0];
}

// Whether an alternative is written with its content beside the tag.
template <class Alternative>
auto writes_content([[maybe_unused]] Alternative const& alternative) -> bool
{
    if constexpr (std::same_as<Alternative, other_alternative>)
        return !alternative.value.text().empty();
    else
        return shape_of<unboxed_type<Alternative>> != shape::null;
}

// Writes the object around an alternative whose tag is beside it, or its name.
template <class Facts, class Alternative>
auto write_tagged_outside(writer& out, char* at, Alternative const& alternative) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    std::string_view const value = value_of_tag<Facts>(alternative);
    std::size_t const begin = out.size_at(at);
    at = out.element(out.open(at, '{'), true);
    if constexpr (Facts::place == tag_place::name) {
        bool const is_data = Facts::template is_other<Alternative>; // a name that nobody declared
        bool const outermost = is_data && out.enter_map(begin);
        at = write_content(out, out.colon(out.put_string(at, value)), alternative);
        out.leave_map(outermost);
    } else {
        at = out.put_string(out.colon(out.put_string(at, Facts::tag_name)), value);
        if (writes_content(alternative)) {
            at = out.put_string(out.element(at, false), Facts::content_name);
            at = write_content(out, out.colon(at), alternative);
        }
    }
    return out.close(at, '}', false);
}

template <class Form, class Variant>
auto write_variant(writer& out, char* at, Variant const& variant) -> char*
{
    if (variant.valueless_by_exception())
        return out.refuse(at, unset_value<Variant>);
    if constexpr (!is_tagged_form<Form>) {
        return std::visit([&](auto const& alternative) { return write_value(out, at, alternative); }, variant);
    } else {
        using facts = alternatives<Variant, Form>;
        if constexpr (!facts::is_well_formed)
            return at; // it was complained of
        else if constexpr (facts::place == tag_place::inside)
            return std::visit([&](auto const& alternative) { return write_tagged_inside<facts>(out, at, alternative); }, variant);
        else
            return std::visit([&](auto const& alternative) { return write_tagged_outside<facts>(out, at, alternative); },
                              variant);
    }
}

template <class Form, class Type>
auto write_map(writer& out, char* at, Type const& map) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = write_entries<Form>(out, out.open(at, '{'), map, begin, first, [](auto const&) { return false; });
    return out.close(at, '}', first);
}

inline auto write_secret(writer& out, char* at, secret const& value) -> char*
{
    if (!out.writes_secrets())
        return out.refuse(at, secret_refused);
    return value.is_set() ? out.put_secret(at, value.reveal()) : out.refuse(at, unset_value<secret>);
}

// Writes what holds values of other types; `Form` says how the variants in it are told apart.
template <class Form, class Type>
VOUCH_INLINE auto write_holder(writer& out, char* at, Type const& value) -> char*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable)
        return holds_value(value) ? write_formed<Form>(out, at, *value) : writer::put(at, "null");
    else if constexpr (kind == shape::boxed)
        return write_formed<Form>(out, at, *value);
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return write_items<item_form<Form>>(out, at, value);
    else if constexpr (kind == shape::map)
        return write_map<item_form<Form>>(out, at, value);
    else
        return write_variant<form_for<Type, Form>>(out, at, value);
}

template <class Form, class Type>
VOUCH_INLINE auto write_formed(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (std::same_as<Form, no_form>)
        return write_value(out, at, value);
    else
        return write_holder<Form>(out, at, value);
}

template <class Type>
auto write_represented(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (has_well_formed_representation<Type>)
        return write_value<representation_type<Type>>(out, at, represent(value));
    else
        return at;
}

template <class Type>
auto write_quoted(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (writes_quotes<Type>)
        *at++ = '"';
    at = write_value(out, at, *value);
    if constexpr (writes_quotes<Type>)
        *at++ = '"';
    return at;
}

template <class Type>
VOUCH_OUTLINE auto write_value(writer& out, char* at, Type const& value) -> char*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable || kind == shape::boxed || kind == shape::sequence ||
                  kind == shape::set || kind == shape::fixed_array || kind == shape::map || kind == shape::variant) {
        return write_holder<no_form>(out, at, value);
    } else if constexpr (kind == shape::represented) {
        return write_represented(out, at, value);
    } else if constexpr (kind == shape::quoted) {
        return write_quoted(out, at, value);
    } else if constexpr (kind == shape::object) {
        return write_object(out, at, value);
    } else if constexpr (kind == shape::tuple) {
        return write_tuple(out, at, value);
    } else if constexpr (described_enum<Type>) {
        return write_enum(out, at, value);
    } else if constexpr (kind == shape::named) {
        return write_text(out, at, value);
    } else if constexpr (kind == shape::open) {
        return write_open(out, at, value);
    } else if constexpr (kind == shape::string) {
        return out.put_string(at, value);
    } else if constexpr (kind == shape::secret) {
        return write_secret(out, at, value);
    } else if constexpr (kind == shape::raw) {
        return write_raw(out, at, value);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::write(out, at, value);
    } else if constexpr (kind == shape::null) {
        return writer::put(at, "null");
    } else if constexpr (kind == shape::boolean) {
        return writer::put(at, value ? "true" : "false");
    } else if constexpr (kind == shape::number_text) {
        at = out.make_room(at, Type::max_size);
        char* const end = value.write(at);
        return end == nullptr ? out.refuse(at, unset_value<Type>) : end;
    } else if constexpr (kind == shape::integer || kind == shape::floating) {
        return write_number(out, at, value);
    } else {
        static_assert(shape_has_a_writer<Type>, "write_value does not know this shape");
        return at;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/write/serialize.hpp
#ifndef VOUCH_WRITE_SERIALIZE_HPP
#define VOUCH_WRITE_SERIALIZE_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

VOUCH_COLD inline auto report(writer& out) -> errors
{
    errors all = resolver(out.written(), std::move(out.marks())).run(resolver::offsets::untold);
    if (out.truncated())
        all.set_truncated();
    return all;
}

template <class Type>
VOUCH_INLINE auto append_json(std::string& text, Type const& value, serialize_options const& options) -> errors
{
    writer out(text, options);
    out.finish(write_value(out, out.begin(), value));
    if (!out.marks().empty()) [[unlikely]]
        return report(out);
    out.keep();
    return {};
}

} // namespace detail

/// Writes the JSON text of an object.
///
/// Errors: what JSON cannot hold, with pointers, in the order of the text: `errc::unset`, `errc::invalid_utf8`,
/// `errc::not_finite`, a
///         date or enumerator outside its type's range, `errc::duplicate_member` for an unknown member with the name of a
///         declared one. `errc::too_deep` for an array or object beyond `max_depth`. `errc::secret_not_allowed` for every
///         `vouch::secret`, set or unset, unless `options.secrets`. At most 64, then `errors::truncated()`. Rules are checked by
///         `validate`; sending does both.
/// Cost:   one pass; a text of up to 1 KiB is allocated once, a longer one grows as it is written.
template <class Type>
[[nodiscard]] auto serialize(Type const& value, serialize_options options = {}) -> result<std::string>
{
    if constexpr (detail::require_writable<Type>()) {
        result<std::string> made(std::in_place);
        if (errors all = detail::append_json(*made, value, options); !all.empty()) [[unlikely]]
            made = std::move(all);
        return made;
    } else {
        return errors{};
    }
}

/// Appends the JSON text of an object to `text`. Allocates nothing if the capacity suffices.
///
/// Errors: those of `serialize`; `text` is then as it was before. Empty if there are none.
template <class Type>
[[nodiscard]] auto serialize_to(std::string& text, Type const& value, serialize_options options = {}) -> errors
{
    if constexpr (detail::require_writable<Type>())
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

// vouch/json.hpp
#ifndef VOUCH_JSON_HPP
#define VOUCH_JSON_HPP
// Describe, read, check, write and patch. Links nothing.
#endif
