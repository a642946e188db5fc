// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_DETAIL_LINE_READER_HPP
#define VOUCH_WIRE_DETAIL_LINE_READER_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/wipe.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::wire::detail {

// Cuts bytes into lines that end with CRLF, whatever pieces they arrive in. The beginning of a line is kept, and wiped when the
// line is done: it may hold a credential. A bare LF or CR and other control characters are malformed (RFC 9112 section 2.2), as
// soon as they arrive: bytes that are no HTTP, such as TLS sent to a plain port, may never have a line end.
class line_reader {
public:
    enum class progress : std::uint8_t { line, need_more, too_long, malformed };

    line_reader() = default;
    line_reader(line_reader const&) = delete;
    auto operator=(line_reader const&) -> line_reader& = delete;
    ~line_reader() { vouch::detail::wipe(kept_); }

    // Allows the lines from here on to have this many bytes together.
    void begin_section(std::size_t limit) noexcept { left_ = limit; }

    // Takes the next line from the front of `bytes`, or all of them if the line does not end there.
    [[nodiscard]] auto next(std::string_view& bytes) -> progress
    {
        if (is_line_kept_)
            vouch::detail::wipe(kept_);
        is_line_kept_ = false;
        std::size_t const end = bytes.find('\n');
        bool const is_whole = end != bytes.npos;
        std::string_view const part = bytes.substr(0, is_whole ? end + 1 : bytes.size());
        if (part.size() > left_)
            return can_continue(part.substr(0, left_)) ? progress::too_long : progress::malformed;
        left_ -= part.size();
        bytes.remove_prefix(part.size());
        if (is_whole && kept_.empty()) {
            line_ = part.substr(0, part.size() - 1);
            if (!line_.ends_with('\r'))
                return progress::malformed;
            line_.remove_suffix(1);
            return vouch::detail::has_control(line_) ? progress::malformed : progress::line;
        }
        bool const is_good = can_continue(part);
        keep(part);
        if (!is_good)
            return progress::malformed;
        if (!is_whole)
            return progress::need_more;
        is_line_kept_ = true;
        line_ = std::string_view(kept_).substr(0, kept_.size() - 2);
        return progress::line;
    }

    // The line without CRLF, until the next call of `next` and as long as the bytes live.
    [[nodiscard]] auto line() const noexcept -> std::string_view { return line_; }
    // The beginning of a line that has not ended.
    [[nodiscard]] auto beginning() const noexcept -> std::string_view
    {
        return is_line_kept_ ? std::string_view() : std::string_view(kept_);
    }

private:
    // Returns true if the kept bytes and `part` are a line, or the beginning of one.
    [[nodiscard]] auto can_continue(std::string_view part) const noexcept -> bool
    {
        bool const after_return = kept_.ends_with('\r');
        if (part.empty() || after_return)
            return part.empty() || part == "\n";
        bool const has_end = part.ends_with('\n');
        if (has_end && !part.ends_with("\r\n"))
            return false;
        std::size_t const end_size = has_end ? 2 : part.ends_with('\r') ? 1 : 0;
        return !vouch::detail::has_control(part.substr(0, part.size() - end_size));
    }

    // Grows by hand: a string that grows leaves its old bytes in freed memory.
    void keep(std::string_view part)
    {
        if (kept_.size() + part.size() > kept_.capacity()) {
            std::string larger;
            larger.reserve(2 * (kept_.size() + part.size()));
            larger += kept_;
            vouch::detail::wipe(kept_);
            kept_ = std::move(larger);
        }
        kept_ += part;
    }

    std::string kept_{};
    std::string_view line_{};
    std::size_t left_ = 0;
    bool is_line_kept_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
