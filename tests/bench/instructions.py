#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""How many instructions it takes to read one user (W1) and to write one update (W2), against what is written in
instructions.json: times are not stable, instructions are. More than the tolerance above it fails; as much below it says so,
since the file is then to be brought up to date: --update. What the file does not know (another compiler, another version of
one) is not judged: exit code 77.

--growth counts, and judges nothing but that they are alike, the instructions for each user of arrays of 100 to 1 000 000."""

import json
import pathlib
import platform
import random
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import compilers  # noqa: E402
import documents  # noqa: E402

EXPECTED = HERE / "instructions.json"
TOLERANCE = 0.04  # the C library's share (malloc, memcpy) moves by this much from one release to the next
TIMES = (100, 1_100)
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
ALIKE = 0.02
JOBS = {"W1": ("read", documents.the_user), "W2": ("write", documents.the_update)}
NOT_JUDGED = 77


class Failed(Exception):
    pass


def must(command, **options):
    code, output = compilers.call(command, **options)
    if code:
        raise Failed(f"{' '.join(map(str, command))} ended with {code}:\n{compilers.gist(output)}")
    return output


def name_of(compiler):
    """The compiler by its own word, whatever it is called, its library and the machine: what the count depends on."""
    macros = must([*compiler, "-x", "c++", "-dM", "-E", "/dev/null"])
    brand = "clang" if "__clang__" in macros else "gcc"
    version = must([*compiler, "-dumpfullversion", "-dumpversion"]).split()[0]
    return " ".join([brand, version, *compiler[1:], platform.machine()])


def count(program, times, kind, file, folder):
    report = pathlib.Path(folder) / "callgrind.out"
    must(["valgrind", "--tool=callgrind", f"--callgrind-out-file={report}", program, str(times), kind, file])
    return int(re.search(r"^(?:summary|totals): (\d+)", report.read_text(), re.MULTILINE).group(1))


def program_of(compiler, folder):
    program = f"{folder}/instructions"
    include = ["-I", compilers.ROOT / "include"]
    must([*compiler, "-std=c++20", "-O2", "-DNDEBUG", *include, HERE / "instructions.cpp", "-o", program])
    return program


def counts_of(compiler):
    with tempfile.TemporaryDirectory() as folder:
        program = program_of(compiler, folder)
        counts = {}
        for name, (kind, document) in JOBS.items():
            file = pathlib.Path(folder) / f"{name}.json"
            file.write_text(documents.compact(document), encoding="utf-8")
            first, second = (count(program, times, kind, file, folder) for times in TIMES)
            counts[name] = round((second - first) / (TIMES[1] - TIMES[0]))
        return counts


def grows(compiler):
    """Whether a user takes as many instructions in a long array as in a short one: the exit code."""
    dice = random.Random(documents.seed)
    users = [documents.compact(documents.some_user(dice)) for _ in range(100)]
    per_user = {}
    with tempfile.TemporaryDirectory() as folder:
        program = program_of(compiler, folder)
        file = pathlib.Path(folder) / "users.json"
        for size in SIZES:
            file.write_text("[" + ",".join(users * (size // len(users))) + "]", encoding="utf-8")
            first, second = (count(program, times, "read_all", file, folder) for times in (1, 2))
            per_user[size] = (second - first) / size
            print(f"instructions: {' '.join(compiler)}: {size} users: {per_user[size]:.0f} each", flush=True)
    spread = max(per_user.values()) / min(per_user.values()) - 1
    print(f"instructions: {' '.join(compiler)}: they differ by {spread:.1%}")
    return 1 if spread > ALIKE else 0


def judge(compiler, expected):
    """The exit code for one compiler, and what was counted."""
    counts = counts_of(compiler)
    code = 0
    for name, found in counts.items():
        if name not in expected:
            print(f"instructions: {' '.join(compiler)}: {name}: {found}, not judged: nothing is known of this compiler")
            code = NOT_JUDGED
            continue
        change = found / expected[name] - 1
        print(f"instructions: {' '.join(compiler)}: {name}: {found}, expected {expected[name]}: {change:+.1%}")
        if change > TOLERANCE:
            print("    more than the tolerance: find what made it slower, or say so with --update")
            code = 1
        elif change < -TOLERANCE:
            print("    fewer: keep the gain with --update")
    return code, counts


def main():
    parser = compilers.command_line(__doc__)
    parser.add_argument("--update", action="store_true", help="write what is counted into the file")
    parser.add_argument("--growth", action="store_true", help="count for arrays of many sizes instead (minutes)")
    arguments = compilers.read_command_line(parser)
    known = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else {}
    codes = []
    try:
        if arguments.growth:
            return max(grows(compiler) for compiler in arguments.compilers)
        for compiler in arguments.compilers:
            name = name_of(compiler)
            code, counts = judge(compiler, {} if arguments.update else known.get(name, {}))
            known[name] = counts
            codes.append(0 if arguments.update else code)
    except Failed as failed:
        print(f"instructions: {failed}")
        return 1
    if arguments.update:
        EXPECTED.write_text(json.dumps(known, indent=4, sort_keys=True) + "\n")
    return 1 if 1 in codes else max(codes)


sys.exit(main())
