//! Import and export statements.

use super::function::Decorators;
use super::grammar::{Field, Kind};
use super::pattern::Declare;
use super::{Kid, Lowering, WORDS, pos};
use crate::model::facts::{Export, Expr, ExprId, Import, ScopeId};
use crate::model::sym::Sym;

impl<'t> Lowering<'t, '_> {
    pub(super) fn import_statement(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let type_only = self.has(&kids, Kind::TypeKeyword);
        let source = self.part(&kids, Field::Source);
        let clause = self.kids[kids.clone()]
            .iter()
            .find(|kid| matches!(kid.kind, Kind::ImportClause | Kind::ImportRequire))
            .copied();
        self.close(&kids);
        let before = self.b.facts.imports.len();
        let module = source.map(|source| self.unquoted(source.node));
        match clause {
            Some(clause) if clause.kind == Kind::ImportRequire => self.import_require(clause, type_only),
            Some(clause) => {
                if let Some(module) = module {
                    self.import_clause(clause, module, type_only);
                }
            }
            None => {}
        }
        if let Some(module) = module
            && self.b.facts.imports.len() == before
        {
            self.b.import(Import { module, name: Sym::EMPTY, type_only, pos: pos(kid.node) });
        }
    }

    /// `import x = require('m')`.
    fn import_require(&mut self, kid: Kid<'t>, type_only: bool) {
        let kids = self.open(kid.node);
        let source = self.part(&kids, Field::Source);
        let local = self.kids[kids.clone()].iter().find(|kid| kid.kind == Kind::Identifier).copied();
        self.close(&kids);
        if let (Some(source), Some(local)) = (source, local) {
            let module = self.unquoted(source.node);
            self.import_name(local, Import { module, name: WORDS.equals, type_only, pos: pos(local.node) });
        }
    }

    fn import_clause(&mut self, kid: Kid<'t>, module: Sym, type_only: bool) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            match kid.kind {
                Kind::Identifier => {
                    self.import_name(kid, Import { module, name: WORDS.default, type_only, pos: pos(kid.node) });
                }
                Kind::NamespaceImport => {
                    if let Some(local) = self.last_name(kid) {
                        self.import_name(local, Import { module, name: WORDS.all, type_only, pos: pos(local.node) });
                    }
                }
                Kind::NamedImports => {
                    let specifiers = self.open(kid.node);
                    for index in specifiers.clone() {
                        self.import_specifier(self.kid(index), module, type_only);
                    }
                    self.close(&specifiers);
                }
                _ => {}
            }
        }
        self.close(&kids);
    }

    /// `name`, `name as alias`, `type name`.
    fn import_specifier(&mut self, kid: Kid<'t>, module: Sym, type_only: bool) {
        let kids = self.open(kid.node);
        let (name, alias) = (self.part(&kids, Field::Name), self.part(&kids, Field::Alias));
        let type_only = type_only || self.has(&kids, Kind::TypeKeyword);
        self.close(&kids);
        if let Some(name) = name {
            let local = alias.unwrap_or(name);
            let name = self.module_name(name);
            self.import_name(local, Import { module, name, type_only, pos: pos(local.node) });
        }
    }

    fn import_name(&mut self, local: Kid<'t>, import: Import) {
        let import = self.b.import(import);
        let value = self.b.expr(Expr::Import(import), local.node);
        let name = self.b.sym(local.node);
        self.bind(Declare::Lexical, name, value, ExprId::NONE);
    }

    pub(super) fn export_statement(&mut self, kid: Kid<'t>) {
        let kids = self.open(kid.node);
        let mut decorators = Decorators::default();
        let source = self.part(&kids, Field::Source).map(|source| self.unquoted(source.node));
        let type_only = self.has(&kids, Kind::TypeKeyword);
        let is_default = self.has(&kids, Kind::Default);
        let assigned = self.has(&kids, Kind::Assign);
        for index in kids.clone() {
            let kid = self.kid(index);
            match (kid.field, kid.kind) {
                (Field::Decorator, _) => self.decorator(kid, &mut decorators),
                (Field::Declaration, _) => {
                    self.export_declaration(kid, std::mem::take(&mut decorators), is_default);
                }
                (Field::Value, _) => {
                    let value = self.expr(kid);
                    self.export(WORDS.default, value);
                }
                (Field::Source, _) | (_, Kind::Default | Kind::TypeKeyword | Kind::Assign) => {}
                (_, Kind::ExportClause) => self.export_clause(kid, source, type_only),
                (_, Kind::Star) => {
                    if let Some(module) = source {
                        self.re_export(kid, module, WORDS.all, WORDS.all, type_only);
                    }
                }
                (_, Kind::NamespaceExport) => {
                    if let (Some(module), Some(name)) = (source, self.last_name(kid)) {
                        let name = self.module_name(name);
                        self.re_export(kid, module, WORDS.all, name, type_only);
                    }
                }
                _ if assigned => {
                    let value = self.expr(kid);
                    self.export(WORDS.equals, value);
                }
                _ => {}
            }
        }
        self.close(&kids);
    }

    /// `export const`, `export function`, `export default class X`, ...
    fn export_declaration(&mut self, kid: Kid<'t>, decorators: Decorators, is_default: bool) {
        match kid.kind {
            Kind::Var | Kind::Lexical => self.variables(kid, self.b.scope == ScopeId(0)),
            Kind::Ambient => {
                if let Some(inner) = self.inner(kid.node) {
                    self.export_declaration(inner, decorators, is_default);
                }
            }
            Kind::FunctionDeclaration
            | Kind::FunctionSignature
            | Kind::ClassDeclaration
            | Kind::Interface
            | Kind::TypeAlias
            | Kind::Enum => {
                self.declaration(kid, decorators);
                let local = self.declared_name(kid);
                let name = if is_default { WORDS.default } else { local };
                let overload = self.b.facts.exports.last().is_some_and(|last| {
                    last.name == name
                        && matches!(self.b.facts.expr(last.value), Expr::Name { name, .. } if name == local)
                });
                if !overload && !local.is_empty() {
                    let value = self.name(local, pos(kid.node));
                    self.export(name, value);
                }
            }
            _ => self.statement(kid),
        }
    }

    /// `{ a, b as c }`, from another module or from this one.
    fn export_clause(&mut self, kid: Kid<'t>, source: Option<Sym>, type_only: bool) {
        let kids = self.open(kid.node);
        for index in kids.clone() {
            let kid = self.kid(index);
            let parts = self.open(kid.node);
            let (name, alias) = (self.part(&parts, Field::Name), self.part(&parts, Field::Alias));
            let type_only = type_only || self.has(&parts, Kind::TypeKeyword);
            self.close(&parts);
            if let Some(name) = name {
                let outside = self.module_name(alias.unwrap_or(name));
                let at = pos(name.node);
                let name = self.module_name(name);
                if let Some(module) = source {
                    self.re_export(kid, module, name, outside, type_only);
                } else {
                    let value = self.name(name, at);
                    self.export(outside, value);
                }
            }
        }
        self.close(&kids);
    }

    fn re_export(&mut self, kid: Kid<'t>, module: Sym, name: Sym, outside: Sym, type_only: bool) {
        let import = self.b.import(Import { module, name, type_only, pos: pos(kid.node) });
        let value = self.b.expr(Expr::Import(import), kid.node);
        self.export(outside, value);
    }

    /// Notes an export of the file; those of a namespace or an ambient module are none.
    fn export(&mut self, name: Sym, value: ExprId) {
        if self.b.scope == ScopeId(0) {
            self.b.facts.exports.push(Export { name, value });
        }
    }

    /// The last child of `* as name`.
    fn last_name(&mut self, kid: Kid<'t>) -> Option<Kid<'t>> {
        let kids = self.open(kid.node);
        let last = self.kids[kids.clone()].last().copied();
        self.close(&kids);
        last
    }

    /// A name in an import or export list: an identifier, `default` or a string.
    fn module_name(&mut self, kid: Kid<'t>) -> Sym {
        if kid.kind == Kind::String { self.unquoted(kid.node) } else { self.b.sym(kid.node) }
    }
}
