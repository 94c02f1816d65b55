//! What a scan costs beside a bare walk, read and parse of the same files. `docs/benchmarks.md` tells how to run it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod bare;
mod measure;
mod packs;
mod startup;
mod trees;

use measure::{Cost, run};

/// The command that is measured.
const ITMAP: &str = env!("CARGO_BIN_EXE_itmap");

/// Runs of each whole-tree measure, alternating.
const RUNS: usize = 3;

fn main() -> ExitCode {
    // `cargo bench` adds an option of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [bare::COMMAND, skipped, tree] => bare::parse_all(Path::new(tree), Path::new(skipped)),
        [tree] => whole(Path::new(tree)),
        [tree, "--grow", part] => whole(Path::new(tree)).and_then(|()| grow(Path::new(part))),
        // Run by `cargo test` or without a tree: nothing to measure.
        [] => startup::print(),
        _ => Err(io::Error::other("usage: cargo bench --bench scan -- [DIR [--grow SMALLER_DIR]]")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Everything about one tree.
fn whole(tree: &Path) -> io::Result<()> {
    let folder = trees::Folder::new()?;
    let skipped = folder.path.join("skipped");
    let map = folder.path.join("map.json");
    let scan = |options: &[&str]| {
        let mut args =
            vec!["scan".to_owned(), "--quiet".to_owned(), "--format=json".to_owned(), "--no-config".to_owned()];
        args.extend(options.iter().map(|o| (*o).to_owned()));
        args.extend([format!("--output={}", map.display()), tree.display().to_string()]);
        args
    };
    let whole = ["--no-prefilter", "--scope=all"];
    run(ITMAP, &scan(&whole))?;
    let bytes = bare::note_skipped(&map, &skipped)?;
    let packs = packs::times(4, &folder.path.join("packs"))?;
    let packs = format!("--packs={}", packs.display());
    let own = std::env::current_exe()?;
    let bare_args = [bare::COMMAND.to_owned(), skipped.display().to_string(), tree.display().to_string()];

    let (mut bare, mut full, mut default, mut many) = (Cost::NONE, Cost::NONE, Cost::NONE, Cost::NONE);
    let (mut one, mut two) = (Cost::NONE, Cost::NONE);
    for _ in 0..RUNS {
        bare = bare.least(run(&own.to_string_lossy(), &bare_args)?);
        full = full.least(run(ITMAP, &scan(&whole))?);
        default = default.least(run(ITMAP, &scan(&[]))?);
        many = many.least(run(ITMAP, &scan(&[whole[0], whole[1], &packs]))?);
        one = one.least(run(ITMAP, &scan(&[whole[0], whole[1], "--threads=1"]))?);
        two = two.least(run(ITMAP, &scan(&[whole[0], whole[1], "--threads=2"]))?);
    }
    println!("tree                         {:.1} MB of source", mega(bytes));
    println!("walk, read, parse (U)        {bare}");
    println!("scan, no prefilter           {full}   {:.2} U", full.cpu / bare.cpu);
    println!("scan                         {default}   {:.2} U", default.cpu / bare.cpu);
    println!("scan, no prefilter, rules x4 {many}   {:.2} of one set", many.cpu / full.cpu);
    println!("scan, 1 thread               {one}");
    println!("scan, 2 threads              {two}   {:.2} of the wall time of 1", two.wall / one.wall);
    startup::print()
}

/// What a tree costs beside ten copies of it.
fn grow(part: &Path) -> io::Result<()> {
    const COPIES: usize = 10;
    let folder = trees::Folder::new()?;
    let scan = |tree: PathBuf| {
        ["scan", "--quiet", "--stats", "--no-prefilter", "--scope=all"]
            .map(str::to_owned)
            .into_iter()
            .chain([tree.display().to_string()])
            .collect::<Vec<_>>()
    };
    let one = folder.path.join("one");
    trees::copy(part, &one.join("0"))?;
    let ten = folder.path.join("ten");
    for n in 0..COPIES {
        trees::copy(part, &ten.join(n.to_string()))?;
    }
    let (mut small, mut large) = (Cost::NONE, Cost::NONE);
    for _ in 0..RUNS {
        small = small.least(run(ITMAP, &scan(one.clone()))?);
        large = large.least(run(ITMAP, &scan(ten.clone()))?);
    }
    println!("files x1                     {small}");
    println!(
        "files x{COPIES}                    {large}   {:.2} of x1 for each MB",
        large.cpu / small.cpu / COPIES as f64
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
