//! Finds personal data in a text: resident numbers, mobile numbers, private mail addresses.

use std::ops::Range;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Personal {
    /// A resident registration number (주민등록번호).
    ResidentNumber,
    /// The number of a mobile telephone.
    MobileNumber,
    /// An address at a mail service that private people use.
    PrivateMail,
}

/// The mail services of private people.
const MAIL_SERVICES: [&str; 17] = [
    "daum.net",
    "dreamwiz.com",
    "empal.com",
    "gmail.com",
    "hanmail.net",
    "hotmail.com",
    "icloud.com",
    "kakao.com",
    "korea.com",
    "live.com",
    "me.com",
    "nate.com",
    "naver.com",
    "outlook.com",
    "outlook.kr",
    "yahoo.co.kr",
    "yahoo.com",
];

/// Everything of that kind in a text, in its order.
pub(crate) fn find(text: &str) -> Vec<(Personal, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_start = bytes[at].is_ascii_digit()
            && !at
                .checked_sub(1)
                .is_some_and(|before| is_joined(bytes[before]));
        let number = if is_start { number(&bytes[at..]) } else { None };
        match number {
            Some((personal, length)) => {
                found.push((personal, at..at + length));
                at += length;
            }
            None if bytes[at] == b'@' => {
                found.extend(mail(text, at).map(|range| (Personal::PrivateMail, range)));
                at += 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether what stands before a number makes it a part of something longer, such as an address.
fn is_joined(before: u8) -> bool {
    before.is_ascii_alphanumeric() || b"-/=_.%".contains(&before)
}

/// The number of a person that the bytes begin with, and its length.
fn number(bytes: &[u8]) -> Option<(Personal, usize)> {
    let resident = |length: usize| (Personal::ResidentNumber, length);
    let mobile = |length: usize| (Personal::MobileNumber, length);
    let found = resident_number(bytes).map(resident);
    let (personal, length) = found.or_else(|| mobile_number(bytes).map(mobile))?;
    let ends = bytes
        .get(length)
        .is_none_or(|next| !next.is_ascii_alphanumeric());
    ends.then_some((personal, length))
}

/// `yymmdd-sxxxxxx`: a day, a dash, a digit from 1 to 8 and six more.
fn resident_number(bytes: &[u8]) -> Option<usize> {
    const LENGTH: usize = 14;
    let number = bytes.get(..LENGTH)?;
    let two = |at: usize| (number[at] - b'0') * 10 + (number[at + 1] - b'0');
    let digits = (0..LENGTH).all(|at| (at == 6) != number[at].is_ascii_digit());
    let is_one = digits
        && number[6] == b'-'
        && (1..=12).contains(&two(2))
        && (1..=31).contains(&two(4))
        && (b'1'..=b'8').contains(&number[7]);
    is_one.then_some(LENGTH)
}

/// `010-xxxx-xxxx` and the older prefixes; between the parts a dash, a full stop, a space or
/// nothing.
fn mobile_number(bytes: &[u8]) -> Option<usize> {
    if !(bytes.starts_with(b"01") && b"016789".contains(bytes.get(2)?)) {
        return None;
    }
    let mut at = 3;
    let separator = bytes.get(at).copied().filter(|byte| b"-. ".contains(byte));
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let Some(separator) = separator else {
        return (digits(at) == 8 || (digits(at) == 7 && bytes[2] != b'0')).then(|| at + digits(at));
    };
    at += 1;
    let middle = digits(at);
    at += middle;
    let is_parted = (3..=4).contains(&middle) && bytes.get(at) == Some(&separator);
    (is_parted && digits(at + 1) == 4).then_some(at + 5)
}

/// The private mail address around the `@` at this byte.
fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte);
    let name = text.as_bytes()[..at]
        .iter()
        .rev()
        .take_while(|byte| is_of_name(**byte))
        .count();
    let service = &text[at + 1..];
    let length = service
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte))
        .count();
    let service = service[..length].trim_end_matches('.').to_ascii_lowercase();
    let is_private = MAIL_SERVICES.contains(&service.as_str());
    (name > 0 && is_private).then(|| at - name..at + 1 + service.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Personal::{MobileNumber, PrivateMail, ResidentNumber};

    fn check(text: &str, expected: &[(Personal, &str)]) {
        let found: Vec<_> = find(text)
            .into_iter()
            .map(|(personal, range)| (personal, &text[range]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_and_addresses_of_persons_are_found() {
        check(
            "홍길동(900101-1234567)은",
            &[(ResidentNumber, "900101-1234567")],
        );
        check("문의: 010-0000-0000.", &[(MobileNumber, "010-0000-0000")]);
        check(
            "01000000000, 011.000.0000",
            &[
                (MobileNumber, "01000000000"),
                (MobileNumber, "011.000.0000"),
            ],
        );
        check("hong@naver.com으로", &[(PrivateMail, "hong@naver.com")]);
        check("a.b@Gmail.com, x", &[(PrivateMail, "a.b@Gmail.com")]);
    }

    #[test]
    fn offices_dates_and_addresses_of_pages_are_no_persons() {
        for text in [
            "044-205-1234",
            "02-2100-0000",
            "hong@korea.kr",
            "@naver.com",
            "https://ondo.example/?no=01000000000",
            "https://ondo.example/010-0000-0000",
            "2019-12-26",
            "201912-1234567",
            "900101-1******",
            "010-000-00000",
            "0100000000000",
            "1.010-0000-0000",
        ] {
            check(text, &[]);
        }
    }
}
