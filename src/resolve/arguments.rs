//! Arguments as parameters see them: by position, by keyword, spread.

use std::rc::Rc;

use crate::model::facts::{Expr, ExprId, FuncId, Param, ParamKind};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
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
}
