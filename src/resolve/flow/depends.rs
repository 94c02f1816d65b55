//! What a framework runs before a handler because a declaration says so: functions given to calls in the attributes of
//! its class (`user = Depends(current_user)`) and in names for types (`User = Annotated[Account, Depends(current_user)]`).

use rustc_hash::FxHashMap;

use crate::model::facts::{ClassId, Expr, ExprId, FileFacts, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::edges::Edge;
use crate::resolve::flow::state::State;
use crate::resolve::flow::{Graph, Root};
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

/// A call in a declaration.
type Site = (FileId, ExprId);

/// Calls in declarations.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// The class in whose attributes a call stands.
    classes: FxHashMap<Site, (FileId, ClassId)>,
    /// The name for a type in which a call stands.
    types: FxHashMap<Site, Sym>,
    /// Functions with a parameter of a type of such a name.
    takers: FxHashMap<Sym, Vec<(FileId, FuncId)>>,
    /// The function of whose parameters a call is a default.
    defaults: FxHashMap<Site, (FileId, FuncId)>,
    /// Functions by the last names of their decorators.
    pub(crate) decorated: FxHashMap<Sym, Vec<(FileId, FuncId)>>,
}

impl Declared {
    pub(crate) fn of(resolver: &Resolver<'_>) -> Declared {
        let world = resolver.world;
        let mut out = Declared::default();
        for file in world.ids().filter(|file| resolver.language(*file) == Language::Python) {
            let facts = world.facts(file);
            for (n, function) in facts.functions.iter().enumerate() {
                let calls = function.params.iter().filter(|p| matches!(facts.expr(p.default), Expr::Call { .. }));
                out.defaults.extend(calls.map(|p| ((file, p.default), (file, FuncId(n as u32)))));
                for decorator in &function.decorators {
                    let callee = match facts.expr(*decorator) {
                        Expr::Call { callee, .. } => callee,
                        _ => *decorator,
                    };
                    if let Some(name) = last_name(facts, callee) {
                        out.decorated.entry(name).or_default().push((file, FuncId(n as u32)));
                    }
                }
            }
            for (n, class) in facts.classes.iter().enumerate() {
                let calls = class.fields.iter().filter(|f| matches!(facts.expr(f.value), Expr::Call { .. }));
                out.classes.extend(calls.map(|f| ((file, f.value), (file, ClassId(n as u32)))));
            }
            for binding in &facts.bindings {
                out.types
                    .extend(annotations(facts, binding.value).into_iter().map(|call| ((file, call), binding.name)));
            }
        }
        let mut names: Vec<Sym> = out.types.values().copied().collect();
        for name in names.clone() {
            names.extend_from_slice(world.renamed(name));
        }
        out.takers = names.into_iter().map(|name| (name, Vec::new())).collect();
        if out.takers.is_empty() {
            return out;
        }
        for file in world.ids().filter(|file| resolver.language(*file) == Language::Python) {
            let facts = world.facts(file);
            for (n, function) in facts.functions.iter().enumerate() {
                for param in function.params.iter().filter(|p| p.ty.is_some()) {
                    if let Some(takers) = last_name(facts, param.ty).and_then(|name| out.takers.get_mut(&name)) {
                        takers.push((file, FuncId(n as u32)));
                    }
                }
            }
        }
        out
    }

    /// The functions that depend on what is given to a call.
    pub(crate) fn dependents(&self, resolver: &Resolver<'_>, site: Site) -> Vec<(FileId, FuncId)> {
        let mut out = Vec::new();
        if let Some(name) = self.types.get(&site) {
            let names = std::iter::once(name).chain(resolver.world.renamed(*name));
            out.extend(names.filter_map(|name| self.takers.get(name)).flatten().copied());
        }
        out.extend(self.defaults.get(&site));
        if let Some(class) = self.classes.get(&site) {
            let mut open = vec![*class];
            let mut seen = vec![*class];
            while let Some((file, class)) = open.pop() {
                let class = resolver.class(file, class);
                out.extend(class.methods.iter().map(|method| (file, *method)));
                for derived in resolver.world.derived_from(class.name) {
                    if !seen.contains(derived) && seen.len() < 256 {
                        seen.push(*derived);
                        open.push(*derived);
                    }
                }
            }
        }
        out
    }
}

/// The calls in `Annotated[T, call(..)]`.
fn annotations(facts: &FileFacts, ty: ExprId) -> Vec<ExprId> {
    let Expr::Index { base, index } = facts.expr(ty) else { return Vec::new() };
    let Expr::List { items } = facts.expr(index) else { return Vec::new() };
    if last_name(facts, base).is_none_or(|name| name.as_str() != "Annotated") {
        return Vec::new();
    }
    let items = facts.items(items).iter().copied();
    items.filter(|item| matches!(facts.expr(*item), Expr::Call { .. })).collect()
}

impl Graph {
    /// What runs before a handler by its class and the types of its parameters.
    pub(crate) fn dependencies(&mut self, resolver: &mut Resolver<'_>, root: &Root, state: &State) -> Vec<Edge> {
        let mut sites: Vec<Site> = Vec::new();
        let facts = resolver.world.facts(root.file);
        let function = &facts.functions[root.func.index()];
        let own = function.class.get().map(|class| (root.file, class));
        if let Some((file, class)) = root.class.or(own) {
            for (f, c) in resolver.lineage(file, class) {
                let values = resolver.class(f, c).fields.iter().map(|field| (f, field.value));
                sites.extend(values.filter(|site| self.declared.classes.contains_key(site)));
            }
        }
        for param in function.params.iter().filter(|p| p.ty.is_some()) {
            if last_name(facts, param.ty).is_none_or(|name| !self.declared.takers.contains_key(&name)) {
                continue;
            }
            resolver.refuel_for_flow();
            for (value, _) in resolver.eval(&At::new(root.file, param.ty, &Env::default())) {
                if let Value::Node(at) = value {
                    let calls = annotations(resolver.world.facts(at.file), at.expr);
                    sites.extend(calls.into_iter().map(|call| (at.file, call)));
                }
            }
        }
        let mut out = Vec::new();
        for (file, call) in sites {
            let at = At::new(file, call, &Env::default());
            for argument in resolver.arguments(&at) {
                if self.may_be_given(resolver.world.facts(file), argument.value) {
                    resolver.refuel_for_flow();
                    let at = at.sibling(argument.value);
                    for (value, env) in resolver.eval(&at) {
                        self.handed(resolver, state, &at, &value, &env, &mut out);
                    }
                }
            }
        }
        out
    }
}
