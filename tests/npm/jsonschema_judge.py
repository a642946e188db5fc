# SPDX-License-Identifier: BSL-1.0
"""Judges texts by python3-jsonschema, with the formats that it knows: jsonschema_judge.py SCHEMAS TEXTS. Prints 1, or the keyword
that refuses a text."""

import json
import pathlib
import sys

import jsonschema


def lines(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n") if line]


checker = jsonschema.FormatChecker()
validators = {}
for name, schema in lines(sys.argv[1]):
    jsonschema.Draft202012Validator.check_schema(schema)
    validators[name] = jsonschema.Draft202012Validator(schema, format_checker=checker)
for name, text in lines(sys.argv[2]):
    fault = next(validators[name].iter_errors(json.loads(text)), None)
    print("1" if fault is None else fault.validator)
