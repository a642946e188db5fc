// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ABNF_HPP
#define VOUCH_TESTS_SUPPORT_ABNF_HPP
#include <bitset>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

/// A grammar as RFCs print it (RFC 5234), interpreted: it says whether a text matches a rule, and makes texts that do. It knows
/// nothing of the library and tries everything, so that it can judge the library's own grammars.
class abnf {
public:
    /// `rules`: `name = elements` on a line each, a line without a name continuing the one before. ALPHA, DIGIT, HEXDIG and
    /// DQUOTE are known.
    explicit abnf(std::string_view rules)
    {
        for (std::string_view const core :
             {"ALPHA = %x41-5A / %x61-7A\n", "DIGIT = %x30-39\n",
              "HEXDIG = DIGIT / \"A\" / \"B\" / \"C\" / \"D\" / \"E\" / \"F\"\n", "DQUOTE = %x22\n"})
            add(core);
        add(rules);
    }

    /// What an RFC says of a rule in prose: only matches of which `condition` is true count.
    void only_if(std::string_view rule, std::function<bool(std::string_view)> condition)
    {
        conditions_[number_of(rule)] = std::move(condition);
    }

    /// Whether `text`, of at most 400 bytes, matches `rule`.
    [[nodiscard]] auto matches(std::string_view rule, std::string_view text) const -> bool
    {
        places start;
        start.set(0);
        return ends_of_rule(rules_.at(std::string(rule)), start, text).test(text.size());
    }

    /// A text that matches `rule`, conditions apart.
    [[nodiscard]] auto make(std::string_view rule, std::mt19937& random) const -> std::string
    {
        std::string text;
        make(bodies_[rules_.at(std::string(rule))], text, random);
        return text;
    }

private:
    using places = std::bitset<401>;

    enum class kind { characters, rule, sequence, choice, repetition };
    struct node {
        kind what{};
        std::bitset<256> characters{};
        std::size_t rule = 0;
        std::size_t least = 0;
        std::size_t most = 0;
        std::vector<node> parts{};
    };

    auto number_of(std::string_view name) -> std::size_t
    {
        auto const [place, is_new] = rules_.emplace(name, bodies_.size());
        if (is_new)
            bodies_.emplace_back();
        return place->second;
    }

    // --- the text of a grammar

    void add(std::string_view rules)
    {
        std::vector<std::pair<std::string, std::string>> definitions;
        while (!rules.empty()) {
            std::string_view line = rules.substr(0, rules.find('\n'));
            rules.remove_prefix(line.size() == rules.size() ? line.size() : line.size() + 1);
            skip_spaces(line);
            std::size_t const name = line.find_first_of(" =");
            if (std::size_t const equals = line.find_first_not_of(' ', name); equals != line.npos && line[equals] == '=')
                definitions.emplace_back(line.substr(0, name), line.substr(equals + 1));
            else if (!definitions.empty())
                definitions.back().second.append(" ").append(line);
        }
        for (auto const& [name, elements] : definitions) {
            std::string_view text = elements;
            node body = read_choice(text); // before the place for it is looked up: reading adds others
            bodies_[number_of(name)] = std::move(body);
        }
    }

    static void skip_spaces(std::string_view& text)
    {
        while (text.starts_with(' '))
            text.remove_prefix(1);
    }

    static auto read_number(std::string_view& text, unsigned base, std::size_t otherwise = 0) -> std::size_t
    {
        std::string_view const digits = "0123456789ABCDEF";
        std::size_t value = text.empty() || digits.substr(0, base).find(text[0]) == digits.npos ? otherwise : 0;
        for (; !text.empty() && digits.substr(0, base).find(text[0]) != digits.npos; text.remove_prefix(1))
            value = value * base + digits.find(text[0]);
        return value;
    }

    auto read_choice(std::string_view& text) -> node
    {
        node made{.what = kind::choice};
        do {
            node sequence{.what = kind::sequence};
            for (skip_spaces(text); !text.empty() && text[0] != '/' && text[0] != ')' && text[0] != ']'; skip_spaces(text))
                sequence.parts.push_back(read_repetition(text));
            made.parts.push_back(sequence.parts.size() == 1 ? sequence.parts[0] : sequence);
        } while (text.starts_with('/') && (text.remove_prefix(1), true));
        return with_characters_joined(made);
    }

    auto read_repetition(std::string_view& text) -> node
    {
        constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
        std::string_view const before = text;
        std::size_t const least = read_number(text, 10);
        std::size_t most = text.size() == before.size() ? 1 : least;
        if (text.starts_with('*')) {
            text.remove_prefix(1);
            most = read_number(text, 10, any);
        } else if (text.size() == before.size()) {
            return read_element(text);
        }
        return {.what = kind::repetition, .least = least, .most = most, .parts = {read_element(text)}};
    }

    auto read_element(std::string_view& text) -> node
    {
        char const first = text[0];
        if (first == '(' || first == '[') {
            text.remove_prefix(1);
            node inside = read_choice(text);
            text.remove_prefix(1);
            return first == '(' ? inside : node{.what = kind::repetition, .least = 0, .most = 1, .parts = {inside}};
        }
        if (first == '"') { // without letter case
            node made{.what = kind::sequence};
            for (text.remove_prefix(1); text[0] != '"'; text.remove_prefix(1)) {
                bool const letter = (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z');
                auto const byte = static_cast<unsigned char>(text[0]);
                made.parts.push_back({.what = kind::characters});
                made.parts.back().characters.set(byte).set(letter ? byte ^ 0x20U : byte);
            }
            text.remove_prefix(1);
            return made.parts.size() == 1 ? made.parts[0] : made;
        }
        if (first == '%') {
            unsigned const base = text[1] == 'x' ? 16 : 10;
            text.remove_prefix(2);
            std::size_t const low = read_number(text, base);
            std::size_t high = low;
            if (text.starts_with('-')) {
                text.remove_prefix(1);
                high = read_number(text, base);
            }
            node made{.what = kind::characters};
            for (std::size_t byte = low; byte <= high; ++byte)
                made.characters.set(byte);
            return made;
        }
        std::string_view const name = text.substr(0, text.find_first_of(" /)]"));
        text.remove_prefix(name.size());
        std::size_t const number = number_of(name);
        if (bodies_[number].what == kind::characters && bodies_[number].characters.any())
            return bodies_[number]; // a set of characters that is known by now: quicker than the rule, and the same
        return {.what = kind::rule, .rule = number};
    }

    static auto with_characters_joined(node const& choice) -> node
    {
        node joined{.what = kind::characters};
        node made{.what = kind::choice};
        for (node const& part : choice.parts)
            if (part.what == kind::characters)
                joined.characters |= part.characters;
            else
                made.parts.push_back(part);
        if (joined.characters.any())
            made.parts.push_back(joined);
        return made.parts.size() == 1 ? made.parts[0] : made;
    }

    // --- matching: from every place where a match may start to every place where one may end

    auto ends_of_rule(std::size_t rule, places const& starts, std::string_view text) const -> places
    {
        auto const condition = conditions_.find(rule);
        if (condition == conditions_.end())
            return ends_of(bodies_[rule], starts, text);
        places ends;
        for (std::size_t start = 0; start <= text.size(); ++start) {
            if (!starts.test(start))
                continue;
            places const some = ends_of(bodies_[rule], places().set(start), text);
            for (std::size_t end = start; end <= text.size(); ++end)
                if (some.test(end) && condition->second(text.substr(start, end - start)))
                    ends.set(end);
        }
        return ends;
    }

    auto ends_of(node const& one, places const& starts, std::string_view text) const -> places
    {
        places ends;
        if (starts.none())
            return ends;
        switch (one.what) {
        case kind::characters:
            for (std::size_t at = 0; at < text.size(); ++at)
                if (starts.test(at) && one.characters.test(static_cast<unsigned char>(text[at])))
                    ends.set(at + 1);
            break;
        case kind::rule: return ends_of_rule(one.rule, starts, text);
        case kind::sequence:
            ends = starts;
            for (node const& part : one.parts)
                ends = ends_of(part, ends, text);
            break;
        case kind::choice:
            for (node const& part : one.parts)
                ends |= ends_of(part, starts, text);
            break;
        case kind::repetition: {
            places now = starts;
            for (std::size_t count = 0; now.any(); ++count) {
                if (count >= one.least && (ends | now) == ends && count > one.least)
                    break; // nothing new
                if (count >= one.least)
                    ends |= now;
                if (count == one.most)
                    break;
                now = ends_of(one.parts[0], now, text);
            }
            break;
        }
        }
        return ends;
    }

    // --- making

    void make(node const& one, std::string& text, std::mt19937& random) const
    {
        switch (one.what) {
        case kind::characters: {
            std::size_t byte = random() % 256;
            while (!one.characters.test(byte))
                byte = (byte + 1) % 256;
            text += static_cast<char>(byte);
            break;
        }
        case kind::rule: make(bodies_[one.rule], text, random); break;
        case kind::sequence:
            for (node const& part : one.parts)
                make(part, text, random);
            break;
        case kind::choice: make(one.parts[random() % one.parts.size()], text, random); break;
        case kind::repetition: {
            std::size_t const room = one.most - one.least < 5 ? one.most - one.least : 5;
            for (std::size_t left = one.least + random() % (room + 1); left != 0; --left)
                make(one.parts[0], text, random);
            break;
        }
        }
    }

    std::map<std::string, std::size_t, std::less<>> rules_;
    std::vector<node> bodies_;
    std::map<std::size_t, std::function<bool(std::string_view)>> conditions_;
};

} // namespace support
#endif
