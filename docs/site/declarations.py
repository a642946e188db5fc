# SPDX-License-Identifier: BSL-1.0
"""The public declarations of a header, and their doc comments: what the reference is made from.

A script of our own, because
- Doxygen 1.9.4 (Debian 12) does not parse constrained members and nested inline namespaces named by a macro (`VOUCH_ABI`) well enough
  to find every public name, and its pages need script to be navigated;
- Clang's tree has everything, but needs Clang to read the documentation, and joins the lines of a comment into one paragraph, which
  loses the labels (JSON, Errors, Lifetime, Cost, See) that a doc comment of this tree ends with.
The headers are formatted by clang-format and follow one style, so a scanner that matches brackets suffices. tests/docs.py compares
what it finds with tests/public_names.txt, which Clang made: a declaration that the scanner misses fails there.
"""

import dataclasses
import pathlib
import re
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "include"
LABELS = ("JSON", "Errors", "Lifetime", "Cost", "See")
HIDDEN = {"detail", "complaint"}
ASSIGNMENT = re.compile(r"(?<![<>=!])=(?!=)")
INITIALISERS = re.compile(r"(?<!:):(?!:)")  # what begins those of a constructor, outside of brackets
REQUIREMENT = re.compile(r"\brequires\s*$|(?:requires|&&|\|\||=)\s*requires\s*\(\)\s*$")
GUARD = re.compile(r"#\s*(?:ifndef|define)\s+\w+_HPP\b")


@dataclasses.dataclass
class Declaration:
    """A declaration in a namespace or, as a member, in a class."""
    kind: str  # class, enum, enumerator, concept, alias, function, variable, macro, namespace
    name: str  # "vouch::country"; a member has no namespace
    code: str  # as it stands in the header, without a body
    doc: list  # the lines of its doc comment
    line: int
    members: list = dataclasses.field(default_factory=list)


class Scanner:
    """Reads the declarations of one header."""

    def __init__(self, text):
        self.text, self.at, self.found = text, 0, []

    def line(self, position):
        return self.text.count("\n", 0, position) + 1

    def skip_literal(self, at):
        """The position behind the comment, string or character at `at`; `at` itself if there is none."""
        text = self.text
        if text.startswith("//", at):
            return text.find("\n", at)
        if text.startswith("/*", at):
            return text.index("*/", at) + 2
        raw = re.compile(r'R"(\w*)\(').match(text, at)
        if raw:
            end = f'){raw.group(1)}"'
            return text.index(end, at) + len(end)
        if text[at] == '"' or (text[at] == "'" and not re.search(r"\b\d[\w']*$", text[max(0, at - 20):at])):  # no digit separator
            end = at + 1
            while text[end] != text[at]:
                end += 2 if text[end] == "\\" else 1
            return end + 1
        return at

    def skip_brackets(self, at):
        """The position behind the bracket that closes the one at `at`."""
        depth = 0
        while True:
            after = self.skip_literal(at)
            if after != at:
                at = after
                continue
            depth += (self.text[at] in "([{") - (self.text[at] in ")]}")
            at += 1
            if depth == 0:
                return at

    def scan(self, end, spaces, owner=None, public=True):
        """Reads what stands between here and `end`: in the namespaces `spaces`, or in the class `owner`."""
        text, doc = self.text, []
        while True:
            space = re.compile(r"\s*").match(text, self.at)
            self.at = space.end()
            if self.at >= end:
                return
            if text.startswith("///<", self.at):  # belongs to what stands before it
                self.trailing(owner)
            elif text.startswith("///", self.at):
                line_end = text.index("\n", self.at)
                doc.append(text[self.at + 3:line_end])
                self.at = line_end
            elif text.startswith("//", self.at) or text.startswith("/*", self.at):
                self.at = self.skip_literal(self.at)
            elif text[self.at] == "#":
                self.directive(doc)
                doc = []
            elif text[self.at] in ";}":
                self.at += 1
            elif label := re.compile(r"(public|private|protected)\s*:(?!:)").match(text, self.at):
                public, self.at, doc = label.group(1) == "public", label.end(), []
            elif macro := re.compile(r"BOOST_DESCRIBE_\w+\s*(?=\()").match(text, self.at):
                self.at, doc = self.skip_brackets(macro.end()), []
            else:
                self.declaration(spaces, owner, public, doc)
                doc = []

    def trailing(self, owner):
        end = self.text.index("\n", self.at)
        words = [self.text[self.at + 4:end]]
        while more := re.compile(r"\n\s*///<").match(self.text, end):
            end = self.text.index("\n", more.end())
            words.append(self.text[more.end():end])
        before = (owner.members if owner else self.found)
        if before:
            before[-1].doc += words
        self.at = end

    def directive(self, doc):
        end = self.at
        while (end := self.text.index("\n", end)) and self.text[end - 1] == "\\":
            end += 1
        line = self.text[self.at:end]
        macro = re.match(r"#\s*define\s+(\w+)", line)
        names = [macro.group(1)] if macro and not GUARD.match(line) else re.findall(r"\bdefined\((VOUCH_\w+)\)", line)
        for name in names:
            said = re.search(rf"^//\s+{name}\s\s+(.*)", self.text, re.MULTILINE)
            if name not in [each.name for each in self.found] and (macro or said):
                code = line.partition("//")[0].strip() if macro else f"-D{name}"
                self.found.append(Declaration("macro", name, code, [said.group(1)] if said else doc, self.line(self.at)))
        self.at = end

    def declaration(self, spaces, owner, public, doc):
        """Reads one declaration, which begins here."""
        start, at, text = self.at, self.at, self.text
        while True:
            after = self.skip_literal(at)
            if after != at:
                at = after
            elif text[at] in "([":
                at = self.skip_brackets(at)
            elif text[at] == ";":
                return self.add(start, at, at + 1, spaces, owner, public, doc)
            elif text[at] == "{":
                head = text[start:at]
                if re.match(r"(?:inline\s+)?namespace\b", head):
                    return self.namespace(head, at, spaces, doc)
                bare = without_comments(head)
                if is_class(bare):
                    return self.type(start, at, spaces, owner, public, doc)
                after = self.skip_brackets(at)
                if is_a_body(bare):
                    return self.add(start, at, after, spaces, owner, public, doc)
                at = after
            else:
                at += 1

    def namespace(self, head, at, spaces, doc):
        name = re.sub(r"\binline\s+VOUCH_ABI\b|\binline\b|\bnamespace\b", "", head)
        inner = [*spaces, *(part.strip() for part in name.split("::") if part.strip())]
        end = self.skip_brackets(at)
        if HIDDEN & set(inner):
            self.at = end
            return
        if doc:
            self.found.append(Declaration("namespace", "::".join(inner), f"namespace {'::'.join(inner)}", doc, self.line(at)))
        self.at = at + 1
        self.scan(end - 1, inner)
        self.at = end

    def type(self, start, at, spaces, owner, public, doc):
        head, end = self.text[start:at], self.skip_brackets(at)
        bare = without_comments(head)
        kind = "enum" if re.search(r"\benum\b", without_template(bare)) else "class"
        name = name_of_class(bare)
        made = Declaration(kind, "::".join([*spaces, name]) if owner is None else name, tidy(head), doc, self.line(start))
        self.at = at + 1
        if kind == "enum":
            self.enumerators(end - 1, made)
            if owner is not None:
                made.code += " { " + ", ".join(each.code for each in made.members) + " }"
        else:
            begins_public = re.search(r"\b(struct|union)\s", without_template(bare)) is not None
            inner = Scanner(self.text)
            inner.at = self.at
            inner.scan(end - 1, [], made, begins_public)
        self.at = end
        if name and public and not is_specialisation(bare):
            (owner.members if owner else self.found).append(made)

    def enumerators(self, end, made):
        last = None
        for token in re.finditer(r"///<\s?([^\n]*)|//[^\n]*|(\w+)([^,/{}]*)", self.text[self.at:end]):
            if token.group(2):
                last = Declaration("enumerator", token.group(2), token.group(0).strip(), [], made.line)
                made.members.append(last)
            elif token.group(1) and last:
                last.doc.append(token.group(1))

    def add(self, start, code_end, end, spaces, owner, public, doc):
        self.at = end
        code = self.text[start:code_end]
        made = name_and_kind(without_comments(code), owner)
        if made and public and (doc or made[0] != "class") and not made[1].startswith("vouch_"):
            kind, name = made
            full = name if owner is not None else "::".join([*spaces, name])
            declaration = Declaration(kind, full, tidy(code, kind), doc, self.line(start))
            (owner.members if owner else self.found).append(declaration)


def without_comments(code):
    return re.sub(r"//[^\n]*", "", code)


def outside_of_brackets(code):
    """`code` without what stands within (), [] and {}, and without the <> of a template head."""
    kept, depth = [], 0
    for byte in without_template(code):
        depth -= byte in ")]}"
        kept.append(byte if depth == 0 else "")
        depth += byte in "([{"
    return "".join(kept)


def without_template(code):
    """`code` without the lists of template parameters before it."""
    code = code.strip()
    while head := re.match(r"template\s*<", code):
        depth, at = 1, head.end()
        while depth:
            depth += (code[at] == "<") - (code[at] == ">")
            at += 1
        code = code[at:].strip()
    return code


def without_requires(code):
    """A declaration without what constrains it before its specifiers."""
    code = without_template(code)
    if match := re.match(r"requires\s*\(", code):
        depth, at = 1, match.end()
        while depth:
            depth += (code[at] == "(") - (code[at] == ")")
            at += 1
        return without_requires(code[at:].strip())
    return code


def is_class(code):
    outer = outside_of_brackets(code)
    if ASSIGNMENT.search(outer):
        return False
    head = re.sub(r"^requires\b.*?(?=\b(?:class|struct|union|enum)\b)", "", outer, flags=re.DOTALL)
    return re.match(r"(?:class|struct|union|enum)\b", head.strip()) is not None


def name_of_class(code):
    head = re.sub(r"\[\[.*?\]\]", "", without_requires(code), flags=re.DOTALL)
    match = re.search(r"\b(?:enum\s+(?:class\s+|struct\s+)?|class\s+|struct\s+|union\s+)(\w+)", head)
    return match.group(1) if match else ""


def is_specialisation(code):
    head = re.sub(r"\[\[.*?\]\]", "", without_requires(code), flags=re.DOTALL)
    return re.search(r"\b(?:class|struct|union)\s+[\w:]+\s*<", head) is not None


def is_a_body(code):
    """Whether the brace behind `code` opens the body of a function, and not an initialiser or a requirement."""
    outer = outside_of_brackets(re.sub(r"\boperator\s*[^\s\w(]+(?=\s*\()", "operator_", code))
    if REQUIREMENT.search(outer) or ASSIGNMENT.search(outer) or "(" not in without_template(code):
        return False
    return not (INITIALISERS.search(outer) and re.search(r"[\w>]\s*$", code))  # the brace initialises a member or a base


def name_and_kind(code, owner):
    """What `code` declares, or nothing where that is not for the reference."""
    code = re.sub(r"\[\[.*?\]\]", "", code, flags=re.DOTALL).strip()
    bare = re.sub(r"\b(?:inline|constexpr|consteval|static|friend|virtual|extern|mutable|VOUCH_\w+)\b", "", without_requires(code))
    bare = bare.strip()
    if re.match(r"(?:class|struct)\s", bare) and not is_specialisation(code):
        return "class", name_of_class(code)  # declared only: a template for users to specialise, or defined elsewhere
    if re.match(r"(?:static_assert|template|class|struct|enum|union)\b", bare):
        return None
    if match := re.match(r"concept\s+(\w+)", bare):
        return "concept", match.group(1)
    if match := re.match(r"using\s+(\w+)\s*=", bare):
        return "alias", match.group(1)
    if match := re.match(r"using\s+(?:typename\s+)?[\w:<>.]*::(\w+)$", bare):
        return "alias", match.group(1)
    if bare.startswith("using"):
        return None  # what a base has
    outer = outside_of_brackets(bare)
    assigned = ASSIGNMENT.search(re.sub(r"operator\s*[=<>!]+", "operator", outer))
    for match in re.finditer(r"(operator\s*(?:\(\)|[^\s\w(]+|[\w:<>&* ]+)|~?\w+)\s*\(", bare):
        name = re.sub(r"\s+", " ", match.group(1))
        if name in ("requires", "noexcept", "explicit", "decltype", "alignas", "sizeof"):
            continue
        position = match.start()
        if assigned and bare.find("=") < position and not bare[:position].rstrip().endswith("operator"):
            break
        before = bare[:position]
        if before.count("(") != before.count(")") or before.count("<") > before.count(">") + before.count("->"):
            continue
        if before.rstrip().endswith("::"):  # a member, defined outside of its class
            return None
        if owner is None and re.search(r"\)\s*->\s*" + re.escape(name) + r"\b", bare) and before.strip() in ("", "explicit"):
            return None  # a deduction guide
        return "function", name
    match = re.search(r"(\w+)\s*(?:<[^=]*>)?\s*(?:\[[^\]]*\]\s*)?(?:=|\{|$)", bare, re.DOTALL)
    return ("variable", match.group(1)) if match else None


def without_initialisers(code):
    """A function without what initialises the members of a constructor's object."""
    depth = 0
    for at, byte in enumerate(code):
        depth += (byte in "([{") - (byte in ")]}")
        if byte == ":" and depth == 0 and ":" not in (code[at - 1], code[at + 1]) and ")" in code[:at]:
            return code[:at].rstrip()
    return code


def tidy(code, kind=""):
    """A declaration as the page shows it."""
    if kind == "function":
        code = without_initialisers(code)
    lines = [re.sub(r"(?<!:)//.*", "", line).rstrip() for line in code.strip().splitlines()]
    lines = [line for line in lines if line]
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line]
    lines[1:] = [line[min(indents):] for line in lines[1:]]
    if len(lines) > 1 and not lines[0].startswith("template"):  # what continues a declaration stands further in
        lines[1:] = ["    " + line for line in lines[1:]]
    code = "\n".join(lines)
    code = re.sub(r"\[\[nodiscard\]\]\s|VOUCH_(?:INLINE|OUTLINE|COLD)\s", "", code)
    if kind == "variable":
        code = re.sub(r"\s*=\s*", " = ", code)
        code = code.partition(" = ")[0] if code.count("\n") > 6 else code
    return code


def declarations(path):
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n"):
        text += "\n"
    scanner = Scanner(text)
    scanner.scan(len(text), [])
    return [each for each in scanner.found
            if not re.match(r"(?:.*::)?operator", each.name) and not each.name.endswith("_HPP")]
