// A panel of reviewers and their scores for the applications that pass the eligibility check.
#pragma once

#include <array>

#include "applications.hpp"

namespace gwanje::demo {

struct Reviewer {
    std::string login;
    std::string name;
    FormBody body;
    double severity = 0;  ///< points that this reviewer gives less than others
};

struct FormReview {
    std::string receipt;
    std::string login;
    std::vector<std::int64_t> scores;  ///< points of 100, one per criterion
    std::string comment;
};

/// A declared conflict of interest: this reviewer does not score this application.
struct FormConflict {
    std::string receipt;
    std::string login;
    std::string ground;
};

struct Judgement {
    std::vector<FormReview> reviews;
    std::vector<FormConflict> conflicts;
};

/// Names of the criteria, in the order of the scores; centre.toml gives their weights.
inline constexpr std::array<std::string_view, 3> criteria{"기술성", "사업성", "활용계획"};

/// Reviewers from universities, two of each.
[[nodiscard]] std::vector<Reviewer> make_panel(std::size_t size, BodyMaker& bodies, std::uint64_t seed);

/// `each` reviewers for every valid application, none of them from the applicant's body or with a declared conflict.
[[nodiscard]] Judgement make_reviews(const std::vector<FormApplication>& applications,
                                     const std::vector<Reviewer>& panel, std::size_t each, std::uint64_t seed);

[[nodiscard]] std::string reviewer_csv(const std::vector<Reviewer>& panel);
[[nodiscard]] std::string review_csv(const Judgement& judgement);
[[nodiscard]] std::string conflict_csv(const Judgement& judgement);

}  // namespace gwanje::demo
