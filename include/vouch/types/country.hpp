// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_COUNTRY_HPP
#define VOUCH_TYPES_COUNTRY_HPP
#include <vouch/core/text.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// ISO 3166-1 alpha-3, all 249 codes that are assigned, and XKX; in alphabetical order, which `country` compares by.
inline constexpr char country_codes[] = "ABWAFGAGOAIAALAALBANDAREARGARMASMATAATFATGAUSAUTAZEBDIBELBEN"
                                        "BESBFABGDBGRBHRBHSBIHBLMBLRBLZBMUBOLBRABRBBRNBTNBVTBWACAFCAN"
                                        "CCKCHECHLCHNCIVCMRCODCOGCOKCOLCOMCPVCRICUBCUWCXRCYMCYPCZEDEU"
                                        "DJIDMADNKDOMDZAECUEGYERIESHESPESTETHFINFJIFLKFRAFROFSMGABGBR"
                                        "GEOGGYGHAGIBGINGLPGMBGNBGNQGRCGRDGRLGTMGUFGUMGUYHKGHMDHNDHRV"
                                        "HTIHUNIDNIMNINDIOTIRLIRNIRQISLISRITAJAMJEYJORJPNKAZKENKGZKHM"
                                        "KIRKNAKORKWTLAOLBNLBRLBYLCALIELKALSOLTULUXLVAMACMAFMARMCOMDA"
                                        "MDGMDVMEXMHLMKDMLIMLTMMRMNEMNGMNPMOZMRTMSRMTQMUSMWIMYSMYTNAM"
                                        "NCLNERNFKNGANICNIUNLDNORNPLNRUNZLOMNPAKPANPCNPERPHLPLWPNGPOL"
                                        "PRIPRKPRTPRYPSEPYFQATREUROURUSRWASAUSDNSENSGPSGSSHNSJMSLBSLE"
                                        "SLVSMRSOMSPMSRBSSDSTPSURSVKSVNSWESWZSXMSYCSYRTCATCDTGOTHATJK"
                                        "TKLTKMTLSTONTTOTUNTURTUVTWNTZAUGAUKRUMIURYUSAUZBVATVCTVENVGB"
                                        "VIRVNMVUTWLFWSMXKXYEMZAFZMBZWE";

// Where the codes with the same two first letters start: they are five at most, so that finding one costs a few
// nanoseconds and a table of 677 bytes, where a place for each of the 26^3 texts would take 17 KB.
struct country_starts {
    std::uint8_t at[26 * 26 + 1]{};

    constexpr country_starts() noexcept
    {
        constexpr std::size_t size = sizeof country_codes - 1;
        std::size_t code = 0;
        for (std::size_t pair = 0; pair < sizeof at; ++pair) {
            while (code < size && pair_of(country_codes[code], country_codes[code + 1]) < pair)
                code += 3;
            at[pair] = static_cast<std::uint8_t>(code / 3);
        }
    }

    static constexpr auto pair_of(char first, char second) noexcept -> std::size_t
    {
        return static_cast<std::size_t>(first - 'A') * 26 + static_cast<std::size_t>(second - 'A');
    }
};
inline constexpr country_starts starts_of_countries{};

} // namespace detail

/// A country, named by its ISO 3166-1 alpha-3 code.
///
/// JSON:   a string of three capital letters, "SVK"; also "XKX", by which many name Kosovo.
/// Errors: `not_a_country` for any other text, "svk" included.
/// Cost:   two bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-1:2020
class country {
public:
    static constexpr text_info info{.code = "not_a_country", .expected = "an ISO 3166-1 alpha-3 country code", .exact_size = 3};

    constexpr country() = default;
    constexpr country(checked_literal<country> literal) noexcept : number_(find(literal.text)) {}

    /// Whether `text` names a country.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return find(text) != 0; }

    /// The country that `text` names, or nothing.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<country>
    {
        country found;
        found.number_ = find(text);
        if (!found.is_set())
            return std::nullopt;
        return found;
    }

    /// The three letters; empty where unset.
    ///
    /// Lifetime: static storage.
    [[nodiscard]] constexpr auto alpha3() const noexcept -> std::string_view
    {
        if (!is_set())
            return {};
        return {detail::country_codes + (number_ - 1) * 3, 3};
    }
    /// The same as `alpha3`.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return alpha3(); }
    /// Whether this is a country.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return number_ != 0; }
    /// Whether ISO 3166-1 assigns the code: XKX is in use, but from the range that the standard leaves to its users.
    [[nodiscard]] constexpr auto is_assigned() const noexcept -> bool { return is_set() && alpha3() != "XKX"; }

    friend constexpr bool operator==(country const&, country const&) = default;
    friend constexpr auto operator<=>(country const&, country const&) = default;

private:
    // 1 for the first code; 0 where `text` is none.
    static constexpr auto find(std::string_view text) noexcept -> std::uint16_t
    {
        constexpr auto is_letter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        if (text.size() != 3 || !is_letter(text[0]) || !is_letter(text[1]))
            return 0;
        std::size_t const pair = detail::country_starts::pair_of(text[0], text[1]);
        std::size_t const end = detail::starts_of_countries.at[pair + 1];
        for (std::size_t code = detail::starts_of_countries.at[pair]; code != end; ++code)
            if (detail::country_codes[code * 3 + 2] == text[2])
                return static_cast<std::uint16_t>(code + 1);
        return 0;
    }

    std::uint16_t number_ = 0;
};

} // namespace vouch::inline VOUCH_ABI
#endif
