#include "app/gwanjed/founding.hpp"

#include <algorithm>

#include "app/gwanjed/call_course.hpp"
#include "app/gwanjed/teller.hpp"
#include "intake/tables.hpp"

namespace gwanje::app {
namespace {

using centre_file::CentreFile;

std::string duty_list(const std::vector<Duty>& duties) {
    std::string out;
    for (const Duty duty : duties) out += (out.empty() ? "" : ", ") + std::string(to_text(duty));
    return out;
}

Role role_of(Id<Person> person, Duty duty, Instant from) {
    return {person, {}, duty, {}, {from, end_of_time}};
}

class Founder {
public:
    Founder(control::History& history, const CentreFile& file, const Machine& machine, Instant now)
        : teller_(history), file_(file), machine_(machine), now_(now) {}

    Result<Founded, std::string> found() {
        begin();
        bodies_and_persons();
        estate();
        for (const centre_file::FileCall& call : file_.calls) {
            grow(call.terms.window.begin);
            run_call(teller_, call, {staff(Duty::call_management), committee_, reviewers_});
        }
        grow(now_);
        papers();
        teller_.at(now_);
        teller_.pass();
        begin_training();
        if (!teller_.fault().empty()) return Failure{teller_.fault()};
        const World& world = teller_.world();
        founded_.summary = std::to_string(world.applications.size()) + " applications, " +
                           std::to_string(world.awards.size()) + " awards, " +
                           std::to_string(world.accelerators.size()) + " accelerators, " +
                           std::to_string(world.outcomes.size()) + " outcomes";
        return std::move(founded_);
    }

private:
    /// The day before anything in the file happens.
    void begin() {
        Instant first = now_;
        for (const auto& call : file_.calls) first = std::min(first, call.terms.window.begin);
        for (const auto& group : file_.node_groups)
            if (!group.at.unset()) first = std::min(first, group.at);
        for (const auto& line : file_.budget_lines) first = std::min(first, line.line.when.begin);
        teller_.at(first - days(1));
        teller_.tell(AddSite{file_.site});
    }

    void bodies_and_persons() {
        for (const auto& body : file_.bodies) {
            body_by_key_[body.key] = teller_.world().bodies.next();
            teller_.tell(RegisterBody{body.body});
        }
        for (const auto& person : file_.persons) {
            const auto body = body_by_key_.find(person.body);
            if (body == body_by_key_.end())
                return teller_.blame("person " + person.login + ": there is no body with the key " + person.body);
            const Id<Person> id =
                add_person({person.login, person.name, body->second, "", true}, duty_list(person.duties));
            for (const Duty duty : person.duties) {
                teller_.tell(GrantRole{role_of(id, duty, teller_.now())});
                staff_.emplace(duty, id);
                if (duty == Duty::selection) committee_.push_back(id);
            }
        }
        if (file_.reviewers.empty()) return;
        const auto listed = read_reviewers(file_.reviewers);
        if (!listed.ok()) return teller_.blame("reviewers: " + intake_fault_text(listed.error(), Language::en));
        for (const ListedPerson& one : listed->rows) {
            Person person = one.person;
            person.body = body_of(one.body);
            const Id<Person> id = teller_.world().persons.next();
            teller_.tell(RegisterPerson{person});
            teller_.tell(GrantRole{role_of(id, Duty::review, teller_.now())});
            reviewers_.push_back(id);
            if (reviewers_.size() <= 2) founded_.accounts.push_back({id, person.login, "", "review"});
        }
    }

    Id<Person> add_person(const Person& person, std::string duties) {
        const Id<Person> id = teller_.world().persons.next();
        if (teller_.tell(RegisterPerson{person}))
            founded_.accounts.push_back({id, person.login, "", std::move(duties)});
        return id;
    }

    /// The body with this registration number, registered when it is new.
    Id<Body> body_of(const Body& body) {
        const auto& known = teller_.world().index().body_by_registration;
        if (const auto found = known.find(body.registration); found != known.end()) return found->second;
        const Id<Body> id = teller_.world().bodies.next();
        teller_.tell(RegisterBody{body});
        return id;
    }

    [[nodiscard]] Id<Person> staff(Duty duty) const {
        const auto found = staff_.find(duty);
        return found == staff_.end() ? Id<Person>{} : found->second;
    }

    [[nodiscard]] Id<Pool> pool_named(const std::string& label) {
        for (const Pool& pool : teller_.world().pools)
            if (pool.label == label) return teller_.world().pools.id_of(pool);
        if (!label.empty()) teller_.blame("there is no pool with the label " + label);
        return {};
    }

    void estate() {
        for (auto pool : file_.pools) {
            pool.pool.site = site_;
            teller_.tell(DefinePool{pool.pool});
        }
        if (!file_.catalogue.empty()) {
            const auto models = read_models(file_.catalogue);
            if (!models.ok()) return teller_.blame("catalogue: " + intake_fault_text(models.error(), Language::en));
            for (const Model& model : models->rows) teller_.tell(AddModel{model});
        }
        for (Stage stage : file_.stages) {
            stage.site = site_;
            teller_.tell(PlanStage{stage});
        }
        for (const auto& line : file_.budget_lines) {
            BudgetLine budget = line.line;
            budget.site = site_;
            budget.pool = pool_named(line.pool);
            teller_.tell(AddBudgetLine{budget});
        }
        groups_ = file_.node_groups;
        std::stable_sort(groups_.begin(), groups_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    }

    /// Installs what was delivered by then, and this machine when the first start is reached.
    void grow(Instant until) {
        teller_.by({});
        while (next_group_ < groups_.size() && groups_[next_group_].at <= until) install(groups_[next_group_++]);
        const bool for_local_call = until >= now_ - days(30);
        if (for_local_call && !machine_installed_) install_machine();
        teller_.at(until);
    }

    void install(const centre_file::NodeGroup& group) {
        teller_.at(group.at);
        Id<Model> model;
        for (const Model& one : teller_.world().models)
            if (one.vendor + " " + one.name == group.model) model = teller_.world().models.id_of(one);
        if (model.none())
            return teller_.blame("node group " + group.name_prefix + ": the catalogue has no " + group.model);
        std::int64_t left = group.accelerators;
        for (std::int64_t i = 1; i <= group.nodes && left > 0; ++i) {
            Node node = group.node;
            node.site = site_;
            const std::string number = std::to_string(i);
            node.name = group.name_prefix + "-" + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number;
            const Id<Node> id = teller_.world().nodes.next();
            if (!teller_.tell(AddNode{node})) return;
            const std::int64_t count = std::min(left, node.slots.amount);
            teller_.tell(InstallAccelerators{id, model, pool_named(group.pool), {count}, true});
            left -= count;
        }
    }

    /// This computer, in the pool that is filled with what it has, funded for two years.
    void install_machine() {
        machine_installed_ = true;
        const auto local = std::find_if(file_.pools.begin(), file_.pools.end(), [](const auto& p) { return p.local; });
        if (local == file_.pools.end() || machine_.accelerators.empty()) return;
        teller_.at(now_ - days(30));
        const Id<Pool> pool = pool_named(local->pool.label);
        const FoundAccelerator& first = machine_.accelerators.front();
        Id<Model> model;
        for (const Model& one : teller_.world().models)
            if (one.vendor == first.vendor && one.name == first.model) model = teller_.world().models.id_of(one);
        if (model.none()) {
            model = teller_.world().models.next();
            Model added;
            added.vendor = first.vendor;
            added.name = first.model;
            added.kind = first.kind;
            added.memory = first.memory.value_or(Bytes{});
            added.power = first.power_limit.value_or(Watts{});
            added.source = "found in this machine";
            teller_.tell(AddModel{added});
        }
        const auto count = std::ssize(machine_.accelerators);
        Node node;
        node.site = site_;
        node.name = machine_.name;
        node.slots = {count};
        node.cores = machine_.cores;
        node.memory = machine_.memory;
        node.engine = EngineKind::local;
        const Id<Node> id = teller_.world().nodes.next();
        teller_.tell(AddNode{node});
        teller_.tell(InstallAccelerators{id, model, pool, {count}, true});
        BudgetLine budget;
        budget.site = site_;
        budget.pool = pool;
        budget.source = BudgetSource::city;
        budget.name = "이 컴퓨터 (시연)";
        budget.when = {now_ - days(30), now_ + days(730)};
        budget.accelerators = {count};
        teller_.tell(AddBudgetLine{budget});
    }

    void papers() {
        if (file_.papers.empty()) return;
        auto papers = read_papers(site_, file_.papers);
        if (!papers.ok()) return teller_.blame("papers: " + intake_fault_text(papers.error(), Language::en));
        teller_.tell(ImportOutcomes{std::move(papers->rows)});
    }

    /// The first project with an award on this machine trains a network at once.
    void begin_training() {
        const World& world = teller_.world();
        for (const Award& award : world.awards) {
            if (award.state != AwardState::active || world.index().largest_job(award.pool) == 0) continue;
            const Project& project = world.projects[award.project];
            if (project.members.empty()) continue;
            const Person& member = world.persons[project.members.front()];
            founded_.accounts.push_back({project.members.front(), member.login, "", "applicant, user"});
            SubmitJob job;
            job.project = award.project;
            job.order.name = "언어모델 학습 (시연)";
            job.order.command = {"/opt/gwanje/gwanje-demo-train", "--checkpoint", "model.checkpoint"};
            job.order.time_limit = minutes(30);
            teller_.by(project.members.front());
            teller_.tell(job);
            teller_.pass();
            return;
        }
    }

    Teller teller_;
    const CentreFile& file_;
    const Machine& machine_;
    Instant now_;
    Id<Site> site_{1};
    std::map<std::string, Id<Body>> body_by_key_;
    std::map<Duty, Id<Person>> staff_;
    std::vector<Id<Person>> committee_;
    std::vector<Id<Person>> reviewers_;
    std::vector<centre_file::NodeGroup> groups_;
    std::size_t next_group_ = 0;
    bool machine_installed_ = false;
    Founded founded_;
};

}  // namespace

Result<Founded, std::string> found_centre(control::History& history, const CentreFile& file, const Machine& machine,
                                          Instant now) {
    return Founder(history, file, machine, now).found();
}

Result<Founded, std::string> found_empty(control::History& history, Instant now) {
    Teller teller(history);
    teller.at(now);
    Body body;
    body.name = "운영기관";
    body.name_en = "Operator";
    body.kind = BodyKind::centre_operator;
    teller.tell(RegisterBody{body});
    teller.tell(RegisterPerson{{"admin", "관리자", {1}, "", true}});
    teller.tell(GrantRole{role_of({1}, Duty::administration, now)});
    if (!teller.fault().empty()) return Failure{teller.fault()};
    return Founded{{{{1}, "admin", "", "administration"}}, "an empty centre"};
}

}  // namespace gwanje::app
