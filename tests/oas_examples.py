#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""OpenAPI documents of others, read into the described structs, written and read again: nothing is lost.

The documents are the JSON files of @readme/oas-examples for OpenAPI 3.1 and 3.0, in the version of tests/npm/documents; equality
ignores the order of names, and numbers are compared as decimals. Where npm or its registry is not there the test is skipped (77).
"""

import shutil
import subprocess
import sys
import tempfile

import compilers
import judge

PINS = compilers.ROOT / "tests/npm/documents"
BUILD = compilers.ROOT / "build/npm/documents"
LEAST = {"3.1": 12, "3.0": 20}
SKIPPED = 77


def fetch():
    """The folder of the package, or None and why not."""
    if shutil.which("npm") is None:
        return None, "there is no npm"
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINS / name, BUILD / name)
    try:
        code, output = compilers.call(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=BUILD, timeout=300)
    except subprocess.TimeoutExpired:
        return None, "the registry of npm does not answer"
    if code:
        return None, "npm cannot install the documents: " + " ".join(output.split())[:200]
    return BUILD / "node_modules/@readme/oas-examples", None


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    package, problem = fetch()
    if problem:
        print(f"oas_examples: {problem}: not tested")
        return SKIPPED
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        program = folder + "/read_again"
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", *compilers.STRICT, "-Iinclude", "-o", program,
                                       str(PINS / "read_again.cpp")], cwd=compilers.ROOT)
        if code:
            print(f"oas_examples: read_again.cpp does not compile\n{compilers.gist(output)}")
            return 1
        for version, least in LEAST.items():
            documents = sorted((package / version).rglob("*.json"))
            if len(documents) < least:
                faults.append(f"{version}: {len(documents)} documents, {least} are needed")
            for path in documents:
                text = path.read_text(encoding="utf-8")
                done = subprocess.run([program], input=text, capture_output=True, text=True, encoding="utf-8", timeout=60)
                name = path.relative_to(package)
                if done.returncode:
                    faults.append(f"{name}: {done.stderr.strip()}")
                elif not judge.is_same(judge.load(done.stdout), judge.load(text)):
                    faults.append(f"{name}: something was lost or changed")
            print(f"oas_examples: {len(documents)} documents of OpenAPI {version}")
    for fault in faults:
        print(fault)
    print(f"oas_examples: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
