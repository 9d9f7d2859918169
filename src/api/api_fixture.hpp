// A small centre behind the API, for tests: one site, two pools, a body with an applicant, staff, an open call and an
// application; the real writer and kernel over a journal in memory.
#pragma once

#include <gtest/gtest.h>

#include <future>

#include "api/api.hpp"
#include "api/centre_desk.hpp"
#include "api/problem.hpp"
#include "json/json.hpp"
#include "port/fake_clock.hpp"
#include "port/fake_credentials.hpp"
#include "port/fake_engine.hpp"
#include "port/fake_journal.hpp"

namespace gwanje {

class ApiFixture : public testing::Test {
protected:
    ApiFixture() {
        auto opened = LiveCentre::open(journal, clock);
        GWANJE_CHECK(opened.ok());
        centre = std::move(*opened);
        seed();
        desk = std::make_unique<CentreDesk>(*centre, clock, &engine);
        ApiSettings settings;
        settings.console_folder = console_folder();
        settings.live.beat_ms = 1;
        api = std::make_unique<Api>(*desk, credentials, settings);
    }
    ~ApiFixture() override {
        api->close();
        api.reset();
        desk.reset();
        centre.reset();
    }
    static std::string console_folder() { return std::string(GWANJE_SOURCE_DIR) + "/src/api/testdata/console"; }

    // ---- asking ----

    Answer send(Ask ask) {
        std::promise<Answer> promise;
        auto future = promise.get_future();
        api->answer(std::move(ask), [&](Answer answer) { promise.set_value(std::move(answer)); });
        Answer answer = future.get();
        return answer.finish ? answer.finish() : answer;
    }
    /// With a token of this person; none: nobody is logged in.
    Ask ask_as(Id<Person> person, Method method, const std::string& target, const std::string& body = {}) {
        Ask ask;
        ask.method = method;
        const std::size_t mark = target.find('?');
        ask.path = target.substr(0, mark);
        if (mark != std::string::npos) ask.query = target.substr(mark + 1);
        ask.body = body;
        if (!body.empty()) ask.headers.content_type = "application/json";
        ask.headers.accept_language = "en";
        ask.address = "127.0.0.1";
        if (!person.none()) ask.headers.authorization = "Bearer " + token_of(person);
        return ask;
    }
    Answer get(Id<Person> person, const std::string& target) { return send(ask_as(person, Method::get, target)); }
    Answer post(Id<Person> person, const std::string& target, const std::string& body = {}) {
        return send(ask_as(person, Method::post, target, body));
    }
    std::string token_of(Id<Person> person) {
        std::string& token = tokens_[person.number];
        if (token.empty())
            credentials.issue_token(person, "test", clock.now(), clock.now() + days(3650),
                                    [&](Result<IssuedToken, Fault> issued) { token = issued->secret; });
        return token;
    }
    static JsonDocument json_of(const Answer& answer) {
        auto document = JsonDocument::parse(answer.content());
        GWANJE_CHECK(document.ok());
        return std::move(*document);
    }
    static Problem problem_of(const Answer& answer) {
        auto problem = read_json<Problem>(answer.content());
        GWANJE_CHECK(problem.ok());
        return *problem;
    }
    static std::string header(const Answer& answer, std::string_view name) {
        for (const auto& [each, value] : answer.headers)
            if (each == name) return value;
        return {};
    }

    // ---- the centre ----

    /// Carries a command out on behalf of a person, or of the centre itself; a refusal is a mistake of the test.
    template <class C>
    void tell(C command, Id<Person> actor = {}) {
        const CentreAnswer answer = centre->ask({Command(std::move(command)), actor.number, {}, 0});
        const auto* refusal = std::get_if<Refusal>(&answer);
        ASSERT_EQ(refusal, nullptr) << C::record_name << ": " << words(*refusal, Language::en).reason;
    }
    Id<Person> add_person(const std::string& login, Id<Body> body) {
        Person person;
        person.login = login;
        person.name = login;
        person.email = login + "@example.org";
        person.body = body;
        tell(RegisterPerson{person});
        credentials.set_password({++persons_}, login + "-has-a-password", [](auto) {});
        return {persons_};
    }
    void grant(Id<Person> person, Duty duty) {
        Role role;
        role.person = person;
        role.duty = duty;
        role.when = {clock.now(), end_of_time};
        tell(GrantRole{role});
    }
    CallTerms terms() {
        CallTerms terms;
        terms.title = "2025년 공모";
        terms.title_en = "Call 2025";
        terms.notice = "안내";
        terms.window = {clock.now(), clock.now() + days(20)};
        terms.award_period = {clock.now() + days(40), clock.now() + days(400)};
        CallClass gpu;
        gpu.label = "GPU";
        gpu.pool = {1};
        gpu.places = 2;
        gpu.accelerators = {8};
        gpu.least = {1};
        gpu.most = {8};
        terms.classes = {gpu};
        terms.rules.rubric = {Criterion{"계획", "Plan", 100}};
        return terms;
    }
    ApplicationContent content(const std::string& title) const {
        ApplicationContent content;
        content.title = title;
        content.summary = "summary of " + title;
        content.contact = "secret contact";
        content.accelerators = {4};
        content.least = {2};
        content.months = 6;
        return content;
    }

    void seed() {
        tell(AddSite{{"광주", "Gwangju", "Gwangju"}});
        tell(DefinePool{{{1}, "GPU", "", NumberFormat::fp64_tensor}});
        tell(DefinePool{{{1}, "HPC", "", NumberFormat::fp64_tensor}});
        Model model;
        model.vendor = "NVIDIA";
        model.name = "H100";
        model.peaks = {{67'000, NumberFormat::fp64_tensor}};
        tell(AddModel{model});
        Node node;
        node.site = {1};
        node.name = "n1";
        node.slots = {8};
        node.engine = EngineKind::local;
        tell(AddNode{node});
        tell(InstallAccelerators{{1}, {1}, {1}, {8}, true});
        Body university;
        university.name = "대학";
        university.kind = BodyKind::university;
        tell(RegisterBody{university});
        Body company;
        company.name = "회사";
        company.kind = BodyKind::company;
        tell(RegisterBody{company});
        Body operating_body;
        operating_body.name = "운영기관";
        operating_body.kind = BodyKind::centre_operator;
        tell(RegisterBody{operating_body});
        admin = add_person("admin", {3});
        caller = add_person("caller", {3});
        operating = add_person("operating", {3});
        applicant = add_person("applicant", {1});
        stranger = add_person("stranger", {2});
        grant(admin, Duty::administration);
        grant(caller, Duty::call_management);
        grant(caller, Duty::selection);
        grant(operating, Duty::operation);
        tell(DraftCall{{1}, CallKind::cut_off, terms()}, caller);
        tell(OpenCall{{1}}, caller);
        tell(DraftApplication{{1}, content("first")}, applicant);
        tell(SubmitApplication{{1}}, applicant);
        tell(DraftApplication{{1}, content("second")}, stranger);
    }

    FakeJournal journal;
    FakeClock clock;
    FakeEngine engine;
    FakeCredentials credentials;
    std::unique_ptr<LiveCentre> centre;
    std::unique_ptr<CentreDesk> desk;
    std::unique_ptr<Api> api;
    Id<Person> admin, caller, operating, applicant, stranger;

private:
    std::map<std::uint64_t, std::string> tokens_;
    std::uint64_t persons_ = 0;
};

}  // namespace gwanje
