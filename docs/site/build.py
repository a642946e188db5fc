#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""build.py FOLDER: writes the documentation as a static site to FOLDER, which can be read from the disk and without script.

Made from the pages docs/**/*.md, the doc comments of the public headers (reference.py) and tests/compile_fail (complaints.py). The
generated pages are not in the repository: a copy there could differ from the headers, and a test would have to compare them.

docs/index.md is the table of contents: the order of its links is the order of the navigation. In a page
- a link to another page, `[x](how-to/threads.md#locks)`, becomes one to its HTML;
- `code` that is the name of something public, `vouch::parse`, or of a header becomes a link to the reference;
- the words behind the language of a block, as in "```cpp main", are for tests/docs.py, and so are comments of HTML.
"""

import html
import os
import pathlib
import re
import shutil
import sys

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's packages, also for another python3 that comes first in PATH
import markdown  # noqa: E402
import pygments  # noqa: E402
from pygments.formatters import HtmlFormatter  # noqa: E402
from pygments.lexers import CppLexer  # noqa: E402

import complaints  # noqa: E402
import reference  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parent
ROOT = DOCS.parent
# Pages outside of docs/ that belong to the site.
OUTSIDE = {"changelog.html": ROOT / "CHANGELOG.md", "contributing.html": ROOT / "CONTRIBUTING.md", "security.html": ROOT / "SECURITY.md"}
# Pages that list names of vouch without saying vouch:: each time.
LISTS = {"guide/types.html", "guide/rules.html"}
GENERATED = {"Reference": [("reference/index.html", "Headers and names"), ("complaints/index.html", "Compile-time complaints")]}

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} - vouch</title>
<link rel="stylesheet" href="{up}style.css">
</head>
<body>
<a class="skip" href="#page-content">Skip to the content</a>
<header><a href="{up}index.html">vouch</a> <span>{version}</span> <a class="pages" href="#site-pages">Pages</a></header>
<main id="page-content">
{body}
{next}
</main>
<nav id="site-pages" aria-label="Pages">
{navigation}
</nav>
<footer><p>vouch {version}, Boost Software License 1.0</p></footer>
</body>
</html>
"""


def highlight(code):
    made = pygments.highlight(code, CppLexer(), HtmlFormatter(nowrap=True))
    return f'<pre tabindex="0"><code class="cpp">{made.rstrip()}</code></pre>'


def version():
    return re.search(r'VOUCH_VERSION_STRING "([^"]+)"', (ROOT / "include/vouch/version.hpp").read_text(encoding="utf-8")).group(1)


def contents_of(index):
    """The sections of docs/index.md with their links: [(title, [(page, title)])]."""
    sections = []
    for line in index.splitlines():
        if heading := re.match(r"## (.+)", line):
            sections.append((heading.group(1), []))
        elif sections:
            sections[-1][1].extend((page_of(link), title) for title, link in re.findall(r"\[([^\]]+)\]\(([^)#]+\.md)\)", line))
    return [(title, links) for title, links in sections if links] + list(GENERATED.items())


def page_of(link):
    """The page that a link from docs/index.md leads to."""
    if link.startswith("../"):
        return link.removeprefix("../").lower().removesuffix(".md") + ".html"
    return link.removesuffix(".md") + ".html"


def navigation(sections, here):
    out = []
    for title, links in sections:
        out.append(f"<p>{html.escape(title)}</p>\n<ul>")
        for page, words in links:
            current = ' aria-current="page"' if page == here else ""
            out.append(f'<li><a href="{relative(page, here)}"{current}>{html.escape(words)}</a></li>')
        out.append("</ul>")
    return "\n".join(out)


def relative(target, here):
    page, mark, place = target.partition("#")
    return (os.path.relpath(page, os.path.dirname(here) or ".") if page != here or not mark else "") + mark + place


class Site:
    def __init__(self, target):
        self.target = target
        self.headers = reference.headers()
        self.places = reference.places(self.headers)
        self.sections = contents_of((DOCS / "index.md").read_text(encoding="utf-8"))
        self.files = set()
        self.order = [page for _, links in self.sections for page, _ in links]

    def write(self):
        if self.target.exists():
            shutil.rmtree(self.target)
        self.target.mkdir(parents=True)
        shutil.copy(HERE / "style.css", self.target / "style.css")
        for source in sorted(DOCS.rglob("*.md")):
            self.markdown_page(source.relative_to(DOCS).with_suffix(".html").as_posix(), source)
        for page, source in OUTSIDE.items():
            self.markdown_page(page, source)
        self.page("reference/index.html", reference.index(self.headers))
        for header in self.headers:
            self.page(header.page, reference.page(header, self.headers, highlight), names_of=header)
        all_complaints = complaints.complaints()
        self.page("complaints/index.html", complaints.index(all_complaints))
        for each in all_complaints:
            self.page(each.page, complaints.page(each, highlight))
        return len(list(self.target.rglob("*.html")))

    def markdown_page(self, page, source):
        text = re.sub(r"<!--.*?-->\n?", "", source.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"^```(\w+)[^\n]*$", lambda fence: "```" + {"output": "text"}.get(fence.group(1), fence.group(1)), text,
                      flags=re.MULTILINE)
        made = markdown.Markdown(extensions=["tables", "fenced_code", "codehilite", "toc", "sane_lists", "attr_list"],
                                 extension_configs={"codehilite": {"guess_lang": False, "css_class": "code"}})
        body = made.convert(text)
        body = re.sub(r'(href|src)="(?!\w+:|#)([^"#]*)(#[^"]*)?"', lambda link: self.link(link, source, page), body)
        self.page(page, body, tokens=made.toc_tokens)

    def link(self, link, source, page):
        """The link of a page of Markdown, which is relative to its file, as that of its HTML."""
        path = (source.parent / link.group(2)).resolve()
        outside = {file.resolve(): name for name, file in OUTSIDE.items()}
        if path in outside:
            target = outside[path]
        elif path.suffix == ".md" and DOCS in path.parents:
            target = path.relative_to(DOCS).with_suffix(".html").as_posix()
        else:
            target = self.file(path.relative_to(ROOT).as_posix())
        return f'{link.group(1)}="{relative(target, page)}{link.group(3) or ""}"'

    def file(self, name):
        """A file of the repository that a page links to, as a page; a picture as it is."""
        if name.endswith(".svg"):
            (self.target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.target / name)
            return name
        if f"files/{name}.html" not in self.files:
            self.files.add(f"files/{name}.html")
            text = (ROOT / name).read_text(encoding="utf-8")
            code = highlight(text) if name.endswith(("pp")) else f"<pre><code>{html.escape(text, quote=False)}</code></pre>"
            self.page(f"files/{name}.html", f"<h1>{name}</h1>\n{code}")
        return f"files/{name}.html"

    def page(self, page, body, names_of=None, tokens=()):
        """Writes a page: links its code, makes what is wide scroll, adds what every page has."""
        body = self.with_links(body, page, names_of)
        body = re.sub(r'href="/([^"]*)"', lambda link: f'href="{relative(link.group(1), page)}"', body)
        body = re.sub(r"<pre>", '<pre tabindex="0">', body)
        body = re.sub(r"<thead>\s*<tr>\s*(?:<th[^>]*></th>\s*)+</tr>\s*</thead>", "", body)  # Markdown wants a head, also without words
        body = re.sub(r"<th[^>]*></th>", "<td></td>", body)
        tables = iter(range(1, 1000))
        body = re.sub(r"<table>.*?</table>", lambda table: f'<div class="scroll" role="region" aria-label="Table {next(tables)}" '
                      f'tabindex="0">{table.group(0)}</div>', body, flags=re.DOTALL)
        title = html.unescape(re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", body, re.DOTALL).group(1)))
        headings = [each for token in tokens for each in token["children"]]
        contents = ""
        if len(headings) > 3 and page != "index.html":
            items = "".join(f'<li><a href="#{each["id"]}">{each["name"]}</a></li>' for each in headings)
            contents = f'<nav class="contents" aria-label="On this page"><ul>{items}</ul></nav>'
        body = body.replace("</h1>", f"</h1>\n{contents}", 1)
        following = ""
        if page in self.order[:-1]:
            after = self.order[self.order.index(page) + 1]
            words = {each: name for _, links in self.sections for each, name in links}[after]
            following = f'<p class="next">Next: <a href="{relative(after, page)}">{html.escape(words)}</a></p>'
        text = PAGE.format(title=html.escape(title), up="../" * page.count("/"), version=version(), body=body, next=following,
                           navigation=navigation(self.sections, page))
        path = self.target / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def with_links(self, body, page, names_of):
        """Makes the names of public things in <code> links to the reference."""
        spaces = ["vouch::"]
        if names_of is not None:  # a page of the reference says "request" for vouch::http::request
            own = {each.name.rpartition("::")[0] + "::" for each in names_of.names()}
            spaces = [*sorted(own, key=len, reverse=True), *spaces, ""]

        def link(code):
            if code.group(1):
                return code.group(0)
            text = html.unescape(code.group(2))
            name = re.sub(r"(?:<[^>]*>)?(?:\(.*\))?$", "", text.strip())
            target = self.places.get(name) if "/" in name or "::" in name or name.startswith("VOUCH_") else None
            if target is None and (names_of is not None or page in LISTS or "::" in name):
                target = next((self.places[space + name] for space in spaces if space + name in self.places), None)
            if target is None and "::" in name:  # a member: vouch::parse_options::max_depth
                owner = name.rpartition("::")[0]
                target = next((self.places[each] for each in [owner, *(space + owner for space in spaces)] if each in self.places), None)
            if target is None or target.partition("#")[0] == page:
                return code.group(0)
            return f'<a href="{relative(target, page)}">{code.group(0)}</a>'

        return re.sub(r"(<pre[^>]*>.*?</pre>|<a [^>]*>.*?</a>|<h[1-6][^>]*>.*?</h[1-6]>)|<code>([^<]*)</code>", link, body,
                      flags=re.DOTALL)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages = Site(pathlib.Path(sys.argv[1]).resolve()).write()
    print(f"{pages} pages in {sys.argv[1]}")


if __name__ == "__main__":
    main()
