// SPDX-License-Identifier: BSL-1.0
#include "vouch.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {
namespace {

// The same object again and again.
struct with_parse_into {
    template <class Document>
    static auto read(std::string_view text) -> Document*
    {
        static Document document;
        return vouch::parse_into(text, document).empty() ? &document : nullptr;
    }
};

} // namespace

auto contend_vouch() -> contender
{
    contender made = contender_of<with_vouch>("vouch", VOUCH_VERSION_STRING);
    add_reading<with_vouch>(made.update); // to check what others wrote
    return made;
}

auto contend_vouch_parse_into() -> contender
{
    return contender_of<with_parse_into>("vouch parse_into", VOUCH_VERSION_STRING);
}

auto count_mistakes(std::string_view text, std::size_t limit) -> std::size_t
{
    return vouch::parse<std::vector<user>>(text, {.max_errors = limit}).error().size();
}

} // namespace bench
