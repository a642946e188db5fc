// SPDX-License-Identifier: BSL-1.0
// The manifest of an npm package, package.json, with the short and the long form of whatever has two.
#ifndef VOUCH_EXAMPLES_PAYLOADS_PACKAGE_MANIFEST_HPP
#define VOUCH_EXAMPLES_PAYLOADS_PACKAGE_MANIFEST_HPP
#include <vouch/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace npm {

using words = std::vector<std::string>;
using names = vouch::ordered_map<std::string>; // in the order of the file, which is somebody's choice

// "Jane Doe <jane@example.org>", or its parts.
struct person {
    std::string name{};
    std::optional<vouch::email> email{};
    std::optional<vouch::uri> url{};
};
BOOST_DESCRIBE_STRUCT(person, (), (name, email, url))
using author = std::variant<std::string, person>;

struct bug_tracker {
    std::optional<vouch::uri> url{};
    std::optional<vouch::email> email{};
};
BOOST_DESCRIBE_STRUCT(bug_tracker, (), (url, email))

struct repository {
    std::string type{};
    std::string url{};
    std::optional<std::string> directory{};
};
BOOST_DESCRIBE_STRUCT(repository, (), (type, url, directory))

struct funder {
    std::optional<std::string> type{};
    vouch::uri url{};
};
BOOST_DESCRIBE_STRUCT(funder, (), (type, url))
using funding = std::variant<std::string, funder, std::vector<std::variant<std::string, funder>>>;

// What an import gives: a file, nothing, the first that there is, or what a condition says: {"import":"./a.mjs","default":null}.
struct target {
    using variant = std::variant<vouch::null_t, std::string, std::vector<target>, vouch::boxed<vouch::ordered_map<target>>>;

    variant value{};

    friend auto vouch_represent(target const& one, vouch::of<target>) -> variant const& { return one.value; }
    friend auto vouch_restore(variant&& json, vouch::of<target>) -> std::optional<target> { return target{std::move(json)}; }
};

// The version of a dependency, or those of the dependencies of one: {"left":{".":"1.0.0","right":"2.x"}}.
struct replacement {
    using variant = std::variant<std::string, vouch::boxed<vouch::ordered_map<replacement>>>;

    variant value{};

    friend auto vouch_represent(replacement const& one, vouch::of<replacement>) -> variant const& { return one.value; }
    friend auto vouch_restore(variant&& json, vouch::of<replacement>) -> std::optional<replacement>
    {
        return replacement{std::move(json)};
    }
};

struct peer {
    std::optional<bool> optional{};
};
BOOST_DESCRIBE_STRUCT(peer, (), (optional))

struct workspace_list {
    words packages{};
    std::optional<words> nohoist{};
};
BOOST_DESCRIBE_STRUCT(workspace_list, (), (packages, nohoist))

enum class module_type { commonjs, module };
BOOST_DESCRIBE_ENUM(module_type, commonjs, module)

struct manifest {
    std::optional<std::string> name{};
    std::optional<std::string> version{};
    std::optional<std::string> description{};
    std::optional<words> keywords{};
    std::optional<vouch::uri> homepage{};
    std::optional<std::variant<std::string, bug_tracker>> bugs{};
    std::optional<std::string> license{};
    std::optional<npm::author> author{};
    std::optional<std::vector<npm::author>> contributors{};
    std::optional<npm::funding> funding{};
    std::optional<words> files{};
    std::optional<npm::target> exports{};
    std::optional<vouch::ordered_map<target>> imports{};
    std::optional<std::string> main{};
    std::optional<std::variant<std::string, vouch::ordered_map<std::variant<bool, std::string>>>> browser{};
    std::optional<std::variant<std::string, names>> bin{};
    std::optional<std::variant<std::string, words>> man{};
    std::optional<module_type> type{};
    std::optional<std::string> types{};
    std::optional<std::variant<bool, words>> sideEffects{};
    std::optional<std::variant<std::string, npm::repository>> repository{};
    std::optional<names> scripts{};
    std::optional<names> dependencies{};
    std::optional<names> devDependencies{};
    std::optional<names> peerDependencies{};
    std::optional<vouch::ordered_map<peer>> peerDependenciesMeta{};
    std::optional<names> optionalDependencies{};
    std::optional<std::variant<bool, words>> bundleDependencies{};
    std::optional<vouch::ordered_map<replacement>> overrides{};
    std::optional<names> engines{};
    std::optional<words> os{};
    std::optional<words> cpu{};
    std::optional<bool> private_{};
    std::optional<std::variant<words, workspace_list>> workspaces{};
    std::optional<std::string> packageManager{};
};
BOOST_DESCRIBE_STRUCT(manifest, (),
                      (name, version, description, keywords, homepage, bugs, license, author, contributors, funding, files,
                       exports, imports, main, browser, bin, man, type, types, sideEffects, repository, scripts, dependencies,
                       devDependencies, peerDependencies, peerDependenciesMeta, optionalDependencies, bundleDependencies,
                       overrides, engines, os, cpu, private_, workspaces, packageManager))
constexpr auto vouch_schema(vouch::of<manifest>)
{
    using namespace vouch;
    return schema(field<&manifest::name>(length(1, 214)), field<&manifest::private_>(name("private")));
}

} // namespace npm
#endif
