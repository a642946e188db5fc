# SPDX-License-Identifier: BSL-1.0
"""Documents in a row: lines, each judged by json.loads; values without anything between them; records.

What is expected is a list of [line, value], with None for a value that is refused, or None where no document is taken.
"""

import json


def object_of(random):
    made = {"x": random.randrange(-100, 100)}
    if random.randrange(2):
        made["list"] = [random.randrange(10) for _ in range(random.randrange(4))]
    return made


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def point_in(text):
    """The value of a text that is a point, else None."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) and isinstance(value.get("x"), int) else None


def taken(expected):
    return expected if any(value is not None for _, value in expected) else None


def lines(random):
    """Good lines, lines of another type and blank ones, indented; or not indented, and some of them cut off."""
    cuts = random.randrange(2)
    texts = []
    for _ in range(random.randrange(1, 7)):
        text = compact(object_of(random))
        way = random.randrange(6)
        if way == 0:
            text = ""
        elif way == 1:
            text = random.choice(['{"x":"1"}', "[1]", "{}", "null", '{"x":1.5}', "# comment", '{"x":NaN}', '"text"', "1"])
        elif way < 4 and cuts:
            text = text[: random.randrange(len(text))]
        texts.append(text if cuts else random.choice(["", " ", "\t"]) + text)
    expected = [[number, point_in(text)] for number, text in enumerate(texts, 1) if text.strip()]
    return random.choice(["\n", "\r\n"]).join(texts) + random.choice(["", "\n"]), taken(expected)


def values(random):
    """Values of any kind that may touch if both ends are sure; then perhaps a broken one, which ends the line."""
    text, expected, touches = "", [], True
    for _ in range(random.randrange(5)):
        value = random.choice([object_of(random), [1, [2, {}]], "a \"b\"", 17, -1.5, True, False, "", [], {}])
        written = compact(value)
        text += random.choice(["", " ", "\n", "\t\n "] if touches else [" ", "\n", "\t\n "]) + written
        expected.append([text.count("\n") + 1, value])
        touches = written[-1] in '}]"'
    if random.randrange(3) == 0:
        text += " " + random.choice(["{", '{"a"}', "[1,]", '"\\x"', "nul", "01", ",", "'a'", '{"a":1,}'])
        expected.append([text.count("\n") + 1, None])
    return text, taken(expected)


def records(random):
    """Records as in RFC 7464, indented or not, some of them cut off."""
    text, expected = "", []
    for _ in range(random.randrange(1, 5)):
        value = object_of(random)
        written = json.dumps(value, indent=random.choice([None, 1]))
        line = text.count("\n") + 1
        if random.randrange(3) == 0:
            written = written[: random.randrange(1, len(written))]
            value = None
        text += "\x1e" + written + "\n"
        expected.append([line, value])
    return text, taken(expected)


def cases(random):
    while True:
        yield "lines", *lines(random)
        yield "values", *values(random)
        yield "records", *records(random)
