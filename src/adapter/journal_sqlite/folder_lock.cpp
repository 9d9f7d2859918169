#include "adapter/journal_sqlite/folder_lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.hpp"

namespace gwanje {

Result<FolderLock, Fault> FolderLock::take(const std::string& folder) {
    auto file = File::open(folder + "/journal.lock", O_RDWR | O_CREAT);
    GWANJE_TRY(file);
    const auto locked = file->try_lock();
    GWANJE_TRY(locked);
    if (!*locked) {
        const auto holder = file->read_all();
        const auto process = holder.ok() ? integer_from_text(trimmed(*holder)) : std::nullopt;
        return Failure{
            fault(FaultKind::locked_by_other, "the lock on " + file->path() + " is held", folder, process.value_or(0))};
    }
    // The number is for the message above; a full disk must not keep the server from starting to say so.
    if (file->truncate(0).ok()) static_cast<void>(file->write_at(0, std::to_string(::getpid()) + '\n').ok());
    return FolderLock(std::move(*file));
}

}  // namespace gwanje
