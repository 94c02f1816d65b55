//! Configuration of proxies: to whom they pass requests on.

mod blocks;

use crate::discover::paths;
use crate::model::deployment::Pass;

/// What a configuration file passes on, when it is one; by its name and what it says.
pub(super) fn passes(rel: &str, text: &str) -> Vec<Pass> {
    let name = paths::name(rel);
    if name == "Caddyfile" {
        return listed(text, "reverse_proxy", caddy);
    }
    if paths::has_extension(rel, "cfg") {
        return listed(text, "server", |words| words.get(1).map(|word| (*word).to_owned()).into_iter().collect());
    }
    if paths::has_extension(rel, "yaml") || paths::has_extension(rel, "yml") {
        return yaml(text);
    }
    let mut found = blocks::passes(text);
    found.extend(listed(text, "ProxyPass", |words| words.get(1).map(|word| (*word).to_owned()).into_iter().collect()));
    found
}

/// Whether a file may configure a proxy, by its name.
pub(super) fn is_config(rel: &str) -> bool {
    let name = paths::name(rel);
    name == "Caddyfile"
        || name == "haproxy.cfg"
        || ["conf", "nginx"].iter().any(|extension| paths::has_extension(rel, extension))
        || [".conf.template", ".conf.tmpl", ".conf.j2"].iter().any(|end| name.ends_with(end))
}

/// What lines that start with `keyword` name.
fn listed(text: &str, keyword: &str, addresses: impl Fn(&[&str]) -> Vec<String>) -> Vec<Pass> {
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut words = line.split_whitespace();
        if words.next() != Some(keyword) {
            continue;
        }
        let words: Vec<&str> = words.collect();
        for address in addresses(&words) {
            out.extend(pass("http", &address, at as u32 + 1));
        }
    }
    out
}

/// The addresses behind `reverse_proxy`; `{$NAME}` and `{env.NAME}` are variables.
fn caddy(words: &[&str]) -> Vec<String> {
    let words = words.iter().take_while(|word| **word != "{");
    let words = words.filter(|word| !word.starts_with(['/', '*', '@']));
    words.map(|word| word.replace("{$", "${").replace("{env.", "${")).collect()
}

/// Addresses of the clusters of a proxy, or of the servers of its services.
fn yaml(text: &str) -> Vec<Pass> {
    let clusters = text.contains("socket_address");
    let services = text.contains("loadBalancer:") && text.contains("servers:");
    if !clusters && !services {
        return Vec::new();
    }
    let mut out = Vec::new();
    // The indentation of `clusters:`, while within.
    let mut within: Option<usize> = None;
    for (at, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let said = line.split(" #").next().unwrap_or(line).trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        if within.is_some_and(|start| indent <= start && !said.starts_with('-')) {
            within = None;
        }
        if clusters && said == "clusters:" {
            within = Some(indent);
            continue;
        }
        let key = if clusters { "address:" } else { "url:" };
        if clusters && within.is_none() {
            continue;
        }
        for (start, _) in said.match_indices(key) {
            let before = said[..start].chars().next_back();
            if before.is_none_or(|c| c == ' ' || c == '{') {
                let value = said[start + key.len()..].split([',', '}']).next().unwrap_or_default();
                let value = if said[start..].contains("${") { braced(&said[start + key.len()..]) } else { value };
                out.extend(pass("http", value.trim().trim_matches(['"', '\'']), at as u32 + 1));
            }
        }
    }
    out
}

/// A value up to what ends it, braces of variables left whole.
fn braced(text: &str) -> &str {
    let mut open = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '{' if before == '$' => open = true,
            '}' if open => open = false,
            ',' | '}' => return &text[..at],
            _ => {}
        }
        before = c;
    }
    text
}

/// A pass to an address, `http://orders:80/x` or `orders:80`; none to a path or to the proxy itself.
fn pass(protocol: &str, address: &str, line: u32) -> Option<Pass> {
    let (scheme, rest) = address.split_once("://").map_or((None, address), |(scheme, rest)| (Some(scheme), rest));
    let authority = rest.split('/').next().unwrap_or_default();
    let protocol = match scheme {
        Some("h2c" | "grpc" | "grpcs") => "grpc",
        Some("ws" | "wss") => "websocket",
        _ => protocol,
    };
    let is_address = authority.contains(|c: char| c.is_ascii_alphabetic()) && !authority.starts_with("unix:");
    is_address.then(|| Pass { protocol: protocol.to_owned(), address: authority.to_owned(), line })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(rel: &str, text: &str) -> Vec<String> {
        let line = |pass: &Pass| format!("{} {} {}", pass.line, pass.protocol, pass.address);
        passes(rel, text).iter().map(line).collect()
    }

    #[test]
    fn proxies_that_list_their_servers() {
        assert_eq!(
            show("Caddyfile", ":80\nreverse_proxy /api/* api:8000 {$WEB}:3000 {\n}\n"),
            ["2 http api:8000", "2 http ${WEB}:3000"]
        );
        assert_eq!(show("a/haproxy.cfg", "backend x\n  server s1 shop:80 check\n"), ["2 http shop:80"]);
        assert_eq!(show("httpd.conf", "ProxyPass /a http://shop:80/a\nProxyPass /b !\n"), ["1 http shop:80"]);
    }

    #[test]
    fn clusters_and_services() {
        let text = "static_resources:\n  listeners:\n  - address:\n      socket_address: {address: 0.0.0.0, port_value: 1}\n  \
                    - x: {address: not-me}\n  clusters:\n    - name: a\n      load_assignment:\n        \
                    - socket_address:\n            address: ${A_HOST}\n            port_value: 80\n    \
                    - {name: b, socket_address: {address: ${B}, port_value: 2}}\n  other:\n    address: no\n";
        assert_eq!(show("envoy.yaml", text), ["10 http ${A_HOST}", "12 http ${B}"]);
        let text =
            "http:\n  services:\n    a:\n      loadBalancer:\n        servers:\n          - url: \"http://a:80\"\n";
        assert_eq!(show("dynamic.yml", text), ["6 http a:80"]);
        assert_eq!(show("other.yml", "url: http://a\naddress: b\n"), [""; 0]);
    }
}
