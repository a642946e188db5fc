#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The schemas of tests/npm/schemas.cpp, judged by validators of others: they read the texts that vouch reads.

ajv in strict mode, which must not warn, judges every text; hyperjump's validator and python3-jsonschema judge a sample. Half of the
texts follow the schema; in the other half one place does not. Where verdicts differ, a row of EXPLAINED says why. Left out:
duplicate names, integers beyond 2^53, digits that a double does not hold, and checks of users, of which JSON Schema knows nothing.
What vouch writes of the texts that it reads, ajv takes by the schemas of responses.
With VOUCH_TEST_FULL=1 in the environment, 20 000 texts of each schema are judged. The validators for Node come from npm, in the versions
of tests/npm/package-lock.json; where its registry cannot be reached the test is skipped (exit code 77).
"""

import collections
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import compilers
import npm_packages

FOLDER = compilers.ROOT / "tests/npm"
FULL = 20_000
TEXTS = FULL if os.environ.get("VOUCH_TEST_FULL") == "1" else 2_000
SEED = 20261129
MODULES = compilers.ROOT / "build/npm/node_modules"
# Who is asked about each text, each third, each seventh: odd numbers, since each second text has a change.
JUDGES = [
    ("ajv", ["node", FOLDER / "ajv.mjs", MODULES], 1),
    ("hyperjump", ["node", FOLDER / "hyperjump.mjs", MODULES], 3),
    ("jsonschema", ["/usr/bin/python3", FOLDER / "jsonschema_judge.py"], 7),
]

NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$"

# Texts for each format, and for what a pattern begins with: right ones, and ones that are nearly right.
POOLS = {
    "email": (["a@b.co", "o'neil+x@example.org", '"a b"@example.org', "a@[127.0.0.1]", "x@xn--bcher-kva.example"],
              ["a@", "@b.co", "a@b@c", "a b@c.de", "é@example.org", "a..b@c.de", "a" * 65 + "@b.co", "a@-b.de", ""]),
    "uri": (["https://example.org/a?b=c#d", "urn:isbn:0451450523", "mailto:a@b.co", "http://[::1]:8080/", "a:"],
            ["/relative", "http://exa mple.org", "http://[::1", "1a:b", "http://é.org", "http://a/%zz", ""]),
    "date-time": (["2024-01-01T12:00:00Z", "1990-02-28T23:59:59.5+01:00", "2016-12-31T23:59:60Z", "2024-02-29t00:00:00.123z"],
                  ["2024-01-01", "2024-01-01T12:00:00", "2024-02-30T12:00:00Z", "2024-01-01T25:00:00Z", "2024-01-01 12:00:00Z",
                   "2024-01-01T12:00:00.1234Z", "2024-01-01T12:00:60Z", "2024-01-01T12:00:00+24:00", "2024-01-01T12:00:00+01", ""]),
    "date": (["1990-02-28", "2024-02-29", "0000-01-01", "9999-12-31"],
             ["1990-02-30", "2023-02-29", "1990-2-28", "19900228", "1990-13-01", "1990-02-28T", "10000-01-01", ""]),
    "duration": (["P1Y2M10DT2H30M", "P4W", "PT0S", "P1D", "PT1H5S", "PT0.5S", "P1,5D"],
                 ["P", "PT", "P1", "1D", "P1W2D", "P1DT", "-P1D", "p1d", "P1S", ""]),
    "uuid": (["6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "6F9619FF-8B86-4D01-B42D-00CF4FC964FF", "00000000-0000-0000-0000-000000000000"],
             ["6f9619ff8b864d01b42d00cf4fc964ff", "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
              "6f9619ff-8b86-4d01-b42d-00cf4fc964fg", "{6f9619ff-8b86-4d01-b42d-00cf4fc964ff}", ""]),
    "password": (["geheim"], [""]),
    r"^\+[1-9]": (["+4915112345678", "+1234", "+123456789012345"], ["+0151123", "4915112345678", "+123", "+1234567890123456", "+49 151", ""]),
    r"^([01]": (["09:30:00", "23:59:59.999999999", "00:00:00.1000000000"],
                ["24:00:00", "23:59:60", "9:30:00", "09:30", "09:30:00.", "09:30:00.1234567891", "09:30:00Z", ""]),
    r"^[0-9]{4}-": (["2026-11", "0000-01"], ["2026-13", "2026-00", "26-11", "2026-11-01", ""]),
    NUMBER: (["0", "1"], ["-0", "-5", "1.0", "1e2", "12345", "01", "+1", "1.", ".5", " 1", "0x1", "١", "", "1.5", "-99999", "1e99"]),
    "^([A-Za-z0-9+/]{4})*": (["", "AA==", "TWFu", "TWE=", "+/+/"], ["AB==", "TWF", "TW=u", "T", "TWFu=", "-_-_", "TW E="]),
    "^[A-Z]{2}[0-9]{2}": (["DE89370400440532013000", "GB82WEST12345698765432"], ["DE88370400440532013000", "de89370400440532013000", "DE89", ""]),
    "^[A-Z0-9]{18}": (["7LTWFZYICNSX8D621K86"], ["7LTWFZYICNSX8D621K87", "7LTWFZYICNSX8D621K8", "7ltwfzyicnsx8d621k86", ""]),
    "^[A-Z0-9]{4}": (["DEUTDEFF", "DEUTDEFF500"], ["DEUTQQFF", "DEUTDEFF5", "deutdeff", ""]),
    "^[A-Za-z]{2,3}": (["de", "de-CH", "zh-Hant-TW", "DE-419"], ["deu", "en_US", "en-UK", "english", "de-", ""]),
    "^[0-9A-Fa-f:.]": (["127.0.0.1", "::1", "2001:db8::1", "::ffff:1.2.3.4"], ["256.0.0.1", "1.2.3", "::1::", "fe80::1%eth0", ""]),
    "^[A-Z]{1,3}-": (["B-1", "ABC-123", "AB-0000"], ["B1", "b-1", "ABCD-1", "ABC-1234", "B-", " B-1", "Ä-1", ""]),
    r"^(0|-?": (["0", "7", "-12"], ["-0", "01", "1.0", "", "x", "99999999999"]),
}

# Why verdicts may differ: whose do, the texts of which pool, whether vouch reads them, and which of them. Where vouch refuses, only the
# text that was made wrong explains that.
ALL = ("ajv", "hyperjump", "jsonschema")
EXPLAINED = [
    ("ajv-formats lacks the quoted names and the addresses in brackets of RFC 5321", ("ajv",), "email", True,
     lambda text: '"' in text or "[" in text),
    ("the name in an address is not bounded, as RFC 5321 bounds it", ("ajv", "hyperjump"), "email", False, lambda text: text.find("@") > 64),
    ("a time finer than the member's type is refused, which no keyword says", ("ajv", "hyperjump"), "date-time", False,
     lambda text: re.search(r"\.\d{4}", text)),
    ("ajv-formats reads a space before a time and an offset without minutes, RFC 3339 does not", ("ajv",), "date-time", False,
     lambda text: " " in text or text[-3:-2] == "+"),
    ("ISO 8601 lets durations have fractions and leave units out, the grammar of RFC 3339 does not", ("ajv", "hyperjump"), "duration", True,
     lambda text: re.search(r"[.,]|H\d+S", text)),
    ("ajv-formats wants a path after a scheme, which may be empty in RFC 3986", ("ajv",), "uri", True, lambda text: text.endswith(":")),
    ("check digits, lists and addresses are more than a pattern", ALL, "^[A-Z]{2}[0-9]{2}|^[A-Z0-9]|^[A-Za-z]{2,3}|^[0-9A-Fa-f:.]", False,
     lambda text: True),
    ("the number in a string has the bounds of its type, which no keyword says", ALL, NUMBER, False, lambda text: True),
    ("an integer as the name of a member has the bounds of its type", ALL, r"^(0|-?", False, lambda text: len(text) > 10),
    ("Python has no year 0", ("jsonschema",), "date", True, lambda text: text.startswith("0000")),
    ("Python reads a date without hyphens", ("jsonschema",), "date", False, lambda text: text == "19900228"),
    ("python3-jsonschema knows these formats only with packages that it does not need", ("jsonschema",), "date-time|uri|duration", False,
     lambda text: True),
    ("python3-jsonschema wants nothing but an @ in an address", ("jsonschema",), "email", False, lambda text: "@" in text),
]

ANY = [None, True, 0, -1, 1.5, "", "x", "äöü", [], ["x"], {}, {"x": 1}]


def pool_of(schema):
    for key in (schema.get("format"), schema.get("pattern")):
        if key in POOLS:
            return key, POOLS[key]
    for key, pool in POOLS.items():
        if key.startswith("^") and schema.get("pattern", "").startswith(key):
            return key, pool
    return None, None


class Maker:
    """Makes a value that follows a schema; at the place number `target` it does not, as far as chance has it."""

    def __init__(self, root, seed, target=None):
        self.root, self.random, self.target = root, random.Random(seed), target
        self.places = 0
        self.texts = []  # (key of the pool, text)
        self.wrong = []  # those that stand in the place that was changed
        self.change = "none"

    def value(self, schema, depth=0):
        if schema is True or schema == {}:
            return self.random.choice(ANY)
        if schema.get("not") == {"type": "null"}:
            return self.random.choice(ANY[1:])
        if "$ref" in schema:
            target = self.root if schema["$ref"] == "#" else self.root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
            return self.value(target, depth)
        for choice in ("anyOf", "oneOf"):
            if choice in schema and "properties" not in schema and "const" not in schema[choice][0]:
                options = schema[choice]
                return self.value(self.random.choice(options if depth < 6 else options[:1]), depth)
        self.places += 1
        if self.places - 1 == self.target:
            return self.changed(schema, depth)
        return self.right(schema, depth)

    def right(self, schema, depth):
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        if "oneOf" in schema:
            return self.random.choice(schema["oneOf"])["const"]
        return getattr(self, "a_" + schema["type"])(schema, depth)

    def a_null(self, schema, depth):
        return None

    def a_boolean(self, schema, depth):
        return self.random.random() < 0.5

    def bounds(self, schema):
        low = schema.get("minimum", schema.get("exclusiveMinimum", -1000))
        high = schema.get("maximum", schema.get("exclusiveMaximum", 1000))
        return max(low, -(2**53)), min(high, 2**53)

    def a_integer(self, schema, depth):
        low, high = self.bounds(schema)
        step = schema.get("multipleOf", 1) * (schema["allOf"][0]["multipleOf"] if "allOf" in schema else 1)
        number = self.random.choice([low, high, self.random.randint(low, high), max(low, min(high, self.random.randint(-20, 20)))])
        number -= number % step
        number = number if number >= low else number + step
        return float(number) if self.random.random() < 0.1 and abs(number) < 10**6 else number

    def a_number(self, schema, depth):
        low, high = self.bounds(schema)
        return self.random.choice([(low + high) / 2, low + (high - low) / 4, (low + high) // 2 or 0.5])

    def a_string(self, schema, depth):
        key, pool = pool_of(schema)
        if pool:
            text = self.random.choice(pool[0])
            self.texts.append((key, text))
            return text
        low = schema.get("minLength", 0)
        return self.text(self.random.randint(low, schema.get("maxLength", low + 5)))

    def text(self, size):
        return "".join(self.random.choice("abcäß€😀\"\\\n\0") for _ in range(size))

    def a_array(self, schema, depth):
        if "prefixItems" in schema:
            return [self.value(item, depth + 1) for item in schema["prefixItems"]]
        low = schema.get("minItems", 0)
        size = self.random.randint(low, min(schema.get("maxItems", low + 3), low + 3)) if depth < 6 else low
        items = [self.value(schema["items"], depth + 1) for _ in range(size)]
        if schema.get("uniqueItems"):
            items = [item for index, item in enumerate(items) if item not in items[:index]]
        return items

    def a_object(self, schema, depth):
        made = {}
        required = schema.get("required", [])
        wanted = self.random.choice(schema["anyOf"])["required"] if "anyOf" in schema else []
        for name, member in schema.get("properties", {}).items():
            if name in required or name in wanted or (depth < 6 and self.random.random() < 0.6):
                made[name] = self.value(member, depth + 1)
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict) or schema.get("minProperties"):
            low = schema.get("minProperties", 0)
            for _ in range(self.random.randint(low, min(schema.get("maxProperties", 2), 2))):
                made[self.name(schema)] = self.value(rest or {}, depth + 1)
        if self.random.random() < 0.5:
            made = dict(self.random.sample(list(made.items()), len(made)))
        return made

    def name(self, schema):
        names = schema.get("propertyNames", {})
        if "$ref" in names or ("enum" in names) or "pattern" in names:
            name = self.value(names) if "$ref" in names else self.right({"type": "string", **names}, 0)
            return name if isinstance(name, str) else "no name"
        return "other_" + self.text(self.random.randint(0, 3))

    def changed(self, schema, depth):
        """A value with one thing wrong, mostly."""
        kind = schema.get("type")
        ways = ["null", "other kind"]
        key, pool = pool_of(schema)
        if pool and pool[1]:
            ways += ["near miss"] * 4
        elif kind == "string" and "enum" not in schema and "oneOf" not in schema:
            ways += ["length"] * 3
        if "enum" in schema or "const" in schema or "oneOf" in schema:
            ways += ["other word"] * 2
        elif kind in ("integer", "number"):
            ways += ["bound"] * 4
        if kind == "array":
            ways += ["count"] * 3
        if kind == "object":
            ways += ["missing"] * 3 + ["extra"] * 2 + ["name"] * (4 if pool_of(schema.get("propertyNames", {}))[1] else 0)
        way = self.change = self.random.choice(ways)
        value = self.right(schema, depth) if way in ("count", "missing", "extra", "name") else None
        if way == "null":
            return None
        if way == "other kind":
            other = self.random.choice(ANY)
            if isinstance(other, str) and key:
                self.wrong.append((key, other))
            return other
        if way == "near miss":
            text = self.random.choice(pool[1])
            self.wrong.append((key, text))
            return text
        if way == "length":
            size = self.random.choice([schema.get("minLength", 1) - 1, schema.get("maxLength", 5) + 1])
            return self.random.choice([self.text(max(size, 0)), "€" * max(size, 0)])
        if way == "other word":
            return self.random.choice(["", "x", "BASIC", "basic ", "deu", "eur", 7, 1.0, 2])
        if way == "bound":
            low, high = self.bounds(schema)
            number = self.random.choice([low - 1, high + 1, low, high, low + 0.5, "1"])
            return number if isinstance(number, (str, float)) or abs(number) < 2**53 else 0.5
        if way == "count":
            more = value + value[:1] if self.random.random() < 0.5 else value + value + value + [None]
            return self.random.choice([[], value[1:], more])
        if way == "missing":
            if value:
                del value[self.random.choice(list(value))]
            return value
        if way == "name":
            key, pool = pool_of(schema["propertyNames"])
            name = self.random.choice(pool[1])
            self.wrong.append((key, name))
            value[name] = self.value(schema.get("additionalProperties", {}), depth + 1)
            return value
        value["unknown" + self.random.choice(["", "\0", "é"])] = self.random.choice(ANY)
        return value


def make_texts(subjects):
    """The texts that are asked about: (name, text, right and wrong texts in it by pool, what was changed)."""
    chance = random.Random(SEED)
    for name, schema in subjects:
        for index in range(TEXTS):
            seed = chance.random()
            maker = Maker(schema, seed)
            value = maker.value(schema)
            if index % 2:
                maker = Maker(schema, seed, chance.randrange(maker.places or 1))
                value = maker.value(schema)
            text = json.dumps(value, ensure_ascii=chance.random() < 0.5, separators=chance.choice([(",", ":"), (", ", ": ")]))
            yield name, text, (maker.texts, maker.wrong), maker.change


def explanation(judge, texts, vouch_reads):
    right, wrong = texts
    texts = right + wrong if vouch_reads else wrong
    for row, (_, judges, keys, reads, fits) in enumerate(EXPLAINED):
        for pool, text in texts:
            if judge in judges and reads == vouch_reads and (pool == keys or keys != NUMBER and pool in keys.split("|") or
                                                            keys.startswith("^[") and pool.startswith(tuple(keys.split("|")))) and fits(text):
                return row
    return None


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", timeout=600, **options)
    return done.returncode, done.stdout, done.stderr


def differences(judge, questions, theirs, ours):
    """What is wrong where a judge and vouch differ; prints how often they do, and why."""
    faults = []
    used = collections.Counter()
    keywords = collections.Counter(word for word in theirs if word != "1")
    for (name, text, texts, change), their, our in zip(questions, theirs, ours):
        if (their == "1") == (our == "1"):
            continue
        row = explanation(judge, texts, our == "1")
        if row is None:
            faults.append(f"{name}: vouch {'reads' if our == '1' else 'refuses'}, {judge} says {their}, changed: {change}: {text[:300]}")
        else:
            used[row] += 1
    print(f"{judge}: {len(questions)} texts, refused by: {', '.join(f'{word} {count}' for word, count in sorted(keywords.items()))}")
    for row, (why, judges, *_) in enumerate(EXPLAINED):
        if judge in judges:
            print(f"{judge}: {used[row]} differences: {why}")
            if not used[row] and TEXTS == FULL:
                faults.append(f"{judge}: explains nothing: {why}")
    return faults


def ask(command, questions, folder):
    """The verdicts of a judge, or what it says where it gives none."""
    texts = folder / "texts.jsonl"
    texts.write_text("".join(json.dumps([name, text]) + "\n" for name, text, *_ in questions), encoding="utf-8")
    code, verdicts, problem = run([*command, folder / "schemas.jsonl", texts])
    verdicts = verdicts.split()
    if code or len(verdicts) != len(questions):
        return None, f"{len(verdicts)} verdicts on {len(questions)} texts: {problem.strip()[:500]}"
    return verdicts, None


def without_required(schema):
    if isinstance(schema, list):
        return [without_required(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: without_required(each) for name, each in schema.items() if name != "required" or not isinstance(each, list)}


def check_explanations(subjects, questions, ours, folder):
    """ajv, of whose schemas `required` was removed, reads texts without a member that vouch needs: nothing may explain that."""
    lines = (json.dumps(without_required(each)) + "\n" for each in subjects)
    (folder / "schemas.jsonl").write_text("".join(lines), encoding="utf-8")
    asked = [(question, our) for question, our in zip(questions, ours) if question[3] == "missing"]
    theirs, problem = ask(JUDGES[0][1], [question for question, _ in asked], folder)
    if theirs is None:
        return [f"ajv without required: {problem}"]
    differing = [question for (question, our), their in zip(asked, theirs) if our == "0" and their == "1"]
    explained = [question for question in differing if explanation("ajv", question[2], False) is not None]
    print(f"ajv without required: {len(differing)} texts without a member told apart from vouch, {len(explained)} explained")
    if not differing:
        return ["ajv without required: no text differs"]
    return [f"{name}: a missing member is explained by {texts}: {text[:300]}" for name, text, texts, _ in explained]


def check_responses(program, questions, folder):
    """What is written keeps the schema of responses: by ajv."""
    code, schemas, problem = run([program, "response"])
    if code:
        return [f"the program ended with {code}: {problem}"]
    (folder / "schemas.jsonl").write_text(schemas, encoding="utf-8")
    code, written, problem = run([program, "write"], input="".join(json.dumps([name, text]) + "\n" for name, text, *_ in questions))
    written = written.split("\n")[:-1]
    if code or len(written) != len(questions):
        return [f"{len(written)} answers of vouch on {len(questions)} texts: {problem}"]
    asked = [(name, text, texts, change) for (name, _, texts, change), text in zip(questions, written) if text]
    theirs, problem = ask(JUDGES[0][1], asked, folder)
    if theirs is None:
        return [f"ajv: responses: {problem}"]
    faults = [f"{name}: ajv refuses what vouch writes, {their}: {text[:300]}" for (name, text, texts, _), their in zip(asked, theirs)
              if their != "1" and explanation("ajv", texts, True) is None]
    print(f"ajv: {len(asked)} texts that vouch writes, {sum(their != '1' for their in theirs)} refused and explained")
    return faults


def judge(program, folder):
    code, schemas, problem = run([program, "request"])
    if code:
        return [f"the program ended with {code}: {problem}"]
    (folder / "schemas.jsonl").write_text(schemas, encoding="utf-8")
    subjects = [json.loads(line) for line in schemas.splitlines()]
    questions = list(make_texts(subjects))
    code, ours, problem = run([program, "read"], input="".join(json.dumps([name, text]) + "\n" for name, text, *_ in questions))
    ours = ours.split()
    if code or len(ours) != len(questions):
        return [f"{len(ours)} verdicts of vouch on {len(questions)} texts: {problem}"]

    faults = []
    for name, _ in subjects:
        read = sum(our == "1" for (of, *_), our in zip(questions, ours) if of == name)
        if not 0.2 < read / TEXTS < 0.99:
            faults.append(f"{name}: {read} of {TEXTS} read: both verdicts are wanted")
    for name, command, step in JUDGES:
        if name == "jsonschema" and run([command[0], "-c", "import jsonschema"])[0]:
            print("jsonschema: there is no python3-jsonschema: not asked")
            continue
        theirs, problem = ask(command, questions[::step], folder)
        faults += [f"{name}: {problem}"] if theirs is None else differences(name, questions[::step], theirs, ours[::step])
    return faults + check_explanations(subjects, questions, ours, folder) + check_responses(program, questions, folder)


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    compiler = arguments.compilers[0]
    if sum("ajv" in judges for _, judges, *_ in EXPLAINED) >= 10:
        print("schema_judges: too many explanations")
        return 1
    _, problem = npm_packages.fetch(FOLDER)
    if problem:
        print(f"schema_judges: {problem}: nothing judged")
        return npm_packages.SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "schemas"
        code, output = compilers.call([*compiler, "-std=c++20", "-O1", "-Iinclude", "-o", program, FOLDER / "schemas.cpp"],
                                      cwd=compilers.ROOT)
        if code:
            print(f"schema_judges: the program does not compile\n{compilers.gist(output)}")
            return 1
        faults = judge(program, pathlib.Path(folder))
    for fault in faults[:40]:
        print(fault)
    print(f"schema_judges: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
