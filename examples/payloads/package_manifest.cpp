// SPDX-License-Identifier: BSL-1.0
#include "package_manifest.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<npm::manifest>(arguments, [](npm::manifest const& manifest) {
        std::cout << manifest.name.value_or("a package without a name") << " needs:";
        if (manifest.dependencies)
            for (auto const& [name, version] : *manifest.dependencies)
                std::cout << ' ' << name << ' ' << version;
        std::cout << '\n';
    });
}
