#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""vouch as others take it: tests/consume/ has the smallest project of each road, and each is built and run here, in an empty folder.

With VOUCH_TEST_FULL=1 the Debian package is also installed and used in a fresh Debian root, and the other roads are taken there; that
takes minutes, a network and root.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import compilers
from consume_recipes import RECIPES
from road import Failed, NotRun, must, must_be, needs

ROOT = compilers.ROOT
sys.path.append(str(ROOT / "tools"))
import single_header as single_header_tool  # noqa: E402

ROADS = ROOT / "tests/consume"
# What add_subdirectory, find_package(Boost) and CMake itself always leave behind.
KNOWN_ENTRIES = re.compile(r"(CMAKE_\w+|Boost_\w+|boost_\w+_DIR|vouch_(BINARY_DIR|SOURCE_DIR|IS_TOP_LEVEL))(-ADVANCED)?$")


class Tools:
    """What the roads share: the compiler, the version, the programs' output, and vouch installed once by each build."""

    def __init__(self, compiler, boost, scratch):
        self.compiler = compiler
        self.boost = boost
        self.version = re.search(r'VOUCH_VERSION_STRING "([^"]+)"', (ROOT / "include/vouch/version.hpp").read_text(encoding="utf-8")).group(1)
        self.output = f"Ada, GBR, by vouch {self.version}"
        self.scratch = scratch
        self.prefix = scratch / "prefix"

    def configure(self, source, build, *options):
        generator = ["-G", "Ninja"] if shutil.which("ninja") else []
        flags = [f"-DCMAKE_CXX_COMPILER={self.compiler[0]}", f"-DCMAKE_CXX_FLAGS={' '.join(self.compiler[1:])}"]
        return must(["cmake", "-S", source, "-B", build, *generator, *flags, *options])

    def use_cmake(self, folder, *options):
        """Configures, builds and runs the project in `folder`; gives what configuring printed."""
        said = self.configure(folder, folder / "build", *options)
        must(["cmake", "--build", folder / "build"])
        must_be("the program", must([folder / "build/app"]).strip(), self.output)
        return said

    def install(self):
        """By the preset, as a packager would."""
        build = self.scratch / "package"
        must(["cmake", "--preset", "package", "-B", build, f"-DCMAKE_CXX_COMPILER={self.compiler[0]}"], cwd=ROOT)
        must(["cmake", "--install", build, "--prefix", self.prefix])
        installed = {path.relative_to(self.prefix / "include") for path in (self.prefix / "include").rglob("*.hpp")}
        must_be("installed headers", installed, {path.relative_to(ROOT / "include") for path in (ROOT / "include").rglob("*.hpp")})


def vendored(folder):
    """`folder` with all of vouch in its subfolder vouch."""
    (folder / "vouch").symlink_to(ROOT)
    return folder


def without_seconds(text):
    return re.sub(r"[(][\d.]+s[)]", "", text)


def single_header(folder, tools):
    name = "vouch/vouch.hpp"
    text = (ROOT / "single_include" / name).read_text(encoding="utf-8")
    must_be("its first line", text.splitlines()[0], f"// vouch {tools.version}, {name} in one file: written by tools/single_header.py, not by hand")

    (folder / "vouch").mkdir()
    shutil.copy(ROOT / "single_include" / name, folder / name)
    # other.cpp includes the split headers. GCC compares all that the two sources define when it links them, and -Wodr tells.
    gnu = "g++" in tools.compiler[0] and "clang" not in tools.compiler[0]
    odr = ["-flto", "-Wodr", "-Werror"] if gnu else []
    must([*tools.compiler, "-std=c++20", *odr, "-I.", "-c", "main.cpp"], cwd=folder)
    must([*tools.compiler, "-std=c++20", *odr, f"-I{ROOT / 'include'}", "-c", "other.cpp"], cwd=folder)
    must([*tools.compiler, "-std=c++20", *odr, "main.o", "other.o", "-o", "app"], cwd=folder)
    must_be("the program", must([folder / "app"]).strip(), tools.output)

    # two versions in one file
    (folder / "newer").mkdir()
    newer = re.sub(r"(VOUCH_VERSION )(!= )?(\d+)", lambda found: found[1] + (found[2] or "") + str(int(found[3]) + 1), text)
    (folder / "newer/vouch.hpp").write_text(newer, encoding="utf-8")
    (folder / "both.cpp").write_text(f"#include <{name}>\n#include <newer/vouch.hpp>\n", encoding="utf-8")
    code, said = compilers.call([*tools.compiler, "-std=c++20", "-I.", "-fsyntax-only", "both.cpp"], cwd=folder)
    must_be("errors of two versions in one file", (code != 0, re.findall(r"error: (?:#error )?(.*)", said)),
            (True, ['"two versions of vouch in one translation unit: include only one of them"']))
    if os.environ.get("VOUCH_TEST_FULL") == "1":
        return unit_tests_on_it(folder, tools)
    return None


def unit_tests_on_it(folder, tools):
    """The unit tests in a tree whose include/ is single_include/. They include each header by its own name: what a single header holds
    is a file that includes it."""
    tree = folder / "tree"
    shutil.copytree(ROOT / "single_include", tree / "include")
    base = set(single_header_tool.reached(single_header_tool.BASE))
    for name in single_header_tool.published():
        for part in single_header_tool.reached(name):
            header = tree / "include" / part
            if not header.exists():
                header.parent.mkdir(parents=True, exist_ok=True)
                if part.startswith(single_header_tool.INTERNAL): # backends hold it, which link more than these tests do
                    shutil.copy(ROOT / "include" / part, header)
                else:
                    header.write_text(f"#include <{single_header_tool.BASE if part in base else name}>\n", encoding="utf-8")
    shutil.copy(ROOT / "include/vouch/version.hpp", tree / "include/vouch") # CMake reads it
    for name in ("CMakeLists.txt", "tests", "tools"):
        (tree / name).symlink_to(ROOT / name)
    tools.configure(tree, folder / "suite", "-DVOUCH_EXAMPLES=OFF", "-DVOUCH_INSTALL=OFF", "-DCMAKE_BUILD_TYPE=None")
    must(["cmake", "--build", folder / "suite", "--target", "vouch_tests", "--parallel", "2"])
    short = {key: text for key, text in os.environ.items() if key != "VOUCH_TEST_FULL"}
    said = must([folder / "suite/tests/vouch_tests"], cwd=ROOT, env=short)
    return re.search(r"test cases: *(\d+)", said).group(1) + " unit tests pass on it"


def boost_headers(folder, tools):
    """The headers of Boost that vouch.hpp includes, in a folder, are all it takes of Boost."""
    flags = ["-std=c++20", f"-I{ROOT / 'include'}", "main.cpp"]
    listed = must([*tools.compiler, *flags, "-M"], cwd=folder).replace("\\\n", " ").split()
    needed = [pathlib.Path(each) for each in listed if "/boost/" in each]
    base = str(needed[0]).rsplit("/boost/", 1)[0]
    for header in needed:
        target = folder / "boost_only" / header.relative_to(base)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(header, target)
    alone = [tools.compiler[0], "-isystem", "boost_only", *tools.compiler[1:], *flags]
    used = must([*alone, "-M"], cwd=folder).replace("\\\n", " ").split()
    must_be("headers of Boost from elsewhere", [each for each in used if "/boost/" in each and not each.startswith("boost_only/")], [])
    must([*alone, "-o", "app"], cwd=folder)
    must_be("the program", must([folder / "app"]).strip(), tools.output)
    libraries = {each.relative_to(base).parts[1].removesuffix(".hpp") for each in needed}
    must_be("parts of Boost", sorted(libraries), ["config", "cstdint", "describe", "detail", "mp11", "type_traits", "uuid", "version"])
    return f"{len(needed)} headers of Boost"


def cmake_package(folder, tools):
    tools.use_cmake(folder, f"-DCMAKE_PREFIX_PATH={tools.prefix}")
    unknown = (folder / "CMakeLists.txt").read_text(encoding="utf-8").replace("COMPONENTS", "COMPONENTS backend_of_nobody")
    (folder / "CMakeLists.txt").write_text(unknown, encoding="utf-8")
    code, said = compilers.call(["cmake", "-S", folder, "-B", folder / "other", f"-DCMAKE_PREFIX_PATH={tools.prefix}"])
    must_be("a component that is none", (code != 0, "vouch has no component backend_of_nobody; it has: " in said), (True, True))


def cmake_dom(folder, tools):
    (folder / "empty.cpp").write_text("int main() {}", encoding="utf-8")
    if compilers.call([*tools.compiler, "empty.cpp", "-lboost_json", "-o", "empty"], cwd=folder)[0]:
        raise NotRun("Boost.JSON's library is not installed")
    tools.output = f"Ada, by vouch {tools.version}"
    tools.use_cmake(folder, f"-DCMAKE_PREFIX_PATH={tools.prefix}")


def cmake_subdirectory(folder, tools):
    """As a subproject nothing of ours appears in the parent."""
    said = tools.use_cmake(vendored(folder), "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON")

    plain = folder / "plain"
    plain.mkdir()
    lines = (folder / "CMakeLists.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    (plain / "CMakeLists.txt").write_text("".join(line for line in lines if "vouch" not in line), encoding="utf-8")
    for name in ("main.cpp", "unrelated.cpp"):
        shutil.copy(folder / "unrelated.cpp", plain / name)
    alone = tools.configure(plain, plain / "build", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON")
    must_be("what configuring prints", without_seconds(said), without_seconds(alone).replace(str(plain), str(folder)))

    def entries(build):
        return set(re.findall(r"^([A-Za-z][\w-]*):", (build / "CMakeCache.txt").read_text(encoding="utf-8"), re.MULTILINE))

    def commands(project):
        found = json.loads((project / "build/compile_commands.json").read_text(encoding="utf-8"))
        return {pathlib.Path(each["file"]).name: each["command"].replace(str(project), "") for each in found}

    must_be("new cache entries", {each for each in entries(folder / "build") - entries(plain / "build") if not KNOWN_ENTRIES.match(each)}, set())
    ours, theirs = commands(folder), commands(plain)
    must_be("how unrelated.cpp is compiled", ours["unrelated.cpp"], theirs["unrelated.cpp"])
    must_be("what is compiled", sorted(ours), sorted(theirs))
    flags = set(ours["main.cpp"].split()) - set(theirs["main.cpp"].split())
    must_be("flags of the parent's program", {each for each in flags if not re.match(r"(-I|-isystem|-std=|/)", each)}, set())
    must(["cmake", "--install", folder / "build", "--prefix", folder / "nothing"])
    must_be("what it installs", sorted((folder / "nothing").rglob("*")), [])
    must_be("its tests", "Total Tests: 0" in must(["ctest", "-N"], cwd=folder / "build"), True)
    must_be("what it downloads", (folder / "build/_deps").exists(), False)


def cmake_fetch_content(folder, tools):
    tools.use_cmake(vendored(folder))


def cpm(folder, tools):
    """CPM.cmake is one file that a project keeps or downloads. What stands in for it adds the folder as CPM does."""
    (folder / "cmake").mkdir()
    stand_in = """
function(CPMAddPackage)
    cmake_parse_arguments(PARSE_ARGV 0 package "" "NAME;SOURCE_DIR" "")
    add_subdirectory(${package_SOURCE_DIR} ${CMAKE_BINARY_DIR}/_deps/${package_NAME}-build EXCLUDE_FROM_ALL SYSTEM)
endfunction()
"""
    (folder / "cmake/CPM.cmake").write_text(stand_in, encoding="utf-8")
    tools.use_cmake(vendored(folder))
    raise NotRun("CPM.cmake is not here; a stand-in for it was, and the consumer")


def cmake_exported_parent(folder, tools):
    tools.configure(vendored(folder), folder / "build")
    must(["cmake", "--install", folder / "build", "--prefix", folder / "prefix"])
    shutil.copy(folder / "main.cpp", folder / "user/main.cpp")
    tools.use_cmake(folder / "user", f"-DCMAKE_PREFIX_PATH={folder / 'prefix'}")


def pc_files(prefix):
    """What pkg-config says of each file in `prefix`: version, what it requires, flags and libraries."""
    folder = prefix / "share/pkgconfig"
    environment = dict(os.environ, PKG_CONFIG_PATH=str(folder))

    def ask(name, *what):
        said = must(["pkg-config", *what, name], env=environment)
        return " ".join(os.path.normpath(each.removeprefix("-I")) if each.startswith("-I") else each for each in said.split())

    return {path.stem: [ask(path.stem, "--modversion"), ask(path.stem, "--print-requires"),
                        ask(path.stem, "--cflags", "--libs").replace(str(prefix), "PREFIX")] for path in sorted(folder.glob("*.pc"))}


def pkg_config(folder, tools):
    needs("pkg-config", "make")
    environment = dict(os.environ, PKG_CONFIG_PATH=str(tools.prefix / "share/pkgconfig"), CXX=" ".join(tools.compiler))
    must(["make", "app"], cwd=folder, env=environment)
    must_be("the program", must([folder / "app"]).strip(), tools.output)


def meson_package(folder, tools):
    needs("meson", "pkg-config")
    prefix, build = folder / "prefix", folder / "top"
    must(["meson", "setup", "-Dtests=false", "-Dexamples=false", f"--prefix={prefix}", build], cwd=ROOT)
    must(["meson", "install", "-C", build])

    def installed(place):
        return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file() and not re.search(r"share/(cmake|cps)/", str(path))}

    must_be("what it installs", installed(prefix), installed(tools.prefix))
    must_be("what pkg-config says of it", pc_files(prefix), pc_files(tools.prefix))
    environment = dict(os.environ, PKG_CONFIG_PATH=str(prefix / "share/pkgconfig"))
    must(["meson", "setup", "build"], cwd=folder, env=environment)
    must(["meson", "compile", "-C", "build"], cwd=folder)
    must_be("the program", must([folder / "build/app"]).strip(), tools.output)


def meson_subproject(folder, tools):
    needs("meson")
    (folder / "subprojects/vouch").symlink_to(ROOT)
    must(["meson", "setup", "build"], cwd=folder)
    must(["meson", "compile", "-C", "build"], cwd=folder)
    must_be("the program", must([folder / "build/app"]).strip(), tools.output)
    must_be("its tests", must(["meson", "introspect", "--tests", "build"], cwd=folder).strip(), "[]")
    must_be("what it installs", must(["meson", "introspect", "--installed", "build"], cwd=folder).strip(), "{}")


def seconds(command, folder):
    """The least time on a processor that three runs of `command` took."""
    took = []
    for _ in range(3):
        process = subprocess.Popen(command, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        must_be(" ".join(map(str, command)), process.returncode, 0)
        took.append(usage.ru_utime + usage.ru_stime)
    return min(took)


def module(folder, tools):
    """import vouch, by clang++-19 alone: GCC 12 and Clang 16 know too little of modules."""
    needs("clang++-19")
    clang = compilers.with_boost(["clang++-19", "-std=c++20"], tools.boost)
    where = f"-I{ROOT / 'include'}"
    must([*clang, where, "-Wno-include-angled-in-module-purview", "--precompile", ROOT / "extras/vouch.cppm", "-o", "vouch.pcm"], cwd=folder)
    importing = [*clang, "-fmodule-file=vouch=vouch.pcm"]
    must([*importing, "-c", "main.cpp"], cwd=folder)
    must([*clang, where, "-c", "other.cpp"], cwd=folder)
    must([*clang, "-c", "vouch.pcm"], cwd=folder)
    must([*clang, "main.o", "other.o", "vouch.o", "-o", "app"], cwd=folder)
    must_be("the program", must([folder / "app"]).strip(), "Ada, GBR, by the module")

    one = (folder / "one_struct.cpp").read_text(encoding="utf-8")
    (folder / "includes.cpp").write_text(one.replace("import vouch;", "#include <vouch/vouch.hpp>"), encoding="utf-8")
    by_import = seconds([*importing, "-c", "one_struct.cpp"], folder)
    by_include = seconds([*clang, where, "-c", "includes.cpp"], folder)
    with_standard_headers = seconds([*importing, "-c", "main.cpp"], folder)
    if by_import * 2 > by_include:
        raise Failed(f"import takes {by_import:.2f} s, include {by_include:.2f} s")
    return f"one struct: import {by_import:.2f} s, include {by_include:.2f} s; a schema and five standard headers: import {with_standard_headers:.2f} s"


ROAD_OF_FOLDER = {road.__name__: road for road in [
    single_header, boost_headers, cmake_package, cmake_dom, cmake_subdirectory, cmake_fetch_content, cpm, cmake_exported_parent, pkg_config,
    meson_package, meson_subproject, module, *RECIPES,
]}


def travel(name, tools):
    """One road, in a folder of its own; the line that says how it went, and whether it failed."""
    folder = tools.scratch / "roads" / name
    if (ROADS / name).is_dir():
        shutil.copytree(ROADS / name, folder)
    else:
        folder.mkdir(parents=True)
    if not (folder / "main.cpp").exists():
        shutil.copy(ROADS / "main.cpp", folder)
    try:
        note = ROAD_OF_FOLDER[name](folder, tools)
        return f"consume: {name}: used{', ' + note if note else ''}", False
    except NotRun as reason:
        return f"consume: {name}: not run: {reason}", False
    except Failed as fault:
        return f"tests/consume.py:1: {name}: {fault}", True


def main():
    parser = compilers.command_line(__doc__)
    parser.add_argument("--road", choices=ROAD_OF_FOLDER, help="this one alone")
    arguments = compilers.read_command_line(parser)
    nobody = sorted({path.name for path in ROADS.iterdir() if path.is_dir()} - set(ROAD_OF_FOLDER))
    if nobody:
        sys.exit(f"tests/consume/{nobody[0]}: no road of tests/consume.py takes it")

    with tempfile.TemporaryDirectory() as scratch:
        def tools():
            return Tools(arguments.compilers[0], arguments.boost, pathlib.Path(scratch))

        try:
            tools().install()
        except Failed as fault:
            print(f"CMakeLists.txt:1: install: {fault}")
            return 1
        (pathlib.Path(scratch) / "roads").mkdir()
        shutil.copy(ROADS / "main.cpp", pathlib.Path(scratch) / "roads") # the test package of Conan names it there
        told = compilers.all_of(lambda name: travel(name, tools()), [arguments.road] if arguments.road else list(ROAD_OF_FOLDER))
    for line, _ in told:
        print(line)
    return 1 if any(failed for _, failed in told) else 0


if __name__ == "__main__":
    sys.exit(main())
