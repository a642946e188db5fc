// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_OPERATION_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_OPERATION_DRIFT_HPP
#include <vouch/openapi/detail/parameter_list.hpp>
#include <vouch/openapi/detail/schema_drift.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares what two documents say of the messages of one operation.
class operation_drift : protected schema_drift {
protected:
    using schema_drift::schema_drift;

    using content_map = std::optional<ordered_map<openapi_model::media_type>>;

    // A boolean of an object, which tightens where it is true.
    void compare_required(std::optional<bool> was, std::optional<bool> is, std::string const& pointer, std::string_view subject,
                          message_side side)
    {
        if (was.value_or(false) != is.value_or(false))
            log_.add(child(pointer, "required"), change_class::requirement, is.value_or(false) ? turn::tightened : turn::loosened,
                     side, std::string(subject).append(is.value_or(false) ? " is now required" : " is no longer required"));
    }
    void compare_deprecated(std::optional<bool> was, std::optional<bool> is, std::string const& pointer, std::string_view subject,
                            message_side side)
    {
        if (was.value_or(false) != is.value_or(false))
            log_.add(child(pointer, "deprecated"), change_class::deprecation, turn::neutral, side,
                     std::string(subject).append(is.value_or(false) ? " is now deprecated" : " is no longer deprecated"));
    }

    void compare_parameters(parameter_list const& before, parameter_list const& after, message_side side)
    {
        for (listed_parameter const& old : before)
            if (auto const now = find_parameter(after, old.key); now != nullptr)
                compare_parameter(old, *now, side);
            else
                log_.add(old.object.pointer, change_class::parameter, turn::broken, side, "the parameter was removed");
        for (listed_parameter const& now : after)
            if (find_parameter(before, now.key) == nullptr) {
                bool const required = now.object->required.value_or(false);
                log_.add(now.object.pointer, change_class::parameter, required ? turn::tightened : turn::neutral, side,
                         required ? "a required parameter was added" : "an optional parameter was added");
            }
    }

    void compare_bodies(place<openapi_model::request_body> const& before, place<openapi_model::request_body> const& after,
                        message_side side)
    {
        if (before && after) {
            compare_required(before->required, after->required, before.pointer, "the body", side);
            compare_contents(before->content, after->content, before.pointer, after.pointer, side);
        } else if (before) {
            log_.add(before.pointer, change_class::parameter, turn::broken, side, "the request body was removed");
        } else if (after) {
            bool const required = after->required.value_or(false);
            log_.add(after.pointer, change_class::parameter, required ? turn::tightened : turn::neutral, side,
                     required ? "a required request body was added" : "an optional request body was added");
        }
    }

    void compare_responses(place<openapi_model::response_map> const& before, place<openapi_model::response_map> const& after,
                           message_side side)
    {
        for (auto const& [status, value] : *before)
            if (auto const old = response_at(before_, before, status)) {
                if (auto const now = response_for(after_, after, status))
                    compare_response(old, now, side);
                else
                    log_.add(child(before.pointer, status), change_class::status, is_error(status) ? turn::neutral : turn::broken,
                             side, "the status was removed");
            }
        for (auto const& [status, value] : *after)
            if (before->find(status) == before->end())
                if (auto const now = response_at(after_, after, status)) {
                    auto const old = response_for(before_, before, status);
                    if (old)
                        compare_response(old, now, side);
                    log_.add(child(after.pointer, status), change_class::status,
                             old || is_error(status) ? turn::neutral : turn::loosened, side, "the status was added");
                }
    }

private:
    void compare_parameter(listed_parameter const& before, listed_parameter const& after, message_side side)
    {
        place<openapi_model::parameter> const &old = before.object, &now = after.object;
        compare_required(old->required, now->required, old.pointer, "the parameter", side);
        if (old->in == "query") {
            bool const was_empty = old->allow_empty_value.value_or(false), is_empty = now->allow_empty_value.value_or(false);
            if (was_empty != is_empty)
                log_.add(child(old.pointer, "allowEmptyValue"), change_class::type, is_empty ? turn::loosened : turn::tightened,
                         side, is_empty ? "the value may now be empty" : "the value may no longer be empty");
            if (old->allow_reserved.value_or(false) != now->allow_reserved.value_or(false))
                log_.add(old.pointer, change_class::type, turn::broken, side, "the value is written in another way");
        }
        compare_value({old.object, old.pointer}, {now.object, now.pointer}, side, "the parameter", before.default_style());
    }

    // What parameters and headers have in common.
    void compare_value(place<openapi_model::parameter_base> const& before, place<openapi_model::parameter_base> const& after,
                       message_side side, std::string_view subject, std::string_view default_style)
    {
        compare_deprecated(before->deprecated, after->deprecated, before.pointer, subject, side);
        auto const style_of = [&](auto const& object) { return object->style.value_or(std::string(default_style)); };
        auto const explodes = [&](auto const& object) { return object->explode.value_or(style_of(object) == "form"); };
        if (style_of(before) != style_of(after) || explodes(before) != explodes(after) ||
            before->content.has_value() != after->content.has_value())
            log_.add(before.pointer, change_class::type, turn::broken, side, "the value is written in another way");
        else if (before->content)
            compare_contents(before->content, after->content, before.pointer, after.pointer, side);
        else
            compare(schemas_in(before), schemas_in(after), side);
    }

    template <class Object>
    static auto schemas_in(place<Object> const& holder) -> schema_places
    {
        if (!holder->schema)
            return {};
        return {{&*holder->schema, child(holder.pointer, "schema")}};
    }

    void compare_contents(content_map const& before, content_map const& after, std::string const& before_pointer,
                          std::string const& after_pointer, message_side side)
    {
        ordered_map<openapi_model::media_type> const none;
        auto const& was = before ? *before : none;
        auto const& is = after ? *after : none;
        std::string const was_in = child(before_pointer, "content"), is_in = child(after_pointer, "content");
        auto const find = [](auto const& map, std::string_view name) {
            return std::find_if(map.begin(), map.end(),
                                [&](auto const& entry) { return equals_ignoring_case(entry.first, name); });
        };
        for (auto const& [name, old] : was) {
            std::string const pointer = child(was_in, name);
            auto const now = find(is, name);
            if (now == is.end()) {
                log_.add(pointer, change_class::media_type, turn::broken, side, "the media type was removed");
                continue;
            }
            compare(schemas_in(place<openapi_model::media_type>{&old, pointer}),
                    schemas_in(place<openapi_model::media_type>{&now->second, child(is_in, now->first)}), side);
            if (old.encoding != now->second.encoding)
                log_.add(child(pointer, "encoding"), change_class::type, turn::broken, side,
                         "the parts are written in another way");
        }
        for (auto const& [name, now] : is)
            if (find(was, name) == was.end())
                log_.add(child(is_in, name), change_class::media_type, turn::neutral, side, "a media type was added");
    }

    // ---- responses

    static auto is_error(std::string_view status) -> bool
    {
        return status.starts_with('4') || status.starts_with('5') || status == "default";
    }
    // The response that a document has under this name; none for an extension, or a reference to nothing.
    static auto response_at(references const& document, place<openapi_model::response_map> const& responses,
                            std::string_view status) -> place<openapi_model::response>
    {
        auto const entry = responses->find(status);
        if (entry == responses->end() || status.starts_with("x-"))
            return {};
        return document.resolve(place<openapi_model::response>{object_in(entry->second), child(responses.pointer, status)});
    }
    // The response that counts for a status: its own, that of its range, or the default.
    static auto response_for(references const& document, place<openapi_model::response_map> const& responses,
                             std::string_view status) -> place<openapi_model::response>
    {
        for (std::string const& name : {std::string(status), std::string(status.substr(0, 1)) + "XX", std::string("default")})
            if (auto const found = response_at(document, responses, name))
                return found;
        return {};
    }

    void compare_response(place<openapi_model::response> const& before, place<openapi_model::response> const& after,
                          message_side side)
    {
        compare_headers(before, after, side);
        compare_contents(before->content, after->content, before.pointer, after.pointer, side);
    }

    void compare_headers(place<openapi_model::response> const& before, place<openapi_model::response> const& after,
                         message_side side)
    {
        auto const headers_of = [](references const& document, place<openapi_model::response> const& response) {
            std::vector<std::pair<std::string_view, place<openapi_model::header>>> found;
            if (response->headers)
                for (auto const& [name, header] : *response->headers)
                    if (auto const target = document.resolve(
                            place<openapi_model::header>{&header, child(child(response.pointer, "headers"), name)}))
                        found.emplace_back(name, target);
            return found;
        };
        auto const was = headers_of(before_, before), is = headers_of(after_, after);
        auto const find = [](auto const& headers, std::string_view name) {
            return std::find_if(headers.begin(), headers.end(),
                                [&](auto const& header) { return equals_ignoring_case(header.first, name); });
        };
        for (auto const& [name, old] : was) {
            auto const found = find(is, name);
            if (found == is.end()) {
                log_.add(old.pointer, change_class::parameter, turn::broken, side, "the header was removed");
                continue;
            }
            auto const& now = found->second;
            compare_required(old->required, now->required, old.pointer, "the header", side);
            compare_value({old.object, old.pointer}, {now.object, now.pointer}, side, "the header", "simple");
        }
        for (auto const& [name, now] : is)
            if (find(was, name) == was.end()) {
                bool const needed = side.user_sends() && now->required.value_or(false);
                log_.add(now.pointer, change_class::parameter, needed ? turn::tightened : turn::neutral, side,
                         "a header was added");
            }
    }
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
