// GET /{plural} and GET /{plural}/{id} for a noun, written once for all of them.
#pragma once

#include "api/centre.hpp"
#include "api/list_query.hpp"
#include "api/sight.hpp"
#include "api/views.hpp"

namespace gwanje {

/// How a noun is called in paths and in people's languages.
struct NounWords {
    std::string plural;  ///< in the path
    std::string ko;
    std::string en_plural;
    std::string en;
};

namespace noun_routes {

/// One page of the rows that the reader may see and that pass every test.
template <class T>
[[nodiscard]] std::string page(const World& world, const Reader& reader, const ListQuery& query, Id<T> after,
                               const std::vector<RowTest<T>>& tests) {
    const Table<T>& table = table_of<T>(world);
    const bool every = Sight<T>::every(reader);
    std::string out = R"({"items":[)";
    std::int64_t shown = 0;
    std::int64_t total = 0;
    Id<T> last;
    bool more = false;
    const auto visit = [&](Id<T> id) {
        const T& row = table[id];
        if (!every && !Sight<T>::one(world, reader, id, row)) return;
        for (const RowTest<T>& test : tests)
            if (!test(row)) return;
        ++total;
        const bool is_after =
            after.none() || (query.newest_first ? id.number < after.number : id.number > after.number);
        if (!is_after) return;
        if (shown == query.limit) {
            more = true;
            return;
        }
        if (shown++ > 0) out += ',';
        write_view(out, world, reader, id, row);
        last = id;
    };
    if (every && tests.empty()) {  // nothing to look at beyond the page itself
        const std::uint64_t size = table.size();
        const auto limit = static_cast<std::uint64_t>(query.limit);
        if (query.newest_first) {
            const std::uint64_t from = after.none() ? size : std::min(size, after.number - 1);
            for (std::uint64_t n = from; n > 0 && from - n < limit; --n) visit({n});
            more = from > limit;
        } else {
            for (std::uint64_t n = after.number + 1; n <= size && n - after.number <= limit; ++n) visit({n});
            more = after.number < size && size - after.number > limit;
        }
        total = static_cast<std::int64_t>(size);
    } else if (query.newest_first) {
        for (std::uint64_t n = table.size(); n > 0; --n) visit({n});
    } else {
        for (std::uint64_t n = 1; n <= table.size(); ++n) visit({n});
    }
    out += R"(],"next":)";
    Json<Id<T>>::write(out, more ? last : Id<T>{});
    out += R"(,"total":)" + std::to_string(total) + '}';
    return out;
}

template <class T>
[[nodiscard]] Answer list(const Centre& centre, const RouteAsk& request) {
    const Language language = request.reader.language;
    const Result<ListQuery, BadParameter> query = list_query(request.ask.query);
    if (!query) return bad_parameter_answer(query.error(), language);
    const std::optional<Id<T>> after = id_from_text<T>(query->after);
    if (!after) return bad_parameter_answer({"after", query->after, std::string(T::prefix) + "-N"}, language);
    std::vector<RowTest<T>> tests;
    for (const auto& [name, value] : query->filters) {
        Result<RowTest<T>, BadParameter> test = row_test<T>(name, value);
        if (!test) return bad_parameter_answer(test.error(), language);
        tests.push_back(std::move(*test));
    }
    std::string body;
    centre.read(
        [&](const World& world, std::uint64_t) { body = page<T>(world, request.reader, *query, *after, tests); });
    return json_answer(std::move(body));
}

template <class T>
[[nodiscard]] Answer single(const Centre& centre, const RouteAsk& request) {
    const std::string& text = request.ask.captured.front();
    const std::optional<Id<T>> id = id_from_text<T>(text);
    if (!id || id->none())
        return bad_parameter_answer({"id", text, std::string(T::prefix) + "-N"}, request.reader.language);
    std::string body;
    centre.read([&](const World& world, std::uint64_t) {
        const T* row = table_of<T>(world).find(*id);
        if (row != nullptr && may_see(world, request.reader, *id, *row))
            write_view(body, world, request.reader, *id, *row);
    });
    if (body.empty()) return problem_answer(problem(ProblemKind::no_such_thing, request.reader.language, "id", text));
    return json_answer(std::move(body));
}

}  // namespace noun_routes

template <class T>
void add_noun_routes(std::vector<Route>& routes, const Centre& centre, const NounWords& words, Gate gate) {
    Route list;
    list.pattern = "/api/v1/" + words.plural;
    list.access = {gate, {}};
    list.operation = "list" + std::string(T::record_name) + "s";
    list.tag = words.plural;
    list.summary_ko = words.ko + " 목록";
    list.summary_en = "List " + words.en_plural;
    list.parameters = list_parameters();
    JsonSchemas schemas(SchemaForm::written);
    for (RouteParameter& each : filter_parameters<T>(schemas)) list.parameters.push_back(std::move(each));
    list.answers = list_schema<T>;
    list.handle = plainly([&centre](RouteAsk&& request) { return noun_routes::list<T>(centre, request); });
    routes.push_back(std::move(list));

    Route single;
    single.pattern = "/api/v1/" + words.plural + "/{id}";
    single.access = {gate, {}};
    single.operation = "get" + std::string(T::record_name);
    single.tag = words.plural;
    single.summary_ko = words.ko + " 보기";
    single.summary_en = "Read one " + words.en;
    single.answers = view_schema<T>;
    single.handle = plainly([&centre](RouteAsk&& request) { return noun_routes::single<T>(centre, request); });
    routes.push_back(std::move(single));
}

/// The read routes of every noun.
void add_all_noun_routes(std::vector<Route>& routes, const Centre& centre);

}  // namespace gwanje
