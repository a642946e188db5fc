#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Random texts, judged by Python's standard library: vouch takes the same ones, and writes the same value.

Each tests/judge/NAME.cpp is a program that says what vouch makes of a text; `cases(random)` of NAME.py gives texts without end:
the shape, the text, and the value that is expected, as json.loads gives it with exact decimals, or None where it must be refused.
With VOUCH_TEST_FULL=1 in the environment, 100 000 texts of each shape are judged.
"""

import decimal
import importlib.util
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import compilers

FOLDER = pathlib.Path(__file__).resolve().parent / "judge"
COUNT = 100_000 if os.environ.get("VOUCH_TEST_FULL") == "1" else 2_000
SEED = 20261129


def load(text):
    return json.loads(text, parse_float=decimal.Decimal)


def judge_of(name):
    spec = importlib.util.spec_from_file_location(f"judge_{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def first_of(cases):
    """The first COUNT cases of each shape."""
    counts = {}
    chosen = []
    for shape, text, expected in cases(random.Random(SEED)):
        counts[shape] = counts.get(shape, 0) + 1
        if counts[shape] <= COUNT:
            chosen.append((shape, text, expected))
        elif min(counts.values()) >= COUNT:
            return chosen, counts


def is_same(left, right):
    """Equality that tells true from 1."""
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(is_same(left[key], right[key]) for key in left)
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def faults_of(name, cases, program):
    chosen, counts = first_of(cases)
    questions = "".join(json.dumps([shape, text]) + "\n" for shape, text, _ in chosen)
    answers = subprocess.run([program], input=questions, capture_output=True, text=True, check=True).stdout.splitlines()
    faults = []
    if len(answers) != len(chosen):
        faults.append(f"{name}: {len(chosen)} questions, {len(answers)} answers: is each shape known to {name}.cpp?")
    taken = {}
    for (shape, text, expected), answer in zip(chosen, answers):
        written = json.loads(answer)
        value = None if written is None else written if written is False else load(written)
        taken[shape] = taken.get(shape, 0) + (written is not None)
        if (written is None) != (expected is None) or (written is not None and not is_same(value, expected)):
            faults.append(f"{name}: {shape}: {text!r}: vouch says {written!r}, expected {expected!r}")
    for shape in counts:
        if not 0.02 <= taken.get(shape, 0) / COUNT <= 0.98:
            faults.append(f"{name}: {shape}: {taken.get(shape, 0)} of {COUNT} taken: a judge needs texts of both kinds")
    print(f"judge: {name}: {', '.join(f'{shape} {taken.get(shape, 0)} of {COUNT} taken' for shape in counts)}")
    return faults


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    compiler = arguments.compilers[0]
    names = sorted(path.stem for path in FOLDER.glob("*.cpp"))
    with tempfile.TemporaryDirectory() as folder:
        def build(name):
            return compilers.call([*compiler, "-std=c++20", "-O1", "-Iinclude", "-o", f"{folder}/{name}", f"tests/judge/{name}.cpp"],
                                  cwd=compilers.ROOT)
        faults = []
        for name, (code, output) in zip(names, compilers.all_of(build, names)):
            if code:
                faults.append(f"{name}: does not compile\n{compilers.gist(output)}")
            else:
                faults += faults_of(name, judge_of(name).cases, f"{folder}/{name}")
    for fault in faults[:40]:
        print(fault)
    print(f"judge: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
