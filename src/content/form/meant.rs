//! What Korean editors write for the words that fields take, and the word that was meant.

/// Korean words, and others that are often written, each with the word of the field.
const WORDS: [(&str, &str); 62] = [
    ("예정", "planned"),
    ("개최", "held"),
    ("완료", "held"),
    ("연기", "postponed"),
    ("취소", "cancelled"),
    ("canceled", "cancelled"),
    ("현장", "onsite"),
    ("대면", "onsite"),
    ("오프라인", "onsite"),
    ("offline", "onsite"),
    ("온라인", "online"),
    ("비대면", "online"),
    ("혼합", "hybrid"),
    ("주최", "host"),
    ("개최", "host"),
    ("공동개최", "co-host"),
    ("공동주최", "co-host"),
    ("주관", "organizer"),
    ("후원", "sponsor"),
    ("참여", "guest"),
    ("참석", "guest"),
    ("초청", "guest"),
    ("명시", "stated"),
    ("확인", "stated"),
    ("예고", "announced"),
    ("추정", "inferred"),
    ("여는순서", "opening"),
    ("개회", "opening"),
    ("폐회", "closing"),
    ("마무리", "closing"),
    ("사례", "case"),
    ("토론", "discussion"),
    ("영상", "video"),
    ("동영상", "video"),
    ("시상", "award"),
    ("전달", "handover"),
    ("방문", "visit"),
    ("기타", "other"),
    ("사진", "photo"),
    ("image", "photo"),
    ("문서", "document"),
    ("pdf", "document"),
    ("음성", "audio"),
    ("보도자료", "press-release"),
    ("뉴스", "news"),
    ("기사", "news"),
    ("보고서", "report"),
    ("중앙", "central"),
    ("지방", "local"),
    ("소속", "affiliate"),
    ("공공기관", "public-corporation"),
    ("교육", "education"),
    ("민간", "private"),
    ("진행", "running"),
    ("종료", "ended"),
    ("오류", "error"),
    ("경고", "warn"),
    ("warning", "warn"),
    ("끄기", "off"),
    ("한국어", "ko"),
    ("kr", "ko"),
    ("영어", "en"),
];

/// The one of `allowed` that a word was meant to be.
pub(crate) fn meant<'a>(word: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let plain: String = word.to_lowercase().split_whitespace().collect();
    let mut known = WORDS.iter().filter(|(korean, _)| *korean == plain);
    known.find_map(|(_, meant)| allowed.iter().copied().find(|allowed| allowed == meant))
}

/// The truth value that a word was meant to be.
pub(crate) fn meant_truth(word: &str) -> Option<&'static str> {
    match word.trim().to_lowercase().as_str() {
        "예" | "네" | "참" | "yes" | "y" | "o" | "on" => Some("true"),
        "아니요" | "아니오" | "거짓" | "no" | "n" | "x" | "off" => Some("false"),
        _ => None,
    }
}

/// The time of day that a Korean one was meant to be: `오후 2시 30분` is 14:30.
pub(crate) fn meant_time(text: &str) -> Option<String> {
    let plain: String = text.split_whitespace().collect();
    let (is_afternoon, time) = match plain.strip_prefix("오후") {
        Some(time) => (true, time),
        None => (false, plain.strip_prefix("오전").unwrap_or(&plain)),
    };
    let (hour, rest) = time.split_once('시')?;
    let hour: u8 = hour.parse().ok()?;
    let minute: u8 = match rest {
        "" => 0,
        "반" => 30,
        rest => rest.strip_suffix('분')?.parse().ok()?,
    };
    let hour = if is_afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_korean_word_means_the_word_of_its_field() {
        assert_eq!(meant("취소", &["held", "cancelled"]), Some("cancelled"));
        assert_eq!(meant("개최", &["planned", "held"]), Some("held"));
        assert_eq!(meant("개최", &["host", "co-host"]), Some("host"));
        assert_eq!(meant("공동 개최", &["host", "co-host"]), Some("co-host"));
        assert_eq!(meant("취소", &["photo"]), None);
    }

    #[test]
    fn a_korean_time_means_a_time() {
        let check =
            |text, expected: Option<&str>| assert_eq!(meant_time(text).as_deref(), expected);
        check("오후 2시", Some("14:00"));
        check("14시", Some("14:00"));
        check("오전 10시 반", Some("10:30"));
        check("오후 12시 5분", Some("12:05"));
        check("점심", None);
        check("25시", None);
    }
}
