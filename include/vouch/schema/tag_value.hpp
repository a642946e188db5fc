// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_TAG_VALUE_HPP
#define VOUCH_SCHEMA_TAG_VALUE_HPP
#include <vouch/schema/to_text.hpp>
#include <vouch/schema/variants.hpp>

#include <array>
#include <string_view>
#include <type_traits>

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
