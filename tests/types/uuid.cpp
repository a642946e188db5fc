// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/uuid.hpp>

#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using boost::uuids::uuid;
using traits = vouch::text_traits<uuid>;

static_assert(vouch::detail::foreign_text_type<uuid> && !vouch::detail::own_text_type<uuid>);
static_assert(traits::info.code == "not_a_uuid" && traits::info.expected == "a UUID, 8-4-4-4-12 hexadecimal digits");
static_assert(traits::info.format == "uuid" && traits::info.exact_size == 36 && traits::max_size == 36);
static_assert(noexcept(traits::parse({})) && noexcept(traits::write({}, nullptr)));

// Boost 1.81 compares UUIDs at run time only.
constexpr bool same(uuid const& left, uuid const& right)
{
    for (std::size_t at = 0; at < 16; ++at)
        if (left.data[at] != right.data[at])
            return false;
    return true;
}

constexpr bool is_written_as(uuid const& id, std::string_view text)
{
    char to[traits::max_size]{};
    return traits::write(id, to) == to + 36 && std::string_view(to, 36) == text;
}

constexpr bool a_literal_is_a_uuid()
{
    constexpr uuid id = vouch::uuid("00112233-4455-6677-8899-aabbccddeeff");
    for (unsigned byte = 0; byte < 16; ++byte)
        if (id.data[byte] != byte * 0x11)
            return false;
    return true;
}
static_assert(a_literal_is_a_uuid());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"", "6ba7b810-9dad-11d1-80b4-00c04fd430c", "6ba7b810-9dad-11d1-80b4-00c04fd430c80", "6ba7b8109dad11d180b400c04fd430c8",
          "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
          "6ba7b8109-dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b400c04-fd430c8", "6ba7b810-9dad-11d1-80b4 00c04fd430c8",
          "6ba7b810_9dad_11d1_80b4_00c04fd430c8", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "6ba7b810-9dad-11d1-80b4-00c04fd430cg",
          "gba7b810-9dad-11d1-80b4-00c04fd430c8", "-ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430c ",
          " 6ba7b810-9dad-11d1-80b4-00c04fd430c", "0xa7b810-9dad-11d1-80b4-00c04fd430c8",
          "6ba7b810-9dad-11d1-80b4-00c04fd430\xC3\xA9"})
        if (traits::parse(wrong))
            return false;
    return !traits::parse(std::string_view()) && !traits::parse(std::string_view("6ba7b810-9dad-11d1-80b4-00c04fd430c\0", 36));
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool either_case_is_read_and_lower_is_written()
{
    uuid const id = vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    return same(*traits::parse("6BA7B810-9DAD-11D1-80B4-00C04FD430C8"), id) &&
           same(*traits::parse("6bA7b810-9DaD-11d1-80B4-00C04fD430c8"), id) &&
           is_written_as(id, "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
}
static_assert(either_case_is_read_and_lower_is_written());

constexpr bool every_version_is_a_uuid()
{
    std::string_view const digits = "0123456789abcdef";
    for (char const version : digits)
        for (char const variant : digits) {
            char text[] = "6ba7b810-9dad-?1d1-?0b4-00c04fd430c8";
            text[14] = version;
            text[19] = variant;
            auto const id = traits::parse({text, 36});
            if (!id || !is_written_as(*id, {text, 36}))
                return false;
        }
    return is_written_as(uuid{}, "00000000-0000-0000-0000-000000000000") &&
           traits::parse("00000000-0000-0000-0000-000000000000") && traits::parse("ffffffff-ffff-ffff-ffff-ffffffffffff");
}
static_assert(every_version_is_a_uuid());

} // namespace

TEST_CASE("uuid: a checked literal is its value")
{
    CHECK(a_literal_is_a_uuid());
}

TEST_CASE("uuid: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("uuid: reads either case and writes lower case")
{
    CHECK(either_case_is_read_and_lower_is_written());
}

TEST_CASE("uuid: accepts every version and variant, nil and max")
{
    CHECK(every_version_is_a_uuid());
}

TEST_CASE("uuid: no other byte stands for a digit or a hyphen")
{
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 36; ++at) {
            std::string text = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
            bool const hyphen = text[at] == '-';
            text[at] = static_cast<char>(byte);
            bool const digit = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
            all &= traits::parse(text).has_value() == (hyphen ? byte == '-' : digit);
        }
    CHECK(all);
}

TEST_CASE("uuid: random values round-trip, and Boost reads and writes the same texts")
{
    std::mt19937_64 random(20240229);
    boost::uuids::string_generator const boost_parse;
    bool all = true;
    for (int round = 0; round < 5000; ++round) {
        uuid id{};
        for (std::size_t at = 0; at < 16; ++at)
            id.data[at] = static_cast<std::uint8_t>(random());
        char to[traits::max_size]{};
        all &= traits::write(id, to) == to + traits::max_size;
        std::string text(to, traits::max_size);
        all &= text == boost::uuids::to_string(id);
        for (char& one : text)
            if (one >= 'a' && random() % 2 == 0)
                one = static_cast<char>(one - 'a' + 'A');
        auto const again = traits::parse(text);
        all &= again && *again == id && boost_parse(text) == id;
    }
    CHECK(all);
}
