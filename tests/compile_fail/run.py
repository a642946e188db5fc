#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every complaint the library makes at compile time: the wrong half must be refused with the promised text, the corrected half must compile.

A file says what it promises in comments:
    // EXPECT: text      must appear in what the compiler says, not in source lines that it repeats; several are allowed
    // MISTAKES: n       how many mistakes the wrong half makes, if not one
    // ERRORS: n         how many errors there are, if not one a mistake; `any` if that is not ours to say
    // FLAGS: flag…      for the wrong half, such as -std=c++17
and holds `#ifdef BROKEN`, the wrong half, `#else`, the corrected half, `#endif`.

The first error must be the sentence: it, with the notes that belong to it, holds a promised text. All that the compiler prints, the
source lines that it repeats included, is under 40 lines a mistake.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import compilers  # noqa: E402

ERROR = re.compile(r"^[^\n]*?: (?:fatal )?error: ", re.MULTILINE)
# What a compiler says itself: GCC's lines of context have no column.
SAID = re.compile(r"^\S+?:(?:\d+:)* (?:(?:fatal )?error|note|warning|In |  |required|recursively)[^\n]*", re.MULTILINE)
TOO_LONG = 40


def faults(compiler, source):
    """What is wrong with `source` under `compiler`, and what the compiler printed."""
    text = source.read_text(encoding="utf-8")
    expected = re.findall(r"^// EXPECT: (.+?)\s*$", text, re.MULTILINE)
    mistakes = re.search(r"^// MISTAKES: (\d+)\s*$", text, re.MULTILINE)
    mistakes = int(mistakes.group(1)) if mistakes else 1
    count = re.search(r"^// ERRORS: (\d+|any)\s*$", text, re.MULTILINE)
    count = count.group(1) if count else str(mistakes)
    if not expected or not re.search(r"^#ifdef BROKEN\b", text, re.MULTILINE) or not re.search(r"^#else\b", text, re.MULTILINE):
        return ["needs `// EXPECT: text`, `#ifdef BROKEN` and `#else`"], ""

    flags = [flag for line in re.findall(r"^// FLAGS: (.+)$", text, re.MULTILINE) for flag in line.split()]
    command = [*compiler, "-std=c++20", "-fsyntax-only", f"-I{compilers.ROOT / 'include'}", str(source)]
    code, output = compilers.call([*command, "-DBROKEN", "-w", *flags])
    if code == 0:
        return ["the broken half compiles"], ""
    said = "\n".join(SAID.findall(output))
    found = [f"the broken half: the compiler does not say `{each}`" for each in expected if each not in said]
    errors = list(ERROR.finditer(said))
    if count not in ("any", str(len(errors))):
        found.append(f"the broken half: {len(errors)} errors, expected {count}")
    first = said[errors[0].start():errors[1].start() if len(errors) > 1 else None] if errors else ""
    if not any(each in first for each in expected):
        found.append("the broken half: the first error is not the sentence")
    if output.count("\n") >= TOO_LONG * mistakes:
        found.append(f"the broken half: the compiler prints {output.count(chr(10))} lines, under {TOO_LONG * mistakes} are allowed")
    if found:
        return found, output

    code, output = compilers.call([*command, *compilers.STRICT])
    return (["the corrected half does not compile"], output) if code else ([], "")


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    sources = sorted(HERE.glob("*.cpp"))
    failed = 0
    for compiler in arguments.compilers:
        results = compilers.all_of(lambda source: faults(compiler, source), sources)
        for source, (found, output) in zip(sources, results):
            for each in found:
                print(f"{source.relative_to(compilers.ROOT)}:1: {compiler[0]}: {each}")
            if output:
                print(compilers.gist(output))
        bad = sum(1 for found, _ in results if found)
        failed += bad
        print(f"compile_fail: {' '.join(compiler)}: {len(sources) - bad} passed, {bad} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
