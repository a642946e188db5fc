#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""OpenAPI documents of others and of our own, read into the described structs, written and read again: nothing is lost.

Those of others are the JSON files of @readme/oas-examples for OpenAPI 3.1 and 3.0, in the version of tests/npm/documents; equality
ignores the order of names, and numbers are compared as decimals. Where there is no npm, or its registry cannot be reached, the test is
skipped (exit code 77).
"""

import subprocess
import sys
import tempfile

import compilers
import judge
import npm_packages

PINS = compilers.ROOT / "tests/npm/documents"
OWN = [compilers.ROOT / "tests/carbn/openapi.json", compilers.ROOT / "tests/openapi/library.json"]
LEAST = {"3.1": 12, "3.0": 20}


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    modules, problem = npm_packages.fetch(PINS)
    if problem:
        print(f"oas_examples: {problem}: not tested")
        return npm_packages.SKIPPED
    package = modules / "@readme/oas-examples"
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        program = folder + "/read_again"
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", *compilers.STRICT, "-Iinclude", "-o", program,
                                       str(PINS / "read_again.cpp")], cwd=compilers.ROOT)
        if code:
            print(f"oas_examples: read_again.cpp does not compile\n{compilers.gist(output)}")
            return 1
        def check(path, name):
            text = path.read_text(encoding="utf-8")
            done = subprocess.run([program], input=text, capture_output=True, text=True, encoding="utf-8", timeout=60)
            if done.returncode:
                faults.append(f"{name}: {done.stderr.strip()}")
            elif not judge.is_same(judge.load(done.stdout), judge.load(text)):
                faults.append(f"{name}: something was lost or changed")

        for version, least in LEAST.items():
            documents = sorted((package / version).rglob("*.json"))
            if len(documents) < least:
                faults.append(f"{version}: {len(documents)} documents, {least} are needed")
            for path in documents:
                check(path, path.relative_to(package))
            print(f"oas_examples: {len(documents)} documents of OpenAPI {version}")
        for path in OWN:
            check(path, path.name)
    for fault in faults:
        print(fault)
    print(f"oas_examples: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
