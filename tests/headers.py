#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every header compiles alone, as do the files of single_include/, and both mixed; the umbrellas do without exceptions and RTTI.

A header with a test of its own is proved there, by being included first; --all compiles it here too.
"""

import re
import sys

import compilers
from layers import HEAVY, INCLUDE, ROOT

SINGLE = ROOT / "single_include"
UMBRELLAS = ["vouch/json.hpp", "vouch/vouch.hpp"]


def headers(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.hpp"))


def has_own_test(name):
    return (ROOT / "tests" / name.removeprefix("vouch/")).with_suffix(".cpp").is_file()


def jobs(everything):
    """What to compile, as (what it is called, its text, flags)."""
    split, single = headers(INCLUDE), headers(SINGLE)
    for name in split:
        if everything or not has_own_test(name):
            yield f"include/{name}:1", f"#include <{name}>\n#include <{name}>\n", ["-Iinclude"]
    for name in (each for each in single if each in UMBRELLAS):
        yield f"single_include/{name}:1", f"#include <{name}>\n", ["-Isingle_include"]
    # each begins with <vouch/vouch.hpp>, so one source proves them all
    others = "".join(f"#include <{name}>\n" for name in single if name not in UMBRELLAS)
    yield "single_include: all but the umbrellas", others, ["-Isingle_include"]
    for name in UMBRELLAS:
        if name in split:
            yield f"include/{name}:1: without exceptions", f"#include <{name}>\n", ["-Iinclude", "-fno-exceptions", "-fno-rtti"]
    if set(UMBRELLAS) <= set(single):
        some = next(name for name in split if name.startswith("vouch/types/"))
        mixed = ["include/" + some, *("single_include/" + name for name in UMBRELLAS), "include/" + UMBRELLAS[-1]]
        yield "single_include/vouch/vouch.hpp:1: beside split headers", "".join(f'#include "{each}"\n' for each in mixed), ["-I.", "-Iinclude"]


def main():
    parser = compilers.command_line(__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="the headers that have a test of their own too")
    arguments = compilers.read_command_line(parser)
    failed = 0
    for compiler in arguments.compilers:
        command = [*compiler, *compilers.flags_of_backends(), "-std=c++20", "-fsyntax-only", *compilers.STRICT, "-x", "c++", "-"]
        todo = list(jobs(arguments.all))
        results = compilers.all_of(lambda job: compilers.call([*command, *job[2]], input=job[1], cwd=ROOT), todo)
        for (name, _, _), (code, output) in zip(todo, results):
            if code:
                failed += 1
                print(f"{name}: does not compile with {compiler[0]}\n{compilers.gist(output)}")
        print(f"headers: {' '.join(compiler)}: {len(todo)} compiled")

    for name in UMBRELLAS:
        if (INCLUDE / name).is_file():
            _, output = compilers.call([*arguments.compilers[0], "-std=c++20", "-M", "-Iinclude", f"include/{name}"], cwd=ROOT)
            for heavy in (each for each in HEAVY if "/" in each):
                if re.search(rf"/{re.escape(heavy.removesuffix('.hpp'))}(\.hpp|/)", output):
                    failed += 1
                    print(f"include/{name}:1: pulls in <{heavy}>, through a header of Boost's: every user would pay for it")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
