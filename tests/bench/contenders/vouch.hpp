// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_VOUCH_HPP
#define VOUCH_BENCH_CONTENDERS_VOUCH_HPP
#include "../model.hpp"

#include <vouch/json.hpp>

namespace bench {

struct with_vouch {
    template <class Document>
    static auto read(std::string_view text)
    {
        return vouch::parse<Document>(text);
    }

    template <class Document>
    static auto write(Document const& document)
    {
        return vouch::serialize(document);
    }
};

} // namespace bench
#endif
