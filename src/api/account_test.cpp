#include "api/api_fixture.hpp"

namespace gwanje {
namespace {

class AccountTest : public ApiFixture {
protected:
    /// A browser: it keeps the cookie and the CSRF token.
    struct Browser {
        std::string cookie;
        std::string csrf;
    };
    Answer log_in(const std::string& login, const std::string& password, Browser* browser = nullptr) {
        const Answer answer =
            post({}, "/api/v1/login", R"({"login":")" + login + R"(","password":")" + password + "\"}");
        if (answer.status == 200 && browser != nullptr) {
            const std::string cookie = header(answer, "Set-Cookie");
            browser->cookie = cookie.substr(0, cookie.find(';'));
            browser->csrf = json_of(answer).root().find("csrf")->text();
        }
        return answer;
    }
    Answer browse(const Browser& browser, Method method, const std::string& target, const std::string& body = {},
                  bool with_csrf = true) {
        Ask ask = ask_as({}, method, target, body);
        ask.headers.cookie = "other=1; " + browser.cookie;
        if (with_csrf) ask.headers.csrf = browser.csrf;
        return send(ask);
    }
};

TEST_F(AccountTest, LoggingInMakesASessionThatABrowserKeepsToItself) {
    Browser browser;
    const Answer answer = log_in("admin", "admin-has-a-password", &browser);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const std::string cookie = header(answer, "Set-Cookie");
    EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
    EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
    EXPECT_EQ(json_of(answer).root().find("duties")->json(), R"(["administration"])");
    const Answer me = browse(browser, Method::get, "/api/v1/me");
    EXPECT_EQ(me.status, 200);
    EXPECT_EQ(json_of(me).root().find("login")->text(), "admin");
    EXPECT_EQ(browse(browser, Method::post, "/api/v1/logout").status, 204);
}

TEST_F(AccountTest, ACommandWithTheCookieNeedsTheCsrfToken) {
    Browser browser;
    ASSERT_EQ(log_in("admin", "admin-has-a-password", &browser).status, 200);
    const std::string site = R"({"site":{"name":"대전"}})";
    const Answer refused = browse(browser, Method::post, "/api/v1/sites", site, false);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(problem_of(refused).reason, "csrf_missing");
    EXPECT_EQ(browse(browser, Method::post, "/api/v1/sites", site).status, 201);
    EXPECT_EQ(browse(browser, Method::get, "/api/v1/me", {}, false).status, 200);
}

TEST_F(AccountTest, AWrongPasswordIsRefusedThenSlowedDown) {
    EXPECT_EQ(problem_of(log_in("nobody", "x")).reason, "wrong_login");
    for (int i = 0; i < 4; ++i) EXPECT_EQ(log_in("admin", "wrong").status, 401);
    const Answer limited = log_in("admin", "admin-has-a-password");
    EXPECT_EQ(limited.status, 429);
    EXPECT_EQ(header(limited, "Retry-After"), "30");
}

TEST_F(AccountTest, ABusyDoorSaysSo) {
    credentials.busy = true;
    EXPECT_EQ(log_in("admin", "admin-has-a-password").status, 503);
}

TEST_F(AccountTest, ASessionEndsByTimeAndByClosingTheAccount) {
    Browser browser;
    ASSERT_EQ(log_in("applicant", "applicant-has-a-password", &browser).status, 200);
    tell(ChangePerson{applicant, false});
    EXPECT_EQ(browse(browser, Method::get, "/api/v1/me").status, 401);
    tell(ChangePerson{applicant, true});
    EXPECT_EQ(browse(browser, Method::get, "/api/v1/me").status, 200);
    clock.pass(hours(13));
    EXPECT_EQ(browse(browser, Method::get, "/api/v1/me").status, 401);
}

TEST_F(AccountTest, APasswordIsChangedWithThePresentOneAndMustBeStrong) {
    Browser browser;
    ASSERT_EQ(log_in("admin", "admin-has-a-password", &browser).status, 200);
    const auto change = [&](const std::string& present, const std::string& wanted) {
        return browse(browser, Method::post, "/api/v1/password",
                      R"({"present":")" + present + R"(","wanted":")" + wanted + "\"}");
    };
    EXPECT_EQ(problem_of(change("admin-has-a-password", "short")).reason, "weak_password");
    EXPECT_EQ(problem_of(change("admin-has-a-password", "longer-with-admin-in-it")).reason, "weak_password");
    EXPECT_EQ(problem_of(change("wrong", "a strong one, really")).reason, "wrong_password");
    EXPECT_EQ(change("admin-has-a-password", "a strong one, really").status, 204);
    EXPECT_EQ(browse(browser, Method::get, "/api/v1/me").status, 200) << "the session that changed it goes on";
    EXPECT_EQ(log_in("admin", "a strong one, really").status, 200);
}

TEST_F(AccountTest, OnlyAdministrationSetsAnotherPassword) {
    const std::string body = R"({"wanted":"a strong one, really"})";
    EXPECT_EQ(post(applicant, "/api/v1/persons/psn-1/set-password", body).status, 403);
    EXPECT_EQ(post(admin, "/api/v1/persons/psn-99/set-password", body).status, 404);
    EXPECT_EQ(post(admin, "/api/v1/persons/psn-4/set-password", body).status, 204);
    EXPECT_EQ(log_in("applicant", "a strong one, really").status, 200);
}

TEST_F(AccountTest, ATokenIsShownOnceListedAndRevoked) {
    Browser browser;
    ASSERT_EQ(log_in("admin", "admin-has-a-password", &browser).status, 200);
    const Answer issued = browse(browser, Method::post, "/api/v1/tokens", R"({"name":"laptop","days":30})");
    ASSERT_EQ(issued.status, 201) << issued.body;
    const JsonDocument token = json_of(issued);
    const std::string secret(token.root().find("secret")->text());
    const std::string number = token.root().find("entry")->find("number")->json();
    const Answer list = browse(browser, Method::get, "/api/v1/tokens");
    EXPECT_NE(list.body.find("laptop"), std::string::npos);
    EXPECT_EQ(list.body.find(secret), std::string::npos);
    Ask ask = ask_as({}, Method::get, "/api/v1/me");
    ask.headers.authorization = "Bearer " + secret;
    EXPECT_EQ(send(ask).status, 200);
    EXPECT_EQ(browse(browser, Method::remove, "/api/v1/tokens/" + number).status, 204);
    EXPECT_EQ(browse(browser, Method::remove, "/api/v1/tokens/" + number).status, 404);
    EXPECT_EQ(send(ask).status, 401);
    EXPECT_EQ(browse(browser, Method::post, "/api/v1/tokens", R"({"name":"x","days":9999})").status, 400);
}

TEST_F(AccountTest, ARefusedLoginDoesNotRepeatThePassword) {
    const Answer answer = post({}, "/api/v1/login", R"({"login":"admin","password":["hunter2-hunter2"]})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.body.find("hunter2"), std::string::npos);
}

}  // namespace
}  // namespace gwanje
