//! What a GraphQL document asks for.

/// `query GetUser`, or, without a name, the kind and the first field: `query user`. `None` for what is no operation.
pub(crate) fn operation(document: &str) -> Option<String> {
    let text: String =
        document.lines().map(|line| line.split('#').next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let text = text.trim_start();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let kind = word(text);
    let (kind, rest) = match kind.as_str() {
        "query" | "mutation" | "subscription" => (kind.clone(), text[kind.len()..].trim_start()),
        "" if text.starts_with('{') => ("query".to_owned(), text),
        _ => return None,
    };
    let name = word(rest);
    if !name.is_empty() {
        return Some(format!("{kind} {name}"));
    }
    let (_, body) = rest.split_once('{')?;
    let body = body.trim_start();
    // `alias: field`
    let first = word(body);
    let field = body[first.len()..].trim_start().strip_prefix(':').map_or(first, |rest| word(rest.trim_start()));
    (!field.is_empty()).then(|| format!("{kind} {field}"))
}

#[cfg(test)]
mod tests {
    use super::operation;

    #[test]
    fn names_or_first_fields() {
        for (document, expected) in [
            ("query GetUser($id: ID!) { user(id: $id) { name } }", Some("query GetUser")),
            ("  # all\n mutation { createUser { id } }", Some("mutation createUser")),
            ("{ me: viewer { id } }", Some("query viewer")),
            ("query ($id: ID!) { user(id: $id) { name } }", Some("query user")),
            ("subscription OnX { x }", Some("subscription OnX")),
            ("fragment F on User { id }", None),
            ("select * from users", None),
        ] {
            assert_eq!(operation(document).as_deref(), expected, "{document}");
        }
    }
}
