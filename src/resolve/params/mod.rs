//! What the request of a route carries: parameters and body fields, as declared or read.

mod class;
mod declared;
mod decorated;
mod dependencies;
mod entry;
mod index;
mod listed;
mod model;
mod reads;
mod schema;
mod sheet;
mod signature;
mod types;

use crate::model::facts::{ExprId, FuncId, Param};
use crate::model::point::ParamIn;
use crate::model::rule::ParamRule;
use crate::model::sym::Sym;
use crate::resolve::emit::Route;
use crate::resolve::eval::Resolver;
use crate::resolve::limits::Excess;
use crate::resolve::params::sheet::Input;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};

pub(crate) use class::tag_value;
pub(crate) use index::ParamIndex;
pub(crate) use sheet::Inputs;

/// The route that is asked about.
pub(super) struct Asked {
    /// The pack whose rule found it.
    pack: usize,
    method: String,
    /// The member of a resource's class that answers.
    member: Option<Sym>,
    /// Names of the path's parameters.
    path_names: Vec<String>,
    inputs: Inputs,
    /// Functions already gone through.
    seen: rustc_hash::FxHashSet<(FileId, FuncId, Env)>,
}

impl Asked {
    /// Whether a rule counts for routes with the method and member of this one.
    fn is_for(&self, rule: &ParamRule) -> bool {
        let (verbs, members) = (&rule.only_methods, &rule.only_members);
        (verbs.is_empty() || self.method == "ANY" || verbs.iter().any(|v| v.as_str() == self.method))
            && (members.is_empty() || self.member.is_some_and(|m| members.contains(&m)))
    }
}

impl Resolver<'_> {
    /// Takes note of what frameworks pass to handlers that declare no types.
    pub(crate) fn assume(&mut self, routes: &[Route]) {
        let mut assumed = Vec::new();
        for route in routes {
            let types = &self.rule(route.rule).handler_params;
            self.refuel();
            for entry in self.entry_points(route) {
                let function = &self.world.facts(entry.file).functions[entry.func.index()];
                let shift = self.receiver_shift(entry.file, entry.func);
                for (n, ty) in types.iter().enumerate().filter(|(_, ty)| !ty.is_empty()) {
                    if function.params.get(n + shift).is_some_and(|p| !p.ty.is_some()) {
                        assumed.push(((entry.file, entry.func, (n + shift) as u16), *ty));
                    }
                }
                for (n, param) in function.params.iter().enumerate() {
                    if let Some(rule) = self.whole_param(entry.file, param) {
                        assumed.push(((entry.file, entry.func, n as u16), index::own_type(rule)));
                    }
                }
            }
        }
        for (key, ty) in assumed {
            self.assumed.entry(key).or_insert(ty);
        }
        self.forget();
    }

    /// The request (or a part of it) that a parameter is by its type or by the framework's promise.
    pub(crate) fn request_param(
        &mut self,
        file: FileId,
        func: FuncId,
        index: u16,
        param: &Param,
        env: &Env,
    ) -> Option<Value> {
        if let Some(ty) = self.assumed.get(&(file, func, index)) {
            return Some(Value::Obj { ty: *ty, site: None, on: None });
        }
        let facts = self.world.facts(file);
        let language = facts.language;
        let base = super::world::strip_index(facts, param.ty);
        let name = super::world::last_name(facts, base)?;
        if !self.world.params.carrier_names.contains(&(language, name)) {
            return None;
        }
        let typed = self.typed(&At::new(file, param.ty, env));
        typed.into_iter().map(|(v, _)| v).find(|v| match v {
            Value::Obj { ty, .. } => self.world.params.carriers.contains(&(language, *ty)),
            _ => false,
        })
    }

    /// What the request of a route carries.
    pub(crate) fn inputs(&mut self, route: &Route) -> Inputs {
        self.refuel();
        self.excess = Excess::default();
        let mut asked = Asked {
            pack: self.rule(route.rule).pack,
            method: route.method.clone(),
            member: self.member_of(route),
            path_names: super::path::parameters(&route.path)
                .into_iter()
                .map(|n| n.trim_end_matches('*').to_owned())
                .collect(),
            inputs: Inputs::default(),
            seen: rustc_hash::FxHashSet::default(),
        };
        self.registration(route, &mut asked);
        for entry in self.entry_points(route) {
            if entry.is_handler {
                self.signature(entry.file, entry.func, &entry.env, &mut asked);
            }
            self.reads(entry.file, entry.func, &entry.env, 0, &mut asked);
        }
        self.note_parameters((route.file, route.line));
        asked.inputs.finish()
    }

    fn param_rule(&self, number: u32) -> Option<&'_ ParamRule> {
        self.world.rules.params.get(number as usize)
    }

    /// What a rule says of the call, registration or marker `subject`. `name`: the name where the rule selects none.
    fn apply(&mut self, number: u32, subject: &Subject, name: Option<Sym>, asked: &mut Asked) {
        let Some(rule) = self.param_rule(number).cloned() else { return };
        if !asked.is_for(&rule) {
            return;
        }
        if rule.each.is_empty() {
            return self.take(&rule, subject, name, asked);
        }
        for (list, env) in self.select(&rule.each, subject).unwrap_or_default() {
            for (item, _) in self.elements(&list, &env, false) {
                if let Value::Obj { site: Some(site), .. } = item {
                    self.take(&rule, &subject_of(site, None, Sym::EMPTY), name, asked);
                }
            }
        }
    }

    /// What a rule that counts says of one subject.
    fn take(&mut self, rule: &ParamRule, subject: &Subject, name: Option<Sym>, asked: &mut Asked) {
        let Some(place) = ParamIn::from_name(rule.location.as_str()) else { return };
        if !self.given(rule, subject) {
            return;
        }
        if !rule.model.is_empty() {
            let Some(values) = self.select(&rule.model, subject) else { return };
            for (value, env) in values {
                self.add_model(&value, &env, place, &rule.tags, asked);
            }
            return;
        }
        let names = if rule.name.is_empty() { None } else { self.select(&rule.name, subject) };
        let names: Vec<String> = match (names, name) {
            (Some(values), _) => {
                let texts = self.texts(&values, true);
                texts.iter().filter_map(|(text, _)| text.as_lit().map(str::to_owned)).collect()
            }
            (None, Some(name)) => vec![name.to_string()],
            (None, None) => Vec::new(),
        };
        let ty = (!rule.ty.is_empty()).then(|| rule.ty.to_string());
        for name in names {
            asked.inputs.add(Input { place, name, ty: ty.clone(), required: rule.required });
        }
    }

    /// Whether what a rule demands is given.
    fn given(&mut self, rule: &ParamRule, subject: &Subject) -> bool {
        if rule.given.is_empty() {
            return true;
        }
        let values = self.select(&rule.given, subject).unwrap_or_default();
        values.iter().any(|(value, _)| match value {
            Value::Text(text) => rule.given_is.iter().any(|is| text.as_lit() == Some(is.as_str())),
            _ => self.carrier_types(subject.at.file, value).iter().any(|ty| rule.given_is.contains(ty)),
        })
    }

    /// Whether a request can be read through a value.
    pub(crate) fn is_carrier(&mut self, file: FileId, value: &Value) -> bool {
        let language = self.language(file);
        let carriers = &self.world.params.carriers;
        self.carrier_types(file, value).iter().any(|ty| carriers.contains(&(language, *ty)))
    }

    /// Type names under which rules of parameters may know a value.
    fn carrier_types(&mut self, file: FileId, value: &Value) -> Vec<Sym> {
        let Value::Bound { on, name } = value else { return self.types_of(file, value) };
        let language = self.language(file);
        let mut out = Vec::new();
        for ty in self.carrier_types(file, on) {
            match self.world.rules.members.get(&(language, ty, *name)) {
                Some(same) if same.is_empty() => out.push(ty),
                Some(other) => out.push(*other),
                None => out.extend(Sym::find(&format!("{ty}.{name}"))),
            }
        }
        out
    }

    /// Adds the fields of a model.
    fn add_model(&mut self, value: &Value, env: &Env, place: ParamIn, tags: &[Sym], asked: &mut Asked) {
        let Some(model) = self.model(value, env, tags, 0) else { return };
        if place == ParamIn::Body {
            asked.inputs.body(model.name);
        }
        for field in model.fields {
            asked.inputs.add(Input { place, name: field.name, ty: field.ty, required: field.required });
        }
    }
}

/// A subject that is one call or value.
fn subject_of(at: At, on: Option<Value>, name: Sym) -> Subject {
    super::routers::subject(at, on, name)
}

/// No expression of a file.
fn nowhere(file: FileId, env: &Env) -> At {
    At::new(file, ExprId::NONE, env)
}
