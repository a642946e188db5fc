#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""How many instructions it takes to read one user (W1) and to write one update (W2), against what is written in
instructions.json: times are not stable, instructions are. More than the tolerance above it fails; as much below it says so,
since the file is then to be brought up to date: --update. What the file does not know (another compiler, another version of
one) is not judged: exit code 77. An error that is reported must also take as many instructions among many as among few."""

import json
import pathlib
import platform
import re
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import compilers  # noqa: E402
import documents  # noqa: E402

EXPECTED = HERE / "instructions.json"
TOLERANCE = 0.01  # what one change may cost; another C library (malloc, memcpy) may need --update
TIMES = (100, 1_100)
JOBS = {"W1": ("read", documents.the_user), "W2": ("write", documents.the_update)}
ERRORS = {100: (10, 20), 10_000: (1, 2)}  # in one document: how often it is read
GROWTH = 0.10  # pointers of later items are longer
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


def counts_of(compiler):
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/instructions"
        include = ["-I", compilers.ROOT / "include"]
        must([*compiler, "-std=c++20", "-O2", "-DNDEBUG", *include, HERE / "instructions.cpp", "-o", program])
        counts = {}
        for name, (kind, document) in JOBS.items():
            file = pathlib.Path(folder) / f"{name}.json"
            file.write_text(documents.compact(document), encoding="utf-8")
            first, second = (count(program, times, kind, file, folder) for times in TIMES)
            counts[name] = round((second - first) / (TIMES[1] - TIMES[0]))
        return counts, [errors_of(program, size, folder) for size in ERRORS]


def errors_of(program, size, folder):
    """Instructions for each of `size` errors in one document."""
    file = pathlib.Path(folder) / "errors.json"
    file.write_text("[" + ",".join(['{"place":1,"label":"x","unknown":5}'] * size) + "]", encoding="utf-8")
    few, many = ERRORS[size]
    return round((count(program, many, "errors", file, folder) - count(program, few, "errors", file, folder)) / (many - few) / size)


def judge_errors(compiler, found):
    """The exit code for one compiler."""
    words = ", ".join(f"{each} among {size}" for size, each in zip(ERRORS, found))
    print(f"instructions: {' '.join(compiler)}: an error: {words}")
    if found[-1] <= found[0] * (1 + GROWTH):
        return 0
    print("    the cost of an error grows with their number")
    return 1


def judge(compiler, counts, expected):
    """The exit code for one compiler."""
    code = 0
    for name, found in counts.items():
        if name not in expected:
            print(f"instructions: {' '.join(compiler)}: {name}: {found}, not judged: nothing is known of this compiler")
            code = code or NOT_JUDGED
            continue
        change = found / expected[name] - 1
        print(f"instructions: {' '.join(compiler)}: {name}: {found}, expected {expected[name]}: {change:+.1%}")
        if change > TOLERANCE:
            print("    more than the tolerance: find what made it slower, or say so with --update")
            code = 1
        elif change < -TOLERANCE:
            print("    fewer: keep the gain with --update")
    return code


def main():
    parser = compilers.command_line(__doc__)
    parser.add_argument("--update", action="store_true", help="write what is counted into the file")
    arguments = compilers.read_command_line(parser)
    if not shutil.which("valgrind"):
        print("instructions: not judged: valgrind, which counts them, is not installed")
        return NOT_JUDGED
    known = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else {}
    codes = []
    try:
        for compiler in arguments.compilers:
            name, (counts, errors) = name_of(compiler), counts_of(compiler)
            codes.append(judge_errors(compiler, errors))
            if arguments.update:
                known[name] = counts
                print(f"instructions: {name}: {counts}")
            else:
                codes.append(judge(compiler, counts, known.get(name, {})))
    except Failed as failed:
        print(f"instructions: {failed}")
        return 1
    if arguments.update:
        EXPECTED.write_text(json.dumps(known, indent=4, sort_keys=True) + "\n")
    return 1 if 1 in codes else max(codes, default=0)


sys.exit(main())
