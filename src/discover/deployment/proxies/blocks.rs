//! Proxy configuration in blocks: `upstream a { server b:80; }`, `location / { proxy_pass http://a; }`.

use std::collections::BTreeMap;

use super::pass;
use crate::model::deployment::Pass;

/// Words that pass a request on, and what is spoken then.
const PASSES: [(&str, &str); 5] = [
    ("proxy_pass", "http"),
    ("grpc_pass", "grpc"),
    ("fastcgi_pass", "fastcgi"),
    ("uwsgi_pass", "uwsgi"),
    ("scgi_pass", "scgi"),
];

/// A statement: its words, and the line that it starts on.
struct Statement<'t> {
    words: Vec<&'t str>,
    line: u32,
    /// What ends it: `;`, `{` or `}`.
    end: char,
}

pub(super) fn passes(text: &str) -> Vec<Pass> {
    if !PASSES.iter().any(|(word, _)| text.contains(word)) {
        return Vec::new();
    }
    let mut servers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut variables: BTreeMap<&str, &str> = BTreeMap::new();
    let mut upstream = None;
    let mut found = Vec::new();
    for Statement { words, line, end } in statements(text) {
        match (words.as_slice(), end) {
            (["upstream", name], '{') => upstream = Some(*name),
            (["server", address, ..], ';') => {
                if let Some(name) = upstream {
                    servers.entry(name).or_default().push(address);
                }
            }
            (["set", name, value], ';') => {
                variables.insert(name, value.trim_matches(['"', '\'']));
            }
            ([word, address], ';') => {
                let protocol = PASSES.iter().find(|(pass, _)| pass == word);
                found.extend(protocol.map(|(_, protocol)| (*protocol, *address, line)));
            }
            _ => {}
        }
        if end == '}' {
            upstream = None;
        }
    }
    let mut out = Vec::new();
    for (protocol, address, line) in found {
        let address = variables.iter().fold(address.to_owned(), |text, (name, value)| text.replacen(name, value, 1));
        let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let name = rest.split('/').next().unwrap_or_default();
        match servers.get(name) {
            Some(servers) => out.extend(servers.iter().filter_map(|server| pass(protocol, server, line))),
            None => out.extend(pass(protocol, &address, line)),
        }
    }
    out
}

/// The statements of a text without its remarks. Braces of `${NAME}` are part of a word.
fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut out = Vec::new();
    let (mut words, mut start, mut line, mut first) = (Vec::new(), None, 1_u32, 1_u32);
    let (mut remark, mut variable) = (false, false);
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        remark = (remark || c == '#' && before.is_whitespace()) && c != '\n';
        let opens = c == '{' && before == '$';
        let closes = c == '}' && variable;
        variable = opens || variable && !closes && c != '\n';
        before = c;
        let is_end = matches!(c, ';' | '{' | '}') && !opens && !closes && !remark;
        let is_word = !(c.is_whitespace() || remark || is_end);
        match (start, is_word) {
            (None, true) => {
                start = Some(at);
                first = if words.is_empty() { line } else { first };
            }
            (Some(from), false) => {
                words.push(&text[from..at]);
                start = None;
            }
            _ => {}
        }
        if is_end {
            out.push(Statement { words: std::mem::take(&mut words), line: first, end: c });
        }
        line += u32::from(c == '\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upstreams_variables_and_remarks() {
        let text = "# proxy_pass http://no;\nupstream shop {\n  server shop-1:80 weight=2; server shop-2:80;\n}\nserver {\n  listen 80;\n  \
                    location / { proxy_pass http://shop/x; }\n  location /api { set $to \"http://api:8000\"; proxy_pass $to; }\n  \
                    location /g { grpc_pass grpc://${CART_HOST}:${CART_PORT}; } # said\n  location /u { proxy_pass http://unix:/a.sock; }\n}\n";
        let line = |pass: &Pass| format!("{} {} {}", pass.line, pass.protocol, pass.address);
        let found: Vec<String> = passes(text).iter().map(line).collect();
        assert_eq!(
            found,
            ["7 http shop-1:80", "7 http shop-2:80", "8 http api:8000", "9 grpc ${CART_HOST}:${CART_PORT}"]
        );
        assert!(passes("server { listen 80; }").is_empty());
        assert!(passes("proxy_pass {;}{ } ${ ;").is_empty());
    }
}
