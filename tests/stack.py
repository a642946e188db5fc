# SPDX-License-Identifier: BSL-1.0
"""What the checks against servers and proxies of others share: a program for each backend, certificates, nginx and tinyproxy."""

import concurrent.futures
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

import compilers

# A program for each library that backends use, since one header takes as long to compile as the rest.
PROGRAMS = {
    "beast": """
#include <vouch/backend/beast.hpp>
#include <support/stack_caller.hpp>
int main(int, char** arguments)
{
    support::stack_caller const calls(arguments);
    calls.run(vouch::backend::beast({.ca_file = calls.ca_file(), .system_authorities = false, .proxy = calls.proxy(),
                                     .proxy_credential = calls.credential()}));
}
""",
    "asio": """
#include <vouch/backend/asio.hpp>
#include <support/asio_loop.hpp>
#include <support/stack_caller.hpp>
int main(int, char** arguments)
{
    support::stack_caller const calls(arguments);
    support::asio_loop loop;
    boost::asio::ssl::context trust(boost::asio::ssl::context::tls_client);
    trust.load_verify_file(calls.ca_file());
    vouch::backend::asio net(loop.context.get_executor(), trust, {.proxy = calls.proxy(), .proxy_credential = calls.credential()});
    calls.run(net, [&](auto call, auto tell) { tell(loop.run(std::move(call).send())); });
}
""",
    "httplib": """
#include <vouch/backend/httplib.hpp>
#include <support/stack_caller.hpp>
int main(int, char** arguments)
{
    support::stack_caller const calls(arguments);
    calls.run(vouch::backend::httplib({.ca_file = calls.ca_file(), .system_authorities = false, .proxy = calls.proxy(),
                                       .proxy_credential = calls.credential()}));
}
""",
    "curl": """
#include <vouch/backend/curl.hpp>
#include <vouch/backend/curl_multi.hpp>
#include <support/stack_caller.hpp>
#include <future>
int main(int, char** arguments)
{
    support::stack_caller const calls(arguments);
    vouch::backend::curl_options const options{.ca_file = calls.ca_file(), .system_authorities = false, .proxy = calls.proxy(),
                                               .proxy_credential = calls.credential(), .http2 = !calls.is("curl-1.1")};
    if (calls.is("curl") || calls.is("curl-1.1")) {
        calls.run(vouch::backend::curl(options));
    } else if (calls.is("curl_multi_thread")) {
        vouch::backend::curl_multi_thread net(options);
        calls.run(net, [&](auto call, auto tell) {
            std::promise<void> told;
            std::move(call).send([&](auto const& outcome) noexcept {
                tell(outcome);
                told.set_value();
            });
            told.get_future().wait();
        });
    } else {
        vouch::backend::curl_multi net(options);
        calls.run(net, [&](auto call, auto tell) {
            std::move(call).send(tell);
            if (!calls.is("curl_multi-together"))
                net.run();
        });
        net.run();
    }
}
""",
}
# The backends of each program, some in several ways.
KINDS = {"beast": ["beast"], "asio": ["asio"], "httplib": ["httplib"], "curl": ["curl", "curl-1.1", "curl_multi", "curl_multi_thread"]}
OPENSSL = ["-lssl", "-lcrypto"]
HTTPLIB = compilers.flags_of("cpp-httplib", "--libs")
FLAGS = {"httplib": compilers.flags_of("cpp-httplib")}
LINKED = {"beast": OPENSSL, "asio": OPENSSL, "httplib": HTTPLIB and [*HTTPLIB, *OPENSSL], "curl": ["-lcurl"]}
HEADERS = {"httplib": "httplib.h", "curl": "curl/curl.h"}

TINYPROXY = """Port {port}
Listen 127.0.0.1
Timeout 20
MaxClients 50
LogFile "{log}"
LogLevel Connect
"""


class Callers:
    """The programs, and what they print."""

    def __init__(self, compiler, folder):
        """Compiles them."""
        self.folder, self.environment = folder, os.environ
        self.calls, self.complaints, self.lock = 0, [], threading.Lock()
        there = [name for name in PROGRAMS if self.is_installed(compiler, name)]
        made = compilers.all_of(lambda name: self.compiled(compiler, name), there)
        if any(output for _, output in made):
            sys.exit("\n".join(output for _, output in made))
        self.programs = {kind: program for name, (program, _) in zip(there, made) for kind in KINDS[name]}
        for name in PROGRAMS:
            if name not in there:
                print(f"not tried: {', '.join(KINDS[name])}, whose library is not installed")

    @staticmethod
    def is_installed(compiler, name):
        header = HEADERS.get(name, "string")
        return bool(LINKED[name]) and compilers.call([*compiler, "-E", "-x", "c++", "-"], input=f"#include <{header}>\n")[0] == 0

    def compiled(self, compiler, name):
        program = self.folder / name
        source = program.with_suffix(".cpp")
        source.write_text(PROGRAMS[name], encoding="utf-8")
        code, output = compilers.call([*compiler, *FLAGS.get(name, []), "-std=c++20", "-O0", "-I", compilers.ROOT / "include", "-I", compilers.ROOT / "tests",
                                       source, "-o", program, *LINKED[name], "-pthread"])
        return program, compilers.gist(output) if code else ""

    def lines(self, kind, calls, proxy="", credential="", attempts=1, pause=0, size=100_000):
        """What one backend says of `calls`, each a method, an origin and a path, one after the other. Pauses in milliseconds."""
        program = self.programs[kind.removesuffix("-together")]
        command = [program, kind, self.folder / "ca.pem", proxy, credential, str(attempts), str(pause), str(size)]
        said = subprocess.run([*command, *(word for call in calls for word in call)], stdout=subprocess.PIPE, text=True, env=self.environment,
                              timeout=120, check=False)
        with self.lock:
            self.calls += len(calls)
        return said.stdout.splitlines() + ([f"exit code {said.returncode}"] if said.returncode else [])

    def expect(self, what, holds, came):
        if not holds:
            with self.lock:
                self.complaints.append(f"{what}: came {came[:5]}")

    def each(self, function):
        """Calls `function(kind)` for all of them, which mostly wait, at the same time."""
        with concurrent.futures.ThreadPoolExecutor(len(self.programs)) as pool:
            list(pool.map(function, self.programs))


class Authority:
    """A certificate authority in `folder`: ca.pem."""

    def __init__(self, folder):
        self.folder = folder
        self.run("req", "-x509", *self.new_key("ca"), "-days", "2", "-subj", "/CN=vouch test authority", "-out", folder / "ca.pem")

    def new_key(self, name):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", self.folder / f"{name}.key"]

    def issue(self, name, *subjects):
        """A certificate for `subjects`, such as "IP:127.0.0.1", as NAME.pem and its key as NAME.key."""
        here = self.folder / name
        here.with_suffix(".names").write_text("subjectAltName=" + ",".join(subjects), encoding="utf-8")
        self.run("req", *self.new_key(name), "-subj", "/CN=vouch test", "-out", here.with_suffix(".csr"))
        self.run("x509", "-req", "-in", here.with_suffix(".csr"), "-CA", self.folder / "ca.pem", "-CAkey", self.folder / "ca.key",
                 "-CAcreateserial", "-days", "2", "-extfile", here.with_suffix(".names"), "-out", here.with_suffix(".pem"))
        return here.with_suffix(".pem"), here.with_suffix(".key")

    @staticmethod
    def run(*words):
        subprocess.run(["openssl", *words], check=True, capture_output=True)


def own_address():
    """An IPv4 address of this machine that is no loopback address, or None."""
    said = subprocess.run(["hostname", "-I"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    return next((each for each in said.split() if re.fullmatch(r"[0-9.]+", each) and not each.startswith("127.")), None)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


def environment_of_others(folder, machine):
    """An environment that names a dead proxy, no authorities, and credentials for `machine` in both netrc files: nobody may use them."""
    dead = f"http://127.0.0.1:{free_port()}"
    (folder / ".netrc").write_text(f"machine {machine} login kanarek password kanarek-7311\ndefault login kanarek password kanarek-7311\n",
                                   encoding="utf-8")
    names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy")
    return {**os.environ, **dict.fromkeys(names, dead), "no_proxy": "nothing.example", "HOME": str(folder), "NETRC": str(folder / ".netrc"),
            "SSL_CERT_FILE": "/dev/null"}


def nginx_program():
    """Where nginx is, or None."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def start_nginx(folder, ending, settings):
    """nginx with these settings until the end of `ending`; the caller waits for its ports."""
    folder.chmod(0o755)  # nginx's worker is another user where root starts it
    file = folder / "nginx.conf"
    file.write_text(settings, encoding="utf-8")
    running = ending.enter_context(subprocess.Popen([nginx_program(), "-c", file, "-e", folder / "errors"]))
    ending.callback(running.terminate)
    return running


class Tinyproxy:
    """A tinyproxy that runs until the end of `ending` and lets through to `ports`; with a credential, only those who tell it."""

    def __init__(self, folder, ending, name, ports, credential=""):
        self.port = free_port()
        self.log = folder / f"{name}.log"
        settings = folder / f"{name}.conf"
        user = "BasicAuth {} {}\n".format(*credential.split(":")) if credential else ""
        settings.write_text(TINYPROXY.format(port=self.port, log=self.log) + "".join(f"ConnectPort {each}\n" for each in ports) + user,
                            encoding="utf-8")
        running = ending.enter_context(subprocess.Popen(["tinyproxy", "-d", "-c", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        ending.callback(running.terminate)
        wait_for(self.port)

    def tunnels(self):
        """The authorities that clients asked for."""
        return re.findall(r"CONNECT (\S+) HTTP", self.log.read_text(encoding="utf-8", errors="replace"))
