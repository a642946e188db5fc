// SPDX-License-Identifier: BSL-1.0
// What every type of this folder keeps: the text of a value is read as that value, and no text does harm.
#include <vouch/types/bic.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/country_alpha2.hpp>
#include <vouch/types/country_numeric.hpp>
#include <vouch/types/currency.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/iban.hpp>
#include <vouch/types/ip_address.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/lei.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/subdivision.hpp>
#include <vouch/types/subdivision_code.hpp>
#include <vouch/types/uri.hpp>
#include <vouch/types/uuid.hpp>

#include <support/property.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

namespace {

template <class Type>
auto parse(std::string_view text) -> std::optional<Type>
{
    if constexpr (vouch::text_type<Type>)
        return vouch::parse_text<Type>(text);
    else
        return Type::parse(text);
}

template <class Type>
auto text_of(Type const& value) -> std::string
{
    if constexpr (vouch::detail::own_text_type<Type>) {
        return std::string(value.view());
    } else if constexpr (vouch::text_type<Type>) {
        char bytes[vouch::text_traits<Type>::max_size];
        char* const end = vouch::text_traits<Type>::write(value, bytes);
        return end == nullptr ? "" : std::string(bytes, end);
    } else {
        return value.text();
    }
}

// Whether a text is kept as it is; else each value has one text, and others are read too.
template <class Type>
inline constexpr bool keeps_texts = vouch::detail::own_text_type<Type>;
template <>
inline constexpr bool keeps_texts<vouch::ip_address> = false;
template <>
inline constexpr bool keeps_texts<vouch::language> = false;

// `make(random)` gives a value, or a text that must be one. Tells the first text that breaks a promise; "" where none does.
template <class Type, class Make>
auto broken_by(Make make) -> std::string
{
    std::mt19937 random(20240229);
    std::size_t accepted = 0;
    std::size_t const rounds = support::rounds(10'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string text;
        if constexpr (std::is_same_v<std::invoke_result_t<Make, std::mt19937&>, Type>) {
            Type const value = make(random);
            text = text_of(value);
            if (text.empty() || parse<Type>(text) != value)
                return "a value written as " + text;
        } else {
            text = make(random);
            auto const value = parse<Type>(text);
            if (!value || text_of(*value) != text)
                return text;
        }
        // in a buffer of its own, so that a byte read past the end is a fault that the sanitizers see
        std::string const changed = support::mutated(text, random);
        std::vector<char> const bytes(changed.begin(), changed.end());
        auto const other = parse<Type>({bytes.data(), bytes.size()});
        if (!other)
            continue;
        ++accepted;
        std::string const again = text_of(*other);
        if (again.empty() || parse<Type>(again) != other || text_of(*parse<Type>(again)) != again)
            return changed;
        if (keeps_texts<Type> && again != changed)
            return changed + " is kept as " + again;
    }
    return accepted == rounds ? "no mutation was refused" : "";
}

template <class Number>
auto pick(std::mt19937& random, Number least, Number most) -> Number
{
    // not std::uniform_int_distribution, whose numbers differ from one standard library to the next
    std::uint64_t const bits = std::uint64_t{random()} << 32 | random();
    return static_cast<Number>(least + static_cast<Number>(bits % (static_cast<std::uint64_t>(most - least) + 1)));
}

auto some_of(std::string_view characters, std::size_t least, std::size_t most, std::mt19937& random) -> std::string
{
    std::string text;
    for (std::size_t left = pick(random, least, most); left != 0; --left)
        text += characters[random() % characters.size()];
    return text;
}

// Any of the texts of `Size` characters of the alphabet that name a value.
template <class Type, std::size_t Size>
auto any_of(std::string_view alphabet)
{
    std::vector<std::string> texts{""};
    for (std::size_t at = 0; at < Size; ++at) {
        std::vector<std::string> longer;
        for (std::string const& text : texts)
            for (char const one : alphabet)
                longer.push_back(text + one);
        texts = longer;
    }
    std::erase_if(texts, [](std::string const& text) { return !parse<Type>(text); });
    return [texts](std::mt19937& random) { return texts[random() % texts.size()]; };
}

// Of the years 0000 to 9999, or of those that the ticks can count.
template <class Duration>
auto any_moment(std::mt19937& random) -> std::chrono::sys_time<Duration>
{
    using moment = std::chrono::sys_time<Duration>;
    std::int64_t least = INT64_MIN;
    std::int64_t most = INT64_MAX;
    if constexpr (!std::is_same_v<Duration, std::chrono::nanoseconds>) {
        least = std::chrono::ceil<Duration>(std::chrono::seconds(-62'167'219'200)).count();
        most = std::chrono::floor<Duration>(std::chrono::seconds(253'402'300'800)).count() - 1;
    }
    std::uint64_t const span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    std::uint64_t const bits = std::uint64_t{random()} << 32 | random();
    std::uint64_t const step = span == UINT64_MAX ? bits : bits % (span + 1);
    auto const ticks = static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + step);
    return moment(Duration(static_cast<typename Duration::rep>(ticks)));
}

constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

} // namespace

TEST_CASE("country, country_alpha2, country_numeric, currency: texts round-trip")
{
    CHECK(broken_by<vouch::country>(any_of<vouch::country, 3>(capitals)) == "");
    CHECK(broken_by<vouch::country_alpha2>(any_of<vouch::country_alpha2, 2>(capitals)) == "");
    CHECK(broken_by<vouch::country_numeric>(any_of<vouch::country_numeric, 3>(digits)) == "");
    CHECK(broken_by<vouch::currency>(any_of<vouch::currency, 3>(capitals)) == "");
}

TEST_CASE("date: values round-trip")
{
    CHECK(broken_by<std::chrono::year_month_day>(
              [](std::mt19937& random) { return std::chrono::year_month_day(any_moment<std::chrono::days>(random)); }) == "");
}

TEST_CASE("date-time: values round-trip with every duration")
{
    CHECK(broken_by<std::chrono::sys_time<std::chrono::nanoseconds>>(any_moment<std::chrono::nanoseconds>) == "");
    CHECK(broken_by<std::chrono::sys_time<std::chrono::microseconds>>(any_moment<std::chrono::microseconds>) == "");
    CHECK(broken_by<std::chrono::sys_time<std::chrono::milliseconds>>(any_moment<std::chrono::milliseconds>) == "");
    CHECK(broken_by<std::chrono::sys_time<std::chrono::seconds>>(any_moment<std::chrono::seconds>) == "");
    CHECK(broken_by<std::chrono::sys_time<std::chrono::minutes>>(any_moment<std::chrono::minutes>) == "");
    CHECK(broken_by<std::chrono::sys_time<std::chrono::days>>(any_moment<std::chrono::days>) == "");
}

TEST_CASE("uuid: values round-trip")
{
    CHECK(broken_by<boost::uuids::uuid>([](std::mt19937& random) {
              boost::uuids::uuid id{};
              for (auto& byte : id.data)
                  byte = static_cast<std::uint8_t>(random());
              return id;
          }) == "");
}

TEST_CASE("email: texts round-trip")
{
    static constexpr std::string_view letters = "abcXYZ019";
    CHECK(broken_by<vouch::email>([](std::mt19937& random) {
              std::string local = some_of("abcXYZ019!#$%&'*+-/=?^_`{|}~", 1, 20, random);
              if (random() % 4 == 0)
                  local = '"' + some_of("abcXYZ019 .@()<>[]:;,", 0, 20, random) + '"';
              std::string domain = some_of(letters, 1, 20, random);
              for (std::size_t more = random() % 3; more != 0; --more)
                  domain += '.' + some_of(letters, 1, 9, random) + '-' + some_of(letters, 1, 9, random);
              return local + '@' + domain;
          }) == "");
}

TEST_CASE("phone: texts round-trip")
{
    CHECK(broken_by<vouch::phone>([](std::mt19937& random) {
              return '+' + some_of("123456789", 1, 1, random) + some_of(digits, 3, 14, random);
          }) == "");
}

TEST_CASE("uri: texts round-trip")
{
    static constexpr std::string_view name = "abcXYZ019-._~!$&'()*+,;=";
    CHECK(broken_by<vouch::uri>([](std::mt19937& random) {
              std::string text = some_of("abcXYZ", 1, 1, random) + some_of("abcXYZ019+-.", 0, 9, random) + ':';
              if (random() % 2 == 0) {
                  std::string_view const hosts[] = {"example.com", "[::1]", "[2001:db8::7]", "192.0.2.1", "", "[v1.a:b]"};
                  text.append("//").append(random() % 2 == 0 ? some_of(name, 0, 9, random) + '@' : "");
                  text.append(hosts[random() % 6]).append(random() % 2 == 0 ? ':' + some_of(digits, 0, 5, random) : "");
              }
              for (std::size_t more = random() % 4; more != 0; --more)
                  text += '/' + some_of(name, 1, 9, random) + (random() % 4 == 0 ? "%2F" : "");
              text += random() % 2 == 0 ? '?' + some_of("ab=&/?:@", 0, 9, random) : "";
              text += random() % 2 == 0 ? '#' + some_of("ab=&/?:@", 0, 9, random) : "";
              return text;
          }) == "");
}

TEST_CASE("decimal, decimal_string: values round-trip")
{
    auto const some_decimal = [](std::mt19937& random) {
        int const scale = random() % 2 == 0 ? pick(random, 0, 34) : pick(random, -6'110, 6'143);
        return vouch::decimal::parse((random() % 2 == 0 ? "-" : "") + some_of("123456789", 1, 1, random) +
                                     some_of(digits, 0, 33, random) + 'e' + std::to_string(-scale))
            .value();
    };
    CHECK(broken_by<vouch::decimal>(some_decimal) == "");
    CHECK(broken_by<vouch::decimal_string>([&](std::mt19937& random) { return vouch::decimal_string(some_decimal(random)); }) ==
          "");
}

TEST_CASE("subdivision, subdivision_code: texts round-trip")
{
    auto const codes = [](std::mt19937& random) {
        auto const& country = vouch::detail::list_of_subdivided_countries.at[random() % vouch::detail::subdivided_countries];
        std::string_view const code = country.code(random() % country.count);
        return std::string(country.alpha2()).append("-").append(code.substr(0, code.find('-')));
    };
    CHECK(broken_by<vouch::subdivision>(codes) == "");
    CHECK(broken_by<vouch::subdivision_code>([&](std::mt19937& random) { return codes(random).substr(3); }) == "");
}

TEST_CASE("language: texts round-trip")
{
    CHECK(broken_by<vouch::language>([languages = any_of<vouch::language, 2>(small_letters),
                                      countries = any_of<vouch::country_alpha2, 2>(capitals)](std::mt19937& random) {
              std::string text = random() % 4 == 0 ? 'q' + some_of(small_letters, 2, 2, random) : languages(random);
              text = vouch::language::valid(text) ? text : "und";
              if (random() % 2 == 0)
                  text += '-' + some_of(capitals, 1, 1, random) + some_of(small_letters, 3, 3, random);
              return random() % 2 == 0 ? text + '-' + (random() % 4 == 0 ? "419" : countries(random)) : text;
          }) == "");
}

namespace {

// `text` with the two check digits behind its first `at` characters that make it valid.
template <class Type>
auto with_check_digits(std::string const& text, std::size_t at) -> std::string
{
    for (int check = 2; check != 99; ++check) {
        std::string const whole =
            text.substr(0, at) + digits[std::size_t(check / 10)] + digits[std::size_t(check % 10)] + text.substr(at);
        if (Type::valid(whole))
            return whole;
    }
    return text;
}

} // namespace

TEST_CASE("iban, lei, bic: texts round-trip")
{
    static constexpr std::string_view both = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    CHECK(broken_by<vouch::iban>([](std::mt19937& random) {
              auto const& [country, structure] = vouch::detail::iban_registry[random() % std::size(vouch::detail::iban_registry)];
              std::string text = country;
              std::size_t count = 0;
              for (char const part : std::string_view(structure)) {
                  if (part <= '9') {
                      count = count * 10 + std::size_t(part - '0');
                      continue;
                  }
                  text += some_of(part == 'n' ? digits : part == 'a' ? capitals : both, count, count, random);
                  count = 0;
              }
              return with_check_digits<vouch::iban>(text, 2);
          }) == "");
    CHECK(broken_by<vouch::lei>(
              [](std::mt19937& random) { return with_check_digits<vouch::lei>(some_of(both, 18, 18, random), 18); }) == "");
    CHECK(broken_by<vouch::bic>([countries = any_of<vouch::country_alpha2, 2>(capitals)](std::mt19937& random) {
              std::string const text = some_of(both, 4, 4, random) + countries(random) + some_of(both, 2, 2, random);
              return random() % 2 == 0 ? text : text + some_of(both, 3, 3, random);
          }) == "");
}

TEST_CASE("ip_address: values round-trip")
{
    CHECK(broken_by<vouch::ip_address>([](std::mt19937& random) {
              auto const byte = [&] { return std::to_string(random() % 256); };
              std::string text = byte() + '.' + byte() + '.' + byte() + '.' + byte();
              if (random() % 4 != 0) {
                  bool const ends_in_ipv4 = random() % 4 == 0;
                  std::string groups;
                  for (int left = ends_in_ipv4 ? 6 : 8; left != 0; --left)
                      groups += (random() % 2 == 0   ? "0"
                                 : random() % 4 == 0 ? "ffff"
                                                     : some_of("0123456789abcdefABCDEF", 1, 4, random)) +
                                ':';
                  text = ends_in_ipv4 ? groups + text : groups.substr(0, groups.size() - 1);
              }
              return vouch::ip_address::parse(text).value();
          }) == "");
}
