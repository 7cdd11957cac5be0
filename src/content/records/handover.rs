//! The handover of the baton, as the record of an event has it.

use crate::base::{Date, Located, Words};
use crate::content::declare::{choices, record};
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape};
use crate::content::values::NamedAgency;

choices! {
    /// How it is known who got the baton.
    Basis("바통을 누가 받았는지 아는 근거") {
        /// A source states it.
        Stated("stated", "출처에 명시"),
        /// A source names the next host beforehand.
        Announced("announced", "출처에서 예고"),
        /// It is inferred from the order of the rounds.
        Inferred("inferred", "개최 순서로 추정"),
    }
}

choices! {
    /// When in the event the baton is handed over.
    HandoverTime("행사 중 바통을 전달한 때") {
        /// At the beginning.
        Opening("opening", "여는 순서"),
        /// At the end.
        Closing("closing", "마무리 순서"),
    }
}

/// Who got the baton.
#[derive(Clone, Debug)]
pub enum Receiver {
    /// These agencies, by name.
    Agencies(Vec<NamedAgency>),
    /// Nobody: the relay ended.
    End,
}

impl Field for Receiver {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Text))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text == "none" => Some(Self::End),
            NodeKind::Scalar(text) if ["없음", "끝", "종료"].contains(&text.trim()) => {
                let expected = Words::new(
                    "이어달리기가 끝났으면 `none`, 모르면 `to`를 지웁니다",
                    "`none` where the relay ended; where nobody knows, no `to`",
                );
                reader.refuse_for(node, expected, Some("none".to_owned()));
                None
            }
            _ => Field::read(node, reader).map(Self::Agencies),
        }
    }

    fn value(&self) -> FieldValue<'_> {
        match self {
            Self::Agencies(names) => names.value(),
            Self::End => FieldValue::Text("none".into()),
        }
    }
}

record! {
    /// A handover as written.
    HandoverFields {
        /// Who gave the baton, where not the hosts.
        #[ko = "바통을 건넨 기관, 적지 않으면 이 회차의 개최 기관"]
        from: default Vec<NamedAgency>,
        /// Who got it.
        #[ko = "바통을 받은 기관 하나 또는 목록, 모르면 적지 않고 이어달리기가 여기서 끝났으면 `none`"]
        to: optional Located<Receiver>,
        /// How it is known.
        #[ko = "누가 받았는지 아는 근거, 적지 않으면 출처에 명시된 것으로 봄"]
        basis: optional Located<Basis>,
        /// When in the event.
        #[ko = "전달한 때, 여는 순서이면 `opening`, 마무리 순서이면 `closing`"]
        time("when"): optional HandoverTime,
        /// The day, where not the last of the event.
        #[ko = "전달한 날, 행사와 다른 날일 때만 (예 `2019-12-30`)"]
        date: optional Date,
        /// The place, where not that of the event.
        #[ko = "전달한 곳, 행사와 다른 곳일 때만"]
        place: optional String [searchable],
        /// Who passed it on between the two.
        #[ko = "바통을 대신 전해 준 기관의 이름"]
        through: default Vec<NamedAgency>,
        /// Which baton, where there are several.
        #[ko = "바통이 여럿일 때 그 이름 (예 `정부 의장`)"]
        baton: optional String [searchable],
        /// What the thermometer showed, in degrees.
        #[ko = "전달할 때 온도계의 눈금(℃), 수만 적음 (예 `36.5`)"]
        temperature: optional f64,
        /// A remark.
        #[ko = "전달에 덧붙일 설명"]
        note: optional String [searchable],
        /// The source.
        #[ko = "근거가 된 출처의 `id`"]
        source: optional Located<String>,
    }
}

record! {
    /// What the record of a round says of getting the baton.
    ReceivedFields {
        /// Who gave it.
        #[ko = "바통을 건넨 기관 하나 또는 목록, 출처에 없으면 적지 않음"]
        from: default Vec<NamedAgency>,
        /// How it is known.
        #[ko = "바통을 받은 것을 아는 근거, 적지 않으면 출처에 명시된 것으로 봄"]
        basis: or Basis = Basis::Stated,
        /// When in the event.
        #[ko = "받은 때, 여는 순서이면 `opening`, 마무리 순서이면 `closing`"]
        time("when"): optional HandoverTime,
        /// A remark.
        #[ko = "받은 일에 덧붙일 설명"]
        note: optional String [searchable],
        /// The source.
        #[ko = "근거가 된 출처의 `id`"]
        source: optional Located<String>,
    }
}
