#include "intake/row_reader.hpp"

namespace gwanje {

const CsvCell* RowReader::cell(std::string_view name) const {
    const auto at = table_.column(name);
    return at ? &row_[*at] : nullptr;
}

std::string RowReader::text(std::string_view name) const {
    const CsvCell* found = cell(name);
    return found == nullptr ? std::string() : std::string(trimmed(found->text));
}

void RowReader::blame(std::string_view name, IntakeExpected expected, std::string bound) {
    if (fault_) return;
    const CsvCell* found = cell(name);
    fault_ = IntakeFault{expected,
                         found ? found->line : line(),
                         found ? found->column : 1,
                         std::string(name),
                         text(name),
                         std::move(bound),
                         {}};
}

std::string RowReader::needed_text(std::string_view name) {
    std::string value = text(name);
    if (value.empty()) blame(name, IntakeExpected::text, "");
    return value;
}

std::int64_t RowReader::whole(std::string_view name, std::int64_t when_empty) {
    const std::string value = text(name);
    if (value.empty()) return when_empty;
    const auto number = integer_from_text(value);
    if (!number) blame(name, IntakeExpected::whole_number, "");
    return number.value_or(0);
}

std::int64_t RowReader::needed_whole(std::string_view name) {
    if (text(name).empty()) blame(name, IntakeExpected::whole_number, "");
    return whole(name, 0);
}

std::int64_t RowReader::decimal(std::string_view name, std::int64_t scale) {
    const std::string value = text(name);
    if (value.empty()) return 0;
    const auto number = decimal_from_text(value, scale);
    if (!number) blame(name, IntakeExpected::decimal, "1/" + std::to_string(scale));
    return number.value_or(0);
}

Instant RowReader::instant(std::string_view name) {
    const std::string value = text(name);
    if (value.empty()) return {};
    const auto read = instant_from_text(value);
    if (!read) blame(name, IntakeExpected::instant, "2025-03-05T10:11:04+09:00");
    return read.value_or(Instant{});
}

std::vector<std::string> RowReader::list(std::string_view name) const {
    std::vector<std::string> out;
    const std::string value = text(name);
    for (const std::string_view part : split(value, ';'))
        if (!trimmed(part).empty()) out.emplace_back(trimmed(part));
    return out;
}

std::vector<std::int64_t> RowReader::whole_list(std::string_view name) {
    std::vector<std::int64_t> out;
    for (const std::string& part : list(name)) {
        const auto number = integer_from_text(part);
        if (!number) blame(name, IntakeExpected::number_list, "730;650;…");
        out.push_back(number.value_or(0));
    }
    return out;
}

std::string intake_fault_text(const IntakeFault& fault, Language language) {
    if (fault.expected == IntakeExpected::csv) return csv_fault_text(fault.csv, language);
    const bool korean = language == Language::ko;
    const auto must_be = [&]() -> std::string {
        switch (fault.expected) {
            case IntakeExpected::csv:
                return "";
            case IntakeExpected::text:
                return korean ? "비어 있으면 안 됩니다" : "it must not be empty";
            case IntakeExpected::whole_number:
                return korean ? "정수여야 합니다" : "it must be a whole number";
            case IntakeExpected::decimal:
                return korean ? "수여야 합니다" : "it must be a number";
            case IntakeExpected::one_of:
                return (korean ? "다음 중 하나여야 합니다: " : "it must be one of: ") + fault.bound;
            case IntakeExpected::instant:
                return (korean ? "다음과 같은 시각이어야 합니다: " : "it must be a time such as ") + fault.bound;
            case IntakeExpected::number_list:
                return (korean ? "다음과 같은 정수 목록이어야 합니다: "
                               : "it must be a list of whole numbers such as ") +
                       fault.bound;
            case IntakeExpected::known:
                return (korean ? "등록되어 있어야 합니다: " : "it must be registered: ") + fault.bound;
        }
        return "";
    }();
    const std::string place = std::to_string(fault.line) + (korean ? "행 " : ":") + std::to_string(fault.column);
    if (korean)
        return place + "열 '" + fault.name + "': 값 '" + fault.value + "' — " + must_be +
               ". 아무 행도 반영되지 않았습니다.";
    return "line " + place + ", column \"" + fault.name + "\": \"" + fault.value + "\" — " + must_be +
           ". No row was taken.";
}

}  // namespace gwanje
