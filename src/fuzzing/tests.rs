//! What fuzzers found once, and a little of what they do.

use std::path::Path;

use super::*;

/// Runs `target` on each file below `fuzz/regressions/<name>`.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions").join(name);
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        target(&std::fs::read(entry.path()).expect("a regression"));
    }
}

/// Bytes that are different for each `seed` and always the same for one.
fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// With the stack that scans have.
fn on_a_scan_thread(work: fn()) {
    std::thread::Builder::new().stack_size(16 << 20).spawn(work).expect("a thread").join().expect("no panic");
}

#[test]
fn what_fuzzers_found_stays_mended() {
    on_a_scan_thread(|| {
        replay("extract", extract);
        replay("resolve", resolve);
        replay("packs", packs);
        replay("records", records);
    });
}

#[test]
fn seeds_have_points_and_facts_that_hold_together() {
    assert_eq!(seeds().len(), seeds::SEEDS.len());
    seeds().iter().for_each(|(_, _, facts)| check(facts));
}

#[test]
fn changed_facts_are_resolved() {
    on_a_scan_thread(|| (0..300).for_each(|seed| resolve(&noise(seed, 200))));
}

#[test]
fn cut_and_spliced_files_are_read() {
    for (n, (_, _, text)) in seeds::SEEDS.iter().enumerate() {
        for seed in 0..20 {
            let cuts = noise(seed, 4);
            let at = |n: usize| usize::from(cuts[n]) * text.len() / 256;
            let mut data = vec![u8::try_from(n).expect("few")];
            data.extend(&text.as_bytes()[at(0).min(at(1))..]);
            data.extend(&text.as_bytes()[..at(2)]);
            extract(&data);
        }
    }
}

#[test]
fn cut_packs_are_checked() {
    let pack = include_str!("../rules/scaffold/python.toml");
    for cut in (0..pack.len()).step_by(7) {
        packs(&pack.as_bytes()[..cut]);
        packs(&[&pack.as_bytes()[..cut], &pack.as_bytes()[pack.len() - cut..]].concat());
    }
}
