// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_CARBN_HPP
#define CARBN_CARBN_HPP
// The Carbn Connect onboarding API: its types, its operations and a client.
#include <carbn/api_key.hpp>
#include <carbn/client.hpp>
#include <carbn/error_body.hpp>
#include <carbn/operations.hpp>
#include <carbn/user.hpp>
#include <carbn/user_update.hpp>
#endif
