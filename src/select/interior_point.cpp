#include "select/interior_point.hpp"

#include <algorithm>
#include <cmath>

#include "select/normal_matrix.hpp"

namespace gwanje::select {
namespace {

constexpr std::int64_t most_newton_steps = 80;
constexpr double close_enough = 2e-7;         // complementarity against value
constexpr double least_floor_price_cap = 50;  // in value units: what a missing floor costs at most, per unit of its row
constexpr double step_back = 0.9995;

/// A non-negative unknown and its dual, with the steps of the current round.
struct Pair {
    double x = 1;
    double z = 1;
    double dx = 0;
    double dz = 0;
    double target = 0;  // of x dz + z dx

    [[nodiscard]] double theta() const { return x / z; }
    void aim(double centre, bool corrected) { target = centre - x * z - (corrected ? dx * dz : 0.0); }
    /// From the change of the dual's row sum.
    void move_dual(double change) {
        dz = -change;
        dx = (target - x * dz) / z;
    }
};

struct Steps {
    double primal = 1;
    double dual = 1;
    void hold(const Pair& p) {
        if (p.dx < 0) primal = std::min(primal, -p.x / p.dx);
        if (p.dz < 0) dual = std::min(dual, -p.z / p.dz);
    }
};

class InteriorPoint {
public:
    explicit InteriorPoint(const LpForm& form) : form_(form), matrix_(form) { start(); }

    LpPoint run() {
        std::int64_t round = 0;
        for (; round < most_newton_steps; ++round) {
            measure();
            if (gap_ <= close_enough * (1 + std::abs(primal_value_)) && residual_ <= 1e-7) break;
            matrix_.clear();
            enter_applications();
            enter_slacks();
            matrix_.factor();
            direction(0, false);
            const Steps affine = longest_steps();
            const double reached = gap_after(affine);
            const double ratio = gap_ > 0 ? reached / gap_ : 0;
            direction(gap_ / pairs() * ratio * ratio * ratio, true);
            Steps steps = longest_steps();
            steps.primal = std::min(1.0, step_back * steps.primal);
            steps.dual = std::min(1.0, step_back * steps.dual);
            if (steps.primal < 1e-9 && steps.dual < 1e-9) break;
            step(steps);
        }
        return point(round);
    }

private:
    [[nodiscard]] std::size_t rows() const { return form_.rows.size(); }
    [[nodiscard]] double pairs() const {
        return static_cast<double>(choice_.size() + free_.size() + slack_.size() + missing_.size());
    }
    [[nodiscard]] bool is_floor(std::size_t row) const { return form_.rows[row].floor; }

    void start() {
        const std::size_t count = form_.application_count();
        choice_.resize(form_.values.size());
        free_.resize(count);
        slack_.resize(rows());
        missing_.resize(rows());
        row_dual_.assign(rows(), 0.0);
        row_step_.resize(rows());
        rhs_.resize(rows());
        double everything = least_floor_price_cap;  // no floor can be worth more than all awards together
        for (std::size_t i = 0; i < count; ++i) {
            double best = 0;
            for (std::size_t c = form_.applications[i].choices; c < form_.applications[i + 1].choices; ++c)
                best = std::max(best, form_.values[c]);
            everything += best;
        }
        const double floor_cap = everything;
        for (std::size_t r = 0; r < rows(); ++r) row_dual_[r] = is_floor(r) ? 0.05 : -0.5;
        for (std::size_t r = 0; r < rows(); ++r) {
            slack_[r] = {std::max(0.1, 0.5 * form_.rows[r].bound), std::abs(row_dual_[r])};
            missing_[r] = is_floor(r) ? Pair{0.1, floor_cap - row_dual_[r]} : Pair{0, 1};
        }
        sum_rows(row_dual_);
        app_dual_.resize(count);
        app_residual_.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t first = form_.applications[i].choices;
            const std::size_t last = form_.applications[i + 1].choices;
            double dual = 0.05;
            for (std::size_t c = first; c < last; ++c) dual = std::max(dual, form_.values[c] + row_sum(i, c) + 0.05);
            app_dual_[i] = -dual;
            free_[i] = {0.7, dual};
            for (std::size_t c = first; c < last; ++c)
                choice_[c] = {0.3 / static_cast<double>(last - first), dual - form_.values[c] - row_sum(i, c)};
        }
    }

    /// Prefix sums of a row vector, for `row_sum`.
    void sum_rows(const std::vector<double>& y) {
        prefix_.resize(rows() + 1);
        for (std::size_t r = 0; r < rows(); ++r) prefix_[r + 1] = prefix_[r] + y[r];
    }
    [[nodiscard]] double pattern_sum(std::size_t p) const {
        return prefix_[form_.patterns[p].end] - prefix_[form_.patterns[p].begin];
    }
    /// What the rows charge for LP choice `c` of application `i` (A'y).
    [[nodiscard]] double row_sum(std::size_t i, std::size_t c) const {
        const LpApplication& app = form_.applications[i];
        const std::size_t width = form_.applications[i + 1].patterns - app.patterns;
        const double* const amounts = &form_.amounts[app.amounts + (c - app.choices) * width];
        double sum = 0;
        for (std::size_t p = 0; p < width; ++p) sum += amounts[p] * pattern_sum(app.patterns + p);
        return sum;
    }

    /// Adds `weight` times the choice's column to a difference array.
    void add_column(std::size_t i, std::size_t c, double weight, std::vector<double>& difference) const {
        const LpApplication& app = form_.applications[i];
        const std::size_t width = form_.applications[i + 1].patterns - app.patterns;
        const double* const amounts = &form_.amounts[app.amounts + (c - app.choices) * width];
        for (std::size_t p = 0; p < width; ++p) {
            const Pattern& pattern = form_.patterns[app.patterns + p];
            difference[pattern.begin] += weight * amounts[p];
            difference[pattern.end] -= weight * amounts[p];
        }
    }

    /// Residuals of all equations, the complementarity and the value.
    void measure() {
        std::vector<double>& left = difference_;
        left.assign(rows() + 1, 0.0);
        gap_ = 0;
        primal_value_ = 0;
        residual_ = 0;
        for (std::size_t i = 0; i < form_.application_count(); ++i) {
            double taken = free_[i].x;
            gap_ += free_[i].x * free_[i].z;
            for (std::size_t c = form_.applications[i].choices; c < form_.applications[i + 1].choices; ++c) {
                taken += choice_[c].x;
                gap_ += choice_[c].x * choice_[c].z;
                primal_value_ += choice_[c].x * form_.values[c];
                add_column(i, c, choice_[c].x, left);
            }
            app_residual_[i] = 1 - taken;
            residual_ = std::max(residual_, std::abs(app_residual_[i]));
        }
        row_residual_.resize(rows());
        for (std::size_t r = 0; r < rows(); ++r) {
            if (r > 0) left[r] += left[r - 1];
            const double own = is_floor(r) ? missing_[r].x - slack_[r].x : slack_[r].x;
            row_residual_[r] = form_.rows[r].bound - left[r] - own;
            residual_ = std::max(residual_, std::abs(row_residual_[r]) / (1 + form_.rows[r].bound));
            gap_ += slack_[r].x * slack_[r].z + (is_floor(r) ? missing_[r].x * missing_[r].z : 0);
        }
    }

    void enter_applications() {
        weights_.resize(form_.application_count());
        for (std::size_t i = 0; i < form_.application_count(); ++i) {
            const LpApplication& app = form_.applications[i];
            const LpApplication& next = form_.applications[i + 1];
            const std::size_t width = next.patterns - app.patterns;
            double total = free_[i].theta();
            mean_.assign(width, 0.0);
            for (std::size_t c = app.choices; c < next.choices; ++c) {
                const double theta = choice_[c].theta();
                const double* const amounts = &form_.amounts[app.amounts + (c - app.choices) * width];
                total += theta;
                for (std::size_t p = 0; p < width; ++p) mean_[p] += theta * amounts[p];
            }
            weights_[i] = total;
            for (std::size_t p = 0; p < width; ++p) mean_[p] /= total;
            for (std::size_t p = 0; p < width; ++p)
                for (std::size_t q = p; q < width; ++q) {
                    // Centred, so that two nearly equal numbers are never subtracted.
                    double weight = free_[i].theta() * mean_[p] * mean_[q];
                    for (std::size_t c = app.choices; c < next.choices; ++c) {
                        const double* const amounts = &form_.amounts[app.amounts + (c - app.choices) * width];
                        weight += choice_[c].theta() * (amounts[p] - mean_[p]) * (amounts[q] - mean_[q]);
                    }
                    matrix_.add(form_.patterns[app.patterns + p], form_.patterns[app.patterns + q], weight, p != q);
                }
        }
    }

    void enter_slacks() {
        for (std::size_t r = 0; r < rows(); ++r)
            matrix_.add_diagonal(r, slack_[r].theta() + (is_floor(r) ? missing_[r].theta() : 0));
    }

    /// The Newton direction towards x z = centre; with `corrected`, the second-order term of the last direction.
    void direction(double centre, bool corrected) {
        difference_.assign(rows() + 1, 0.0);
        for (std::size_t i = 0; i < form_.application_count(); ++i) {
            const std::size_t first = form_.applications[i].choices;
            const std::size_t last = form_.applications[i + 1].choices;
            free_[i].aim(centre, corrected);
            double rest = app_residual_[i] - free_[i].target / free_[i].z;
            for (std::size_t c = first; c < last; ++c) {
                choice_[c].aim(centre, corrected);
                rest -= choice_[c].target / choice_[c].z;
            }
            app_rest_.resize(form_.application_count());
            app_rest_[i] = rest;
            for (std::size_t c = first; c < last; ++c)
                add_column(i, c, choice_[c].target / choice_[c].z + choice_[c].theta() * rest / weights_[i],
                           difference_);
        }
        for (std::size_t r = 0; r < rows(); ++r) {
            if (r > 0) difference_[r] += difference_[r - 1];
            slack_[r].aim(centre, corrected);
            double own = slack_[r].target / slack_[r].z;
            if (is_floor(r)) {
                missing_[r].aim(centre, corrected);
                own = missing_[r].target / missing_[r].z - own;
            }
            rhs_[r] = row_residual_[r] - difference_[r] - own;
        }
        matrix_.solve(rhs_);
        row_step_ = rhs_;
        sum_rows(row_step_);
        app_step_.resize(form_.application_count());
        for (std::size_t i = 0; i < form_.application_count(); ++i) {
            const std::size_t first = form_.applications[i].choices;
            const std::size_t last = form_.applications[i + 1].choices;
            double charged = 0;
            for (std::size_t c = first; c < last; ++c) charged += choice_[c].theta() * row_sum(i, c);
            app_step_[i] = (app_rest_[i] - charged) / weights_[i];
            free_[i].move_dual(app_step_[i]);
            for (std::size_t c = first; c < last; ++c) choice_[c].move_dual(app_step_[i] + row_sum(i, c));
        }
        for (std::size_t r = 0; r < rows(); ++r) {
            slack_[r].move_dual(is_floor(r) ? -row_step_[r] : row_step_[r]);
            if (is_floor(r)) missing_[r].move_dual(row_step_[r]);
        }
    }

    template <class Visit>
    void each_pair(const Visit& visit) {
        for (Pair& p : choice_) visit(p);
        for (Pair& p : free_) visit(p);
        for (Pair& p : slack_) visit(p);
        for (std::size_t r = 0; r < rows(); ++r)
            if (is_floor(r)) visit(missing_[r]);
    }

    Steps longest_steps() {
        Steps steps{1e3, 1e3};
        each_pair([&](const Pair& p) { steps.hold(p); });
        return {std::min(1.0, steps.primal), std::min(1.0, steps.dual)};
    }

    double gap_after(const Steps& steps) {
        double gap = 0;
        each_pair([&](const Pair& p) { gap += (p.x + steps.primal * p.dx) * (p.z + steps.dual * p.dz); });
        return gap;
    }

    void step(const Steps& steps) {
        each_pair([&](Pair& p) { p.x += steps.primal * p.dx, p.z += steps.dual * p.dz; });
        for (std::size_t r = 0; r < rows(); ++r) row_dual_[r] += steps.dual * row_step_[r];
        for (std::size_t i = 0; i < app_dual_.size(); ++i) app_dual_[i] += steps.dual * app_step_[i];
    }

    [[nodiscard]] LpPoint point(std::int64_t round) const {
        LpPoint out;
        out.rounds = round;
        for (std::size_t r = 0; r < rows(); ++r) {
            out.prices.push_back(std::max(0.0, is_floor(r) ? row_dual_[r] : -row_dual_[r]));
            if (is_floor(r)) out.missing += missing_[r].x;
        }
        for (const Pair& p : choice_) out.granted.push_back(p.x);
        return out;
    }

    const LpForm& form_;
    NormalMatrix matrix_;
    std::vector<Pair> choice_;
    std::vector<Pair> free_;     // what an application leaves of itself
    std::vector<Pair> slack_;    // below a ceiling, above a floor
    std::vector<Pair> missing_;  // below a floor, at floor_price_cap
    std::vector<double> row_dual_, row_step_, row_residual_, rhs_, prefix_, difference_;
    std::vector<double> app_dual_, app_step_, app_residual_, app_rest_, weights_, mean_;
    double gap_ = 0;
    double residual_ = 0;
    double primal_value_ = 0;
};

}  // namespace

LpPoint interior_point(const LpForm& form) {
    if (form.application_count() == 0) return {std::vector<double>(form.rows.size(), 0.0), {}, 0, 0};
    return InteriorPoint(form).run();
}

}  // namespace gwanje::select
