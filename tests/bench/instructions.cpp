// SPDX-License-Identifier: BSL-1.0
// instructions TIMES read|write FILE: so many times, reads the user of the file or writes the file's update. Two runs that differ
// in TIMES differ in nothing else.
#include "contenders/vouch.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

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
    auto const update = bench::with_vouch::read<bench::update>(text);
    for (long done = 0; done != times; ++done)
        if (!update || !bench::with_vouch::write(*update))
            return 1;
    return 0;
}
