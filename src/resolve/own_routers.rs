//! Routes on routers that no pack knows: of the project's own types, or of a type that is not to be seen.
//!
//! A method that is named like a registration, is given a path, and is given a handler that takes what a framework
//! hands to its handlers, registers a route. That counts where nothing else came of the call.

use rustc_hash::FxHashSet;

use crate::model::facts::{Expr, ExprId, ParamKind};
use crate::model::rule::Rule;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::{Collected, Handler, Pending, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::routers::{node_of, subject};
use crate::resolve::select::{Subject, VERBS};
use crate::resolve::value::{At, Choice, Env, FileId, Value};

impl Resolver<'_> {
    /// Takes note of a call that no rule knows, where its handler tells a framework.
    pub(crate) fn collect_by_handler(&mut self, file: FileId, call: ExprId, out: &mut Collected) {
        let Some((base, name)) = self.names_a_path_and_more(file, call) else { return };
        let Some(rules) = self.world.rules.by_handler.get(&(self.language(file), name)) else { return };
        self.refuel();
        let at = At::new(file, call, &Env::default());
        if !self.matches(&at).is_empty() {
            return;
        }
        let receivers = self.eval(&at.sibling(base));
        let on = receivers.into_iter().map(|r| r.0).find(|value| node_of(value).is_some());
        for number in rules {
            let rule = self.rule(*number);
            if !self.world.is_active(rule.pack) {
                continue;
            }
            let subject = subject(at.clone(), on.clone().or(Some(Value::UNKNOWN)), name);
            if self.holds(rule, &subject) && self.takes(rule, &subject) {
                out.by_handler.push(Pending { rule: *number, subject, by_shape: true });
                return;
            }
        }
    }

    /// The receiver and method of a call that gets a path, as far as the call itself shows that.
    fn names_a_path_and_more(&self, file: FileId, call: ExprId) -> Option<(ExprId, Sym)> {
        let facts = self.world.facts(file);
        let Expr::Call { callee, args, .. } = facts.expr(call) else { return None };
        let Expr::Member { base, name } = facts.expr(callee) else { return None };
        let args = facts.arguments(args);
        let known = self.world.rules.by_handler.contains_key(&(facts.language, name));
        let is_path = |e: ExprId| match facts.expr(e) {
            Expr::Str(text) => text.as_str().starts_with('/'),
            Expr::Concat { .. } | Expr::Percent { .. } => true,
            _ => false,
        };
        (known && args.len() >= 2 && args.iter().any(|a| is_path(a.value))).then_some((base, name))
    }

    /// Whether the path of a registration is one, and its handler takes what the rule says.
    fn takes(&mut self, rule: &Rule, subject: &Subject) -> bool {
        let paths = self.select(&rule.path, subject).map(|values| self.texts(&values, true)).unwrap_or_default();
        let is_path = |text: &Text| text.to_string().starts_with(['/', '{']);
        if !paths.iter().any(|(text, _)| is_path(text)) {
            return false;
        }
        let methods = self.methods(rule, subject);
        if !methods.iter().all(|method| method == "ANY" || VERBS.contains(&method.as_str())) {
            return false;
        }
        let Some(Handler::Func(file, func)) = self.handler(rule, subject) else { return false };
        let params = &self.world.facts(file).functions[func.index()].params;
        let params: Vec<ExprId> = params.iter().filter(|p| p.kind != ParamKind::Receiver).map(|p| p.ty).collect();
        params.len() >= rule.handler_takes.len()
            && rule.handler_takes.iter().zip(params).all(|(wanted, ty)| {
                let given = self.typed(&At::new(file, ty, &Env::default()));
                wanted.is_empty()
                    || given.iter().any(|(v, _)| self.is_of(file, v, *wanted) || self.is_called_as(v, *wanted))
            })
    }

    /// Whether a type of a package that the file does not import is called as one of a set: `http.Request` is
    /// `net/http.Request`.
    fn is_called_as(&self, value: &Value, set: Sym) -> bool {
        let Value::Obj { ty, .. } = value else { return false };
        let same = |known: &Sym| known.as_str().rsplit('/').next() == Some(ty.as_str());
        match self.world.rules.sets.get(&set) {
            Some(members) => members.iter().any(same),
            None => same(&set),
        }
    }

    /// The routes of registrations known by their handlers, but for those that gave routes in another way.
    pub(crate) fn finish_by_handler(&mut self, collected: &mut Collected, routes: &mut Vec<Route>) {
        let mut told: FxHashSet<(FileId, ExprId)> = FxHashSet::default();
        let mut lines: FxHashSet<(FileId, u32)> = FxHashSet::default();
        for route in routes.iter() {
            lines.insert((route.file, route.line));
            let own = route.subject.as_ref().map(|s| s.at.env.entries()).unwrap_or_default();
            for (_, choice) in route.env.entries().iter().chain(own) {
                if let Choice::Call(file, call) | Choice::Callback(file, call, _) = choice {
                    told.insert((*file, *call));
                }
            }
        }
        for pending in std::mem::take(&mut collected.by_handler) {
            let at = &pending.subject.at;
            let line = self.world.facts(at.file).pos(at.expr).line();
            if !told.contains(&(at.file, at.expr)) && !lines.contains(&(at.file, line)) {
                routes.extend(self.finish(&pending, &mut collected.routers));
            }
        }
    }
}
