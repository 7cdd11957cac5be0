//! Citations of a page, in the forms of papers and of reference managers.

use super::labels::month_name;
use crate::base::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a citation of a page is made from. The page is the text of the archive, so its author is who
/// runs the archive; whose event or case it tells of are contributors.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Its key in a bibliography: letters, digits, hyphens and full stops.
    pub key: String,
    /// Who wrote and published it.
    pub author: String,
    /// When it was last changed, where that is known.
    pub date: Option<Date>,
    /// Its title.
    pub title: String,
    /// What it tells of, in words: which round, when, where, by whom.
    pub about: Option<String>,
    /// The agencies whose event or case it tells of.
    pub contributors: Vec<String>,
    /// The event it tells of.
    pub event: Option<CitedEvent>,
    /// The site it is on.
    pub site: String,
    /// Its full address.
    pub url: String,
    /// Its identifiers in other registers, by register.
    pub identifiers: BTreeMap<String, String>,
    /// The code of its language.
    pub language: &'static str,
}

/// The event that a cited page tells of.
#[derive(Clone, Debug)]
pub struct CitedEvent {
    /// What it was called: its series and number.
    pub title: String,
    /// When it was, where that is known.
    pub date: Option<EventTime>,
    /// Where it was.
    pub place: Option<String>,
}

/// When an event was.
#[derive(Clone, Debug)]
pub struct EventTime {
    /// Its day or days, one after the other; empty where they cannot be told by dates.
    pub days: Vec<Date>,
    /// Whether no source says so.
    pub is_inferred: bool,
    /// The same in words.
    pub words: String,
}

impl EventTime {
    /// The days as ISO 8601 writes them, where a source says so; else the words.
    #[must_use]
    pub fn iso_or_words(&self) -> String {
        let days: Vec<String> = self.days.iter().map(Date::to_string).collect();
        if self.is_inferred || days.is_empty() {
            self.words.clone()
        } else {
            days.join("/")
        }
    }
}

impl Citation {
    fn doi(&self) -> Option<&str> {
        let mut identifiers = self.identifiers.iter();
        let doi = identifiers.find(|(register, _)| register.eq_ignore_ascii_case("doi"));
        doi.map(|(_, doi)| doi.as_str())
    }

    /// The address to cite: that which a register keeps for ever, where there is one.
    fn address(&self) -> String {
        let doi = self.doi().and_then(|doi| identifier_url("doi", doi));
        doi.unwrap_or_else(|| self.url.clone())
    }

    /// The form of Korean papers: who, what, where, when, address.
    #[must_use]
    pub fn korean(&self) -> String {
        let author = Some(self.author.clone()).filter(|author| *author != self.site);
        let date = self.date.map(|date| {
            let parts = date_parts(date).into_iter().map(|part| part.to_string());
            format!("{}.", parts.collect::<Vec<_>>().join(". "))
        });
        let about = self.about.as_ref();
        let about = about.map(|about| format!("({about})")).unwrap_or_default();
        let parts = [
            author,
            Some(format!("「{}」{about}", self.title)),
            Some(format!("『{}』", self.site)),
            date,
            Some(self.address()),
        ];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    /// The form of the American Psychological Association (APA), 7th edition, for a web page. What
    /// the page tells of stands in brackets after its title.
    #[must_use]
    pub fn apa(&self) -> String {
        let date = match self.date {
            None => "n.d.".to_owned(),
            Some(date) => match (date.month(), date.day()) {
                (Some(month), Some(day)) => {
                    format!("{}, {} {day}", date.year(), month_name(month))
                }
                (Some(month), None) => format!("{}, {}", date.year(), month_name(month)),
                _ => date.year().to_string(),
            },
        };
        let title = match &self.about {
            Some(about) => format!("{} [{about}].", self.title),
            None => ended(&self.title),
        };
        // A site of the same name as its author is left out.
        let site = if self.author == self.site {
            String::new()
        } else {
            format!("{} ", ended(&self.site))
        };
        format!(
            "{} ({date}). {title} {site}{}",
            ended(&self.author),
            self.address()
        )
    }

    /// An entry of BibTeX. A name is in braces, so that it is not split.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let mut fields = Vec::new();
        let mut braced = |name, text: &str| {
            if !text.is_empty() {
                fields.push((name, format!("{{{text}}}")));
            }
        };
        let braces = |text: &str| format!("{{{}}}", bibtex_text(text));
        braced("author", &braces(&self.author));
        braced("title", &braces(&self.title));
        braced("howpublished", &bibtex_text(&self.site));
        braced("publisher", &bibtex_text(&self.author));
        let about = self.about.as_deref().unwrap_or_default();
        braced("note", &bibtex_text(about));
        braced("doi", &bibtex_text(self.doi().unwrap_or_default()));
        braced("url", &self.url);
        braced("language", self.language);
        if let Some(date) = self.date {
            fields.push(("year", date.year().to_string()));
            let month = date.month();
            fields.extend(month.map(|month| ("month", bibtex_month(month))));
            fields.extend(date.day().map(|day| ("day", day.to_string())));
        }
        let lines = fields.iter();
        let lines = lines.map(|(name, value)| format!("  {name} = {value}"));
        let lines = lines.collect::<Vec<_>>().join(",\n");
        format!("@misc{{{},\n{lines}\n}}", self.key)
    }

    /// A reference of RIS, for EndNote, Mendeley and Zotero.
    #[must_use]
    pub fn ris(&self) -> String {
        let mut lines = vec![
            ("TY", "ELEC".to_owned()),
            ("AU", self.author.clone()),
            ("TI", self.title.clone()),
            ("T2", self.site.clone()),
            ("PB", self.author.clone()),
        ];
        if let Some(date) = self.date {
            let padded = |part: Option<i8>| part.map(|n| format!("{n:02}")).unwrap_or_default();
            let parts = [padded(date.month()), padded(date.day())];
            lines.push(("PY", date.year().to_string()));
            lines.push(("DA", format!("{}/{}/", date.year(), parts.join("/"))));
        }
        lines.extend(self.about.clone().map(|about| ("N1", about)));
        lines.extend(self.doi().map(|doi| ("DO", doi.to_owned())));
        lines.push(("UR", self.url.clone()));
        lines.push(("LA", self.language.to_owned()));
        lines.push(("ER", String::new()));
        let lines = lines
            .iter()
            .map(|(tag, text)| format!("{tag}  - {}", on_one_line(text)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A list of one item of CSL-JSON, which programs that write citations read.
    #[must_use]
    pub fn csl(&self) -> String {
        let name = |name: &String| json!({"literal": name});
        let mut item = json!({
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [name(&self.author)],
            "publisher": self.author,
            "container-title": self.site,
            "URL": self.url,
            "language": self.language,
        });
        if let Some(date) = self.date {
            item["issued"] = json!({"date-parts": [date_parts(date)]});
        }
        if let Some(doi) = self.doi() {
            item["DOI"] = doi.into();
        }
        if !self.contributors.is_empty() {
            item["contributor"] = self.contributors.iter().map(name).collect();
        }
        if let Some(event) = &self.event {
            item["event-title"] = event.title.clone().into();
            if let Some(date) = &event.date {
                item["event-date"] = csl_date(date);
            }
            if let Some(place) = &event.place {
                item["event-place"] = place.clone().into();
            }
        }
        if let Some(about) = &self.about {
            item["note"] = about.clone().into();
        }
        format!("{:#}", Value::from(vec![item]))
    }
}

/// The address that resolves an identifier of a register; `None` where that is not known.
#[must_use]
pub fn identifier_url(register: &str, identifier: &str) -> Option<String> {
    let is_address = identifier.starts_with("https://") || identifier.starts_with("http://");
    match register.to_ascii_lowercase().as_str() {
        "doi" if identifier.starts_with("10.") => Some(format!("https://doi.org/{identifier}")),
        "ark" if identifier.starts_with("ark:") => Some(format!("https://n2t.net/{identifier}")),
        _ => is_address.then(|| identifier.to_owned()),
    }
}

/// When an event was, as CSL-JSON says it: a guess is marked as one.
fn csl_date(time: &EventTime) -> Value {
    if time.days.is_empty() {
        return json!({"literal": time.words});
    }
    let days: Value = time.days.iter().map(|day| date_parts(*day)).collect();
    if time.is_inferred {
        json!({"date-parts": days, "circa": true})
    } else {
        json!({"date-parts": days})
    }
}

/// Year, month and day, as far as they are known.
fn date_parts(date: Date) -> Vec<i16> {
    let parts = [date.month(), date.day()].map(|part| part.map(i16::from));
    let parts = [Some(date.year())].into_iter().chain(parts);
    parts.flatten().collect()
}

/// A month as BibTeX names it, which its styles put into the language of a text.
fn bibtex_month(month: i8) -> String {
    month_name(month)[..3].to_lowercase()
}

/// A sentence that ends with a full stop, unless it ends with another such mark.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text with the special characters of BibTeX and TeX escaped.
fn bibtex_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in on_one_line(text).chars() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            // BibTeX counts braces, even after a backslash.
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '%' | '#' | '&' | '_' | '$' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Citation {
        Citation {
            key: "gov-1".to_owned(),
            author: "기록원".to_owned(),
            date: Date::new(2026, Some(11), Some(2)),
            title: "드론과 숲".to_owned(),
            about: Some("이어달리기 제1회, 2024. 1. 15.(월), 대전, 산림청 개최".to_owned()),
            contributors: vec!["산림청".to_owned()],
            event: Some(CitedEvent {
                title: "이어달리기 제1회".to_owned(),
                date: Some(EventTime {
                    days: Date::new(2024, Some(1), Some(15)).into_iter().collect(),
                    is_inferred: false,
                    words: "2024. 1. 15.(월)".to_owned(),
                }),
                place: Some("대전".to_owned()),
            }),
            site: "이어달리기 기록관".to_owned(),
            url: "https://a.example/events/gov-1/".to_owned(),
            identifiers: BTreeMap::new(),
            language: "ko",
        }
    }

    fn page(author: &str, title: &str, date: Option<Date>) -> Citation {
        Citation {
            author: author.to_owned(),
            title: title.to_owned(),
            date,
            about: None,
            contributors: Vec::new(),
            event: None,
            ..record()
        }
    }

    #[test]
    fn the_korean_form_names_who_wrote_what_where_and_when_and_what_it_tells_of() {
        assert_eq!(
            record().korean(),
            "기록원, 「드론과 숲」(이어달리기 제1회, 2024. 1. 15.(월), 대전, 산림청 개최), 『이어달리기 기록관』, 2026. 11. 2., https://a.example/events/gov-1/"
        );
        assert_eq!(
            page("이어달리기 기록관", "가", None).korean(),
            "「가」, 『이어달리기 기록관』, https://a.example/events/gov-1/"
        );
    }

    #[test]
    fn the_form_of_apa_depends_on_the_author_and_the_precision_of_the_date() {
        let check = |cited: Citation, start: &str| {
            let apa = cited.apa();
            assert!(apa.starts_with(start), "{apa}");
        };
        check(
            record(),
            "기록원. (2026, November 2). 드론과 숲 [이어달리기 제1회, 2024. 1. 15.(월), 대전, 산림청 개최]. 이어달리기 기록관. https://",
        );
        let month = Date::new(2019, Some(12), None);
        check(page("가", "왜?", month), "가. (2019, December). 왜? 이어");
        let year = Date::new(2019, None, None);
        check(page("가", "라", year), "가. (2019). 라.");
        check(
            page("이어달리기 기록관", "라", None),
            "이어달리기 기록관. (n.d.). 라. https://",
        );
    }

    #[test]
    fn a_program_reads_the_event_apart_from_the_text_about_it() {
        let item = |cited: Citation| -> Value {
            let mut items: Vec<Value> = serde_json::from_str(&cited.csl()).expect("JSON");
            items.remove(0)
        };
        let told = item(record());
        assert_eq!(told["author"], json!([{"literal": "기록원"}]));
        assert_eq!(told["issued"], json!({"date-parts": [[2026, 11, 2]]}));
        assert_eq!(told["event-date"], json!({"date-parts": [[2024, 1, 15]]}));
        assert_eq!(told["contributor"], json!([{"literal": "산림청"}]));
        let at = |days: Vec<Date>| {
            let mut cited = record();
            cited.event.as_mut().expect("an event").date = Some(EventTime {
                days,
                is_inferred: true,
                words: "2021년 여름".to_owned(),
            });
            item(cited)["event-date"].clone()
        };
        let guess = at(Date::new(2021, None, None).into_iter().collect());
        assert_eq!(guess, json!({"date-parts": [[2021]], "circa": true}));
        assert_eq!(at(Vec::new()), json!({"literal": "2021년 여름"}));
    }

    #[test]
    fn a_page_with_an_identifier_is_cited_by_it() {
        let mut cited = record();
        let doi = ("doi".to_owned(), "10.5555/12345".to_owned());
        cited.identifiers.extend([doi]);
        for text in [cited.korean(), cited.apa()] {
            assert!(text.ends_with(" https://doi.org/10.5555/12345"), "{text}");
        }
        assert!(cited.bibtex().contains("  doi = {10.5555/12345},\n"));
        assert!(cited.ris().contains("DO  - 10.5555/12345\n"));
        assert!(cited.csl().contains("\"DOI\": \"10.5555/12345\""));
        let ark = identifier_url("ARK", "ark:/12345/x");
        assert_eq!(ark.as_deref(), Some("https://n2t.net/ark:/12345/x"));
    }

    #[test]
    fn nothing_in_a_title_is_a_command_to_bibtex() {
        let entry = page("R&D 협회", "50% {절감_#1", None).bibtex();
        assert!(entry.contains(r"author = {{R\&D 협회}}"), "{entry}");
        let title = r"title = {{50\% \textbraceleft{}절감\_\#1}}";
        assert!(entry.contains(title), "{entry}");
        let count = |brace| entry.matches(brace).count();
        assert_eq!(count('{'), count('}'), "{entry}");
        assert!(!entry.contains("year"), "{entry}");
        let note = "note = {이어달리기 제1회, 2024. 1. 15.(월), 대전, 산림청 개최}";
        assert!(record().bibtex().contains(note));
    }

    #[test]
    fn a_reference_of_ris_begins_and_ends_and_leaves_unknown_days_open() {
        let reference = page("가", "나\n다", Date::new(2019, Some(12), None)).ris();
        let lines: Vec<&str> = reference.lines().collect();
        assert_eq!(lines[0], "TY  - ELEC");
        assert!(lines.contains(&"TI  - 나 다"), "{reference}");
        assert!(lines.contains(&"DA  - 2019/12//"), "{reference}");
        assert_eq!(lines.last(), Some(&"ER  - "));
    }
}
