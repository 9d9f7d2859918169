// Laws of the kernel under random commands. Every failure names its seed.
#include <gtest/gtest.h>

#include <set>

#include <map>

#include "kernel/access.hpp"
#include "kernel/queue_policy.hpp"
#include "kernel/random_centre.hpp"

namespace gwanje {
namespace {

constexpr Instant founded{1'767'571'200'000};  // 2026-01-05
constexpr int most_rounds = 5000;

bool is_busy(const Job& job) {
    return job.state == JobState::placed || job.state == JobState::running;
}

/// A world with the events that made it, and every law held against it after each.
class LawfulCentre {
public:
    explicit LawfulCentre(std::uint64_t seed) : random_(seed) {
        world_.now = founded;
        now_ = founded;
        random_.found(world_, [&](const Command& command) { give({}, command); });
    }

    void live(int commands) {
        for (int i = 0; i < commands && !::testing::Test::HasFailure(); ++i) {
            pass(random_.pause());
            const Command command = random_.command(world_);
            give(random_.actor(world_, command), command);
        }
    }

    void check_replay() const {
        World again;
        again.now = founded;
        for (const auto& [event, at] : history_) {
            const auto read = decode_event(event.index(), event_version(event.index()), encode_event(event));
            ASSERT_TRUE(read.has_value());
            apply(again, *read, at);
        }
        EXPECT_EQ(encoded(again.facts()), encoded(world_.facts())) << "a replay gives another world";
    }

    /// A world read from a snapshot lives on exactly as this one does.
    void check_snapshot(int commands) {
        std::optional<Facts> facts = decoded<Facts>(encoded(world_.facts()));
        ASSERT_TRUE(facts.has_value());
        World other = World::of(std::move(*facts));
        for (int i = 0; i < commands && !::testing::Test::HasFailure(); ++i) {
            pass(random_.pause(), &other);
            const Command command = random_.command(world_);
            const Stamp stamp{now_, random_.actor(world_, command)};
            const Decision mine = decide(world_, stamp, command);
            const Decision theirs = decide(other, stamp, command);
            ASSERT_EQ(mine.ok(), theirs.ok()) << name(command);
            if (!mine) continue;
            ASSERT_EQ(*mine, *theirs) << name(command);
            for (const Event& event : *mine) apply(world_, event, now_), apply(other, event, now_);
            step_all(&other);
            for (const Job& job : world_.jobs)
                if (job.state == JobState::waiting) {
                    ASSERT_EQ(why_waiting(world_, world_.jobs.id_of(job), now_),
                              why_waiting(other, world_.jobs.id_of(job), now_));
                }
        }
        EXPECT_EQ(encoded(other.facts()), encoded(world_.facts()));
    }

    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] const std::map<std::string, int>& accepted() const { return accepted_; }

private:
    static std::string name(const Command& command) { return std::string(access_rule(command).command); }

    void give(Id<Person> actor, const Command& command) {
        // Writing all facts costs more than deciding: every eighth decision is watched.
        const bool watched = ++decisions_ % 8 == 0;
        const std::string before = watched ? encoded(world_.facts()) : "";
        const Decision decision = decide(world_, {now_, actor}, command);
        ASSERT_EQ(watched ? encoded(world_.facts()) : "", before) << name(command) << ": deciding changed the world";
        ASSERT_EQ(decide(world_, {now_, actor}, command).ok(), decision.ok()) << name(command);
        if (!decision) {
            const Refusal& no = decision.error();
            for (const Language language : {Language::ko, Language::en})
                ASSERT_FALSE(words(no, language).reason.empty() || words(no, language).remedy.empty());
            return;
        }
        ++accepted_[name(command)];
        ASSERT_FALSE(decision->empty()) << name(command) << " was accepted and nothing happened";
        for (const Event& event : *decision) record(event);
        ASSERT_NO_FATAL_FAILURE(check_laws(name(command)));
        step_all();
    }

    void record(const Event& event) {
        check_capacity(event);
        apply(world_, event, now_);
        history_.emplace_back(event, now_);
    }

    void pass(Duration pause, World* other = nullptr) {
        now_ = now_ + pause;
        step_all(other);
    }

    void step_all(World* other = nullptr) {
        for (int round = 0; round < most_rounds; ++round) {
            const Events due = step(world_, now_);
            if (other != nullptr) {
                ASSERT_EQ(due, step(*other, now_));
            }
            if (due.empty()) return;
            for (const Event& event : due) {
                record(event);
                if (other != nullptr) apply(*other, event, now_);
            }
            ASSERT_NO_FATAL_FAILURE(check_laws("step"));
        }
        FAIL() << "stepping does not end";
    }

    /// No grant takes more than the least of accepted and funded, less what is awarded, at any instant of its period.
    void check_capacity(const Event& event) {
        const auto free = [&](Id<Pool> pool) {
            const Ladder& ladder = world_.pool_ladders.at(pool);
            return ladder.count(Rung::accepted).least(ladder.count(Rung::funded)).minus(ladder.count(Rung::awarded));
        };
        if (const AwardGranted* granted = std::get_if<AwardGranted>(&event)) {
            EXPECT_LE(granted->added.accelerators.amount, free(granted->added.pool).smallest(granted->added.period));
        }
        const AwardChanged* changed = std::get_if<AwardChanged>(&event);
        if (changed == nullptr) return;
        const Award& award = world_.awards[changed->id];
        const Interval more{award.period.end, changed->period.end};
        if (more.valid()) {
            EXPECT_LE(changed->accelerators.amount, free(award.pool).smallest(more));
        }
        EXPECT_LE(changed->accelerators, award.accelerators);
    }

    void check_laws(const std::string& after) {
        std::vector<AcceleratorMillis> used(world_.awards.size());
        std::vector<AcceleratorMillis> held(world_.awards.size());
        std::map<Id<Award>, std::int64_t> running;
        for (const Job& job : world_.jobs) {
            used[job.award.number - 1] += job.used;
            held[job.award.number - 1] += job.held;
            if (is_busy(job)) running[job.award] += job.order.accelerators.amount;
        }
        for (const Award& award : world_.awards) {
            const Id<Award> id = world_.awards.id_of(award);
            ASSERT_TRUE(award.ledger.sound()) << after << " " << to_text(id);
            ASSERT_EQ(award.ledger.used, used[id.number - 1]) << after << " " << to_text(id);
            ASSERT_EQ(award.ledger.held, held[id.number - 1]) << after << " " << to_text(id);
        }
        std::vector<std::int64_t> had(world_.jobs.size());
        for (const Accelerator& accelerator : world_.accelerators)
            if (!accelerator.job.none()) ++had[accelerator.job.number - 1];
        for (const Job& job : world_.jobs) {
            const Id<Job> id = world_.jobs.id_of(job);
            ASSERT_EQ(had[id.number - 1], is_busy(job) ? job.order.accelerators.amount : 0) << after << to_text(id);
            ASSERT_EQ(world_.index().board.runs(id.number), is_busy(job)) << after << " " << to_text(id);
        }
        for (const auto& [pool, ladder] : world_.pool_ladders)
            for (const StepFunction::Step& one : ladder.count(Rung::awarded).steps())
                ASSERT_GE(one.value, 0) << after << " " << to_text(pool);
        for (const Application& application : world_.applications)
            if (application.state == ApplicationState::offered) {
                ASSERT_FALSE(
                    world_.index().application_offer[world_.applications.id_of(application).number - 1].none());
            }
    }

    RandomCentre random_;
    World world_;
    Instant now_;
    std::vector<std::pair<Event, Instant>> history_;
    std::map<std::string, int> accepted_;
    int decisions_ = 0;
};

class RandomLives : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomLives, KeepEveryLaw) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()));
    LawfulCentre centre(GetParam());
    centre.live(700);
    if (HasFailure()) return;
    centre.check_replay();
    centre.check_snapshot(150);
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomLives, ::testing::Range<std::uint64_t>(1, 17));

/// Random lives are worth something only if they come to the end of the chain. How soon depends on the order in which a
/// compiler evaluates arguments, so they go on until every command was accepted once.
TEST(RandomLives, ReachTheWholeChain) {
    std::set<std::string> missing{"PublishSelection", "AcceptOffer",    "SignAgreement", "GiveUp",
                                  "ExtendAward",      "ShrinkAward",    "SuspendAward",  "SubmitJob",
                                  "HoldJob",          "CancelJob",      "DrainNode",     "ReportJobStarted",
                                  "ReportJobUsage",   "ReportJobEnded", "AmendCall",     "ChangeAccelerator"};
    for (std::uint64_t seed = 101; seed < 1101 && !missing.empty(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        LawfulCentre centre(seed);
        centre.live(1200);
        for (const auto& [name, count] : centre.accepted())
            if (count > 0) missing.erase(name);
    }
    for (const std::string& name : missing) ADD_FAILURE() << name << " was never accepted";
}

TEST(Access, EveryCommandHasOneRule) {
    const auto rules = access_rules();
    ASSERT_EQ(rules.size(), std::variant_size_v<Command>);
    EXPECT_EQ(access_rule(OpenCall{}).command, "OpenCall");
    EXPECT_EQ(access_rule(ImportOutcomes{}).command, "ImportOutcomes");
    for (const AccessRule& rule : rules) EXPECT_TRUE(rule.by != AccessBy::by_duty || !rule.duties.empty());
}

TEST(Decide, AClockThatRunsBackIsRefused) {
    World world;
    apply(world, BodyRegistered{{1}, {}}, founded);
    const Decision decision = decide(world, {founded - seconds(1), {}}, AddSite{{"센터", "", ""}});
    ASSERT_FALSE(decision.ok());
    EXPECT_EQ(decision.error().kind, RefusalKind::clock_behind);
}

}  // namespace
}  // namespace gwanje
