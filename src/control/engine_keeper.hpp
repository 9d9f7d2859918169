// Keeps an engine and the world in agreement: looks every moment, acts on the difference, looks again.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "control/centre.hpp"
#include "control/engine_plan.hpp"
#include "port/engine.hpp"

namespace gwanje::control {

struct EngineKeeperOptions {
    std::string node;                   ///< the name of the node that the engine runs
    Duration look_every = seconds(1);   ///< and at once when the journal has news
    Duration meter_every = minutes(1);  ///< usage of running jobs reaches the ledger this often
    Duration grace = seconds(10);       ///< between being asked to end and being killed
    std::function<void(const Fault&)> tell;
};

class EngineKeeper {
public:
    /// Starts its thread. Writer, engine and clock must outlive it.
    EngineKeeper(Centre& writer, Engine& engine, Clock& clock, EngineKeeperOptions options);
    ~EngineKeeper();
    EngineKeeper(const EngineKeeper&) = delete;
    EngineKeeper& operator=(const EngineKeeper&) = delete;

private:
    void run();
    void look();
    void carry_out(const EngineAction& action);
    void tell(const Fault& fault);

    Centre& writer_;
    Engine& engine_;
    Clock& clock_;
    const EngineKeeperOptions options_;
    std::string last_told_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace gwanje::control
