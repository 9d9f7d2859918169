#include "cli/api_command.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>

#include "cli/api_table.hpp"
#include "cli/import_table.hpp"
#include "cli/print.hpp"

namespace gwanje::cli {
namespace {

constexpr std::size_t page_rows = 500;

void put(const std::string& text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));
}

int misused(const std::string& sentence) {
    complain(sentence);
    return exit_usage;
}

/// "a=1&b=2" of the options that are left; their names are the API's own.
std::string query_of(const Arguments& arguments) {
    std::string query;
    for (const Option& option : arguments.options)
        (query += query.empty() ? "" : "&") +=
            url_encoded(option.name) + "=" + url_encoded(option.has_value ? option.value : "true");
    return query;
}

/// Prints a whole answer: JSON as it is, or as people read it.
void show(const std::string& body, Look look, Voice say) {
    const auto document = JsonDocument::parse(body);
    if (!document) return put(body);
    put(look.json ? indented_json(document->root()) : object_text(document->root(), say));
}

int run_list(ApiClient& api, const NounRow& noun, Arguments arguments, Look look) {
    const std::string limit_text = arguments.take("limit").value_or("100");
    const bool all = arguments.take_flag("all");
    const bool newest = arguments.take_flag("newest");
    const std::string columns = arguments.take("columns").value_or(std::string(noun.columns));
    const std::optional<std::int64_t> limit = integer_from_text(limit_text);
    if (!limit || *limit < 1) return misused("--limit: 1, 2, …");
    std::size_t wanted = all ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(*limit);
    std::string after = arguments.take("after").value_or("");
    std::string query = query_of(arguments) + (newest ? "&order=newest" : "");
    std::string items;
    std::string total;
    for (bool more = true; more && wanted > 0;) {
        std::string path = std::string(noun.plural) + "?limit=" + std::to_string(std::min(wanted, page_rows));
        if (!query.empty()) path += (query.front() == '&' ? "" : "&") + query;
        if (!after.empty()) path += "&after=" + url_encoded(after);
        const auto said = api.get(path);
        if (!said) return complain(said.error(), api.say());
        const auto page = JsonDocument::parse(said->body);
        const auto list = page ? page->root().find("items") : std::nullopt;
        const auto next = page ? page->root().find("next") : std::nullopt;
        if (!list || !next) return complain(api.session().server + ": not a list"), exit_no_server;
        for (std::size_t i = 0; i < list->size(); ++i) (items += items.empty() ? "" : ",") += list->item(i).json();
        wanted -= std::min(wanted, list->size());
        if (const auto count = page->root().find("total")) total = count->json();
        more = next->is(JsonNode::Kind::text);
        if (more) after = next->text();
    }
    const auto whole = JsonDocument::parse("[" + items + "]");
    if (!whole) return complain(whole.error().reason()), exit_no_server;
    if (look.json) {
        put(indented_json(whole->root()));
        return exit_done;
    }
    put(list_text(whole->root(), columns, api.say()));
    if (total != std::to_string(whole->root().size()))
        complain(std::to_string(whole->root().size()) + " / " + total +
                 std::string(api.say()(" (--all로 모두 봅니다)", " (--all shows all)")));
    return exit_done;
}

int run_show(ApiClient& api, const NounRow& noun, const Arguments& arguments, Look look, std::string_view below = {}) {
    if (arguments.words.size() != 3)
        return misused(std::string(api.say()("번호 하나가 필요합니다", "one number is needed")) + ": gwanje " +
                       arguments.words[0] + " " + arguments.words[1] + " ID");
    const auto said = api.get(std::string(noun.plural) + "/" + url_encoded(arguments.words[2]) + std::string(below));
    if (!said) return complain(said.error(), api.say());
    show(said->body, look, api.say());
    return exit_done;
}

int run_report(ApiClient& api, Arguments arguments, Look look) {
    const ReportRow* report = arguments.words.size() < 2 ? nullptr : find_report(arguments.words[1]);
    if (report == nullptr) return misused("gwanje report state-bar|overview|ladder|ratio …");
    if (arguments.words.size() > 3) return misused(arguments.words[3] + "?");
    if (arguments.words.size() == 3) {
        const std::string first(report->parameters.substr(0, report->parameters.find(',')));
        arguments.options.push_back({first, arguments.words[2], true});
    }
    const std::string query = query_of(arguments);
    const auto said = api.get(std::string(report->path) + (query.empty() ? "" : "?" + query));
    if (!said) return complain(said.error(), api.say());
    show(said->body, look, api.say());
    return exit_done;
}

/// "id: event, event" for people, the receipt itself as JSON.
void show_receipt(const std::string& body, Look look, Voice say) {
    const auto document = JsonDocument::parse(body);
    if (!document || look.json) return show(body, look, say);
    const auto id = document->root().find("id");
    const auto events = document->root().find("events");
    if (!id || !events) return show(body, look, say);
    constexpr std::size_t most_lines = 20;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < events->size() && i < most_lines; ++i) {
        const auto type = events->item(i).find("type");
        const auto noun = events->item(i).find("id");
        if (type && noun) rows.push_back({value_text("id", *noun, say), value_text("type", *type, say)});
    }
    const std::vector<std::string> headings{heading_of("id", say), std::string(say("일어난 일", "event"))};
    put(table_text(headings, rows));
    if (events->size() > most_lines)
        put("… " + std::to_string(events->size() - most_lines) + std::string(say("건 더\n", " more\n")));
}

int run_command(ApiClient& api, const CommandRow& row, Arguments arguments, Look look) {
    std::string json;
    ImportedTable table;
    if (const auto file = arguments.take("from")) {
        const auto text = file_text(*file);
        if (!text) return misused("--from: " + *file);
        json = *text;
    }
    if (const auto file = arguments.take("csv")) {
        const auto text = file_text(*file);
        if (!text) return misused("--csv: " + *file);
        Result<ImportedTable, ApiNo> read = imported_table(api, row.record, arguments, *text);
        if (!read) return complain(read.error(), api.say());
        table = std::move(*read);
        json = table.json;
    }
    if (arguments.dashes) {
        if (row.record != "SubmitJob") return misused("-- …");
        const bool named = std::any_of(arguments.options.begin(), arguments.options.end(),
                                       [](const Option& option) { return option.name == "name"; });
        if (!named && !arguments.after_dashes.empty()) {
            const std::string& program = arguments.after_dashes.front();
            arguments.options.push_back({"name", program.substr(program.rfind('/') + 1), true});
        }
        for (std::size_t i = 0; i < arguments.after_dashes.size(); ++i)
            arguments.options.push_back({"order.command[" + std::to_string(i) + "]", arguments.after_dashes[i], true});
    }
    const std::string_view field = path_field(row);
    const Result<Command, UsageFault> command = command_of(row.record, field, arguments, json, api.say());
    if (!command) return misused(command.error().sentence);
    std::string path(row.path);
    std::vector<std::string> without;
    if (!field.empty()) {
        without.emplace_back(field);
        path.replace(path.find('{'), field.size() + 2, scenario::command_id(*command, field));
    }
    const auto said = api.post(path, scenario::command_json(*command, without));
    if (!said) {
        const std::string place = table.place(said.error().problem.field, api.say());
        const int code = complain(said.error(), api.say());
        if (!place.empty()) complain(place);
        return code;
    }
    show_receipt(said->body, look, api.say());
    return exit_done;
}

}  // namespace

std::optional<std::string> file_text(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

bool is_api_command(const Arguments& arguments) {
    if (arguments.words.empty()) return false;
    return arguments.words[0] == "report" || find_noun(arguments.words[0]) != nullptr;
}

int run_api_command(ApiClient& api, Arguments arguments, Look look) {
    if (arguments.words[0] == "report") return run_report(api, std::move(arguments), look);
    const NounRow& noun = *find_noun(arguments.words[0]);
    const std::string verb = arguments.words.size() < 2 ? "list" : arguments.words[1];
    if (verb == "list") return run_list(api, noun, std::move(arguments), look);
    if (verb == "show") return run_show(api, noun, arguments, look);
    if (noun.plural == "jobs" && verb == "why") return run_show(api, noun, arguments, look, "/why");
    if (noun.plural == "jobs" && verb == "log") return run_job_log(api, std::move(arguments), look);
    if (const CommandRow* row = find_command(arguments.words[0], verb))
        return run_command(api, *row, std::move(arguments), look);
    std::string verbs = "list, show";
    for (const CommandRow& row : command_rows())
        if (noun_of(row) == arguments.words[0]) verbs += ", " + verb_of(row);
    return misused("gwanje " + arguments.words[0] + " " + verb + "? " + verbs);
}

int run_job_log(ApiClient& api, Arguments arguments, Look look) {
    const bool follow = arguments.take_flag("follow");
    std::string offset = arguments.take("offset").value_or("0");
    if (arguments.words.size() != 3 || !arguments.options.empty())
        return misused("gwanje job log JOB [--follow] [--offset N]");
    const std::string path = "jobs/" + url_encoded(arguments.words[2]) + "/log?offset=";
    const auto print = [&](const std::string& page, bool& complete) {
        const auto document = JsonDocument::parse(page);
        if (!document) return false;
        const auto text = document->root().find("text");
        const auto next = document->root().find("next");
        const auto over = document->root().find("complete");
        if (!text || !next || !over) return false;
        put(look.json ? page + "\n" : std::string(text->text()));
        static_cast<void>(std::fflush(stdout));
        const bool advanced = next->json() != offset;
        offset = next->json();
        complete = over->boolean();
        return advanced && !complete;
    };
    bool complete = false;
    if (!follow) {
        for (bool more = true; more;) {
            const auto said = api.get(path + offset);
            if (!said) return complain(said.error(), api.say());
            more = print(said->body, complete);
        }
        return exit_done;
    }
    const auto followed = api.follow(path + offset, [&](const ServerEvent& event) {
        if (event.type == "log") print(event.data, complete);
        return !complete;
    });
    return followed.ok() ? exit_done : complain(followed.error(), api.say());
}

int run_live(ApiClient& api, Look look) {
    const auto followed = api.follow("live", [&](const ServerEvent& event) {
        const auto document = JsonDocument::parse(event.data);
        const auto at = document ? document->root().find("at") : std::nullopt;
        const auto type = document ? document->root().find("type") : std::nullopt;
        const auto id = document ? document->root().find("id") : std::nullopt;
        if (look.json || !at || !type || !id) {
            put((look.json ? "" : event.type + " ") + event.data + "\n");
        } else {
            put(value_text("at", *at, api.say()) + "  " + value_text("type", *type, api.say()) + "  " +
                value_text("id", *id, api.say()) + "\n");
        }
        static_cast<void>(std::fflush(stdout));
        return true;
    });
    return followed.ok() ? exit_done : complain(followed.error(), api.say());
}

}  // namespace gwanje::cli
