#include "adapter/engine_local/show_run.hpp"

#include "adapter/engine_local/run_folder.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

std::string line_of(std::string_view name, const std::string& value) {
    return value.empty() ? std::string() : std::string(name) + ": " + value + "\n";
}

std::string instant_line(std::string_view name, Instant at) {
    return at.unset() ? std::string() : line_of(name, to_text(at));
}

}  // namespace

std::string run_as_text(const std::string& path) {
    const RunFolder folder(path);
    const auto plan = folder.plan();
    if (!plan.ok()) return {};
    std::string text = line_of("run", folder_name(plan->order.key)) + line_of("project", plan->order.project) +
                       line_of("command", joined(plan->order.command, " ")) +
                       line_of("time limit", to_text(plan->order.time_limit));
    for (const FoundAccelerator& one : plan->accelerators) text += line_of("accelerator", one.serial + ' ' + one.model);
    text += line_of("watched", RunLock::held(path) ? "yes" : "no");
    const auto record = folder.record();
    if (!record.ok() || !record->has_value())
        return text + line_of("stage", record.ok() ? "not started" : record.error().what);
    const RunRecord& known = **record;
    text += line_of("stage", std::string(to_text(known.stage))) + instant_line("started", known.started_at) +
            instant_line("ended", known.ended_at);
    if (known.stage == RecordStage::ended)
        text += line_of("end", std::string(to_text(known.end))) +
                line_of("exit status", std::to_string(known.exit_status)) +
                line_of("signal", std::to_string(known.signal));
    text += line_of("detail", known.detail);
    const RunUsage usage = known.stage == RecordStage::ended ? known.usage : folder.usage().value_or(known.usage);
    text += line_of("active accelerator-ms", std::to_string(usage.active.amount)) +
            line_of("observed accelerator-ms", std::to_string(usage.observed.amount));
    if (usage.cpu_time) text += line_of("processor time", to_text(*usage.cpu_time));
    if (usage.memory_peak) text += line_of("most memory", grouped(usage.memory_peak->amount) + " bytes");
    return text;
}

}  // namespace gwanje::local
