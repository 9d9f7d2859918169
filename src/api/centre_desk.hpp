// CentreDesk: the front desk of the live centre, over its one writer, its clock and its engine.
#pragma once

#include <mutex>

#include "api/front_desk.hpp"
#include "control/centre.hpp"
#include "port/clock.hpp"

namespace gwanje {

/// The one writer with the centre's kernel.
using LiveCentre = control::Writer<CentreKernel>;

class CentreDesk final : public FrontDesk {
public:
    /// `engine` may be null: then there are no logs. All must outlive the desk.
    CentreDesk(LiveCentre& centre, Clock& clock, Engine* engine);
    ~CentreDesk() override;
    CentreDesk(const CentreDesk&) = delete;
    CentreDesk& operator=(const CentreDesk&) = delete;

    void command(CommandAsk ask, std::function<void(CommandAnswer)> answer) override;
    void read(const std::function<void(const World&, std::uint64_t)>& look) const override;
    [[nodiscard]] Instant now() const override { return clock_.now(); }
    [[nodiscard]] LiveNews news_after(std::uint64_t index, std::size_t at_most) const override;
    void on_news(std::function<void()> call) override;
    [[nodiscard]] Result<LogPart, Fault> read_log(Id<Job> job, std::int64_t attempt, std::int64_t offset,
                                                  std::int64_t limit) const override;

private:
    /// Whom to tell of news; outlives the desk in the writer's list of calls.
    struct Listener {
        std::mutex mutex;
        std::function<void()> call;
    };
    std::shared_ptr<Listener> listener_ = std::make_shared<Listener>();
    LiveCentre& centre_;
    Clock& clock_;
    Engine* engine_;
};

}  // namespace gwanje
