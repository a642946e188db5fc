// SPDX-License-Identifier: BSL-1.0
#include "geojson.hpp"

#include "check.hpp"

int main(int, char** arguments)
{
    return payload::run<geojson::feature_collection>(arguments, [](geojson::feature_collection const& map) {
        std::size_t positions = 0;
        for (geojson::feature const& feature : map.features)
            if (feature.geometry)
                positions += geojson::position_counter()(*feature.geometry);
        std::cout << map.features.size() << " features of " << positions << " positions\n";
    });
}
