# SPDX-License-Identifier: BSL-1.0
"""Pretty printers of gdb for vouch. In gdb, or in ~/.gdbinit:  source PREFIX/share/vouch/vouch_gdb.py

A secret is never shown; `print /r` is gdb's way to see the bytes of anything.
"""

import re
import struct

import gdb
import gdb.printing


def in_optional(value):
    """What a std::optional of libstdc++ or libc++ holds, or None."""
    try:
        payload = value["_M_payload"]
        return payload["_M_payload"]["_M_value"] if payload["_M_engaged"] else None
    except gdb.error:
        return value["__val_"] if value["__engaged_"] else None


def text_of(value):
    """The text in a std::string or std::string_view of libstdc++; what gdb prints of another library's."""
    for begin, size in (("_M_str", "_M_len"), ("__data_", "__size_")):
        try:
            return value[begin].string(length=int(value[size]))
        except gdb.error:
            pass
    try:
        return value["_M_dataplus"]["_M_p"].string(length=int(value["_M_string_length"]))
    except gdb.error:
        return value.format_string()


def items_of(vector):
    try:
        first, last = vector["_M_impl"]["_M_start"], vector["_M_impl"]["_M_finish"]
    except gdb.error:
        first, last = vector["__begin_"], vector["__end_"]
    return [(first + index).dereference() for index in range(int(last - first))]


def limit_text(limit):
    bits = int(limit["bits_"])
    kind = str(limit["kind_"]).rsplit("::", 1)[-1]
    if kind == "negative":
        return str(bits - (1 << 64))
    return str(bits) if kind == "natural" else f"{struct.unpack('d', struct.pack('Q', bits))[0]:g}"


def limits_text(limits):
    least, most = (in_optional(limits[each]) for each in ("least", "most"))
    least, most = (each if each is None else limit_text(each) for each in (least, most))
    if least is None or most is None:
        return f"at least {least}" if most is None else f"at most {most}"
    return least if least == most else f"{least} to {most}"


class Printer:
    def __init__(self, value):
        self.value = value


class Error(Printer):
    """/country: expected an ISO 3166-1 alpha-3 country code"""

    def to_string(self):
        expected = text_of(self.value["expected_"]["expected"])
        if "{}" in expected:
            expected = expected.replace("{}", limits_text(self.value["expected_"]["limits"]))
        pointer = text_of(self.value["pointer_"])
        return f"{pointer}: expected {expected}" if pointer else f"expected {expected}"


class Errors(Printer):
    """2 errors = {…}"""

    def to_string(self):
        count = len(items_of(self.value["list_"]))
        more = " or more" if self.value["truncated_"] else ""
        return f"{count}{more} error{'' if count == 1 and not more else 's'}"

    def children(self):
        for index, item in enumerate(items_of(self.value["list_"])):
            yield f"[{index}]", item


class Result(Printer):
    """value = {…}, or failed = {…}"""

    def to_string(self):
        return "vouch::result"

    def children(self):
        value = in_optional(self.value["value_"])
        yield ("failed", self.value["error_"]) if value is None else ("value", value)


class Nullable(Printer):
    """null, or the value"""

    def to_string(self):
        value = in_optional(self.value["value_"])
        return "null" if value is None else value


class Open(Printer):
    """unset, the known value, or unknown "text\""""

    def to_string(self):
        state = str(self.value["state_"]).rsplit("::", 1)[-1]
        if state == "unknown":
            return f'unknown "{text_of(self.value["unknown_"])}"'
        return self.value["known_"] if state == "known" else "unset"


class Secret(Printer):
    """unset, or ***"""

    def to_string(self):
        return "***" if self.value["size_"] else "unset"


class Code(Printer):
    """The code in the table that the type names: DEU"""

    def to_string(self):
        row = int(self.value["row_"])
        if row == 0:
            return "unset"
        base = next(field.type for field in self.value.type.fields() if field.is_base_class)
        letters = base.template_argument(1)["letters_"]
        return "".join(chr(int(letters[(row - 1) * 3 + index])) for index in range(3))


class Decimal(Printer):
    """The number with its digits as written: 12.50"""

    def to_string(self):
        if not self.value["set_"]:
            return "unset"
        digits = str(int(self.value["high_"]) * 10**17 + int(self.value["low_"]))
        scale, sign = int(self.value["scale_"]), "-" if self.value["negative_"] else ""
        if 0 <= scale <= 34:
            digits = digits.rjust(scale + 1, "0")
            return sign + (f"{digits[:-scale]}.{digits[-scale:]}" if scale else digits)
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{fraction}e{len(digits) - 1 - scale}"


class Printers(gdb.printing.PrettyPrinter):
    """Finds the printer by the type's name, whatever the version in it."""

    kinds = {"error": Error, "errors": Errors, "result": Result, "nullable": Nullable, "open": Open, "secret": Secret, "country": Code,
             "currency": Code, "decimal": Decimal}

    def __init__(self):
        super().__init__("vouch", [gdb.printing.SubPrettyPrinter(name) for name in self.kinds])
        self.by_name = {each.name: each for each in self.subprinters}

    def __call__(self, value):
        found = re.fullmatch(r"vouch::v\d+_\d+\w*::(\w+)(<.*>)?", gdb.types.get_basic_type(value.type).name or "")
        kind = self.kinds.get(found.group(1)) if found else None
        return kind(value) if kind and self.by_name[found.group(1)].enabled else None


gdb.printing.register_pretty_printer(gdb.current_objfile(), Printers(), replace=True)
