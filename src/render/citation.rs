//! Citations of a page, in the forms of papers and of reference managers.

use super::labels::month_name;
use crate::base::Date;
use serde_json::{Value, json};

/// What a citation of a page is made from.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Its key in a bibliography: letters, digits, hyphens and full stops.
    pub key: String,
    /// The agencies it comes from; empty if none is named.
    pub authors: Vec<String>,
    /// When its subject took place.
    pub date: Option<Date>,
    /// Its title.
    pub title: String,
    /// The site it is on.
    pub site: String,
    /// Who runs the site.
    pub publisher: Option<String>,
    /// Its full address.
    pub url: String,
    /// The code of its language.
    pub language: &'static str,
}

impl Citation {
    /// The form of Korean papers: who, what, where, when, address.
    #[must_use]
    pub fn korean(&self) -> String {
        let authors = self.authors.join("·");
        let date = self.date.map(|date| {
            let parts = [Some(date.year()), month(date), day(date)];
            let parts: Vec<String> = parts.into_iter().flatten().map(|n| n.to_string()).collect();
            format!("{}.", parts.join(". "))
        });
        let title = format!("「{}」", self.title);
        let site = format!("『{}』", self.site);
        let parts = [
            Some(authors),
            Some(title),
            Some(site),
            date,
            Some(self.url.clone()),
        ];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    /// The form of the American Psychological Association (APA), 7th edition, for a web page.
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
        let (title, site, url) = (ended(&self.title), ended(&self.site), &self.url);
        let authors = match self.authors.split_last() {
            // Without an author, the title comes first.
            None => return format!("{title} ({date}). {site} {url}"),
            Some((only, [])) => only.clone(),
            Some((last, [first])) => format!("{first} & {last}"),
            Some((last, others)) => format!("{}, & {last}", others.join(", ")),
        };
        // A site of the same name as an author is left out.
        let site = if self.authors.contains(&self.site) {
            String::new()
        } else {
            format!("{site} ")
        };
        format!("{} ({date}). {title} {site}{url}", ended(&authors))
    }

    /// An entry of BibTeX. Each name is in braces, so that none is split.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let names = self.authors.iter();
        let names = names.map(|name| format!("{{{}}}", bibtex_text(name)));
        let authors: Vec<String> = names.collect();
        let mut fields = Vec::new();
        let mut braced = |name, text: &str| {
            if !text.is_empty() {
                fields.push((name, format!("{{{text}}}")));
            }
        };
        braced("author", &authors.join(" and "));
        braced("title", &format!("{{{}}}", bibtex_text(&self.title)));
        braced("howpublished", &bibtex_text(&self.site));
        let publisher = self.publisher.as_deref().unwrap_or_default();
        braced("publisher", &bibtex_text(publisher));
        braced("url", &self.url);
        braced("language", self.language);
        if let Some(date) = self.date {
            fields.push(("year", date.year().to_string()));
            let month = date.month();
            fields.extend(month.map(|month| ("month", bibtex_month(month))));
            fields.extend(day(date).map(|day| ("day", day.to_string())));
        }
        let lines = fields.iter();
        let lines = lines.map(|(name, value)| format!("  {name} = {value}"));
        let lines = lines.collect::<Vec<_>>().join(",\n");
        format!("@misc{{{},\n{lines}\n}}", self.key)
    }

    /// A reference of RIS, for EndNote, Mendeley and Zotero.
    #[must_use]
    pub fn ris(&self) -> String {
        let mut lines = vec![("TY", "ELEC".to_owned())];
        lines.extend(self.authors.iter().map(|name| ("AU", name.clone())));
        lines.push(("TI", self.title.clone()));
        lines.push(("T2", self.site.clone()));
        lines.extend(self.publisher.clone().map(|name| ("PB", name)));
        if let Some(date) = self.date {
            let padded = |part: Option<i16>| part.map(|n| format!("{n:02}")).unwrap_or_default();
            let parts = [padded(month(date)), padded(day(date))];
            lines.push(("PY", date.year().to_string()));
            lines.push(("DA", format!("{}/{}/", date.year(), parts.join("/"))));
        }
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
        let mut item = json!({
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.site,
            "URL": self.url,
            "language": self.language,
        });
        if !self.authors.is_empty() {
            let names = self.authors.iter().map(|name| json!({"literal": name}));
            item["author"] = names.collect();
        }
        if let Some(publisher) = &self.publisher {
            item["publisher"] = publisher.clone().into();
        }
        if let Some(date) = self.date {
            let parts = [Some(date.year()), month(date), day(date)].into_iter();
            let parts: Value = parts.flatten().collect();
            item["issued"] = json!({"date-parts": [parts]});
        }
        format!("{:#}", Value::from(vec![item]))
    }
}

fn month(date: Date) -> Option<i16> {
    date.month().map(i16::from)
}

fn day(date: Date) -> Option<i16> {
    date.day().map(i16::from)
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

    fn round() -> Citation {
        Citation {
            key: "gov-1".to_owned(),
            authors: vec!["산림청".to_owned()],
            date: Date::new(2024, Some(1), Some(15)),
            title: "제1회 이어달리기".to_owned(),
            site: "이어달리기 기록관".to_owned(),
            publisher: Some("행정안전부".to_owned()),
            url: "https://a.example/events/gov-1/".to_owned(),
            language: "ko",
        }
    }

    fn of(names: &[&str], title: &str, date: Option<Date>) -> Citation {
        Citation {
            authors: names.iter().map(|name| (*name).to_owned()).collect(),
            title: title.to_owned(),
            date,
            ..round()
        }
    }

    #[test]
    fn the_korean_form_names_who_what_where_when() {
        assert_eq!(
            round().korean(),
            "산림청, 「제1회 이어달리기」, 『이어달리기 기록관』, 2024. 1. 15., https://a.example/events/gov-1/"
        );
        assert_eq!(
            of(&[], "가", None).korean(),
            "「가」, 『이어달리기 기록관』, https://a.example/events/gov-1/"
        );
    }

    #[test]
    fn the_form_of_apa_depends_on_the_number_of_authors_and_the_precision_of_the_date() {
        let check = |cited: Citation, start: &str| {
            let apa = cited.apa();
            assert!(apa.starts_with(start), "{apa}");
        };
        check(
            round(),
            "산림청. (2024, January 15). 제1회 이어달리기. 이어달리기 기록관. https://",
        );
        let month = Date::new(2019, Some(12), None);
        check(
            of(&["가", "나"], "왜?", month),
            "가 & 나. (2019, December). 왜? 이어달리기",
        );
        let year = Date::new(2019, None, None);
        check(
            of(&["가", "나", "다"], "라", year),
            "가, 나, & 다. (2019). 라.",
        );
        check(
            of(&[], "라", None),
            "라. (n.d.). 이어달리기 기록관. https://",
        );
        check(
            of(&["이어달리기 기록관"], "라", None),
            "이어달리기 기록관. (n.d.). 라. https://",
        );
    }

    #[test]
    fn nothing_in_a_title_is_a_command_to_bibtex() {
        let entry = of(&["R&D 협회"], "50% {절감_#1", None).bibtex();
        assert!(entry.contains(r"author = {{R\&D 협회}}"), "{entry}");
        let title = r"title = {{50\% \textbraceleft{}절감\_\#1}}";
        assert!(entry.contains(title), "{entry}");
        let count = |brace| entry.matches(brace).count();
        assert_eq!(count('{'), count('}'), "{entry}");
        assert!(!entry.contains("year"), "{entry}");
    }

    #[test]
    fn a_reference_of_ris_begins_and_ends_and_leaves_unknown_days_open() {
        let reference = of(&["가"], "나\n다", Date::new(2019, Some(12), None)).ris();
        let lines: Vec<&str> = reference.lines().collect();
        assert_eq!(lines[0], "TY  - ELEC");
        assert!(lines.contains(&"TI  - 나 다"), "{reference}");
        assert!(lines.contains(&"DA  - 2019/12//"), "{reference}");
        assert_eq!(lines.last(), Some(&"ER  - "));
    }
}
