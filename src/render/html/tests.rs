//! Tests of bodies as HTML: addresses, notes, tables, raw HTML, and laws over random bodies.

use proptest::prelude::*;

use super::body::html;
use super::cleaned;
use super::image::PhotoSizes;

/// Publishes Markdown files under `/글/` and leaves other targets.
fn published(markdown: &str) -> String {
    let resolve = |target: &str| Some(format!("/글/{}/", target.strip_suffix(".md")?));
    html(markdown, "", &resolve, &|_| None)
}

fn check(markdown: &str, expected: &str) {
    assert_eq!(published(markdown).trim_end(), expected, "{markdown}");
}

/// Compares the inside of a body's one paragraph.
fn check_line(markdown: &str, expected: &str) {
    check(markdown, &format!("<p>{expected}</p>"));
}

#[test]
fn headings_have_the_outline_ids_and_leave_h1_to_the_page() {
    check(
        "# 하나\n## **「둘」**은\n###### 여섯\n",
        "<h2 id=\"하나\">하나</h2>\n<h3 id=\"둘-은\"><strong>「둘」</strong>은</h3>\n<h6 id=\"여섯\">여섯</h6>",
    );
    check(
        "## 둘\n### 셋",
        "<h2 id=\"둘\">둘</h2>\n<h3 id=\"셋\">셋</h3>",
    );
}

#[test]
fn a_prefix_keeps_the_ids_of_two_bodies_apart() {
    let html = html("## 둘[^a]\n\n[^a]: 주", "case-1-", &|_| None, &|_| None);
    assert_eq!(
        html,
        "<h2 id=\"case-1-둘\">둘<sup><a class=\"footnote-ref\" href=\"#fn:case-1-1\" \
         id=\"fnref:case-1-1\" role=\"doc-noteref\">1</a></sup></h2>\n\
         <div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:case-1-1\">\n<p>주 \
         <a class=\"footnote-back\" href=\"#fnref:case-1-1\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩\u{FE0E}</a></p>\n\
         </li>\n</ol>\n</div>\n"
    );
}

#[test]
fn a_link_leads_to_the_published_address() {
    check_line("[가](나.md)", "<a href=\"/%EA%B8%80/%EB%82%98/\">가</a>");
    check_line(
        "[가](#나 'ㄷ \"ㄹ\"')",
        "<a href=\"#%EB%82%98\" title=\"ㄷ &quot;ㄹ&quot;\">가</a>",
    );
    check_line("<a@b.kr>", "<a href=\"mailto:a@b.kr\">a@b.kr</a>");
    check_line(
        "[02-100](tel:+82-2-100)",
        "<a href=\"tel:+82-2-100\">02-100</a>",
    );
    check_line(
        "[<https://a.kr>](나.md)",
        "<a href=\"/%EA%B8%80/%EB%82%98/\">https://a.kr</a>",
    );
    check_line("[](나.md)", "<a href=\"/%EA%B8%80/%EB%82%98/\"></a>");
}

#[test]
fn an_external_link_tells_nothing_of_this_page() {
    let rel = "rel=\"noopener noreferrer\"";
    check_line(
        "[가](HTTPS://a.kr?b&c 't')",
        &format!("<a href=\"HTTPS://a.kr?b&amp;c\" title=\"t\" {rel}>가</a>"),
    );
    check_line(
        "<http://a.kr>",
        &format!("<a href=\"http://a.kr\" {rel}>http://a.kr</a>"),
    );
    check_line("[가](//a.kr)", &format!("<a href=\"//a.kr\" {rel}>가</a>"));
}

#[test]
fn an_address_with_another_scheme_is_refused() {
    for target in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "<java\tscript:alert(1)>",
        "< javascript:alert(1)>",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#xFEFF;javascript:alert(1)",
        "\u{200B}javascript:alert(1)",
        "vbscript:a",
        "data:text/html,a",
        "file:///etc/passwd",
        "C:\\a",
        "",
    ] {
        check_line(
            &format!("[**가**]({target}) ![나]({target})"),
            "<strong>가</strong> 나",
        );
    }
    check_line("<javascript:a>", "javascript:a");
    check_line("![나](mailto:a@b.kr)", "나");
}

#[test]
fn a_colon_alone_is_no_scheme() {
    check_line("[가](./a:b)", "<a href=\"./a:b\">가</a>");
    check_line("[가](?a=b:c)", "<a href=\"?a=b:c\">가</a>");
    check_line("[가](1:2)", "<a href=\"1:2\">가</a>");
}

#[test]
fn an_image_is_described_and_loads_late() {
    check_line(
        "![**「가」**는 \"나\"](나.md '제목')",
        "<img src=\"/%EA%B8%80/%EB%82%98/\" alt=\"「가」는 &quot;나&quot;\" title=\"제목\" loading=\"lazy\" decoding=\"async\">",
    );
    check_line(
        "![](a.png)",
        "<img src=\"a.png\" alt=\"\" loading=\"lazy\" decoding=\"async\">",
    );
    check_line(
        "![a ![b](c)\nd](e)",
        "<img src=\"e\" alt=\"a b d\" loading=\"lazy\" decoding=\"async\">",
    );
}

#[test]
fn a_table_scrolls_and_aligns_by_class() {
    check(
        "||값|명|\n|:-|-:|:-:|\n|가|1|ㄱ|\n",
        "<div class=\"table-scroll\" tabindex=\"0\"><table>\n\
         <thead><tr><td></td><th scope=\"col\" class=\"align-right\">값</th><th scope=\"col\" class=\"align-center\">명</th></tr></thead>\n\
         <tbody>\n<tr><td>가</td><td class=\"align-right\">1</td><td class=\"align-center\">ㄱ</td></tr>\n\
         </tbody></table></div>",
    );
    check(
        "|가|\n|-|",
        "<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">가</th></tr></thead>\n</table></div>",
    );
}

#[test]
fn a_task_is_labelled_by_its_text() {
    check(
        "- [ ] 가 **나**\n  - [x] 다\n- 라\n",
        "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> 가 <strong>나</strong></label>\n<ul>\n\
         <li class=\"task\"><label><input type=\"checkbox\" disabled checked> 다</label></li>\n</ul>\n</li>\n<li>라</li>\n</ul>",
    );
    check(
        "- [ ] 가\n\n  나",
        "<ul>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" disabled> 가</label></p>\n<p>나</p>\n</li>\n</ul>",
    );
}

#[test]
fn a_photo_that_is_known_keeps_its_place_and_comes_in_the_size_that_fits() {
    let look = |target: &str| {
        (target == "a.jpg").then(|| PhotoSizes {
            width: 1000,
            height: 500,
            sizes: vec![("/a-480.webp".to_owned(), 480), ("/a.jpg".to_owned(), 1000)],
        })
    };
    let html = html(
        "![숲](a.jpg) ![숲](b.jpg) <b>굵게</b>",
        "",
        &|_| None,
        &look,
    );
    assert_eq!(
        html,
        "<p><img src=\"a.jpg\" alt=\"숲\" srcset=\"/a-480.webp 480w, /a.jpg 1000w\" sizes=\"(min-width: 768px) 640px, 92vw\" width=\"1000\" height=\"500\" loading=\"lazy\" decoding=\"async\"> <img src=\"b.jpg\" alt=\"숲\" loading=\"lazy\" decoding=\"async\"> <b>굵게</b></p>\n"
    );
}

#[test]
fn notes_are_numbered_by_their_first_reference() {
    let html = published(
        "가[^B]\n나[^a] 다[^b]\n\n[^a]: - 목록\n[^b]: 비[^c]\n[^c]: 씨\n[^d]: 안 쓴 주\n[^b]: 둘째",
    );
    let numbers: Vec<_> = html
        .match_indices("id=\"")
        .map(|(at, _)| html[at + 4..].split('"').next())
        .collect();
    let expected = [
        "fnref:1",
        "fnref:2",
        "fnref:1-2",
        "fn:1",
        "fnref:3",
        "fn:2",
        "fn:3",
        "fn:4",
    ];
    assert_eq!(numbers, expected.map(Some));
    assert_eq!(html.matches("doc-backlink").count(), 4);
    assert!(
        html.contains("안 쓴 주") && !html.contains("둘째"),
        "{html}"
    );
}

#[test]
fn harmless_raw_tags_stay() {
    check_line(
        "물 H<sub>2</sub>O <kbd title=\"키\" onclick=\"a()\" class=x style='a' id=y>Q</kbd>",
        "물 H<sub>2</sub>O <kbd title=\"키\">Q</kbd>",
    );
    check_line("<ruby>漢</ruby> <rt>x", "<ruby>漢<rt></rt></ruby> x");
    check_line(
        "<ruby>漢<rp>(</rp><rt>한</rt></ruby><br/>가",
        "<ruby>漢<rp>(</rp><rt>한</rt></ruby><br>가",
    );
    check_line(
        "<time datetime=\"2019-12-26\">그날</time> <time>어느 날</time>",
        "<time datetime=\"2019-12-26\">그날</time> 어느 날",
    );
    check_line(
        "<abbr title=\"\" lang=en>A</abbr>",
        "<abbr lang=\"en\">A</abbr>",
    );
}

#[test]
fn other_raw_tags_go() {
    check_line(
        "가 <a href=\"//a\">나</a> <span>다</span> <img src=x onerror=a()> <!-- 라 --> <h2 id=x>마</h2>",
        "가 나 다   마",
    );
    check_line(
        "가 <script>alert(1)</script>나 <STYLE>p{}</STYLE>다",
        "가 나 다",
    );
    check(
        "가 <script>alert(1) **나** [다](라)\n\n마",
        "<p>가 </p>\n<p>마</p>",
    );
    check("<script>\nalert(1)\n\n# a\n</script>\n\n가", "<p>가</p>");
    check(
        "<div class=\"x\">가 & 나 < 다</div>",
        "<p>가 &amp; 나 &lt; 다</p>",
    );
    check(
        "<iframe src=\"//a\"></iframe>\n\n<!-- 가 -->\n\n<?a?>\n",
        "",
    );
}

#[test]
fn raw_tags_do_not_reach_out_of_their_block() {
    check(
        "<b>가\n\n나</b> <rt>다</rt>",
        "<p><b>가</b></p>\n<p>나 다</p>",
    );
    check(
        "가 <b>나 *다</b>* 라\n\n마",
        "<p>가 <b>나 <em>다</em> 라</b></p>\n<p>마</p>",
    );
    check(
        "- <i>가\n- 나</i>",
        "<ul>\n<li><i>가</i></li>\n<li>나</li>\n</ul>",
    );
    check_line(
        "*가 <b>나* 다</b> [<i>라](b) ![<s>바</s> <u](c)</s>",
        "<em>가 <b>나</b></em> 다 <a href=\"b\"><i>라</i></a> <img src=\"c\" alt=\"바 &lt;u\" loading=\"lazy\" decoding=\"async\">",
    );
    check("</div></p>\n가", "<p>가</p>");
    check("가\n\n<span></span>\\\n<a>\n\n나", "<p>가</p>\n<p>나</p>");
}

#[test]
fn details_open_with_a_summary() {
    check(
        "<details open>\n<summary>**제목**</summary>\n\n- 가\n\n</details>\n\n나",
        "<details open=\"open\">\n<summary>**제목**</summary>\n<ul>\n<li>가</li>\n</ul>\n</details>\n<p>나</p>",
    );
    check("<details>\n\n가\n\n</details>", "<p>가</p>");
    check("<details></summary>가</details>", "<p>가</p>");
    check("<details><summary 가", "<p>&lt;summary 가</p>");
    check("가 <details><summary>나</summary>", "<p>가 나</p>");
    check(
        "> <details><summary>가\n>\n> 나\n\n다",
        "<blockquote>\n<details><summary>가\n</summary>\n<p>나</p>\n</details>\n</blockquote>\n<p>다</p>",
    );
}

#[test]
fn a_cleaned_body_keeps_what_the_writer_gave() {
    let markdown = "<b>가</b>\n\n## 나[^1]\n\n- [x] 다\n\n|가|\n|-:|\n|![나](a.png)|\n\n3. [라](https://a.kr)\n\n```rs\n마\n```\n\n[^1]: 바";
    let cleaned = published(markdown);
    let plain = published(&markdown.replacen("<b>가</b>\n\n", "", 1));
    assert_eq!(
        cleaned,
        format!("<p><b>가</b></p>\n{}", with_values(&plain))
    );
}

/// Writes attributes and quotes as ammonia does.
fn with_values(html: &str) -> String {
    let html = html.replace(" disabled>", " disabled=\"disabled\">");
    let html = html.replace(
        " disabled checked>",
        " disabled=\"disabled\" checked=\"checked\">",
    );
    html.replace("&#x27;", "'").replace("&#39;", "'")
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "가", "**", "*", "~~", "_", "`", " ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# ",
    "\n    ", "\n- [x] ", "\n|a|b|\n|-|:-:|\n", "|", "[", "](a.md)", "](https://a)",
    "](javascript:a)", "![", "[^1]", "\n[^1]: ", "\n[^2]: ", "<http://a>", "<a@b>", "\"", "'",
    "&", "\\\n", "\n---\n", "\n```\n", "「", "」", "는",
];
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "<b>", "</b>", "<i x=\">\">", "</i>", "<ruby>", "<rt>", "</ruby>", "<br>", "<details>",
    "<details><summary>", "</summary>", "</details>", "\n\n<details><summary>가</summary>\n\n",
    "\n\n</details>\n\n", "<script>", "</script>", "<style>", "</style>", "<div onclick=a>",
    "</div>", "<!--", "-->", "<a href='javascript:a'>", "</a>", "<p>", "</p>", "<svg>",
    "<math>", "<table>", "<td>", "<template>", "<textarea>", "<title>", "<select>",
    "<plaintext>", "<x", "<", "</", "<![CDATA[", "]]>", "<?", "\n\n<b>", "\n<div>\n",
];

fn bodies(words: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 0..30).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// A browser reads back just what was written: every tag is closed where it was opened.
    #[test]
    fn markdown_alone_gives_well_formed_html(text in bodies(WORDS.to_vec())) {
        let written = published(&text);
        prop_assert_eq!(with_values(&cleaned::cleaned(&written)), with_values(&written));
    }

    #[test]
    fn raw_html_gives_well_formed_html_too(text in bodies([WORDS, TAGS].concat())) {
        let written = published(&text);
        for refused in ["<script", "<style", "<div onclick", "<svg", "javascript:a\""] {
            prop_assert!(!written.contains(refused), "{}", refused);
        }
        prop_assert_eq!(with_values(&cleaned::cleaned(&written)), with_values(&written));
    }
}
