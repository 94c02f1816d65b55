//! What the braces of a literal of a type hold, as far as the file of the literal says.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use super::kinds::Kind;
use super::{Lower, part};
use crate::model::facts::ScopeId;
use crate::model::sym::Sym;

/// How many `type A B` in a row are followed to the type that says what a literal looks like.
const MAX_ALIASES: usize = 8;

/// What the braces of a literal hold.
pub(super) enum Layout<'t> {
    /// The fields in order.
    Struct(Vec<Sym>),
    /// Keys and values of these types.
    Map { key: Option<Node<'t>>, value: Option<Node<'t>> },
    /// Elements of this type.
    List { element: Option<Node<'t>> },
    /// A type of another file.
    Unknown,
}

/// The types that a file declares, by name.
#[derive(Default)]
pub(super) struct Types<'t> {
    /// At the top of the file, once somebody asked.
    top: Option<FxHashMap<Sym, Node<'t>>>,
    /// In functions, as far as the walk came.
    local: FxHashMap<Sym, Vec<(ScopeId, Node<'t>)>>,
    /// Layouts by the id of the type's node.
    layouts: FxHashMap<usize, Rc<Layout<'t>>>,
}

impl<'t> Lower<'t, '_> {
    /// The layout of a literal of type `ty`.
    pub(super) fn layout(&mut self, ty: Option<Node<'t>>) -> Rc<Layout<'t>> {
        let Some(end) = ty.and_then(|ty| self.written_out(ty)) else { return Rc::new(Layout::Unknown) };
        if let Some(known) = self.types.layouts.get(&end.id()) {
            return Rc::clone(known);
        }
        let f = self.fields;
        let layout = Rc::new(match self.kind(end) {
            Kind::StructType => Layout::Struct(self.field_names(end)),
            Kind::MapType => Layout::Map { key: part(end, f.key), value: part(end, f.value) },
            kind if is_list(kind) => Layout::List { element: part(end, f.element) },
            _ => Layout::Unknown,
        });
        self.types.layouts.insert(end.id(), Rc::clone(&layout));
        layout
    }

    /// Notes a type declared in a function.
    pub(super) fn local_type(&mut self, name: Sym, ty: Node<'t>) {
        let scope = self.b.scope;
        self.types.local.entry(name).or_default().push((scope, ty));
    }

    /// Follows names through the declarations of this file to a type that is written out.
    fn written_out(&mut self, ty: Node<'t>) -> Option<Node<'t>> {
        let mut node = ty;
        for _ in 0..MAX_ALIASES {
            node = match self.kind(node) {
                Kind::GenericType => part(node, self.fields.ty)?,
                Kind::TypeIdentifier | Kind::Identifier => {
                    let name = self.b.sym(node);
                    self.declared_type(name)?
                }
                _ => return Some(node),
            };
        }
        None
    }

    /// What stands after `type name` in this file, where that is visible from here.
    fn declared_type(&mut self, name: Sym) -> Option<Node<'t>> {
        let local = self.types.local.get(&name).into_iter().flatten().rev();
        if let Some((_, ty)) = local.into_iter().find(|(scope, _)| self.is_inside(*scope)) {
            return Some(*ty);
        }
        if self.types.top.is_none() {
            self.types.top = Some(self.top_types());
        }
        self.types.top.as_ref()?.get(&name).copied()
    }

    fn top_types(&mut self) -> FxHashMap<Sym, Node<'t>> {
        let f = self.fields;
        let mut types = FxHashMap::default();
        self.children(self.root, |this, node, kind| {
            if kind != Kind::TypeDeclaration {
                return;
            }
            this.children(node, |this, spec, _| {
                if let (Some(name), Some(ty)) = (part(spec, f.name), part(spec, f.ty)) {
                    types.insert(this.b.sym(name), ty);
                }
            });
        });
        types
    }

    fn is_inside(&self, outer: ScopeId) -> bool {
        let mut scope = Some(self.b.scope);
        while let Some(at) = scope {
            if at == outer {
                return true;
            }
            scope = self.b.facts.scopes[at.index()].parent.get();
        }
        false
    }
}

/// Whether a type of this kind is a slice or an array.
pub(super) fn is_list(kind: Kind) -> bool {
    matches!(kind, Kind::SliceType | Kind::ArrayType | Kind::ImplicitArrayType)
}
