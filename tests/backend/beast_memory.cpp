// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>
#include <vouch/http/client/client.hpp>

#include <support/certificate.hpp>
#include <support/http_api.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
