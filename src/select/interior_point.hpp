// Interior-point method (primal-dual, predictor and corrector after Mehrotra, "On the implementation of a primal-dual
// interior point method", 1992) for the linear relaxation. Applications (each takes at most one choice) are eliminated
// by hand, so that a matrix of the few rows is all that is ever factored.
//
// Only + - * / and square roots in a fixed order are used: the digits are the same on every machine that follows
// IEEE 754 (this layer is compiled without contraction to fused multiply-add).
#pragma once

#include "select/lp_form.hpp"

namespace gwanje::select {

struct LpPoint {
    std::vector<double> prices;   // per LP row, in value_unit per unit; never negative
    std::vector<double> granted;  // per LP choice, 0 to 1
    double missing = 0;           // of all floors together (scaled): above 0.0001 the floors cannot be met
    std::int64_t rounds = 0;
};

[[nodiscard]] LpPoint interior_point(const LpForm& form);

}  // namespace gwanje::select
