# SPDX-License-Identifier: BSL-1.0
"""What the checks that call a compiler share: their command line, and one call of a compiler."""

import argparse
import concurrent.futures
import functools
import os
import pathlib
import shlex
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def flags_of(library, kind="--cflags"):
    """The flags by which pkg-config compiles a program with `library`, or links it; none if it does not know the library."""
    if not shutil.which("pkg-config"):
        return []
    done = subprocess.run(["pkg-config", kind, library], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return shlex.split(done.stdout) if done.returncode == 0 else []


@functools.cache
def flags_of_backends():
    """What is needed to compile the headers of all backends: the classes of cpp-httplib depend on macros."""
    return flags_of("cpp-httplib")


def command_line(text):
    """The arguments every such check takes; `.compilers` are lists such as ["clang++-19", "-stdlib=libc++"]."""
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("--boost", metavar="DIR", help="where Boost's headers are, if the compiler does not find them by itself")
    parser.add_argument("compilers", nargs="*", default=["g++"], help='"g++-12", "clang++-19 -stdlib=libc++"; g++ if none is given')
    return parser


def with_boost(compiler, boost):
    """`compiler` and what makes it find Boost. A system directory given once more would hide its own headers from #include_next."""
    return compiler if boost in (None, "/usr/include") else [*compiler, "-isystem", boost]


def read_command_line(parser):
    arguments = parser.parse_args()
    commands = [shlex.split(each) for each in arguments.compilers]
    for command in commands:
        if not shutil.which(command[0]):
            parser.error(f"no such compiler: {command[0]}")
    arguments.compilers = [with_boost(command, arguments.boost) for command in commands]
    return arguments


def call(command, **options):
    """Runs `command`; gives its exit code and all it printed, in English."""
    options["env"] = dict(options.get("env", os.environ), LC_ALL="C")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options)
    return done.returncode, done.stdout


def gist(output):
    """The errors in what a compiler printed, with a little of what follows each; all of it where there is none."""
    lines = output.splitlines()
    at = [each for each, line in enumerate(lines) if "error: " in line]
    kept = sorted({near for each in at for near in range(each, min(each + 3, len(lines)))}) if at else range(len(lines))
    return "\n".join("    " + lines[each][:300] for each in list(kept)[:12])


def all_of(function, items):
    """`function(item)` for every item, as many at a time as there are processors; the results in order."""
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return list(pool.map(function, items))
