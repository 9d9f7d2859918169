// The writer with the centre's own kernel.
#include "control/centre.hpp"

#include <gtest/gtest.h>

#include "port/fake_clock.hpp"
#include "port/fake_journal.hpp"

namespace gwanje {
namespace {

class CentreTest : public ::testing::Test {
protected:
    void open() {
        centre_.reset();
        auto opened = Centre::open(journal_, clock_);
        ASSERT_TRUE(opened.ok()) << opened.error().what;
        centre_ = std::move(*opened);
    }
    CentreAnswer register_body(const std::string& name, const std::string& key = {}) {
        Body body{.name = name, .kind = BodyKind::university, .registration = name, .region = "광주"};
        return centre_->ask({RegisterBody{std::move(body)}, 0, key, control::fingerprint(name)});
    }
    FakeJournal journal_;
    FakeClock clock_;
    std::unique_ptr<Centre> centre_;
};

TEST_F(CentreTest, CommandsBecomeEventsInTheJournalAndTheWorldComesBackFromIt) {
    open();
    for (int i = 0; i < 20; ++i) {
        const CentreAnswer answer = register_body("대학 " + std::to_string(i), "key-" + std::to_string(i));
        ASSERT_TRUE(std::holds_alternative<CentreAccepted>(answer));
        EXPECT_TRUE(std::holds_alternative<BodyRegistered>(std::get<CentreAccepted>(answer).events.at(0)->event));
    }
    const CentreAnswer refused = register_body("대학 3");
    ASSERT_TRUE(std::holds_alternative<Refusal>(refused));
    EXPECT_EQ(std::get<Refusal>(refused).kind, RefusalKind::already_exists);
    const CentreAnswer again = register_body("대학 3", "key-3");
    ASSERT_TRUE(std::holds_alternative<CentreAccepted>(again));
    EXPECT_TRUE(std::get<CentreAccepted>(again).repeated);
    const std::string before = CentreKernel::encode_world(centre_->read().world());

    open();  // from the snapshot that the stop wrote
    EXPECT_GT(centre_->status().started_from_snapshot, 0U);
    EXPECT_EQ(CentreKernel::encode_world(centre_->read().world()), before);
    EXPECT_TRUE(std::holds_alternative<Refusal>(register_body("대학 3")));  // the indexes are there again

    World replayed;
    ASSERT_TRUE(control::replay<CentreKernel>(journal_, 1, ~std::uint64_t{0}, replayed).ok());
    EXPECT_EQ(CentreKernel::encode_world(replayed), CentreKernel::encode_world(centre_->read().world()));
}

}  // namespace
}  // namespace gwanje
