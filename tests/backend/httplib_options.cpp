// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/httplib_options.hpp>

#include <vouch/backend/httplib.hpp>

#include <support/text_file.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <system_error>
#include <vector>

using vouch::backend::httplib_options;

TEST_CASE("httplib_options: options that contradict each other, and files that cannot be read")
{
    support::text_file const text("no certificate");
    for (httplib_options const& options : std::vector<httplib_options>{
             {.system_authorities = false},
             {.ca_file = "no such file"},
             {.ca_pem = "no certificate"},
             {.ca_pem = support::trusted().pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"},
             {.certificate_file = text.path()},
             {.key_file = text.path()},
             {.certificate_file = text.path(), .key_file = text.path()},
             {.proxy = "https://proxy.example"},
             {.proxy = "proxy.example:3128"},
             {.proxy = "unix:/run/proxy"},
             {.proxy_credential = vouch::secret("a:b")},
             {.proxy = "http://proxy.example", .proxy_credential = vouch::secret("a")},
             {.proxy = "http://proxy.example", .proxy_credential = vouch::secret("a:b\tc")},
             {.proxy = "http://proxy.example", .proxy_credential = vouch::secret("a:b\nc")}})
        CHECK_THROWS_AS(vouch::backend::httplib(httplib_options(options)), std::system_error);
}
