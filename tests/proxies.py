#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every backend through a proxy of someone else: Debian's tinyproxy, open and with a password. tests/support/proxy_checks.hpp says
what is tried; the environment and ~/.netrc name a proxy and credentials, which nobody may use. Where there is no tinyproxy, or this
machine has no address besides its loopback ones, the test is skipped (exit code 77)."""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import compilers

# A backend is a line: its name, and how it is made of a proxied_way.
PROGRAM = """
#include <vouch/backend/beast.hpp>
#include <support/proxy_checks.hpp>
#include <cstdio>
int main(int, char** arguments)
{
    support::proxy_checks checks(arguments[1]);
    std::printf("%s\\n", checks.ports().c_str());
    std::fflush(stdout);
    support::proxy_checks::proxies ports;
    if (std::scanf("%hu %hu %hu", &ports.open, &ports.guarded, &ports.dead) != 3)
        return 2;
    using support::proxied_way;
    int failed = 0;
    failed += checks.run("beast", [](proxied_way const& way) { return vouch::backend::beast({.ca_pem = way.ca_pem, .system_authorities = false, .proxy = way.proxy, .proxy_credential = way.credential}); }, ports);
    return failed == 0 ? 0 : 1;
}
"""
LIBRARIES = ["-lssl", "-lcrypto", "-pthread"]
SETTINGS = """Port {port}
Listen 127.0.0.1
Timeout 20
MaxClients 20
LogFile "{log}"
LogLevel Connect
"""


def own_address():
    """An IPv4 address of this machine that is no loopback address, or None."""
    said = subprocess.run(["hostname", "-I"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    return next((each for each in said.split() if re.fullmatch(r"[0-9.]+", each) and not each.startswith("127.")), None)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


class Proxy:
    """A tinyproxy that runs until the end of `ending`."""

    def __init__(self, folder, ending, name, ports, more=""):
        self.port = free_port()
        self.log = folder / f"{name}.log"
        settings = folder / f"{name}.conf"
        settings.write_text(SETTINGS.format(port=self.port, log=self.log) + "".join(f"ConnectPort {each}\n" for each in ports) + more,
                            encoding="utf-8")
        running = ending.enter_context(subprocess.Popen(["tinyproxy", "-d", "-c", settings], stdout=subprocess.DEVNULL))
        ending.callback(running.terminate)
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        sys.exit(f"tinyproxy does not listen: {self.log.read_text() if self.log.exists() else 'no log'}")

    def tunnels(self):
        """The authorities that clients asked for."""
        return re.findall(r"CONNECT (\S+) HTTP", self.log.read_text(encoding="utf-8", errors="replace"))


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    address = own_address()
    if not shutil.which("tinyproxy") or not address:
        print("nothing tried: " + ("no address but loopback" if address is None else "tinyproxy is not installed"))
        return 77
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as ending:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        source, program = folder / "proxies.cpp", folder / "proxies"
        source.write_text(PROGRAM, encoding="utf-8")
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", "-O0", "-I", compilers.ROOT / "include", "-I",
                                       compilers.ROOT / "tests", source, "-o", program, *LIBRARIES])
        if code:
            print(compilers.gist(output))
            return 1
        (folder / ".netrc").write_text(f"machine {address} login kanarek password kanarek-7311\n", encoding="utf-8")
        dead = free_port()
        environment = dict(os.environ, HOME=str(folder), NETRC=str(folder / ".netrc"), SSL_CERT_FILE="/dev/null")
        for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            environment[variable] = f"http://127.0.0.1:{dead}"
        running = ending.enter_context(subprocess.Popen([program, address], env=environment, stdin=subprocess.PIPE,
                                                        stdout=subprocess.PIPE, text=True))
        ending.callback(running.kill)
        ports = running.stdout.readline().split()
        open_proxy = Proxy(folder, ending, "open", ports)
        guarded = Proxy(folder, ending, "guarded", ports, "BasicAuth user kanarek-7311\n")
        said, _ = running.communicate(f"{open_proxy.port} {guarded.port} {dead}\n", timeout=300)
        print(said, end="")
        asked = open_proxy.tunnels() + guarded.tunnels()
        complaints = [f"a tunnel to {each}" for each in asked if not each.startswith(address + ":")]
        if not asked:
            complaints.append("no backend asked for a tunnel")
    for complaint in complaints:
        print(f"tests/proxies.py:1: {complaint}")
    return 1 if running.returncode or complaints else 0


sys.exit(main())
