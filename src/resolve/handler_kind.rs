//! Routes that are more than requests and answers by what their handlers do: a call in the handler's body, or in a
//! function it calls, upgrades the connection or keeps it open.

use rustc_hash::FxHashMap;

use crate::model::facts::{Expr, ExprId, FuncId};
use crate::model::rule::{Emit, Shape};
use crate::model::sym::Sym;
use crate::resolve::emit::Handler;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId};
use crate::resolve::world::{World, callee_name};

/// Functions called one in the other that are looked into.
const MAX_DEPTH: u8 = 3;

/// Functions with calls that may decide about a kind, by function.
pub(crate) type DecidingCalls = FxHashMap<(FileId, FuncId), Vec<ExprId>>;

impl Resolver<'_> {
    /// What a route is by its handler.
    pub(crate) fn kind_by_handler(&mut self, emit: Emit, handler: Option<Handler>) -> Emit {
        match handler {
            Some(Handler::Func(file, func)) if emit == Emit::HttpRoute && !self.world.deciding().is_empty() => {
                self.kind_of(file, func, 0).unwrap_or(emit)
            }
            _ => emit,
        }
    }

    fn kind_of(&mut self, file: FileId, func: FuncId, depth: u8) -> Option<Emit> {
        if let Some(known) = self.kinds.get(&(file, func)) {
            return *known;
        }
        self.kinds.insert((file, func), None);
        let world = self.world;
        let own = world.deciding().get(&(file, func)).into_iter().flatten().find_map(|call| self.decides(file, *call));
        let kind = match own {
            None if depth < MAX_DEPTH => self.kind_of_callees(file, func, depth),
            own => own,
        };
        self.kinds.insert((file, func), kind);
        kind
    }

    /// What a call in a handler makes of its route.
    fn decides(&mut self, file: FileId, call: ExprId) -> Option<Emit> {
        let at = At::new(file, call, &Env::default());
        self.matches(&at).into_iter().find_map(|m| {
            let rule = self.rule(m.rule);
            let subject = subject(At { env: m.env.clone(), ..at.clone() }, m.on, m.name);
            (rule.shape == Shape::Handler && self.holds(rule, &subject)).then_some(rule.emit)
        })
    }

    fn kind_of_callees(&mut self, file: FileId, func: FuncId, depth: u8) -> Option<Emit> {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        for call in (function.first.0..function.end.0).map(ExprId) {
            let Expr::Call { .. } = facts.expr(call) else { continue };
            let Some(name) = callee_name(facts, call) else { continue };
            // A call of something that no function of that name can lead to.
            if !self.world.may_decide(name) {
                continue;
            }
            for (f, callee) in self.callees_of(file, call).iter().copied() {
                if let Some(kind) = self.kind_of(f, callee, depth + 1) {
                    return Some(kind);
                }
            }
        }
        None
    }
}

impl World<'_> {
    /// The functions with calls that have the name of one that a handler rule knows.
    pub(crate) fn find_deciding(&self) -> DecidingCalls {
        let mut names: Vec<Sym> = Vec::new();
        let is_handler = |number: &u32| {
            let rule = &self.rules.rules[*number as usize];
            rule.shape == Shape::Handler && self.is_active(rule.pack)
        };
        let methods = self.rules.methods.patterns().iter().filter(|pattern| is_handler(&pattern.rule));
        names.extend(methods.flat_map(|pattern| &pattern.methods));
        let callees = self.rules.by_callee.iter().filter(|(_, numbers)| numbers.iter().any(is_handler));
        names.extend(
            callees.map(|((_, name), _)| Sym::new(name.as_str().rsplit(['.', '/']).next().unwrap_or_default())),
        );
        names.sort_unstable_by_key(|name| name.raw());
        names.dedup();
        let mut out = DecidingCalls::default();
        for name in names {
            for (file, call) in self.calls_named(name) {
                for func in self.functions_around(*file, *call) {
                    out.entry((*file, func)).or_default().push(*call);
                }
            }
        }
        out
    }

    /// Whether a function of this name may lead to such a call.
    fn may_decide(&self, name: Sym) -> bool {
        self.deciding_names().contains(&name)
    }

    /// The names of functions that have such calls, or call others of these names.
    pub(crate) fn find_deciding_names(&self) -> rustc_hash::FxHashSet<Sym> {
        let mut out = rustc_hash::FxHashSet::default();
        let mut open: Vec<(FileId, FuncId)> = self.deciding().keys().copied().collect();
        for _ in 0..MAX_DEPTH {
            let mut next = Vec::new();
            for (file, func) in open {
                let name = self.facts(file).functions[func.index()].name;
                if name.is_empty() || !out.insert(name) {
                    continue;
                }
                for (f, call) in self.calls_named(name) {
                    next.extend(self.functions_around(*f, *call).into_iter().map(|func| (*f, func)));
                }
            }
            open = next;
        }
        out
    }
}
