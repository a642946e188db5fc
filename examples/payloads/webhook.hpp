// SPDX-License-Identifier: BSL-1.0
// A delivery of a webhook: an envelope with events, each of which has its type beside its data.
#ifndef VOUCH_EXAMPLES_PAYLOADS_WEBHOOK_HPP
#define VOUCH_EXAMPLES_PAYLOADS_WEBHOOK_HPP
#include <vouch/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace webhook {

struct invoice_paid {
    std::string invoice{};
    vouch::decimal amount{};
    vouch::currency currency{};
    std::chrono::sys_seconds paid_at{};
};
BOOST_DESCRIBE_STRUCT(invoice_paid, (), (invoice, amount, currency, paid_at))

enum class reason { insufficient_funds, expired_card };
BOOST_DESCRIBE_ENUM(reason, insufficient_funds, expired_card)
struct payment_failed {
    std::string invoice{};
    vouch::open<reason> why{};
    std::optional<std::chrono::sys_seconds> next_attempt{};
};
BOOST_DESCRIBE_STRUCT(payment_failed, (), (invoice, why, next_attempt))

struct customers_merged {
    std::vector<std::string> merged{};
    std::string into{};
};
BOOST_DESCRIBE_STRUCT(customers_merged, (), (merged, into))

// {"type":"invoice.paid","data":{…}}, and {"type":"ping"}. An event of next year is kept, so that a sender that learns it breaks
// nothing.
using event = std::variant<invoice_paid, payment_failed, customers_merged, std::monostate, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<event>)
{
    using namespace vouch;
    return schema(tag("type", content("data")), alternative<invoice_paid>("invoice.paid"),
                  alternative<payment_failed>("payment.failed"), alternative<customers_merged>("customers.merged"),
                  alternative<std::monostate>("ping"));
}

struct delivery {
    boost::uuids::uuid id{};
    std::chrono::sys_seconds sent_at{};
    unsigned attempt{};
    std::vector<event> events{};
};
BOOST_DESCRIBE_STRUCT(delivery, (), (id, sent_at, attempt, events))
constexpr auto vouch_schema(vouch::of<delivery>)
{
    using namespace vouch;
    return schema(field<&delivery::attempt>(minimum(1)), field<&delivery::events>(items(1, 100)));
}

// The other usual form: the envelope has the type as one member among others, {"id":…,"type":"invoice.paid","data":{…}}.
template <class Data>
struct message {
    std::string id{};
    std::chrono::sys_seconds timestamp{};
    Data data{};
    BOOST_DESCRIBE_CLASS(message, (), (id, timestamp, data), (), ())
};
using any_message = std::variant<message<invoice_paid>, message<payment_failed>, vouch::other_alternative>;
constexpr auto vouch_schema(vouch::of<any_message>)
{
    using namespace vouch;
    return schema(tag("type"), alternative<message<invoice_paid>>("invoice.paid"),
                  alternative<message<payment_failed>>("payment.failed"));
}

} // namespace webhook
#endif
