// The sentences of CSV faults, apart from the parser because they are read by people and by nobody else.
#include "base/csv.hpp"

namespace gwanje {
namespace {

constexpr std::size_t longest_quote = 40;

/// `detail` in quotes, cut at a whole character so that a wrong field does not fill the screen.
std::string quoted_detail(const std::string& detail) {
    if (detail.size() <= longest_quote) return '"' + detail + '"';
    std::size_t end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(detail[end]) & 0xc0U) == 0x80U) --end;
    return '"' + detail.substr(0, end) + "…\"";
}

std::string english_reason(const CsvFault& fault) {
    switch (fault.kind) {
        case CsvFaultKind::not_utf8:
            return "the text is not UTF-8; save the file as \"CSV UTF-8\" and import it again";
        case CsvFaultKind::control_character:
            return "a control character stands here; delete it";
        case CsvFaultKind::stray_quote:
            return "a quotation mark within the unquoted field " + quoted_detail(fault.detail) +
                   "; put the whole field in quotation marks and double those inside";
        case CsvFaultKind::text_after_quote:
            return "text after the closing quotation mark of " + quoted_detail(fault.detail) +
                   "; a separator is missing, or a quotation mark inside the field is not doubled";
        case CsvFaultKind::open_quote:
            return "the quotation mark that opens here is never closed; close it";
        case CsvFaultKind::lone_carriage_return:
            return "a carriage return without line feed; save the file with line ends LF or CRLF";
        case CsvFaultKind::missing_fields:
            return "the row ends before the column " + quoted_detail(fault.detail) + "; add the missing fields";
        case CsvFaultKind::extra_fields:
            return "the field " + quoted_detail(fault.detail) +
                   " is beyond the last column; remove it, or quote the field that holds the separator";
        case CsvFaultKind::no_header:
            return "the file is empty; its first row must name the columns";
        case CsvFaultKind::empty_name:
            return "a column without a name; name it or remove it";
        case CsvFaultKind::repeated_name:
            return "the column " + quoted_detail(fault.detail) + " occurs twice; remove one of them";
        case CsvFaultKind::missing_column:
            return "the column " + quoted_detail(fault.detail) + " is missing; add it to the first row";
        case CsvFaultKind::unknown_column:
            return "the column " + quoted_detail(fault.detail) + " is not known; correct its name or remove it";
    }
    return {};
}

std::string korean_reason(const CsvFault& fault) {
    switch (fault.kind) {
        case CsvFaultKind::not_utf8:
            return "UTF-8이 아닌 글자가 있습니다. \"CSV UTF-8\"로 저장하여 다시 올려 주십시오";
        case CsvFaultKind::control_character:
            return "제어 문자가 있습니다. 지워 주십시오";
        case CsvFaultKind::stray_quote:
            return "따옴표로 묶이지 않은 값 " + quoted_detail(fault.detail) +
                   " 안에 따옴표가 있습니다. 값 전체를 따옴표로 묶고 안쪽 따옴표는 두 번 써 주십시오";
        case CsvFaultKind::text_after_quote:
            return quoted_detail(fault.detail) +
                   " 값의 닫는 따옴표 뒤에 글자가 있습니다. 구분자가 빠졌거나 안쪽 따옴표를 두 번 쓰지 않았습니다";
        case CsvFaultKind::open_quote:
            return "여기서 열린 따옴표가 닫히지 않았습니다. 닫아 주십시오";
        case CsvFaultKind::lone_carriage_return:
            return "줄바꿈이 올바르지 않습니다. LF 또는 CRLF 줄바꿈으로 저장해 주십시오";
        case CsvFaultKind::missing_fields:
            return quoted_detail(fault.detail) + " 열부터 값이 없습니다. 빠진 값을 채워 주십시오";
        case CsvFaultKind::extra_fields:
            return quoted_detail(fault.detail) +
                   " 값이 마지막 열을 넘었습니다. 지우거나, 구분자가 든 값을 따옴표로 묶어 주십시오";
        case CsvFaultKind::no_header:
            return "빈 파일입니다. 첫 줄에 열 이름이 있어야 합니다";
        case CsvFaultKind::empty_name:
            return "이름 없는 열이 있습니다. 이름을 적거나 열을 지워 주십시오";
        case CsvFaultKind::repeated_name:
            return quoted_detail(fault.detail) + " 열이 두 번 나옵니다. 하나를 지워 주십시오";
        case CsvFaultKind::missing_column:
            return quoted_detail(fault.detail) + " 열이 없습니다. 첫 줄에 추가해 주십시오";
        case CsvFaultKind::unknown_column:
            return quoted_detail(fault.detail) + " 열은 알 수 없는 열입니다. 이름을 고치거나 지워 주십시오";
    }
    return {};
}

}  // namespace

std::string csv_fault_text(const CsvFault& fault, Language language) {
    const std::string line = std::to_string(fault.line);
    const std::string column = std::to_string(fault.column);
    switch (language) {
        case Language::ko:
            return line + "번째 줄 " + column + "번째 칸: " + korean_reason(fault) + '.';
        case Language::en:
            return "line " + line + ", column " + column + ": " + english_reason(fault) + '.';
    }
    return {};
}

}  // namespace gwanje
