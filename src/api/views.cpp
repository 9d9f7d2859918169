#include "api/views.hpp"

#include "api/sight.hpp"

namespace gwanje {
namespace {

template <class T>
std::string text_of(const Table<T>& table, Id<T> id, std::string T::*field) {
    const T* row = table.find(id);
    return row == nullptr ? std::string() : row->*field;
}

std::vector<RungNow> rungs_at(const Ladder* ladder, Instant now) {
    std::vector<RungNow> out;
    if (ladder == nullptr) return out;
    for (std::size_t i = 0; i < enum_size<Rung>(); ++i) {
        const Rung rung = static_cast<Rung>(i);
        out.push_back({rung, {ladder->count(rung).at(now)}, ladder->compute(rung).at(now)});
    }
    return out;
}

template <class T>
const Ladder* ladder_of(const std::map<Id<T>, Ladder>& ladders, Id<T> id) {
    const auto found = ladders.find(id);
    return found == ladders.end() ? nullptr : &found->second;
}

std::string class_label_of(const World& world, const Application& application) {
    const Call* call = world.calls.find(application.call);
    const auto place = static_cast<std::size_t>(application.content.call_class);
    return call == nullptr || place >= call->terms.classes.size() ? std::string() : call->terms.classes[place].label;
}

/// The row of the call's latest selection (one that was not superseded) for this application.
const Ranked* ranked_row(const World& world, Id<Application> id, const Application& application, bool only_published) {
    for (std::uint64_t number = world.selections.size(); number > 0; --number) {
        const Selection& selection = world.selections[Id<Selection>{number}];
        if (selection.call != application.call || selection.state == SelectionState::superseded) continue;
        if (only_published && selection.state != SelectionState::published) continue;
        for (const Ranked& row : selection.ranking)
            if (row.application == id) return &row;
    }
    return nullptr;
}

}  // namespace

ViewExtra<Site> ViewExtra<Site>::of(const World& world, const Reader& reader, Id<Site> id, const Site&) {
    return {rungs_at(ladder_of(world.site_ladders, id), reader.now)};
}
ViewExtra<Pool> ViewExtra<Pool>::of(const World& world, const Reader& reader, Id<Pool> id, const Pool&) {
    return {rungs_at(ladder_of(world.pool_ladders, id), reader.now)};
}

ViewExtra<Person> ViewExtra<Person>::of(const World& world, const Reader& reader, Id<Person> id, const Person& row) {
    Reader of_person;
    of_person.person = id;
    of_person.now = reader.now;
    ViewExtra extra{text_of(world.bodies, row.body, &Body::name), {}};
    if (!look_up_duties(world, of_person)) return extra;
    for (std::size_t i = 0; i < enum_size<Duty>(); ++i)
        if (of_person.holds({static_cast<Duty>(i)})) extra.duties.push_back(static_cast<Duty>(i));
    return extra;
}

ViewExtra<Node> ViewExtra<Node>::of(const World& world, const Reader&, Id<Node> id, const Node&) {
    ViewExtra extra;
    for (const Id<Accelerator> each : world.accelerators_of(id)) {
        const Accelerator& accelerator = world.accelerators[each];
        if (accelerator.state == AcceleratorState::retired) continue;
        ++extra.accelerators.amount;
        if (!accelerator.job.none()) ++extra.busy.amount;
    }
    return extra;
}
ViewExtra<Accelerator> ViewExtra<Accelerator>::of(const World& world, const Reader&, Id<Accelerator>,
                                                  const Accelerator& row) {
    return {text_of(world.nodes, row.node, &Node::name), text_of(world.models, row.model, &Model::name),
            text_of(world.pools, row.pool, &Pool::label)};
}

ViewExtra<Call> ViewExtra<Call>::of(const World& world, const Reader& reader, Id<Call> id, const Call& row) {
    return {text_of(world.sites, row.site, &Site::name),
            ratio_report({world, reader.now, reader.journal_index}, id).classes};
}

ViewExtra<Application> ViewExtra<Application>::of(const World& world, const Reader& reader, Id<Application> id,
                                                  const Application& row) {
    ViewExtra extra;
    if (const Call* call = world.calls.find(row.call)) extra.call_title = call->terms.title;
    extra.class_label = class_label_of(world, row);
    extra.body_name = text_of(world.bodies, row.body, &Body::name);
    const bool staff = reader.holds({Duty::call_management, Duty::selection, Duty::authority});
    if (staff) {
        for (const Id<Review> each : world.reviews_of(id)) {
            ++extra.reviews;
            if (world.reviews[each].state == ReviewState::scored) ++extra.reviews_scored;
        }
    }
    if (id.number <= world.index().application_offer.size())
        extra.offer = world.index().application_offer[id.number - 1];
    if (const Ranked* ranked = ranked_row(world, id, row, !staff)) extra.ranked = *ranked;
    return extra;
}

ViewExtra<Review> ViewExtra<Review>::of(const World& world, const Reader&, Id<Review>, const Review& row) {
    ViewExtra extra;
    extra.reviewer_name = text_of(world.persons, row.reviewer, &Person::name);
    const Application* application = world.applications.find(row.application);
    if (application == nullptr) return extra;
    const ApplicationContent& content = application->content;
    extra.receipt = application->receipt;
    extra.call = application->call;
    extra.content = {content.title,        content.summary, content.sector, class_label_of(world, *application),
                     content.accelerators, content.least,   content.months, content.plan};
    if (const Call* call = world.calls.find(application->call)) extra.rubric = call->terms.rules.rubric;
    return extra;
}

ViewExtra<Offer> ViewExtra<Offer>::of(const World& world, const Reader&, Id<Offer>, const Offer& row) {
    const Application* application = world.applications.find(row.application);
    if (application == nullptr) return {};
    return {application->call, application->body, text_of(world.bodies, application->body, &Body::name),
            application->content.title};
}
ViewExtra<Agreement> ViewExtra<Agreement>::of(const World& world, const Reader&, Id<Agreement>, const Agreement& row) {
    const Application* application = world.applications.find(row.application);
    return {text_of(world.bodies, row.body, &Body::name),
            application == nullptr ? std::string() : application->content.title,
            text_of(world.pools, row.pool, &Pool::label)};
}

ViewExtra<Project> ViewExtra<Project>::of(const World& world, const Reader&, Id<Project>, const Project& row) {
    ViewExtra extra;
    extra.body_name = text_of(world.bodies, row.body, &Body::name);
    for (const Id<Person> member : row.members)
        extra.member_names.push_back(text_of(world.persons, member, &Person::name));
    for (const Id<Award> each : row.awards) {
        const Ledger& ledger = world.awards[each].ledger;
        extra.granted += ledger.granted;
        extra.used += ledger.used;
        extra.held += ledger.held;
        extra.remaining += ledger.remaining();
    }
    return extra;
}
ViewExtra<Award> ViewExtra<Award>::of(const World& world, const Reader&, Id<Award>, const Award& row) {
    ViewExtra extra;
    extra.remaining = row.ledger.remaining();
    extra.pool_label = text_of(world.pools, row.pool, &Pool::label);
    if (const Project* project = world.projects.find(row.project)) {
        extra.project_title = project->title;
        extra.body_name = text_of(world.bodies, project->body, &Body::name);
    }
    return extra;
}
ViewExtra<Job> ViewExtra<Job>::of(const World& world, const Reader&, Id<Job>, const Job& row) {
    ViewExtra extra;
    extra.project_title = text_of(world.projects, row.project, &Project::title);
    extra.submitter_name = text_of(world.persons, row.submitter, &Person::name);
    for (const NodeShare& share : row.shares) extra.node_names.push_back(text_of(world.nodes, share.node, &Node::name));
    return extra;
}
ViewExtra<Outcome> ViewExtra<Outcome>::of(const World& world, const Reader&, Id<Outcome>, const Outcome& row) {
    return {text_of(world.projects, row.project, &Project::title)};
}

void redact(const World&, const Reader& reader, Person& person) {
    const bool own = reader.logged_in && reader.body == person.body;
    if (!own && !reader.holds({Duty::administration, Duty::call_management})) person.email.clear();
}

void redact(const World& world, const Reader& reader, Job& job) {
    if (Sight<Job>::one(world, reader, {}, job)) return;
    for (auto& [name, value] : job.order.environment) value.clear();
}

}  // namespace gwanje
