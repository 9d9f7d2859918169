#include "cli/twin_files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "json/json.hpp"

namespace gwanje::cli {

namespace {

Result<void, std::string> write_text(const std::string& path, const fmt::memory_buffer& text) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "w"), &std::fclose);
    if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || std::fflush(file.get()) != 0)
        return Failure{"cannot write " + path + ": " + std::strerror(errno)};
    return {};
}

template <class Record>
void csv_header(fmt::memory_buffer& to, const Record& record) {
    bool first = true;
    for_each_field(record, [&](std::string_view name, const auto&) {
        fmt::format_to(std::back_inserter(to), "{}{}", first ? "" : ",", name);
        first = false;
    });
    to.push_back('\n');
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}
std::string csv_cell(double value) {
    return fmt::format("{:.4f}", value);
}
std::string csv_cell(std::integral auto value) {
    return std::to_string(value);
}
std::string csv_cell(Instant t) {
    return t.unset() ? std::string() : to_text(t);
}
std::string csv_cell(IsEnum auto value) {
    return std::string(to_text(value));
}
template <class Unit>
std::string csv_cell(Quantity<Unit> value) {
    return std::to_string(value.amount);
}

template <class Record>
void csv_row(fmt::memory_buffer& to, const Record& record) {
    bool first = true;
    for_each_field(record, [&](std::string_view, const auto& value) {
        fmt::format_to(std::back_inserter(to), "{}{}", first ? "" : ",", csv_cell(value));
        first = false;
    });
    to.push_back('\n');
}

}  // namespace

Result<void, std::string> write_outcome(const std::string& folder, const twin::Outcome& outcome,
                                        const std::string& hash) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return Failure{"cannot make the folder " + folder + ": " + error.message()};
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "{{\"input\":\"{}\",\"outcome\":{}}}\n", hash, json_text(outcome));
    GWANJE_TRY(write_text(folder + "/summary.json", text));
    text.clear();
    csv_header(text, twin::ClassOutcome{});
    for (const twin::ClassOutcome& one : outcome.classes) csv_row(text, one);
    GWANJE_TRY(write_text(folder + "/classes.csv", text));
    text.clear();
    csv_header(text, twin::Sample{});
    for (const twin::Sample& one : outcome.samples) csv_row(text, one);
    return write_text(folder + "/samples.csv", text);
}

Result<JobsFile, std::string> JobsFile::open(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    JobsFile file(std::fopen((folder + "/jobs.csv").c_str(), "w"));
    if (!file.file_) return Failure{"cannot write " + folder + "/jobs.csv: " + std::strerror(errno)};
    fmt::memory_buffer text;
    csv_header(text, twin::JobRecord{});
    std::fwrite(text.data(), 1, text.size(), file.file_.get());
    return file;
}

void JobsFile::add(const twin::JobRecord& record) {
    fmt::memory_buffer text;
    csv_row(text, record);
    std::fwrite(text.data(), 1, text.size(), file_.get());
}

bool JobsFile::close() {
    return std::ferror(file_.get()) == 0 && std::fflush(file_.get()) == 0;
}

std::string input_hash(const std::string& text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return fmt::format("{:016x}", hash);
}

}  // namespace gwanje::cli
