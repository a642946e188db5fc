// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_DOCUMENT_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_DOCUMENT_DRIFT_HPP
#include <vouch/openapi/detail/operation_drift.hpp>
#include <vouch/openapi/detail/security_list.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares two documents.
class document_drift : operation_drift {
public:
    document_drift(openapi_document const& before, openapi_document const& after)
        : operation_drift(before, after), old_(before), now_(after)
    {}

    auto changes() -> std::vector<openapi_change>
    {
        compare_servers(old_.servers, now_.servers, "", client_request);
        openapi_model::path_map const none;
        compare_items(paths_in(before_, {old_.paths ? &*old_.paths : &none, "/paths"}),
                      paths_in(after_, {now_.paths ? &*now_.paths : &none, "/paths"}), client_request);
        compare_webhooks();
        return log_.take(before_.sections());
    }

private:
    using path_item = openapi_model::path_item;
    using server_list = std::optional<std::vector<openapi_model::server>>;

    struct path_place {
        std::string path; // its template, or the name of the webhook
        place<path_item> item;
    };
    using path_list = std::vector<path_place>;

    struct method {
        std::string_view name;
        std::optional<openapi_model::operation> path_item::* operation;
    };
    static constexpr method methods[] = {{"get", &path_item::get},         {"put", &path_item::put},
                                         {"post", &path_item::post},       {"delete", &path_item::delete_},
                                         {"options", &path_item::options}, {"head", &path_item::head},
                                         {"patch", &path_item::patch},     {"trace", &path_item::trace}};

    void compare_servers(server_list const& before, server_list const& after, std::string const& pointer, message_side side)
    {
        std::vector<openapi_model::server> const root{{.url = "/"}}; // where a document names none
        auto const& was = before && !before->empty() ? *before : root;
        auto const& is = after && !after->empty() ? *after : root;
        auto const has = [](std::vector<openapi_model::server> const& servers, std::string_view url) {
            return std::any_of(servers.begin(), servers.end(), [&](auto const& server) { return server.url == url; });
        };
        std::string const where = child(pointer, "servers");
        for (std::size_t index = 0; index < was.size(); ++index)
            if (!has(is, was[index].url))
                log_.add(&was == &root ? where : child(where, index), change_class::server, turn::broken, side,
                         "the server was removed");
        for (std::size_t index = 0; index < is.size(); ++index)
            if (!has(was, is[index].url))
                log_.add(&is == &root ? where : child(where, index), change_class::server, turn::neutral, side,
                         "a server was added");
    }

    // ---- paths, webhooks, callbacks

    static auto paths_in(references const& document, place<openapi_model::path_map> const& paths) -> path_list
    {
        path_list found;
        for (auto const& [path, value] : *paths)
            if (auto const* const item = object_in(value); item != nullptr && !path.starts_with("x-"))
                if (auto const target = document.resolve(place<path_item>{&**item, child(paths.pointer, path)}))
                    found.push_back({path, target});
        return found;
    }
    static auto paths_of_callback(references const& document, place<openapi_model::path_map> const& callback) -> path_list
    {
        auto const target = document.callback(callback);
        return target ? paths_in(document, target) : path_list{};
    }

    void compare_webhooks()
    {
        auto const hooks_in = [](references const& document, openapi_document const& whole) {
            path_list found;
            if (whole.webhooks)
                for (auto const& [name, item] : *whole.webhooks)
                    if (auto const target = document.resolve(place<path_item>{&item, child("/webhooks", name)}))
                        found.push_back({name, target});
            return found;
        };
        compare_items(hooks_in(before_, old_), hooks_in(after_, now_), webhook_request);
    }

    // A path is the same path where its parameters have other names.
    void compare_items(path_list const& before, path_list const& after, message_side side)
    {
        auto const find = [](path_list const& items, std::string_view path) {
            auto found = std::find_if(items.begin(), items.end(), [&](path_place const& each) { return each.path == path; });
            if (found == items.end())
                found = std::find_if(items.begin(), items.end(),
                                     [&](path_place const& each) { return nameless(each.path) == nameless(path); });
            return found == items.end() ? nullptr : &*found;
        };
        path_place const none{};
        for (path_place const& old : before) {
            path_place const* const now = find(after, old.path);
            compare_item(old, now == nullptr ? none : *now, side);
        }
        for (path_place const& now : after)
            if (find(before, now.path) == nullptr)
                compare_item(none, now, side);
    }

    void compare_item(path_place const& before, path_place const& after, message_side side)
    {
        for (auto const& [name, operation] : methods) {
            bool const was = before.item && (*before.item).*operation, is = after.item && (*after.item).*operation;
            if (was && is)
                compare_operation(before, after, {&*((*before.item).*operation), child(before.item.pointer, name)},
                                  {&*((*after.item).*operation), child(after.item.pointer, name)}, side);
            else if (was)
                log_.add(child(before.item.pointer, name), change_class::operation, turn::broken, side,
                         "the operation was removed");
            else if (is)
                log_.add(child(after.item.pointer, name), change_class::operation, turn::neutral, side, "an operation was added");
        }
    }

    // ---- one operation

    void compare_operation(path_place const& before, path_place const& after, place<openapi_model::operation> const& old,
                           place<openapi_model::operation> const& now, message_side side)
    {
        if (!compared_.insert({old.object, now.object, side}).second)
            return; // a path item that refers to itself, by a callback
        compare_deprecated(old->deprecated, now->deprecated, old.pointer, "the operation", side);
        compare_own_servers(before, after, old, now, side);
        compare_parameters(parameters_of(before_, before, old), parameters_of(after_, after, now), side);
        compare_bodies(body_of(before_, old), body_of(after_, now), side);
        openapi_model::response_map const none;
        compare_responses({old->responses ? &*old->responses : &none, child(old.pointer, "responses")},
                          {now->responses ? &*now->responses : &none, child(now.pointer, "responses")}, side.response());
        compare_callbacks(old, now);
        compare_security(old, now, side);
    }

    // Servers that count for one operation alone, or for one path.
    void compare_own_servers(path_place const& before, path_place const& after, place<openapi_model::operation> const& old,
                             place<openapi_model::operation> const& now, message_side side)
    {
        bool const are_own = old->servers || now->servers || before.item->servers || after.item->servers;
        if (!are_own)
            return;
        auto const servers_of = [](auto const& operation, auto const& item, openapi_document const& document) -> auto const& {
            return operation->servers ? operation->servers : item->servers ? item->servers : document.servers;
        };
        compare_servers(servers_of(old, before.item, old_), servers_of(now, after.item, now_), old.pointer, side);
    }

    static auto parameters_of(references const& document, path_place const& path,
                              place<openapi_model::operation> const& operation) -> parameter_list
    {
        parameter_list found;
        append_parameters(found, document, operation->parameters, child(operation.pointer, "parameters"), path.path);
        append_parameters(found, document, path.item->parameters, child(path.item.pointer, "parameters"), path.path);
        return found;
    }
    static auto body_of(references const& document, place<openapi_model::operation> const& operation)
        -> place<openapi_model::request_body>
    {
        if (!operation->request_body)
            return {};
        return document.resolve(
            place<openapi_model::request_body>{&*operation->request_body, child(operation.pointer, "requestBody")});
    }

    // The API sends them: they are to an operation what webhooks are to the document.
    void compare_callbacks(place<openapi_model::operation> const& old, place<openapi_model::operation> const& now)
    {
        ordered_map<openapi_model::path_map> const none;
        auto const& was = old->callbacks ? *old->callbacks : none;
        auto const& is = now->callbacks ? *now->callbacks : none;
        auto const in = [](place<openapi_model::operation> const& operation, std::string_view name) {
            return child(child(operation.pointer, "callbacks"), name);
        };
        for (auto const& [name, callback] : was) {
            auto const found = is.find(name);
            compare_items(paths_of_callback(before_, {&callback, in(old, name)}),
                          found == is.end() ? path_list{} : paths_of_callback(after_, {&found->second, in(now, name)}),
                          webhook_request);
        }
        for (auto const& [name, callback] : is)
            if (was.find(name) == was.end())
                compare_items({}, paths_of_callback(after_, {&callback, in(now, name)}), webhook_request);
    }

    void compare_security(place<openapi_model::operation> const& old, place<openapi_model::operation> const& now,
                          message_side side)
    {
        auto const was = security_of(before_, old_, old), is = security_of(after_, now_, now);
        // The receiver of the request checks it. Where users send it, what sufficed must suffice still; where they receive it,
        // what is sent now must have sufficed before.
        bool const suffices = side.user_sends() ? all_suffice(was.options, is.options) : all_suffice(is.options, was.options);
        bool const is_same = all_suffice(was.options, is.options) && all_suffice(is.options, was.options);
        if (is_same)
            return;
        std::string const& where = was.pointer.empty() ? is.pointer : was.pointer;
        log_.add(where, change_class::security, suffices ? turn::neutral : turn::broken, side,
                 suffices ? "other credentials suffice as well" : "credentials that sufficed no longer do");
    }

    openapi_document const& old_;
    openapi_document const& now_;
    std::set<std::tuple<void const*, void const*, message_side>> compared_;
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
