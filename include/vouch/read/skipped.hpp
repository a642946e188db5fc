// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_SKIPPED_HPP
#define VOUCH_READ_SKIPPED_HPP
#include <vouch/json/number.hpp>
#include <vouch/read/reader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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
