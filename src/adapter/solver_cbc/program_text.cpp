#include "adapter/solver_cbc/program_text.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "select/lp_form.hpp"

namespace gwanje {
namespace {

std::string decimal(double number) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", number);
    return text;
}

std::string variable(std::size_t choice) {
    return "c" + std::to_string(choice);
}

/// Appends "+ a c1 + b c2 …" and breaks lines: readers have a longest line.
class Sum {
public:
    explicit Sum(std::string& out) : out_(out) {}
    void add(const std::string& factor, std::size_t choice) {
        out_ += " + " + factor + ' ' + variable(choice);
        if (++count_ % 8 == 0) out_ += '\n';
    }

private:
    std::string& out_;
    int count_ = 0;
};

}  // namespace

ProgramText program_text(const select::Layout& layout) {
    ProgramText out;
    std::vector<std::size_t> kept;
    std::vector<std::map<std::size_t, std::int64_t>> rows(layout.rows.size());
    for (std::size_t c = 0; c < layout.choice_count(); ++c) {
        if (!select::fits_alone(layout, c)) continue;
        kept.push_back(c);
        out.value_unit = std::max(out.value_unit, static_cast<double>(layout.choices[c].value));
        for (const select::Term& term : layout.terms_of(c))
            for (std::uint32_t r = term.begin; r < term.end; ++r) rows[r][c] += term.amount;
    }
    out.value_unit /= 1000;
    out.text = "Maximize\n value:";
    Sum value(out.text);
    for (const std::size_t c : kept)
        value.add(decimal(static_cast<double>(layout.choices[c].value) / out.value_unit), c);
    out.text += "\nSubject To\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (rows[r].empty()) continue;
        const auto write = [&](const char* kind, const char* relation, std::int64_t side) {
            const double unit = side > 1'000'000 ? 1e6 : 1;
            out.text += std::string(" ") + kind + std::to_string(r) + ':';
            Sum sum(out.text);
            for (const auto& [choice, amount] : rows[r]) sum.add(decimal(static_cast<double>(amount) / unit), choice);
            out.text += std::string(" ") + relation + ' ' + decimal(static_cast<double>(side) / unit) + '\n';
        };
        if (layout.rows[r].ceiling != select::no_ceiling) write("r", "<=", layout.rows[r].ceiling);
        if (layout.rows[r].floor > 0) write("f", ">=", layout.rows[r].floor);
    }
    for (std::size_t at = 0; at < kept.size();) {
        const std::uint32_t application = layout.choices[kept[at]].application;
        out.text += " a" + std::to_string(application) + ':';
        Sum sum(out.text);
        for (; at < kept.size() && layout.choices[kept[at]].application == application; ++at) sum.add("1", kept[at]);
        out.text += " <= 1\n";
    }
    out.text += "Binaries\n";
    for (const std::size_t c : kept) out.text += ' ' + variable(c) + '\n';
    out.text += "End\n";
    return out;
}

}  // namespace gwanje
