#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The program carbn against the documents it was written from: seeds.py PROGRAM

The two pages of the API's documentation are outside this repository, in ../shared/seeds or where VOUCH_SEEDS says. Their request and
response are cut out verbatim and checked; their curl commands are run, by curl, against `carbn sandbox`; and then everything
that can be wrong with a request is tried, with a canary in every value, which no answer may repeat.
"""

import base64
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SEEDS = pathlib.Path(os.environ.get("VOUCH_SEEDS", ROOT.parent / "shared" / "seeds"))
ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
REAL = {"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx": ID, "YYYY-MM-DD": "1990-02-28", "+1XXXXXXXXXX": "+12025550123"}
CANARY = "cAnary7531"
failed = []
passed = 0


def check(good, what):
    global passed
    if good:
        passed += 1
    else:
        failed.append(what)
        print(f"FAILED: {what}", flush=True)


def fill(text):
    for placeholder, value in REAL.items():
        text = text.replace(placeholder, value)
    return text


def carbn(*arguments, text=""):
    done = subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def check_payloads(request, response):
    code, out, _ = carbn("check", "update", "--json", "-", text=request)
    found = json.loads(out)
    check(code == 1, "the request as documented: exit 1")
    check([one["pointer"] for one in found] == ["/phone_number", "/date_of_birth", "/consent_id"], f"its three placeholders: {found}")
    for one in found:
        name = one["pointer"][1:]
        line = next(i for i, text in enumerate(request.splitlines(), 1) if f'"{name}"' in text)
        column = request.splitlines()[line - 1].index(":") + 3
        check((one["line"], one["column"]) == (line, column), f"{name} is at {line}:{column}: {one}")
    code, out, _ = carbn("check", "update", "-", text=request)
    check(code == 1 and "5:19: /phone_number: expected a phone number" in out, f"the same for people: {out}")
    check("XXXXXX" not in out, "values are masked")

    code, out, _ = carbn("check", "user", "--json", "-", text=response)
    check(code == 1 and [one["pointer"] for one in json.loads(out)] == ["/id", "/phone_number", "/date_of_birth"], f"the response: {out}")

    for what, text in (("update", request), ("user", response)):
        code, out, _ = carbn("check", what, "-", text=fill(text))
        check((code, out) == (0, ""), f"{what} with real values: {code} {out}")
    check(carbn("check", "user", "/nonexistent")[0] == 2, "a file that is not there: exit 2")
    check(carbn("check", "user")[0] == 2 and carbn("nonsense")[0] == 2 and carbn()[0] == 2, "misuse: exit 2")


@contextlib.contextmanager
def sandbox():
    environment = {name: value for name, value in os.environ.items() if name != "CARBN_API_KEY"}
    process = subprocess.Popen([PROGRAM, "sandbox"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        out, log = process.communicate(timeout=30)
        check(process.returncode == 0, f"the sandbox ends on SIGTERM with 0: {process.returncode}")
        check(out == "" and log == "", f"the sandbox says one line and no more: {out}{log}")


def curl(*arguments):
    done = subprocess.run(["curl", "--silent", "--show-error", "--max-time", "30", "--write-out", "\n%{http_code} %{content_type}", *arguments],
                          capture_output=True, text=True, timeout=60)
    body, _, facts = done.stdout.rpartition("\n")
    status, _, kind = facts.partition(" ")
    return int(status or 0), kind, body


def shell_curl(command, at):
    """A documented command as it stands, its host and placeholders replaced, run by a shell."""
    command = command.replace("https://api.carbnconnect.com", at["origin"]).replace("<api-key>", at["api_key"])
    command = fill(command.replace("{user_id}", at["user_id"]))
    command = command.replace("curl ", "curl --silent --show-error --max-time 30 --write-out '\\n%{http_code}' ", 1)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    body, _, status = done.stdout.rpartition("\n")
    return int(status or 0), body


def shape(value):
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    return type(value).__name__


def spellings(text):
    raw = text.encode()
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in text)
    percent = "".join(f"%{byte:02X}" for byte in raw)
    return [text, escaped, percent, urllib.parse.quote(text), *(base64.b64encode(b"x" * shift + raw).decode()[4:-4] for shift in (0, 1, 2))]


def check_sandbox(get_command, put_command, response):
    with sandbox() as at:
        user = f"{at['origin']}/onboarding/api/v1/users/{at['user_id']}"
        key = ("--header", f"x-api-key: {at['api_key']}")
        body_type = ("--header", "Content-Type: application/json")

        status, body = shell_curl(get_command, at)
        check(status == 200, f"the documented GET: {status}")
        check(shape(json.loads(body)) == shape(json.loads(response)), "its response has the documented shape")
        check(list(json.loads(body)) == list(json.loads(response)), "and order")
        status, body = shell_curl(put_command, at)
        check(status == 200, f"the documented PUT: {status} {body}")
        check(shape(json.loads(body)) == shape(json.loads(response)), "its response has the documented shape")

        answers = []

        def ask(expected, kind, *arguments):
            status, found_kind, body = curl(*arguments)
            answers.append(body)
            check(status == expected, f"{expected} expected, {status} found: {arguments[-2:]} {body[:200]}")
            check(found_kind == kind, f"{kind} expected, {found_kind} found: {arguments[-2:]}")
            return json.loads(body) if body else {}

        own = "application/json"
        check(ask(403, own, user)["code"] == "4030", "no key: 4030")
        check(ask(403, own, "--header", "x-api-key: " + (CANARY * 4)[:32], user)["code"] == "4101", "an unknown key: 4101")
        check(ask(403, own, "--header", f"x-api-key: {CANARY}", user)["code"] == "4100", "a malformed key: 4100")
        check(ask(404, own, *key, f"{at['origin']}/onboarding/api/v1/users/{ID}")["message"] == "User not found", "an unknown user")
        wrong = ask(422, own, *key, f"{at['origin']}/onboarding/api/v1/users/{CANARY}")
        check([(one["in"], one["code"]) for one in wrong["errors"]] == [("path", "not_a_uuid")], f"a malformed id: {wrong}")
        ask(404, own, *key, f"{at['origin']}/{CANARY}")
        ask(405, own, *key, "--request", "DELETE", user)
        put = (*key, *body_type, "--request", "PUT", user)
        four = {"first_name": 17, "email_address": CANARY, "date_of_birth": CANARY, "address": {"country": CANARY}, CANARY: CANARY}
        wrong = ask(422, own, *put, "--data", json.dumps(four))
        check([one["pointer"] for one in wrong["errors"]] == ["/first_name", "/email_address", "/date_of_birth", "/address/country"],
              f"four wrong members: {wrong}")
        escaped = "".join(f"\\u{ord(letter):04x}" for letter in CANARY)
        ask(422, own, *put, "--data", f'{{"email_address":"{escaped}","{escaped}":1}}')
        check("errors" in ask(400, own, *put, "--data", f'{{"first_name": "{CANARY}" {CANARY}}}'), "not JSON: where")
        ask(400, own, *put, "--data", f"{CANARY}")
        ask(400, own, *put, "--data", "")
        ask(415, own, *key, "--header", "Content-Type: text/plain", "--request", "PUT", user, "--data", f'{{"first_name":"{CANARY}"}}')
        with tempfile.NamedTemporaryFile("w", suffix=".json") as large:
            large.write('{"metadata":"' + CANARY * (20 * 1024 * 1024 // len(CANARY)) + '"}')
            large.flush()
            ask(413, own, *put, "--header", "Expect:", "--data-binary", f"@{large.name}")
        check(not any(spelling in answer for answer in answers for spelling in spellings(CANARY)), "no answer repeats the canary")

        environment = {**os.environ, "CARBN_API_KEY": at["api_key"]}
        run = lambda *arguments, text="": subprocess.run([PROGRAM, *arguments, "--origin", at["origin"]], input=text, env=environment,
                                                         capture_output=True, text=True, timeout=60)
        done = run("get", at["user_id"])
        check(done.returncode == 0 and json.loads(done.stdout)["id"] == at["user_id"], "carbn get")
        done = run("update", at["user_id"], "-", text='{"last_name":"Roe"}')
        check(done.returncode == 0 and json.loads(done.stdout)["last_name"] == "Roe", "carbn update")
        done = run("update", at["user_id"], "-", text=f'{{"email_address":"{CANARY}"}}')
        check(done.returncode == 1 and "nothing was sent" in done.stderr and CANARY not in done.stderr + done.stdout,
              "carbn update with a mistake sends nothing and repeats nothing")
        done = run("get", ID)
        check(done.returncode == 1 and "404" in done.stderr and at["api_key"] not in done.stderr and ID not in done.stderr,
              "carbn get of nobody: why, without the id and the key")


def main():
    pages = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if len(pages) < 2:
        print(f"the documents of the API are not here ({SEEDS}): nothing to compare with")
        return 0
    if not shutil.which("curl"):
        sys.exit("curl is missing: apt install curl")
    update, get = (page.read_text(encoding="utf-8") for page in pages[:2])
    put_command = re.search(r"^curl --request PUT.*?^}'$", update, re.S | re.M).group()
    get_command = re.search(r"^curl --request GET.*?'x-api-key: <api-key>'$", get, re.S | re.M).group()
    request = re.search(r"--data '(.*)'", put_command, re.S).group(1)
    response = re.search(r"^{\n  \"id\".*?^}$", get, re.S | re.M).group()
    check_payloads(request, response)
    check_sandbox(get_command, put_command, response)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    PROGRAM = sys.argv[1]
    sys.exit(main())
