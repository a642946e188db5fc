# SPDX-License-Identifier: BSL-1.0
"""IP addresses, judged by ipaddress."""

import ipaddress
import json


def some_ipv4(random):
    return ".".join(str(random.choice([0, random.randrange(256), random.randrange(240, 262)])) for _ in range(4))


def some_ipv6(random):
    group = [lambda: "0", lambda: "0000", lambda: "ffff", lambda: f"{random.randrange(2**16):x}", lambda: f"{random.randrange(2**16):04X}"]
    groups = [random.choice(group)() if random.random() < 0.5 else "0" for _ in range(8)]
    if random.random() < 0.2:
        groups[:6] = ["0"] * 5 + ["ffff"]
    if random.random() < 0.3:
        groups[6:] = [some_ipv4(random)]
    if random.random() < 0.7:
        begin, end = sorted(random.choices(range(len(groups) + 1), k=2))
        return ":".join(groups[:begin]) + "::" + ":".join(groups[end:])
    return ":".join(groups)


def damaged(random, text):
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(["", "0", ":", ".", "::", "g", "1", " ", "%1", "٣"]) + text[at + random.randrange(2):]


def canonical(text):
    """None for what is no address. Python 3.13 and later print IPv4-mapped addresses as RFC 5952 does, earlier ones do not."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    if address.scope_id is not None:
        return None
    return f"::ffff:{address.ipv4_mapped}" if address.ipv4_mapped else address.compressed


def cases(random):
    while True:
        text = random.choice([some_ipv4, some_ipv6, some_ipv6])(random)
        if random.random() < 0.3:
            text = damaged(random, text)
        yield "ip_address", json.dumps(text), canonical(text)
