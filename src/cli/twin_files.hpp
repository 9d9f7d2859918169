// What a run of a scenario leaves in its folder: summary.json, classes.csv, samples.csv and, where asked, jobs.csv.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "twin/outcome.hpp"

namespace gwanje::cli {

/// Everything but jobs.csv. `input_hash` is of the scenario's text, so that a plot can say what it shows.
[[nodiscard]] Result<void, std::string> write_outcome(const std::string& folder, const twin::Outcome& outcome,
                                                      const std::string& input_hash);

/// jobs.csv, line by line while the run goes on.
class JobsFile {
public:
    [[nodiscard]] static Result<JobsFile, std::string> open(const std::string& folder);
    void add(const twin::JobRecord& record);
    [[nodiscard]] bool close();

private:
    explicit JobsFile(std::FILE* file) : file_(file, &std::fclose) {}
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// 64 bits of FNV-1a as 16 hexadecimal digits: tells inputs apart, is no proof against intent.
[[nodiscard]] std::string input_hash(const std::string& text);

}  // namespace gwanje::cli
