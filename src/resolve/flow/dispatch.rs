//! Methods of interfaces and abstract classes: which classes answer them.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::facts::{ClassId, ClassKind, Expr, FuncId};
use crate::model::language::Language;
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::flow::Graph;
use crate::resolve::flow::edges::Edge;
use crate::resolve::flow::state::State;
use crate::resolve::value::{At, Env, FileId, Value};

/// Methods that may answer one call where classes say what they implement; with more of them nothing is known.
const MAX_ANSWERS: usize = 24;
/// The same where having the methods is enough.
const MAX_STRUCTURAL: usize = 6;

/// A class and the method that it answers with.
type Answer = (FileId, ClassId, FileId, FuncId);

impl Graph {
    /// The classes that stand for an interface or abstract class where `name` is called on it.
    pub(crate) fn answers(
        &mut self,
        resolver: &mut Resolver<'_>,
        (file, class): (FileId, ClassId),
        name: Sym,
    ) -> Rc<Vec<Answer>> {
        if let Some(known) = self.answering.get(&(file, class, name)) {
            return known.clone();
        }
        let mut out = match resolver.language(file) {
            Language::Go => self.go_answers(resolver, (file, class), name),
            _ => derived_answers(resolver, (file, class), name),
        };
        out.retain(|(f, _, _, _)| {
            let unit = resolver.world.unit(*f);
            unit.scope == FileScope::Production || unit.scope == resolver.world.unit(file).scope
        });
        out.sort_unstable();
        out.dedup();
        // A method that several inherit is one.
        let mut methods: Vec<(FileId, FuncId)> = out.iter().map(|a| (a.2, a.3)).collect();
        methods.sort_unstable();
        methods.dedup();
        let most = if resolver.language(file) == Language::Go { MAX_STRUCTURAL } else { MAX_ANSWERS };
        if methods.len() > most {
            out.clear();
        }
        let out = Rc::new(out);
        self.answering.insert((file, class, name), out.clone());
        out
    }

    /// What subclasses do in place of a method that does nothing itself.
    pub(crate) fn overridden(
        &mut self,
        resolver: &mut Resolver<'_>,
        state: &State,
        at: &At,
        (file, func): (FileId, FuncId),
        on: Option<&Value>,
        out: &mut Vec<Edge>,
    ) {
        let facts = resolver.world.facts(file);
        let function = &facts.functions[func.index()];
        if !function.class.is_some() || does_something(facts, function) {
            return;
        }
        let class = match on {
            Some(Value::Instance { file, class, .. }) => (*file, *class),
            _ => (file, function.class),
        };
        for (f, c, file, func) in self.answers(resolver, class, function.name).iter().copied() {
            let on = Value::Instance { file: f, class: c, site: None };
            self.add(resolver, state, at, (file, func), &Env::default(), Some(&on), out);
        }
    }

    /// Go types that have all methods of an interface.
    fn go_answers(&mut self, resolver: &mut Resolver<'_>, (file, class): (FileId, ClassId), name: Sym) -> Vec<Answer> {
        if resolver.class(file, class).kind != ClassKind::Interface {
            return Vec::new();
        }
        let mut wanted: Vec<Sym> = Vec::new();
        for (f, c) in resolver.lineage(file, class) {
            wanted.extend(resolver.class(f, c).fields.iter().map(|field| field.name));
        }
        let having = self.go_types(resolver, name);
        let mut out = Vec::new();
        for (f, c) in having {
            if wanted.iter().all(|name| resolver.method(f, c, *name).is_some())
                && let Some((file, func)) = resolver.method(f, c, name)
            {
                out.push((f, c, file, func));
            }
        }
        out
    }

    /// The Go types that have a method `name` of their own.
    fn go_types(&mut self, resolver: &Resolver<'_>, name: Sym) -> Vec<(FileId, ClassId)> {
        let all = self.go_methods.get_or_insert_with(|| go_methods(resolver));
        all.get(&name).cloned().unwrap_or_default()
    }
}

fn go_methods(resolver: &Resolver<'_>) -> FxHashMap<Sym, Vec<(FileId, ClassId)>> {
    let mut out: FxHashMap<Sym, Vec<(FileId, ClassId)>> = FxHashMap::default();
    for file in resolver.world.ids().filter(|file| resolver.language(*file) == Language::Go) {
        let facts = resolver.world.facts(file);
        let folder = resolver.world.folder(file);
        for (n, class) in facts.classes.iter().enumerate().filter(|(_, c)| c.kind != ClassKind::Interface) {
            for (f, method) in resolver.world.go_methods(folder, class.name) {
                let name = resolver.world.facts(*f).functions[method.index()].name;
                out.entry(name).or_default().push((file, ClassId(n as u32)));
            }
        }
    }
    out
}

/// Classes below one, by way of its name, that have a method of their own.
fn derived_answers(resolver: &mut Resolver<'_>, top: (FileId, ClassId), name: Sym) -> Vec<Answer> {
    let mut out = Vec::new();
    let mut open = vec![top];
    let mut seen = vec![top];
    while let Some((file, class)) = open.pop() {
        let own = resolver.class(file, class).name;
        for (f, c) in resolver.world.derived_from(own).to_vec() {
            if seen.contains(&(f, c)) || seen.len() > 64 || !resolver.lineage(f, c).contains(&top) {
                continue;
            }
            seen.push((f, c));
            open.push((f, c));
            if let Some((file, func)) = resolver.method(f, c, name) {
                let facts = resolver.world.facts(file);
                if does_something(facts, &facts.functions[func.index()]) {
                    out.push((f, c, file, func));
                }
            }
        }
    }
    out
}

/// Whether a function's body makes a call.
fn does_something(facts: &crate::model::facts::FileFacts, function: &crate::model::facts::Function) -> bool {
    let range = function.first.0..function.end.0;
    let raises = |expr: u32| match facts.expr(crate::model::facts::ExprId(expr)) {
        Expr::Call { callee, .. } => {
            let name = crate::resolve::world::last_name(facts, callee);
            !name.is_some_and(|name| name.as_str().ends_with("Error"))
        }
        _ => false,
    };
    function.has_body && range.into_iter().any(raises)
}
