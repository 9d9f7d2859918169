// A bug aborts: GWANJE_CHECK states what must be so whatever the input was.
#pragma once

namespace gwanje {

/// Prints file, line and the condition to standard error and aborts. Never returns.
[[noreturn]] void fail_check(const char* file, int line, const char* condition) noexcept;

}  // namespace gwanje

/// Holds in every build. Use it for invariants of our own code, never for input.
#define GWANJE_CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::gwanje::fail_check(__FILE__, __LINE__, #condition))

/// Holds in debug builds only: for invariants whose test costs more than the work it guards.
#ifdef NDEBUG
#define GWANJE_DCHECK(condition) static_cast<void>(0)
#else
#define GWANJE_DCHECK(condition) GWANJE_CHECK(condition)
#endif
