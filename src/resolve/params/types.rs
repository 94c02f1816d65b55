//! Types as the code writes them, and what `Annotated[T, ...]` adds to one.

use crate::model::facts::{ClassKind, Expr, ExprId, ScopeId};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::value::{At, FileId};
use crate::resolve::world::last_name;

/// Names for names.
const MAX_STEPS: u8 = 10;
/// Characters of a type that are told.
const MAX_TYPE: usize = 120;

/// A type with the metadata around it.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    pub(super) ty: At,
    pub(super) metadata: Vec<At>,
}

impl Resolver<'_> {
    /// A type expression as text.
    pub(super) fn type_text(&self, file: FileId, expr: ExprId) -> Option<String> {
        if !expr.is_some() {
            return None;
        }
        let mut out = String::new();
        self.write_type(file, expr, 0, &mut out);
        (!out.is_empty() && out.len() <= MAX_TYPE).then_some(out)
    }

    fn write_type(&self, file: FileId, expr: ExprId, depth: u8, out: &mut String) {
        if depth > 12 || out.len() > MAX_TYPE {
            return;
        }
        let facts = self.world.facts(file);
        match facts.expr(expr) {
            Expr::Name { name, .. } => out.push_str(name.as_str()),
            Expr::Str(text) | Expr::Num(text) => out.push_str(text.as_str()),
            Expr::Null => out.push_str("None"),
            Expr::Member { base, name } => {
                self.write_type(file, base, depth + 1, out);
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(name.as_str());
            }
            Expr::Index { base, index } => {
                let annotated = last_name(facts, base).is_some_and(|n| n.as_str() == "Annotated");
                let items = match facts.expr(index) {
                    Expr::List { items } => facts.items(items).to_vec(),
                    _ => vec![index],
                };
                if let (true, Some(first)) = (annotated, items.first()) {
                    return self.write_type(file, *first, depth + 1, out);
                }
                self.write_type(file, base, depth + 1, out);
                if matches!(facts.expr(base), Expr::Name { name, .. } if name.as_str() == "[]") {
                    items.iter().for_each(|item| self.write_type(file, *item, depth + 1, out));
                    return;
                }
                out.push('[');
                self.write_list(file, &items, ", ", depth, out);
                out.push(']');
            }
            Expr::Choice { items } => self.write_list(file, facts.items(items), " | ", depth, out),
            Expr::Class(class) => out.push_str(facts.classes[class.index()].name.as_str()),
            _ => {}
        }
    }

    fn write_list(&self, file: FileId, items: &[ExprId], separator: &str, depth: u8, out: &mut String) {
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                out.push_str(separator);
            }
            self.write_type(file, *item, depth + 1, out);
        }
    }

    /// What `Annotated[T, ...]` says beside the type.
    pub(crate) fn metadata(&mut self, file: FileId, ty: ExprId) -> Vec<At> {
        self.annotation(file, ty).metadata
    }

    /// A type without the metadata around it; names for annotated types are followed.
    pub(super) fn annotation(&mut self, file: FileId, ty: ExprId) -> Annotation {
        let mut annotation =
            Annotation { ty: At { file, expr: ty, env: crate::resolve::value::Env::default() }, metadata: Vec::new() };
        for _ in 0..MAX_STEPS {
            let At { file, expr, .. } = annotation.ty;
            let Some((inner, metadata)) = self.annotated(file, expr) else {
                let Some((file, expr)) = self.definition(file, expr) else { break };
                // Only names for annotated types are left behind; others are told as they stand.
                if self.leads_to_annotated(file, expr) {
                    annotation.ty = At { file, expr, ..annotation.ty };
                    continue;
                }
                break;
            };
            annotation.metadata.extend(metadata.into_iter().map(|m| At { file, expr: m, ..annotation.ty.clone() }));
            annotation.ty = At { file, expr: inner, ..annotation.ty };
        }
        annotation
    }

    /// The parts of `Annotated[T, ...]`, also as one of `... | None`.
    fn annotated(&self, file: FileId, ty: ExprId) -> Option<(ExprId, Vec<ExprId>)> {
        let facts = self.world.facts(file);
        let Expr::Index { base, index } = facts.expr(ty) else { return None };
        let name = last_name(facts, base)?;
        let Expr::List { items } = facts.expr(index) else { return None };
        let items = facts.items(items);
        (name.as_str() == "Annotated").then(|| Some((*items.first()?, items[1..].to_vec())))?
    }

    fn leads_to_annotated(&self, file: FileId, expr: ExprId) -> bool {
        let (mut file, mut expr) = (file, expr);
        for _ in 0..MAX_STEPS {
            if self.annotated(file, expr).is_some() {
                return true;
            }
            match self.definition(file, expr) {
                Some((f, e)) => (file, expr) = (f, e),
                None => return false,
            }
        }
        false
    }

    /// The expression that a name for a type is given: through assignments and imports.
    fn definition(&self, file: FileId, expr: ExprId) -> Option<(FileId, ExprId)> {
        let facts = self.world.facts(file);
        let (mut file, mut name) = match facts.expr(expr) {
            Expr::Name { name, .. } => (file, name),
            Expr::Member { base, name } => {
                let Expr::Name { name: module, .. } = facts.expr(base) else { return None };
                (self.module_named(file, module)?, name)
            }
            _ => return None,
        };
        for _ in 0..MAX_STEPS {
            let facts = self.world.facts(file);
            let binding = self.world.bindings(file, ScopeId(0), name).last()?;
            let value = facts.bindings.get(*binding as usize)?.value;
            match facts.expr(value) {
                Expr::Import(import) => {
                    let import = facts.imports[import.index()];
                    let Target::File(target) = self.world.modules.resolve(file, import.module) else { return None };
                    (file, name) = (target, import.name);
                }
                Expr::Class(class) => {
                    let class = &facts.classes[class.index()];
                    let base = (class.kind == ClassKind::Alias).then(|| class.bases.first().copied())??;
                    return Some((file, base));
                }
                _ => return value.is_some().then_some((file, value)),
            }
        }
        None
    }

    fn module_named(&self, file: FileId, name: Sym) -> Option<FileId> {
        let facts = self.world.facts(file);
        let binding = self.world.bindings(file, ScopeId(0), name).last()?;
        let Expr::Import(import) = facts.expr(facts.bindings.get(*binding as usize)?.value) else { return None };
        let import = facts.imports[import.index()];
        match self.world.modules.resolve(file, import.module) {
            Target::File(file) if matches!(import.name.as_str(), "*" | "=") => Some(file),
            Target::File(file) => self.world.modules.python_submodule(file, import.name),
            _ => None,
        }
    }
}
