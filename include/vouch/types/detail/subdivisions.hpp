// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_SUBDIVISIONS_HPP
#define VOUCH_TYPES_DETAIL_SUBDIVISIONS_HPP
#include <vouch/types/detail/iso_3166_2.hpp>
#include <vouch/types/detail/lower_bound.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The codes of one country.
struct subdivided_country {
    char country[2];
    std::uint16_t width; // of each code
    std::uint16_t begin; // in `subdivision_codes`
    std::uint16_t count;

    [[nodiscard]] constexpr auto alpha2() const noexcept -> std::string_view { return {country, 2}; }
    [[nodiscard]] constexpr auto code(std::size_t index) const noexcept -> std::string_view
    {
        return {subdivision_codes + begin + index * width, width};
    }
};

struct subdivided_country_list {
    subdivided_country at[subdivided_countries]{};

    constexpr subdivided_country_list() noexcept
    {
        static_assert(sizeof subdivision_codes < 65'536, "places are 16 bits");
        std::size_t place = 0;
        for (subdivided_country& row : at) {
            row.country[0] = subdivision_codes[place];
            row.country[1] = subdivision_codes[place + 1];
            row.width = static_cast<std::uint16_t>(subdivision_codes[place + 2] - '0');
            row.begin = static_cast<std::uint16_t>(place + 3);
            for (place += 3; subdivision_codes[place] != '\n'; place += row.width)
                ++row.count;
            ++place;
        }
    }
};
inline constexpr subdivided_country_list list_of_subdivided_countries{};

// Whether the country, named by two letters, has a subdivision with that code, which is without the country.
constexpr auto is_subdivision(std::string_view country, std::string_view code) noexcept -> bool
{
    auto const& rows = list_of_subdivided_countries.at;
    std::size_t const place =
        lower_bound_index(subdivided_countries, [&](std::size_t index) { return rows[index].alpha2() < country; });
    if (place == subdivided_countries || rows[place].alpha2() != country)
        return false;
    subdivided_country const& row = rows[place];
    if (code.empty() || code.size() > row.width || code.find('-') != code.npos)
        return false;
    char padded[] = {'-', '-', '-'};
    for (std::size_t index = 0; index != code.size(); ++index)
        padded[index] = code[index];
    std::string_view const wanted(padded, row.width);
    std::size_t const found = lower_bound_index(row.count, [&](std::size_t index) { return row.code(index) < wanted; });
    return found != row.count && row.code(found) == wanted;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
