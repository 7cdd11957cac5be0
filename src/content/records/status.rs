//! What became of an event, how one took part, and how it is known.

use crate::content::declare::choices;

choices! {
    /// Whether an event took place.
    EventStatus("회차가 열렸는지를 나타내는 상태") {
        /// It is still to come.
        Planned("planned", "예정"),
        /// It took place.
        Held("held", "개최"),
        /// It was postponed and has no new date.
        Postponed("postponed", "연기(새 날짜 미정)"),
        /// It did not take place; the baton skips it.
        Cancelled("cancelled", "취소"),
    }
}

choices! {
    /// How people took part in an event.
    EventFormat("회차를 연 방식") {
        /// In the room.
        Onsite("onsite", "현장"),
        /// Over the internet.
        Online("online", "온라인"),
        /// Both.
        Hybrid("hybrid", "현장·온라인"),
    }
}

choices! {
    /// What is known of an event.
    Evidence("이 회차를 아는 근거") {
        /// A report of it, written afterwards.
        Report("report", "열린 뒤에 쓴 자료"),
        /// Only a notice of it, written before the day.
        Notice("notice", "사전 안내만 확인"),
    }
}
