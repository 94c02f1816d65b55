//! Arguments as parameters see them: by position, by keyword, spread.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId, FuncId, Param, ParamKind};
use crate::model::sym::Sym;
use crate::resolve::collections::MAX_SPREAD;
use crate::resolve::eval::{MAX_RESULTS, Resolver};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};

impl Resolver<'_> {
    /// The argument that a chosen caller gives.
    pub(crate) fn argument(
        &mut self,
        file: FileId,
        func: FuncId,
        index: u16,
        param: &Param,
        choice: Choice,
        env: &Env,
    ) -> Results {
        let key = Key::Frame(file, func);
        // The argument is evaluated where the caller stands; this frame is put back afterwards.
        let restore =
            |results: Results| -> Results { results.into_iter().map(|(v, e)| (v, e.with(key, choice))).collect() };
        let outer = env.filter(|k| k != key);
        match choice {
            Choice::Call(f, call) => {
                let shift = self.receiver_shift(file, func);
                let Some(position) = usize::from(index).checked_sub(shift) else { return Vec::new() };
                let values = self.call_argument(f, call, position, param, &outer);
                match values {
                    Some(values) => restore(values),
                    None if param.default.is_some() => restore(self.eval(&At::new(file, param.default, &outer))),
                    None => Vec::new(),
                }
            }
            Choice::Callback(f, call, rule) => {
                restore(self.callback_argument(f, call, rule, (file, func), index, &outer))
            }
            Choice::Iterate(f, call) => restore(self.iterated(f, call, index, &outer)),
            Choice::On(file, class) if param.kind == ParamKind::Receiver => {
                restore(vec![(Value::Class { file, class }, outer)])
            }
            Choice::On(..) | Choice::Element(_) | Choice::Receiver(_) => Vec::new(),
        }
    }

    pub(crate) fn receiver_shift(&self, file: FileId, func: FuncId) -> usize {
        let params = &self.world.facts(file).functions[func.index()].params;
        usize::from(params.first().is_some_and(|p| p.kind == ParamKind::Receiver))
    }

    /// Argument `position` (or by keyword) of a call; `None` when it is not given.
    fn call_argument(
        &mut self,
        file: FileId,
        call: ExprId,
        position: usize,
        param: &Param,
        env: &Env,
    ) -> Option<Results> {
        let facts = self.world.facts(file);
        let Expr::Call { args, .. } = facts.expr(call) else { return None };
        let args = facts.arguments(args);
        if !param.name.is_empty()
            && let Some(arg) = args.iter().find(|a| a.name == param.name)
        {
            return Some(self.eval(&At::new(file, arg.value, env)));
        }
        let positional: Vec<ExprId> = args.iter().filter(|a| a.name.is_empty()).map(|a| a.value).collect();
        if param.kind == ParamKind::Rest {
            let mut all = Vec::new();
            for value in positional.iter().skip(position) {
                match facts.expr(*value) {
                    Expr::Spread(inner) => {
                        all.extend(self.elements_of(&At::new(file, inner, env), false).into_iter().map(|e| e.0));
                    }
                    _ => all.extend(self.eval(&At::new(file, *value, env)).into_iter().map(|e| e.0)),
                }
            }
            return Some(vec![(Value::Seq(Rc::new(all)), env.clone())]);
        }
        if matches!(param.kind, ParamKind::KeywordOnly | ParamKind::KeywordRest) {
            return self.spread_keyword(file, &positional, param.name, env);
        }
        let spread = positional.iter().take(position + 1).position(|v| matches!(facts.expr(*v), Expr::Spread(_)));
        if let Some(at) = spread {
            if let Some(found) = self.spread_keyword(file, &positional, param.name, env) {
                return Some(found);
            }
            let Expr::Spread(inner) = facts.expr(positional[at]) else { return None };
            let elements = self.elements_of(&At::new(file, inner, env), false);
            return elements.into_iter().nth(position - at).map(|e| vec![e]);
        }
        let value = positional.get(position)?;
        Some(self.eval(&At::new(file, *value, env)))
    }

    /// `f(**options)`: the key `name` of a spread map.
    fn spread_keyword(&mut self, file: FileId, positional: &[ExprId], name: Sym, env: &Env) -> Option<Results> {
        for value in positional {
            if let Expr::Spread(inner) = self.world.facts(file).expr(*value) {
                if let Some(found) = self.forwarded_keyword(&At::new(file, inner, env), name) {
                    return Some(found);
                }
                for (value, env) in self.eval(&At::new(file, inner, env)) {
                    if let Value::Node(at) = value
                        && let Some(found) = self.map_value(&at, name)
                    {
                        return Some(found.into_iter().map(|(v, _)| (v, env.clone())).collect());
                    }
                }
            }
        }
        None
    }

    /// `def f(**options): g(**options)`: the keyword `name` as the callers of the function around give it.
    pub(crate) fn forwarded_keyword(&mut self, at: &At, name: Sym) -> Option<Results> {
        let func = self.keyword_rest(at)?;
        self.spread_depth += 1;
        let is_deep = self.spread_depth > MAX_SPREAD || !self.spend();
        let found = if is_deep { None } else { self.forwarded_within(at, func, name) };
        self.spread_depth -= 1;
        found
    }

    fn forwarded_within(&mut self, at: &At, func: FuncId, name: Sym) -> Option<Results> {
        let file = at.file;
        // What has a parameter of its own is not among the rest.
        let params = &self.world.facts(file).functions[func.index()].params;
        if params.iter().any(|p| p.name == name && !matches!(p.kind, ParamKind::Rest | ParamKind::KeywordRest)) {
            return None;
        }
        let key = Key::Frame(file, func);
        let callers: Vec<Env> = if at.env.get(key).is_some() {
            vec![at.env.clone()]
        } else {
            let callers = self.callers_of(file, func);
            callers.iter().map(|c| c.iter().fold(at.env.clone(), |env, (k, choice)| env.with(*k, *choice))).collect()
        };
        let mut out = Vec::new();
        for env in callers {
            let Some(choice @ Choice::Call(f, call)) = env.get(key) else { continue };
            let outer = env.filter(|k| k != key);
            let given = self.keyword(&At::new(f, call, &outer), name).unwrap_or_default();
            out.extend(given.into_iter().map(|(value, env)| (value, env.with(key, choice))));
            if out.len() > MAX_RESULTS {
                break;
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// The function whose `**options` a name stands for.
    fn keyword_rest(&self, at: &At) -> Option<FuncId> {
        let facts = self.world.facts(at.file);
        let Expr::Name { name, scope } = facts.expr(at.expr) else { return None };
        let [(file, number)] = self.visible(at, name, scope)?[..] else { return None };
        let facts = self.world.facts(file);
        let Expr::Param { func, index } = facts.expr(facts.bindings[number as usize].value) else { return None };
        let param = facts.functions[func.index()].params.get(usize::from(index))?;
        (param.kind == ParamKind::KeywordRest).then_some(func)
    }
}
