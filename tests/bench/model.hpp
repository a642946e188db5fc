// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_MODEL_HPP
#define VOUCH_BENCH_MODEL_HPP
// The objects that every contender reads into and writes: a user of the Carbn API, its reply and its update, with types that
// cannot hold nonsense. No contender may do without the checks of these types: what has no uuid, no calendar and no list of
// countries of its own calls vouch's from its own hooks.
#include <vouch/core/nullable.hpp>
#include <vouch/core/text.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/uuid.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using moment = std::chrono::sys_time<std::chrono::microseconds>;

enum class user_status { under_review, active, paused, rejected, offboarded, incomplete };
BOOST_DESCRIBE_ENUM(user_status, under_review, active, paused, rejected, offboarded, incomplete)

enum class document_type { identity_front, identity_back, tax_document, proof_of_address, source_of_funds, selfie };
BOOST_DESCRIBE_ENUM(document_type, identity_front, identity_back, tax_document, proof_of_address, source_of_funds, selfie)

enum class user_type { individual, business };
BOOST_DESCRIBE_ENUM(user_type, individual, business)

struct document {
    std::string name{};
    document_type type{};
};
BOOST_DESCRIBE_STRUCT(document, (), (name, type))

struct address {
    std::string line1{};
    vouch::nullable<std::string> line2{};
    std::string city{};
    vouch::country country{};
    vouch::nullable<std::string> region{};
    std::string sub_division{};
    std::string postal_code{};
};
BOOST_DESCRIBE_STRUCT(address, (), (line1, line2, city, country, region, sub_division, postal_code))

struct rejection_reason {
    std::string customer_reason{};
    moment timestamp{};
    std::string developer_reason{};
};
BOOST_DESCRIBE_STRUCT(rejection_reason, (), (customer_reason, timestamp, developer_reason))

struct user {
    boost::uuids::uuid id{};
    user_status status{};
    std::vector<document> documents{};
    bench::address address{};
    std::string first_name{};
    std::string last_name{};
    std::string email_address{};
    std::string phone_number{};
    std::chrono::year_month_day date_of_birth{};
    vouch::nullable<std::vector<rejection_reason>> rejection_reasons{};
    vouch::nullable<std::vector<std::string>> requirements{};
};
BOOST_DESCRIBE_STRUCT(user, (),
                      (id, status, documents, address, first_name, last_name, email_address, phone_number, date_of_birth,
                       rejection_reasons, requirements))

struct identity {
    vouch::country identity_country_code{};
    std::string identity_number{};
    std::string identity_document_name{};
};
BOOST_DESCRIBE_STRUCT(identity, (), (identity_country_code, identity_number, identity_document_name))

struct additional_document {
    std::string name{};
    document_type type{};
    vouch::country issuing_country{};
    std::string document_number{};
};
BOOST_DESCRIBE_STRUCT(additional_document, (), (name, type, issuing_country, document_number))

struct update_address {
    std::string line1{};
    std::string city{};
    std::string sub_division{};
    vouch::country country{};
    std::string postal_code{};
};
BOOST_DESCRIBE_STRUCT(update_address, (), (line1, city, sub_division, country, postal_code))

struct update {
    std::optional<std::string> first_name{};
    std::optional<std::string> last_name{};
    std::optional<std::string> email_address{};
    std::optional<std::string> phone_number{};
    std::optional<bench::user_type> user_type{};
    std::optional<std::chrono::year_month_day> date_of_birth{};
    std::optional<boost::uuids::uuid> consent_id{};
    std::optional<std::string> metadata{};
    std::optional<bool> sharing_consent{};
    std::optional<bench::identity> identity{};
    std::optional<std::vector<additional_document>> documents{};
    std::optional<update_address> address{};
};
BOOST_DESCRIBE_STRUCT(update, (),
                      (first_name, last_name, email_address, phone_number, user_type, date_of_birth, consent_id, metadata,
                       sharing_consent, identity, documents, address))

// The text of a value, for hooks that want to be handed one. No value here is longer.
template <vouch::text_type Type>
struct text_of {
    explicit text_of(Type const& value)
    {
        if constexpr (vouch::detail::own_text_type<Type>)
            view = value.view();
        else if (char const* const end = vouch::text_traits<Type>::write(value, room))
            view = {room, static_cast<std::size_t>(end - room)};
    }

    std::string_view view{};
    char room[40];
};

} // namespace bench
#endif
