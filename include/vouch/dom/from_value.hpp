// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_DOM_FROM_VALUE_HPP
#define VOUCH_DOM_FROM_VALUE_HPP
#include <vouch/core/result.hpp>
#include <vouch/dom/value.hpp>
#include <vouch/json/options.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/report/resolve.hpp>
#include <vouch/write/writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

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
