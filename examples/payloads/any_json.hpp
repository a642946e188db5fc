// SPDX-License-Identifier: BSL-1.0
// JSON of any kind as a type of one's own: what is free by its specification, such as the properties of a GeoJSON feature.
#ifndef VOUCH_EXAMPLES_PAYLOADS_ANY_JSON_HPP
#define VOUCH_EXAMPLES_PAYLOADS_ANY_JSON_HPP
#include <vouch/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace payload {

struct any_json {
    using array = std::vector<any_json>;
    using object = vouch::ordered_map<any_json>;
    using variant = std::variant<vouch::null_t, bool, vouch::decimal, std::string, array, vouch::boxed<object>>;

    variant value{};

    friend bool operator==(any_json const&, any_json const&) = default;

    // In JSON it is its variant, which needs no tag: each alternative is another kind of JSON value.
    friend auto vouch_represent(any_json const& any, vouch::of<any_json>) -> variant const& { return any.value; }
    friend auto vouch_restore(variant&& json, vouch::of<any_json>) -> std::optional<any_json>
    {
        return any_json{std::move(json)};
    }
};

} // namespace payload
#endif
