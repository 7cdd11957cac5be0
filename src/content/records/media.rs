//! The files shown or offered with a record.

use super::problems;
use crate::content::declare::{choices, record};
use crate::content::form::Reader;
use crate::content::values::{License, NamedFile};

choices! {
    /// What a media file is.
    MediaKind("자료의 종류") {
        /// A photo.
        Photo("photo", "사진"),
        /// A video.
        Video("video", "영상"),
        /// A document.
        Document("document", "문서"),
        /// A recording.
        Audio("audio", "음성"),
    }
}

record! {
    /// A file shown or offered with a record.
    Media {
        /// Its path, from the folder of the record, or from `content/` with a `/` before it.
        #[ko = "파일의 경로, 이 기록이 있는 폴더에서 시작하며 `/`로 시작하면 `content/`에서 찾음 (예 `photo-1.jpg`)"]
        file: required NamedFile,
        /// What it is.
        #[ko = "자료의 종류, 사진은 `photo`, 영상은 `video`, 문서는 `document`, 음성은 `audio`"]
        kind: required MediaKind,
        /// What it shows, in words.
        #[ko = "사진을 볼 수 없는 사람을 위한 대체 글, 무엇이 보이는지 적음"]
        alt: optional String,
        /// Whether it shows nothing that matters.
        #[ko = "내용이 없는 꾸밈 사진이면 `true`, 이때는 `alt`를 적지 않아도 됨"]
        is_decorative("decorative"): default bool,
        /// What stands below it.
        #[ko = "자료 아래에 보일 설명"]
        caption: optional String,
        /// Who made it.
        #[ko = "찍거나 만든 사람 또는 기관 (예 `국민권익위원회`)"]
        credit: optional String,
        /// Its licence, where not the record's.
        #[ko = "이 자료의 이용 조건, 기록과 다를 때만 (예 `kogl-1`)"]
        license: optional License,
        /// A file with what is said in it.
        #[ko = "말한 내용을 옮긴 대본 파일의 경로, 영상에는 대본이나 자막이 꼭 있어야 함"]
        transcript: optional NamedFile,
        /// A file with its captions.
        #[ko = "자막 파일의 경로 (예 `video-1.vtt`)"]
        captions: optional NamedFile,
    }
    checked by check_media
}

/// Reports a photo or video without words for those who do not see or hear it.
fn check_media(media: &Media, reader: &mut Reader<'_>) {
    match media.kind {
        MediaKind::Photo if media.alt.is_none() && !media.is_decorative => {
            reader.report(problems::missing_alt(&media.file.0.place));
        }
        MediaKind::Video if media.captions.is_none() && media.transcript.is_none() => {
            reader.report(problems::missing_captions(&media.file.0.place));
        }
        _ => {}
    }
}
