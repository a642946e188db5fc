# SPDX-License-Identifier: BSL-1.0
"""What the roads of tests/consume.py share: commands that must succeed, and why a road was not taken."""

import shutil

import compilers


class Failed(Exception):
    """A road does not lead there."""


class NotRun(Exception):
    """A road that this machine lacks the program for."""


def must(command, **options):
    """What `command` prints. Raises Failed where it ends with another code than 0."""
    code, output = compilers.call([str(each) for each in command], **options)
    if code:
        raise Failed(f"{' '.join(map(str, command))}\n{output}")
    return output


def must_be(what, found, expected):
    if found != expected:
        raise Failed(f"{what}: {found!r}, expected {expected!r}")


def needs(*programs):
    for each in programs:
        if not shutil.which(each):
            raise NotRun(f"{each} is not installed")
