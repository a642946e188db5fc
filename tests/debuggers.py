#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What debuggers show: gdb with extras/vouch_gdb.py prints what tests/debuggers/program.cpp says, never a secret; and the types and
members that extras/vouch.natvis names exist. Visual Studio itself is not asked."""

import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree

import compilers

ROOT = compilers.ROOT
PROGRAM = ROOT / "tests/debuggers/program.cpp"
CANARY = "canary"
SKIPPED = 77


def printed_by_gdb(folder):
    """Faults of the printers."""
    text = PROGRAM.read_text(encoding="utf-8")
    expected = dict(re.findall(r"^    // (\w+) = (.*)$", text, re.MULTILINE))
    commands = ["set width 0", f"source {ROOT / 'extras/vouch_gdb.py'}", "break stop", "run", "up", "info locals",
                *(f"print {name}" for name in expected)]
    code, said = compilers.call(["gdb", "-batch", "-nx", *(f"-ex={each}" for each in commands), str(folder / "program")])
    if code:
        return [f"gdb ends with {code}: {said}"]
    shown = dict(re.findall(r"^(\w+) = (.*)$", said, re.MULTILINE))
    faults = [f"{name}: gdb shows {shown.get(name)!r}, expected {text!r}" for name, text in expected.items() if shown.get(name) != text]
    printed = re.findall(r"^\$\d+ = (.*)$", said, re.MULTILINE)
    if printed != list(expected.values()):
        faults.append(f"print does not show what info locals does: {printed}")
    return faults + (["gdb shows a secret"] if CANARY in said else [])


def named_by_natvis(folder):
    """Faults of the natvis file: names of types and members that no type has."""
    space = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"
    types = xml.etree.ElementTree.parse(ROOT / "extras/vouch.natvis").getroot().findall(f"{space}Type")
    version = re.search(r"#define VOUCH_ABI (v\d+_\d+)\b", (ROOT / "include/vouch/core/config.hpp").read_text(encoding="utf-8")).group(1)
    instances = {"result": "read", "open": "pro", "nullable": "seven", "errors": "all", "error": "all.list_._M_impl._M_start",
                 "secret": "key", "country": "nowhere", "currency": "euro", "decimal": "price"}
    faults = []
    names = [re.fullmatch(r"vouch::(\w+)::(\w+)(<\*>)?", each.get("Name")) for each in types]
    if sorted(each.group(2) for each in names) != sorted(instances) or {each.group(1) for each in names} != {version}:
        faults.append(f"the types are {[each.get('Name') for each in types]}, expected {sorted(instances)} in vouch::{version}")
    asked, expressions = [], []
    for name, each in zip(names, types):
        texts = [part.get("Condition") or "" for part in each.iter()]
        for part in each.iter():
            texts += re.findall(r"\{([^}]*)\}", part.text or "") if part.tag == f"{space}DisplayString" else [part.text or ""]
        for member in {one for text in texts for one in re.findall(r"(?<![\w:.])([a-z]\w*_)(?!\w)", text)}:
            asked.append(f"{name.group(2)}: {member}")
            target = instances[name.group(2)]
            expressions.append(f"ptype ({target}){'->' if '_M_start' in target else '.'}{member}")
    commands = ["break stop", "run", "up", *(f"python\ntry: gdb.execute({each!r}, to_string=True)\nexcept gdb.error as e: print('MISSING', {place!r}, e)\nend"
                                             for place, each in zip(asked, expressions))]
    (folder / "commands").write_text("\n".join(commands) + "\n", encoding="utf-8")
    code, said = compilers.call(["gdb", "-batch", "-nx", "-x", str(folder / "commands"), str(folder / "program")])
    if code or not asked:
        faults.append(f"gdb ends with {code}: {said}")
    return faults + [f"extras/vouch.natvis:1: {each}" for each in re.findall(r"^MISSING (.*)$", said, re.MULTILINE)]


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    if not shutil.which("gdb"):
        print("debuggers: skipped: there is no gdb")
        return SKIPPED
    compiler = arguments.compilers[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        code, said = compilers.call([*compiler, "-std=c++20", "-g", "-O0", f"-I{ROOT / 'include'}", str(PROGRAM), "-o", str(folder / "program")])
        faults = [said] if code else printed_by_gdb(folder) + named_by_natvis(folder)
    for each in faults:
        print(f"{PROGRAM.relative_to(ROOT)}:1: {each}")
    print(f"debuggers: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
