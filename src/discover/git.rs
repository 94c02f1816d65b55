//! The checked-out commit, read from git's own files.

use std::fs;
use std::path::{Path, PathBuf};

/// The work tree that `dir` (absolute) is in.
pub(super) fn work_tree(dir: &Path) -> Option<&Path> {
    dir.ancestors().find(|ancestor| ancestor.join(".git").exists())
}

/// The commit checked out in the work tree that `dir` (absolute) is in: 40 or 64 hexadecimal digits.
/// `None` outside a work tree, before the first commit, and where references are stored in another way.
pub(super) fn revision(dir: &Path) -> Option<String> {
    let git = git_dir(work_tree(dir)?)?;
    let head = read(&git.join("HEAD"))?;
    let Some(reference) = head.strip_prefix("ref:") else { return commit(&head) };
    let reference = reference.trim();
    if reference.split('/').any(|part| part == "..") {
        return None;
    }
    let common = read(&git.join("commondir")).map_or_else(|| git.clone(), |shared| git.join(shared));
    let loose = [&git, &common].into_iter().find_map(|dir| read(&dir.join(reference)));
    loose.as_deref().and_then(commit).or_else(|| packed(&read(&common.join("packed-refs"))?, reference))
}

fn git_dir(work_tree: &Path) -> Option<PathBuf> {
    let git = work_tree.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let text = read(&git)?;
    Some(work_tree.join(text.strip_prefix("gitdir:")?.trim()))
}

fn packed(text: &str, reference: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (hash, name) = line.split_once(' ')?;
        if name.trim() == reference { commit(hash) } else { None }
    })
}

fn commit(text: &str) -> Option<String> {
    let hash = text.trim();
    (matches!(hash.len(), 40 | 64) && hash.bytes().all(|b| b.is_ascii_hexdigit())).then(|| hash.to_owned())
}

fn read(path: &Path) -> Option<String> {
    if !path.is_file() {
        return None;
    }
    fs::read_to_string(path).ok().map(|text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::testing::Tree;

    const HASH: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn a_branch_is_followed_to_its_commit() {
        let tree =
            Tree::new(&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/refs/heads/main", HASH), ("a/b.py", "")]);
        assert_eq!(revision(&tree.path("a")).as_deref(), Some(HASH));
    }

    #[test]
    fn a_packed_branch_is_found() {
        let packed = format!("# pack-refs with: peeled\n{} refs/heads/other\n{HASH} refs/heads/main\n", "f".repeat(40));
        let tree = Tree::new(&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/packed-refs", &packed)]);
        assert_eq!(revision(&tree.path("")).as_deref(), Some(HASH));
    }

    #[test]
    fn a_linked_work_tree_shares_references() {
        let tree = Tree::new(&[
            ("main/.git/refs/heads/side", HASH),
            ("main/.git/worktrees/w/HEAD", "ref: refs/heads/side\n"),
            ("main/.git/worktrees/w/commondir", "../..\n"),
            ("w/.git", "gitdir: ../main/.git/worktrees/w\n"),
        ]);
        assert_eq!(revision(&tree.path("w")).as_deref(), Some(HASH));
    }

    #[test]
    fn a_detached_head_names_the_commit_and_nonsense_names_none() {
        assert_eq!(revision(&Tree::new(&[(".git/HEAD", HASH)]).path("")).as_deref(), Some(HASH));
        for head in ["", "ref: refs/heads/none", "ref: ../../x", "zz"] {
            assert_eq!(revision(&Tree::new(&[(".git/HEAD", head)]).path("")), None, "{head}");
        }
    }
}
