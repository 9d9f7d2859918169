// Cases on the bare kernel: an empty world for each, a clock that moves when a case says so, every law checked after
// every event.
#pragma once

#include "domain/world.hpp"
#include "scenario/ground.hpp"

namespace gwanje::scenario {

class KernelGround : public Ground {
public:
    Result<Instant, Broken> begin() override;
    std::string run_name() const override { return "1"; }
    Reply give(const std::string& actor, const Command& command) override;
    Reply wait_until(Instant at) override;
    std::optional<std::string> noun(const std::string& id) override;
    std::optional<std::string> why_waiting(const std::string& job) override;
    std::optional<std::string> ratio(const std::string& call, const std::string& label) override;
    std::optional<std::string> finish() override;

private:
    /// Applies events and what time makes of them; the first law that breaks.
    std::optional<Broken> carry_out(const std::vector<Event>& events, std::vector<Happened>& out);
    std::optional<Broken> apply_all(const std::vector<Event>& events, std::vector<Happened>& out);
    std::optional<Broken> step_now(std::vector<Happened>& out);
    /// The first instant after now, at most `latest`, at which something is due.
    [[nodiscard]] Instant next_due(Instant latest) const;

    World world_;
    Instant now_;
    std::vector<std::pair<Event, Instant>> history_;
};

}  // namespace gwanje::scenario
