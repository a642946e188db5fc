#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes single_include/ and extras/vouch.cppm from include/.

vouch/json.hpp and vouch/vouch.hpp hold all they need. Every other header that a user includes (backends, servers, carbn) is one
more file to drop, which includes <vouch/vouch.hpp> instead of repeating it. Include guards stay, so files of both folders can
meet in one source. The C++20 module is <vouch/vouch.hpp> exported; what it includes of others comes before.

    tools/single_header.py           writes
    tools/single_header.py --check   compares, names what is stale, writes nothing
"""

import pathlib
import re
import sys

COMPLETE = ["vouch/json.hpp", "vouch/vouch.hpp"]
BASE = "vouch/vouch.hpp"
INTERNAL = ("vouch/core/", "vouch/wire/")  # what others share: no header a user includes, unless an umbrella has it

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"
SINGLE = ROOT / "single_include"
MODULE = ROOT / "extras/vouch.cppm"
LICENSE_LINE = "// SPDX-License-Identifier: BSL-1.0"
OWN = re.compile(r"#include <((?:vouch|carbn)/[^>]+)>")


def read(name):
    lines = (INCLUDE / name).read_text(encoding="utf-8").splitlines()
    return lines[1:] if lines[:1] == [LICENSE_LINE] else lines


def own_includes(name):
    """What `name` includes of ours. None of it may depend on an #if: it would be missing where the #if does not hold."""
    depth, found = 0, []
    for number, line in enumerate(read(name), 2):
        if re.match(r"\s*#\s*if", line):
            depth += 1
        elif re.match(r"\s*#\s*endif", line):
            depth -= 1
        include = OWN.match(line)
        if include:
            if depth != 1:
                sys.exit(f"include/{name}:{number}: <{include.group(1)}> must stand inside the include guard and in no other #if")
            if not (INCLUDE / include.group(1)).is_file():
                sys.exit(f"include/{name}:{number}: there is no include/{include.group(1)}")
            found.append(include.group(1))
    return found


def reached(name, stop=()):
    """`name` and all of ours it includes, each after what it includes; not what is in `stop`, nor what only that includes."""
    order, seen = [], set(stop)

    def visit(one):
        if one not in seen:
            seen.add(one)
            for other in own_includes(one):
                visit(other)
            order.append(one)

    visit(name)
    return order


def published():
    """The headers a user includes: the umbrellas, and what no umbrella reaches."""
    every = {path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp")} - {"vouch/version.hpp"}
    umbrellas = {name for name in every if name.count("/") == 1 and name.startswith("vouch/")} | {"carbn/carbn.hpp"} & every
    inside = {other for name in umbrellas for other in reached(name)}
    return sorted(umbrellas | {name for name in every - inside if "/detail/" not in name and not name.startswith(INTERNAL)})


def version():
    text = (INCLUDE / "vouch/version.hpp").read_text(encoding="utf-8")
    return re.search(r'^#define VOUCH_VERSION_STRING "([^"]+)"', text, re.MULTILINE).group(1)


def single(name):
    """The text of single_include/`name`."""
    complete = name in COMPLETE
    parts = reached(name, () if complete else reached(BASE))

    out = [f"// vouch {version()}, {name} in one file: written by tools/single_header.py, not by hand", LICENSE_LINE]
    if not complete:
        out.append(f"#include <{BASE}>")
    foreign = set()
    for part in parts:
        out += ["", f"// {part}"]
        for line, include, depth in lines_of(part):
            if OWN.match(line):
                continue
            # a second #include is left out only where both stand in no #if but the include guard
            if include and depth == 1:
                if include in foreign:
                    continue
                foreign.add(include)
            if line or out[-1]:
                out.append(line)
    return "\n".join(out) + "\n"


def lines_of(name):
    """Each line of `name`, what it includes or None, and in how many #if it stands."""
    depth = 0
    for line in read(name):
        if re.match(r"\s*#\s*if", line):
            depth += 1
        elif re.match(r"\s*#\s*endif", line):
            depth -= 1
        include = re.match(r"#include <([^>]+)>", line)
        yield line, include and include.group(1), depth


def module():
    """The text of extras/vouch.cppm."""
    every = {include for part in reached(BASE) for line, include, depth in lines_of(part) if include and depth == 1 and not OWN.match(line)}
    foreign = "".join(f"#include <{each}>\n" for each in sorted(every))
    return f"""// vouch {version()}, the module: written by tools/single_header.py, not by hand
{LICENSE_LINE}
// `import vouch;` instead of <{BASE}>, after every #include of the file; not both in one file.
module;
{foreign}
export module vouch;

// Templates of vouch are made in the importer, which may include none of this.
export namespace std {{
using std::initializer_list;
using std::operator==;
using std::operator<=>;
}} // namespace std

// extern "C++": files that import and files that include link into one program.
export extern "C++" {{
#include <{BASE}>
}}
"""


def main():
    wanted = {SINGLE / name: single(name) for name in published()} | {MODULE: module()}
    present = {path for path in SINGLE.rglob("*") if path.is_file()}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    surplus = sorted(present - set(wanted))

    if sys.argv[1:] == ["--check"]:
        for path in stale:
            print(f"{path.relative_to(ROOT)}:1: is stale: run tools/single_header.py")
        for path in surplus:
            print(f"{path.relative_to(ROOT)}:1: nothing in include/ makes it: run tools/single_header.py")
        print(f"single_header: {len(wanted)} files, {len(stale) + len(surplus)} stale")
        return 1 if stale or surplus else 0
    if sys.argv[1:]:
        sys.exit(__doc__)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
    for path in surplus:
        path.unlink()
    print(f"single_header: {len(wanted)} files, {len(stale)} written, {len(surplus)} removed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
