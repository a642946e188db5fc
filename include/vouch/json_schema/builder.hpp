// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_BUILDER_HPP
#define VOUCH_JSON_SCHEMA_BUILDER_HPP
#include <vouch/json_schema/constraints.hpp>
#include <vouch/json_schema/options.hpp>
#include <vouch/json_schema/type_name.hpp>
#include <vouch/write/writer.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Writes the text of a schema. No template: what walks over the types calls it with texts and numbers.
namespace vouch::inline VOUCH_ABI::detail {

class schema_builder;

// Writes the keywords of a type into the object that is open. One function for each type.
using put_keywords = void (*)(schema_builder&, constraints const&);

// A schema that stands in "$defs" once somebody refers to it.
struct definition {
    void const* id; // the address of something that the type has of its own
    std::string_view spelled;
    std::string_view title;
    put_keywords put;
};

// What the schema of a member says besides what its values must be.
struct schema_notes {
    std::string_view title{};
    std::string_view description{};
    std::string default_json{};
    std::vector<std::string_view> examples{};
    bool deprecated = false;
    bool read_only = false;
    bool write_only = false;
};

class schema_builder {
public:
    schema_builder(json_schema_options const& options, std::vector<void const*> const& recursive, std::string_view prefix)
        : options_(options), out_(text_, layout(options)), at_(out_.begin()), recursive_(recursive), prefix_(prefix)
    {}

    [[nodiscard]] auto options() const noexcept -> json_schema_options const& { return options_; }
    [[nodiscard]] auto finish() -> std::string
    {
        out_.finish(at_);
        out_.keep();
        return std::move(text_);
    }

    // Objects and arrays, their members and items.
    void open(char bracket = '{')
    {
        at_ = out_.open(out_.make_room(at_, 1), bracket);
        is_first_.push_back(true);
    }
    void close(char bracket = '}')
    {
        at_ = out_.close(at_, bracket, is_first_.back());
        is_first_.pop_back();
    }
    void item()
    {
        at_ = out_.element(at_, is_first_.back());
        is_first_.back() = false;
    }
    void key(std::string_view name)
    {
        item();
        string(name);
        at_ = out_.colon(at_);
    }
    void string(std::string_view text) { at_ = out_.put_string(at_, text); }
    void json(std::string_view text) { at_ = writer::put(out_.make_room(at_, text.size()), text); }

    void member(std::string_view name, std::string_view text)
    {
        key(name);
        string(text);
    }
    void member_json(std::string_view name, std::string_view text)
    {
        key(name);
        json(text);
    }
    template <class Texts>
    void member_strings(std::string_view name, Texts const& texts)
    {
        key(name);
        open('[');
        for (std::string_view const text : texts) {
            item();
            string(text);
        }
        close(']');
    }
    // {"type":…} as one item of an array.
    void item_of_type(std::string_view type)
    {
        item();
        open();
        member("type", type);
        close();
    }

    // Writes a type with its own keywords and those of the rules.
    void typed(std::string_view type, constraints const& rules) { typed(type, {}, rules); }
    void typed(std::string_view type, constraints const& own, constraints const& rules)
    {
        member("type", type);
        bounded(own, rules);
    }
    // Writes the keywords of `own`, then those of `rules`. A keyword that stands there already goes into an "allOf".
    void bounded(constraints const& own, constraints const& rules)
    {
        std::vector<constraint const*> again;
        std::vector<std::string_view> written;
        for (auto const* list : {&own.own, &rules.own})
            for (constraint const& each : *list) {
                if (std::find(written.begin(), written.end(), each.keyword) != written.end()) {
                    again.push_back(&each);
                } else {
                    written.push_back(each.keyword);
                    put(each);
                }
            }
        if (again.empty())
            return;
        key("allOf");
        open('[');
        for (constraint const* each : again) {
            item();
            open();
            put(*each);
            close();
        }
        close(']');
    }

    void notes(schema_notes const& of)
    {
        texts(of.title, of.description);
        if (!of.default_json.empty())
            member_json("default", of.default_json);
        if (!of.examples.empty()) {
            key("examples");
            open('[');
            for (std::string_view const example : of.examples) {
                item();
                json(example);
            }
            close(']');
        }
        for (auto const& [name, value] :
             {std::pair("deprecated", of.deprecated), std::pair("readOnly", of.read_only), std::pair("writeOnly", of.write_only)})
            if (value)
                member_json(name, "true");
    }
    void texts(std::string_view title, std::string_view description)
    {
        if (!title.empty())
            member("title", title);
        if (!description.empty())
            member("description", description);
    }

    // The schema that is the document itself.
    void set_root(definition const& root) { root_ = root.id; }
    // Writes "$ref", and what rules ask of a value of that type.
    void reference(definition const& to, std::string_view type, constraints const& rules)
    {
        member("$ref", to.id == root_ ? std::string("#") : prefix_ + name_of(to));
        if (!rules.own.empty())
            typed(type, rules);
    }
    // Writes a schema in place, or a reference if a value of the type may hold another one.
    void in_place(definition const& what, std::string_view type, constraints const& rules)
    {
        bool const is_open = std::find(open_.begin(), open_.end(), what.id) != open_.end();
        if (is_open && std::find(recursive_.begin(), recursive_.end(), what.id) == recursive_.end())
            recursive_.push_back(what.id);
        if (std::find(recursive_.begin(), recursive_.end(), what.id) != recursive_.end())
            return reference(what, type, rules);
        open_.push_back(what.id);
        what.put(*this, rules);
        open_.pop_back();
    }
    // The types that hold themselves, as far as they were found.
    [[nodiscard]] auto recursive() const noexcept -> std::vector<void const*> const& { return recursive_; }

    // Writes every schema that somebody referred to, and those that these refer to.
    void definitions()
    {
        for (std::size_t index = 0; index != defined_.size(); ++index) {
            key(std::string(names_[index]));
            open();
            put_keywords const write = defined_[index].put;
            write(*this, no_constraints);
            close();
        }
    }
    [[nodiscard]] auto has_definitions() const noexcept -> bool { return !defined_.empty(); }

private:
    static auto layout(json_schema_options const& options) -> serialize_options
    {
        serialize_options chosen;
        chosen.indent = options.indent;
        return chosen;
    }

    void put(constraint const& each)
    {
        if (each.keyword == "enum")
            member_strings(each.keyword, each.texts);
        else if (each.keyword == "pattern" || each.keyword == "format")
            member(each.keyword, each.text);
        else
            member_json(each.keyword, each.text);
    }

    // The first type of a name keeps it; a second type of the same name is called by its namespaces as well.
    auto name_of(definition const& of) -> std::string
    {
        for (std::size_t index = 0; index != defined_.size(); ++index)
            if (defined_[index].id == of.id)
                return names_[index];
        std::string name = name_from_title(of.title);
        if (name.empty())
            name = short_type_name(type_in(of.spelled), false);
        if (is_taken(name))
            name = short_type_name(type_in(of.spelled), true);
        while (is_taken(name))
            name += '_';
        defined_.push_back(of);
        names_.push_back(name);
        return name;
    }
    auto is_taken(std::string_view name) const -> bool { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

    json_schema_options options_;
    std::string text_;
    writer out_;
    char* at_;
    std::vector<bool> is_first_;
    std::vector<void const*> open_;
    std::vector<void const*> recursive_;
    std::string prefix_;
    void const* root_ = nullptr;
    std::vector<definition> defined_;
    std::vector<std::string> names_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
