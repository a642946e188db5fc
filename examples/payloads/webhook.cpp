// SPDX-License-Identifier: BSL-1.0
#include "webhook.hpp"

#include "check.hpp"

namespace webhook {

struct teller {
    void operator()(std::monostate) const {}
    void operator()(invoice_paid const& paid) const { std::cout << paid.invoice << " paid, " << paid.amount.text() << '\n'; }
    void operator()(payment_failed const& failed) const { std::cout << failed.invoice << " not paid\n"; }
    void operator()(customers_merged const& customers) const { std::cout << customers.into << " takes over\n"; }
    void operator()(vouch::other_alternative const& unknown) const { std::cout << unknown.tag << " is news to me\n"; }
};

} // namespace webhook

int main(int, char** arguments)
{
    return payload::run<webhook::delivery>(arguments, [](webhook::delivery const& delivery) {
        for (webhook::event const& event : delivery.events)
            std::visit(webhook::teller{}, event);
    });
}
