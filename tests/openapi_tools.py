#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""OpenAPI documents that vouch writes, in the hands of programs of others: openapi_tools.py CARBN EXAMPLE

CARBN is the program carbn, whose command openapi prints the document of its endpoints; EXAMPLE prints the document of another API.
- Redocly CLI, a validator of the schema of OpenAPI, and Spectral judge both documents, and find the fault in a broken one.
- openapi-typescript makes types of both, which compile; a client of those of carbn calls `carbn sandbox`.
- Prism serves what the document of carbn says, and `carbn get` and `carbn update` read it.
- Prism stands between carbn and `carbn sandbox`, and neither violates the document.
The programs come from npm, in the versions of tests/npm/openapi/package-lock.json; where there is no Node new enough, or the registry
cannot be reached, the test is skipped (exit code 77).
"""

import contextlib
import ctypes
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import compilers
import npm_packages

FOLDER = compilers.ROOT / "tests/npm/openapi"
OLDEST_NODE = (20, 19)  # of Redocly CLI
KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
NOBODY = "00000000-0000-4000-8000-000000000000"
PHONE = "+4915112345678"
ENVIRONMENT = dict(os.environ, CARBN_API_KEY=KEY, NO_COLOR="1", REDOCLY_TELEMETRY="off", REDOCLY_SUPPRESS_UPDATE_NOTICE="true")
PROGRAMS = {
    "redocly": "@redocly/cli/bin/cli.js",
    "validate": "@seriousme/openapi-schema-validator/bin/validate-api-cli.js",
    "spectral": "@stoplight/spectral-cli/dist/index.js",
    "types": "openapi-typescript/bin/cli.js",
    "tsc": "typescript/bin/tsc",
    "prism": "@stoplight/prism-cli/dist/index.js",
}
# The documents of the API of carbn name no status code and no license.
RULES_OFF = {"carbn": ["operation-4xx-response", "info-license"], "example": []}
EVERY_MEMBER = {
    "first_name": "Jana", "last_name": "Roe", "email_address": "jana@example.org", "phone_number": PHONE, "user_type": "individual",
    "date_of_birth": "1990-02-28", "consent_id": NOBODY, "metadata": "{}", "sharing_consent": True,
    "identity": {"identity_country_code": "SVK", "identity_number": "1", "identity_document_name": "passport"},
    "documents": [{"name": "national_id", "type": "identity_front", "issuing_country": "DEU", "document_number": "2"}],
    "address": {"line1": "1", "city": "Bratislava", "sub_division": "SK-BL", "country": "SVK", "postal_code": "81101"},
}
failed = []
passed = 0


def check(good, what, found=""):
    global passed
    if good:
        passed += 1
    else:
        failed.append(what)
        print(f"FAILED: {what}: {found}", flush=True)


class Tools:
    """The programs of npm, run in `folder`, which holds the documents."""

    def __init__(self, modules, folder):
        self.modules, self.folder = modules, pathlib.Path(folder)

    def command(self, name, *arguments):
        return ["node", str(self.modules / PROGRAMS[name]), *map(str, arguments)]

    def run(self, name, *arguments):
        return finish(self.command(name, *arguments), cwd=self.folder)

    def write(self, name, document):
        path = self.folder / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path


def finish(command, text="", **options):
    """Runs `command` to its end: exit code, standard output, standard error."""
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=120, env=ENVIRONMENT, **options)
    return done.returncode, done.stdout, done.stderr


def carbn(*arguments, text=""):
    return finish([CARBN, *arguments], text)


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: this test may be killed too


@contextlib.contextmanager
def running(command, log, ready):
    """Runs `command`, whose output goes to the file `log`, until the block ends; yields the first group of `ready` in its output."""
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=ENVIRONMENT,
                                   preexec_fn=die_with_parent)
    try:
        deadline = time.monotonic() + 60
        while not (found := re.search(ready, text_of(log))):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{command[:3]} does not start:\n{text_of(log)[-2000:]}")
            time.sleep(0.05)
        yield found.group(1)
    finally:
        process.kill()
        process.wait()


def text_of(log):
    return pathlib.Path(log).read_text(encoding="utf-8", errors="replace")


def sandbox(folder):
    """`carbn sandbox`; yields the line that it prints, JSON with its origin and the id of its user."""
    return running([CARBN, "sandbox"], folder / "sandbox.log", r"(\{.*\})\n")


def prism(tools, log, *arguments):
    """Prism at a port of its choice; yields its origin."""
    return running(tools.command("prism", *arguments, "--port", 0, "--errors"), log, r"listening on (http://\S+)")


def stops_a_wrong_request(origin, log):
    """Whether Prism at `origin` refuses a request that violates the document of carbn, and says so in its log, which follows later."""
    connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=30)
    with contextlib.closing(connection):
        connection.request("PUT", f"/onboarding/api/v1/users/{NOBODY}", '{"first_name":17}',
                           {"Content-Type": "application/json", "x-api-key": KEY})
        status = connection.getresponse().status
    deadline = time.monotonic() + 10
    while not violations(last := text_of(log).rpartition("Request received")[2]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return status == 422 and violations(last) != []


def violations(text):
    return [line for line in text.splitlines() if "iolation" in line or "error" in line]


def before_last_request(log):
    return text_of(log).rpartition("Request received")[0].rpartition("\n")[0]


# ---- judges


def redocly(tools, path, rules_off):
    skipped = [argument for rule in rules_off for argument in ("--skip-rule", rule)]
    code, out, err = tools.run("redocly", "lint", path, "--extends", "recommended", "--format", "json", *skipped)
    with contextlib.suppress(ValueError):
        return [f"{problem['severity']}: {problem['ruleId']}: {problem['message']}" for problem in json.loads(out)["problems"]]
    return [f"error: exit {code}: {out}{err}"]


def schema_validator(tools, path):
    code, out, err = tools.run("validate", path)
    with contextlib.suppress(ValueError):
        result = json.loads(out)
        return [] if code == 0 and result["valid"] is True else [f"error: {json.dumps(result)[:1000]}"]
    return [f"error: exit {code}: {out}{err}"]


def spectral(tools, path):
    (tools.folder / "rules.yaml").write_text('extends: "spectral:oas"\n', encoding="utf-8")
    code, out, err = tools.run("spectral", "lint", path, "--ruleset", "rules.yaml", "--format", "json", "--quiet")
    severities = ("error", "warning", "info", "hint")
    with contextlib.suppress(ValueError):
        return [f"{severities[problem['severity']]}: {problem['code']}: {problem['message']}" for problem in json.loads(out)]
    return [f"error: exit {code}: {out}{err}"]


def errors_of(problems):
    return [problem for problem in problems if problem.startswith("error")]


def check_judges(tools, documents):
    for name, document in documents.items():
        path = tools.folder / f"{name}.json"
        found = redocly(tools, path, RULES_OFF[name])
        check(found == [], f"Redocly has nothing against the document of {name}", found)
        found = schema_validator(tools, path)
        check(found == [], f"the document of {name} follows the schema of OpenAPI", found)
        found = spectral(tools, path)
        check(errors_of(found) == [], f"Spectral finds no error in the document of {name}", found)
        rules = sorted({problem.split(": ")[1] for problem in found})
        print(f"openapi_tools: {name}: Spectral warns {len(found)} times: {', '.join(rules) or 'of nothing'}")

        broken = json.loads(json.dumps(document))
        operation = next(iter(next(iter(broken["paths"].values())).values()))
        operation["parameters"][0]["in"] = "nowhere"
        path = tools.write(f"broken_{name}.json", broken)
        for judge, found in (("Redocly", redocly(tools, path, [])), ("the schema", schema_validator(tools, path)),
                             ("Spectral", spectral(tools, path))):
            check(errors_of(found) != [], f"{judge} finds a parameter in no place, in the document of {name}")


# ---- types


def check_types(tools, documents):
    for name, module in (("carbn", "api"), ("example", "example_api")):
        code, out, err = tools.run("types", f"{name}.json", "--output", f"{module}.d.ts")
        check(code == 0, f"types of the document of {name}", out + err)
    for file in ("user.ts", "tsconfig.json"):
        shutil.copy(FOLDER / file, tools.folder)
    code, out, err = tools.run("tsc", "--project", ".")
    check(code == 0, "the types compile, and refuse what they must", out + err)
    if code:
        return
    with sandbox(tools.folder) as line:
        at = json.loads(line)
        before = printed(carbn("get", at["user_id"], "--origin", at["origin"]))
        code, out, err = finish(["node", "user.js", at["origin"], at["user_id"]], cwd=tools.folder)
        check(code == 0, "the client in TypeScript ends well", err)
        result = json.loads(out) if code == 0 else {}
        after = printed(carbn("get", at["user_id"], "--origin", at["origin"]))
    check(result.get("found") == before, "it reads the user that carbn reads", (result, before))
    check(result.get("updated") == after and after.get("phone_number") == PHONE and after.get("address", {}).get("country") == "SVK",
          "it changes the user", (result, after))
    check(result.get("message") == "User not found", "an error has a message", result)


def printed(result):
    code, out, _ = result
    return json.loads(out) if code == 0 else {}


# ---- Prism


def check_mock(tools):
    log = tools.folder / "mock.log"
    with prism(tools, log, "mock", tools.folder / "carbn.json") as origin:
        for name, result in (("get", carbn("get", NOBODY, "--origin", origin)),
                             ("update", carbn("update", NOBODY, "-", "--origin", origin, text='{"last_name":"Roe"}'))):
            check(result[0] == 0 and "id" in printed(result), f"carbn {name} reads what Prism makes up", result)
        check(stops_a_wrong_request(origin, log), "Prism refuses a request that violates the document", text_of(log))
    check(violations(before_last_request(log)) == [], "Prism and carbn follow the document", text_of(log))


def check_proxy(tools, document):
    log, other_log = tools.folder / "proxy.log", tools.folder / "other.log"
    with sandbox(tools.folder) as line:
        at = json.loads(line)
        user = at["user_id"]
        with prism(tools, log, "proxy", tools.folder / "carbn.json", at["origin"]) as origin:
            here = ("--origin", origin)
            found = carbn("get", user, *here)
            check(printed(found).get("id") == user, "get, through Prism", found)
            for change in ({"phone_number": PHONE}, EVERY_MEMBER):
                found = carbn("update", user, "-", *here, text=json.dumps(change))
                check(printed(found).get("phone_number") == PHONE, "update, through Prism", found)
            found = carbn("get", user, *here)
            check(printed(found).get("address", {}).get("city") == "Bratislava", "get again, through Prism", found)
            found = carbn("update", NOBODY, "-", *here, text='{"last_name":"Roe"}')
            check(found[0] == 1 and "404" in found[2] and "User not found" in found[2], "a refused update, through Prism", found)
            check(stops_a_wrong_request(origin, log), "Prism stops a request that violates the document", text_of(log))
        text = before_last_request(log)
        check(text.count("Request received") == 5 and violations(text) == [], "five requests and no violation", text)

        other = json.loads(json.dumps(document))
        other["components"]["schemas"]["user"]["properties"]["id"] = {"type": "integer"}
        with prism(tools, other_log, "proxy", tools.write("other.json", other), at["origin"]) as origin:
            found = carbn("get", user, "--origin", origin)
        check(found[0] == 1 and "500" in found[2], "Prism stops a reply that violates another document", found)


def main():
    if shutil.which("node"):
        version = finish(["node", "--version"])[1].strip()
        if tuple(map(int, re.findall(r"\d+", version)[:2])) < OLDEST_NODE:
            print(f"openapi_tools: Node {version} is older than {'.'.join(map(str, OLDEST_NODE))}: not tested")
            return npm_packages.SKIPPED
    modules, problem = npm_packages.fetch(FOLDER)
    if problem:
        print(f"openapi_tools: {problem}: not tested")
        return npm_packages.SKIPPED
    with tempfile.TemporaryDirectory(dir=modules.parent) as folder:
        tools = Tools(modules, folder)
        documents = {}
        for name, command in (("carbn", [CARBN, "openapi"]), ("example", [EXAMPLE])):
            code, out, err = finish(command)
            if code:
                sys.exit(f"openapi_tools: {name} prints no document: {err}")
            (tools.folder / f"{name}.json").write_text(out, encoding="utf-8")
            documents[name] = json.loads(out)
        check_judges(tools, documents)
        check_types(tools, documents)
        check_mock(tools)
        check_proxy(tools, documents["carbn"])
    print(f"openapi_tools: {passed} checks passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    CARBN, EXAMPLE = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:])
    sys.exit(main())
