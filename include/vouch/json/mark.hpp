// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_MARK_HPP
#define VOUCH_JSON_MARK_HPP
#include <vouch/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

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
