// SPDX-License-Identifier: BSL-1.0
// A repository of the GitHub REST API: 99 members. BOOST_DESCRIBE_STRUCT takes 52 in Boost 1.81, and described bases are the way
// past that; they also say what belongs together.
#ifndef VOUCH_EXAMPLES_PAYLOADS_REPOSITORY_HPP
#define VOUCH_EXAMPLES_PAYLOADS_REPOSITORY_HPP
#include <vouch/json.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace github {

// A time as text, or, in webhooks of a push, in seconds since 1970.
using moment = std::variant<std::chrono::sys_seconds, vouch::epoch_seconds>;

enum class account_type { User, Organization, Bot };
BOOST_DESCRIBE_ENUM(account_type, User, Organization, Bot)

struct account {
    std::string login{};
    std::uint64_t id{};
    std::string node_id{};
    vouch::uri avatar_url{};
    vouch::uri html_url{};
    vouch::open<account_type> type{};
    bool site_admin{};
};
BOOST_DESCRIBE_STRUCT(account, (), (login, id, node_id, avatar_url, html_url, type, site_admin))

struct license {
    std::string key{};
    std::string name{};
    vouch::nullable<std::string> spdx_id{};
    vouch::nullable<vouch::uri> url{};
    std::string node_id{};
};
BOOST_DESCRIBE_STRUCT(license, (), (key, name, spdx_id, url, node_id))

struct permissions {
    bool admin{};
    std::optional<bool> maintain{};
    bool push{};
    std::optional<bool> triage{};
    bool pull{};
};
BOOST_DESCRIBE_STRUCT(permissions, (), (admin, maintain, push, triage, pull))

enum class switch_state { enabled, disabled };
BOOST_DESCRIBE_ENUM(switch_state, enabled, disabled)
struct feature {
    vouch::open<switch_state> status{};
};
BOOST_DESCRIBE_STRUCT(feature, (), (status))

enum class visibility { public_, private_, internal };
BOOST_DESCRIBE_ENUM(visibility, public_, private_, internal)
constexpr auto vouch_schema(vouch::of<visibility>)
{
    return vouch::schema(vouch::enumerator<visibility::public_>(vouch::name("public")),
                         vouch::enumerator<visibility::private_>(vouch::name("private")));
}

struct identity {
    std::uint64_t id{};
    std::string node_id{};
    std::string name{};
    std::string full_name{};
    bool private_{};
    account owner{};
    std::optional<account> organization{};
    vouch::nullable<std::string> description{};
    vouch::nullable<std::string> homepage{}; // as it was typed: often no URI, or empty
    vouch::nullable<std::string> language{};
    vouch::nullable<github::license> license{};
    bool fork{};
    std::optional<bool> is_template{};
    std::vector<std::string> topics{};
    vouch::open<github::visibility> visibility{};
    std::string default_branch{};
    moment created_at{};
    std::chrono::sys_seconds updated_at{};
    vouch::nullable<moment> pushed_at{};
};
BOOST_DESCRIBE_STRUCT(identity, (),
                      (id, node_id, name, full_name, private_, owner, organization, description, homepage, language, license,
                       fork, is_template, topics, visibility, default_branch, created_at, updated_at, pushed_at))
constexpr auto vouch_schema(vouch::of<identity>)
{
    return vouch::schema(vouch::field<&identity::private_>(vouch::name("private")));
}

// Where things are. Addresses with a part to be filled in are templates, "…/commits{/sha}", and no URIs.
struct links {
    vouch::uri url{};
    vouch::uri html_url{};
    std::string archive_url{};
    std::string assignees_url{};
    std::string blobs_url{};
    std::string branches_url{};
    std::string collaborators_url{};
    std::string comments_url{};
    std::string commits_url{};
    std::string compare_url{};
    std::string contents_url{};
    vouch::uri contributors_url{};
    vouch::uri deployments_url{};
    vouch::uri downloads_url{};
    vouch::uri events_url{};
    vouch::uri forks_url{};
    std::string git_commits_url{};
    std::string git_refs_url{};
    std::string git_tags_url{};
    vouch::uri hooks_url{};
    std::string issue_comment_url{};
    std::string issue_events_url{};
    std::string issues_url{};
    std::string keys_url{};
    std::string labels_url{};
    vouch::uri languages_url{};
    vouch::uri merges_url{};
    std::string milestones_url{};
    std::string notifications_url{};
    std::string pulls_url{};
    std::string releases_url{};
    vouch::uri stargazers_url{};
    std::string statuses_url{};
    vouch::uri subscribers_url{};
    vouch::uri subscription_url{};
    vouch::uri tags_url{};
    vouch::uri teams_url{};
    std::string trees_url{};
    vouch::uri git_url{};
    std::string ssh_url{}; // git@host:owner/name.git
    vouch::uri clone_url{};
    vouch::uri svn_url{};
    vouch::nullable<vouch::uri> mirror_url{};
};
BOOST_DESCRIBE_STRUCT(links, (),
                      (url, html_url, archive_url, assignees_url, blobs_url, branches_url, collaborators_url, comments_url,
                       commits_url, compare_url, contents_url, contributors_url, deployments_url, downloads_url, events_url,
                       forks_url, git_commits_url, git_refs_url, git_tags_url, hooks_url, issue_comment_url, issue_events_url,
                       issues_url, keys_url, labels_url, languages_url, merges_url, milestones_url, notifications_url, pulls_url,
                       releases_url, stargazers_url, statuses_url, subscribers_url, subscription_url, tags_url, teams_url,
                       trees_url, git_url, ssh_url, clone_url, svn_url, mirror_url))

struct counts {
    std::uint64_t size{}; // KiB
    std::uint64_t stargazers_count{};
    std::uint64_t watchers_count{};
    std::uint64_t forks_count{};
    std::uint64_t open_issues_count{};
    std::uint64_t forks{};
    std::uint64_t open_issues{};
    std::uint64_t watchers{};
    std::optional<std::uint64_t> network_count{};
    std::optional<std::uint64_t> subscribers_count{};
};
BOOST_DESCRIBE_STRUCT(counts, (),
                      (size, stargazers_count, watchers_count, forks_count, open_issues_count, forks, open_issues, watchers,
                       network_count, subscribers_count))

using custom_property = std::variant<vouch::null_t, std::string, std::vector<std::string>>;

struct settings {
    bool archived{};
    bool disabled{};
    bool has_issues{};
    bool has_projects{};
    bool has_downloads{};
    bool has_wiki{};
    bool has_pages{};
    std::optional<bool> has_discussions{};
    std::optional<bool> allow_forking{};
    std::optional<bool> web_commit_signoff_required{};
    std::optional<github::permissions> permissions{};
    vouch::patch<std::string> temp_clone_token{};
    std::optional<std::map<std::string, custom_property>> custom_properties{};
    vouch::patch<std::map<std::string, feature>> security_and_analysis{};
};
BOOST_DESCRIBE_STRUCT(settings, (),
                      (archived, disabled, has_issues, has_projects, has_downloads, has_wiki, has_pages, has_discussions,
                       allow_forking, web_commit_signoff_required, permissions, temp_clone_token, custom_properties,
                       security_and_analysis))

// How pull requests are merged, for whoever may administer the repository.
struct merging {
    std::optional<bool> allow_squash_merge{};
    std::optional<bool> allow_merge_commit{};
    std::optional<bool> allow_rebase_merge{};
    std::optional<bool> allow_auto_merge{};
    std::optional<bool> allow_update_branch{};
    std::optional<bool> delete_branch_on_merge{};
    std::optional<bool> use_squash_pr_title_as_default{};
    std::optional<std::string> squash_merge_commit_title{};
    std::optional<std::string> squash_merge_commit_message{};
    std::optional<std::string> merge_commit_title{};
    std::optional<std::string> merge_commit_message{};
};
BOOST_DESCRIBE_STRUCT(merging, (),
                      (allow_squash_merge, allow_merge_commit, allow_rebase_merge, allow_auto_merge, allow_update_branch,
                       delete_branch_on_merge, use_squash_pr_title_as_default, squash_merge_commit_title,
                       squash_merge_commit_message, merge_commit_title, merge_commit_message))

struct repository : identity, links, counts, settings, merging {
    std::optional<vouch::boxed<repository>> parent{}; // what it was forked from
    std::optional<vouch::boxed<repository>> source{}; // where the first of these forks began
};
BOOST_DESCRIBE_STRUCT(repository, (identity, links, counts, settings, merging), (parent, source))

} // namespace github
#endif
