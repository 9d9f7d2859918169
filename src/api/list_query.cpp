#include "api/list_query.hpp"

#include "base/text.hpp"

namespace gwanje {

Result<ListQuery, BadParameter> list_query(std::string_view query) {
    ListQuery out;
    for (auto& [name, value] : query_parameters(query)) {
        if (name == "limit") {
            const std::optional<std::int64_t> limit = integer_from_text(value);
            if (!limit || *limit < 1 || *limit > ListQuery::greatest_limit)
                return Failure{BadParameter{name, value, "1 … " + std::to_string(ListQuery::greatest_limit)}};
            out.limit = static_cast<std::uint64_t>(*limit);
        } else if (name == "after") {
            out.after = std::move(value);
        } else if (name == "order") {
            if (value != "oldest" && value != "newest") return Failure{BadParameter{name, value, "oldest, newest"}};
            out.newest_first = value == "newest";
        } else {
            out.filters.emplace_back(std::move(name), std::move(value));
        }
    }
    return out;
}

Answer bad_parameter_answer(const BadParameter& bad, Language language) {
    Problem out = problem(ProblemKind::bad_parameter, language, bad.name, bad.value);
    out.detail += language == Language::ko ? " 가능한 값: " + bad.expected : " Expected: " + bad.expected;
    return problem_answer(out);
}

std::vector<RouteParameter> list_parameters() {
    return {{"limit", fixed_schema(R"({"type":"integer","minimum":1,"maximum":1000,"default":100})"), "rows at most"},
            {"after", fixed_schema(R"({"type":"string"})"), "go on after this id: the `next` of the page before"},
            {"order", fixed_schema(R"({"type":"string","enum":["oldest","newest"],"default":"oldest"})"), "by id"}};
}

}  // namespace gwanje
