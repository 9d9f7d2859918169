#include "api/api_fixture.hpp"
#include "api/command_routes.hpp"
#include "api/problem.hpp"

namespace gwanje {
namespace {

using ApiTest = ApiFixture;
constexpr Id<Person> nobody{};

TEST_F(ApiTest, PublishedThingsAreReadWithoutLoggingIn) {
    for (const char* path :
         {"/api/v1/sites", "/api/v1/pools", "/api/v1/models", "/api/v1/calls", "/api/v1/calls/cal-1"})
        EXPECT_EQ(get(nobody, path).status, 200) << path;
    const Answer refused = get(nobody, "/api/v1/applications");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.type, "application/problem+json");
    EXPECT_EQ(problem_of(refused).reason, "log_in");
}

TEST_F(ApiTest, ApplicationsAreSeenByTheirBodyAndByThoseWhoManageTheCall) {
    EXPECT_EQ(json_of(get(applicant, "/api/v1/applications")).root().find("total")->integer(), 1);
    EXPECT_EQ(json_of(get(caller, "/api/v1/applications")).root().find("total")->integer(), 1)
        << "the draft is its author's";
    EXPECT_EQ(json_of(get(operating, "/api/v1/applications")).root().find("total")->integer(), 0);
    EXPECT_EQ(get(stranger, "/api/v1/applications/app-1").status, 404);
    EXPECT_EQ(get(stranger, "/api/v1/applications/app-2").status, 200);
    EXPECT_EQ(get(caller, "/api/v1/applications/app-2").status, 404);
}

TEST_F(ApiTest, AReviewerReadsBlind) {
    grant(operating, Duty::review);
    clock.pass(days(21));
    // Its window is over: by hand, unless the clock has closed it already.
    static_cast<void>(centre->ask({Command(CloseCall{{1}}), caller.number, {}, 0}));
    tell(CheckEligibility{{1}}, caller);
    tell(AssignReview{{1}, operating}, caller);
    const Answer review = get(operating, "/api/v1/reviews/rev-1");
    ASSERT_EQ(review.status, 200);
    EXPECT_NE(review.body.find("summary of first"), std::string::npos);
    EXPECT_EQ(review.body.find("secret contact"), std::string::npos);
    EXPECT_EQ(review.body.find("대학"), std::string::npos);
    EXPECT_EQ(get(operating, "/api/v1/applications/app-1").status, 404);
    EXPECT_EQ(get(applicant, "/api/v1/reviews/rev-1").status, 404);
}

TEST_F(ApiTest, ACommandAnswersWithTheIdAndTheEvents) {
    const Answer made = post(admin, "/api/v1/sites", R"({"site":{"name":"대전"}})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto receipt = read_json<CommandReceipt>(made.body);
    ASSERT_TRUE(receipt.ok());
    EXPECT_EQ(receipt->id, "sit-2");
    ASSERT_EQ(receipt->events.size(), 1U);
    EXPECT_EQ(receipt->events[0].type, "SiteAdded");
    EXPECT_EQ(get(nobody, "/api/v1/sites/sit-2").status, 200);
}

TEST_F(ApiTest, TheIdInThePathGoesIntoTheCommandAndOnlyThere) {
    const Answer withdrawn = post(applicant, "/api/v1/applications/app-1/withdraw", R"({"reason":"둘이 되었다"})");
    EXPECT_EQ(withdrawn.status, 200) << withdrawn.body;
    EXPECT_EQ(read_json<CommandReceipt>(withdrawn.body)->id, "app-1");
    const Answer twice = post(applicant, "/api/v1/applications/app-1/withdraw", R"({"application":"app-1"})");
    EXPECT_EQ(twice.status, 400);
    EXPECT_EQ(problem_of(twice).field, "application");
    EXPECT_EQ(problem_of(post(applicant, "/api/v1/applications/cal-1/withdraw")).reason, "bad_parameter");
}

TEST_F(ApiTest, ARefusalNamesFieldValueReasonAndRemedyInTheReadersLanguage) {
    Ask ask = ask_as(caller, Method::post, "/api/v1/calls", R"({"site":"sit-9","terms":{"title":"x"}})");
    const Answer en = send(ask);
    EXPECT_EQ(en.status, 404) << en.body;
    const Problem said = problem_of(en);
    EXPECT_EQ(said.field, "site");
    EXPECT_EQ(said.value, "sit-9");
    EXPECT_EQ(said.reason, "unknown");
    EXPECT_FALSE(said.remedy.empty());
    ask.headers.accept_language = "ko-KR,ko;q=0.9,en;q=0.8";
    EXPECT_NE(problem_of(send(ask)).detail, said.detail);
    EXPECT_NE(problem_of(send(ask)).detail.find("찾을 수 없습니다"), std::string::npos);
}

TEST_F(ApiTest, ABodyThatDoesNotFitIsRefusedBeforeTheWriterHearsOfIt) {
    const std::uint64_t before = journal.head().index;
    const auto refused = [&](const std::string& body, int status, std::string_view reason, std::string_view field) {
        const Answer answer = post(admin, "/api/v1/sites", body);
        EXPECT_EQ(answer.status, status) << body;
        EXPECT_EQ(problem_of(answer).reason, reason) << body;
        EXPECT_EQ(problem_of(answer).field, field) << body;
    };
    refused("{", 400, "not_json", "line 1, column 2");
    refused("[]", 400, "wrong_kind", "");
    refused(R"({"site":{"nme":"x"}})", 400, "unknown_field", "site.nme");
    refused(R"({"site":{"name":7}})", 400, "wrong_kind", "site.name");
    refused(R"({"site":{"name":""}})", 422, "missing", "site.name");
    Ask form = ask_as(admin, Method::post, "/api/v1/sites", "name=x");
    form.headers.content_type = "application/x-www-form-urlencoded";
    EXPECT_EQ(send(form).status, 415);
    EXPECT_EQ(journal.head().index, before);
}

TEST_F(ApiTest, DutiesGuardTheCommands) {
    const Answer refused = post(applicant, "/api/v1/sites", R"({"site":{"name":"x"}})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(problem_of(refused).value, "administration");
    EXPECT_EQ(post(nobody, "/api/v1/sites", R"({"site":{"name":"x"}})").status, 401);
    EXPECT_EQ(post(stranger, "/api/v1/applications/app-1/withdraw", R"({"reason":"x"})").status, 403);
}

TEST_F(ApiTest, AnIdempotencyKeyGivesTheFirstAnswerAgain) {
    Ask ask = ask_as(admin, Method::post, "/api/v1/sites", R"({"site":{"name":"대전"}})");
    ask.headers.idempotency_key = "k-1";
    const Answer first = send(ask);
    const Answer second = send(ask);
    EXPECT_EQ(read_json<CommandReceipt>(first.body)->id, read_json<CommandReceipt>(second.body)->id);
    EXPECT_TRUE(read_json<CommandReceipt>(second.body)->repeated);
    ask.body = R"({"site":{"name":"부산"}})";
    const Answer other = send(ask);
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(problem_of(other).reason, "key_used");
}

TEST_F(ApiTest, AReadHasATagAndWhoHasItGetsNoBody) {
    Ask ask = ask_as(applicant, Method::get, "/api/v1/bodies");
    const Answer first = send(ask);
    const std::string tag = header(first, "ETag");
    ASSERT_FALSE(tag.empty());
    ask.headers.if_none_match = tag;
    const Answer again = send(ask);
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    tell(RegisterBody{{"셋째", "", BodyKind::institute}});
    EXPECT_EQ(send(ask).status, 200);
}

TEST_F(ApiTest, ListsArePagedFilteredAndOrdered) {
    for (int i = 0; i < 25; ++i) tell(RegisterBody{{"기관 " + std::to_string(i), "", BodyKind::institute}});
    std::string after;
    std::vector<std::string> seen;
    for (int pages = 0; pages < 10; ++pages) {
        const Answer page = get(applicant, "/api/v1/bodies?limit=10" + (after.empty() ? "" : "&after=" + after));
        const JsonDocument document = json_of(page);
        EXPECT_EQ(document.root().find("total")->integer(), 28);
        const JsonNode items = *document.root().find("items");
        for (std::size_t i = 0; i < items.size(); ++i) seen.emplace_back(items.item(i).find("id")->text());
        const JsonNode next = *document.root().find("next");
        if (next.null()) break;
        after = next.text();
    }
    ASSERT_EQ(seen.size(), 28U);
    EXPECT_EQ(seen.front(), "bdy-1");
    EXPECT_EQ(seen.back(), "bdy-28");
    EXPECT_EQ(json_of(get(applicant, "/api/v1/bodies?kind=company")).root().find("total")->integer(), 1);
    EXPECT_EQ(json_of(get(applicant, "/api/v1/bodies?kind=institute&limit=5")).root().find("total")->integer(), 25);
    EXPECT_EQ(
        json_of(get(applicant, "/api/v1/bodies?order=newest&limit=1")).root().find("items")->item(0).find("id")->text(),
        "bdy-28");
    EXPECT_EQ(json_of(get(applicant, "/api/v1/bodies?order=newest&limit=1&after=bdy-28")).root().find("next")->text(),
              "bdy-27");
    EXPECT_EQ(json_of(get(applicant, "/api/v1/bodies?name=%EB%8C%80%ED%95%99")).root().find("total")->integer(), 1);
    for (const char* bad :
         {"limit=0", "limit=1001", "limit=x", "after=cal-1", "order=up", "kind=none_such", "colour=red"})
        EXPECT_EQ(get(applicant, std::string("/api/v1/bodies?") + bad).status, 400) << bad;
}

TEST_F(ApiTest, WhatIsNotThereIsSaidSo) {
    EXPECT_EQ(get(nobody, "/api/v1/nothing").status, 404);
    EXPECT_EQ(get(nobody, "/api/v2/calls").status, 404);
    EXPECT_EQ(get(nobody, "/api/v1/calls/cal-99").status, 404);
    EXPECT_EQ(get(nobody, "/api/v1/calls/cal-").status, 400);
    EXPECT_EQ(get(nobody, "/api/v1/calls/cal-01").status, 400);
    EXPECT_EQ(get(nobody, "/api/v1/calls/").status, 404);
    const Answer wrong = send(ask_as(nobody, Method::put, "/api/v1/calls"));
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(header(wrong, "Allow"), "GET, HEAD, POST");
}

TEST_F(ApiTest, AFaultOfTheJournalIsAnsweredWith503) {
    journal.fail_appends(fault(FaultKind::disk_full, "no space", "/data"), 1);
    const Answer answer = post(admin, "/api/v1/sites", R"({"site":{"name":"대전"}})");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(problem_of(answer).reason, "disk_full");
    EXPECT_FALSE(header(answer, "Retry-After").empty());
}

TEST_F(ApiTest, TheConsoleIsServedWithItsHeaders) {
    const Answer index = get(nobody, "/calls/cal-1");
    EXPECT_EQ(index.status, 200);
    EXPECT_EQ(index.type, "text/html; charset=utf-8");
    EXPECT_EQ(header(index, "Content-Security-Policy"), content_policy);
    Ask script = ask_as(nobody, Method::get, "/assets/a.js");
    script.headers.accept_encoding = "gzip, br";
    const Answer zipped = send(script);
    EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
    EXPECT_LT(zipped.content().size(), get(nobody, "/assets/a.js").content().size());
    script.headers.if_none_match = header(zipped, "ETag");
    EXPECT_EQ(send(script).status, 304);
    EXPECT_EQ(get(nobody, "/assets/none.js").status, 404);
    EXPECT_EQ(post(nobody, "/index.html").status, 405);
}

TEST_F(ApiTest, WhyAJobWaitsAndItsLogAreItsProjectsAffair) {
    EXPECT_EQ(get(applicant, "/api/v1/jobs/job-1/why").status, 404);
    EXPECT_EQ(get(applicant, "/api/v1/jobs/job-1/log").status, 404);
    EXPECT_EQ(get(applicant, "/api/v1/jobs/1/log").status, 404);
}

TEST_F(ApiTest, ReportsRefuseWhatTheyCannotAnswer) {
    EXPECT_EQ(get(nobody, "/api/v1/reports/ladder?site=sit-1").status, 200);
    EXPECT_EQ(get(nobody, "/api/v1/reports/ladder").status, 400);
    EXPECT_EQ(get(nobody, "/api/v1/reports/ladder?site=sit-1&from=2025-02-01&to=2025-01-01").status, 400);
    EXPECT_EQ(get(nobody, "/api/v1/reports/ratios?call=cal-1").status, 200);
    EXPECT_EQ(get(nobody, "/api/v1/reports/ratios?call=cal-2").status, 400);
    EXPECT_EQ(get(operating, "/api/v1/reports/state-bar").status, 200);
    EXPECT_EQ(get(nobody, "/api/v1/reports/state-bar").status, 401);
}

}  // namespace
}  // namespace gwanje
