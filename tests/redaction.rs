//! No output shows a secret of the code, unless it is asked for.

mod support;

use support::{Folder, itmap};

/// Put together here, so that nobody takes them for real ones.
fn secrets() -> [String; 5] {
    let word = |n: u32| (0..20).map(|i| char::from(b'a' + ((i * 7 + n * 5) % 26) as u8)).collect::<String>();
    [
        format!("{}1", word(1)),
        format!("{}2", word(2)),
        format!("sk_live_{}3x9", word(3)),
        format!("{}4", word(4)),
        format!("{}5", word(5)),
    ]
}

fn shop() -> Folder {
    let [database, partner, payments, fallback, hook] = secrets();
    let code = format!(
        "import os\nimport requests\nfrom flask import Flask\n\napp = Flask(__name__)\n\
         DATABASE_URL = os.getenv('DATABASE_URL', 'postgresql://shop:{database}@db/shop')\n\
         API_SECRET = os.getenv('API_SECRET', '{fallback}')\n\n\n\
         @app.get('/hooks/<name>')\ndef hooks(name):\n\
         \x20   requests.get('https://partner:{partner}@partner.example.com/v1/orders')\n\
         \x20   requests.post('https://pay.example.com/{payments}/charges')\n\
         \x20   requests.post('https://hooks.slack.com/services/T0/B0/{hook}')\n"
    );
    Folder::new(&[("app.py", &code), ("requirements.txt", "flask\nrequests\n")])
}

#[test]
fn secrets_are_in_no_output() {
    let folder = shop();
    let commands: [&[&str]; 6] = [
        &["scan"],
        &["scan", "--format", "json"],
        &["scan", "--format", "jsonl"],
        &["scan", "--stats", "-v"],
        &["explain", "app.py:12"],
        &["explain", "app.py:13"],
    ];
    for command in commands {
        let done = itmap(command).at(&folder).run();
        done.status(0);
        for secret in secrets() {
            assert!(!done.out.contains(&secret) && !done.err.contains(&secret), "{command:?}: {}", done.out);
        }
    }
}

#[test]
fn what_is_no_secret_is_told() {
    let folder = shop();
    let map = itmap(&["scan", "--format", "json"]).at(&folder).run().json();
    let told = |key: &str| -> Vec<&str> {
        map["points"].as_array().expect("points").iter().filter_map(|p| p[key].as_str()).collect()
    };
    assert_eq!(
        told("url"),
        [
            "https://partner:***@partner.example.com/v1/orders",
            "https://pay.example.com/***/charges",
            "https://hooks.slack.com/services/***"
        ]
    );
    assert_eq!(told("path"), ["/hooks/{name}", "/v1/orders", "/***/charges", "/services/***"]);
    let env = map["components"][0]["env"].as_array().expect("variables");
    let defaults: Vec<_> = env.iter().map(|v| (v["name"].as_str(), v["default"].as_str())).collect();
    assert_eq!(
        defaults,
        [(Some("API_SECRET"), Some("***")), (Some("DATABASE_URL"), Some("postgresql://shop:***@db/shop"))]
    );
}

#[test]
fn secrets_are_shown_when_asked_for_and_ids_stay() {
    let folder = shop();
    let open = itmap(&["scan", "--format", "json", "--no-redact"]).at(&folder).run();
    for secret in secrets() {
        assert!(open.out.contains(&secret), "{secret}: {}", open.out);
    }
    let ids = |map: serde_json::Value| -> Vec<String> {
        map["points"].as_array().expect("points").iter().map(|p| p["id"].to_string()).collect()
    };
    let hidden = itmap(&["scan", "--format", "json"]).at(&folder).run();
    assert_eq!(ids(hidden.json()), ids(open.json()));
    let [_, _, payments, ..] = secrets();
    let explained = itmap(&["explain", "app.py:13", "--no-redact"]).at(&folder).run();
    assert!(explained.out.contains(&payments), "{}", explained.out);
}
