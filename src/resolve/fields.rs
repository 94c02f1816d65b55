//! Fields of instances: what is given to constructors, stored into members, declared in classes.

use std::rc::Rc;

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, FuncId, ParamKind, ScopeId, ScopeKind};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::classes::MAX_LINEAGE;
use crate::resolve::eval::Resolver;
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};
use crate::resolve::world::{last_name, scopes, strip_index};

impl Resolver<'_> {
    /// `instance.name`.
    pub(crate) fn field(&mut self, instance: &Value, name: Sym, env: &Env) -> Results {
        let Value::Instance { file, class, site } = instance else { return Vec::new() };
        let at = At::new(*file, ExprId::NONE, env);
        if let Some(value) = self.configured_field(*file, *class, site.as_ref(), name) {
            return vec![(value, env.clone())];
        }
        if let Some(site) = site {
            let given = self.given_field(site, *file, *class, name);
            if !given.is_empty() {
                return given.into_iter().map(|(v, _)| (v, env.clone())).collect();
            }
        }
        if let Some(value) = self.env_field(*file, *class, name) {
            return vec![(value, env.clone())];
        }
        if let Some((f, func)) = self.method(*file, *class, name) {
            if self.world.facts(f).functions[func.index()].is_property {
                return self.property(instance, (f, func), env);
            }
            let on = Some(Rc::new(instance.clone()));
            return vec![(Value::Func { file: f, func, env: Env::default(), on }, env.clone())];
        }
        let asked = Key::Frame(FileId(u32::MAX), FuncId(name.raw()));
        let env_of = Env::default().with(asked, Choice::Element(0));
        let key = At { file: *file, expr: ExprId(u32::MAX - 1 - class.0), env: env_of };
        let mut out = Vec::new();
        if !self.guarded(&key) || site.is_some() {
            self.guard(key);
            out = self.stored(instance, name);
            self.unguard();
        }
        if out.iter().all(|(v, _)| v.is_unknown() || *v == Value::Null) {
            let declared = self.declared(*file, *class, name);
            out.extend(if out.is_empty() && self.is_unset(instance, name, &declared) {
                vec![(Value::Null, Env::default())]
            } else {
                declared
            });
        }
        if out.iter().all(|(v, _)| v.is_unknown()) {
            out.extend(self.promoted(*file, *class, name, instance));
        }
        if let Some(outside) = self.outside_field(instance, name) {
            return vec![(outside, env.clone())];
        }
        if out.is_empty() && !self.outside_bases(*file, *class).is_empty() {
            return vec![(Value::Bound { on: Rc::new(instance.clone()), name }, env.clone())];
        }
        let out = out.into_iter().map(|(v, _)| (v, env.clone())).collect();
        self.prefer_known(out, &at, name)
    }

    /// Go: whether a field was never set on what a literal made without it: it points to another of the same type, or
    /// all that is stored into it is stored on others.
    fn is_unset(&self, instance: &Value, name: Sym, declared: &Results) -> bool {
        let Value::Instance { file, class, site: Some(site) } = instance else { return false };
        let of_same =
            |value: &Value| matches!(value, Value::Instance { file: f, class: c, .. } if (f, c) == (file, class));
        self.language(*file) == Language::Go
            && name.as_str().starts_with(char::is_lowercase)
            && matches!(self.world.facts(site.file).expr(site.expr), Expr::Struct { .. })
            && !declared.is_empty()
            && (declared.iter().all(|(value, _)| of_same(value))
                || self.world.stores_named(name).iter().any(|(f, _)| self.world.folder(*f) == self.world.folder(*file)))
    }

    /// What packs know of a field that outside bases have.
    pub(crate) fn outside_field(&mut self, instance: &Value, name: Sym) -> Option<Value> {
        let Value::Instance { file, class, .. } = instance else { return None };
        let language = self.language(*file);
        let bases = self.outside_bases(*file, *class);
        let known = bases.iter().find_map(|base| self.world.rules.members.get(&(language, *base, name)))?;
        let on = || Some(Rc::new(instance.clone()));
        Some(if known.is_empty() { instance.clone() } else { Value::Obj { ty: *known, site: None, on: on() } })
    }

    /// What a property gives. Of a class it matters which of those that inherit it, of objects that a framework knows
    /// which one it is read from.
    pub(crate) fn property(&mut self, instance: &Value, (file, func): (FileId, FuncId), env: &Env) -> Results {
        let key = Key::Frame(file, func);
        let on = Key::Receiver(file, func);
        let mut inner = env.filter(|k| k != key);
        // One that asks for itself is asked once.
        if env.get(on).is_none() && self.tells_of_property((file, func), instance) {
            let number = self.receiver_number(instance);
            inner = inner.with(on, Choice::Receiver(number));
        }
        let values = self.returned(file, func, &inner);
        values.into_iter().map(|(v, e)| (v, e.restore(key, env).restore(on, env))).collect()
    }

    /// Whether a property may give something else on `instance` than on others of its class.
    fn tells_of_property(&mut self, (file, func): (FileId, FuncId), instance: &Value) -> bool {
        let Value::Instance { file: f, class, site } = instance else { return false };
        let own = self.world.facts(file).functions[func.index()].class;
        (*f, *class) != (file, own)
            || (site.is_some() && self.language(file) == Language::Python && !self.outside_bases(*f, *class).is_empty())
    }

    /// What entering values gives (`with value as name`): what a class of the project gives back then, else the value
    /// itself.
    pub(crate) fn entered(&mut self, values: Results) -> Results {
        let mut out = Vec::new();
        for (value, env) in values {
            let method = match &value {
                &Value::Instance { file, class, .. } => ["__enter__", "__aenter__"]
                    .into_iter()
                    .find_map(|name| Some((class, self.method(file, class, Sym::new(name))?))),
                _ => None,
            };
            let given = method.map(|(class, (file, func))| {
                let mut given = self.property(&value, (file, func), &env);
                given.retain(|(given, _)| match given {
                    Value::Unknown(_) | Value::Null => false,
                    Value::Instance { class: other, .. } => *other != class,
                    _ => true,
                });
                given
            });
            match given {
                Some(given) if !given.is_empty() => out.extend(given),
                _ => out.push((value, env)),
            }
        }
        out
    }

    /// A field given where the instance was made: struct literal, keyword argument of a class without constructor.
    fn given_field(&mut self, site: &At, file: FileId, class: ClassId, name: Sym) -> Results {
        let facts = self.world.facts(site.file);
        match facts.expr(site.expr) {
            Expr::Struct { entries, .. } => {
                let entries = facts.items(entries).to_vec();
                let named = entries.chunks(2).find(|e| matches!(facts.expr(e[0]), Expr::Str(k) if k == name));
                if let Some(entry) = named {
                    return self.eval(&site.sibling(entry[1]));
                }
                let positional = entries.chunks(2).all(|e| facts.expr(e[0]) == Expr::Unknown);
                let index = self.class(file, class).fields.iter().position(|f| f.name == name);
                match (positional, index) {
                    (true, Some(i)) if i * 2 + 1 < entries.len() => self.eval(&site.sibling(entries[i * 2 + 1])),
                    _ => Vec::new(),
                }
            }
            Expr::Call { args, .. } if self.language(file) == Language::Python => {
                if self.constructor(file, class).is_some() {
                    return Vec::new();
                }
                let args = facts.arguments(args).to_vec();
                if let Some(arg) = args.iter().find(|a| a.name == name) {
                    return self.eval(&site.sibling(arg.value));
                }
                let index = self.class(file, class).fields.iter().position(|f| f.name == name);
                match index.and_then(|i| args.get(i)) {
                    Some(arg) if arg.name.is_empty() => self.eval(&site.sibling(arg.value)),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// `self.name = value` in methods of the class or its bases, and (Go) `x.name = value` in its package.
    fn stored(&mut self, instance: &Value, name: Sym) -> Results {
        let Value::Instance { file, class, site } = instance else { return Vec::new() };
        let lineage = self.lineage(*file, *class);
        let constructor = self.constructor(*file, *class);
        let go = self.language(*file) == Language::Go;
        let frames = constructor.map_or(Vec::new(), |ctor| self.constructor_frames(ctor, site.as_ref()));
        let mut out = Vec::new();
        let world = self.world;
        for (f, n) in world.stores_named(name).iter().copied().filter(|(f, _)| world.may_see(*f, *file)) {
            let facts = world.facts(f);
            let store = facts.stores[n as usize];
            let mut env = Env::default();
            if go {
                if self.world.folder(f) != self.world.folder(*file) || !self.is_instance_base(f, store.base, &lineage) {
                    continue;
                }
            } else {
                let Some((method, owner)) = self.method_around(f, store.scope) else { continue };
                if !lineage.contains(&(f, owner)) || !self.is_self(f, store.base, method) {
                    continue;
                }
                if let Some((_, made)) = frames.iter().find(|(ctor, _)| *ctor == (f, method)) {
                    env.clone_from(made);
                }
            }
            let values = match site {
                Some(site) if go => self.stored_on(site, (f, store.base, store.scope), store.value),
                _ => self.eval(&At::new(f, store.value, &env)),
            };
            let open = store.ty.is_some() && values.iter().all(|(v, _)| self.says_little(f, v));
            match self.declared_instead(&values, &At::new(f, store.ty, &env)).filter(|_| open) {
                Some(typed) => out.extend(typed),
                None => out.extend(values),
            }
        }
        if go && site.is_none() {
            let name_of = self.class(*file, *class).name;
            let literals: Vec<(FileId, ExprId)> = self.world.literals_named(name_of).to_vec();
            for (f, literal) in literals.into_iter().filter(|(f, _)| self.world.may_see(*f, *file)).take(8) {
                let at = At::new(f, literal, &Env::default());
                let is_it = self
                    .eval(&at)
                    .iter()
                    .any(|(v, _)| matches!(v, Value::Instance { file: g, class: c, .. } if (g, c) == (file, class)));
                if is_it {
                    out.extend(self.given_field(&at, *file, *class, name));
                }
            }
        }
        // `constructor(private x: T)`.
        if let Some((f, ctor)) = constructor {
            let facts = self.world.facts(f);
            let params = &facts.functions[ctor.index()].params;
            if let Some(i) = params.iter().position(|p| p.field && p.name == name) {
                let env = frames.first().map_or(Env::default(), |(_, env)| env.clone());
                out.extend(self.param(f, ctor, i as u16, &env));
            }
        }
        for ((f, ctor), env) in frames.iter().skip(1) {
            let params = &self.world.facts(*f).functions[ctor.index()].params;
            if let Some(i) = params.iter().position(|p| p.field && p.name == name) {
                out.extend(self.param(*f, *ctor, i as u16, env));
            }
        }
        out
    }

    /// What a method stores that is called on the instance made at `site` and not only on others: `Route().path("/a")`
    /// says nothing of another route.
    fn stored_on(&mut self, site: &At, (file, base, scope): (FileId, ExprId, ScopeId), value: ExprId) -> Results {
        let all = At::new(file, value, &Env::default());
        let facts = self.world.facts(file);
        let method = scopes(facts, scope).find_map(|s| match facts.scopes[s.index()].kind {
            ScopeKind::Function(func) => Some(func),
            _ => None,
        });
        let Some(method) = method.filter(|method| self.is_self(file, base, *method)) else { return self.eval(&all) };
        let callers = self.callers_of(file, method);
        let key = Key::Frame(file, method);
        let mut out = Vec::new();
        for caller in callers.iter() {
            let env = caller.iter().fold(Env::default(), |env, (key, choice)| env.with(*key, *choice));
            let Some(Choice::Call(f, call)) = env.get(key) else { return self.eval(&all) };
            if self.may_be_on(site, &At::new(f, call, &env.filter(|k| k != key))) {
                out.extend(self.eval(&At::new(file, value, &env)));
            }
        }
        if callers.is_empty() { self.eval(&all) } else { out }
    }

    /// Whether a method may be called on the instance that was made at `site`.
    fn may_be_on(&mut self, site: &At, call: &At) -> bool {
        let facts = self.world.facts(call.file);
        let Expr::Call { callee, .. } = facts.expr(call.expr) else { return true };
        let Expr::Member { base, .. } = facts.expr(callee) else { return true };
        let others = self.eval(&call.sibling(base));
        others.is_empty()
            || others.iter().any(|(value, _)| match value {
                Value::Instance { site: Some(other), .. } => {
                    (other.file, other.expr) == (site.file, site.expr) && other.env.compatible(&site.env)
                }
                _ => true,
            })
    }

    /// The constructors that run when an instance is made, its own first, each as the one before calls it.
    fn constructor_frames(&mut self, own: (FileId, FuncId), site: Option<&At>) -> Vec<((FileId, FuncId), Env)> {
        let key = |(file, func): (FileId, FuncId)| Key::Frame(file, func);
        let env = match site {
            Some(site) => site.env.with(key(own), Choice::Call(site.file, site.expr)),
            None => Env::default(),
        };
        let mut out = vec![(own, env)];
        while let Some(((file, ctor), env)) = out.last().cloned() {
            let Some(call) = self.base_constructor_call(file, ctor) else { break };
            let Some(base) = self.callees_of(file, call).first().copied() else { break };
            if out.len() >= MAX_LINEAGE || out.iter().any(|(known, _)| *known == base) {
                break;
            }
            out.push((base, env.with(key(base), Choice::Call(file, call))));
        }
        out
    }

    /// The call of the base's constructor in a constructor: `super(..)`, `super().__init__(..)`.
    pub(crate) fn base_constructor_call(&self, file: FileId, ctor: FuncId) -> Option<ExprId> {
        let facts = self.world.facts(file);
        let function = &facts.functions[ctor.index()];
        let is_super = |expr: ExprId| matches!(facts.expr(expr), Expr::Super { .. });
        (function.first.0..function.end.0).map(ExprId).find(|expr| match facts.expr(*expr) {
            Expr::Call { callee, .. } => match facts.expr(callee) {
                Expr::Super { .. } => true,
                Expr::Member { base, name } => name == function.name && is_super(base),
                _ => false,
            },
            _ => false,
        })
    }

    pub(crate) fn method_around(&self, file: FileId, scope: ScopeId) -> Option<(FuncId, ClassId)> {
        let facts = self.world.facts(file);
        scopes(facts, scope).find_map(|s| match facts.scopes[s.index()].kind {
            ScopeKind::Function(f) => {
                let class = facts.functions[f.index()].class;
                class.is_some().then_some((f, class))
            }
            _ => None,
        })
    }

    /// Whether `base` is `self` or `this` of `method`.
    fn is_self(&self, file: FileId, base: ExprId, method: FuncId) -> bool {
        let facts = self.world.facts(file);
        match facts.expr(base) {
            Expr::This { .. } => true,
            Expr::Name { name, .. } => facts.functions[method.index()]
                .params
                .first()
                .is_some_and(|p| p.kind == ParamKind::Receiver && p.name == name),
            _ => false,
        }
    }

    /// Go: whether `base` is of one of the classes.
    fn is_instance_base(&mut self, file: FileId, base: ExprId, lineage: &[(FileId, ClassId)]) -> bool {
        if !matches!(self.world.facts(file).expr(base), Expr::Name { .. } | Expr::Member { .. }) {
            return false;
        }
        let values = self.eval(&At::new(file, base, &Env::default()));
        values
            .iter()
            .any(|(v, _)| matches!(v, Value::Instance { file, class, .. } if lineage.contains(&(*file, *class))))
    }

    /// A field by its declaration: value in the class body, or type.
    pub(crate) fn declared(&mut self, file: FileId, class: ClassId, name: Sym) -> Results {
        let env = Env::default();
        for (f, c) in self.lineage(file, class) {
            let Some(field) = self.class(f, c).fields.iter().rev().find(|x| x.name == name).cloned() else { continue };
            let mut out = Vec::new();
            if field.value.is_some() {
                out = self.eval(&At::new(f, field.value, &env));
            }
            if field.ty.is_some()
                && out.iter().all(|(v, _)| self.says_little(f, v))
                && let Some(typed) = self.declared_instead(&out, &At::new(f, field.ty, &env))
            {
                out = self.made_by_decorator(f, &field.decorators, typed);
            }
            if out.is_empty() && self.class(f, c).kind == ClassKind::Enum {
                out.push((Value::text(name.as_str()), env.clone()));
            }
            return out;
        }
        Vec::new()
    }

    /// A member of an outside type embedded in the class, which Go promotes.
    fn promoted(&mut self, file: FileId, class: ClassId, name: Sym, instance: &Value) -> Results {
        if self.language(file) != Language::Go {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for base in self.class(f, c).bases.clone() {
                let Some(base_name) = last_name(self.world.facts(f), strip_index(self.world.facts(f), base)) else {
                    continue;
                };
                if base_name == name {
                    out.extend(self.typed(&At::new(f, base, &Env::default())));
                }
            }
        }
        if out.is_empty() && !self.outside_bases(file, class).is_empty() {
            out.push((Value::Bound { on: Rc::new(instance.clone()), name }, Env::default()));
        }
        out
    }
}
