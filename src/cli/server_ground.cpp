#include "cli/server_ground.hpp"

#include <array>
#include <chrono>

#include "cli/api_table.hpp"
#include "scenario/command_text.hpp"

namespace gwanje::cli {

using scenario::Broken;
using scenario::Happened;
using scenario::Reply;
using scenario::SaidNo;

namespace {

Instant clock_now() {
    using namespace std::chrono;
    return {duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string text_field(const std::string& body, std::string_view name) {
    const auto document = JsonDocument::parse(body);
    const auto field = document ? document->root().find(name) : std::nullopt;
    return field && field->is(JsonNode::Kind::text) ? std::string(field->text()) : std::string();
}

std::vector<Happened> events_of(const std::string& receipt) {
    std::vector<Happened> happened;
    const auto document = JsonDocument::parse(receipt);
    const auto events = document ? document->root().find("events") : std::nullopt;
    if (!events || !events->is(JsonNode::Kind::list)) return happened;
    for (std::size_t i = 0; i < events->size(); ++i) {
        const auto type = events->item(i).find("type");
        const auto id = events->item(i).find("id");
        if (type && id && type->is(JsonNode::Kind::text) && id->is(JsonNode::Kind::text))
            happened.push_back({std::string(type->text()), std::string(id->text())});
    }
    return happened;
}

/// The plural under which nouns with this prefix are read: that of the id in the answer of its list.
std::string_view plural_of(std::string_view id) {
    struct Prefix {
        std::string_view prefix;
        std::string_view plural;
    };
    constexpr std::array<Prefix, 19> known{{{"bdy", "bodies"},
                                            {"psn", "persons"},
                                            {"rol", "roles"},
                                            {"sit", "sites"},
                                            {"hal", "halls"},
                                            {"rck", "racks"},
                                            {"mdl", "models"},
                                            {"nod", "nodes"},
                                            {"pol", "pools"},
                                            {"acc", "accelerators"},
                                            {"stg", "stages"},
                                            {"cal", "calls"},
                                            {"app", "applications"},
                                            {"rev", "reviews"},
                                            {"sel", "selections"},
                                            {"ofr", "offers"},
                                            {"agr", "agreements"},
                                            {"prj", "projects"},
                                            {"awd", "awards"}}};
    for (const Prefix& each : known)
        if (id.starts_with(each.prefix)) return each.plural;
    return id.starts_with("out") ? "outcomes" : "jobs";
}

Reply refused(const ApiNo& no) {
    if (no.problem.type.empty()) return Broken{no.sentence};
    // Whoever is turned away at the door was not let as far as a command's fields.
    const bool at_the_door = no.problem.kind() == "not_permitted" && no.problem.field == "duty";
    return SaidNo{no.problem.kind(), at_the_door ? "" : no.problem.field, no.sentence};
}

}  // namespace

Result<Instant, Broken> ServerGround::begin() {
    const auto me = administrator_.get("me");
    if (!me) return Failure{Broken{me.error().sentence}};
    run_name_ = drawn_key().substr(0, 10);
    logins_.clear();
    sessions_.clear();
    last_actor_.clear();
    return clock_now();
}

Result<ApiClient*, Broken> ServerGround::acting(const std::string& person) {
    if (person.empty()) return &administrator_;
    if (const auto known = sessions_.find(person); known != sessions_.end()) return known->second.get();
    const std::string password = drawn_key();
    const auto set =
        administrator_.post("persons/" + person + "/set-password", R"({"wanted":)" + json_text(password) + "}");
    if (!set) return Failure{Broken{person + ": " + set.error().sentence}};
    Session nobody = administrator_.session();
    nobody.token.clear();
    std::optional<ApiClient> client = ApiClient::to(nobody, administrator_.say());
    const auto opened = client->post(
        "login", R"({"login":)" + json_text(logins_[person]) + R"(,"password":)" + json_text(password) + "}");
    if (!opened) return Failure{Broken{person + ": " + opened.error().sentence}};
    const std::string cookie = opened->header("Set-Cookie").value_or("");
    client->use_cookie(cookie.substr(0, cookie.find(';')), text_field(opened->body, "csrf"));
    return sessions_.emplace(person, std::make_unique<ApiClient>(std::move(*client))).first->second.get();
}

Reply ServerGround::give(const std::string& actor, const Command& command) {
    const std::string_view record =
        std::visit([](const auto& c) { return std::remove_cvref_t<decltype(c)>::record_name; }, command);
    const CommandRow* row = find_record(record);
    if (row == nullptr) return Broken{std::string(record) + " is given by the centre itself"};
    Result<ApiClient*, Broken> api = acting(actor);
    if (!api) return api.error();
    last_actor_ = actor;
    std::string path(row->path);
    std::vector<std::string> without;
    if (const std::string field(path_field(*row)); !field.empty()) {
        without.push_back(field);
        path.replace(path.find('{'), field.size() + 2, url_encoded(scenario::command_id(command, field)));
    }
    const auto said = (*api)->post(path, scenario::command_json(command, without));
    if (!said) return refused(said.error());
    std::vector<Happened> happened = events_of(said->body);
    if (const RegisterPerson* person = std::get_if<RegisterPerson>(&command); person != nullptr && !happened.empty())
        logins_[happened.front().id] = person->person.login;
    return happened;
}

Reply ServerGround::wait_until(Instant) {
    return Broken{"a server's clock does not move when a case says so"};
}

std::optional<std::string> ServerGround::seen(const std::string& path) {
    if (const auto last = acting(last_actor_); last.ok())
        if (auto said = (*last)->get(path)) return std::move(said->body);
    if (auto said = administrator_.get(path)) return std::move(said->body);
    for (const auto& [person, session] : sessions_)
        if (auto said = session->get(path)) return std::move(said->body);
    return std::nullopt;
}

std::optional<std::string> ServerGround::noun(const std::string& id) {
    return seen(std::string(plural_of(id)) + "/" + url_encoded(id));
}

std::optional<std::string> ServerGround::why_waiting(const std::string& job) {
    const auto said = seen("jobs/" + url_encoded(job) + "/why");
    if (!said) return std::nullopt;
    return text_field(*said, "reason");
}

std::optional<std::string> ServerGround::ratio(const std::string& call, const std::string& label) {
    const auto said = seen("reports/ratios?call=" + url_encoded(call));
    const auto document = said ? JsonDocument::parse(*said) : JsonDocument::parse("{}");
    const auto classes = document ? document->root().find("classes") : std::nullopt;
    for (std::size_t i = 0; classes && i < classes->size(); ++i) {
        const JsonNode row = classes->item(i);
        const auto name = row.find("label");
        const auto counted = row.find("counted");
        const auto places = row.find("places");
        if (!name || !counted || !places || name->text() != label) continue;
        const std::int64_t base = places->integer().value_or(0);
        return base == 0 ? "no places" : ratio_text(counted->integer().value_or(0), base);
    }
    return std::nullopt;
}

}  // namespace gwanje::cli
