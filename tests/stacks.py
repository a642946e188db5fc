#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The backends over libcurl against stacks that others wrote: nginx with TLS by HTTP/1.1 and HTTP/2, its 502 and 504, an upstream of
HTTP/1.0, connections that it closes, and a tunnel through tinyproxy. The environment names a proxy that is not there."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

import compilers
from proxy import free_port, wait_for

PROGRAM = """
#include <vouch/backend/curl.hpp>
#include <vouch/backend/curl_multi.hpp>
#include <iostream>
#include <string>
#include <thread>
#include <variant>
// BACKEND CA_FILE PROXY CREDENTIAL METHOD ORIGIN TARGET COUNT PAUSE
int main(int, char** arguments)
{
    using namespace vouch;
    std::string const kind = arguments[1];
    backend::curl_options const options{.ca_file = arguments[2], .system_authorities = false, .proxy = arguments[3],
                                        .proxy_credential = secret(arguments[4]), .http2 = kind != "curl/1.1"};
    auto const ask = [&] {
        http::request request;
        request.method = arguments[5];
        request.origin = arguments[6];
        request.target = arguments[7];
        request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        if (request.method == "POST")
            request.body = std::string(100'000, 'x');
        return request;
    };
    auto const tell = [](http::transport_result const& result) noexcept {
        if (auto const* const response = std::get_if<http::response>(&result))
            std::cout << response->status << ' ' << response->body << '\\n';
        else
            std::cout << to_string(std::get<http::transport_error>(result).reason) << ' '
                      << (std::get<http::transport_error>(result).delivery == http::delivery::not_sent ? "not_sent " : "maybe_sent ")
                      << std::get<http::transport_error>(result).detail << '\\n';
    };
    int const count = std::stoi(arguments[8]);
    if (kind == "curl_multi") {
        backend::curl_multi net(options);
        for (int index = 0; index < count; ++index)
            net.start(ask(), tell);
        net.run();
        return 0;
    }
    backend::curl net(options);
    for (int index = 0; index < count; ++index) {
        if (index != 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(arguments[9])));
        tell(net.send(ask()));
    }
}
"""
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 512; }}
http {{
    access_log off; client_max_body_size 0;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
    proxy_read_timeout 1s; keepalive_timeout 1s; keepalive_requests {requests};
    server {{
        listen {address}:{port} ssl http2; listen 127.0.0.1:{port} ssl http2;
        location /who {{ return 200 "$server_protocol $connection $http_proxy_authorization"; }}
        location /bad {{ proxy_pass http://127.0.0.1:{nobody}; }}
        location /slow {{ proxy_pass http://127.0.0.1:{silent}; }}
        location /old {{ proxy_pass http://127.0.0.1:{old}; proxy_buffering off; }}
    }}
}}
"""
TINYPROXY = """
Port {port}
Listen 127.0.0.1
Timeout 20
Allow 127.0.0.1
BasicAuth name {password}
ConnectPort {server}
LogFile "{folder}/tinyproxy.log"
"""
PASSWORD = "a1b2c3d4"


def certificates(folder, address):
    """An authority and a server's certificate for this machine."""
    subject = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    run = ["openssl", "req", "-x509", *subject, "-subj", "/CN=vouch test authority", "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem"]
    subprocess.run(run, check=True, capture_output=True)
    names = f"subjectAltName=DNS:localhost,IP:127.0.0.1,IP:{address}"
    run = ["openssl", "req", "-x509", *subject, "-subj", "/CN=vouch test", "-addext", names, "-addext", "basicConstraints=critical,CA:FALSE",
           "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key", "-keyout", f"{folder}/server.key", "-out", f"{folder}/server.pem"]
    if subprocess.run(run, check=False, capture_output=True).returncode:  # before OpenSSL 3.0.? there is no -CA of req
        request = ["openssl", "req", *subject[:-2], "-subj", "/CN=vouch test", "-keyout", f"{folder}/server.key", "-out", f"{folder}/server.csr"]
        subprocess.run(request, check=True, capture_output=True)
        (folder / "names").write_text(names, encoding="utf-8")
        sign = ["openssl", "x509", "-req", "-in", f"{folder}/server.csr", "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key", "-CAcreateserial",
                "-days", "2", "-extfile", f"{folder}/names", "-out", f"{folder}/server.pem"]
        subprocess.run(sign, check=True, capture_output=True)


def serve_http_1_0(listening):
    """Answers each connection as a server of HTTP/1.0 does: without a length, by its end."""
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listening.accept()
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold words")


def own_address():
    """An address of this machine that is not loopback; None where it has none."""
    said = subprocess.run(["hostname", "-I"], stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    return next((each for each in said if "." in each and not each.startswith("127.")), None)


class Stacks:
    """The servers, and the program that calls them."""

    def __init__(self, program, folder, address, port):
        self.program, self.folder, self.port, self.complaints, self.calls = program, folder, port, [], 0
        self.address = address
        dead = f"http://127.0.0.1:{free_port()}"
        self.environment = {**os.environ, **dict.fromkeys(("http_proxy", "HTTPS_PROXY", "ALL_PROXY"), dead), "no_proxy": "nothing.example"}

    def lines(self, backend, target, method="GET", count=1, pause=0, host="localhost", proxy="", credential=""):
        said = subprocess.run([self.program, backend, f"{self.folder}/ca.pem", proxy, credential, method, f"https://{host}:{self.port}", target,
                               str(count), str(pause)], stdout=subprocess.PIPE, text=True, env=self.environment, timeout=60, check=False)
        self.calls += count
        return said.stdout.splitlines()

    def expect(self, what, holds, came):
        if not holds:
            self.complaints.append(f"{what}: came {came[:5]}")

    def by_nginx(self):
        for backend, version in (("curl", "HTTP/2.0"), ("curl/1.1", "HTTP/1.1"), ("curl_multi", "HTTP/2.0")):
            came = self.lines(backend, "/who", count=20)
            self.expect(f"{backend} by {version}", len(came) == 20 and all(line.startswith(f"200 {version} ") for line in came), came)
            if backend != "curl/1.1":  # which nginx ends after some requests
                self.expect(f"{backend} over one connection", len(set(came)) == 1, came)
            came = self.lines(backend, "/who", method="POST", count=3, pause=1500)
            self.expect(f"{backend}: connections closed between requests", len(came) == 3 and all(line.startswith("200 ") for line in came), came)
            for target, status in (("/bad", "502"), ("/slow", "504")):
                came = self.lines(backend, target, method="POST")
                self.expect(f"{backend} {target}", len(came) > 0 and came[0].startswith(status), came)
            came = self.lines(backend, "/old", count=3)
            self.expect(f"{backend}: an upstream of HTTP/1.0", came == ["200 old words"] * 3, came)

    def by_tinyproxy(self, port):
        proxy = f"http://127.0.0.1:{port}"
        for backend, version in (("curl", "HTTP/2.0"), ("curl/1.1", "HTTP/1.1"), ("curl_multi", "HTTP/2.0")):
            came = self.lines(backend, "/who", host=self.address, proxy=proxy, credential=f"name:{PASSWORD}", count=3)
            self.expect(f"{backend} through tinyproxy", len(came) == 3 and all(line.startswith(f"200 {version} ") for line in came), came)
            self.expect(f"{backend}: the credential stays at the proxy", not any("Basic" in line for line in came), came)
            came = self.lines(backend, "/who", method="POST", host=self.address, proxy=proxy, credential="name:wrong")
            self.expect(f"{backend} refused by tinyproxy", came and came[0].startswith("connect not_sent the proxy refused: 40"), came)
        log = (self.folder / "tinyproxy.log").read_text(encoding="utf-8", errors="replace")
        self.expect("tinyproxy's log", f"CONNECT {self.address}:{self.port}" in log, [log[-300:]])


def main():
    arguments = compilers.read_command_line(compilers.command_line(__doc__))
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not nginx or not shutil.which("openssl"):
        print("nothing tried: nginx or openssl is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as ending:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # nginx's worker is another user where root starts it
        program = folder / "stacks"
        source = program.with_suffix(".cpp")
        source.write_text(PROGRAM, encoding="utf-8")
        code, output = compilers.call([*arguments.compilers[0], "-std=c++20", "-O0", "-I", compilers.ROOT / "include", source, "-o", program,
                                       "-lcurl", "-pthread"])
        if code:
            print(compilers.gist(output))
            return 1
        address = own_address()
        certificates(folder, address or "127.0.0.1")
        silent = ending.enter_context(socket.create_server(("127.0.0.1", 0)))
        old = socket.create_server(("127.0.0.1", 0))
        ending.callback(old.close)
        threading.Thread(target=serve_http_1_0, args=(old,), daemon=True).start()
        port = free_port()
        settings = folder / "nginx.conf"
        settings.write_text(NGINX.format(folder=folder, address=address or "127.0.0.2", port=port, nobody=free_port(), requests=100,
                                         silent=silent.getsockname()[1], old=old.getsockname()[1]), encoding="utf-8")
        serving = ending.enter_context(subprocess.Popen([nginx, "-c", settings, "-e", f"{folder}/errors"]))
        ending.callback(serving.terminate)
        wait_for(port)
        stacks = Stacks(program, folder, address, port)
        stacks.by_nginx()
        if address and shutil.which("tinyproxy"):
            through = free_port()
            (folder / "tinyproxy.conf").write_text(TINYPROXY.format(port=through, password=PASSWORD, server=port, folder=folder), encoding="utf-8")
            proxying = ending.enter_context(subprocess.Popen(["tinyproxy", "-d", "-c", folder / "tinyproxy.conf"], stdout=subprocess.DEVNULL,
                                                             stderr=subprocess.DEVNULL))
            ending.callback(proxying.terminate)
            wait_for(through)
            stacks.by_tinyproxy(through)
        else:
            print("no proxy tried: tinyproxy, or an address that is not loopback, is missing")
    for complaint in stacks.complaints:
        print(f"tests/stacks.py:1: {complaint}")
    print(f"stacks: {stacks.calls} calls, {len(stacks.complaints)} complaints")
    return 1 if stacks.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
