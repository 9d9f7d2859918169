// One server per data folder: a lock that the operating system takes back when the process ends, however it ends.
#pragma once

#include "adapter/journal_sqlite/file.hpp"

namespace gwanje {

class FolderLock {
public:
    /// Refused with `locked_by_other` and the holder's process id while somebody holds it.
    [[nodiscard]] static Result<FolderLock, Fault> take(const std::string& folder);

private:
    explicit FolderLock(File file) : file_(std::move(file)) {}
    File file_;
};

}  // namespace gwanje
