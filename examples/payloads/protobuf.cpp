// SPDX-License-Identifier: BSL-1.0
#include "protobuf.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<protobuf::shipment>(arguments, [](protobuf::shipment const& shipment) {
        if (shipment.shipmentId && shipment.timeInTransit)
            std::cout << "shipment " << **shipment.shipmentId << " was under way for "
                      << std::chrono::duration_cast<std::chrono::hours>(shipment.timeInTransit->length).count() << " hours";
        std::cout << " and has " << shipment.items.size() << " items\n";
    });
}
