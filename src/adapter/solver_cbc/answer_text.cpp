#include "adapter/solver_cbc/answer_text.hpp"

#include <charconv>
#include <cmath>

namespace gwanje {
namespace {

/// Words of a line, any number of blanks between them.
std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> out;
    while (!line.empty()) {
        const std::size_t begin = line.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos) break;
        const std::size_t end = line.find_first_of(" \t\r", begin);
        out.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
        line.remove_prefix(end == std::string_view::npos ? line.size() : end);
    }
    return out;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string_view next_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

}  // namespace

std::optional<CbcAnswer> read_cbc_solution(std::string_view text) {
    CbcAnswer out;
    const std::string_view head = next_line(text);
    if (head.find("objective value") == std::string_view::npos) return std::nullopt;
    if (head.starts_with("Optimal")) out.end = SolverEnd::proven;
    if (head.starts_with("Infeasible") || head.starts_with("Integer infeasible")) {
        out.end = SolverEnd::infeasible;
        return out;
    }
    while (!text.empty()) {
        std::vector<std::string_view> words = words_of(next_line(text));
        if (!words.empty() && words.front() == "**") words.erase(words.begin());
        if (words.size() < 3 || words[1].empty() || words[1].front() != 'c') continue;
        const std::optional<std::size_t> choice = number_of<std::size_t>(words[1].substr(1));
        const std::optional<double> value = number_of<double>(words[2]);
        if (choice && value && *value > 0.5) out.chosen.push_back(*choice);
    }
    return out;
}

std::optional<double> read_cbc_bound(std::string_view log) {
    std::optional<double> bound;
    while (!log.empty()) {
        const std::string_view line = next_line(log);
        for (const std::string_view mark : {std::string_view("Upper bound:"), std::string_view("best possible")}) {
            const std::size_t at = line.find(mark);
            if (at == std::string_view::npos) continue;
            const std::vector<std::string_view> words = words_of(line.substr(at + mark.size()));
            // CBC minimises inside: "best possible" carries the other sign.
            if (const auto number = words.empty() ? std::nullopt : number_of<double>(words.front()))
                bound = std::abs(*number);
        }
    }
    return bound;
}

}  // namespace gwanje
