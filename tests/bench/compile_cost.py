#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""compile_cost.py BUILD: what a file that reads and writes a user costs whoever compiles it, with each contender that the
benchmark in the folder BUILD was built with: seconds of user time (the median), the compiler's memory, the program's size. Then
what each further type costs with vouch. Writes BUILD/compile_cost.json.

A library that is compiled once for all files is counted in the program, not in the seconds; a packaged one in neither."""

import json
import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIMES = 5  # the same call
NAMES = {
    "vouch": "vouch",
    "glaze": "glaze",
    "simdjson": "simdjson",
    "daw_json_link": "daw_json_link",
    "reflect_cpp": "reflect-cpp",
    "boost_json": "Boost.JSON",
    "rapidjson": "RapidJSON",
    "nlohmann": "nlohmann",
}
PROGRAM = """#include "contenders/@.hpp"
int main(int count, char** words)
{
    auto const made = bench::with_@::read<bench::user>(words[count - 1]);
    return made && bench::with_@::write(*made) ? 0 : 1;
}
"""
READING_ONLY = """#include "contenders/@.hpp"
int main(int count, char** words) { return bench::with_@::read<bench::user>(words[count - 1]) ? 0 : 1; }
"""
MODEL_ALONE = """#include "model.hpp"
int main(int count, char**) { return bench::user{}.documents.size() == static_cast<std::size_t>(count); }
"""
# A struct that holds no other.
ALONE = """struct user {
    std::string name{};
    boost::uuids::uuid id{};
    vouch::country country{};
    std::chrono::year_month_day born{};
    vouch::nullable<std::string> region{};
    std::vector<std::string> tags{};
};
BOOST_DESCRIBE_STRUCT(user, (), (name, id, country, born, region, tags))
"""


class Failed(Exception):
    pass


def spent(command):
    """User seconds and peak MB of one call."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(list(map(str, command)), stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(map(str, command))}\n{said.read(4_000).decode(errors='replace')}")
    return used.ru_utime, used.ru_maxrss / 1_024


def median_of(command):
    calls = [spent(command) for _ in range(TIMES)]
    return statistics.median(seconds for seconds, _ in calls), max(memory for _, memory in calls)


class Build:
    """The compiler's command lines, as the benchmark's build has them."""

    def __init__(self, folder):
        commands = json.loads((folder / "compile_commands.json").read_text())
        self.commands = {pathlib.Path(each["file"]): shlex.split(each["command"]) for each in commands}
        self.cache = (folder / "CMakeCache.txt").read_text()
        vouch = next(words for file, words in self.commands.items() if file.name == "vouch.cpp")
        self.compiler = [vouch[0], *(word for word in vouch if word.startswith("-stdlib"))]
        packages = re.search(r"^ *LINK_LIBRARIES = (.*)$", (folder / "build.ninja").read_text(), re.MULTILINE)
        self.packages = ["-Wl,--as-needed", *shlex.split(packages.group(1))] if packages else []

    @staticmethod
    def flags(words):
        """What a command line says about where headers are, and of the language."""
        kept = []
        for word, following in zip(words, words[1:]):
            if word in ("-isystem", "-x"):
                kept += [word, following]
            elif re.match(r"-(I|std=|stdlib=)", word):
                kept.append(word)
        return [*kept, "-DNDEBUG", "-I", HERE]

    def contenders(self):
        for name in NAMES:
            for file, words in self.commands.items():
                if file.parent.name == "contenders" and file.stem == name:
                    yield name, self.flags(words)

    def own_sources(self, name):
        """Command lines for the sources that are the contender's own."""
        tree = re.search(rf"^{name.upper()}_ROOT:PATH=(.+)$", self.cache, re.MULTILINE)
        for file, words in self.commands.items():
            outside = tree and pathlib.Path(tree.group(1)) in file.parents
            if outside or file.stem == f"{name}_library":
                yield file, [words[0], *self.flags(words)]

    def stripped_size(self, objects, folder):
        program = folder / "program"
        spent([*self.compiler, *objects, *self.packages, "-o", program, "-s"])
        return program.stat().st_size / 1_024


def cost_of(build, source, flags, library, folder):
    file, made = folder / "main.cpp", folder / "main.o"
    file.write_text(source)
    seconds, memory = median_of([*build.compiler, *flags, "-O2", "-c", file, "-o", made])
    syntax, _ = median_of([*build.compiler, *flags, "-fsyntax-only", file])
    objects, once = [made], 0.0
    for place, (source_file, command) in enumerate(library):
        objects.append(folder / f"library{place}.o")
        once += spent([*command, "-O2", "-c", source_file, "-o", objects[-1]])[0]
    size = build.stripped_size(objects, folder)
    return {"seconds": seconds, "syntax": syntax, "memory": memory, "size": size, "library": once}


def with_roots(body, count):
    """A program that reads and writes `count` types of the same form, each in a namespace of its own."""
    spaces, uses = [], []
    for each in range(count):
        own = body.replace("bench::address", f"root_{each}::address")
        spaces.append(f"namespace root_{each} {{\nusing namespace bench;\n{own}}}\n")
        uses.append(
            f"    if (auto const made = vouch::parse<root_{each}::user>(words[count - 1]); made && vouch::serialize(*made))\n"
            "        ++good;\n"
        )
    return (
        '#include "contenders/vouch.hpp"\n'
        + "".join(spaces)
        + "int main(int count, char** words)\n{\n    int good = 0;\n"
        + "".join(uses)
        + "    return good;\n}\n"
    )


def further_types(build, flags, folder):
    """What each type after the first costs: one with three more in it, as the user is, and one that holds no other."""
    model = (HERE / "model.hpp").read_text()
    whole = model[model.index("struct document {") : model.index("struct identity {")]
    costs = {}
    for name, body in (("root", whole), ("struct", ALONE)):
        first, sixth = (cost_of(build, with_roots(body, count), flags, [], folder) for count in (1, 6))
        costs[name] = {key: (sixth[key] - first[key]) / 5 for key in ("seconds", "syntax", "size")}
    return costs


def main():
    measured = pathlib.Path(sys.argv[1])
    build = Build(measured)
    results = {"compiler": " ".join(build.compiler), "files": {}, "further": {}}

    def tell(name, cost):
        results["files"][name] = cost
        print(
            f"{name:14} -O2 {cost['seconds']:5.2f} s  {cost['memory']:4.0f} MB  syntax only {cost['syntax']:5.2f} s  "
            f"program {cost['size']:5.0f} KB" + (f"  library once {cost['library']:.1f} s" if cost["library"] else ""),
            flush=True,
        )

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for contender, flags in build.contenders():
            if contender == "vouch":
                tell("the model alone", cost_of(build, MODEL_ALONE, flags, [], folder))
            source = READING_ONLY if contender == "simdjson" else PROGRAM
            library = list(build.own_sources(contender))
            tell(NAMES[contender], cost_of(build, source.replace("@", contender), flags, library, folder))
            if contender == "vouch":
                results["further"] = further_types(build, flags, folder)
                for kind, cost in results["further"].items():
                    further = f"{cost['seconds']:.2f} s, syntax only {cost['syntax']:.2f} s, {cost['size']:.1f} KB"
                    print(f"    each further {kind}: {further}", flush=True)
    (measured / "compile_cost.json").write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(f"compile_cost.py: this does not compile:\n{failed}")
