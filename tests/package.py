#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""vouch as others use it: a CMake subproject that changes nothing, an installed package, and the same with Meson."""

import os
import pathlib
import re
import shutil
import sys
import tempfile

import compilers

ROOT = compilers.ROOT
MAIN = """
#include <vouch/core/result.hpp>
#include <boost/version.hpp>
#include <cstdio>
static_assert(BOOST_VERSION >= 108100 && __cplusplus >= 202002L);
int main() { return std::puts(VOUCH_VERSION_STRING) < 0; }
"""
CMAKE_HEAD = "cmake_minimum_required(VERSION 3.25)\nproject(parent LANGUAGES CXX)\n"
CMAKE_APP = "add_executable(app main.cpp)\ntarget_link_libraries(app PRIVATE vouch::vouch carbn::carbn)\n"
CMAKE_BEAST = "add_executable(net main.cpp)\ntarget_link_libraries(net PRIVATE vouch::beast)\n"
# What add_subdirectory and find_package(Boost) always leave behind.
KNOWN_ENTRIES = re.compile(r"(Boost_\w+|boost_\w+_DIR|vouch_(BINARY_DIR|SOURCE_DIR|IS_TOP_LEVEL))(-ADVANCED)?$")


class Failed(Exception):
    pass


def must(command, **options):
    code, output = compilers.call([str(each) for each in command], **options)
    if code:
        raise Failed(f"{' '.join(map(str, command))}\n{output}")
    return output


def must_be(what, found, expected):
    if found != expected:
        raise Failed(f"{what}: {found!r}, expected {expected!r}")


def project(folder, files):
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def entries(build):
    """The names in the cache of a CMake build, except CMake's own."""
    text = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    return {name for name in re.findall(r"^([A-Za-z][\w-]*):", text, re.MULTILINE) if not name.startswith("CMAKE_")}


def as_cmake_subproject(scratch, configure, version):
    plain = project(scratch / "plain", {"CMakeLists.txt": CMAKE_HEAD + "add_executable(app main.cpp)\n", "main.cpp": "int main() {}"})
    ours = CMAKE_HEAD + f'add_subdirectory("{ROOT}" vouch)\n' + CMAKE_APP
    parent = project(scratch / "parent", {"CMakeLists.txt": ours, "main.cpp": MAIN})
    said = [re.sub(r"(plain|parent)|[(][\d.]+s[)]", "", configure(one)) for one in (plain, parent)]
    must_be("what configuring prints", said[1], said[0])
    added = {name for name in entries(parent / "build") - entries(plain / "build") if not KNOWN_ENTRIES.match(name)}
    must_be("new cache entries", added, set())

    flags = (parent / "build/compile_commands.json").read_text(encoding="utf-8")
    must_be("flags of the parent's sources", re.findall(r" (-[WfO]\S+)", flags), [])
    must(["cmake", "--build", parent / "build"])
    must_be("the program", must([parent / "build/app"]).strip(), version)
    must(["cmake", "--install", parent / "build", "--prefix", scratch / "nothing"])
    must_be("what it installs", sorted((scratch / "nothing").rglob("*")), [])
    must_be("its tests", "Total Tests: 0" in must(["ctest", "-N"], cwd=parent / "build"), True)

    finds = "find_package(OpenSSL REQUIRED)\nfind_package(Threads REQUIRED)\n"
    net = project(scratch / "parent_of_beast", {"CMakeLists.txt": CMAKE_HEAD + finds + f'add_subdirectory("{ROOT}" vouch)\n' + CMAKE_BEAST, "main.cpp": MAIN})
    configure(net)
    must(["cmake", "--build", net / "build"])


def as_package(scratch, configure, version):
    configure(ROOT, scratch / "top", "-DVOUCH_TESTS=OFF", "-DVOUCH_EXAMPLES=OFF")
    must(["cmake", "--install", scratch / "top", "--prefix", scratch / "prefix"])
    installed = {path.relative_to(scratch / "prefix/include") for path in (scratch / "prefix/include").rglob("*.hpp")}
    must_be("installed headers", installed, {path.relative_to(ROOT / "include") for path in (ROOT / "include").rglob("*.hpp")})

    wanted = ".".join(version.split(".")[:2])
    user = CMAKE_HEAD + f"find_package(vouch {wanted} REQUIRED)\n" + CMAKE_APP
    user += f"find_package(vouch {wanted} REQUIRED COMPONENTS beast)\n" + CMAKE_BEAST
    parent = project(scratch / "user", {"CMakeLists.txt": user, "main.cpp": MAIN})
    configure(parent, parent / "build", f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}")
    must(["cmake", "--build", parent / "build"])
    must_be("the program", must([parent / "build/app"]).strip(), version)


def as_meson_subproject(scratch, version):
    text = "project('parent', 'cpp', default_options: ['cpp_std=c++20'])\n"
    text += "dependencies = []\nforeach each : ['vouch', 'carbn']\n"
    text += f"  dependencies += dependency(each, version: '{version}', fallback: 'vouch')\nendforeach\n"
    text += "executable('app', 'main.cpp', dependencies: dependencies)\n"
    parent = project(scratch / "meson", {"meson.build": text, "main.cpp": MAIN})
    (parent / "subprojects").mkdir()
    (parent / "subprojects/vouch").symlink_to(ROOT)
    must(["meson", "setup", "build"], cwd=parent)
    must(["meson", "compile", "-C", "build"], cwd=parent)
    must_be("the program", must([parent / "build/app"]).strip(), version)
    must_be("its tests", must(["meson", "introspect", "--tests", "build"], cwd=parent).strip(), "[]")
    must_be("what it installs", must(["meson", "introspect", "--installed", "build"], cwd=parent).strip(), "{}")


def as_meson_package(scratch, compiler, version):
    must(["meson", "setup", "-Dtests=false", "-Dexamples=false", f"--prefix={scratch / 'prefix'}", scratch / "top"], cwd=ROOT)
    must(["meson", "install", "-C", scratch / "top"])
    found = next((scratch / "prefix").rglob("vouch.pc")).parent
    environment = dict(os.environ, PKG_CONFIG_PATH=str(found))
    must_be("the version", must(["pkg-config", "--modversion", "vouch"], env=environment).strip(), version)
    flags = must(["pkg-config", "--cflags", "vouch"], env=environment).split()
    (scratch / "main.cpp").write_text(MAIN, encoding="utf-8")
    must([*compiler, "-std=c++20", *flags, "main.cpp"], cwd=scratch)


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    compiler = arguments.compilers[0]
    text = (ROOT / "include/vouch/version.hpp").read_text(encoding="utf-8")
    version = re.search(r'VOUCH_VERSION_STRING "([^"]+)"', text).group(1)

    def configure(source, build=None, *options):
        build = build or source / "build"
        generator = ["-G", "Ninja"] if shutil.which("ninja") else []
        flags = [f"-DCMAKE_CXX_COMPILER={compiler[0]}", f"-DCMAKE_CXX_FLAGS={' '.join(compiler[1:])}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"]
        return must(["cmake", "-S", source, "-B", build, *generator, *flags, *options])

    def ways():
        yield "CMake subproject", lambda scratch: as_cmake_subproject(scratch, configure, version)
        yield "CMake package", lambda scratch: as_package(scratch, configure, version)
        if shutil.which("meson") and shutil.which("pkg-config"):
            yield "Meson subproject", lambda scratch: as_meson_subproject(scratch, version)
            yield "Meson package", lambda scratch: as_meson_package(scratch, compiler, version)

    failed = 0
    for name, way in ways():
        with tempfile.TemporaryDirectory() as folder:
            try:
                way(pathlib.Path(folder))
                print(f"package: {name}: used")
            except Failed as fault:
                failed += 1
                print(f"CMakeLists.txt:1: {name}: {fault}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
