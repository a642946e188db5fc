#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The server as others reach it: the rows of tests/server/requests.txt behind nginx, curl as a client of a proxy, of HTTP/1.0 and of
HEAD and OPTIONS on every route, and h2load through nginx by HTTP/2. Prints the figures."""

import collections
import contextlib
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile

import compilers
from stack import free_port, nginx_program, start_nginx, wait_for

PROGRAM = """
#include <vouch/server/beast.hpp>
#include <carbn/sandbox.hpp>
#include <support/items_service.hpp>
#include <cstdio>
int main()
{
    auto const items = items::make_service();
    vouch::server::beast const first(items, {.timeout = std::chrono::seconds(5)});
    carbn::sandbox users(*carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ01"));
    vouch::server::beast const second(users);
    std::printf("%d %d %s\\n", first.port(), second.port(), vouch::to_text(users.user_id()).value().c_str());
    std::fflush(stdout);
    first.wait();
}
"""
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 2048; }}
http {{
    access_log off; client_header_timeout 1s; client_body_timeout 1s; client_max_body_size 0;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    upstream api {{ server 127.0.0.1:{service}; keepalive 8; }}
    proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; keepalive_requests 100000;
    add_header X-Upstream $upstream_status always;
    server {{ listen 127.0.0.1:{plain}; server_name api.example; location / {{ proxy_pass http://api; }} }}
    server {{ listen 127.0.0.1:{http2} http2; server_name api.example; location / {{ proxy_pass http://api; }} }}
}}
"""
ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|\{(\d+)\*([^}]*)\}|(.))")
LETTERS = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}
Row = collections.namedtuple("Row", "outcome title steps")
Answer = collections.namedtuple("Answer", "status head body")


def unescaped(text):
    """The bytes that a text of the table stands for."""
    def bytes_of(found):
        code, count, piece, letter = found.groups()
        return bytes([int(code, 16)]) if code else unescaped(piece) * int(count) if count else LETTERS[letter]
    return ESCAPE.sub(bytes_of, text)


def rows():
    """The rows of the table."""
    found = []
    for line in (compilers.ROOT / "tests/server/requests.txt").read_bytes().splitlines():
        word, _, rest = line.partition(b" ")
        if not line or line.startswith(b"#"):
            continue
        if word == b">":
            goes_on = rest.endswith(b"\\") and not rest.endswith(b"\\\\")
            found[-1].steps.append(("send", unescaped(rest[:-1]) if goes_on else unescaped(rest) + b"\r\n"))
        elif rest.split(b" ")[0] in (b"open", b"closed", b"either"):
            found.append(Row(word.decode(), rest.split(b" ", 1)[1].decode(), []))
        else:
            found[-1].steps.append((word.decode(), unescaped(rest)))
    return found


def receive(connection, buffer, to_head):
    """The next answer that is not interim, or None where the connection ends or falls silent."""
    while True:
        while b"\r\n\r\n" not in buffer:
            if not more(connection, buffer):
                return None
        head, _, rest = bytes(buffer).partition(b"\r\n\r\n")
        del buffer[:len(head) + 4]
        status = int(head.split(b" ")[1]) if head.startswith(b"HTTP/1.") else 0
        length = re.search(rb"\ncontent-length: *(\d+)", head.lower())
        size = 0 if to_head or status < 200 or status in (204, 304) or not length else int(length.group(1))
        while len(buffer) < size:
            if not more(connection, buffer):
                return None
        body = bytes(buffer[:size])
        del buffer[:size]
        if status >= 200 or status == 0:
            return Answer(status, head.lower(), body)


def more(connection, buffer):
    try:
        piece = connection.recv(65536)
    except OSError:
        return False
    buffer += piece
    return bool(piece)


def answers(row, port):
    """What nginx answers to a row."""
    sent = b"".join(text for word, text in row.steps if word == "send")
    found, buffer = [], bytearray()
    with socket.create_connection(("127.0.0.1", port), timeout=3) as connection:
        with contextlib.suppress(OSError):
            connection.sendall(sent)
            if any(word == "shut" for word, _ in row.steps):
                connection.shutdown(socket.SHUT_WR)
        for _ in range(max(len(each.split(",")) for each in row.outcome.split("|"))):
            answer = receive(connection, buffer, sent.startswith(b"HEAD ") and not found)
            if not answer:
                break
            found.append(answer)
    return found


def behind_nginx(port):
    """Every row through nginx. Complains of an answer of the service that the row does not allow, unless nginx had mended the request."""
    counts, complaints = collections.Counter(), []
    for row in rows():
        found = answers(row, port)
        came = ",".join(str(answer.status) for answer in found) or "-"
        if came == "-" or not all(b"\nx-upstream: " in answer.head for answer in found):
            counts["refused by nginx itself" if came == "-" or found[-1].status >= 400 else "answered by nginx itself"] += 1
        elif came in row.outcome.split("|"):
            lacking = [text for word, text in row.steps if word == "has" and not text.lower().startswith(b"connection")
                       and text.lower() not in found[-1].head + found[-1].body.lower()]
            counts["passed"] += not lacking
            complaints += [f"{row.title}: the answer lacks {text.decode()}" for text in lacking]
        elif found[-1].status < 300 and all(int(each.split(",")[-1].replace("-", "400")) >= 400 for each in row.outcome.split("|")):
            counts["mended by nginx"] += 1
        else:
            complaints.append(f"{row.title}: expected {row.outcome}, came {came}")
    print(f"behind nginx: {sum(counts.values()) + len(complaints)} rows: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    return complaints


def curl(*arguments):
    """The answer of a call of curl: status, head and body."""
    said = subprocess.run(["curl", "-s", "-S", "-i", "--max-time", "10", *arguments], stdout=subprocess.PIPE, check=False).stdout
    head, _, body = said.partition(b"\r\n\r\n")
    return Answer(int(head.split(b" ")[1]) if head else 0, head.lower(), body)


def by_curl(items, users, user_id):
    """curl's ways, directly."""
    complaints, count = [], 0
    key = ("-H", "x-api-key: 0123456789abcdefghijABCDEFGHIJ01")
    user = f"http://127.0.0.1:{users}/onboarding/api/v1/users/{user_id}"
    item = f"http://127.0.0.1:{items}/items/1"

    def expect(what, answer, status, *texts, body=None):
        nonlocal count
        count += 1
        if answer.status != status or (body is not None and answer.body != body) or not all(text in answer.head for text in texts):
            complaints.append(f"{what}: expected {status}, came {answer.status}: {answer.head[:300]} {answer.body[:100]}")

    proxy = ("-x", f"http://127.0.0.1:{items}", "--noproxy", "")
    expect("curl -x", curl(*proxy, "http://api.example/items/7"), 200, body=b'{"id":7}')
    path = f"/onboarding/api/v1/users/{user_id}"
    expect("curl -x, sandbox", curl("-x", f"http://127.0.0.1:{users}", "--noproxy", "", *key, "http://api.example" + path), 200)
    expect("curl --http1.0", curl("--http1.0", item), 200, body=b'{"id":1}')
    expect("curl --http1.0, sandbox", curl("--http1.0", *key, user), 200)
    expect("curl -I", curl("-I", item), 200, b"content-length: 8", b"content-type: application/json", b"date: ", body=b"")
    whole = curl(*key, user)
    expect("curl -I, sandbox", curl("-I", *key, user), 200, b"content-length: %d" % len(whole.body), body=b"")
    expect("curl -I without a key", curl("-I", user), 403, body=b"")
    for url, head, methods in ((item, 200, b"delete get put"), (f"http://127.0.0.1:{items}/items", 405, b"post"),
                               (f"http://127.0.0.1:{items}/throw", 500, b"get"), (user, 200, b"get put")):
        expect(f"HEAD {url}", curl("-I", *key, url), head, body=b"")
        expect(f"OPTIONS {url}", curl("-X", "OPTIONS", url), 204, b"allow: ", *methods.split())
    expect("OPTIONS *", curl("-X", "OPTIONS", "--request-target", "*", item), 204)
    print(f"curl: {count} calls, {len(complaints)} failed")
    return complaints


def by_http2(port):
    """h2load through nginx."""
    count = 20_000
    said = compilers.call(["h2load", "-n", str(count), "-c", "16", "-m", "16", f"http://127.0.0.1:{port}/items/1"])[1]
    speed = re.search(r"finished in .*", said)
    print("h2load through nginx:", speed.group(0) if speed else said)
    return [] if f"{count} 2xx" in said else [f"h2load: {said}"]


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    if missing := [name for name in ("curl", "h2load") if not shutil.which(name)] + ([] if nginx_program() else ["nginx"]):
        print(f"nothing tried: {', '.join(missing)} not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ending:
        program = pathlib.Path(folder) / "serve"
        source = program.with_suffix(".cpp")
        source.write_text(PROGRAM, encoding="utf-8")
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", "-O1", "-I", compilers.ROOT / "include", "-I",
                                       compilers.ROOT / "tests", source, "-o", program, "-lssl", "-lcrypto", "-pthread"])
        if code:
            print(compilers.gist(output))
            return 1
        serving = ending.enter_context(subprocess.Popen([program], stdout=subprocess.PIPE, text=True))
        ending.callback(serving.kill)
        items, users, user_id = serving.stdout.readline().split()
        plain, http2 = free_port(), free_port()
        start_nginx(pathlib.Path(folder), ending, NGINX.format(folder=folder, service=items, plain=plain, http2=http2))
        wait_for(plain)
        wait_for(http2)
        complaints = behind_nginx(plain) + by_curl(items, users, user_id) + by_http2(http2)
    for complaint in complaints:
        print(f"tests/proxy.py:1: {complaint}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
