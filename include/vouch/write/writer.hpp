// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_WRITER_HPP
#define VOUCH_WRITE_WRITER_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/json/block.hpp>
#include <vouch/json/mark.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/nesting.hpp>
#include <vouch/write/options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
