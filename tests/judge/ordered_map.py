# SPDX-License-Identifier: BSL-1.0
"""Objects whose names come twice or not, with the order that json.loads sees."""

import json


def name_of(random):
    return "".join(random.choice(["a", "b", "\u00e4", "\n", '"', "\U0001f600", "", "\0"]) for _ in range(random.randrange(5)))


def text_of(random, pairs):
    """The object of these pairs, with names escaped or not."""
    members = (json.dumps(name, ensure_ascii=random.randrange(2) == 0) + ":" + value for name, value in pairs)
    return "{" + random.choice([",", " , "]).join(members) + "}"


def cases(random):
    while True:
        pairs = [(name_of(random), str(random.randrange(99))) for _ in range(random.choice([0, 2, 5, 9, 30]))]
        if random.randrange(3):
            pairs = list(dict(pairs).items())
        text = text_of(random, pairs)
        found = json.loads(text, object_pairs_hook=lambda each: [list(pair) for pair in each])
        different = len({name for name, _ in found}) == len(found)
        yield "entries", text, found if different else None

        outer = [(name_of(random), text_of(random, [(name_of(random), "1") for _ in range(2)])) for _ in range(3)]
        text = text_of(random, outer)
        repeated = []
        value = json.loads(text, object_pairs_hook=lambda each: repeated.append(len(dict(each)) != len(each)) or dict(each))
        yield "again", text, None if any(repeated) else value
