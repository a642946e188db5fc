#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the program carbn prints when a call fails, what it never prints, and how it compares documents: program.py PROGRAM

Servers of this machine answer as malicious and broken ones do. carbn says why a call failed, whole, and nothing that a server says
moves a terminal.
"""

import contextlib
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
USER = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
failed = []
passed = 0


def check(good, what, found):
    global passed
    if good:
        passed += 1
    else:
        failed.append(what)
        print(f"FAILED: {what}: {found!r}", flush=True)


def carbn(*arguments, text=""):
    done = subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, timeout=60, env=dict(os.environ, CARBN_API_KEY=KEY),
                          encoding="utf-8", errors="surrogateescape")
    return done.returncode, done.stdout, done.stderr


@contextlib.contextmanager
def server(answer, context=None):
    """A server that answers each connection's request with these bytes and closes; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with contextlib.suppress(OSError), connection:
                    if context is not None:
                        context.wrap_socket(connection, server_side=True).close()
                        continue
                    head = b""
                    while b"\r\n\r\n" not in head:
                        head += connection.recv(65536) or b"\r\n\r\n"
                    connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]


def reply(status, body, *fields):
    head = [f"HTTP/1.1 {status} x", f"Content-Length: {len(body.encode())}", "Connection: close", *fields]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def get(answer):
    with server(answer) as port:
        return carbn("get", USER, "--origin", f"http://127.0.0.1:{port}")


def moves_a_terminal(text):
    """The characters of `text` that a terminal obeys, hides or reorders by, other than a line feed."""
    return [hex(ord(c)) for c in text
            if (ord(c) < 0x20 and c != "\n") or 0x7F <= ord(c) <= 0x9F or ord(c) in (0x61C, 0xFEFF, 0xFFF9, 0x2028, 0x2029)
            or 0x200B <= ord(c) <= 0x200F or 0x202A <= ord(c) <= 0x202E or 0x2060 <= ord(c) <= 0x206F or 0xE0000 <= ord(c) <= 0xE0FFF]


HOSTILE = "\x1b[2J\x1b]0;pwned\x07no such user\rcarbn: all is well\u202e\u009b31m\x7f\u2066\u200b\U000e0041\n[fake] line"


def check_terminal():
    for status in (400, 403, 404, 500, 502):
        code, out, err = get(reply(status, json.dumps({"message": HOSTILE, "code": HOSTILE, "requestId": HOSTILE})))
        check(code == 1 and out == "", f"{status}: exit 1", (code, out))
        check("no such user" in err and not moves_a_terminal(err), f"{status}: the message is there and harmless", err)
        check("\n[fake] line" not in err, f"{status}: no line of the server's own", err)
    # raw bytes instead of escapes, and a request id, in headers too
    for body in (HOSTILE, '{"message":"' + HOSTILE + '"}', "<html>" + HOSTILE):
        _, out, err = get(reply(404, body, "X-Request-Id: a\x1b[2J", "Content-Type: text/html\x1b[2J"))
        check(not moves_a_terminal(out + err), "bytes as they are", out + err)
    # members, texts kept by an open enumeration, and raw JSON, white space included
    user = {"id": USER, "status": HOSTILE, "first_name": HOSTILE, "phone_number": HOSTILE, "unknown" + HOSTILE: [HOSTILE]}
    for ensure_ascii in (True, False):
        body = json.dumps(user, ensure_ascii=ensure_ascii)[:-1] + ',\t"rejection_reasons":[\r\n"' + "\u202e" + '",\t{ }]\r}'
        code, out, err = get(reply(200, body))
        check(code == 0 and not moves_a_terminal(out + err), "a user: printed, and harmless", (code, out, err))
        with contextlib.suppress(ValueError):
            printed = json.loads(out)
        check(code == 0 and printed["first_name"] == HOSTILE and printed["status"] == HOSTILE and
              printed["rejection_reasons"] == ["\u202e", {}], "a user: the same JSON", out)


def check_reasons():
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    for origin in (f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}/"):
        code, _, err = carbn("get", USER, "--origin", origin)
        check(code == 1 and "refused" in err.lower() and "connect" in err, f"a closed port, {origin}", err)
    for origin, word in (("http://example.com", "https"), ("example.com", "origin"), ("https://user@example.com", "origin"),
                         ("https://example.com/v1", "origin")):
        code, out, err = carbn("get", USER, "--origin", origin)
        check(code == 1 and word in err and "not sent" not in out, f"an origin that cannot be used: {origin}", err)
    code, _, err = carbn("get", USER, "--origin", "")
    check(code == 2 and "--origin" in err, "an empty origin is not the API's own", err)
    _, _, err = get(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{")
    check("reset" in err or "protocol" in err, "a body that ends early", err)
    _, _, err = get(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
    check("protocol" in err, "something else than HTTP", err)
    _, _, err = get(reply(200, "<html>", "Content-Type: text/html"))
    check("text/html instead of JSON" in err, "the page of a proxy", err)
    _, _, err = get(reply(302, "", "Location: https://elsewhere"))
    check("redirects are not followed" in err, "a redirect", err)
    _, _, err = get(reply(200, '{"id":"x","first_name":5}', "Content-Type: application/json"))
    check("/id: " in err and "/status: " in err and "/first_name: " in err, "every error of a reply", err)

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                        folder + "/key", "-out", folder + "/certificate", "-days", "2", "-subj", "/CN=x", "-addext",
                        "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/certificate", folder + "/key")
        with server(b"", context) as port:
            code, _, err = carbn("get", USER, "--origin", f"https://localhost:{port}")
    check(code == 1 and "tls" in err and "certificate" in err, "a certificate that nobody trusts", err)

    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        code, out, err = carbn("sandbox", "--port", str(port))
    check(code == 1 and out == "" and str(port) in err and err.count("\n") == 1 and err.startswith("carbn: "), "a busy port", err)


def check_schemas():
    for kind in ("update", "user"):
        golden = pathlib.Path(__file__).resolve().parent / f"{kind}.schema.json"
        code, out, err = carbn("schema", kind)
        check(code == 0 and err == "" and out == golden.read_text(encoding="utf-8"),
              f"the schema of {kind} is that of {golden.name}, or write it anew: tools/carbn schema {kind} > tests/carbn/{golden.name}", out[-200:])
        schema = json.loads(out)
        for name in schema["properties"]:
            _, errors, _ = carbn("check", kind, "--json", "-", text=json.dumps({name: {"no": "such value"}}))
            check(any(error["pointer"] == f"/{name}" or error["pointer"].startswith(f"/{name}/") for error in json.loads(errors)) or
                  name in ("identity", "address"), f"check knows the member {name} of the schema", errors)
    for arguments in (["schema"], ["schema", "card"], ["schema", "user", "update"]):
        code, out, err = carbn(*arguments)
        check(code == 2 and out == "" and "usage:" in err, f"usage: {' '.join(arguments)}", (code, out))


def check_openapi():
    golden = pathlib.Path(__file__).resolve().parent / "openapi.json"
    code, out, err = carbn("openapi")
    check(code == 0 and err == "" and out == golden.read_text(encoding="utf-8"),
          f"the document is that of {golden.name}, or write it anew: tools/carbn openapi > tests/carbn/{golden.name}", out[-200:])
    code, out, _ = carbn("drift", str(golden), str(golden))
    check(code == 0 and out == "", "the document does not differ from itself", out)
    code, out, err = carbn("openapi", "user")
    check(code == 2 and out == "" and "usage:" in err, "usage: openapi user", (code, out))


def check_drift():
    """drift.py has the changes; here is what the program makes of them, and of what it cannot read."""
    hostile = "/a\x1b[31m\u202e"
    before = {"openapi": "3.1.1", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {}}, hostile: {"get": {}}}}
    with tempfile.TemporaryDirectory() as folder:

        def file(name, document):
            path = pathlib.Path(folder, name)
            path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
            return str(path)

        old = file("old", before)
        more = file("more", dict(before, paths=dict(before["paths"], **{"/b": {"put": {}}})))
        less = file("less", dict(before, paths={"/a": {"get": {"deprecated": True}}}))
        check(carbn("drift", old, old) == (0, "", ""), "no change", carbn("drift", old, old))
        found = carbn("drift", old, more)
        check(found == (1, "compatible: operation: /paths/~1b/put: an operation was added\n", ""), "a compatible change", found)
        code, out, err = carbn("drift", old, less)
        lines = out.splitlines()
        check(code == 2 and err == "" and len(lines) == 2, "a breaking change", (code, out, err))
        check(lines[0] == "compatible: deprecation: /paths/~1a/get/deprecated: the operation is now deprecated", "its first line", out)
        check(lines[1].startswith("breaks clients: operation: /paths/") and not moves_a_terminal(out), "a name that moves a terminal", out)
        code, out, err = carbn("drift", "-", more, text=json.dumps(before))
        check(code == 1 and out.count("\n") == 1, "a document from standard input", (code, out, err))

        for case, arguments in {"one file": [old], "three files": [old, old, old], "no such file": [old, folder + "/none"],
                                "not JSON": [old, file("text", "openapi: 3.1.1\n")],
                                "no document": [file("empty", {"openapi": "3.1.1"}), old],
                                "a wrong type": [old, file("wrong", dict(before, tags=[{"name": 5}]))]}.items():
            code, out, err = carbn("drift", *arguments)
            check(code == 3 and out == "" and err.startswith("carbn: "), f"drift of {case}", (code, out, err))
        code, out, err = carbn("drift", old, file("wrong", dict(before, tags=[{"name": 5}])))
        check("/tags/0/name: " in err, "where a document is wrong", err)


check_terminal()
check_reasons()
check_schemas()
check_drift()
print(f"carbn: {passed} checks passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
