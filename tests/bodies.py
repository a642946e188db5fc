#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Bodies of requests, judged by others: forms by urllib.parse in both directions, multipart forms by Python's email, by requests and
by curl, and an upload through nginx with its limit. What is not installed of the last three is left out, and that is said.

With VOUCH_TEST_FULL=1 in the environment there are 20 000 cases of each kind.
"""

import base64
import contextlib
import email.parser
import email.policy
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import compilers
import stack

PROGRAM = r"""
#include <vouch/backend/beast.hpp>
#include <vouch/http.hpp>
#include <vouch/server/beast.hpp>
#include <vouch/types/base64.hpp>
#include <cstdio>
#include <iostream>
#include <sstream>

struct row {
    std::string name{};
    std::vector<std::string> tags{};
    std::optional<int> count{};
    double weight{};
    bool agreed{};
};
BOOST_DESCRIBE_STRUCT(row, (), (name, tags, count, weight, agreed))

struct note {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text))

struct upload {
    std::string title{};
    std::vector<note> notes{};
    std::optional<int> count{};
    std::vector<vouch::http::file> files{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, notes, count, files))

// An upload as JSON.
struct carried_file {
    std::string name{};
    std::string media_type{};
    vouch::base64 bytes{};
};
BOOST_DESCRIBE_STRUCT(carried_file, (), (name, media_type, bytes))
struct carried {
    std::string title{};
    std::vector<note> notes{};
    std::optional<int> count{};
    std::vector<carried_file> files{};
};
BOOST_DESCRIBE_STRUCT(carried, (), (title, notes, count, files))

using form = vouch::http::form_body<row>;
using parts = vouch::http::multipart_body<upload>;
struct send_files : vouch::http::endpoint<"POST /files", parts, vouch::http::reply<200, carried>,
                                    vouch::http::default_reply<vouch::http::problem>> {};

auto carry(upload const& from) -> carried
{
    carried to{from.title, from.notes, from.count, {}};
    for (auto const& [name, media_type, bytes] : from.files)
        to.files.push_back({name, media_type, vouch::base64::copy_of(bytes)});
    return to;
}
auto unpack(carried const& from) -> upload
{
    upload to{from.title, from.notes, from.count, {}};
    for (auto const& [name, media_type, bytes] : from.files)
        to.files.push_back({name, media_type, std::string(bytes.characters())});
    return to;
}

auto encode(std::string_view bytes) -> std::string { return vouch::base64::copy_of(bytes).encode(); }
auto decode(std::string const& text) -> std::string { return std::string(vouch::base64::decode(text).value().characters()); }

template <class Part>
auto write(typename Part::type const& value) -> std::string
{
    auto const made = vouch::http::detail::write_body<Part>(value);
    return made.errors.empty() ? encode(made.media_type) + ' ' + encode(made.text) : "null";
}
template <class Part>
auto read(std::string const& type, std::string const& body) -> std::optional<typename Part::type>
{
    typename Part::type value{};
    vouch::http::request const sent{.headers = {{"content-type", decode(type)}}, .body = decode(body)};
    if (!vouch::http::detail::read_body<Part>(sent, value).empty())
        return std::nullopt;
    return value;
}

void judge(std::string const& line)
{
    std::istringstream in(line);
    std::string task, first, second;
    in >> task >> first >> second;
    if (task == "write_form") {
        std::cout << write<form>(vouch::parse<row>(decode(first)).value());
    } else if (task == "write_parts") {
        std::cout << write<parts>(unpack(vouch::parse<carried>(decode(first)).value()));
    } else if (task == "read_form") {
        auto const value = read<form>(first, second);
        std::cout << (value ? vouch::serialize(*value).value() : "null");
    } else {
        auto const value = read<parts>(first, second);
        std::cout << (value ? vouch::serialize(carry(*value)).value() : "null");
    }
    std::cout << '\n';
}

int main(int count, char** words)
{
    using namespace vouch::http;
    if (count == 1) {
        for (std::string line; std::getline(std::cin, line);)
            judge(line);
    } else if (std::string_view(words[1]) == "serve") {
        service const files{service_options{.max_body = 4 << 20}, on<send_files>([](received<send_files> const& call) -> answer<send_files> {
            return reply_with<200>(carry(call.body()));
        })};
        vouch::server::beast const server(files);
        std::printf("%d\n", server.port());
        std::fflush(stdout);
        server.wait();
    } else { // upload ORIGIN SIZE
        vouch::backend::beast net;
        client const api{net, {.origin = words[2]}};
        std::string const bytes(std::stoul(words[3]), '\xFF');
        auto const done = api.call<send_files>().body({.title = "t", .files = {{"big.bin", "application/octet-stream", bytes}}}).send();
        std::printf("%s\n", done.summary().c_str());
        return done.ok() != nullptr && done.ok()->files.at(0).bytes.characters() == bytes ? 0 : 1;
    }
}
"""

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 64; }}
http {{
    access_log off; client_max_body_size 1m;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://127.0.0.1:{service}; proxy_set_header Host $host; }} }}
}}
"""
COUNT = 20_000 if os.environ.get("VOUCH_TEST_FULL") == "1" else 500
SEED = 20261129
PIECES = ["a", "Z", "0", " ", "+", "&", "=", "%", "%41", ";", "*-._~", '"', "\\", "'", "\r\n", "\n", "--", "ä", "😀", "\t", "\x7f", "é/ü?#"]
faults = []


def check(is_right, what):
    if not is_right:
        faults.append(what)


def encoded(data):
    # no argument may be empty: a line is split at its blanks
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


def answers_of(program, questions):
    done = subprocess.run([program], input="".join(each + "\n" for each in questions), capture_output=True, text=True, check=True)
    answers = done.stdout.splitlines()
    check(len(answers) == len(questions), f"{len(questions)} questions, {len(answers)} answers")
    return answers


def text_of(chance, pieces=PIECES, most=6):
    return "".join(chance.choice(pieces) for _ in range(chance.randrange(most)))


def row_of(chance):
    row = {"name": text_of(chance), "tags": [text_of(chance) for _ in range(chance.randrange(3))]}
    if chance.random() < 0.5:
        row["count"] = chance.randrange(-2**31, 2**31)
    return row | {"weight": chance.choice([0.5, -1e30, 3.0, 1 / 3, 12345.678]), "agreed": chance.random() < 0.5}


def fields_of(row):
    """The fields of a form that means `row`."""
    fields = [("name", row["name"])] + [("tags", tag) for tag in row["tags"]]
    if "count" in row:
        fields.append(("count", str(row["count"])))
    return fields + [("weight", repr(row["weight"])), ("agreed", "true" if row["agreed"] else "false")]


def judge_forms(program):
    chance = random.Random(SEED)
    rows = [row_of(chance) for _ in range(COUNT)]
    written = answers_of(program, ["write_form " + encoded(json.dumps(row)) for row in rows])
    questions = []
    for row, answer in zip(rows, written):
        kind, form = (base64.b64decode(each).decode() for each in answer.split(" "))
        check(kind == "application/x-www-form-urlencoded", f"media type {kind}")
        fields = urllib.parse.parse_qsl(form, keep_blank_values=True, strict_parsing=True)
        expected = fields_of(row)
        check([(name, float(text) if name == "weight" else text) for name, text in fields] ==
              [(name, float(text) if name == "weight" else text) for name, text in expected], f"form of {row}: {form}")
        text = "&".join(each for each in form.split("&") if not each.startswith("weight="))
        # urlencode leaves ~ and encodes *, the URL standard the other way round
        pairs = urllib.parse.urlencode([each for each in expected if each[0] != "weight"], safe="*").replace("~", "%7E")
        check(text == pairs, f"form of {row}: {text}, urlencode: {pairs}")
        chance.shuffle(expected)
        names = [name for name, _ in expected]
        tags = iter(row["tags"]) # their order counts
        expected = [(name, next(tags)) if name == "tags" else (name, dict(expected)[name]) for name in names]
        questions.append(f"read_form {encoded(kind)} {encoded(urllib.parse.urlencode(expected + [('other', text_of(chance))]))}")
    for row, answer in zip(rows, answers_of(program, questions)):
        check(json.loads(answer) == row, f"urlencode of {row}: {answer}")
    print(f"bodies: {len(rows)} forms written and {len(questions)} read, as urllib.parse does")


NAMES = [piece for piece in PIECES if piece not in ("\r\n", "\n", "\t", "\x7f")]


def upload_of(chance, names=NAMES):
    upload = {"title": text_of(chance), "notes": [{"text": text_of(chance)} for _ in range(chance.randrange(3))]}
    if chance.random() < 0.5:
        upload["count"] = chance.randrange(1000)
    upload["files"] = [{"name": "f" + text_of(chance, names), "media_type": chance.choice(["image/png", "text/plain; charset=utf-8"]),
                        "bytes": encoded(bytes(chance.choice(b"\r\n-\0\xffab") for _ in range(chance.randrange(60))))}
                       for _ in range(chance.randrange(3))]
    return upload


def parts_of(upload):
    """Name, file name, media type and bytes of each part that means `upload`."""
    parts = [("title", None, None, upload["title"].encode())]
    parts += [("notes", None, "application/json", json.dumps(note).encode()) for note in upload["notes"]]
    if "count" in upload:
        parts.append(("count", None, None, str(upload["count"]).encode()))
    return parts + [("files", each["name"], each["media_type"], base64.b64decode(each["bytes"])) for each in upload["files"]]


def judge_parts_written(program):
    """Multipart forms that vouch wrote, read by email."""
    chance = random.Random(SEED + 1)
    uploads = [upload_of(chance) for _ in range(COUNT)]
    answers = answers_of(program, ["write_parts " + encoded(json.dumps(each)) for each in uploads])
    for upload, answer in zip(uploads, answers):
        media_type, body = (base64.b64decode(each) for each in answer.split(" "))
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(b"Content-Type: " + media_type + b"\r\n\r\n" + body)
        found = []
        for part in message.iter_parts():
            disposition = part.get("content-disposition")
            name = part.get_param("name", header="content-disposition")
            file_name = part.get_param("filename", header="content-disposition")
            if file_name is not None: # bytes of UTF-8, which this parser keeps as surrogates
                file_name = file_name.encode("utf-8", "surrogateescape").decode().replace("%22", '"')
            check(disposition.startswith("form-data"), f"{disposition}")
            data = part.get_payload(decode=True)
            kind = part["content-type"] and part["content-type"].replace('"', "") # which it adds
            found.append((name, file_name, kind, json.loads(data) if name == "notes" else data))
        expected = [(name, file_name and file_name.replace("%22", '"'), kind, json.loads(data) if name == "notes" else data)
                    for name, file_name, kind, data in parts_of(upload)]
        check(not message.defects, f"{message.defects} in {body!r}")
        check(found == expected, f"email reads {found}, expected {expected}: {body!r}")
    print(f"bodies: {len(uploads)} multipart forms written, read by email")


def write_parts(parts, chance):
    """A multipart form as browsers write it, with what is allowed around it."""
    boundary = chance.choice(["----WebKitFormBoundary7MA4YWxkTrZu0gW", "b", "=_?'()+,-./:", "a b"])
    while any(boundary.encode() in data for _, _, _, data in parts):
        boundary += "x"
    body = chance.choice([b"", b"\r\n", b"a preamble\r\nof two lines\r\n"])
    for name, file_name, kind, data in parts:
        quote = lambda text: text.replace('"', "%22").replace("\\", "\\\\")
        head = [f'Content-Disposition: form-data; name="{name}"' + ("" if file_name is None else f'; filename="{quote(file_name)}"')]
        if chance.random() < 0.2:
            head = [head[0].replace("; ", ";\r\n\t").replace('name="' + name + '"', "name=" + name, 1)]
        if kind:
            head.append(chance.choice(["Content-Type: ", "content-type:"]) + kind)
        chance.shuffle(head)
        blank = chance.choice(["", "", " ", "\t "])
        body += f"--{boundary}{blank}\r\n".encode() + "\r\n".join(head).encode() + b"\r\n\r\n" + data + b"\r\n"
    body += f"--{boundary}--".encode() + chance.choice([b"", b"\r\n", b"\r\nan epilogue"])
    return f'multipart/form-data; boundary="{boundary}"', body


def judge_parts_read(program):
    """Multipart forms that Python wrote, read by vouch."""
    chance = random.Random(SEED + 2)
    try:
        import requests
    except ImportError:
        requests = None
        print("bodies: requests is not installed: it wrote no forms")
    uploads, questions = [], []
    for index in range(COUNT):
        upload = upload_of(chance)
        if requests and index % 2:
            for each in upload["files"]: # requests writes other names as filename*, which RFC 7578 forbids
                each["name"] = "f" + each["name"].encode("ascii", "ignore").decode().translate({ord(c): None for c in '"\\%'})
            made = requests.Request("POST", "http://h/", files=[(name, (file_name, data, kind) if kind else (None, data))
                                                               for name, file_name, kind, data in parts_of(upload)]).prepare()
            kind, body = made.headers["Content-Type"], made.body
        else:
            kind, body = write_parts(parts_of(upload), chance)
        for each in upload["files"]:
            each["name"] = each["name"].replace("%22", '"')
        uploads.append(upload)
        questions.append(f"read_parts {encoded(kind)} {encoded(body)}")
    for upload, question, answer in zip(uploads, questions, answers_of(program, questions)):
        check(json.loads(answer) == upload, f"read {answer}, expected {upload}: {base64.b64decode(question.split(' ')[2])!r}")
    print(f"bodies: {len(uploads)} multipart forms of Python read")


@contextlib.contextmanager
def running(command, **options):
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def judge_curl(folder, port):
    """Forms and files that curl sends to the server."""
    if not shutil.which("curl"):
        return print("bodies: curl is not installed")
    content = bytes(range(256)) * 40
    names = ["plain.png", "with blank.png", 'quo"te.png', "ä.png", "semi;colon,comma.png"]
    for name in names:
        pathlib.Path(folder, name).write_bytes(content)
        path = str(pathlib.Path(folder, name)).replace("\\", "\\\\").replace('"', '\\"')
        done = subprocess.run(["curl", "-s", "--max-time", "20", "-F", "title=a \"b\" & c", "-F", 'notes={"text":"ä"};type=application/json', "-F",
                               "notes={\"text\":\"\"}", "-F", f'files=@"{path}";type=image/png', "-F", "count=7",
                               f"http://127.0.0.1:{port}/files"], capture_output=True, check=True)
        expected = {"title": 'a "b" & c', "notes": [{"text": "ä"}, {"text": ""}], "count": 7,
                    "files": [{"name": name, "media_type": "image/png", "bytes": encoded(content)}]}
        check(json.loads(done.stdout) == expected, f"curl with {name}: {done.stdout[:300]!r}")
    print(f"bodies: {len(names)} uploads by curl read")


def judge_nginx(program, folder, service):
    """An upload through nginx: one within its limit, and one that it refuses."""
    if not stack.nginx_program():
        return print("bodies: nginx is not installed")
    port = stack.free_port()
    with contextlib.ExitStack() as ending:
        stack.start_nginx(pathlib.Path(folder), ending, NGINX.format(folder=folder, port=port, service=service))
        stack.wait_for(port)
        for size, is_allowed, expected in ((900_000, True, "POST /files: 200, 1 attempt"),
                                           (1_200_000, False, "POST /files: 413 with text/html instead of JSON, 1 attempt")):
            done = subprocess.run([program, "upload", f"http://127.0.0.1:{port}", str(size)], capture_output=True, text=True, timeout=60)
            check((done.returncode == 0) == is_allowed and done.stdout.strip() == expected, f"nginx, {size} bytes: {done.stdout}")
    print("bodies: uploads through nginx, one within its limit of 1 MiB and one beyond")


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__.splitlines()[0]))
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder, "bodies.cpp"), f"{folder}/bodies"
        source.write_text(PROGRAM)
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", "-O0", "-Iinclude", "-o", program, str(source), "-lssl",
                                       "-lcrypto", "-lpthread"], cwd=compilers.ROOT)
        if code:
            sys.exit(f"bodies: the program does not compile\n{compilers.gist(output)}")
        judge_forms(program)
        judge_parts_written(program)
        judge_parts_read(program)
        with running([program, "serve"], stdout=subprocess.PIPE, text=True) as server:
            port = int(server.stdout.readline())
            judge_curl(folder, port)
            judge_nginx(program, folder, port)
    for fault in faults[:20]:
        print(fault[:500])
    print(f"bodies: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
