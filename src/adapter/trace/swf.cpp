#include "adapter/trace/swf.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

#include "base/text.hpp"

namespace gwanje::adapter {

namespace {

constexpr std::int64_t most_seconds = std::numeric_limits<std::int32_t>::max();

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
unsigned digit(char c) {
    return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
}

}  // namespace

Result<void, TraceFault> SwfReader::feed(std::string_view text) {
    if (!rest_.empty()) {
        const std::size_t end = text.find('\n');
        rest_.append(text.substr(0, end == std::string_view::npos ? text.size() : end + 1));
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
        const std::string line = std::move(rest_);
        rest_.clear();
        GWANJE_TRY(lines(line.data(), line.data() + line.size()));
    }
    const std::size_t last = text.rfind('\n');
    const std::size_t whole = last == std::string_view::npos ? 0 : last + 1;
    rest_ = text.substr(whole);
    return lines(text.data(), text.data() + whole);
}

Result<twin::Trace, TraceFault> SwfReader::finish() {
    if (!rest_.empty()) {
        rest_ += '\n';
        GWANJE_TRY(lines(rest_.data(), rest_.data() + rest_.size()));
        rest_.clear();
    }
    if (!sorted_) {
        std::vector<std::uint32_t> order(trace_.jobs.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return trace_.jobs[a].submit < trace_.jobs[b].submit;
        });
        twin::Trace sorted;
        sorted.processors = trace_.processors;
        sorted.jobs.reserve(order.size()), sorted.ids.reserve(order.size());
        for (const std::uint32_t i : order) {
            sorted.jobs.push_back(trace_.jobs[i]);
            sorted.ids.push_back(trace_.ids[i]);
        }
        trace_ = std::move(sorted);
    }
    return std::move(trace_);
}

/// Whole lines, each with its line end. The loop over characters is the price of every byte; nothing else is done in
/// it.
Result<void, TraceFault> SwfReader::lines(const char* at, const char* end) {
    while (at < end) {
        const char* const line = at;
        ++line_;
        while (blank(*at)) ++at;
        if (*at == '\n') {
            ++at;
            continue;
        }
        if (*at == ';') {
            const auto* const stop =
                static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            header({at, static_cast<std::size_t>(stop - at)});
            at = stop + 1;
            continue;
        }
        std::int64_t field[18];
        for (std::int64_t& value : field) {
            while (blank(*at)) ++at;
            const char* const token = at;
            const bool negative = *at == '-';
            at += negative ? 1 : 0;
            const char* const first = at;
            std::uint64_t number = 0;
            for (unsigned d = digit(*at); d < 10; d = digit(*++at)) number = number * 10 + d;
            if (at == first || at - first > 18) return Failure{broken(line, token, end)};
            if (*at == '.')  // some archives give averages with a fraction; none of the columns that count has one
                do ++at;
                while (digit(*at) < 10);
            if (!blank(*at) && *at != '\n') return Failure{broken(line, token, end)};
            value = negative ? -static_cast<std::int64_t>(number) : static_cast<std::int64_t>(number);
        }
        while (blank(*at)) ++at;
        if (*at != '\n') return Failure{broken(line, at, end)};
        ++at;
        if (field[1] < 0 || field[3] > most_seconds || field[8] > most_seconds || field[4] > most_seconds ||
            field[7] > most_seconds) {
            return Failure{
                TraceFault{"", line_, 1, "a submission before 0, or a run, time or processor count above 2147483647"}};
        }
        add(field);
    }
    return {};
}

TraceFault SwfReader::broken(const char* line, const char* at, const char* end) const {
    TraceFault fault{"", line_, static_cast<std::uint64_t>(at - line) + 1, {}};
    const char* stop = at;
    while (stop < end && !blank(*stop) && *stop != '\n') ++stop;
    const char* const first = at < stop && *at == '-' ? at + 1 : at;
    if (at == stop) {
        fault.reason = "the line ends before its 18 numbers are complete";
    } else if (std::all_of(first, stop, [](char c) { return digit(c) < 10; }) && first < stop && stop - first <= 18) {
        fault.reason = "more than 18 numbers on the line";
    } else {
        const std::string token(at, std::min<std::size_t>(static_cast<std::size_t>(stop - at), 24));
        fault.reason = "expected a whole number, found \"" + token + "\"";
    }
    return fault;
}

void SwfReader::header(std::string_view line) {
    const std::size_t found = line.find("MaxProcs:");
    if (found == std::string_view::npos) return;
    const auto number = integer_from_text(trimmed(line.substr(found + 9)));
    if (number && *number > 0 && *number <= most_seconds) trace_.processors = static_cast<std::uint32_t>(*number);
}

void SwfReader::add(const std::int64_t (&field)[18]) {
    const std::int64_t given = field[4], asked = field[7];
    std::int64_t size = reading_.requested_processors ? (asked > 0 ? asked : given) : (given > 0 ? given : asked);
    std::int64_t run = field[3];
    std::int64_t estimate = field[8];
    if (run <= 0 || size <= 0) {
        run = estimate = 1;
        size = std::max<std::int64_t>(1, size);
    } else if (estimate > 0) {
        if (reading_.kill_at_estimate) run = std::min(run, estimate);
        estimate = std::max(estimate, run);
    } else {
        estimate = run;
    }
    twin::TraceJob job;
    job.submit = field[1];
    job.run = static_cast<std::int32_t>(run);
    job.estimate = static_cast<std::int32_t>(estimate);
    job.size = static_cast<std::uint32_t>(size);
    job.user = field[11] > 0 ? static_cast<std::uint32_t>(field[11]) : 0;
    sorted_ = sorted_ && (trace_.jobs.empty() || trace_.jobs.back().submit <= job.submit);
    trace_.jobs.push_back(job);
    trace_.ids.push_back(field[0]);
}

Result<twin::Trace, TraceFault> read_swf(const std::string& path, const twin::Reading& reading) {
    SwfReader reader(reading);
    GWANJE_TRY(read_trace_file(path, [&](std::string_view piece) { return reader.feed(piece); }));
    auto trace = reader.finish();
    if (!trace.ok()) {
        TraceFault fault = trace.error();
        fault.file = path == "-" ? "standard input" : path;
        return Failure{std::move(fault)};
    }
    return trace;
}

}  // namespace gwanje::adapter
