//! Addresses to answers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, RawQuery, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};

use super::desk::{Desk, Room};
use super::guard::{self, Guard, Verdict};
use super::wire::{self, Refusal};
use super::{Checked, Fault, Options, detail, page, rule, watch};

/// How long a browser waits for news before it asks again; proxies and browsers give up after 60 seconds.
const WAIT: Duration = Duration::from_secs(25);

/// How long a request may take, the wait for news and the sending of its body included.
const PATIENCE: Duration = Duration::from_secs(40);

/// What every answer needs.
struct Site {
    room: Arc<Room>,
    guard: Guard,
}

type Shared = State<Arc<Site>>;

/// Serves the page until the program ends. `check` runs once before the page opens and again whenever a file has
/// changed; `ready` gets the address to open, with the token in it.
///
/// # Errors
///
/// When the address cannot be listened at.
pub fn serve(
    options: Options,
    check: impl Fn() -> Checked + Send + Sync + 'static,
    ready: impl FnOnce(&str),
) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|fault| Fault(format!("The page cannot be served: {fault}.")))?;
    runtime.block_on(async {
        let unbound = |fault: std::io::Error| {
            Fault(format!("{} cannot be listened at: {fault}. Choose another --port.", options.address))
        };
        let listener = tokio::net::TcpListener::bind(options.address).await.map_err(unbound)?;
        let address = listener.local_addr().map_err(unbound)?;
        let guard = Guard::new(address)?;
        let url = format!("http://{address}/?token={}", guard.token);
        let room = Arc::new(Room::open(options.clone(), Box::new(check)));
        watch::follow(&room);
        ready(&url);
        let ended = axum::serve(listener, router(room, guard)).await;
        ended.map_err(|fault| Fault(format!("The page is no longer served: {fault}.")))
    })
}

fn router(room: Arc<Room>, guard: Guard) -> Router {
    let site = Arc::new(Site { room, guard });
    Router::new()
        .route("/", get(whole))
        .route("/list", get(list))
        .route("/finding/{key}", get(finding))
        .route("/article/{at}", get(article))
        .route("/rule/{id}", get(rule_page))
        .route("/changes", get(changes))
        .route("/page.css", get(|| async { asset(crate::page::CSS, "text/css; charset=utf-8") }))
        .route("/review.css", get(|| async { asset(page::CSS, "text/css; charset=utf-8") }))
        .route("/review.js", get(|| async { asset(page::SCRIPT, "text/javascript; charset=utf-8") }))
        .route("/decide", post(decide))
        .route("/undo", post(undo))
        .route("/mark", post(mark))
        .fallback(|| async { plain(404, "There is no such page.") })
        .method_not_allowed_fallback(|| async { plain(405, "This address is not asked that way.") })
        .layer(DefaultBodyLimit::max(guard::BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guarded))
        .with_state(site)
}

/// Lets through what the guard admits.
async fn guarded(State(site): Shared, request: Request, next: Next) -> Response {
    let mut response = match site.guard.judge(&request) {
        Verdict::Admit => match tokio::time::timeout(PATIENCE, next.run(request)).await {
            Ok(response) => response,
            Err(_) => plain(408, "The request did not come to its end."),
        },
        Verdict::Refuse(status, why) => plain(status, why),
        Verdict::Welcome(cookie) => {
            let mut response = plain(303, "The page is at /.");
            response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/"));
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
    };
    guard::protect(response.headers_mut());
    response
}

async fn whole(State(site): Shared, RawQuery(query): RawQuery) -> Response {
    let chosen = query.as_deref().and_then(|query| guard::value(query, "f"));
    html(page::whole(&site.room.desk(), &site.room.options, chosen))
}

async fn list(State(site): Shared) -> Response {
    html(page::list(&site.room.desk()))
}

async fn finding(State(site): Shared, Path(key): Path<String>) -> Response {
    match detail::finding(&site.room.desk(), &key) {
        Some(found) => html(found),
        None => plain(404, "This finding is gone."),
    }
}

async fn article(State(site): Shared, Path(at): Path<String>, RawQuery(query): RawQuery) -> Response {
    let key = query.as_deref().and_then(|query| guard::value(query, "f"));
    match at.parse().ok().and_then(|at| detail::article(&site.room.desk(), at, key)) {
        Some(found) => html(found),
        None => plain(404, "There is no such article."),
    }
}

async fn rule_page(State(site): Shared, Path(id): Path<String>) -> Response {
    match rule::rule(&site.room.desk(), &id) {
        Some(found) => html(found),
        None => plain(404, "There is no such rule."),
    }
}

/// Answers when something has changed since the version that the browser knows, or after a while.
async fn changes(State(site): Shared, RawQuery(query): RawQuery) -> Response {
    let since = query.as_deref().and_then(|query| guard::value(query, "since")).and_then(|since| since.parse().ok());
    let since: u64 = since.unwrap_or(0);
    let mut news = site.room.news.subscribe();
    let _ = tokio::time::timeout(WAIT, news.wait_for(|version| *version > since)).await;
    let changes = site.room.desk().changes(since);
    json(&Ok(changes))
}

async fn decide(site: Shared, body: Bytes) -> Response {
    told(&site, &body, |desk, ask, options| desk.decide(&ask, options))
}

async fn undo(site: Shared, body: Bytes) -> Response {
    told(&site, &body, |desk, ask, options| desk.undo(&ask, options))
}

async fn mark(site: Shared, body: Bytes) -> Response {
    told(&site, &body, |desk, ask, options| desk.mark(&ask, options))
}

/// Changes the desk as a body says, and tells all browsers.
fn told<'a, A: Deserialize<'a>, K: Serialize>(
    site: &Site,
    body: &'a [u8],
    change: impl FnOnce(&mut Desk, A, &Options) -> Result<K, Refusal>,
) -> Response {
    let done = wire::read(body).and_then(|ask| change(&mut site.room.desk(), ask, &site.room.options));
    site.room.ring();
    json(&done)
}

fn json<T: Serialize>(answer: &Result<T, Refusal>) -> Response {
    match answer.as_ref().map(serde_json::to_string) {
        Ok(Ok(text)) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
        Ok(Err(fault)) => plain(500, &fault.to_string()),
        Err((status, why)) => plain(*status, why),
    }
}

fn html(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

fn asset(text: &'static str, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

fn plain(status: u16, why: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], Body::from(format!("{why}\n"))).into_response()
}
