use proptest::prelude::*;

use super::*;

mod shapes;

use shapes::{LOOK_ALIKES, Of, SHAPES};

/// A secret that nobody uses; each `seed` gives another.
fn secret(of: Of, seed: u64) -> String {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let capitals = LETTERS.to_uppercase();
    let digits = "0123456789";
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut made = |alphabet: &str, length: usize| -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            alphabet[(state >> 33) as usize % alphabet.len()]
        };
        (0..length).map(|_| next()).collect()
    };
    // A digit now and then, as machines have it.
    let mut mixed = |alphabet: &str, length: usize| -> String {
        (0..length).map(|n| if n % 4 == 2 { made(digits, 1) } else { made(alphabet, 1) }).collect()
    };
    match of {
        Of::Capitals(length) => mixed(&format!("{capitals}{digits}"), length),
        Of::Hex(length) => mixed("0123456789abcdef", length - 2) + "f0",
        Of::Word(length) => mixed(&format!("{LETTERS}{capitals}"), length),
        Of::Url(length) => mixed(&format!("{LETTERS}{capitals}{digits}_-"), length - 2) + "aZ",
        Of::Base64(length) => mixed(&format!("{LETTERS}{capitals}{digits}+/"), length - 2) + "Q=",
        Of::Human => format!("{}{}{}", mixed(LETTERS, 6), mixed("!*+~.-^", 1), mixed(digits, 3)),
        Of::Wild => format!("{} {}&{}", mixed(LETTERS, 4), mixed("!?,:#@", 1), mixed(LETTERS, 5)),
    }
}

/// Whether six characters in a row of `secret` are left in `text`.
fn leaks(text: &str, secret: &str) -> bool {
    secret.as_bytes().windows(6).any(|part| text.as_bytes().windows(6).any(|there| there == part))
}

#[test]
fn nothing_is_left_of_any_shape() {
    assert!(SHAPES.len() >= 150, "{} shapes", SHAPES.len());
    let mut wrong = String::new();
    for (n, (shape, of)) in SHAPES.iter().enumerate() {
        let secret = secret(*of, n as u64 + 7);
        let text = shape.replace('§', &secret);
        let shown = masked(&text);
        if leaks(&shown, &secret) || !shown.contains(MASK) {
            wrong += &format!("{text}\n  {shown}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn look_alikes_stay() {
    assert!(LOOK_ALIKES.len() >= 100, "{} look-alikes", LOOK_ALIKES.len());
    let wrong: String = LOOK_ALIKES
        .iter()
        .filter_map(|text| match masked(text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(shown) => Some(format!("{text}\n  {shown}\n")),
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_stands_around_stays() {
    let same = [
        (
            "postgres://shop:hunter2@db:5432/orders?sslmode=disable",
            "postgres://shop:***@db:5432/orders?sslmode=disable",
        ),
        ("postgres://shop:a/b@c#d@db/orders", "postgres://shop:***@db/orders"),
        ("redis://:hunter2@cache/0", "redis://:***@cache/0"),
        ("Server=db;Pwd=a b,c;Encrypt=True", "Server=db;Pwd=***;Encrypt=True"),
        ("host=db password=hunter2 dbname=x", "host=db password=*** dbname=x"),
        ("/v1?api_key=hunter2&page={page}", "/v1?api_key=***&page={page}"),
        ("connect(password='a)b', db=1)", "connect(password='***', db=1)"),
        ("auth(token=hunter2)", "auth(token=***)"),
        (
            "-----BEGIN PRIVATE KEY-----abc-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----",
        ),
        ("Basic dXNlcjpwYXNz and more", "Basic *** and more"),
        ("root:hunter2@tcp(db:3306)/shop", "root:***@tcp(db:3306)/shop"),
    ];
    for (text, shown) in same {
        assert_eq!(masked(text), shown);
    }
}

#[test]
fn defaults_of_variables() {
    assert_eq!(masked_default("DB_PASSWORD", "postgres"), MASK);
    assert_eq!(masked_default("SECRET_KEY", ""), "");
    assert_eq!(masked_default("SECRET_KEY", "{?}"), "{?}");
    for (name, default) in [("TOKEN_PATH_KEY", "./"), ("USE_SECRET", "false"), ("MAX_KEY", "10")] {
        assert_eq!(masked_default(name, default), default);
    }
    assert_eq!(masked_default("PORT", "8080"), "8080");
    assert_eq!(masked_default("DATABASE_URL", "mysql://root:hunter2@db/shop"), "mysql://root:***@db/shop");
}

/// What may stand around a text that holds a secret.
const AROUND: [(&str, &str); 7] =
    [("", ""), ("called with ", ""), ("\"", "\""), ("'", "' here"), ("<", ">"), ("url ", " (config.py:3)"), ("[", "]")];

proptest! {
    #[test]
    fn no_secret_is_left(shape in 0..SHAPES.len(), around in 0..AROUND.len(), seed in any::<u64>()) {
        let (shape, of) = SHAPES[shape];
        let (before, after) = AROUND[around];
        // A quote ends a value that holds one.
        prop_assume!(!shape.contains(['"', '\'', '`']) || !before.contains(['"', '\'']));
        // Shapes that begin a text, and lists whose end is the end of the text.
        prop_assume!(before.is_empty() || !matches!(of, Of::Wild));
        let secret = secret(of, seed);
        let text = format!("{before}{}{after}", shape.replace('§', &secret));
        let shown = masked(&text).into_owned();
        prop_assert!(!leaks(&shown, &secret), "{}\n  {}", text, shown);
        let again = masked(&shown).into_owned();
        prop_assert_eq!(again, shown);
    }

    #[test]
    fn any_text_is_taken(text in "\\PC*") {
        let _ = masked(&text);
    }

    #[test]
    fn any_text_of_marks_is_taken(text in "[a-z0-9:/@=&;{}<>%$\"' ,()#?.é-]{0,80}") {
        let shown = masked(&text).into_owned();
        prop_assert!(shown == text || shown.contains(MASK));
    }
}
