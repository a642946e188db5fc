#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A release: two runs of tools/release give the same bytes, the SBOM is valid and true, every file has its licence (reuse lint).

With VOUCH_TEST_FULL=1 vouch is also installed from the unpacked tarball, and used.
"""

import hashlib
import json
import os
import pathlib
import shutil
import sys
import tarfile
import tempfile

import compilers
from consume_recipes import judge
from road import Failed, must, must_be

ROOT = compilers.ROOT
SKIPPED = 77


def check(scratch, compiler):
    """Notes of what was tried."""
    folders = [scratch / "first", scratch / "second"]
    for folder in folders:
        must([ROOT / "tools/release", folder])
    contents = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    must_be("files that differ", [name for name in contents[0] if contents[0][name] != contents[1].get(name)], [])
    must(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folders[0])

    tarball = next(folders[0].glob("vouch-*.tar.gz"))
    name = tarball.name.removesuffix(".tar.gz")
    with tarfile.open(tarball) as archive:
        files = {member.name.removeprefix(f"{name}/"): archive.extractfile(member).read() for member in archive if member.isfile()}
    must_be("files in the tarball", {"LICENSE", "include/vouch/vouch.hpp", "single_include/vouch/vouch.hpp", "extras/vouch.cppm"} - set(files), set())

    document = json.loads((folders[0] / f"{name}.spdx.json").read_text(encoding="utf-8"))
    notes = [f"{len(files)} files", f"SBOM {judge(document, 'spdx.schema.json')}"]
    listed = {each["fileName"].removeprefix("./"): {one["algorithm"]: one["checksumValue"] for one in each["checksums"]} for each in document["files"]}
    must_be("files in the SBOM", {path: sums["SHA256"] for path, sums in listed.items()}, {path: hashlib.sha256(text).hexdigest() for path, text in files.items()})
    ids = [each["SPDXID"] for each in document["packages"] + document["files"]]
    must_be("identifiers that stand twice", len(ids) - len(set(ids)), 0)

    if shutil.which("reuse"):
        must(["reuse", "--root", ROOT, "lint"])
        notes.append("reuse lint clean")
    else:
        notes.append("reuse lint not run: it is not installed")

    if os.environ.get("VOUCH_TEST_FULL") == "1":
        with tarfile.open(tarball) as archive:
            archive.extractall(scratch)
        top, prefix, project = scratch / name, scratch / "prefix", scratch / "project"
        must(["cmake", "--preset", "package", f"-DCMAKE_CXX_COMPILER={compiler[0]}"], cwd=top)
        must(["cmake", "--install", "build/package", "--prefix", prefix], cwd=top)
        shutil.copytree(top / "tests/consume/cmake_package", project)
        shutil.copy(top / "tests/consume/main.cpp", project)
        must(["cmake", "-B", "build", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler[0]}"], cwd=project)
        must(["cmake", "--build", "build"], cwd=project)
        must_be("the program", must(["build/app"], cwd=project).strip(), f"Ada, GBR, by vouch {name.removeprefix('vouch-')}")
        notes.append("installed from the tarball and used")
        if shutil.which("meson"):
            wraps = scratch / "wrapped/subprojects"
            shutil.copytree(top / "tests/consume/meson_subproject", wraps.parent, ignore=shutil.ignore_patterns("*.wrap"))
            shutil.copy(top / "tests/consume/main.cpp", wraps.parent)
            (wraps / "packagefiles").mkdir(parents=True)
            shutil.copy(folders[0] / "vouch.wrap", wraps)
            shutil.copy(tarball, wraps / "packagefiles")
            must(["meson", "setup", "build"], cwd=wraps.parent)
            must(["meson", "compile", "-C", "build"], cwd=wraps.parent)
            must(["build/app"], cwd=wraps.parent)
            notes.append("taken by Meson through the wrap file")
    return notes


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    if not shutil.which("git") or compilers.call(["git", "-C", str(ROOT), "rev-parse", "HEAD"])[0]:
        print("release: skipped: this is no git checkout")
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        try:
            notes = check(pathlib.Path(scratch), arguments.compilers[0])
        except Failed as fault:
            print(f"tools/release:1: {fault}")
            return 1
    print(f"release: {', '.join(notes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
