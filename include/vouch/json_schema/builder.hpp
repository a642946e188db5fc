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
    bool personal = false;
};

// What writing a document finds out about its types, by their ids. It is needed from the start, so a document is written until
// nothing new is found.
struct schema_findings {
    std::vector<void const*> recursive;      // values may hold others of the same type
    std::vector<void const*> mode_dependent; // requests and responses have different schemas
    std::vector<void const*> in_both_modes;  // of these, those that have both

    friend auto operator==(schema_findings const&, schema_findings const&) -> bool = default;
};

class schema_builder {
public:
    schema_builder(json_schema_options const& options, schema_findings known, std::string_view prefix)
        : options_(options),
          out_(text_, layout(options)),
          at_(out_.begin()),
          known_(std::move(known)),
          found_(known_),
          prefix_(prefix)
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
                // the example of a type may break a rule
                if (each.keyword == "examples" && (rules.has_examples || (list == &own.own && !rules.own.empty())))
                    continue;
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
        for (auto const& [name, value] : {std::pair("deprecated", of.deprecated), std::pair("readOnly", of.read_only),
                                          std::pair("writeOnly", of.write_only), std::pair("x-personal", of.personal)})
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

    // Says which way the texts go that what follows is about.
    void set_mode(schema_mode mode) { options_.mode = mode; }
    // Says that the schema which is being written is another one in the other mode.
    void depends_on_mode() { add(found_.mode_dependent, written_); }

    // The schema that is the document itself.
    void set_root(definition const& root) { root_ = root.id; }
    // Writes "$ref", and what rules ask of a value of that type.
    void reference(definition const& to, std::string_view type, constraints const& rules)
    {
        if (has(known_.mode_dependent, to.id))
            depends_on_mode();
        member("$ref", to.id == root_ ? std::string("#") : prefix_ + name_of(to));
        if (!rules.own.empty())
            typed(type, rules);
    }
    // Writes a schema in place, or a reference if a value of the type may hold another one.
    void in_place(definition const& what, std::string_view type, constraints const& rules)
    {
        if (has(open_, what.id))
            add(found_.recursive, what.id);
        if (has(found_.recursive, what.id))
            return reference(what, type, rules);
        open_.push_back(what.id);
        what.put(*this, rules);
        open_.pop_back();
    }
    // What was known, and what was found since.
    [[nodiscard]] auto found() const noexcept -> schema_findings const& { return found_; }

    // Writes every schema that somebody referred to, and those that these refer to.
    void definitions()
    {
        for (std::size_t index = 0; index != defined_.size(); ++index) {
            key(std::string(defined_[index].name));
            open();
            put_keywords const write = defined_[index].of.put;
            written_ = defined_[index].of.id;
            options_.mode = defined_[index].mode;
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
        if (each.keyword == "enum" || each.keyword == "examples")
            member_strings(each.keyword, each.texts);
        else if (each.keyword == "pattern" || each.keyword == "format")
            member(each.keyword, each.text);
        else
            member_json(each.keyword, each.text);
    }

    static auto has(std::vector<void const*> const& ids, void const* id) -> bool
    {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }
    static void add(std::vector<void const*>& ids, void const* id)
    {
        if (id != nullptr && !has(ids, id))
            ids.push_back(id);
    }

    // A type has one schema, or one for each mode that it is written in if these differ.
    auto name_of(definition const& of) -> std::string
    {
        bool const is_dependent = has(known_.mode_dependent, of.id);
        for (defined const& each : defined_)
            if (each.of.id == of.id) {
                if (!is_dependent || each.mode == options_.mode)
                    return each.name;
                add(found_.in_both_modes, of.id);
            }
        defined_.push_back({of, options_.mode, new_name(of)});
        return defined_.back().name;
    }
    // The first type of a name keeps it; a second type of the same name is called by its namespaces as well.
    auto new_name(definition const& of) const -> std::string
    {
        bool const is_second = options_.mode == schema_mode::request && has(known_.in_both_modes, of.id);
        std::string_view const suffix = is_second ? "_request" : "";
        std::string name = name_from_title(of.title);
        if (name.empty())
            name = short_type_name(type_in(of.spelled), false);
        if (name.empty())
            name = "schema";
        name += suffix;
        if (is_taken(name))
            name = short_type_name(type_in(of.spelled), true).append(suffix);
        while (is_taken(name))
            name += '_';
        return name;
    }
    auto is_taken(std::string_view name) const -> bool
    {
        return std::any_of(defined_.begin(), defined_.end(), [&](defined const& each) { return each.name == name; });
    }

    struct defined {
        definition of;
        schema_mode mode;
        std::string name;
    };

    json_schema_options options_;
    std::string text_;
    writer out_;
    char* at_;
    std::vector<bool> is_first_;
    std::vector<void const*> open_;
    schema_findings known_;
    schema_findings found_;
    std::string prefix_;
    void const* root_ = nullptr;
    void const* written_ = nullptr; // the definition that is being written
    std::vector<defined> defined_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
