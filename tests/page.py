#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Pages of OpenAPI documents in a browser: accessible, alone with themselves, and readable on a phone.

Chromium shows the pages of tests/openapi/library.json and hostile.json at two sizes, light and dark. axe-core finds no violation, nothing
is asked for but the page itself, nothing is wider than the screen, the console stays empty, and Tab reaches all there is to reach.
Pictures of the pages are left in build/page. With VOUCH_TEST_FULL=1 in the environment, documents of others are shown too: those of
@readme/oas-examples for OpenAPI 3.1. Where there is no Chromium or npm, or its registry cannot be reached, the test is skipped (exit
code 77).
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import compilers
import npm_packages

FOLDER = compilers.ROOT / "tests/npm/page"
PICTURES = compilers.ROOT / "build/page"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def documents():
    """The documents to show, or why there are none."""
    found = [compilers.ROOT / "tests/openapi/library.json", compilers.ROOT / "tests/openapi/hostile.json"]
    if os.environ.get("VOUCH_TEST_FULL") == "1":
        modules, problem = npm_packages.fetch(compilers.ROOT / "tests/npm/documents")
        if problem:
            return [], problem
        found += sorted((modules / "@readme/oas-examples/3.1").rglob("*.json"))
    return found, None


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    modules, problem = npm_packages.fetch(FOLDER) if browser else (None, "there is no Chromium")
    shown, problem = ([], problem) if problem else documents()
    if problem:
        print(f"page: {problem}: not tested")
        return npm_packages.SKIPPED
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        program = folder + "/render"
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", *compilers.STRICT, "-Iinclude", "-o", program,
                                       str(FOLDER / "render.cpp")], cwd=compilers.ROOT)
        if code:
            print(f"page: render.cpp does not compile\n{compilers.gist(output)}")
            return 1
        pages = []
        for path in shown:
            done = subprocess.run([program], input=path.read_bytes(), capture_output=True, timeout=60)
            if done.returncode:
                print(f"page: {path.name}: {done.stderr.decode()}")
                return 1
            pages.append(pathlib.Path(folder, path.stem + ".html"))
            pages[-1].write_bytes(done.stdout)
        code, output = compilers.call(["node", FOLDER / "browse.mjs", modules, browser, PICTURES, *pages], timeout=60 * len(pages) + 120)
    print(output, end="")
    print(f"page: {len(pages)} pages, {len(output.splitlines())} faults, pictures in {PICTURES.relative_to(compilers.ROOT)}")
    return 1 if code or output else 0


if __name__ == "__main__":
    sys.exit(main())
