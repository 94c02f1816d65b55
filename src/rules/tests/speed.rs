use std::time::{Duration, Instant};

use super::folder;
use crate::rules::PackOrigin;

/// Start-up has 8 ms for 80 packs of 50 lines. The best of many rounds is free of what else the machine does.
/// Run by hand: `cargo test --release loading_many_packs -- --ignored`.
#[test]
#[ignore = "measures time"]
fn loading_many_packs() {
    use std::fmt::Write as _;
    let mut files = Vec::new();
    for number in 0..80 {
        let id = format!("web{number}");
        let mut text = format!(
            "id = \"{id}\"\ntitle = \"Web\"\ngate = [\"{id}\"]\npath-syntax = \"colon\"\n[types]\n\
             Router = [\"{id}.App\", \"{id}.Router\", \"{id}.New\", \"{id}.Group\"]\nRequest = [\"{id}.Request\"]\n"
        );
        for rule in 0..6 {
            let _ = write!(
                text,
                "[[call]]\ncallee = \"{{Router}}.{{get{rule}|post{rule}|put{rule}|patch{rule}}}\"\n\
                 emit = \"http_route\"\npath = \"args.0 | args.path\"\nmethod = \"verb\"\nhandler = \"args.-1\"\n\
                 returns = \"self\"\n"
            );
        }
        files.push((format!("{}/{id}.toml", ["python", "go", "ecma"][number % 3]), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    let best = (0..50).map(|_| {
        let start = Instant::now();
        assert_eq!(crate::rules::load(PackOrigin::Replace(folder.path()), &[]).rules.packs.len(), 80);
        start.elapsed()
    });
    let best = best.min().unwrap_or_default();
    assert!(best < Duration::from_millis(8), "{best:?}");
}
