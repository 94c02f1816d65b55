//! Reads of the request in the bodies of handlers and of what they call with it.

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, ExprId, FuncId, ParamKind};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::{Asked, nowhere, subject_of};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Value};
use crate::resolve::world::last_name;

/// How far reads are followed into functions called.
const MAX_DEPTH: u8 = 6;
/// Steps for whether something is the request or carries it: that is handed on directly. What is asked about
/// everything else in a handler would leave none for what is read.
const FUEL: u32 = 300;
/// Functions gone through for one route.
const MAX_FUNCTIONS: usize = 250;

impl Resolver<'_> {
    /// All reads in a function and in the functions to which it hands the request.
    pub(super) fn reads(&mut self, file: FileId, func: FuncId, env: &Env, depth: u8, asked: &mut Asked) {
        if depth > MAX_DEPTH || asked.seen.len() > MAX_FUNCTIONS || !asked.seen.insert((file, func, env.clone())) {
            return;
        }
        self.refuel();
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let is_ecma = facts.language == Language::Ecma;
        let (first, end) = (function.first.0, function.end.0);
        let mut callees: FxHashSet<ExprId> = FxHashSet::default();
        for n in first..end {
            if let Expr::Call { callee, .. } = facts.expr(ExprId(n)) {
                callees.insert(callee);
            }
        }
        for n in first..end {
            let at = At::new(file, ExprId(n), env);
            match facts.expr(at.expr) {
                Expr::Call { callee, .. } => {
                    self.call_read(&at, callee, asked);
                    self.follow(&at, callee, depth, asked);
                }
                // A key is a member of a map only in this language; elsewhere members are attributes.
                Expr::Member { base, name } if is_ecma && !callees.contains(&at.expr) => {
                    self.member_read(&at, base, name, asked);
                }
                Expr::Index { base, index } => {
                    let literal = matches!(facts.expr(index), Expr::Str(_));
                    if (literal || self.has_members(&at.sibling(base)))
                        && let Some(name) = self.literal_name(&at.sibling(index))
                    {
                        self.member_read(&at, base, name, asked);
                    }
                }
                Expr::Equals { left, right } => self.key_test(&at, left, right, asked),
                _ => {}
            }
        }
    }

    /// `ctx.query("page")`, `parse(req)`.
    fn call_read(&mut self, at: &At, callee: ExprId, asked: &mut Asked) {
        let facts = self.world.facts(at.file);
        let language = facts.language;
        let Some(name) = last_name(facts, callee) else { return };
        if !self.world.params.call_names.contains(&(language, name)) {
            return;
        }
        if let Expr::Member { base, .. } = facts.expr(callee) {
            for (value, env) in self.eval_within(FUEL, &at.sibling(base)) {
                for ty in self.carrier_types(at.file, &value) {
                    let Some(rules) = self.world.params.methods.get(&(language, ty, name)).cloned() else { continue };
                    let subject = subject_of(At { env: env.clone(), ..at.clone() }, Some(value.clone()), name);
                    rules.iter().for_each(|rule| self.apply(*rule, &subject, None, asked));
                    break;
                }
            }
        }
        for (value, env) in self.eval(&at.sibling(callee)) {
            let Value::Ext(full) = value else { continue };
            let Some(rules) = self.world.params.functions.get(&(language, full)).cloned() else { continue };
            let subject = subject_of(At { env, ..at.clone() }, None, name);
            rules.iter().for_each(|rule| self.apply(*rule, &subject, None, asked));
        }
    }

    /// `req.query.page`, `request.args["page"]`.
    fn member_read(&mut self, at: &At, base: ExprId, name: Sym, asked: &mut Asked) {
        let facts = self.world.facts(at.file);
        if !matches!(
            facts.expr(base),
            Expr::Name { .. }
                | Expr::Member { .. }
                | Expr::Call { .. }
                | Expr::Param { .. }
                | Expr::Choice { .. }
                | Expr::Index { .. }
        ) {
            return;
        }
        for (value, _) in self.eval_within(FUEL, &at.sibling(base)) {
            self.read_of(at, &value, name, asked);
        }
    }

    fn read_of(&mut self, at: &At, value: &Value, name: Sym, asked: &mut Asked) {
        let language = self.language(at.file);
        for ty in self.carrier_types(at.file, value) {
            let Some(rules) = self.world.params.members.get(&(language, ty)).cloned() else { continue };
            let subject = subject_of(nowhere(at.file, &at.env), Some(value.clone()), name);
            rules.iter().for_each(|rule| self.apply(*rule, &subject, Some(name), asked));
            break;
        }
    }

    /// `"page" in query`, `case "page"` over the keys of a query.
    fn key_test(&mut self, at: &At, left: ExprId, right: ExprId, asked: &mut Asked) {
        let facts = self.world.facts(at.file);
        for (text, other) in [(left, right), (right, left)] {
            let Expr::Str(name) = facts.expr(text) else { continue };
            let Some(read) = self.keys_of(at, other) else {
                if text == left {
                    self.member_read(at, other, name, asked);
                }
                continue;
            };
            self.member_read(at, read, name, asked);
        }
    }

    /// What a loop variable is a key of.
    fn keys_of(&self, at: &At, expr: ExprId) -> Option<ExprId> {
        let facts = self.world.facts(at.file);
        let Expr::Name { name, scope } = facts.expr(expr) else { return None };
        let bound = self.visible(at, name, scope)?;
        bound.iter().filter(|(file, _)| *file == at.file).find_map(|(_, n)| {
            match facts.expr(facts.bindings.get(*n as usize)?.value) {
                Expr::Each { of, key } if key || facts.language == Language::Python => Some(of),
                _ => None,
            }
        })
    }

    fn literal_name(&mut self, at: &At) -> Option<Sym> {
        match self.world.facts(at.file).expr(at.expr) {
            Expr::Str(text) => Some(text),
            Expr::Name { .. } | Expr::Member { .. } => self.eval(at).iter().find_map(|(v, _)| match v {
                Value::Text(text) => text.as_lit().map(Sym::new),
                _ => None,
            }),
            _ => None,
        }
    }

    /// Goes into the functions that a call hands the request to.
    fn follow(&mut self, at: &At, callee: ExprId, depth: u8, asked: &mut Asked) {
        if depth == MAX_DEPTH || !self.hands_over(at, callee) {
            return;
        }
        for (value, env) in self.eval(&at.sibling(callee)) {
            let (file, func, captured) = match value {
                Value::Func { file, func, env, .. } => (file, func, env),
                Value::Class { file, class } => match self.constructor(file, class) {
                    Some((file, func)) => (file, func, Env::default()),
                    None => continue,
                },
                _ => continue,
            };
            let env = env.overlay(&captured).with(Key::Frame(file, func), Choice::Call(at.file, at.expr));
            self.reads(file, func, &env, depth + 1, asked);
        }
    }

    /// Whether a call gives the request, or a part of it, to what it calls.
    fn hands_over(&mut self, at: &At, callee: ExprId) -> bool {
        let facts = self.world.facts(at.file);
        let args: Vec<ExprId> = self.arguments(at).iter().map(|a| a.value).collect();
        for arg in args {
            let plain = match facts.expr(arg) {
                Expr::Name { .. } | Expr::Member { .. } | Expr::Call { .. } | Expr::This { .. } => vec![arg],
                Expr::Map { entries } => facts.items(entries).iter().skip(1).step_by(2).copied().collect(),
                Expr::Spread(inner) => vec![inner],
                _ => continue,
            };
            for arg in plain {
                if self.carries(&at.sibling(arg)) {
                    return true;
                }
            }
        }
        self.reads_global(at, callee)
    }

    fn carries(&mut self, at: &At) -> bool {
        if self.holds_no_request(at.file, at.expr) {
            return false;
        }
        let at = At { env: self.relevant(at), ..at.clone() };
        if let Some(known) = self.carried.get(&at) {
            return *known;
        }
        let values = self.eval_within(FUEL, &at);
        let carries = values.iter().any(|(value, _)| self.is_carrier(at.file, value) || self.wraps(value));
        self.carried.insert(at, carries);
        carries
    }

    /// Whether rules know members of something.
    fn has_members(&mut self, at: &At) -> bool {
        let language = self.language(at.file);
        let values = self.eval_within(FUEL, at);
        values.iter().any(|(value, _)| {
            let types = self.carrier_types(at.file, value);
            types.iter().any(|ty| self.world.params.members.contains_key(&(language, *ty)))
        })
    }

    /// Whether an object of the project was made with the request: `Context{Request: r}`, `new Context(req)`.
    fn wraps(&mut self, value: &Value) -> bool {
        let Value::Instance { site: Some(site), .. } = value else { return false };
        let facts = self.world.facts(site.file);
        let given: Vec<ExprId> = match facts.expr(site.expr) {
            Expr::Struct { entries, .. } => facts.items(entries).iter().skip(1).step_by(2).copied().collect(),
            Expr::Call { args, .. } => facts.arguments(args).iter().map(|a| a.value).collect(),
            _ => Vec::new(),
        };
        given
            .into_iter()
            .filter(|e| matches!(facts.expr(*e), Expr::Name { .. } | Expr::Member { .. }))
            .any(|expr| self.eval(&site.sibling(expr)).iter().any(|(value, _)| self.is_carrier(site.file, value)))
    }

    /// Whether a call may run code that reads a request object which it imports.
    fn reads_global(&mut self, at: &At, callee: ExprId) -> bool {
        let facts = self.world.facts(at.file);
        if facts.language != Language::Python || !matches!(facts.expr(callee), Expr::Name { .. } | Expr::Member { .. })
        {
            return false;
        }
        let targets = self.callees_of(at.file, at.expr);
        targets.iter().any(|(file, func)| {
            let facts = self.world.facts(*file);
            let takes_self = facts.functions[func.index()].params.iter().any(|p| p.kind == ParamKind::Receiver);
            let imports_it = facts.imports.iter().any(|import| {
                let name = Sym::find(&format!("{}.{}", import.module, import.name));
                name.is_some_and(|name| self.world.params.carriers.contains(&(facts.language, name)))
            });
            imports_it || (takes_self && self.holds_request(at, callee))
        })
    }

    /// Whether a method is called on an object that holds the request: `self.page()` of a view.
    fn holds_request(&mut self, at: &At, callee: ExprId) -> bool {
        let facts = self.world.facts(at.file);
        let Expr::Member { base, .. } = facts.expr(callee) else { return false };
        self.eval(&at.sibling(base)).iter().any(|(value, _)| self.is_carrier(at.file, value))
    }
}
