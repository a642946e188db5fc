#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""No header uses a name that Qt, Windows or X11 define as a macro: macros.txt has the names, and here all of them are macros.

Foreign headers come first, so that only ours meet the macros. A name that is expanded shows in what the preprocessor prints.
"""

import re
import sys

import compilers
from layers import INCLUDE, ROOT, includes

NAMES = ROOT / "tests/macros.txt"
MARK = "vouch_is_broken_by_the_macro_"


def foreign(compiler, ours):
    """What `ours` include that is not ours, spelled as there; only what this compiler comes to, under the #if around it."""
    source = "".join(f"#include <{name}>\n" for name in ours)
    _, output = compilers.call([*compiler, "-std=c++20", "-Iinclude", "-H", "-E", "-o", "/dev/null", "-x", "c++", "-"], input=source, cwd=ROOT)
    spelled = {name: [target for _, target, _ in includes(INCLUDE / name)] for name in ours}
    found, parents = {}, {}
    for dots, path in re.findall(r"^(\.+) (\S+)$", output, re.MULTILINE):
        parents[len(dots)] = path.removeprefix("include/")
        parent = parents.get(len(dots) - 1)
        found.update({name: None for name in spelled.get(parent, []) if name not in ours and path.endswith("/" + name)})
    return list(found)


def faults(compiler, macros, ours):
    """The uses of `macros` in the headers `ours`, as (file:line, name)."""
    source = [f"#include <{name}>" for name in foreign(compiler, ours)]
    for name in macros:
        plain, bracket, _ = name.partition("(")
        source += [f"#undef {plain}", f"#define {plain}{'(...)' if bracket else ''} {MARK}{plain}"]
    source += [f"#include <{name}>" for name in ours]
    command = [*compiler, "-std=c++20", "-Iinclude", "-E", "-x", "c++", "-"]
    code, output = compilers.call(command, input="\n".join(source) + "\n", cwd=ROOT)
    if code:
        sys.exit(f"macros: {compiler[0]} cannot preprocess the headers\n{compilers.gist(output)}")
    place, number = "", 0
    for line in output.splitlines():
        marker = re.match(r'# (\d+) "([^"]*)"', line)
        if marker:
            number, place = int(marker.group(1)), marker.group(2)
            continue
        for name in re.findall(MARK + r"(\w+)", line):
            yield f"{place}:{number}", name
        number += 1


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    macros = [name for line in lines if not line.startswith("#") for name in line.split()]
    ours = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp"))
    failed = 0
    for compiler in arguments.compilers:
        command = [*compiler, *compilers.flags_of_backends()]
        found = dict.fromkeys(faults(command, macros, ours))  # with VOUCH_PORTABLE other lines are read
        found.update(dict.fromkeys(faults([*command, "-DVOUCH_PORTABLE"], macros, ours)))
        failed += len(found)
        for place, name in found:
            print(f"{place}: {name} is a macro elsewhere: see tests/macros.txt")
        print(f"macros: {' '.join(compiler)}: {len(macros)} names, {len(ours)} headers, {len(found)} uses")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
