// A centre that does random things: commands that a person, a confused person or an engine could give. For tests.
#pragma once

#include <algorithm>

#include "base/random.hpp"
#include "kernel/decide.hpp"

namespace gwanje {

class RandomCentre {
public:
    explicit RandomCentre(std::uint64_t seed) : random_(seed) {}

    /// Bodies, persons with duties, a site, two pools with machines and money: applied to the world by `give`.
    template <class Give>
    void found(const World& world, Give&& give) {
        for (int i = 0; i < 4; ++i) give(RegisterBody{body(i)});
        for (int i = 0; i < 8; ++i) give(RegisterPerson{person(i)});
        give(AddSite{{"시험 센터", "", ""}});
        give(GrantRole{{{1}, {}, Duty::administration, {}, {}}});
        for (const Duty duty : {Duty::call_management, Duty::operation, Duty::finance, Duty::planning})
            give(GrantRole{{{2}, {}, duty, {1}, {}}});
        give(GrantRole{{{3}, {}, Duty::selection, {1}, {}}});
        for (std::uint64_t reviewer = 2; reviewer <= 4; ++reviewer)
            give(GrantRole{{{reviewer}, {}, Duty::review, {1}, {}}});
        give(GrantRole{{{4}, {}, Duty::verification, {1}, {}}});
        give(AddModel{{"V", "A", AcceleratorKind::gpu, {{67'000, NumberFormat::fp64_tensor}}, {}, 0, {}, ""}});
        for (const char* label : {"GPU", "HPC"}) give(DefinePool{{{1}, label, "", NumberFormat::fp64_tensor}});
        for (std::uint64_t n = 1; n <= 4; ++n) {
            Node node;
            node.site = {1};
            node.name = "n" + std::to_string(n);
            node.slots = {4};
            node.engine = EngineKind::local;
            give(AddNode{node});
            give(InstallAccelerators{{n}, {1}, {n <= 2 ? 1U : 2U}, {4}, true});
        }
        for (std::uint64_t pool = 1; pool <= 2; ++pool)
            give(AddBudgetLine{{{1},
                                {pool},
                                BudgetSource::national,
                                "운영비",
                                {world.now - days(1), world.now + days(5000)},
                                {1'000'000},
                                {6},
                                {}}});
    }

    /// Somebody's next command; most are sensible in this world, some are not.
    [[nodiscard]] Command command(const World& world) {
        switch (random_.below(10)) {
            case 0:
            case 1:
            case 2:
                return early(world);
            case 3:
            case 4:
            case 5:
                return chosen(world);
            case 6:
            case 7:
                return work(world);
            case 8:
                return random_.chance(0.15) ? estate(world) : work(world);
            default:
                return engine(world);
        }
    }
    /// Who gives it: mostly the centre itself, which holds every duty.
    [[nodiscard]] Id<Person> actor(const World& world, const Command& command) {
        if (std::holds_alternative<DraftApplication>(command)) return {5 + random_.below(4)};
        return random_.chance(0.85) ? Id<Person>{} : any(world.persons);
    }
    /// How long until the next one: mostly minutes, now and then weeks.
    [[nodiscard]] Duration pause() {
        if (random_.chance(0.01)) return days(random_.between(1, 8));
        return random_.chance(0.5) ? Duration{} : minutes(random_.between(0, 90));
    }

private:
    static Body body(int i) {
        Body out;
        out.name = "기관 " + std::to_string(i);
        out.kind = i == 0 ? BodyKind::agency : i % 2 == 0 ? BodyKind::university : BodyKind::company;
        out.registration = "R" + std::to_string(i);
        return out;
    }
    static Person person(int i) {
        Person out;
        out.login = "person" + std::to_string(i);
        out.name = "사용자";
        out.body = {i < 4 ? 1U : static_cast<std::uint64_t>(i % 3 + 2)};
        return out;
    }

    static bool has(const World& world, const Call& call, ApplicationState state) {
        const auto& all = world.applications_of(world.calls.id_of(call));
        return std::any_of(all.begin(), all.end(),
                           [&](Id<Application> id) { return world.applications[id].state == state; });
    }
    static bool is_reviewed(const World& world, const Call& call) {
        const auto& all = world.applications_of(world.calls.id_of(call));
        return std::all_of(all.begin(), all.end(), [&](Id<Application> id) {
            const auto& reviews = world.reviews_of(id);
            return world.applications[id].state != ApplicationState::eligible ||
                   std::any_of(reviews.begin(), reviews.end(),
                               [&](Id<Review> review) { return world.reviews[review].state == ReviewState::scored; });
        });
    }

    CallTerms terms(const World& world) {
        CallTerms out;
        out.title = "공모";
        const Instant begin = world.now - hours(1);
        out.window = {begin, begin + days(random_.between(15, 40))};
        out.award_period = {world.now + days(random_.between(-2, 4)), world.now + days(random_.between(120, 300))};
        for (std::uint64_t pool = 1; pool <= 2; ++pool)
            out.classes.push_back({pool == 1 ? "GPU" : "HPC",
                                   {pool},
                                   random_.between(0, 4),
                                   {random_.between(4, 8)},
                                   {1},
                                   {random_.between(1, 4)}});
        out.rules.rubric = {{"기술성", "", 60, 100'000, random_.between(0, 3) * 10'000}, {"계획", "", 40}};
        out.rules.preferences = {{"local", "지역", "", 3000, false}, {"move", "이전", "", 2000, true}};
        out.rules.preference_cap = random_.between(0, 1) * 4000;
        out.rules.body_cap = random_.between(0, 2);
        out.rules.partial = random_.chance(0.5);
        out.rules.miss = random_.chance(0.5) ? MissRule::skip_to_fit : MissRule::stop_at_first_miss;
        out.rules.mean = static_cast<ScoreMean>(random_.below(enum_size<ScoreMean>()));
        out.rules.acceptance_clock = days(random_.between(1, 9));
        return out;
    }

    ApplicationContent content() {
        ApplicationContent out;
        out.title = "과제 " + std::to_string(random_.below(40));
        out.call_class = random_.between(0, 1);
        out.accelerators = {random_.between(1, 4)};
        out.least = {random_.between(0, out.accelerators.amount)};
        out.months = random_.between(1, 3);
        if (random_.chance(0.3)) out.grounds.push_back("local");
        if (random_.chance(0.2)) out.grounds.push_back("move");
        return out;
    }

    JobOrder order(const World& world) {
        JobOrder out;
        out.name = "작업";
        out.command = {"run"};
        out.accelerators = {random_.between(1, 4)};
        out.time_limit = random_.chance(0.1) ? days(random_.between(1, 30)) : minutes(random_.between(1, 600));
        out.priority = random_.between(-10, 10);
        out.tasks = random_.chance(0.2) ? random_.between(2, 5) : 1;
        if (random_.chance(0.2) && !world.jobs.empty()) out.after.push_back(any(world.jobs));
        return out;
    }

    Command early(const World& world) {
        const auto in = [](CallState state) { return [state](const Call& call) { return call.state == state; }; };
        const auto application = [](ApplicationState state) {
            return [state](const Application& a) { return a.state == state; };
        };
        switch (random_.below(18)) {
            case 0:
                return DraftCall{{1}, random_.chance(0.7) ? CallKind::rolling : CallKind::cut_off, terms(world)};
            case 1:
                return OpenCall{any(world.calls, in(CallState::draft))};
            case 2:
                return AmendCall{any(world.calls), terms(world), "변경"};
            case 3:
                return CloseCall{any(world.calls, [&](const Call& call) {
                    return call.state == CallState::open && world.applications_of(world.calls.id_of(call)).size() > 2;
                })};
            case 4:
                return FailCall{random_.chance(0.1) ? any(world.calls) : Id<Call>{}, "유찰"};
            case 5:
            case 6:
                return DraftApplication{any(world.calls, in(CallState::open)), content()};
            case 7:
            case 8:
                return SubmitApplication{any(world.applications, application(ApplicationState::draft))};
            case 9:
                return ReplaceApplication{any(world.applications), content()};
            case 10:
                return WithdrawApplication{random_.chance(0.3) ? any(world.applications) : Id<Application>{}, ""};
            case 11:
            case 12:
                return CheckEligibility{any(world.calls, [&](const Call& call) {
                    return call.state == CallState::closed && has(world, call, ApplicationState::submitted);
                })};
            case 13:
                return JudgeApplication{any(world.applications), random_.chance(0.7), "위원회"};
            default:
                return AssignReview{any(world.applications,
                                        [&](const Application& a) {
                                            return a.state == ApplicationState::eligible &&
                                                   world.reviews_of(world.applications.id_of(a)).empty();
                                        }),
                                    random_.chance(0.9) ? Id<Person>{2 + random_.below(3)} : any(world.persons)};
        }
    }

    Command chosen(const World& world) {
        const auto open = [](const Offer& offer) { return offer.state == OfferState::open; };
        const auto drafted = [](const Agreement& a) { return a.state == AgreementState::drafted; };
        switch (random_.below(13)) {
            case 0:
            case 1:
            case 2:
                return ScoreReview{any(world.reviews, [](const Review& r) { return r.state == ReviewState::assigned; }),
                                   {random_.between(0, 100) * 1000, random_.between(0, 100) * 1000},
                                   ""};
            case 3:
                return DeclareConflict{random_.chance(0.1) ? any(world.reviews) : Id<Review>{}, "공동 연구"};
            case 4:
                return ComputeSelection{any(world.calls, [&](const Call& call) {
                    return call.state == CallState::closed && has(world, call, ApplicationState::eligible) &&
                           is_reviewed(world, call);
                })};
            case 5:
            case 6:
                return PublishSelection{
                    any(world.selections, [](const Selection& s) { return s.state == SelectionState::computed; }),
                    {{{3}, Voice::approve}},
                    "의결"};
            case 7:
            case 8:
                return AcceptOffer{any(world.offers, open)};
            case 9:
                return DeclineOffer{any(world.offers, open), ""};
            case 10:
            case 11:
                return SignAgreement{any(world.agreements, drafted), random_.chance(0.5) ? Side::body : Side::centre};
            default:
                return GiveUp{random_.chance(0.3) ? any(world.applications,
                                                        [](const Application& a) {
                                                            return a.state == ApplicationState::accepted ||
                                                                   a.state == ApplicationState::awarded;
                                                        })
                                                  : Id<Application>{},
                              ""};
        }
    }

    Command work(const World& world) {
        switch (random_.below(14)) {
            case 0:
                return ExtendAward{any(world.awards), world.now + days(random_.between(-10, 300)), "연장"};
            case 1:
                return ShrinkAward{any(world.awards), {random_.between(0, 3)}, "축소"};
            case 2:
                return SuspendAward{any(world.awards), random_.chance(0.4), "점검"};
            case 3:
                return random_.chance(0.3) ? Command(ReturnAward{any(world.awards), ""})
                                           : Command(RevokeAward{{random_.below(60)}, "부정"});
            case 4:
                return AddMember{any(world.projects), any(world.persons)};
            case 5:
                return HoldJob{any(world.jobs), random_.chance(0.5)};
            case 6:
                return CancelJob{any(world.jobs)};
            default:
                return SubmitJob{any(world.projects), {}, order(world)};
        }
    }

    Command estate(const World& world) {
        switch (random_.below(5)) {
            case 0:
                return DrainNode{any(world.nodes), random_.chance(0.5), "정비"};
            case 1:
                return InstallAccelerators{any(world.nodes), {1}, {random_.below(2) + 1}, {1}, random_.chance(0.5)};
            case 2:
                return EndRole{{random_.chance(0.2) ? random_.below(20) : 0}};
            case 3:
                return ChangePerson{{random_.below(10)}, random_.chance(0.8)};
            default: {
                const auto state =
                    random_.chance(0.6) ? AcceleratorState::accepted : static_cast<AcceleratorState>(random_.below(5));
                return ChangeAccelerator{any(world.accelerators), state, "상태"};
            }
        }
    }

    Command engine(const World& world) {
        const Id<Job> id = any(
            world.jobs, [](const Job& job) { return job.state == JobState::placed || job.state == JobState::running; });
        const Job* job = world.jobs.find(id);
        const std::int64_t attempt = job == nullptr || random_.chance(0.05) ? 1 : job->attempt;
        const Instant at = world.now - minutes(random_.between(-30, 60));
        switch (random_.below(4)) {
            case 0:
            case 1:
                return ReportJobStarted{id, attempt, at};
            case 2:
                return ReportJobUsage{id, attempt, at, {random_.between(0, 1000)}, random_.chance(0.5)};
            default:
                return ReportJobEnded{id, attempt, at, static_cast<JobEnd>(1 + random_.below(enum_size<JobEnd>() - 1)),
                                      random_.between(0, 1)};
        }
    }

    template <class T>
    Id<T> any(const Table<T>& table) {
        if (table.empty() || random_.chance(0.02)) return {random_.below(table.size() + 2)};
        return {random_.below(table.size()) + 1};
    }
    /// One of those for which `fits`, or any.
    template <class T, class Fits>
    Id<T> any(const Table<T>& table, Fits fits) {
        std::vector<Id<T>> found;
        for (const T& row : table)
            if (fits(row)) found.push_back(table.id_of(row));
        return found.empty() ? any(table) : found[random_.below(found.size())];
    }

    Random random_;
};

}  // namespace gwanje
