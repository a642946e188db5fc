// SPDX-License-Identifier: BSL-1.0
// instructions TIMES read|write|errors FILE: so many times, reads the user of the file, writes the file's update, or reads the
// file's list of marks strictly, which fails. Two runs that differ in TIMES differ in nothing else.
#include "contenders/vouch.hpp"

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct mark {
    int place{};
    std::string label{};
};
BOOST_DESCRIBE_STRUCT(mark, (), (place, label))

auto count_errors(std::string_view text) -> std::size_t
{
    vouch::parse_options options = vouch::strict;
    options.max_errors = text.size();
    auto const read = vouch::parse<std::vector<mark>>(text, options);
    return read.error().size();
}

} // namespace

int main(int count, char** words)
{
    if (count != 4)
        return 2;
    std::ifstream in(words[3], std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    long const times = std::strtol(words[1], nullptr, 10);
    if (words[2] == std::string_view("read")) {
        for (long done = 0; done != times; ++done)
            if (!bench::with_vouch::read<bench::user>(text))
                return 1;
        return 0;
    }
    if (words[2] == std::string_view("errors")) {
        for (long done = 0; done != times; ++done)
            if (count_errors(text) == 0)
                return 1;
        return 0;
    }
    auto const update = bench::with_vouch::read<bench::update>(text);
    for (long done = 0; done != times; ++done)
        if (!update || !bench::with_vouch::write(*update))
            return 1;
    return 0;
}
