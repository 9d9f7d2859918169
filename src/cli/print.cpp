#include "cli/print.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/time.hpp"
#include "base/units.hpp"
#include "json/emit.hpp"

namespace gwanje::cli {
namespace {

constexpr std::size_t widest_cell = 48;

std::string_view last_name(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

/// Fields in accelerator-milliseconds.
bool is_hours(std::string_view name) {
    constexpr std::array<std::string_view, 9> names{"granted", "used",     "held",   "remaining", "recalled",
                                                    "expired", "returned", "posted", "active"};
    return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_duration(std::string_view name) {
    return name == "time_limit" || name == "acceptance_clock";
}
/// Fields in thousandths of a point.
bool is_points(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"scores", "score",    "bonus",    "total",
                                                    "points", "cut_line", "criteria", "preference_cap"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string number_text(std::string_view name, std::int64_t number) {
    constexpr std::int64_t ms_per_hour = 3'600'000;
    if (is_hours(name)) {
        const bool minus = number < 0;
        const std::int64_t hundredths = (minus ? -number : number) / (ms_per_hour / 100);
        std::string text = grouped(hundredths / 100);
        if (hundredths % 100 != 0) text += decimal_text(hundredths % 100 + 100, 100).substr(1);
        return (minus ? "-" : "") + text + " h";
    }
    if (is_duration(name)) return to_text(Duration{number});
    if (is_points(name)) return decimal_text(number, 1000);
    return grouped(number);
}

std::string cut_to(std::string text, std::size_t width) {
    if (display_width(text) <= width) return text;
    while (!text.empty() && display_width(text) >= width) {
        while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xc0U) == 0x80U) text.pop_back();
        text.pop_back();
    }
    return text + "…";
}

bool is_plain(JsonNode node) {
    return !node.is(JsonNode::Kind::list) && !node.is(JsonNode::Kind::object);
}
bool is_table(JsonNode node) {
    return node.is(JsonNode::Kind::list) && node.size() > 0 && node.item(0).is(JsonNode::Kind::object);
}
bool is_numeric(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789,.-– h") == std::string::npos;
}

std::optional<JsonNode> at_path(JsonNode node, std::string_view path) {
    for (const std::string_view name : split(path, '.')) {
        const auto field = node.is(JsonNode::Kind::object) ? node.find(name) : std::nullopt;
        if (!field) return std::nullopt;
        node = *field;
    }
    return node;
}

/// Plain fields of an object, those of objects inside it by their path.
void collect_plain(JsonNode object, const std::string& path, std::vector<std::pair<std::string, JsonNode>>& out,
                   std::vector<std::pair<std::string, JsonNode>>& tables) {
    for (std::size_t i = 0; i < object.size(); ++i) {
        const std::string name = path + std::string(object.field_name(i));
        const JsonNode field = object.field(i);
        if (is_table(field)) {
            tables.emplace_back(name, field);
        } else if (field.is(JsonNode::Kind::object)) {
            collect_plain(field, name + ".", out, tables);
        } else {
            out.emplace_back(name, field);
        }
    }
}

void indent_into(std::string& out, JsonNode value, std::size_t depth) {
    const std::string margin(depth * 2, ' ');
    const bool list = value.is(JsonNode::Kind::list);
    if (is_plain(value) || value.size() == 0) {
        out += value.json();
        return;
    }
    out += list ? '[' : '{';
    for (std::size_t i = 0; i < value.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        out += margin + "  ";
        if (!list) {
            emit_text(out, value.field_name(i));
            out += ": ";
        }
        indent_into(out, list ? value.item(i) : value.field(i), depth + 1);
    }
    out += "\n" + margin + (list ? ']' : '}');
}

}  // namespace

std::string value_text(std::string_view field, JsonNode value, Voice say) {
    const std::string_view name = last_name(field);
    switch (value.kind()) {
        case JsonNode::Kind::null:
            return "–";
        case JsonNode::Kind::boolean:
            return std::string(value.boolean() ? say("예", "yes") : say("아니오", "no"));
        case JsonNode::Kind::integer:
            return number_text(name, value.integer().value_or(0));
        case JsonNode::Kind::number:
            return value.json();
        case JsonNode::Kind::text: {
            const std::string text(value.text());
            if (text.size() >= 20 && text[4] == '-' && text[10] == 'T')
                if (const auto at = instant_from_text(text)) return seoul_text(*at);
            return text.empty() ? "–" : text;
        }
        case JsonNode::Kind::list: {
            std::string out;
            for (std::size_t i = 0; i < value.size(); ++i)
                (out += i == 0 ? "" : ", ") += value_text(field, value.item(i), say);
            return out.empty() ? "–" : out;
        }
        case JsonNode::Kind::object:
            break;
    }
    return value.json();
}

namespace {

/// Some names mean something else beside other fields: what a ledger granted is hours, what a class granted is a count;
/// the total of a score is points, the total of a list is a count.
std::string cell_text(JsonNode object, std::string_view path, JsonNode value, Voice say) {
    const std::size_t dot = path.rfind('.');
    const auto owner = dot == std::string_view::npos ? std::optional(object) : at_path(object, path.substr(0, dot));
    const std::string_view name = last_name(path);
    const bool has_used = owner && owner->is(JsonNode::Kind::object) && owner->find("used");
    const bool has_score = owner && owner->is(JsonNode::Kind::object) && owner->find("score");
    if ((name == "granted" && !has_used) || (name == "total" && !has_score)) return value_text("count", value, say);
    return value_text(path, value, say);
}

}  // namespace

std::string table_text(std::span<const std::string> headings, std::span<const std::vector<std::string>> rows) {
    std::vector<std::size_t> widths;
    std::vector<bool> right;
    for (std::size_t c = 0; c < headings.size(); ++c) {
        widths.push_back(display_width(headings[c]));
        right.push_back(!rows.empty());
        for (const auto& row : rows) {
            widths[c] = std::max(widths[c], display_width(row[c]));
            right[c] = right[c] && is_numeric(row[c]);
        }
    }
    const auto line = [&](std::span<const std::string> cells) {
        std::string out;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string space(widths[c] - display_width(cells[c]), ' ');
            out += c == 0 ? "" : "  ";
            out += right[c] ? space + cells[c] : cells[c] + space;
        }
        while (out.ends_with(' ')) out.pop_back();
        return out + "\n";
    };
    std::string out = line(headings);
    for (const auto& row : rows) out += line(row);
    return out;
}

std::string list_text(JsonNode items, std::string_view columns, Voice say) {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows(items.size());
    for (const std::string_view column : split(columns, ',')) {
        headings.push_back(heading_of(column, say));
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto value = at_path(items.item(i), column);
            rows[i].push_back(value ? cut_to(cell_text(items.item(i), column, *value, say), widest_cell) : "–");
        }
    }
    return table_text(headings, rows);
}

namespace {

std::string plain_columns(JsonNode row) {
    std::string columns;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (!is_table(row.field(i)) && !row.field(i).is(JsonNode::Kind::object))
            (columns += columns.empty() ? "" : ",") += row.field_name(i);
    return columns;
}

/// The tables inside a row of a table, each under the row's place.
std::string inner_tables(JsonNode row, const std::string& place, Voice say) {
    std::string out;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (is_table(row.field(i)))
            out += "\n" + place + std::string(row.field_name(i)) + "\n" +
                   list_text(row.field(i), plain_columns(row.field(i).item(0)), say);
    return out;
}

}  // namespace

std::string object_text(JsonNode object, Voice say) {
    std::vector<std::pair<std::string, JsonNode>> plain;
    std::vector<std::pair<std::string, JsonNode>> tables;
    collect_plain(object, "", plain, tables);
    std::size_t widest = 0;
    for (const auto& [name, value] : plain) widest = std::max(widest, display_width(name));
    std::string out;
    for (const auto& [name, value] : plain)
        out += name + std::string(widest - display_width(name) + 2, ' ') + cell_text(object, name, value, say) + "\n";
    for (const auto& [name, list] : tables) {
        out += "\n" + name + "\n" + list_text(list, plain_columns(list.item(0)), say);
        for (std::size_t i = 0; i < list.size(); ++i)
            out += inner_tables(list.item(i), name + "[" + std::to_string(i) + "].", say);
    }
    return out;
}

std::string indented_json(JsonNode value) {
    std::string out;
    indent_into(out, value, 0);
    return out + "\n";
}

std::string heading_of(std::string_view field, Voice say) {
    struct Name {
        std::string_view field;
        std::string_view ko;
    };
    constexpr std::array<Name, 60> names{{{"id", "번호"},
                                          {"name", "이름"},
                                          {"name_en", "영문 이름"},
                                          {"title", "제목"},
                                          {"state", "상태"},
                                          {"kind", "종류"},
                                          {"size", "규모"},
                                          {"registration", "등록번호"},
                                          {"region", "지역"},
                                          {"login", "아이디"},
                                          {"body", "기관"},
                                          {"body_name", "기관"},
                                          {"person", "사용자"},
                                          {"duty", "역할"},
                                          {"duties", "역할"},
                                          {"active", "사용"},
                                          {"site", "센터"},
                                          {"hall", "전산실"},
                                          {"address", "주소"},
                                          {"power", "전력(W)"},
                                          {"vendor", "제조사"},
                                          {"memory", "메모리(B)"},
                                          {"slots", "자리"},
                                          {"accelerators", "가속기"},
                                          {"busy", "사용 중"},
                                          {"engine", "실행기"},
                                          {"draining", "비우는 중"},
                                          {"label", "등급"},
                                          {"pool", "등급"},
                                          {"pool_label", "등급"},
                                          {"class_label", "등급"},
                                          {"format", "수 형식"},
                                          {"node_name", "노드"},
                                          {"slot", "자리"},
                                          {"model_name", "모델"},
                                          {"job", "작업"},
                                          {"begin", "시작"},
                                          {"end", "끝"},
                                          {"call", "공모"},
                                          {"application", "신청"},
                                          {"receipt", "접수번호"},
                                          {"reviewer_name", "평가위원"},
                                          {"scores", "점수"},
                                          {"expires_at", "기한"},
                                          {"from_reserve", "예비순위"},
                                          {"project", "과제"},
                                          {"project_title", "과제"},
                                          {"granted", "배정"},
                                          {"used", "사용"},
                                          {"held", "보류"},
                                          {"remaining", "남음"},
                                          {"submitted_at", "제출"},
                                          {"started_at", "시작"},
                                          {"computed_at", "계산"},
                                          {"published_at", "공고"},
                                          {"value", "값"},
                                          {"unit", "단위"},
                                          {"base", "기준"},
                                          {"key", "항목"},
                                          {"at", "시각"}}};
    const std::string_view name = last_name(field);
    if (say.language == Language::ko)
        for (const Name& known : names)
            if (known.field == name) return std::string(known.ko);
    return std::string(name);
}

}  // namespace gwanje::cli
