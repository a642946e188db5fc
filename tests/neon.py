#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The engine on an ARM processor: the tests of json, read and write, and the short fuzz runs, cross-compiled, statically linked and
run under qemu. Boost and doctest are headers, which need no other copy for another processor."""

import pathlib
import sys
import tempfile

import compilers

TESTS = compilers.ROOT / "tests"
SOURCES = [TESTS / "main.cpp", *(file for layer in ("json", "read", "write", "fuzz") for file in sorted((TESTS / layer).glob("*.cpp")))]


def main():
    with tempfile.TemporaryDirectory() as folder:
        # the whole of /usr/include would hide the cross compiler's own headers
        for name in ("boost", "doctest"):
            (pathlib.Path(folder) / name).symlink_to(pathlib.Path("/usr/include") / name)
        flags = ["-std=c++20", "-O1", *compilers.STRICT, "-isystem", folder, "-I", compilers.ROOT / "include", "-I", TESTS]

        def compiled(source):
            made = pathlib.Path(folder) / ("_".join(source.relative_to(TESTS).parts) + ".o")
            code, output = compilers.call(["aarch64-linux-gnu-g++", *flags, "-c", source, "-o", made])
            return made, f"{source.relative_to(compilers.ROOT)}:1:\n{compilers.gist(output)}" if code else ""

        objects, complaints = zip(*compilers.all_of(compiled, SOURCES))
        complaints = [each for each in complaints if each]
        if complaints:
            print("\n".join(complaints))
            return 1
        program = pathlib.Path(folder) / "tests"
        code, output = compilers.call(["aarch64-linux-gnu-g++", "-static", *objects, "-o", program])
        if code:
            print(compilers.gist(output))
            return 1
        code, output = compilers.call(["qemu-aarch64", program], cwd=compilers.ROOT)
        print(output[-3000:])
        return code


sys.exit(main())
