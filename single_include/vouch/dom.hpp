// vouch 0.1.0, vouch/dom.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/dom/value.hpp
#ifndef VOUCH_DOM_VALUE_HPP
#define VOUCH_DOM_VALUE_HPP

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace vouch::inline VOUCH_ABI::detail {

/// Maps `boost::json::value`, as the whole document, a member or an item of a container, to JSON of any kind. The text is read
/// and written by vouch. Boost.JSON must be linked, or boost/json/src.hpp included once.
///
/// JSON:   any value, null included. An integer becomes an int64 if that holds it, else a uint64. A number with a fraction or an
///         exponent, or too large for both, becomes a double; a double is written with a fraction or an exponent, 1.0, so that it
///         is read as a double again.
/// Errors: `errc::out_of_range` for a number that no double holds, `errc::duplicate_member` for a repeated name. Names are data:
///         pointers end at the outermost object.
/// Cost:   memory of the value's own storage, also in `parse_into`.
template <>
struct dom_access<boost::json::value> {
    static constexpr bool is_known = true;

    static auto read(reader& in, char const* at, boost::json::value& to) -> char const*;
    static auto write(writer& out, char* at, boost::json::value const& value) -> char*;
    static void visit(validator& all, boost::json::value const& value, validator::step* at);
    static auto is_null(boost::json::value const& value) noexcept -> bool { return value.is_null(); }
    static auto compare(boost::json::value const& left, boost::json::value const& right) -> std::weak_ordering;
    template <class Step>
    static auto exceeds_depth(boost::json::value const& value, std::size_t levels, Step const& step) -> bool;
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

// Reads one member of an object.
inline auto read_dom_entry(reader& in, char const* at, boost::json::object& to, char const* begin, std::string_view text,
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
    case '{': return read_map_by(in, at, to.emplace_object(), &read_dom_entry);
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

// Adds ".0" if the shortest text of a double has neither point nor exponent, so that it is read as a double again.
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
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
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
        all.visit_level(at, [&] {
            validator::step next{.parent = at, .index = 0};
            for (auto const& item : *items) {
                visit(all, item, &next);
                ++next.index;
            }
        });
    } else if (auto const* const members = value.if_object()) {
        all.visit_level(at, [&] {
            validator::step next{.parent = at, .opaque = true};
            for (auto const& member : *members) {
                all.visit_text(member.key(), &next);
                visit(all, member.value(), &next);
            }
        });
    }
}

inline auto compare_dom_numbers(boost::json::value const& left, boost::json::value const& right) -> std::weak_ordering
{
    if (left.is_double() || right.is_double()) // 1 and 1.0 are written differently
        return left.is_double() && right.is_double() ? compare_numbers(left.get_double(), right.get_double())
                                                     : left.is_double() <=> right.is_double();
    constexpr std::uint64_t largest = (std::numeric_limits<std::int64_t>::max)();
    bool const left_is_large = left.is_uint64() && left.get_uint64() > largest;
    bool const right_is_large = right.is_uint64() && right.get_uint64() > largest;
    if (left_is_large || right_is_large)
        return left_is_large && right_is_large ? left.get_uint64() <=> right.get_uint64() : left_is_large <=> right_is_large;
    auto const number = [](boost::json::value const& value) {
        return value.is_uint64() ? static_cast<std::int64_t>(value.get_uint64()) : value.get_int64();
    };
    return number(left) <=> number(right);
}

// The order of members has no meaning: they are compared in the order of their names.
inline auto compare_dom_objects(boost::json::object const& left, boost::json::object const& right) -> std::weak_ordering
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    auto const sorted = [](boost::json::object const& object) {
        std::vector<boost::json::key_value_pair const*> members;
        members.reserve(object.size());
        for (auto const& member : object)
            members.push_back(&member);
        std::sort(members.begin(), members.end(), [](auto const* first, auto const* second) {
            return std::string_view(first->key()) < std::string_view(second->key());
        });
        return members;
    };
    auto const left_members = sorted(left);
    auto const right_members = sorted(right);
    for (std::size_t index = 0; index != left_members.size(); ++index) {
        auto const* const mine = left_members[index];
        auto const* const theirs = right_members[index];
        if (auto const order = compare_texts(mine->key(), theirs->key()); order != 0)
            return order;
        if (auto const order = boost_json_access::compare(mine->value(), theirs->value()); order != 0)
            return order;
    }
    return std::weak_ordering::equivalent;
}

// The order of `compare_content`. Numbers that are written differently differ: 1 and 1.0.
inline auto boost_json_access::compare(boost::json::value const& left, boost::json::value const& right) -> std::weak_ordering
{
    if (left.is_number() && right.is_number())
        return compare_dom_numbers(left, right);
    if (left.kind() != right.kind())
        return left.kind() <=> right.kind();
    switch (left.kind()) {
    case boost::json::kind::bool_: return left.get_bool() <=> right.get_bool();
    case boost::json::kind::string: return std::string_view(left.get_string()) <=> std::string_view(right.get_string());
    case boost::json::kind::object: return compare_dom_objects(left.get_object(), right.get_object());
    case boost::json::kind::array: break;
    default: return std::weak_ordering::equivalent; // null
    }
    auto const& left_items = left.get_array();
    auto const& right_items = right.get_array();
    if (left_items.size() != right_items.size())
        return left_items.size() <=> right_items.size();
    for (std::size_t index = 0; index != left_items.size(); ++index)
        if (auto const order = compare(left_items[index], right_items[index]); order != 0)
            return order;
    return std::weak_ordering::equivalent;
}

// Returns true if `value` nests more than `levels` arrays and objects. Then calls step(pointer to an index), or step(nullptr) for
// an object, whose names are data, on the way back from the first place that is too deep.
template <class Step>
auto boost_json_access::exceeds_depth(boost::json::value const& value, std::size_t levels, Step const& step) -> bool
{
    if (!value.is_structured())
        return false;
    if (levels == 0)
        return true;
    if (auto const* const items = value.if_array()) {
        for (std::size_t index = 0; index != items->size(); ++index)
            if (exceeds_depth((*items)[index], levels - 1, step)) {
                step(&index);
                return true;
            }
    } else {
        for (auto const& member : value.get_object())
            if (exceeds_depth(member.value(), levels - 1, step)) {
                step(nullptr);
                return true;
            }
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/dom/from_value.hpp
#ifndef VOUCH_DOM_FROM_VALUE_HPP
#define VOUCH_DOM_FROM_VALUE_HPP

#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// The text of a document, for the typed reader, which reads texts alone. It is wiped, since the document may hold secrets.
//
// Where the document has something that is no JSON, the text breaks off with a byte that the reader refuses at that place:
//   a string that is not UTF-8       "...\xFF   a string that is not UTF-8
//   an array or object too deep      [          the same
//   infinity or NaN                  !          a syntax error, of which there is no other
class dom_text {
public:
    dom_text(boost::json::value const& document, std::size_t max_depth) : out_(text_, {.max_depth = max_depth})
    {
        out_.expect_secrets();
        out_.finish(boost_json_access::write(out_, out_.begin(), document));
        size_ = text_.size();
        if (!out_.marks().empty()) [[unlikely]]
            break_off(out_.marks().front());
    }

    [[nodiscard]] auto view() const noexcept -> std::string_view { return std::string_view(text_).substr(0, size_); }

    // The errors that were found in the text.
    [[nodiscard]] VOUCH_COLD auto report(reader& in) const -> errors
    {
        errors const found = detail::report(in, view(), resolver::offsets::untold);
        std::vector<error> list(found.begin(), found.end());
        if (list.back().kind() == errc::syntax)
            list.back() = error(number_not_finite, list.back().pointer());
        errors all(std::move(list));
        if (found.truncated())
            all.set_truncated();
        return all;
    }

private:
    VOUCH_COLD void break_off(mark const& fault)
    {
        bool const is_string = fault.what.kind == errc::invalid_utf8;
        size_ = is_string ? fault.anchor : fault.anchor - 1; // of others `""` was written
        text_[size_ - 1] = is_string ? '\xFF' : fault.what.kind == errc::too_deep ? '[' : '!';
    }

    std::string text_;
    writer out_; // its destructor wipes the text
    std::size_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Reads the `Type` that a Boost.JSON document holds, or reports every error in it: as `parse` reads its text, with the same
/// rules, errors and pointers. Boost.JSON must be linked, or boost/json/src.hpp included once.
///
/// JSON:   a double is the number that `serialize` writes: 0.1 becomes the decimal 0.1, and 1.0 is an integer too.
/// Errors: those of `parse`, without offsets, in the order of the document. `errc::not_finite` for infinity or NaN,
///         `errc::invalid_utf8` for a string that is not UTF-8 and `errc::too_deep` end reading wherever they stand.
/// Cost:   the document is written to a text, which is read and wiped: 1.6 to 2 times what a `boost::json::value_to` written by
///         hand takes, which stops at the first mistake.
template <class Type>
[[nodiscard]] auto from_value(boost::json::value const& document, parse_options const& options = {}) -> result<Type>
{
    if constexpr (detail::require_readable<Type>()) {
        detail::dom_text const text(document, options.max_depth);
        detail::reader in(text.view(), options);
        result<Type> made(std::in_place);
        if (!detail::read_document(in, detail::made_for(in, *made)) || !in.marks().empty()) [[unlikely]]
            made = text.report(in);
        return made;
    } else {
        return errors{};
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/dom/to_value.hpp
#ifndef VOUCH_DOM_TO_VALUE_HPP
#define VOUCH_DOM_TO_VALUE_HPP

#include <boost/json/storage_ptr.hpp>

namespace vouch::inline VOUCH_ABI {

/// Returns the Boost.JSON document of an object, equal to what Boost.JSON reads from its text. Boost.JSON must be linked, or
/// boost/json/src.hpp included once.
///
/// JSON:   as in the text, a double without a fraction is an integer, 1.0 an int64, unless a `boost::json::value` holds it.
///         Digits of a decimal that no double has are lost.
/// Errors: those of `serialize`. Besides, for a `raw_json` that no document can hold: `errc::duplicate_member` for a name that
///         occurs twice, `errc::out_of_range` for a number beyond a double.
/// Cost:   the object is written to a text, which is read: 1.2 to 1.3 times what a `boost::json::value_from` written by hand
///         takes. `options.indent` means nothing here. The document uses `storage`.
template <class Type>
[[nodiscard]] auto to_value(Type const& object, serialize_options options = {}, boost::json::storage_ptr storage = {})
    -> result<boost::json::value>
{
    if constexpr (detail::require_writable<Type>()) {
        options.indent = 0;
        std::string text;
        detail::writer out(text, options); // wipes the text if a secret is in it
        out.finish(detail::write_value(out, out.begin(), object));
        if (!out.marks().empty()) [[unlikely]]
            return detail::report(out);
        detail::reader in(out.written(), {.max_depth = options.max_depth});
        result<boost::json::value> made(std::in_place, std::move(storage));
        if (!detail::read_document(in, *made) || !in.marks().empty()) [[unlikely]]
            made = detail::report(in, out.written(), detail::resolver::offsets::untold);
        return made;
    } else {
        return errors{};
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/dom.hpp
#ifndef VOUCH_DOM_HPP
#define VOUCH_DOM_HPP
// Boost.JSON documents as members, and both ways between documents and objects. Boost.JSON must be linked, or one
// boost/json/src.hpp included.
#endif
