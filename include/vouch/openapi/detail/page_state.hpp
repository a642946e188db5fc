// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_STATE_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_STATE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/detail/html_writer.hpp>
#include <vouch/openapi/detail/references.hpp>
#include <vouch/openapi/openapi_document.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::page {

using drift::child;
using drift::find_in;
using drift::object_in;
using drift::place;
using any_schema = openapi_model::schema_or_boolean;

// The ids of a page: letters, digits, "-", "_" and ".", each id once.
class anchor_ids {
public:
    // "operation-get_book"; the second of that name is "operation-get_book-2".
    auto make(std::string_view kind, std::string_view name) -> std::string
    {
        std::string id(kind);
        bool gap = true;
        for (char const byte : name.substr(0, (std::min)(name.size(), most_bytes))) {
            bool const is_safe = is_alphanumeric(byte) || byte == '_' || byte == '.';
            if (is_safe && gap)
                id += '-';
            if (is_safe)
                id += byte;
            gap = !is_safe;
        }
        std::string unique = id;
        for (std::size_t count = counts_[id] + 1; !taken_.insert(unique).second; ++count)
            unique = id + '-' + std::to_string(counts_[id] = count + 1);
        return unique;
    }

private:
    static constexpr std::size_t most_bytes = 80;

    std::set<std::string> taken_;
    std::map<std::string, std::size_t> counts_; // so that many equal names do not try all numbers
};

// A name that may be empty or blank, which is in quotes then.
inline auto visible_name(std::string_view name) -> std::string
{
    bool const is_blank = name.find_first_not_of(' ') == name.npos;
    return is_blank ? '"' + std::string(name) + '"' : std::string(name);
}

// A schema with a place of its own on the page, which others link to.
struct named_schema {
    place<any_schema> target;
    std::string name; // "user", or the pointer of a schema that is no component
    std::string id;
};

// What the functions that write the page share.
struct page_state {
    explicit page_state(openapi_document const& from) : document(from), references(from)
    {
        if (document.components && document.components->schemas)
            for (auto const& entry : *document.components->schemas)
                schema_of("#/components/schemas/" + uri_token(entry.first));
    }

    // The schema that a reference names, to be linked to; nullptr if the document has none.
    auto schema_of(std::string_view reference) -> named_schema const*
    {
        auto const target = references.schema(reference);
        if (!target)
            return nullptr;
        auto const [entry, is_new] = schema_numbers.try_emplace(target.pointer, schemas.size());
        if (is_new) {
            std::string const name = name_of(target.pointer);
            std::string id = ids.make("schema", name);
            schemas.push_back({target, visible_name(name), std::move(id)});
        }
        return &schemas[entry->second];
    }

    openapi_document const& document;
    drift::references references;
    anchor_ids ids{};
    html_writer html{};
    std::deque<named_schema> schemas{};                      // the components in their order, then what else references name
    std::map<std::string, std::size_t> schema_numbers{};     // by pointer
    std::map<std::string_view, std::string> operation_ids{}; // the anchor of each operationId
    std::map<std::string, std::string> scheme_ids{};         // the anchor of each security scheme
    std::map<void const*, std::string> callback_ids{};       // the anchor of each callback that references name

private:
    static auto uri_token(std::string_view name) -> std::string
    {
        std::string token;
        for (char const byte : name)
            token.append(byte == '~' ? "~0" : byte == '/' ? "~1" : byte == '%' ? "%25" : std::string(1, byte));
        return token;
    }
    static auto name_of(std::string const& pointer) -> std::string
    {
        static constexpr std::string_view components = "/components/schemas/";
        if (!pointer.starts_with(components))
            return '#' + pointer;
        std::string name;
        for (std::size_t at = components.size(); at < pointer.size(); ++at)
            if (pointer[at] == '~' && at + 1 < pointer.size())
                name += pointer[++at] == '0' ? '~' : '/';
            else
                name += pointer[at];
        return name;
    }
};

// The last name of a reference, for people: "user" of "#/components/schemas/user".
inline auto last_name(std::string_view reference) -> std::string
{
    auto tokens = drift::tokens_of(reference);
    return tokens.empty() ? std::string(reference) : std::move(tokens.back());
}

// A reference to what the document does not have.
inline void write_unresolved(page_state& page, std::string_view reference)
{
    page.html.code(reference);
    page.html.raw(" (not in this document)");
}

// Writes a link to that place of the page.
inline void write_link(page_state& page, std::string const& id, std::string_view text)
{
    page.html.leaf("a", text, {{"href", '#' + id}});
}

// Writes a link to a page elsewhere; a text that is no plain URL of the web stays a text.
inline void write_web_link(page_state& page, std::string_view url, std::string_view text)
{
    bool const is_web = url.starts_with("https://") || url.starts_with("http://");
    bool const is_plain = std::all_of(url.begin(), url.end(), [](char byte) { return byte > ' ' && byte < 0x7F; });
    if (is_web && is_plain)
        page.html.leaf("a", text, {{"href", url}, {"rel", "noreferrer"}});
    else if (text == url)
        page.html.text(text);
    else
        page.html.text(std::string(text).append(" (").append(url).append(")"));
}

inline void write_prose(page_state& page, std::optional<std::string> const& text)
{
    if (text)
        page.html.prose(*text);
}

inline void write_external(page_state& page, std::optional<openapi_model::external_documentation> const& docs)
{
    if (!docs)
        return;
    auto const paragraph = page.html.open("p");
    page.html.raw("See also: ");
    write_web_link(page, docs->url, docs->description && !docs->description->empty() ? *docs->description : docs->url);
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
