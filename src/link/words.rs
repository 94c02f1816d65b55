//! Names as code, addresses and deployment files write them, made comparable.

/// First words of the names of variables that tell who may read them or what is spoken, not whom they name.
const BEFORE: [&str; 9] = ["expo", "public", "next", "vite", "react", "app", "grpc", "http", "env"];
/// Last words of names that tell what of somebody they hold.
const AFTER: [&str; 22] = [
    "addr",
    "address",
    "url",
    "uri",
    "host",
    "hostname",
    "port",
    "endpoint",
    "base",
    "svc",
    "service",
    "server",
    "api",
    "client",
    "conn",
    "connection",
    "target",
    "root",
    "domain",
    "origin",
    "path",
    "stub",
];

/// Lower case letters and digits alone.
pub(super) fn squashed(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of `snake_case`, `kebab-case` and `camelCase`, in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut small = false;
    let mut open = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            open = false;
            continue;
        }
        if !open || c.is_ascii_uppercase() && small {
            out.push(String::new());
        }
        open = true;
        small = !c.is_ascii_uppercase();
        if let Some(word) = out.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    out
}

/// Whom a variable or service speaks of: `PRODUCT_CATALOG_SERVICE_ADDR` of `productcatalog`. Empty when of nobody.
pub(super) fn subject(name: &str) -> String {
    let words = words(name);
    let mut words = words.as_slice();
    while let Some((first, rest)) = words.split_first().filter(|(first, _)| BEFORE.contains(&first.as_str())) {
        let _ = first;
        words = rest;
    }
    while let Some((_, rest)) = words.split_last().filter(|(last, _)| AFTER.contains(&last.as_str())) {
        words = rest;
    }
    let joined = words.concat();
    ["service", "svc"].iter().find_map(|end| joined.strip_suffix(end)).unwrap_or(&joined).to_owned()
}

/// Scheme and host of an address, `amqp://user:secret@host:5672/x`, `host:80`, `host=a port=b`; the first where there
/// are several.
pub(super) fn scheme_and_host(address: &str) -> Option<(Option<String>, String)> {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => {
            let scheme = scheme.rsplit(':').next().unwrap_or(scheme);
            // `postgresql+driver`, and `db+postgresql` of those who keep data in several kinds of stores.
            let scheme = scheme.strip_prefix("db+").unwrap_or(scheme);
            (Some(scheme.split('+').next().unwrap_or(scheme).to_ascii_lowercase()), rest)
        }
        None => (None, setting_of_host(address).unwrap_or(address)),
    };
    let authority = rest.split(['/', '?', ',', ' ']).next()?;
    let authority = authority.rsplit('@').next()?;
    let authority = authority.strip_prefix("tcp(").unwrap_or(authority);
    let host = authority.split([':', ')']).next()?.to_ascii_lowercase();
    let is_host = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    let says = host.chars().any(|c| c.is_ascii_alphabetic()) || host.matches('.').count() == 3;
    (is_host && says).then_some((scheme, host))
}

/// `a` of `user=u host=a port=1` and of `Server=a;Database=b`.
fn setting_of_host(text: &str) -> Option<&str> {
    let settings = text.split([' ', ';']).filter_map(|setting| setting.split_once('='));
    let names = ["host", "server", "data source", "datasource"];
    let mut hosts = settings.filter(|(name, _)| names.iter().any(|host| name.trim().eq_ignore_ascii_case(host)));
    hosts.next().map(|(_, value)| value.trim().strip_prefix("tcp:").unwrap_or(value.trim()))
}

/// The port of an address.
pub(super) fn port(address: &str) -> Option<u16> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next()?.rsplit_once(':')?.1.parse().ok()
}

/// Whether a host is the machine itself, as seen from where code is written.
pub(super) fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "0.0.0.0" | "host.docker.internal" | "10.0.2.2") || host.starts_with("127.")
}

/// Whether a host has a name that the whole world may look up.
pub(super) fn is_public(host: &str) -> bool {
    let inner = ["local", "internal", "svc", "localhost", "lan", "test", "example", "invalid"];
    let last = host.rsplit('.').next().unwrap_or_default();
    let named = last.len() > 1 && last.chars().all(|c| c.is_ascii_alphabetic());
    host.contains('.') && named && !inner.contains(&last) && !host.contains("example.")
}

/// The name by which the owner of a public host is known: `stripe` of `api.stripe.com`.
pub(super) fn owner_of(host: &str) -> &str {
    let labels: Vec<&str> = host.split('.').collect();
    // `co.uk`: a country, and a word for what is registered below it.
    let second = matches!(labels.as_slice(), [.., second, country]
        if country.len() == 2 && ["ac", "co", "com", "edu", "gov", "net", "org"].contains(second));
    let suffix = if second && labels.len() > 2 { 2 } else { 1 };
    labels.len().checked_sub(suffix + 1).and_then(|at| labels.get(at)).copied().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_of_names() {
        let all = ["PRODUCT_CATALOG_SERVICE_ADDR", "shippingSvcAddr", "EXPO_PUBLIC_FRONTEND_PROXY_PORT", "CartService"];
        assert_eq!(all.map(subject), ["productcatalog", "shipping", "frontendproxy", "cart"]);
        assert_eq!(["API_URL", "adservice", "GRPC_PRODUCT_HOST", ""].map(subject), ["", "ad", "product", ""]);
    }

    #[test]
    fn hosts_of_addresses() {
        let of =
            |text: &str| scheme_and_host(text).map(|(scheme, host)| format!("{} {host}", scheme.unwrap_or_default()));
        assert_eq!(of("postgresql+psycopg://a:b@db:1/x").as_deref(), Some("postgresql db"));
        assert_eq!(of("db+postgresql://a:b@db:1/x").as_deref(), Some("postgresql db"));
        assert_eq!(of("k-1:9092,k-2:9092").as_deref(), Some(" k-1"));
        assert_eq!(of("user=a host=pg dbname=x").as_deref(), Some(" pg"));
        assert_eq!(of("root:x@tcp(db:3306)/x").as_deref(), Some(" db"));
        assert_eq!(of("jdbc:postgresql://db:1/x").as_deref(), Some("postgresql db"));
        assert_eq!(of("Server=tcp:sql,1433;Database=a").as_deref(), Some(" sql"));
        assert_eq!(of("8080"), None);
        assert_eq!(of("a{b}"), None);
        assert_eq!(owner_of("api.stripe.com"), "stripe");
        assert_eq!(owner_of("shop.example.co.uk"), "example");
    }
}
