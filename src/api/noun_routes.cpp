#include "api/noun_routes.hpp"

#include <algorithm>

#include "api/list_query.hpp"
#include "api/noun_form.hpp"
#include "base/text.hpp"

namespace gwanje {
namespace {

struct RowTest {
    const FilterField* field = nullptr;
    FilterValue value;
};

std::string filter_names(const NounForm& form) {
    std::string names = "limit, after, order";
    for (const FilterField& field : form.filters)
        if (field.parse != nullptr) names += ", " + std::string(field.name);
    return names;
}

Result<RowTest, BadParameter> row_test(const NounForm& form, const std::string& name, const std::string& value) {
    for (const FilterField& field : form.filters) {
        if (field.name != name || field.parse == nullptr) continue;
        if (const std::optional<FilterValue> wanted = field.parse(value)) return RowTest{&field, *wanted};
        return Failure{BadParameter{name, value, "a value of the field " + name}};
    }
    return Failure{BadParameter{name, value, filter_names(form)}};
}

/// "cal-7" → 7, "" → 0.
std::optional<std::uint64_t> number_from_id(const NounForm& form, std::string_view text) {
    if (text.empty()) return 0;
    if (!text.starts_with(form.prefix) || text.size() <= form.prefix.size() + 1 || text[form.prefix.size()] != '-')
        return std::nullopt;
    text.remove_prefix(form.prefix.size() + 1);
    const std::optional<std::int64_t> number = integer_from_text(text);
    if (!number || *number < 1 || text.front() == '0' || text.front() == '+') return std::nullopt;
    return static_cast<std::uint64_t>(*number);
}

void write_id(std::string& out, const NounForm& form, std::uint64_t number) {
    if (number == 0) {
        out += "null";
        return;
    }
    ((out += '"') += form.prefix) += '-';
    (out += std::to_string(number)) += '"';
}

/// One page of the rows that the reader may see and that pass every test.
class Page {
public:
    Page(const NounForm& form, const World& world, const Reader& reader, const ListQuery& query, std::uint64_t after,
         const std::vector<RowTest>& tests)
        : form_(form),
          world_(world),
          reader_(reader),
          query_(query),
          after_(after),
          tests_(tests),
          every_(form.every(reader)) {}

    std::string json() {
        out_ = R"({"items":[)";
        if (every_ && tests_.empty()) {
            walk_page_only();
        } else {
            walk_all();
        }
        out_ += R"(],"next":)";
        write_id(out_, form_, more_ ? last_ : 0);
        out_ += R"(,"total":)" + std::to_string(total_) + '}';
        return std::move(out_);
    }

private:
    void walk_all() {
        const std::uint64_t size = form_.size(world_);
        for (std::uint64_t i = 1; i <= size; ++i) {
            const std::uint64_t number = query_.newest_first ? size + 1 - i : i;
            const void* const row = form_.row(world_, number);
            if (!passes(number, row)) continue;
            ++total_;
            if (after_ != 0 && (query_.newest_first ? number >= after_ : number <= after_)) continue;
            show(number, row);
        }
    }
    /// Nothing decides about a row, so only the page itself is looked at.
    void walk_page_only() {
        const std::uint64_t size = form_.size(world_);
        total_ = size;
        if (query_.newest_first) {
            for (std::uint64_t n = after_ == 0 ? size : std::min(size, after_ - 1); n > 0 && !more_; --n)
                show(n, form_.row(world_, n));
        } else {
            for (std::uint64_t n = after_ + 1; n <= size && !more_; ++n) show(n, form_.row(world_, n));
        }
    }
    bool passes(std::uint64_t number, const void* row) const {
        for (const RowTest& test : tests_)
            if (!test.field->equals(row, test.value)) return false;
        return every_ || form_.one(world_, reader_, number, row);
    }
    void show(std::uint64_t number, const void* row) {
        more_ = shown_ == query_.limit;
        if (more_) return;
        if (shown_++ > 0) out_ += ',';
        form_.write(out_, world_, reader_, number, row);
        last_ = number;
    }

    const NounForm& form_;
    const World& world_;
    const Reader& reader_;
    const ListQuery& query_;
    std::uint64_t after_;
    const std::vector<RowTest>& tests_;
    bool every_;
    std::string out_;
    std::uint64_t shown_ = 0;
    std::uint64_t total_ = 0;
    std::uint64_t last_ = 0;
    bool more_ = false;
};

Answer list_nouns(const NounForm& form, const FrontDesk& desk, const RouteAsk& request) {
    const Language language = request.reader.language;
    const Result<ListQuery, BadParameter> query = list_query(request.ask.query);
    if (!query) return bad_parameter_answer(query.error(), language);
    const std::optional<std::uint64_t> after = number_from_id(form, query->after);
    if (!after) return bad_parameter_answer({"after", query->after, std::string(form.prefix) + "-N"}, language);
    std::vector<RowTest> tests;
    for (const auto& [name, value] : query->filters) {
        Result<RowTest, BadParameter> test = row_test(form, name, value);
        if (!test) return bad_parameter_answer(test.error(), language);
        tests.push_back(std::move(*test));
    }
    std::string body;
    desk.read([&](const World& world, std::uint64_t index) {
        Reader reader = request.reader;
        reader.journal_index = index;
        body = Page(form, world, reader, *query, *after, tests).json();
    });
    return json_answer(std::move(body));
}

Answer read_noun(const NounForm& form, const FrontDesk& desk, const RouteAsk& request) {
    const std::string& text = request.ask.captured.front();
    const std::optional<std::uint64_t> number = number_from_id(form, text);
    if (!number || *number == 0)
        return bad_parameter_answer({"id", text, std::string(form.prefix) + "-N"}, request.reader.language);
    std::string body;
    desk.read([&](const World& world, std::uint64_t index) {
        Reader reader = request.reader;
        reader.journal_index = index;
        const void* const row = form.row(world, *number);
        if (row != nullptr && (form.every(reader) || form.one(world, reader, *number, row)))
            form.write(body, world, reader, *number, row);
    });
    if (body.empty()) return problem_answer(problem(ProblemKind::no_such_thing, request.reader.language, "id", text));
    return json_answer(std::move(body));
}

}  // namespace

void add_noun_routes(std::vector<Route>& routes, const FrontDesk& desk, const NounForm& form, const NounRow& row) {
    Route list;
    list.pattern = "/api/v1/" + row.plural;
    list.access = {row.gate, {}};
    list.operation = "list" + std::string(form.name) + "s";
    list.tag = row.plural;
    list.summary_ko = row.ko + " 목록";
    list.summary_en = "List " + row.en_plural;
    list.parameters = list_parameters();
    for (const FilterField& field : form.filters)
        if (field.parse != nullptr)
            list.parameters.push_back({std::string(field.name), field.schema, "only rows with this value"});
    list.answers = form.list_schema;
    list.handle = plainly([&desk, form](RouteAsk&& request) { return list_nouns(form, desk, request); });
    routes.push_back(std::move(list));

    Route single;
    single.pattern = "/api/v1/" + row.plural + "/{id}";
    single.access = {row.gate, {}};
    single.operation = "get" + std::string(form.name);
    single.tag = row.plural;
    single.summary_ko = row.ko + " 보기";
    single.summary_en = "Read one " + row.en;
    single.answers = form.view_schema;
    single.handle = plainly([&desk, form](RouteAsk&& request) { return read_noun(form, desk, request); });
    routes.push_back(std::move(single));
}

}  // namespace gwanje
