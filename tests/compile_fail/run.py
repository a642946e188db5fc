#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every complaint the library makes at compile time: the wrong half must be refused with the promised text, the corrected half must compile.

A file says what it promises in comments:
    // EXPECT: text      must appear in what the compiler says, not in source lines that it repeats; several are allowed
    // ERRORS: n         how many errors there are, if not one; `any` where that is not ours to say
and holds `#ifdef BROKEN`, the wrong half, `#else`, the corrected half, `#endif`.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import compilers  # noqa: E402

ERROR = re.compile(r"^[^\n]*?: (?:fatal )?error: ", re.MULTILINE)


def without_source_lines(compiler):
    """The option that keeps `compiler` from repeating source lines, where an expected text would be found for nothing."""
    options = "-fno-diagnostics-show-caret", "-fno-caret-diagnostics"  # GCC's, Clang's
    return next(each for each in options if compilers.call([*compiler, each, "-E", "-x", "c++", "/dev/null"])[0] == 0)


def faults(compiler, option, source):
    """What is wrong with `source` under `compiler`, and what the compiler printed."""
    text = source.read_text(encoding="utf-8")
    expected = re.findall(r"^// EXPECT: (.+?)\s*$", text, re.MULTILINE)
    count = re.search(r"^// ERRORS: (\d+|any)\s*$", text, re.MULTILINE)
    count = count.group(1) if count else "1"
    if not expected or not re.search(r"^#ifdef BROKEN\b", text, re.MULTILINE) or not re.search(r"^#else\b", text, re.MULTILINE):
        return ["needs `// EXPECT: text`, `#ifdef BROKEN` and `#else`"], ""

    command = [*compiler, "-std=c++20", "-fsyntax-only", f"-I{compilers.ROOT / 'include'}", str(source)]
    code, output = compilers.call([*command, "-DBROKEN", "-w", option])
    if code == 0:
        return ["the broken half compiles"], ""
    found = [f"the broken half: the compiler does not say `{each}`" for each in expected if each not in output]
    if count not in ("any", str(len(ERROR.findall(output)))):
        found.append(f"the broken half: {len(ERROR.findall(output))} errors, expected {count}")
    if found:
        return found, output

    code, output = compilers.call([*command, *compilers.STRICT])
    return (["the corrected half does not compile"], output) if code else ([], "")


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    sources = sorted(HERE.glob("*.cpp"))
    failed = 0
    for compiler in arguments.compilers:
        option = without_source_lines(compiler)
        results = compilers.all_of(lambda source: faults(compiler, option, source), sources)
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
