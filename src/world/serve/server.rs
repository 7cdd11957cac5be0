//! Answers browsers over HTTP: pages, the script of the preview, and the stream of messages.

use super::address::Address;
use super::shown::Shown;
use super::site::{Site, SiteFile, script};
use crate::base::Words;
use crate::render::export::sent_policy;
use crate::world::host::media_type;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
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

/// What every request can reach.
#[derive(Clone)]
struct Server {
    address: Address,
    shown: Receiver<Shown>,
}

/// Answers requests from now on, in threads of their own.
pub(in crate::world) fn start(
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

/// Rejects requests of other sites, and adds the headers of every answer.
async fn guard(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = if !server.address.may_ask(request.headers()) {
        // Whoever asks, their language is not known.
        let why = Words::new(
            "다른 사이트에서 온 요청은 받지 않습니다",
            "requests from other sites are not answered",
        );
        (StatusCode::FORBIDDEN, format!("{why}\n")).into_response()
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
            let answer = tokio::task::spawn_blocking(move || find(&site, &below)).await;
            match answer {
                Ok(answer) => answer.into_response(request, &server, &base).await,
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }
        }
        None if path == "/" => moved(&base),
        None if format!("{path}/") == base => moved(&base),
        None => not_found(site.not_found(&path)),
    }
}

/// What a request is answered with.
enum Reply {
    Bytes(&'static str, Arc<[u8]>),
    Disk(std::path::PathBuf),
    Moved(String),
    Missing(Vec<u8>),
    Failed(String),
}

/// The answer for a path below the site, which is only looked up in the plan, never on the disk.
fn find(site: &Site, path: &str) -> Reply {
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    match site.file(&file) {
        Some(SiteFile::Bytes(bytes)) => Reply::Bytes(media_type::of(&file), bytes),
        Some(SiteFile::Disk(path)) => Reply::Disk(path),
        Some(SiteFile::Failed(why)) => Reply::Failed(why),
        None if !is_folder && site.file(&format!("{path}/index.html")).is_some() => {
            Reply::Moved(format!("{}{path}/", site.path()))
        }
        None => Reply::Missing(site.not_found(path)),
    }
}

impl Reply {
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

/// A page shown while there is no site; the script fills it with the problems.
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
    /// What is not part of the site: the script of the preview and the stream it listens to.
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

    /// Sends the state of the preview at once, and again whenever it changes.
    fn live(&self) -> impl IntoResponse + use<> {
        let messages = WatchStream::new(self.shown.clone()).filter_map(|shown| shown.message);
        let events = messages.map(|message| Ok::<_, Infallible>(Event::default().data(&*message)));
        Sse::new(events).keep_alive(KeepAlive::default())
    }
}
