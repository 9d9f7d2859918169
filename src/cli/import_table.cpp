#include "cli/import_table.hpp"

#include "intake/tables.hpp"

namespace gwanje::cli {
namespace {

Failure<ApiNo> not_taken(int exit_code, std::string sentence) {
    return {ApiNo{exit_code, {}, std::move(sentence)}};
}

/// The record in a view: its own fields, without what the view adds.
template <class T>
std::optional<T> record_of(const std::string& view) {
    const auto document = JsonDocument::parse(view);
    if (!document || !document->root().is(JsonNode::Kind::object)) return std::nullopt;
    std::string own = "{";
    const T defaults{};
    for_each_field(defaults, [&](std::string_view name, const auto&) {
        const auto field = document->root().find(name);
        if (!field) return;
        if (own.size() > 1) own += ',';
        emit_text(own, name);
        own += ':' + field->json();
    });
    Result<T, JsonRefusal> record = read_json<T>(own + "}", Strictness::sparse);
    if (!record) return std::nullopt;
    return std::move(*record);
}

template <class Row>
Result<ImportedTable, ApiNo> table_of_rows(const Result<Intake<Row>, IntakeFault>& rows, Voice say) {
    if (!rows) return not_taken(exit_refused, intake_fault_text(rows.error(), say.language));
    return ImportedTable{R"({"rows":)" + json_text(rows->rows) + "}", rows->lines};
}

}  // namespace

std::string ImportedTable::place(const std::string& field, Voice say) const {
    if (!field.starts_with("rows[")) return {};
    const std::optional<std::int64_t> row = integer_from_text(field.substr(5, field.find(']') - 5));
    if (!row || *row < 0 || *row >= std::ssize(lines)) return {};
    const std::string line = std::to_string(lines[static_cast<std::size_t>(*row)]);
    return say.language == Language::ko ? "표의 " + line + "행입니다." : "It is line " + line + " of the table.";
}

Result<ImportedTable, ApiNo> imported_table(ApiClient& api, std::string_view record, Arguments& arguments,
                                            const std::string& csv) {
    if (record == "ImportOutcomes") {
        const std::optional<Id<Site>> site = id_from_text<Site>(arguments.take("site").value_or(""));
        if (!site || site->none()) return not_taken(exit_usage, "--site sit-N");
        return table_of_rows(read_papers(*site, csv), api.say());
    }
    if (arguments.words.size() != 3) return not_taken(exit_usage, "cal-N");
    const auto said = api.get("calls/" + url_encoded(arguments.words[2]));
    if (!said) return Failure{said.error()};
    const std::optional<Call> call = record_of<Call>(said->body);
    if (!call) return not_taken(exit_no_server, arguments.words[2] + ": not a call");
    if (record == "ImportApplications") return table_of_rows(read_applications(*call, csv), api.say());
    if (record == "ImportReviews") return table_of_rows(read_reviews(*call, csv), api.say());
    return not_taken(exit_usage, "--csv: ImportApplications, ImportReviews, ImportOutcomes");
}

}  // namespace gwanje::cli
