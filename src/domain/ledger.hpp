// The ledger of one award: hold, then post or release. Hours are conserved to the accelerator-millisecond:
//
//   granted = used + held + remaining + recalled + expired + returned
#pragma once

#include "base/units.hpp"

namespace gwanje {

struct Ledger {
    AcceleratorMillis granted;
    AcceleratorMillis used;
    AcceleratorMillis held;  ///< set aside for running work
    AcceleratorMillis recalled;
    AcceleratorMillis expired;
    AcceleratorMillis returned;

    /// What can still be set aside: derived, so that the law above holds by construction; never negative.
    [[nodiscard]] AcceleratorMillis remaining() const { return granted - used - held - recalled - expired - returned; }
    /// No column is negative.
    [[nodiscard]] bool sound() const;

    /// Sets `amount` of the remaining aside; false when there is less.
    [[nodiscard]] bool hold(AcceleratorMillis amount);
    /// Moves `amount` from held to used; a bug when less is held.
    void post(AcceleratorMillis amount);
    /// Gives `amount` of the held back; a bug when less is held.
    void release(AcceleratorMillis amount);
    /// Gives used hours back, such as those lost to a fault.
    void refund(AcceleratorMillis amount);

    GWANJE_RECORD(Ledger, granted, used, held, recalled, expired, returned)
};

}  // namespace gwanje
