#include "adapter/centre_file/centre_file.hpp"

#include <fstream>
#include <sstream>

#include "adapter/centre_file/toml_reader.hpp"

namespace gwanje::centre_file {
namespace {

constexpr std::int64_t bytes_per_gb = 1'000'000'000;
constexpr std::int64_t thousandths = 1000;

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::ostringstream out;
    out << in.rdbuf();
    return std::move(out).str();
}

class CentreReader {
public:
    CentreReader(std::string folder, Instant start) : folder_(std::move(folder)), start_(start) {}

    CentreFile read(TomlReader root) {
        root.inside("site", [&](TomlReader t) {
            out_.site = {t.text("name", true), t.text("name_en"), t.text("address")};
        });
        root.each("body", [&](TomlReader t) { read_body(t); });
        root.each("person", [&](TomlReader t) {
            out_.persons.push_back(
                {t.text("login", true), t.text("name", true), t.text("body", true), t.words<Duty>("duties")});
        });
        root.each("pool", [&](TomlReader t) {
            Pool pool;
            pool.label = t.text("label", true);
            pool.terms = t.text("terms");
            pool.format = t.word("format", NumberFormat::none);
            out_.pools.push_back({pool, t.flag("local")});
        });
        root.each("stage", [&](TomlReader t) { read_stage(t); });
        root.each("budget_line", [&](TomlReader t) { read_budget_line(t); });
        root.each("node_group", [&](TomlReader t) { read_node_group(t); });
        root.each("call", [&](TomlReader t) { read_call(t); });
        root.inside("reviewers", [&](TomlReader t) { out_.reviewers = table(t, "file"); });
        root.inside("catalogue", [&](TomlReader t) { out_.catalogue = table(t, "file"); });
        root.inside("outcomes", [&](TomlReader t) { out_.papers = table(t, "file"); });
        return std::move(out_);
    }

private:
    /// The text of the table that a field names.
    std::string table(TomlReader& t, std::string_view key) {
        const std::string name = t.text(key);
        if (name.empty()) return {};
        auto text = name.find('/') == std::string::npos ? read_file(folder_ + "/" + name) : std::nullopt;
        if (!text) t.blame(key, "names '" + name + "', which cannot be read beside centre.toml");
        return std::move(text).value_or("");
    }
    /// "KEY_at" (or "KEY") as a date, or "KEY_day" as days from the first start.
    Instant date(TomlReader& t, const std::string& absolute, const std::string& days_key) {
        if (const auto at = t.instant(absolute)) return *at;
        constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
        const std::int64_t day = t.whole(days_key, none);
        if (day == none) t.blame(absolute, "is missing (or " + days_key + ", in days from the first start)");
        return day == none ? Instant{} : start_ + days(day);
    }
    void read_body(TomlReader t) {
        Body body;
        body.name = t.text("name", true);
        body.name_en = t.text("name_en");
        body.kind = t.word("kind", BodyKind::none);
        body.size = t.word("size", BodySize::none);
        body.registration = t.text("registration");
        body.region = t.text("region");
        out_.bodies.push_back({t.text("key", true), std::move(body)});
    }
    void read_stage(TomlReader t) {
        Stage stage;
        stage.name = t.text("name", true);
        stage.at = date(t, "at", "at_day");
        stage.reading = t.word("reading", StageReading::total);
        stage.power = {t.decimal("megawatts", 1'000'000)};
        stage.slots = {t.whole("slots")};
        stage.accelerators = {t.whole("accelerators")};
        stage.compute = t.pflops();
        stage.storage = {t.decimal("storage_pb", 1'000'000) * bytes_per_gb};
        stage.reached = t.flag("reached");
        stage.source = t.text("source");
        out_.stages.push_back(std::move(stage));
    }
    void read_budget_line(TomlReader t) {
        FileBudgetLine line;
        line.line.name = t.text("name", true);
        line.line.source = t.word("source", BudgetSource::national);
        line.line.when = {date(t, "from", "from_day"), date(t, "to", "to_day")};
        line.line.amount = {t.whole("won")};
        line.line.accelerators = {t.whole("accelerators")};
        line.line.compute = t.pflops();
        line.pool = t.text("pool");
        out_.budget_lines.push_back(std::move(line));
    }
    void read_node_group(TomlReader t) {
        NodeGroup group;
        group.name_prefix = t.text("prefix", true);
        group.nodes = t.whole("nodes");
        group.node.slots = {t.whole("slots")};
        group.node.cores = t.whole("cores");
        group.node.memory = {t.whole("memory_gb") * bytes_per_gb};
        group.model = t.text("model", true);
        group.pool = t.text("pool", true);
        group.accelerators = t.whole("accelerators");
        group.at = t.instant("at").value_or(Instant{});
        out_.node_groups.push_back(std::move(group));
    }
    void read_rules(TomlReader& t, CallRules& rules) {
        rules.kinds = t.words<BodyKind>("kinds");
        rules.sizes = t.words<BodySize>("sizes");
        rules.reviews = t.whole("reviews_each", 1);
        rules.quorum = t.whole("quorum", 1);
        rules.threshold = t.decimal("threshold", thousandths);
        rules.partial = t.flag("partial");
        rules.acceptance_clock = days(t.whole("acceptance_days", 7));
        rules.preference_cap = t.decimal("preference_cap", thousandths);
        rules.body_cap = t.whole("body_cap");
        rules.tie_seed = static_cast<std::uint64_t>(t.whole("tie_seed"));
        rules.fee = t.text("fee");
        t.each("criterion", [&](TomlReader c) {
            rules.rubric.push_back({c.text("name", true), c.text("name_en"), c.whole("weight"), 100 * thousandths,
                                    c.decimal("threshold", thousandths)});
        });
        t.each("preference", [&](TomlReader p) {
            rules.preferences.push_back({p.text("key", true), p.text("name", true), p.text("name_en"),
                                         p.decimal("points", thousandths), p.flag("provisional")});
        });
    }
    void read_call(TomlReader t) {
        FileCall call;
        call.kind = t.word("kind", CallKind::cut_off);
        call.terms.title = t.text("title", true);
        call.terms.title_en = t.text("title_en");
        call.terms.notice = t.text("notice");
        call.terms.window = {date(t, "opens_at", "opens_day"), date(t, "closes_at", "closes_day")};
        call.terms.award_period = {date(t, "award_from", "award_from_day"), date(t, "award_to", "award_to_day")};
        t.each("class", [&](TomlReader c) {
            call.terms.classes.push_back({c.text("label", true),
                                          {},
                                          c.whole("places"),
                                          {c.whole("accelerators")},
                                          {c.whole("least", 1)},
                                          {c.whole("most")}});
            call.pools.push_back(c.text("pool", true));
        });
        read_rules(t, call.terms.rules);
        call.applications = table(t, "applications");
        call.reviews = table(t, "reviews");
        call.conflicts = table(t, "conflicts");
        out_.calls.push_back(std::move(call));
    }

    std::string folder_;
    Instant start_;
    CentreFile out_;
};

}  // namespace

Result<CentreFile, std::string> read_centre(const std::string& folder, Instant start) {
    const std::string path = folder + "/centre.toml";
    const auto text = read_file(path);
    if (!text) return Failure{path + " cannot be read"};
    try {
        const toml::table root = toml::parse(*text, path);
        std::string fault;
        CentreFile centre = CentreReader(folder, start).read(TomlReader(root, fault));
        if (!fault.empty()) return Failure{path + ", " + fault};
        return centre;
    } catch (const toml::parse_error& error) {
        return Failure{path + ", line " + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description())};
    }
}

}  // namespace gwanje::centre_file
