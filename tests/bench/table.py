#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""table.py BUILD: the tables of BUILD/results.json and BUILD/compile_cost.json as Markdown, in BUILD/table.md."""

import datetime
import json
import pathlib
import re
import sys

READ = ["W1", "W1p", "W1x", "W1s", "W3", "twitter", "canada"]
WRITTEN = ["W2", "W4", "write-twitter", "write-canada"]
# What none of the damaged documents shows.
SKIPS = {
    "vouch": "nothing",
    "vouch parse_into": "nothing",
    "glaze": "the first error only; needs a terminator behind the text",
    "simdjson": "the first error only, without its place; skipped values are not read in full; reads only; needs 64 bytes behind the text",
    "daw_json_link": "the first error only; null is never written, so it writes no user",
    "reflect-cpp": "no place of an error",
    "Boost.JSON": "the first error only, without its place",
    "RapidJSON": "the first error only, of the types without its place",
    "nlohmann": "the first error only, of the types without its place",
}


def table(head, rows):
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def best(values):
    """The values as texts, the best in bold."""
    numbers = [value for value in values if value is not None]
    top = min(numbers, default=None)
    return ["" if value is None else (f"**{value:.2f}**" if value == top else f"{value:.2f}") for value in values]


def speed(results, names, base):
    """Time of each contender as a part of `base`'s, a column a workload."""
    works = {work["name"]: work for work in results["workloads"]}
    names = [name for name in names if name in works]
    contenders, columns = [], []
    for name in names:
        for figure in works[name]["figures"]:
            if figure["contender"] not in contenders:
                contenders.append(figure["contender"])
    order = [name for name in results["contenders"] if name in contenders]
    for name in names:
        found = {figure["contender"]: figure["ratio"].get(base) for figure in works[name]["figures"]}
        columns.append(best([found.get(contender) for contender in order]))
    rows = [[contender, *(column[place] for column in columns)] for place, contender in enumerate(order)]
    return table([f"time, {base} = 1", *names], rows)


def strictness(results):
    rows = []
    for contender, verdict in results["strictness"].items():
        wrong = "; ".join(verdict["wrong"]) or "none"
        rows.append([contender, f"{verdict['right']} of {verdict['of']}", wrong, SKIPS.get(contender, "")])
    return table(["", "right", "mistakes", "also"], rows)


def costs(cost):
    rows = []
    for name, file in cost["files"].items():
        once = f"{file['library']:.1f}" if file["library"] else ""
        rows.append([name, *(f"{file[key]:.1f}" for key in ("seconds", "syntax")), *(f"{file[key]:.0f}" for key in ("memory", "size")), once])
    text = table(["one file", "s, -O2", "s, syntax only", "compiler, MB", "program, KB", "library once, s"], rows)
    for kind, words in (("root", "type of four structs, 23 members and two vectors of structs"), ("struct", "struct of six members")):
        if kind in cost["further"]:
            one = cost["further"][kind]
            text += f"\nEach further {words}, read and written by vouch: {one['seconds']:.2f} s, {one['size']:.1f} KB.\n"
    return text


def processor():
    found = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found.group(1) if found else "an unnamed processor"


def main():
    build = pathlib.Path(sys.argv[1])
    results = json.loads((build / "results.json").read_text())
    versions = ", ".join(f"{name} {version}" for name, version in results["contenders"].items() if name != "vouch parse_into")
    works = {work["name"]: work for work in results["workloads"]}
    parts = [
        f"{datetime.date.today().isoformat()}, {processor()}, {results['compiler']}, `{results['flags']}`. {versions}.\n",
        "Reading: "
        + "; ".join(f"{name}: {works[name]['meaning']}, {works[name]['bytes']} bytes" for name in READ if name in works)
        + ".\n",
        speed(results, READ, "glaze"),
        "Writing: " + "; ".join(f"{name}: {works[name]['meaning']}" for name in WRITTEN if name in works) + ".\n",
        speed(results, WRITTEN, "glaze"),
    ]
    if "simdjson" in results["contenders"]:
        vouch = {
            name: next((one["ratio"].get("simdjson") for one in works[name]["figures"] if one["contender"] == "vouch"), None)
            for name in READ
            if name in works
        }
        parts.append("vouch to simdjson: " + ", ".join(f"{name} {ratio:.2f}" for name, ratio in vouch.items() if ratio) + ".\n")
    behind = [
        f"{name} ({first['contender']} {mine['ratio'][first['contender']]:.2f})"
        for name, work in works.items()
        for mine in [next(one for one in work["figures"] if one["contender"] == "vouch")]
        for first in [min((one for one in work["figures"] if not one["contender"].startswith("vouch")), key=lambda one: one["nanoseconds"], default=mine)]
        if mine["ratio"][first["contender"]] > 1
    ]
    parts.append("Where vouch is not ahead: " + (", ".join(behind) if behind else "nowhere in this table") + ".\n")
    allocations = {
        one["contender"]: (one["allocations"], peak)
        for one in works.get("W1", {"figures": []})["figures"]
        for peak in [results.get("peak", {}).get(one["contender"])]
    }
    parts.append(
        table(
            ["", "allocations, W1", "peak of W3 over the text, MiB"],
            [[name, f"{blocks:.0f}", "" if peak is None else f"{peak:.1f}"] for name, (blocks, peak) in allocations.items()],
        )
    )
    if "strictness" in results:
        parts.append(strictness(results))
    if "errors" in results:
        parts.append(
            f"{results['errors']['reported']} errors in one document, all reported: {results['errors']['to_valid']:.2f} of the time "
            "of the same document without.\n"
        )
    if "growth" in results:
        rows = [
            [f"{size['users']:,}".replace(",", " ")]
            + [
                "" if figure is None else f"{figure['ratio'].get('glaze', 0):.2f}"
                for name in ("vouch", "simdjson")
                for figure in [next((one for one in size["figures"] if one["contender"] == name), None)]
            ]
            for size in results["growth"]
        ]
        parts.append(table(["users", "vouch to glaze", "simdjson to glaze"], rows))
    if (build / "compile_cost.json").exists():
        parts.append(costs(json.loads((build / "compile_cost.json").read_text())))
    (build / "table.md").write_text("\n".join(parts))


main()
