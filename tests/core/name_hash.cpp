// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/name_hash.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace {

using vouch::detail::hash_key;
using vouch::detail::name_hash;
using vouch::detail::sip_hash;

// The bytes 0, 1, 2 ..., as in appendix A of the paper.
template <std::size_t Size>
constexpr auto hash_of_counting_bytes() -> std::uint64_t
{
    char bytes[Size + 1]{};
    for (std::size_t index = 0; index != Size; ++index)
        bytes[index] = static_cast<char>(index);
    return sip_hash<2, 4>(hash_key{0x0706050403020100, 0x0f0e0d0c0b0a0908}).run(std::string_view(bytes, Size));
}

} // namespace

TEST_CASE("name_hash: SipHash as its paper has it")
{
    static_assert(hash_of_counting_bytes<15>() == 0xa129ca6149be45e5);
    CHECK(hash_of_counting_bytes<15>() == 0xa129ca6149be45e5);
    CHECK(hash_of_counting_bytes<0>() == 0x726fdb47dd0e0e31);
}

TEST_CASE("name_hash: one name has one hash, others have others, whatever their size")
{
    std::set<std::uint64_t> hashes;
    std::string name;
    for (int size = 0; size != 300; ++size) {
        CHECK(name_hash(name) == name_hash(std::string(name)));
        hashes.insert(name_hash(name));
        name += '\0';
    }
    CHECK(hashes.size() == 300);
    CHECK(name_hash("a") != name_hash("b"));
}

TEST_CASE("name_hash: another key gives another hash")
{
    CHECK(sip_hash<1, 3>({1, 0}).run("name") != sip_hash<1, 3>({2, 0}).run("name"));
    CHECK(sip_hash<1, 3>({0, 1}).run("name") != sip_hash<1, 3>({0, 2}).run("name"));
    CHECK(vouch::detail::make_hash_key().first != 0);
}
