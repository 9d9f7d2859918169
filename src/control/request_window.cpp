#include "control/request_window.hpp"

#include "control/answer.hpp"

namespace gwanje::control {

std::uint64_t fingerprint(std::string_view content) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/)
    for (const char c : content) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1'099'511'628'211U;
    }
    return hash;
}

std::string RequestWindow::name_of(std::uint64_t actor, std::string_view key) {
    std::string name = std::to_string(actor);
    name += ' ';
    name += key;
    return name;
}

Result<void, Fault> RequestWindow::load(const Journal& journal) {
    uses_.clear();
    by_first_.clear();
    const std::uint64_t head = journal.head().index;
    const std::uint64_t from = head > length_ ? head - length_ + 1 : 1;
    // The command that began before the window is no longer known: skip its entries inside the window.
    std::uint64_t before_actor = 0;
    std::string before_key;
    bool skipping = true;
    const auto read = journal.read(from > 1 ? from - 1 : from, head, [&](const EntryView& entry) {
        if (entry.index < from) {
            before_actor = entry.actor;
            before_key = entry.request;
            return true;
        }
        skipping = skipping && !before_key.empty() && entry.actor == before_actor && entry.request == before_key;
        if (!skipping) add(entry.actor, entry.request, entry.request_content, entry.index);
        return true;
    });
    return read;
}

std::optional<RequestWindow::Use> RequestWindow::find(std::uint64_t actor, std::string_view key) const {
    const auto found = uses_.find(name_of(actor, key));
    return found == uses_.end() ? std::nullopt : std::optional<Use>(found->second);
}

void RequestWindow::add(std::uint64_t actor, std::string_view key, std::uint64_t content, std::uint64_t index) {
    if (key.empty()) return;
    std::string name = name_of(actor, key);
    const auto [place, fresh] = uses_.try_emplace(name, Use{index, 0, content});
    ++place->second.count;
    if (fresh) by_first_.emplace_back(index, std::move(name));
}

void RequestWindow::settle(std::uint64_t head) {
    while (!by_first_.empty() && by_first_.front().first + length_ <= head) {
        uses_.erase(by_first_.front().second);
        by_first_.pop_front();
    }
}

void RequestWindow::forget_after(std::uint64_t index) {
    while (!by_first_.empty() && by_first_.back().first > index) {
        uses_.erase(by_first_.back().second);
        by_first_.pop_back();
    }
}

}  // namespace gwanje::control
