#include "select/optimum.hpp"

#include <algorithm>
#include <array>

#include "base/random.hpp"
#include "select/annealing.hpp"
#include "select/contradiction.hpp"
#include "select/envy.hpp"
#include "select/neighbourhood.hpp"
#include "select/outcome_with.hpp"
#include "select/rank_run.hpp"
#include "select/rounding.hpp"

namespace gwanje::select {
namespace {

/// Coolings from the fractions, then reheats of the best so far. Which of them finds most differs from problem to
/// problem; many short ones beat one long one (measured with bench/select_bench on 500 and 2,000 applications).
constexpr std::array<AnnealingPlan, 4> coolings{
    {{0, 0, 5, 0.3, 25, 1.2, 10}, {0, 0, 20, 3, 15, 1.2, 10}, {0, 0, 5, 3, 30, 4, 10}, {0, 0, 5, 0.3, 12, 2, 20}}};
constexpr std::array<AnnealingPlan, 2> reheats{{{0, 0, 10, 0.3, 30, 1.2, 10}, {0, 0, 5, 2, 30, 1.5, 30}}};
constexpr std::int64_t usual_coolings = 8;  // reheats among them
constexpr std::int64_t most_coolings = 40;  // as long as a floor is unmet
constexpr std::int64_t least_moves = 150'000;
constexpr std::int64_t moves_per_application = 20;
constexpr std::int64_t most_moves_per_application = 2'000;  // small problems need no more

constexpr std::int64_t usual_neighbourhoods = 8'000;
constexpr std::int64_t close_millionths = 50;  // of the bound: nobody is served by searching on

class Optimiser {
public:
    Optimiser(const Problem& problem, const OptimumPlan& plan)
        : problem_(problem), plan_(plan), ranked_(run_rank(problem)) {}

    Result<Outcome, Contradiction> run() {
        bound();
        if (const auto none = found_contradiction()) return Failure{*none};
        if (does(OptimumStep::rounding)) round();
        mend();
        if (does(OptimumStep::ranking)) compare_with_ranking();
        if (does(OptimumStep::annealing)) anneal();
        if (does(OptimumStep::exchange)) exchange();
        if (does(OptimumStep::filling)) fill_up();
        if (problem_.no_justified_envy && does(OptimumStep::envy)) settle();
        if (!verdict(layout(), best_).holds()) return Failure{unproven()};
        return outcome();
    }

private:
    [[nodiscard]] const Layout& layout() const { return ranked_.layout; }
    [[nodiscard]] bool does(OptimumStep step) const {
        return std::find(plan_.without.begin(), plan_.without.end(), step) == plan_.without.end();
    }
    void begin(OptimumStep step) const {
        if (plan_.on_step) plan_.on_step(to_text(step));
    }
    /// Every step is held against the rules from nothing; one that broke a ceiling would be a bug.
    void end(OptimumStep step, std::int64_t rounds) {
        const Verdict found = verdict(layout(), best_);
        GWANJE_CHECK(found.consistent);
        GWANJE_CHECK(step == OptimumStep::rounding || found.over.empty());
        steps_.push_back({std::string(to_text(step)), rounds, best_.value, bound_});
    }

    void bound() {
        begin(OptimumStep::bound);
        form_ = lp_form(problem_, layout());
        point_ = interior_point(form_);
        prices_ = prices_from(layout(), form_, point_.prices);
        bound_ = proven_bound(layout(), prices_);
        margin_ = margins(layout(), prices_);
        best_ = Assignment(layout());
        end(OptimumStep::bound, point_.rounds);
    }

    [[nodiscard]] std::optional<Contradiction> found_contradiction() const {
        if (point_.missing <= 1e-4 && (form_.application_count() > 0 || floor_rows(layout()).empty()))
            return std::nullopt;
        return contradiction(problem_);
    }

    [[nodiscard]] Contradiction unproven() const {
        Contradiction out{{}, false};
        for (const std::uint32_t row : verdict(layout(), best_).under)
            if (std::find(out.rules.begin(), out.rules.end(), problem_.limits[layout().rows[row].source].rule) ==
                out.rules.end())
                out.rules.push_back(problem_.limits[layout().rows[row].source].rule);
        return out;
    }

    void round() {
        begin(OptimumStep::rounding);
        best_ = rounded(layout(), form_, point_);
        rounded_ = best_;
        end(OptimumStep::rounding, 1);
    }

    void mend() {
        begin(OptimumStep::mend);
        relieve(layout(), margin_, best_);
        serve_floors(layout(), margin_, best_);
        const std::int64_t gained = fill(layout(), margin_, best_);
        if (!verdict(layout(), best_).under.empty()) {
            // Where others already took what a floor needs: the floors first, then everyone.
            Assignment floors_first(layout());
            serve_floors(layout(), margin_, floors_first);
            fill(layout(), margin_, floors_first);
            if (better(floors_first)) best_ = std::move(floors_first);
        }
        end(OptimumStep::mend, gained);
    }

    [[nodiscard]] bool close_enough() const { return bound_ - best_.value <= bound_ / 1'000'000 * close_millionths; }
    [[nodiscard]] bool holds() const { return verdict(layout(), best_).holds(); }
    [[nodiscard]] bool better(const Assignment& other) const {
        const bool now = verdict(layout(), best_).under.empty();
        const bool then = verdict(layout(), other).holds();
        return then && (!now || other.value > best_.value);
    }

    void compare_with_ranking() {
        begin(OptimumStep::ranking);
        Assignment ranking(layout());
        for (std::size_t i = 0; i < ranked_.chosen.size(); ++i)
            if (ranked_.chosen[i] >= 0) ranking.give(layout(), i, ranked_.chosen[i]);
        if (better(ranking)) best_ = std::move(ranking);
        end(OptimumStep::ranking, 1);
    }

    void anneal() {
        begin(OptimumStep::annealing);
        const auto applications = static_cast<std::int64_t>(layout().application_count());
        const std::int64_t rounds = std::max<std::int64_t>(1, usual_coolings * plan_.effort / 100);
        std::int64_t k = 0;
        for (; k < rounds || (k < most_coolings && !holds()); ++k) {
            if (close_enough() && holds()) break;
            const auto turn = static_cast<std::size_t>(k);
            const bool from_fractions = !rounded_.chosen.empty() && (turn < coolings.size() || !holds());
            AnnealingPlan cooling = from_fractions ? coolings[turn % coolings.size()] : reheats[turn % reheats.size()];
            cooling.moves =
                std::min(least_moves + moves_per_application * applications, most_moves_per_application * applications);
            cooling.seed = mix(problem_.seed + static_cast<std::uint64_t>(k));
            Assignment found = annealed(layout(), prices_, from_fractions ? rounded_ : best_, cooling);
            relieve(layout(), margin_, found);
            serve_floors(layout(), margin_, found);
            fill(layout(), margin_, found);
            if (better(found)) best_ = std::move(found);
        }
        end(OptimumStep::annealing, k);
    }

    void exchange() {
        begin(OptimumStep::exchange);
        NeighbourhoodPlan neighbourhoods;
        const auto applications = static_cast<std::int64_t>(layout().application_count());
        neighbourhoods.neighbourhoods = std::min(usual_neighbourhoods, 40 * applications) * plan_.effort / 100;
        neighbourhoods.seed = mix(problem_.seed);
        const bool worth_it = holds() && !close_enough();
        end(OptimumStep::exchange, worth_it ? improve(layout(), prices_, neighbourhoods, best_) : 0);
    }

    void fill_up() {
        begin(OptimumStep::filling);
        end(OptimumStep::filling, fill(layout(), margin_, best_));
    }

    void settle() {
        begin(OptimumStep::envy);
        end(OptimumStep::envy, settle_envy(problem_, layout(), ranked_.scores, best_));
    }

    Outcome outcome() {
        Outcome out = outcome_with(problem_, std::move(ranked_), std::move(best_));
        out.bound = bound_;
        out.steps = std::move(steps_);
        return out;
    }

    const Problem& problem_;
    const OptimumPlan& plan_;
    RankRun ranked_;
    LpForm form_;
    LpPoint point_;
    Prices prices_;
    std::vector<Wide> margin_;
    std::int64_t bound_ = 0;
    Assignment rounded_;
    Assignment best_;
    std::vector<StepTaken> steps_;
};

}  // namespace

Result<Outcome, Contradiction> optimum(const Problem& problem, const OptimumPlan& plan) {
    return Optimiser(problem, plan).run();
}

}  // namespace gwanje::select
