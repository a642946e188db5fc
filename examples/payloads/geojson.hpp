// SPDX-License-Identifier: BSL-1.0
// Features on a map (RFC 7946).
#ifndef VOUCH_EXAMPLES_PAYLOADS_GEOJSON_HPP
#define VOUCH_EXAMPLES_PAYLOADS_GEOJSON_HPP
#include "any_json.hpp"

#include <vouch/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace geojson {

// A place: [17.1,48.1], or with an altitude in metres [17.1,48.1,134].
struct position {
    double longitude{};
    double latitude{};
    std::optional<double> altitude{};

    friend auto vouch_represent(position const& at, vouch::of<position>) -> std::vector<double>
    {
        return at.altitude ? std::vector{at.longitude, at.latitude, *at.altitude} : std::vector{at.longitude, at.latitude};
    }
    friend auto vouch_restore(std::vector<double> const& numbers, vouch::of<position>) -> std::optional<position>
    {
        if (numbers.size() == 2)
            return position{numbers[0], numbers[1], {}};
        if (numbers.size() == 3)
            return position{numbers[0], numbers[1], numbers[2]};
        return std::nullopt;
    }
    friend constexpr auto vouch_info(vouch::of<position>) -> vouch::text_info
    {
        return {.code = "not_a_position", .expected = "a longitude, a latitude, and perhaps an altitude"};
    }
};

using line = std::vector<position>;
using ring = std::vector<position>; // its last position is its first one again
using area = std::vector<ring>;     // the outer ring, then the holes

struct point {
    position coordinates{};
};
BOOST_DESCRIBE_STRUCT(point, (), (coordinates))
struct multi_point {
    std::vector<position> coordinates{};
};
BOOST_DESCRIBE_STRUCT(multi_point, (), (coordinates))
struct line_string {
    line coordinates{};
};
BOOST_DESCRIBE_STRUCT(line_string, (), (coordinates))
constexpr auto vouch_schema(vouch::of<line_string>)
{
    return vouch::schema(vouch::field<&line_string::coordinates>(vouch::min_items(2)));
}
struct multi_line_string {
    std::vector<line> coordinates{};
};
BOOST_DESCRIBE_STRUCT(multi_line_string, (), (coordinates))
constexpr auto vouch_schema(vouch::of<multi_line_string>)
{
    return vouch::schema(vouch::field<&multi_line_string::coordinates>(vouch::each(vouch::min_items(2))));
}
struct polygon {
    area coordinates{};
};
BOOST_DESCRIBE_STRUCT(polygon, (), (coordinates))
constexpr auto vouch_schema(vouch::of<polygon>)
{
    return vouch::schema(vouch::field<&polygon::coordinates>(vouch::each(vouch::min_items(4))));
}
struct multi_polygon {
    std::vector<area> coordinates{};
};
BOOST_DESCRIBE_STRUCT(multi_polygon, (), (coordinates))
constexpr auto vouch_schema(vouch::of<multi_polygon>)
{
    return vouch::schema(vouch::field<&multi_polygon::coordinates>(vouch::each(vouch::each(vouch::min_items(4)))));
}

// A collection of geometries is a geometry itself: the box lets it hold them.
struct geometry_collection;
using geometry =
    std::variant<point, multi_point, line_string, multi_line_string, polygon, multi_polygon, vouch::boxed<geometry_collection>>;
struct geometry_collection {
    std::vector<geometry> geometries{};
};
BOOST_DESCRIBE_STRUCT(geometry_collection, (), (geometries))
constexpr auto vouch_schema(vouch::of<geometry>)
{
    using namespace vouch;
    return schema(tag("type"), alternative<point>("Point"), alternative<multi_point>("MultiPoint"),
                  alternative<line_string>("LineString"), alternative<multi_line_string>("MultiLineString"),
                  alternative<polygon>("Polygon"), alternative<multi_polygon>("MultiPolygon"),
                  alternative<boxed<geometry_collection>>("GeometryCollection"));
}

// West, south, east, north; with the lowest and the highest altitude in between where there are altitudes.
using bounding_box = std::vector<double>;

struct feature {
    std::string type{};
    std::optional<std::variant<std::string, vouch::decimal>> id{};
    std::optional<bounding_box> bbox{};
    vouch::nullable<geojson::geometry> geometry{};
    vouch::nullable<vouch::ordered_map<payload::any_json>> properties{};
};
BOOST_DESCRIBE_STRUCT(feature, (), (type, id, bbox, geometry, properties))
constexpr auto vouch_schema(vouch::of<feature>)
{
    using namespace vouch;
    return schema(field<&feature::type>(one_of("Feature")), field<&feature::bbox>(items(4, 6)));
}

struct feature_collection {
    std::string type{};
    std::optional<bounding_box> bbox{};
    std::vector<feature> features{};
};
BOOST_DESCRIBE_STRUCT(feature_collection, (), (type, bbox, features))
constexpr auto vouch_schema(vouch::of<feature_collection>)
{
    using namespace vouch;
    return schema(field<&feature_collection::type>(one_of("FeatureCollection")), field<&feature_collection::bbox>(items(4, 6)));
}

// How many positions a geometry has, also those of the geometries in it.
struct position_counter {
    auto operator()(position const&) const -> std::size_t { return 1; }
    template <class Value>
    auto operator()(std::vector<Value> const& all) const -> std::size_t
    {
        std::size_t sum = 0;
        for (Value const& one : all)
            sum += (*this)(one);
        return sum;
    }
    auto operator()(geometry const& any) const -> std::size_t { return std::visit(*this, any); }
    auto operator()(vouch::boxed<geometry_collection> const& all) const -> std::size_t { return (*this)(all->geometries); }
    template <class Simple>
    auto operator()(Simple const& simple) const -> decltype((*this)(simple.coordinates))
    {
        return (*this)(simple.coordinates);
    }
};

} // namespace geojson
#endif
