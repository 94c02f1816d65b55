//! Values that are known by their declared types.

use std::rc::Rc;

use crate::model::facts::{ClassKind, Expr, ExprId, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};
use crate::resolve::world::{last_name, receiver_type};

impl Resolver<'_> {
    /// The receiver that a method runs on.
    pub(crate) fn receiver(&mut self, file: FileId, func: FuncId, env: &Env) -> Results {
        if let Some(Choice::Receiver(number)) = env.get(Key::Receiver(file, func)) {
            let known = self.receivers.get(number as usize).cloned();
            return known.map(|value| (value, env.clone())).into_iter().collect();
        }
        let key = Key::Frame(file, func);
        if let Some(Choice::On(file, class)) = env.get(key) {
            return vec![(Value::Class { file, class }, env.clone())];
        }
        if let Some(Choice::Call(f, call)) = env.get(key) {
            let outer = env.filter(|k| k != key);
            let mut out = Vec::new();
            let Expr::Call { callee, .. } = self.world.facts(f).expr(call) else { return Vec::new() };
            let made = self.eval(&At::new(f, callee, &outer));
            for (value, _) in &made {
                if let Value::Class { file: cf, class } = value {
                    let site = Some(At { env: self.relevant(&At::new(f, call, &outer)), file: f, expr: call });
                    out.push((Value::Instance { file: *cf, class: *class, site }, env.clone()));
                }
            }
            for (value, e) in &made {
                if let Value::Func { on: Some(on), file: mf, func: m, .. } = value
                    && (*mf, *m) == (file, func)
                {
                    out.push((on.as_ref().clone(), e.with(key, Choice::Call(f, call))));
                }
            }
            if !out.is_empty() {
                return out;
            }
        }
        let facts = self.world.facts(file);
        let function = &facts.functions[func.index()];
        if let Some(class) = function.class.get() {
            return vec![(Value::Instance { file, class, site: None }, env.clone())];
        }
        match (receiver_type(facts, function), function.params.first()) {
            (Some(_), Some(param)) => {
                let ty = param.ty;
                let typed = self.typed(&At::new(file, ty, &Env::default()));
                typed.into_iter().map(|(v, _)| (v, env.clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a value says less than a declared type may: nothing, or something outside that no pack knows.
    pub(crate) fn says_little(&mut self, file: FileId, value: &Value) -> bool {
        match value {
            Value::Unknown(_) | Value::Null => true,
            // What hangs on something known may be read by its name.
            Value::Bound { on, .. } => self.says_little(file, on),
            Value::Obj { .. } => {
                let language = self.language(file);
                let types = self.types_of(file, value);
                !types.iter().any(|ty| self.world.is_known_type(language, *ty))
            }
            _ => false,
        }
    }

    /// Whether a value is something of a package whose calls go out, though no pack knows it.
    fn is_of_service(&self, file: FileId, value: &Value) -> bool {
        let Value::Obj { ty, .. } = value else { return false };
        let service = self.world.rules.services.of_name(self.language(file), ty.as_str());
        service.is_some_and(|(service, _)| service.generic && !service.skip)
    }

    /// Values of the declared type in place of `values`, when it is one that is known; where they came from is kept.
    pub(crate) fn declared_instead(&mut self, values: &Results, ty: &At) -> Option<Results> {
        if !ty.expr.is_some() {
            return None;
        }
        let mut typed = self.typed(ty);
        let nothing = values.iter().all(|(v, _)| v.is_unknown() || *v == Value::Null);
        let better = |value: &Value, this: &mut Self| {
            !value.is_unknown() && (nothing || !this.says_little(ty.file, value) || this.is_of_service(ty.file, value))
        };
        if !typed.iter().any(|(value, _)| better(value, self)) {
            return holder_of(values, &typed);
        }
        if let Some((Value::Obj { site: made_at, on: made_on, .. }, _)) = values.first() {
            for (value, _) in &mut typed {
                if let Value::Obj { site: site @ None, on, .. } = value {
                    site.clone_from(made_at);
                    if on.is_none() {
                        on.clone_from(made_on);
                    }
                }
            }
        }
        Some(typed)
    }

    /// A value of the type that the type expression `at` names.
    pub(crate) fn typed(&mut self, at: &At) -> Results {
        let facts = self.world.facts(at.file);
        match facts.expr(at.expr) {
            Expr::Index { base, index } => self.generic_type(at, base, index),
            Expr::Choice { items } => {
                let items = facts.items(items).to_vec();
                let mut out = Vec::new();
                for item in items {
                    out.extend(self.typed(&at.sibling(item)));
                }
                self.prefer_known(out, at, Sym::EMPTY)
            }
            Expr::Name { .. } | Expr::Member { .. } | Expr::Class(_) | Expr::Call { .. } => {
                let mut out = Vec::new();
                for (value, env) in self.eval(at) {
                    out.extend(self.instance_of(value, env));
                }
                out
            }
            _ => vec![(Value::UNKNOWN, at.env.clone())],
        }
    }

    fn instance_of(&mut self, value: Value, env: Env) -> Results {
        match value {
            Value::Class { file, class } => {
                let info = self.class(file, class);
                if info.kind == ClassKind::Alias
                    && let Some(base) = info.bases.first().copied()
                {
                    let at = At::new(file, base, &Env::default());
                    if self.guarded(&at) {
                        return vec![(Value::UNKNOWN, env)];
                    }
                    // A Go type made from another has its own methods.
                    let folder = self.world.folder(file);
                    let name = self.class(file, class).name;
                    if self.language(file) == Language::Go && !self.world.go_methods(folder, name).is_empty() {
                        return vec![(Value::Instance { file, class, site: None }, env)];
                    }
                    self.guard(at.clone());
                    let typed = self.typed(&at);
                    self.unguard();
                    return typed.into_iter().map(|(v, _)| (v, env.clone())).collect();
                }
                vec![(Value::Instance { file, class, site: None }, env)]
            }
            Value::Node(at) if matches!(self.world.facts(at.file).expr(at.expr), Expr::Index { .. }) => {
                if self.guarded(&at) {
                    return vec![(Value::UNKNOWN, env)];
                }
                self.guard(at.clone());
                let typed = self.typed(&at);
                self.unguard();
                typed.into_iter().map(|(v, _)| (v, env.clone())).collect()
            }
            Value::Ext(ty) if says_nothing(ty) => vec![(Value::UNKNOWN, env)],
            Value::Ext(ty) => vec![(Value::Obj { ty, site: None, on: None }, env)],
            // `X = Annotated[T, ...]` and other names for types.
            Value::Instance { .. } | Value::Obj { .. } => vec![(value, env)],
            _ => vec![(Value::UNKNOWN, env)],
        }
    }

    fn generic_type(&mut self, at: &At, base: ExprId, index: ExprId) -> Results {
        let facts = self.world.facts(at.file);
        let name = last_name(facts, base).map_or("", Sym::as_str);
        let first = match facts.expr(index) {
            Expr::List { items } => facts.items(items).first().copied().unwrap_or(index),
            _ => index,
        };
        match name {
            "[]" | "Array" | "ReadonlyArray" | "list" | "List" | "Sequence" | "Iterable" | "set" | "Set" | "tuple"
            | "Tuple" => vec![(Value::ListOf(at.sibling(first)), at.env.clone())],
            "Optional" | "Annotated" | "Promise" | "Awaitable" | "Readonly" | "Partial" | "Required" | "Final"
            | "ClassVar" | "NonNullable" | "Union" => self.typed(&at.sibling(first)),
            "map" if facts.language == Language::Go => {
                let value = match facts.expr(index) {
                    Expr::List { items } => facts.items(items).get(1).copied().unwrap_or(ExprId::NONE),
                    _ => ExprId::NONE,
                };
                vec![(Value::ListOf(at.sibling(value)), at.env.clone())]
            }
            "map" | "dict" | "Dict" | "Mapping" | "Record" | "Map" | "chan" => {
                vec![(Value::UNKNOWN, at.env.clone())]
            }
            _ => {
                let mut made = self.typed(&at.sibling(base));
                // What it is of stays known: the model of a repository.
                for (value, env) in &mut made {
                    if let Value::Obj { site: None, on: on @ None, .. } = value {
                        *on = Some(Rc::new(Value::Node(At::new(at.file, index, env))));
                    }
                }
                made
            }
        }
    }
}

/// `x: Holder[T] = Holder()`: the value, of which it is known now what it holds.
fn holder_of(values: &Results, typed: &Results) -> Option<Results> {
    let ([(Value::Obj { ty, site, on: None }, env)], [(Value::Obj { ty: declared, on: Some(of), .. }, _)]) =
        (values.as_slice(), typed.as_slice())
    else {
        return None;
    };
    let held = Value::Obj { ty: *ty, site: site.clone(), on: Some(of.clone()) };
    (ty == declared).then(|| vec![(held, env.clone())])
}

/// Whether a type lets anything through.
fn says_nothing(ty: Sym) -> bool {
    let last = ty.as_str().rsplit('.').next().unwrap_or_default();
    matches!(
        last,
        "Any" | "any" | "object" | "unknown" | "Callable" | "Function" | "Awaitable" | "Coroutine" | "TypeVar"
    )
}

/// Whether a type comes from a module of types, which say nothing about what is given.
pub(crate) fn is_of_types_module(ty: Sym) -> bool {
    let modules = ["typing.", "typing_extensions.", "collections.abc.", "abc.", "types.", "builtins."];
    modules.iter().any(|m| ty.as_str().starts_with(m))
}
