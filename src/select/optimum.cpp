#include "select/optimum.hpp"

#include <algorithm>
#include <array>

#include "base/random.hpp"
#include "select/annealing.hpp"
#include "select/contradiction.hpp"
#include "select/envy.hpp"
#include "select/rank_run.hpp"
#include "select/rounding.hpp"

namespace gwanje::select {
namespace {

/// Coolings that are tried one after another; each starts from the best so far. Which of them finds most differs from
/// problem to problem, so several short ones beat a long one (bench/select_bench).
constexpr std::array<AnnealingPlan, 4> coolings{
    {{0, 0, 20, 3, 15, 1.2, 10}, {0, 0, 5, 3, 30, 4, 10}, {0, 0, 5, 0.3, 25, 1.2, 10}, {0, 0, 5, 0.3, 12, 2, 20}}};
constexpr std::int64_t usual_rounds = 6;
constexpr std::int64_t least_moves = 400'000;
constexpr std::int64_t moves_per_application = 40;

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
        end(OptimumStep::mend, fill(layout(), margin_, best_));
    }

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
        const std::int64_t rounds = usual_rounds * plan_.effort / 100;
        for (std::int64_t k = 0; k < rounds; ++k) {
            AnnealingPlan cooling = coolings[static_cast<std::size_t>(k) % coolings.size()];
            cooling.moves = least_moves + moves_per_application * applications;
            cooling.seed = mix(problem_.seed + static_cast<std::uint64_t>(k));
            const bool from_fractions = k < static_cast<std::int64_t>(coolings.size()) && !rounded_.chosen.empty();
            Assignment found = annealed(layout(), prices_, from_fractions ? rounded_ : best_, cooling);
            relieve(layout(), margin_, found);
            fill(layout(), margin_, found);
            if (better(found)) best_ = std::move(found);
        }
        end(OptimumStep::annealing, rounds);
    }

    void fill_up() {
        begin(OptimumStep::filling);
        end(OptimumStep::filling, fill(layout(), margin_, best_));
    }

    void settle() {
        begin(OptimumStep::envy);
        end(OptimumStep::envy, settle_envy(problem_, layout(), ranked_.scores, best_));
    }

    /// What stands in the way of the first wish (for the refused, at its least) now that everything is given.
    [[nodiscard]] Reason reason(std::size_t i) {
        const std::size_t first = layout().first_choice[i];
        const std::size_t last = layout().first_choice[i + 1];
        if (first == last) return {Deciding::never_fits, -1, -1};
        if (best_.chosen[i] == static_cast<std::int64_t>(first)) return {};
        std::size_t asked = first;
        bool ever = false;
        for (std::size_t c = first; c < last; ++c) {
            ever = ever || fits_alone(layout(), c);
            const bool least =
                layout().choices[c].request == layout().choices[first].request && layout().choices[c].delay == 0;
            if (best_.chosen[i] < 0 && least) asked = c;
        }
        const std::int64_t given = best_.chosen[i];
        best_.give(layout(), i, -1);
        const std::int64_t row = first_full_row(layout(), best_.used, asked);
        best_.give(layout(), i, given);
        if (!ever) return {Deciding::never_fits, row, -1};
        if (row < 0) return {Deciding::worth_less, -1, -1};
        switch (layout().rows[static_cast<std::size_t>(row)].kind) {
            case RowKind::limit:
                return {Deciding::limit, row, -1};
            case RowKind::places:
            case RowKind::capacity:
                break;
        }
        return {Deciding::worth_less, row, -1};
    }

    Outcome outcome() {
        RankRun run = ranked_;
        run.chosen = best_.chosen;
        run.used = best_.used;
        for (std::size_t i = 0; i < run.reasons.size(); ++i)
            run.reasons[i] = run.scores[i].ranked() ? reason(i) : Reason{};
        Outcome out = outcome_of(problem_, Way::optimum, run);
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
