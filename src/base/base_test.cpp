#include <gtest/gtest.h>

#include <algorithm>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/step_function.hpp"
#include "base/table.hpp"
#include "base/text.hpp"

namespace gwanje {
namespace {

struct Apple {
    static constexpr std::string_view prefix = "apl";
    std::string sort;
    std::vector<Count> weights;
    GWANJE_RECORD(Apple, sort, weights)
};

struct AppleLater {
    std::string sort;
    std::vector<Count> weights;
    std::optional<Id<Apple>> parent;
    GWANJE_RECORD(AppleLater, sort, weights, parent)
};

TEST(Id, PrintsAndReadsItsPrefix) {
    EXPECT_EQ(to_text(Id<Apple>{42}), "apl-42");
    EXPECT_EQ(id_from_text<Apple>("apl-42"), Id<Apple>{42});
    EXPECT_EQ(id_from_text<Apple>(""), Id<Apple>{});
    for (const char* bad :
         {"apl-", "apl-0", "apl-042", "awd-42", "apl-4x", "apl42", "apl--4", "apl-99999999999999999999"})
        EXPECT_FALSE(id_from_text<Apple>(bad)) << bad;
}

TEST(Units, PrintRuleOfPublishedRatios) {
    EXPECT_EQ(ratio_text(269, 100), "2.69");
    EXPECT_EQ(ratio_text(35, 13), "2.69");
    EXPECT_EQ(ratio_text(43, 16), "2.69");
    EXPECT_EQ(ratio_text(260, 50), "5.2");
    EXPECT_EQ(ratio_text(26, 5), "5.2");
    EXPECT_EQ(ratio_text(514, 159), "3.23");
    EXPECT_EQ(ratio_text(1714, 528), "3.25");
    EXPECT_EQ(ratio_text(13712, 4224), "3.25");
    EXPECT_EQ(percent_text(443, 885), "50.06");
    EXPECT_EQ(percent_text(777, 885), "87.8");
    EXPECT_EQ(percent_text(1, 1), "100");
    EXPECT_EQ(decimal_text(8'850'000, 1'000'000), "8.85");
    EXPECT_EQ(decimal_text(-5, 1000), "-0.005");
}

TEST(Time, ReadsAndPrints) {
    const auto t = instant_from_text("2025-06-25");
    ASSERT_TRUE(t);
    EXPECT_EQ(to_text(*t), "2025-06-24T15:00:00Z");
    EXPECT_EQ(seoul_text(*t), "2025-06-25 00:00");
    EXPECT_EQ(instant_from_text("2025-06-25T00:00:00+09:00"), t);
    EXPECT_EQ(to_text(*instant_from_text("2024-02-29T23:59:59.250Z")), "2024-02-29T23:59:59.250Z");
    for (const char* bad :
         {"2025-02-29", "2025-13-01", "25-01-01", "2025-01-01T25:00Z", "2025-01-01T00:00", "2025-01-01Z", ""})
        EXPECT_FALSE(instant_from_text(bad)) << bad;
    EXPECT_EQ(to_text(add_months(*instant_from_text("2025-01-31T00:00Z"), 1)), "2025-02-28T00:00:00Z");
    EXPECT_EQ(to_text(add_months(*instant_from_text("2025-11-15T10:00Z"), 14)), "2027-01-15T10:00:00Z");
    EXPECT_EQ(duration_from_text("1h30m"), minutes(90));
    EXPECT_EQ(duration_from_text("250ms"), milliseconds(250));
    EXPECT_EQ(to_text(minutes(1530)), "1d1h30m");
    for (const char* bad : {"", "1x", "-5m", "h", "1h30", "99999999999999d"})
        EXPECT_FALSE(duration_from_text(bad)) << bad;
}

TEST(Time, EveryDayOfFourCenturiesComesBack) {
    for (std::int64_t day = -80'000; day < 70'000; ++day) {
        const Instant t = Instant{} + days(day);
        EXPECT_EQ(start_of_day(civil_date(t)), t);
    }
}

TEST(Text, NumbersAreExact) {
    EXPECT_EQ(decimal_from_text("8.85", 1'000'000), 8'850'000);
    EXPECT_EQ(decimal_from_text("-0.5", 10), -5);
    EXPECT_EQ(decimal_from_text("1.50", 10), 15);
    for (const char* bad : {"", ".", "1.", ".5", "1.55", "1e3", "9223372036854775808", "--1", "1 "})
        EXPECT_FALSE(decimal_from_text(bad, 10)) << bad;
    EXPECT_EQ(grouped(824'000'000'000), "824,000,000,000");
    EXPECT_EQ(grouped(-1234), "-1,234");
    EXPECT_EQ(grouped(12), "12");
    EXPECT_TRUE(is_utf8("가속기"));
    EXPECT_FALSE(is_utf8("\xed\xa0\x80"));
    EXPECT_FALSE(is_utf8("\xc0\x80"));
    EXPECT_EQ(display_width("가속기 GPU"), 10U);
}

TEST(Codec, RecordsComeBackAndMayGrow) {
    const Apple apple{"부사", {{5}, {-7}}};
    EXPECT_EQ(decoded<Apple>(encoded(apple)), apple);
    const auto later = decoded<AppleLater>(encoded(apple));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->sort, "부사");
    EXPECT_FALSE(later->parent);
    EXPECT_FALSE(decoded<Apple>(encoded(AppleLater{})));  // written by a newer program
    const std::string bytes = encoded(apple);
    for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_FALSE(decoded<Apple>(bytes.substr(0, i))) << i;
}

TEST(Codec, AnyBytesAreReadWithoutHarm) {
    Random random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        for (std::uint64_t i = random.below(24); i > 0; --i) bytes += static_cast<char>(random.next());
        const auto apple = decoded<AppleLater>(bytes);
        if (apple) {
            EXPECT_EQ(decoded<AppleLater>(encoded(*apple)), apple);
        }
    }
}

/// The step function against one value per instant.
TEST(StepFunction, AgreesWithAnArray) {
    Random random(11);
    for (int round = 0; round < 500; ++round) {
        StepFunction steps;
        std::array<std::int64_t, 40> plain{};
        for (int i = 0; i < 8; ++i) {
            const auto a = static_cast<std::size_t>(random.below(40));
            const auto b = static_cast<std::size_t>(random.below(41));
            const std::int64_t amount = random.between(-3, 3);
            steps.add({{static_cast<std::int64_t>(a)}, {static_cast<std::int64_t>(b)}}, amount);
            for (std::size_t t = a; t < b; ++t) plain[t] += amount;
        }
        std::int64_t last = 0;
        for (const auto& step : steps.steps()) {
            EXPECT_NE(step.value, last);
            last = step.value;
        }
        std::int64_t sum = 0;
        for (std::size_t t = 0; t < 40; ++t) {
            EXPECT_EQ(steps.at({static_cast<std::int64_t>(t)}), plain[t]);
            sum += plain[t];
        }
        EXPECT_EQ(static_cast<std::int64_t>(steps.integral({{0}, {40}})), sum);
        EXPECT_EQ(steps.greatest({{5}, {30}}), *std::max_element(plain.begin() + 5, plain.begin() + 30));
        EXPECT_EQ(steps.smallest({{5}, {30}}), *std::min_element(plain.begin() + 5, plain.begin() + 30));
    }
}

TEST(Random, IsTheSameEverywhere) {
    Random random(1);
    EXPECT_EQ(random.next(), Random(1).next());
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) sum += random.exponential(3.0);
    EXPECT_NEAR(sum / 100'000, 3.0, 0.05);
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t n = random.between(-2, 2);
        EXPECT_TRUE(n >= -2 && n <= 2);
    }
}

TEST(Table, NumbersFromOne) {
    Table<Apple> apples;
    EXPECT_EQ(apples.next(), Id<Apple>{1});
    const Id<Apple> first = apples.add({"홍옥", {}});
    EXPECT_EQ(apples[first].sort, "홍옥");
    EXPECT_EQ(apples.find(Id<Apple>{2}), nullptr);
    EXPECT_EQ(apples.id_of(apples[first]), first);
}

}  // namespace
}  // namespace gwanje
