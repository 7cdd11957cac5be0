//! What an event came to: which cases were presented by whom, prizes, films and pages about it.

use super::problems;
use crate::base::Located;
use crate::content::declare::{choices, record};
use crate::content::form::Reader;
use crate::content::values::{Address, NamedAgency, NamedCase};

record! {
    /// A case at an event.
    PresentedCase {
        /// Its id.
        #[ko = "사례의 id (`content/cases/` 아래 파일 이름)"]
        case: required NamedCase,
        /// The part of the event.
        #[ko = "행사의 어느 부분이었는지 (예 `1부`)"]
        part: optional String,
        /// Who presented it here.
        #[ko = "이 행사에서 사례를 발표한 기관의 이름"]
        agencies: default Vec<NamedAgency>,
        /// The people who presented it here.
        #[ko = "이 행사에서 사례를 발표한 사람의 이름"]
        people: default Vec<String>,
    }
    or NamedCase => |case| PresentedCase { case, part: None, agencies: Vec::new(), people: Vec::new() }
}

record! {
    /// A prize, or a place in a vote.
    ResultFields {
        /// What it was for, where that is a case.
        #[ko = "상이나 순위를 받은 사례의 id, 사례 파일이 없으면 대신 `title`"]
        case: optional NamedCase,
        /// What it was for, where that is no case of this archive.
        #[ko = "상이나 순위를 받은 것의 이름, 사례 파일이 없을 때"]
        title: optional String [searchable],
        /// The prize.
        #[ko = "상이나 결과의 이름 (예 `대상`)"]
        prize: required Located<String> [searchable],
        /// The place.
        #[ko = "순위, 수만 적음 (예 `1`)"]
        rank: optional u32,
        /// The votes.
        #[ko = "얻은 표, 수만 적음 (예 `120`)"]
        votes: optional u32,
        /// The prize money.
        #[ko = "상금 (예 `150만 원`)"]
        amount: optional String,
        /// Who won it.
        #[ko = "상을 받은 기관의 이름"]
        agency: optional NamedAgency,
        /// The source.
        #[ko = "근거가 된 출처의 `id`"]
        source: optional Located<String>,
    }
    checked by check_result
}

/// Reports a result that is of nothing.
fn check_result(result: &ResultFields, reader: &mut Reader<'_>) {
    if result.case.is_none() && result.title.is_none() && !reader.is_partial {
        reader.report(problems::result_of_nothing(&result.prize.place));
    }
}

choices! {
    /// What a link leads to.
    LinkKind("링크가 가리키는 것") {
        /// A live broadcast.
        Live("live", "생중계"),
        /// A film.
        Video("video", "영상"),
        /// Slides.
        Slides("slides", "발표 자료"),
        /// Photos.
        Album("album", "사진첩"),
        /// A page.
        Page("page", "누리집"),
    }
}

record! {
    /// A film or page about an event on another site.
    Link {
        /// Its address.
        #[ko = "영상이나 자료의 주소 (예 `https://www.youtube.com/…`)"]
        url: required Located<Address>,
        /// What it is.
        #[ko = "무엇인지, 생중계는 `live`, 영상은 `video`, 적지 않으면 `page`"]
        kind: or LinkKind = LinkKind::Page,
        /// Its title.
        #[ko = "제목 (예 `제7회 현장 영상`)"]
        title: optional String [searchable],
    }
}
