// vouch 0.1.0, carbn/sandbox.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// carbn/api_key.hpp
#ifndef CARBN_API_KEY_HPP
#define CARBN_API_KEY_HPP

#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

namespace carbn {

/// The key that every operation wants in `x-api-key`: 32 letters and digits, as the errors page of the API says.
class api_key {
public:
    /// The key in `text`, or nothing where it has another form.
    [[nodiscard]] static auto parse(std::string_view text) -> std::optional<api_key>
    {
        if (!valid(text))
            return std::nullopt;
        return api_key(vouch::secret(text));
    }

    /// The key in an environment variable.
    ///
    /// Errors: `missing_api_key` where it is unset or empty, `not_an_api_key` where it has another form; the pointer names the
    ///         variable.
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

    /// A key of a form that the documents do not know, taken as it is.
    explicit api_key(vouch::secret key) : secret_(std::move(key)) {}

    [[nodiscard]] auto secret() const noexcept -> vouch::secret const& { return secret_; }

private:
    static constexpr auto valid(std::string_view text) noexcept -> bool
    {
        bool good = text.size() == 32;
        for (char const one : text)
            good = good && ((one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z'));
        return good;
    }

    static auto failure(vouch::expectation const& what, std::string_view variable) -> vouch::errors
    {
        return {vouch::error(what, "/" + std::string(variable))};
    }

    vouch::secret secret_;
};

} // namespace carbn
#endif

// carbn/error_body.hpp
#ifndef CARBN_ERROR_BODY_HPP
#define CARBN_ERROR_BODY_HPP

#include <string>

namespace carbn {

/// The body of an error reply. Its `code` is a number in a string, "4030"; the HTTP status is not in it.
struct error_body {
    std::optional<std::string> code{};
    std::optional<std::string> http_method{};
    std::optional<std::string> message{};
    std::optional<std::string> path{};
    std::optional<std::string> request_id{};    // what support asks for
    std::optional<std::string> resource_path{}; // the gateway's pattern for the path

    friend bool operator==(error_body const&, error_body const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (code, http_method, message, path, request_id, resource_path))

/// Where an outcome finds the id of its request.
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

// The closed and the open sets of words that the API's documents use. A set that the documents do not close is only ever a
// member through vouch::open.
namespace carbn {

/// Where a user stands. `paused` is in the description of the field and missing from its list of options; both count here.
enum class user_status : std::uint8_t { under_review, active, paused, rejected, offboarded, incomplete };
BOOST_DESCRIBE_ENUM(user_status, under_review, active, paused, rejected, offboarded, incomplete)

/// What a user is. The one documented option.
enum class user_type : std::uint8_t { individual };
BOOST_DESCRIBE_ENUM(user_type, individual)

/// The document names that examples show; not a closed set.
enum class document_name : std::uint8_t { permanent_residency_id, national_id, steuer_id };
BOOST_DESCRIBE_ENUM(document_name, permanent_residency_id, national_id, steuer_id)

/// The document types that examples show; not a closed set.
enum class document_type : std::uint8_t { identity_front, identity_back, tax_document };
BOOST_DESCRIBE_ENUM(document_type, identity_front, identity_back, tax_document)

} // namespace carbn
#endif

// carbn/user.hpp
#ifndef CARBN_USER_HPP
#define CARBN_USER_HPP

#include <map>
#include <vector>

// What the API answers with. The documents require no member of it, so only `id` and `status` are required here; any other
// may be absent or null, and both come back as they were. So do members that the documents do not name, behind the others.
// It carries no rules.
namespace carbn {

/// A document as a reply lists it.
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

/// A postal address as a reply holds it: the update's and two members more.
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

/// A user. `vouch::patch` members tell absent, null and a value apart.
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
    vouch::patch<std::vector<vouch::raw_json>> rejection_reasons{}; // the names of their members are not documented
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

// What an update may hold. Every member is optional and only what is set is sent. Members that the documents give a format
// have a type that cannot hold anything else; no rule is invented where the documents state none.
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

/// A postal address as an update holds it.
struct address {
    std::optional<std::string> line1{};
    std::optional<std::string> city{};
    std::optional<std::string> sub_division{};
    std::optional<vouch::country> country{};
    std::optional<std::string> postal_code{};

    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (line1, city, sub_division, country, postal_code))

/// A change to a user: all twelve members that the documented request shows.
struct user_update {
    std::optional<std::string> first_name{};
    std::optional<std::string> last_name{};
    std::optional<vouch::email> email_address{};
    std::optional<vouch::phone> phone_number{}; // E.164 is inferred
    std::optional<carbn::user_type> user_type{};
    std::optional<std::chrono::year_month_day> date_of_birth{};
    std::optional<boost::uuids::uuid> consent_id{}; // a UUID is inferred: the reply of the consent operation is one
    std::optional<std::string> metadata{};          // JSON in a string, which nobody says the server reads
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

// The documents print no status codes: any 2xx is the success, and anything else may carry the one documented error body.
namespace carbn {

/// The origin of the API, the only one that its documents name.
inline constexpr char const* production = "https://api.carbnconnect.com";

/// Get User Details.
struct get_user : vouch::http::endpoint<"GET /onboarding/api/v1/users/{user_id}", vouch::http::api_key<"x-api-key">,
                                        vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::reply_range<2, user>,
                                        vouch::http::default_reply<error_body>> {
    static constexpr auto summary = "Get user details";
};

/// Update User: a PUT that changes only the members it is sent.
struct update_user
    : vouch::http::endpoint<"PUT /onboarding/api/v1/users/{user_id}", vouch::http::api_key<"x-api-key">,
                            vouch::http::path_param<"user_id", boost::uuids::uuid>, vouch::http::json_body<user_update>,
                            vouch::http::reply_range<2, user>, vouch::http::default_reply<error_body>> {
    static constexpr auto summary = "Update user";
};

} // namespace carbn
#endif

// carbn/sandbox.hpp
#ifndef CARBN_SANDBOX_HPP
#define CARBN_SANDBOX_HPP

#include <algorithm>
#include <array>
#include <mutex>
#include <random>

namespace carbn {

/// A small Carbn in memory, for trying and testing: a function from request to response that any server can serve and
/// `vouch::backend::memory` can call. It starts with one user.
///
/// Where the documents are silent it does the least surprising: an update replaces the members it holds, those of the address
/// one by one; a document is added unless there is one of the same name and type. Keys are refused with 403 and the documented
/// error body. Anything else that is wrong with a request is a problem of RFC 9457 with every mistake. It writes no log. It may
/// be called from several threads.
class sandbox {
public:
    explicit sandbox(api_key key) : key_(std::move(key)), user_id_(random_uuid())
    {
        users_.emplace(user_id_, first_user(user_id_));
    }

    /// The user that is there from the start.
    [[nodiscard]] auto user_id() const noexcept -> boost::uuids::uuid const& { return user_id_; }

    [[nodiscard]] auto operator()(vouch::http::request const& request) -> vouch::http::response
    {
        using namespace vouch::http;
        service const api{authenticate<"x-api-key">(
                              key_.secret(), [](vouch::http::request const& from, refusal why) { return refuse_key(from, why); }),
                          on<get_user>([this](received<get_user> const& call) { return get(call); }),
                          on<update_user>([this](received<update_user> const& call) { return update(call); })};
        return api(request);
    }

private:
    using users = std::map<boost::uuids::uuid, user>;

    auto get(vouch::http::received<get_user> const& call) -> vouch::http::answer<get_user>
    {
        std::lock_guard const lock(mutex_);
        auto const found = users_.find(call.get<"user_id">());
        if (found == users_.end())
            return vouch::http::reply_with<404>(unknown_user<get_user>());
        return vouch::http::reply_with<200>(found->second);
    }

    auto update(vouch::http::received<update_user> const& call) -> vouch::http::answer<update_user>
    {
        std::lock_guard const lock(mutex_);
        auto const found = users_.find(call.get<"user_id">());
        if (found == users_.end())
            return vouch::http::reply_with<404>(unknown_user<update_user>());
        apply(call.body(), found->second);
        return vouch::http::reply_with<200>(found->second);
    }

    // vouch::merge would replace the documents and the address whole: they are taken out of the change.
    static void apply(user_update change, user& to)
    {
        auto const documents = std::exchange(change.documents, {});
        auto const address = std::exchange(change.address, {});
        vouch::merge(to, change);
        if (address) {
            if (!to.address || !*to.address)
                to.address = user_address{};
            vouch::merge(**to.address, *address);
        }
        for (additional_document const& one : documents.value_or(std::vector<additional_document>{}))
            add_document(one, to);
    }

    static void add_document(additional_document const& from, user& to)
    {
        user_document added;
        vouch::merge(added, from);
        if (!to.documents || !*to.documents)
            to.documents = std::vector<user_document>{};
        auto& all = **to.documents;
        if (std::none_of(all.begin(), all.end(),
                         [&](user_document const& one) { return one.name == added.name && one.type == added.type; }))
            all.push_back(std::move(added));
    }

    // The documented codes. What is refused is not repeated, not even its path.
    static auto refuse_key(vouch::http::request const& from, vouch::http::refusal why) -> vouch::http::response
    {
        auto const* const presented = vouch::http::find_header(from.headers, "x-api-key");
        error_body body;
        if (why == vouch::http::refusal::missing || presented == nullptr)
            body = {.code = "4030", .message = "Missing authentication token"};
        else if (!api_key::parse(*presented))
            body = {.code = "4100", .message = "Invalid format: expected an API key of 32 letters and digits"};
        else
            body = {.code = "4101", .message = "API key not found"};
        body.request_id = request_id();
        return vouch::http::json_response(403, body);
    }

    template <class Endpoint>
    static auto unknown_user() -> error_body
    {
        return {.http_method = std::string(Endpoint::route.method()),
                .message = "User not found",
                .request_id = request_id(),
                .resource_path = std::string(Endpoint::route.path())};
    }

    static auto request_id() -> std::string
    {
        auto text = vouch::serialize(random_uuid()).value();
        return text.substr(1, text.size() - 2);
    }

    // Version 4 of RFC 9562.
    static auto random_uuid() -> boost::uuids::uuid
    {
        std::random_device device;
        boost::uuids::uuid made{};
        for (auto& byte : made)
            byte = static_cast<std::uint8_t>(device());
        made.data[6] = static_cast<std::uint8_t>((made.data[6] & 0x0F) | 0x40);
        made.data[8] = static_cast<std::uint8_t>((made.data[8] & 0x3F) | 0x80);
        return made;
    }

    // The user of the documented example, its placeholders replaced.
    static auto first_user(boost::uuids::uuid const& id) -> user
    {
        auto const document = [](document_name name, document_type type) {
            user_document made;
            made.name = name;
            made.type = type;
            return made;
        };
        user_address address;
        address.line1 = "123 Main Street";
        address.line2 = vouch::null;
        address.city = "City Name";
        address.country = vouch::country{"DEU"};
        address.region = vouch::null;
        address.sub_division = "ST";
        address.postal_code = "12345";
        user made;
        made.id = id;
        made.status = user_status::under_review;
        made.documents = std::vector{document(document_name::national_id, document_type::identity_front),
                                     document(document_name::national_id, document_type::identity_back),
                                     document(document_name::steuer_id, document_type::tax_document)};
        made.address = std::move(address);
        made.first_name = "John";
        made.last_name = "Doe";
        made.email_address = vouch::email{"user@example.com"};
        made.phone_number = vouch::phone{"+12025550123"};
        made.date_of_birth = vouch::date("1990-02-28");
        made.rejection_reasons = vouch::null;
        made.requirements = vouch::null;
        return made;
    }

    std::mutex mutex_;
    api_key key_;
    boost::uuids::uuid user_id_;
    users users_;
};

} // namespace carbn
#endif
