// Reading logs while they grow, and discarding those that nobody will ask for again.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "adapter/engine_local/local_engine.hpp"

namespace gwanje::local {

namespace {

constexpr std::int64_t most_per_read = 4 << 20;

bool has_ended(const RunFolder& folder) {
    const auto record = folder.record();
    return record.ok() && record->has_value() && (*record)->stage == RecordStage::ended;
}

Result<LogPart, Fault> part_of(const std::string& path, std::int64_t offset, std::int64_t limit) {
    LogPart part;
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open() && errno == ENOENT) return part;  // nothing was written yet
    struct stat status {};
    if (!file.open() || ::fstat(file.number(), &status) != 0) return Failure{fault_of_errno(errno, "open log", path)};
    part.size = status.st_size;
    part.next = std::clamp<std::int64_t>(offset, 0, part.size);
    const std::int64_t count = std::clamp<std::int64_t>(std::min(limit, most_per_read), 0, part.size - part.next);
    part.bytes.resize(static_cast<std::size_t>(count));
    ssize_t read = 0;
    do read = ::pread(file.number(), part.bytes.data(), part.bytes.size(), part.next);
    while (read < 0 && errno == EINTR);
    if (read < 0) return Failure{fault_of_errno(errno, "read log", path)};
    part.bytes.resize(static_cast<std::size_t>(read));
    part.next += read;
    return part;
}

}  // namespace

Result<LogPart, Fault> LocalEngine::read_log(RunKey key, std::int64_t offset, std::int64_t limit) {
    RunFolder folder = folder_of(key);
    if (!exists(folder.path())) folder = forgotten_of(key);
    if (!exists(folder.path()))
        return Failure{fault(FaultKind::missing, "no log of this run is kept", "log of " + folder_name(key))};
    const bool ended = has_ended(folder);  // asked first: what is written after it ended is nothing
    auto part = part_of(folder.file("log"), offset, limit);
    if (!part.ok()) return part;
    part->complete = ended && part->next >= part->size;
    return part;
}

Result<Count, Fault> LocalEngine::discard_forgotten(Instant before) {
    const auto names = names_in(forgotten_folder());
    if (!names.ok()) return names.failure();
    Count discarded;
    for (const std::string& name : *names) {
        const RunFolder folder(forgotten_folder() + '/' + name);
        const auto record = folder.record();
        if (!record.ok() || (record->has_value() && (*record)->ended_at >= before)) continue;
        const auto files = names_in(folder.path());
        if (!files.ok()) return files.failure();
        for (const std::string& file : *files) ::unlink(folder.file(file).c_str());
        if (::rmdir(folder.path().c_str()) != 0) return Failure{fault_of_errno(errno, "remove", folder.path())};
        discarded += Count{1};
    }
    return discarded;
}

}  // namespace gwanje::local
