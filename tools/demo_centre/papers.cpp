#include "papers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/csv.hpp"
#include "base/time.hpp"
#include "draw.hpp"
#include "works.hpp"

namespace gwanje::demo {
namespace {

struct Paper {
    Instant at;
    std::string_view kind;
    std::string title;
    std::string venue;
};

}  // namespace

std::string paper_csv(const PaperCounts& counts, std::uint64_t seed) {
    Random random(seed);
    const Instant begin = start_of_day({2021, 7, 1}, seoul_offset);
    const Instant end = start_of_day({2025, 1, 1}, seoul_offset);
    const std::int64_t days_in_all = (end - begin).ms / days(1).ms;
    std::vector<Paper> papers;
    const auto write = [&](std::size_t count, std::string_view kind, std::string_view venue) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::string title = draw_work(random, draw_one(random, sectors), 1, 1).title;
            papers.push_back({begin + days(random.between(0, days_in_all - 1)), kind, title + " 연구",
                              "[시연] " + std::string(venue) + ' ' + std::to_string(1 + random.below(9)) + "호"});
        }
    };
    write(counts.domestic, "국내", "국내 학술지");
    write(counts.sci, "SCI", "국제 학술지");
    write(counts.international, "국제학술대회", "국제 학술대회");
    std::stable_sort(papers.begin(), papers.end(), [](const Paper& a, const Paper& b) { return a.at < b.at; });

    std::string csv = "\xef\xbb\xbf";
    append_csv_row(csv, std::array<std::string, 6>{"구분", "제목", "게재처", "발행일", "DOI", "비고"});
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const Paper& paper = papers[i];
        append_csv_row(csv, std::array<std::string, 6>{
                                std::string(paper.kind), paper.title, paper.venue, seoul_date_text(paper.at),
                                "10.5555/gwanje.demo." + std::to_string(i + 1), "시연용 생성 자료"});
    }
    return csv;
}

}  // namespace gwanje::demo
