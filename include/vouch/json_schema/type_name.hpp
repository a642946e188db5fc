// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_TYPE_NAME_HPP
#define VOUCH_JSON_SCHEMA_TYPE_NAME_HPP
#include <vouch/core/ascii.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// What a type is called in a document. Boost.Describe knows the names of members and none of types, so the compiler is asked.
namespace vouch::inline VOUCH_ABI::detail {

// A text with the name of the type in it, which compilers spell differently: "… [with Type = acme::account; …]".
template <class Type>
constexpr auto spelled_type() noexcept -> std::string_view
{
    return __PRETTY_FUNCTION__;
}

constexpr auto is_name_character(char byte) noexcept -> bool
{
    return is_alphanumeric(byte) || byte == '_';
}

// The name of the type in a text of `spelled_type`: "acme::account".
constexpr auto type_in(std::string_view spelled) noexcept -> std::string_view
{
    constexpr std::string_view before = "Type = ";
    std::size_t const found = spelled.find(before);
    if (found == spelled.npos)
        return spelled;
    spelled.remove_prefix(found + before.size());
    std::size_t depth = 0;
    for (std::size_t at = 0; at != spelled.size(); ++at) {
        char const byte = spelled[at];
        if (byte == '<' || byte == '(' || byte == '[' || byte == '{')
            ++depth;
        else if (depth == 0 && (byte == ';' || byte == ']' || byte == ','))
            return spelled.substr(0, at);
        else if (byte == '>' || byte == ')' || byte == ']' || byte == '}')
            --depth;
    }
    return spelled;
}

// GCC writes the names of integer types in another order than Clang: "long unsigned int" for "unsigned long".
inline auto with_common_integers(std::string_view type) -> std::string
{
    std::string text(type);
    for (auto const& [gcc, clang] :
         {std::pair("long long unsigned int", "unsigned long long"), std::pair("long unsigned int", "unsigned long"),
          std::pair("short unsigned int", "unsigned short"), std::pair("long long int", "long long"),
          std::pair("long int", "long"), std::pair("short int", "short")})
        for (std::size_t at = text.find(gcc); at != text.npos; at = text.find(gcc, at))
            text.replace(at, std::string_view(gcc).size(), clang);
    return text;
}

// A name for a type, of letters, digits and underscores: "account" of acme::account, "page_account" of acme::page<acme::account>.
// Qualified, it begins with the namespaces: "acme.account".
inline auto short_type_name(std::string_view spelled, bool qualified) -> std::string
{
    std::string const type = with_common_integers(spelled);
    std::string name;
    bool is_number = false; // GCC leaves out the suffix of "3U"
    std::size_t begin = 0;  // of the part of the name that a "::" makes a qualifier
    int parentheses = 0;
    for (std::size_t at = 0; at != type.size(); ++at) {
        char const byte = type[at];
        if (byte == '(' || byte == '{')
            ++parentheses;
        else if (byte == ')' || byte == '}')
            --parentheses;
        else if (parentheses != 0)
            continue;
        else if (is_name_character(byte)) {
            bool const is_first = at == 0 || !is_name_character(type[at - 1]);
            is_number = is_first ? is_digit(byte) : is_number;
            if (!is_number || is_digit(byte))
                name += byte;
        } else if (type.compare(at, 2, "::") == 0) {
            if (!qualified || begin != 0)
                name.resize(begin);
            else if (!name.empty() && name.back() != '.')
                name += '.';
            ++at;
        } else if (byte == '<' || byte == ',') {
            name += '_';
            begin = name.size();
        }
    }
    return name;
}

// A title as the name of a type: "User update" becomes "User_update".
inline auto name_from_title(std::string_view title) -> std::string
{
    std::string name;
    for (char const byte : title) {
        if (is_name_character(byte))
            name += byte;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    return name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
