//! The address of the preview, and which requests it answers. A page of another site must neither
//! read drafts through a name that leads here (DNS rebinding) nor follow what an editor saves.

use axum::http::HeaderMap;
use axum::http::header::{self, HeaderName};
use std::io;
use std::net::{IpAddr, TcpListener};

/// Where the preview is, and the secret that only its own pages know.
#[derive(Clone, Debug)]
pub(in crate::world) struct Address {
    host: String,
    port: u16,
    token: String,
}

impl Address {
    /// The address of a listener, which was asked for by the name `host`.
    pub(in crate::world) fn of(listener: &TcpListener, host: &str) -> io::Result<Self> {
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self {
            host: host.to_owned(),
            port: listener.local_addr()?.port(),
            token: secret.map(|byte| format!("{byte:02x}")).concat(),
        })
    }

    /// The origin of every page: `http://127.0.0.1:4270`.
    pub(super) fn origin(&self) -> String {
        let host = match self.host.parse() {
            Ok(IpAddr::V6(ip)) if ip.is_unspecified() => "[::1]".to_owned(),
            Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
            Ok(IpAddr::V4(ip)) if ip.is_unspecified() => "127.0.0.1".to_owned(),
            _ => self.host.clone(),
        };
        format!("http://{host}:{}", self.port)
    }

    /// What a page must send to be notified of changes.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether a host name means this preview. An IP address cannot be rebound.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let number = name.trim_start_matches('[').trim_end_matches(']');
        number.parse::<IpAddr>().is_ok()
            || name.eq_ignore_ascii_case("localhost")
            || name.eq_ignore_ascii_case(&self.host)
    }

    /// Whether a request comes from a page of ours, or from the address bar of a browser.
    pub(super) fn may_ask(&self, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let Some(host) = text(header::HOST) else {
            return false;
        };
        let is_same = |origin: &str| origin.strip_prefix("http://") == Some(host);
        let site = text(HeaderName::from_static("sec-fetch-site"));
        let mode = text(HeaderName::from_static("sec-fetch-mode"));
        let is_foreign =
            matches!(site, Some("cross-site" | "same-site")) && mode != Some("navigate");
        self.is_own(host) && !is_foreign && text(header::ORIGIN).is_none_or(is_same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let address = Address {
            host: "preview.test".to_owned(),
            port: 1,
            token: String::new(),
        };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, HeaderValue::from_static(value));
        }
        assert_eq!(address.may_ask(&map), expected, "{headers:?}");
    }

    #[test]
    fn only_our_own_names_and_numbers_are_answered() {
        for host in [
            "localhost",
            "localhost:4270",
            "LOCALHOST:1",
            "127.0.0.1:4270",
            "[::1]:4270",
            "192.168.0.7:4270",
            "preview.test:9",
        ] {
            check(&[("host", host)], true);
        }
        for host in [
            "evil.example",
            "evil.example:4270",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "",
            "localhost:x",
        ] {
            check(&[("host", host)], false);
        }
        check(&[], false);
    }

    #[test]
    fn pages_of_other_origins_are_not_answered_but_links_are() {
        let host = ("host", "localhost:4270");
        check(&[host, ("origin", "http://localhost:4270")], true);
        for origin in [
            "http://evil.example",
            "http://localhost:1",
            "https://localhost:4270",
            "null",
        ] {
            check(&[host, ("origin", origin)], false);
        }
        check(
            &[
                host,
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
            ],
            true,
        );
        check(
            &[
                host,
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "no-cors"),
            ],
            false,
        );
        check(
            &[
                host,
                ("sec-fetch-site", "same-origin"),
                ("sec-fetch-mode", "cors"),
            ],
            true,
        );
    }
}
