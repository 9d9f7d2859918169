// The linear relaxation of the selection in the form that the interior-point method wants: rows that may bind, amounts
// scaled to about one, and per application its patterns (row ranges) with one amount per choice.
//
// Rows that only members of one body share (caps per body) are local: they are solved body by body, so that thousands
// of bodies cost no more than their number. All other rows are shared.
#pragma once

#include "select/layout.hpp"

namespace gwanje::select {

struct LpRow {
    double bound = 0;  // scaled ceiling or floor
    bool floor = false;
    std::uint32_t row = 0;  // of the layout
    double unit = 1;        // amount of the layout that counts 1 here
};

/// A range of LP rows that an application uses.
struct Pattern {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct LpApplication {
    std::uint32_t choices = 0;  // first of its choices in LpForm; they end where the next application's begin
    std::uint32_t patterns = 0;
    std::uint32_t amounts = 0;  // choices x patterns, choice by choice
};

/// Local rows of one body.
struct LocalBlock {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct LpForm {
    std::size_t shared = 0;  // rows [0, shared) are shared, the others local
    std::vector<LpRow> rows;
    std::vector<LocalBlock> blocks;
    std::vector<std::uint32_t> block_of;      // per row; only meaningful for local ones
    std::vector<LpApplication> applications;  // one more at the end
    std::vector<Pattern> patterns;            // within an application: shared ones first
    std::vector<double> amounts;
    std::vector<double> values;            // per LP choice, scaled
    std::vector<std::uint32_t> choice_of;  // LP choice to layout choice
    double value_unit = 1;

    [[nodiscard]] std::size_t application_count() const { return applications.size() - 1; }
};

/// Leaves out choices that do not fit even alone, and ceilings that everybody's largest choices together cannot reach.
[[nodiscard]] LpForm lp_form(const Problem& problem, const Layout& layout);

/// True when the choice fits into the empty house.
[[nodiscard]] bool fits_alone(const Layout& layout, std::size_t choice);

}  // namespace gwanje::select
