// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_SANDBOX_HPP
#define CARBN_SANDBOX_HPP
#include <carbn/api_key.hpp>
#include <carbn/operations.hpp>
#include <vouch/http/service/service.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

    static auto request_id() -> std::string { return vouch::to_text(random_uuid()).value(); }

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
