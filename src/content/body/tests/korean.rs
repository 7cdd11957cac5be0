//! Korean emphasis as a table: Markdown and the HTML it gives, and what stays as it is.

use super::*;

/// Each line holds Markdown and the HTML of its paragraph, with `→` between.
fn check(cases: &str) {
    for case in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (markdown, expected) = case.split_once(" → ").expect("a case has an arrow");
        check_blocks(markdown, &format!("<p>{expected}</p>"));
    }
}

fn check_blocks(markdown: &str, expected: &str) {
    assert_eq!(html_of(parse(markdown)).trim_end(), expected, "{markdown}");
}

#[test]
fn a_particle_follows_closing_emphasis() {
    check(
        r#"
        **혁신온도계(사진)**를 전달했다 → <strong>혁신온도계(사진)</strong>를 전달했다
        **「혁신」**는 → <strong>「혁신」</strong>는
        **"안전"**을 → <strong>"안전"</strong>을
        **'안전'**을 → <strong>'안전'</strong>을
        **“안전”**을 → <strong>“안전”</strong>을
        **‘청렴’**이 → <strong>‘청렴’</strong>이
        **《책》**과 **〈글〉**은 → <strong>《책》</strong>과 <strong>〈글〉</strong>은
        **[행정안전부]**는 → <strong>[행정안전부]</strong>는
        *『책』*을 → <em>『책』</em>을
        **이름:**홍길동 → <strong>이름:</strong>홍길동
        **안전!**이라고 → <strong>안전!</strong>이라고
        **안전·청렴…**은 → <strong>안전·청렴…</strong>은
        **100%**를 → <strong>100%</strong>를
        **축하🎉**는 → <strong>축하🎉</strong>는
        **쉼표(,)**를 → <strong>쉼표(,)</strong>를
        **「가」**2호 → <strong>「가」</strong>2호
        "#,
    );
}

#[test]
fn emphasis_opens_behind_a_letter() {
    check(
        r#"
        를**「혁신」**는 → 를<strong>「혁신」</strong>는
        를*「혁신」*는 → 를<em>「혁신」</em>는
        을 **안전**(安全)**은** → 을 <strong>안전</strong>(安全)<strong>은</strong>
        값은**-5%**로 → 값은<strong>-5%</strong>로
        쉼표**,**를 → 쉼표<strong>,</strong>를
        내용은**...중략...**이다 → 내용은<strong>...중략...</strong>이다
        "#,
    );
}

#[test]
fn runs_pair_with_their_nearest_partner() {
    check(
        r#"
        **가(나)**는 다**라** → <strong>가(나)</strong>는 다<strong>라</strong>
        **"안전"**과 **"청렴"**을 → <strong>"안전"</strong>과 <strong>"청렴"</strong>을
        **안전**·**청렴**·**혁신**을 → <strong>안전</strong>·<strong>청렴</strong>·<strong>혁신</strong>을
        *가(나)*는 **다(라)**를 ***마(바)***를 → <em>가(나)</em>는 <strong>다(라)</strong>를 <em><strong>마(바)</strong></em>를
        ***「혁신」***는 → <em><strong>「혁신」</strong></em>는
        *가**(나)**다*를 → <em>가<strong>(나)</strong>다</em>를
        **가 *「나」*는 다(라)**를 → <strong>가 <em>「나」</em>는 다(라)</strong>를
        **_가_**는 → <strong><em>가</em></strong>는
        "#,
    );
}

#[test]
fn strikethrough_takes_particles_too() {
    check(
        "
        ~~(구)~~은 신청사 → <del>(구)</del>은 신청사
        ~~**(구)**~~는 → <del><strong>(구)</strong></del>는
        **~~(구)~~**는 → <strong><del>(구)</del></strong>는
        ",
    );
}

#[test]
fn hanja_kana_and_jamo_count_as_letters() {
    check(
        "
        **日本(にほん)**は → <strong>日本(にほん)</strong>は
        **「カナ」**の → <strong>「カナ」</strong>の
        **重要。**所以 → <strong>重要。</strong>所以
        **(ㄱ)**ㄴ → <strong>(ㄱ)</strong>ㄴ
        **(가)**\u{1102}\u{1161} → <strong>(가)</strong>\u{1102}\u{1161}
        葛\u{E0100}**(갈)**은 → 葛\u{E0100}<strong>(갈)</strong>은
        ",
    );
}

#[test]
fn other_inlines_may_end_emphasis() {
    check(
        r#"
        **[링크](https://a.kr/)**만을 → <strong><a href="https://a.kr/">링크</a></strong>만을
        **<https://a.kr/>**에서 → <strong><a href="https://a.kr/">https://a.kr/</a></strong>에서
        **`code`**를 → <strong><code>code</code></strong>를
        [**「혁신」**는 글](a.md) → <a href="a.md"><strong>「혁신」</strong>는 글</a>
        ![**「혁신」**는](a.png) → <img src="a.png" alt="「혁신」는" />
        "#,
    );
}

#[test]
fn code_html_escapes_and_addresses_stay_as_written() {
    check(
        r#"
        `**"안전"**을` **"안전"**을 → <code>**"안전"**을</code> <strong>"안전"</strong>을
        \**"안전"**을 → **"안전"**을
        가\***가(나)**다 → 가*<strong>가(나)</strong>다
        <i title='**"가"**을'>**"가"**을</i> → <i title='**"가"**을'><strong>"가"</strong>을</i>
        [글](<a**(나)**다> "**(나)**다") → <a href="a**(%EB%82%98)**%EB%8B%A4" title="**(나)**다">글</a>
        <https://a.kr/**(나)**다> → <a href="https://a.kr/**(%EB%82%98)**%EB%8B%A4">https://a.kr/**(나)**다</a>
        2 ** 3 → 2 ** 3
        **「혁신」 **는 → **「혁신」 **는
        __「혁신」__는 _"가"_를 → __「혁신」__는 _"가"_를
        "#,
    );
    check_blocks("    **(가)**나\n", "<pre><code>**(가)**나\n</code></pre>");
    check_blocks(
        "```\n**(가)**나\n```",
        "<pre><code>**(가)**나\n</code></pre>",
    );
}

#[test]
fn note_marks_stay_as_written() {
    check(
        "
        안전*, 청렴*, 혁신 → 안전*, 청렴*, 혁신
        (안전*) 및 (청렴*) → (안전*) 및 (청렴*)
        (*안전) 및 (*청렴) → (*안전) 및 (*청렴)
        ",
    );
}

#[test]
fn a_lone_tilde_is_a_range_in_korean_text() {
    check(
        "
        (월)~(금), (화)~(목) → (월)~(금), (화)~(목)
        **(~5일)** 및 (10일~) → <strong>(~5일)</strong> 및 (10일~)
        ~~3일~5일~~ → <del>3일~5일</del>
        ~one~ → <del>one</del>
        ",
    );
}

#[test]
fn blocks_bound_their_runs() {
    check_blocks(
        "- **온도계(사진)**를\n- [ ] **「혁신」**는",
        "<ul>\n<li><strong>온도계(사진)</strong>를</li>\n\
         <li><input disabled=\"\" type=\"checkbox\"/>\n<strong>「혁신」</strong>는</li>\n</ul>",
    );
    check_blocks(
        "|**가(나)**는|값|\n|-|-|\n|를**「혁신」**|**\"다\"**를|",
        "<table><thead><tr><th><strong>가(나)</strong>는</th><th>값</th></tr></thead><tbody>\n\
         <tr><td>를<strong>「혁신」</strong></td><td><strong>\"다\"</strong>를</td></tr>\n</tbody></table>",
    );
    check_blocks("## **가(나)**는", "<h2><strong>가(나)</strong>는</h2>");
    check_blocks(
        "**혁신\n온도계(사진)**를",
        "<p><strong>혁신\n온도계(사진)</strong>를</p>",
    );
    check_blocks(
        ">**가\n>**나\n",
        "<blockquote>\n<p>**가\n**나</p>\n</blockquote>",
    );
    check_blocks(
        "> **\"안전\"**을",
        "<blockquote>\n<p><strong>\"안전\"</strong>을</p>\n</blockquote>",
    );
}

#[test]
fn a_reference_is_found_by_its_emphasised_text() {
    let definition = "\n\n[**「혁신」**는]: /x '제목'";
    let link = r#"<p><a href="/x" title="제목"><strong>「혁신」</strong>는</a></p>"#;
    check_blocks(&format!("[**「혁신」**는]{definition}"), link);
    check_blocks(&format!("[**「혁신」**는][]{definition}"), link);
    check_blocks(
        &format!("[**(가)**는][**「혁신」**는]{definition}"),
        r#"<p><a href="/x" title="제목"><strong>(가)</strong>는</a></p>"#,
    );
}

#[test]
fn ranges_point_into_the_source() {
    let text = "를**「혁신」**는";
    let found: Vec<_> = parse(text)
        .into_iter()
        .map(|(_, range)| &text[range])
        .collect();
    assert_eq!(
        found,
        [
            text,
            "를",
            "**「혁신」**",
            "「혁신」",
            "**「혁신」**",
            "는",
            text
        ]
    );
}

#[test]
fn runs_outside_inline_text_need_no_second_parse() {
    for text in [
        "    **(가)**나",
        "```\n**(가)**나\n```",
        "`**(가)**나`",
        "<https://a.kr/**(가)**나>",
        "[가](<**(가)**나> '**(가)**나')",
        "[가]: <**(가)**나>",
        "<div>\n**(가)**나",
        ">**가",
    ] {
        let candidates = flanking::candidates(text);
        assert!(!candidates.is_empty(), "{text}");
        let events = Parser::new(text).into_offset_iter().collect::<Vec<_>>();
        assert_eq!(flanking::in_inline_text(candidates, &events), [], "{text}");
    }
}
