#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the pages of docs/ say is true: their C++ compiles, what they print is printed, their links lead somewhere.

The words behind the language of a block say what it is:
    ```cpp              a part of the page's program, at namespace scope; a whole program if it has a main
    ```cpp main         a part of its main
    ```cpp file=NAME    a file; the pages of the tutorial share theirs
    ```cpp other        code of another library: not compiled
    ```output           what the page's program prints; several blocks, one after the other
    ```console          commands after "$ " and what they print, run in the folder of the files
A comment of HTML that begins with `cpp` is a part that readers do not see. The program of a page is its parts in order, those of main last.

With VOUCH_TEST_FULL=1 in the environment, Chromium shows the site at two sizes, and axe-core finds no fault in it; pictures are left in
build/docs-pictures.

    tests/docs.py [--boost DIR] [COMPILER]
"""

import collections
import html.parser
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.parse

import compilers
import npm_packages

ROOT = compilers.ROOT
DOCS = ROOT / "docs"
PICTURES = ROOT / "build/docs-pictures"
sys.path.insert(0, str(DOCS / "site"))
import complaints  # noqa: E402
import declarations  # noqa: E402
import reference  # noqa: E402

# What a page's program needs to be linked, by what it includes. Headers that are not there are named, and the page is not compiled.
NEEDS = {
    "vouch/backend/beast.hpp": ["-lssl", "-lcrypto", "-pthread"],
    "vouch/server/beast.hpp": ["-lssl", "-lcrypto", "-pthread"],
    "vouch/backend/httplib.hpp": ["-lcpp-httplib", "-lssl", "-lcrypto", "-pthread"],
    "vouch/dom.hpp": ["-lboost_json"],
    "curl/curl.h": ["-lcurl"],
    "vouch/backend/curl.hpp": ["-lcurl", "-pthread"],
    "vouch/backend/curl_multi.hpp": ["-lcurl", "-pthread"],
    "vouch/backend/asio.hpp": ["-lssl", "-lcrypto", "-pthread"],
    "boost/json/src.hpp": [],
}
FLAGS = ["-std=c++20", "-O0", *compilers.STRICT, "-Wno-unused", *compilers.flags_of_backends()]
Block = collections.namedtuple("Block", "language words text line")


class Page:
    """A page of Markdown and its blocks, in order."""

    def __init__(self, path):
        self.path, self.blocks, self.complaints, self.notes = path, [], [], []
        text = path.read_text(encoding="utf-8")
        self.prose = re.sub(r"^```.*?^```$|<!--.*?-->", lambda gone: "\n" * gone.group(0).count("\n"), text, flags=re.DOTALL | re.MULTILINE)
        for found in re.finditer(r"^```(\w*)([^\n]*)\n(.*?)^```$|^<!-- (cpp)([^\n]*)\n(.*?)^-->$", text, re.DOTALL | re.MULTILINE):
            language, words, block = (found.group(1), found.group(2), found.group(3)) if found.group(4) is None else found.group(4, 5, 6)
            self.blocks.append(Block(language, words.split(), block, text.count("\n", 0, found.start()) + 2))
            if language == "":
                self.complain(self.blocks[-1].line, "this block names no language")

    def complain(self, line, text):
        self.complaints.append(f"{self.path.relative_to(ROOT)}:{line}: {text}")

    def of(self, language):
        return [each for each in self.blocks if each.language == language]

    def program(self):
        """The text of the page's program, and whether there is anything to run."""
        outer = [each for each in self.of("cpp") if not each.words]
        inner = [each for each in self.of("cpp") if each.words == ["main"]]
        parts = [f'#line {each.line} "{self.path.relative_to(ROOT)}"\n{each.text}' for each in outer]
        if inner:
            statements = [f'#line {each.line} "{self.path.relative_to(ROOT)}"\n{each.text}' for each in inner]
            parts.append("int main()\n{\n" + "".join(statements) + "}\n")
        return "".join(parts), bool(inner) or "int main(" in "".join(parts)


def check_program(page, compiler, folder):
    """Compiles the page's program, runs it, and compares what it prints."""
    text, runs = page.program()
    if not text:
        return
    includes = [name for name in NEEDS if f"#include <{name}>" in text]
    missing = [name for name in includes if compilers.call([*compiler, "-E", "-x", "c++", "-"], input=f"#include <{name}>\n")[0]
               and not name.startswith("vouch/")]
    if missing:
        page.notes.append(f"{page.path.relative_to(ROOT)}: there is no {missing[0]} here: its program is not compiled")
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.cpp").write_text(text, encoding="utf-8")
    libraries = list(dict.fromkeys(library for name in includes for library in NEEDS[name]))
    command = [*compiler, *FLAGS, f"-I{ROOT / 'include'}", "page.cpp"]
    code, output = compilers.call([*command, *(["-c", "-o", "page.o"] if runs else ["-fsyntax-only"])], cwd=folder)
    if not code and runs:
        code, output = compilers.call([*compiler, "page.o", "-o", "page", *libraries], cwd=folder)
    if code:
        page.complain(1, f"does not compile\n{compilers.gist(output)}")
    elif runs:
        done = subprocess.run([str(folder / "page")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
                              cwd=folder)
        compare(page, page.of("output"), "".join(each.text for each in page.of("output")), done.stdout)
        if done.returncode:
            page.complain(1, f"the program ends with {done.returncode}")
    elif page.of("output"):
        page.complain(page.of("output")[0].line, "there is no program that prints this")


def compare(page, blocks, expected, printed):
    if expected != printed:
        line = blocks[0].line if blocks else 1
        shown = "\n".join("    " + each for each in printed.splitlines())
        page.complain(line, f"the program prints other words:\n{shown}")


def check_console(page, folder, environment, port):
    """Runs the commands of a page and compares what they print. The port that pages name, 8080, becomes one that is free."""
    for block in [each for each in page.blocks if each.language == "console" or any(word.startswith("file=") for word in each.words)]:
        text = block.text.replace("8080", port)
        if block.language != "console":
            (folder / block.words[0].removeprefix("file=")).write_text(text, encoding="utf-8")
            continue
        for command, expected, printed in run_console(text, folder, environment):
            if printed.strip("\n") != expected.strip("\n"):
                shown = "\n".join("    " + each for each in printed.splitlines()[:40])
                page.complain(block.line, f"`{command}` prints other words:\n{shown}")
                return


def run_console(text, folder, environment):
    """Runs the commands of a console in one shell: each command, what it should print and what it prints."""
    steps = []
    for step in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        while command.endswith("\\"):
            more, _, expected = expected.partition("\n")
            command += "\n" + more
        steps.append((command, expected))
    script = "".join(f"printf '\\036'\n{command}\n" for command, _ in steps)
    shell = subprocess.Popen(["bash", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
                             env=environment, start_new_session=True)
    try:
        printed = shell.communicate(timeout=60)[0].split("\036")[1:]
    except subprocess.TimeoutExpired:
        os.killpg(shell.pid, signal.SIGKILL)
        printed = [f"it does not end, and printed: {shell.communicate()[0]}"] * len(steps)
    return [(command, expected, said) for (command, expected), said in zip(steps, printed)]


def with_wrapper(compiler, folder):
    """An environment in which `g++` is the compiler under test, and VOUCH the tree."""
    (folder / "bin").mkdir(parents=True)
    wrapper = folder / "bin/g++"
    found = " ".join(shutil.which(word) or word for word in compiler)  # by their paths: the wrapper hides the name
    wrapper.write_text(f'#!/bin/sh\nexec {found} -O0 "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    return dict(os.environ, PATH=f"{folder / 'bin'}:{os.environ['PATH']}", VOUCH=str(ROOT), LC_ALL="C")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def check_tutorial(pages, compiler, scratch):
    folder = scratch / "tutorial"
    folder.mkdir()
    environment, port = with_wrapper(compiler, scratch / "tutorial-tools"), free_port()
    for page in pages:
        check_console(page, folder, environment, port)
        if page.complaints:  # what follows builds on it
            return


# --- words ------------------------------------------------------------------------------------------------------------

def known_options():
    """{program: the text that knows its options}."""
    known = {f"tools/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / "tools").iterdir() if path.is_file()}
    known["carbn"] = known["tools/carbn"] = (ROOT / "examples/carbn.cpp").read_text(encoding="utf-8")
    return known


def check_words(page, names, options, build_text):
    """The options, targets and public names that a page speaks of exist."""
    text = page.path.read_text(encoding="utf-8")
    targets = {*re.findall(r"add_library\(((?:vouch|carbn)::\w+) ALIAS", build_text),
               *(f"vouch::{name}" for name in re.findall(r"vouch_component\(\s*(\w+)", build_text))}
    for number, line in enumerate(text.splitlines(), 1):
        for program, known in options.items():
            for arguments in re.findall(rf"(?<![\w/-]){re.escape(program)} ((?:[\w.|\[\]{{}}<>/=-]+ ?)+)", line):
                for option in re.findall(r"--[\w-]+", arguments):
                    if option not in known:
                        page.complain(number, f"{program} has no option {option}")
        for option in re.findall(r"-D(VOUCH_\w+)|^\s*set\((VOUCH_\w+)", line):
            name = option[0] or option[1]
            if name not in build_text and name not in names:
                page.complain(number, f"there is no option {name}")
        for target in re.findall(r"\b(?:vouch|carbn)::\w+", line) if "target_link_libraries" in line else []:
            if target not in targets:
                page.complain(number, f"there is no target {target}")
    for number, line in enumerate(page.prose.splitlines(), 1):
        for code in re.findall(r"`([^`]+)`", line):
            name = re.match(r"((?:vouch|carbn)::[\w:]+)", code)
            if name and not is_public(name.group(1), names) and name.group(1) not in targets:
                page.complain(number, f"`{name.group(1)}` is no public name")
            if re.match(r"(?:vouch|carbn)/[\w/]+\.hpp$", code) and not (ROOT / "include" / code).is_file():
                page.complain(number, f"there is no header {code}")


def is_public(name, names):
    """Whether `name` is public, or a namespace of public names, or a member of something public."""
    while name.count("::"):
        if name in names or any(each.startswith(name + "::") for each in names):
            return True
        owner, _, member = name.rpartition("::")
        if owner in names:
            return member in names[owner] or not names[owner]
        return any(each.startswith(name) for each in names) if owner.count("::") == 0 else False
    return False


# --- the site ---------------------------------------------------------------------------------------------------------

class Html(html.parser.HTMLParser):
    """What a page of the site has: identities, links and headings."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.headings, self.landmarks, self.faults = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in ("a", "link") and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.links.append(attributes["src"])
            if not attributes.get("alt"):
                self.faults.append("a picture without words")
        if tag == "script":
            self.faults.append("script")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("main", "nav", "header", "footer"):
            self.landmarks.append(tag)


def check_site(site, names):
    """The faults of the site in `site`."""
    pages = {path.relative_to(site).as_posix(): Html(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    faults, reached, waiting = [], set(), ["index.html"]
    for name, page in pages.items():
        faults += [f"{name}: {fault}" for fault in page.faults]
        faults += [f"{name}: the identity {each} stands {count} times" for each, count in collections.Counter(page.ids).items() if count > 1]
        if page.headings[:1] != [1] or page.headings.count(1) != 1 or any(b > a + 1 for a, b in zip(page.headings, page.headings[1:])):
            faults.append(f"{name}: the headings are not in order: {page.headings}")
        if page.landmarks.count("main") != 1 or "nav" not in page.landmarks:
            faults.append(f"{name}: lacks landmarks")
        for link in page.links:
            if re.match(r"https?:|mailto:", link):
                continue
            path, _, place = urllib.parse.unquote(link).partition("#")
            target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            if not (site / target).is_file():
                faults.append(f"{name}: there is no {link}")
            elif place and target in pages and place not in pages[target].ids:
                faults.append(f"{name}: there is no place {link}")
    while waiting:
        name = waiting.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        waiting += [os.path.normpath(os.path.join(os.path.dirname(name), each.partition("#")[0])) for each in pages[name].links
                    if not re.match(r"https?:|mailto:|#", each)]
    faults += [f"{name}: no link leads to it from index.html" for name in pages if name not in reached]
    places = {each.rpartition("::")[2] for name, page in pages.items() if name.startswith("reference/") for each in page.ids}
    faults += [f"{name} has no page" for name in names if name.rpartition("::")[2] not in places]
    return faults, len(pages)


def build_site(scratch):
    """Builds the site; gives its folder, or why there is none."""
    code, output = compilers.call([sys.executable, str(DOCS / "site/build.py"), str(scratch / "site")])
    if "No module named" in output:
        return None, re.search(r"No module named .*", output).group(0)
    return (None, output) if code else (scratch / "site", "")


def look_at(site):
    """What a browser finds wrong with the site, and why it was not asked."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    modules, problem = npm_packages.fetch(ROOT / "tests/npm/page") if browser else (None, "there is no Chromium")
    if problem:
        return [], [f"docs: the pages are not looked at: {problem}"]
    PICTURES.mkdir(parents=True, exist_ok=True)
    code, output = compilers.call(["node", str(ROOT / "tests/docs_pages.mjs"), str(modules), browser, str(site), str(PICTURES)])
    return [f"docs: {line}" for line in output.splitlines()] if output or code == 0 else [f"docs: the browser ends with {code}"], []


def public_names():
    """{name: the names of its members}, as the reference has them."""
    found = {}
    for header in reference.headers():
        for each in header.names():
            found.setdefault(each.name, set()).update(member.name for member in each.members)
    return found


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    compiler = arguments.compilers[0]
    if shutil.which("ccache"):
        compiler = ["ccache", *compiler]
    failed, skipped = [], []
    names = public_names()
    listed = (ROOT / "tests/public_names.txt").read_text(encoding="utf-8").split()
    failed += [f"docs: {name} is public, and the reference has no page for it" for name in listed if name not in names]
    failed += [f"docs: the reference has {name}, which tests/public_names.txt lacks" for name in names if name not in listed]

    shown = {sentence for each in complaints.complaints() for sentence in each.sentences}
    failed += [f"docs: no page of a complaint says: {sentence}" for header, conditions, sentence in complaints.SENTENCES
               if any(f"complaint::{name}" in complaints.WORDING[header] for name in conditions) and sentence not in shown]

    pages = [Page(path) for path in [*sorted(DOCS.rglob("*.md")), ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]]
    build_text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("CMakeLists.txt", "meson_options.txt"))
    options = known_options()
    for page in pages:
        check_words(page, names, options, build_text)
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    failed += [f"docs/index.md:1: lacks {page.path.relative_to(DOCS)}" for page in pages
               if DOCS in page.path.parents and page.path.name != "index.md" and f"({page.path.relative_to(DOCS)})" not in index]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        tutorial = [page for page in pages if page.path.parent.name == "tutorial"]
        others = [page for page in pages if page not in tutorial]
        work = [lambda: check_tutorial(tutorial, compiler, scratch)]
        work += [lambda page=page, folder=scratch / str(number): check_program(page, compiler, folder) for number, page in enumerate(others)]
        site = {}
        work.append(lambda: site.update(zip(("folder", "why"), build_site(scratch))))
        compilers.all_of(lambda step: step(), work)
        count = 0
        if site["folder"]:
            faults, count = check_site(site["folder"], listed)
            failed += [f"docs: {fault}" for fault in faults]
            if os.environ.get("VOUCH_TEST_FULL") == "1":
                wrong, why = look_at(site["folder"])
                failed, skipped = failed + wrong, skipped + why
        elif site["why"].startswith("No module"):
            skipped.append(f"docs: the site is not built here: {site['why']} (python3-markdown and python3-pygments)")
        else:
            failed.append(f"docs: the site is not built\n{site['why']}")
    for page in pages:
        failed += page.complaints
        skipped += page.notes
    for each in [*failed, *skipped]:
        print(each)
    blocks = sum(1 for page in pages for each in page.of("cpp") if each.words != ["other"])
    print(f"docs: {len(pages)} pages, {blocks} blocks of C++, {len(names)} public names, {count} pages of the site, "
          f"{'all true' if not failed else 'see above'}")
    return 1 if failed else 77 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
