//! Maps that describe fields: `{ page: Type.Number() }`, and JSON schemas.

use crate::model::facts::{Expr, ExprId};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::model::{Model, ModelField};
use crate::resolve::value::{At, Value};

impl Resolver<'_> {
    /// The fields that a map literal describes.
    pub(super) fn map_model(&mut self, at: &At, tags: &[Sym], depth: u8) -> Model {
        let properties = Sym::find("properties").and_then(|name| self.map_value(at, name));
        let Some(properties) = properties else { return self.plain_map(at, tags, depth) };
        let required = Sym::find("required").and_then(|name| self.map_value(at, name));
        let required: Vec<String> = required
            .into_iter()
            .flatten()
            .flat_map(|(value, env)| self.elements(&value, &env, false))
            .filter_map(|(value, _)| match value {
                Value::Text(text) => text.as_lit().map(str::to_owned),
                _ => None,
            })
            .collect();
        let mut model = Model::default();
        for (value, env) in properties {
            if let Value::Node(node) = &value {
                let node = At { env: env.overlay(&node.env), ..node.clone() };
                model.extend(self.plain_map(&node, tags, depth));
            }
        }
        model.fields.iter_mut().for_each(|f| f.required = Some(required.contains(&f.name)));
        model
    }

    /// A map from names to fields.
    fn plain_map(&mut self, at: &At, tags: &[Sym], depth: u8) -> Model {
        let facts = self.world.facts(at.file);
        let Expr::Map { entries } = facts.expr(at.expr) else { return Model::default() };
        let mut model = Model::default();
        for entry in facts.items(entries).to_vec().chunks(2) {
            if let Expr::Spread(inner) = facts.expr(entry[0]) {
                for (value, env) in self.eval(&at.sibling(inner)) {
                    if let Some(more) = self.model(&value, &env, tags, depth + 1) {
                        model.extend(more);
                    }
                }
                continue;
            }
            let keys = self.eval(&at.sibling(entry[0]));
            let names = keys.into_iter().filter_map(|(v, _)| match v {
                Value::Text(text) => text.as_lit().map(str::to_owned),
                Value::Num(n) => Some(n.to_string()),
                _ => None,
            });
            let (ty, required) = self.described(&at.sibling(entry[1]));
            for name in names.collect::<Vec<_>>() {
                model.put(ModelField { name, ty: ty.clone(), required });
            }
        }
        model
    }

    /// The type and presence that a field's description tells.
    fn described(&mut self, at: &At) -> (Option<String>, Option<bool>) {
        let Some((value, _)) = self.eval(at).into_iter().next() else { return (None, None) };
        match &value {
            Value::Obj { .. } => {
                let optional = self.is_optional(at.file, &value);
                (self.made_type(&value), Some(!optional))
            }
            Value::Node(node) => {
                let ty = Sym::find("type").and_then(|name| self.map_value(node, name));
                let ty = ty.into_iter().flatten().find_map(|(v, _)| match v {
                    Value::Text(text) => text.as_lit().map(str::to_owned),
                    _ => None,
                });
                (ty, None)
            }
            _ => (None, None),
        }
    }

    /// The type that a schema value's first maker names: `string` of `z.string().min(1)`, of `Type.String()`.
    fn made_type(&mut self, value: &Value) -> Option<String> {
        let Value::Obj { ty, site, on } = value else { return None };
        if let Some(on) = on
            && matches!(on.as_ref(), Value::Obj { .. })
        {
            return self.made_type(on);
        }
        // What wraps a field (`Type.Optional(Type.String())`) has the type of what it wraps.
        if let Some(site) = site
            && self.model_rule(site.file, value, true).is_some_and(|rule| rule.optional)
            && let Some(first) = self.arguments(site).first().map(|a| a.value).and_then(ExprId::get)
            && let Some((inner, _)) = self.eval(&site.sibling(first)).into_iter().next()
        {
            return self.made_type(&inner);
        }
        let last = ty.as_str().rsplit('.').next()?;
        Some(last.to_lowercase())
    }
}
