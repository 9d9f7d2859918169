#include "intake/tables.hpp"

namespace gwanje {
namespace {

Model read_model(RowReader& row) {
    Model model;
    model.vendor = row.needed_text("vendor");
    model.name = row.needed_text("model");
    static const std::vector<std::pair<std::string_view, AcceleratorKind>> kinds{{"gpu", AcceleratorKind::gpu},
                                                                                 {"npu", AcceleratorKind::npu},
                                                                                 {"pim", AcceleratorKind::pim},
                                                                                 {"cpu", AcceleratorKind::cpu}};
    model.kind = row.one_of("kind", kinds);
    const auto add = [&](std::string_view column, NumberFormat format) {
        if (row.text(column).empty()) return;
        model.peaks.push_back({row.decimal(column, 1000), format});  // a TFLOPS is a thousand gigaflops
    };
    // The catalogue's fp64 column is the rate of the tensor units where a model has them (its note says so).
    const bool tensor = row.text("note").find("fp64 is the tensor rate") != std::string::npos;
    add("fp64_tflops", tensor || row.text("vendor") == "NVIDIA" ? NumberFormat::fp64_tensor : NumberFormat::fp64);
    add("fp32_tflops", NumberFormat::fp32);
    add("tf32_tflops", NumberFormat::tf32);
    add("bf16_tflops", NumberFormat::bf16);
    add("fp16_tflops", NumberFormat::fp16);
    add("fp8_tflops", NumberFormat::fp8);
    add("int8_tops", NumberFormat::int8);
    model.memory = {row.decimal("memory_gb", 1000) * 1'000'000};
    model.bandwidth_gbs = row.whole("bandwidth_gbs", 0);
    model.power = {row.whole("power_w", 0)};
    model.source = row.text("confidence");
    if (!row.text("note").empty()) model.source += (model.source.empty() ? "" : "; ") + row.text("note");
    return model;
}

}  // namespace

Result<Intake<Model>, IntakeFault> read_models(std::string_view csv) {
    CsvRules rules;
    rules.notes_before_header = true;
    return read_rows<Model>(
        csv, {"vendor", "model", "kind"},
        {"fp64_tflops", "fp32_tflops", "tf32_tflops", "bf16_tflops", "fp16_tflops", "fp8_tflops", "int8_tops",
         "memory_gb", "memory_type", "bandwidth_gbs", "power_w", "power_term", "link_gbs_per_direction",
         "link_gbs_to_one_peer", "achieved_bf16_percent", "confidence", "note"},
        rules, read_model);
}

Result<Intake<ListedPerson>, IntakeFault> read_reviewers(std::string_view csv) {
    return read_rows<ListedPerson>(csv, {"아이디", "이름", "기관명", "사업자번호"}, {"지역", "이메일"}, {},
                                   [](RowReader& row) {
                                       ListedPerson out;
                                       out.person.login = row.needed_text("아이디");
                                       out.person.name = row.needed_text("이름");
                                       out.person.email = row.text("이메일");
                                       out.body.name = row.needed_text("기관명");
                                       out.body.registration = row.needed_text("사업자번호");
                                       out.body.region = row.text("지역");
                                       out.body.kind = BodyKind::university;
                                       return out;
                                   });
}

Result<Intake<Outcome>, IntakeFault> read_papers(Id<Site> site, std::string_view csv) {
    return read_rows<Outcome>(csv, {"구분", "제목", "발행일"}, {"게재처", "DOI", "비고"}, {}, [&](RowReader& row) {
        static const std::vector<std::pair<std::string_view, OutcomeKind>> kinds{
            {"국내", OutcomeKind::paper_domestic},
            {"SCI", OutcomeKind::paper_sci},
            {"국제", OutcomeKind::paper_international},
            {"국제학술대회", OutcomeKind::paper_international},
            {"국제 학술대회", OutcomeKind::paper_international}};
        Outcome out;
        out.site = site;
        out.kind = row.one_of("구분", kinds);
        out.title = row.needed_text("제목");
        out.at = row.instant("발행일");
        out.doi = row.text("DOI");
        out.note = row.text("게재처");
        if (!row.text("비고").empty()) out.note += " · " + row.text("비고");
        return out;
    });
}

}  // namespace gwanje
