// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_API_KEY_HPP
#define CARBN_API_KEY_HPP
#include <vouch/core/result.hpp>
#include <vouch/core/secret.hpp>

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
