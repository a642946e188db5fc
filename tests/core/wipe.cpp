// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/wipe.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

TEST_CASE("wipe: a text is empty, keeps its storage and can be used again")
{
    for (std::size_t const size : {0u, 1u, 15u, 16u, 200u}) {
        std::string text(size, 'k');
        std::size_t const capacity = text.capacity();
        vouch::detail::wipe(text);
        CHECK(text.empty());
        CHECK(text.capacity() == capacity);
        text.resize(size, '?');
        CHECK(text == std::string(size, '?'));
    }
}

TEST_CASE("wipe: a string that was moved from holds none of its bytes any more")
{
    alignas(std::string) unsigned char storage[sizeof(std::string)] = {};
    auto* const text = std::construct_at(reinterpret_cast<std::string*>(storage), "kkkkkkkkkk"); // short: stored in the object
    std::string const taken(std::move(*text));
    vouch::detail::wipe(*text);
    // the address in it may have a byte of that value
    CHECK(std::string_view(reinterpret_cast<char const*>(storage), sizeof storage).find("kkk") == std::string_view::npos);
    std::destroy_at(text);
}

TEST_CASE("wipe: bytes are overwritten")
{
    char bytes[] = "secret";
    vouch::detail::wipe(bytes, 3);
    CHECK(std::string(bytes, 6) == std::string("\0\0\0ret", 6));
}

} // namespace
