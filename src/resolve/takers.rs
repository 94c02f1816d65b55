//! Functions and the classes of what they take: frameworks that route by the type of a handler's parameter.

use crate::model::facts::{ClassId, ExprId, FuncId, ParamKind};
use crate::model::language::Language;
use crate::model::rule::Term;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::tag_value;
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::last_name;

impl Resolver<'_> {
    /// The terms `tag(..)`, `params-of(..)` and `taken-by(..)`, applied to values.
    pub(crate) fn signature_term(&mut self, term: &Term, values: &Results) -> Results {
        match term {
            Term::Tag(_, key) => {
                let tags = values.iter().filter_map(|(v, e)| Some((self.embedded_tag(v, *key)?, e.clone())));
                tags.collect()
            }
            Term::ParamsOf(_) => self.parameter_classes(values),
            Term::TakenBy(_) => self.takers(values),
            _ => Vec::new(),
        }
    }

    /// What a struct says under `key` in the tag of what it embeds.
    fn embedded_tag(&self, value: &Value, key: Sym) -> Option<Value> {
        let (Value::Class { file, class } | Value::Instance { file, class, .. }) = value else { return None };
        let facts = self.world.facts(*file);
        let class = &facts.classes[class.index()];
        let embedded = class.fields.iter().filter(|f| class.bases.contains(&f.ty));
        embedded.into_iter().find_map(|f| tag_value(f.tag.as_str(), key.as_str())).map(Value::text)
    }

    /// Where a struct embeds a type: what is said there stands on a line of its own.
    pub(crate) fn embedded(&self, file: FileId, class: ClassId, base: Sym) -> Option<ExprId> {
        let facts = self.world.facts(file);
        let bases = facts.classes[class.index()].bases.iter().copied();
        let last = base.as_str().rsplit('.').next();
        let mut named = bases.filter(|expr| last_name(facts, *expr).map(Sym::as_str) == last);
        if facts.language == Language::Go { named.next() } else { None }
    }

    /// The classes of the parameters of functions, and of the methods of classes and their instances.
    fn parameter_classes(&mut self, values: &Results) -> Results {
        let mut out: Results = Vec::new();
        for (value, env) in values {
            let functions = match value {
                Value::Func { file, func, .. } => vec![(*file, *func)],
                Value::Class { file, class } | Value::Instance { file, class, .. } => {
                    self.methods_of_class(*file, *class)
                }
                _ => Vec::new(),
            };
            for (file, func) in functions {
                for ty in self.parameter_types(file, func) {
                    for (value, _) in self.typed(&At::new(file, ty, &Env::default())) {
                        if let Value::Instance { file, class, .. } = value {
                            out.push((Value::Class { file, class }, env.clone()));
                        }
                    }
                }
            }
        }
        out
    }

    /// The functions that have a parameter of one of the classes.
    fn takers(&mut self, classes: &Results) -> Results {
        let mut out: Results = Vec::new();
        for (value, env) in classes {
            let Value::Class { file, class } = value else { continue };
            let (language, name) = (self.language(*file), self.class(*file, *class).name);
            let files: Vec<FileId> = self.world.ids().filter(|other| self.language(*other) == language).collect();
            for other in files {
                for func in (0..self.world.facts(other).functions.len()).map(|n| FuncId(n as u32)) {
                    if self.parameter_types(other, func).into_iter().any(|ty| self.names(other, ty, name, value)) {
                        out.push((Value::Func { file: other, func, env: env.clone(), on: None }, env.clone()));
                    }
                }
            }
        }
        out
    }

    /// Whether a type expression names a class, which is called `name`.
    fn names(&mut self, file: FileId, ty: ExprId, name: Sym, wanted: &Value) -> bool {
        last_name(self.world.facts(file), ty) == Some(name)
            && self.typed(&At::new(file, ty, &Env::default())).iter().any(|(value, _)| match (value, wanted) {
                (Value::Instance { file: f, class: c, .. }, Value::Class { file, class }) => (f, c) == (file, class),
                _ => false,
            })
    }

    /// The declared types of a function's parameters.
    fn parameter_types(&self, file: FileId, func: FuncId) -> Vec<ExprId> {
        let params = &self.world.facts(file).functions[func.index()].params;
        let given = params.iter().filter(|p| p.kind != ParamKind::Receiver && p.ty.is_some());
        given.map(|p| p.ty).collect()
    }

    /// The methods of a class itself.
    fn methods_of_class(&self, file: FileId, class: ClassId) -> Vec<(FileId, FuncId)> {
        let class = self.class(file, class);
        if self.language(file) == Language::Go {
            return self.world.go_methods(self.world.folder(file), class.name).to_vec();
        }
        class.methods.iter().map(|method| (file, *method)).collect()
    }
}
