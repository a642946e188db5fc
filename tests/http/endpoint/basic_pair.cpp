// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/basic_pair.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

auto encoded(std::string_view bytes) -> std::string
{
    std::string text;
    append_base64(text, bytes);
    return text;
}
auto decoded(std::string_view text) -> std::string
{
    std::string bytes;
    return append_decoded_base64(bytes, text) ? bytes : "refused";
}

static_assert(is_basic_text("") && is_basic_text("a:b \xC3\xA4") && !is_basic_text("a\nb") && !is_basic_text("\x7F") &&
              !is_basic_text("\xFF"));

TEST_CASE("basic_pair: base64 and back (RFC 4648 section 10)")
{
    constexpr std::string_view rows[][2] = {{"", ""},
                                            {"f", "Zg=="},
                                            {"fo", "Zm8="},
                                            {"foo", "Zm9v"},
                                            {"foob", "Zm9vYg=="},
                                            {"fooba", "Zm9vYmE="},
                                            {"foobar", "Zm9vYmFy"}};
    for (auto const& [bytes, text] : rows) {
        CHECK(encoded(bytes) == text);
        CHECK(decoded(text) == bytes);
    }
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        all += static_cast<char>(byte);
        CHECK(decoded(encoded(all)) == all);
    }
}

TEST_CASE("basic_pair: another text is refused")
{
    for (std::string_view const wrong :
         {"Z", "Zg", "Zg=", "Zm8", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm9v Zm9v", "Zm-_", "Zm9v\n"})
        CHECK_MESSAGE(decoded(wrong) == "refused", std::string(wrong));
}

} // namespace
