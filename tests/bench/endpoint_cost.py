#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The compile time at -O2 and the code size of a file that calls endpoints: one endpoint, fifty with the same reply types, and the
fifty by hand over the same backend concept, with parse and serialize. Fails if a further endpoint costs more than 0.2 s or 8 KB.
The default compiler is clang++-19."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import compilers  # noqa: E402

MOST_SECONDS, MOST_KILOBYTES = 0.2, 8.0
COUNT, TIMES = 50, 3

MODEL = """#include <vouch/vouch.hpp>
namespace http = vouch::http;
struct user {
    std::string id{};
    std::string name{};
    std::optional<std::string> email{};
};
BOOST_DESCRIBE_STRUCT(user, (), (id, name, email))
struct fault {
    std::string code{};
    std::string message{};
};
BOOST_DESCRIBE_STRUCT(fault, (), (code, message))
struct change {
    std::optional<std::string> name{};
    std::optional<std::string> email{};
};
BOOST_DESCRIBE_STRUCT(change, (), (name, email))
struct network {
    auto send(http::request const&) -> http::transport_result;
};
"""
ENDPOINT = """struct get_{0} : http::endpoint<"GET /{0}/{{id}}", http::api_key<"x-api-key">, http::path_param<"id", std::string>,
                        http::reply<200, user>, http::default_reply<fault>> {{}};
"""
ENDPOINT_WITH_BODY = """struct put_{0} : http::endpoint<"PUT /{0}/{{id}}", http::api_key<"x-api-key">, http::path_param<"id", std::string>,
                        http::json_body<change>, http::reply<200, user>, http::default_reply<fault>> {{}};
"""
CLIENT = "using client = http::client<network&, http::key<\"x-api-key\">>;\n"
CALL = """auto read_{0}(client const& api, std::string const& id) -> std::string
{{
    auto const found = api.call<get_{0}>().with<"id">(id).send();
    return found.ok() ? found.ok()->name : found.summary();
}}
"""
CALL_WITH_BODY = """auto write_{0}(client const& api, std::string const& id, change const& changed) -> std::string
{{
    auto const found = api.call<put_{0}>().with<"id">(id).body(changed).send();
    return found.ok() ? found.ok()->name : found.summary();
}}
"""
# One attempt, no deadline, no redaction: the least that a program with a JSON library does.
BY_HAND = """struct gone_wrong {
    int status = 0;
    std::optional<fault> told{};
};
"""
CALL_BY_HAND = """auto {2}_{0}(network& net, vouch::secret const& key, std::string const& id{3}) -> std::variant<user, gone_wrong>
{{
    http::request sent;
    sent.method = "{1}";
    sent.origin = "https://api.example.com";
    sent.target = "/{0}/" + http::detail::percent_encode(id);
    sent.headers.push_back({{"accept", "application/json"}});
    sent.headers.push_back({{"x-api-key", std::string(key.reveal()), true}});
{4}    auto got = net.send(sent);
    auto const* const reply = std::get_if<http::response>(&got);
    if (reply == nullptr)
        return gone_wrong{{}};
    if (reply->status == 200) {{
        if (auto read = vouch::parse<user>(reply->body, vouch::tolerant))
            return *std::move(read);
        return gone_wrong{{200, {{}}}};
    }}
    auto told = vouch::parse<fault>(reply->body, vouch::tolerant);
    return gone_wrong{{reply->status, told ? std::optional<fault>(*told) : std::nullopt}};
}}
"""
BODY_BY_HAND = """    auto text = vouch::serialize(changed);
    if (!text || !vouch::validate(changed).empty())
        return gone_wrong{};
    sent.headers.push_back({"content-type", "application/json"});
    sent.body = *std::move(text);
"""


def described(count):
    parts = [MODEL, CLIENT]
    for number in range(count):
        with_body = number % 2
        parts.append((ENDPOINT_WITH_BODY if with_body else ENDPOINT).format(number))
        parts.append((CALL_WITH_BODY if with_body else CALL).format(number))
    return "".join(parts)


def by_hand(count):
    parts = [MODEL, BY_HAND]
    for number in range(count):
        if number % 2:
            parts.append(CALL_BY_HAND.format(number, "PUT", "write", ", change const& changed", BODY_BY_HAND))
        else:
            parts.append(CALL_BY_HAND.format(number, "GET", "read", "", ""))
    return "".join(parts)


def cost(command, source, folder):
    """User seconds of one compilation, and KB of code and constants."""
    file, made = folder / "calls.cpp", folder / "calls.o"
    file.write_text(source)
    before = os.times().children_user
    subprocess.run([*command, "-c", file, "-o", made], check=True)
    seconds = os.times().children_user - before
    words = subprocess.run(["size", made], check=True, capture_output=True, text=True).stdout.splitlines()[1].split()
    return seconds, int(words[0]) / 1_024


def main():
    parser = compilers.command_line(__doc__)
    parser.set_defaults(compilers=["clang++-19"])
    command = [*compilers.read_command_line(parser).compilers[0], "-std=c++20", "-O2", "-I", compilers.ROOT / "include"]
    sources = {"one endpoint": described(1), "fifty endpoints": described(COUNT), "fifty by hand": by_hand(COUNT)}
    spent = {name: [] for name in sources}
    sizes = {}
    with tempfile.TemporaryDirectory() as name:
        for _ in range(TIMES):  # interleaved: a machine that gets busy slows all
            for what, source in sources.items():
                seconds, sizes[what] = cost(command, source, pathlib.Path(name))
                spent[what].append(seconds)
    medians = {what: statistics.median(seconds) for what, seconds in spent.items()}
    for what, seconds in medians.items():
        print(f"{what:16} {seconds:6.2f} s  {sizes[what]:6.1f} KB")
    further = (medians["fifty endpoints"] - medians["one endpoint"]) / (COUNT - 1)
    kilobytes = (sizes["fifty endpoints"] - sizes["one endpoint"]) / (COUNT - 1)
    print(f"a further endpoint: {further:.3f} s, {kilobytes:.1f} KB; at most {MOST_SECONDS} s, {MOST_KILOBYTES} KB")
    print(f"fifty beside by hand: {medians['fifty endpoints'] / medians['fifty by hand']:.2f} of the time, "
          f"{sizes['fifty endpoints'] / sizes['fifty by hand']:.2f} of the size")
    return 0 if further <= MOST_SECONDS and kilobytes <= MOST_KILOBYTES else 1


if __name__ == "__main__":
    sys.exit(main())
