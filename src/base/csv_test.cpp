#include "base/csv.hpp"

#include <gtest/gtest.h>

#include <array>

#include "base/random.hpp"

namespace gwanje {
namespace {

std::vector<std::vector<std::string>> texts_of(const CsvTable& table) {
    std::vector<std::vector<std::string>> rows;
    for (const CsvRow& row : table.rows) {
        rows.emplace_back();
        for (const CsvCell& cell : row) rows.back().push_back(cell.text);
    }
    return rows;
}

using Texts = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsWhatASpreadsheetWrites) {
    const auto table = parse_csv("\xef\xbb\xbf기관명,요약\r\n무등AI,\"두 줄\r\n요약, \"\"인용\"\"\"\r\n\r\n,끝");
    ASSERT_TRUE(table.ok()) << csv_fault_text(table.error(), Language::en);
    EXPECT_EQ(texts_of(*table), (Texts{{"무등AI", "두 줄\r\n요약, \"인용\""}, {"", "끝"}}));
    EXPECT_EQ(table->column("요약"), 1U);
    EXPECT_EQ(table->column("없음"), std::nullopt);
}

TEST(Csv, EveryCellKnowsItsPlaceInCharacters) {
    const auto table = parse_csv("가,나\n\"첫\n째\",값\n한글,둘째\n");
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->rows[0][0].line, 2U);
    EXPECT_EQ(table->rows[0][1].line, 3U);
    EXPECT_EQ(table->rows[0][1].column, 4U);
    EXPECT_EQ(table->rows[1][1].line, 4U);
    EXPECT_EQ(table->rows[1][1].column, 4U);
}

struct BadCsv {
    std::string_view text;
    CsvFaultKind kind;
    std::uint32_t line;
    std::uint32_t column;
};

TEST(Csv, EveryFaultNamesLineAndColumn) {
    const std::vector<BadCsv> table = {
        {"", CsvFaultKind::no_header, 1, 1},
        {"\n\n", CsvFaultKind::no_header, 1, 1},
        {"a,,c\n", CsvFaultKind::empty_name, 1, 3},
        {"가,나,가\n", CsvFaultKind::repeated_name, 1, 5},
        {"a,b\n1\n", CsvFaultKind::missing_fields, 2, 1},
        {"a,b\n1,2\n1,2,3\n", CsvFaultKind::extra_fields, 3, 5},
        {"a,b\n1,x\"y\n", CsvFaultKind::stray_quote, 2, 4},
        {"a,b\n\"한글\"x,2\n", CsvFaultKind::text_after_quote, 2, 5},
        {"a,b\n1,\"open\nand on\n", CsvFaultKind::open_quote, 2, 3},
        {"a,b\r1,2\r", CsvFaultKind::lone_carriage_return, 1, 4},
        {"a\n\r", CsvFaultKind::lone_carriage_return, 2, 1},
        {"a,b\n1,\xb0\xa1\n", CsvFaultKind::not_utf8, 2, 3},
        {"a,b\n가,\xea\xb0\n", CsvFaultKind::not_utf8, 2, 3},
        {std::string_view("a,b\n1,\0\n", 9), CsvFaultKind::control_character, 2, 3},
    };
    for (const BadCsv& bad : table) {
        const auto parsed = parse_csv(bad.text);
        ASSERT_FALSE(parsed.ok()) << bad.text;
        EXPECT_EQ(to_text(parsed.error().kind), to_text(bad.kind)) << bad.text;
        EXPECT_EQ(parsed.error().line, bad.line) << bad.text;
        EXPECT_EQ(parsed.error().column, bad.column) << bad.text;
    }
}

TEST(Csv, EveryFaultHasASentenceInBothLanguages) {
    for (std::size_t i = 0; i < enum_size<CsvFaultKind>(); ++i) {
        const CsvFault fault{static_cast<CsvFaultKind>(i), 7, 3, std::string(100, 'x')};
        EXPECT_EQ(csv_fault_text(fault, Language::en).substr(0, 18), "line 7, column 3: ") << i;
        EXPECT_GT(csv_fault_text(fault, Language::ko).size(), 40U) << i;
        EXPECT_LT(csv_fault_text(fault, Language::en).size(), 220U) << i;
    }
}

TEST(Csv, AsksForItsColumns) {
    const auto table = parse_csv("# source: a note\n\nmodel,note\nA,b\n", {.notes_before_header = true});
    ASSERT_TRUE(table.ok());
    const std::array<std::string_view, 2> both{"note", "model"};
    const std::array<std::string_view, 2> wrong{"model", "watts"};
    ASSERT_TRUE(table->columns(both).ok());
    EXPECT_EQ(table->columns(both).value(), (std::vector<std::size_t>{1, 0}));
    ASSERT_FALSE(table->columns(wrong).ok());
    EXPECT_EQ(table->columns(wrong).error(), (CsvFault{CsvFaultKind::missing_column, 3, 1, "watts"}));
    EXPECT_TRUE(table->only(both).ok());
    EXPECT_EQ(table->only(wrong).error(), (CsvFault{CsvFaultKind::unknown_column, 3, 7, "note"}));
}

TEST(Csv, WhatIsWrittenReadsBack) {
    const std::vector<std::string> pieces{"\"", ",", "\n", "\r\n", "\r", "#", "한", "a", " ", ";", "", "\t"};
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        Random random(seed);
        const std::size_t width = 1 + random.below(4);
        const char separator = random.chance(0.5) ? ',' : ';';
        std::string text;
        std::vector<std::string> header;
        for (std::size_t i = 0; i < width; ++i) header.push_back("열" + std::to_string(i));
        append_csv_row(text, header, separator);
        Texts rows(random.below(6));
        for (auto& row : rows) {
            row.resize(width);
            for (std::string& field : row)
                for (std::uint64_t n = random.below(5); n > 0; --n) field += pieces[random.below(pieces.size())];
            append_csv_row(text, row, separator);
        }
        const auto table = parse_csv(text, {.separator = separator, .notes_before_header = random.chance(0.5)});
        ASSERT_TRUE(table.ok()) << "seed " << seed << ": " << csv_fault_text(table.error(), Language::en);
        EXPECT_EQ(texts_of(*table), rows) << "seed " << seed;
    }
}

}  // namespace
}  // namespace gwanje
