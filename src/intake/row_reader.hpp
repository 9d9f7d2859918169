// Reads the cells of one CSV row by column name, and remembers the first that could not be read.
#pragma once

#include <map>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "domain/award.hpp"

namespace gwanje {

/// What was expected of a cell that could not be read.
GWANJE_ENUM(IntakeExpected, csv, text, whole_number, decimal, one_of, instant, number_list, known)

/// A table that was not taken, and the first cell that is to blame. Nothing of the table has been used.
struct IntakeFault {
    IntakeExpected expected = IntakeExpected::csv;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::string name;   ///< of the column
    std::string value;  ///< of the cell
    std::string bound;  ///< what it may be; for `csv` the whole sentence follows from `csv`
    CsvFault csv;
    GWANJE_RECORD(IntakeFault, expected, line, column, name, value, bound, csv)
};

/// Where, what and what to do, in one or two sentences.
[[nodiscard]] std::string intake_fault_text(const IntakeFault& fault, Language language);

/// Rows as records, and the line on which each began: refusals name "rows[12]", people look for a line.
template <class Row>
struct Intake {
    std::vector<Row> rows;
    std::vector<std::uint32_t> lines;
};

class RowReader {
public:
    RowReader(const CsvTable& table, const CsvRow& row) : table_(table), row_(row) {}

    /// The cell without white space around it; empty when the table has no such column.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::string needed_text(std::string_view name);
    [[nodiscard]] std::int64_t whole(std::string_view name, std::int64_t when_empty);
    [[nodiscard]] std::int64_t needed_whole(std::string_view name);
    /// In whole 1/scale.
    [[nodiscard]] std::int64_t decimal(std::string_view name, std::int64_t scale);
    [[nodiscard]] Instant instant(std::string_view name);
    /// "a;b;c" without empty parts.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] std::vector<std::int64_t> whole_list(std::string_view name);
    /// The value that stands for this word; the words are listed in the fault.
    template <class T>
    [[nodiscard]] T one_of(std::string_view name, const std::vector<std::pair<std::string_view, T>>& words) {
        const std::string value = text(name);
        std::string known;
        for (const auto& [word, meaning] : words) {
            if (word == value) return meaning;
            known += (known.empty() ? "" : ", ") + std::string(word);
        }
        blame(name, IntakeExpected::one_of, known);
        return T{};
    }
    /// Marks a cell as wrong unless one is already.
    void blame(std::string_view name, IntakeExpected expected, std::string bound);

    [[nodiscard]] const std::optional<IntakeFault>& fault() const { return fault_; }
    [[nodiscard]] std::uint32_t line() const { return row_.front().line; }

private:
    [[nodiscard]] const CsvCell* cell(std::string_view name) const;

    const CsvTable& table_;
    const CsvRow& row_;
    std::optional<IntakeFault> fault_;
};

/// Parses `csv`, checks its columns (all of `needed`, nothing beside `needed` and `optional`) and reads each row.
template <class Row, class ReadRow>
[[nodiscard]] Result<Intake<Row>, IntakeFault> read_rows(std::string_view csv, std::vector<std::string_view> needed,
                                                         const std::vector<std::string_view>& optional, CsvRules rules,
                                                         ReadRow read_row) {
    const auto blame = [](const CsvFault& fault) {
        return Failure{IntakeFault{IntakeExpected::csv, fault.line, fault.column, fault.detail, "", "", fault}};
    };
    const auto table = parse_csv(csv, rules);
    if (!table.ok()) return blame(table.error());
    if (const auto found = table->columns(needed); !found.ok()) return blame(found.error());
    needed.insert(needed.end(), optional.begin(), optional.end());
    if (const auto only = table->only(needed); !only.ok()) return blame(only.error());
    Intake<Row> intake;
    intake.rows.reserve(table->rows.size());
    for (const CsvRow& row : table->rows) {
        RowReader reader(*table, row);
        intake.rows.push_back(read_row(reader));
        if (reader.fault()) return Failure{*reader.fault()};
        intake.lines.push_back(reader.line());
    }
    return intake;
}

}  // namespace gwanje
