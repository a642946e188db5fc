#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Programs that use the library compile, optimized, without the warnings that strict projects turn on beyond -Wall and -Wextra.

Some of these look at optimized code: what a template becomes where it is used. The headers here are not system headers, so that
nothing of ours is silent; Boost and OpenSSL are what they are, so no program here uses a socket.
"""

import sys

import compilers

SOURCES = ["examples/account.cpp", "examples/drop_in.cpp", "examples/gtin.cpp", "examples/own_backend.cpp", "tests/pattern/rule.cpp"]
STRICTER = ["-Wsign-conversion", "-Wold-style-cast", "-Wextra-semi", "-Wnull-dereference"]
OF_GCC = ["-Wuseless-cast", "-Wduplicated-cond", "-Wlogical-op"]


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    failed = 0
    for compiler in arguments.compilers:
        flags = [*compilers.STRICT, *STRICTER]
        if "clang" not in compilers.call([*compiler, "--version"])[1]:
            flags += OF_GCC
        command = [*compiler, "-std=c++20", "-O2", *flags, "-Iinclude", "-Itests", "-S", "-o", "/dev/null"]
        results = compilers.all_of(lambda source: compilers.call([*command, source], cwd=compilers.ROOT), SOURCES)
        for source, (code, output) in zip(SOURCES, results):
            if code:
                failed += 1
                print(f"{source}:1: has warnings with {compiler[0]}\n{compilers.gist(output)}")
        print(f"warnings: {' '.join(compiler)}: {len(SOURCES)} compiled")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
