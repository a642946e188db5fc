#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the README shows is true: its C++ is a region of an example, which is built and run; its commands, files and links exist. What
the documentation says besides is for docs.py; the table of errors is here.

A region of examples/*.cpp stands between `// [name]` and `// [/name]`; its indentation does not count.
"""

import difflib
import os
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ERRORS = ROOT / "docs/guide/errors.md"  # has the table of errors
MARKER = re.compile(r"^\s*// \[(/?)([\w-]+)\]\s*$")
complaints = []


def complain(path, line, text):
    complaints.append(f"{path.relative_to(ROOT)}:{line}: {text}")


def without_indentation(lines):
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip("\n")


def regions():
    """The regions of all examples, as {text: (path, line, name)}."""
    found = {}
    for path in sorted((ROOT / "examples").rglob("*.cpp")):
        lines, open_at = path.read_text(encoding="utf-8").splitlines(), {}
        for number, line in enumerate(lines, 1):
            marker = MARKER.match(line)
            if not marker:
                continue
            closing, name = marker.groups()
            if not closing:
                open_at[name] = number
            elif name not in open_at:
                complain(path, number, f"closes the region {name}, which is not open")
            else:
                start = open_at.pop(name)
                text = without_indentation([each for each in lines[start:number - 1] if not MARKER.match(each)])
                found[text] = (path, start, name)
        for name, number in open_at.items():
            complain(path, number, f"the region {name} is never closed")
    return found


def fences():
    """The fenced blocks of the README, as (line, language, lines)."""
    language, start, block = None, 0, []
    for number, line in enumerate(README.read_text(encoding="utf-8").splitlines(), 1):
        fence = re.match(r"\s*```(\S*)", line)
        if fence and language is None:
            language, start, block = fence.group(1), number, []
        elif fence:
            yield start, language, block
            language = None
        elif language is not None:
            block.append(line)
    if language is not None:
        complain(README, start, "this block is never closed")


def check_code(line, block, found):
    text = without_indentation(block)
    if text in found:
        return
    nearest = max(found, key=lambda each: difflib.SequenceMatcher(None, text, each).ratio(), default=None)
    complain(README, line, "this code is no region of an example")
    if nearest is not None:
        path, start, name = found[nearest]
        complaints.append(f"    the nearest is {path.relative_to(ROOT)}:{start}, region {name}; - there, + here:")
        difference = difflib.unified_diff(nearest.splitlines(), text.splitlines(), lineterm="", n=0)
        complaints.extend("    " + each for each in list(difference)[2:] if not each.startswith("@@"))


def check_command(number, line):
    """A command names programs of this tree that can be run, and words that the program carbn knows."""
    words = line.strip().removeprefix("$ ").split()
    if not words or words[0].startswith("#"):
        return
    program = words[0].removeprefix("./")
    if "/" in program and not program.startswith(("/", "build/")):
        if not (ROOT / program).is_file():
            complain(README, number, f"there is no {program}")
        elif not os.access(ROOT / program, os.X_OK):
            complain(README, number, f"{program} cannot be run: chmod +x")
    if program == "tools/carbn" and len(words) > 1:
        source = ROOT / "examples/carbn.cpp"
        if not source.is_file() or f'"{words[1]}"' not in source.read_text(encoding="utf-8"):
            complain(README, number, f"carbn has no command {words[1]}")


def check_names():
    """The files the README names, in links and in `code`."""
    fenced = False
    for number, line in enumerate(README.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(r"\s*```", line):
            fenced = not fenced
        if fenced:
            continue
        named = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", line)
        named += [each for each in re.findall(r"`([\w./-]+/[\w./-]*)`", line) if (ROOT / each.split("/")[0]).is_dir()]
        for each in named:
            if not (ROOT / each).exists():
                complain(README, number, f"there is no {each}")


def check_error_table():
    """The table of errors names every kind that the code has, and no other."""
    in_code = re.findall(r'case errc::\w+: return "(\w+)";', (ROOT / "include/vouch/core/error.hpp").read_text(encoding="utf-8"))
    table = {}
    rows = False
    for number, line in enumerate(ERRORS.read_text(encoding="utf-8").splitlines(), 1):
        rows = line.startswith("| code |") or (rows and line.startswith("|"))
        code = re.match(r"\| `(\w+)` \|", line)
        if rows and code:
            table[code.group(1)] = number
    for code in in_code:
        if code not in table:
            complain(ERRORS, 1, f"the table of errors lacks {code}")
    for code, number in table.items():
        if code not in in_code:
            complain(ERRORS, number, f"there is no error {code}")


def main():
    if not README.is_file():
        print("README.md:1: there is no README.md")
        return 1
    found = regions()
    blocks = 0
    for line, language, block in fences():
        if language in ("cpp", "c++"):
            blocks += 1
            check_code(line, block, found)
        elif language in ("sh", "bash", "shell", "console"):
            for number, each in enumerate(block, line + 1):
                check_command(number, each)
    check_names()
    check_error_table()
    for each in complaints:
        print(each)
    print(f"readme: {blocks} blocks of C++, {len(found)} regions, {'all true' if not complaints else 'see above'}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
