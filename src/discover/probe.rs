use super::*;
use std::time::Instant;
#[test]
#[ignore]
fn probe() {
    for path in std::env::var("PROBE").unwrap().split(':') {
        let t = Instant::now();
        let d = discover(&Options { paths: vec![path.into()], ..Options::default() }).unwrap();
        println!(
            "== {} rev {:?} {} files {} others {} skipped {:?}",
            d.root_name,
            d.revision.as_deref().map(|r| &r[..7]),
            d.files.len(),
            d.other_files.len(),
            d.skipped.len(),
            t.elapsed()
        );
        for (i, c) in d.components.iter().enumerate() {
            let n = |s: FileScope| d.files.iter().filter(|f| f.component == i && f.scope == s).count();
            println!(
                "  {} [{}] {:?} {:?} {:?} prod {} test {} ex {} vend {} deps {}/{}/{} {:?}",
                c.id,
                c.name,
                c.kind,
                c.languages,
                c.scope,
                n(FileScope::Production),
                n(FileScope::Test),
                n(FileScope::Example),
                n(FileScope::Vendored),
                c.dependencies.python.len(),
                c.dependencies.node.len(),
                c.dependencies.go.len(),
                c.manifests
            );
        }
        if std::env::var("PROBE_PROJECT").is_ok() {
            println!("  {:?}", d.project.go_modules);
            println!("  {:?}", d.project.go_workspaces);
            for p in &d.project.node_packages {
                println!(
                    "  node {} {} {:?} members {:?}",
                    p.name,
                    p.dir,
                    p.entries.iter().map(|e| format!("{}->{}", e.subpath, e.target)).collect::<Vec<_>>(),
                    p.members
                );
            }
            for p in &d.project.ts_configs {
                if !p.paths.is_empty() || p.base_url.is_some() {
                    println!(
                        "  ts {} {:?} {:?}",
                        p.dir,
                        p.base_url,
                        p.paths.iter().map(|e| format!("{}->{:?}", e.pattern, e.targets)).collect::<Vec<_>>()
                    );
                }
            }
            for p in &d.project.python_roots {
                println!("  py {:?}", p);
            }
        }
        if std::env::var("PROBE_SCOPE").is_ok() {
            let mut m = std::collections::BTreeMap::new();
            for f in &d.files {
                if f.scope != FileScope::Production {
                    *m.entry((f.scope, f.rel.rsplit_once('/').map_or("", |x| x.0))).or_insert(0) += 1;
                }
            }
            println!("  {m:?}");
        }
        for s in &d.skipped {
            println!("  skip {} {:?}", s.path, s.reason);
        }
        for s in &d.diagnostics {
            println!("  diag {s:?}");
        }
        if std::env::var("PROBE_READ").is_ok() {
            let t = Instant::now();
            let mut bytes = 0;
            let mut worst: Vec<(f64, String)> = vec![];
            for f in &d.files {
                match read(f, DEFAULT_MAX_FILE_SIZE) {
                    Content::Source { source, generated, diagnostic } => {
                        bytes += source.len();
                        if generated {
                            println!("  gen {}", f.rel)
                        }
                        if let Some(d) = diagnostic {
                            println!("  {d:?}")
                        }
                        if std::env::var("PROBE_PARSE").is_ok() {
                            let p = crate::lang::parse::steps(f.dialect, &source);
                            worst.push((
                                p as f64 / (10_000.0 + source.len() as f64 / 8.0),
                                format!("{} {} steps {} bytes", f.rel, p, source.len()),
                            ));
                        }
                    }
                    other => println!("  read {} {other:?}", f.rel),
                }
            }
            worst.sort_by(|a, b| b.0.total_cmp(&a.0));
            for w in worst.iter().take(4) {
                println!("  worst {w:?}");
            }
            println!("  {bytes} bytes {:?}", t.elapsed());
        }
    }
}
