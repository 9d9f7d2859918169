// World: all that is so at one moment, a value. Only apply() changes it; a copy is a what-if.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/table.hpp"
#include "board/board.hpp"
#include "domain/event.hpp"
#include "domain/ladder.hpp"
#include "domain/refusal.hpp"

namespace gwanje {

/// What the journal says, and nothing that can be derived from it. This is what a snapshot holds.
struct Facts {
    Instant now;  ///< time of the last event
    Table<Body> bodies;
    Table<Person> persons;
    Table<Role> roles;
    Table<Site> sites;
    Table<Hall> halls;
    Table<Rack> racks;
    Table<Model> models;
    Table<Node> nodes;
    Table<Pool> pools;
    Table<Accelerator> accelerators;
    Table<Stage> stages;
    Table<BudgetLine> budget_lines;
    Table<Call> calls;
    Table<Application> applications;
    Table<Review> reviews;
    Table<Selection> selections;
    Table<Offer> offers;
    Table<Agreement> agreements;
    Table<Project> projects;
    Table<Award> awards;
    Table<Job> jobs;
    Table<Outcome> outcomes;
    std::map<Id<Pool>, Ladder> pool_ladders;
    std::map<Id<Site>, Ladder> site_ladders;
    std::vector<std::int64_t> fair_use;  ///< by project number − 1: decayed accelerator-milliseconds
    Instant fair_halved_at;
    GWANJE_RECORD(Facts, now, bodies, persons, roles, sites, halls, racks, models, nodes, pools, accelerators, stages,
                  budget_lines, calls, applications, reviews, selections, offers, agreements, projects, awards, jobs,
                  outcomes, pool_ladders, site_ladders, fair_use, fair_halved_at)
};

/// Ways to find things without a search, kept event by event and rebuilt after a snapshot is read.
struct Indexes {
    std::unordered_map<std::string, Id<Person>> person_by_login;
    std::unordered_map<std::string, Id<Body>> body_by_registration;
    std::unordered_map<std::string, Id<Outcome>> outcome_by_doi;
    std::vector<std::vector<Id<Application>>> call_applications;  ///< by call number − 1
    std::vector<std::vector<Id<Review>>> application_reviews;     ///< by application number − 1
    std::vector<Id<Offer>> application_offer;                     ///< the latest, by application number − 1
    std::vector<std::vector<Id<Accelerator>>> node_accelerators;  ///< by node number − 1, in slot order
    std::vector<std::vector<Id<Job>>> dependents;                 ///< by job number − 1: jobs that wait for it
    std::map<Id<Offer>, Instant> open_offers;                     ///< with their clocks
    std::map<Id<Award>, Instant> running_awards;                  ///< active or suspended, with their ends
    std::map<Id<Job>, Id<Award>> busy_jobs;                       ///< placed or running
    std::map<Id<Award>, std::set<Id<Job>>> open_jobs;             ///< not over yet
    std::map<Id<Award>, std::set<Id<Job>>> short_of_hours;        ///< held until the award has hours for them
    std::map<Id<Pool>, std::int64_t> engine_accelerators;         ///< on nodes that an engine runs
    std::map<Id<Node>, std::int64_t> node_size;                   ///< as the board has it
    std::map<Id<Node>, Id<Pool>> node_pool;
    std::vector<std::int64_t> fair_level;  ///< by project number − 1: part of its jobs' order
    board::Board board;                    ///< what the queue policies look at

    [[nodiscard]] const std::set<Id<Job>>& open_jobs_of(Id<Award> award) const;
    /// Accelerators of the pool that one job could ever get.
    [[nodiscard]] std::int64_t largest_job(Id<Pool> pool) const;
};

class World : public Facts {
public:
    [[nodiscard]] const Indexes& index() const { return index_; }
    [[nodiscard]] const Facts& facts() const { return *this; }

    /// Applications of a call, in their order; reviews of an application.
    [[nodiscard]] const std::vector<Id<Application>>& applications_of(Id<Call> call) const;
    [[nodiscard]] const std::vector<Id<Review>>& reviews_of(Id<Application> application) const;
    [[nodiscard]] const std::vector<Id<Accelerator>>& accelerators_of(Id<Node> node) const;

    /// True when the person holds the duty at `at`, for this site (none: for any site), by an own role or by the
    /// body's. The centre itself (no person) holds every duty.
    [[nodiscard]] bool holds(Id<Person> person, Duty duty, Id<Site> site, Instant at) const;
    /// Member of the body (or the centre itself).
    [[nodiscard]] bool belongs(Id<Person> person, Id<Body> body) const;
    /// Member of the project (or the centre itself).
    [[nodiscard]] bool works_on(Id<Person> person, Id<Project> project) const;

    /// The world of these facts.
    [[nodiscard]] static World of(Facts facts);

private:
    friend class Applier;
    Indexes index_;
};

/// Makes `event` true. Whoever decided it has made sure that it fits; one that does not is a bug.
void apply(World& world, const Event& event, Instant at);

}  // namespace gwanje
