#include "scenario/run.hpp"

#include <algorithm>

#include "scenario/compare.hpp"

namespace gwanje::scenario {
namespace {

std::string listed(const std::vector<Happened>& events) {
    std::string out;
    for (const Happened& event : events) (out += out.empty() ? "" : ", ") += event.type;
    return out.empty() ? "nothing" : out;
}

class Player {
public:
    Player(Ground& ground, Instant start) : ground_(ground), start_(start) {}

    /// What was expected and what came, when they differ.
    using Differs = std::optional<std::pair<std::string, std::string>>;

    Differs operator()(const StepAs& as) {
        if (as.who != "centre" && !names_.contains(as.who)) return {{"a person called " + as.who, "no such name"}};
        actor_ = as.who == "centre" ? "" : names_[as.who];
        return std::nullopt;
    }

    Differs operator()(const StepWhen& when) {
        if (auto open = unexpected_no()) return open;
        std::vector<FieldLine> fields = when.fields;
        for (FieldLine& field : fields)
            if (auto wrong = fill_in(field.value)) return wrong;
        std::string json = when.json;
        if (auto wrong = fill_in(json)) return wrong;
        const TextReading reading{start_};
        const auto command = json.empty() ? command_from_fields(when.command, fields, reading)
                                          : command_from_json(when.command, json, fields, reading);
        if (!command)
            return {{command.error().expected, "`" + command.error().path + ": " + command.error().value + "`"}};
        happened_.clear();
        no_.reset();
        if (auto wrong = take(ground_.give(actor_, *command))) return wrong;
        if (!when.name.empty() && !no_ && !happened_.empty()) names_[when.name] = happened_.front().id;
        return std::nullopt;
    }

    Differs operator()(const StepAt& at) {
        if (auto open = unexpected_no()) return open;
        const auto time = instant_of(at.time, {start_});
        if (!time) return {{"a time such as +3d", at.time}};
        happened_.clear();
        return take(ground_.wait_until(*time));
    }

    Differs operator()(const ThenRefused& then) {
        const std::string expected = "refused " + then.kind + (then.field.empty() ? "" : " " + then.field);
        if (!no_) return {{expected, listed(happened_)}};
        if (no_->kind != then.kind || (!then.field.empty() && !no_->field.empty() && no_->field != then.field))
            return {{expected, "refused " + no_->kind + " " + no_->field + ": " + no_->sentence}};
        no_.reset();
        return std::nullopt;
    }

    Differs operator()(const ThenEvent& then) {
        if (auto open = unexpected_no()) return open;
        std::vector<std::string> ids;
        for (const Happened& event : happened_)
            if (event.type == then.event) ids.push_back(event.id);
        const bool fits = then.none         ? ids.empty()
                          : then.times != 0 ? ids.size() == then.times
                                            : ids.size() >= then.which;
        if (!fits)
            return {{then.none ? "no " + then.event
                               : then.event + (then.times == 0 ? "" : " x" + std::to_string(then.times)),
                     listed(happened_)}};
        if (!then.name.empty()) names_[then.name] = ids[then.which - 1];
        return std::nullopt;
    }

    Differs operator()(const ThenNothing&) {
        if (auto open = unexpected_no()) return open;
        if (happened_.empty()) return std::nullopt;
        return {{"nothing happens", listed(happened_)}};
    }

    Differs operator()(const ThenHas& then) {
        if (auto open = unexpected_no()) return open;
        std::string id = then.noun;
        std::string value = then.value;
        if (auto wrong = fill_in(id)) return wrong;
        if (auto wrong = fill_in(value)) return wrong;
        const std::optional<std::string> json = ground_.noun(id);
        if (!json) return {{"something called " + id, "nothing"}};
        if (auto came = differs(*json, then.path, then.comparison, value, start_))
            return {{then.path + " " + then.comparison + " " + value, *came}};
        return std::nullopt;
    }

    Differs operator()(const ThenWaits& then) {
        std::string job = then.job;
        if (auto wrong = fill_in(job)) return wrong;
        const std::optional<std::string> reason = ground_.why_waiting(job);
        if (reason == then.reason) return std::nullopt;
        return {{job + " waits for " + then.reason, reason.value_or("no such job")}};
    }

    Differs operator()(const ThenRatio& then) {
        std::string call = then.call;
        if (auto wrong = fill_in(call)) return wrong;
        const std::optional<std::string> ratio = ground_.ratio(call, then.label);
        if (ratio == then.value) return std::nullopt;
        return {{then.label + " = " + then.value, ratio.value_or("no such class")}};
    }

    /// A command that was refused, and nobody said that it would be.
    Differs unexpected_no() const {
        if (!no_) return std::nullopt;
        return {{"the command above is accepted", "refused " + no_->kind + " " + no_->field + ": " + no_->sentence}};
    }

private:
    Differs take(Reply reply) {
        if (const Broken* broken = std::get_if<Broken>(&reply)) return {{"the ground holds", broken->what}};
        if (SaidNo* no = std::get_if<SaidNo>(&reply)) {
            no_ = std::move(*no);
        } else {
            happened_ = std::move(*std::get_if<std::vector<Happened>>(&reply));
        }
        return std::nullopt;
    }

    /// Puts what they stand for in the place of $name and {run}.
    Differs fill_in(std::string& text) const {
        for (std::size_t at = text.find("{run}"); at != std::string::npos; at = text.find("{run}", at))
            text.replace(at, 5, ground_.run_name());
        for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
            std::size_t end = at + 1;
            while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') ||
                                         (text[end] >= '0' && text[end] <= '9') || text[end] == '_'))
                ++end;
            const std::string name = text.substr(at + 1, end - at - 1);
            const auto found = names_.find(name);
            if (found == names_.end()) return {{"a name that was given above with :=", "$" + name}};
            text.replace(at, end - at, found->second);
        }
        return std::nullopt;
    }

    Ground& ground_;
    Instant start_;
    std::string actor_;
    std::map<std::string, std::string> names_;
    std::vector<Happened> happened_;
    std::optional<SaidNo> no_;
};

}  // namespace

Verdict play(const Case& one, Ground& ground, bool time_can_pass) {
    Verdict verdict;
    verdict.title = one.title;
    if (!time_can_pass && !one.kernel_only.empty()) {
        verdict.passed_over = one.kernel_only;
        return verdict;
    }
    const auto start = ground.begin();
    if (!start) {
        verdict.finding = Finding{one.where, one.title, "a place to play", start.error().what};
        return verdict;
    }
    Player player(ground, *start);
    for (const Step& step : one.steps) {
        ++verdict.steps;
        if (const auto differs = std::visit(player, step.kind)) {
            verdict.finding = Finding{step.where, step.text, differs->first, differs->second};
            return verdict;
        }
    }
    if (const auto open = player.unexpected_no())
        verdict.finding = Finding{one.steps.back().where, one.steps.back().text, open->first, open->second};
    if (const auto wrong = ground.finish(); wrong && !verdict.finding)
        verdict.finding = Finding{one.where, one.title, "what always holds", *wrong};
    return verdict;
}

std::string finding_text(const Finding& finding) {
    return finding.where.file + ":" + std::to_string(finding.where.line) + ": " + finding.step +
           "\n    expected: " + finding.expected + "\n    came:     " + finding.came;
}

}  // namespace gwanje::scenario
