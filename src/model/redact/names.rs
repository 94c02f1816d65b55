//! Names that speak of secrets.

/// How much a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Nothing.
    Nothing,
    /// It may be a secret: `key`, `sig`.
    Perhaps,
    /// It is one: `password`, `api_key`.
    Secret,
}

/// Ends of names that speak of secrets, in lower case without anything between words.
const SECRET_ENDS: [&str; 25] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "secretkey",
    "secretaccesskey",
    "privatekey",
    "accountkey",
    "encryptionkey",
    "signingkey",
    "masterkey",
    "storagekey",
    "licensekey",
    "authkey",
    "servicekey",
    "rolekey",
    "subscriptionkey",
    "hmackey",
    "sharedkey",
    "credentials",
];

/// Whole names, or last words of names, that do.
const SECRET_WORDS: [&str; 4] = ["pass", "pw", "jwt", "apitoken"];

/// The same for names of what may be a secret.
const PERHAPS_WORDS: [&str; 15] = [
    "key",
    "auth",
    "authorization",
    "sig",
    "signature",
    "code",
    "session",
    "sid",
    "sessionid",
    "cookie",
    "credential",
    "salt",
    "dsn",
    "assertion",
    "webhook",
];

/// Words before the last that make a token no secret: a place in a list, a measure.
const OPEN_WORDS: [&str; 14] = [
    "page",
    "next",
    "prev",
    "continuation",
    "sync",
    "resume",
    "cursor",
    "pagination",
    "max",
    "min",
    "num",
    "public",
    "publishable",
    "skip",
];

/// What `name` says. Of `db.user[password]` and `X-Api-Key` the last part counts.
pub(super) fn says(name: &str) -> Says {
    let name = name.trim_end_matches([']', ')']);
    let last = name.rsplit(['.', '[', '(']).next().unwrap_or(name);
    let words = words(last);
    let Some((end, before)) = words.split_last() else { return Says::Nothing };
    if before.iter().any(|word| OPEN_WORDS.contains(&word.as_str())) {
        return Says::Nothing;
    }
    let joined = words.concat();
    if SECRET_ENDS.iter().any(|secret| joined.ends_with(secret)) || SECRET_WORDS.contains(&end.as_str()) {
        Says::Secret
    } else if PERHAPS_WORDS.contains(&end.as_str()) {
        Says::Perhaps
    } else {
        Says::Nothing
    }
}

/// Whether `name` speaks of a secret.
pub(super) fn is_secret(name: &str) -> bool {
    says(name) == Says::Secret
}

/// The words of `snake_case`, `kebab-case`, `camelCase` and `PascalCase` in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split(['_', '-']).filter(|part| !part.is_empty()) {
        let mut word = String::new();
        let mut after_lower = false;
        for c in part.chars() {
            if c.is_ascii_uppercase() && after_lower {
                words.push(std::mem::take(&mut word));
            }
            after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
            word.push(c.to_ascii_lowercase());
        }
        words.push(word);
    }
    words
}

/// Whether an environment variable holds a secret, judged by its name.
pub(crate) fn is_secret_variable(name: &str) -> bool {
    let upper = name.to_uppercase();
    let words: Vec<&str> = upper.split('_').collect();
    let says = [
        "SECRET",
        "PASSWORD",
        "PASSWD",
        "PWD",
        "TOKEN",
        "KEY",
        "CREDENTIAL",
        "CREDENTIALS",
        "PASSPHRASE",
        "PRIVATE",
        "DSN",
    ];
    let open = ["PUBLIC", "PUBLISHABLE", "KEYS"].iter().any(|word| words.contains(word));
    let about = [
        "EXPIRE",
        "EXPIRY",
        "EXPIRES",
        "TTL",
        "MINUTES",
        "SECONDS",
        "LENGTH",
        "NAME",
        "FILE",
        "PATH",
        "URL",
        "ALGORITHM",
        "HEADER",
        "ENABLED",
        "DAYS",
        "HOURS",
        "TYPE",
        "ID",
    ];
    let ends = words.last().is_some_and(|last| about.contains(last));
    says.iter().any(|word| words.contains(word)) && !open && !ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_by_name() {
        for name in ["SECRET_KEY", "DB_PASSWORD", "STRIPE_API_KEY", "JWT_SECRET", "GITHUB_TOKEN", "SENTRY_DSN"] {
            assert!(is_secret_variable(name), "{name}");
        }
        for name in
            ["PORT", "ACCESS_TOKEN_EXPIRE_MINUTES", "PUBLIC_KEY", "KEYCLOAK_URL", "TOKEN_URL", "MONKEY", "API_KEY_NAME"]
        {
            assert!(!is_secret_variable(name), "{name}");
        }
    }

    #[test]
    fn names_of_values() {
        for name in
            ["password", "PGPASSWORD", "X-Api-Key", "clientSecret", "db.user[password]", "AccountKey", "db_pass"]
        {
            assert_eq!(says(name), Says::Secret, "{name}");
        }
        for name in ["key", "sig", "X-Amz-Signature", "cacheKey"] {
            assert_eq!(says(name), Says::Perhaps, "{name}");
        }
        for name in ["page_token", "nextPageToken", "tokens", "bypass", "compass", "monkey", "grant_type", "public_key"]
        {
            assert_eq!(says(name), Says::Nothing, "{name}");
        }
    }
}
