// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/reply_text.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// What a server does to one reply.
enum class fault : std::uint8_t {
    none,
    byte_writes,  ///< each byte in a packet of its own
    extra,        ///< a second reply behind the first
    late_extra,   ///< the same, a moment later
    end,          ///< the connection ends at a position
    reset,        ///< it is reset there
    stall,        ///< nothing more comes from there on
    drip,         ///< a byte now and then
    garbage,      ///< random bytes from a position on
    bit_flip,     ///< one bit in the head or the framing is wrong
    cut_chunk,    ///< the last chunk ends the connection
    wrong_length, ///< another Content-Length, or one that is no number
    huge_header,  ///< a field of a megabyte
    endless_head, //
    endless_body, //
    endless_chunks,
    endless_interim,
};
inline constexpr unsigned fault_count = 17;

/// The target that asks for a fault: "/fault/5/120/7" is a reset at byte 120 of the reply that the seed 7 makes.
struct fault_plan {
    unsigned kind = 0;
    std::size_t position = 0;
    unsigned seed = 0;

    [[nodiscard]] auto target() const -> std::string
    {
        return "/fault/" + std::to_string(kind) + '/' + std::to_string(position) + '/' + std::to_string(seed);
    }
    /// Reads what `target()` has written.
    [[nodiscard]] static auto parse(std::string_view target) -> fault_plan
    {
        std::string const text(target.substr(target.find('/', 1) + 1));
        char* rest = nullptr;
        fault_plan plan;
        plan.kind = static_cast<unsigned>(std::strtoul(text.c_str(), &rest, 10)) % fault_count;
        plan.position = std::strtoul(rest + 1, &rest, 10);
        plan.seed = static_cast<unsigned>(std::strtoul(rest + 1, nullptr, 10));
        return plan;
    }
    [[nodiscard]] auto fault() const noexcept -> detail::fault { return static_cast<detail::fault>(kind); }
    /// Returns true if a client can get the reply.
    [[nodiscard]] auto is_harmless() const noexcept -> bool { return fault() <= fault::late_extra; }
    /// Returns true if a client cannot see that a reply is wrong.
    [[nodiscard]] auto may_deceive() const noexcept -> bool
    {
        return fault() == fault::garbage || fault() == fault::bit_flip || fault() == fault::wrong_length;
    }

    /// The body of the reply, which no other plan has.
    [[nodiscard]] auto body() const -> std::string { return target() + ' ' + pattern(seed % 5 == 0 ? seed % 3000 : seed % 40); }
    [[nodiscard]] auto reply() const -> std::string
    {
        auto const text = body();
        std::string const head = "HTTP/1.1 200 Kanarek\r\nX-Request-Id: 42\r\nX-Tag: kanarek\r\n";
        if (seed % 2 == 0 && fault() != fault::cut_chunk)
            return with_length(head, text);
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunks(text) +
               (fault() == fault::cut_chunk ? "64\r\nhalf of it" : "0\r\nX-Sum: kanarek\r\n\r\n");
    }
};

[[nodiscard]] inline auto with_garbage(std::string text, std::size_t from, std::mt19937& random) -> std::string
{
    text.resize(from);
    for (auto left = random() % 2'000; left != 0; --left)
        text += static_cast<char>(random() % 256);
    return text;
}

/// Answers with the fault that the target asks for; false if the connection ends.
[[nodiscard]] inline auto reply_with_fault(std::string_view target, stream& stream, pause_function const& pause) -> bool
{
    constexpr std::string_view second = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
    constexpr std::string_view head = "HTTP/1.1 200 Kanarek\r\nX-Tag: kanarek\r\n";
    auto const plan = fault_plan::parse(target);
    auto reply = plan.reply();
    auto const position = plan.position % (reply.size() + 1);
    std::mt19937 random(plan.seed);
    switch (plan.fault()) {
    case fault::none: return stream.write(reply);
    case fault::byte_writes:
        for (char const& byte : reply)
            if (!stream.write({&byte, 1}))
                return false;
        return true;
    case fault::extra: return stream.write(reply.append(second));
    case fault::late_extra: return stream.write(reply) && pause(std::chrono::milliseconds(1)) && stream.write(second);
    case fault::end: stream.write(reply.substr(0, position)); return false;
    case fault::reset:
        stream.write(reply.substr(0, position));
        stream.reset();
        return false;
    case fault::stall: // before the end: a client could use the connection again, and wait for a reply to the next request
        stream.write(reply.substr(0, position % reply.size()));
        stream.drain();
        return false;
    case fault::drip:
        for (char const& byte : reply)
            if (!pause(std::chrono::milliseconds(4)) || !stream.write({&byte, 1}))
                return false;
        return true;
    case fault::garbage: return stream.write(with_garbage(reply, position, random)) && random() % 2 == 0;
    case fault::bit_flip:
        if (position < reply.size())
            reply[position] = static_cast<char>(reply[position] ^ (1 << random() % 8));
        stream.write(reply);
        return random() % 2 == 0;
    case fault::cut_chunk: stream.write(reply); return false;
    case fault::wrong_length: {
        constexpr std::array<char const*, 8> lengths{"0", "7", "100000", "65537", "18446744073709551615", "-1", "7, 8", "many"};
        stream.write(std::string(head) + "Content-Length: " + lengths[random() % lengths.size()] + "\r\n\r\n" + plan.body());
        return random() % 2 == 0;
    }
    case fault::huge_header:
        return stream.write(std::string(head) + "X-Huge: " + std::string(1'000'000, 'h') + "\r\n") &&
               stream.write(with_length("", plan.body()));
    case fault::endless_head: stream.write(head); return repeat(stream, "X-Tag: kanarek\r\n", pause);
    case fault::endless_body: stream.write(std::string(head) + "\r\n"); return repeat(stream, "kanarek ", pause);
    case fault::endless_chunks:
        stream.write(std::string(head) + "Transfer-Encoding: chunked\r\n\r\n");
        return repeat(stream, "8\r\nkanarek \r\n", pause);
    case fault::endless_interim: return repeat(stream, "HTTP/1.1 103 Kanarek\r\nX-Tag: kanarek\r\n\r\n", pause);
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
