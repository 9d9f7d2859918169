#include <algorithm>
#include <array>

#include "domain/refusal.hpp"
#include "scenario/case.hpp"

namespace gwanje::scenario {
namespace {

constexpr int deepest_include = 4;
using Parsed = Result<void, ParseFault>;

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}
std::string_view after_word(std::string_view text) {
    const std::size_t space = text.find(' ');
    return space == std::string_view::npos ? std::string_view() : trimmed(text.substr(space));
}

bool is_name(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// key=value key="value with spaces" …; nothing when it is not that.
std::optional<std::vector<FieldLine>> inline_fields(std::string_view text, std::size_t line) {
    std::vector<FieldLine> fields;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos || equals == 0 ||
            text.substr(0, equals).find(' ') != std::string_view::npos)
            return std::nullopt;
        FieldLine field{std::string(text.substr(0, equals)), {}, line};
        text.remove_prefix(equals + 1);
        std::size_t end = text.find(' ');
        if (text.starts_with('"')) {
            end = text.find('"', 1);
            if (end == std::string_view::npos) return std::nullopt;
            field.value = text.substr(1, end - 1);
            text.remove_prefix(end + 1);
        } else {
            field.value = text.substr(0, end);
            text.remove_prefix(std::min(end, text.size()));
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

class CaseParser {
public:
    explicit CaseParser(const Loader& load) : load_(load) {}

    Parsed file(const std::string& name, std::string_view text, int depth) {
        std::size_t number = 0;
        for (std::string_view line : split(text, '\n')) {
            ++number;
            while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
                line.remove_suffix(1);
            const std::string_view bare = trimmed(line);
            if (bare.empty() || bare.starts_with('#')) continue;
            const Where where{name, number};
            if (line.front() == ' ' || line.front() == '\t') {
                GWANJE_TRY(field(where, bare));
            } else {
                GWANJE_TRY(step(where, bare, depth));
            }
        }
        return {};
    }

    std::vector<Case> take() {
        for (Case& one : cases_) one.steps.insert(one.steps.begin(), background_.begin(), background_.end());
        return std::move(cases_);
    }

private:
    static Failure<ParseFault> wrong(const Where& where, std::string_view text, std::string expected) {
        return {ParseFault{where, std::string(text), std::move(expected)}};
    }
    std::vector<Step>& steps() { return cases_.empty() ? background_ : cases_.back().steps; }

    Parsed field(const Where& where, std::string_view line) {
        StepWhen* when = open_ ? std::get_if<StepWhen>(&steps().back().kind) : nullptr;
        if (when != nullptr && line.starts_with('|')) return table_row(where, line, *when);
        const std::size_t colon = line.find(": ");
        const bool empty_value = colon == std::string_view::npos && line.ends_with(':');
        if (when == nullptr || (colon == std::string_view::npos && !empty_value))
            return wrong(where, line, "`field: value` below a given or when");
        const std::size_t end = empty_value ? line.size() - 1 : colon;
        when->fields.push_back(
            {std::string(line.substr(0, end)), std::string(trimmed(line.substr(end + 1))), where.line});
        return {};
    }

    /// Rows of a list as a table: below `rows:` a line of field names, then one line for each item.
    static Parsed table_row(const Where& where, std::string_view line, StepWhen& when) {
        std::vector<std::string> cells;
        for (const std::string_view cell : split(line, '|')) cells.emplace_back(trimmed(cell));
        cells.erase(cells.begin());
        if (!cells.empty() && cells.back().empty()) cells.pop_back();
        if (!when.fields.empty() && when.fields.back().value.empty()) {
            when.table = when.fields.back().path;
            when.table_rows = 0;
            when.fields.pop_back();
            when.columns = std::move(cells);
            return {};
        }
        if (when.columns.empty()) return wrong(where, line, "`rows:` above the table");
        if (cells.size() != when.columns.size())
            return wrong(where, line, std::to_string(when.columns.size()) + " cells, as in the first line");
        const std::string item = when.table + "[" + std::to_string(when.table_rows++) + "].";
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].empty()) when.fields.push_back({item + when.columns[i], cells[i], where.line});
        return {};
    }

    Parsed step(const Where& where, std::string_view line, int depth) {
        open_ = false;
        std::string_view word = first_word(line);
        std::string_view rest = after_word(line);
        if (word == "case") {
            cases_.push_back({std::string(rest), where, {}, {}});
            return {};
        }
        if (line.starts_with("kernel only:")) {
            if (cases_.empty()) return wrong(where, line, "a case above it");
            cases_.back().kernel_only = trimmed(line.substr(12));
            return {};
        }
        if (word == "include") {
            const std::string name(rest);
            const std::optional<std::string> text = depth < deepest_include ? load_(name) : std::nullopt;
            if (!text) return wrong(where, line, "the name of a file in the scenarios' folder");
            return file(name, *text, depth + 1);
        }
        if (word == "and") {
            word = last_word_;
        } else {
            last_word_ = word;
        }
        if (word == "as" && is_name(rest)) return add(where, line, StepAs{std::string(rest)});
        if (word == "at" && rest.starts_with('+')) return add(where, line, StepAt{std::string(rest)});
        if (word == "given" || word == "when") return when(where, line, rest);
        if (word == "then") return then(where, line, rest);
        return wrong(where, line, "case, include, as NAME, given, when, then, and, at +TIME, or kernel only: REASON");
    }

    Parsed add(const Where& where, std::string_view line, StepKind kind) {
        steps().push_back({where, std::string(line), std::move(kind)});
        return {};
    }

    Parsed when(const Where& where, std::string_view line, std::string_view rest) {
        StepWhen when;
        if (const std::size_t named = rest.find(":="); named != std::string_view::npos && named < rest.find('=')) {
            when.name = trimmed(rest.substr(0, named));
            if (!is_name(when.name)) return wrong(where, line, "a name of small letters before :=");
            rest = trimmed(rest.substr(named + 2));
        }
        when.command = first_word(rest);
        if (!is_command(when.command)) return wrong(where, line, "the name of a command, such as OpenCall");
        rest = after_word(rest);
        if (rest.starts_with('{')) {
            when.json = rest;
        } else if (auto fields = inline_fields(rest, where.line)) {
            when.fields = std::move(*fields);
        } else {
            return wrong(where, line, "field=value … or {JSON} after the command");
        }
        open_ = true;
        return add(where, line, std::move(when));
    }

    Parsed then(const Where& where, std::string_view line, std::string_view rest) {
        const std::string_view word = first_word(rest);
        const std::string_view more = after_word(rest);
        if (rest == "nothing happens") return add(where, line, ThenNothing{});
        if (word == "refused") {
            if (!enum_from_text<RefusalKind>(first_word(more))) return wrong(where, line, "the kind of a refusal");
            return add(where, line, ThenRefused{std::string(first_word(more)), std::string(after_word(more))});
        }
        if (word == "no") return add(where, line, ThenEvent{std::string(more), 0, 1, {}, true});
        if (word.starts_with('$')) return then_noun(where, line, word, more);
        return then_event(where, line, word, more);
    }

    Parsed then_noun(const Where& where, std::string_view line, std::string_view noun, std::string_view more) {
        const std::string_view verb = first_word(more);
        const std::string_view rest = after_word(more);
        if (more.starts_with("waits for "))
            return add(where, line, ThenWaits{std::string(noun), std::string(more.substr(10))});
        if (verb == "ratio") {
            const std::size_t equals = rest.find(" = ");
            if (equals == std::string_view::npos) return wrong(where, line, "ratio CLASS = 2.69");
            return add(where, line,
                       ThenRatio{std::string(noun), std::string(trimmed(rest.substr(0, equals))),
                                 std::string(trimmed(rest.substr(equals + 3)))});
        }
        const std::string_view path = first_word(rest);
        const std::string_view comparison = first_word(after_word(rest));
        constexpr std::array<std::string_view, 6> known{"=", "!=", "<", "<=", ">", ">="};
        if (verb != "has" || std::find(known.begin(), known.end(), comparison) == known.end())
            return wrong(where, line, "$noun has field = value, $job waits for REASON, or $call ratio CLASS = 2.69");
        return add(where, line,
                   ThenHas{std::string(noun), std::string(path), std::string(comparison),
                           std::string(after_word(after_word(rest)))});
    }

    Parsed then_event(const Where& where, std::string_view line, std::string_view event, std::string_view more) {
        ThenEvent then{std::string(event), 0, 1, {}, false};
        for (; !more.empty(); more = after_word(more)) {
            const std::string_view word = first_word(more);
            const std::optional<std::int64_t> number = integer_from_text(word.substr(1));
            if (word.front() == 'x' && number && *number > 0) {
                then.times = static_cast<std::size_t>(*number);
            } else if (word.front() == '#' && number && *number > 0) {
                then.which = static_cast<std::size_t>(*number);
            } else if (word == "as" && is_name(after_word(more))) {
                then.name = after_word(more);
                break;
            } else {
                return wrong(where, line, "then EVENT [x2] [#2] [as NAME]");
            }
        }
        return add(where, line, std::move(then));
    }

    const Loader& load_;
    std::vector<Step> background_;
    std::vector<Case> cases_;
    std::string last_word_;
    bool open_ = false;  ///< fields may follow
};

}  // namespace

Result<std::vector<Case>, ParseFault> parse_cases(const std::string& file, std::string_view text, const Loader& load) {
    CaseParser parser(load);
    GWANJE_TRY(parser.file(file, text, 0));
    return parser.take();
}

std::string fault_text(const ParseFault& fault) {
    return fault.where.file + ":" + std::to_string(fault.where.line) + ": cannot be read: " + fault.text +
           "\n    expected: " + fault.expected;
}

}  // namespace gwanje::scenario
