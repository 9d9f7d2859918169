// A bank behind the one writer, on a journal and a clock that the test holds in its hands.
#pragma once

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "control/bank_kernel.hpp"
#include "control/writer.hpp"
#include "port/fake_clock.hpp"
#include "port/fake_journal.hpp"

namespace gwanje::control {

using Bank = Writer<BankKernel>;
using BankAnswer = Answer<BankKernel>;
using BankAccepted = Accepted<BankKernel::Event>;

class WriterFixture : public ::testing::Test {
protected:
    void open(WriterOptions options = {}) {
        options.tell = [this](const Fault& fault) {
            const std::lock_guard hold(told_mutex_);
            told_.push_back(fault);
        };
        auto opened = Bank::open(journal_, clock_, std::move(options));
        ASSERT_TRUE(opened.ok()) << opened.error().what;
        bank_ = std::move(*opened);
    }
    BankAnswer open_account(std::int64_t amount, const std::string& key = {}, std::uint64_t content = 0) {
        return bank_->ask({OpenAccount{amount, "note"}, 7, key, content});
    }
    BankAnswer transfer(std::uint64_t from, std::uint64_t to, std::int64_t amount) {
        return bank_->ask({Transfer{from, to, amount}, 7});
    }
    static std::uint64_t index_of(const BankAnswer& answer) {
        return std::holds_alternative<BankAccepted>(answer) && !std::get<BankAccepted>(answer).events.empty()
                   ? std::get<BankAccepted>(answer).events.front()->index
                   : 0;
    }
    static std::optional<FaultKind> fault_in(const BankAnswer& answer) {
        return std::holds_alternative<Fault>(answer) ? std::optional(std::get<Fault>(answer).kind) : std::nullopt;
    }
    [[nodiscard]] std::vector<std::int64_t> balances() const { return bank_->read()->balances; }
    std::vector<Fault> told() {
        const std::lock_guard hold(told_mutex_);
        return told_;
    }
    /// The world that the journal's entries make, computed from nothing.
    [[nodiscard]] BankWorld replayed() const {
        BankWorld world;
        EXPECT_TRUE(replay<BankKernel>(journal_, 1, ~std::uint64_t{0}, world).ok());
        return world;
    }

    FakeJournal journal_;
    FakeClock clock_;
    std::mutex told_mutex_;
    std::vector<Fault> told_;
    std::unique_ptr<Bank> bank_;
};

}  // namespace gwanje::control
