// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_DOCUMENT_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_DOCUMENT_HPP
#include <vouch/openapi/detail/page_operation.hpp>
#include <vouch/openapi/detail/page_state.hpp>
#include <vouch/openapi/detail/page_style.hpp>
#include <vouch/openapi/openapi_document.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The page of a whole document.
namespace vouch::inline VOUCH_ABI::detail::page {

// The operations of a tag.
struct operation_group {
    std::string title;
    openapi_model::tag_object const* tag = nullptr;
    std::vector<std::size_t> operations{}; // indices of those that stand here
    std::vector<std::size_t> others{};     // indices of those that stand with their first tag
    std::string id{};
};

// A page in the making: its sections, and what they contain.
class document_page {
public:
    explicit document_page(openapi_document const& document) : document_(document), page_(document)
    {
        list_schemes();
        list_operations();
        list_groups();
    }

    auto write() -> std::string
    {
        write_schemes();
        write_groups();
        write_webhooks();
        write_schemas();
        html_writer sections = std::exchange(page_.html, {}); // the contents are known now, and stand before them

        page_.html.raw("<!DOCTYPE html>\n");
        {
            auto const root = html().open("html", {{"lang", "en"}});
            write_head();
            auto const body = html().open("body");
            html().raw("<a class=\"skip\" href=\"#content\">Skip to the content</a>");
            write_bar();
            write_contents();
            {
                auto const main = html().open("main", {{"class", "page"}, {"id", "content"}, {"tabindex", "-1"}});
                write_introduction();
                html().append(std::move(sections));
            }
        }
        html().raw("\n");
        return html().take();
    }

private:
    auto html() -> html_writer& { return page_.html; }

    // ---- what there is

    void list_schemes()
    {
        if (document_.components && document_.components->security_schemes)
            for (auto const& entry : *document_.components->security_schemes)
                page_.scheme_ids.emplace(entry.first, page_.ids.make("scheme", entry.first));
    }

    void list_operations()
    {
        if (document_.paths)
            operations_ = operations_of(page_, *document_.paths);
        if (document_.webhooks)
            for (auto const& [name, item] : *document_.webhooks)
                if (auto const target = page_.references.resolve(place<path_item>{&item}))
                    append_operations(webhooks_, name, *target);
        for (auto* const list : {&operations_, &webhooks_})
            for (listed_operation& each : *list) {
                auto const& id = each.operation->operation_id;
                each.id = page_.ids.make(list == &webhooks_ ? "webhook" : "operation",
                                         id ? *id : std::string(each.method).append(" ").append(each.path));
                page_.ids.make(each.id, "name");
                if (id)
                    page_.operation_ids.emplace(*id, each.id);
            }
    }

    // The tags in the order of the document, then those it does not list, then the operations without a tag. An operation of
    // several tags stands with the first one, and the others link to it.
    void list_groups()
    {
        std::map<std::string_view, std::size_t> numbers;
        auto const number_of = [&](std::string_view name) {
            auto const [entry, is_new] = numbers.try_emplace(name, groups_.size());
            if (is_new)
                groups_.push_back({std::string(name)});
            return entry->second;
        };
        if (document_.tags)
            for (openapi_model::tag_object const& tag : *document_.tags)
                groups_[number_of(tag.name)].tag = &tag;
        operation_group untagged;
        for (std::size_t index = 0; index < operations_.size(); ++index)
            if (auto const& tags = operations_[index].operation->tags; tags && !tags->empty())
                for (std::string const& tag : *tags) {
                    operation_group& group = groups_[number_of(tag)];
                    (&tag == &tags->front() ? group.operations : group.others).push_back(index);
                }
            else
                untagged.operations.push_back(index);
        untagged.title = groups_.empty() ? "Operations" : "Other operations";
        if (!untagged.operations.empty())
            groups_.push_back(std::move(untagged));
        std::erase_if(groups_, [](operation_group const& group) {
            return group.operations.empty() && group.others.empty() && group.tag == nullptr;
        });
        for (operation_group& group : groups_)
            group.id = page_.ids.make("tag", group.title);
    }

    // ---- sections

    void write_groups()
    {
        for (operation_group const& group : groups_) {
            auto const section = html().open("section", {{"aria-labelledby", group.id}});
            html().heading(2, visible_name(group.title), {{"id", group.id}});
            if (group.tag != nullptr) {
                write_prose(page_, group.tag->description);
                write_external(page_, group.tag->external_docs);
            }
            for (std::size_t const index : group.operations)
                write_operation(page_, operations_[index], 3);
            if (group.others.empty())
                continue;
            html().raw("<p class=\"soft\">Operations of other tags that have this one too:</p>");
            write_operation_links(operations_, group.others);
        }
    }

    void write_webhooks()
    {
        if (webhooks_.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "webhooks"}});
        html().heading(2, "Webhooks", {{"id", "webhooks"}});
        html().raw("<p class=\"soft\">Requests that this API sends.</p>");
        for (listed_operation const& webhook : webhooks_)
            write_operation(page_, webhook, 3);
    }

    void write_schemas()
    {
        if (page_.schemas.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "schemas"}});
        html().heading(2, "Schemas", {{"id", "schemas"}});
        for (std::size_t index = 0; index < page_.schemas.size(); ++index) { // they grow by what they refer to
            named_schema const& named = page_.schemas[index];
            auto const card =
                html().open("article", {{"class", "card"}, {"id", named.id}, {"aria-labelledby", named.id + "-name"}});
            {
                auto const top = html().open("div", {{"class", "top"}});
                {
                    auto const heading = html().open_heading(3, {{"id", named.id + "-name"}});
                    html().code(named.name);
                }
                auto const type = html().open("p", {{"class", "head"}});
                write_type_and_marks(page_, *named.target);
            }
            std::size_t const start = html().size();
            bool has_details = false;
            {
                auto const inside = html().open("div", {{"class", "in"}});
                has_details = write_details_of(page_, *named.target);
            }
            if (!has_details)
                html().truncate(start);
        }
    }

    void write_schemes()
    {
        if (page_.scheme_ids.empty())
            return;
        auto const section = html().open("section", {{"aria-labelledby", "authentication"}});
        html().heading(2, "Authentication", {{"id", "authentication"}});
        for (auto const& [name, given] : *document_.components->security_schemes) {
            std::string const& id = page_.scheme_ids.at(name);
            auto const card = html().open("article", {{"class", "card"}, {"id", id}, {"aria-labelledby", id + "-name"}});
            auto const* const scheme = page_.references.security_scheme(name);
            {
                auto const top = html().open("div", {{"class", "top"}});
                {
                    auto const heading = html().open_heading(3, {{"id", id + "-name"}});
                    html().code(visible_name(name));
                }
                auto const kind = html().open("p", {{"class", "type"}});
                if (scheme == nullptr)
                    write_unresolved(page_, given.ref.value_or(""));
                else
                    html().text(words_of(*scheme));
            }
            if (scheme == nullptr || !(scheme->description || scheme->open_id_connect_url || scheme->flows))
                continue;
            auto const inside = html().open("div", {{"class", "in"}});
            write_prose(page_, scheme->description);
            write_url("OpenID Connect", scheme->open_id_connect_url);
            if (scheme->flows) {
                write_flow("Implicit flow", scheme->flows->implicit);
                write_flow("Password flow", scheme->flows->password);
                write_flow("Client credentials flow", scheme->flows->client_credentials);
                write_flow("Authorization code flow", scheme->flows->authorization_code);
            }
        }
    }

    // "API key in header X-Key", "HTTP bearer (JWT)"
    static auto words_of(openapi_model::security_scheme const& scheme) -> std::string
    {
        std::string const type = scheme.type.value_or("");
        if (type == "apiKey")
            return "API key in " + scheme.in.value_or("") + ' ' + scheme.name.value_or("");
        if (type == "http")
            return "HTTP " + scheme.scheme.value_or("") + (scheme.bearer_format ? " (" + *scheme.bearer_format + ')' : "");
        return type == "oauth2"          ? "OAuth 2.0"
               : type == "openIdConnect" ? "OpenID Connect"
               : type == "mutualTLS"     ? "TLS client certificate"
                                         : type;
    }

    void write_url(std::string_view label, std::optional<std::string> const& url)
    {
        if (!url)
            return;
        auto const paragraph = html().open("p");
        html().leaf("span", std::string(label) + ": ", {{"class", "soft"}});
        write_web_link(page_, *url, *url);
    }

    void write_flow(std::string_view title, std::optional<openapi_model::oauth_flow> const& flow)
    {
        if (!flow)
            return;
        html().heading(4, title);
        write_url("Authorization URL", flow->authorization_url);
        write_url("Token URL", flow->token_url);
        write_url("Refresh URL", flow->refresh_url);
        if (!flow->scopes || flow->scopes->empty())
            return;
        auto const scroll =
            html().open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Scopes"}});
        auto const table = html().open("table");
        html().raw("<thead><tr><th scope=\"col\">Scope</th><th scope=\"col\">Description</th></tr></thead>");
        auto const body = html().open("tbody");
        for (auto const& [name, description] : *flow->scopes) {
            auto const row = html().open("tr");
            {
                auto const cell = html().open("th", {{"scope", "row"}});
                html().code(name);
            }
            auto const cell = html().open("td");
            html().prose(description);
        }
    }

    // ---- around them

    void write_head()
    {
        auto const head = html().open("head");
        html().raw("<meta charset=\"utf-8\">"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                   "img-src data:; base-uri 'none'; form-action 'none'\">"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                   "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">"
                   "<link rel=\"icon\" href=\"data:,\">"); // else a browser asks for /favicon.ico
        html().leaf("title", document_.info.title + ' ' + document_.info.version);
        auto const style = html().open("style");
        html().raw(page_style);
    }

    // What a narrow screen has instead of the contents beside the page.
    void write_bar()
    {
        auto const bar = html().open("header", {{"class", "bar"}});
        html().leaf("span", document_.info.title);
        html().raw("<a href=\"#contents\">Contents</a>");
    }

    void write_entry(std::string const& id, std::string_view title)
    {
        auto const item = html().open("li");
        write_link(page_, id, title);
    }

    void write_operation_links(std::vector<listed_operation> const& all, std::vector<std::size_t> const& indices)
    {
        if (indices.empty())
            return;
        auto const list = html().open("ul");
        for (std::size_t const index : indices) {
            auto const item = html().open("li");
            auto const link = html().open("a", {{"class", "operation"}, {"href", '#' + all[index].id}});
            write_method(page_, all[index].method);
            auto const title = html().open("span");
            if (auto const& summary = all[index].operation->summary; summary && !summary->empty())
                html().text(*summary);
            else
                write_path(page_, all[index].path);
        }
    }

    void write_contents()
    {
        auto const navigation = html().open("nav", {{"id", "contents"}, {"aria-labelledby", "contents-name"}});
        html().raw("<a class=\"shut\" href=\"#content\">Close</a><p class=\"part\" id=\"contents-name\">Contents</p>");
        auto const list = html().open("ul");
        write_entry("content", "Introduction");
        if (!page_.scheme_ids.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#authentication\">Authentication</a>");
        }
        for (operation_group const& group : groups_) {
            auto const item = html().open("li");
            html().leaf("a", visible_name(group.title), {{"href", '#' + group.id}, {"class", "part"}});
            write_operation_links(operations_, group.operations);
            write_operation_links(operations_, group.others);
        }
        if (!webhooks_.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#webhooks\">Webhooks</a>");
            std::vector<std::size_t> indices;
            for (std::size_t index = 0; index < webhooks_.size(); ++index)
                indices.push_back(index);
            write_operation_links(webhooks_, indices);
        }
        if (!page_.schemas.empty()) {
            auto const item = html().open("li");
            html().raw("<a class=\"part\" href=\"#schemas\">Schemas</a>");
            auto const schemas = html().open("ul");
            for (named_schema const& named : page_.schemas)
                write_entry(named.id, named.name);
        }
    }

    void write_introduction()
    {
        openapi_model::information const& info = document_.info;
        auto const header = html().open("header");
        {
            auto const heading = html().open("h1");
            html().text(info.title);
            html().raw(" ");
            html().leaf("span", info.version, {{"class", "version"}});
        }
        if (info.summary)
            html().leaf("p", *info.summary, {{"class", "lead"}});
        write_prose(page_, info.description);
        write_external(page_, document_.external_docs);
        write_facts(info);
        if (document_.servers && !document_.servers->empty()) {
            html().raw("<h2>Servers</h2>");
            write_servers(page_, document_.servers);
        }
    }

    void write_facts(openapi_model::information const& info)
    {
        if (!info.contact && !info.license && !info.terms_of_service)
            return;
        auto const facts = html().open("dl", {{"class", "facts"}});
        if (info.contact) {
            auto const& contact = *info.contact;
            auto const fact = html().open("div");
            html().raw("<dt>Contact</dt>");
            auto const value = html().open("dd");
            std::string const name = contact.name.value_or(contact.url.value_or(""));
            if (contact.url)
                write_web_link(page_, *contact.url, name);
            else
                html().text(name);
            if (contact.email) {
                html().text(name.empty() ? "" : ", ");
                write_mail_link(*contact.email);
            }
        }
        if (info.license) {
            auto const fact = html().open("div");
            html().raw("<dt>Licence</dt>");
            auto const value = html().open("dd");
            if (info.license->url)
                write_web_link(page_, *info.license->url, info.license->name);
            else
                html().text(info.license->name);
        }
        if (info.terms_of_service) {
            auto const fact = html().open("div");
            html().raw("<dt>Terms of service</dt>");
            auto const value = html().open("dd");
            write_web_link(page_, *info.terms_of_service, *info.terms_of_service);
        }
    }

    void write_mail_link(std::string const& email)
    {
        bool const is_plain = std::all_of(email.begin(), email.end(), [](char byte) {
            return is_alphanumeric(byte) || byte == '@' || byte == '.' || byte == '_' || byte == '-' || byte == '+';
        });
        if (is_plain)
            html().leaf("a", email, {{"href", "mailto:" + email}});
        else
            html().text(email);
    }

    openapi_document const& document_;
    page_state page_;
    std::vector<listed_operation> operations_;
    std::vector<listed_operation> webhooks_;
    std::vector<operation_group> groups_;
};

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
