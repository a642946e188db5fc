// SPDX-License-Identifier: BSL-1.0
// A message in the JSON mapping of Protocol Buffers ("ProtoJSON"), with the types of its own that the mapping has.
#ifndef VOUCH_EXAMPLES_PAYLOADS_PROTOBUF_HPP
#define VOUCH_EXAMPLES_PAYLOADS_PROTOBUF_HPP
#include "any_json.hpp"

#include <vouch/json.hpp>

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace protobuf {

using timestamp = std::chrono::sys_time<std::chrono::nanoseconds>; // "2026-05-04T03:02:01.500Z"
using value = payload::any_json;                                   // google.protobuf.Value
using structure = vouch::ordered_map<value>;                       // google.protobuf.Struct

// google.protobuf.Duration: "3.5s", "-0.000000001s". Written with 0, 3, 6 or 9 digits after the point.
struct duration {
    std::chrono::nanoseconds length{};

    friend auto vouch_represent(duration const& of_time, vouch::of<duration>) -> std::string
    {
        auto const count = of_time.length.count();
        auto const size = count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
        std::string text = (count < 0 ? "-" : "") + std::to_string(size / 1'000'000'000);
        if (std::uint64_t const rest = size % 1'000'000'000; rest != 0) {
            std::string const digits = std::to_string(1'000'000'000 + rest).substr(1); // with its leading zeros
            text += '.' + digits.substr(0, rest % 1'000'000 == 0 ? 3 : rest % 1'000 == 0 ? 6 : 9);
        }
        return text + 's';
    }
    friend auto vouch_restore(std::string_view text, vouch::of<duration>) -> std::optional<duration>
    {
        bool const negative = text.starts_with('-');
        text.remove_prefix(negative ? 1 : 0);
        if (!text.ends_with('s') || text.starts_with('.'))
            return std::nullopt;
        text.remove_suffix(1);
        std::size_t const point = text.find('.');
        std::string_view const whole = text.substr(0, point);
        std::string digits(point == text.npos ? "" : text.substr(point + 1));
        if (whole.empty() || whole.size() > 10 || digits.size() > 9 || (point != text.npos && digits.empty()))
            return std::nullopt;
        digits.resize(9, '0');
        std::int64_t count = 0;
        for (char const digit : std::string(whole) + digits) {
            if (digit < '0' || digit > '9' || count > ((std::numeric_limits<std::int64_t>::max)() - (digit - '0')) / 10)
                return std::nullopt;
            count = count * 10 + (digit - '0');
        }
        return duration{std::chrono::nanoseconds(negative ? -count : count)};
    }
    friend constexpr auto vouch_info(vouch::of<duration>) -> vouch::text_info
    {
        return {.code = "not_a_duration", .expected = "seconds with an s behind them: 3.5s"};
    }
};

// google.protobuf.FieldMask: the paths of some fields, "weight,route.depot".
struct field_mask {
    std::vector<std::string> paths{};

    friend auto vouch_represent(field_mask const& mask, vouch::of<field_mask>) -> std::string
    {
        std::string text;
        for (std::string const& path : mask.paths)
            text += (text.empty() ? "" : ",") + path;
        return text;
    }
    friend auto vouch_restore(std::string_view text, vouch::of<field_mask>) -> std::optional<field_mask>
    {
        field_mask mask;
        while (!text.empty()) {
            std::size_t const end = text.find(',');
            if (end == 0 || end + 1 == text.size()) // an empty path
                return std::nullopt;
            mask.paths.emplace_back(text.substr(0, end));
            text.remove_prefix(end == text.npos ? text.size() : end + 1);
        }
        return mask;
    }
};

// An enumeration: read from a name or a number, written as a name, or as a number that has none.
enum class priority : std::int32_t { PRIORITY_UNSPECIFIED = 0, LOW = 1, HIGH = 5 };
BOOST_DESCRIBE_ENUM(priority, PRIORITY_UNSPECIFIED, LOW, HIGH)
struct open_priority {
    using variant = std::variant<priority, std::int32_t>;

    priority value{};

    friend auto vouch_represent(open_priority one, vouch::of<open_priority>) -> variant
    {
        return vouch::to_text(one.value) ? variant(one.value) : variant(static_cast<std::int32_t>(one.value));
    }
    friend auto vouch_restore(variant json, vouch::of<open_priority>) -> std::optional<open_priority>
    {
        auto const* const number = std::get_if<std::int32_t>(&json);
        return open_priority{number == nullptr ? std::get<priority>(json) : static_cast<priority>(*number)};
    }
};

// A double, for which JSON has no infinity: 1.5, "1.5", "NaN", "Infinity" or "-Infinity".
struct real {
    using variant = std::variant<double, std::string>;

    double value{};

    friend auto vouch_represent(real one, vouch::of<real>) -> variant
    {
        if (std::isfinite(one.value))
            return one.value;
        return std::isnan(one.value) ? "NaN" : one.value > 0 ? "Infinity" : "-Infinity";
    }
    friend auto vouch_restore(variant const& json, vouch::of<real>) -> std::optional<real>
    {
        if (auto const* const number = std::get_if<double>(&json))
            return real{*number};
        std::string const& text = std::get<std::string>(json);
        if (text == "NaN")
            return real{std::numeric_limits<double>::quiet_NaN()};
        if (text == "Infinity" || text == "-Infinity")
            return real{text == "Infinity" ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity()};
        auto const number = vouch::parse<double>(text);
        return number ? std::optional(real{*number}) : std::nullopt;
    }
    friend constexpr auto vouch_info(vouch::of<real>) -> vouch::text_info
    {
        return {.code = "not_a_double", .expected = "a number, NaN, Infinity or -Infinity"};
    }
};

// google.protobuf.Any: the message, and its type in "@type".
struct parcel {
    vouch::quoted<std::uint64_t> weightGrams{};
};
BOOST_DESCRIBE_STRUCT(parcel, (), (weightGrams))
struct letter {
    std::optional<bool> registered{};
};
BOOST_DESCRIBE_STRUCT(letter, (), (registered))
using any = std::variant<parcel, letter>;
constexpr auto vouch_schema(vouch::of<any>)
{
    return vouch::schema(vouch::tag("@type"), vouch::alternative<parcel>("type.example.org/post.Parcel"),
                         vouch::alternative<letter>("type.example.org/post.Letter"));
}

// Every field of a message may be absent; an int64 stands in quotes, since JavaScript would round it.
struct shipment {
    std::optional<vouch::quoted<std::int64_t>> shipmentId{};
    std::optional<vouch::quoted<std::uint64_t>> checksum{};
    std::optional<vouch::base64> seal{};
    std::optional<open_priority> priority{};
    std::optional<timestamp> acceptTime{};
    std::optional<duration> timeInTransit{};
    std::optional<field_mask> updateMask{};
    std::optional<structure> labels{};
    std::optional<value> customs{};
    std::optional<real> temperature{};
    std::map<std::int64_t, std::string> stops{}; // the keys of a map are strings: {"17":"depot"}
    std::vector<any> items{};
    std::optional<std::string> courier{}; // oneof carrier
    std::optional<std::int32_t> locker{}; // oneof carrier
};
BOOST_DESCRIBE_STRUCT(shipment, (),
                      (shipmentId, checksum, seal, priority, acceptTime, timeInTransit, updateMask, labels, customs, temperature,
                       stops, items, courier, locker))
constexpr auto vouch_schema(vouch::of<shipment>)
{
    using namespace vouch;
    return schema(field<&shipment::stops>(defaulted), field<&shipment::items>(defaulted),
                  check(
                      "two_carriers", "one carrier", [](shipment const& one) { return !one.courier || !one.locker; },
                      at<&shipment::locker>));
}

} // namespace protobuf
#endif
