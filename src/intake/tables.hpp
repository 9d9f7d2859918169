// The tables that people bring: applications, reviews, papers, reviewers, the catalogue of models. Columns, units and
// examples are described in docs/formats. Each is taken as a whole or not at all.
#pragma once

#include "domain/command.hpp"
#include "domain/world.hpp"
#include "intake/row_reader.hpp"

namespace gwanje {

/// 접수번호,접수일시,신청등급,기관명,사업자번호,기관유형,기업규모,지역,분야,과제명,요약,담당자,이메일,신청수량,
/// 최소수량,개월,가점,월별계획,신청상태,비고. Classes and grounds are those of the call.
[[nodiscard]] Result<Intake<ImportedApplication>, IntakeFault> read_applications(const Call& call,
                                                                                 std::string_view csv);

/// 접수번호,평가위원, one column for each criterion of the call (points with up to three decimals), 의견.
[[nodiscard]] Result<Intake<ImportedReview>, IntakeFault> read_reviews(const Call& call, std::string_view csv);

/// 접수번호,평가위원,사유.
struct DeclaredConflict {
    std::string receipt;
    std::string reviewer;
    std::string ground;
    GWANJE_RECORD(DeclaredConflict, receipt, reviewer, ground)
};
[[nodiscard]] Result<Intake<DeclaredConflict>, IntakeFault> read_conflicts(std::string_view csv);

/// 구분,제목,게재처,발행일,DOI,비고: papers of a site.
[[nodiscard]] Result<Intake<Outcome>, IntakeFault> read_papers(Id<Site> site, std::string_view csv);

/// 아이디,이름,기관명,사업자번호,지역,이메일: persons with their bodies.
struct ListedPerson {
    Person person;
    Body body;
    GWANJE_RECORD(ListedPerson, person, body)
};
[[nodiscard]] Result<Intake<ListedPerson>, IntakeFault> read_reviewers(std::string_view csv);

/// vendor,model,kind,fp64_tflops,…: a catalogue with lines of notes ('#') before its header.
[[nodiscard]] Result<Intake<Model>, IntakeFault> read_models(std::string_view csv);

}  // namespace gwanje
