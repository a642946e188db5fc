// SPDX-License-Identifier: BSL-1.0
// vouch_bench [--only CONTENDER,…] [--workload NAME,…] [--rounds N] [--json FILE]
//     measures; beside the workloads of workloads.cpp there are peak, errors, strictness and growth
// vouch_bench --peak CONTENDER            prints the peak memory of this process, which does nothing else
#include "contenders/all.hpp"
#include "measure.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <set>

namespace {

using namespace bench;

std::filesystem::path const data = BENCH_DATA;

using names = std::set<std::string, std::less<>>;

struct settings {
    std::string json{};
    names contenders{};     // all where empty
    names workloads{};      // all where empty
    std::size_t rounds = 0; // as many as the workload deserves
    bool peak = false;      // of this process

    [[nodiscard]] auto wants(std::string_view workload) const -> bool
    {
        return workloads.empty() || workloads.contains(workload);
    }
};

auto names_in(std::string_view list) -> names
{
    names found;
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        found.emplace(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return found;
}

void refuse_unknown(std::string_view what, names const& wanted, std::vector<std::string_view> const& known)
{
    std::string all;
    for (std::string_view const each : known)
        all += (all.empty() ? "" : ", ") + std::string(each);
    for (std::string const& name : wanted)
        if (std::find(known.begin(), known.end(), name) == known.end())
            give_up("there is no " + std::string(what) + " \"" + name + "\" in this build; there are: " + all);
}

auto settings_of(int count, char** words) -> settings
{
    settings how;
    for (int at = 1; at < count; at += 2) {
        std::string_view const option = words[at];
        if (at + 1 == count)
            give_up(std::string(option) + " needs a value");
        std::string const value = words[at + 1];
        if (option == "--json")
            how.json = value;
        else if (option == "--only" || option == "--peak")
            how.contenders = names_in(value);
        else if (option == "--workload")
            how.workloads = names_in(value);
        else if (option == "--rounds") {
            auto const end = value.data() + value.size();
            if (std::from_chars(value.data(), end, how.rounds).ptr != end || how.rounds == 0)
                give_up("--rounds needs a number from 1, not \"" + value + '"');
        } else
            give_up("no such option: " + std::string(option));
        how.peak = how.peak || option == "--peak";
    }
    return how;
}

// The results as JSON. What is written here is numbers and this program's own names: nothing needs an escape.
class results {
public:
    explicit results(std::string const& path) : out_(path.empty() ? nullptr : std::fopen(path.c_str(), "w"), &std::fclose)
    {
        if (!path.empty() && !out_)
            give_up("cannot write " + path);
        put("{\"compiler\": \"" BENCH_COMPILER "\", \"flags\": \"" BENCH_FLAGS "\"");
    }
    ~results() { put("}\n"); }

    void put(std::string const& text)
    {
        if (out_)
            std::fputs(text.c_str(), out_.get());
    }
    void name(std::string_view name) { put(",\n\"" + std::string(name) + "\": "); }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> out_;
};

auto in_quotes(std::string_view text) -> std::string
{
    return '"' + std::string(text) + '"';
}

auto number(double value) -> std::string
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

void print(std::string_view title, std::vector<figure> const& figures)
{
    std::vector<std::string> bases;
    for (char const* const name : {"vouch", "glaze", "simdjson"})
        if (figures.front().ratio.contains(name))
            bases.emplace_back(name);
    std::printf("%.*s\n  %-20s %10s %9s", int(title.size()), title.data(), "", "ns", "allocs");
    for (std::string const& base : bases)
        std::printf(" %9s", ('/' + base).c_str());
    for (figure const& one : figures) {
        std::printf("\n  %-20s %10.0f %9.1f", std::string(one.contender).c_str(), one.nanoseconds, one.allocations);
        for (std::string const& base : bases)
            std::printf(" %9s", number(one.ratio.at(base)).c_str());
    }
    std::puts("");
    std::fflush(stdout);
}

auto json_of(std::vector<figure> const& figures) -> std::string
{
    std::string text = "[";
    for (figure const& one : figures) {
        text += (text.size() == 1 ? "" : ",\n  ") + std::string("{\"contender\": ") + in_quotes(one.contender) +
                ", \"nanoseconds\": " + number(one.nanoseconds) + ", \"allocations\": " + number(one.allocations) +
                ", \"ratio\": {";
        for (bool first = true; auto const& [name, ratio] : one.ratio) {
            text += (first ? "" : ", ") + in_quotes(name) + ": " + number(ratio);
            first = false;
        }
        text += "}}";
    }
    return text + "]";
}

// Those that can do this and do it right: what vouch makes of it is what all must make of it.
auto fit_for(workload const& work, std::vector<contender> const& all) -> std::vector<contender>
{
    std::vector<contender> fit;
    auto const expected = work.result(contend_vouch());
    for (contender const& one : all) {
        if (!work.possible(one))
            continue;
        auto const result = work.result(one);
        if (result && result == expected)
            fit.push_back(one);
        else
            std::printf("note: %.*s is left out of %.*s: %s\n", int(one.name.size()), one.name.data(), int(work.name.size()),
                        work.name.data(), result ? "what it makes is not what vouch makes" : "it fails");
    }
    return fit;
}

void do_workloads(settings const& how, std::vector<workload> const& works, std::vector<contender> const& all, results& out)
{
    out.name("workloads");
    out.put("[");
    bool first = true;
    for (workload const& work : works) {
        if (!how.wants(work.name))
            continue;
        auto const fit = fit_for(work, all);
        if (fit.empty())
            continue;
        auto const figures = measure(work, fit, how.rounds);
        print(std::string(work.name) + ": " + std::string(work.meaning), figures);
        out.put(std::string(first ? "" : ",\n") + "{\"name\": " + in_quotes(work.name) +
                ", \"meaning\": " + in_quotes(work.meaning) + ", \"bytes\": " + std::to_string(work.bytes) +
                ", \"items\": " + std::to_string(work.items) + ", \"figures\": " + json_of(figures) + "}");
        first = false;
    }
    out.put("]");
}

// How each does with a text that is a user but for one mistake, and with one that is a user, though it looks odd.
void do_strictness(std::vector<contender> const& all, results& out)
{
    out.name("strictness");
    out.put("{");
    std::puts("strictness: damaged documents that are accepted, valid ones that are refused");
    for (bool first = true; contender const& one : all) {
        if (!one.user.read_into)
            continue;
        std::string wrong;
        std::size_t tried = 0;
        std::size_t right = 0;
        for (bool const valid : {false, true}) {
            std::vector<std::filesystem::path> paths;
            for (auto const& entry : std::filesystem::directory_iterator(data / (valid ? "odd" : "damaged")))
                paths.push_back(entry.path());
            std::sort(paths.begin(), paths.end());
            for (auto const& path : paths) {
                user document;
                ++tried;
                if (one.user.read_into(file(path), document) == valid)
                    ++right;
                else
                    wrong += (wrong.empty() ? "" : ", ") + in_quotes((valid ? "refuses: " : "accepts: ") + path.stem().string());
            }
        }
        std::printf("  %-20s %zu of %zu right%s%s\n", std::string(one.name).c_str(), right, tried, wrong.empty() ? "" : "; ",
                    wrong.c_str());
        out.put((first ? "" : ",\n  ") + in_quotes(one.name) + ": {\"right\": " + std::to_string(right) +
                ", \"of\": " + std::to_string(tried) + ", \"wrong\": [" + wrong + "]}");
        first = false;
    }
    out.put("}");
}

// 1 000 mistakes in one document, all of them reported, against the same document without; and the time to refuse a user.
void do_errors(settings const& how, std::vector<contender> const& all, results& out)
{
    std::string const bad = file(data / "errors.json");
    std::string const good = file(data / "valid.json");
    std::size_t const found = count_mistakes(bad, 1'000);
    workload const both{.name = "errors", .bytes = bad.size(), .items = 1'000, .job = [&](contender const& one) {
                            return one.name == "valid" ? count_mistakes(good, 1'000) == 0 : count_mistakes(bad, 1'000) == found;
                        }};
    auto const figures = measure(both, {{.name = "valid", .version = ""}, {.name = "errors", .version = ""}}, how.rounds);
    double const ratio = figures[1].ratio.at("valid");
    std::printf("errors: %zu reported of 1 000 in one document; %.2f of the time of the same document without\n", found, ratio);
    out.name("errors");
    out.put("{\"reported\": " + std::to_string(found) + ", \"to_valid\": " + number(ratio));

    for (auto const& [key, name] :
         {std::pair("first_member", "an id that is no UUID"), std::pair("late_member", "a day that is none")}) {
        std::string const text = file(data / "damaged" / (std::string(name) + ".json"));
        std::vector<contender> fit;
        for (contender const& one : all)
            if (one.user.read && !one.user.read(text))
                fit.push_back(one);
        if (fit.empty())
            continue;
        auto const refusing = measure({.name = key,
                                       .bytes = text.size(),
                                       .items = 1,
                                       .job = [&text](contender const& one) { return !one.user.read(text); }},
                                      fit, how.rounds);
        print("refusing a user: " + std::string(name), refusing);
        out.put(",\n  " + in_quotes(key) + ": " + json_of(refusing));
    }
    out.put("}");
}

void do_peak(std::vector<contender> const& all, results& out)
{
    out.name("peak");
    out.put("{");
    std::puts("peak: MiB of resident memory that reading 10 000 users takes beside their text");
    std::string const self = std::filesystem::read_symlink("/proc/self/exe").string();
    for (bool first = true; contender const& one : all) {
        if (!one.users.read)
            continue;
        std::string const command = "'" + self + "' --peak '" + std::string(one.name) + "'";
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> const child(popen(command.c_str(), "r"), &pclose);
        double peak = -1;
        if (!child || std::fscanf(child.get(), "%lf", &peak) != 1 || peak < 0)
            continue;
        std::printf("  %-20s %10.1f\n", std::string(one.name).c_str(), peak);
        out.put((first ? "" : ", ") + in_quotes(one.name) + ": " + number(peak));
        first = false;
    }
    out.put("}");
}

// Reading arrays, from what a core's own cache holds to what no cache does.
void do_growth(settings const& how, std::vector<contender> const& all, results& out)
{
    std::vector<contender> fit;
    for (contender const& one : all)
        if (one.name == "vouch" || one.name == "glaze" || one.name == "simdjson")
            fit.push_back(one);
    std::string const users = file(data / "users.json");
    out.name("growth");
    out.put("[");
    for (std::size_t count = 100; !fit.empty() && count <= 1'000'000; count *= 10) {
        std::string const text = users_text(users, count);
        auto const figures = measure({.name = "growth",
                                      .bytes = text.size(),
                                      .items = count,
                                      .job = [&text](contender const& one) { return one.users.read(text); }},
                                     fit, how.rounds);
        print("growth: " + std::to_string(count) + " users", figures);
        out.put((count == 100 ? "" : ",\n") + std::string("{\"users\": ") + std::to_string(count) +
                ", \"figures\": " + json_of(figures) + "}");
    }
    out.put("]");
}

} // namespace

int main(int count, char** words)
{
    settings const how = settings_of(count, words);
    std::vector<contender> all;
    std::vector<std::string_view> known;
    for (contender const& one : all_contenders()) {
        known.push_back(one.name);
        if (how.contenders.empty() || how.contenders.contains(one.name))
            all.push_back(one);
    }
    refuse_unknown("contender", how.contenders, known);
    if (how.peak) {
        std::printf("%f\n", peak_of_this_process(all.front(), data));
        return 0;
    }

    auto const works = all_workloads(data);
    known = {"peak", "errors", "strictness", "growth"};
    for (workload const& work : works)
        known.push_back(work.name);
    refuse_unknown("workload", how.workloads, known);

    results out(how.json);
    out.name("contenders");
    out.put("{");
    for (bool first = true; contender const& one : all) {
        out.put((first ? "" : ", ") + in_quotes(one.name) + ": " + in_quotes(one.version));
        first = false;
    }
    out.put("}");
    if (how.wants("peak"))
        do_peak(all, out);
    do_workloads(how, works, all, out);
    if (how.wants("errors"))
        do_errors(how, all, out);
    if (how.wants("strictness"))
        do_strictness(all, out);
    if (how.wants("growth"))
        do_growth(how, all, out);
}
