//! What `build` says when it has published a site.

use crate::base::{Words, size};
use crate::content::Target;
use crate::site::LeftOut;
use crate::world::host::publish::{Limit, LimitUse, Published};
use std::path::Path;
use std::time::Duration;

/// What was built: how much, the largest file, the limits of the host, how long each phase took.
pub(in crate::world::cli) fn built(
    published: &Published,
    phases: &[(&str, Duration)],
    all: Duration,
) -> Words {
    let Published {
        pages,
        files,
        written,
        removed,
        ..
    } = published;
    let bytes = size(published.bytes);
    let seconds = all.as_secs_f64();
    let mut lines = vec![Words::new(
        format!(
            "쪽 {pages}개, 파일 {files}개, {bytes} (새로 쓴 파일 {written}개, 지운 파일 {removed}개), {seconds:.2}초"
        ),
        format!(
            "{pages} pages, {files} files, {bytes} ({written} written, {removed} removed), \
             {seconds:.2} s"
        ),
    )];
    if let Some((path, bytes)) = &published.largest {
        let largest = Words::same(format!("{path}, {}", size(*bytes)));
        lines.push(labelled(
            Words::new("가장 큰 파일", "largest file"),
            largest,
        ));
    }
    if !published.uses.is_empty() {
        let uses: Vec<Words> = published.uses.iter().map(used).collect();
        let uses = Words::joined(&uses, ", ");
        lines.push(labelled(Words::new("한도", "limits"), uses));
    }
    let phases: Vec<Words> = phases
        .iter()
        .map(|(name, took)| phase(name, *took))
        .collect();
    let phases = Words::joined(&phases, ", ");
    lines.push(labelled(Words::new("시간", "time"), phases));
    Words::joined(&lines, "\n")
}

fn labelled(label: Words, text: Words) -> Words {
    Words::joined(&[label, text], ": ")
}

/// How much of a limit of the host is used.
fn used(part: &LimitUse) -> Words {
    let LimitUse { of, used, most } = *part;
    let share = used as f64 / most as f64 * 100.0;
    let of_bytes = |what: Words| {
        let rest = format!("{}/{} ({share:.1}%)", size(used), size(most));
        Words::joined(&[what, Words::same(rest)], " ")
    };
    match of {
        Limit::Files => Words::new(
            format!("파일 {used}/{most}개 ({share:.1}%)"),
            format!("{used} of {most} files ({share:.1}%)"),
        ),
        Limit::FileBytes => of_bytes(Words::new("파일 크기", "file size")),
        Limit::SiteBytes => of_bytes(Words::new("사이트 크기", "site size")),
        Limit::RedirectBytes => of_bytes(Words::same("_redirects")),
    }
}

fn phase(name: &str, took: Duration) -> Words {
    let seconds = took.as_secs_f64();
    let korean = match name {
        "read" => "읽기",
        "check" => "검사",
        "verify" => "먼저 한 번 만들기",
        "make" => "만들기",
        _ => "놓기",
    };
    Words::new(
        format!("{korean} {seconds:.2}초"),
        format!("{name} {seconds:.2} s"),
    )
}

/// Where the site is, and what to do with it.
pub(in crate::world::cli) fn look(output: &Path, target: Option<Target>) -> Words {
    let folder = output.display();
    let home = output.join("index.html");
    let home = home.display();
    match target {
        None => Words::new(
            format!("브라우저로 여세요: {home}"),
            format!("open in a browser: {home}"),
        ),
        Some(Target::S3) => Words::new(
            format!(
                "{folder} 폴더를 저장소에 올리세요; 파일마다 형식과 보관 방법(cache_control)을 \
                 {folder}/deploy-manifest.json이 알려 줍니다"
            ),
            format!(
                "upload {folder} to the bucket; {folder}/deploy-manifest.json lists the type and \
                 cache_control of each file"
            ),
        ),
        Some(_) => Words::new(
            format!(
                "{folder} 폴더를 서버에 올리면 {home}이 첫 화면입니다; 서버 없이 보려면 --portable을 붙이세요"
            ),
            format!(
                "upload {folder} to a server, where {home} is the home page; to view it without a \
                 server, add --portable"
            ),
        ),
    }
}

/// What is not published yet; `None` where everything is.
pub(in crate::world::cli) fn left_out(left_out: &LeftOut) -> Option<Words> {
    let LeftOut {
        drafts,
        embargoed,
        next,
    } = left_out;
    let next = next.map(|next| next.strftime("%Y-%m-%d %H:%M").to_string());
    let next = next.unwrap_or_default();
    let mut parts = Vec::new();
    if *drafts > 0 {
        parts.push(Words::new(
            format!("초안 {drafts}건"),
            format!("{drafts} drafts"),
        ));
    }
    if *embargoed > 0 {
        parts.push(Words::new(
            format!("공개 시각 전인 기록 {embargoed}건(가장 이른 시각 {next})"),
            format!("{embargoed} embargoed records (the first until {next} in Seoul)"),
        ));
    }
    let list = Words::joined(&parts, ", ");
    (!parts.is_empty()).then(|| {
        Words::new(
            format!("뺀 기록: {}; --drafts를 붙이면 넣습니다", list.ko),
            format!("left out: {}; add --drafts to include them", list.en),
        )
    })
}

/// A site with what is not published yet.
pub(in crate::world::cli) fn with_drafts() -> Words {
    Words::new(
        "초안과 공개 시각 전인 기록도 넣었습니다(--drafts); 이 사이트는 공개하지 마세요",
        "drafts and embargoed records are included (--drafts); do not publish this site",
    )
}

/// A site that was byte-identical both times.
pub(in crate::world::cli) fn verified() -> Words {
    Words::new(
        "두 번 만든 결과가 같습니다",
        "both builds are byte-identical",
    )
}
