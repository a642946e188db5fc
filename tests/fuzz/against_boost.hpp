// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_AGAINST_BOOST_HPP
#define VOUCH_TESTS_FUZZ_AGAINST_BOOST_HPP
#include <vouch/json.hpp>

#include <fuzz/finding.hpp>
#include <fuzz/judge.hpp>
#include <support/exact_copy.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fuzz {

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

struct typed {
    std::optional<bool> yes{};
    std::optional<std::int8_t> small{};
    std::optional<std::int64_t> whole{};
    std::optional<std::uint64_t> large{};
    std::optional<double> real{};
    std::optional<float> single{};
    std::optional<std::string> text{};
    std::optional<std::vector<double>> numbers{};
    std::optional<std::vector<std::string>> words{};
    std::optional<std::map<std::string, std::int64_t>> counts{};
    std::optional<std::vector<typed>> more{};
};
BOOST_DESCRIBE_STRUCT(typed, (), (yes, small, whole, large, real, single, text, numbers, words, counts, more))

/// What Boost.JSON read, held against what we did. `fits` says whether a value is one of our type; where an object of ours is
/// given, the two must be equal.
class comparison {
public:
    explicit comparison(judge const& told) : told_(told) {}

    auto fits(typed const* read) const -> bool { return fits_at(0, read); }

private:
    auto at(std::size_t index) const -> value const& { return told_.values()[index]; }
    auto text(std::size_t index) const -> std::string_view { return told_.text_of(at(index)); }

    static auto same(bool equal) -> bool
    {
        require(equal, "the value is not the one that Boost.JSON reads");
        return true;
    }

    auto fits_at(std::size_t index, bool const* read) const -> bool
    {
        return at(index).kind == kind::boolean && (read == nullptr || same(*read == at(index).truth));
    }

    auto fits_at(std::size_t index, std::string const* read) const -> bool
    {
        return at(index).kind == kind::string && (read == nullptr || same(*read == text(index)));
    }

    template <std::floating_point Float>
    auto fits_at(std::size_t index, Float const* read) const -> bool
    {
        if (at(index).kind != kind::number)
            return false;
        std::string const copy(text(index));
        Float nearest{};
        if constexpr (std::same_as<Float, float>)
            nearest = std::strtof(copy.c_str(), nullptr);
        else
            nearest = std::strtod(copy.c_str(), nullptr);
        return std::isfinite(nearest) &&
               (read == nullptr || same(nearest == *read && std::signbit(nearest) == std::signbit(*read)));
    }

    // By hand, from the digits: neither a double nor the arithmetic of the reader is asked.
    template <std::integral Integer>
    auto fits_at(std::size_t index, Integer const* read) const -> bool
    {
        if (at(index).kind != kind::number)
            return false;
        std::string_view number = text(index);
        bool const negative = number[0] == '-';
        number.remove_prefix(negative ? 1 : 0);
        std::size_t const mark = number.find_first_of("eE");
        std::string_view const mantissa = number.substr(0, mark);
        long long exponent = mark == number.npos ? 0 : std::strtoll(std::string(number.substr(mark + 1)).c_str(), nullptr, 10);
        std::string digits;
        std::size_t const point = std::min(mantissa.find('.'), mantissa.size());
        digits += mantissa.substr(0, point);
        if (point != mantissa.size()) {
            digits += mantissa.substr(point + 1);
            exponent -= static_cast<long long>(mantissa.size() - point - 1);
        }
        digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
        if (digits.empty())
            return read == nullptr || same(*read == 0);
        for (; digits.back() == '0'; ++exponent)
            digits.pop_back();
        if (exponent < 0 || exponent > 20 || digits.size() > 20)
            return false;
        digits.append(static_cast<std::size_t>(exponent), '0');
        std::string most = std::to_string(negative ? 0 - static_cast<std::uint64_t>(std::numeric_limits<Integer>::min())
                                                   : static_cast<std::uint64_t>(std::numeric_limits<Integer>::max()));
        if (digits.size() > most.size() || (digits.size() == most.size() && digits > most))
            return false;
        return read == nullptr || same(std::to_string(*read) == (negative ? "-" : "") + digits);
    }

    template <class Item>
    auto fits_at(std::size_t index, std::vector<Item> const* read) const -> bool
    {
        if (at(index).kind != kind::array)
            return false;
        std::size_t count = 0;
        for (std::size_t item = index + 1; item != at(index).after; item = at(item).after, ++count) {
            require(read == nullptr || count < read->size(), "an item is missing");
            if (!fits_at(item, read == nullptr ? nullptr : &(*read)[count]))
                return false;
        }
        return read == nullptr || same(read->size() == count);
    }

    template <class Value>
    auto fits_at(std::size_t index, std::map<std::string, Value> const* read) const -> bool
    {
        if (at(index).kind != kind::object)
            return false;
        std::map<std::string_view, std::size_t> names;
        for (std::size_t name = index + 1; name != at(index).after; name = at(name + 1).after) {
            if (!names.emplace(text(name), name).second)
                return false;
            Value const* held = nullptr;
            if (read != nullptr) {
                auto const found = read->find(std::string(text(name)));
                require(found != read->end(), "an entry is missing");
                held = &found->second;
            }
            if (!fits_at(name + 1, held))
                return false;
        }
        return read == nullptr || same(read->size() == names.size());
    }

    auto fits_at(std::size_t index, typed const* read) const -> bool
    {
        if (at(index).kind != kind::object)
            return false;
        bool all = true;
        boost::mp11::mp_for_each<boost::describe::describe_members<typed, boost::describe::mod_public>>([&](auto descriptor) {
            auto const* const member = read == nullptr ? nullptr : &(read->*descriptor.pointer);
            std::size_t count = 0;
            for (std::size_t name = index + 1; all && name != at(index).after; name = at(name + 1).after) {
                if (text(name) != descriptor.name)
                    continue;
                require(member == nullptr || member->has_value(), "a member is missing");
                using held = typename std::remove_cvref_t<decltype(read->*descriptor.pointer)>::value_type;
                all = ++count == 1 && fits_at(name + 1, member == nullptr ? static_cast<held const*>(nullptr) : &**member);
            }
            require(member == nullptr || member->has_value() == (count == 1), "a member is there that is not in the text");
        });
        return all;
    }

    judge const& told_;
};

/// Accepted or refused as Boost.JSON's parser does, as text kept, as a value skipped and as an object, and equal values.
inline void against_boost(std::string_view text)
{
    constexpr std::size_t max_depth = vouch::parse_options{}.max_depth;
    judge const told(text, max_depth);
    bool const accepted = told.verdict() == judge::answer::accepted;

    auto const raw = vouch::parse<vouch::raw_json>(text);
    auto const object = vouch::parse<typed>(text);
    bool const is_json = object || std::none_of(object.error().begin(), object.error().end(), [](vouch::error const& one) {
                             return one.kind() == vouch::errc::syntax || one.kind() == vouch::errc::invalid_utf8 ||
                                    one.kind() == vouch::errc::too_deep;
                         });
    if (told.verdict() != judge::answer::undecided) {
        require(raw.has_value() == accepted, "raw_json: one accepts what the other refuses");
        require(is_json == accepted || (!object && object.error().truncated()), "an object: one accepts what the other refuses");
        if (accepted) {
            comparison const compared(told);
            require(compared.fits(nullptr) == object.has_value(), "an object: not what fits its type");
            require(!object || compared.fits(&*object), "an object: a value that does not fit its type");
        }
    }
    if (raw) {
        std::size_t const first = text.find_first_not_of(" \t\r\n");
        require(raw->text() == text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first), "raw_json: another text");
    }

    std::string wrapped = "{\"?\":";
    wrapped += text;
    wrapped += '}';
    support::exact_copy const member(wrapped);
    auto const skipped = vouch::parse<nothing>(member, {.max_depth = max_depth + 1});
    if (skipped.has_value() != raw.has_value()) { // the text may end the member and go on with others
        auto const verdict = judge(wrapped, max_depth + 1).verdict();
        require(verdict == judge::answer::undecided || (verdict == judge::answer::accepted && skipped),
                "a skipped value: judged otherwise");
    }
}

} // namespace fuzz
#endif
