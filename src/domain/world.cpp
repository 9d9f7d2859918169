#include "domain/world.hpp"

#include <algorithm>

#include "domain/applier.hpp"

namespace gwanje {
namespace {

template <class Of, class T>
const std::vector<T>& list_at(const std::vector<std::vector<T>>& lists, Id<Of> id) {
    static const std::vector<T> none;
    return id.number >= 1 && id.number <= lists.size() ? lists[id.number - 1] : none;
}

template <class T>
void index_all(Applier& applier, const Table<T>& table) {
    for (std::uint64_t number = 1; number <= table.size(); ++number) applier.index(Id<T>{number});
}

}  // namespace

void apply(World& world, const Event& event, Instant at) {
    GWANJE_CHECK(at >= world.now);
    world.now = at;
    std::visit(Applier(world, at), event);
}

const std::vector<Id<Application>>& World::applications_of(Id<Call> call) const {
    return list_at(index_.call_applications, call);
}
const std::vector<Id<Review>>& World::reviews_of(Id<Application> application) const {
    return list_at(index_.application_reviews, application);
}
const std::vector<Id<Accelerator>>& World::accelerators_of(Id<Node> node) const {
    return list_at(index_.node_accelerators, node);
}

const std::set<Id<Job>>& Indexes::open_jobs_of(Id<Award> award) const {
    static const std::set<Id<Job>> none;
    const auto found = open_jobs.find(award);
    return found == open_jobs.end() ? none : found->second;
}

std::int64_t Indexes::largest_job(Id<Pool> pool) const {
    const auto found = engine_accelerators.find(pool);
    return found == engine_accelerators.end() ? 0 : found->second;
}

bool World::holds(Id<Person> person, Duty duty, Id<Site> site, Instant at) const {
    if (person.none()) return true;
    const Person* who = persons.find(person);
    if (who == nullptr || !who->active) return false;
    return std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        const bool theirs = role.person == person || (role.person.none() && role.body == who->body);
        return theirs && role.duty == duty && (site.none() || role.site.none() || role.site == site) &&
               role.when.contains(at);
    });
}

bool World::belongs(Id<Person> person, Id<Body> body) const {
    if (person.none()) return true;
    const Person* who = persons.find(person);
    return who != nullptr && who->active && who->body == body;
}

bool World::works_on(Id<Person> person, Id<Project> project) const {
    if (person.none()) return true;
    const Person* who = persons.find(person);
    const Project* where = projects.find(project);
    return who != nullptr && who->active && where != nullptr &&
           std::find(where->members.begin(), where->members.end(), person) != where->members.end();
}

World World::of(Facts facts) {
    World world;
    static_cast<Facts&>(world) = std::move(facts);
    Applier applier(world, world.now);
    world.index_.fair_level.resize(world.projects.size());
    index_all(applier, world.bodies);
    index_all(applier, world.persons);
    index_all(applier, world.pools);
    index_all(applier, world.nodes);
    index_all(applier, world.accelerators);
    index_all(applier, world.calls);
    index_all(applier, world.applications);
    index_all(applier, world.reviews);
    index_all(applier, world.offers);
    index_all(applier, world.awards);
    // What runs comes first: how many of an award's jobs may queue follows from how many of them run.
    const auto busy = [](const Job& job) { return job.state == JobState::placed || job.state == JobState::running; };
    for (const bool running : {true, false})
        for (const Job& job : world.jobs)
            if (busy(job) == running) applier.index(world.jobs.id_of(job));
    index_all(applier, world.outcomes);
    for (std::uint64_t number = 1; number <= world.projects.size(); ++number) applier.settle_order({number});
    return world;
}

}  // namespace gwanje
