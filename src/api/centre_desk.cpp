#include "api/centre_desk.hpp"

namespace gwanje {
namespace {

CommandDone done_of(const CentreAccepted& accepted) {
    CommandDone done;
    done.repeated = accepted.repeated;
    done.events.reserve(accepted.events.size());
    for (const auto& recorded : accepted.events)
        done.events.push_back(note_of(recorded->index, recorded->at, recorded->event));
    return done;
}

}  // namespace

CentreDesk::CentreDesk(LiveCentre& centre, Clock& clock, Engine* engine)
    : centre_(centre), clock_(clock), engine_(engine) {
    centre_.feed().on_news([listener = listener_](std::uint64_t) {
        const std::lock_guard lock(listener->mutex);
        if (listener->call) listener->call();
    });
}

CentreDesk::~CentreDesk() {
    CentreDesk::on_news({});
}

void CentreDesk::command(CommandAsk ask, std::function<void(CommandAnswer)> answer) {
    CentreRequest request{std::move(ask.command), ask.actor.number, std::move(ask.key),
                          ask.content.empty() ? 0 : control::fingerprint(ask.content)};
    // Nobody may be taken for the centre itself, whose number is 0.
    if (ask.actor.none()) return answer(Refusal{RefusalKind::not_permitted, "actor", {}, {}});
    centre_.submit(std::move(request), [answer = std::move(answer)](CentreAnswer given) {
        if (const auto* accepted = std::get_if<CentreAccepted>(&given)) return answer(done_of(*accepted));
        if (auto* refusal = std::get_if<Refusal>(&given)) return answer(std::move(*refusal));
        if (auto* fault = std::get_if<Fault>(&given)) return answer(std::move(*fault));
        answer(KeyUsedBefore{});
    });
}

void CentreDesk::read(const std::function<void(const World&, std::uint64_t)>& look) const {
    const LiveCentre::Reading reading = centre_.read();
    look(reading.world(), reading.head().index);
}

LiveNews CentreDesk::news_after(std::uint64_t index, std::size_t at_most) const {
    auto news = centre_.feed().after(index, at_most);
    return {std::move(news.events), news.last, news.resync};
}

void CentreDesk::on_news(std::function<void()> call) {
    const std::lock_guard lock(listener_->mutex);
    listener_->call = std::move(call);
}

Result<LogPart, Fault> CentreDesk::read_log(Id<Job> job, std::int64_t attempt, std::int64_t offset,
                                            std::int64_t limit) const {
    if (engine_ == nullptr) return Failure{fault(FaultKind::missing, "no engine", to_text(job))};
    return engine_->read_log({job, attempt}, offset, limit);
}

}  // namespace gwanje
