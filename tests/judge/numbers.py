# SPDX-License-Identifier: BSL-1.0
"""Integers of several sizes and exact decimals, judged by int and decimal."""

import decimal
import json


def spell(random, number):
    """A number in one of the ways that JSON has."""
    way = random.randrange(4)
    if way == 0:
        return f"{number}.0"
    if way == 1 and number % 10 == 0 and number:
        return f"{number // 10}e1"
    return str(number)


def cases(random):
    while True:
        numbers = [random.randrange(-140, 140) for _ in range(random.randrange(4))]
        fits = all(-128 <= number <= 127 for number in numbers)
        yield "int8s", "[" + ",".join(spell(random, number) for number in numbers) + "]", numbers if fits else None
        number = random.choice([random.randrange(2**65), 2**64 - random.randrange(3), -random.randrange(3)])
        yield "uint64", spell(random, number), number if 0 <= number < 2**64 else None
        digits = str(random.randrange(10 ** random.randrange(1, 38)))
        text = random.choice(["", "-"]) + digits + random.choice(["", f".{random.randrange(1000):03}"])
        significant = text.replace(".", "").lstrip("-0")
        yield "decimal", text, decimal.Decimal(text) if len(significant) <= 34 else None
