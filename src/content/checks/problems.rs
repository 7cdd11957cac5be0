//! Diagnostics of texts, one constructor each.

use super::persons::Personal;
use crate::base::{Diagnostic, Place, Rule, Words};

/// Bullets that Markdown does not know; `lists` is what the bytes of `whole` become.
pub(crate) fn press_bullets(count: usize, mark: &Place, whole: &Place, lists: &str) -> Diagnostic {
    let message = Words::new(
        format!("보도자료의 글머리표로 시작하는 줄이 {count}개 있어 한 문단으로 이어집니다"),
        format!("{count} lines begin with the bullets of a press release and run together"),
    );
    Diagnostic::new(Rule::PressBullets, message)
        .at(mark, Words::none())
        .help(Words::new(
            "줄 앞의 `□`, `○`, `ㅇ`, `※`를 `- `로 바꾸세요; `ondo fix`가 바꿔 줍니다",
            "write `- ` for `□`, `○`, `ㅇ`, `※`; `ondo fix` does it",
        ))
        .safe_fix(whole, lists)
}

/// What should not be known of a person.
pub(crate) fn personal_data(personal: Personal, place: &Place) -> Diagnostic {
    let message = match personal {
        Personal::ResidentNumber => Words::new(
            "주민등록번호로 보이는 번호가 있습니다",
            "this looks like a resident registration number",
        ),
        Personal::MobileNumber => Words::new(
            "휴대전화 번호로 보이는 번호가 있습니다",
            "this looks like the number of a mobile telephone",
        ),
        Personal::PrivateMail => Words::new(
            "개인 전자우편 주소가 있습니다",
            "this is a private mail address",
        ),
    };
    Diagnostic::new(Rule::PersonalData, message)
        .at(place, Words::none())
        .help(Words::new(
            "개인정보이면 지우고, 연락처가 필요하면 기관의 대표 번호나 주소를 쓰세요",
            "remove it; where a contact is needed, write that of the agency",
        ))
}

/// Documents that one office program alone opens.
pub(crate) fn document_without_alternative(place: &Place) -> Diagnostic {
    let message = Words::new(
        "문서가 한글(HWP, HWPX) 파일로만 있습니다",
        "the document is there as HWP or HWPX only",
    );
    Diagnostic::new(Rule::DocumentWithoutAlternative, message)
        .at(place, Words::none())
        .help(Words::new(
            "같은 내용을 PDF나 ODT로도 저장해 함께 올리세요",
            "offer it as PDF or ODT too",
        ))
}
