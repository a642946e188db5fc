// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_DECLARED_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_DECLARED_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/request_error.hpp>

#include <array>
#include <cstddef>
#include <string_view>

// The names that an endpoint declares, and that a caller therefore cannot add by themselves.
namespace vouch::inline VOUCH_ABI::http::detail {

// The name that a part has in `where`, a header or the query; empty if it does not stand there.
template <class Part>
consteval auto name_in(location where) -> std::string_view
{
    return where == location::header ? field_of_part<Part>() : query_name_of_part<Part>();
}

// The names of those parts of an endpoint that stand in `Where`; only credentials where `OnlyCredentials` is true.
template <location Where, bool OnlyCredentials, class Parts>
struct names_in;
template <location Where, bool OnlyCredentials, class... Parts>
struct names_in<Where, OnlyCredentials, type_list<Parts...>> {
    template <class Part>
    static constexpr bool counts = !name_in<Part>(Where).empty() && (is_credential<Part> || !OnlyCredentials);
    static constexpr std::size_t size = (std::size_t{counts<Parts>} + ... + 0);
    static constexpr auto names = [] {
        std::array<std::string_view, size + 1> listed{};
        [[maybe_unused]] std::size_t position = 0;
        [[maybe_unused]] auto const add = [&]<class Part>(std::type_identity<Part>) {
            if constexpr (counts<Part>)
                listed[position++] = name_in<Part>(Where);
        };
        (add(std::type_identity<Parts>{}), ...);
        return listed;
    }();
    static constexpr name_list value{names.data(), size};
};

template <class Parts>
inline constexpr name_list declared_fields = names_in<location::header, false, Parts>::value;
template <class Parts>
inline constexpr name_list declared_queries = names_in<location::query, false, Parts>::value;
template <class Parts>
inline constexpr name_list fields_of_credentials = names_in<location::header, true, Parts>::value;

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
