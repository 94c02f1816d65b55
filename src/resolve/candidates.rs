//! Which calls and decorators are looked at: those whose names some rule knows.

use crate::model::facts::{Expr, ExprId};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::FileId;
use crate::resolve::world::callee_name;

impl Resolver<'_> {
    /// Whether a call or decorator can match any rule at all, by its name.
    pub(super) fn is_candidate(&self, file: FileId, expr: ExprId) -> bool {
        let facts = self.world.facts(file);
        let language = facts.language;
        // Of tests only the routes are looked at, which may be mounts of production code, unless all is asked for.
        let asked = self.world.is_asked(file);
        let registers = |name| {
            if asked { self.world.may_register(language, name) } else { self.world.may_route(language, name) }
        };
        let callee = match facts.expr(expr) {
            Expr::Call { callee, .. } => callee,
            _ => expr,
        };
        if let Expr::Index { .. } = facts.expr(callee) {
            return self.looks_like_registration(file, expr);
        }
        if asked && self.world.may_call_service(file, expr) {
            return true;
        }
        if self.is_of_literal(file, expr) {
            return false;
        }
        let Some(name) = callee_name(facts, expr) else { return matches!(facts.expr(callee), Expr::Call { .. }) };
        if registers(name) || (asked && self.world.may_be_wild(file, name)) {
            return true;
        }
        // A name for an imported function, a bound method or a parameter.
        let Expr::Name { .. } = facts.expr(callee) else { return false };
        self.world.bindings_of(file, name).any(|b| match facts.expr(b.value) {
            Expr::Import(import) => {
                let import = &facts.imports[import.index()];
                let module = import.module.as_str().rsplit(['/', '.']).next().unwrap_or_default();
                (import.name != name && registers(import.name)) || registers(crate::model::sym::Sym::new(module))
            }
            Expr::Member { name, .. } => registers(name),
            // What a call made is called: `api = client.extend(..); api("users")`.
            Expr::Call { .. } => callee_name(facts, b.value).is_some_and(|name| {
                let made = |name: Sym| registers(Sym::new(&format!("{name}()")));
                let renamed =
                    facts.bindings.iter().filter(|b| b.name == name).find_map(|b| match facts.expr(b.value) {
                        Expr::Import(import) => Some(facts.imports[import.index()].name),
                        _ => None,
                    });
                made(name)
                    || self.is_looked_up(file, name)
                    || renamed.is_some_and(|renamed| renamed != name && made(renamed))
            }),
            Expr::Param { .. } => {
                self.looks_like_registration(file, expr)
                    || self.world.called(file, expr).is_some()
                    || self.world.decorated_by(file, expr).is_some()
            }
            _ => false,
        })
    }

    /// Whether nothing being known of a call may have cost a point.
    pub(crate) fn may_be_missed(&self, file: FileId, call: ExprId) -> bool {
        self.world.unit(file).scope == FileScope::Production && self.looks_like_registration(file, call)
    }

    /// A method of a literal: no pack has rules for lists, maps, texts and numbers.
    fn is_of_literal(&self, file: FileId, expr: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Call { callee, scope, .. } = facts.expr(expr) else { return false };
        let Expr::Member { base, .. } = facts.expr(callee) else { return false };
        let is_plain = |value: ExprId| {
            matches!(
                facts.expr(value),
                Expr::Str(_)
                    | Expr::Num(_)
                    | Expr::Bool(_)
                    | Expr::Regex(_)
                    | Expr::Concat { .. }
                    | Expr::Percent { .. }
                    | Expr::Product { .. }
                    | Expr::List { .. }
                    | Expr::Map { .. }
                    | Expr::Comprehension { .. }
                    | Expr::Equals { .. }
                    | Expr::Differs { .. }
            )
        };
        let Expr::Name { name, .. } = facts.expr(base) else { return is_plain(base) };
        let declared = super::world::scopes(facts, scope).find_map(|scope| {
            let here = self.world.bindings(file, scope, name);
            (!here.is_empty()).then_some(here)
        });
        declared.is_some_and(|here| {
            here.iter().all(|n| {
                let binding = &facts.bindings[*n as usize];
                binding.value.is_some() && !binding.ty.is_some() && is_plain(binding.value)
            })
        })
    }

    /// A call of a parameter that may be a router's method: several arguments, a text among them.
    fn looks_like_registration(&self, file: FileId, call: ExprId) -> bool {
        let facts = self.world.facts(file);
        let Expr::Call { callee, args, .. } = facts.expr(call) else { return true };
        let args = facts.arguments(args);
        if let Expr::Index { .. } = facts.expr(callee) {
            return args.len() >= 2;
        }
        let textual = |e: ExprId| match facts.expr(e) {
            Expr::Str(text) => text.is_empty() || text.as_str().contains('/'),
            Expr::Concat { .. } | Expr::Percent { .. } => true,
            _ => false,
        };
        let named = |e: ExprId| matches!(facts.expr(e), Expr::Name { .. } | Expr::Member { .. });
        args.len() >= 2
            && (args.iter().any(|a| textual(a.value)) || (args.len() >= 3 && args.iter().all(|a| named(a.value))))
    }
}
