//! Outlines and plain words.

use super::*;

/// Compares ids and words of the headings.
fn check_headings(markdown: &str, expected: &[(u8, &str, &str)]) {
    let outline = outline(markdown);
    let headings = outline.headings.iter();
    let found: Vec<_> = headings
        .map(|h| (h.level, h.text.as_str(), h.id.as_str()))
        .collect();
    assert_eq!(found, expected, "{markdown}");
}

/// Compares each target with the source bytes its span marks.
fn check_links(markdown: &str, expected: &[(&str, &str)]) {
    let outline = outline(markdown);
    let references = outline.links.iter().chain(&outline.images);
    let found: Vec<_> = references
        .map(|r| (r.target.as_str(), &markdown[r.span.clone()]))
        .collect();
    assert_eq!(found, expected, "{markdown}");
}

#[test]
fn heading_ids_keep_hangul() {
    check_headings(
        "# 혁신온도계 이어달리기!\n\n## 2019년 **「혁신」**는 `A_b`\n\n### ※ ★\n\n제목 ÉTÉ\n---\n",
        &[
            (1, "혁신온도계 이어달리기!", "혁신온도계-이어달리기"),
            (2, "2019년 「혁신」는 A_b", "2019년-혁신-는-a-b"),
            (3, "※ ★", "section"),
            (2, "제목 ÉTÉ", "제목-été"),
        ],
    );
}

#[test]
fn decomposed_hangul_gets_the_same_id() {
    check_headings(
        "# \u{1112}\u{1167}\u{11A8}\u{1109}\u{1175}\u{11AB}",
        &[(
            1,
            "\u{1112}\u{1167}\u{11A8}\u{1109}\u{1175}\u{11AB}",
            "혁신",
        )],
    );
}

#[test]
fn repeated_ids_pass_over_the_names_of_other_headings() {
    check_headings(
        "# 가\n# 가\n# 가-2\n# 가\n# 가 2\n#\n#\n",
        &[
            (1, "가", "가"),
            (1, "가", "가-3"),
            (1, "가-2", "가-2"),
            (1, "가", "가-4"),
            (1, "가 2", "가-2-2"),
            (1, "", "section"),
            (1, "", "section-2"),
        ],
    );
}

#[test]
fn a_heading_is_marked_without_its_line_break() {
    let text = "> ## 가 <b>나</b>\\\n\n다\n==\n끝";
    let found: Vec<_> = outline(text)
        .headings
        .into_iter()
        .map(|h| &text[h.span])
        .collect();
    assert_eq!(found, ["## 가 <b>나</b>\\", "다\n=="]);
}

#[test]
fn a_link_is_marked_at_its_address() {
    check_links(
        "[a](b.md#c) 뒤 [**「가」**는](나.md)",
        &[("b.md#c", "b.md#c"), ("나.md", "나.md")],
    );
    check_links(
        "[a]( <b c.md> 'title') [](x)",
        &[("b c.md", "b c.md"), ("x", "x")],
    );
    check_links(
        r"[a](b\)c(d(e))f) [g]()",
        &[("b)c(d(e))f", r"b\)c(d(e))f"), ("", "")],
    );
    check_links("[a\n](\n  b&amp;c.md\n)", &[("b&c.md", "b&amp;c.md")]);
    check_links("> [a [b] `](`](\n> c.md)", &[("c.md", "c.md")]);
    check_links("|[가](나.md)|\n|-|\n|[a|b](c)|", &[("나.md", "나.md")]);
}

#[test]
fn an_automatic_link_is_marked_between_its_angles() {
    check_links(
        "<https://a.kr> <a@b.kr>",
        &[
            ("https://a.kr", "https://a.kr"),
            ("mailto:a@b.kr", "a@b.kr"),
        ],
    );
}

#[test]
fn a_reference_link_is_marked_whole() {
    check_links(
        "[**(가)**는] [나][c]\n\n[**(가)**는]: x.md\n[c]: y.md",
        &[("x.md", "[**(가)**는]"), ("y.md", "[나][c]")],
    );
}

#[test]
fn an_image_may_stand_in_a_link() {
    check_links(
        "[가 ![나](a(1).png) 다](b.md) ![**라**](c.png \"](no)\")",
        &[
            ("b.md", "b.md"),
            ("a(1).png", "a(1).png"),
            ("c.png", "c.png"),
        ],
    );
}

#[test]
fn raw_html_is_noticed() {
    assert!(outline("가 <b>나</b>").raw_html);
    assert!(outline("<div>\n").raw_html);
    assert!(!outline("`<b>` \\<b> a < b <https://a.kr>").raw_html);
}

#[test]
fn runs_have_the_words_alone() {
    let markdown = "# **「제목」**은\n\n하나\n둘\\\n셋 <b>넷</b>[^1] [다섯](a \"t\") ![여섯](b)\n\n\
                    - `일곱`\n- [x] 여덟\n\n|가|나|\n|-|-|\n|다|라|\n\n```x\n코드  둘\n```\n\n[^1]: 각주";
    let outline = outline(markdown);
    assert_eq!(
        outline.runs(markdown).collect::<Vec<_>>(),
        [
            "「제목」은",
            "하나\n둘\n셋 넷 다섯 여섯",
            "일곱",
            "여덟",
            "가",
            "나",
            "다",
            "라",
            "코드  둘\n",
            "각주"
        ]
    );
}

#[test]
fn an_entity_ends_a_run_and_a_quote_goes_on_over_lines() {
    let runs = |markdown| outline(markdown).runs(markdown).collect::<Vec<_>>();
    assert_eq!(runs("가&amp;나"), ["가", "나"]);
    assert_eq!(runs("> 가 나\n> 다"), ["가 나\n다"]);
    assert_eq!(runs("이름은 **온도(사진)**은"), ["이름은 온도(사진)은"]);
}
