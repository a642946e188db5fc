// SPDX-License-Identifier: BSL-1.0
// What the programs of this folder share: a document is read, shown, written, and read again.
#ifndef VOUCH_EXAMPLES_PAYLOADS_CHECK_HPP
#define VOUCH_EXAMPLES_PAYLOADS_CHECK_HPP
#include <vouch/json.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace payload {

// Reads the file named by a program's first argument as a `Document` and passes it to `show`. Returns the exit code: 1 if the
// file is no such document, or if the document is another one after it was written and read again.
template <class Document, class Show>
auto run(char** arguments, Show show, vouch::parse_options const& options = {}) -> int
{
    std::ifstream file(arguments[1] == nullptr ? "" : arguments[1], std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    vouch::result<Document> const document = vouch::parse<Document>(text, options);
    if (!document) {
        std::cerr << vouch::explain(document.error(), text);
        return 1;
    }
    show(*document);

    vouch::result<std::string> const written = vouch::serialize(*document);
    vouch::result<Document> const again = vouch::parse<Document>(written ? *written : std::string(), options);
    if (!written || !again || *vouch::serialize(*again) != *written || !vouch::validate(*again).empty()) {
        std::cerr << "the document is another one after it was written and read again\n";
        return 1;
    }
    return 0;
}

} // namespace payload
#endif
