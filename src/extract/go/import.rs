//! The package clause, the build constraint and imports.

use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::{Expr, ExprId, Import, Pos};
use crate::model::sym::Sym;

impl<'t> Lower<'t, '_> {
    /// Notes the `//go:build` line, which stands before the package clause.
    pub(super) fn build_tag(&mut self, root: Node<'t>) {
        let mut cursor = root.walk();
        for child in root.named_children(&mut cursor) {
            if self.kind(child) != Kind::Comment {
                return;
            }
            let text = String::from_utf8_lossy(self.b.bytes(child));
            if let Some(tag) = text.strip_prefix("//go:build ") {
                self.b.facts.build_tag = Sym::new(tag.trim());
                return;
            }
        }
    }

    pub(super) fn package(&mut self, node: Node<'t>) {
        if let Some(name) = self.inner(node) {
            self.b.facts.package = self.b.sym(name);
        }
    }

    pub(super) fn import(&mut self, node: Node<'t>) {
        let Some(path) = part(node, self.fields.path) else { return };
        let module = self.string(path);
        let alias = part(node, self.fields.name);
        let name = match alias.map(|a| self.kind(a)) {
            Some(Kind::Dot) => "**",
            Some(Kind::Blank) => "",
            _ => "*",
        };
        let start = node.start_position();
        let pos = Pos::new(start.row, start.column);
        let import = self.b.import(Import { module, name: Sym::new(name), type_only: false, pos });
        if name != "*" {
            return;
        }
        let value = self.b.expr(Expr::Import(import), node);
        if let Some(alias) = alias {
            let alias = self.b.sym(alias);
            self.declare(alias, value, ExprId::NONE);
            return;
        }
        let (guess, version) = package_names(module.as_str());
        self.declare(Sym::new(guess), value, ExprId::NONE);
        if let Some(version) = version {
            self.declare(Sym::new(version), value, ExprId::NONE);
        }
    }
}

/// The likely name of the package at import path `path`. Where the path ends in `/v2` or more, which may be a major
/// version or a folder's own name, the second answer is that segment.
fn package_names(path: &str) -> (&str, Option<&str>) {
    let mut segments = path.rsplit('/');
    let last = segments.next().unwrap_or(path);
    match segments.next() {
        Some(before) if is_major(last) => (strip_affixes(before), Some(last)),
        _ => (strip_affixes(last), None),
    }
}

/// `v2`, `v3` ...: there is no major version suffix for 0 and 1, so `/v1` is a folder.
fn is_major(segment: &str) -> bool {
    is_version(segment) && segment != "v0" && segment != "v1"
}

fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn strip_affixes(segment: &str) -> &str {
    let name = segment.rsplit_once('.').filter(|(_, version)| is_version(version)).map_or(segment, |(name, _)| name);
    let name = ["-go", ".go", "-golang"].into_iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let name = ["go-", "golang-"].into_iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    if name.is_empty() { segment } else { name }
}

#[cfg(test)]
mod tests {
    use super::package_names;

    #[test]
    fn guesses_package_names() {
        for (path, expected) in [
            ("net/http", ("http", None)),
            ("example.com/go-kit/kit/v5", ("kit", Some("v5"))),
            ("example.com/app/api/v1", ("v1", None)),
            ("gopkg.in/yaml.v3", ("yaml", None)),
            ("example.com/x/go-foo", ("foo", None)),
            ("example.com/x/foo-go/v2", ("foo", Some("v2"))),
            ("example.com/x/bus.go", ("bus", None)),
            ("example.com/x/golang-lru", ("lru", None)),
            ("example.com/x/geo-golang", ("geo", None)),
            ("v2", ("v2", None)),
            ("go-", ("go-", None)),
            ("", ("", None)),
        ] {
            assert_eq!(package_names(path), expected, "{path}");
        }
    }
}
