//! Scans of sources given as texts, for tests.

use crate::config::Config;
use crate::model::report::Report;

/// The points of `files` (path, text) under `packs` (language and id, text): `METHOD path file:line`, with the kind
/// in front where it is no route.
pub(crate) fn points(packs: &[(&str, &str)], files: &[(&str, &str)]) -> Vec<String> {
    let report = report(packs, files);
    let mut out: Vec<String> = report
        .points
        .iter()
        .map(|p| {
            let kind = serde_json::to_value(p.kind).expect("a kind");
            let kind = kind.as_str().filter(|k| *k != "http_route").map(|k| format!("{k} ")).unwrap_or_default();
            let (method, path) = (p.method.as_deref().unwrap_or(""), p.path.as_deref().unwrap_or(""));
            format!("{kind}{method} {path} {}:{}", p.file, p.line)
        })
        .collect();
    out.sort();
    out
}

/// The flows of `files`: `GET /path: operation target  function:line > function:line`, calls in order.
pub(crate) fn flows(packs: &[(&str, &str)], files: &[(&str, &str)]) -> Vec<String> {
    let report = report(packs, files);
    let point = |id: &str| report.points.iter().find(|p| p.id == id).expect("the point of a flow");
    let mut out: Vec<String> = report
        .flows
        .iter()
        .map(|flow| {
            let (from, to) = (point(&flow.from), point(&flow.to));
            assert!(from.reaches.contains(&to.id), "{from:?}");
            let steps: Vec<String> = flow.steps.iter().map(|s| format!("{}:{}", s.symbol, s.line)).collect();
            let target = to.target.as_deref().unwrap_or_default();
            format!("{}: {} {target}  {}", from.target_name(), to.operation_name(), steps.join(" > "))
        })
        .collect();
    out.sort();
    out
}

/// A scan of `files` under `packs`.
fn report(packs: &[(&str, &str)], files: &[(&str, &str)]) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |base: &str, name: &str, text: &str| {
        let path = folder.path().join(base).join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    packs.iter().for_each(|(name, text)| write("packs", &format!("{name}.toml"), text));
    files.iter().for_each(|(name, text)| write("code", name, text));
    let mut config = Config::of(folder.path().join("code"));
    config.packs.replace = Some(folder.path().join("packs"));
    crate::engine::scan(&config).expect("a scan")
}
