// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_FORM_OBJECT_HPP
#define VOUCH_HTTP_ENDPOINT_FORM_OBJECT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/form_member.hpp>
#include <vouch/http/message/wiped_text.hpp>
#include <vouch/json/number.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/report/resolve.hpp>
#include <vouch/schema/expectations.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// The fields of a form as the JSON object that they mean, so that a form is read by the rules of JSON: missing, repeated and
// unknown members, defaults, rules, and all errors at once.
class form_object {
public:
    explicit form_object(form_field const* fields, std::size_t size) : fields_(fields), lists_(size), counts_(size) {}

    // The index of the member called `name`; the number of members if there is none.
    [[nodiscard]] auto find(std::string_view name) const noexcept -> std::size_t
    {
        std::size_t index = 0;
        while (index != lists_.size() && fields_[index].name != name)
            ++index;
        return index;
    }

    // Takes a field that no member has. Its value says nothing.
    void add_unknown(std::string_view name)
    {
        begin_member(vouch::detail::is_utf8(name) ? name : "\xEF\xBF\xBD");
        json_ += '0';
    }

    // Takes the text of a member's field.
    void add(std::size_t index, std::string_view text)
    {
        form_kind const kind = fields_[index].kind;
        if (kind == form_kind::json ? !is_json(text) : !vouch::detail::is_utf8(text))
            return refuse(index,
                          kind == form_kind::json ? expectation(errc::syntax, "a JSON value") : vouch::detail::text_not_utf8);
        ++counts_[index];
        wiped_text& to = begin_value(index);
        bool const is_bare = kind == form_kind::number    ? vouch::detail::is_number(text)
                             : kind == form_kind::boolean ? text == "true" || text == "false"
                                                          : kind == form_kind::json;
        if (is_bare)
            to += text;
        else
            append_string(to, text); // of a number: a value of the wrong type, which says what was expected
    }

    // Takes a field whose value is refused.
    void refuse(std::size_t index, expectation const& expected)
    {
        add_error(next_pointer(index), expected);
        begin_value(index) += "null";
    }

    // Takes a file. Returns false if it is one too many.
    [[nodiscard]] auto add_file(std::size_t index) -> bool
    {
        bool const is_repeated = !fields_[index].is_list && counts_[index] != 0;
        std::string pointer = next_pointer(index);
        if (is_repeated)
            add_error(std::move(pointer), vouch::detail::member_duplicate);
        else if (!fields_[index].is_list)
            settled_.push_back(std::move(pointer));
        return !is_repeated;
    }

    void add_error(std::string pointer, expectation const& expected)
    {
        if (errors_.size() == most_errors)
            return errors_.set_truncated();
        errors_.push_back({expected, pointer});
        settled_.push_back(std::move(pointer));
    }

    // Reads the object. Files are not part of it: the caller puts them there.
    template <class Type>
    [[nodiscard]] auto read(Type& to) && -> errors
    {
        end_lists();
        json_ += '}';
        vouch::detail::reader in(json_.view(), {});
        if (!vouch::detail::read_document(in, to) || !in.marks().empty()) {
            // no offsets: they would be those of a text that nobody has seen
            errors const found = vouch::detail::report(in, json_.view(), vouch::detail::resolver::offsets::untold);
            for (error const& error : found)
                if (!is_settled(error.pointer()))
                    errors_.push_back(error);
            if (found.truncated())
                errors_.set_truncated();
        }
        return std::move(errors_);
    }

private:
    static constexpr std::size_t most_errors = 64; // as of JSON

    void begin_member(std::string_view name)
    {
        if (json_.view().size() > 1)
            json_ += ',';
        append_string(json_, name);
        json_ += ':';
    }
    auto begin_value(std::size_t index) -> wiped_text&
    {
        if (!fields_[index].is_list) {
            begin_member(fields_[index].name);
            return json_;
        }
        if (!lists_[index].view().empty())
            lists_[index] += ',';
        return lists_[index];
    }
    // A form has no empty list, only an absent one.
    void end_lists()
    {
        for (std::size_t index = 0; index != lists_.size(); ++index)
            if (fields_[index].is_list) {
                begin_member(fields_[index].name);
                ((json_ += '[') += lists_[index].view()) += ']';
                if (fields_[index].kind == form_kind::file)
                    settled_.push_back(pointer_to(fields_[index].name));
            }
    }

    // The place of the next field of a member.
    auto next_pointer(std::size_t index) -> std::string
    {
        std::string pointer = pointer_to(fields_[index].name);
        if (fields_[index].is_list)
            (pointer += '/') += std::to_string(counts_[index]);
        ++counts_[index];
        return pointer;
    }
    static auto pointer_to(std::string_view name) -> std::string
    {
        std::string pointer;
        vouch::detail::append_pointer_token(pointer, name);
        return pointer;
    }

    static auto is_json(std::string_view text) -> bool
    {
        vouch::detail::reader in(text, {});
        char const* const end = in.skip_value(in.skip_space(in.begin()));
        return end != nullptr && in.skip_space(end) == in.end() && in.marks().empty();
    }

    static void append_string(wiped_text& to, std::string_view text)
    {
        to += '"';
        for (char const letter : text)
            if (letter == '"' || letter == '\\') {
                (to += '\\') += letter;
            } else if (auto const byte = static_cast<unsigned char>(letter); byte < ' ') {
                char const escaped[] = {'\\', 'u', '0', '0', "01"[byte >> 4], "0123456789abcdef"[byte & 15]};
                to += std::string_view(escaped, sizeof escaped);
            } else {
                to += letter;
            }
        to += '"';
    }

    // Returns true if something was said of this place, or of one around it.
    [[nodiscard]] auto is_settled(std::string_view pointer) const noexcept -> bool
    {
        return std::any_of(settled_.begin(), settled_.end(), [&](std::string const& place) {
            return pointer.starts_with(place) && (pointer.size() == place.size() || pointer[place.size()] == '/');
        });
    }

    form_field const* fields_;
    wiped_text json_ = [] {
        wiped_text begun;
        begun += '{';
        return begun;
    }();
    std::vector<wiped_text> lists_;
    std::vector<std::size_t> counts_; // of the fields of each member
    std::vector<std::string> settled_;
    errors errors_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
