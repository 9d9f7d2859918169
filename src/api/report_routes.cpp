#include "api/report_routes.hpp"

#include "api/list_query.hpp"
#include "api/sight.hpp"
#include "base/text.hpp"
#include "json/json.hpp"
#include "kernel/queue_policy.hpp"
#include "report/ladder_report.hpp"
#include "report/overview.hpp"
#include "report/ratio_report.hpp"
#include "report/state_bar.hpp"

namespace gwanje {
namespace {

Route read_route(const std::string& path, Gate gate, std::string operation, std::string tag, std::string ko,
                 std::string en) {
    Route route;
    route.pattern = "/api/v1/" + path;
    route.access = {gate, {}};
    route.operation = std::move(operation);
    route.tag = std::move(tag);
    route.summary_ko = std::move(ko);
    route.summary_en = std::move(en);
    return route;
}

/// The noun that a query parameter names; none when it is left out.
template <class T>
Result<Id<T>, BadParameter> id_parameter(const World& world, const Ask& ask, const std::string& name) {
    const std::string text = ask.parameter(name).value_or("");
    const std::optional<Id<T>> id = id_from_text<T>(text);
    if (!id || (!id->none() && !table_of<T>(world).has(*id)))
        return Failure{BadParameter{name, text, "an existing " + std::string(T::prefix) + "-N"}};
    return *id;
}

Result<Instant, BadParameter> instant_parameter(const Ask& ask, const std::string& name) {
    const std::string text = ask.parameter(name).value_or("");
    if (text.empty()) return Instant{};
    const std::optional<Instant> at = instant_from_text(text);
    if (!at) return Failure{BadParameter{name, text, "2025-06-25, 2025-06-25T09:00:00+09:00"}};
    return *at;
}

template <class T>
RouteParameter id_parameter_row(std::string name, std::string note) {
    return {std::move(name), [](JsonSchemas& schemas) { return Json<Id<T>>::schema(schemas); }, std::move(note)};
}

using Reported = Result<std::string, BadParameter>;

/// Runs `report(as_of, ask, reader)` on a world that stands still.
template <class Report>
RouteHandler reporting(const FrontDesk& desk, Report report) {
    return plainly([&desk, report](RouteAsk&& request) {
        std::optional<Reported> done;
        desk.read([&](const World& world, std::uint64_t index) {
            done = report(AsOf{world, request.reader.now, index}, request.ask, request.reader);
        });
        if (!*done) return bad_parameter_answer(done->error(), request.reader.language);
        return json_answer(std::move(**done));
    });
}

Reported state_bar_report(const AsOf& as_of, const Ask& ask, const Reader&) {
    const auto site = id_parameter<Site>(as_of.world, ask, "site");
    if (!site) return site.failure();
    return json_text(state_bar(as_of, *site));
}

Reported overview_report(const AsOf& as_of, const Ask& ask, const Reader&) {
    const auto site = id_parameter<Site>(as_of.world, ask, "site");
    if (!site) return site.failure();
    const auto at = instant_parameter(ask, "at");
    if (!at) return at.failure();
    return json_text(overview({as_of.world, at->unset() ? as_of.at : *at, as_of.journal_index}, *site));
}

Reported ladder_of_report(const AsOf& as_of, const Ask& ask, const Reader&) {
    const auto site = id_parameter<Site>(as_of.world, ask, "site");
    if (!site) return site.failure();
    const auto pool = id_parameter<Pool>(as_of.world, ask, "pool");
    if (!pool) return pool.failure();
    const auto at = instant_parameter(ask, "at");
    if (!at) return at.failure();
    const auto from = instant_parameter(ask, "from");
    if (!from) return from.failure();
    const auto to = instant_parameter(ask, "to");
    if (!to) return to.failure();
    if (site->none()) return Failure{BadParameter{"site", "", "an existing sit-N"}};
    if (!pool->none() && as_of.world.pools[*pool].site != *site)
        return Failure{BadParameter{"pool", to_text(*pool), "a pool of that site"}};
    if ((!from->unset() || !to->unset()) && !(*from < *to))
        return Failure{BadParameter{"to", ask.parameter("to").value_or(""), "later than from"}};
    const AsOf asked{as_of.world, at->unset() ? as_of.at : *at, as_of.journal_index};
    return json_text(ladder_report(asked, *site, *pool, {*from, *to}));
}

Reported ratios_report(const AsOf& as_of, const Ask& ask, const Reader& reader) {
    const auto call = id_parameter<Call>(as_of.world, ask, "call");
    if (!call) return call.failure();
    if (call->none() || !may_see(as_of.world, reader, *call, as_of.world.calls[*call]))
        return Failure{BadParameter{"call", to_text(*call), "an existing cal-N"}};
    return json_text(ratio_report(as_of, *call));
}

/// The job that the path names, when the reader may see it.
std::optional<Job> seen_job(const FrontDesk& desk, const RouteAsk& request, Id<Job>& id) {
    id = id_from_text<Job>(request.ask.captured.front()).value_or(Id<Job>{});
    std::optional<Job> found;
    desk.read([&](const World& world, std::uint64_t) {
        const Job* job = world.jobs.find(id);
        if (job != nullptr && may_see(world, request.reader, id, *job)) found = *job;
    });
    return found;
}

Answer no_such_job(const RouteAsk& request) {
    return problem_answer(
        problem(ProblemKind::no_such_thing, request.reader.language, "id", request.ask.captured.front()));
}

Answer stream_answer(std::shared_ptr<ByteStream> stream, Language language) {
    if (!stream) return problem_answer(problem(ProblemKind::busy, language));
    Answer answer;
    answer.type = "text/event-stream";
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.headers.emplace_back("X-Accel-Buffering", "no");
    answer.stream = std::move(stream);
    return answer;
}

Answer log_answer(const FrontDesk& desk, LogFeed& logs, const RouteAsk& request) {
    const Language language = request.reader.language;
    Id<Job> id;
    const std::optional<Job> job = seen_job(desk, request, id);
    if (!job) return no_such_job(request);
    std::string offset_text = request.ask.parameter("offset").value_or("0");
    if (request.ask.wants_event_stream() && !request.ask.headers.last_event_id.empty())
        offset_text = request.ask.headers.last_event_id;
    const std::optional<std::int64_t> offset = integer_from_text(offset_text);
    if (!offset || *offset < 0) return bad_parameter_answer({"offset", offset_text, "0, 1, …"}, language);
    const std::string limit_text = request.ask.parameter("limit").value_or(std::to_string(LogFeed::part_bytes));
    const std::optional<std::int64_t> limit = integer_from_text(limit_text);
    if (!limit || *limit < 4 || *limit > 1'048'576)
        return bad_parameter_answer({"limit", limit_text, "4 … 1048576"}, language);
    if (request.ask.wants_event_stream()) return stream_answer(logs.follow(id, *offset), language);
    const auto part = desk.read_log(id, job->attempt, *offset, *limit);
    if (part) return json_answer(json_text(page_of(*part, *offset)));
    // A job that has not been started has no output yet; that is no fault.
    if (part.error().kind == FaultKind::missing) return json_answer(json_text(LogPage{{}, *offset, *offset, false}));
    return problem_answer(problem(part.error(), language));
}

}  // namespace

void add_report_routes(std::vector<Route>& routes, const FrontDesk& desk) {
    using enum Gate;
    const auto site = id_parameter_row<Site>("site", "of this site; left out: of all");
    const SchemaWriter instant = [](JsonSchemas& schemas) { return Json<Instant>::schema(schemas); };

    Route bar = read_route("reports/state-bar", logged_in, "getStateBar", "reports", "가속기 현황 막대",
                           "What every accelerator does now");
    bar.parameters = {site};
    bar.answers = json_schema<StateBar>;
    bar.handle = reporting(desk, state_bar_report);
    routes.push_back(std::move(bar));

    const RouteParameter at{"at", instant, "the figures at this instant; left out: now"};
    Route figures = read_route("reports/overview", logged_in, "getOverview", "reports", "현황 개요",
                               "Main figures with their bases");
    figures.parameters = {site, at};
    figures.answers = json_schema<Overview>;
    figures.handle = reporting(desk, overview_report);
    routes.push_back(std::move(figures));

    Route ladder =
        read_route("reports/ladder", anyone, "getLadder", "reports", "사다리", "The ladder of a site or a pool");
    ladder.parameters = {id_parameter_row<Site>("site", "needed"),
                         id_parameter_row<Pool>("pool", "left out: the whole site"),
                         at,
                         {"from", instant, "of the period"},
                         {"to", instant, "of the period"}};
    ladder.answers = json_schema<LadderReport>;
    ladder.handle = reporting(desk, ladder_of_report);
    routes.push_back(std::move(ladder));

    Route ratios = read_route("reports/ratios", anyone, "getRatios", "reports", "경쟁률", "The ratios of a call");
    ratios.parameters = {id_parameter_row<Call>("call", "needed")};
    ratios.answers = json_schema<RatioReport>;
    ratios.handle = reporting(desk, ratios_report);
    routes.push_back(std::move(ratios));
}

void add_job_routes(std::vector<Route>& routes, const FrontDesk& desk, LogFeed& logs) {
    Route why = read_route("jobs/{id}/why", Gate::own, "getJobWhy", "jobs", "작업 대기 이유", "Why a job waits");
    why.answers = json_schema<WhyWaiting>;
    why.handle = plainly([&desk](RouteAsk&& request) {
        Id<Job> id;
        if (!seen_job(desk, request, id)) return no_such_job(request);
        WhyWaiting said;
        desk.read([&](const World& world, std::uint64_t) { said = why_waiting(world, id, request.reader.now); });
        return json_answer(json_text(said));
    });
    routes.push_back(std::move(why));

    Route log = read_route("jobs/{id}/log", Gate::own, "getJobLog", "jobs", "작업 로그",
                           "A part of a job's output; as text/event-stream: followed until the run ends");
    log.parameters = {{"offset", fixed_schema(R"({"type":"integer","minimum":0})"), "byte to begin with"},
                      {"limit", fixed_schema(R"({"type":"integer","minimum":4,"maximum":1048576})"), "bytes at most"}};
    log.answers = json_schema<LogPage>;
    log.handle = plainly([&desk, &logs](RouteAsk&& request) { return log_answer(desk, logs, request); });
    routes.push_back(std::move(log));
}

void add_live_route(std::vector<Route>& routes, LiveHub& hub) {
    Route live = read_route("live", Gate::logged_in, "followLive", "live", "실시간 소식",
                            "Server-sent events: entry {index, at, type, id}, many {last, types}, resync {last}");
    live.answer_type = "text/event-stream";
    live.handle = plainly([&hub](RouteAsk&& request) {
        const std::string& last = request.ask.headers.last_event_id;
        std::optional<std::uint64_t> last_seen;
        if (const auto number = integer_from_text(last); number && *number >= 0)
            last_seen = static_cast<std::uint64_t>(*number);
        return stream_answer(hub.listen(request.reader, last_seen), request.reader.language);
    });
    routes.push_back(std::move(live));
}

}  // namespace gwanje
