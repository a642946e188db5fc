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
    "http/endpoint": "Endpoints",
    "http/client": "Calls",
    "http/service": "Services",
}
OTHER = "Compiler, Boost and versions"
WORDING = {path.relative_to(ROOT / "include/vouch").as_posix(): path.read_text(encoding="utf-8")
           for path in sorted((ROOT / "include/vouch").rglob("*.hpp"))}


def group_of(expected, included):
    """The group of a file that expects these texts and includes these headers."""
    sentences = [found.group(0) for text in expected if (found := re.match(r"\w+_\w+", text))]
    headers = [name for sentence in sentences for name, text in WORDING.items()
               if "complaint" in text and re.search(rf"\b{sentence}\b", text)]
    for header in [*headers, *included]:
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
        self.title = path.stem.replace("_", " ").capitalize()
        self.expected = re.findall(r"^// EXPECT: (.+?)\s*$", text, re.MULTILINE)
        self.flags = " ".join(re.findall(r"^// FLAGS: (.+)$", text, re.MULTILINE))
        included = re.findall(r"#include <vouch/([\w/]+\.hpp)>", text)
        self.group = OTHER if not re.search(r"_", "".join(self.expected)) else group_of(self.expected, included)
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
    return [Complaint(path) for path in sorted(FOLDER.glob("*.cpp"))]


def page(complaint, highlight):
    said = "\n".join(complaint.expected)
    out = [f"<h1>{html.escape(complaint.title)}</h1>", "<p>The compiler says, among other lines:</p>",
           f'<pre tabindex="0"><code>{html.escape(said)}</code></pre>']
    if complaint.flags:
        out.append(f"<p>Compiled with <code>{html.escape(complaint.flags)}</code>.</p>")
    out += ['<h2 id="mistake">Mistake</h2>', highlight(complaint.mistake), '<h2 id="mend">Mend</h2>', highlight(complaint.mend)]
    return "\n".join(out)


def index(all_complaints):
    out = ["<h1>Compile-time complaints</h1>",
           "<p>What the compiler says about a mistake in the use of the library, with the mistake and the mend. Search this page for a "
           "word of the first error that names <code>vouch</code>.</p>"]
    for group in dict.fromkeys([*GROUPS.values(), OTHER]):
        chosen = [each for each in all_complaints if each.group == group]
        if not chosen:
            continue
        out += [f'<h2 id="{group.lower().replace(" ", "-").replace(",", "")}">{group}</h2>', "<table>",
                "<thead><tr><th>Mistake</th><th>The compiler says</th></tr></thead>", "<tbody>"]
        for each in chosen:
            said = "<br>".join(f"<code>{html.escape(text)}</code>" for text in each.expected)
            out.append(f'<tr><td><a href="/{each.page}">{html.escape(each.title)}</a></td><td>{said}</td></tr>')
        out += ["</tbody>", "</table>"]
    return "\n".join(out)
