// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_SANDBOX_HPP
#define CARBN_SANDBOX_HPP
#include <carbn/api_key.hpp>
#include <carbn/operations.hpp>
#include <vouch/http/service/service.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace carbn {

namespace detail {

// A UUID of version 4 (RFC 9562).
inline auto random_uuid() -> boost::uuids::uuid
{
    std::random_device device;
    boost::uuids::uuid made{};
    for (auto& byte : made)
        byte = static_cast<std::uint8_t>(device());
    made.data[6] = static_cast<std::uint8_t>((made.data[6] & 0x0F) | 0x40);
    made.data[8] = static_cast<std::uint8_t>((made.data[8] & 0x3F) | 0x80);
    return made;
}

inline auto random_request_id() -> std::string
{
    return vouch::to_text(random_uuid()).value();
}

// The user of the documented example, with values for its placeholders.
inline auto example_user(boost::uuids::uuid const& id) -> user
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
    user example;
    example.id = id;
    example.status = user_status::under_review;
    example.documents = std::vector{document(document_name::national_id, document_type::identity_front),
                                    document(document_name::national_id, document_type::identity_back),
                                    document(document_name::steuer_id, document_type::tax_document)};
    example.address = std::move(address);
    example.first_name = "John";
    example.last_name = "Doe";
    example.email_address = vouch::email{"user@example.com"};
    example.phone_number = vouch::phone{"+12025550123"};
    example.date_of_birth = vouch::date("1990-02-28");
    example.rejection_reasons = vouch::null;
    example.requirements = vouch::null;
    return example;
}

// The users of a sandbox, and the handlers of its operations.
class user_store {
public:
    user_store() { users_.emplace(first_id_, example_user(first_id_)); }

    [[nodiscard]] auto first_id() const noexcept -> boost::uuids::uuid const& { return first_id_; }

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

private:
    // vouch::merge would replace documents and address as a whole, so they are taken out of the change.
    static void apply(user_update change, user& target)
    {
        auto const documents = std::exchange(change.documents, {});
        auto const address = std::exchange(change.address, {});
        vouch::merge(target, change);
        if (address) {
            if (!target.address || !*target.address)
                target.address = user_address{};
            vouch::merge(**target.address, *address);
        }
        for (additional_document const& document : documents.value_or(std::vector<additional_document>{}))
            add_document(document, target);
    }

    static void add_document(additional_document const& document, user& target)
    {
        user_document added;
        vouch::merge(added, document);
        if (!target.documents || !*target.documents)
            target.documents = std::vector<user_document>{};
        auto& all = **target.documents;
        auto const is_the_same = [&](user_document const& known) { return known.name == added.name && known.type == added.type; };
        if (std::none_of(all.begin(), all.end(), is_the_same))
            all.push_back(std::move(added));
    }

    template <class Endpoint>
    static auto unknown_user() -> error_body
    {
        return {.http_method = std::string(Endpoint::route.method()),
                .message = "User not found",
                .request_id = random_request_id(),
                .resource_path = std::string(Endpoint::route.path())};
    }

    std::mutex mutex_;
    boost::uuids::uuid first_id_ = random_uuid();
    std::map<boost::uuids::uuid, user> users_;
};

// Answers a request without the right key with the documented codes. It repeats nothing of the request, not even its path.
struct answer_with_403 {
    auto operator()(vouch::http::request const& request, vouch::http::refusal reason) const -> vouch::http::response
    {
        auto const* const presented = vouch::http::find_header(request.headers, "x-api-key");
        error_body body;
        if (reason == vouch::http::refusal::missing || presented == nullptr)
            body = {.code = "4030", .message = "Missing authentication token"};
        else if (!api_key::parse(*presented))
            body = {.code = "4100", .message = "Invalid format: expected an API key of 32 letters and digits"};
        else
            body = {.code = "4101", .message = "API key not found"};
        body.request_id = random_request_id();
        return vouch::http::json_response(403, body);
    }
};

// The error body of a request that no handler answers: what the documents have, and all errors as data.
struct refusal_body : error_body {
    std::optional<std::vector<vouch::http::problem_error>> errors{};
};
BOOST_DESCRIBE_STRUCT(refusal_body, (error_body), (errors))

// Answers every other refused request with the documented error body. It repeats nothing of the request either.
struct answer_with_error_body {
    auto operator()(vouch::http::problem const& found, vouch::http::request const&) const -> vouch::http::response
    {
        refusal_body body;
        body.message = found.detail.value_or(found.title.value_or("refused"));
        if (found.errors)
            for (vouch::http::problem_error const& error : *found.errors)
                *body.message += "; " + error.in + error.pointer + ": " + error.message;
        body.request_id = random_request_id();
        body.errors = found.errors;
        return vouch::http::json_response(found.status.value_or(500), body);
    }
};

// Lifetime: refers to `users`.
inline auto make_sandbox_service(user_store& users, api_key const& key)
{
    using namespace vouch::http;
    return service{authenticate<"x-api-key">(key.secret(), answer_with_403{}), on_problem(answer_with_error_body{}),
                   on<get_user>([&users](received<get_user> const& call) { return users.get(call); }),
                   on<update_user>([&users](received<update_user> const& call) { return users.update(call); })};
}

} // namespace detail

/// A Carbn in memory, for trying and testing: a function from request to response that any server can serve and
/// `vouch::backend::memory` can call. It starts with one user and writes no log. It may be called from several threads.
///
/// Where the documents are silent, an update replaces the members that it holds, and the members of the address likewise; it adds
/// a document unless the user has one of the same name and type. A missing or wrong key is answered with 403; this and any other
/// error in a request with the documented error body, whose `message` and further member `errors` list all errors.
class sandbox {
public:
    explicit sandbox(api_key const& key) : service_(detail::make_sandbox_service(users_, key)) {}
    sandbox(sandbox const&) = delete;
    auto operator=(sandbox const&) -> sandbox& = delete;

    /// The user that exists from the start.
    [[nodiscard]] auto user_id() const noexcept -> boost::uuids::uuid const& { return users_.first_id(); }

    /// The largest body that is accepted, in bytes.
    [[nodiscard]] auto max_body() const noexcept -> std::size_t { return service_.max_body(); }

    [[nodiscard]] auto operator()(vouch::http::request const& request) -> vouch::http::response { return service_(request); }

    /// As `vouch::http::service` has it, for a server that judges a request before its body.
    [[nodiscard]] auto check_head(vouch::http::request const& head, std::optional<std::size_t> body_length) const
        -> std::optional<vouch::http::response>
    {
        return service_.check_head(head, body_length);
    }
    [[nodiscard]] auto answer_checked(vouch::http::request const& request) -> vouch::http::response
    {
        return service_.answer_checked(request);
    }

private:
    detail::user_store users_;
    decltype(detail::make_sandbox_service(users_, std::declval<api_key const&>())) service_;
};

} // namespace carbn
#endif
