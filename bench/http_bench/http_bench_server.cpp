// A server to measure: the real API, writer and kernel over a SQLite journal in the folder that is named, or over one
// in memory. Prints port and token on one line, serves until its standard input closes.
//
//   http_bench_server [folder]        http_bench/run.sh drives it with wrk
#include <cstdio>
#include <iostream>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "api/api.hpp"
#include "api/centre_desk.hpp"
#include "api/server.hpp"
#include "control/system_clock.hpp"
#include "port/fake_credentials.hpp"
#include "port/fake_journal.hpp"

namespace gwanje {
namespace {

template <class C>
void tell(LiveCentre& centre, C command) {
    const CentreAnswer answer = centre.ask({Command(std::move(command)), 0, {}, 0});
    if (!std::holds_alternative<CentreAccepted>(answer)) {
        std::cerr << C::record_name << " was not accepted\n";
        std::exit(1);
    }
}

void seed(LiveCentre& centre, Instant now) {
    tell(centre, AddSite{{"광주", "Gwangju", "Gwangju"}});
    tell(centre, RegisterBody{{"운영기관", "Operator", BodyKind::centre_operator}});
    Person person;
    person.login = "bench";
    person.name = "Bench";
    person.body = {1};
    tell(centre, RegisterPerson{person});
    for (const Duty duty : {Duty::administration, Duty::call_management}) {
        Role role;
        role.person = {1};
        role.duty = duty;
        role.when = {now, end_of_time};
        tell(centre, GrantRole{role});
    }
    for (int i = 0; i < 200; ++i) {
        Outcome outcome;
        outcome.site = {1};
        outcome.kind = OutcomeKind::paper_sci;
        outcome.title = "대규모 언어모델의 분산 학습에 관한 연구 " + std::to_string(i);
        outcome.doi = "10.1000/gwanje." + std::to_string(i);
        outcome.at = now;
        tell(centre, RecordOutcome{outcome});
    }
}

int serve(Journal& journal) {
    control::SystemClock clock;
    auto centre = LiveCentre::open(journal, clock);
    if (!centre) return 1;
    if (journal.head().index == 0) seed(**centre, clock.now());
    FakeCredentials credentials;
    std::string token;
    credentials.issue_token({1}, "bench", clock.now(), clock.now() + days(1),
                            [&](Result<IssuedToken, Fault> issued) { token = issued->secret; });
    CentreDesk desk(**centre, clock, nullptr);
    Api api(desk, credentials, {});
    auto server = HttpServer::start({}, api.handler());
    if (!server) return 1;
    std::cout << (*server)->port() << ' ' << token << std::endl;
    while (std::getchar() != EOF) {
    }
    api.close();
    (*server)->stop(std::chrono::seconds(1));
    return 0;
}

}  // namespace
}  // namespace gwanje

int main(int count, char** arguments) {
    if (count > 1) {
        auto journal = gwanje::JournalSqlite::open(arguments[1]);
        if (!journal) {
            std::cerr << sentence(journal.error(), gwanje::Language::en) << '\n';
            return 1;
        }
        return gwanje::serve(**journal);
    }
    gwanje::FakeJournal journal;
    return gwanje::serve(journal);
}
