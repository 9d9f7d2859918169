// The estate: sites, their rooms and machines, accelerators from a catalogue of models, pools, stages of growth and the
// budget lines that fund them.
#pragma once

#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/interval.hpp"
#include "base/units.hpp"

namespace gwanje {

struct Job;

/// A computing centre at one address.
struct Site {
    static constexpr std::string_view prefix = "sit";
    std::string name;
    std::string name_en;
    std::string address;
    GWANJE_RECORD(Site, name, name_en, address)
};

/// A room with one power and cooling envelope.
struct Hall {
    static constexpr std::string_view prefix = "hal";
    Id<Site> site;
    std::string name;
    Watts power;
    GWANJE_RECORD(Hall, site, name, power)
};

struct Rack {
    static constexpr std::string_view prefix = "rck";
    Id<Hall> hall;
    std::string name;
    GWANJE_RECORD(Rack, hall, name)
};

GWANJE_ENUM(AcceleratorKind, gpu, npu, pim, cpu)

/// A catalogue row. Peaks are dense; a format that the vendor does not publish is absent, not zero.
struct Model {
    static constexpr std::string_view prefix = "mdl";
    std::string vendor;
    std::string name;  ///< unique with the vendor
    AcceleratorKind kind = AcceleratorKind::gpu;
    std::vector<Pflops> peaks;  ///< at most one per number format
    Bytes memory;
    std::int64_t bandwidth_gbs = 0;  ///< GB/s; 0 = not published
    Watts power;                     ///< the vendor's rated power; 0 = not published
    std::string source;
    GWANJE_RECORD(Model, vendor, name, kind, peaks, memory, bandwidth_gbs, power, source)
};

/// What runs work on a node: nothing (recorded only), the embedded engine, or a Slurm installation.
GWANJE_ENUM(EngineKind, none, local, slurm)

/// A machine with slots for accelerators.
struct Node {
    static constexpr std::string_view prefix = "nod";
    Id<Site> site;
    Id<Rack> rack;     ///< may be none
    std::string name;  ///< unique at its site
    Count slots;
    std::int64_t cores = 0;
    Bytes memory;
    EngineKind engine = EngineKind::none;
    bool draining = false;  ///< running work ends, nothing new starts
    GWANJE_RECORD(Node, site, rack, name, slots, cores, memory, engine, draining)
};

/// Accelerators offered on one set of terms, under the label as published ("GPU", "HPC").
struct Pool {
    static constexpr std::string_view prefix = "pol";
    Id<Site> site;
    std::string label;  ///< unique at its site
    std::string terms;
    NumberFormat format = NumberFormat::none;  ///< the number format in which this pool's PF are stated
    GWANJE_RECORD(Pool, site, label, terms, format)
};

GWANJE_ENUM(AcceleratorState, installed, accepted, maintenance, failed, retired)

/// One GPU, NPU or PIM unit in a slot; also a processor core where a site offers those.
struct Accelerator {
    static constexpr std::string_view prefix = "acc";
    Id<Node> node;
    Id<Model> model;
    Id<Pool> pool;
    AcceleratorState state = AcceleratorState::installed;
    std::int64_t slot = 0;  ///< 0, 1, … in its node
    std::string serial;
    Id<Job> job;  ///< that has it now
    GWANJE_RECORD(Accelerator, node, model, pool, state, slot, serial, job)
};

/// Whether a stage's figures are what the site then has in all, or what it adds.
GWANJE_ENUM(StageReading, total, increment)

/// A dated step of a site's growth. What a plan does not name is zero.
struct Stage {
    static constexpr std::string_view prefix = "stg";
    Id<Site> site;
    std::string name;
    Instant at;
    StageReading reading = StageReading::total;
    Watts power;
    Count slots;
    Count accelerators;
    Pflops compute;
    Bytes storage;
    bool reached = false;  ///< target (planned) or actual (reached)
    std::string source;
    GWANJE_RECORD(Stage, site, name, at, reading, power, slots, accelerators, compute, storage, reached, source)
};

GWANJE_ENUM(BudgetSource, national, city, private_capital, foreign)

/// Money from one source for a period. `compute` and `accelerators` are what it funds.
struct BudgetLine {
    static constexpr std::string_view prefix = "bgt";
    Id<Site> site;
    Id<Pool> pool;  ///< none: the whole site
    BudgetSource source = BudgetSource::national;
    std::string name;
    Interval when;
    Won amount;
    Count accelerators;
    Pflops compute;
    GWANJE_RECORD(BudgetLine, site, pool, source, name, when, amount, accelerators, compute)
};

}  // namespace gwanje
