// Fault: the answer of the world around the kernel when it does not work — a full disk, a second server, a damaged
// file.
//
// A fault is never the fault of the one who asked: the API answers 503 and says the sentence. `transient` tells whether
// the same request may work later without anybody doing something beyond what the sentence says; lasting faults need a
// restart or a repair.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "base/record.hpp"

namespace gwanje {

// Meaning of `where` and `number` per kind:
//   busy             where: what is busy                             number: –
//   disk_full        where: folder                                   number: –
//   corrupted        where: file                                     number: first bad entry, 0 when not known
//   locked_by_other  where: folder                                   number: process id of the holder, 0 when not known
//   not_permitted    where: path                                     number: errno
//   io_error         where: path                                     number: errno
//   too_new          where: file                                     number: its format version
//   not_ours         where: file                                     number: its application id
//   missing          where: path                                     number: –
//   clock_jumped     where: –                                        number: milliseconds (negative: backwards)
//   address_in_use   where: address and port                         number: –
//   unreachable      where: what does not answer                     number: –
//   stopping         where: –                                        number: –
//   unsupported      where: what this machine lacks                  number: –
GWANJE_ENUM(FaultKind, busy, disk_full, corrupted, locked_by_other, not_permitted, io_error, too_new, not_ours, missing,
            clock_jumped, address_in_use, unreachable, stopping, unsupported)

struct Fault {
    FaultKind kind = FaultKind::io_error;
    bool transient = false;
    std::string what;   // English, for the log: the detail as the library below told it
    std::string where;  // see the table above
    std::int64_t number = 0;

    GWANJE_RECORD(Fault, kind, transient, what, where, number)
};

/// Kinds that pass without a restart once their cause is gone.
[[nodiscard]] bool usually_transient(FaultKind kind);

/// A fault whose `transient` follows from its kind.
[[nodiscard]] Fault fault(FaultKind kind, std::string what, std::string where = {}, std::int64_t number = 0);

/// A fault from an errno of the operating system: full disks and missing permissions get their own kinds.
[[nodiscard]] Fault fault_of_errno(int error, std::string_view doing, std::string where);

/// One or two sentences for the operator: what happened, and what to do.
[[nodiscard]] std::string sentence(const Fault& fault, Language language);

}  // namespace gwanje
