# SPDX-License-Identifier: BSL-1.0
"""What Clang makes of the headers: its tree, for tests of names."""

import re
import shutil
import subprocess
import sys

import compilers

PLACE = re.compile(r"(?:(include/[^\s:>]+|/[^\s:>]+):(\d+)|line:(\d+)|col:\d+):?\d*")
NODE = re.compile(r"([| `-]*)(\w+) ")
ATTRIBUTES = {"implicit", "used", "referenced", "constexpr", "invalid", "class", "struct", "union"}


def name_of(text):
    """The name that the node `text` declares; "" if it has none."""
    words = text.partition("> ")[2].partition("'")[0].split()
    named = [word for word in words if ":" not in word and word not in ATTRIBUTES]
    return named[0] if named and named[0].isidentifier() and named[0] != "definition" else ""


def any_clang(boost):
    """A Clang whose tree the tests can read, with what makes it find Boost. None if there is no Clang."""
    name = next((name for name in ("clang++-16", "clang++-19", "clang++") if shutil.which(name)), None)
    return name and compilers.with_boost([name], boost)


def tree(compiler, headers, namespace):
    """The nodes of what `headers`, included in this order, declare in `namespace`, as (depth, kind, file, line, text)."""
    source = "".join(f"#include <{name}>\n" for name in headers)
    dump = ["-fsyntax-only", "-fno-color-diagnostics", "-Xclang", "-ast-dump", "-Xclang", f"-ast-dump-filter={namespace}"]
    done = subprocess.run([*compiler, *compilers.flags_of_backends(), "-std=c++20", "-Iinclude", *dump, "-x", "c++", "-"], input=source,
                          cwd=compilers.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode:
        sys.exit(f"{compiler[0]} does not compile the headers in this order\n{compilers.gist(done.stderr)}")
    file, line = "", 0
    for text in done.stdout.splitlines():
        node = NODE.match(text)
        if not node:
            continue
        # a place says no more than what differs from the place before; a node begins at its first
        first = None
        for found in PLACE.finditer(text.split("'", 1)[0]):
            if found.group(1):
                file, line = found.group(1), int(found.group(2))
            elif found.group(3):
                line = int(found.group(3))
            first = first or (file, line)
        yield len(node.group(1)) // 2, node.group(2), *(first or (file, line)), text
