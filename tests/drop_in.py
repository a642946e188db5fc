#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The drop-in: an empty folder, vouch/vouch.hpp of single_include/, a short program, `g++ -std=c++20 main.cpp`; it links nothing."""

import re
import pathlib
import shutil
import sys
import tempfile

import compilers

LIBRARIES = re.compile(r"lib(stdc\+\+|c\+\+|c\+\+abi|unwind|gcc_s|m|c)\.so\.\d+|ld-linux.*\.so\.\d+")


def fault(compiler):
    """What went wrong with `compiler`, or None."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "vouch").mkdir()
        shutil.copy(compilers.ROOT / "single_include/vouch/vouch.hpp", f"{folder}/vouch/vouch.hpp")
        shutil.copy(compilers.ROOT / "examples/drop_in.cpp", f"{folder}/main.cpp")
        code, output = compilers.call([*compiler, "-std=c++20", "main.cpp"], cwd=folder)
        if code or output:
            return f"does not compile without a word\n{output}"
        code, output = compilers.call(["./a.out"], cwd=folder)
        if code or not output:
            return f"the program ended with {code} and printed:\n{output}"
        print(output, end="")
        _, output = compilers.call(["readelf", "-d", "a.out"], cwd=folder)
        needed = re.findall(r"\(NEEDED\).*\[(.+)\]", output)
        foreign = [each for each in needed if not LIBRARIES.fullmatch(each)]
        if foreign or not needed:
            return f"the program needs {', '.join(foreign) or 'nothing at all, which readelf must have got wrong'}"
        code, output = compilers.call(["nm", "-C", "a.out"], cwd=folder)
        if code or " main" not in output or "boost::json" in output:
            return "the program has Boost.JSON in it, or nm cannot tell"
        flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", *compilers.STRICT]
        code, output = compilers.call([*compiler, *flags, "main.cpp"], cwd=folder)
        if code or output:
            return f"does not compile without exceptions and RTTI\n{output}"
        print(f"drop_in: {' '.join(compiler)}: compiled, run, needs {' '.join(needed)}")
        return None


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    failed = 0
    for compiler in arguments.compilers:
        found = fault(compiler)
        if found:
            failed += 1
            print(f"examples/drop_in.cpp:1: {compiler[0]}: {found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
