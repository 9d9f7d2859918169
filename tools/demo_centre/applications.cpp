#include "applications.hpp"

#include <algorithm>
#include <array>

#include "base/csv.hpp"
#include "draw.hpp"
#include "works.hpp"

namespace gwanje::demo {
namespace {

constexpr std::int64_t hours_a_month = 730;
constexpr double also_in_another_class = 0.18;

const Ask& draw_ask(Random& random, const std::vector<Ask>& asks) {
    std::uint64_t total = 0;
    for (const Ask& ask : asks) total += ask.weight;
    std::uint64_t left = random.below(total);
    for (const Ask& ask : asks) {
        if (left < ask.weight) return ask;
        left -= ask.weight;
    }
    return asks.back();
}

std::string draw_grounds(Random& random, const std::string& region) {
    std::string grounds;
    const auto claim = [&](std::string_view key) {
        if (!grounds.empty()) grounds += ';';
        grounds += key;
    };
    if (region == "광주") {
        claim("광주소재");
    } else if (random.chance(0.35)) {
        claim("이전계획");
    }
    if (random.chance(region == "광주" ? 0.4 : 0.1)) claim("집적단지참여");
    return grounds;
}

/// Work that grows, stays or fades; never more hours than the accelerators have.
std::string draw_plan(Random& random, std::int64_t accelerators, std::int64_t months) {
    const std::int64_t shape = random.between(0, 2);
    std::string plan;
    for (std::int64_t month = 0; month < months; ++month) {
        const std::int64_t step = shape == 0 ? 70 : shape == 1 ? 40 + 50 * month / months : 90 - 50 * month / months;
        const std::int64_t percent = std::clamp<std::int64_t>(step + random.between(-10, 10), 5, 100);
        if (month > 0) plan += ';';
        plan += std::to_string(accelerators * hours_a_month * percent / 100);
    }
    return plan;
}

/// "2025-03-24T17:58:03+09:00"
std::string seoul_stamp(Instant t) {
    std::string text = to_text(t + seoul_offset);
    text.pop_back();
    return text + "+09:00";
}

/// Few come early, most in the last days; to the second, within the window.
Instant draw_receipt_time(Random& random, const CallPlan& plan) {
    const std::int64_t length = (plan.closes_at - plan.opens_at).ms / 1000;
    const double late = 1 - random.unit() * random.unit();
    return plan.opens_at + seconds(std::min(static_cast<std::int64_t>(late * static_cast<double>(length)), length - 1));
}

class CallWriter {
public:
    CallWriter(const CallPlan& plan, BodyMaker& bodies, std::uint64_t seed)
        : plan_(plan), bodies_(bodies), random_(seed) {}

    std::vector<FormApplication> write() {
        for (const ClassPlan& part : plan_.classes) write_class(part);
        std::stable_sort(all_.begin(), all_.end(), [](const FormApplication& a, const FormApplication& b) {
            return a.received_at < b.received_at;
        });
        number_receipts();
        return std::move(all_);
    }

private:
    FormApplication fill(const ClassPlan& part, FormBody body, Finding finding) {
        FormApplication form;
        const Ask& ask = draw_ask(random_, part.asks);
        form.received_at = draw_receipt_time(random_, plan_);
        form.dated = plan_.dated;
        form.call_class = part.label;
        form.accelerators = ask.accelerators;
        form.least = ask.least;
        form.months = random_.between(plan_.least_months, plan_.most_months);
        Work work = draw_work(random_, body.sector, form.accelerators, form.months);
        form.title = std::move(work.title);
        form.summary = std::move(work.summary);
        if (plan_.grounds) form.grounds = draw_grounds(random_, body.region);
        form.plan = draw_plan(random_, form.accelerators, form.months);
        form.body = std::move(body);
        form.finding = finding;
        return form;
    }

    /// A body of an earlier class now and then, otherwise a new one; each at most once a class.
    FormBody next_body() {
        if (!earlier_.empty() && random_.chance(also_in_another_class)) {
            FormBody body = std::move(earlier_.back());
            earlier_.pop_back();
            return body;
        }
        return bodies_.eligible();
    }

    /// Within the window, minutes or days later, the body's name spelt another way and the title spaced another way.
    FormApplication sent_again(const FormApplication& original) {
        FormApplication again = original;
        again.body.name = other_spelling(original.body.name);
        if (const std::size_t space = again.title.find(' '); random_.chance(0.5)) again.title.erase(space, 1);
        const auto left = static_cast<double>((plan_.closes_at - again.received_at).ms) / 1000;
        again.received_at = again.received_at + seconds(1 + static_cast<std::int64_t>(random_.unit() * 0.9 * left));
        return again;
    }

    void write_class(const ClassPlan& part) {
        const std::size_t first = all_.size();
        for (std::size_t i = 0; i < part.valid; ++i) all_.push_back(fill(part, next_body(), Finding::valid));
        for (std::size_t i = 0; i < part.duplicate; ++i) {
            FormApplication& original = all_[first + i * part.valid / part.duplicate];
            FormApplication again = sent_again(original);
            original.finding = Finding::duplicate;
            all_.push_back(std::move(again));
        }
        for (std::size_t i = 0; i < part.ineligible; ++i)
            all_.push_back(fill(part, bodies_.ineligible(), Finding::ineligible));
        for (std::size_t i = 0; i < part.withdrawn; ++i) {
            const bool anew = i % 2 == 0 && i < part.valid;
            FormBody body = anew ? all_[first + part.valid - 1 - i].body : bodies_.eligible();
            all_.push_back(fill(part, std::move(body), Finding::withdrawn));
        }
        for (std::size_t i = 0; i < part.valid; ++i) earlier_.push_back(all_[first + i].body);
        shuffle(random_, std::span(earlier_));
    }

    void number_receipts() {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            all_[i].receipt =
                plan_.receipt_prefix + '-' + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
        }
        for (FormApplication& again : all_) {
            if (again.finding != Finding::duplicate) continue;
            for (const FormApplication& one : all_)
                if (one.finding == Finding::valid && one.call_class == again.call_class &&
                    one.body.registration == again.body.registration)
                    again.duplicate_of = one.receipt;
        }
    }

    const CallPlan& plan_;
    BodyMaker& bodies_;
    Random random_;
    std::vector<FormApplication> all_;
    std::vector<FormBody> earlier_;
};

}  // namespace

std::string_view korean_text(Finding finding) {
    switch (finding) {
        case Finding::valid:
            return "유효";
        case Finding::duplicate:
            return "중복";
        case Finding::ineligible:
            return "부적격";
        case Finding::withdrawn:
            return "철회";
    }
    return {};
}

std::vector<FormApplication> make_applications(const CallPlan& plan, BodyMaker& bodies, std::uint64_t seed) {
    return CallWriter(plan, bodies, seed).write();
}

std::string application_csv(const std::vector<FormApplication>& applications) {
    std::string csv = "\xef\xbb\xbf";
    append_csv_row(csv, std::array<std::string, 20>{"접수번호", "접수일시", "신청등급", "기관명",   "사업자번호",
                                                    "기관유형", "기업규모", "지역",     "분야",     "과제명",
                                                    "요약",     "담당자",   "이메일",   "신청수량", "최소수량",
                                                    "개월",     "가점",     "월별계획", "신청상태", "비고"});
    for (const FormApplication& form : applications) {
        const FormBody& body = form.body;
        append_csv_row(csv, std::array<std::string, 20>{form.receipt,
                                                        form.dated ? seoul_stamp(form.received_at) : std::string(),
                                                        form.call_class,
                                                        body.name,
                                                        body.registration,
                                                        body.kind,
                                                        body.size,
                                                        body.region,
                                                        body.sector,
                                                        form.title,
                                                        form.summary,
                                                        body.contact,
                                                        body.email,
                                                        std::to_string(form.accelerators),
                                                        std::to_string(form.least),
                                                        std::to_string(form.months),
                                                        form.grounds,
                                                        form.plan,
                                                        form.finding == Finding::withdrawn ? "철회" : "제출",
                                                        "시연용 생성 자료"});
    }
    return csv;
}

std::string finding_csv(const std::vector<FormApplication>& applications) {
    std::string csv = "\xef\xbb\xbf";
    append_csv_row(csv, std::array<std::string, 4>{"접수번호", "신청등급", "판정", "원접수번호"});
    for (const FormApplication& form : applications)
        append_csv_row(csv, std::array<std::string, 4>{form.receipt, form.call_class,
                                                       std::string(korean_text(form.finding)), form.duplicate_of});
    return csv;
}

}  // namespace gwanje::demo
