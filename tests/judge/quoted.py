# SPDX-License-Identifier: BSL-1.0
"""Numbers and booleans with and without quotes, judged by json, int, float and decimal: what stands in the quotes is JSON, too."""

import decimal
import json
import re

SPACE = " \t\n\r"


def load(text):
    """The value of a JSON text without white space around it; raises ValueError for any other text."""
    if text.strip(SPACE) != text:
        raise ValueError(text)
    return json.loads(text, parse_float=decimal.Decimal, parse_constant=refuse)


def refuse(constant):
    raise ValueError(constant)


def unquoted(text):
    """The number or boolean of a text, be it in quotes or not; None for anything else."""
    try:
        value = load(text.strip(SPACE))
        return load(value) if isinstance(value, str) else value
    except ValueError:
        return None


def is_number(value):
    return isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool)


def integer(text, least, most):
    value = unquoted(text)
    if not is_number(value) or decimal.Decimal(value).to_integral_value() != value:
        return None
    return int(value) if least <= value <= most else None


def spell(random, number):
    way = random.randrange(6)
    if way == 0:
        return f"{number}.0"
    if way == 1:
        return f"{number}.5"
    if way == 2:
        return f"{number}0e-1"
    return str(number)


def damaged(random, text, likely):
    if random.randrange(3):
        return text
    at = random.randrange(len(text) + 1)
    way = random.randrange(3)
    return text[:at] + (random.choice(likely) if way else "") + text[at + (way != 1):]


def in_quotes(random, text):
    way = random.randrange(4)
    if way == 0:
        return text
    if way == 1:
        return '"' + "".join(f"\\u{ord(byte):04x}" if random.randrange(4) == 0 else byte for byte in text) + '"'
    return json.dumps(text)


def number_text(random, number):
    text = damaged(random, spell(random, number), "0123456789-+.eE x")
    if re.search(r"[eE][+-]?\d{6}", text):  # beyond what decimal can hold
        text = text.replace("e", "").replace("E", "")
    return in_quotes(random, text)


def near(random, *bounds):
    return random.choice([random.randrange(-300, 300), random.choice(bounds) + random.randrange(-2, 3), random.randrange(-(2**64), 2**65)])


def cases(random):
    while True:
        for shape, least, most in (("int64", -(2**63), 2**63 - 1), ("bare uint64", 0, 2**64 - 1), ("int8", -128, 127)):
            text = number_text(random, random.choice([near(random, least, most), random.randrange(least, most + 1)]))
            value = integer(text, least, most)
            yield shape, text, value if value is None or shape.startswith("bare") else str(value)
        for shape in ("bool", "bare bool"):
            text = in_quotes(random, damaged(random, random.choice(["true", "false"]), "truefalsTF 01"))
            value = unquoted(text)
            value = value if isinstance(value, bool) else None
            yield shape, text, value if value is None or shape == "bare bool" else json.dumps(value)
        text = number_text(random, random.choice([random.randrange(10**6), f"{random.uniform(-9, 9):.5f}".rstrip("0") + "1"]))
        value = unquoted(text)
        fits = is_number(value) and abs(value) < decimal.Decimal("1e300")
        yield "bare double", text, decimal.Decimal(repr(float(value))) if fits else None
        text = number_text(random, random.randrange(10 ** random.randrange(1, 36)))
        value = unquoted(text)
        fits = is_number(value) and len(decimal.Decimal(value).as_tuple().digits) <= 34 and decimal.Decimal(value).adjusted() < 6145
        yield "bare decimal", text, value if fits else None
        text = number_text(random, random.choice([-2, -1, 0, 1, 6, 7, 8]))
        value = integer(text, -128, 127)
        yield "enumeration", text, str(value) if value in (-1, 0, 7) else None
        parts = [random.choice([number_text(random, near(random, 2**31)), "true", "false"]) for _ in range(random.randrange(3))]
        values = [load(part) if part in ("true", "false") else integer(part, -(2**31), 2**31 - 1) for part in parts]
        values = [value if value is None or isinstance(value, bool) else str(value) for value in values]
        yield "variants", "[" + ",".join(parts) + "]", None if None in values else values
        names = [damaged(random, str(near(random, 2**15, -(2**15))), "0123456789-+. ") for _ in range(random.randrange(3))]
        # one spelling for each value: that of str()
        right = all(name.lstrip("-").isascii() and name.lstrip("-").isdigit() and str(int(name)) == name and -(2**15) <= int(name) < 2**15
                    if name.count("-") <= 1 else False for name in names)
        right = right and len(set(names)) == len(names)
        yield "keys", "{" + ",".join(f"{json.dumps(name)}:true" for name in names) + "}", {name: True for name in names} if right else None
