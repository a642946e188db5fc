// vouch 0.1.0, vouch/types/subdivision.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/types/detail/inline_text.hpp
#ifndef VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP
#define VOUCH_TYPES_DETAIL_INLINE_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::codes {

// Base of a text type whose texts have at most `Most` bytes, all ASCII: the object holds them itself.
// `Self` has `info` and `valid(text)`. If it reads more than one spelling of a value, it also has `put(text, to)`, which writes
// the one spelling of a valid text and returns its size, so that equal values have equal texts.
template <class Self, std::size_t Most>
class inline_text {
public:
    constexpr inline_text() = default;
    constexpr inline_text(checked_literal<Self> literal) noexcept { assign(literal.text); }

    /// Makes a `Self` from `text`. Empty if that is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<Self>
    {
        if (!Self::valid(text))
            return std::nullopt;
        std::optional<Self> made(std::in_place);
        made->assign(text);
        return made;
    }

    /// The text; empty if unset.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text_, size_}; }
    /// Whether there is a text.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return size_ != 0; }

    // Bytes behind the text are NUL: the order is that of the texts.
    friend constexpr bool operator==(inline_text const&, inline_text const&) = default;
    friend constexpr auto operator<=>(inline_text const&, inline_text const&) = default;

protected:
    constexpr void assign(std::string_view text) noexcept { size_ = static_cast<std::uint8_t>(Self::put(text, text_)); }

    static constexpr auto put(std::string_view text, char* to) noexcept -> std::size_t
    {
        for (char const byte : text)
            *to++ = byte;
        return text.size();
    }

private:
    static_assert(Most < 256, "the size is a byte");

    char text_[Most]{};
    std::uint8_t size_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail::codes
#endif

// vouch/types/detail/iso_3166_2.hpp
#ifndef VOUCH_TYPES_DETAIL_ISO_3166_2_HPP
#define VOUCH_TYPES_DETAIL_ISO_3166_2_HPP

// ISO 3166-2: the 5206 codes of 200 countries that iso-codes 4.15.0 or 4.20.1 has. For each country its letters, the
// length of its longest code, and its codes without the country, in order and filled up to that length with hyphens.
// Written by tools/code_tables.py.
namespace vouch::inline VOUCH_ABI::detail {

// clang-format off
inline constexpr unsigned subdivided_countries = 200;
inline constexpr char subdivision_codes[] =
    "AD2" "02030405060708" "\n"
    "AE2" "AJAZDUFURKSHUQ" "\n"
    "AF3" "BALBAMBDGBDSBGLDAYFRAFYBGHAGHOHELHERJOWKABKANKAPKDZKHOKNRLAGLOGNANNIMNURPANPARPIAPKASAMSARTAKURUWARZAB" "\n"
    "AG2" "0304050607081011" "\n"
    "AL2" "010203040506070809101112" "\n"
    "AM2" "AGARAVERGRKTLOSHSUTVVD" "\n"
    "AO3" "BGOBGUBIECABCCUCNNCNOCUSHUAHUILNOLSULUAMALMOXNAMUIGZAI" "\n"
    "AR1" "ABCDEFGHJKLMNPQRSTUVWXYZ" "\n"
    "AT1" "123456789" "\n"
    "AU3" "ACTNSWNT-QLDSA-TASVICWA-" "\n"
    "AZ3" "ABSAGAAGCAGMAGSAGUASTBA-BABBALBARBEYBILCABCALCULDASFUZGA-GADGORGOYGYGHACIMIISMKALKANKURLA-LACLANLERMASMI-NA-"
          "NEFNV-NX-OGUORDQABQAXQAZQBAQBIQOBQUSSA-SABSADSAHSAKSALSARSATSBNSIYSKRSM-SMISMXSR-SUSTARTOVUCAXA-XACXCIXIZXVD"
          "YARYE-YEVZANZAQZAR" "\n"
    "BA3" "BIHBRCSRP" "\n"
    "BB2" "0102030405060708091011" "\n"
    "BD2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
          "55565758596061626364A-B-C-D-E-F-G-H-" "\n"
    "BE3" "BRUVANVBRVLGVLIVOVVWVWALWBRWHTWLGWLXWNA" "\n"
    "BF3" "01-02-03-04-05-06-07-08-09-10-11-12-13-BALBAMBANBAZBGRBLGBLKCOMGANGNAGOUHOUIOBKADKENKMDKMPKOPKOSKOTKOWLERLOR"
          "MOUNAMNAONAYNOUOUBOUDPASPONSENSISSMTSNGSOMSORTAPTUIYAGYATZIRZONZOU" "\n"
    "BG2" "01020304050607080910111213141516171819202122232425262728" "\n"
    "BH2" "13141517" "\n"
    "BI2" "BBBLBMBRCACIGIKIKRKYMAMUMWMYNGRMRTRY" "\n"
    "BJ2" "AKALAQBOCODOKOLIMOOUPLZO" "\n"
    "BN2" "BEBMTETU" "\n"
    "BO1" "BCHLNOPST" "\n"
    "BQ2" "BOSASE" "\n"
    "BR2" "ACALAMAPBACEDFESGOMAMGMSMTPAPBPEPIPRRJRNRORRRSSCSESPTO" "\n"
    "BS2" "AKBIBPBYCECICKCOCSEGEXFPGCHIHTINLIMCMGMINENONPNSRCRISASESOSSSWWG" "\n"
    "BT2" "111213141521222324313233344142434445GATY" "\n"
    "BW2" "CECHFRGAGHJWKGKLKWLONENWSESOSPST" "\n"
    "BY2" "BRHMHOHRMAMIVI" "\n"
    "BZ3" "BZ-CY-CZLOW-SC-TOL" "\n"
    "CA2" "ABBCMBNBNLNSNTNUONPEQCSKYT" "\n"
    "CD2" "BCBUEQHKHLHUITKCKEKGKLKNKSLOLUMAMNMONKNUSASKSUTATOTU" "\n"
    "CF3" "AC-BB-BGFBK-HK-HM-HS-KB-KG-LB-MB-MP-NM-OP-SE-UK-VK-" "\n"
    "CG3" "11-12-13-14-15-16-2--5--7--8--9--BZV" "\n"
    "CH2" "AGAIARBEBLBSFRGEGLGRJULUNENWOWSGSHSOSZTGTIURVDVSZGZH" "\n"
    "CI2" "ABBSCMDNGDLCLGMGSMSVVBWRYMZZ" "\n"
    "CL2" "AIANAPARATBICOLILLLRMAMLNBRMTAVS" "\n"
    "CM2" "ADCEENESLTNONWOUSUSW" "\n"
    "CN2" "AHBJCQFJGDGSGXGZHAHBHEHIHKHLHNJLJSJXLNMONMNXQHSCSDSHSNSXTJTWXJXZYNZJ" "\n"
    "CO3" "AMAANTARAATLBOLBOYCALCAQCASCAUCESCHOCORCUNDC-GUAGUVHUILAGMAGMETNARNSAPUTQUIRISSANSAPSUCTOLVACVAUVID" "\n"
    "CR2" "A-C-G-H-L-P-SJ" "\n"
    "CU2" "01030405060708091011121314151699" "\n"
    "CV2" "B-BRBVCACFCRMAMOPAPNPRRBRGRSS-SDSFSLSMSOSSSVTATS" "\n"
    "CY2" "010203040506" "\n"
    "CZ3" "10-20-20120220320420520620720820920A20B20C31-31131231331431531631732-32132232332432532632741-41141241342-421"
          "42242342442542642751-51151251351452-52152252352452553-53153253353463-63163263363463564-641642643644645646647"
          "71-71171271371471572-72172272372480-801802803804805806" "\n"
    "DE2" "BBBEBWBYHBHEHHMVNINWRPSHSLSNSTTH" "\n"
    "DJ2" "ARASDIDJOBTA" "\n"
    "DK2" "8182838485" "\n"
    "DM2" "02030405060708091011" "\n"
    "DO2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142" "\n"
    "DZ2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
          "55565758" "\n"
    "EC2" "A-B-C-D-E-F-G-H-I-L-M-N-O-P-R-S-SDSET-U-W-X-Y-Z-" "\n"
    "EE3" "13014114217118419119820521424524725125527228328429129329630330531732133835337-39-42443043143244144244645-478"
          "48048650-50351151452-52855756-56758660-61561862262463864-65165366166366868-68969870871-71271471972673273574-"
          "78479-79279379680380981-82483484-85587-890897899901903907917919928" "\n"
    "EG3" "ALXASNASTBA-BH-BNSC--DK-DT-FYMGH-GZ-IS-JS-KB-KFSKN-LX-MN-MNFMT-PTSSHGSHRSINSUZWAD" "\n"
    "ER2" "ANDKDUGBMASK" "\n"
    "ES2" "A-ABALANARASAVB-BABIBUC-CACBCCCECLCMCNCOCRCSCTCUEXGAGCGIGRGUH-HUIBJ-L-LELOLUM-MAMCMDMLMUNANCO-ORP-PMPOPVRIS-"
          "SASESGSOSST-TETFTOV-VAVCVIZ-ZA" "\n"
    "ET2" "AAAFAMBEDDGAHAORSISNSOSWTI" "\n"
    "FI2" "01020304050607080910111213141516171819" "\n"
    "FJ2" "0102030405060708091011121314C-E-N-R-W-" "\n"
    "FM3" "KSAPNITRKYAP" "\n"
    "FR3" "01-02-03-04-05-06-07-08-09-10-11-12-13-14-15-16-17-18-19-20R21-22-23-24-25-26-27-28-29-2A-2B-30-31-32-33-34-"
          "35-36-37-38-39-40-41-42-43-44-45-46-47-48-49-50-51-52-53-54-55-56-57-58-59-60-61-62-63-64-65-66-67-68-69-69M"
          "6AE70-71-72-73-74-75-75C76-77-78-79-80-81-82-83-84-85-86-87-88-89-90-91-92-93-94-95-971972973974976ARABFCBL-"
          "BRECP-CVLGESGF-GP-HDFIDFMF-MQ-NAQNC-NOROCCPACPDLPF-PM-RE-TF-WF-YT-" "\n"
    "GA1" "123456789" "\n"
    "GB3" "ABCABDABEAGBAGYANDANNANSBASBBDBCPBDFBDGBENBEXBFSBGEBGWBIRBKMBNEBNHBNSBOLBPLBRCBRDBRYBSTBURCAMCAYCBFCCGCGNCHE"
          "CHWCLDCLKCMACMDCMNCONCOVCRFCRYCWYDALDBYDENDERDEVDGYDNCDNDDORDRSDUDDUREALEAYEDHEDUELNELSENFENGERWERYESSESXFAL"
          "FIFFLNFMOGATGLGGLSGREGWNHALHAMHAVHCKHEFHILHLDHMFHNSHPLHRTHRWHRYIOSIOWISLIVCKECKENKHLKIRKTTKWLLANLBCLBHLCELDS"
          "LECLEWLINLIVLNDLUTMANMDBMDWMEAMIKMLNMONMRTMRYMTYMULNAYNBLNELNETNFKNGMNIRNLKNLNNMDNNHNSMNTHNTLNTTNTYNWMNWPNYK"
          "OLDORKOXFPEMPKNPLYPORPOWPTERCCRCHRCTRDBRDGRFWRICROTRUTSAWSAYSCBSCTSFKSFTSGCSHFSHNSHRSKPSLFSLGSLKSNDSOLSOMSOS"
          "SRYSTESTGSTHSTNSTSSTTSTYSWASWDSWKTAMTFWTHRTOBTOFTRFTWHVGLWARWBKWDUWFTWGNWILWKFWLLWLNWLSWLVWNDWNHWNMWOKWORWRL"
          "WRTWRXWSMWSXYORZET" "\n"
    "GD2" "01020304050610" "\n"
    "GE2" "ABAJGUIMKAKKMMRLSJSKSZTB" "\n"
    "GH2" "AAAFAHBEBOCPEPNENPOTSVTVUEUWWNWP" "\n"
    "GL2" "AVKUQEQTSM" "\n"
    "GM1" "BLMNUW" "\n"
    "GN2" "B-BEBFBKC-COD-DBDIDLDUF-FAFOFRGAGUK-KAKBKDKEKNKOKSL-LALELOM-MCMDMLMMN-NZPISITETOYO" "\n"
    "GQ2" "ANBNBSC-CSDJI-KNLIWN" "\n"
    "GR2" "69A-B-C-D-E-F-G-H-I-J-K-L-M-" "\n"
    "GT2" "01020304050607080910111213141516171819202122AVBVCMCQESGUHUIZJAJUPEPRQCQZRESASMSOSRSUTOZA" "\n"
    "GW2" "BABLBMBSCAGAL-N-OIQUS-TO" "\n"
    "GY2" "BACUDEEBESMAPMPTUDUT" "\n"
    "HN2" "ATCHCLCMCPCREPFMGDIBINLELPOCOLSBVAYO" "\n"
    "HR2" "010203040506070809101112131415161718192021" "\n"
    "HT2" "ARCEGANDNENINOOUSDSE" "\n"
    "HU2" "BABCBEBKBUBZCSDEDUEGERFEGSGYHBHEHVJNKEKMKVMINKNONYPEPSSDSFSHSKSNSOSSSTSZTBTOVAVEVMZAZE" "\n"
    "ID2" "ACBABBBEBTGOJAJBJIJKJTJWKAKBKIKRKSKTKULAMAMLMUNBNTNUPAPBPDPEPPPSPTRISASBSGSLSMSNSRSSSTSUYO" "\n"
    "IE2" "C-CECNCOCWD-DLG-KEKKKYL-LDLHLKLMLSM-MHMNMOOYRNSOTAU-WDWHWWWX" "\n"
    "IL2" "D-HAJMM-TAZ-" "\n"
    "IN2" "ANAPARASBRCGCHCTDHDLGAGJHPHRJHJKKAKLLALDMHMLMNMPMZNLODORPBPYRJSKTGTNTRTSUKUPUTWB" "\n"
    "IQ2" "ANARBABBBGDADIDQKAKIKRMAMUNANIQASDSUWA" "\n"
    "IR2" "00010203040506070809101112131415161718192021222324252627282930" "\n"
    "IS3" "1--2--3--4--5--6--7--8--AKHAKNAKUARNASABFJBLABLOBOGBOLDABDAVDJUEOMEYFFJDFJLFLAFLDFLRGARGOGGRNGRUGRYHAFHELHRG"
          "HRUHUGHUTHUVHVAHVEISAKALKJOKOPLANMOSMULMYRNORRGERGYRHHRKNRKVSBHSBTSDNSDVSELSEYSFASHFSKFSKGSKOSKRSKUSNFSOGSOL"
          "SSFSSSSTRSTYSVGTALTHGTJOVEMVERVOP" "\n"
    "IT2" "2123253234364245525557626567727577788288AGALANAPAQARATAVBABGBIBLBNBOBRBSBTBZCACBCECHCLCNCOCRCSCTCZENFCFEFGFI"
          "FMFRGEGOGRIMISKRLCLELILOLTLUMBMCMEMIMNMOMSMTNANONUORPAPCPDPEPGPIPNPOPRPTPUPVPZRARCRERGRIRMRNROSASISOSPSRSSSU"
          "SVTATETNTOTPTRTSTVUDVAVBVCVEVIVRVTVV" "\n"
    "JM2" "0102030405060708091011121314" "\n"
    "JO2" "AJAMAQATAZBAIRJAKAMAMDMN" "\n"
    "JP2" "0102030405060708091011121314151617181920212223242526272829303132333435363738394041424344454647" "\n"
    "KE2" "0102030405060708091011121314151617181920212223242526272829303132333435363738394041424344454647" "\n"
    "KG2" "B-C-GBGOJ-N-O-T-Y-" "\n"
    "KH2" "1-101112131415161718192-2021222324253-4-5-6-7-8-9-" "\n"
    "KI1" "GLP" "\n"
    "KM1" "AGM" "\n"
    "KN2" "0102030405060708091011121315K-N-" "\n"
    "KP2" "01020304050607080910131415" "\n"
    "KR2" "1126272829303141424344454647484950" "\n"
    "KW2" "AHFAHAJAKUMU" "\n"
    "KZ3" "10-11-15-19-23-27-31-33-35-39-43-47-55-59-61-62-63-71-75-79-AKMAKTALAALMASTATYKARKUSKZYMANPAVSEVSHYVOSYUZZAP"
          "ZHA" "\n"
    "LA2" "ATBKBLCHHOKHLMLPOUPHSLSVVIVTXAXEXIXS" "\n"
    "LB2" "AKASBABHBIJAJLNA" "\n"
    "LC2" "01020305060708101112" "\n"
    "LI2" "0102030405060708091011" "\n"
    "LK2" "1-1112132-2122233-3132334-41424344455-5152536-61627-71728-81829-9192" "\n"
    "LR2" "BGBMCMGBGGGKGPLOMGMOMYNIRGRISI" "\n"
    "LS1" "ABCDEFGHJK" "\n"
    "LT2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
          "555657585960ALKLKUMRPNSATATEUTVL" "\n"
    "LU2" "CACLDIECESGRLUMERDRMVDWI" "\n"
    "LV3" "001002003004005006007008009010011012013014015016017018019020021022023024025026027028029030031032033034035036"
          "037038039040041042043044045046047048049050051052053054055056057058059060061062063064065066067068069070071072"
          "073074075076077078079080081082083084085086087088089090091092093094095096097098099100101102103104105106107108"
          "109110111112113DGVJELJKBJURLPXREZRIXVENVMR" "\n"
    "LY2" "BABUDRGTJAJGJIJUKFMBMIMJMQNLNQSBSRTBWAWDWSZA" "\n"
    "MA3" "01-02-03-04-05-06-07-08-09-10-11-12-AGDAOUASZAZIBEMBERBESBODBOMBRRCASCHECHICHTDRIERRESIESMFAHFESFIGFQHGUEGUF"
          "HAJHAOHOCIFRINEJDIJRAKENKESKHEKHNKHOLAALARMARMDFMEDMEKMIDMOHMOUNADNOUOUAOUDOUJOUZRABREHSAFSALSEFSETSIBSIFSIK"
          "SILSKHTAFTAITAOTARTATTAZTETTINTIZTNGTNTYUSZAG" "\n"
    "MC2" "CLCOFOGAJELAMAMCMGMOMUPHSDSOSPSRVR" "\n"
    "MD2" "ANBABDBRBSCACLCMCRCSCTCUDODRDUEDFAFLGAGLHIIALENIOCORRERISDSISNSOSTSVTATEUN" "\n"
    "ME2" "01020304050607080910111213141516171819202122232425" "\n"
    "MG1" "ADFMTU" "\n"
    "MH3" "ALKALLARNAUREBOENIJABJALKILKWAL--LAELIBLIKMAJMALMEJMILNMKNMURONT--UJAUTIWTHWTJ" "\n"
    "MK3" "101102103104105106107108109201202203204205206207208209210211301303304307308310311312313401402403404405406407"
          "408409410501502503504505506507508509601602603604605606607608609701702703704705706801802803804805806807808809"
          "810811812813814815816817" "\n"
    "ML3" "1--10-2--3--4--5--6--7--8--9--BKO" "\n"
    "MM2" "010203040506071112131415161718" "\n"
    "MN3" "0350370390410430460470490510530550570590610630640650670690710731--" "\n"
    "MR2" "010203040506070809101112131415" "\n"
    "MT2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
          "5556575859606162636465666768" "\n"
    "MU2" "AGBLCCFLGPMOPAPLPWRORRSA" "\n"
    "MV3" "00-01-02-03-04-05-07-08-12-13-14-17-20-23-24-25-26-27-28-29-MLE" "\n"
    "MW2" "BABLC-CKCRCTDEDOKRKSLILKMCMGMHMUMWMZN-NBNENINKNSNUPHRUS-SATHZO" "\n"
    "MX3" "AGUBCNBCSCAMCHHCHPCMXCOACOLDURGROGUAHIDJALMEXMICMORNAYNLEOAXPUEQUEROOSINSLPSONTABTAMTLAVERYUCZAC" "\n"
    "MY2" "01020304050607080910111213141516" "\n"
    "MZ3" "A--B--G--I--L--MPMN--P--Q--S--T--" "\n"
    "NA2" "CAERHAKAKEKHKUKWODOHONOSOTOW" "\n"
    "NE1" "12345678" "\n"
    "NG2" "ABADAKANBABEBOBYCRDEEBEDEKENFCGOIMJIKDKEKNKOKTKWLANANIOGONOSOYPLRISOTAYOZA" "\n"
    "NI2" "ANASBOCACICOESGRJILEMDMNMSMTNSRISJ" "\n"
    "NL3" "AW-BQ1BQ2BQ3CW-DR-FL-FR-GE-GR-LI-NB-NH-OV-SX-UT-ZE-ZH-" "\n"
    "NO2" "03111518212230343842465054" "\n"
    "NP2" "1-2-3-4-5-BABHDHGAJAKAKOLUMAMENAP1P2P3P4P5P6P7RASASE" "\n"
    "NR2" "0102030405060708091011121314" "\n"
    "NZ3" "AUKBOPCANCITGISHKBMBHMWTNSNNTLOTASTLTASTKIWGNWKOWTC" "\n"
    "OM2" "BJBSBUDAMAMUSJSSWUZAZU" "\n"
    "PA2" "1-102-3-4-5-6-7-8-9-EMKYNBNT" "\n"
    "PE3" "AMAANCAPUAREAYACAJCALCUSHUCHUVICAJUNLALLAMLIMLMALORMDDMOQPASPIUPUNSAMTACTUMUCA" "\n"
    "PG3" "CPKCPMEBREHGEPWESWGPKHLAJWKMBAMPLMPMMRLNCDNIKNPPNSBSANSHMWBKWHMWPD" "\n"
    "PH3" "00-01-02-03-05-06-07-08-09-10-11-12-13-14-15-40-41-ABRAGNAGSAKLALBANTAPAAURBANBASBENBILBOHBTGBTNBUKBULCAGCAM"
          "CANCAPCASCATCAVCEBCOMDAODASDAVDINDVOEASGUIIFUILIILNILSISAKALLAGLANLASLEYLUNMADMAGMASMDCMDRMGNMGSMOUMSCMSRNCO"
          "NECNERNSANUENUVPAMPANPLWQUEQUIRIZROMSARSCOSIGSLESLUSORSUKSUNSURTARTAWWSAZANZASZMBZSI" "\n"
    "PK2" "BAGBISJKKPPBSD" "\n"
    "PL2" "02040608101214161820222426283032" "\n"
    "PS3" "BTHDEBGZAHBNJEMJENJRHKYSNBSNGZQQARBHRFHSLTTBSTKM" "\n"
    "PT2" "0102030405060708091011121314151617182030" "\n"
    "PW3" "002004010050100150212214218222224226227228350370" "\n"
    "PY3" "1--10-11-12-13-14-15-16-19-2--3--4--5--6--7--8--9--ASU" "\n"
    "QA2" "DAKHMSRASHUSWAZA" "\n"
    "RO2" "ABAGARB-BCBHBNBRBTBVBZCJCLCSCTCVDBDJGJGLGRHDHRIFILISMHMMMSNTOTPHSBSJSMSVTLTMTRVLVNVS" "\n"
    "RS2" "000102030405060708091011121314151617181920212223242526272829KMVO" "\n"
    "RU3" "AD-AL-ALTAMUARKASTBA-BELBRYBU-CE-CHECHUCU-DA-IN-IRKIVAKAMKB-KC-KDAKEMKGDKGNKHAKHMKIRKK-KL-KLUKO-KOSKR-KRSKYA"
          "LENLIPMAGME-MO-MOSMOWMURNENNGRNIZNVSOMSOREORLPERPNZPRIPSKROSRYASA-SAKSAMSARSE-SMOSPESTASVETA-TAMTOMTULTVETY-"
          "TYUUD-ULYVGGVLAVLGVORYANYARYEVZAB" "\n"
    "RW2" "0102030405" "\n"
    "SA2" "01020304050607080910111214" "\n"
    "SB2" "CECHCTGUISMKMLRBTEWE" "\n"
    "SC2" "010203040506070809101112131415161718192021222324252627" "\n"
    "SD2" "DCDEDNDSDWGDGKGZKAKHKNKSNBNONRNWRSSI" "\n"
    "SE2" "ABACBDC-D-E-F-G-H-I-K-M-N-O-S-T-U-W-X-Y-Z-" "\n"
    "SG2" "0102030405" "\n"
    "SH2" "ACHLTA" "\n"
    "SI3" "001002003004005006007008009010011012013014015016017018019020021022023024025026027028029030031032033034035036"
          "037038039040041042043044045046047048049050051052053054055056057058059060061062063064065066067068069070071072"
          "073074075076077078079080081082083084085086087088089090091092093094095096097098099100101102103104105106107108"
          "109110111112113114115116117118119120121122123124125126127128129130131132133134135136137138139140141142143144"
          "146147148149150151152153154155156157158159160161162163164165166167168169170171172173174175176177178179180181"
          "182183184185186187188189190191192193194195196197198199200201202203204205206207208209210211212213" "\n"
    "SK2" "BCBLKINIPVTATCZI" "\n"
    "SL2" "E-N-NWS-W-" "\n"
    "SM2" "010203040506070809" "\n"
    "SN2" "DBDKFKKAKDKEKLLGMTSESLTCTHZG" "\n"
    "SO2" "AWBKBNBRBYGAGEHIJDJHMUNUSASDSHSOTOWO" "\n"
    "SR2" "BRCMCRMANIPMPRSASIWA" "\n"
    "SS2" "BNBWECEEEWJGLKNUUYWR" "\n"
    "ST2" "010203040506P-" "\n"
    "SV2" "AHCACHCULIMOPASASMSOSSSVUNUS" "\n"
    "SY2" "DIDRDYHAHIHLHMIDLAQURARDSUTA" "\n"
    "SZ2" "HHLUMASH" "\n"
    "TD2" "BABGBOCBEEEOGRHLKALCLOLRMAMCMEMONDODSASITATIWF" "\n"
    "TG1" "CKMPS" "\n"
    "TH2" "101112131415161718192021222324252627303132333435363738394041424344454647484950515253545556575860616263646566"
          "6770717273747576778081828384858690919293949596S-" "\n"
    "TJ2" "DUGBKTRASU" "\n"
    "TL2" "ALANBABOCODIERLALIMFMTOEVI" "\n"
    "TM1" "ABDLMS" "\n"
    "TN2" "111213142122233132333441424351525361717273818283" "\n"
    "TO2" "0102030405" "\n"
    "TR2" "010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
          "555657585960616263646566676869707172737475767778798081" "\n"
    "TT3" "ARICHACTTDMNMRCPEDPOSPRTPTFSFOSGESIPSJLTOBTUP" "\n"
    "TV3" "FUNNITNKFNKLNMANMGNUIVAI" "\n"
    "TW3" "CHACYICYQHSQHSZHUAILAKEEKHHKINLIEMIANANNWTPENPIFTAOTNNTPETTTTXGYUN" "\n"
    "TZ2" "01020304050607080910111213141516171819202122232425262728293031" "\n"
    "UA2" "050709121418212326303235404346485153565961636568717477" "\n"
    "UG3" "101102103104105106107108109110111112113114115116117118119120121122123124125126201202203204205206207208209210"
          "211212213214215216217218219220221222223224225226227228229230231232233234235236237301302303304305306307308309"
          "310311312313314315316317318319320321322323324325326327328329330331332333334335336337401402403404405406407408"
          "409410411412413414415416417418419420421422423424425426427428429430431432433434435C--E--N--W--" "\n"
    "UM2" "677176798184868995" "\n"
    "US2" "AKALARASAZCACOCTDCDEFLGAGUHIIAIDILINKSKYLAMAMDMEMIMNMOMPMSMTNCNDNENHNJNMNVNYOHOKORPAPRRISCSDTNTXUMUTVAVIVTWA"
          "WIWVWY" "\n"
    "UY2" "ARCACLCODUFDFSLAMAMOPARNRORVSASJSOTATT" "\n"
    "UZ2" "ANBUFAJINGNWQAQRSASISUTKTOXO" "\n"
    "VC2" "010203040506" "\n"
    "VE1" "ABCDEFGHIJKLMNOPRSTUVWXYZ" "\n"
    "VN2" "010203040506070913141820212223242526272829303132333435363739404143444546474950515253545556575859616366676869"
          "70717273CTDNHNHPSG" "\n"
    "VU3" "MAPPAMSAMSEETAETOB" "\n"
    "WF2" "ALSGUV" "\n"
    "WS2" "AAALATFAGEGIPASATUVFVS" "\n"
    "YE2" "ABADAMBADADHHDHJHUIBJALAMAMRMWRASASDSHSNSUTA" "\n"
    "ZA3" "EC-FS-GP-KZNLP-MP-NC-NW-WC-" "\n"
    "ZM2" "01020304050607080910" "\n"
    "ZW2" "BUHAMAMCMEMIMNMSMVMW" "\n";
// clang-format on

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/lower_bound.hpp
#ifndef VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP
#define VOUCH_TYPES_DETAIL_LOWER_BOUND_HPP

namespace vouch::inline VOUCH_ABI::detail {

// The first index, of `count` in order, for which `is_less` is false; `count` if there is none. For tables whose rows are no
// objects that an iterator could name.
template <class Predicate>
constexpr auto lower_bound_index(std::size_t count, Predicate is_less) noexcept -> std::size_t
{
    std::size_t first = 0;
    while (count != 0) {
        std::size_t const half = count / 2;
        if (is_less(first + half)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/types/detail/subdivisions.hpp
#ifndef VOUCH_TYPES_DETAIL_SUBDIVISIONS_HPP
#define VOUCH_TYPES_DETAIL_SUBDIVISIONS_HPP

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

// vouch/types/subdivision_code.hpp
#ifndef VOUCH_TYPES_SUBDIVISION_CODE_HPP
#define VOUCH_TYPES_SUBDIVISION_CODE_HPP

namespace vouch::inline VOUCH_ABI {

/// The code of a subdivision without that of its country, for an API that has the country in another member. The form alone is
/// checked: whether there is such a subdivision depends on the country. `subdivision::in` tells, also in a check of the schema:
///
///     vouch::check("not_a_subdivision", "a subdivision of the country",
///                  [](address const& a) { return vouch::subdivision::in(a.country, a.region).has_value(); },
///                  vouch::at<&address::region>)
///
/// JSON:   a string of one to three capital letters and digits: "BY".
/// Errors: `not_a_subdivision` for any other text, "DE-BY" and "by" included.
/// Cost:   4 bytes, never allocates, usable in constant expressions.
/// See:    ISO 3166-2:2020
class subdivision_code : public detail::codes::inline_text<subdivision_code, 3> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_subdivision",
                                    .expected = "an ISO 3166-2 subdivision code without its country, such as BY"};

    /// Whether `text` has the form of a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return !text.empty() && text.size() <= 3 && detail::are_capitals_or_digits(text);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/types/subdivision.hpp
#ifndef VOUCH_TYPES_SUBDIVISION_HPP
#define VOUCH_TYPES_SUBDIVISION_HPP

#include <initializer_list>

namespace vouch::inline VOUCH_ABI {

/// A subdivision of a country (a state, a province, a region), named by its ISO 3166-2 code.
///
/// JSON:   a string, the ISO 3166-1 alpha-2 code of the country, a hyphen and one to three capital letters and digits: "DE-BY".
///         Codes that were withdrawn in recent years are read too, since texts of the past hold them.
/// Errors: `not_a_subdivision` for any other text, "BY" and "de-by" included.
/// Cost:   7 bytes, never allocates, usable in constant expressions. A program that checks codes holds a table of 15 KB.
/// See:    ISO 3166-2:2020; subdivision_code for the code without the country
class subdivision : public detail::codes::inline_text<subdivision, 6> {
public:
    using inline_text::inline_text;
    static constexpr text_info info{.code = "not_a_subdivision",
                                    .expected = "an ISO 3166-2 subdivision code with its country, such as DE-BY"};

    /// Whether `text` is a code.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        return text.size() > 3 && text[2] == '-' && detail::is_subdivision(text.substr(0, 2), text.substr(3));
    }

    /// The subdivision of `country` that has the code without its country, "BY". Empty if there is none.
    [[nodiscard]] static constexpr auto in(country_alpha2 country, subdivision_code code) noexcept -> std::optional<subdivision>
    {
        if (!detail::is_subdivision(country.view(), code.view()))
            return std::nullopt;
        char text[6]{};
        std::size_t size = 0;
        for (std::string_view const part : {country.view(), std::string_view("-"), code.view()})
            for (char const byte : part)
                text[size++] = byte;
        std::optional<subdivision> made(std::in_place);
        made->assign({text, size});
        return made;
    }

    /// The country; unset if the subdivision is.
    [[nodiscard]] constexpr auto country() const noexcept -> country_alpha2
    {
        return is_set() ? *country_alpha2::parse(view().substr(0, 2)) : country_alpha2();
    }
    /// The code without the country, "BY"; unset if the subdivision is.
    [[nodiscard]] constexpr auto code() const noexcept -> subdivision_code
    {
        return is_set() ? *subdivision_code::parse(view().substr(3)) : subdivision_code();
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
