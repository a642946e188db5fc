// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_NUMBERS_HPP
#define VOUCH_BENCH_NUMBERS_HPP
// The objects of the two texts that most benchmarks read, twitter.json and canada.json; documents.py makes texts of their form.
// A third of the members in a text of messages are not declared here; outlines are nearly all numbers.
#include <vouch/core/nullable.hpp>

#include <boost/describe/class.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct hashtag {
    std::string text{};
    std::array<std::int32_t, 2> indices{};
};
BOOST_DESCRIBE_STRUCT(hashtag, (), (text, indices))

struct mention {
    std::string screen_name{};
    std::string name{};
    std::uint64_t id{};
    std::array<std::int32_t, 2> indices{};
};
BOOST_DESCRIBE_STRUCT(mention, (), (screen_name, name, id, indices))

struct entities {
    std::vector<hashtag> hashtags{};
    std::vector<mention> user_mentions{};
};
BOOST_DESCRIBE_STRUCT(entities, (), (hashtags, user_mentions))

struct account {
    std::uint64_t id{};
    std::string name{};
    std::string screen_name{};
    std::string location{};
    std::string description{};
    vouch::nullable<std::string> url{};
    std::uint32_t followers_count{};
    std::uint32_t friends_count{};
    std::uint32_t favourites_count{};
    std::uint32_t statuses_count{};
    bool verified{};
    std::string lang{};
};
BOOST_DESCRIBE_STRUCT(account, (),
                      (id, name, screen_name, location, description, url, followers_count, friends_count, favourites_count,
                       statuses_count, verified, lang))

struct message {
    std::string created_at{};
    std::uint64_t id{};
    std::string text{};
    bool truncated{};
    vouch::nullable<std::uint64_t> in_reply_to_status_id{};
    account user{};
    std::uint32_t retweet_count{};
    std::uint32_t favorite_count{};
    bench::entities entities{};
    bool favorited{};
    bool retweeted{};
    std::string lang{};
};
BOOST_DESCRIBE_STRUCT(message, (),
                      (created_at, id, text, truncated, in_reply_to_status_id, user, retweet_count, favorite_count, entities,
                       favorited, retweeted, lang))

struct messages {
    std::vector<message> statuses{};
};
BOOST_DESCRIBE_STRUCT(messages, (), (statuses))

struct outline {
    std::string type{};
    std::vector<std::vector<std::array<double, 2>>> coordinates{};
};
BOOST_DESCRIBE_STRUCT(outline, (), (type, coordinates))

struct properties {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(properties, (), (name))

struct feature {
    std::string type{};
    bench::properties properties{};
    outline geometry{};
};
BOOST_DESCRIBE_STRUCT(feature, (), (type, properties, geometry))

struct outlines {
    std::string type{};
    std::vector<feature> features{};
};
BOOST_DESCRIBE_STRUCT(outlines, (), (type, features))

} // namespace bench
#endif
