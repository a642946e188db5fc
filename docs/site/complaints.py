# SPDX-License-Identifier: BSL-1.0
"""A page for each complaint of the library at compile time, made from tests/compile_fail: what the compiler says, the mistake and
the mend. Those files are tests, so the sentences are the compiler's and the mends compile."""

import html
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests/compile_fail"
# The groups of the index, by the header that words the complaint, or its folder.
GROUPS = {
    "schema/mapping": "Types of members",
    "schema/type_complaints": "Types of members",
    "schema/complaints": "Rules and names of members",
    "schema/subject": "Schemas",
    "schema/enumerators": "Enumerations",
    "schema/variants": "Variants",
    "core/text": "Literals and text types",
    "core/raw_json": "Literals and text types",
    "core": "Results",
    "pattern": "Patterns",
    "read": "Reading",
    "patch": "Updates",
    "json_schema": "JSON Schema",
    "openapi": "OpenAPI",
    "http/endpoint": "Endpoints",
    "http/client": "Calls",
    "http/service": "Services",
}
OTHER = "Compiler, Boost and versions"
WORDING = {path.relative_to(ROOT / "include/vouch").as_posix(): path.read_text(encoding="utf-8")
           for path in sorted((ROOT / "include/vouch").rglob("*.hpp"))}


# How words are spelled that a file name cannot hold.
SPELLINGS = {"boost 1 81": "Boost 1.81", "cpp20": "C++20", "c array": "C array", "json": "JSON", "utf8": "UTF-8", "openapi": "OpenAPI",
             "alpha2": "alpha-2", "bic": "BIC", "iban": "IBAN", "lei": "LEI", "uri": "URI", "uuid": "UUID", "ip address": "IP address",
             "path param": "path_param", "operation id": "operation_id", "read only": "read_only", "write only": "write_only",
             "string view": "string_view", "at least one": "at_least_one", "required if": "required_if", "json body": "json_body"}
STRING = r'"(?:[^"\\]|\\.)*"'


def sentences_of(header, text):
    """What static_assert and #error say in a header: [(header, the names that the condition asks, the sentence)]."""
    found = [(header, [], each) for each in re.findall(r'^#error "(.+)"$', text, re.MULTILINE)]
    for start in re.finditer(r"\bstatic_assert\(", text):
        depth, end = 1, start.end()
        while depth:
            token = re.compile(rf"{STRING}|'(?:[^'\\]|\\.)'|.", re.DOTALL).match(text, end)
            depth += {"(": 1, ")": -1}.get(token.group(0), 0)
            end = token.end()
        said = re.search(rf"((?:{STRING}\s*)+)$", text[start.end():end - 1])
        if said:
            condition = text[start.end():start.end() + said.start()]
            names = re.findall(r"(?<!!)\bcomplaint::(\w+)", condition) or re.findall(r"\w+_\w+", condition)
            sentence = "".join(each[1:-1] for each in re.findall(STRING, said.group(1)))
            found.append((header, names, re.sub(r"\\(.)", r"\1", sentence)))
    return found


SENTENCES = [each for header, text in WORDING.items() for each in sentences_of(header, text)]


def spelled(stem):
    title = re.sub(r"_", " ", stem)
    for plain, spelling in SPELLINGS.items():
        title = re.sub(rf"\b{plain}\b", spelling, title)
    return title if title.split()[0] in SPELLINGS.values() else title[0].upper() + title[1:]  # a name stays as it is


def said_by_the_library(expected):
    """The sentences, as `sentences_of` has them, of which a file expects a part or the name of the condition."""
    by_part = [each for each in SENTENCES if any(" " in text and text in each[2] for text in expected)]
    names = {found.group(0) for text in expected if (found := re.match(r"\w+_\w+", text))}
    by_name = [each for each in SENTENCES if names.intersection(each[1])]
    both = [each for each in by_part if each in by_name]
    return both or by_name or by_part


def group_of(expected, said, included):
    """The group of a file that expects these texts and includes these headers."""
    names = [found.group(0) for text in expected if (found := re.match(r"\w+_\w+", text))]
    headers = [header for name in names for header, text in WORDING.items()
               if "complaint" in text and re.search(rf"\b{name}\b", text)]
    for header in [*headers, *(header for header, conditions, _ in said if conditions), *(included if names else [])]:
        for start, words in GROUPS.items():
            if header == f"{start}.hpp" or header.startswith(f"{start}/"):
                return words
    return OTHER


class Complaint:
    """One file of tests/compile_fail."""

    def __init__(self, path):
        text = path.read_text(encoding="utf-8")
        self.stem = path.stem
        self.page = f"complaints/{path.stem.replace('_', '-')}.html"
        self.title = spelled(path.stem)
        expected = re.findall(r"^// EXPECT: (.+?)\s*$", text, re.MULTILINE)
        said = said_by_the_library(expected)
        self.sentences = list(dict.fromkeys(sentence for _, _, sentence in said))
        # names, and what no header says whole
        self.names = [each.rstrip("<,") for each in expected if not any(each in sentence for sentence in self.sentences)]
        self.flags = " ".join(re.findall(r"^// FLAGS: (.+)$", text, re.MULTILINE))
        included = re.findall(r"#include <vouch/([\w/]+\.hpp)>", text)
        self.group = group_of(expected, said, included)
        body = "\n".join(line for line in text.splitlines() if not re.match(r"// (SPDX|EXPECT|MISTAKES|ERRORS|FLAGS)", line))
        self.mistake, self.mend = self.halves(body)

    @staticmethod
    def halves(text):
        """The program with the mistake and the one without it."""
        broken, whole, state = [], [], "both"
        for line in text.splitlines():
            if re.match(r"#ifdef BROKEN\b", line):
                state = "broken"
            elif state == "broken" and re.match(r"#else\b", line):
                state = "whole"
            elif state == "whole" and re.match(r"#endif\b", line):
                state = "both"
            else:
                broken += [line] if state != "whole" else []
                whole += [line] if state != "broken" else []
        return "\n".join(broken).strip(), "\n".join(whole).strip()


def complaints():
    """All of them, by their files' names."""
    return [Complaint(path) for path in sorted(FOLDER.glob("*.cpp"))]


def page(complaint, highlight):
    said = "\n".join([*complaint.sentences, *complaint.names])
    out = [f"<h1>{html.escape(complaint.title)}</h1>", "<p>The compiler says, among other lines:</p>",
           f'<pre tabindex="0"><code>{html.escape(said)}</code></pre>']
    if complaint.flags:
        out.append(f"<p>Compiled with <code>{html.escape(complaint.flags)}</code>.</p>")
    out += ['<h2 id="mistake">Mistake</h2>', highlight(complaint.mistake), '<h2 id="mend">Mend</h2>', highlight(complaint.mend)]
    return "\n".join(out)


def index(all_complaints):
    out = ["<h1>Compile-time complaints</h1>",
           "<p>What the compiler says about a mistake in the use of the library, with the mistake and the mend. Search this page for "
           "some words of the sentence in the first error that names <code>vouch</code>, or for the name beside it.</p>"]
    for group in dict.fromkeys([*GROUPS.values(), OTHER]):
        chosen = [each for each in all_complaints if each.group == group]
        if not chosen:
            continue
        out += [f'<h2 id="{group.lower().replace(" ", "-").replace(",", "")}">{group}</h2>', "<table>",
                "<thead><tr><th>Mistake</th><th>The compiler says</th></tr></thead>", "<tbody>"]
        for each in chosen:
            said = "<br>".join([*map(html.escape, each.sentences), *(f"<code>{html.escape(name)}</code>" for name in each.names)])
            out.append(f'<tr><td><a href="/{each.page}">{html.escape(each.title)}</a></td><td>{said}</td></tr>')
        out += ["</tbody>", "</table>"]
    return "\n".join(out)
