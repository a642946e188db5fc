# SPDX-License-Identifier: BSL-1.0
"""Unions in each of their forms, judged by json: texts are lists of members, so that a name may stand twice, in any order.

A shape here is a function that gives the value which is expected of a JSON value, or raises Refused.
"""

import json

WORDS = ["point", "label", "circle", "ring", "disc", "line", "none", "list", "flag", "texts", "new", "", "is"]
NAMES = ["is", "of", "x", "y", "r", "text", "length", "content", "more"]


class Refused(Exception):
    pass


class Members(list):
    """An object: its members in their order, repeated ones too."""


def names(value):
    return [name for name, _ in value]


def parsed(value):
    """The value as json.loads gives it, the last of repeated members."""
    if isinstance(value, Members):
        return {name: parsed(inner) for name, inner in value}
    return [parsed(item) for item in value] if isinstance(value, list) else value


def spell(random, value):
    """JSON text of a value, with white space and escapes now and then."""
    gap = random.choice(["", "", "", " ", "\n\t"])
    if isinstance(value, Members):
        return "{" + gap + ("," + gap).join(spell(random, name) + gap + ":" + spell(random, inner) for name, inner in value) + gap + "}"
    if isinstance(value, list):
        return "[" + gap + ("," + gap).join(spell(random, item) for item in value) + gap + "]"
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value and random.random() < 0.1:
        return f'"\\u{ord(value[0]):04x}' + text[2:]
    return text


def integer(value):
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused
    return value


def boolean(value):
    if not isinstance(value, bool):
        raise Refused
    return value


def string(value):
    if not isinstance(value, str):
        raise Refused
    return value


def items(read):
    def of(value):
        if isinstance(value, Members) or not isinstance(value, list):
            raise Refused
        return [read(item) for item in value]
    return of


def struct(required, optional=None, tag=None):
    """An object with declared members; others are ignored. `tag` is a member that is there and not declared."""
    def of(value):
        if not isinstance(value, Members):
            raise Refused
        found = {}
        for name, inner in value:
            read = required.get(name) or (optional or {}).get(name)
            if (read or name == tag) and name in found:
                raise Refused
            if read or name == tag:
                found[name] = read(inner) if read else inner
        if not required.keys() <= found.keys():
            raise Refused
        return found
    return of


POINT = {"x": integer}, {"y": boolean}
LABEL = ({"text": string},)


def tag_of(value, tag):
    """The first member of that name, as a reader of any order finds it."""
    if not isinstance(value, Members):
        raise Refused
    word = next((inner for name, inner in value if name == tag), None)
    if not isinstance(word, str):
        raise Refused
    return word


def read_inside(value):
    word = tag_of(value, "is")
    if word not in ("point", "label"):
        raise Refused
    return struct(*(POINT if word == "point" else LABEL), **({"tag": "is"}))(value)


def read_declared(value):
    word = tag_of(value, "is")
    if word in ("circle", "ring"):
        return struct({"r": integer, "is": string})(value)
    if word == "line":
        return struct({"is": string}, {"length": integer})(value)
    raise Refused


def read_null(value):
    if value is not None:
        raise Refused
    return None


def split(value):
    """Tag and content of an object that has each at most once; the content is in a list, empty where there is none."""
    word = tag_of(value, "is")
    if names(value).count("is") > 1 or names(value).count("of") > 1:
        raise Refused
    return word, [inner for name, inner in value if name == "of"]


def read_beside(value):
    word, content = split(value)
    reads = {"point": struct(*POINT), "none": read_null, "list": items(integer), "label": struct(*LABEL)}
    if word not in reads or (not content and word != "none"):
        raise Refused
    read = [reads[word](inner) for inner in content]
    return {"is": word} if word == "none" else {"is": word, "of": read[0]}


def only_member(value):
    if not isinstance(value, Members) or len(value) != 1:
        raise Refused
    return value[0]


def read_named(value):
    word, inner = only_member(value)
    reads = {"point": struct(*POINT), "flag": boolean, "texts": items(string)}
    if word not in reads:
        raise Refused
    return {word: reads[word](inner)}


def read_untagged(value):
    if isinstance(value, Members):
        return struct(*POINT)(value)
    if isinstance(value, list):
        return items(boolean)(value)
    if isinstance(value, float):
        raise Refused
    return value


def other_inside(value):
    return struct(*POINT, tag="is")(value) if tag_of(value, "is") == "point" else parsed(value)


def other_beside(value):
    word, content = split(value)
    if word != "point":
        return {"is": word} | ({"of": parsed(content[0])} if content else {})
    if not content:
        raise Refused
    return {"is": word, "of": struct(*POINT)(content[0])}


def other_named(value):
    word, inner = only_member(value)
    return {word: struct(*POINT)(inner) if word == "point" else parsed(inner)}


def read_node(value):
    return struct({"content": read_child})(value)


def read_child(value):
    if isinstance(value, Members):
        return read_node(value)
    return items(read_node)(value) if isinstance(value, list) else integer(value)


def scalar(random):
    return random.choice([None, True, False, 0, 7, -3, 2.5, "", "text", "point"])


def anything(random, depth=0):
    way = random.random() if depth < 3 else 0
    if way < 0.6:
        return scalar(random)
    if way < 0.8:
        return [anything(random, depth + 1) for _ in range(random.randrange(3))]
    return Members((random.choice(NAMES), anything(random, depth + 1)) for _ in range(random.randrange(4)))


def disturbed(random, members):
    """Members in another order, and now and then one more, one less or one that is something else."""
    members = Members(members)
    if random.random() < 0.5:
        random.shuffle(members)
    way = random.random()
    if way < 0.1:
        members.insert(random.randrange(len(members) + 1), (random.choice(NAMES), anything(random)))
    elif way < 0.15 and members:
        members.insert(random.randrange(len(members) + 1), random.choice(members))
    elif way < 0.2 and members:
        del members[random.randrange(len(members))]
    elif way < 0.25 and members:
        at = random.randrange(len(members))
        members[at] = (members[at][0], anything(random))
    elif way < 0.3:
        members.insert(random.randrange(len(members) + 1), ("more", anything(random)))
    return members


def make_point(random):
    return disturbed(random, [("x", random.randrange(-9, 9))] + ([("y", random.random() < 0.5)] if random.random() < 0.5 else []))


def make_label(random):
    return disturbed(random, [("text", random.choice(["", "a", "\u00e4\"\\", "is"]))])


def with_tag(random, members, word):
    return disturbed(random, [("is", word if random.random() < 0.9 else random.choice(WORDS)), *members])


def make_inside(random):
    return with_tag(random, *random.choice([(make_point(random), "point"), (make_label(random), "label")]))


def make_declared(random):
    if random.random() < 0.5:
        return with_tag(random, [("r", random.randrange(9))], random.choice(["circle", "ring"]))
    return with_tag(random, [("length", 5)] if random.random() < 0.5 else [], "line")


def make_beside(random):
    word, content = random.choice([("point", make_point(random)), ("none", None), ("list", [1, 2]), ("label", make_label(random))])
    return with_tag(random, [] if word == "none" and random.random() < 0.5 else [("of", content)], word)


def make_named(random):
    word, content = random.choice([("point", make_point(random)), ("flag", True), ("texts", ["a", "b"])])
    return disturbed(random, [(word if random.random() < 0.9 else random.choice(WORDS), content)])


def make_untagged(random):
    return random.choice([make_point(random), scalar(random), [True, False], anything(random)])


def make_others(random):
    made = [("inside", with_tag(random, make_point(random), random.choice(["point", "new"]))),
            ("beside", with_tag(random, [("of", make_point(random))], random.choice(["point", "new"]))),
            ("named", disturbed(random, [(random.choice(["point", "new"]), make_point(random))]))]
    return Members(random.sample(made, random.randrange(1, 4)))


def make_node(random, depth=0):
    way = random.random() if depth < 4 else 0
    if way < 0.3:
        content = random.randrange(9)
    elif way < 0.7:
        content = [make_node(random, depth + 1) for _ in range(random.randrange(3))]
    else:
        content = make_node(random, depth + 1)
    return disturbed(random, [("content", content)]) if random.random() < 0.5 else Members([("content", content)])


def read_others(value):
    return struct({}, {"inside": other_inside, "beside": other_beside, "named": other_named})(value)


SHAPES = {
    "inside": (make_inside, read_inside), "declared": (make_declared, read_declared), "beside": (make_beside, read_beside),
    "named": (make_named, read_named), "untagged": (make_untagged, read_untagged), "others": (make_others, read_others),
    "boxed": (make_node, read_node),
}


def cases(random):
    while True:
        for shape, (make, read) in SHAPES.items():
            value = make(random)
            try:
                expected = read(value)
            except Refused:
                expected = None
            if shape == "untagged" and value is None:
                continue  # the judge's word for a refused text
            yield shape, spell(random, value), expected
