// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_INFO_HPP
#define VOUCH_OPENAPI_INFO_HPP
#include <vouch/core/config.hpp>

#include <string>
#include <vector>

// What an OpenAPI document says besides its endpoints. What is empty is left out.
namespace vouch::inline VOUCH_ABI {

/// Whom to ask about an API.
struct openapi_contact {
    std::string name{};
    std::string url{};
    std::string email{};
};

/// The licence of an API: its name, and its SPDX identifier or a URL. Of the two, the identifier is written.
struct openapi_license {
    std::string name{};
    std::string identifier{};
    std::string url{};
};

/// Where an API is served: "https://api.example.com", without a slash at the end.
struct openapi_server {
    std::string url{};
    std::string description{};
};

/// Says what a tag of endpoints stands for.
struct openapi_tag {
    std::string name{};
    std::string description{};
};

/// What an OpenAPI document says of the API as a whole, and how it looks.
///
/// JSON:   texts are UTF-8; one that is not is left empty.
/// See:    OpenAPI 3.1.1, Info Object, Server Object and Tag Object
struct openapi_info {
    std::string title{};   ///< always written
    std::string version{}; ///< of the document, always written: "1.0.0"
    std::string summary{};
    std::string description{};
    std::string terms_of_service{}; ///< a URL
    openapi_contact contact{};
    openapi_license license{};
    std::vector<openapi_server> servers{};
    std::vector<openapi_tag> tags{}; ///< those that have a description, or an order
    unsigned indent = 0;             ///< as `serialize_options::indent`
};

} // namespace vouch::inline VOUCH_ABI
#endif
