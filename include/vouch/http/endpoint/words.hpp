// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_WORDS_HPP
#define VOUCH_HTTP_ENDPOINT_WORDS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/type_list.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

// What an endpoint and its parts say to people: types only, which documents are made of. Client and service do not read them.
namespace vouch::inline VOUCH_ABI::http {

/// One line about an endpoint: `summary<"Get a user">`.
template <vouch::detail::fixed_string Text>
struct summary {
    static constexpr std::string_view text = Text.view();
};

/// Says what an endpoint does, or what a parameter, a body or a reply is: `path_param<"id", uuid, description<"Who">>`.
template <vouch::detail::fixed_string Text>
struct description {
    static constexpr std::string_view text = Text.view();
};

/// A group that documents show an endpoint in. An endpoint may have several.
template <vouch::detail::fixed_string Name>
struct tag {
    static constexpr std::string_view text = Name.view();
};

/// The name of an endpoint for programs, instead of the name of its C++ type. Of letters, digits and "-._~".
template <vouch::detail::fixed_string Name>
struct operation_id {
    static constexpr std::string_view text = Name.view();
};

/// Tells users of an endpoint or a parameter not to use it any more.
struct deprecated {};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Part>
inline constexpr bool is_summary = false;
template <vouch::detail::fixed_string Text>
inline constexpr bool is_summary<summary<Text>> = true;

template <class Part>
inline constexpr bool is_description = false;
template <vouch::detail::fixed_string Text>
inline constexpr bool is_description<description<Text>> = true;

template <class Part>
inline constexpr bool is_tag = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_tag<tag<Name>> = true;

template <class Part>
inline constexpr bool is_operation_id = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_operation_id<operation_id<Name>> = true;

template <class Part>
inline constexpr bool is_deprecated = std::is_same_v<Part, deprecated>;

template <class Part>
inline constexpr bool is_word =
    is_summary<Part> || is_description<Part> || is_tag<Part> || is_operation_id<Part> || is_deprecated<Part>;

template <class Part>
using is_description_word = boost::mp11::mp_bool<is_description<Part>>;
template <class Part>
using is_operation_id_word = boost::mp11::mp_bool<is_operation_id<Part>>;

// The text of the first word of a kind; empty if there is none.
template <class List, template <class> class IsWord>
consteval auto text_of_word() -> std::string_view
{
    using word = item_at<List, boost::mp11::mp_find_if<List, IsWord>::value>;
    if constexpr (is_word<word>)
        return word::text;
    else
        return {};
}

// Returns true if a word has a text that a document cannot hold.
template <class Word>
consteval auto has_a_wrong_text() -> bool
{
    if constexpr (is_operation_id<Word>) {
        for (std::size_t index = 0; index < Word::text.size(); ++index) {
            char const letter = Word::text[index];
            if (!vouch::detail::is_alphanumeric(letter) && letter != '-' && letter != '.' && letter != '_' && letter != '~')
                return true;
        }
        return Word::text.empty();
    } else if constexpr (is_word<Word> && !is_deprecated<Word>) {
        return Word::text.empty() || !vouch::detail::is_utf8(Word::text);
    } else {
        return false;
    }
}

// Returns true if an endpoint, or a part of one, cannot have both words.
template <class Left, class Right>
inline constexpr bool are_the_same_word =
    (is_summary<Left> && is_summary<Right>) || (is_description<Left> && is_description<Right>) ||
    (is_operation_id<Left> && is_operation_id<Right>) || (is_deprecated<Left> && is_deprecated<Right>) ||
    (is_tag<Left> && std::is_same_v<Left, Right>);

template <class List>
inline constexpr bool has_a_word_twice = false;
template <class... Words>
inline constexpr bool has_a_word_twice<type_list<Words...>> =
    (([]<class Word>(std::type_identity<Word>) {
         return (std::size_t{are_the_same_word<Word, Words>} + ... + 0) > 1;
     }(std::type_identity<Words>{})) ||
     ...);

// The words behind the type in a part: `query_param<"page", int, description<"From 1">>`.
template <class Part>
struct words_in {
    using type = type_list<>;
};
template <class Part>
    requires requires { typename Part::words; }
struct words_in<Part> {
    using type = typename Part::words;
};
template <class Part>
using words_of = typename words_in<Part>::type;

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
