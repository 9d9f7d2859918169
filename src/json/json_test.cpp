#include "json/json.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace gwanje {
namespace {

GWANJE_ENUM(Shade, red, green)

struct JsonTestPool {
    static constexpr std::string_view prefix = "pol";
};

struct Inner {
    std::string name;
    std::int32_t places = 3;
    std::int32_t count = 0;
    GWANJE_RECORD(Inner, name, places, count)
};

struct Outer {
    Id<JsonTestPool> pool;
    Shade shade = Shade::red;
    Instant at;
    Duration length;
    Watts power;
    Pflops peak;
    std::optional<Inner> inner;
    std::vector<Inner> inners;
    std::map<Shade, std::string> words;
    StepFunction capacity;
    bool on = false;
    std::uint8_t small = 0;
    GWANJE_RECORD(Outer, pool, shade, at, length, power, peak, inner, inners, words, capacity, on, small)
};

struct Stop {
    std::int64_t code = 0;
    GWANJE_RECORD(Stop, code)
};
using Either = std::variant<Inner, Stop>;

Outer full() {
    Outer o;
    o.pool = {42};
    o.shade = Shade::green;
    o.at = *instant_from_text("2025-06-25T00:00:00.250Z");
    o.length = seconds(2);
    o.power = {700};
    o.peak = {8'850'000, NumberFormat::fp64_tensor};
    o.inner = Inner{"가\"\n", 1, 2};
    o.inners = {Inner{"b", -5, 0}};
    o.words = {{Shade::red, "빨강"}};
    o.capacity.add({*instant_from_text("2025-06-25"), *instant_from_text("2025-12-31")}, 44);
    o.on = true;
    o.small = 255;
    return o;
}

TEST(Json, WritesEveryWireForm) {
    EXPECT_EQ(json_text(full()),
              R"({"pool":"pol-42","shade":"green","at":"2025-06-25T00:00:00.250Z","length":2000,"power":700,)"
              R"("peak":{"pf":"8.85","format":"fp64_tensor"},"inner":{"name":"가\"\n","places":1,"count":2},)"
              R"("inners":[{"name":"b","places":-5,"count":0}],"words":{"red":"빨강"},)"
              R"("capacity":[["2025-06-24T15:00:00Z",44],["2025-12-30T15:00:00Z",0]],"on":true,"small":255})");
}

TEST(Json, ReadsWhatItWrites) {
    for (const Outer& o : {full(), Outer{}}) {
        const auto back = read_json<Outer>(json_text(o));
        ASSERT_TRUE(back.ok()) << back.error().path << ": " << back.error().reason();
        EXPECT_EQ(*back, o);
    }
    const Either stop = Stop{7};
    EXPECT_EQ(json_text(stop), R"({"type":"Stop","code":7})");
    EXPECT_EQ(*read_json<Either>(json_text(stop)), stop);
}

TEST(Json, ReadsInstantsWithOffsetAndBareDates) {
    EXPECT_EQ(*read_json<Instant>(R"("2025-06-25T09:00:00+09:00")"), *instant_from_text("2025-06-25T00:00:00Z"));
    EXPECT_EQ(*read_json<Instant>(R"("2025-06-25")"), *instant_from_text("2025-06-24T15:00:00Z"));
    EXPECT_EQ(*read_json<Instant>(json_text(end_of_time)), end_of_time);
}

template <class T>
void expect_refusal(std::string_view text, std::string_view path, std::string_view value, JsonFault fault,
                    Strictness strictness = Strictness::complete) {
    const auto read = read_json<T>(text, strictness);
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_EQ(read.error().path, path) << text;
    EXPECT_EQ(read.error().value, value) << text;
    EXPECT_EQ(read.error().fault, fault) << text << ": " << read.error().reason();
    EXPECT_FALSE(read.error().reason().empty());
    EXPECT_FALSE(read.error().reason_ko().empty());
}

TEST(Json, RefusesWithPathAndValue) {
    const auto sparse = Strictness::sparse;
    expect_refusal<Inner>(R"({"name":"a"})", "count", "", JsonFault::missing_field);
    expect_refusal<Inner>(R"({"name":"a","count":1,"colour":2})", "colour", "2", JsonFault::unknown_field);
    expect_refusal<Inner>(R"({"name":"a","name":"b","count":1})", "name", "", JsonFault::repeated_field);
    expect_refusal<Inner>(R"({"count":2147483648})", "count", "2147483648", JsonFault::out_of_range, sparse);
    expect_refusal<Inner>(R"({"count":1.5})", "count", "1.5E0", JsonFault::not_whole, sparse);
    expect_refusal<Inner>(R"({"count":"1"})", "count", R"("1")", JsonFault::wrong_kind, sparse);
    expect_refusal<Outer>(R"({"pool":"awd-1"})", "pool", R"("awd-1")", JsonFault::not_an_id, sparse);
    expect_refusal<Outer>(R"({"shade":"blue"})", "shade", R"("blue")", JsonFault::no_such_name, sparse);
    expect_refusal<Outer>(R"({"at":"yesterday"})", "at", R"("yesterday")", JsonFault::not_an_instant, sparse);
    expect_refusal<Outer>(R"({"peak":{"pf":"8.85"}})", "peak.format", "", JsonFault::missing_field, sparse);
    expect_refusal<Outer>(R"({"peak":{"pf":"8.85","format":"none"}})", "peak.format", R"("none")",
                          JsonFault::missing_field, sparse);
    expect_refusal<Outer>(R"({"peak":{"pf":8.85,"format":"fp64"}})", "peak.pf", "8.85E0", JsonFault::wrong_kind,
                          sparse);
    expect_refusal<Outer>(R"({"peak":{"pf":"8.8500001","format":"fp64"}})", "peak.pf", R"("8.8500001")",
                          JsonFault::not_a_decimal, sparse);
    expect_refusal<Outer>(R"({"inners":[{"name":"a"},{"name":3}]})", "inners[1].name", "3", JsonFault::wrong_kind,
                          sparse);
    expect_refusal<Outer>(R"({"words":{"blue":"x"}})", "words.blue", R"("x")", JsonFault::no_such_name, sparse);
    expect_refusal<Outer>(R"({"small":256})", "small", "256", JsonFault::out_of_range, sparse);
    expect_refusal<Outer>(R"({"small":-1})", "small", "-1", JsonFault::out_of_range, sparse);
    expect_refusal<Outer>(R"({"capacity":[["2025-01-02",1],["2025-01-01",2]]})", "capacity[1]", R"(["2025-01-01",2])",
                          JsonFault::not_in_order, sparse);
    expect_refusal<Either>(R"({"type":"Go"})", "type", R"("Go")", JsonFault::no_such_name);
    expect_refusal<Either>(R"({"code":1})", "type", "", JsonFault::missing_field);
    expect_refusal<Inner>("\"\xff\"", "", "", JsonFault::not_utf8);
    expect_refusal<Inner>(std::string(40, '[') + std::string(40, ']'), "line 1, column 33", "too deep",
                          JsonFault::too_deep);
}

TEST(Json, NamesThePlaceOfBrokenText) {
    const auto read = read_json<Inner>("{\n  \"name\": nope\n}");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().path, "line 2, column 11");
    EXPECT_EQ(read_json<Inner>("").error().fault, JsonFault::not_json);
    EXPECT_EQ(read_json<Inner>("{} x").error().fault, JsonFault::not_json);
}

TEST(Json, AlwaysWritesValidUtf8) {
    EXPECT_EQ(json_text(std::string("a\xff\x01 가\xea\xb0")), "\"a\xef\xbf\xbd\\u0001 가\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST(Json, RepeatedFieldsAreFoundAtAnyDepthAndOnlyWhenRepeated) {
    EXPECT_TRUE(JsonDocument::parse(R"({"a":{"b":":{\"x\":1}"},"c":[{"b":1},{"b":2}]})").ok());
    EXPECT_FALSE(JsonDocument::parse(R"([{"a":{"b":1,"c":2,"b":3}}])").ok());
    EXPECT_FALSE(JsonDocument::parse(R"({"a":1,"\u0061":2})").ok());
}

TEST(Json, EveryMutationIsReadOrRefusedNeverMore) {
    const std::string text = json_text(full());
    for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
        Random random(seed);
        std::string changed = text;
        for (std::uint64_t n = random.below(4) + 1; n > 0; --n)
            changed[random.below(changed.size())] = static_cast<char>(random.below(256));
        const auto read = read_json<Outer>(changed);
        if (read) {
            const auto again = read_json<Outer>(json_text(*read));
            ASSERT_TRUE(again.ok()) << "seed " << seed;
            EXPECT_EQ(*again, *read) << "seed " << seed;
        }
    }
}

TEST(Json, SchemaNamesFieldsUnitsAndWhatMayBeMissing) {
    JsonSchemas schemas;
    EXPECT_EQ(json_schema<Outer>(schemas), R"({"$ref":"#/components/schemas/Outer"})");
    EXPECT_EQ(schemas.all().at("Shade"), R"({"type":"string","enum":["red","green"]})");
    EXPECT_NE(schemas.all().at("Outer").find(R"("x-unit":"W")"), std::string::npos);
    EXPECT_NE(schemas.all().at("Inner").find(R"("required":["name","count"])"), std::string::npos);
    EXPECT_NE(schemas.all().at("Outer").find(R"("required":["shade","length","power","peak","small"])"),
              std::string::npos)
        << schemas.all().at("Outer");
    EXPECT_TRUE(JsonDocument::parse(schemas.json()).ok());
    EXPECT_NE(json_schema<Either>(schemas).find("oneOf"), std::string::npos);
    EXPECT_TRUE(schemas.all().contains("Stop_tagged"));
}

}  // namespace
}  // namespace gwanje
