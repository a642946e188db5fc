#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""table.py BUILD: the tables of BUILD/results.json and BUILD/compile_cost.json as Markdown, in BUILD/table.md, and what README
shows of them, in BUILD/readme.md."""

import datetime
import json
import pathlib
import re
import sys

# The workloads, as README calls them.
READ = {
    "W1": "one user",
    "W1p": "pretty",
    "W1x": "1 000 in turn",
    "W1s": "shuffled",
    "W3": "array of 10 000",
    "twitter": "tweets",
    "canada": "numbers",
}
WRITTEN = {"W2": "write an update", "W4": "write 10 000", "write-twitter": "write tweets", "write-canada": "write numbers"}
README = [*READ, "W2", "W4"]  # the columns there
REFUSED = {"first_member": "the first member is wrong", "late_member": "a late member is wrong"}
# What none of the damaged documents shows.
LIMITS = {
    "glaze": "the first error only; needs a terminator behind the text",
    "simdjson": "the first error only, without its place; skipped values are not read in full; only its reading is measured; "
    "needs 64 bytes behind the text",
    "daw_json_link": "the first error only; null is never written, so it writes no user",
    "reflect-cpp": "no place of an error",
    "Boost.JSON": "the first error only, without its place",
    "RapidJSON": "the first error only, of the types without its place",
    "nlohmann": "the first error only, of the types without its place",
}


def table(head, rows):
    lines = ["| " + " | ".join(line) + " |" for line in (head, *rows)]
    return "\n".join([lines[0], "|---|" + "--:|" * (len(head) - 1), *lines[1:]]) + "\n"


def short(value, places=2):
    """Three digits or so; nothing for None."""
    return "" if value is None else f"{value:.{places}f}" if value < 9.95 else f"{value:.0f}"


def ratio(figures, contender, base):
    """The time of one as a part of the other's; None where either was not measured."""
    return next((one["ratio"].get(base) for one in figures if one["contender"] == contender), None)


def best_in_bold(values):
    texts = [short(value) for value in values]
    top = min((value for value in values if value is not None), default=None)
    return [f"**{text}**" if value is not None and value == top else text for text, value in zip(texts, values)]


class Results:
    def __init__(self, path):
        self.all = json.loads(path.read_text())
        self.works = {work["name"]: work for work in self.all["workloads"]}
        self.contenders = self.all["contenders"]
        # what the others are compared with
        self.base = "glaze" if "glaze" in self.contenders else "vouch"
        when = datetime.date.fromtimestamp(path.stat().st_mtime).isoformat()
        self.place = f"{when}, {processor()}, {self.all['compiler']}, `{self.all['flags']}`."

    def figures(self, work):
        return self.works[work]["figures"] if work in self.works else []

    def ratios(self, figures, base=None):
        """Of all contenders, in their order."""
        return [ratio(figures, contender, base or self.base) for contender in self.contenders]

    def right_of(self):
        return next((str(one["of"]) for one in self.all.get("strictness", {}).values()), "")


def processor():
    found = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found.group(1) if found else "an unnamed processor"


def times(results, columns):
    """A table of {heading: figures}: a row for each contender that has any."""
    cells = [best_in_bold(results.ratios(figures)) for figures in columns.values()]
    rows = [[contender, *row] for contender, *row in zip(results.contenders, *cells) if any(row)]
    return table([f"time, {results.base} = 1", *columns], rows)


def speed(results, names):
    return times(results, {name: results.figures(name) for name in names if name in results.works})


def behind(results):
    """The workloads that others do faster than vouch, with vouch's time as a part of theirs."""
    found = []
    for name in results.works:
        mine = {each: ratio(results.figures(name), "vouch", each) for each in results.contenders if each != "vouch parse_into"}
        ahead = [f"{each} {value:.2f}" for each, value in mine.items() if value and value > 1]
        if ahead:
            found.append(f"{name} ({', '.join(ahead)})")
    return "Where vouch is not ahead: " + (", ".join(found) or "nowhere in this table") + ".\n"


def growth(results):
    others = [name for name in ("vouch", "glaze", "simdjson") if name in results.contenders and name != results.base]
    rows = []
    for size in results.all["growth"]:
        own = next(one["nanoseconds"] for one in size["figures"] if one["contender"] == "vouch")
        ratios = [short(ratio(size["figures"], name, results.base)) for name in others]
        rows.append([f"{size['users']:,}".replace(",", " "), f"{own:.0f}", *ratios])
    return table(["users in an array", "vouch, ns each", *(f"{name} to {results.base}" for name in others)], rows)


def memory(results):
    peaks = results.all.get("peak", {})
    rows = [
        [one["contender"], f"{one['allocations']:.0f}", short(peaks.get(one["contender"]), 1)] for one in results.figures("W1")
    ]
    return table(["", "allocations, W1", "peak of W3 over the text, MiB"], rows)


def strictness(results):
    rows = []
    for contender, verdict in results.all["strictness"].items():
        wrong = "; ".join(verdict["wrong"]) or "none"
        rows.append([contender, f"{verdict['right']} of {verdict['of']}", wrong, LIMITS.get(contender, "")])
    return table(["", "right", "mistakes", "limits"], rows)


def costs(cost):
    rows = []
    for name, file in cost["files"].items():
        seconds = [f"{file[key]:.1f}" for key in ("seconds", "syntax")]
        sizes = [f"{file[key]:.0f}" for key in ("memory", "size")]
        rows.append([name, *seconds, *sizes, f"{file['library']:.1f}" if file["library"] else ""])
    text = table(["one file", "s, -O2", "s, syntax only", "compiler, MB", "program, KB", "library once, s"], rows)
    further = {"root": "type of four structs, 23 members and two vectors of structs", "struct": "struct of six members"}
    for kind, words in further.items():
        one = cost["further"][kind]
        text += f"\nEach further {words}, read and written by vouch: {one['seconds']:.2f} s, {one['size']:.1f} KB.\n"
    return text


def whole(results):
    """The parts of table.md."""
    works = results.works
    versions = ", ".join(f"{name} {version}" for name, version in results.contenders.items() if name != "vouch parse_into")
    yield f"{results.place} {versions}.\n"
    reading = "; ".join(f"{name}: {works[name]['meaning']}, {works[name]['bytes']} bytes" for name in READ if name in works)
    yield f"Reading: {reading}.\n"
    yield speed(results, READ)
    yield "Writing: " + "; ".join(f"{name}: {works[name]['meaning']}" for name in WRITTEN if name in works) + ".\n"
    yield speed(results, WRITTEN)
    direct = [(name, ratio(results.figures(name), "vouch", "simdjson")) for name in READ]
    if any(value for _, value in direct):
        yield "vouch to simdjson: " + ", ".join(f"{name} {value:.2f}" for name, value in direct if value) + ".\n"
    yield behind(results)
    yield memory(results)
    if "strictness" in results.all:
        yield strictness(results)
    errors = results.all.get("errors", {})
    if errors:
        yield f"{errors['reported']} errors in one document, all reported: {errors['to_valid']:.2f} of the time without them.\n"
        yield "Refusing a user.\n"
        yield times(results, {words: errors[key] for key, words in REFUSED.items() if key in errors})
    if "growth" in results.all:
        yield growth(results)


def readme(results):
    """The figures in README's section "How fast": its first table, and those that its text names.

    Not `parse_into`: it keeps its object, and the peers here read into fresh ones."""
    contenders = [contender for contender in results.contenders if contender != "vouch parse_into"]
    names = {}
    for contender, version in results.contenders.items():
        found = re.search(r"\d+\.\d+", version)
        if not contender.startswith("vouch") and found:
            names[contender] = f"{contender} {found.group()}" + (", by hand" if contender == "simdjson" else "")
    works = [name for name in README if name in results.works]
    columns = [[short(ratio(results.figures(name), contender, results.base)) for contender in contenders] for name in works]
    peaks, verdicts = results.all.get("peak", {}), results.all.get("strictness", {})
    columns.append([short(peaks.get(contender), 1) for contender in contenders])
    columns.append([str(verdicts[contender]["right"]) if contender in verdicts else "" for contender in contenders])
    head = [f"time, {results.base} = 1", *({**READ, **WRITTEN}[name] for name in works), "MiB", f"right of {results.right_of()}"]
    yield table(head, [[names.get(contender, contender), *row] for contender, *row in zip(contenders, *columns)])
    yield results.place + "\n"
    errors = results.all.get("errors", {})
    beside = [
        ("tweets, vouch to simdjson", ratio(results.figures("twitter"), "vouch", "simdjson")),
        ("numbers written, vouch to glaze", ratio(results.figures("write-canada"), "vouch", "glaze")),
        *((f"{words}, vouch to glaze", ratio(errors.get(key, []), "vouch", "glaze")) for key, words in REFUSED.items()),
        ("a document with 1 000 mistakes to one without", errors.get("to_valid")),
    ]
    yield "\n".join(f"- {words}: {value:.2f}" for words, value in beside if value) + "\n"


def main():
    build = pathlib.Path(sys.argv[1])
    results = Results(build / "results.json")
    parts = list(whole(results))
    if (build / "compile_cost.json").exists():
        parts.append(costs(json.loads((build / "compile_cost.json").read_text())))
    (build / "table.md").write_text("\n".join(parts))
    (build / "readme.md").write_text("\n".join(readme(results)))


main()
