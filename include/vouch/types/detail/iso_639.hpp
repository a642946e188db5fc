// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_ISO_639_HPP
#define VOUCH_TYPES_DETAIL_ISO_639_HPP
#include <vouch/core/config.hpp>

// ISO 639: the languages that have a code of two letters, as of iso-codes 4.15.0 and 4.20.1.
// Written by tools/code_tables.py.
namespace vouch::inline VOUCH_ABI::detail {

// clang-format off
// The 185 codes of two letters.
inline constexpr char two_letter_languages[] =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahe"
    "hihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndne"
    "ngnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyug"
    "ukuruzvevivowawoxhyiyozazhzu";
// The 205 codes of three letters for the same languages.
inline constexpr char three_letter_synonyms[] =
    "aarabkafrakaalbamharaargarmasmavaaveaymazebakbambaqbelbenbihbisbodbosbrebulburcatceschachechichuchvcorcoscrecymcze"
    "dandeudivdutdzoellengepoesteusewefaofasfijfinfrafrefryfulgeogerglagleglgglvgregrngujhathauhbshebherhinhmohrvhunhye"
    "iboiceidoiiiikuileinaindipkislitajavjpnkalkankaskatkaukazkhmkikkinkirkomkonkorkuakurlaolatlavlimlinlitltzlublugmac"
    "mahmalmaomarmaymkdmlgmltmonmrimsamyanaunavnblndendonepnldnnonobnornyaociojioriormosspanperplipolporpusquerohronrum"
    "runrussagsansinslksloslvsmesmosnasndsomsotspasqisrdsrpsswsunswaswetahtamtatteltgktglthatibtirtontsntsotukturtwiuig"
    "ukrurduzbvenvievolwelwlnwolxhoyidyorzhazhozul";
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif
