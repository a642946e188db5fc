# SPDX-License-Identifier: BSL-1.0
"""Types that are other types in JSON, with rules of their own and of the member, judged by the same rules in Python."""

import json


def is_even(value):
    return type(value) is int and value % 2 == 0


def is_rising(value):
    return isinstance(value, list) and all(map(is_even, value)) and all(left < right for left, right in zip(value, value[1:]))


def even(random):
    """Mostly an even number."""
    return random.choice(["x", None, 3, -1]) if random.randrange(12) == 0 else 2 * random.randrange(-2, 7)


def rising(random):
    numbers = [even(random) for _ in range(random.randrange(4))]
    return sorted(numbers) if all(type(number) is int for number in numbers) and random.randrange(4) else numbers


def key_of(name):
    """The number that a name is, spelled as Python does; None for any other name."""
    digits = name.removeprefix("-")
    return int(name) if digits.isascii() and digits.isdigit() and str(int(name)) == name else None


def are_keys(names):
    return all(key_of(name) is not None and is_even(key_of(name)) for name in names)


def keyed(random, value):
    names = [random.choice([str(even(random)), str(even(random)), f"0{random.randrange(3)}"]) for _ in range(random.randrange(3))]
    return {name: value(random) for name in dict.fromkeys(names)}


def cases(random):
    while True:
        value = even(random) if random.randrange(2) else random.randrange(-9, 9)
        yield "even", json.dumps(value), value if is_even(value) else None
        value = rising(random)
        yield "rising", json.dumps(value), value if is_rising(value) else None
        value = keyed(random, even)
        yield "keys", json.dumps(value), value if are_keys(value) and all(map(is_even, value.values())) else None
        value = {"number": even(random)}
        if random.randrange(2):
            value["other"] = even(random)
        value["list"] = random.choice([None, rising(random)])
        value["by_number"] = keyed(random, rising)
        right = is_even(value["number"]) and 0 <= value["number"] <= 10 and ("other" not in value or is_even(value["other"]))
        kept = value["list"]
        right = right and (kept is None or (is_rising(kept) and len(kept) <= 2 and all(number >= 0 for number in kept)))
        right = right and are_keys(value["by_number"]) and all(map(is_rising, value["by_number"].values()))
        yield "sample", json.dumps(value), value if right else None
