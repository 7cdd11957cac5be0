//! Answers browsers. Only those that ask for our own address: a page of another site must neither read
//! drafts through a name that points here (DNS rebinding) nor follow what an editor saves.

use super::Shown;
use super::site::{File, Site, script};
use crate::render::export::sent_policy;
use crate::world::media_type;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::{Arc, LazyLock};
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// What a published page may load. The preview needs no more.
static POLICY: LazyLock<HeaderValue> =
    LazyLock::new(|| sent_policy().parse().expect("a policy is ASCII"));
/// The folder of what is not part of the site.
const OWN: &str = "_ondo/";
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// Where the preview is, and what its own pages know that no other page does.
#[derive(Clone, Debug)]
pub(super) struct Address {
    host: String,
    port: u16,
    token: String,
}

impl Address {
    /// The address of a listener that was asked for by `host`.
    pub(super) fn of(listener: &TcpListener, host: &str) -> io::Result<Self> {
        let mut secret = [0; 16];
        getrandom::fill(&mut secret).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self {
            host: host.to_owned(),
            port: listener.local_addr()?.port(),
            token: secret.map(|byte| format!("{byte:02x}")).concat(),
        })
    }

    /// What stands before the path of every page: `http://127.0.0.1:4270`.
    pub(super) fn origin(&self) -> String {
        let host = match self.host.parse() {
            Ok(IpAddr::V6(ip)) if ip.is_unspecified() => "[::1]".to_owned(),
            Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
            Ok(IpAddr::V4(ip)) if ip.is_unspecified() => "127.0.0.1".to_owned(),
            _ => self.host.clone(),
        };
        format!("http://{host}:{}", self.port)
    }

    /// What a page must say to be told of changes.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether a browser means us by a host. A number is never a name that leads here by a trick.
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

    /// Whether a request comes from us, or from the address line of a browser.
    fn may_ask(&self, headers: &HeaderMap) -> bool {
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

#[derive(Clone)]
struct Server {
    address: Address,
    shown: Receiver<Shown>,
}

/// Answers from now on, on threads of its own.
pub(super) fn start(
    listener: TcpListener,
    address: Address,
    shown: Receiver<Shown>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let server = Server { address, shown };
    let guard = middleware::from_fn_with_state(server.clone(), guard);
    let router = Router::new()
        .fallback(answer)
        .layer(guard)
        .with_state(server);
    std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        })
    });
    Ok(())
}

/// Lets pass who may ask, and says how every answer is to be treated.
async fn guard(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = if !server.address.may_ask(request.headers()) {
        let why =
            "다른 사이트에서 온 요청은 받지 않습니다 / requests of other sites are not answered\n";
        (StatusCode::FORBIDDEN, why).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY.clone());
    response
}

async fn answer(State(mut server): State<Server>, request: Request) -> Response {
    // The first answer waits until the folder has been read.
    let site = match server.shown.wait_for(|shown| shown.message.is_some()).await {
        Ok(shown) => shown.site.clone(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let base = site.as_ref().map_or("/", |site| site.path()).to_owned();
    let path = match percent_decode_str(request.uri().path()).decode_utf8() {
        Ok(path) => path.into_owned(),
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    };
    // Pages opened before `base_url` changed ask under its old path.
    if let Some((_, own)) = path.split_once(&format!("/{OWN}")) {
        return server.own(own, request.uri().query());
    }
    let Some(site) = site else {
        return waiting(StatusCode::SERVICE_UNAVAILABLE, &base, &server, "");
    };
    match path.strip_prefix(&base) {
        Some(below) => {
            let below = below.to_owned();
            let found = tokio::task::spawn_blocking(move || find(&site, &below)).await;
            match found {
                Ok(found) => found.into_response(request, &server, &base).await,
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }
        }
        None if path == "/" => moved(&base),
        None if format!("{path}/") == base => moved(&base),
        None => not_found(site.not_found(&path)),
    }
}

enum Found {
    Bytes(&'static str, Arc<[u8]>),
    Disk(std::path::PathBuf),
    Moved(String),
    Missing(Vec<u8>),
    Failed(String),
}

/// What a path below the site leads to. It is only ever looked up in the plan of the site, never on the disk.
fn find(site: &Site, path: &str) -> Found {
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = match is_folder {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    };
    match site.file(&file) {
        Some(File::Bytes(bytes)) => Found::Bytes(media_type::of(&file), bytes),
        Some(File::Disk(path)) => Found::Disk(path),
        Some(File::Failed(why)) => Found::Failed(why),
        None if !is_folder && site.file(&format!("{path}/index.html")).is_some() => {
            Found::Moved(format!("{}{path}/", site.path()))
        }
        None => Found::Missing(site.not_found(path)),
    }
}

impl Found {
    async fn into_response(self, request: Request, server: &Server, base: &str) -> Response {
        match self {
            Self::Bytes(kind, bytes) => {
                let body = axum::body::Bytes::from_owner(bytes);
                ([(header::CONTENT_TYPE, kind)], body).into_response()
            }
            // Parts of a video can be asked for.
            Self::Disk(path) => match ServeFile::new(path).oneshot(request).await {
                Ok(response) => response.map(Body::new),
                Err(error) => match error {},
            },
            Self::Moved(to) => moved(&to),
            Self::Missing(page) => not_found(page),
            Self::Failed(why) => waiting(StatusCode::INTERNAL_SERVER_ERROR, base, server, &why),
        }
    }
}

fn moved(to: &str) -> Response {
    let encoded = crate::plan::Url::file(to).encoded();
    (
        StatusCode::FOUND,
        [(header::LOCATION, format!("/{encoded}"))],
    )
        .into_response()
}

fn not_found(page: Vec<u8>) -> Response {
    (
        StatusCode::NOT_FOUND,
        [(header::CONTENT_TYPE, media_type::of(".html"))],
        page,
    )
        .into_response()
}

/// A page that stands in until there is one; the script fills it with what is wrong.
fn waiting(status: StatusCode, base: &str, server: &Server, why: &str) -> Response {
    let version = server
        .shown
        .borrow()
        .site
        .as_ref()
        .map_or(0, |site| site.version());
    let script = script(base, server.address.token(), version, "");
    let why = ammonia::clean_text(why);
    let page = format!(
        "<!doctype html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>미리보기</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n{script}</head>\n<body>\n<pre>{why}</pre>\n</body>\n</html>\n"
    );
    (
        status,
        [(header::CONTENT_TYPE, media_type::of(".html"))],
        page,
    )
        .into_response()
}

impl Server {
    /// What is not part of the site: the script of the preview, and what it listens to.
    fn own(&self, path: &str, query: Option<&str>) -> Response {
        match path {
            "preview.js" => {
                ([(header::CONTENT_TYPE, media_type::of(".js"))], SCRIPT).into_response()
            }
            "preview.css" => {
                ([(header::CONTENT_TYPE, media_type::of(".css"))], STYLE).into_response()
            }
            "live" if query == Some(self.address.token()) => self.live().into_response(),
            "live" => StatusCode::FORBIDDEN.into_response(),
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    }

    /// Tells the state of the preview at once, and again whenever it changes.
    fn live(&self) -> impl IntoResponse + use<> {
        let messages = WatchStream::new(self.shown.clone()).filter_map(|shown| shown.message);
        let events = messages.map(|message| Ok::<_, Infallible>(Event::default().data(&*message)));
        Sse::new(events).keep_alive(KeepAlive::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
