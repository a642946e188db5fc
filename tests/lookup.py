#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""No template calls a function of a layer above its own, which argument-dependent lookup would find where the template is used.

All headers are compiled in the order of the layers, lowest first, and then in another order that the layers allow. What a call in
a template finds where the template is written is in Clang's tree: nothing at all, or functions. Complained of are a call that finds
nothing, and one whose name a layer above declares. Names that begin with vouch_ are for users to declare.
Takes the Clang to ask; without any, the test is skipped.
"""

import argparse
import re
import sys

import clang_tree
from layers import INCLUDE, LAYERS, is_private, layer_of, reach

# Boost.Describe's descriptors are declared beside the user's type, and a coroutine type may have an operator of its own.
CUSTOMISATION = re.compile(r"(vouch|boost)_\w+$|operator co_await$")
CALL = re.compile(r".*\(ADL\) = '([^']+)' (.*)$")


def orders():
    """The headers, those of a layer after those of all layers that it may include, in two such orders."""
    files = {}
    for path in sorted(INCLUDE.rglob("*.hpp")):
        name = path.relative_to(INCLUDE).as_posix()
        if layer_of(name) and not is_private(name):
            files.setdefault(layer_of(name), []).append(name)
    for layers in (list(LAYERS), list(reversed(LAYERS))):
        order = []
        while layers:
            lowest = next(layer for layer in layers if not reach(layer) & set(layers) - {layer})
            layers.remove(lowest)
            order += files.get(lowest, [])
        yield order + files.get("carbn", [])


def layer_at(file):
    return layer_of(file.removeprefix("include/")) if file.startswith("include/") else None


def faults(compiler, order):
    """The calls that reach upward, as (file, line, message)."""
    declared, calls = {}, {}
    for _, kind, file, line, text in clang_tree.tree(compiler, order, "vouch"):
        if layer_at(file) is None:
            continue
        if kind in ("FunctionDecl", "FunctionTemplateDecl"):
            declared.setdefault(clang_tree.name_of(text), {}).setdefault(layer_at(file), f"{file}:{line}")
        call = CALL.match(text) if kind == "UnresolvedLookupExpr" else None
        if call and not CUSTOMISATION.match(call.group(1)):
            calls[file, line, call.group(1)] = call.group(2) == "empty"
    for (file, line, name), is_empty in calls.items():
        here = layer_at(file)
        above = {layer: place for layer, place in declared.get(name, {}).items() if layer != here and here in reach(layer)}
        if above:
            where = " and ".join(f"{layer} ({place})" for layer, place in above.items())
            yield file, line, f"layer {here} calls {name}, which a layer above declares: {where}"
        elif is_empty:
            yield file, line, f"layer {here} calls {name}, which nothing declares before it"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boost", metavar="DIR", help="where Boost's headers are, if the compiler does not find them by itself")
    arguments = parser.parse_args()
    compiler = clang_tree.any_clang(arguments.boost)
    if compiler is None:
        print("lookup: no Clang here: not tested")
        return 77
    found = {}
    for order in orders():
        found.update(dict.fromkeys(faults(compiler, order)))
    for file, line, text in sorted(found):
        print(f"{file}:{line}: {text}")
    print(f"lookup: {compiler[0]}: {len(found)} calls reach upward")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
