// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_RESOLVE_HPP
#define VOUCH_REPORT_RESOLVE_HPP
#include <vouch/json/scanner.hpp>
#include <vouch/report/pointer.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
