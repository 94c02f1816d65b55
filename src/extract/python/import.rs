//! Imports.

use tree_sitter::Node;

use crate::extract::python::Walk;
use crate::extract::python::grammar::Kind;
use crate::extract::python::words::WORDS;
use crate::model::facts::{Expr, Import, ImportId, Pos};
use crate::model::sym::Sym;

impl<'t> Walk<'t, '_> {
    /// `import a.b.c` binds `a`, and loads `a.b.c`; `import a.b as x` binds the module itself.
    pub(super) fn import_statement(&mut self, node: Node<'t>) {
        self.each(node, |walk, child| {
            let (name, alias) = walk.imported(child);
            let module = walk.dotted(name);
            if let Some(alias) = alias {
                let import = walk.import(module, WORDS.any_name, name);
                walk.bind_import(alias, import);
                return;
            }
            let Some(first) = name.named_child(0) else { return };
            let top = walk.builder.sym(first);
            let import = walk.import(top, WORDS.any_name, name);
            walk.bind_import(first, import);
            if top != module {
                walk.import(module, WORDS.any_name, name);
            }
        });
    }

    /// `from m import a, b as c`; `from m import *` binds nothing here.
    pub(super) fn import_from_statement(&mut self, node: Node<'t>) {
        let from = node.child_by_field_id(self.fields.module_name);
        let module = from.map_or(Sym::EMPTY, |from| self.dotted(from));
        self.each(node, |walk, child| {
            if Some(child) == from {
                return;
            }
            if walk.grammar.kind(child) == Kind::WildcardImport {
                walk.import(module, WORDS.star_import, child);
                return;
            }
            let (name, alias) = walk.imported(child);
            let taken = walk.dotted(name);
            let import = walk.import(module, taken, name);
            walk.bind_import(alias.unwrap_or(name), import);
        });
    }

    /// The name and the alias of `name as alias`.
    fn imported(&self, node: Node<'t>) -> (Node<'t>, Option<Node<'t>>) {
        let name = node.child_by_field_id(self.fields.name).unwrap_or(node);
        (name, node.child_by_field_id(self.fields.alias))
    }

    /// A dotted name as written, without the white space, comments and line breaks that may stand in it.
    fn dotted(&mut self, node: Node<'t>) -> Sym {
        let bytes = self.builder.bytes(node);
        if !bytes.iter().any(|byte| byte.is_ascii_whitespace() || *byte == b'#') {
            return self.builder.sym(node);
        }
        let text = String::from_utf8_lossy(bytes);
        let parts = text.lines().map(|line| line.split('#').next().unwrap_or(""));
        let name: String = parts.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '\\').collect();
        Sym::new(&name)
    }

    fn import(&mut self, module: Sym, name: Sym, node: Node<'t>) -> ImportId {
        let start = node.start_position();
        self.builder.import(Import { module, name, type_only: false, pos: Pos::new(start.row, start.column) })
    }

    fn bind_import(&mut self, name: Node<'t>, import: ImportId) {
        let value = self.builder.expr(Expr::Import(import), name);
        let bound = self.dotted(name);
        self.bind(bound, self.given(value));
    }
}
