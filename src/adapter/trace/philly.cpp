#include "adapter/trace/philly.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace gwanje::adapter {

namespace {

/// "2017-10-09 07:01:55" as a clock in UTC shows it.
std::optional<Instant> philly_instant(std::string_view text) {
    if (text.size() != 19 || text[10] != ' ') return std::nullopt;
    std::string rfc(text);
    rfc[10] = 'T';
    return instant_from_text(rfc + 'Z');
}

}  // namespace

Result<twin::Trace, TraceFault> read_philly(const std::string& path, const std::string& virtual_cluster) {
    std::string text;
    GWANJE_TRY(read_trace_file(path, [&](std::string_view piece) -> Result<void, TraceFault> {
        text += piece;
        return {};
    }));
    const std::string name = path == "-" ? "standard input" : path;
    const auto table = parse_csv(text);
    const auto csv_fault = [&](const CsvFault& fault) {
        return Failure{TraceFault{name, fault.line, fault.column, csv_fault_text(fault, Language::en)}};
    };
    if (!table.ok()) return csv_fault(table.error());
    constexpr std::array<std::string_view, 4> names{"timestamp", "duration", "num_gpus", "cluster"};
    const auto places = table->columns(names);
    if (!places.ok()) return csv_fault(places.error());

    twin::Trace trace;
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        const auto cell = [&](std::size_t column) -> const CsvCell& { return table->rows[row][(*places)[column]]; };
        const auto broken = [&](std::size_t column, const std::string& expected) {
            return Failure{
                TraceFault{name, cell(column).line, cell(column).column,
                           std::string(names[column]) + " \"" + cell(column).text + "\": expected " + expected}};
        };
        if (!virtual_cluster.empty() && cell(3).text != virtual_cluster) continue;
        const auto submit = philly_instant(cell(0).text);
        if (!submit) return broken(0, "a time such as 2017-10-09 07:01:55");
        const auto run = decimal_from_text(cell(1).text, 1000);
        if (!run || *run < 0 || *run / 1000 >= std::numeric_limits<std::int32_t>::max())
            return broken(1, "seconds, such as 66.0");
        const auto size = integer_from_text(cell(2).text);
        if (!size || *size < 1 || *size > std::numeric_limits<std::int32_t>::max())
            return broken(2, "a whole number of GPUs, at least 1");
        twin::TraceJob job;
        job.submit = submit->ms / 1000;
        job.run = job.estimate = static_cast<std::int32_t>(std::max<std::int64_t>(1, (*run + 999) / 1000));
        job.size = static_cast<std::uint32_t>(*size);
        trace.jobs.push_back(job);
        trace.ids.push_back(static_cast<std::int64_t>(row + 1));
    }
    std::vector<std::size_t> order(trace.jobs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return trace.jobs[a].submit < trace.jobs[b].submit; });
    twin::Trace sorted;
    for (const std::size_t i : order) {
        sorted.jobs.push_back(trace.jobs[i]);
        sorted.jobs.back().submit -= trace.jobs[order.front()].submit;
        sorted.ids.push_back(trace.ids[i]);
    }
    return sorted;
}

}  // namespace gwanje::adapter
