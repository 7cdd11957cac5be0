//! The agencies of the archive: invented places with the usual offices, some of which were renamed.

use crate::archive::{Record, Ties, link_to};
use crate::chance::Chance;
use crate::front::{Front, bare};
use crate::prose::{Section, body, phrase};
use crate::schedule::Schedule;
use crate::words::{NOTES, SUMMARIES};
use ondo::base::korean::with_particle;

/// How many agencies there are, at most.
pub(crate) const MOST: usize = PLACES.len() * OFFICES_A_PLACE;

const OFFICES_A_PLACE: usize = 5;
/// The year in which renamed agencies got their present names.
const RENAMED: i16 = 2014;

const PLACES: [(&str, &str); 40] = [
    ("가온", "gaon"),
    ("나래", "narae"),
    ("다솜", "dasom"),
    ("라온", "raon"),
    ("마루", "maru"),
    ("미르", "mireu"),
    ("바름", "bareum"),
    ("보람", "boram"),
    ("새별", "saebyeol"),
    ("샛강", "saetgang"),
    ("솔빛", "solbit"),
    ("슬기", "seulgi"),
    ("아라", "ara"),
    ("여울", "yeoul"),
    ("온새", "onsae"),
    ("윤슬", "yunseul"),
    ("은하", "eunha"),
    ("이랑", "irang"),
    ("잎새", "ipsae"),
    ("참길", "chamgil"),
    ("초롱", "chorong"),
    ("큰재", "keunjae"),
    ("터울", "teoul"),
    ("푸름", "pureum"),
    ("하늘", "haneul"),
    ("한길", "hangil"),
    ("해솔", "haesol"),
    ("호수", "hosu"),
    ("흰돌", "huindol"),
    ("높새", "nopsae"),
    ("달빛", "dalbit"),
    ("들꽃", "deulkkot"),
    ("모래", "morae"),
    ("물결", "mulgyeol"),
    ("바다", "bada"),
    ("별내", "byeollae"),
    ("산들", "sandeul"),
    ("서리", "seori"),
    ("안골", "angol"),
    ("큰샘", "keunsaem"),
];

/// Name, former name, id and type of an office.
const OFFICES: [(&str, &str, &str, &str); OFFICES_A_PLACE * 2] = [
    ("광역시", "직할시", "city", "local"),
    ("교육청", "교육위원회", "edu", "education"),
    ("개발공사", "개발공단", "development", "public-corporation"),
    ("환경연구원", "환경시험소", "environment", "affiliate"),
    ("의료원", "병원", "hospital", "public-corporation"),
    ("특별자치군", "군", "county", "local"),
    ("대학교", "대학", "university", "education"),
    ("상수도본부", "수도국", "water", "affiliate"),
    ("도서관", "문고", "library", "affiliate"),
    ("항만청", "항만국", "port", "central"),
];

const REGIONS: [&str; 17] = [
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남",
    "전북", "전남", "경북", "경남", "제주",
];

fn place(agency: usize) -> usize {
    agency % PLACES.len()
}

fn office(agency: usize) -> (&'static str, &'static str, &'static str, &'static str) {
    let of_place = agency / PLACES.len();
    OFFICES[of_place + OFFICES_A_PLACE * (place(agency) % 2)]
}

fn is_renamed(agency: usize) -> bool {
    agency % 5 == 3
}

/// The id of an agency.
pub(crate) fn id(agency: usize) -> String {
    format!("{}-{}", PLACES[place(agency)].1, office(agency).2)
}

/// The province or city an agency is in: a real one, since others are an error.
pub(crate) fn region(agency: usize) -> &'static str {
    REGIONS[place(agency) % REGIONS.len()]
}

/// What an agency is called today.
pub(crate) fn title(agency: usize) -> String {
    format!("{}{}", PLACES[place(agency)].0, office(agency).0)
}

/// What an agency was called in a year.
pub(crate) fn name_in(agency: usize, year: i16) -> String {
    if is_renamed(agency) && year < RENAMED {
        format!("{}{}", PLACES[place(agency)].0, office(agency).1)
    } else {
        title(agency)
    }
}

/// The file of an agency.
pub(crate) fn record(agency: usize, schedule: &Schedule) -> Record {
    let mut chance = Chance::of("agency", agency);
    let (_, _, _, kind) = office(agency);
    let title = title(agency);
    let short: String = title.chars().take(3).collect();
    let above = agency % PLACES.len();
    let names = is_renamed(agency).then(|| {
        let former = Front::new("text", name_in(agency, RENAMED - 1))
            .with("until", bare(format!("{}-12-31", RENAMED - 1)));
        let present =
            Front::new("text", title.clone()).with("from", bare(format!("{RENAMED}-01-01")));
        vec![former, present]
    });
    let front = Front::new("title", title.clone())
        .with("summary", phrase(SUMMARIES, &mut chance))
        .with("type", bare(kind))
        .with("short", vec![short])
        .maybe("names", names)
        .maybe("parent", (above != agency).then(|| self::title(above)))
        .with("region", region(agency))
        .with("codes", Front::new("기관코드", bare(1_000_000 + agency)))
        .with(
            "homepage",
            format!("https://{}.example/", PLACES[place(agency)].1),
        )
        .maybe(
            "notes",
            agency
                .is_multiple_of(4)
                .then(|| vec![phrase(NOTES, &mut chance)]),
        );
    Record {
        kind: "agencies",
        id: id(agency),
        front,
        body: text(agency, &title, schedule, &mut chance),
        ties: Ties::default(),
    }
}

/// A few sentences; the agencies of the real record have no more.
fn text(agency: usize, title: &str, schedule: &Schedule, chance: &mut Chance) -> String {
    let round = schedule
        .rounds
        .iter()
        .position(|round| round.hosts.contains(&agency));
    let sentence = phrase(SUMMARIES, chance);
    let name = with_particle(title, "은/는");
    match round {
        None => format!("{name} 아직 회차를 맡지 않았습니다. {sentence}\n"),
        Some(round) if agency.is_multiple_of(10) => {
            let section = Section {
                heading: "맡은 회차",
                links: vec![link_to::event(schedule, round, "../")],
                list: Vec::new(),
            };
            body(&[section], chance)
        }
        Some(round) => {
            let link = link_to::event(schedule, round, "../");
            let path = link.target;
            format!("{name} [{}]({path})를 맡았습니다. {sentence}\n", link.words)
        }
    }
}
