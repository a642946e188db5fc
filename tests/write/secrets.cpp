// SPDX-License-Identifier: BSL-1.0
// Secrets are written only if that is asked for.
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <support/allocations.hpp>
#include <support/told.hpp>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

struct login {
    std::string user{};
    vouch::secret password{};
};
BOOST_DESCRIBE_STRUCT(login, (), (user, password))
using credential = std::variant<login>;
constexpr auto vouch_schema(vouch::of<credential>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<login>("login"));
}

struct vault {
    vouch::secret plain{};
    std::optional<vouch::secret> maybe{};
    vouch::nullable<vouch::secret> nothing{};
    vouch::patch<vouch::secret> change{};
    std::unique_ptr<vouch::secret> held{};
    std::vector<vouch::secret> list{};
    std::array<vouch::secret, 2> fixed{};
    std::map<std::string, vouch::secret> named{};
    std::tuple<int, vouch::secret> pair{};
    credential by_tag{};
    std::map<std::string, vouch::secret> others{};
};
BOOST_DESCRIBE_STRUCT(vault, (), (plain, maybe, nothing, change, held, list, fixed, named, pair, by_tag, others))
constexpr auto vouch_schema(vouch::of<vault>)
{
    return vouch::schema(vouch::unknown_members<&vault::others>);
}

auto filled() -> vault
{
    vouch::secret const canary("kanari");
    vault made{.plain = canary, .maybe = canary, .nothing = canary, .change = canary};
    made.held = std::make_unique<vouch::secret>(canary);
    made.list = {canary, canary};
    made.fixed = {canary, canary};
    made.named = {{"a", canary}};
    made.pair = {1, canary};
    made.by_tag = login{"u", canary};
    made.others = {{"b", canary}};
    return made;
}

} // namespace

TEST_CASE("secrets: each one is an error, in whatever it is")
{
    std::string text = "before";
    auto const faults = vouch::serialize_to(text, filled());
    CHECK(tests::told(faults) ==
          "secret_not_allowed /plain; secret_not_allowed /maybe; secret_not_allowed /nothing; secret_not_allowed /change; "
          "secret_not_allowed /held; secret_not_allowed /list/0; secret_not_allowed /list/1; secret_not_allowed /fixed/0; "
          "secret_not_allowed /fixed/1; secret_not_allowed /named; secret_not_allowed /pair/1; secret_not_allowed "
          "/by_tag/password; "
          "secret_not_allowed");
    CHECK(text == "before");
    CHECK(faults[0].message() == "expected no secret, unless serialize_options::secrets is set");
    CHECK(vouch::validate(filled()).empty());
}

TEST_CASE("secrets: one that is unset is an error, too; one that is absent or null is not there")
{
    CHECK(tests::told(vouch::serialize(login{}).error()) == "secret_not_allowed /password");
    CHECK(tests::told(vouch::serialize(login{}, {.secrets = true}).error()) == "unset /password");
    CHECK(vouch::serialize(std::optional<vouch::secret>()).value() == "null");
    CHECK(vouch::serialize(std::tuple(std::vector<vouch::secret>(), vouch::nullable<vouch::secret>())).value() == "[[],null]");
}

TEST_CASE("secrets: written if that is asked for")
{
    CHECK(vouch::serialize(filled(), {.secrets = true}).value() ==
          R"({"plain":"kanari","maybe":"kanari","nothing":"kanari","change":"kanari","held":"kanari","list":["kanari","kanari"],)"
          R"("fixed":["kanari","kanari"],"named":{"a":"kanari"},"pair":[1,"kanari"],)"
          R"("by_tag":{"type":"login","user":"u","password":"kanari"},"b":"kanari"})");
    CHECK(vouch::serialize(vouch::secret("a\"b"), {.secrets = true}).value() == R"("a\"b")");
}

TEST_CASE("secrets: no copy is left in memory that is freed while a text grows")
{
    static int leaks; // the hook is a plain function
    leaks = 0;
    for (std::string const& secret :
         {"Canary7-Canary7-Canary7" + std::string(100, 'x'), "\"Canary7-Canary7" + std::string(5'000, 'x'),
          std::string("Canary7-Canary7-Canary7\xff")}) {
        std::vector<login> logins;
        for (int count = 0; count < 40; ++count)
            logins.push_back({std::string(100, 'u'), vouch::secret(secret)});
        tests::allocated().freeing = [](std::string_view block) noexcept {
            leaks += block.find("Canary7") != block.npos ? 1 : 0;
        };
        auto text = vouch::serialize(logins, {.secrets = true});
        tests::allocated().freeing = nullptr;
        CHECK(text.has_value() == secret.ends_with('x'));
    }
    CHECK(leaks == 0);
}
