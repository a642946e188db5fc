#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""run.py BUILD [ROUNDS]: vouch's HTTP and Boost.Beast by hand, in turn: requests a second with 64 connections (wrk), the time of a
client's call, its allocations, and the memory of an idle connection. Then each backend, and its library by hand: calls a second, with
eight threads or 64 calls at once. Prints tables; ratios are of medians, above 1 vouch is better."""

import contextlib
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile

PATH = "/onboarding/api/v1/users/6ba7b810-9dad-41d1-80b4-00c04fd430c8"
KEY = "0123456789abcdefghijABCDEFGHIJ01"
CHANGE = ('{"first_name":"Jane","last_name":"Roe","email_address":"jane.roe@example.com","phone_number":"+4915112345678",'
          '"date_of_birth":"1990-02-28"}')
UPDATE = f"""wrk.method = "PUT"
wrk.body = [[{CHANGE}]]
wrk.headers["Content-Type"] = "application/json"
"""
SECONDS = 2
IDLE = 1000


@contextlib.contextmanager
def server(build, name):
    """A server of its own; gives its process and its port."""
    with subprocess.Popen([build / "bench_http_serve", name], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, int(process.stdout.readline())
        finally:
            process.kill()


def more(connection):
    """The next bytes."""
    return connection.recv(65536) or sys.exit("a server ended a connection")


def ask(connection, method="GET", body=""):
    """One request; its answer as text."""
    connection.sendall(f"{method} {PATH} HTTP/1.1\r\nHost: a\r\nx-api-key: {KEY}\r\nContent-Type: application/json\r\n"
                       f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += more(connection)
    head, _, rest = answer.partition(b"\r\n\r\n")
    length = int(re.search(rb"content-length: *(\d+)", head.lower()).group(1))
    while len(rest) < length:
        rest += more(connection)
    return head.decode(), rest.decode()


def processor_time(process):
    """Microseconds of processor time of a process so far."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1e6 / os.sysconf("SC_CLK_TCK")


def load(process, port, script):
    """What wrk measures with 64 connections: requests a second, and the server's processor time for each in microseconds."""
    before = processor_time(process)
    command = ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "-H", f"x-api-key: {KEY}", *script, f"http://127.0.0.1:{port}{PATH}"]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"wrk: requests failed\n{said}")
    count = int(re.search(r"(\d+) requests in", said).group(1))
    return float(re.search(r"Requests/sec: *([\d.]+)", said).group(1)), (processor_time(process) - before) / count


def resident(process):
    """Bytes of memory of a process."""
    return int(pathlib.Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1]) * 4096


def idle_memory(build, name):
    """Bytes of memory of each of many connections that have made a request."""
    with server(build, name) as (process, port), contextlib.ExitStack() as connections:
        def connect():
            made = connections.enter_context(socket.create_connection(("127.0.0.1", port)))
            ask(made)
            ask(made, "PUT", CHANGE)
        for _ in range(20):
            connect()
        before = resident(process)
        for _ in range(IDLE):
            connect()
        return (resident(process) - before) / IDLE


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    rows = []
    with server(build, "vouch") as ours, server(build, "hand") as theirs, tempfile.NamedTemporaryFile("w", suffix=".lua") as update:
        update.write(UPDATE)
        update.flush()
        bodies = []
        for _, port in (ours, theirs):
            with socket.create_connection(("127.0.0.1", port)) as connection:
                bodies.append((ask(connection)[1], ask(connection, "PUT", CHANGE)[1]))
        if bodies[0] != bodies[1]:
            sys.exit("the two servers answer differently")
        for name, script in (("get", []), ("update", ["-s", update.name])):
            measured = ([], [])
            for _ in range(rounds):
                for results, (process, port) in zip(measured, (ours, theirs)):
                    results.append(load(process, port, script))
            (a, a_time), (b, b_time) = ((statistics.median(column) for column in zip(*results)) for results in measured)
            rows.append((f"server, {name}, requests a second", f"{a:.0f}", f"{b:.0f}", f"{a / b:.2f}"))
            rows.append((f"server, {name}, µs of processor time", f"{a_time:.1f}", f"{b_time:.1f}", f"{b_time / a_time:.2f}"))
        backends = {}
        for program in sorted(build.glob("bench_http_calls_*")):
            if os.access(program, os.X_OK) and program.is_file():
                for line in subprocess.run([program, str(ours[1]), str(rounds)], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
                    backends.update(json.loads(line))
        said = subprocess.run([build / "bench_http_client", str(theirs[1]), str(rounds * 5)], stdout=subprocess.PIPE, text=True, check=True).stdout
    client = json.loads(said)
    for name in ("get", "update"):
        for unit, (a, b) in (("µs", client[name][:2]), ("µs of processor time", client[name][2:])):
            rows.append((f"client, {name}, {unit}", f"{a:.1f}", f"{b:.1f}", f"{b / a:.2f}"))
    rows.append(("client, allocations a get", *(f"{each:.0f}" for each in client["allocations"]), ""))
    rows.append(("server, KiB of an idle connection", *(f"{idle_memory(build, name) / 1024:.1f}" for name in ("vouch", "hand")), ""))
    print("| | vouch | Beast by hand | ratio |\n|---|--:|--:|--:|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print("\n| calls a second | vouch | by hand | ratio |\n|---|--:|--:|--:|")
    for name, (a, b) in backends.items():
        print(f"| {name} | {a} | {b} | {a / b:.2f} |")


if __name__ == "__main__":
    main()
