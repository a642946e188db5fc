// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CHECKSUM_HPP
#define VOUCH_BENCH_CHECKSUM_HPP
#include "contenders/described.hpp"

#include <bit>
#include <cstdint>

namespace bench {

// FNV-1a over every member of a document: objects that differ have different sums, but for a chance of one in 2^64.
class checksum {
public:
    template <class Document>
    static auto of(Document const& document) -> std::uint64_t
    {
        checksum sum;
        sum.add(document);
        return sum.value_;
    }

private:
    void bytes(std::string_view all)
    {
        for (char const one : all)
            value_ = (value_ ^ static_cast<unsigned char>(one)) * 1'099'511'628'211u;
    }

    template <class Type>
    void add(Type const& value)
    {
        if constexpr (std::is_arithmetic_v<Type> || std::is_enum_v<Type>) {
            auto const raw = std::bit_cast<std::array<char, sizeof(Type)>>(value);
            bytes({raw.data(), raw.size()});
        } else if constexpr (std::is_same_v<Type, std::string>) {
            add(value.size());
            bytes(value);
        } else if constexpr (vouch::text_type<Type>) {
            bytes(text_of<Type>(value).view);
        } else if constexpr (is_vector<Type> || is_array<Type>) {
            add(value.size());
            for (auto const& item : value)
                add(item);
        } else if constexpr (is_nullable<Type> || is_optional<Type>) {
            add(value.has_value());
            if (value)
                add(*value);
        } else {
            all_members(value, [this](std::string_view, auto const& member) {
                add(member);
                return true;
            });
        }
    }

    std::uint64_t value_ = 14'695'981'039'346'656'037u;
};

} // namespace bench
#endif
