#include "centre.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/csv.hpp"
#include "base/text.hpp"

namespace gwanje::demo {
namespace {

/// Rows of a generated file by column name.
class Rows {
public:
    Rows(const std::map<std::string, std::string>& files, const std::string& name) {
        const auto table = parse_csv(files.at(name));
        EXPECT_TRUE(table.ok()) << name << ": " << csv_fault_text(table.error(), Language::en);
        table_ = *table;
    }
    [[nodiscard]] std::size_t size() const { return table_.rows.size(); }
    [[nodiscard]] const std::string& at(std::size_t row, std::string_view column) const {
        return table_.rows[row][table_.column(column).value()].text;
    }

private:
    CsvTable table_;
};

std::map<std::string, std::size_t> counts(const Rows& findings) {
    std::map<std::string, std::size_t> all;
    for (std::size_t i = 0; i < findings.size(); ++i) ++all[findings.at(i, "신청등급") + findings.at(i, "판정")];
    return all;
}

TEST(DemoCentre, TheSameSeedGivesTheSameBytes) {
    const auto files = centre_files(shipped_seed);
    EXPECT_EQ(files, centre_files(shipped_seed));
    EXPECT_NE(files.at("applications-2025.csv"), centre_files(shipped_seed + 1).at("applications-2025.csv"));
}

TEST(DemoCentre, CountsAreThePublishedOnes) {
    for (std::uint64_t seed = shipped_seed; seed < shipped_seed + 20; ++seed) {
        const auto files = centre_files(seed);
        auto found = counts(Rows(files, "findings-2025.csv"));
        EXPECT_EQ(found["GPU유효"], 269U) << "seed " << seed;
        EXPECT_EQ(found["HPC유효"], 260U) << "seed " << seed;
        EXPECT_EQ(found["GPU중복"] + found["HPC중복"], 16U) << "seed " << seed;
        EXPECT_EQ(found["GPU부적격"] + found["HPC부적격"], 19U) << "seed " << seed;
        EXPECT_EQ(found["GPU철회"] + found["HPC철회"], 11U) << "seed " << seed;
        EXPECT_EQ(Rows(files, "applications-pilot-2021.csv").size(), 11U);
        const Rows papers(files, "papers.csv");
        EXPECT_EQ(papers.size(), 611U);
        std::map<std::string, std::size_t> kinds;
        for (std::size_t i = 0; i < papers.size(); ++i) ++kinds[papers.at(i, "구분")];
        EXPECT_EQ(kinds, (std::map<std::string, std::size_t>{{"SCI", 150}, {"국내", 181}, {"국제학술대회", 280}}));
    }
}

/// What the product should find, found here once more by other means from the application file alone.
TEST(DemoCentre, FindingsFollowFromTheApplications) {
    const auto files = centre_files(shipped_seed);
    const Rows forms(files, "applications-2025.csv");
    const Rows findings(files, "findings-2025.csv");
    ASSERT_EQ(forms.size(), findings.size());
    std::set<std::string> seen;
    for (std::size_t i = forms.size(); i-- > 0;) {  // the last one stands
        const std::string key = forms.at(i, "신청등급") + forms.at(i, "사업자번호");
        std::string finding = "유효";
        if (forms.at(i, "신청상태") == "철회") {
            finding = "철회";
        } else if (forms.at(i, "기업규모") == "대기업" || forms.at(i, "기관유형") == "지방자치단체") {
            finding = "부적격";
        } else if (!seen.insert(key).second) {
            finding = "중복";
        }
        EXPECT_EQ(findings.at(i, "판정"), finding) << forms.at(i, "접수번호");
    }
}

TEST(DemoCentre, EveryRowKeepsTheTermsOfTheCall) {
    const auto files = centre_files(shipped_seed);
    const Rows forms(files, "applications-2025.csv");
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto asked = integer_from_text(forms.at(i, "신청수량")).value();
        const auto least = integer_from_text(forms.at(i, "최소수량")).value();
        const auto months = integer_from_text(forms.at(i, "개월")).value();
        const bool large = forms.at(i, "신청등급") == "HPC";
        EXPECT_TRUE(asked >= (large ? 8 : 1) && asked <= (large ? 32 : 8)) << asked;
        EXPECT_TRUE(least >= 1 && least <= asked);
        EXPECT_TRUE(months >= 3 && months <= 8);
        const auto plan = split(forms.at(i, "월별계획"), ';');
        EXPECT_EQ(plan.size(), static_cast<std::size_t>(months));
        for (const std::string_view hours : plan) EXPECT_LE(integer_from_text(hours).value(), asked * 730);
        EXPECT_TRUE(instant_from_text(forms.at(i, "접수일시")).has_value());
        EXPECT_EQ(forms.at(i, "가점").find("광주소재") != std::string::npos, forms.at(i, "지역") == "광주");
        const std::string& name = forms.at(i, "기관명");
        const std::string& number = forms.at(i, "사업자번호");
        EXPECT_EQ(number.substr(4, 2), "00");
        EXPECT_TRUE(names.emplace(name, number).first->second == number) << name;
    }
}

TEST(DemoCentre, ThreeReviewersWithoutConflictJudgeEveryValidApplication) {
    const auto files = centre_files(shipped_seed);
    const Rows findings(files, "findings-2025.csv");
    const Rows reviews(files, "reviews-2025.csv");
    const Rows conflicts(files, "conflicts-2025.csv");
    std::map<std::string, std::set<std::string>> judges;
    for (std::size_t i = 0; i < reviews.size(); ++i)
        EXPECT_TRUE(judges[reviews.at(i, "접수번호")].insert(reviews.at(i, "평가위원")).second);
    for (std::size_t i = 0; i < findings.size(); ++i)
        EXPECT_EQ(judges[findings.at(i, "접수번호")].size(), findings.at(i, "판정") == "유효" ? 3U : 0U);
    EXPECT_GT(conflicts.size(), 5U);
    for (std::size_t i = 0; i < conflicts.size(); ++i)
        EXPECT_EQ(judges[conflicts.at(i, "접수번호")].count(conflicts.at(i, "평가위원")), 0U);
}

TEST(DemoCentre, SmallCallsClaimNothingThatTheirTermsDoNotOffer) {
    const auto files = centre_files(shipped_seed);
    for (const std::string name : {"applications-pilot-2021.csv", "applications-fast-track.csv"}) {
        const Rows forms(files, name);
        for (std::size_t i = 0; i < forms.size(); ++i) EXPECT_EQ(forms.at(i, "가점"), "") << name;
    }
    EXPECT_EQ(Rows(files, "applications-fast-track.csv").at(0, "접수일시"), "");
}

TEST(DemoCentre, RegistrationNumbersHaveARightCheckDigit) {
    EXPECT_EQ(registration_number(0).substr(0, 7), "100-00-");
    for (std::uint64_t serial = 0; serial < 9'000'000; serial += 9'973) {
        std::string digits = registration_number(serial);
        std::erase(digits, '-');
        constexpr int weights[] = {1, 3, 7, 1, 3, 7, 1, 3, 5};
        int sum = (digits[8] - '0') * 5 / 10 + (digits[9] - '0');
        for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * weights[i];
        EXPECT_EQ(sum % 10, 0) << digits;
    }
}

TEST(DemoCentre, TheKeptFilesNameOnlyFilesThatExist) {
    std::ifstream file(std::string(GWANJE_SOURCE_DIR) + "/demo/centre/centre.toml");
    std::stringstream text;
    text << file.rdbuf();
    const auto files = centre_files(shipped_seed);
    std::size_t named = 0;
    for (std::string line; std::getline(text, line);) {
        const std::size_t end = line.find(".csv\"");
        if (end == std::string::npos) continue;
        const std::string name = line.substr(line.rfind('"', end) + 1, end + 4 - line.rfind('"', end) - 1);
        EXPECT_TRUE(files.count(name) == 1 || name == "accelerators.csv") << name;
        ++named;
    }
    EXPECT_GE(named, 8U);
}

TEST(DemoCentre, TheCatalogueIsAWholeTable) {
    std::ifstream file(std::string(GWANJE_SOURCE_DIR) + "/demo/centre/accelerators.csv");
    std::stringstream text;
    text << file.rdbuf();
    const auto table = parse_csv(text.str(), {.notes_before_header = true});
    ASSERT_TRUE(table.ok()) << csv_fault_text(table.error(), Language::en);
    EXPECT_EQ(table->header.size(), 20U);
    EXPECT_GE(table->rows.size(), 20U);
}

}  // namespace
}  // namespace gwanje::demo
