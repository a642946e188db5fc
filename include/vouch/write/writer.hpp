// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_WRITER_HPP
#define VOUCH_WRITE_WRITER_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/json/block.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// Appends JSON to a string. It writes through a pointer into room made ahead; what JSON cannot hold sets `failed` and is
// looked up later, so that the way without mistakes carries nothing for them.
class writer {
public:
    writer(std::string& to, unsigned indent) : to_(to), indent_(indent)
    {
        std::size_t const used = to.size();
        to.resize(std::max<std::size_t>(to.capacity(), used + 256));
        at_ = to.data() + used;
        end_ = to.data() + to.size();
    }
    writer(writer const&) = delete;
    auto operator=(writer const&) -> writer& = delete;

    void finish() { to_.resize(static_cast<std::size_t>(at_ - to_.data())); }
    [[nodiscard]] auto failed() const noexcept -> bool { return failed_; }
    void set_failed() noexcept { failed_ = true; }

    VOUCH_INLINE void put(char byte)
    {
        make_room(1);
        *at_++ = byte;
    }

    VOUCH_INLINE void put(std::string_view bytes)
    {
        make_room(bytes.size());
        std::memcpy(at_, bytes.data(), bytes.size());
        at_ += bytes.size();
    }

    // Room for `size` bytes to be written by hand, then taken with `used`.
    VOUCH_INLINE auto room(std::size_t size) -> char*
    {
        make_room(size);
        return at_;
    }
    VOUCH_INLINE void used(char* end) noexcept { at_ = end; }

    // A text as a JSON string.
    VOUCH_INLINE void put_string(std::string_view text)
    {
        make_room(text.size() + block_size + 2);
        *at_++ = '"';
        char const* from = text.data();
        char const* const last = from + text.size();
        while (static_cast<std::size_t>(last - from) >= block_size) {
            std::size_t const count = plain_prefix(from);
            std::memcpy(at_, from, block_size);
            at_ += count;
            from += count;
            if (count != block_size)
                break;
        }
        while (from != last && is_plain(*from))
            *at_++ = *from++;
        if (from != last) [[unlikely]]
            put_special(from, last);
        put('"');
    }

    // Between the brackets: a level in, the start of a line for each member or element, a level out. Nothing when compact.
    VOUCH_INLINE void open(char bracket)
    {
        put(bracket);
        ++level_;
    }
    VOUCH_INLINE void close(char bracket, bool empty)
    {
        --level_;
        if (indent_ != 0 && !empty) [[unlikely]]
            put_line();
        put(bracket);
    }
    VOUCH_INLINE void element(bool first)
    {
        if (!first)
            put(',');
        if (indent_ != 0) [[unlikely]]
            put_line();
    }
    VOUCH_INLINE void colon() { put(indent_ == 0 ? std::string_view(":") : std::string_view(": ")); }
    // `literal` is `,"name":`.
    VOUCH_INLINE void key(std::string_view literal, bool first)
    {
        if (indent_ == 0) [[likely]]
            return put(literal.substr(first ? 1 : 0));
        element(first);
        put(literal.substr(1));
        put(' ');
    }

private:
    VOUCH_INLINE void make_room(std::size_t size)
    {
        if (static_cast<std::size_t>(end_ - at_) < size) [[unlikely]]
            grow(size);
    }

    VOUCH_OUTLINE void grow(std::size_t size)
    {
        auto const used = static_cast<std::size_t>(at_ - to_.data());
        to_.resize(std::max(to_.size() * 2, used + size + 64));
        at_ = to_.data() + used;
        end_ = to_.data() + to_.size();
    }

    void put_line()
    {
        put('\n');
        for (unsigned spaces = level_ * indent_; spaces != 0; --spaces)
            put(' ');
    }

    // From the first byte that needs a second look to the end of the text.
    VOUCH_OUTLINE void put_special(char const* from, char const* last)
    {
        while (from != last) {
            char const byte = *from;
            if (is_plain(byte)) {
                put(byte);
                ++from;
            } else if (static_cast<signed char>(byte) < 0) {
                char const* const after = utf8_run_end(from, last);
                if (after == nullptr)
                    return set_failed();
                put(std::string_view(from, static_cast<std::size_t>(after - from)));
                from = after;
            } else {
                put_escape(byte);
                ++from;
            }
        }
    }

    void put_escape(char byte)
    {
        put('\\');
        switch (byte) {
        case '"':
        case '\\': return put(byte);
        case '\b': return put('b');
        case '\f': return put('f');
        case '\n': return put('n');
        case '\r': return put('r');
        case '\t': return put('t');
        default: break;
        }
        static constexpr std::string_view digits = "0123456789abcdef";
        auto const value = static_cast<unsigned char>(byte);
        put("u00");
        put(digits[value >> 4]);
        put(digits[value & 15]);
    }

    std::string& to_;
    char* at_ = nullptr;
    char* end_ = nullptr;
    unsigned indent_;
    unsigned level_ = 0;
    bool failed_ = false;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
