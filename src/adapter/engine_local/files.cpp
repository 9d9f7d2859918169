#include "adapter/engine_local/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace gwanje::local {

namespace {

Result<void, Fault> write_new_file(const std::string& path, std::string_view bytes, bool on_disk) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!file.open()) return Failure{fault_of_errno(errno, "open for writing", path)};
    if (!write_all(file.number(), bytes)) return Failure{fault_of_errno(errno, "write", path)};
    if (on_disk && ::fsync(file.number()) != 0) return Failure{fault_of_errno(errno, "fsync", path)};
    return {};
}

Result<void, Fault> replace(const std::string& path, std::string_view bytes, bool on_disk) {
    const std::string fresh = path + ".new";
    GWANJE_TRY(write_new_file(fresh, bytes, on_disk));
    if (::rename(fresh.c_str(), path.c_str()) != 0) return Failure{fault_of_errno(errno, "rename", path)};
    if (!on_disk) return {};
    return sync_folder(path.substr(0, path.find_last_of('/')));
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

void Descriptor::close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Result<Pipe, Fault> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Failure{fault_of_errno(errno, "pipe", "pipe")};
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<std::string, Fault> read_file(const std::string& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open()) return Failure{fault_of_errno(errno, "open", path)};
    std::string all;
    std::array<char, 16384> piece{};
    for (;;) {
        const ssize_t count = ::read(file.number(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Failure{fault_of_errno(errno, "read", path)};
        if (count == 0) return all;
        all.append(piece.data(), static_cast<std::size_t>(count));
        if (all.size() > limit) return Failure{fault(FaultKind::corrupted, "larger than it can be", path)};
    }
}

Result<void, Fault> replace_file(const std::string& path, std::string_view bytes) {
    return replace(path, bytes, true);
}
Result<void, Fault> replace_file_soon(const std::string& path, std::string_view bytes) {
    return replace(path, bytes, false);
}

Result<void, Fault> write_control(const std::string& path, std::string_view text) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.open()) return Failure{fault_of_errno(errno, "open for writing", path)};
    if (::write(file.number(), text.data(), text.size()) < 0) return Failure{fault_of_errno(errno, "write", path)};
    return {};
}

Result<void, Fault> sync_folder(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.open()) return Failure{fault_of_errno(errno, "open folder", path)};
    if (::fsync(folder.number()) != 0) return Failure{fault_of_errno(errno, "fsync folder", path)};
    return {};
}

Result<void, Fault> make_folder(const std::string& path, unsigned mode) {
    if (::mkdir(path.c_str(), static_cast<mode_t>(mode)) == 0 || errno == EEXIST) return {};
    return Failure{fault_of_errno(errno, "make folder", path)};
}

Result<void, Fault> make_folders(const std::string& path, unsigned mode) {
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        if (const std::string above = path.substr(0, slash); !exists(above)) GWANJE_TRY(make_folder(above, mode));
    return make_folder(path, mode);
}

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

Result<std::vector<std::string>, Fault> names_in(const std::string& path) {
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) return Failure{fault_of_errno(errno, "open folder", path)};
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) return Failure{fault_of_errno(errno, "read folder", path)};
    std::sort(names.begin(), names.end());
    return names;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace gwanje::local
