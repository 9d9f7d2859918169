#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace gwanje {

void fail_check(const char* file, int line, const char* condition) noexcept {
    std::fprintf(stderr, "bug: %s:%d: %s does not hold\n", file, line, condition);
    std::fflush(stderr);
    std::abort();
}

}  // namespace gwanje
