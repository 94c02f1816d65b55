//! What functions give back.

use crate::model::facts::{Expr, ExprId, FileFacts, FuncId};
use crate::model::language::Language;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Results};

impl Resolver<'_> {
    /// The value of a call of `func` under `env` (its frame already chosen, or open).
    pub(crate) fn returned(&mut self, file: FileId, func: FuncId, env: &Env) -> Results {
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        let mut out = Vec::new();
        let fails = |value: &ExprId| is_failure(facts, *value);
        let mut returns = function.returns.clone();
        if facts.language == Language::Go && !returns.iter().all(fails) {
            returns.retain(|value| !fails(value));
        }
        for value in returns {
            out.extend(self.eval(&At::new(file, value, env)));
        }
        let open = function.return_type.is_some() && out.iter().all(|(v, _)| self.says_little(file, v));
        if open {
            let ty = At::new(file, function.return_type, env);
            let items = match facts.expr(function.return_type) {
                Expr::List { items } if facts.language == Language::Go => facts.items(items).first().copied(),
                _ => None,
            };
            let declared = items.map_or(ty.clone(), |first| ty.sibling(first));
            if let Some(typed) = self.declared_instead(&out, &declared) {
                return typed;
            }
        }
        self.prefer_known(out, &At::new(file, ExprId::NONE, env), function.name)
    }
}

/// Whether results say nothing but that something failed: `return Config{}, err`.
fn is_failure(facts: &FileFacts, value: ExprId) -> bool {
    let Expr::List { items } = facts.expr(value) else { return false };
    let items = facts.items(items);
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return false };
    let is_empty =
        |expr: ExprId| matches!(facts.expr(expr), Expr::Struct { entries, .. } if facts.items(entries).is_empty());
    items.len() > 1 && is_empty(*first) && facts.expr(*last) != Expr::Null
}
