#include "adapter/trace/trace_input.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

namespace gwanje::adapter {

std::string TraceFault::text() const {
    if (line == 0) return file + ": " + reason;
    return file + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + reason;
}

namespace {

struct CloseGzip {
    void operator()(gzFile_s* file) const { gzclose(file); }
};

}  // namespace

Result<void, TraceFault> read_trace_file(const std::string& path, const Chunk& take) {
    const bool standard_input = path == "-";
    const std::string name = standard_input ? "standard input" : path;
    const auto fault = [&](std::string reason) { return Failure{TraceFault{name, 0, 0, std::move(reason)}}; };

    const int descriptor = standard_input ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fault(std::string("cannot be opened: ") + std::strerror(errno));
    // gzread gives bytes that are not gzip through as they are.
    const std::unique_ptr<gzFile_s, CloseGzip> file(gzdopen(descriptor, "rb"));
    if (!file) {
        close(descriptor);
        return fault("cannot be read: no memory for the decompressor");
    }
    constexpr unsigned piece = 1U << 20U;
    gzbuffer(file.get(), piece);
    std::vector<char> bytes(piece);
    for (;;) {
        const int count = gzread(file.get(), bytes.data(), piece);
        int code = Z_OK;
        const char* const message = gzerror(file.get(), &code);
        if (count < 0 || (code != Z_OK && code != Z_STREAM_END)) {
            if (code == Z_ERRNO) return fault(std::string("cannot be read: ") + std::strerror(errno));
            return fault(std::string("the compressed file is damaged or cut off: ") + message);
        }
        if (count == 0) return {};
        if (auto taken = take({bytes.data(), static_cast<std::size_t>(count)}); !taken.ok()) {
            TraceFault error = taken.error();
            error.file = name;
            return Failure{std::move(error)};
        }
    }
}

}  // namespace gwanje::adapter
