// SPDX-License-Identifier: BSL-1.0
// Reads the OpenAPI document on standard input, writes its page to standard output.
#include <vouch/openapi_page.hpp>

#include <iostream>
#include <iterator>
#include <string>

int main()
{
    std::string const text(std::istreambuf_iterator<char>(std::cin), {});
    auto const document = vouch::parse<vouch::openapi_document>(text);
    if (!document) {
        for (vouch::error const& error : document.error())
            std::cerr << error.pointer() << ": " << error.message() << '\n';
        return 1;
    }
    std::cout << vouch::openapi_page(*document);
}
