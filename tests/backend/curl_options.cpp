// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl_options.hpp>

#include <vouch/backend/curl.hpp>

#include <support/certificate.hpp>
#include <support/text_file.hpp>

#include <doctest/doctest.h>

#include <string>
#include <system_error>
#include <utility>

namespace {

using support::text_file;
using vouch::backend::curl_options;

auto refusal_of(curl_options options) -> std::string
{
    try {
        vouch::backend::curl const net(std::move(options));
    } catch (std::system_error const& refused) {
        CHECK(refused.code() == std::errc::invalid_argument);
        return refused.what();
    }
    return "";
}

} // namespace

TEST_CASE("curl_options: what cannot be used is refused before the first request, without a secret")
{
    auto const identity = support::authority().issue("DNS:client");
    text_file const certificate(identity.certificate_pem);
    text_file const key(identity.key_pem);
    text_file const nothing("");
    text_file const other("no certificate");
    CHECK(refusal_of({}).empty());
    CHECK(refusal_of({.ca_file = certificate.path(), .ca_pem = identity.certificate_pem, .system_authorities = false}).empty());
    CHECK(refusal_of({.certificate_file = certificate.path(), .key_file = key.path()}).empty());
    CHECK(refusal_of({.proxy = "http://proxy.example", .proxy_credential = vouch::secret("name:")}).empty());

    CHECK(refusal_of({.system_authorities = false}).starts_with("no certificate authority is trusted"));
    for (std::string const& path : {std::string("/no such file"), nothing.path(), other.path()})
        CHECK(refusal_of({.ca_file = path}).starts_with("the file of certificate authorities"));
    CHECK(refusal_of({.ca_pem = "no certificate"}).starts_with("the text of certificate authorities"));
    CHECK(refusal_of({.certificate_file = certificate.path()}).starts_with("a client certificate needs its key"));
    CHECK(refusal_of({.key_file = key.path()}).starts_with("a client certificate needs its key"));
    CHECK(refusal_of({.certificate_file = nothing.path(), .key_file = key.path()}).starts_with("the client certificate"));
    CHECK(refusal_of({.certificate_file = certificate.path(), .key_file = nothing.path()}).starts_with("the key of"));
    for (char const* proxy : {"proxy.example", "https://proxy.example", "unix:/run/proxy", "http://user:secret@proxy.example"})
        CHECK(refusal_of({.proxy = proxy}).starts_with("the proxy is not http://host:port"));
    auto const credential = refusal_of({.proxy = "http://proxy.example", .proxy_credential = vouch::secret("kanarek-7311")});
    CHECK(credential.starts_with("the credential for the proxy is not user:password"));
    CHECK(credential.find("kanarek") == std::string::npos);
}
