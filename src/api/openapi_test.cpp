#include <set>

#include "api/api_fixture.hpp"
#include "api/schema_check.hpp"
#include "base/text.hpp"
#include "kernel/access.hpp"

namespace gwanje {
namespace {

class OpenApiTest : public ApiFixture {
protected:
    OpenApiTest() : document(std::move(*JsonDocument::parse(api->openapi()))), check(document.root()) {}

    JsonNode operation(const Route& route) const {
        return *document.root().find("paths")->find(route.pattern)->find(ascii_lower(method_word(route.method)));
    }
    std::string check_answer(const Route& route, const Answer& answer) const {
        const JsonNode response = *operation(route).find("responses")->find(std::to_string(answer.status));
        const JsonNode schema = *response.find("content")->find(answer.type)->find("schema");
        return check.check(schema, json_of(answer).root());
    }
    /// The first row that the person sees of a noun; something that is no id when there is none.
    std::string first_id(Id<Person> person, const std::string& plural) {
        const JsonDocument list = json_of(get(person, "/api/v1/" + plural));
        const auto items = list.root().find("items");
        return items && items->size() > 0 ? std::string(items->item(0).find("id")->text()) : "none";
    }
    const Route& route_of(const std::string& operation_name) const {
        for (const Route& route : api->routes())
            if (route.operation == operation_name) return route;
        GWANJE_CHECK(false);
        return api->routes().front();
    }

    JsonDocument document;
    SchemaCheck check;
};

TEST_F(OpenApiTest, EveryRouteNamesItsAccessRuleAndItsWords) {
    std::set<std::string> operations;
    for (const Route& route : api->routes()) {
        EXPECT_NE(route.access.gate, Gate::unset) << route.pattern;
        EXPECT_TRUE(route.access.gate != Gate::by_duty || !route.access.duties.empty()) << route.pattern;
        EXPECT_TRUE(operations.insert(route.operation).second) << route.operation;
        EXPECT_FALSE(route.summary_ko.empty()) << route.pattern;
        EXPECT_FALSE(route.summary_en.empty()) << route.pattern;
        EXPECT_TRUE(route.handle) << route.pattern;
    }
}

TEST_F(OpenApiTest, EveryCommandHasARouteUnlessOnlyTheCentreGivesIt) {
    std::set<std::string> operations;
    for (const Route& route : api->routes()) operations.insert(ascii_lower(route.operation));
    for (const AccessRule& rule : access_rules())
        EXPECT_EQ(operations.contains(ascii_lower(rule.command)), rule.by != AccessBy::centre) << rule.command;
}

TEST_F(OpenApiTest, EveryServedRouteIsInTheDocumentAndTheOtherWayRound) {
    const JsonNode paths = *document.root().find("paths");
    std::set<std::string> documented;
    for (std::size_t i = 0; i < paths.size(); ++i)
        for (std::size_t j = 0; j < paths.field(i).size(); ++j)
            documented.insert(std::string(paths.field(i).field_name(j)) + ' ' + std::string(paths.field_name(i)));
    std::set<std::string> served;
    for (const Route& route : api->routes())
        served.insert(ascii_lower(method_word(route.method)) + ' ' + route.pattern);
    EXPECT_EQ(documented, served);
    // Asked for, each of them answers as something that exists: not "no such path", not "no such method".
    for (const Route& route : api->routes()) {
        if (route.operation == "followLive") continue;
        std::string path = route.pattern;
        for (const std::string& name : pattern_names(path))
            path.replace(path.find('{' + name + '}'), name.size() + 2, "x");
        const Answer answer = send(ask_as(admin, route.method, path));
        EXPECT_NE(answer.status, 405) << path;
        if (answer.status == 404) {
            EXPECT_NE(problem_of(answer).reason, "no_such_path") << path;
        }
    }
}

TEST_F(OpenApiTest, EveryReferenceLeadsSomewhere) {
    const std::string& text = api->openapi();
    const JsonNode schemas = *document.root().find("components")->find("schemas");
    constexpr std::string_view mark = "#/components/schemas/";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        const std::string name = text.substr(begin, text.find('"', begin) - begin);
        EXPECT_TRUE(schemas.find(name)) << name;
    }
}

TEST_F(OpenApiTest, AnswersFitTheirSchemas) {
    for (const Id<Person> person : {admin, caller, operating, applicant}) {
        for (const Route& route : api->routes()) {
            if (route.method != Method::get || !route.answers) continue;
            std::string path = route.pattern;
            for (const std::string& name : pattern_names(path)) {
                path.replace(path.find('{' + name + '}'), name.size() + 2, first_id(person, route.tag));
            }
            if (route.operation == "getLadder") path += "?site=sit-1";
            if (route.operation == "getRatios") path += "?call=cal-1";
            const Answer answer = get(person, path);
            if (answer.status != 200) continue;
            EXPECT_EQ(check_answer(route, answer), "") << path;
        }
    }
}

TEST_F(OpenApiTest, CommandsFitTheirSchemasAndRefusalsToo) {
    const std::string body = R"({"site":{"name":"대전"}})";
    const Route& route = route_of("addSite");
    const JsonNode schema =
        *operation(route).find("requestBody")->find("content")->find("application/json")->find("schema");
    EXPECT_EQ(check.check(schema, JsonDocument::parse(body)->root()), "");
    EXPECT_NE(check.check(schema, JsonDocument::parse(R"({"site":{"nme":"x"}})")->root()), "");
    EXPECT_EQ(check_answer(route, post(admin, "/api/v1/sites", body)), "");
    const Answer refused = post(applicant, "/api/v1/sites", body);
    const JsonNode problem =
        *operation(route).find("responses")->find("default")->find("content")->find("application/problem+json");
    EXPECT_EQ(check.check(*problem.find("schema"), json_of(refused).root()), "");
}

}  // namespace
}  // namespace gwanje
