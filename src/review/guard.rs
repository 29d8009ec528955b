//! Who may ask: the program on this machine that knows the token, and nobody else.

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, header};

use super::Fault;

/// What the browser may do with the page: its own script and style, its own addresses, nothing inline and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The longest body, in bytes: a note of the greatest length with room around it.
pub(super) const BODY: usize = 16 << 10;

/// Sent with every answer.
const HEADERS: [(header::HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// The secrets of one start of the page.
#[derive(Debug)]
pub(super) struct Guard {
    /// Stands in the address that is printed.
    pub(super) token: String,
    /// Stands in the cookie; another one, so that an address in a log is no open session.
    session: String,
    address: SocketAddr,
}

/// What is done with a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is answered.
    Admit,
    /// The token was right: the browser gets this cookie and goes to the page.
    Welcome(String),
    /// It is refused, with a status and a sentence.
    Refuse(u16, &'static str),
}

impl Guard {
    /// New secrets for a page at an address, 128 bits each from the operating system.
    pub(super) fn new(address: SocketAddr) -> Result<Self, Fault> {
        Ok(Self { token: secret()?, session: secret()?, address })
    }

    /// Looks at a request before anything else does.
    pub(super) fn judge(&self, request: &Request<Body>) -> Verdict {
        let headers = request.headers();
        let Some(host) = one(headers, &header::HOST).filter(|host| self.is_own(host)) else {
            return Verdict::Refuse(403, "This page answers only to the address that it was opened at.");
        };
        let origin = headers.contains_key(header::ORIGIN).then(|| one(headers, &header::ORIGIN).unwrap_or_default());
        let is_own = |origin: &str| origin.strip_prefix("http://") == Some(host);
        if origin.is_some_and(|origin| !is_own(origin)) {
            return Verdict::Refuse(403, "Another site asked for this page; that is refused.");
        }
        let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
        if is_get && let Some(token) = request.uri().query().and_then(|query| value(query, "token")) {
            if request.uri().path() != "/" || !same(token, &self.token) {
                return Verdict::Refuse(403, OLD);
            }
            let (name, session) = (self.cookie(), &self.session);
            return Verdict::Welcome(format!("{name}={session}; HttpOnly; SameSite=Strict; Path=/"));
        }
        if !self.knows(headers) {
            return Verdict::Refuse(401, OLD);
        }
        if is_get {
            return Verdict::Admit;
        }
        let length = one(headers, &header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
        if length.is_some_and(|length: u64| length > BODY as u64) {
            return Verdict::Refuse(413, "This is longer than anything that the page sends.");
        }
        let json = one(headers, &header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
        match (request.method() == Method::POST, origin, json) {
            (false, _, _) => Verdict::Refuse(405, "This page is read with GET and told with POST."),
            (_, None, _) => Verdict::Refuse(403, "A decision must come from the page itself."),
            (_, _, false) => Verdict::Refuse(415, "A decision is sent as application/json."),
            (true, Some(_), true) => Verdict::Admit,
        }
    }

    /// Whether a `Host` names this server by its number or as `localhost`. Any other name may be one that somebody has
    /// pointed here (DNS rebinding).
    fn is_own(&self, host: &str) -> bool {
        let Some((name, port)) = host.rsplit_once(':') else { return false };
        if port != self.address.port().to_string() {
            return false;
        }
        if name == "localhost" {
            return self.address.ip().is_loopback();
        }
        let number = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let Ok(number) = number.parse::<IpAddr>() else { return false };
        number == self.address.ip() || self.address.ip().is_unspecified()
    }

    /// Cookies are shared by all ports of a host, so the name holds the port.
    fn cookie(&self) -> String {
        format!("crosscheck-{}", self.address.port())
    }

    /// Whether the cookie is that of this start.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie();
        let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .any(|(key, value)| key == name && same(value, &self.session))
    }
}

const OLD: &str = "Open the address that `crosscheck review` has printed; after a restart it is a new one.";

/// Adds what every answer carries.
pub(super) fn protect(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
}

/// The value of a header that may stand only once.
fn one<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).into_iter();
    let first = values.next()?;
    if values.next().is_some() { None } else { first.to_str().ok() }
}

/// The value of a key in a query string.
pub(super) fn value<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// Whether two secrets are the same, without telling by the time it takes how much of them is.
fn same(one: &str, other: &str) -> bool {
    let differs = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differs == 0
}

fn secret() -> Result<String, Fault> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|fault| Fault(format!("The system gives no random numbers for the token: {fault}.")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(address: &str) -> Guard {
        Guard::new(address.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_host_is_own_only_by_number_or_as_localhost() {
        let local = guard("127.0.0.1:8080");
        for (host, own) in [
            ("127.0.0.1:8080", true),
            ("localhost:8080", true),
            ("127.0.0.1:8081", false),
            ("127.0.0.1", false),
            ("127.0.0.2:8080", false),
            ("evil.example:8080", false),
            ("127.0.0.1.evil.example:8080", false),
            ("", false),
        ] {
            assert_eq!(local.is_own(host), own, "{host}");
        }
        assert!(guard("[::1]:8080").is_own("[::1]:8080"));
        let open = guard("0.0.0.0:8080");
        assert!(open.is_own("192.168.1.7:8080") && !open.is_own("desk.example:8080") && !open.is_own("localhost:8080"));
    }

    #[test]
    fn secrets_are_new_each_time_and_only_equal_ones_are_the_same() {
        let (one, other) = (guard("127.0.0.1:1"), guard("127.0.0.1:1"));
        assert!(one.token.len() == 32 && one.token != other.token && one.token != one.session);
        assert!(same("ab", "ab") && !same("ab", "ac") && !same("ab", "a") && !same("", "a"));
    }
}
