// Any bytes: the parser answers with a table or a fault inside the text, and what it read survives writing and reading.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/check.hpp"
#include "base/csv.hpp"

namespace {

std::vector<std::string> texts_of_row(const gwanje::CsvRow& row) {
    std::vector<std::string> texts;
    for (const gwanje::CsvCell& cell : row) texts.push_back(cell.text);
    return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    const auto table = gwanje::parse_csv(text, {.notes_before_header = true});
    if (!table) {
        GWANJE_CHECK(table.error().line >= 1 && table.error().line <= lines);
        GWANJE_CHECK(table.error().column >= 1 && table.error().column <= size + 1);
        GWANJE_CHECK(!gwanje::csv_fault_text(table.error(), gwanje::Language::en).empty());
        GWANJE_CHECK(!gwanje::csv_fault_text(table.error(), gwanje::Language::ko).empty());
        return 0;
    }
    std::string written;
    gwanje::append_csv_row(written, texts_of_row(table->header));
    for (const gwanje::CsvRow& row : table->rows) {
        GWANJE_CHECK(row.size() == table->header.size());
        gwanje::append_csv_row(written, texts_of_row(row));
    }
    const auto again = gwanje::parse_csv(written, {.notes_before_header = true});
    GWANJE_CHECK(again.ok() && again->rows.size() == table->rows.size());
    for (std::size_t i = 0; i < table->rows.size(); ++i)
        GWANJE_CHECK(texts_of_row(again->rows[i]) == texts_of_row(table->rows[i]));
    return 0;
}
