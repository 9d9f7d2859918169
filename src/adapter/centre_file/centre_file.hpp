// The description of a centre in one text file (TOML) and the tables beside it: what a new Gwanje is filled with.
// Fields and units are described in docs/formats/centre.md.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/application.hpp"
#include "domain/call.hpp"

namespace gwanje::centre_file {

struct FilePerson {
    std::string login;
    std::string name;
    std::string body;  ///< key
    std::vector<Duty> duties;
};

struct FileBody {
    std::string key;
    Body body;
};

struct FilePool {
    Pool pool;
    bool local = false;  ///< filled with what this machine has
};

/// Nodes that are alike.
struct NodeGroup {
    std::string name_prefix;
    std::int64_t nodes = 0;
    Node node;
    std::string model;  ///< vendor and name, one space between
    std::string pool;
    std::int64_t accelerators = 0;
    Instant at;  ///< since when they are there
};

struct FileBudgetLine {
    BudgetLine line;
    std::string pool;  ///< empty: the whole site
};

/// A call with its tables. Dates are absolute, or days from the first start.
struct FileCall {
    CallKind kind = CallKind::cut_off;
    CallTerms terms;
    std::vector<std::string> pools;  ///< of the classes, in their order
    std::string applications;        ///< the table itself, not its name
    std::string reviews;
    std::string conflicts;
};

struct CentreFile {
    Site site;
    std::vector<FileBody> bodies;
    std::vector<FilePerson> persons;
    std::vector<FilePool> pools;
    std::vector<Stage> stages;
    std::vector<FileBudgetLine> budget_lines;
    std::vector<NodeGroup> node_groups;
    std::vector<FileCall> calls;
    std::string reviewers;  ///< tables
    std::string catalogue;
    std::string papers;
};

/// Reads FOLDER/centre.toml and what it names. `start` is the day from which relative days count. The error is one
/// sentence with file, line and what to do.
[[nodiscard]] Result<CentreFile, std::string> read_centre(const std::string& folder, Instant start);

}  // namespace gwanje::centre_file
