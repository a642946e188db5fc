// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_ALL_HPP
#define VOUCH_BENCH_CONTENDERS_ALL_HPP
#include "../contender.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace bench {

auto contend_vouch() -> contender;
auto contend_vouch_parse_into() -> contender;
auto contend_glaze() -> contender;
auto contend_simdjson() -> contender;
auto contend_daw_json_link() -> contender;
auto contend_reflect_cpp() -> contender;
auto contend_boost_json() -> contender;
auto contend_rapidjson() -> contender;
auto contend_nlohmann() -> contender;

// Those that are built in; the build leaves out what is not there.
inline auto all_contenders() -> std::vector<contender>
{
    return {
        contend_vouch(),         contend_vouch_parse_into(),
#ifdef BENCH_WITH_GLAZE
        contend_glaze(),
#endif
#ifdef BENCH_WITH_SIMDJSON
        contend_simdjson(),
#endif
#ifdef BENCH_WITH_DAW_JSON_LINK
        contend_daw_json_link(),
#endif
#ifdef BENCH_WITH_REFLECT_CPP
        contend_reflect_cpp(),
#endif
#ifdef BENCH_WITH_BOOST_JSON
        contend_boost_json(),
#endif
#ifdef BENCH_WITH_RAPIDJSON
        contend_rapidjson(),
#endif
#ifdef BENCH_WITH_NLOHMANN
        contend_nlohmann(),
#endif
    };
}

// How many errors vouch has for a text of users.
auto count_mistakes(std::string_view text, std::size_t limit) -> std::size_t;

} // namespace bench
#endif
