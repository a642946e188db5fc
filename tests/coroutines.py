#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The examples that are coroutines, under AddressSanitizer and UndefinedBehaviorSanitizer with every compiler that is given: compilers
differ in what they destroy in a co_await expression, and when."""

import pathlib
import sys
import tempfile

import compilers

EXAMPLES = ["coroutine", "concurrent"]
FLAGS = ["-std=c++20", "-O0", "-g1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"]


def fault_of(compiler, name, folder):
    """What is wrong with an example; an empty text if nothing is."""
    program = folder / name
    code, output = compilers.call([*compiler, *FLAGS, "-I", compilers.ROOT / "include", compilers.ROOT / f"examples/{name}.cpp", "-o", program,
                                   "-lssl", "-lcrypto", "-pthread"])
    if code:
        return compilers.gist(output)
    code, output = compilers.call([program], timeout=60)
    return f"exit code {code}\n{output[-3000:]}" if code else ""


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    bad = False
    for compiler in arguments.compilers:
        with tempfile.TemporaryDirectory() as folder:
            faults = compilers.all_of(lambda name: fault_of(compiler, name, pathlib.Path(folder)), EXAMPLES)
        for name, fault in zip(EXAMPLES, faults):
            bad = bad or bool(fault)
            print(f"{' '.join(compiler)}: {name}: {fault or 'good'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
