#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes the tables of codes that are too long to keep by hand: include/vouch/types/detail/iso_3166_2.hpp and iso_639.hpp.

    tools/code_tables.py VERSION=FOLDER…    the JSON files of one or more versions of iso-codes, "4.15.0=/usr/share/iso-codes/json"

A subdivision that any of the versions has is in the table: texts of the past hold what is withdrawn, texts of today what is new.
Of the files, codes alone are taken.
"""

import json
import pathlib
import sys

DETAIL = pathlib.Path(__file__).resolve().parent.parent / "include/vouch/types/detail"
WIDTH = 120

HEAD = """// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_{guard}_HPP
#define VOUCH_TYPES_DETAIL_{guard}_HPP
#include <vouch/core/config.hpp>

{comment}
// Written by tools/code_tables.py.
namespace vouch::inline VOUCH_ABI::detail {{

// clang-format off
"""
TAIL = """// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif
"""


def entries(folder, name):
    return json.loads((pathlib.Path(folder) / f"iso_{name}.json").read_text(encoding="utf-8"))[name]


def literals(text, before="    "):
    """`text` as string literals, one a line; `before` stands in front of the first, spaces in front of the others."""
    size = WIDTH - len(before) - 2
    parts = [f'"{text[at:at + size]}"' for at in range(0, len(text), size)]
    return before + ("\n" + " " * len(before)).join(parts)


def comment(text):
    lines, line = [], "//"
    for word in text.split():
        if len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = "//"
        line += " " + word
    return "\n".join([*lines, line])


def write(name, about, body):
    guard = name.upper()
    (DETAIL / f"{name}.hpp").write_text(HEAD.format(guard=guard, comment=comment(about)) + body + TAIL, encoding="utf-8")


def subdivisions(versions):
    countries = {}
    for folder in versions.values():
        for entry in entries(folder, "3166-2"):
            country, code = entry["code"].split("-")
            countries.setdefault(country, set()).add(code)
    count = sum(map(len, countries.values()))
    lines = []
    for country, codes in sorted(countries.items()):
        width = max(map(len, codes))
        text = "".join(code.ljust(width, "-") for code in sorted(codes))
        lines.append(literals(text, f'    "{country}{width}" ') + ' "\\n"')
    body = f"inline constexpr unsigned subdivided_countries = {len(countries)};\n"
    body += "inline constexpr char subdivision_codes[] =\n" + "\n".join(lines) + ";\n"
    write("iso_3166_2",
          f"ISO 3166-2: the {count} codes of {len(countries)} countries that iso-codes {' or '.join(sorted(versions))} has. For each "
          "country its letters, the length of its longest code, and its codes without the country, in order and filled up to that "
          "length with hyphens.", body)
    print(f"code_tables: {count} subdivisions of {len(countries)} countries")


def languages(versions):
    two, three = set(), set()
    for folder in versions.values():
        for name in ("639-2", "639-3"):
            for entry in entries(folder, name):
                if "alpha_2" in entry:
                    two.add(entry["alpha_2"])
                    three |= {entry[key] for key in ("alpha_3", "bibliographic") if key in entry}
    body = f"// The {len(two)} codes of two letters.\ninline constexpr char two_letter_languages[] =\n"
    body += literals("".join(sorted(two))) + ";\n"
    body += f"// The {len(three)} codes of three letters for the same languages.\ninline constexpr char three_letter_synonyms[] =\n"
    body += literals("".join(sorted(three))) + ";\n"
    write("iso_639", f"ISO 639: the languages that have a code of two letters, as of iso-codes {' and '.join(sorted(versions))}.", body)
    print(f"code_tables: {len(two)} languages of two letters, {len(three)} of three for the same")


def main():
    versions = dict(each.split("=", 1) for each in sys.argv[1:] if "=" in each)
    if not versions or len(versions) != len(sys.argv) - 1:
        sys.exit(__doc__)
    subdivisions(versions)
    languages(versions)


if __name__ == "__main__":
    main()
