#include "app/gwanjed/call_course.hpp"

#include <algorithm>

#include "intake/tables.hpp"

namespace gwanje::app {
namespace {

/// Every twentieth offer of a large call is declined, so that the reserve list has been served.
constexpr std::size_t declines_one_in = 20;

std::string in_table(const char* name, const IntakeFault& fault) {
    return std::string(name) + ": " + intake_fault_text(fault, Language::en);
}

class Course {
public:
    Course(Teller& teller, const centre_file::FileCall& file, const CallPeople& people)
        : teller_(teller), file_(file), people_(people) {}

    void run() {
        open();
        take_applications();
        review();
        select();
        answer_offers();
    }

private:
    void open() {
        CallTerms terms = file_.terms;
        for (std::size_t i = 0; i < terms.classes.size(); ++i)
            for (const Pool& pool : teller_.world().pools)
                if (pool.label == file_.pools[i]) terms.classes[i].pool = teller_.world().pools.id_of(pool);
        teller_.by(people_.call_manager);
        call_ = teller_.world().calls.next();
        teller_.tell(DraftCall{{1}, file_.kind, terms});
        teller_.at(terms.window.begin);
        teller_.tell(OpenCall{call_});
    }

    void take_applications() {
        if (!teller_.fault().empty()) return;
        const Call& call = teller_.world().calls[call_];
        auto read = read_applications(call, file_.applications);
        if (!read.ok()) return teller_.blame(in_table("applications", read.error()));
        // Dates in a table of a call whose own dates are relative belong to another year: they count from its window.
        for (ImportedApplication& row : read->rows)
            if (!call.terms.window.contains(row.received_at)) row.received_at = {};
        teller_.at(call.terms.window.end - minutes(1));
        teller_.tell(ImportApplications{call_, std::move(read->rows)});
        teller_.at(call.terms.window.end);
        teller_.pass();
        teller_.at(call.terms.window.end + hours(1));
        teller_.tell(CheckEligibility{call_});
    }

    void review() {
        if (!teller_.fault().empty()) return;
        const Call& call = teller_.world().calls[call_];
        teller_.at(call.terms.window.end + days(1));
        if (!file_.conflicts.empty()) declare_conflicts();
        auto read = read_reviews(teller_.world().calls[call_], file_.reviews);
        if (!read.ok()) return teller_.blame(in_table("reviews", read.error()));
        teller_.at(call.terms.window.end + days(5));
        teller_.by(people_.call_manager);
        teller_.tell(ImportReviews{call_, std::move(read->rows)});
    }

    void declare_conflicts() {
        auto read = read_conflicts(file_.conflicts);
        if (!read.ok()) return teller_.blame(in_table("conflicts", read.error()));
        for (const DeclaredConflict& row : read->rows) {
            const auto reviewer = teller_.world().index().person_by_login.find(row.reviewer);
            for (const Id<Application> id : teller_.world().applications_of(call_)) {
                const Application& application = teller_.world().applications[id];
                if (application.receipt != row.receipt || application.state != ApplicationState::eligible) continue;
                if (reviewer == teller_.world().index().person_by_login.end()) continue;
                const Id<Review> review = teller_.world().reviews.next();
                teller_.by(people_.call_manager);
                teller_.tell(AssignReview{id, reviewer->second});
                teller_.by(reviewer->second);
                teller_.tell(DeclareConflict{review, row.ground});
            }
        }
    }

    void select() {
        if (!teller_.fault().empty()) return;
        teller_.at(teller_.world().calls[call_].terms.window.end + days(6));
        teller_.by(people_.call_manager);
        const Id<Selection> selection = teller_.world().selections.next();
        if (!teller_.tell(ComputeSelection{call_})) return;
        teller_.at(teller_.now() + hours(5));
        if (people_.committee.empty()) return teller_.blame("nobody holds the duty selection");
        PublishSelection publish;
        publish.selection = selection;
        publish.minutes = "점수 순위대로 선정하고 예비순위를 확정한다.";
        for (const Id<Person> member : people_.committee) publish.votes.push_back({member, Voice::approve});
        teller_.by(people_.committee.front());
        teller_.tell(publish);
    }

    /// Whoever is offered something gets an account for its contact and answers the next day.
    void answer_offers() {
        if (!teller_.fault().empty()) return;
        teller_.at(teller_.now() + days(1));
        std::size_t answered = 0;
        const bool some_decline = teller_.world().offers.size() >= declines_one_in;
        for (Id<Offer> id{1}; teller_.world().offers.has(id); ++id.number) {
            const Offer offer = teller_.world().offers[id];
            const Application application = teller_.world().applications[offer.application];
            if (application.call != call_ || offer.state != OfferState::open) continue;
            const Id<Person> person = contact_of(application);
            teller_.by(person);
            if (some_decline && ++answered % declines_one_in == 0) {
                teller_.tell(DeclineOffer{id, "내부 사정"});
                continue;
            }
            const Id<Agreement> agreement = teller_.world().agreements.next();
            if (!teller_.tell(AcceptOffer{id})) return;
            teller_.tell(SignAgreement{agreement, Side::body});
            teller_.by(people_.call_manager);
            const Id<Project> project = teller_.world().projects.next();
            if (!teller_.tell(SignAgreement{agreement, Side::centre})) return;
            teller_.by(person);
            teller_.tell(AddMember{project, person});
        }
    }

    Id<Person> contact_of(const Application& application) {
        const Body& body = teller_.world().bodies[application.body];
        std::string login = "u-";
        for (const char c : body.registration)
            if (c >= '0' && c <= '9') login += c;
        const auto& known = teller_.world().index().person_by_login;
        if (const auto found = known.find(login); found != known.end()) return found->second;
        const Id<Person> id = teller_.world().persons.next();
        teller_.by(people_.call_manager);
        teller_.tell(
            RegisterPerson{{login, application.content.contact, application.body, application.content.email, true}});
        return id;
    }

    Teller& teller_;
    const centre_file::FileCall& file_;
    const CallPeople& people_;
    Id<Call> call_;
};

}  // namespace

void run_call(Teller& teller, const centre_file::FileCall& call, const CallPeople& people) {
    if (teller.fault().empty()) Course(teller, call, people).run();
}

}  // namespace gwanje::app
