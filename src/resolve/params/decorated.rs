//! Parameters with decorators that say what they take.

use crate::model::facts::{Expr, FuncId, Param};
use crate::model::point::ParamIn;
use crate::resolve::eval::Resolver;
use crate::resolve::params::sheet::Input;
use crate::resolve::params::{Asked, subject_of};
use crate::resolve::value::{At, Env, FileId, Value};

impl Resolver<'_> {
    /// `@Query("page") page: number`, `@Body() user: UserDto`.
    pub(super) fn decorated_params(&mut self, file: FileId, func: FuncId, env: &Env, asked: &mut Asked) {
        for param in self.world.facts(file).functions[func.index()].params.clone() {
            for decorator in &param.decorators {
                let at = At::new(file, *decorator, env);
                for number in self.decorator_rules(&at) {
                    self.decorated_param(number, &at, file, &param, asked);
                }
            }
        }
    }

    fn decorated_param(&mut self, number: u32, at: &At, file: FileId, param: &Param, asked: &mut Asked) {
        let Some(rule) = self.world.rules.params.get(number as usize).cloned() else { return };
        let Some(place) = ParamIn::from_name(rule.location.as_str()) else { return };
        let subject = subject_of(at.clone(), None, param.name);
        let annotation = self.annotation(file, param.ty);
        let names = self.select(&rule.name, &subject).unwrap_or_default();
        let names: Vec<String> = names
            .into_iter()
            .filter_map(|(v, _)| match v {
                Value::Text(text) => text.as_lit().map(str::to_owned),
                _ => None,
            })
            .collect();
        let ty = self.type_text(file, param.ty);
        if names.is_empty() {
            if let Some((f, class)) = self.class_of(&annotation) {
                let value = Value::Class { file: f, class };
                self.add_model(&value, &Env::default(), place, &rule.tags, asked);
            } else if place == ParamIn::Body {
                asked.inputs.body(ty);
            } else if matches!(place, ParamIn::File) {
                let name = if rule.name.is_empty() { param.name.to_string() } else { String::new() };
                asked.inputs.add(Input { place, name, ty, required: rule.required });
            }
            return;
        }
        let required = rule.required.or(Some(!param.default.is_some()));
        for name in names {
            asked.inputs.add(Input { place, name, ty: ty.clone(), required });
        }
    }

    /// The rules of a parameter's decorator.
    fn decorator_rules(&mut self, at: &At) -> Vec<u32> {
        let language = self.language(at.file);
        let callee = match self.world.facts(at.file).expr(at.expr) {
            Expr::Call { callee, .. } => callee,
            _ => at.expr,
        };
        let mut out = Vec::new();
        for (value, _) in self.eval(&at.sibling(callee)) {
            if let Value::Ext(name) = value {
                out.extend(self.world.params.decorators.get(&(language, name)).into_iter().flatten());
            }
        }
        out
    }

    /// The rule of a decorator that fills a parameter with all of a place, where no class tells the fields.
    pub(super) fn whole_param(&mut self, file: FileId, param: &Param) -> Option<u32> {
        for decorator in &param.decorators {
            let at = At::new(file, *decorator, &Env::default());
            for number in self.decorator_rules(&at) {
                let rule = self.world.rules.params.get(number as usize)?;
                let subject = subject_of(at.clone(), None, param.name);
                let annotation = self.annotation(file, param.ty);
                if self.select(&rule.name, &subject).is_none() && self.class_of(&annotation).is_none() {
                    return Some(number);
                }
            }
        }
        None
    }
}
