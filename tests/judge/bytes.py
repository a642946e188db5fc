# SPDX-License-Identifier: BSL-1.0
"""Bytes in base64, judged by base64: a text is taken exactly if it is what its bytes are encoded as."""

import base64
import binascii
import json


def encoded(data, url, padded):
    text = (base64.urlsafe_b64encode if url else base64.b64encode)(data).decode()
    return text if padded else text.rstrip("=")


def judged(text, url, padded):
    """The text, if it is the one text of its bytes."""
    full = text if padded else text + "=" * (-len(text) % 4)
    try:
        data = base64.b64decode(full, b"-_" if url else b"+/", validate=True)
    except (binascii.Error, ValueError):
        return None
    return text if encoded(data, url, padded) == text else None


def damaged(random, text):
    if random.randrange(2) or not text:
        return text
    at = random.randrange(len(text) + 1)
    way = random.randrange(4)
    if way == 3:
        return text.rstrip("=") + "=" * random.randrange(4)
    return text[:at] + (random.choice("ABZaz09+/-_= \n.\u00e4") if way else "") + text[at + (way != 1):]


def cases(random):
    while True:
        data = random.randbytes(random.randrange(20))
        for shape, url, padded in (("base64", False, True), ("base64url", True, False), ("base64url_padded", True, True)):
            text = damaged(random, encoded(data, random.randrange(8) == 0 if not url else random.randrange(8) != 0, padded))
            yield shape, json.dumps(text), judged(text, url, padded)
        names = [damaged(random, encoded(random.randbytes(random.randrange(3)), False, True)) for _ in range(random.randrange(4))]
        right = len(set(names)) == len(names) and all(judged(name, False, True) is not None for name in names)
        yield "keys", "{" + ",".join(f"{json.dumps(name)}:true" for name in names) + "}", {name: True for name in names} if right else None
