// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_ENDED_CALL_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_ENDED_CALL_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/call_facts.hpp>
#include <vouch/http/client/detail/outcome_types.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/client/summary.hpp>
#include <vouch/http/message/message.hpp>

#include <boost/mp11/list.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::http::detail {

// How a call ended whose endpoint has these replies. Endpoints with the same replies share its code, most of which is therefore
// not inlined: an API of fifty operations would compile and hold it fifty times.
template <class Replies>
struct ended_call {
    typename outcome_variant<Replies>::type alternative;
    call_facts facts;

    template <class Alternative>
    ended_call(Alternative&& ending, call_facts known) : alternative(std::forward<Alternative>(ending)), facts(std::move(known))
    {}
    ended_call(ended_call const&) = default;
    ended_call(ended_call&&) = default;
    auto operator=(ended_call const&) -> ended_call& = default;
    auto operator=(ended_call&&) -> ended_call& = default;
    VOUCH_OUTLINE ~ended_call() {} // NOLINT(modernize-use-equals-default): a defaulted one is inlined

    [[nodiscard]] auto ending() const noexcept -> call_ending
    {
        // behind the replies stand transport_error, invalid_request, undecodable_reply and unexpected_status
        constexpr std::size_t count = boost::mp11::mp_size<Replies>::value;
        return alternative.index() < count ? call_ending::reply : static_cast<call_ending>(alternative.index() - count + 1);
    }

    [[nodiscard]] VOUCH_OUTLINE auto summary() const -> std::string
    {
        constexpr auto describe = []<class Alternative>(Alternative const& ending) {
            if constexpr (is_reply<Alternative>)
                return std::string();
            else if constexpr (std::is_same_v<Alternative, unexpected_status>)
                return detail::describe(ending, documented_content(Replies{}, ending.response.status));
            else
                return detail::describe(ending);
        };
        return summarize(facts, std::visit(describe, alternative));
    }
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
