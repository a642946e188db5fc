// SPDX-License-Identifier: BSL-1.0
// The program carbn: checks payloads, calls the API, serves a local one for trying and testing, and compares descriptions of
// APIs.
#include <carbn/carbn.hpp>
#include <carbn/sandbox.hpp>
#include <vouch/backend/beast.hpp>
#include <vouch/json_schema.hpp>
#include <vouch/openapi.hpp>
#include <vouch/openapi_document.hpp>
#include <vouch/server/beast.hpp>

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view usage = R"(usage:
  carbn check update|user [--json] FILE|-     every problem in a payload; exit 0 valid, 1 problems, 2 usage
  carbn get USER_ID [--origin URL]            print a user
  carbn update USER_ID FILE|- [--origin URL]  send the update in a file, print the user
  carbn schema update|user                    JSON Schema 2020-12 of what check reads
  carbn openapi                               OpenAPI 3.1 of get and update
  carbn drift BEFORE AFTER                    what changed between two OpenAPI documents (JSON), a line for each change,
                                              and who breaks; exit 0 nothing, 1 compatible, 2 breaking, 3 usage
  carbn sandbox [--port N]                    a local Carbn on 127.0.0.1, in memory
  carbn demo                                  sandbox and client over a real socket: get, change, update, get

The API key is taken from CARBN_API_KEY. "-" reads standard input.
)";

enum exit_code { success = 0, failure = 1, misuse = 2 };

auto misused(std::string_view why) -> int
{
    std::cerr << "carbn: " << why << '\n' << usage;
    return misuse;
}

// The arguments after the command: options with and without a value, and the rest.
class arguments {
public:
    arguments(int count, char** texts) : rest_(texts + std::min(count, 2), texts + count) {}

    auto take_flag(std::string_view name) -> bool { return std::erase(rest_, name) != 0; }

    // Takes the value that follows `name`, if there is one. A name without a value stays in the rest, which then has an argument
    // too many.
    auto take_value(std::string_view name) -> std::optional<std::string>
    {
        for (auto at = rest_.begin(); at != rest_.end(); ++at)
            if (*at == name && at + 1 != rest_.end()) {
                std::string value = *(at + 1);
                rest_.erase(at, at + 2);
                return value;
            }
        return std::nullopt;
    }

    auto rest() const -> std::vector<std::string> const& { return rest_; }

private:
    std::vector<std::string> rest_;
};

auto read_file(std::string const& path) -> std::optional<std::string>
{
    if (path == "-")
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (file.fail() && !file.eof())
        return std::nullopt;
    return text;
}

auto read_or_complain(std::string const& path) -> std::optional<std::string>
{
    auto text = read_file(path);
    if (!text)
        std::cerr << "carbn: cannot read " << path << '\n';
    return text;
}

// ---- check

struct located_error {
    std::string pointer;
    std::string code;
    std::string message;
    std::size_t line;
    std::size_t column;
};
BOOST_DESCRIBE_STRUCT(located_error, (), (pointer, code, message, line, column))

void print_as_json(vouch::errors const& errors, std::string_view text)
{
    std::vector<located_error> located;
    auto const positions = vouch::locate(text, errors); // in one pass, however many errors there are
    for (std::size_t index = 0; index < errors.size(); ++index) {
        vouch::error const& error = errors[index];
        auto const [line, column] = positions[index].value_or(vouch::text_position{});
        located.push_back({error.pointer(), std::string(error.code()), error.message(), line, column});
    }
    std::cout << vouch::serialize(located, {.indent = 2}).value() << '\n';
}

template <class Payload>
auto check(std::string_view text, vouch::parse_options const& options, bool as_json) -> int
{
    auto const read = vouch::parse<Payload>(text, options);
    auto const errors = read ? vouch::errors{} : read.error();
    if (as_json)
        print_as_json(errors, text);
    else
        std::cout << vouch::explain(errors, text);
    if (errors.truncated())
        std::cerr << "carbn: there may be more; only the first " << errors.size() << " are shown\n";
    return read ? success : failure;
}

auto run_check(arguments args) -> int
{
    bool const as_json = args.take_flag("--json");
    if (args.rest().size() != 2)
        return misused("check takes update or user, and a file");
    std::string const& kind = args.rest()[0];
    if (kind != "update" && kind != "user")
        return misused("check takes update or user");
    auto const text = read_or_complain(args.rest()[1]);
    if (!text)
        return misuse;
    return kind == "update" ? check<carbn::user_update>(*text, vouch::strict, as_json) : check<carbn::user>(*text, {}, as_json);
}

// ---- schema

auto run_schema(arguments args) -> int
{
    if (args.rest().size() != 1)
        return misused("schema takes update or user");
    std::string const& kind = args.rest()[0];
    if (kind == "update")
        std::cout << vouch::json_schema<carbn::user_update>({.reject_unknown = true, .indent = 2}) << '\n';
    else if (kind == "user")
        std::cout << vouch::json_schema<carbn::user>({.mode = vouch::schema_mode::response, .indent = 2}) << '\n';
    else
        return misused("schema takes update or user");
    return success;
}

// ---- openapi

auto run_openapi(arguments const& args) -> int
{
    if (!args.rest().empty())
        return misused("openapi takes nothing");
    std::cout << vouch::openapi<carbn::get_user, carbn::update_user>({
                     .title = "Carbn Connect: onboarding",
                     .version = "1.0.0",
                     .description = "Made from the documents of Carbn Connect, which name no status codes: any 2xx is a success.",
                     .servers = {{.url = carbn::production}},
                     .tags = {{.name = "users", .description = "The users of an organisation."}},
                     .indent = 2,
                 })
              << '\n';
    return success;
}

// ---- get, update

// Prints JSON, whose texts come from the server. Only the line breaks between its tokens are printed as they are.
void print(carbn::user const& user)
{
    std::string const text = vouch::serialize(user, {.indent = 2}).value();
    for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1) {
        end = std::min(text.find('\n', begin), text.size());
        std::cout << vouch::printable(std::string_view(text).substr(begin, end - begin)) << '\n';
    }
}

// Prints what is wrong where there is more than the first error, which the summary has. Errors have places and no values.
template <class Errors>
void print_all(Errors const& errors)
{
    if (errors.size() > 1)
        for (vouch::error const& error : errors)
            std::cerr << "  " << error.pointer() << ": " << error.message() << '\n';
}

// Prints why a call returned no user, whole. What others say is printed without characters that move the cursor.
template <class Endpoint>
void print_failure(vouch::http::outcome<Endpoint> const& outcome)
{
    std::cerr << "carbn: " << outcome.summary() << '\n';
    if (auto const* const lost = outcome.template get_if<vouch::http::transport_error>();
        lost != nullptr && !lost->detail.empty())
        std::cerr << "carbn: " << vouch::printable(lost->detail) << '\n';
    if (auto const* const invalid = outcome.template get_if<vouch::http::invalid_request>())
        print_all(invalid->errors);
    if (auto const* const undecodable = outcome.template get_if<vouch::http::undecodable_reply>())
        print_all(undecodable->errors);
    if (auto const* const body = outcome.if_default(); body != nullptr && body->message)
        std::cerr << "carbn: the server says: " << vouch::printable(*body->message) << '\n';
}

template <class Endpoint>
auto finish(vouch::http::outcome<Endpoint> const& outcome) -> int
{
    if (auto const* const user = outcome.ok()) {
        print(*user);
        return success;
    }
    print_failure(outcome);
    return failure;
}

auto parse_id(std::string const& text) -> std::optional<boost::uuids::uuid>
{
    return vouch::parse_text<boost::uuids::uuid>(text);
}

auto key_or_complain() -> std::optional<carbn::api_key>
{
    auto key = carbn::api_key::from_environment();
    if (key)
        return *std::move(key);
    std::cerr << "carbn: CARBN_API_KEY: " << key.error()[0].message() << '\n';
    return std::nullopt;
}

// The value of --origin, or the API's own origin. People copy a URL from a browser, with a slash at its end. An empty value, of
// an unset variable of the shell, must not send the key to the API itself.
auto take_origin(arguments& args) -> std::optional<std::string>
{
    std::string origin = args.take_value("--origin").value_or(carbn::production);
    if (origin.ends_with('/'))
        origin.pop_back();
    if (origin.empty())
        return std::nullopt;
    return origin;
}

auto run_get(arguments args) -> int
{
    auto const origin = take_origin(args);
    if (!origin)
        return misused("--origin takes a URL");
    if (args.rest().size() != 1)
        return misused("get takes a user id");
    auto const id = parse_id(args.rest()[0]);
    if (!id)
        return misused("a user id is a UUID");
    auto const key = key_or_complain();
    if (!key)
        return misuse;
    vouch::backend::beast net;
    return finish(carbn::client(net, *key, {.origin = *origin}).get_user(*id));
}

auto run_update(arguments args) -> int
{
    auto const origin = take_origin(args);
    if (!origin)
        return misused("--origin takes a URL");
    if (args.rest().size() != 2)
        return misused("update takes a user id and a file");
    auto const id = parse_id(args.rest()[0]);
    if (!id)
        return misused("a user id is a UUID");
    auto const text = read_or_complain(args.rest()[1]);
    if (!text)
        return misuse;
    auto const change = vouch::parse<carbn::user_update>(*text, vouch::strict);
    if (!change) {
        std::cerr << "carbn: nothing was sent\n" << vouch::explain(change.error(), *text);
        return failure;
    }
    auto const key = key_or_complain();
    if (!key)
        return misuse;
    vouch::backend::beast net;
    return finish(carbn::client(net, *key, {.origin = *origin}).update_user(*id, *change));
}

// ---- drift

enum drift_code { unchanged = 0, compatible = 1, breaking = 2, drift_misuse = 3 };

auto read_document(std::string const& path) -> std::optional<vouch::openapi_document>
{
    auto const text = read_or_complain(path);
    if (!text)
        return std::nullopt;
    auto document = vouch::parse<vouch::openapi_document>(*text);
    if (document)
        return *std::move(document);
    std::cerr << "carbn: " << path << " is not an OpenAPI document in JSON\n" << vouch::explain(document.error(), *text);
    return std::nullopt;
}

auto words_of(vouch::openapi_model::change_effect effect) -> std::string_view
{
    switch (effect) {
    case vouch::openapi_model::change_effect::compatible: break;
    case vouch::openapi_model::change_effect::breaks_clients: return "breaks clients";
    case vouch::openapi_model::change_effect::breaks_servers: return "breaks servers";
    case vouch::openapi_model::change_effect::breaks_both: return "breaks both";
    }
    return "compatible";
}

auto run_drift(arguments args) -> int
{
    if (args.rest().size() != 2) {
        misused("drift takes two files");
        return drift_misuse;
    }
    auto const before = read_document(args.rest()[0]);
    auto const after = read_document(args.rest()[1]);
    if (!before || !after)
        return drift_misuse;
    int code = unchanged;
    for (vouch::openapi_change const& change : vouch::openapi_changes(*before, *after)) {
        bool const breaks = change.effect != vouch::openapi_model::change_effect::compatible;
        code = std::max<int>(code, breaks ? breaking : compatible);
        std::cout << words_of(change.effect) << ": " << vouch::to_text(change.kind).value() << ": "
                  << vouch::printable(change.pointer) << ": " << vouch::printable(change.message) << '\n';
    }
    return code;
}

// ---- sandbox

auto random_key() -> carbn::api_key
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device device;
    std::uniform_int_distribution<std::size_t> position(0, letters.size() - 1);
    std::string text(32, ' ');
    for (char& letter : text)
        letter = letters[position(device)];
    return carbn::api_key(vouch::secret(text));
}

struct listening {
    std::string origin;
    vouch::nullable<std::string> api_key; // null if it comes from CARBN_API_KEY
    boost::uuids::uuid user_id;
};
BOOST_DESCRIBE_STRUCT(listening, (), (origin, api_key, user_id))

auto origin_of(vouch::server::beast const& server) -> std::string
{
    return "http://127.0.0.1:" + std::to_string(server.port());
}

auto run_sandbox(arguments args) -> int
{
    auto const port = vouch::parse<std::uint16_t>(args.take_value("--port").value_or("0"));
    if (!args.rest().empty() || !port)
        return misused("sandbox takes --port with a number from 0 to 65535");
    bool const generated = std::getenv("CARBN_API_KEY") == nullptr;
    auto const key = generated ? std::optional(random_key()) : key_or_complain();
    if (!key)
        return misuse;

    sigset_t ends; // blocked before the server starts its thread, so that only sigwait receives them
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    carbn::sandbox box(*key);
    std::optional<vouch::server::beast> server;
    try {
        server.emplace(box, vouch::server::beast_options{.port = *port});
    } catch (boost::system::system_error const& busy) { // its text has a place in the source and no port
        std::cerr << "carbn: cannot listen on 127.0.0.1, port " << *port << ": " << busy.code().message() << '\n';
        return failure;
    }
    listening ready{.origin = origin_of(*server), .api_key = vouch::null, .user_id = box.user_id()};
    if (generated)
        ready.api_key = std::string(key->secret().reveal());
    std::cout << vouch::serialize(ready).value() << std::endl;
    int ended_by = 0;
    sigwait(&ends, &ended_by);
    return success;
}

// ---- demo

auto run_demo(arguments args) -> int
{
    if (!args.rest().empty())
        return misused("demo takes no arguments");
    // [client]
    auto const key = random_key(); // yours: carbn::api_key::from_environment()
    carbn::sandbox box(key);
    vouch::server::beast const server(box); // a real one, on a socket of this machine

    vouch::backend::beast net; // moves bytes to any origin; knows no URL and no key
    carbn::client const api{net, key, {.origin = origin_of(server)}};

    auto found = api.get_user(box.user_id());                                  // one documented reply, or why there is none
    carbn::user_update change{.phone_number = vouch::phone{"+4915112345678"}}; // only what is set is sent
    auto updated = api.update_user(box.user_id(), change);
    // [/client]
    auto const again = api.get_user(box.user_id());

    std::cout << "sandbox listens on " << origin_of(server) << "\n\n";
    std::cout << "get:    " << found.summary() << '\n';
    if (!found.ok())
        return print_failure(found), failure;
    print(*found.ok());
    std::cout << "\nchange: " << vouch::serialize(change).value() << '\n';
    std::cout << "update: " << updated.summary() << '\n';
    if (!updated.ok())
        return print_failure(updated), failure;
    std::cout << "get:    " << again.summary() << '\n';
    if (!again.ok())
        return print_failure(again), failure;
    print(*again.ok());
    bool const changed = again.ok()->phone_number == updated.ok()->phone_number && *again.ok() != *found.ok();
    std::cout << (changed ? "\nThe phone number changed, and nothing else.\n" : "\nThe change is not there.\n");
    return changed ? success : failure;
}

auto run(int count, char** texts) -> int
{
    std::string_view const command = count > 1 ? texts[1] : "";
    arguments const args(count, texts);
    if (command == "check")
        return run_check(args);
    if (command == "schema")
        return run_schema(args);
    if (command == "openapi")
        return run_openapi(args);
    if (command == "get")
        return run_get(args);
    if (command == "update")
        return run_update(args);
    if (command == "drift")
        return run_drift(args);
    if (command == "sandbox")
        return run_sandbox(args);
    if (command == "demo")
        return run_demo(args);
    if (command == "help" || command == "--help" || command == "-h") {
        std::cout << usage;
        return success;
    }
    return misused(command.empty() ? "which command?" : "no such command");
}

} // namespace

int main(int count, char** texts)
{
    try {
        return run(count, texts);
    } catch (std::exception const& problem) { // no port or no memory: the text has nothing of a payload
        std::cerr << "carbn: " << problem.what() << '\n';
        return failure;
    }
}
