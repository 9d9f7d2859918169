#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>

#include "adapter/credentials/attempts.hpp"
#include "adapter/credentials/credentials_sqlite.hpp"
#include "adapter/credentials/errand_queue.hpp"
#include "adapter/credentials/secrets.hpp"

namespace gwanje {
namespace {

constexpr Instant noon{1'750'000'000'000};
constexpr Id<Person> kim{1};
constexpr Id<Person> lee{2};

class CredentialsTest : public testing::Test {
protected:
    CredentialsTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "gwanje-credentials-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        open();
    }
    ~CredentialsTest() override {
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    void open() {
        store_.reset();
        CredentialsSettings settings;
        settings.path = folder_ + "/credentials.db";
        auto opened = open_credentials(settings);
        ASSERT_TRUE(opened.ok()) << opened.error().what;
        store_ = std::move(*opened);
    }

    template <class R, class Start>
    static R wait_for(Start&& start) {
        std::promise<R> promise;
        auto future = promise.get_future();
        start([&](R given) { promise.set_value(std::move(given)); });
        return future.get();
    }
    void set_password(Id<Person> person, const std::string& password) {
        using R = Result<void, Fault>;
        ASSERT_TRUE(wait_for<R>([&](auto reply) { store_->set_password(person, password, reply); }).ok());
    }
    Result<OpenedSession, LoginRefusal> log_in(const std::string& login, Id<Person> person, const std::string& password,
                                               Instant now = noon) {
        using R = Result<OpenedSession, LoginRefusal>;
        return wait_for<R>([&](auto reply) { store_->log_in({login, person, password, "10.0.0.1", now}, reply); });
    }
    Result<IssuedToken, Fault> token_for(Id<Person> person) {
        using R = Result<IssuedToken, Fault>;
        return wait_for<R>([&](auto reply) { store_->issue_token(person, "laptop", noon, noon + days(30), reply); });
    }

    std::string folder_;
    std::unique_ptr<Credentials> store_;
};

TEST_F(CredentialsTest, ASessionHoldsUntilItExpiresAndOverARestart) {
    set_password(kim, "right horse battery");
    const auto opened = log_in("kim", kim, "right horse battery");
    ASSERT_TRUE(opened.ok());
    open();
    const auto pass = store_->session(opened->secret, noon);
    ASSERT_TRUE(pass.has_value());
    EXPECT_EQ(pass->person, kim);
    EXPECT_EQ(pass->csrf, opened->pass.csrf);
    EXPECT_FALSE(store_->session(opened->secret, noon + hours(12)).has_value());
    EXPECT_FALSE(store_->session("something else", noon).has_value());
    EXPECT_FALSE(store_->session("", noon).has_value());
}

TEST_F(CredentialsTest, LoggingOutEndsTheSession) {
    set_password(kim, "right horse battery");
    const auto opened = log_in("kim", kim, "right horse battery");
    using R = Result<void, Fault>;
    ASSERT_TRUE(wait_for<R>([&](auto reply) { store_->log_out(opened->secret, reply); }).ok());
    EXPECT_FALSE(store_->session(opened->secret, noon).has_value());
    open();
    EXPECT_FALSE(store_->session(opened->secret, noon).has_value());
}

TEST_F(CredentialsTest, WrongPasswordsAreSlowedDownAndThatOutlivesARestart) {
    set_password(kim, "right horse battery");
    for (std::int64_t i = 0; i < Attempts::free_per_login; ++i) {
        const auto refused = log_in("kim", kim, "wrong");
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().kind, LoginRefusalKind::wrong);
    }
    open();
    const auto limited = log_in("kim", kim, "right horse battery");
    ASSERT_FALSE(limited.ok());
    EXPECT_EQ(limited.error().kind, LoginRefusalKind::too_many);
    EXPECT_GT(limited.error().retry_after, Duration{});
    EXPECT_TRUE(log_in("kim", kim, "right horse battery", noon + limited.error().retry_after).ok());
}

TEST_F(CredentialsTest, AnUnknownLoginIsRefusedLikeAWrongPassword) {
    const auto refused = log_in("nobody", {}, "x");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, LoginRefusalKind::wrong);
}

TEST_F(CredentialsTest, ATokenWorksUntilRevokedAndOnlyItsOwnerRevokesIt) {
    const auto issued = token_for(kim);
    ASSERT_TRUE(issued.ok());
    EXPECT_EQ(store_->token(issued->secret, noon)->person, kim);
    EXPECT_FALSE(store_->session(issued->secret, noon).has_value());
    EXPECT_EQ(store_->tokens(kim, noon).size(), 1U);
    using R = Result<bool, Fault>;
    EXPECT_FALSE(*wait_for<R>([&](auto reply) { store_->revoke_token(lee, issued->entry.number, reply); }));
    EXPECT_TRUE(*wait_for<R>([&](auto reply) { store_->revoke_token(kim, issued->entry.number, reply); }));
    EXPECT_FALSE(store_->token(issued->secret, noon).has_value());
}

TEST_F(CredentialsTest, AChangedPasswordNeedsThePresentOne) {
    set_password(kim, "right horse battery");
    using R = Result<bool, Fault>;
    EXPECT_FALSE(
        *wait_for<R>([&](auto reply) { store_->change_password(kim, "wrong", "other horse battery", reply); }));
    EXPECT_TRUE(*wait_for<R>(
        [&](auto reply) { store_->change_password(kim, "right horse battery", "other horse battery", reply); }));
    EXPECT_FALSE(log_in("kim", kim, "right horse battery").ok());
    EXPECT_TRUE(log_in("kim", kim, "other horse battery").ok());
}

TEST_F(CredentialsTest, SettingAPasswordEndsSessionsAndTokens) {
    set_password(kim, "right horse battery");
    const auto opened = log_in("kim", kim, "right horse battery");
    const auto issued = token_for(kim);
    const auto of_lee = token_for(lee);
    set_password(kim, "other horse battery");
    EXPECT_FALSE(store_->session(opened->secret, noon).has_value());
    EXPECT_FALSE(store_->token(issued->secret, noon).has_value());
    EXPECT_TRUE(store_->token(of_lee->secret, noon).has_value());
}

TEST_F(CredentialsTest, TheFileHoldsNoSecretAndIsPrivate) {
    set_password(kim, "right horse battery");
    const auto opened = log_in("kim", kim, "right horse battery");
    const auto issued = token_for(kim);
    store_.reset();
    struct stat state {};
    ASSERT_EQ(::stat((folder_ + "/credentials.db").c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0600U);
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        for (const std::string& secret :
             {std::string("right horse"), opened->secret, issued->secret.substr(4), opened->pass.csrf})
            EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path();
    }
}

TEST(Attempts, TheWaitDoublesUpToItsLongest) {
    Attempts attempts;
    for (std::int64_t i = 0; i < Attempts::free_per_login - 1; ++i) attempts.failed("kim", "a", noon);
    EXPECT_EQ(attempts.wait("kim", "a", noon), Duration{});
    attempts.failed("kim", "a", noon);
    EXPECT_EQ(attempts.wait("kim", "a", noon), seconds(1));
    attempts.failed("kim", "a", noon);
    EXPECT_EQ(attempts.wait("kim", "b", noon), seconds(2));
    for (int i = 0; i < 40; ++i) attempts.failed("kim", "a", noon);
    EXPECT_EQ(attempts.wait("kim", "a", noon), Attempts::longest_wait);
    EXPECT_EQ(attempts.wait("other", "a", noon), Attempts::longest_wait) << "the address is limited as well";
    attempts.succeeded("kim");
    EXPECT_EQ(attempts.wait("kim", "b", noon), Duration{});
    EXPECT_EQ(attempts.wait("kim", "a", noon + Attempts::forget_after), Duration{});
}

TEST(Attempts, InventedLoginsDoNotFillTheMemory) {
    Attempts attempts;
    for (std::size_t i = 0; i < Attempts::most_keys + 10; ++i)
        attempts.failed(std::to_string(i), "a", noon + milliseconds(static_cast<std::int64_t>(i)));
    EXPECT_LE(attempts.all().size(), Attempts::most_keys + 2);
}

TEST(ErrandQueue, RefusesBeyondItsBound) {
    std::promise<void> go;
    const std::shared_future<void> gone = go.get_future().share();
    std::atomic<int> ran{0};
    {
        ErrandQueue queue(1, 2);
        std::promise<void> begun;
        ASSERT_TRUE(queue.add([&, gone] { begun.set_value(), gone.wait(), ++ran; }));
        begun.get_future().wait();
        EXPECT_TRUE(queue.add([&] { ++ran; }));
        EXPECT_TRUE(queue.add([&] { ++ran; }));
        EXPECT_FALSE(queue.add([&] { ++ran; }));
        go.set_value();
    }
    EXPECT_EQ(ran.load(), 3);
}

TEST(Secrets, DrawnPasswordsDifferAndCanBeTyped) {
    ASSERT_TRUE(secrets_ready());
    const std::string password = draw_password();
    EXPECT_EQ(password.size(), 23U);
    EXPECT_NE(password, draw_password());
    EXPECT_EQ(draw_secret().size(), 43U);
}

}  // namespace
}  // namespace gwanje
