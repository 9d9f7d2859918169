// The normal equations of the interior-point method: the one matrix that is built and factored in every iteration.
//
// What an application adds is constant over pairs of row ranges, so it is entered at the four corners of a rectangle
// and summed up once at the end (a two-dimensional difference array). Local rows are eliminated body by body first.
#pragma once

#include "select/lp_form.hpp"

namespace gwanje::select {

class NormalMatrix {
public:
    explicit NormalMatrix(const LpForm& form);

    void clear();
    /// Adds `weight` on the rectangle (a x b) and, when `twice`, on (b x a). Local patterns come second.
    void add(const Pattern& a, const Pattern& b, double weight, bool twice);
    void add_diagonal(std::size_t row, double weight);
    /// Sums up, eliminates and factors. Afterwards only `solve` may follow.
    void factor();
    /// Overwrites the right-hand side with the solution.
    void solve(std::vector<double>& rhs) const;

private:
    /// Of one body: `own` is (count + 1) squared, `cross` is (count + 1) x (shared + 1).
    struct Block {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::size_t own = 0;
        std::size_t cross = 0;
    };

    void sum_up();
    void eliminate(const Block& block);

    const LpForm& form_;
    std::size_t width_;           // shared + 1
    std::vector<double> shared_;  // width x width
    std::vector<double> own_;
    std::vector<double> cross_;
    std::vector<double> diagonal_;
    std::vector<Block> blocks_;
};

}  // namespace gwanje::select
