// SPDX-License-Identifier: BSL-1.0
#ifndef ACCOUNT_HPP
#define ACCOUNT_HPP
#include <string>
#include <string_view>
#include <vouch/vouch.hpp>

namespace acme {
struct account {
    std::string name{};
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name, country))
} // namespace acme

using parse_function = vouch::result<acme::account> (*)(std::string_view);
parse_function parse_of_other();
#endif
