// The command line's table against the server's own: nothing that the API does is missing here, nothing is called
// differently.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "api/api_fixture.hpp"
#include "cli/api_table.hpp"
#include "cli/help.hpp"
#include "scenario/command_text.hpp"

namespace gwanje::cli {
namespace {

class TableTest : public ApiFixture {};

TEST_F(TableTest, EveryCommandRouteHasItsRow) {
    std::map<std::string, const Route*> routes;
    for (const Route& route : api->routes()) {
        const std::string record =
            std::string(1, static_cast<char>(route.operation.front() - 'a' + 'A')) + route.operation.substr(1);
        if (route.method == Method::post && scenario::is_command(record)) routes[record] = &route;
    }
    EXPECT_EQ(routes.size(), command_rows().size());
    for (const auto& [record, route] : routes) {
        const CommandRow* row = find_record(record);
        ASSERT_NE(row, nullptr) << record << " cannot be given on the command line";
        EXPECT_EQ("/api/v1/" + std::string(row->path), route->pattern);
        EXPECT_EQ(row->ko, route->summary_ko);
        EXPECT_EQ(row->en, route->summary_en);
    }
}

TEST_F(TableTest, EveryReadRouteCanBeAsked) {
    std::set<std::string> known{
        "/api/v1/me",          "/api/v1/tokens", "/api/v1/live", "/api/v1/jobs/{id}/why", "/api/v1/jobs/{id}/log",
        "/api/v1/openapi.json"};
    for (const NounRow& row : noun_rows()) {
        known.insert("/api/v1/" + std::string(row.plural));
        known.insert("/api/v1/" + std::string(row.plural) + "/{id}");
    }
    for (const ReportRow& row : report_rows()) known.insert("/api/v1/" + std::string(row.path));
    for (const Route& route : api->routes())
        if (route.method == Method::get && route.pattern.starts_with("/api/v1/")) {
            EXPECT_TRUE(known.contains(route.pattern)) << route.pattern << " cannot be read on the command line";
        }
}

TEST(CommandTable, NounsAndVerbsAreUnique) {
    std::set<std::string> seen;
    for (const CommandRow& row : command_rows()) {
        EXPECT_TRUE(scenario::is_command(row.record)) << row.record;
        EXPECT_TRUE(seen.insert(noun_of(row) + " " + verb_of(row)).second) << row.record;
        EXPECT_NE(find_noun(noun_of(row)), nullptr) << row.record;
        EXPECT_EQ(find_command(noun_of(row), verb_of(row)), &row);
    }
    EXPECT_EQ(find_command("budget-line", "add")->record, "AddBudgetLine");
    EXPECT_EQ(find_command("body", "register")->record, "RegisterBody");
    EXPECT_EQ(find_command("application", "give-up")->record, "GiveUp");
    EXPECT_EQ(find_command("call", "import-applications")->record, "ImportApplications");
}

TEST(Help, NamesEveryCommandInBothLanguages) {
    for (const Language language : {Language::ko, Language::en}) {
        const Voice say{language};
        const std::string all = general_help(say);
        for (const CommandRow& row : command_rows()) {
            EXPECT_NE(all.find(verb_of(row)), std::string::npos) << verb_of(row);
            const std::string one = help_for(noun_of(row), verb_of(row), say);
            EXPECT_NE(one.find(say(row.ko, row.en)), std::string::npos) << one;
        }
    }
    const std::string submit = help_for("job", "submit", Voice{Language::en});
    EXPECT_NE(submit.find("gwanje job submit [prj-N] [awd-N]"), std::string::npos) << submit;
    EXPECT_NE(submit.find("--order.time_limit"), std::string::npos) << submit;
    EXPECT_TRUE(help_for("job", "fly", Voice{}).empty());
}

TEST(Completion, KnowsNounsVerbsFieldsAndNames) {
    EXPECT_EQ(completions({"appl"}), std::vector<std::string>{"application"});
    EXPECT_EQ(completions({"call", "im"}), (std::vector<std::string>{"import-applications", "import-reviews"}));
    EXPECT_EQ(completions({"node", "drain", "nod-1", "--dr"}), std::vector<std::string>{"--draining"});
    EXPECT_EQ(completions({"agreement", "sign", "agr-1", "--side", ""}), (std::vector<std::string>{"body", "centre"}));
    EXPECT_TRUE(completions({"nothing", "x"}).empty());
}

}  // namespace
}  // namespace gwanje::cli
