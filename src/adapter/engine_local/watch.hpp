// Watching one run from its launch to its end: one loop over its output, its init, signals and the clock.
#pragma once

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/init.hpp"
#include "adapter/engine_local/launch.hpp"
#include "adapter/engine_local/log_file.hpp"
#include "adapter/engine_local/run_folder.hpp"
#include "adapter/engine_local/usage_meter.hpp"

namespace gwanje::local {

class Watch {
public:
    Watch(const RunPlan& plan, const RunFolder& folder, const ControlGroup& group, Telemetry* telemetry, int signals,
          RunRecord record);

    /// Launches the run, watches it, and leaves the record of its end in the folder.
    void until_the_end();

private:
    void wait_for_something();
    [[nodiscard]] int milliseconds_to_wait() const;
    void read_output();
    void read_init();
    void entered(std::int64_t init);
    void started();
    void read_signals();
    void collect_sandbox();
    void act_on_time();
    void obey_stop_order();
    /// Asks the run to end; the first cause stands, the shortest grace counts.
    void ask_to_end(JobEnd cause, Duration grace, const std::string& why);
    void kill_run();
    void measure(bool keep);
    void write_end();
    void conclude();
    [[nodiscard]] Duration elapsed() const;

    const RunPlan& plan_;
    const RunFolder& folder_;
    const ControlGroup& group_;
    int signals_;
    RunRecord record_;
    UsageMeter meter_;
    LogFile log_;
    LaunchedRun run_;
    Descriptor held_init_;
    std::optional<InitMessage> last_word_;  ///< failed or ended
    JobEnd cause_ = JobEnd::none;
    bool sandbox_over_ = false;
    Duration launched_;                ///< on the boot clock
    std::optional<Duration> began_;    ///< the program, on the boot clock
    std::optional<Duration> over_;     ///< the program, on the boot clock
    std::optional<Duration> kill_at_;  ///< on the boot clock
    Duration next_sample_;             ///< on the boot clock
    Duration next_usage_;              ///< on the boot clock
};

}  // namespace gwanje::local
