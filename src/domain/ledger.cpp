#include "domain/ledger.hpp"

#include "base/check.hpp"

namespace gwanje {

bool Ledger::sound() const {
    const AcceleratorMillis none;
    return granted >= none && used >= none && held >= none && recalled >= none && expired >= none && returned >= none &&
           remaining() >= none;
}

bool Ledger::hold(AcceleratorMillis amount) {
    if (amount.amount < 0 || amount > remaining()) return false;
    held += amount;
    return true;
}

void Ledger::post(AcceleratorMillis amount) {
    GWANJE_CHECK(amount.amount >= 0 && amount <= held);
    held -= amount;
    used += amount;
}

void Ledger::release(AcceleratorMillis amount) {
    GWANJE_CHECK(amount.amount >= 0 && amount <= held);
    held -= amount;
}

void Ledger::refund(AcceleratorMillis amount) {
    GWANJE_CHECK(amount.amount >= 0 && amount <= used);
    used -= amount;
}

}  // namespace gwanje
