#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds the tree to its picture: which layer may include which, and the rules of the house that a machine can see."""

import pathlib
import re
import sys

# A folder of include/vouch/ is a layer, named by its path. It includes itself, the layers named here, and what those may include.
LAYERS = {
    "core": [],
    "json": ["core"],
    "report": ["json"],
    "schema": ["core"],
    "types": ["core"],
    "validate": ["report", "schema"],
    "read": ["validate"],
    "write": ["validate"],
    "patch": ["report", "schema"],
    "dom": ["read", "write"],
    "pattern": ["schema"],
    "json_schema": ["write"],
    "openapi": ["http/endpoint", "json_schema", "read", "types", "write"],
    "http/message": ["read", "write"],
    "http/endpoint": ["http/message"],
    "http/client": ["http/endpoint"],
    "http/service": ["http/endpoint"],
    "wire": ["http/message"],
    "backend": ["http/client", "wire"],
    "server": ["http/service", "wire"],
    "testing": ["http/client"],
}
JSON = ["core", "json", "report", "schema", "types", "validate", "read", "write", "patch"]
HTTP = ["http/message", "http/endpoint", "http/client", "http/service"]
# Umbrellas are no layers: they include these, and only carbn and other umbrellas include them.
UMBRELLAS = {
    "fwd": ["core"],
    "json": JSON,
    "http": HTTP,
    "callback": HTTP,
    "vouch": JSON + HTTP,
    "pattern": ["pattern"],
    "dom": ["dom"],
    "json_schema": ["json_schema"],
    "openapi": ["openapi"],
    "openapi_document": ["openapi", "read", "write"],
    "openapi_page": ["openapi", "read"],
}
# Foreign headers and folders, for a layer and all above it. Names without a slash are the standard library's.
FOREIGN = {
    "schema": ["boost/describe", "boost/mp11", "boost/version.hpp"],
    "types": ["boost/uuid/uuid.hpp"],
    "pattern": ["boost/regex.hpp"],
    "dom": ["boost/json"],
    "backend": [
        "arpa/inet.h", "boost/asio", "boost/beast", "boost/system", "curl", "httplib.h", "netinet", "openssl", "sys/ioctl.h", "sys/socket.h",
        "sys/time.h", "sys/un.h",
    ],
    "server": ["boost/asio", "boost/beast", "boost/system", "openssl"],
    "testing": ["arpa/inet.h", "netinet", "openssl", "sys/socket.h", "sys/types.h", "sys/wait.h"],
    "carbn": ["boost/describe", "boost/uuid/uuid.hpp", "openssl"],
}
# What every user would pay for, and nobody needs, up to and with http.
HEAVY = ["functional", "ostream", "sstream", "iostream", "regex", "boost/json", "boost/system/result.hpp", "boost/asio"]
LEAN = JSON + HTTP

MOST_LINES = 500
MOST_MACROS = 10
LICENSE_LINE = "// SPDX-License-Identifier: BSL-1.0"

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"
complaints = []


def complain(path, line, text):
    complaints.append((str(path.relative_to(ROOT)), line, text))


def includes(path):
    """The lines of `path` that include something, as (line, name, quoted)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(2), found.group(1) == '"'


def layer_of(name):
    """The layer of "vouch/types/country.hpp": "types". None for an umbrella, "carbn" for all of carbn."""
    parts = name.split("/")
    if parts[0] == "carbn":
        return "carbn"
    folders = [folder for folder in parts[1:-1] if folder != "detail"]
    return "/".join(folders) or None


def is_private(name):
    return "/detail/" in name


def reach(layer):
    """`layer` and every layer it may include."""
    if layer == "carbn":
        return {"carbn", *LAYERS}
    found, waiting = set(), [layer]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += LAYERS[one]
    return found


def check_own_include(path, line, source, target):
    """`source` includes `target`, both ours."""
    if not (INCLUDE / target).is_file():
        complain(path, line, f"there is no include/{target}")
        return
    from_layer, to_layer = layer_of(source), layer_of(target)
    umbrella = pathlib.PurePath(source).stem if from_layer is None else None
    if to_layer is None:
        if target not in ("vouch/version.hpp", "vouch/fwd.hpp") and from_layer not in (None, "carbn"):
            complain(path, line, f"layer {from_layer} includes the umbrella {target}: include what is used")
    elif umbrella is not None:
        if to_layer not in UMBRELLAS.get(umbrella, []):
            complain(path, line, f"the umbrella {source} is not for layer {to_layer}")
    elif to_layer not in reach(from_layer):
        below = ", ".join(sorted(reach(from_layer) - {from_layer})) or "nothing"
        complain(path, line, f"layer {from_layer} includes layer {to_layer}; below {from_layer} lies: {below}")
    if is_private(target) and to_layer != from_layer:
        complain(path, line, f"{target} is private to layer {to_layer}")


def names(entry, target):
    """Whether `entry` is the header `target`, or its folder."""
    return target in (entry, entry + ".hpp") or target.startswith(entry + "/")


def check_foreign_include(path, line, source, target):
    layer = layer_of(source)
    if layer in LEAN and any(names(heavy, target) for heavy in HEAVY):
        complain(path, line, f"<{target}> has no place in layer {layer}: every user would pay for it")
    elif "/" in target:
        allowed = [each for one in (reach(layer) if layer else [pathlib.PurePath(source).stem]) for each in FOREIGN.get(one, [])]
        if not any(names(each, target) for each in allowed):
            complain(path, line, f"<{target}> has no place in {'layer ' + layer if layer else 'an umbrella'}")


def check_cycles(graph, what):
    """Complains of every cycle in `graph`: {name: {name it includes: (path, line)}}."""
    done, trail = set(), []

    def visit(name):
        if name in trail:
            path, line = graph[trail[-1]][name]
            complain(path, line, f"{what} include each other: {' > '.join([*trail[trail.index(name):], name])}")
        elif name not in done:
            trail.append(name)
            for other in graph.get(name, {}):
                visit(other)
            trail.pop()
            done.add(name)

    for name in list(graph):
        visit(name)


def check_guard(path, name):
    guard = re.sub(r"[^A-Za-z0-9]", "_", name).upper()
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith("#ifndef ")), None)
    if at is None or lines[at:at + 2] != [f"#ifndef {guard}", f"#define {guard}"]:
        complain(path, 1 if at is None else at + 1, f"the include guard must be {guard}")
    elif next((line for line in reversed(lines) if line.strip()), "") != "#endif":
        complain(path, len(lines), "the last line must be the #endif of the include guard")
    return guard


def check_headers():
    files, layers, macros, guards = {}, {}, {}, set()
    for path in sorted(INCLUDE.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(INCLUDE).as_posix()
        if path.suffix != ".hpp":
            complain(path, 1, "headers end in .hpp, and nothing else belongs here")
            continue
        layer = layer_of(name)
        if layer is None and name != "vouch/version.hpp" and path.stem not in UMBRELLAS:
            complain(path, 1, "this umbrella is not known: add it to UMBRELLAS in tests/layers.py")
            continue
        if layer not in (None, "carbn", *LAYERS):
            complain(path, 1, f"layer {layer} is not known: add it to LAYERS in tests/layers.py")
            continue

        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > MOST_LINES:
            complain(path, len(lines), f"{len(lines)} lines, {MOST_LINES} allowed: find the second idea")
        guard = check_guard(path, name)
        guards.add(guard)

        for number, line in enumerate(lines, 1):
            if re.match(r"\s*/// .*[.;] (JSON|Errors|Lifetime|Cost|See):", line) or re.match(r"\s*/// .*\S (JSON|Errors|Lifetime|Cost|See):$", line):
                complain(path, number, "a label of a doc comment begins a line: was the comment too long for the formatter?")
            if re.match(r"\s*#\s*pragma\s+once", line):
                complain(path, number, "include guards, not #pragma once: the single header and a split header can meet in one file")
            defined = re.match(r"\s*#\s*define\s+(\w+)", line)
            if defined and not defined.group(1).startswith("VOUCH_") and defined.group(1) != guard:
                complain(path, number, f"the macro {defined.group(1)} is not called VOUCH_…")
            if re.match(r"\s*#", line):
                for macro in re.findall(r"\bVOUCH_\w+", line):
                    macros.setdefault(macro, (path, number))

        files[name] = {}
        for number, target, quoted in includes(path):
            if quoted:
                complain(path, number, f'#include <{target}>, not "{target}"')
            if target.split("/")[0] in ("vouch", "carbn"):
                check_own_include(path, number, name, target)
                files[name].setdefault(target, (path, number))
                if layer and layer_of(target) and layer != layer_of(target):
                    layers.setdefault(layer, {}).setdefault(layer_of(target), (path, number))
            else:
                check_foreign_include(path, number, name, target)

    check_cycles(files, "headers")
    check_cycles(layers, "layers")

    own = {name: place for name, place in macros.items() if name not in guards}
    if len(own) > MOST_MACROS:
        complain(*list(own.values())[-1], f"{len(own)} macros, {MOST_MACROS} allowed: {', '.join(sorted(own))}")
    return files


def check_tests(files):
    for name in files:
        layer = layer_of(name)
        if layer is None or is_private(name):
            continue
        stem = name.removeprefix("vouch/").removesuffix(".hpp")
        test = ROOT / "tests" / f"{stem}.cpp"
        if not test.is_file():
            complain(INCLUDE / name, 1, f"has no test tests/{stem}.cpp")
            continue
        first = next(includes(test), None)
        if first is None or first[1] != name:
            complain(test, first[0] if first else 1, f"must include <{name}> before anything else")


def check_license_lines():
    for top in ("include", "tests", "examples"):
        for path in sorted((ROOT / top).rglob("*.[ch]pp")):
            with path.open(encoding="utf-8") as file:
                if file.readline().rstrip("\n") != LICENSE_LINE:
                    complain(path, 1, f"the first line must be {LICENSE_LINE}")


def check_version():
    """The number, its text and the inline namespace say the same."""
    path = INCLUDE / "vouch/version.hpp"
    text = path.read_text(encoding="utf-8")
    number = re.search(r"^#define VOUCH_VERSION (\d+)", text, re.MULTILINE)
    name = re.search(r'^#define VOUCH_VERSION_STRING "(\d+)\.(\d+)\.(\d+)"', text, re.MULTILINE)
    if not number or not name:
        complain(path, 1, "must define VOUCH_VERSION and VOUCH_VERSION_STRING")
        return
    major, minor, patch = map(int, name.groups())
    if int(number.group(1)) != major * 10000 + minor * 100 + patch or f"VOUCH_VERSION != {number.group(1)}" not in text:
        complain(path, 1, "VOUCH_VERSION, VOUCH_VERSION_STRING and the #if that compares them do not agree")
    config = INCLUDE / "vouch/core/config.hpp"
    for line, text in enumerate(config.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r"#define VOUCH_ABI (v\d+_\d+)", text)
        if found and found.group(1) != f"v{major}_{minor}":
            complain(config, line, f"the inline namespace must begin with v{major}_{minor}")


def main():
    files = check_headers()
    check_tests(files)
    check_license_lines()
    check_version()
    for path, line, text in sorted(complaints):
        print(f"{path}:{line}: {text}")
    print(f"layers: {len(files)} headers, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
