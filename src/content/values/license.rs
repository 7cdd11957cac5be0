//! The licences a record or a photo may stand under.

use crate::content::declare::choices;

choices! {
    /// A licence by its code.
    License("이용 조건") {
        /// KOGL Type 0: free use.
        Kogl0("kogl-0", "공공누리 제0유형: 자유 이용"),
        /// KOGL Type 1: attribution.
        Kogl1("kogl-1", "공공누리 제1유형: 출처표시"),
        /// KOGL Type 2: attribution, no commercial use.
        Kogl2("kogl-2", "공공누리 제2유형: 출처표시, 상업적 이용금지"),
        /// KOGL Type 3: attribution, no changes.
        Kogl3("kogl-3", "공공누리 제3유형: 출처표시, 변경금지"),
        /// KOGL Type 4: attribution, no commercial use, no changes.
        Kogl4("kogl-4", "공공누리 제4유형: 출처표시, 상업적 이용금지, 변경금지"),
        /// KOGL Type 0 with training of AI: free use.
        Kogl0Ai("kogl-0+ai", "공공누리 제0유형(AI 학습 허용): 자유 이용"),
        /// KOGL Type 1 with training of AI: attribution.
        Kogl1Ai("kogl-1+ai", "공공누리 제1유형(AI 학습 허용): 출처표시"),
        /// KOGL Type 2 with training of AI: attribution, no commercial use.
        Kogl2Ai("kogl-2+ai", "공공누리 제2유형(AI 학습 허용): 출처표시, 상업적 이용금지"),
        /// KOGL Type 3 with training of AI: attribution, no changes.
        Kogl3Ai("kogl-3+ai", "공공누리 제3유형(AI 학습 허용): 출처표시, 변경금지"),
        /// KOGL Type 4 with training of AI: attribution, no commercial use, no changes.
        Kogl4Ai("kogl-4+ai", "공공누리 제4유형(AI 학습 허용): 출처표시, 상업적 이용금지, 변경금지"),
        /// Creative Commons Attribution 4.0.
        CcBy4("cc-by-4.0", "CC BY 4.0: 저작자 표시"),
        /// Creative Commons Zero 1.0: all rights waived.
        Cc0("cc0-1.0", "CC0 1.0: 권리를 모두 포기, 자유 이용"),
        /// No use without permission.
        AllRightsReserved("all-rights-reserved", "모든 권리 보유(허락 없이 이용 불가)"),
        /// Not known.
        Unknown("unknown", "알려지지 않음"),
    }
}

impl License {
    /// The code, as YAML has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.as_str()
    }

    /// Whether it is one of the Korea Open Government Licence (공공누리).
    fn is_kogl(self) -> bool {
        self <= Self::Kogl4Ai
    }

    /// The text by which users of a work must name its maker, as a key of the words of a theme;
    /// `None` where the licence asks for none, or allows no use.
    #[must_use]
    pub fn attribution(self) -> Option<&'static str> {
        match self {
            Self::CcBy4 => Some("attribution_cc"),
            Self::Kogl0 | Self::Kogl0Ai => None,
            _ => self.is_kogl().then_some("attribution_kogl"),
        }
    }

    /// Where the licence can be read, for those that have one address.
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        match self {
            Self::CcBy4 => Some("https://creativecommons.org/licenses/by/4.0/"),
            Self::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
            _ => self
                .is_kogl()
                .then_some("https://www.kogl.or.kr/info/license.do"),
        }
    }
}
