// vouch 0.1.0, carbn/carbn.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// carbn/api_key.hpp
#ifndef CARBN_API_KEY_HPP
#define CARBN_API_KEY_HPP

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace carbn {

/// The key that every operation requires in `x-api-key`: 32 letters and digits, as the errors page of the API says.
class api_key {
public:
    /// The key in `text`; empty if it has another form.
    [[nodiscard]] static auto parse(std::string_view text) -> std::optional<api_key>
    {
        if (!valid(text))
            return std::nullopt;
        return api_key(vouch::secret(text));
    }

    /// The key in the environment variable.
    ///
    /// Errors: `missing_api_key` if it is unset or empty, `not_an_api_key` if it has another form. The pointer names the
    /// variable.
    [[nodiscard]] static auto from_environment(char const* variable = "CARBN_API_KEY") -> vouch::result<api_key>
    {
        using vouch::errc;
        char const* const text = std::getenv(variable);
        if (text == nullptr || *text == '\0')
            return failure({errc::missing_member, "missing_api_key", "an API key in this environment variable"}, variable);
        if (auto key = parse(text))
            return *std::move(key);
        return failure({errc::format, "not_an_api_key", "32 letters and digits"}, variable);
    }

    /// A key of any form, also one that the documents do not describe.
    explicit api_key(vouch::secret key) : secret_(std::move(key)) {}

    [[nodiscard]] auto secret() const noexcept -> vouch::secret const& { return secret_; }

private:
    static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        bool is_valid = text.size() == 32;
        for (char const letter : text)
            is_valid = is_valid &&
                       ((letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'));
        return is_valid;
    }

    static auto failure(vouch::expectation const& expected, std::string_view variable) -> vouch::errors
    {
        return {vouch::error(expected, "/" + std::string(variable))};
    }

    vouch::secret secret_;
};

} // namespace carbn
#endif

// carbn/error_body.hpp
#ifndef CARBN_ERROR_BODY_HPP
#define CARBN_ERROR_BODY_HPP

namespace carbn {

/// The body of an error reply. Its `code` is a number in a string, "4030"; it does not contain the HTTP status.
struct error_body {
    std::optional<std::string> code{};
    std::optional<std::string> http_method{};
    std::optional<std::string> message{};
    std::optional<std::string> path{};
    std::optional<std::string> request_id{};    // support asks for it
    std::optional<std::string> resource_path{}; // the gateway's pattern for the path

    friend bool operator==(error_body const&, error_body const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (code, http_method, message, path, request_id, resource_path))

/// Finds the request id for `vouch::http::outcome`.
inline auto vouch_request_id(error_body const& body) -> std::string_view
{
    return body.request_id ? std::string_view(*body.request_id) : std::string_view();
}

constexpr auto vouch_schema(vouch::of<error_body>)
{
    return vouch::schema(vouch::field<&error_body::http_method>(vouch::name("httpMethod")),
                         vouch::field<&error_body::request_id>(vouch::name("requestId")),
                         vouch::field<&error_body::resource_path>(vouch::name("resourcePath")));
}

} // namespace carbn
#endif

// carbn/vocabulary.hpp
#ifndef CARBN_VOCABULARY_HPP
#define CARBN_VOCABULARY_HPP
#include <boost/describe/enum.hpp>

#include <cstdint>

// The enumerations in the API's documents. Members of an enumeration that the documents do not close have the type
// vouch::open<enumeration>.
namespace carbn {

/// The status of a user. The documents describe `paused` but leave it out of the list of options; here it is included.
enum class user_status : std::uint8_t { under_review, active, paused, rejected, offboarded, incomplete };
BOOST_DESCRIBE_ENUM(user_status, under_review, active, paused, rejected, offboarded, incomplete)

/// The type of a user. It is the only documented option.
enum class user_type : std::uint8_t { individual };
BOOST_DESCRIBE_ENUM(user_type, individual)

/// The names of documents in the examples; the set is open.
enum class document_name : std::uint8_t { permanent_residency_id, national_id, steuer_id };
BOOST_DESCRIBE_ENUM(document_name, permanent_residency_id, national_id, steuer_id)

/// The types of documents in the examples; the set is open.
enum class document_type : std::uint8_t { identity_front, identity_back, tax_document };
BOOST_DESCRIBE_ENUM(document_type, identity_front, identity_back, tax_document)

} // namespace carbn
#endif

// carbn/user.hpp
#ifndef CARBN_USER_HPP
#define CARBN_USER_HPP

#include <map>
#include <vector>

// The user in a reply of the API. The documents say of no member that it is required, so only `id` and `status` are required
// here. Any other member may be absent or null, and is written back in the same state. Members that the documents do not name are
// kept and written back after the others. There are no rules.
namespace carbn {

/// A document in a reply.
struct user_document {
    vouch::patch<vouch::open<document_name>> name{};
    vouch::patch<vouch::open<document_type>> type{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user_document const&, user_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_document, (), (name, type, undocumented))
constexpr auto vouch_schema(vouch::of<user_document>)
{
    return vouch::schema(vouch::unknown_members<&user_document::undocumented>);
}

/// A postal address in a reply: the members of an update and two more.
struct user_address {
    vouch::patch<std::string> line1{};
    vouch::patch<std::string> line2{};
    vouch::patch<std::string> city{};
    vouch::patch<vouch::open<vouch::country>> country{};
    vouch::patch<std::string> region{};
    vouch::patch<std::string> sub_division{};
    vouch::patch<std::string> postal_code{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user_address const&, user_address const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_address, (), (line1, line2, city, country, region, sub_division, postal_code, undocumented))
constexpr auto vouch_schema(vouch::of<user_address>)
{
    return vouch::schema(vouch::unknown_members<&user_address::undocumented>);
}

/// A user. `vouch::patch` members distinguish absent, null and a value.
struct user {
    boost::uuids::uuid id{};
    vouch::open<user_status> status{};
    vouch::patch<std::vector<user_document>> documents{};
    vouch::patch<user_address> address{};
    vouch::patch<std::string> first_name{};
    vouch::patch<std::string> last_name{};
    vouch::patch<vouch::email> email_address{};
    vouch::patch<vouch::open<vouch::phone>> phone_number{}; // E.164 is inferred
    vouch::patch<std::chrono::year_month_day> date_of_birth{};
    vouch::patch<std::vector<vouch::raw_json>> rejection_reasons{}; // their members are not documented
    vouch::patch<std::vector<std::string>> requirements{};
    std::map<std::string, vouch::raw_json> undocumented{};

    friend bool operator==(user const&, user const&) = default;
};
BOOST_DESCRIBE_STRUCT(user, (),
                      (id, status, documents, address, first_name, last_name, email_address, phone_number, date_of_birth,
                       rejection_reasons, requirements, undocumented))
constexpr auto vouch_schema(vouch::of<user>)
{
    return vouch::schema(vouch::unknown_members<&user::undocumented>);
}

} // namespace carbn
#endif

// carbn/user_update.hpp
#ifndef CARBN_USER_UPDATE_HPP
#define CARBN_USER_UPDATE_HPP

// The body of an update. Every member is optional, and only the members that are set are sent. A member with a documented format
// has a type that can hold nothing else; there is no rule that the documents do not state.
namespace carbn {

/// The primary identity document.
struct identity {
    std::optional<vouch::country> identity_country_code{}; // alpha-3 is inferred from "DEU"
    std::optional<std::string> identity_number{};
    std::optional<vouch::open<document_name>> identity_document_name{};

    friend bool operator==(identity const&, identity const&) = default;
};
BOOST_DESCRIBE_STRUCT(identity, (), (identity_country_code, identity_number, identity_document_name))

/// An additional document: a proof of address, a source of funds.
struct additional_document {
    std::optional<vouch::open<document_name>> name{};
    std::optional<vouch::open<document_type>> type{};
    std::optional<vouch::country> issuing_country{};
    std::optional<std::string> document_number{};

    friend bool operator==(additional_document const&, additional_document const&) = default;
};
BOOST_DESCRIBE_STRUCT(additional_document, (), (name, type, issuing_country, document_number))

/// A postal address in an update.
struct address {
    std::optional<std::string> line1{};
    std::optional<std::string> city{};
    std::optional<std::string> sub_division{};
    std::optional<vouch::country> country{};
    std::optional<std::string> postal_code{};

    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (line1, city, sub_division, country, postal_code))

/// A change to a user: the twelve members of the documented request.
struct user_update {
    std::optional<std::string> first_name{};
    std::optional<std::string> last_name{};
    std::optional<vouch::email> email_address{};
    std::optional<vouch::phone> phone_number{}; // E.164 is inferred
    std::optional<carbn::user_type> user_type{};
    std::optional<std::chrono::year_month_day> date_of_birth{};
    std::optional<boost::uuids::uuid> consent_id{}; // that it is a UUID is inferred from the reply of the consent operation
    std::optional<std::string> metadata{};          // JSON in a string; the documents do not say that the server reads it
    std::optional<bool> sharing_consent{};
    std::optional<carbn::identity> identity{};
    std::optional<std::vector<additional_document>> documents{};
    std::optional<carbn::address> address{};

    friend bool operator==(user_update const&, user_update const&) = default;
};
BOOST_DESCRIBE_STRUCT(user_update, (),
                      (first_name, last_name, email_address, phone_number, user_type, date_of_birth, consent_id, metadata,
                       sharing_consent, identity, documents, address))

} // namespace carbn
#endif

// carbn/operations.hpp
#ifndef CARBN_OPERATIONS_HPP
#define CARBN_OPERATIONS_HPP

// The documents name no status codes: here any 2xx is the success, and every other status may carry the documented error body.
namespace carbn {

/// The origin of the API, the only one in its documents.
inline constexpr char const* production = "https://api.carbnconnect.com";

/// Gets the details of a user: "Get User Details" in the documents.
struct get_user : vouch::http::endpoint<"GET /onboarding/api/v1/users/{user_id}", vouch::http::summary<"Get user details">,
                                        vouch::http::tag<"users">, vouch::http::api_key<"x-api-key">,
                                        vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::reply_range<2, user>,
                                        vouch::http::default_reply<error_body>> {};

/// Changes a user: "Update User" in the documents. This PUT changes only the members that it contains.
struct update_user
    : vouch::http::endpoint<"PUT /onboarding/api/v1/users/{user_id}", vouch::http::summary<"Update user">,
                            vouch::http::description<"Changes only the members that the body contains.">,
                            vouch::http::tag<"users">, vouch::http::api_key<"x-api-key">,
                            vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::json_body<user_update>,
                            vouch::http::reply_range<2, user>, vouch::http::default_reply<error_body>> {};

} // namespace carbn
#endif

// carbn/client.hpp
#ifndef CARBN_CLIENT_HPP
#define CARBN_CLIENT_HPP

namespace carbn {

/// Calls the API over any backend: `carbn::client api{net, key}`.
///
/// Errors:   each call returns a `vouch::http::outcome`. A request with an error is not sent.
/// Lifetime: an lvalue backend is referred to and must outlive the client; an rvalue is owned.
template <class Backend>
class client {
public:
    /// `options.origin` defaults to the origin of the API.
    client(Backend&& backend, api_key const& key, vouch::http::client_options options = {})
        : api_(std::forward<Backend>(backend), with_origin(std::move(options)), vouch::http::key<"x-api-key">(key.secret()))
    {}

    /// Gets the details of a user. `arguments` are those of `vouch::http::call::send`: nothing, a stop request; on a callback
    /// backend a function.
    template <class... Arguments>
    auto get_user(boost::uuids::uuid const& id, Arguments... arguments) const
    {
        return api_.template call<carbn::get_user>().template with<"user_id">(id).send(std::move(arguments)...);
    }

    /// Updates a user. Only the members that are set in `change` are sent. `arguments` as for `get_user`.
    template <class... Arguments>
    auto update_user(boost::uuids::uuid const& id, user_update const& change, Arguments... arguments) const
    {
        return api_.template call<carbn::update_user>().template with<"user_id">(id).body(change).send(std::move(arguments)...);
    }

private:
    static auto with_origin(vouch::http::client_options options) -> vouch::http::client_options
    {
        if (options.origin.empty())
            options.origin = production;
        return options;
    }

    vouch::http::client<Backend, vouch::http::key<"x-api-key">> api_;
};

template <class Backend>
client(Backend&&, api_key const&) -> client<Backend>;
template <class Backend>
client(Backend&&, api_key const&, vouch::http::client_options) -> client<Backend>;

} // namespace carbn
#endif

// carbn/carbn.hpp
#ifndef CARBN_CARBN_HPP
#define CARBN_CARBN_HPP
// The Carbn Connect onboarding API: its types, its operations and a client.
#endif
