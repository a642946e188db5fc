#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Targets and Cookie fields, written by vouch and read by others, and the other way round.

What a client of vouch writes of random values is parsed by Python's urllib and http.cookies and by the URL of WHATWG that Node has;
what Node writes of them is read by a service of vouch. Without Node that half is left out, and said. With VOUCH_TEST_FULL=1 in the
environment, 50 000 cases.
"""

import http.cookies
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import compilers

FOLDER = "tests/judge/parameters"
COUNT = 50_000 if os.environ.get("VOUCH_TEST_FULL") == "1" else 2_000
SEED = 20261129
LETTERS = [*" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *"aZ09", "\t", "\n", "\x7f", "é", "ß", "€", "\u2028", "😀", "%41", "%2C", "%2f", ".."]


def text_of(source, least=0):
    return "".join(source.choice(LETTERS) for _ in range(source.randint(least, 8)))


def is_path(text):
    """As vouch asks of a path value: no dot segment, however it is spelled."""
    for spelled, letter in (("%2e", "."), ("%2f", "/"), ("%5c", "/"), ("\\", "/")):
        text = text.replace(spelled, letter).replace(spelled.upper(), letter)
    return text != "" and not {".", ".."} & set(text.split("/"))


def number_of(source):
    return source.choice((0.0, 1e21, 1e-7, 5e-324, 0.1 + 0.2, source.uniform(-1e6, 1e6), source.uniform(-1, 1) * 10 ** source.randint(-300, 300)))


def values_of(source):
    texts = lambda least: [text_of(source) for _ in range(source.randint(least, 3))]
    return {"path": text_of(source, 1), "list": texts(1), "one": text_of(source), "many": texts(0), "commas": texts(0),
            "number": number_of(source), "big": source.getrandbits(64), "a": text_of(source), "b": text_of(source)}


def asked(command, questions):
    text = "".join(json.dumps(question) + "\n" for question in questions)
    answers = subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout.split("\n")[:-1]
    if len(answers) != len(questions):
        raise RuntimeError(f"{command[0]}: {len(questions)} questions, {len(answers)} answers")
    return [json.loads(answer) for answer in answers]


def parsed(target, cookie):
    """The values by urllib and http.cookies."""
    path, _, query = target.partition("?")
    _, _, one, several = path.split("/")
    items = lambda text: [urllib.parse.unquote(item) for item in text.split(",")]
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True)
    raw = [pair.partition("=")[2] for pair in query.split("&") if pair.startswith("commas=")]
    cookies = {name: urllib.parse.unquote(morsel.value) for name, morsel in http.cookies.SimpleCookie(cookie).items()}
    first = dict(pairs)
    return {"path": urllib.parse.unquote(one), "list": items(several), "one": first["o n&e"], "many": [value for name, value in pairs if name == "many"],
            "commas": items(raw[0]) if raw else [], "number": float(first["number"]), "big": int(first["big"]), **cookies}


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    compiler = arguments.compilers[0]
    source = random.Random(SEED)
    cases = [values_of(source) for _ in range(COUNT)]
    is_sent = [is_path(each["path"]) and is_path(",".join(each["list"])) for each in cases]
    faults = []

    def compare(who, found, expected):
        if found != expected:
            faults.append(f"{who}: {found!r}, expected {expected!r}")

    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/parameters"
        code, output = compilers.call([*compiler, "-std=c++20", "-O0", "-Iinclude", "-o", program, f"{FOLDER}/parameters.cpp"], cwd=compilers.ROOT)
        if code:
            print(f"parameters.cpp does not compile\n{compilers.gist(output)}")
            return 1
        written = asked([program], [{"write": each} for each in cases])
        for each, sent, is_expected in zip(cases, written, is_sent):
            if (sent is not None) != is_expected:
                faults.append(f"vouch {'sends' if sent else 'refuses'} the path of {each!r}")
        rows = [(each, sent) for each, sent, is_expected in zip(cases, written, is_sent) if sent is not None and is_expected]
        for each, sent in rows:
            compare("Python reads", parsed(**sent), each)
        for (each, sent), read in zip(rows, asked([program], [{"read": sent} for _, sent in rows])):
            compare("vouch reads what it wrote", read, each)

        node = shutil.which("node")
        if node is None:
            print("parameters: there is no Node, so nothing was compared with the URL of WHATWG")
        else:
            script = str(compilers.ROOT / FOLDER / "parameters.mjs")
            spelled = [{**each, "big": str(each["big"])} for each, _ in rows]
            for each, read in zip(spelled, asked([node, script], [{"parse": sent} for _, sent in rows])):
                compare("Node reads", {**read, "number": float(read["number"])}, each)  # JavaScript writes 1e18 in digits
            by_node = asked([node, script], [{"write": each} for each in spelled])
            for (each, _), read in zip(rows, asked([program], [{"read": sent} for sent in by_node])):
                compare("vouch reads what Node wrote", read, each)
    for fault in faults[:40]:
        print(fault)
    print(f"parameters: {len(rows)} of {COUNT} cases sent, {len(faults)} faults")
    return 1 if faults or not 0.5 < len(rows) / COUNT < 1 else 0


if __name__ == "__main__":
    sys.exit(main())
