//! What a site decides: levels of rules, unknown agencies, cards, CSV.

use crate::content::declare::choices;

choices! {
    /// What happens when a rule is broken.
    Level("규칙을 어겼을 때의 처리") {
        /// Nothing is published.
        Error("error", "오류(고쳐야 내보냄)"),
        /// It is reported, and the site is published.
        Warn("warn", "경고(알리고 내보냄)"),
        /// It is not reported.
        Off("off", "끔(알리지 않음)"),
    }
}

choices! {
    /// Whether an agency that no file describes may be named.
    AgencyPolicy("기관 파일이 없는 이름의 처리") {
        /// A name without a file makes an agency.
        Open("open", "파일 없는 기관도 허용"),
        /// A name without a file is an error.
        Registered("registered", "파일 있는 기관만 허용"),
    }
}

choices! {
    /// Which pages have a picture of their own for where they are shared.
    Cards("쪽을 공유할 때 보이는 그림") {
        /// Each round has its own, all other pages share one.
        Rounds("rounds", "회차마다 하나씩, 다른 쪽은 모두 같은 그림"),
        /// All pages share one.
        Site("site", "모든 쪽이 같은 그림"),
    }
}

choices! {
    /// How CSV files begin.
    CsvEncoding("CSV 파일의 첫머리") {
        /// With the first character, as programs expect.
        Utf8("utf-8", "표시 없이 시작, 프로그램이 읽기 좋음"),
        /// With the byte order mark by which Excel recognizes UTF-8.
        Utf8Bom("utf-8-bom", "엑셀이 UTF-8로 알아보는 표시로 시작"),
    }
}
