//! Guards that a handler asks for by its parameters: functions and objects that run first and may refuse.

use crate::model::facts::{ExprId, FuncId, ParamKind};
use crate::model::rule::ParamRuleKind;
use crate::model::sym::Sym;
use crate::resolve::contract::layers::Layer;
use crate::resolve::contract::verdict::Verdict;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Env, FileId, Value};

/// Dependencies of dependencies.
const MAX_DEPTH: u8 = 8;

impl Resolver<'_> {
    /// Whether a value names something that runs first.
    pub(super) fn is_dependency(&self, value: &Value) -> bool {
        let Value::Obj { ty, site: Some(site), .. } = value else { return false };
        let rules = self.world.params.markers.get(&(self.language(site.file), *ty)).into_iter().flatten();
        rules.into_iter().any(|number| {
            let rule = self.world.rules.params.get(*number as usize);
            rule.is_some_and(|rule| matches!(rule.kind, ParamRuleKind::Dependency { .. }))
        })
    }

    /// What a function's parameters, and the attributes of the class that it is a method of, ask for.
    pub(super) fn asked_for(&mut self, file: FileId, func: FuncId, out: &mut Vec<Layer>) {
        if !self.has_dependencies() {
            return;
        }
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        for param in function.params.clone() {
            if param.kind == ParamKind::Receiver {
                continue;
            }
            for at in self.markers(file, param.default, param.ty) {
                let line = param.pos.line();
                self.add_marker(&at, (file, line), out);
            }
        }
        let Some(class) = function.class.get() else { return };
        for (f, c) in self.lineage(file, class) {
            for field in self.class(f, c).fields.clone() {
                for at in self.markers(f, field.value, field.ty) {
                    self.add_marker(&at, (f, field.pos.line()), out);
                }
            }
        }
    }

    fn has_dependencies(&self) -> bool {
        self.world
            .rules
            .params
            .iter()
            .any(|rule| matches!(rule.kind, ParamRuleKind::Dependency { .. }) && self.world.is_active(rule.pack))
    }

    /// A default value, and what stands beside the type in an annotation.
    fn markers(&mut self, file: FileId, default: ExprId, ty: ExprId) -> Vec<At> {
        let mut out = Vec::new();
        if default.is_some() {
            out.push(At::new(file, default, &Env::default()));
        }
        if ty.is_some() {
            out.extend(self.metadata(file, ty));
        }
        out
    }

    fn add_marker(&mut self, at: &At, place: (FileId, u32), out: &mut Vec<Layer>) {
        use crate::model::facts::Expr;
        if !matches!(
            self.world.facts(at.file).expr(at.expr),
            Expr::Call { .. } | Expr::Name { .. } | Expr::Member { .. }
        ) {
            return;
        }
        for (value, env) in self.eval(at) {
            if self.is_dependency(&value) {
                out.push(Layer { value: Some(value), env, file: place.0, line: place.1 });
            }
        }
    }

    /// What `Depends(f)` means: `f` itself, or what it asks for in turn.
    pub(super) fn dependency_verdict(&mut self, site: &At, ty: Option<&At>, method: &str, depth: u8) -> Verdict {
        if depth > MAX_DEPTH {
            return Verdict::Nothing;
        }
        let args = self.arguments(site);
        let given = args.iter().find(|a| a.name.is_empty() || a.name.as_str() == "dependency").map(|a| a.value);
        let targets = match (given, ty) {
            (Some(given), _) => {
                let call = site.sibling(given);
                if self.is_lenient(&call) {
                    return Verdict::Passes;
                }
                self.eval(&call)
            }
            (None, _) => Vec::new(),
        };
        let mut out = Verdict::Nothing;
        for (target, env) in targets {
            match self.target_verdict(&target, &env, method, depth) {
                found @ Verdict::Checks { .. } => return found,
                Verdict::Nothing => {}
                found => out = found,
            }
        }
        out
    }

    fn target_verdict(&mut self, target: &Value, env: &Env, method: &str, depth: u8) -> Verdict {
        let own = match target {
            Value::Func { .. } | Value::Class { .. } | Value::Instance { .. } | Value::Obj { .. } | Value::Ext(_) => {
                self.verdict(target, env, method, depth.min(2))
            }
            _ => Verdict::Nothing,
        };
        // A name alone does not tell against what can be looked into.
        if let Verdict::Checks { .. } | Verdict::Passes | Verdict::Opens = own {
            return own;
        }
        let function = match target {
            Value::Func { file, func, .. } => Some((*file, *func)),
            Value::Class { file, class } => self.constructor(*file, *class),
            Value::Instance { file, class, .. } => self.method(*file, *class, Sym::new("__call__")),
            _ => None,
        };
        let Some((file, func)) = function else { return own };
        let mut inner = Vec::new();
        self.asked_for(file, func, &mut inner);
        let mut out = own;
        for layer in inner {
            let Some(Value::Obj { site: Some(site), .. }) = &layer.value else { continue };
            match self.dependency_verdict(site, None, method, depth + 1) {
                found @ Verdict::Checks { .. } => return found,
                Verdict::Nothing => {}
                found => out = found,
            }
        }
        out
    }
}
