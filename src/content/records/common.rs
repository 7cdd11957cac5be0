//! The fields that every record has.

use super::media::Media;
use crate::base::{Date, Located};
use crate::content::declare::{choices, record};
use crate::content::form::FieldInfo;
use crate::content::values::{
    Address, Extra, Language, License, Moment, NamedFile, OldAddress, Slug,
};
use std::collections::BTreeMap;

choices! {
    /// What kind of source a record was written from.
    SourceKind("출처의 종류") {
        /// A press release.
        PressRelease("press-release", "보도자료"),
        /// A news report.
        News("news", "언론 보도"),
        /// A report or study.
        Report("report", "보고서"),
        /// Anything else.
        Other("other", "기타"),
    }
}

record! {
    /// A source of a record.
    Source {
        /// The name by which facts point to it.
        #[ko = "다른 칸의 `source`에서 이 출처를 가리킬 이름 (예 `acrc-release`)"]
        id: optional Located<String>,
        /// Its title.
        #[ko = "출처의 제목 (예 `제7회 혁신현장 이어달리기 보도자료`)"]
        title: required String,
        /// Who published it.
        #[ko = "펴낸 곳 (예 `국민권익위원회`)"]
        publisher: optional String,
        /// The department that published it.
        #[ko = "펴낸 부서 (예 `민원정보분석과`)"]
        department: optional String,
        /// Where it can be read.
        #[ko = "출처를 볼 수 있는 주소 (예 `https://www.korea.kr/…`)"]
        url: optional Located<Address>,
        /// Where a copy of it is kept.
        #[ko = "원문이 사라질 때를 대비한 보존본의 주소 (예 `https://web.archive.org/…`)"]
        archived: optional Located<Address>,
        /// A copy of it in this archive.
        #[ko = "함께 보관하는 원문 파일의 경로"]
        file: optional NamedFile,
        /// When it was published.
        #[ko = "출처가 나온 날 (예 `2019-12-26`)"]
        published: optional Date,
        /// When it was read.
        #[ko = "출처를 확인한 날 (예 `2026-03-02`)"]
        retrieved: optional Date,
        /// What kind of source it is.
        #[ko = "출처의 종류, 보도자료는 `press-release`, 언론 보도는 `news`"]
        kind: optional SourceKind,
    }
}

record! {
    /// The fields every record has.
    Common {
        /// Its title.
        #[ko = "제목, 쌍점(:)이 들어 있으면 따옴표로 묶음"]
        title: required Located<String> [translatable],
        /// Its summary, in a sentence.
        #[ko = "한 문장 소개, 목록과 검색 결과에 보임"]
        summary: optional String [translatable],
        /// Whether it is unfinished; then it is not published.
        #[ko = "아직 쓰는 중이면 `true`, 누리집에 나오지 않음"]
        is_draft("draft"): default bool [translatable],
        /// The moment before which it is not published.
        #[ko = "공개할 날짜와 시각, 그 전에는 나오지 않음 (예 `2026-03-02T09:00:00+09:00`)"]
        publish_at: optional Moment,
        /// The day it was last changed.
        #[ko = "마지막으로 고친 날 (예 `2026-03-02`)"]
        updated: optional Date [translatable],
        /// The language it is written in, where not the site's.
        #[ko = "이 글의 언어, 누리집의 기본 언어와 다를 때만 (예 `en`)"]
        language("lang"): optional Language,
        /// Words to find it by.
        #[ko = "주제의 목록 (예 `[데이터, 일하는 방식]`)"]
        tags: default Vec<String> [translatable],
        /// The last part of its address, where not that of its id.
        #[ko = "주소의 마지막 부분, 파일 이름과 다르게 할 때만 (예 `2019-07`)"]
        slug: optional Slug,
        /// Its licence, where not the site's.
        #[ko = "이 글의 이용 조건, 누리집의 이용 조건과 다를 때만 (예 `kogl-1`)"]
        license: optional License,
        /// Where its facts are from.
        #[ko = "내용의 근거가 된 출처의 목록"]
        sources: default Vec<Source> [translatable],
        /// The files shown or offered with it.
        #[ko = "함께 보일 사진, 영상, 문서의 목록"]
        media: default Vec<Media> [translatable],
        /// Editors' notes.
        #[ko = "편집자 주의 목록, 확인하지 못한 점 따위를 밝힘"]
        notes: default Vec<String> [translatable],
        /// Its identifiers in other registers.
        #[ko = "다른 체계에서 받은 식별자, 체계와 식별자를 짝으로 적음 (예 `{doi: 10.5555/12345}`)"]
        identifier: default BTreeMap<String, String>,
        /// Free values for themes.
        #[ko = "테마에 넘길 자유 항목, 이 안에서는 어떤 이름이든 쓸 수 있음"]
        extra: default Extra [translatable],
    }
}

/// Old addresses of a record. An agency has none: its `aliases` are names.
pub(crate) static ALIASES: FieldInfo = FieldInfo::of::<Vec<OldAddress>>(
    "Record",
    "aliases",
    "Old addresses that lead here.",
    "이 기록의 옛 주소, 들어오면 지금 주소로 옮겨 줌 (예 `/events/gov/2019-7/`)",
);
