// CSV as spreadsheets write it (RFC 4180): one header, rows of as many fields, quotes doubled inside quoted fields.
//
// Accepted beside the letter of the RFC: a byte order mark, LF or CRLF, no line end after the last row, empty lines.
// Refused, with line and column: bytes that are not UTF-8 (a spreadsheet's "CSV" instead of "CSV UTF-8"), a quote
// within an unquoted field, anything after a closing quote, a quote that is never closed, rows that are longer or
// shorter than the header, header names that are empty or occur twice. Nothing is guessed and nothing is trimmed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/record.hpp"
#include "base/result.hpp"

namespace gwanje {

GWANJE_ENUM(CsvFaultKind, not_utf8, control_character, stray_quote, text_after_quote, open_quote, lone_carriage_return,
            missing_fields, extra_fields, no_header, empty_name, repeated_name, missing_column, unknown_column)

/// Where and why a text is not the CSV that was asked for. Line and column count from 1; a column is a character, as an
/// editor shows it. `detail` is the header name or the field that the fault is about, where there is one.
struct CsvFault {
    CsvFaultKind kind = CsvFaultKind::not_utf8;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::string detail;
    GWANJE_RECORD(CsvFault, kind, line, column, detail)
};

/// One field and where it begins, so that whoever reads a number or a date out of it can say where it was wrong.
struct CsvCell {
    std::string text;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    GWANJE_RECORD(CsvCell, text, line, column)
};

struct CsvRules {
    char separator = ',';
    /// Lines that begin with '#' before the header are notes to the reader (sources, units), not rows.
    bool notes_before_header = false;
};

using CsvRow = std::vector<CsvCell>;

/// A header and rows that all have as many cells as the header.
struct CsvTable {
    CsvRow header;
    std::vector<CsvRow> rows;

    /// The place of the column with this name.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// The places of these columns, in this order; the first that is missing is the fault (at the header's line).
    [[nodiscard]] Result<std::vector<std::size_t>, CsvFault> columns(std::span<const std::string_view> names) const;
    /// Fails at the first header name that is not among `names`: a misspelt optional column must not be lost silently.
    [[nodiscard]] Result<void, CsvFault> only(std::span<const std::string_view> names) const;
    GWANJE_RECORD(CsvTable, header, rows)
};

/// Reads all of `text`, or says where the first fault is. O(length of text).
[[nodiscard]] Result<CsvTable, CsvFault> parse_csv(std::string_view text, CsvRules rules = {});

/// Appends one row in the same form, fields quoted where they must be, ended by CRLF. Reading it gives the fields back.
void append_csv_row(std::string& to, std::span<const std::string> fields, char separator = ',');

/// The fault with its place, as one sentence that says what to do.
[[nodiscard]] std::string csv_fault_text(const CsvFault& fault, Language language);

}  // namespace gwanje
