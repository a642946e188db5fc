#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every backend, under a client, against nginx: TLS by HTTP/1.1 and HTTP/2, its 413, 502 and 504, an upstream of HTTP/1.0, and
connections that it ends: after some requests, after some time, at a reload; and through tinyproxy. The environment names a proxy that
is not there. VOUCH_TEST_FULL=1 makes more calls. Where there is no nginx or no openssl, the test is skipped (exit code 77)."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time

import compilers
import stack

FULL = os.environ.get("VOUCH_TEST_FULL") == "1"
# Times of nginx are far below those after which a backend lets go of a connection itself.
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 512; }}
http {{
    log_format uri $request_uri; access_log off; client_max_body_size 0;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
    proxy_read_timeout 1s; keepalive_timeout 20s;
    server {{
        listen 127.0.0.1:{port} ssl http2; {own}
        location /who {{ return 200 "$server_protocol $connection $http_authorization $http_proxy_authorization"; }}
        location /bad {{ proxy_pass http://127.0.0.1:{nobody}; }}
        location /slow {{ proxy_pass http://127.0.0.1:{silent}; }}
        location /old {{ proxy_pass http://127.0.0.1:{old}; proxy_buffering off; }}
        location /small {{ client_max_body_size 1m; error_page 413 @refused; return 200 "small enough"; }}
        location @refused {{ default_type application/problem+json; return 413 '{{"title":"too large"}}'; }}
    }}
    server {{
        listen 127.0.0.1:{few} ssl http2; keepalive_requests 3; access_log {folder}/access uri;
        location / {{ return 200 "$connection"; }}
    }}
    server {{
        listen 127.0.0.1:{brief} ssl http2; keepalive_timeout {milliseconds}ms; access_log {folder}/access uri;
        location / {{ return 200 "$connection"; }}
    }}
}}
"""
BRIEF = 200  # milliseconds
CREDENTIAL = "user:kanarek-7311"


def version_of(kind):
    return "HTTP/2.0" if "curl" in kind and kind != "curl-1.1" else "HTTP/1.1"


def serve_http_1_0(listening):
    """Answers each connection as a server of HTTP/1.0 does: without a length, by its end."""
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listening.accept()
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold words")


class Stacks:
    """The servers, and what is tried of a backend."""

    def __init__(self, callers, folder, ending):
        self.callers, self.folder = callers, folder
        self.address = stack.own_address() if shutil.which("tinyproxy") else None
        stack.Authority(folder).issue("server", "DNS:localhost", f"IP:{self.address or '127.0.0.1'}")
        silent = ending.enter_context(socket.create_server(("127.0.0.1", 0)))
        old = socket.create_server(("127.0.0.1", 0))
        ending.callback(old.close)
        threading.Thread(target=serve_http_1_0, args=(old,), daemon=True).start()
        self.port, self.few, self.brief = stack.free_port(), stack.free_port(), stack.free_port()
        self.nginx = stack.start_nginx(folder, ending, NGINX.format(
            folder=folder, port=self.port, few=self.few, brief=self.brief, nobody=stack.free_port(), silent=silent.getsockname()[1],
            old=old.getsockname()[1], milliseconds=BRIEF, own=f"listen {self.address}:{self.port} ssl http2;" if self.address else ""))
        for port in (self.port, self.few, self.brief):
            stack.wait_for(port)
        callers.environment = stack.environment_of_others(folder, self.address or "localhost")
        if self.address:
            self.proxy = stack.Tinyproxy(folder, ending, "guarded", [self.port], CREDENTIAL)
        else:
            print("no proxy tried: tinyproxy, or an address that is not loopback, is missing")

    def lines(self, kind, path, count=1, method="GET", port=None, host="localhost", **how):
        return self.callers.lines(kind, [(method, f"https://{host}:{port or self.port}", path)] * count, **how)

    def logged(self, path, least):
        """How many requests for `path` nginx has seen; it writes them down a moment after it has answered."""
        for _ in range(20):
            count = (self.folder / "access").read_text(encoding="utf-8").splitlines().count(f"/{path}")
            if count >= least:
                break
            time.sleep(0.05)
        return count

    def replies(self, kind):
        """What nginx answers, and what it answers for a server behind it."""
        expect = self.callers.expect
        version = version_of(kind)
        for way in [kind] + (["curl_multi-together"] if kind == "curl_multi" else []):
            came = self.lines(way, "who", 20)
            expect(f"{way} by {version} over one connection", len(came) == 20 and len(set(came)) == 1 and came[0].startswith(f"200 {version} "), came)
        for path, status in (("bad", "502 "), ("slow", "504 ")):
            came = self.lines(kind, path, method="POST")
            expect(f"{kind}: /{path}", len(came) == 1 and came[0].startswith(status), came)
        came = self.lines(kind, "old", 3)
        expect(f"{kind}: an upstream of HTTP/1.0", came == ["200 old words"] * 3, came)
        for size in (2_000_000, 30_000_000 if FULL else 8_000_000):  # into the buffers of the sockets, and far beyond
            came = self.lines(kind, "small", 2, method="POST", size=size)
            expect(f"{kind}: {size} bytes are too many for nginx", came == ["413 too large"] * 2, came)
        came = self.lines(kind, "small", 2, method="POST")
        expect(f"{kind}: few bytes are not", came == ["200 small enough"] * 2, came)

    def tunnel(self, kind):
        """The same server through a proxy, whose credential it does not see; nor that of a netrc file."""
        if self.address:
            came = self.lines(kind, "who", 3, host=self.address, proxy=f"http://127.0.0.1:{self.proxy.port}", credential=CREDENTIAL)
            good = len(came) == 3 and all(line.startswith(f"200 {version_of(kind)} ") and "Basic" not in line for line in came)
            self.callers.expect(f"{kind}: by {version_of(kind)} through tinyproxy", good, came)

    def ends(self, kind):
        """Connections that nginx ends between requests: no call fails, and none comes twice."""
        for method in ("GET", "POST"):
            for what, port, pause, count in (("some requests", self.few, 0, 20), ("some time", self.brief, 3 * BRIEF, 3)):
                path = f"{kind}-{method}-{port}"
                came = self.lines(kind, path, count, method, port, pause=pause, attempts=3)
                good = len(came) == count and all(line.startswith("200 ") for line in came)
                self.callers.expect(f"{kind}: {method} on connections that end after {what}", good and len(set(came)) > 1, came)
                seen = self.logged(path, count)
                self.callers.expect(f"{kind}: each {method} comes once, connections end after {what}", seen == count, [seen])

    def races(self, kind):
        """Requests that meet the end of their connection: what may be repeated is; a POST is not, but its error says so."""
        for method in ("GET", "POST"):
            for pause in range(BRIEF - 2, BRIEF + 2) if FULL else (BRIEF,):
                count = 30 if FULL else 5
                path = f"{kind}-{method}-{pause}"
                came = self.lines(kind, path, count, method, self.brief, pause=pause, attempts=3)
                self.judge(f"{kind}: {method} {pause} ms after one another", path, method, count, came)

    def judge(self, what, path, method, count, came):
        replies = sum(line.startswith("200 ") for line in came)
        unsure = sum(line.startswith("reset maybe_sent") for line in came) if method == "POST" else 0
        self.callers.expect(what, len(came) == count and replies + unsure == count, [line for line in came if not line.startswith("200 ")])
        seen = self.logged(path, replies)
        self.callers.expect(f"{what}: none comes twice", replies <= seen and (seen <= count or method == "GET"), [seen, replies])

    def reloads(self, kind):
        """The same while nginx changes its workers, which close their idle connections."""
        for method in ("GET", "POST"):
            path, count = f"{kind}-{method}-reload", 200 if FULL else 24
            came = self.lines(kind, path, count, method, self.few, pause=25, attempts=3)
            self.judge(f"{kind}: {method} while nginx reloads", path, method, count, came)

    def reload(self, done):
        while not done.wait(0.4):
            self.nginx.send_signal(signal.SIGHUP)


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    if not stack.nginx_program() or not shutil.which("openssl"):
        print("nothing tried: nginx or openssl is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as ending:
        folder = pathlib.Path(name)
        callers = stack.Callers(arguments.compilers[0], folder)
        stacks = Stacks(callers, folder, ending)
        for part in (stacks.replies, stacks.tunnel, stacks.ends, stacks.races):
            callers.each(part)
        done = threading.Event()
        reloading = threading.Thread(target=stacks.reload, args=(done,))
        reloading.start()
        callers.each(stacks.reloads)
        done.set()
        reloading.join()
    for complaint in callers.complaints:
        print(f"tests/stacks.py:1: {complaint}")
    print(f"stacks: {', '.join(callers.programs)}: {callers.calls} calls, {len(callers.complaints)} complaints")
    return 1 if callers.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
