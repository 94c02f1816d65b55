//! Files that can have to do with one another: of one component, or joined by imports. Nothing that one application
//! of a repository says tells anything about another one.

use crate::resolve::modules::{Modules, Target};
use crate::resolve::value::FileId;
use crate::resolve::world::Unit;

/// The number of the cluster of each file.
pub(crate) fn clusters(files: &[Unit], modules: &Modules<'_>) -> Vec<u32> {
    let mut above: Vec<u32> = (0..files.len() as u32).collect();
    let mut first_of: Vec<Option<u32>> = Vec::new();
    for (n, unit) in files.iter().enumerate() {
        let n = n as u32;
        if first_of.len() <= unit.component {
            first_of.resize(unit.component + 1, None);
        }
        let first = *first_of[unit.component].get_or_insert(n);
        join(&mut above, first, n);
        for import in &unit.facts.imports {
            let target = match modules.resolve(FileId(n), import.module) {
                Target::Namespace(path) => modules.python_below(FileId(n), path, import.name),
                target => target,
            };
            if let Target::File(file) = target {
                join(&mut above, n, file.0);
            }
        }
    }
    (0..files.len() as u32).map(|n| top(&mut above, n)).collect()
}

fn top(above: &mut [u32], n: u32) -> u32 {
    let mut n = n;
    while above[n as usize] != n {
        above[n as usize] = above[above[n as usize] as usize];
        n = above[n as usize];
    }
    n
}

fn join(above: &mut [u32], a: u32, b: u32) {
    let (a, b) = (top(above, a), top(above, b));
    above[a.max(b) as usize] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_has_one_number() {
        let mut above: Vec<u32> = (0..6).collect();
        join(&mut above, 4, 5);
        join(&mut above, 1, 2);
        join(&mut above, 5, 2);
        let numbers: Vec<u32> = (0..6).map(|n| top(&mut above, n)).collect();
        assert_eq!(numbers, [0, 1, 1, 3, 1, 1]);
    }
}
