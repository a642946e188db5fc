# SPDX-License-Identifier: BSL-1.0
"""The reference: a page for each public header, from its declarations and doc comments."""

import html
import re

import declarations

LABELS = ("JSON", "Errors", "Lifetime", "Cost", "See")
KINDS = {"class": "type", "enum": "enumeration", "alias": "type", "concept": "concept", "function": "function",
         "variable": "object", "macro": "macro", "namespace": "namespace"}


class Header:
    """A public header, "vouch/types/country.hpp", and what it declares."""

    def __init__(self, path):
        self.name = path.relative_to(declarations.INCLUDE).as_posix()
        self.page = "reference/" + self.name.removesuffix(".hpp") + ".html"
        self.text = path.read_text(encoding="utf-8")
        self.declared = declarations.declarations(path)
        self.includes = re.findall(r'#include <((?:vouch|carbn)/[^>]+)>', self.text)
        self.is_umbrella = self.name.count("/") == 1 and self.name.startswith("vouch/") and len(self.includes) > 0

    def names(self):
        return [each for each in self.declared if each.kind != "namespace"]


def headers():
    found = [Header(path) for path in sorted(declarations.INCLUDE.rglob("*.hpp")) if "/detail/" not in path.as_posix()]
    return [each for each in found if each.names() or each.is_umbrella]


def anchor(name):
    return name.rpartition("::")[2]


def places(all_headers):
    """Where each public name is, {"vouch::country": "reference/vouch/types/country.html#country"}; headers likewise, by their path."""
    found = {}
    for header in all_headers:
        found[header.name] = header.page
        for each in header.names():
            found.setdefault(each.name, f"{header.page}#{anchor(each.name)}")
    return found


def inline(text):
    """A line of a doc comment as HTML: `code` becomes code."""
    parts = re.split(r"`([^`]+)`", text)
    return "".join(f"<code>{html.escape(part)}</code>" if at % 2 else html.escape(part, quote=False) for at, part in enumerate(parts))


def is_code(line):
    return line.startswith("  ") and not line.lstrip().startswith("- ")


def comment(lines):
    """The lines of a doc comment as HTML: paragraphs, indented code, lists, then the labels as a list of terms."""
    lines = [line.removeprefix(" ").rstrip() for line in lines]
    first_label = next((at for at, line in enumerate(lines) if re.match(rf"(?:{'|'.join(LABELS)}):\s", line)), len(lines))
    out, at = [], 0
    while at < first_label:
        if not lines[at]:
            at += 1
            continue
        end = at
        if is_code(lines[at]):
            while end < first_label and (is_code(lines[end]) or (not lines[end] and end + 1 < first_label and is_code(lines[end + 1]))):
                end += 1
            code = "\n".join(line[2:] for line in lines[at:end])
            out.append(f'<pre tabindex="0"><code>{html.escape(code, quote=False)}</code></pre>')
        elif lines[at].lstrip().startswith("- "):
            while end < first_label and lines[end] and (lines[end].lstrip().startswith("- ") or lines[end].startswith("    ")):
                end += 1
            items = re.split(r"\n\s*- ", "\n" + "\n".join(lines[at:end]))[1:]
            out.append("<ul>" + "".join(f"<li>{inline(' '.join(item.split()))}</li>" for item in items) + "</ul>")
        else:
            while end < first_label and lines[end] and not is_code(lines[end]) and not lines[end].lstrip().startswith("- "):
                end += 1
            out.append(f"<p>{inline(' '.join(lines[at:end]))}</p>")
        at = end
    terms = []
    for line in lines[first_label:]:
        label = re.match(rf"({'|'.join(LABELS)}):\s+(.*)", line)
        if label:
            terms.append([label.group(1), label.group(2)])
        elif line:
            terms[-1][1] += " " + line.strip()
    if terms:
        out.append('<dl class="labels">' + "".join(f"<dt>{name}</dt><dd>{inline(text)}</dd>" for name, text in terms) + "</dl>")
    return "\n".join(out)


def members(declaration, highlight):
    """The members of a class or enumeration, with overloads that share a comment together."""
    groups = []
    for each in declaration.members:
        if groups and not each.doc and groups[-1][0].name == each.name and each.kind == "function":
            groups[-1].append(each)
        else:
            groups.append([each])
    out = []
    for group in groups:
        code = "\n".join(each.code for each in group)
        out.append(f"<dt>{highlight(code)}</dt>")
        out.append(f"<dd>{comment(group[0].doc)}</dd>" if group[0].doc else "<dd></dd>")
    return '<dl class="members">\n' + "\n".join(out) + "\n</dl>" if out else ""


def page(header, all_headers, highlight):
    """The HTML of a header's page, without what every page has."""
    out = [f"<h1>{header.name}</h1>", highlight(f"#include <{header.name}>")]
    containing = [each for each in all_headers if each.is_umbrella and header.name in each.includes]
    if containing:
        out.append("<p>Included by " + ", ".join(f"<code>{each.name}</code>" for each in containing) + ".</p>")
    intro = re.search(r"_HPP\n#define \w+_HPP\n((?://(?!/)[^\n]*\n)+)", header.text)
    if intro:
        words = " ".join(line.removeprefix("//").strip() for line in intro.group(1).splitlines())
        out.append(f"<p>{inline(words)}</p>")
    if header.is_umbrella:
        documented = {each.name for each in all_headers}
        items = [f"<li><code>{name}</code></li>" for name in header.includes if name in documented]
        out.append("<h2>Includes</h2>\n<ul>" + "".join(items) + "</ul>")
    done = set()
    for each in header.declared:
        if each.name not in done:
            identity = f' id="{anchor(each.name)}"' if each.kind != "namespace" else ""
            out.append(f"<h2{identity}><code>{html.escape(each.name)}</code> <small>{KINDS[each.kind]}</small></h2>")
            done.add(each.name)
        out += [highlight(each.code), comment(each.doc), members(each, highlight)]
    return "\n".join(out)


def index(all_headers):
    """The HTML of the page that lists every name and every header."""
    out = ["<h1>Reference</h1>", "<p>A page for each public header, made from its doc comments. What is in no header of this list, "
           "and every name in a namespace <code>detail</code>, may change in any version.</p>", "<h2 id=\"headers\">Headers</h2>"]
    folder = None
    for header in sorted(all_headers, key=lambda each: (each.name.rpartition("/")[0], each.name)):
        if header.name.rpartition("/")[0] != folder:
            folder = header.name.rpartition("/")[0]
            out.append("</ul>" if out[-1].startswith("<li>") else "")
            out += [f'<h3 id="{folder.replace("/", "-")}"><code>{folder}/</code></h3>', "<ul>"]
        names = ", ".join(f"<code>{anchor(each.name)}</code>" for each in {each.name: each for each in header.names()}.values())
        out.append(f'<li><code>{header.name}</code>{": " if names else ""}{names}</li>')
    out += ["</ul>", '<h2 id="names">Names</h2>', '<ul class="columns">']
    names = sorted({each.name for header in all_headers for each in header.names()}, key=lambda each: (anchor(each).lower(), each))
    out += [f"<li><code>{each}</code></li>" for each in names]
    return "\n".join([*out, "</ul>"])
