// SPDX-License-Identifier: BSL-1.0
#include "kubernetes_service.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<kubernetes::service>(
        arguments,
        [](kubernetes::service const& service) {
            if (!service.spec.ports)
                return;
            for (kubernetes::service_port const& port : *service.spec.ports) {
                std::cout << service.metadata.name << ':' << port.port << " -> ";
                if (port.targetPort)
                    std::visit([](auto const& target) { std::cout << target << '\n'; }, *port.targetPort);
                else
                    std::cout << port.port << '\n';
            }
        },
        vouch::tolerant);
}
