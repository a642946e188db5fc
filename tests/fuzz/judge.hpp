// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_JUDGE_HPP
#define VOUCH_TESTS_FUZZ_JUDGE_HPP
#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A text as Boost.JSON's parser reads it. It is kept as a list of values rather than as a boost::json::value, which forgets
// what a number looked like and what came before a repeated name. Needs Boost.JSON linked.
namespace fuzz {

enum class kind { null, boolean, number, string, array, object };

struct value {
    fuzz::kind kind;
    bool truth = false;    // of a boolean
    std::size_t text = 0;  // of a string or a number: where its text begins in the texts of all
    std::size_t size = 0;  // and how long that is
    std::size_t after = 0; // the value that follows this one and all that is in it
};

/// A text that was read. The members of an object are its name, a string, and its value, in turn.
class judge {
public:
    enum class answer { accepted, refused, undecided };

    static auto with_depth(std::size_t max_depth) -> boost::json::parse_options
    {
        boost::json::parse_options options;
        options.max_depth = max_depth;
        return options;
    }

    judge(std::string_view text, std::size_t max_depth) : parser_(with_depth(max_depth))
    {
        boost::json::error_code failed;
        std::size_t const read = parser_.write_some(false, text.data(), text.size(), failed);
        if (failed == boost::json::error::exponent_overflow) // it has no number so large or small; JSON has
            answer_ = answer::undecided;
        else if (!failed && read == text.size())
            answer_ = answer::accepted;
    }

    [[nodiscard]] auto verdict() const -> answer { return answer_; }
    [[nodiscard]] auto values() const -> std::vector<value> const& { return parser_.handler().values; }
    [[nodiscard]] auto text_of(value const& one) const -> std::string_view
    {
        return std::string_view(parser_.handler().texts).substr(one.text, one.size);
    }

private:
    struct handler {
        static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
        static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
        static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
        static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
        using error_code = boost::json::error_code;
        using view = boost::json::string_view;

        std::vector<value> values{};
        std::vector<std::size_t> open{};
        std::string texts{};
        std::size_t part = 0; // where the text that is not complete begins

        auto add(value one) -> bool
        {
            one.after = values.size() + 1;
            values.push_back(one);
            return true;
        }
        auto begin(fuzz::kind what) -> bool
        {
            open.push_back(values.size());
            return add({.kind = what});
        }
        auto end() -> bool
        {
            values[open.back()].after = values.size();
            open.pop_back();
            return true;
        }
        auto more(view text) -> bool
        {
            texts.append(text.data(), text.size());
            return true;
        }
        auto text(fuzz::kind what, view last) -> bool
        {
            more(last);
            add({.kind = what, .text = part, .size = texts.size() - part});
            part = texts.size();
            return true;
        }

        auto on_document_begin(error_code&) -> bool { return true; }
        auto on_document_end(error_code&) -> bool { return true; }
        auto on_array_begin(error_code&) -> bool { return begin(kind::array); }
        auto on_array_end(std::size_t, error_code&) -> bool { return end(); }
        auto on_object_begin(error_code&) -> bool { return begin(kind::object); }
        auto on_object_end(std::size_t, error_code&) -> bool { return end(); }
        auto on_string_part(view text, std::size_t, error_code&) -> bool { return more(text); }
        auto on_string(view last, std::size_t, error_code&) -> bool { return text(kind::string, last); }
        auto on_key_part(view text, std::size_t, error_code&) -> bool { return more(text); }
        auto on_key(view last, std::size_t, error_code&) -> bool { return text(kind::string, last); }
        auto on_number_part(view text, error_code&) -> bool { return more(text); }
        auto on_int64(std::int64_t, view last, error_code&) -> bool { return text(kind::number, last); }
        auto on_uint64(std::uint64_t, view last, error_code&) -> bool { return text(kind::number, last); }
        auto on_double(double, view last, error_code&) -> bool { return text(kind::number, last); }
        auto on_bool(bool truth, error_code&) -> bool { return add({.kind = kind::boolean, .truth = truth}); }
        auto on_null(error_code&) -> bool { return add({.kind = kind::null}); }
        auto on_comment_part(view, error_code&) -> bool { return true; }
        auto on_comment(view, error_code&) -> bool { return true; }
    };

    boost::json::basic_parser<handler> parser_;
    answer answer_ = answer::refused;
};

} // namespace fuzz
#endif
