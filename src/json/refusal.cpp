#include "json/refusal.hpp"

namespace gwanje {
namespace {

struct FaultWords {
    std::string_view en;
    std::string_view ko;
};

FaultWords words(JsonFault fault) {
    switch (fault) {
        case JsonFault::not_json:
            return {"the text is not JSON", "JSON 형식이 아닙니다"};
        case JsonFault::too_deep:
            return {"the values are nested too deeply", "값이 너무 깊이 중첩되어 있습니다"};
        case JsonFault::repeated_field:
            return {"the field is given twice", "같은 항목이 두 번 있습니다"};
        case JsonFault::unknown_field:
            return {"there is no such field", "없는 항목입니다"};
        case JsonFault::missing_field:
            return {"the field is missing", "필수 항목이 없습니다"};
        case JsonFault::wrong_kind:
            return {"the value is of the wrong kind", "값의 종류가 다릅니다"};
        case JsonFault::not_whole:
            return {"the value is not a whole number", "정수가 아닙니다"};
        case JsonFault::out_of_range:
            return {"the number is out of range", "숫자가 범위를 벗어났습니다"};
        case JsonFault::not_utf8:
            return {"the text is not valid UTF-8", "올바른 UTF-8 글자가 아닙니다"};
        case JsonFault::not_an_id:
            return {"the value is not an id of the wanted kind", "원하는 종류의 식별자가 아닙니다"};
        case JsonFault::not_an_instant:
            return {"the value is not a point in time", "시각이 아닙니다"};
        case JsonFault::not_a_decimal:
            return {"the value is not an exact decimal", "정확한 십진수가 아닙니다"};
        case JsonFault::no_such_name:
            return {"there is no such name", "없는 이름입니다"};
        case JsonFault::wrong_length:
            return {"the list has the wrong length", "목록의 길이가 다릅니다"};
        case JsonFault::not_in_order:
            return {"the instants are not in rising order", "시각이 오름차순이 아닙니다"};
    }
    return {};
}

}  // namespace

std::string JsonRefusal::reason() const {
    std::string text(words(fault).en);
    return expected.empty() ? text : text + "; expected " + expected;
}

std::string JsonRefusal::reason_ko() const {
    std::string text(words(fault).ko);
    return expected.empty() ? text : text + " (필요한 값: " + expected + ")";
}

}  // namespace gwanje
