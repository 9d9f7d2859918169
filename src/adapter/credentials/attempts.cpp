#include "adapter/credentials/attempts.hpp"

#include <algorithm>

namespace gwanje {

Duration Attempts::wait_for(const std::string& key, std::int64_t free, Instant now) const {
    const auto found = failures_.find(key);
    if (found == failures_.end() || found->second.count < free || found->second.last + forget_after <= now) return {};
    const std::int64_t doublings = std::min<std::int64_t>(found->second.count - free, 20);
    const Duration pause = std::min(longest_wait, seconds(std::int64_t{1} << doublings));
    const Instant until = found->second.last + pause;
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    return until <= now ? Duration{} : std::min(until - now, longest_wait);
}

Duration Attempts::wait(const std::string& login, const std::string& address, Instant now) const {
    return std::max(wait_for(login_key(login), free_per_login, now),
                    wait_for(address_key(address), free_per_address, now));
}

void Attempts::failed(const std::string& login, const std::string& address, Instant now) {
    if (failures_.size() >= most_keys) forget_old(now);
    count(login_key(login), now);
    count(address_key(address), now);
}

void Attempts::succeeded(const std::string& login) {
    failures_.erase(login_key(login));
}

void Attempts::count(const std::string& key, Instant now) {
    Failures& failures = failures_[key];
    if (failures.last + forget_after <= now) failures.count = 0;
    ++failures.count;
    failures.last = now;
}

void Attempts::forget_old(Instant now) {
    std::erase_if(failures_, [&](const auto& entry) { return entry.second.last + forget_after <= now; });
    while (failures_.size() >= most_keys) {
        const auto oldest = std::min_element(failures_.begin(), failures_.end(), [](const auto& a, const auto& b) {
            return a.second.last < b.second.last;
        });
        failures_.erase(oldest);
    }
}

}  // namespace gwanje
