#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The fuzz targets under libFuzzer with ASan and UBSan: how many texts were tried, how fast, and which lines of the engine they reach."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests/fuzz"
BUILD = ROOT / "build/fuzz"  # programs, corpora, logs and findings
# What each target is linked with besides its own header.
TARGETS = {
    "against_boost": ["boost_json.cpp"],
    "against_portable": ["portable_verdict.cpp"],
    "numbers": [],
    "round_trip": [],
    "written_text": ["boost_json.cpp"],
}
ENGINE = ["include/vouch/json", "include/vouch/read", "include/vouch/write"]
MOST_BYTES = 4096
COMPILER, PROFDATA, COV = "clang++-19", "llvm-profdata-19", "llvm-cov-19"

# Without the compare callbacks, which the dictionary makes up for, a target is half as fast again.
SANITIZED = ["-O2", "-g1", "-fsanitize=fuzzer,address,undefined", "-fno-sanitize-coverage=trace-cmp", "-fno-sanitize-recover=all",
             "-fno-omit-frame-pointer"]
MEASURED = ["-O1", "-fsanitize=fuzzer", "-fprofile-instr-generate", "-fcoverage-mapping"]
# What is compared with is not what libFuzzer should look for new ways in.
REFERENCE = ["-fsanitize-coverage=0"]
# Short stacks of where memory came from, and little that is kept back: both cost a third of the time.
ASAN_OPTIONS = "malloc_context_size=3:quarantine_size_mb=16"
ENTRY = """#include <fuzz/{0}.hpp>
#include <cstdint>
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{{
    fuzz::{0}({{reinterpret_cast<char const*>(data), size}});
    return 0;
}}
"""


def run(command, **options):
    """What `command` printed; ends the program where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options)
    if done.returncode:
        sys.exit(f"{shlex.join(map(str, command))}\n{done.stdout[:4000]}")
    return done.stdout


def build(target, flags, name):
    """The program of `target`, made with `flags`."""
    print(f"building {target}, {name}", flush=True)
    folder = BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    command = [COMPILER, "-std=c++20", *flags, "-Iinclude", "-Itests"]
    entry = folder / f"{target}.cpp"
    entry.write_text(ENTRY.format(target), encoding="utf-8")
    objects = []
    for source in [entry, *(FOLDER / each for each in TARGETS[target])]:
        objects.append(folder / f"{target}-{source.stem}.o")
        run([*command, *(REFERENCE if source != entry and flags is SANITIZED else []), "-c", source, "-o", objects[-1]], cwd=ROOT)
    program = folder / target
    run([*command, *objects, "-o", program], cwd=ROOT)
    return program


def seed(target):
    """The corpus of `target`: what earlier runs found worth keeping, the seeds, and JSONTestSuite where tests look for it."""
    corpus = BUILD / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    data = ROOT / os.environ.get("VOUCH_TEST_DATA", "../shared/data")
    for path in [*sorted((FOLDER / "seeds").iterdir()), *sorted((data / "JSONTestSuite/test_parsing").glob("*.json"))]:
        if path.stat().st_size <= MOST_BYTES:
            (corpus / path.name).write_bytes(path.read_bytes())
    return corpus


def words():
    """A dictionary for libFuzzer: every string and number of the seeds, and what JSON is made of."""
    found = {"true", "false", "null", "\\u0000", "\\ud83d\\ude00", "\\ud800", "\u00e4", "\u20ac", "\U0001f600", "1e400", "5e-324", '":"', '","', "{}", "[]"}
    for path in (FOLDER / "seeds").iterdir():
        found.update(re.findall(r'"(?:[^"\\]|\\.)*"|-?[0-9][-+.eE0-9]*', path.read_text(encoding="utf-8", errors="ignore")))
    path = BUILD / "words"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(found) if len(word) < 60)
    path.write_text("".join(f'"{word}"\n' for word in quoted), encoding="utf-8")
    return path


def fuzz(target, program, runs, dictionary):
    """Runs `program`; gives how many texts it tried, how many a second, and what it says of a finding, or None."""
    corpus = seed(target)
    found = BUILD / "found"
    found.mkdir(exist_ok=True)
    log = BUILD / f"{target}.log"
    command = [program, f"-runs={runs}", f"-max_len={MOST_BYTES}", f"-dict={dictionary}", "-print_final_stats=1",
               f"-artifact_prefix={found}/{target}-", "-timeout=60", corpus]
    with log.open("w", encoding="utf-8") as output:
        code = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, env=dict(os.environ, ASAN_OPTIONS=ASAN_OPTIONS)).returncode
    said = log.read_text(encoding="utf-8", errors="replace")
    number = lambda name: int((re.findall(rf"stat::{name}: *(\d+)", said) or ["0"])[-1])
    return number("number_of_executed_units"), number("average_exec_per_sec"), said[-3000:] if code else None


def coverage(programs):
    """The lines of the engine by file, {name: {line: whether a corpus reaches it}}."""
    lines = {}
    for target, program in programs.items():
        raw, profile = (BUILD / f"{target}.{kind}" for kind in ("profraw", "profdata"))
        run([program, "-runs=0", BUILD / "corpus" / target], cwd=ROOT, env=dict(os.environ, LLVM_PROFILE_FILE=str(raw)))
        run([PROFDATA, "merge", "-sparse", raw, "-o", profile])
        told = subprocess.run([COV, "export", "-format=lcov", f"-instr-profile={profile}", program],
                              stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout
        for line in told.splitlines():
            if line.startswith("SF:"):
                name = os.path.relpath(os.path.join(ROOT, line[3:]), ROOT)
            elif line.startswith("DA:") and name.startswith(tuple(each + "/" for each in ENGINE)):
                number, count = line[3:].split(",")[:2]
                of_file = lines.setdefault(name, {})
                of_file[int(number)] = of_file.get(int(number), False) or count != "0"
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200_000, help="texts that each target tries (200 000)")
    parser.add_argument("targets", nargs="*", metavar="target", help=f"all of {', '.join(TARGETS)}, if none is given")
    arguments = parser.parse_args()
    targets = arguments.targets or list(TARGETS)
    if unknown := set(targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if missing := [each for each in (COMPILER, PROFDATA, COV) if not shutil.which(each)]:
        sys.exit(f"not installed: {', '.join(missing)}")

    programs = {target: build(target, SANITIZED, "sanitized") for target in targets}
    dictionary = words()
    print(f"running, each with a log in {BUILD.relative_to(ROOT)}", flush=True)
    failed = total = 0
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for target, (executed, speed, said) in zip(targets, pool.map(lambda one: fuzz(one, programs[one], arguments.runs, dictionary), targets)):
            total += executed
            print(f"{target:18} {executed:>10} executions {speed:>8} a second", flush=True)
            if said:
                failed += 1
                print(f"{target}: a finding, its input below {BUILD.relative_to(ROOT)}/found\n{said}")
    print(f"{'all':18} {total:>10} executions")

    lines = coverage({target: build(target, MEASURED, "measured") for target in targets})
    show = lambda name, reached: print(f"{name:40} {sum(reached):>5} of {len(reached):>5} lines {100 * sum(reached) / len(reached):6.1f} %")
    for name, reached in sorted(lines.items()):
        show(name, list(reached.values()))
    show("all", [each for reached in lines.values() for each in reached.values()])
    for name, reached in sorted(lines.items()):
        if missed := [str(number) for number, covered in sorted(reached.items()) if not covered]:
            print(f"not reached: {name}: {' '.join(missed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
