// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_SETTINGS_HPP
#define VOUCH_BACKEND_DETAIL_CURL_SETTINGS_HPP
#include <vouch/backend/curl_options.hpp>
#include <vouch/backend/detail/basic_credential.hpp>
#include <vouch/backend/detail/curl_handle.hpp>
#include <vouch/backend/detail/proxy_options.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <curl/curl.h>

#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// `curl_options`, looked through once and told to a handle before each attempt.
class curl_settings {
public:
    explicit curl_settings(curl_options options) : options_(std::move(options))
    {
        start_curl();
        bool const is_private = !options_.ca_file.empty() || !options_.ca_pem.empty();
        if (!options_.system_authorities && !is_private)
            refuse("no certificate authority is trusted");
        if (is_private)
            authorities_ = read_authorities();
        if (options_.certificate_file.empty() != options_.key_file.empty())
            refuse("a client certificate needs its key, and a key its certificate");
        if (!options_.certificate_file.empty()) {
            (void)read_file(options_.certificate_file, "the client certificate cannot be read");
            std::string key = read_file(options_.key_file, "the key of the client certificate cannot be read");
            vouch::detail::wipe(key);
        }
        if (auto const* const fault = find_proxy_fault(options_.proxy, options_.proxy_credential))
            refuse(fault);
        if (auto const proxy = http::origin::parse(options_.proxy))
            proxy_ = "http://" + proxy->host() + ':' + std::to_string(proxy->port()); // without a port libcurl takes 1080
        if (options_.proxy_credential.is_set()) {
            http::header credential{.name = "Proxy-Authorization"};
            credential.value = basic_authorization(options_.proxy_credential.reveal()).reveal();
            proxy_fields_.assign(std::span(&credential, 1), {});
            vouch::detail::wipe(credential.value);
        }
    }

    [[nodiscard]] auto offers_http2() const noexcept -> bool { return options_.http2; }

    /// Returns true if `configure` is to be called before each attempt.
    [[nodiscard]] auto has_configure() const noexcept -> bool { return static_cast<bool>(options_.configure); }

    /// Sets what the caller may choose, then calls `configure`.
    void apply(CURL* easy) const
    {
        if (!authorities_.empty())
            trust_private(easy);
        if (!options_.certificate_file.empty()) {
            set_curl(easy, CURLOPT_SSLCERT, options_.certificate_file.c_str());
            set_curl(easy, CURLOPT_SSLKEY, options_.key_file.c_str());
        }
        set_curl(easy, CURLOPT_PROXY, proxy_.c_str()); // an empty text: none, whatever the environment says
        set_curl(easy, CURLOPT_NOPROXY, "");
        set_curl(easy, CURLOPT_PROXYHEADER, proxy_fields_.get());

        if (options_.configure)
            options_.configure(easy);
    }

private:
    [[noreturn]] static void refuse(char const* what)
    {
        throw std::system_error(std::make_error_code(std::errc::invalid_argument), what);
    }

    static auto read_file(std::string const& path, char const* what) -> std::string
    {
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file || text.empty())
            refuse(what);
        return text;
    }

    // The private authorities as one text.
    [[nodiscard]] auto read_authorities() const -> std::string
    {
        constexpr std::string_view beginning = "-----BEGIN CERTIFICATE-----";
        std::string all;
        if (!options_.ca_file.empty()) {
            all = read_file(options_.ca_file, "the file of certificate authorities cannot be read");
            if (all.find(beginning) == all.npos)
                refuse("the file of certificate authorities has no certificate");
            all += '\n';
        }
        if (!options_.ca_pem.empty() && options_.ca_pem.find(beginning) == std::string::npos)
            refuse("the text of certificate authorities has no certificate");
        all += options_.ca_pem;
        // those of the system come from a folder, which is searched for one name, or else from a file, which is read as a whole
        auto const* const about = curl_version_info(CURLVERSION_NOW);
        if (options_.system_authorities && about->capath == nullptr && about->cainfo != nullptr) {
            all += '\n';
            all += read_file(about->cainfo, "the system's certificate authorities cannot be read");
        }
        return all;
    }

    void trust_private(CURL* easy) const
    {
        curl_blob blob{.data = const_cast<char*>(authorities_.data()), .len = authorities_.size(), .flags = CURL_BLOB_NOCOPY};
        set_curl(easy, CURLOPT_CAINFO_BLOB, &blob);
        if (!options_.system_authorities)
            set_curl(easy, CURLOPT_CAPATH, static_cast<char const*>(nullptr));
    }

    curl_options options_;
    std::string authorities_; // PEM; empty if libcurl's own are the only ones
    std::string proxy_;
    curl_header_list proxy_fields_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
