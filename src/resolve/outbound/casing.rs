//! Names of tables as object mappers make them from names of classes.

/// `OrderItem` -> `order_item`, `HTTPLog` -> `http_log`.
pub(crate) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    for (n, c) in chars.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| chars.get(n));
        let after = chars.get(n + 1);
        let starts = before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit())
            || (before.is_some_and(|b| b.is_uppercase()) && after.is_some_and(|a| a.is_lowercase()));
        if c.is_uppercase() && starts && !out.ends_with('_') {
            out.push('_');
        }
        out.extend(if *c == '-' || *c == ' ' { '_'.to_lowercase() } else { c.to_lowercase() });
    }
    out
}

/// The English plural of the last word: `box` -> `boxes`, `city` -> `cities`, `person` -> `people`.
pub(crate) fn plural(name: &str) -> String {
    let start = name.rfind('_').map_or(0, |at| at + 1);
    let (head, word) = name.split_at(start);
    let lower = word.to_lowercase();
    let irregular = [
        ("person", "people"),
        ("child", "children"),
        ("man", "men"),
        ("woman", "women"),
        ("mouse", "mice"),
        ("datum", "data"),
        ("medium", "media"),
    ];
    if let Some((_, plural)) = irregular.iter().find(|(one, _)| *one == lower) {
        return format!("{head}{plural}");
    }
    let uncountable = ["data", "media", "information", "equipment", "news", "series", "species", "metadata", "people"];
    if lower.is_empty() || uncountable.contains(&lower.as_str()) {
        return name.to_owned();
    }
    let ends = |endings: &[&str]| endings.iter().any(|e| lower.ends_with(e));
    let consonant_y = lower.ends_with('y') && !ends(&["ay", "ey", "iy", "oy", "uy"]);
    if consonant_y {
        format!("{head}{}ies", &word[..word.len() - 1])
    } else if lower.ends_with("sis") {
        format!("{head}{}es", &word[..word.len() - 2])
    } else if ends(&["ss", "sh", "ch", "x", "z", "us"]) {
        format!("{name}es")
    } else if lower.ends_with('s') {
        name.to_owned()
    } else {
        format!("{name}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_snake_case() {
        for (name, expected) in [
            ("User", "user"),
            ("OrderItem", "order_item"),
            ("HTTPLog", "http_log"),
            ("userID", "user_id"),
            ("already_snake", "already_snake"),
            ("Oauth2Token", "oauth2_token"),
        ] {
            assert_eq!(snake(name), expected);
        }
    }

    #[test]
    fn plurals_of_the_last_word() {
        for (name, expected) in [
            ("user", "users"),
            ("order_item", "order_items"),
            ("category", "categories"),
            ("key", "keys"),
            ("box", "boxes"),
            ("status", "statuses"),
            ("address", "addresses"),
            ("analysis", "analyses"),
            ("person", "people"),
            ("settings", "settings"),
            ("user_data", "user_data"),
        ] {
            assert_eq!(plural(name), expected);
        }
    }
}
