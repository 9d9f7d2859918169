// What people see, digit by digit.
#include <gtest/gtest.h>

#include "cli/http_client.hpp"
#include "cli/print.hpp"

namespace gwanje::cli {
namespace {

constexpr Voice korean{Language::ko};
constexpr Voice english{Language::en};

JsonDocument json_of(std::string_view text) {
    auto document = JsonDocument::parse(text);
    GWANJE_CHECK(document.ok());
    return std::move(*document);
}

constexpr std::string_view two_awards = R"([
  {"id":"awd-1","project_title":"한국어 언어모델","state":"active","accelerators":8,"remaining":125193600000,
   "period":{"end":"2026-07-05T15:00:00Z"}},
  {"id":"awd-12","project_title":"Weather","state":"suspended","accelerators":1600,"remaining":5400000,
   "period":{"end":null}}])";

TEST(Print, ListsAreTablesWithHangulAsWideAsItIs) {
    const auto awards = json_of(two_awards);
    EXPECT_EQ(list_text(awards.root(), "id,project_title,state,accelerators,remaining,period.end", korean),
              "번호    과제             상태       가속기      남음  끝\n"
              "awd-1   한국어 언어모델  active          8  34,776 h  2026-07-06 00:00\n"
              "awd-12  Weather          suspended   1,600     1.5 h  –\n");
    EXPECT_EQ(list_text(awards.root(), "id,accelerators", english),
              "id      accelerators\n"
              "awd-1              8\n"
              "awd-12         1,600\n");
}

TEST(Print, AnEmptyListHasItsHeadings) {
    EXPECT_EQ(list_text(json_of("[]").root(), "id,state", english), "id  state\n");
}

TEST(Print, WhatIsNotThereIsADash) {
    EXPECT_EQ(list_text(json_of(R"([{"id":"job-1"}])").root(), "id,started_at", english),
              "id     started_at\njob-1           –\n");
}

TEST(Print, ObjectsAreLinesAndTheirListsTables) {
    const auto call = json_of(R"({"id":"cal-1","terms":{"title":"2026 공모","partial":true},"scores":[90500,80000],
        "rules":[],"acceptance_clock":604800000,"classes":[{"label":"GPU","places":100},{"label":"HPC","places":50}]})");
    EXPECT_EQ(object_text(call.root(), english),
              "id                cal-1\n"
              "terms.title       2026 공모\n"
              "terms.partial     yes\n"
              "scores            90.5, 80\n"
              "rules             –\n"
              "acceptance_clock  7d\n"
              "\nclasses\n"
              "label  places\n"
              "GPU       100\n"
              "HPC        50\n");
}

TEST(Print, LongCellsAreCutAtACharacter) {
    std::string title;
    for (int i = 0; i < 40; ++i) title += "가";
    const auto list = json_of(R"([{"title":")" + title + R"("}])");
    const std::string text = list_text(list.root(), "title", english);
    std::string cut;
    for (int i = 0; i < 23; ++i) cut += "가";
    EXPECT_EQ(text, "title\n" + cut + "…\n");
}

TEST(Print, JsonIsIndented) {
    EXPECT_EQ(indented_json(json_of(R"({"a":[1,{"b":"가"}],"c":[],"d":null})").root()),
              "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"가\"\n    }\n  ],\n  \"c\": [],\n  \"d\": null\n}\n");
}

TEST(Print, HoursAreExactToAHundredthAndSigned) {
    EXPECT_EQ(value_text("ledger.used", json_of("3600000").root(), english), "1 h");
    EXPECT_EQ(value_text("used", json_of("5436000").root(), english), "1.51 h");
    EXPECT_EQ(value_text("used", json_of("-1800000").root(), english), "-0.5 h");
    EXPECT_EQ(value_text("amount", json_of("824000000000").root(), english), "824,000,000,000");
}

TEST(Http, EventsComeInPieces) {
    EventReader reader;
    EXPECT_TRUE(reader.add(": beat\n\nid: 7\nev").empty());
    const auto events = reader.add("ent: log\r\ndata: {\"a\":1}\ndata: 2\n\nevent: end\n\n");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].id, "7");
    EXPECT_EQ(events[0].type, "log");
    EXPECT_EQ(events[0].data, "{\"a\":1}\n2");
    EXPECT_EQ(events[1].type, "end");
}

TEST(Http, TargetsAreEncodedAndAddressesRead) {
    EXPECT_EQ(url_encoded("가 b&c=d"), "%EA%B0%80%20b%26c%3Dd");
    EXPECT_TRUE(HttpClient::to("http://127.0.0.1:8080"));
    EXPECT_TRUE(HttpClient::to("localhost:8080"));
    EXPECT_TRUE(HttpClient::to("http://[::1]:8080/"));
    EXPECT_FALSE(HttpClient::to("https://centre.example"));
    EXPECT_FALSE(HttpClient::to("http://centre.example:port"));
}

}  // namespace
}  // namespace gwanje::cli
