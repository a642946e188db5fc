#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every schema item on every subject: it compiles and is obeyed, or it does not compile and the compiler says why in a sentence.

A cell is one item in the schema of one subject: a struct, an enumeration, a variant, or a member of one shape. First all cells are
compiled; a cell that the compiler refuses must have a static assertion's sentence and no other error. Then the cells that compile
are run: what parse and validate accept of the subject's values is compared with what the item means, computed here.

    tests/schema_matrix.py [COMPILER…]
"""

import json
import pathlib
import re
import sys
import tempfile

import compilers

PARTS = 4  # files that the cells are compiled in

# The shapes of members: a type, values of it in JSON, and whether its text or its number can be asked by rules.
SHAPES = {
    "bool": ("bool", [True, False]),
    "int": ("int", [0, 1, 3, 5, 6, 10]),
    "unsigned char": ("std::uint8_t", [0, 1, 5, 200]),
    "double": ("double", [0, 0.5, 3, 5.5]),
    "string": ("std::string", ["", "a", "ab", "abcd", "b\u00e4"]),
    "secret": ("vouch::secret", ["a", "abcd"]),
    "raw_json": ("vouch::raw_json", [1, "a", []]),
    "null": ("std::monostate", [None]),
    "text type": ("vouch::country", ["DEU", "SVK"]),
    "string-stored text type": ("vouch::email", ["a@b.de", "abcd@example.com"]),
    "foreign text type": ("std::chrono::year_month_day", ["2024-02-29", "1990-01-01"]),
    "enumeration": ("tier", ["basic", "pro"]),
    "numeric enumeration": ("level", [1, 5]),
    "decimal": ("vouch::decimal", [0, 3, 5.5]),
    "open": ("vouch::open<tier>", ["basic", "other"]),
    "optional int": ("std::optional<int>", [0, 3, 10]),
    "optional string": ("std::optional<std::string>", ["", "ab", "abcd"]),
    "pointer": ("std::unique_ptr<int>", [0, 3, 10]),
    "nullable": ("vouch::nullable<std::string>", [None, "", "ab", "abcd"]),
    "patch": ("vouch::patch<int>", [None, 0, 3, 10]),
    "vector of int": ("std::vector<int>", [[], [3], [3, 3], [1, 2, 10], [0, 9, 9]]),
    "vector of string": ("std::vector<std::string>", [[], ["ab"], ["ab", "ab"], ["a", "abcd"]]),
    "vector of bool": ("std::vector<bool>", [[], [True, False], [True, True]]),
    "vector of vectors": ("std::vector<std::vector<int>>", [[], [[3]], [[3], [3]], [[1, 2, 3], [9]]]),
    "list": ("std::list<int>", [[], [3], [1, 2, 10]]),
    "set": ("std::set<int>", [[], [3], [1, 2, 10]]),
    "array": ("std::array<int, 2>", [[3, 3], [0, 10]]),
    "tuple": ("std::tuple<int, std::string>", [[3, "ab"]]),
    "map": ("std::map<std::string, int>", [{}, {"a": 3}, {"a": 0, "b": 10, "c": 3}]),
    "tagged variant": ("tagged", [{"type": "dot", "x": 1}]),
    "untagged variant": ("std::variant<int, std::string>", [0, "a", "abcd", 10]),
    "represented number": ("vouch::epoch_seconds", [0, 1, 3, 10]),
    "represented text": ("label", ["", "a", "ab", "DEU", "abcd"]),
    "represented list": ("scores", [[], [3], [3, 3], [1, 2, 10]]),
    "represented object": ("place", [{"x": 1}]),
    "optional represented number": ("std::optional<vouch::epoch_seconds>", [0, 3, 10]),
    "vector of represented texts": ("std::vector<label>", [[], ["ab"], ["ab", "ab"], ["a", "abcd"]]),
    "quoted": ("vouch::quoted<int>", [0, 3, 10]),
    "maybe_quoted": ("vouch::maybe_quoted<double>", [0, 3, 5.5]),
    "vector of quoted": ("std::vector<vouch::quoted<int>>", [[], [3], [3, 3], [1, 2, 10]]),
    "struct": ("point", [{"x": 1}]),
    "optional struct": ("std::optional<point>", [{"x": 1}]),
}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_text(value):
    return isinstance(value, str)


def is_list(value):
    return isinstance(value, (list, dict))


def items_of(value):
    return list(value.values()) if isinstance(value, dict) else value


def unique(value):
    return len({json.dumps(item) for item in items_of(value)}) == len(value)


# The rules of a member: what they are written as, which values they speak of, and which of these keep them.
RULES = {
    "length": ("vouch::length(2, 3)", is_text, lambda value: 2 <= len(value) <= 3),
    "min_length": ("vouch::min_length(2)", is_text, lambda value: len(value) >= 2),
    "max_length": ("vouch::max_length(3)", is_text, lambda value: len(value) <= 3),
    "not_empty": ("vouch::not_empty", lambda value: is_text(value) or is_list(value), lambda value: len(value) != 0),
    "one_of": ('vouch::one_of("ab", "DEU")', is_text, lambda value: value in ("ab", "DEU")),
    "pattern": ('vouch::pattern<"^[aD]">()', is_text, lambda value: value[:1] in ("a", "D")),
    "range": ("vouch::range(1, 5)", is_number, lambda value: 1 <= value <= 5),
    "range of mixed bounds": ("vouch::range(0, 5.25)", is_number, lambda value: 0 <= value <= 5.25),
    "minimum": ("vouch::minimum(1)", is_number, lambda value: value >= 1),
    "maximum": ("vouch::maximum(5)", is_number, lambda value: value <= 5),
    "exclusive_range": ("vouch::exclusive_range(0, 5)", is_number, lambda value: 0 < value < 5),
    "exclusive_minimum": ("vouch::exclusive_minimum(3)", is_number, lambda value: value > 3),
    "exclusive_maximum": ("vouch::exclusive_maximum(3)", is_number, lambda value: value < 3),
    "multiple_of": ("vouch::multiple_of(3)", is_number, lambda value: value % 3 == 0),
    "items": ("vouch::items(1, 2)", is_list, lambda value: 1 <= len(value) <= 2),
    "min_items": ("vouch::min_items(2)", is_list, lambda value: len(value) >= 2),
    "max_items": ("vouch::max_items(1)", is_list, lambda value: len(value) <= 1),
    "unique_items": ("vouch::unique_items", is_list, unique),
    "each of numbers": ("vouch::each(vouch::range(1, 5))", is_list, lambda value: all(1 <= item <= 5 for item in items_of(value))),
    "each of texts": ("vouch::each(vouch::length(2, 3))", is_list, lambda value: all(2 <= len(item) <= 3 for item in items_of(value))),
    "each of arrays": ("vouch::each(vouch::items(1, 1))", is_list, lambda value: all(len(item) == 1 for item in items_of(value))),
    "two rules of one type": ("vouch::items(0, 2), vouch::each(vouch::items(1, 2)), vouch::items(1, 9)", is_list,
                              lambda value: 1 <= len(value) <= 2 and all(1 <= len(item) <= 2 for item in items_of(value))),
}
# Annotations of a member: they change no verdict.
ANNOTATIONS = {
    "name": 'vouch::name("called")', "title": 'vouch::title("t")', "description": 'vouch::description("d")',
    "example": 'vouch::example("1"), vouch::example("2")', "deprecated": "vouch::deprecated()", "read_only": "vouch::read_only",
    "write_only": "vouch::write_only()", "personal": "vouch::personal", "defaulted": "vouch::defaulted", "merge_patch": "vouch::merge_patch",
    "required_if": "vouch::required_if([](auto const&) { return true; })",
}
# Items that belong to a type as a whole.
WHOLE = {
    "field": "vouch::field<&{cell}::first_value>(vouch::range(0, 9))",
    "check": 'vouch::check("never", "nothing", [](auto const&) {{ return false; }})',
    "at_least_one": "vouch::at_least_one<&{cell}::other>",
    "unknown_members": "vouch::unknown_members<&{cell}::extra>",
    "strict_members": "vouch::strict_members",
    "case_style::camel": "vouch::case_style::camel",
    "case_style::upper_camel": "vouch::case_style::upper_camel()",
    "case_style::snake": "vouch::case_style::snake",
    "case_style::kebab": "vouch::case_style::kebab",
    "enumerator": 'vouch::enumerator<{value}>(vouch::name("called"))',
    "enumerator with a description": 'vouch::enumerator<{value}>(vouch::title("t"), vouch::description("d"))',
    "as_number": "vouch::as_number",
    "tag": 'vouch::tag("kind")',
    "alternative": 'vouch::alternative<{alternative}>("again")',
    "title": 'vouch::title("t")',
    "description": 'vouch::description("d")',
}
STRUCT = '{"first_value":1,"inner_part":2}'
# What the items of a whole struct do: an accepted text and a refused one; null where there is none.
OBEYED_BY_STRUCT = {
    "field": (STRUCT, '{"first_value":10,"inner_part":2}'),
    "check": (None, STRUCT),
    "at_least_one": ('{"first_value":1,"inner_part":2,"other":3}', STRUCT),
    "unknown_members": ('{"first_value":1,"inner_part":2,"more":3}', '{"first_value":1,"inner_part":2,"more":"not a number"}'),
    "strict_members": (STRUCT, '{"first_value":1,"inner_part":2,"more":3}'),
    "case_style::camel": ('{"firstValue":1,"innerPart":2}', STRUCT),
    "case_style::upper_camel": ('{"FirstValue":1,"InnerPart":2}', STRUCT),
    "case_style::snake": (STRUCT, '{"firstValue":1,"innerPart":2}'),
    "case_style::kebab": ('{"first-value":1,"inner-part":2}', STRUCT),
    "title": (STRUCT, None),
    "description": (STRUCT, None),
}
OBEYED_BY_ENUM = {
    "case_style::camel": ('"inReview"', '"in_review"'),
    "case_style::upper_camel": ('"InReview"', '"in_review"'),
    "case_style::snake": ('"in_review"', '"inReview"'),
    "case_style::kebab": ('"in-review"', '"in_review"'),
    "enumerator": ('"called"', '"in_review"'),
    "enumerator with a description": ('"in_review"', '"t"'),
    "as_number": ("1", '"in_review"'),
    "title": ('"in_review"', '"t"'),
    "description": ('"in_review"', '"d"'),
}
OBEYED_BY_VARIANT = {
    "title": ('{"type":"a","x":1}', '{"type":"t","x":1}'),
    "description": ('{"type":"a","x":1}', '{"type":"d","x":1}'),
}

PREAMBLE = """#include <vouch/json.hpp>
#include <vouch/pattern.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class level { low = 1, high = 5 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number);
}
struct point {
    int x{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x))
struct dot {
    int x{};
};
BOOST_DESCRIBE_STRUCT(dot, (), (x))
struct line {
    int y{};
};
BOOST_DESCRIBE_STRUCT(line, (), (y))
struct label {
    std::string text{};
    friend auto vouch_represent(label const& value, vouch::of<label>) -> std::string const& { return value.text; }
    friend auto vouch_restore(std::string value, vouch::of<label>) -> std::optional<label> { return label{std::move(value)}; }
};
struct scores {
    std::vector<int> numbers{};
    friend auto vouch_represent(scores const& value, vouch::of<scores>) -> std::vector<int> const& { return value.numbers; }
    friend auto vouch_restore(std::vector<int> value, vouch::of<scores>) -> std::optional<scores> { return scores{std::move(value)}; }
};
struct place {
    int at{};
    friend auto vouch_represent(place const& value, vouch::of<place>) -> point { return {value.at}; }
    friend auto vouch_restore(point value, vouch::of<place>) -> std::optional<place> { return place{value.x}; }
};
using tagged = std::variant<dot, line>;
constexpr auto vouch_schema(vouch::of<tagged>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<dot>("dot"), vouch::alternative<line>("line"));
}
"""
SCHEMA = """constexpr auto vouch_schema(vouch::of<{cell}>)
{{
    return vouch::schema({items});
}}
"""
MEMBER = """struct {cell} {{
    {type} part{{}};
}};
BOOST_DESCRIBE_STRUCT({cell}, (), (part))
"""
OBJECT = """struct {cell} {{
    int first_value{{}};
    int inner_part{{}};
    std::optional<int> other{{}};
    std::map<std::string, int> extra{{}};
}};
BOOST_DESCRIBE_STRUCT({cell}, (), (first_value, inner_part, other{extra}))
"""
ENUM = """enum class {cell} {{ in_review = 1, done }};
BOOST_DESCRIBE_ENUM({cell}, in_review, done)
"""
VARIANT = """struct first_of_{cell} {{
    int x{{}};
}};
BOOST_DESCRIBE_STRUCT(first_of_{cell}, (), (x))
using {cell} = std::variant<first_of_{cell}, point>;
"""
RUN = """template <class Type>
void look(char const* cell, char const* text, bool expected)
{
    auto const read = vouch::parse<Type>(text);
    if (read.has_value() != expected)
        std::printf("%s: %s is %s\\n", cell, text, expected ? "refused" : "accepted");
    if (read && !vouch::validate(*read).empty())
        std::printf("%s: %s is accepted by parse and refused by validate\\n", cell, text);
    auto const written = read ? vouch::serialize(*read, {.secrets = true}) : vouch::result<std::string>(std::string());
    if (!written || (read && !vouch::parse<Type>(*written)))
        std::printf("%s: %s does not survive a round trip\\n", cell, text);
}
"""


class Cell:
    """One item on one subject: its code, and the texts that it must accept and refuse."""

    def __init__(self, number, subject, item, code, looks):
        self.name, self.subject, self.item, self.code, self.looks = f"cell_{number}", subject, item, code, looks

    def __str__(self):
        return f"{self.item} on {self.subject}"


def cells():
    made = []

    def add(subject, item, code, looks):
        name = f"cell_{len(made)}"
        made.append(Cell(len(made), subject, item, code(name), looks))

    for shape, (kind, values) in SHAPES.items():
        def of_member(items, kind=kind):
            return lambda cell: MEMBER.format(cell=cell, type=kind) + SCHEMA.format(cell=cell, items=f"vouch::field<&{cell}::part>({items})")

        optional = "optional" in shape or shape in ("pointer", "patch")
        for item, (text, speaks_of, holds) in RULES.items():
            looks = [(json.dumps({"part": value}), not speaks_of(value) or holds(value)) for value in values
                     if not speaks_of(value) or "each" not in item and "two" not in item or applies(holds, value)]
            add(f"a member: {shape}", item, of_member(text), looks)
        for item, text in ANNOTATIONS.items():
            key = "called" if item == "name" else "part"
            looks = [(json.dumps({key: value}), True) for value in values]
            looks.append(("{}", item == "defaulted" and shape not in UNSET or optional and item != "required_if"))
            add(f"a member: {shape}", item, of_member(text), looks)
        for item, text in WHOLE.items():
            if item not in ("title", "description"):
                spelled = text.replace("{cell}::first_value", "{cell}::part").replace("{cell}::other", "{cell}::part")
                spelled = spelled.replace("{cell}::extra", "{cell}::part")
                add(f"a member: {shape}", item,
                    lambda cell, spelled=spelled, of_member=of_member: of_member(spelled.format(cell=cell, value="tier::basic", alternative="dot"))(cell),
                    [])

    for item, text in WHOLE.items():
        def filled(cell, text=text):
            return text.format(cell=cell, value=f"{cell}::in_review", alternative=f"first_of_{cell}")

        accepted = [(value, at == 0) for at, value in enumerate(OBEYED_BY_STRUCT.get(item, ())) if value is not None]
        extra = ", extra" if item == "unknown_members" else ""
        add("a struct", item, lambda cell, text=text, extra=extra: OBJECT.format(cell=cell, extra=extra) + SCHEMA.format(
            cell=cell, items=text.format(cell=cell, value="tier::basic", alternative="dot")), accepted)
        accepted = [(value, at == 0) for at, value in enumerate(OBEYED_BY_ENUM.get(item, ()))]
        add("an enumeration", item, lambda cell, text=text: ENUM.format(cell=cell) + SCHEMA.format(
            cell=cell, items=text.format(cell=cell, value=f"{cell}::in_review", alternative="dot").replace(f"&{cell}::", "&point::").replace(
                "point::first_value", "point::x").replace("point::other", "point::x").replace("point::extra", "point::x")), accepted)
        accepted = [(value, at == 0) for at, value in enumerate(OBEYED_BY_VARIANT.get(item, ()))]
        tags = 'vouch::tag("type"), vouch::alternative<first_of_{cell}>("a"), vouch::alternative<point>("b"), '
        add("a variant", item, lambda cell, text=text, tags=tags: VARIANT.format(cell=cell) + SCHEMA.format(
            cell=cell, items=tags.format(cell=cell) + text.format(cell=cell, value="tier::basic", alternative=f"first_of_{cell}").replace(
                f"&{cell}::first_value", "&point::x").replace(f"&{cell}::other", "&point::x").replace(f"&{cell}::extra", "&point::x")), accepted)
    return made


# Shapes whose initial value is unset: defaulted() leaves them required.
UNSET = {"secret", "raw_json", "text type", "string-stored text type", "foreign text type", "numeric enumeration", "decimal", "open"}


def applies(holds, value):
    """Whether a rule for items can be asked about the items of `value` at all."""
    try:
        holds(value)
    except TypeError:
        return False
    return True


def source(part, runs):
    text = PREAMBLE + (RUN if runs else "")
    text += "".join(cell.code for cell in part)
    if not runs:
        return text + "".join(f"auto read_{cell.name}(std::string_view text) -> bool\n{{\n    return vouch::parse<{cell.name}>(text).has_value();\n}}\n"
                              for cell in part)
    lines = [f"    look<{cell.name}>({json.dumps(str(cell))}, {json.dumps(text, ensure_ascii=False)}, {str(expected).lower()});\n"
             for cell in part for text, expected in cell.looks]
    return text + "int main()\n{\n" + "".join(lines) + "}\n"


def compiled_and_refused(compiler, part, complain):
    """Compiles the cells of `part`; returns those that compile. A refused one must have a sentence and no other error."""
    limit = "-ferror-limit=0" if "clang" in compiler[0] else "-fmax-errors=0"
    command = [*compiler, "-std=c++20", "-w", "-fsyntax-only", limit, f"-I{compilers.ROOT / 'include'}", "-x", "c++", "-"]
    _, output = compilers.call(command, input=source(part, False))
    refused, wrong = set(), {}
    errors = list(re.finditer(r"^[^\n]*?: error: [^\n]*", output, re.MULTILINE))
    for at, error in enumerate(errors):
        end = errors[at + 1].start() if at + 1 < len(errors) else len(output)
        begin = errors[at - 1].end() if at else 0
        near = re.search(r"cell_\d+", output[error.start():end]) or re.search(r"cell_\d+", output[begin:error.start()])
        cell = near.group() if near else "no cell"
        if re.search(r"static assertion failed|static_assert failed", error.group()):
            refused.add(cell)
        else:
            wrong.setdefault(cell, error.group())
    by_name = {cell.name: cell for cell in part}
    for name in refused - set(by_name):
        complain(f"a sentence that names no cell: {name}")
    for name, text in wrong.items():
        complain(f"{by_name.get(name, name)}: no sentence but {text[:200]}")
    return [cell for cell in part if cell.name not in refused and cell.name not in wrong], len(refused)


def run(compiler, part, folder, complain):
    """Runs the cells of `part`, which compile; what they do other than they should is printed by them."""
    file = folder / f"{part[0].name}.cpp"
    program = file.with_suffix("")
    file.write_text(source(part, True), encoding="utf-8")
    code, output = compilers.call([*compiler, "-std=c++20", "-O0", "-w", f"-I{compilers.ROOT / 'include'}", str(file), "-o", str(program)])
    if code:
        complain(f"the cells that compile do not link:\n{compilers.gist(output)}")
        return
    code, output = compilers.call([str(program)])
    for line in output.splitlines():
        complain(line)
    if code:
        complain(f"the cells from {part[0]} to {part[-1]} end with {code}")


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    every = cells()
    failed = 0
    for compiler in arguments.compilers:
        complaints = []
        parts = [every[at::PARTS] for at in range(PARTS)]
        with tempfile.TemporaryDirectory() as folder:
            found = compilers.all_of(lambda part: compiled_and_refused(compiler, part, complaints.append), parts)
            kept = [cells_kept for cells_kept, _ in found if cells_kept]
            compilers.all_of(lambda part: run(compiler, part, pathlib.Path(folder), complaints.append), kept)
        for text in sorted(complaints):
            print(f"tests/schema_matrix.py:1: {compiler[0]}: {text}")
        obeyed, refused = sum(map(len, kept)), sum(count for _, count in found)
        print(f"schema_matrix: {' '.join(compiler)}: {len(every)} cells, {obeyed} compile, {refused} have a sentence, {len(complaints)} complaints")
        failed += len(complaints)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
