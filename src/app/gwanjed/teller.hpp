// Gives commands to a history one after the other and stops at the first that is refused, with a sentence that names
// it.
#pragma once

#include "control/history.hpp"

namespace gwanje::app {

class Teller {
public:
    explicit Teller(control::History& history) : history_(history) {}

    /// Time never goes back: a command dated before the last one happens right after it.
    void at(Instant t) { at_ = t > at_ ? t : at_; }
    [[nodiscard]] Instant now() const { return at_; }
    void by(Id<Person> actor) { actor_ = actor; }

    /// True when it was carried out (or something was refused before: then nothing more happens).
    bool tell(const Command& command) {
        if (!fault_.empty()) return false;
        const Decision decision = history_.command(at_, actor_, command);
        if (decision.ok()) return true;
        const RefusalWords why = words(decision.error(), Language::en);
        fault_ = std::string(
                     std::visit([](const auto& c) { return std::remove_cvref_t<decltype(c)>::record_name; }, command)) +
                 " at " + to_text(at_) + " was refused: " + why.reason + " " + why.remedy;
        return false;
    }
    void blame(std::string fault) {
        if (fault_.empty()) fault_ = std::move(fault);
    }

    [[nodiscard]] const World& world() const { return history_.world(); }
    [[nodiscard]] const std::string& fault() const { return fault_; }
    void pass() { history_.pass(at_); }

private:
    control::History& history_;
    Instant at_;
    Id<Person> actor_;
    std::string fault_;
};

}  // namespace gwanje::app
