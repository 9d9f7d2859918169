#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gwanje {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}
bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Walks over the text and knows at which line and character it stands.
class CsvCursor {
public:
    explicit CsvCursor(std::string_view text) : text_(text) {}

    [[nodiscard]] bool done() const { return at_ == text_.size(); }
    [[nodiscard]] char look() const { return text_[at_]; }
    [[nodiscard]] bool at_line_end() const { return done() || look() == '\n' || look() == '\r'; }
    char take() {
        const char c = text_[at_++];
        if (c == '\n') {
            ++line_, column_ = 1;
        } else if (at_ == text_.size() || !continues_character(text_[at_])) {
            ++column_;
        }
        return c;
    }
    /// Takes LF, CRLF or the end of the text; false at a carriage return that stands alone.
    bool take_line_end() {
        if (done()) return true;
        if (look() == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n')) return false;
        while (take() != '\n') {
        }
        return true;
    }
    [[nodiscard]] CsvFault fault(CsvFaultKind kind, std::string detail = {}) const {
        return {kind, line_, column_, std::move(detail)};
    }
    [[nodiscard]] CsvCell empty_cell() const { return {{}, line_, column_}; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

/// Where the text stops being UTF-8 that a person could have typed, if it does.
std::optional<CsvFault> character_fault(std::string_view text) {
    if (is_utf8(text) && std::none_of(text.begin(), text.end(), is_control)) return std::nullopt;
    CsvFault fault;
    while (!text.empty()) {
        std::size_t size = 1;
        const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
        while (!ascii && size < text.size() && size < 4 && continues_character(text[size])) ++size;
        const std::string_view character = text.substr(0, size);
        fault.kind = is_utf8(character) ? CsvFaultKind::control_character : CsvFaultKind::not_utf8;
        if (!is_utf8(character) || is_control(text.front())) return fault;
        fault.column = text.front() == '\n' ? 1 : fault.column + 1;
        if (text.front() == '\n') ++fault.line;
        text.remove_prefix(size);
    }
    return fault;
}

using CellResult = Result<CsvCell, CsvFault>;

CellResult quoted_cell(CsvCursor& cursor, char separator) {
    CsvCell cell = cursor.empty_cell();
    const CsvFault never_closed = cursor.fault(CsvFaultKind::open_quote);
    cursor.take();
    while (!cursor.done()) {
        const char c = cursor.take();
        if (c != '"') {
            cell.text += c;
        } else if (!cursor.done() && cursor.look() == '"') {
            cell.text += cursor.take();
        } else if (!cursor.at_line_end() && cursor.look() != separator) {
            return Failure{cursor.fault(CsvFaultKind::text_after_quote, cell.text)};
        } else {
            return cell;
        }
    }
    return Failure{never_closed};
}

CellResult plain_cell(CsvCursor& cursor, char separator) {
    CsvCell cell = cursor.empty_cell();
    while (!cursor.at_line_end() && cursor.look() != separator) {
        if (cursor.look() == '"') return Failure{cursor.fault(CsvFaultKind::stray_quote, cell.text)};
        cell.text += cursor.take();
    }
    return cell;
}

Result<CsvRow, CsvFault> take_row(CsvCursor& cursor, char separator) {
    CsvRow row;
    for (;;) {
        const bool quoted = !cursor.done() && cursor.look() == '"';
        CellResult cell = quoted ? quoted_cell(cursor, separator) : plain_cell(cursor, separator);
        if (!cell) return cell.failure();
        row.push_back(std::move(cell).value());
        if (cursor.at_line_end()) break;
        cursor.take();
    }
    if (!cursor.take_line_end()) return Failure{cursor.fault(CsvFaultKind::lone_carriage_return)};
    return row;
}

Result<void, CsvFault> check_header(const CsvRow& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        const CsvCell& name = header[i];
        if (name.text.empty()) return Failure{CsvFault{CsvFaultKind::empty_name, name.line, name.column, {}}};
        const auto same = [&](const CsvCell& other) { return other.text == name.text; };
        if (std::any_of(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i), same))
            return Failure{CsvFault{CsvFaultKind::repeated_name, name.line, name.column, name.text}};
    }
    return {};
}

Result<void, CsvFault> check_length(const CsvRow& header, const CsvRow& row) {
    if (row.size() > header.size()) {
        const CsvCell& extra = row[header.size()];
        return Failure{CsvFault{CsvFaultKind::extra_fields, extra.line, extra.column, extra.text}};
    }
    if (row.size() < header.size()) {
        const CsvCell& last = row.back();
        return Failure{CsvFault{CsvFaultKind::missing_fields, last.line, last.column, header[row.size()].text}};
    }
    return {};
}

}  // namespace

Result<CsvTable, CsvFault> parse_csv(std::string_view text, CsvRules rules) {
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
    if (std::optional<CsvFault> fault = character_fault(text)) return Failure{*std::move(fault)};
    CsvTable table;
    CsvCursor cursor(text);
    while (!cursor.done()) {
        if (cursor.at_line_end() || (rules.notes_before_header && table.header.empty() && cursor.look() == '#')) {
            while (!cursor.at_line_end()) cursor.take();
            if (!cursor.take_line_end()) return Failure{cursor.fault(CsvFaultKind::lone_carriage_return)};
            continue;
        }
        Result<CsvRow, CsvFault> row = take_row(cursor, rules.separator);
        if (!row) return row.failure();
        if (table.header.empty()) {
            GWANJE_TRY(check_header(*row));
            table.header = std::move(row).value();
        } else {
            GWANJE_TRY(check_length(table.header, *row));
            table.rows.push_back(std::move(row).value());
        }
    }
    if (table.header.empty()) return Failure{CsvFault{CsvFaultKind::no_header, 1, 1, {}}};
    return table;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find_if(header.begin(), header.end(), [&](const CsvCell& c) { return c.text == name; });
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

Result<std::vector<std::size_t>, CsvFault> CsvTable::columns(std::span<const std::string_view> names) const {
    std::vector<std::size_t> places;
    const std::uint32_t line = header.empty() ? 1 : header.front().line;
    for (const std::string_view name : names) {
        const std::optional<std::size_t> place = column(name);
        if (!place) return Failure{CsvFault{CsvFaultKind::missing_column, line, 1, std::string(name)}};
        places.push_back(*place);
    }
    return places;
}

Result<void, CsvFault> CsvTable::only(std::span<const std::string_view> names) const {
    for (const auto& [text, line, column] : header)
        if (std::find(names.begin(), names.end(), text) == names.end())
            return Failure{CsvFault{CsvFaultKind::unknown_column, line, column, text}};
    return {};
}

void append_csv_row(std::string& to, std::span<const std::string> fields, char separator) {
    const std::string needs_quotes{'"', '\r', '\n', separator};
    bool first = true;
    for (const std::string& field : fields) {
        if (!first) to += separator;
        // Unquoted, a lone empty field would read back as no row, a first '#' as a note, a first byte order mark as
        // none.
        const bool misread = first && ((field.empty() && fields.size() == 1) || field.substr(0, 1) == "#" ||
                                       field.substr(0, byte_order_mark.size()) == byte_order_mark);
        const bool quote = misread || field.find_first_of(needs_quotes) != std::string::npos;
        first = false;
        if (!quote) {
            to += field;
            continue;
        }
        to += '"';
        for (const char c : field) to.append(c == '"' ? 2 : 1, c);
        to += '"';
    }
    to += "\r\n";
}

}  // namespace gwanje
