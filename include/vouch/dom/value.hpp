// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_DOM_VALUE_HPP
#define VOUCH_DOM_VALUE_HPP
#include <vouch/read/map.hpp>
#include <vouch/read/value.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/value.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <boost/json/value.hpp>

namespace vouch::inline VOUCH_ABI::detail {

/// A `boost::json::value` as the whole document, as a member, in whatever holds others: JSON of any kind, read and written here
/// and not by Boost.JSON, which must be linked, or one boost/json/src.hpp included.
///
/// JSON:   any value, null included. An integer is an int64, else a uint64; with a fraction or an exponent, or too large for
///         both, it is a double, which is written so that it is one again: 1.0.
/// Errors: `errc::out_of_range` for a number that no double holds, `errc::duplicate_member` for a name that is repeated. Names
///         are data: pointers end at the outermost object.
/// Cost:   memory of the value's own storage, which `parse_into` keeps to.
template <>
struct dom_access<boost::json::value> {
    static constexpr bool is_known = true;

    static auto read(reader& in, char const* at, boost::json::value& to) -> char const*;
    static auto write(writer& out, char* at, boost::json::value const& value) -> char*;
    static void visit(validator& all, boost::json::value const& value, validator::step* at);
};
using boost_json_access = dom_access<boost::json::value>;

inline auto read_dom_number(reader& in, char const* at, boost::json::value& to) -> char const*
{
    std::int64_t whole = 0;
    if (starts_number(in, at))
        if (char const* const end = read_short_integer(at, in.end(), whole); end != nullptr) {
            to.emplace_int64() = whole;
            return end;
        }
    number_text number;
    char const* const end = in.read_number(at, number);
    if (end == nullptr)
        return nullptr;
    bool const is_integer = number.whole.data() + number.whole.size() == number.last; // 1.0 and 1e2 are not
    std::uint64_t large = 0;
    if (is_integer && to_integer(number, whole) == conversion::done)
        to.emplace_int64() = whole;
    else if (is_integer && to_integer(number, large) == conversion::done)
        to.emplace_uint64() = large;
    else if (to_float(number, to.emplace_double()) != conversion::done)
        return in.refuse(end, at, number_out_of_range);
    return end;
}

// What `read_map` calls for each member.
inline auto read_entry(reader& in, char const* at, boost::json::object& to, char const* begin, std::string_view text,
                       map_progress&) -> char const*
{
    auto const [entry, is_new] = to.emplace(text, nullptr);
    if (!is_new) [[unlikely]]
        return in.complain(begin, place::key, key_repeated) ? in.skip_unknown_member(at, begin) : nullptr;
    at = in.read_colon(at);
    return at == nullptr ? nullptr : boost_json_access::read(in, at, entry->value());
}

inline auto boost_json_access::read(reader& in, char const* at, boost::json::value& to) -> char const*
{
    switch (at == in.end() ? '\0' : *at) {
    case '{': return read_map(in, at, to.emplace_object());
    case '[': {
        auto& items = to.emplace_array();
        return read_items(in, at, [&](char const* begin, std::size_t) { return read(in, begin, items.emplace_back(nullptr)); });
    }
    case '"': {
        std::string_view text;
        at = in.read_string(at, text);
        if (at != nullptr)
            to.emplace_string().assign(text);
        return at;
    }
    case 't':
    case 'f': return read_scalar(in, at, to.emplace_bool());
    case 'n': to.emplace_null(); return in.read_literal(at, "null");
    default: return read_dom_number(in, at, to);
    }
}

// With a point, where the shortest text of a double has neither that nor an exponent, so that it is read as a double again.
inline auto write_dom_double(writer& out, char* at, double value) -> char*
{
    if (!std::isfinite(value))
        return out.refuse(at, number_not_finite);
    char* const end = write_number(out, at, value);
    std::string_view const text(at, static_cast<std::size_t>(end - at));
    return text.find_first_of(".e") == text.npos ? writer::put(end, ".0") : end;
}

inline auto write_dom_object(writer& out, char* at, boost::json::object const& members) -> char*
{
    bool first = true;
    bool const outermost = out.enter_map(out.size_at(at));
    at = out.open(at, '{');
    for (auto const& member : members) {
        at = out.put_string(out.element(at, first), member.key());
        first = false;
        at = write_value(out, out.colon(at), member.value());
    }
    out.leave_map(outermost);
    return out.close(at, '}', first);
}

inline auto boost_json_access::write(writer& out, char* at, boost::json::value const& value) -> char*
{
    switch (value.kind()) {
    case boost::json::kind::bool_: return writer::put(at, value.get_bool() ? "true" : "false");
    case boost::json::kind::int64: return write_number(out, at, value.get_int64());
    case boost::json::kind::uint64: return write_number(out, at, value.get_uint64());
    case boost::json::kind::double_: return write_dom_double(out, at, value.get_double());
    case boost::json::kind::string: return out.put_string(at, value.get_string());
    case boost::json::kind::array: return write_items(out, at, value.get_array());
    case boost::json::kind::object: return write_dom_object(out, at, value.get_object());
    default: return writer::put(at, "null");
    }
}

inline void boost_json_access::visit(validator& all, boost::json::value const& value, validator::step* at)
{
    if (auto const* const number = value.if_double()) {
        all.visit(*number, at);
    } else if (auto const* const text = value.if_string()) {
        all.visit_text(*text, at);
    } else if (auto const* const items = value.if_array()) {
        validator::step next{.parent = at, .index = 0};
        for (auto const& item : *items) {
            visit(all, item, &next);
            ++next.index;
        }
    } else if (auto const* const members = value.if_object()) {
        validator::step next{.parent = at, .opaque = true};
        for (auto const& member : *members) {
            all.visit_text(member.key(), &next);
            visit(all, member.value(), &next);
        }
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
