# SPDX-License-Identifier: BSL-1.0
"""Packages of npm for the checks that need some, in the versions of a lock file."""

import re
import shutil
import subprocess
import sys

import compilers

SKIPPED = 77
UNREACHABLE = {"ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN",
               "ETIMEDOUT", "ESOCKETTIMEDOUT", "ERR_SOCKET_TIMEOUT"}


def fetch(folder):
    """Brings the packages of the lock file in `folder`, once: (node_modules, None), or (None, why the check must be skipped).

    Ends the program where npm fails for any reason but a registry that does not answer.
    """
    target = compilers.ROOT / "build" / folder.relative_to(compilers.ROOT / "tests")
    modules, installed = target / "node_modules", target / "installed.json"
    lock = (folder / "package-lock.json").read_text(encoding="utf-8")
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            return None, f"there is no {program}"
    if modules.is_dir() and installed.exists() and installed.read_text(encoding="utf-8") == lock:
        return modules, None
    target.mkdir(parents=True, exist_ok=True)
    installed.unlink(missing_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(folder / name, target / name)
    try:
        code, output = compilers.call(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=target, timeout=300)
    except subprocess.TimeoutExpired:
        return None, "the registry of npm does not answer"
    if code:
        if UNREACHABLE & set(re.findall(r"^npm (?:error|ERR!) (?:code|errno) (\w+)", output, re.MULTILINE)):
            return None, "the registry of npm cannot be reached"
        sys.exit(f"npm cannot install {folder.relative_to(compilers.ROOT)}:\n{output[-1000:]}")
    installed.write_text(lock, encoding="utf-8")
    return modules, None
