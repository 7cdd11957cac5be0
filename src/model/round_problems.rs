//! Diagnostics of rounds and of the way of the baton, one constructor each.

use super::agency::AgencyRef;
use super::chain::Missing;
use super::problems::code;
use crate::base::{Date, Diagnostic, Located, Place, Rule, Words};

/// A year of two digits that was read as one still to come; `before` is the day a century earlier.
pub(in crate::model) fn short_year_ahead(date: &Located<Date>, before: Option<Date>) -> Diagnostic {
    let (day, year) = (date.value, date.value.year());
    let message = Words::new(
        format!("두 자리 연도를 {year}년으로 읽습니다: 아직 오지 않은 날입니다"),
        format!("the year of two digits is read as {year}, which is still to come"),
    );
    let problem = Diagnostic::new(Rule::FutureDate, message).at(&date.place, Words::none());
    match before {
        Some(before) => problem.help(Words::new(
            format!("연도를 네 자리로 쓰세요: `{before}`인지 `{day}`인지 확인하세요"),
            format!("write the year with four digits: `{before}` or `{day}`"),
        )),
        None => problem,
    }
}

/// An event that lies ahead and whose record does not say that it is planned; `is_said_held` where it
/// says that it was held.
pub(in crate::model) fn held_ahead(place: &Place, is_said_held: bool) -> Diagnostic {
    let message = if is_said_held {
        Words::new(
            "아직 오지 않은 날의 회차가 이미 열린 것으로 나옵니다",
            "the day is still to come, but the round counts as held",
        )
    } else {
        Words::new(
            "아직 오지 않은 날의 회차인데 예정이라는 말이 없습니다: 그날까지는 예정으로, 그 뒤에는 열린 것으로 나옵니다",
            "the day is still to come and the round is not said to be planned: until then it is \
             shown as planned, and as held from then on",
        )
    };
    Diagnostic::new(Rule::FutureDate, message)
        .at(place, Words::none())
        .help(Words::new(
            "앞으로 열 회차면 `status: planned`를 쓰고, 아니면 날짜를 고치세요",
            "where it is still to come, write `status: planned`; else correct the date",
        ))
}

/// An event that counts as planned and whose day has passed.
pub(in crate::model) fn planned_before(place: &Place) -> Diagnostic {
    let message = Words::new(
        "예정이라고 적힌 회차의 날이 이미 지났습니다",
        "the round is still planned, for a day that has passed",
    );
    Diagnostic::new(Rule::PastPlan, message)
        .at(place, Words::none())
        .help(Words::new(
            "열렸으면 `status: planned`를 지우고, 열리기 전의 자료밖에 없으면 그 자리에 `evidence: notice`를 쓰세요; 미루거나 취소했으면 `status: postponed`나 `status: cancelled`로 고치세요",
            "where it was held, remove `status: planned`; where all that is known was written before the day, write `evidence: notice` in its place; else `status: postponed` or `status: cancelled`",
        ))
}

/// A handover to an agency that held the round itself.
pub(in crate::model) fn handover_to_host(to: &Located<String>, hosts: &Place) -> Diagnostic {
    let message = Words::new(
        format!("바통을 건넨 기관과 받은 기관이 같습니다: `{}`", to.value),
        format!("`{}` hands the baton to itself", to.value),
    );
    Diagnostic::new(Rule::HandoverToHost, message)
        .at(&to.place, Words::none())
        .at(hosts, Words::new("이 회차의 기관", "the hosts of this round"))
        .help(Words::new(
            "다음 회차를 여는 기관을 `to`에 쓰세요; 모르면 `to`를 지우고, 이 회차에서 받은 일이면 `received`에 쓰세요",
            "write the host of the next round as `to`; where it is not known, remove `to`; what was received at this round goes into `received`",
        ))
}

/// What a leg says that the next round does not bear out.
pub(in crate::model) struct Broken<'a> {
    /// The agencies named, as written.
    pub(in crate::model) to: &'a Place,
    /// The hosts of the next round, as written.
    pub(in crate::model) hosts: &'a Place,
    /// What is handed on, where anything is.
    pub(in crate::model) baton: Option<&'a str>,
    /// Whether the record says that the relay ended.
    pub(in crate::model) is_end: bool,
}

/// A handover to others than those who held the next round. Both may be what sources say, so
/// nothing is offered in place of either.
pub(in crate::model) fn broken_handover(broken: &Broken<'_>) -> Diagnostic {
    let message = match broken.baton {
        _ if broken.is_end => Words::new(
            "이어달리기가 끝났다고 적은 회차 뒤에 다음 회차가 있습니다",
            "the record says that the relay ended here, but another round follows",
        ),
        Some(baton) => Words::new(
            format!(
                "{} 넘겨받은 기관과 다음 회차를 연 기관이 다릅니다",
                code(baton, "을/를")
            ),
            format!("`{baton}` went to others than the hosts of the next round"),
        ),
        None => Words::new(
            "다음 회차를 연다던 기관과 실제로 연 기관이 다릅니다",
            "others held the next round than those who were named",
        ),
    };
    let named = match broken.baton {
        _ if broken.is_end => Words::new("끝났다고 적은 곳", "the end"),
        Some(_) => Words::new("넘겨받은 기관", "it went to these"),
        None => Words::new("다음 회차를 연다던 기관", "named as the next hosts"),
    };
    Diagnostic::new(Rule::BrokenHandover, message)
        .at(broken.to, named)
        .at(
            broken.hosts,
            Words::new("다음 회차를 연 기관", "the hosts of the next round"),
        )
        .help(Words::new(
            "두 회차를 출처와 견주어 보세요; 출처가 정말 서로 다르면 그대로 두고 까닭을 앞 회차의 `handover`에 `note: …`로 쓰세요(그러면 더 알리지 않습니다)",
            "compare both rounds with their sources; where the sources do differ, leave them and say why in `note: …` of the `handover`, and this is reported no more",
        ))
}

/// A conclusion that the next round, which exists by now, does not bear out.
pub(in crate::model) fn outdated_inference(
    broken: &Broken<'_>,
    holders: &[AgencyRef],
) -> Diagnostic {
    let names = AgencyRef::names(holders, ", ");
    let message = Words::new(
        "추정한 다음 기관과 실제 다음 회차를 연 기관이 다릅니다",
        "the receiver was inferred, but the next round was held by others",
    );
    Diagnostic::new(Rule::InferredHandoverOutdated, message)
        .at(broken.to, Words::new("추정한 기관", "inferred"))
        .at(
            broken.hosts,
            Words::new("다음 회차를 연 기관", "the hosts of the next round"),
        )
        .help(Words::new(
            format!(
                "`to`를 {} 고치거나 `to`와 `basis`를 지우세요",
                code(&names, "으로/로")
            ),
            format!("write `{names}` as `to`, or remove `to` and `basis`"),
        ))
}

/// Rounds without a record. Those before the first one on record may never have been meant to be.
pub(in crate::model) fn round_gap(
    round: &Located<u32>,
    before: Option<&Located<u32>>,
    missing: &Missing,
) -> Diagnostic {
    let message = match missing.known().as_deref() {
        Some([number]) => Words::new(
            format!("{number}회의 기록이 없습니다"),
            format!("there is no record of round {number}"),
        ),
        Some([first, .., last]) => Words::new(
            format!("{first}~{last}회의 기록이 없습니다"),
            format!("there are no records of the rounds {first} to {last}"),
        ),
        _ => Words::new(
            format!("이 앞에 기록이 없는 회차가 {}개 있습니다", missing.len()),
            format!("{} rounds before this one have no record", missing.len()),
        ),
    };
    let problem = Diagnostic::new(Rule::RoundGap, message).at(&round.place, Words::none());
    let Some(before) = before else {
        let number = round.value;
        let first = code(&format!("first_round: {number}"), "을/를");
        return problem.help(Words::new(
            format!("이 기록관이 {number}회부터 싣는다면 계열 파일에 {first} 쓰세요; 아니면 빠진 회차의 기록을 만들거나 번호를 고치세요"),
            format!("where this archive begins at round {number}, write `first_round: {number}` into the file of the series; else write the missing records or correct the number"),
        ));
    };
    problem.at(&before.place, Words::new("앞 회차", "the round before")).help(Words::new(
        "빠진 회차의 기록을 만들거나 번호를 고치세요; 알 수 없는 회차면 그대로 두고 `ondo.yaml`에 `rules: {round-gap: off}`를 쓰세요",
        "write the missing records or correct the number; where nobody knows, leave it and write `rules: {round-gap: off}` into `ondo.yaml`",
    ))
}

/// An agency that presents a case at an event it had no part in; `case` is the id.
pub(in crate::model) fn case_agency_not_at_event(
    agency: &Located<String>,
    case: &str,
    hosts: &Place,
) -> Diagnostic {
    let name = &agency.value;
    let message = Words::new(
        format!("사례를 발표한 {} 그 회차에 없습니다", code(name, "이/가")),
        format!("`{name}` presented the case, but took no part in the event"),
    );
    Diagnostic::new(Rule::CaseAgencyNotAtEvent, message)
        .at(&agency.place, Words::none())
        .at(hosts, Words::new("이 회차의 기관", "those who took part"))
        .help(Words::new(
            format!("회차에서 발표했으면 그 회차의 `cases`에 `{{case: {case}, agencies: {name}}}`처럼, 참석만 했으면 `hosts`에 `{{agency: {name}, role: guest}}`처럼 쓰세요; 아니면 사례의 `agencies`를 고치세요"),
            format!("where it presented the case there, write `{{case: {case}, agencies: {name}}}` in `cases` of the event, where it was a guest `{{agency: {name}, role: guest}}` in `hosts`; else correct `agencies` of the case"),
        ))
}
