# SPDX-License-Identifier: BSL-1.0
"""Times as numbers and texts, judged by int, float, datetime and, for durations, a regular expression of ISO 8601."""

import datetime
import decimal
import json
import math
import re

LEAST, MOST = -(2**63), 2**63 - 1
# A component may be left out; the smallest may have a fraction.
DURATION = re.compile(
    r"P(?=.)(?:(?P<W>\d+(?:[.,]\d+)?)W|(?:(?P<Y>\d+(?:[.,]\d+(?=Y$))?)Y)?(?:(?P<M>\d+(?:[.,]\d+(?=M$))?)M)?(?:(?P<D>\d+(?:[.,]\d+(?=D$))?)D)?"
    r"(?:T(?=.)(?:(?P<h>\d+(?:[.,]\d+(?=H$))?)H)?(?:(?P<m>\d+(?:[.,]\d+(?=M$))?)M)?(?:(?P<s>\d+(?:[.,]\d+)?)S)?)?)", re.ASCII)


def damaged(random, text, likely="0123456789-:.TPYMWDHSZ, +e"):
    """The text as it is, or with a character changed, inserted or removed."""
    if random.randrange(2):
        return text
    at = random.randrange(len(text) + 1)
    way = random.randrange(3)
    byte = random.choice(likely)
    return text[:at] + (byte if way else "") + text[at + (way != 1):]


def duration_of(text):
    """What the text is as vouch writes it, or None."""
    found = DURATION.fullmatch(text)
    if not found:
        return None
    parts = {}
    for unit, number in found.groupdict().items():
        if number is not None:
            whole, _, fraction = number.replace(",", ".").partition(".")
            fraction = fraction.rstrip("0")
            if int(whole) >= 2**32 or len(fraction) > 9:
                return None
            parts[unit] = str(int(whole)) + ("." + fraction if fraction else "")
    for first, between, last in (("Y", "M", "D"), ("h", "m", "s")):
        if first in parts and last in parts:
            parts.setdefault(between, "0")
    date = "".join(parts[unit] + unit for unit in "YMWD" if unit in parts)
    time = "".join(parts[unit] + unit.upper() for unit in "hms" if unit in parts)
    return "P" + date + ("T" + time if time else "")


def made_duration(random):
    if random.randrange(8) == 0:
        return f"P{random.randrange(100)}W"
    date = "".join(f"{random.randrange(100)}{unit}" for unit in "YMD" if random.randrange(2))
    time = "".join(f"{random.choice([0, 1, 59, 60, 2**32 - 1, 2**32])}{unit}" for unit in "HMS" if random.randrange(2))
    if time and random.randrange(3) == 0:
        time = f"{time[:-1]}{random.choice('.,')}{random.randrange(10 ** random.randrange(1, 11))}{time[-1]}"
    return "P" + date + ("T" + time if time or random.randrange(20) == 0 else "")


def date_of(text, pattern):
    """Python takes other spellings, too: the shape of the text is asked first. It has no year 0, which has the days of 2000."""
    if not re.fullmatch(pattern, text, re.ASCII):
        return None
    year = text[:4] if text[:4] != "0000" else "2000"
    try:
        datetime.date.fromisoformat((year + text[4:])[:10] if len(text) > 7 else year + text[4:] + "-01")
    except ValueError:
        return None
    return text


def time_of(text):
    found = re.fullmatch(r"(\d\d:\d\d:\d\d)(?:\.(\d+))?", text, re.ASCII)
    if not found:
        return None
    try:
        datetime.time.fromisoformat(found[1])
    except ValueError:
        return None
    fraction = (found[2] or "").rstrip("0")
    if len(fraction) > 9:
        return None
    return found[1] + ("." + fraction.ljust(-(-len(fraction) // 3) * 3, "0") if fraction else "")


def integer_of(text):
    """The integer that a JSON number is, if 64 bits hold it."""
    try:
        value = json.loads(text, parse_float=decimal.Decimal, parse_constant=lambda _: None)
    except (ValueError, decimal.InvalidOperation):  # an exponent beyond 10^18
        return None
    if isinstance(value, bool) or not isinstance(value, (int, decimal.Decimal)) or decimal.Decimal(value).to_integral_value() != value:
        return None
    return int(value) if LEAST <= value <= MOST else None


def float_of(text):
    try:
        value = json.loads(text, parse_constant=lambda _: None)
    except ValueError:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return decimal.Decimal(repr(float(value))) if math.isfinite(float(value)) else None


def cases(random):
    while True:
        for shape in ("epoch_seconds", "epoch_milliseconds", "milliseconds"):
            number = random.choice([random.randrange(LEAST - 10**18, MOST + 10**18), random.randrange(-10**10, 10**10), LEAST - random.randrange(2),
                                    MOST + random.randrange(2)])
            text = damaged(random, random.choice([str(number), f"{number}.0", f"{number}.5", f"{number % 1000}e2", f"{number % 1000}0e-1"]), "0123456789-.e+")
            yield shape, text, integer_of(text)
        text = damaged(random, random.choice([str(random.randrange(10**6)), f"{random.uniform(-1000, 1000):.6}", f"-{random.random()!r}",
                                              f"{random.randrange(99)}e{random.randrange(-9, 9)}"]), "0123456789-.e+ ")
        yield "seconds_of_double", text, float_of(text)
        text = damaged(random, made_duration(random))
        yield "iso_duration", json.dumps(text), duration_of(text)
        year, month = random.choice([random.randrange(10000), random.randrange(1990, 2030)]), random.randrange(14)
        text = damaged(random, f"{year:04}-{month:02}")
        yield "year_month", json.dumps(text), date_of(text, r"\d{4}-\d\d")
        text = damaged(random, f"{year:04}-{month:02}-{random.randrange(1, 32):02}")
        yield "sys_days", json.dumps(text), date_of(text, r"\d{4}-\d\d-\d\d")
        text = f"{random.randrange(25):02}:{random.randrange(61):02}:{random.randrange(61):02}"
        if random.randrange(2):
            text += f".{random.randrange(10 ** random.randrange(1, 12))}"
        text = damaged(random, text)
        yield "time_of_day", json.dumps(text), time_of(text)
