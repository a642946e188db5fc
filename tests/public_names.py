#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The public names are those of public_names.txt: one that appears, or is gone, is a decision and not an accident.

Public is what stands in a namespace, but not in detail or complaint; members are not listed. Macros are, save include guards.

    tests/public_names.py           compares
    tests/public_names.py --write   writes the list
Takes the Clang to ask; without any, the test is skipped.
"""

import argparse
import re
import sys

import clang_tree
import compilers
from layers import INCLUDE, ROOT, is_private

LIST = ROOT / "tests/public_names.txt"
HIDDEN = {"detail", "complaint"}
# What Boost.Describe declares beside a type, and what vouch finds beside one of its own.
FOUND_BY_ADL = re.compile(r"boost_\w+_fn$|should_use_BOOST_DESCRIBE|vouch_\w+$|operator")
DECLARATIONS = {
    "ClassTemplateDecl", "ConceptDecl", "CXXRecordDecl", "EnumDecl", "FunctionDecl", "FunctionTemplateDecl", "TypeAliasDecl",
    "TypeAliasTemplateDecl", "TypedefDecl", "UsingDecl", "VarDecl", "VarTemplateDecl",
}


def macros(texts):
    """The macros that are defined or asked for, but for include guards."""
    for name, text in texts.items():
        guard = re.sub(r"\W", "_", name).upper()
        for line in re.findall(r"^[ \t]*#.*$", text, re.MULTILINE):
            yield from (macro for macro in re.findall(r"\b(?:VOUCH|CARBN)_\w+", line) if macro != guard)


def names(compiler, namespace, public):
    """The names that the headers `public` declare in `namespace`, its namespaces included."""
    spaces = []
    for depth, kind, _, _, text in clang_tree.tree(compiler, public, namespace):
        name = clang_tree.name_of(text)
        del spaces[depth:]
        if depth != len(spaces) or " parent 0x" in text:  # a member, or its definition outside of its class
            continue
        if kind == "NamespaceDecl":
            spaces.append("" if " inline" in text else name)
        elif kind in DECLARATIONS and name and spaces and not HIDDEN & set(spaces) and not FOUND_BY_ADL.match(name):
            yield "::".join([*filter(None, spaces), name])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boost", metavar="DIR", help="where Boost's headers are, if the compiler does not find them by itself")
    parser.add_argument("--write", action="store_true", help="write the list")
    arguments = parser.parse_args()
    compiler = clang_tree.any_clang(arguments.boost)
    if compiler is None:
        print("public_names: no Clang here: not tested")
        return 77
    texts = {path.relative_to(INCLUDE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(INCLUDE.rglob("*.hpp"))}
    public = [name for name in texts if not is_private(name)]
    found = set(macros(texts))
    for each in compilers.all_of(lambda namespace: set(names(compiler, namespace, public)), ["vouch", "carbn"]):
        found |= each
    if arguments.write:
        LIST.write_text("".join(f"{name}\n" for name in sorted(found)), encoding="utf-8")
        print(f"public_names: {len(found)} written to tests/{LIST.name}")
        return 0
    listed = LIST.read_text(encoding="utf-8").splitlines()
    new, gone = sorted(found - set(listed)), sorted(set(listed) - found)
    for name in new:
        print(f"tests/{LIST.name}:1: {name} is public and not in the list: move it to detail, or add it if users shall name it")
    for name in gone:
        print(f"tests/{LIST.name}:{listed.index(name) + 1}: {name} is in the list and no longer public: a break for who used it")
    if listed != sorted(listed):
        print(f"tests/{LIST.name}:1: is not sorted: tests/public_names.py --write")
    print(f"public_names: {len(found)} names, {len(new)} new, {len(gone)} gone")
    return 1 if new or gone or listed != sorted(listed) else 0


if __name__ == "__main__":
    sys.exit(main())
