#include "bodies.hpp"

#include <array>

#include "draw.hpp"
#include "works.hpp"

namespace gwanje::demo {
namespace {

struct Word {
    std::string_view korean;
    std::string_view ascii;
};

constexpr Word stems[] = {
    {"무등", "mudeung"},       {"빛고을", "bitgoeul"}, {"서석", "seoseok"},   {"누리", "nuri"},
    {"가람", "garam"},         {"다온", "daon"},       {"라온", "raon"},      {"미르", "mir"},
    {"새론", "saeron"},        {"해온", "haeon"},      {"이룸", "irum"},      {"도담", "dodam"},
    {"마루", "maru"},          {"온새", "onsae"},      {"아라", "ara"},       {"그루", "geuru"},
    {"나래", "narae"},         {"단비", "danbi"},      {"별하", "byeolha"},   {"솔찬", "solchan"},
    {"한결", "hangyeol"},      {"가온", "gaon"},       {"푸르미", "pureumi"}, {"예그리나", "yegrina"},
    {"여울", "yeoul"},         {"달보드레", "dalbo"},  {"윤슬", "yunseul"},   {"시나브로", "sinabro"},
    {"늘해랑", "neulhaerang"}, {"아람", "aram"},       {"초아", "choa"},      {"한별", "hanbyeol"},
    {"이든", "ideun"},         {"슬아", "seula"},      {"하람", "haram"},     {"너울", "neoul"},
    {"포근", "pogeun"},        {"벼리", "byeori"},     {"비나리", "binari"},  {"우리솔", "urisol"},
};

struct Trade {
    std::string_view korean;
    std::string_view ascii;
    std::string_view sector;
};

constexpr Trade trades[] = {
    {"모빌리티", "mobility", "자동차"},
    {"오토비전", "autovision", "자동차"},
    {"드라이브", "drive", "자동차"},
    {"에너지", "energy", "에너지"},
    {"그리드", "grid", "에너지"},
    {"솔라텍", "solartec", "에너지"},
    {"메디컬", "medical", "헬스케어"},
    {"바이오랩", "biolab", "헬스케어"},
    {"헬스", "health", "헬스케어"},
    {"스튜디오", "studio", "문화콘텐츠"},
    {"미디어", "media", "문화콘텐츠"},
    {"게임즈", "games", "문화콘텐츠"},
    {"팩토리", "factory", "제조"},
    {"로보틱스", "robotics", "제조"},
    {"데이터", "data", "데이터"},
    {"에이아이", "ai", "데이터"},
    {"랩스", "labs", "데이터"},
    {"소프트", "soft", "데이터"},
    {"팜", "farm", "농업"},
    {"세이프", "safe", "안전"},
};

constexpr Weighted<std::string_view> regions[] = {{"광주", 44}, {"전남", 9}, {"서울", 19}, {"경기", 12},
                                                  {"대전", 6},  {"전북", 4}, {"부산", 3},  {"대구", 3}};
constexpr Weighted<std::string_view> company_sizes[] = {{"중소", 48}, {"벤처", 39}, {"중견", 13}};

constexpr Word university_endings[] = {
    {"대학교", "univ"}, {"과학기술대학교", "tech"}, {"국제대학교", "intl"}, {"산업대학교", "ind"}};
constexpr Word institute_endings[] = {{"광기술연구원", "optics"}, {"인공지능연구원", "airi"}, {"미래차연구원", "car"}};
constexpr Word public_endings[] = {{"의료원", "medi"},
                                   {"에너지공사", "power"},
                                   {"문화재단", "culture"},
                                   {"테크노파크", "tp"},
                                   {"도시철도공사", "metro"}};

constexpr Word surnames[] = {{"김", "kim"},  {"이", "lee"},  {"박", "park"}, {"최", "choi"},
                             {"정", "jung"}, {"강", "kang"}, {"조", "cho"},  {"윤", "yoon"},
                             {"장", "jang"}, {"임", "lim"},  {"한", "han"},  {"오", "oh"}};
constexpr Word given_names[] = {
    {"서연", "seoyeon"}, {"민준", "minjun"},  {"지우", "jiwoo"},   {"하윤", "hayoon"},   {"도윤", "doyoon"},
    {"예은", "yeeun"},   {"시우", "siwoo"},   {"수아", "sua"},     {"주원", "juwon"},    {"지호", "jiho"},
    {"은서", "eunseo"},  {"현우", "hyunwoo"}, {"유진", "yujin"},   {"건우", "gunwoo"},   {"채원", "chaewon"},
    {"준서", "junseo"},  {"다은", "daeun"},   {"우진", "woojin"},  {"소율", "soyul"},    {"선우", "sunwoo"},
    {"미경", "mikyung"}, {"성호", "sungho"},  {"정희", "junghee"}, {"영수", "youngsoo"}, {"혜진", "hyejin"},
};

constexpr std::string_view company_before = "주식회사 ";
constexpr std::string_view company_sign = "(주)";

}  // namespace

std::string registration_number(std::uint64_t serial) {
    // Three digits, "00", four digits and the check digit. Offices give 01–99 as the middle group, never 00.
    const std::uint64_t head = 100 + serial / 10'000 % 900;
    const std::uint64_t tail = serial % 10'000;
    const std::array<std::uint64_t, 9> digits{head / 100,  head / 10 % 10,  head % 10,      0,        0,
                                              tail / 1000, tail / 100 % 10, tail / 10 % 10, tail % 10};
    constexpr std::array<std::uint64_t, 9> weights{1, 3, 7, 1, 3, 7, 1, 3, 5};
    std::uint64_t sum = digits[8] * 5 / 10;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += digits[i] * weights[i];
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 3 || i == 5) text += '-';
        text += static_cast<char>('0' + digits[i]);
    }
    return text + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string other_spelling(const std::string& name) {
    if (name.compare(0, company_before.size(), company_before) == 0)
        return std::string(company_sign) + name.substr(company_before.size());
    if (name.compare(0, company_sign.size(), company_sign) == 0)
        return std::string(company_before) + name.substr(company_sign.size());
    return name;
}

PersonName draw_person(Random& random) {
    const Word& surname = draw_one(random, surnames);
    const Word& given = draw_one(random, given_names);
    return {std::string(surname.korean) + std::string(given.korean),
            std::string(given.ascii) + '.' + std::string(surname.ascii)};
}

void BodyMaker::complete(FormBody& body, std::string_view name_en) {
    serial_ += 1 + random_.below(13'000);
    body.registration = registration_number(serial_);
    if (body.region.empty()) body.region = draw_weighted(random_, regions);
    const PersonName person = draw_person(random_);
    body.contact = person.korean;
    body.email = person.ascii + '@' + std::string(name_en) + ".example";
}

FormBody BodyMaker::company(std::string size) {
    FormBody body;
    body.kind = "기업";
    body.size = std::move(size);
    for (;;) {
        const Word& stem = draw_one(random_, stems);
        const Trade& trade = draw_one(random_, trades);
        const std::string bare = std::string(stem.korean) + std::string(trade.korean);
        if (!claim(bare)) continue;
        body.name = std::string(random_.chance(0.5) ? company_before : company_sign) + bare;
        body.sector = trade.sector;
        complete(body, std::string(stem.ascii) + '-' + std::string(trade.ascii));
        return body;
    }
}

FormBody BodyMaker::named(std::string_view kind, std::string_view ending, std::string_view ending_en) {
    FormBody body;
    body.kind = kind;
    for (;;) {
        const Word& stem = draw_one(random_, stems);
        body.name = std::string(stem.korean) + std::string(ending);
        if (!claim(body.name)) continue;
        body.sector = draw_one(random_, sectors);
        complete(body, std::string(stem.ascii) + '-' + std::string(ending_en));
        return body;
    }
}

FormBody BodyMaker::university() {
    const Word& ending = draw_one(random_, university_endings);
    return named("대학", ending.korean, ending.ascii);
}

FormBody BodyMaker::eligible() {
    const std::uint64_t kind = random_.below(100);
    if (kind < 82) return company(std::string(draw_weighted(random_, company_sizes)));
    if (kind < 90) return university();
    if (kind < 94) {
        const Word& ending = draw_one(random_, institute_endings);
        return named("연구기관", ending.korean, ending.ascii);
    }
    const Word& ending = draw_one(random_, public_endings);
    return named("공공기관", ending.korean, ending.ascii);
}

FormBody BodyMaker::ineligible() {
    if (random_.chance(0.7)) return company("대기업");
    return named("지방자치단체", "군청", "county");
}

}  // namespace gwanje::demo
