#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Random account numbers, codes of banks and companies and language tags, judged by python3-stdnum and by the lists of iso-codes.

As tests/judge.py, with judges that Python's standard library lacks; without them the test is skipped.
"""

import json
import pathlib
import re
import string
import sys
import tempfile

import compilers
import judge

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's packages, for a Python that is not Debian's
try:
    import stdnum
    from stdnum import bic, iban, lei, numdb
except ImportError:
    stdnum = None

ISO_CODES = pathlib.Path("/usr/share/iso-codes/json")
PROGRAM = "tests/judge/codes/codes.cpp"
CAPITALS = string.ascii_uppercase
BOTH = string.digits + CAPITALS
KINDS = {"n": string.digits, "a": CAPITALS, "c": BOTH}
# What release 102 of the IBAN registry has and the list of python3-stdnum 1.18 does not.
LATER_COUNTRIES = {"FK", "HN", "MN", "NI", "OM", "SO", "YE"}
M49_REGIONS = {"001", "002", "003", "005", "009", "011", "013", "014", "015", "017", "018", "019", "021", "029", "030", "034", "035",
               "039", "053", "054", "057", "061", "142", "143", "145", "150", "151", "154", "155", "202", "419"}
SKIPPED = 77


def entries(name):
    return json.loads((ISO_CODES / f"iso_{name}.json").read_text(encoding="utf-8"))[name]


def some(random, characters, count):
    return "".join(random.choices(characters, k=count))


def damaged(random, text):
    """One character changed, inserted or taken out, two swapped, or another letter case."""
    at = random.randrange(len(text))
    way = random.randrange(6)
    if way == 0:
        return text[:at] + random.choice(BOTH + "a -.\n") + text[at + 1:]
    if way == 1:
        return text[:at] + random.choice(BOTH + " -") + text[at:]
    if way == 2:
        return text[:at] + text[at + 1:]
    if way == 3:
        return text[:at] + text[at + 1:at + 2] + text[at] + text[at + 2:]
    if way == 4:
        return text[:at] + text[at].swapcase() + text[at + 1:]
    return text[:at] + random.choice(string.digits if text[at].isdigit() else CAPITALS) + text[at + 1:]


def of_another_structure(random, text):
    """A character of another kind, one more or one less."""
    at = random.randrange(len(text))
    other = random.choice([each for each in (string.digits, CAPITALS) if text[at] not in each])
    return text[:at] + random.choice([random.choice(other), random.choice(other), "", text[at] + "0"]) + text[at + 1:]


def check_digits_of(text):
    """Those that are right at the end of `text`."""
    return f"{98 - int(''.join(str(int(each, 36)) for each in text) + '00') % 97:02}"


def may_be_check_digits(text):
    """ISO 7064 computes 02 to 98; python3-stdnum takes 00, 01 and 99 for 97, 98 and 02."""
    return text.isdigit() and 2 <= int(text) <= 98


class codes_of_stdnum:
    def __init__(self):
        known = numdb.get("iban")
        pairs = (first + second for first in CAPITALS for second in CAPITALS)
        found = {pair: known.info(pair)[0][1].get("bban") for pair in pairs}
        self.structures = {pair: bban for pair, bban in found.items() if bban}
        self.countries = {entry["alpha_2"] for entry in entries("3166-1")} | {"XK"}

    def ibans(self, random):
        while True:
            country = random.choice([*self.structures])
            parts = re.findall(r"(\d+)!([nac])", self.structures[country])
            bban = "".join(some(random, KINDS[kind], int(count)) for count, kind in parts)
            way = random.randrange(4)
            bban = of_another_structure(random, bban) if way < 2 else bban
            text = country + check_digits_of(bban + country) + bban
            text = damaged(random, text) if way == 2 else text
            if text[:2] in LATER_COUNTRIES - self.structures.keys():
                continue
            is_electronic = re.fullmatch("[A-Z]{2}[0-9]{2}[0-9A-Z]+", text) and may_be_check_digits(text[2:4])
            yield text, text if is_electronic and iban.is_valid(text, check_country=False) else None

    def bics(self, random):
        countries = sorted(self.countries) + ["AA", "ZZ", "UK", "EU"] * 10
        while True:
            text = some(random, random.choice([CAPITALS, BOTH]), 4) + random.choice(countries) + some(random, BOTH, 2)
            text += random.choice(["", some(random, BOTH, 3)])
            text = damaged(random, text) if random.random() < 0.5 else text
            # digits may stand among the first four; python3-stdnum has it as before 2014
            as_before = re.sub("[0-9]", "A", text[:4]) + text[4:]
            is_bic = re.fullmatch("[0-9A-Z]+", text) and text[4:6] in self.countries and bic.is_valid(as_before)
            yield text, text if is_bic else None

    def leis(self, random):
        while True:
            text = some(random, BOTH, 18)
            text = of_another_structure(random, text) if random.random() < 0.2 else text
            text += check_digits_of(text)
            text = damaged(random, text) if random.random() < 0.5 else text
            # python3-stdnum 1.18 does not look at the length
            is_lei = re.fullmatch("[0-9A-Z]{18}[0-9]{2}", text) and may_be_check_digits(text[18:]) and lei.is_valid(text)
            yield text, text if is_lei else None


class languages_of_iso_codes:
    def __init__(self):
        lists = entries("639-2") + entries("639-3")
        self.two = {entry["alpha_2"] for entry in lists if "alpha_2" in entry}
        self.three = {entry["alpha_3"] for entry in entries("639-3")}
        self.synonyms = {entry[key] for entry in lists if "alpha_2" in entry for key in ("alpha_3", "bibliographic") if key in entry}
        self.countries = {entry["alpha_2"] for entry in entries("3166-1")} | {"XK"}

    def canonical(self, text):
        found = re.fullmatch("([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", text, re.IGNORECASE | re.ASCII)
        if not found:
            return None
        language, script, region = found.groups(default="")
        language, script, region = language.lower(), script.title(), region.upper()
        if (len(language) == 2 and language not in self.two) or language in self.synonyms:
            return None
        if region and region not in self.countries | M49_REGIONS:
            return None
        return "-".join(filter(None, [language, script, region]))

    def tags(self, random):
        two, three, countries, regions = (sorted(each) for each in (self.two, self.three, self.countries, M49_REGIONS))
        while True:
            parts = [random.choice([random.choice(two), random.choice(three), some(random, string.ascii_lowercase, 2)])]
            if random.random() < 0.5:
                parts.append(some(random, string.ascii_letters, random.choice([4, 4, 4, 3, 5])))
            if random.random() < 0.7:
                parts.append(random.choice([random.choice(countries), random.choice(regions), some(random, BOTH, random.randrange(2, 4))]))
            text = "-".join(parts)
            text = random.choice([text, text, text.lower(), text.upper(), damaged(random, text)])
            yield text, self.canonical(text)


def cases(random):
    banks, languages = codes_of_stdnum(), languages_of_iso_codes()
    shapes = {"iban": banks.ibans(random), "bic": banks.bics(random), "lei": banks.leis(random), "language": languages.tags(random)}
    while True:
        for shape, texts in shapes.items():
            text, expected = next(texts)
            yield shape, json.dumps(text), expected


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    if stdnum is None or not ISO_CODES.is_dir():
        print("judge_codes: not judged: python3-stdnum or iso-codes is not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/codes"
        command = [*arguments.compilers[0], "-std=c++20", "-O1", "-Iinclude", "-o", program, PROGRAM]
        code, output = compilers.call(command, cwd=compilers.ROOT)
        faults = [f"does not compile\n{compilers.gist(output)}"] if code else judge.faults_of("codes", cases, program)
    for fault in faults[:40]:
        print(fault)
    print(f"judge_codes: by python3-stdnum {stdnum.__version__}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
