// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_WIRE_ROWS_HPP
#define VOUCH_TESTS_SUPPORT_WIRE_ROWS_HPP
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The tables of raw messages, tests/server/requests.txt and tests/backend/responses.txt. Their first lines describe the format.
namespace support {

/// One line of a row: "wait 100" has the word "wait". The word of lines that send is "send", and their text is the bytes.
struct wire_step {
    std::string word;
    std::string text;
};

struct wire_row {
    std::string outcome;    ///< "200", "400|501", "200,404"
    std::string connection; ///< "open", "closed" or "either"
    std::string title;      ///< with the section that it follows from
    std::vector<wire_step> steps;

    /// All bytes that the row sends.
    [[nodiscard]] auto bytes() const -> std::string
    {
        std::string all;
        for (wire_step const& step : steps)
            if (step.word == "send")
                all += step.text;
        return all;
    }
};

[[nodiscard]] inline auto is_one_of(std::string_view word, std::initializer_list<std::string_view> words) -> bool
{
    return std::ranges::find(words, word) != words.end();
}

/// The parts of `text` between separators.
[[nodiscard]] inline auto split(std::string_view text, char separator) -> std::vector<std::string>
{
    std::vector<std::string> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == text.npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

/// The bytes that a text of a table stands for: \r \n \t \0 \\ \xHH, and \{1000*a} for a thousand of "a".
[[nodiscard]] inline auto unescaped(std::string_view text) -> std::string
{
    std::string bytes;
    for (std::size_t position = 0; position < text.size(); ++position) {
        if (text[position] != '\\') {
            bytes += text[position];
            continue;
        }
        switch (char const letter = text.at(++position)) {
        case 'r': bytes += '\r'; break;
        case 'n': bytes += '\n'; break;
        case 't': bytes += '\t'; break;
        case '0': bytes += '\0'; break;
        case '\\': bytes += '\\'; break;
        case 'x':
            bytes += static_cast<char>(std::stoi(std::string(text.substr(position + 1, 2)), nullptr, 16));
            position += 2;
            break;
        case '{': {
            auto const star = text.find('*', position);
            auto const end = text.find('}', star);
            auto const piece = unescaped(text.substr(star + 1, end - star - 1));
            for (auto count = std::stoul(std::string(text.substr(position + 1, star))); count != 0; --count)
                bytes += piece;
            position = end;
            break;
        }
        default: throw std::runtime_error(std::string("an unknown escape: ") + letter);
        }
    }
    return bytes;
}

/// The rows of a table; throws where the file cannot be read.
[[nodiscard]] inline auto read_wire_rows(char const* path) -> std::vector<wire_row>
{
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error(std::string(path) + " cannot be read: tests run in the project's folder");
    std::vector<wire_row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        auto const space = line.find(' ');
        std::string const word = line.substr(0, space);
        std::string const rest = space == line.npos ? "" : line.substr(space + 1);
        if (word == ">") {
            bool const goes_on = rest.ends_with('\\') && !rest.ends_with("\\\\");
            auto bytes = unescaped(goes_on ? rest.substr(0, rest.size() - 1) : rest);
            if (!goes_on)
                bytes += "\r\n";
            auto& steps = rows.at(rows.size() - 1).steps;
            if (!steps.empty() && steps.back().word == "send")
                steps.back().text += bytes;
            else
                steps.push_back({"send", std::move(bytes)});
        } else if (is_one_of(rest.substr(0, rest.find(' ')), {"open", "kept", "closed", "either"})) {
            auto const second = rest.find(' ');
            rows.push_back({word, rest.substr(0, second), rest.substr(second + 1), {}});
        } else {
            rows.at(rows.size() - 1).steps.push_back({word, unescaped(rest)});
        }
    }
    return rows;
}

} // namespace support
#endif
