// What each noun's view adds to the noun: names of what it refers to, sums, and what a reader would otherwise have to
// compute.
#pragma once

#include "api/view.hpp"
#include "report/ratio_report.hpp"

namespace gwanje {

#define GWANJE_EXTRA(Noun) \
    [[nodiscard]] static ViewExtra of(const World& world, const Reader& reader, Id<Noun> id, const Noun& row);

/// Accelerators of a pool or site on each rung of the ladder now.
struct RungNow {
    Rung rung = Rung::planned;
    Count accelerators;
    std::int64_t gigaflops = 0;  ///< in the pool's number format
    GWANJE_RECORD(RungNow, rung, accelerators, gigaflops)
};

template <>
struct ViewExtra<Site> {
    std::vector<RungNow> ladder;
    GWANJE_EXTRA(Site)
    GWANJE_RECORD(ViewExtra, ladder)
};
template <>
struct ViewExtra<Pool> {
    std::vector<RungNow> ladder;
    GWANJE_EXTRA(Pool)
    GWANJE_RECORD(ViewExtra, ladder)
};

template <>
struct ViewExtra<Person> {
    std::string body_name;
    std::vector<Duty> duties;  ///< now, at some site
    GWANJE_EXTRA(Person)
    GWANJE_RECORD(ViewExtra, body_name, duties)
};

template <>
struct ViewExtra<Node> {
    Count accelerators;  ///< installed and not retired
    Count busy;
    GWANJE_EXTRA(Node)
    GWANJE_RECORD(ViewExtra, accelerators, busy)
};
template <>
struct ViewExtra<Accelerator> {
    std::string node_name;
    std::string model_name;
    std::string pool_label;
    GWANJE_EXTRA(Accelerator)
    GWANJE_RECORD(ViewExtra, node_name, model_name, pool_label)
};

template <>
struct ViewExtra<Call> {
    std::string site_name;
    std::vector<RatioRow> ratios;  ///< of each class, now
    GWANJE_EXTRA(Call)
    GWANJE_RECORD(ViewExtra, site_name, ratios)
};

template <>
struct ViewExtra<Application> {
    std::string call_title;
    std::string class_label;
    std::string body_name;
    std::int64_t reviews = 0;         ///< assigned, for the staff; 0 for others
    std::int64_t reviews_scored = 0;  ///< the same
    Id<Offer> offer;
    std::optional<Ranked> ranked;  ///< its row in the latest selection; for the applicant once that is published
    GWANJE_EXTRA(Application)
    GWANJE_RECORD(ViewExtra, call_title, class_label, body_name, reviews, reviews_scored, offer, ranked)
};

/// What a reviewer reads: nothing that tells who applies.
struct BlindContent {
    std::string title;
    std::string summary;
    std::string sector;
    std::string class_label;
    Count accelerators;
    Count least;
    std::int64_t months = 0;
    std::vector<AcceleratorMillis> plan;
    GWANJE_RECORD(BlindContent, title, summary, sector, class_label, accelerators, least, months, plan)
};
template <>
struct ViewExtra<Review> {
    std::string receipt;
    std::string reviewer_name;
    Id<Call> call;
    BlindContent content;
    std::vector<Criterion> rubric;
    GWANJE_EXTRA(Review)
    GWANJE_RECORD(ViewExtra, receipt, reviewer_name, call, content, rubric)
};

template <>
struct ViewExtra<Offer> {
    Id<Call> call;
    Id<Body> body;
    std::string body_name;
    std::string title;
    GWANJE_EXTRA(Offer)
    GWANJE_RECORD(ViewExtra, call, body, body_name, title)
};
template <>
struct ViewExtra<Agreement> {
    std::string body_name;
    std::string title;
    std::string pool_label;
    GWANJE_EXTRA(Agreement)
    GWANJE_RECORD(ViewExtra, body_name, title, pool_label)
};

template <>
struct ViewExtra<Project> {
    std::string body_name;
    std::vector<std::string> member_names;  ///< as `members`
    AcceleratorMillis granted;              ///< sums over its awards
    AcceleratorMillis used;
    AcceleratorMillis held;
    AcceleratorMillis remaining;
    GWANJE_EXTRA(Project)
    GWANJE_RECORD(ViewExtra, body_name, member_names, granted, used, held, remaining)
};
template <>
struct ViewExtra<Award> {
    AcceleratorMillis remaining;
    std::string project_title;
    std::string body_name;
    std::string pool_label;
    GWANJE_EXTRA(Award)
    GWANJE_RECORD(ViewExtra, remaining, project_title, body_name, pool_label)
};
template <>
struct ViewExtra<Job> {
    std::string project_title;
    std::string submitter_name;
    std::vector<std::string> node_names;  ///< as `shares`
    GWANJE_EXTRA(Job)
    GWANJE_RECORD(ViewExtra, project_title, submitter_name, node_names)
};
template <>
struct ViewExtra<Outcome> {
    std::string project_title;
    GWANJE_EXTRA(Outcome)
    GWANJE_RECORD(ViewExtra, project_title)
};
#undef GWANJE_EXTRA

/// The address of others is for those who keep accounts.
void redact(const World& world, const Reader& reader, Person& person);
/// Environment variables may hold secrets: they are their project's.
void redact(const World& world, const Reader& reader, Job& job);

}  // namespace gwanje
