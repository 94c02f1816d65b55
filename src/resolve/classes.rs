//! Classes, instances and types of the project.

use std::rc::Rc;

use crate::model::facts::{Class, ClassId, ClassKind, Expr, ExprId, FuncId, ParamKind, ScopeId};
use crate::model::language::Language;
use crate::model::rule::{Emit, Returns, Shape};
use crate::model::sym::Sym;
use crate::resolve::eval::{Resolver, prefer_known};
use crate::resolve::value::{At, Choice, Env, FileId, Key, Results, Value};
use crate::resolve::world::{last_name, receiver_type, scopes, strip_index};

/// How many classes a lineage may have.
const MAX_LINEAGE: usize = 24;

impl Resolver<'_> {
    pub(crate) fn class(&self, file: FileId, class: ClassId) -> &'_ Class {
        &self.world.facts(file).classes[class.index()]
    }

    /// A class and its bases in the project, nearest first. Aliases lead to what they stand for.
    pub(crate) fn lineage(&mut self, file: FileId, class: ClassId) -> Vec<(FileId, ClassId)> {
        if let Some(known) = self.lineages.get(&(file, class)) {
            return known.as_ref().clone();
        }
        let mark = self.mark();
        let out = self.find_lineage(file, class);
        if !self.cut_since(mark) {
            self.lineages.insert((file, class), Rc::new(out.clone()));
        }
        out
    }

    fn find_lineage(&mut self, file: FileId, class: ClassId) -> Vec<(FileId, ClassId)> {
        let mut out = vec![(file, class)];
        let mut next = 0;
        while next < out.len() && out.len() < MAX_LINEAGE {
            let (f, c) = out[next];
            for base in self.class(f, c).bases.clone() {
                let base = strip_index(self.world.facts(f), base);
                for (value, _) in self.eval(&At::new(f, base, &Env::default())) {
                    if let Value::Class { file, class } = value
                        && !out.contains(&(file, class))
                    {
                        out.push((file, class));
                    }
                }
            }
            next += 1;
        }
        out
    }

    /// Qualified names of the outside classes that a class derives from, nearest first, with their own bases.
    pub(crate) fn outside_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        if let Some(known) = self.bases_of.get(&(file, class)) {
            return known.as_ref().clone();
        }
        let mark = self.mark();
        let out = self.find_outside_bases(file, class);
        if !self.cut_since(mark) {
            self.bases_of.insert((file, class), Rc::new(out.clone()));
        }
        out
    }

    fn find_outside_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let mut out: Vec<Sym> = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for base in self.class(f, c).bases.clone() {
                let base = strip_index(self.world.facts(f), base);
                for (value, _) in self.eval(&At::new(f, base, &Env::default())) {
                    match value {
                        Value::Ext(name) | Value::Obj { ty: name, .. } if !out.contains(&name) => out.push(name),
                        _ => {}
                    }
                }
            }
        }
        out.extend(self.decorated_bases(file, class));
        self.add_outside_ancestors(file, &mut out);
        out
    }

    /// Outside decorators that make a class, or one that it derives from, as if it derived from something: those that
    /// class rules without a point of their own are about.
    fn decorated_bases(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let language = self.language(file);
        let mut out = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for decorator in self.class(f, c).decorators.clone() {
                let callee = match self.world.facts(f).expr(decorator) {
                    Expr::Call { callee, .. } => callee,
                    _ => decorator,
                };
                for (value, _) in self.eval(&At::new(f, callee, &Env::default())) {
                    let Value::Ext(name) = value else { continue };
                    let rules = self.world.rules.by_base.get(&(language, name)).into_iter().flatten();
                    if rules.into_iter().any(|rule| self.rule(*rule).emit == Emit::Nothing) {
                        out.push(name);
                    }
                }
            }
        }
        out
    }

    /// Adds the bases of outside classes as packs know them, and names with `*` that match.
    pub(crate) fn add_outside_ancestors(&mut self, file: FileId, names: &mut Vec<Sym>) {
        let language = self.language(file);
        if let Some(name) = names.first().copied().filter(|_| !self.world.wildcards.is_empty()) {
            names.extend(self.wildcards_of(language, name).iter());
        }
        let mut next = 0;
        while next < names.len() {
            if let Some(bases) = self.world.rules.bases.get(&(language, names[next])) {
                for base in bases {
                    if !names.contains(base) {
                        names.push(*base);
                    }
                }
            }
            next += 1;
        }
    }

    /// The type names under which packs may know a value.
    pub(crate) fn types_of(&mut self, file: FileId, value: &Value) -> Vec<Sym> {
        match value {
            Value::Obj { ty, .. } | Value::Ext(ty) => {
                let mut names = vec![*ty];
                self.add_outside_ancestors(file, &mut names);
                names
            }
            Value::Instance { file, class, .. } => self.outside_bases(*file, *class),
            Value::Class { file, class } => self.outside_bases(*file, *class),
            Value::Bound { on, name } => self.types_of_member(file, on, *name),
            Value::Func { file, func, .. } => self.types_of_decorated(*file, *func),
            _ => Vec::new(),
        }
    }

    /// The type names with `*` in packs that a qualified name matches.
    pub(crate) fn wildcards_of(&mut self, language: Language, name: Sym) -> Rc<Vec<Sym>> {
        if let Some(known) = self.wildcards.get(&name) {
            return known.clone();
        }
        let matching = self.world.wildcards.iter().filter(|(l, w)| *l == language && w.matches(name.as_str()));
        let found = Rc::new(matching.map(|(_, wildcard)| wildcard.name).collect::<Vec<_>>());
        self.wildcards.insert(name, found.clone());
        found
    }

    /// What the decorators of a function make of it: a task, a handler with methods of its own.
    fn types_of_decorated(&mut self, file: FileId, func: FuncId) -> Vec<Sym> {
        if self.world.facts(file).functions[func.index()].decorators.is_empty() {
            return Vec::new();
        }
        if let Some(known) = self.decorated_types.get(&(file, func)) {
            return known.clone();
        }
        self.decorated_types.insert((file, func), Vec::new());
        let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
        let mut out = Vec::new();
        for decorator in decorators {
            for m in self.matches(&At::new(file, decorator, &Env::default())) {
                let rule = self.rule(m.rule);
                if let (Shape::Decorator, Returns::Type(ty)) = (rule.shape, rule.returns) {
                    out.push(ty);
                }
            }
        }
        self.decorated_types.insert((file, func), out.clone());
        out
    }

    /// Whether a pack says what all members of a value are.
    pub(crate) fn has_any_member(&mut self, file: FileId, value: &Value) -> bool {
        let language = self.language(file);
        let any = Sym::new("*");
        let types = self.types_of(file, value);
        types.iter().any(|ty| self.world.rules.members.contains_key(&(language, *ty, any)))
    }

    /// The type names of a member that no rule names: of each type of its owner, and what a pack says of all members.
    fn types_of_member(&mut self, file: FileId, on: &Value, name: Sym) -> Vec<Sym> {
        if !matches!(on, Value::Obj { .. } | Value::Instance { .. } | Value::Class { .. } | Value::Bound { .. }) {
            return Vec::new();
        }
        let language = self.language(file);
        let owners = self.types_of(file, on);
        let any = Sym::new("*");
        let mut out: Vec<Sym> = owners.iter().take(8).map(|ty| Sym::new(&format!("{ty}.{name}"))).collect();
        if let Some(name) = out.first().copied().filter(|_| !self.world.wildcards.is_empty()) {
            out.extend(self.wildcards_of(language, name).iter());
        }
        out.extend(owners.iter().filter_map(|ty| self.world.rules.members.get(&(language, *ty, any))));
        out
    }

    /// The method `name` of a class, own or inherited, and the class that has it.
    pub(crate) fn method(&mut self, file: FileId, class: ClassId, name: Sym) -> Option<(FileId, FuncId)> {
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            if facts.language == Language::Go {
                let folder = self.world.folder(f);
                let methods = self.world.go_methods(folder, facts.classes[c.index()].name);
                let found = methods.iter().find(|(f, m)| self.world.facts(*f).functions[m.index()].name == name);
                if let Some(found) = found {
                    return Some(*found);
                }
            } else {
                let methods = &facts.classes[c.index()].methods;
                let found = methods.iter().rev().find(|m| {
                    let f = &facts.functions[m.index()];
                    f.name == name && f.has_body
                });
                if let Some(method) = found {
                    return Some((f, *method));
                }
            }
        }
        None
    }

    /// `super().name`, `super.name`: the method of the bases of the class around.
    pub(crate) fn super_method(&mut self, at: &At, scope: ScopeId, name: Sym) -> Option<Results> {
        let (_, class) = self.method_around(at.file, scope)?;
        let bases = self.lineage(at.file, class).into_iter().skip(1);
        let (file, func) = bases.into_iter().find_map(|(f, c)| self.method(f, c, name))?;
        if self.world.facts(file).functions[func.index()].is_property {
            return None;
        }
        let this = self.this(at, scope);
        let on = |value: Value| Some(Rc::new(value));
        Some(
            this.into_iter()
                .map(|(v, env)| (Value::Func { file, func, env: Env::default(), on: on(v) }, env))
                .collect(),
        )
    }

    /// The constructor of a class, own or inherited.
    pub(crate) fn constructor(&mut self, file: FileId, class: ClassId) -> Option<(FileId, FuncId)> {
        let name = match self.language(file) {
            Language::Python => "__init__",
            Language::Ecma => "constructor",
            Language::Go => return None,
        };
        self.method(file, class, Sym::new(name))
    }

    /// `instance.name`.
    pub(crate) fn field(&mut self, instance: &Value, name: Sym, env: &Env) -> Results {
        let Value::Instance { file, class, site } = instance else { return Vec::new() };
        let at = At::new(*file, ExprId::NONE, env);
        if let Some(site) = site {
            let given = self.given_field(site, *file, *class, name);
            if !given.is_empty() {
                return given.into_iter().map(|(v, _)| (v, env.clone())).collect();
            }
        }
        if self.names_env
            && let Some(variable) = self.env_field(*file, *class, name)
        {
            return vec![(self.env_value(variable), env.clone())];
        }
        if let Some((f, func)) = self.method(*file, *class, name) {
            let on = Some(Rc::new(instance.clone()));
            if self.world.facts(f).functions[func.index()].is_property {
                return self.property(f, func, env);
            }
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
            out.extend(self.declared(*file, *class, name));
        }
        if out.iter().all(|(v, _)| v.is_unknown()) {
            out.extend(self.promoted(*file, *class, name, instance));
        }
        let bases = self.outside_bases(*file, *class);
        let language = self.language(*file);
        for base in &bases {
            match self.world.rules.members.get(&(language, *base, name)) {
                Some(same) if same.is_empty() => return vec![(instance.clone(), env.clone())],
                Some(ty) => {
                    let on = Some(Rc::new(instance.clone()));
                    return vec![(Value::Obj { ty: *ty, site: None, on }, env.clone())];
                }
                None => {}
            }
        }
        if out.is_empty() && !bases.is_empty() {
            return vec![(Value::Bound { on: Rc::new(instance.clone()), name }, env.clone())];
        }
        let out = out.into_iter().map(|(v, _)| (v, env.clone())).collect();
        prefer_known(out, &at, name)
    }

    fn property(&mut self, file: FileId, func: FuncId, env: &Env) -> Results {
        let key = Key::Frame(file, func);
        let inner = env.filter(|k| k != key);
        let values = self.returned(file, func, &inner);
        values.into_iter().map(|(v, e)| (v, e.restore(key, env))).collect()
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
        for (f, n) in self.world.stores_named(name).to_vec() {
            let facts = self.world.facts(f);
            let store = facts.stores[n as usize];
            if !self.world.may_see(f, *file) {
                continue;
            }
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
            let values = self.eval(&At::new(f, store.value, &env));
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

    fn method_around(&self, file: FileId, scope: crate::model::facts::ScopeId) -> Option<(FuncId, ClassId)> {
        let facts = self.world.facts(file);
        scopes(facts, scope).find_map(|s| match facts.scopes[s.index()].kind {
            crate::model::facts::ScopeKind::Function(f) => {
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
    fn declared(&mut self, file: FileId, class: ClassId, name: Sym) -> Results {
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

    /// The receiver that a method runs on.
    pub(crate) fn receiver(&mut self, file: FileId, func: FuncId, env: &Env) -> Results {
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

    /// Values of the declared type in place of `values`, when it is one that is known; where they came from is kept.
    pub(crate) fn declared_instead(&mut self, values: &Results, ty: &At) -> Option<Results> {
        if !ty.expr.is_some() {
            return None;
        }
        let mut typed = self.typed(ty);
        let nothing = values.iter().all(|(v, _)| v.is_unknown() || *v == Value::Null);
        let better =
            |value: &Value, this: &mut Self| !value.is_unknown() && (nothing || !this.says_little(ty.file, value));
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
                prefer_known(out, at, Sym::EMPTY)
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
