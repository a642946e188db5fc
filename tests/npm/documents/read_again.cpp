// SPDX-License-Identifier: BSL-1.0
// Reads the OpenAPI document on standard input, writes it, reads that again and writes it once more, to standard output. Fails
// where the objects of the two readings differ, or where a document differs from itself.
#include <vouch/openapi_document.hpp>

#include <iostream>
#include <iterator>
#include <string>

int main()
{
    std::string const text(std::istreambuf_iterator<char>(std::cin), {});
    auto const first = vouch::parse<vouch::openapi_document>(text);
    if (!first) {
        for (vouch::error const& error : first.error())
            std::cerr << error.pointer() << ": " << error.message() << '\n';
        return 1;
    }
    auto const second = vouch::parse<vouch::openapi_document>(vouch::serialize(*first).value());
    if (!second || *second != *first) {
        std::cerr << "what was written is read as another document\n";
        return 1;
    }
    for (vouch::openapi_change const& change : vouch::openapi_changes(*first, *second)) {
        std::cerr << "a change from a document to itself: " << change.pointer << ": " << change.message << '\n';
        return 1;
    }
    std::cout << vouch::serialize(*second).value();
}
