// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_FORM_ITEMS_HPP
#define VOUCH_HTTP_ENDPOINT_FORM_ITEMS_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/endpoint/form_member.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/shape.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The values of a struct, one for each field of its form.
namespace vouch::inline VOUCH_ABI::http::detail {

// The place of a field.
struct form_place {
    std::string_view name{};
    std::optional<std::size_t> index{}; // in a list

    [[nodiscard]] auto pointer() const -> std::string
    {
        std::string pointer;
        vouch::detail::append_pointer_token(pointer, name);
        if (index)
            (pointer += '/') += std::to_string(*index);
        return pointer;
    }
};

// Calls use(item, place) with each value that a member has in a form: none for an empty optional.
template <class Member, class Use>
void for_each_item(Member const& value, form_place place, Use const& use)
{
    if constexpr (vouch::detail::may_be_absent<Member>) {
        if (vouch::detail::holds_value(value))
            use(*value, place);
    } else if constexpr (is_form_list<Member>) {
        std::size_t index = 0;
        for (auto const& item : value) {
            place.index = index++;
            use(static_cast<typename Member::value_type const&>(item), place);
        }
    } else {
        use(value, place);
    }
}

// The same for all members of a struct.
template <class Type, class Use>
void for_each_field(Type const& value, Use const& use)
{
    form_facts<Type>::for_each([&]<class Descriptor>(std::size_t index) {
        for_each_item(value.*Descriptor::pointer, {form_facts<Type>::fields[index].name, {}}, use);
    });
}

// Finds what is wrong with a file, besides what `validate` finds.
inline void check_file(file const& value, form_place const& place, errors& to)
{
    if (!is_file_name(value.name))
        to.push_back({refused_file_name, place.pointer() + "/name"});
    if (!value.media_type.empty() && !is_media_type(value.media_type))
        to.push_back({refused_media_type, place.pointer() + "/media_type"});
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
