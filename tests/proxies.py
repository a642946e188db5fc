#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every backend through a proxy of someone else: Debian's tinyproxy, open and with a password. The environment and the netrc files name
a proxy and credentials, which nobody may use. Where there is no tinyproxy or no openssl, or this machine has no address besides its
loopback ones, the test is skipped (exit code 77)."""

import contextlib
import http.server
import pathlib
import shutil
import ssl
import sys
import tempfile
import threading

import compilers
import stack

CREDENTIAL = "user:kanarek-7311"


class Server(http.server.ThreadingHTTPServer):
    """Answers each request with its head, over TLS if it has a certificate; counts connections."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            said = str(self.headers).replace("\n", "|").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_):
            pass

    def __init__(self, ending, address, files=None):
        super().__init__((address, 0), self.Handler)
        ending.callback(self.shutdown)
        self.connections, self.scheme = 0, "https" if files else "http"
        if files:
            trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            trust.load_cert_chain(*files)
            self.socket = trust.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def process_request(self, request, client_address):
        self.connections += 1
        super().process_request(request, client_address)

    def handle_error(self, *_):
        pass  # handshakes that a client refuses

    @property
    def port(self):
        return self.server_address[1]

    def at(self, host):
        return ("GET", f"{self.scheme}://{host}:{self.port}", "x")


class Tunnels:
    """The servers and the proxies, and what is tried of a backend."""

    def __init__(self, callers, folder, ending, address):
        self.callers, self.address = callers, address
        authority = stack.Authority(folder)
        proper = authority.issue("proper", f"IP:{address}")
        self.secure, self.unlisted = Server(ending, address, proper), Server(ending, address, proper)
        self.plain = Server(ending, address)
        self.stranger = Server(ending, address, authority.issue("stranger", "DNS:other.example.test"))
        self.local = Server(ending, "127.0.0.1", authority.issue("local", "DNS:localhost,IP:127.0.0.1"))
        ports = [each.port for each in (self.secure, self.plain, self.stranger)]
        self.open = stack.Tinyproxy(folder, ending, "open", ports)
        self.guarded = stack.Tinyproxy(folder, ending, "guarded", ports, CREDENTIAL)
        self.dead = stack.free_port()

    def expect(self, kind, what, calls, expected, port=None, credential=""):
        """Expects these beginnings of lines, and nowhere a credential: neither the proxy's nor one of the netrc files."""
        came = self.callers.lines(kind, calls, f"http://127.0.0.1:{port}" if port else "", credential)
        good = len(came) == len(expected) and all(line.startswith(start) for line, start in zip(came, expected))
        self.callers.expect(f"{kind}: {what}", good and not any("kanarek" in line or "authorization" in line.lower() for line in came), came)

    def by(self, kind):
        secure, plain = self.secure.at(self.address), self.plain.at(self.address)
        calls = [secure, secure, plain, self.stranger.at(self.address), secure]
        self.expect(kind, "through a proxy", calls, ["200 ", "200 ", "200 ", "tls not_sent ", "200 "], self.open.port)
        calls = [secure, self.unlisted.at(self.address), secure]
        self.expect(kind, "a port that the proxy refuses", calls, ["200 ", "connect not_sent ", "200 "], self.open.port)
        self.expect(kind, "no credential", [secure], ["connect not_sent "], self.guarded.port)
        self.expect(kind, "a wrong credential", [secure], ["connect not_sent "], self.guarded.port, "user:wrong")
        self.expect(kind, "a credential", [secure, plain], ["200 ", "200 "], self.guarded.port, CREDENTIAL)
        self.expect(kind, "a dead proxy", [secure, plain], ["connect not_sent "] * 2, self.dead)
        local = [self.local.at("localhost"), self.local.at("127.0.0.1")]
        self.expect(kind, "this machine without the proxy", local, ["200 ", "200 "], self.dead)
        self.expect(kind, "no proxy but in the environment", [secure, plain], ["200 ", "200 "])

    def used_again(self):
        for kind in self.callers.programs:  # alone, so that connections can be counted
            before = self.secure.connections
            self.expect(kind, "a tunnel", [self.secure.at(self.address)] * 3, ["200 "] * 3, self.open.port)
            self.callers.expect(f"{kind}: one tunnel for three calls", self.secure.connections == before + 1, [self.secure.connections - before])

    def tunnels_to_others(self):
        asked = self.open.tunnels() + self.guarded.tunnels()
        return [f"a tunnel to {each}" for each in asked if not each.startswith(self.address + ":")] + ([] if asked else ["no tunnel"])


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    address = stack.own_address()
    missing = [name for name in ("tinyproxy", "openssl") if not shutil.which(name)]
    if missing or not address:
        print("nothing tried: " + (f"{missing[0]} is not installed" if missing else "no address but loopback"))
        return 77
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as ending:
        folder = pathlib.Path(name)
        callers = stack.Callers(arguments.compilers[0], folder)
        callers.environment = stack.environment_of_others(folder, address)
        tunnels = Tunnels(callers, folder, ending, address)
        callers.each(tunnels.by)
        tunnels.used_again()
        complaints = callers.complaints + tunnels.tunnels_to_others()
    for complaint in complaints:
        print(f"tests/proxies.py:1: {complaint}")
    print(f"proxies: {', '.join(callers.programs)}: {callers.calls} calls, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
