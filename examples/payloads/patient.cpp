// SPDX-License-Identifier: BSL-1.0
#include "patient.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<fhir::patient>(arguments, [](fhir::patient const& patient) {
        if (patient.name && patient.birthDate)
            std::cout << patient.name->front().family.value_or("somebody") << ", born in "
                      << static_cast<int>(patient.birthDate->year()) << '\n';
        if (patient.multipleBirthInteger)
            std::cout << "  as child " << *patient.multipleBirthInteger << " of several\n";
    });
}
