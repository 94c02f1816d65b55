//! What a member of a value is: of modules, classes, instances, and of what is outside the project.

use std::rc::Rc;

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, FileFacts, FuncId};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::modules::Target;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId, Results, Value};

impl Resolver<'_> {
    /// `value.name`.
    pub(crate) fn member(&mut self, file: FileId, value: &Value, name: Sym, env: &Env) -> Results {
        let one = |value: Value| vec![(value, env.clone())];
        match value {
            Value::Module(module) => {
                let found = self.exported(*module, name, env);
                if !found.is_empty() {
                    return found.into_iter().map(|(v, _)| (v, env.clone())).collect();
                }
                match self.unread(file, *module, name) {
                    Some(outside) => one(outside),
                    None if name.as_str() == "default" => one(value.clone()),
                    None => one(Value::Unknown(name)),
                }
            }
            Value::Namespace(path) => one(match self.world.modules.python_below(file, *path, name) {
                Target::File(file) => Value::Module(file),
                Target::Namespace(path) => Value::Namespace(path),
                Target::Outside(name) => Value::Ext(name),
            }),
            // `process.env.NAME`; what `os.environ` has are methods.
            Value::Ext(base) if self.language(file) == Language::Ecma && super::environment::is_environment(*base) => {
                one(self.env_value(name))
            }
            Value::Ext(base) => {
                let mut set = self.setting(file, *base, name);
                if set.is_empty() {
                    set = self.kept(file, *base, name);
                }
                if set.is_empty() {
                    one(self.outside_member(file, *base, name))
                } else {
                    set.into_iter().map(|(v, _)| (v, env.clone())).collect()
                }
            }
            Value::Instance { .. } => self.field(value, name, env),
            Value::Class { file, class } => self.class_member(*file, *class, name, env),
            Value::Obj { ty, .. } if super::environment::is_environment(*ty) => one(self.env_value(name)),
            Value::Obj { ty, on: Some(of), .. }
                if !self.world.rules.derived.is_empty()
                    && let Some(selector) = self.world.rules.derived.get(&(self.language(file), *ty, name)) =>
            {
                let at = At::new(file, ExprId::NONE, env);
                let subject = subject(at, Some(of.as_ref().clone()), name);
                self.select(selector, &subject).unwrap_or_else(|| one(Value::Unknown(name)))
            }
            Value::Obj { ty, site, .. } => {
                if name.as_str() == "href"
                    && let Some(whole) = self.address_text(value, env)
                {
                    return whole;
                }
                if let Some((file, func)) = self.method_beside(file, *ty, name) {
                    return one(Value::Func { file, func, env: Env::default(), on: Some(Rc::new(value.clone())) });
                }
                match self.given_member(file, *ty, site.as_ref(), name) {
                    Some(given) => given.into_iter().map(|(v, _)| (v, env.clone())).collect(),
                    None => match self.attached_member(file, value, name) {
                        Some(attached) => attached.into_iter().map(|(v, _)| (v, env.clone())).collect(),
                        None => one(match self.added_member(file, value, name) {
                            Some(added) => added,
                            None => self.outside_object_member(file, value, *ty, name),
                        }),
                    },
                }
            }
            Value::Bound { .. } => one(self.member_of_bound(file, value, name)),
            Value::Node(at) => self.key(at, name, env),
            Value::Text(_) | Value::Num(_) if name.as_str() == "value" => one(value.clone()),
            Value::Text(_) | Value::Seq(_) | Value::ListOf(_) | Value::Func { .. } => {
                one(Value::Bound { on: Rc::new(value.clone()), name })
            }
            Value::Unknown(_) | Value::Null | Value::Bool(_) | Value::Num(_) => one(Value::Unknown(name)),
        }
    }

    /// A method that people wrote, in a package of the project, for a type of it that stands in files left unread.
    fn method_beside(&self, file: FileId, ty: Sym, name: Sym) -> Option<(FileId, FuncId)> {
        if self.language(file) != Language::Go {
            return None;
        }
        let (module, ty) = ty.as_str().rsplit_once('.').filter(|(module, _)| module.contains('/'))?;
        let target = self.world.modules.file_of(file, Sym::new(module))?;
        let methods = self.world.go_methods(self.world.folder(target), Sym::new(ty));
        methods.iter().copied().find(|(f, func)| self.world.facts(*f).functions[func.index()].name == name)
    }

    /// A member that repeats an argument of the call that made the object (`args.0` in `[members]`).
    fn given_member(&mut self, file: FileId, ty: Sym, site: Option<&At>, name: Sym) -> Option<Results> {
        let target = self.world.rules.members.get(&(self.language(file), ty, name))?;
        let index: usize = target.as_str().strip_prefix("args.")?.parse().ok()?;
        let site = site?;
        let arg = self.arguments(site).get(index)?.value;
        Some(self.eval(&site.sibling(arg)))
    }

    fn member_of_bound(&mut self, file: FileId, value: &Value, name: Sym) -> Value {
        let language = self.language(file);
        let types = self.types_of(file, value);
        let said = types.iter().find_map(|ty| self.world.rules.members.get(&(language, *ty, name)));
        match said {
            Some(same) if same.is_empty() => value.clone(),
            Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(value.clone())) },
            None => Value::Bound { on: Rc::new(value.clone()), name },
        }
    }

    fn outside_object_member(&self, file: FileId, value: &Value, ty: Sym, name: Sym) -> Value {
        match self.world.rules.members.get(&(self.language(file), ty, name)) {
            Some(same) if same.is_empty() => value.clone(),
            Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(value.clone())) },
            None => Value::Bound { on: Rc::new(value.clone()), name },
        }
    }

    /// A member of a class itself: static field, enum member, method.
    pub(crate) fn class_member(&mut self, file: FileId, class: ClassId, name: Sym, env: &Env) -> Results {
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            let info = &facts.classes[c.index()];
            if let Some(method) = info.methods.iter().rev().find(|m| facts.functions[m.index()].name == name) {
                // A class method runs on the class that it was asked of.
                let on = is_class_method(facts, *method).then(|| Rc::new(Value::Class { file, class }));
                let func = Value::Func { file: f, func: *method, env: Env::default(), on };
                return vec![(func, env.clone())];
            }
            if let Some(field) = info.fields.iter().rev().find(|x| x.name == name) {
                if field.value.is_some() {
                    let values = self.eval(&At::new(f, field.value, &Env::default()));
                    return values.into_iter().map(|(v, _)| (v, env.clone())).collect();
                }
                if info.kind == ClassKind::Enum {
                    return vec![(Value::text(name.as_str()), env.clone())];
                }
            }
            let here = self.world.bindings(f, info.scope, name);
            if let Some(n) = here.last() {
                let binding = facts.bindings[*n as usize];
                let values = self.binding_value(f, &binding, &Env::default());
                return values.into_iter().map(|(v, _)| (v, env.clone())).collect();
            }
        }
        if name.as_str() == "__name__" {
            return vec![(Value::text(self.class(file, class).name.as_str()), env.clone())];
        }
        let bases = self.outside_bases(file, class);
        if bases.is_empty() {
            return vec![(Value::Unknown(name), env.clone())];
        }
        for base in &bases {
            if let constant @ Value::Text(_) = self.outside_member(file, *base, name) {
                return vec![(constant, env.clone())];
            }
        }
        let class = Value::Class { file, class };
        let same = bases.iter().find_map(|b| self.world.rules.members.get(&(self.language(file), *b, name)));
        vec![(
            match same {
                Some(same) if same.is_empty() => class,
                Some(ty) => Value::Obj { ty: *ty, site: None, on: Some(Rc::new(class)) },
                None => Value::Bound { on: Rc::new(class), name },
            },
            env.clone(),
        )]
    }
}

/// `@classmethod`.
fn is_class_method(facts: &FileFacts, method: FuncId) -> bool {
    let decorators = &facts.functions[method.index()].decorators;
    decorators.iter().any(|d| matches!(facts.expr(*d), Expr::Name { name, .. } if name.as_str() == "classmethod"))
}
