#include "adapter/engine_local/run_folder.hpp"

#include <fcntl.h>

#include <cerrno>

#include "adapter/engine_local/sealed.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

// Locks of the open file (fcntl F_OFD_*): they end with the process however it ends, and one can ask for the holder
// without becoming it.
struct flock whole_file() {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    return range;
}

Descriptor open_lock(const std::string& folder) {
    return Descriptor(::open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
}

template <class T>
Result<T, Fault> read_sealed(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.failure();
    auto value = unsealed<T>(*bytes);
    if (!value) return Failure{fault(FaultKind::corrupted, "the seal does not hold", path)};
    return std::move(*value);
}

}  // namespace

std::string folder_name(RunKey key) {
    return to_text(key.job) + '.' + std::to_string(key.attempt);
}

std::optional<RunKey> key_of_folder_name(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto job = id_from_text<Job>(name.substr(0, dot));
    const auto attempt = integer_from_text(name.substr(dot + 1));
    if (!job || job->none() || !attempt || *attempt < 0) return std::nullopt;
    const RunKey key{*job, *attempt};
    if (folder_name(key) != name) return std::nullopt;
    return key;
}

Result<std::optional<RunLock>, Fault> RunLock::take(const std::string& folder) {
    Descriptor file = open_lock(folder);
    if (!file.open()) return Failure{fault_of_errno(errno, "open lock", folder + "/lock")};
    struct flock range = whole_file();
    if (::fcntl(file.number(), F_OFD_SETLK, &range) == 0) return std::optional(RunLock(std::move(file)));
    if (errno == EAGAIN || errno == EACCES) return std::optional<RunLock>();
    return Failure{fault_of_errno(errno, "lock", folder + "/lock")};
}

bool RunLock::held(const std::string& folder) {
    const Descriptor file = open_lock(folder);
    struct flock range = whole_file();
    return file.open() && ::fcntl(file.number(), F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

Result<RunPlan, Fault> RunFolder::plan() const {
    return read_sealed<RunPlan>(file("plan"));
}

Result<std::optional<RunRecord>, Fault> RunFolder::record() const {
    auto record = read_sealed<RunRecord>(file("record"));
    if (record.ok()) return std::optional(std::move(*record));
    if (record.error().kind == FaultKind::missing) return std::optional<RunRecord>();
    return record.failure();
}

std::optional<RunUsage> RunFolder::usage() const {
    const auto usage = read_sealed<RunUsage>(file("usage"));
    return usage.ok() ? std::optional(*usage) : std::nullopt;
}

std::optional<StopOrder> RunFolder::stop_order() const {
    const auto stop = read_sealed<StopOrder>(file("stop"));
    return stop.ok() ? std::optional(*stop) : std::nullopt;
}

Result<void, Fault> RunFolder::keep(const RunPlan& plan) const {
    return replace_file(file("plan"), sealed(plan));
}
Result<void, Fault> RunFolder::keep(const RunRecord& record) const {
    return replace_file(file("record"), sealed(record));
}
Result<void, Fault> RunFolder::keep(const RunUsage& usage) const {
    return replace_file_soon(file("usage"), sealed(usage));
}
Result<void, Fault> RunFolder::keep(const StopOrder& stop) const {
    return replace_file(file("stop"), sealed(stop));
}

}  // namespace gwanje::local
