#include "works.hpp"

#include "base/check.hpp"
#include "draw.hpp"

namespace gwanje::demo {
namespace {

struct Field {
    std::string_view sector;
    std::string_view subjects[5];
    std::string_view products[3];
};

constexpr Field fields[] = {
    {"자동차",
     {"야간·우천 주행 장면 인지", "라이다·카메라 융합 위치 추정", "운전자 졸음 조기 감지",
      "전기차 배터리 잔여 수명 예측", "자율주행 셔틀 경로 계획"},
     {"양산 전장 부품", "자율주행 셔틀 시범 노선", "차량 관제 서비스"}},
    {"에너지",
     {"태양광 발전량 단기 예측", "배전망 이상 징후 탐지", "건물 냉난방 부하 최적화", "에너지저장장치 화재 위험 진단",
      "풍력 터빈 고장 예지"},
     {"발전량 중개 서비스", "건물 에너지 관리 제품", "전력 설비 진단 서비스"}},
    {"헬스케어",
     {"흉부 영상 병변 판독 보조", "치매 조기 선별 음성 분석", "수면 중 호흡 이상 감지", "신약 후보 물질 결합 예측",
      "응급실 중증도 분류 보조"},
     {"의료영상 판독 보조 소프트웨어", "재택 건강 관리 서비스", "임상 의사결정 지원 제품"}},
    {"문화콘텐츠",
     {"한국어 더빙 음성 합성", "웹툰 채색 자동화", "공연 영상 다국어 자막 생성", "전통 문양 이미지 생성",
      "가상 인물 표정 제어"},
     {"콘텐츠 제작 도구", "실감형 전시 서비스", "웹툰 제작 지원 서비스"}},
    {"제조",
     {"금형 표면 결함 검출", "용접 품질 실시간 판정", "협동 로봇 파지 동작 학습", "사출 공정 조건 최적화",
      "설비 진동 기반 고장 예지"},
     {"외관 검사 장비", "공정 최적화 소프트웨어", "협동 로봇 제어기"}},
    {"데이터",
     {"한국어 문서 요약 언어모델 미세조정", "공공 민원 질의응답 검색 증강", "위성 영상 변화 탐지",
      "합성 데이터 생성과 검증", "소형 언어모델 압축과 증류"},
     {"문서 업무 자동화 서비스", "공공 데이터 분석 서비스", "언어모델 응용 서비스"}},
    {"농업",
     {"시설 작물 생육 진단", "축사 이상 행동 감지", "병해충 확산 예측", "수확 로봇 과실 인식", "농산물 도매 가격 예측"},
     {"스마트팜 제어 제품", "영농 상담 서비스", "수확 로봇"}},
    {"안전",
     {"건설 현장 위험 행동 감지", "산불 연기 조기 탐지", "하천 범람 수위 예측", "군중 밀집도 추정",
      "교량 균열 영상 진단"},
     {"현장 안전 관제 서비스", "재난 예측 서비스", "시설물 점검 제품"}},
};

constexpr std::string_view methods[] = {
    "대규모 사전학습 모델", "시공간 트랜스포머",  "다중모달 기반 모델", "확산 모델",
    "그래프 신경망",        "자기지도 학습 모델", "경량화 추론 엔진",   "강화학습 정책"};
constexpr std::string_view stages[] = {"개발", "고도화", "실증", "상용화 검증"};

const Field& field_of(std::string_view sector) {
    for (const Field& field : fields)
        if (field.sector == sector) return field;
    GWANJE_CHECK(false);
    return fields[0];
}

/// Korean particles differ after a final consonant: "모델을" but "트랜스포머를".
std::string with_particle(std::string text, std::string_view after_consonant, std::string_view after_vowel) {
    GWANJE_CHECK(text.size() >= 3);
    std::uint32_t code = 0;
    for (const char c : text.substr(text.size() - 3)) code = code << 6U | (static_cast<unsigned char>(c) & 0x3fU);
    code &= 0xffffU;
    return text + std::string((code - 0xac00U) % 28 != 0 ? after_consonant : after_vowel);
}

}  // namespace

Work draw_work(Random& random, std::string_view sector, std::int64_t accelerators, std::int64_t months) {
    const Field& field = field_of(sector);
    const std::string subject(draw_one(random, field.subjects));
    const std::string method(draw_one(random, methods));
    const std::string product(draw_one(random, field.products));
    const std::string hours = std::to_string(random.between(2, 90) * 10);
    Work work;
    work.title = subject + " " + method + " " + std::string(draw_one(random, stages));
    work.summary = "자체 보유 데이터 " + hours + (random.chance(0.5) ? "만 건" : "시간 분량") + "으로 " + subject +
                   "용 " + with_particle(method, "을", "를") + " 학습하고, " + product +
                   "에 적용하여 성능을 검증한다. 가속기 " + std::to_string(accelerators) + "장을 " +
                   std::to_string(months) + "개월간 사용한다.";
    if (random.chance(0.2))
        work.summary += " 결과물의 이름은 \"" + std::string(field.sector) + " AI, 광주\"(가칭)이다.";
    return work;
}

}  // namespace gwanje::demo
