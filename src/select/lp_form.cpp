#include "select/lp_form.hpp"

#include <algorithm>
#include <map>

namespace gwanje::select {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

class FormBuilder {
public:
    FormBuilder(const Problem& problem, const Layout& layout) : problem_(problem), layout_(layout) {}

    LpForm build() && {
        find_kept_choices();
        find_binding_groups();
        number_rows();
        for (std::size_t i = 0; i < layout_.application_count(); ++i) add_application(i);
        out_.applications.push_back(end_mark());
        return std::move(out_);
    }

private:
    [[nodiscard]] LpApplication end_mark() const {
        return {static_cast<std::uint32_t>(out_.values.size()), static_cast<std::uint32_t>(out_.patterns.size()),
                static_cast<std::uint32_t>(out_.amounts.size())};
    }

    void find_kept_choices() {
        kept_.resize(layout_.choice_count());
        for (std::size_t c = 0; c < kept_.size(); ++c) {
            kept_[c] = fits_alone(layout_, c) && layout_.choices[c].value > 0;
            if (kept_[c]) out_.value_unit = std::max(out_.value_unit, static_cast<double>(layout_.choices[c].value));
        }
    }

    /// Per row: what is taken if everybody takes the choice that takes most of it.
    [[nodiscard]] std::vector<double> largest_demand() const {
        std::vector<double> most(layout_.rows.size(), 0);
        std::vector<double> now(layout_.rows.size(), 0);
        std::vector<double> largest(layout_.rows.size(), 0);
        std::vector<std::uint32_t> touched;
        const auto each_row = [&](std::size_t choice, const auto& visit) {
            for (const Term& term : layout_.terms_of(choice))
                for (std::uint32_t r = term.begin; r < term.end; ++r) visit(r, static_cast<double>(term.amount));
        };
        for (std::size_t i = 0; i < layout_.application_count(); ++i) {
            touched.clear();
            for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c) {
                if (!kept_[c]) continue;
                each_row(c, [&](std::uint32_t r, double amount) { now[r] += amount; });
                each_row(c, [&](std::uint32_t r, double) {
                    if (largest[r] == 0) touched.push_back(r);
                    largest[r] = std::max(largest[r], now[r]);
                });
                each_row(c, [&](std::uint32_t r, double) { now[r] = 0; });
            }
            for (const std::uint32_t r : touched) most[r] += largest[r], largest[r] = 0;
        }
        return most;
    }

    /// A group is a run of layout rows of one source and member: its rows stay neighbours.
    void find_binding_groups() {
        const std::size_t rows = layout_.rows.size();
        const std::vector<double> most = largest_demand();
        group_.resize(rows);
        for (std::size_t r = 0; r < rows; ++r) {
            const bool same = r > 0 && layout_.rows[r].kind == layout_.rows[r - 1].kind && layout_.rows[r].month > 0 &&
                              layout_.rows[r].source == layout_.rows[r - 1].source;
            if (!same) groups_.push_back({static_cast<std::uint32_t>(r), 0});
            group_[r] = static_cast<std::uint32_t>(groups_.size() - 1);
            Group& group = groups_.back();
            ++group.count;
            const Row& row = layout_.rows[r];
            if (row.ceiling != no_ceiling && static_cast<double>(row.ceiling) < most[r]) group.ceiling_binds = true;
            if (row.floor > 0) group.has_floor = true;
            if (row.ceiling != no_ceiling) group.unit = std::max(group.unit, static_cast<double>(row.ceiling));
            group.unit = std::max(group.unit, static_cast<double>(row.floor));
            group.local = row.kind == RowKind::limit && problem_.limits[row.source].scope == Scope::body;
        }
    }

    void number_rows() {
        for (Group& group : groups_)
            if (!group.local) add_group_rows(group);
        out_.shared = out_.rows.size();
        std::map<std::string, std::vector<Group*>> bodies;
        for (Group& group : groups_)
            if (group.local && (group.ceiling_binds || group.has_floor))
                bodies[layout_.members[layout_.rows[group.first].member]].push_back(&group);
        for (const auto& [body, groups] : bodies) {
            const auto first = static_cast<std::uint32_t>(out_.rows.size());
            for (Group* group : groups) add_group_rows(*group);
            out_.blocks.push_back({first, static_cast<std::uint32_t>(out_.rows.size()) - first});
        }
        out_.block_of.assign(out_.rows.size(), 0);
        for (std::size_t b = 0; b < out_.blocks.size(); ++b)
            for (std::uint32_t r = 0; r < out_.blocks[b].count; ++r)
                out_.block_of[out_.blocks[b].first + r] = static_cast<std::uint32_t>(b);
    }

    struct Group {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        bool ceiling_binds = false;
        bool has_floor = false;
        bool local = false;
        double unit = 1;
        std::uint32_t ceiling_at = nowhere;
        std::uint32_t floor_at = nowhere;
    };

    void add_group_rows(Group& group) {
        if (group.ceiling_binds) {
            group.ceiling_at = static_cast<std::uint32_t>(out_.rows.size());
            for (std::uint32_t r = group.first; r < group.first + group.count; ++r)
                out_.rows.push_back({static_cast<double>(layout_.rows[r].ceiling) / group.unit, false, r, group.unit});
        }
        if (group.has_floor) {
            group.floor_at = static_cast<std::uint32_t>(out_.rows.size());
            for (std::uint32_t r = group.first; r < group.first + group.count; ++r)
                out_.rows.push_back({static_cast<double>(layout_.rows[r].floor) / group.unit, true, r, group.unit});
        }
    }

    void add_application(std::size_t index) {
        std::vector<std::pair<Pattern, std::vector<double>>> patterns;
        std::size_t count = 0;
        const auto enter = [&](std::uint32_t at, const Group& group, const Term& term) {
            if (at == nowhere) return;
            const Pattern pattern{at + term.begin - group.first, at + term.end - group.first};
            auto found = std::find_if(patterns.begin(), patterns.end(), [&](const auto& p) {
                return p.first.begin == pattern.begin && p.first.end == pattern.end;
            });
            if (found == patterns.end()) found = patterns.insert(patterns.end(), {pattern, {}});
            found->second.resize(count + 1, 0.0);
            found->second[count] += static_cast<double>(term.amount) / group.unit;
        };
        const LpApplication begin = end_mark();
        for (std::size_t c = layout_.first_choice[index]; c < layout_.first_choice[index + 1]; ++c) {
            if (!kept_[c]) continue;
            for (const Term& term : layout_.terms_of(c)) {
                const Group& group = groups_[group_[term.begin]];
                enter(group.ceiling_at, group, term);
                enter(group.floor_at, group, term);
            }
            out_.values.push_back(static_cast<double>(layout_.choices[c].value) / out_.value_unit);
            out_.choice_of.push_back(static_cast<std::uint32_t>(c));
            ++count;
        }
        if (count == 0) return;
        out_.applications.push_back(begin);
        std::stable_partition(patterns.begin(), patterns.end(),
                              [&](const auto& p) { return p.first.begin < out_.shared; });
        for (auto& [pattern, amounts] : patterns) {
            amounts.resize(count, 0.0);
            out_.patterns.push_back(pattern);
        }
        for (std::size_t c = 0; c < count; ++c)
            for (const auto& [pattern, amounts] : patterns) out_.amounts.push_back(amounts[c]);
    }

    const Problem& problem_;
    const Layout& layout_;
    LpForm out_;
    std::vector<bool> kept_;
    std::vector<std::uint32_t> group_;  // per layout row
    std::vector<Group> groups_;
};

}  // namespace

bool fits_alone(const Layout& layout, std::size_t choice) {
    const std::span<const Term> terms = layout.terms_of(choice);
    for (std::size_t t = 0; t < terms.size(); ++t)
        for (std::uint32_t row = terms[t].begin; row < terms[t].end; ++row) {
            std::int64_t amount = terms[t].amount;
            for (std::size_t u = 0; u < t; ++u)
                if (terms[u].begin <= row && row < terms[u].end) amount += terms[u].amount;
            if (layout.rows[row].ceiling != no_ceiling && amount > layout.rows[row].ceiling) return false;
        }
    return true;
}

LpForm lp_form(const Problem& problem, const Layout& layout) {
    return FormBuilder(problem, layout).build();
}

}  // namespace gwanje::select
