// A kernel small enough to see through, for the tests and benchmarks of the writer: accounts, transfers, a daily chime.
#pragma once

#include <variant>

#include "base/codec.hpp"
#include "control/kernel_traits.hpp"

namespace gwanje::control {

struct BankWorld {
    std::vector<std::int64_t> balances;  // account number is the place + 1
    std::uint64_t events = 0;
    std::uint64_t chimes = 0;
    Instant next_chime;
    GWANJE_RECORD(BankWorld, balances, events, chimes, next_chime)
};

struct OpenAccount {
    std::int64_t amount = 0;
    std::string note;
};
struct Transfer {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::int64_t amount = 0;
};
/// Opens `count` accounts at once.
struct OpenMany {
    std::int64_t count = 0;
};

/// Version 1 had no note.
struct AccountOpened {
    std::uint64_t account = 0;
    std::int64_t amount = 0;
    std::string note;
    GWANJE_RECORD(AccountOpened, account, amount, note)
};
struct Transferred {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::int64_t amount = 0;
    GWANJE_RECORD(Transferred, from, to, amount)
};
struct Chimed {
    Instant next;
    GWANJE_RECORD(Chimed, next)
};

struct BankRefusal {
    std::string reason;
};

struct BankKernel {
    using World = BankWorld;
    using Command = std::variant<OpenAccount, Transfer, OpenMany>;
    using Event = std::variant<AccountOpened, Transferred, Chimed>;
    using Refusal = BankRefusal;
    static constexpr std::uint32_t snapshot_format = 1;

    static Result<std::vector<Event>, Refusal> decide(const World& world, Instant, std::uint64_t,
                                                      const Command& command) {
        std::vector<Event> events;
        if (const auto* open = std::get_if<OpenAccount>(&command)) {
            if (open->amount < 0) return Failure{Refusal{"amount is negative"}};
            events.emplace_back(AccountOpened{world.balances.size() + 1, open->amount, open->note});
        } else if (const auto* many = std::get_if<OpenMany>(&command)) {
            for (std::int64_t i = 0; i < many->count; ++i)
                events.emplace_back(AccountOpened{world.balances.size() + 1 + static_cast<std::uint64_t>(i), i, ""});
        } else if (const auto* transfer = std::get_if<Transfer>(&command)) {
            const auto known = [&](std::uint64_t account) { return account >= 1 && account <= world.balances.size(); };
            if (!known(transfer->from) || !known(transfer->to)) return Failure{Refusal{"no such account"}};
            if (world.balances[transfer->from - 1] < transfer->amount) return Failure{Refusal{"not covered"}};
            if (transfer->amount != 0) events.emplace_back(Transferred{transfer->from, transfer->to, transfer->amount});
        }
        return events;
    }

    static void apply(World& world, const Event& event, Instant at) {
        ++world.events;
        if (const auto* opened = std::get_if<AccountOpened>(&event)) {
            GWANJE_CHECK(opened->account == world.balances.size() + 1);
            world.balances.push_back(opened->amount);
            if (world.next_chime.unset()) world.next_chime = at + days(1);
        } else if (const auto* moved = std::get_if<Transferred>(&event)) {
            world.balances[moved->from - 1] -= moved->amount;
            world.balances[moved->to - 1] += moved->amount;
        } else if (const auto* chimed = std::get_if<Chimed>(&event)) {
            ++world.chimes;
            world.next_chime = chimed->next;
        }
    }

    static std::vector<Event> step(const World& world, Instant at) {
        if (world.next_chime.unset() || at < world.next_chime) return {};
        return {Event(Chimed{world.next_chime + days(1)})};
    }

    static std::uint16_t type_of(const Event& event) { return static_cast<std::uint16_t>(event.index()); }
    static std::uint16_t version_of(std::uint16_t type) {
        return type == 0 ? 2 : type < std::variant_size_v<Event> ? 1 : 0;
    }
    static std::string encode_event(const Event& event) {
        return std::visit([](const auto& e) { return encoded(e); }, event);
    }
    static std::optional<Event> decode_event(std::uint16_t type, std::uint16_t version, std::string_view bytes) {
        if (version == 0 || version > version_of(type)) return std::nullopt;
        Decoder from(bytes);
        std::optional<Event> event(std::in_place);
        if (type == 0) {
            auto& opened = event->emplace<AccountOpened>();
            decode(from, opened);
            if (version == 1) opened.note = "opened before notes";
        } else if (type == 1) {
            decode(from, event->emplace<Transferred>());
        } else {
            decode(from, event->emplace<Chimed>());
        }
        if (!from.ok() || !from.done()) return std::nullopt;
        return event;
    }
    static std::string encode_world(const World& world) { return encoded(world); }
    static std::optional<World> decode_world(std::string_view bytes) { return decoded<World>(bytes); }
};
static_assert(KernelTraits<BankKernel>);

}  // namespace gwanje::control
