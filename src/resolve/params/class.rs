//! The fields of classes, structs and interfaces as they are sent.

use crate::model::facts::{ClassId, ClassKind, Expr, ExprId, Field};
use crate::model::language::Language;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::model::{FieldMark, Model, ModelField};
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::last_name;

impl Resolver<'_> {
    /// The fields of a class, inherited and embedded ones first. `tags`: struct tags with names, in order.
    pub(super) fn class_model(&mut self, file: FileId, class: ClassId, tags: &[Sym], _depth: u8) -> Model {
        let name = self.class(file, class).name;
        let mut model = Model { name: (!name.is_empty()).then(|| name.to_string()), fields: Vec::new() };
        let lineage = self.lineage(file, class);
        let renaming = self.renaming(&lineage);
        for (f, c) in lineage.into_iter().rev() {
            if self.class(f, c).kind == ClassKind::Enum {
                continue;
            }
            for field in self.class(f, c).fields.clone() {
                let field = match self.language(f) {
                    Language::Go => self.go_field(f, &field, tags),
                    Language::Python => self.python_field(f, &field, renaming),
                    Language::Ecma => self.ecma_field(f, &field),
                };
                if let Some(field) = field {
                    model.put(field);
                }
            }
        }
        self.taken_of(file, class, model)
    }

    fn go_field(&self, file: FileId, field: &Field, tags: &[Sym]) -> Option<ModelField> {
        let exported = field.name.as_str().starts_with(char::is_uppercase);
        let is_method = matches!(self.world.facts(file).expr(field.ty), Expr::FuncType { .. });
        if !exported || is_method {
            return None;
        }
        let tag = field.tag.as_str();
        let named = tags.iter().find_map(|key| tag_value(tag, key.as_str()));
        let options = named.unwrap_or_default();
        let name = options.split(',').next().unwrap_or_default();
        if name == "-" {
            return None;
        }
        let name = if name.is_empty() { field.name.as_str() } else { name };
        let rules = ["binding", "validate"].into_iter().filter_map(|key| tag_value(tag, key));
        let mut checked = None;
        for rules in rules {
            checked = Some(rules.split(',').any(|rule| rule == "required"));
        }
        let required = if options.split(',').any(|o| o == "omitempty") { Some(checked == Some(true)) } else { checked };
        Some(ModelField { name: name.to_owned(), ty: self.type_text(file, field.ty), required })
    }

    fn python_field(
        &mut self,
        file: FileId,
        field: &Field,
        renaming: Option<fn(&str) -> String>,
    ) -> Option<ModelField> {
        let name = field.name.as_str();
        if name.starts_with('_') || field.is_static {
            return None;
        }
        let facts = self.world.facts(file);
        if !field.ty.is_some() {
            // Without a type it is a field only when its value says so: `name = fields.Str()`.
            let mark = self.field_mark(&At::new(file, field.value, &Env::default()));
            let field = |name: String| ModelField { name, ty: None, required: None };
            return (mark.known && !mark.left_out).then(|| field(mark.name.unwrap_or_else(|| name.to_owned())));
        }
        let annotation = self.annotation(file, field.ty);
        let outer = match self.world.facts(annotation.ty.file).expr(annotation.ty.expr) {
            Expr::Index { base, .. } => last_name(self.world.facts(annotation.ty.file), base),
            _ => None,
        };
        if outer.is_some_and(|n| n.as_str() == "ClassVar") || matches!(name, "model_config") {
            return None;
        }
        let mut mark = FieldMark::default();
        for at in annotation.metadata {
            let more = self.field_mark(&at);
            mark.name = mark.name.or(more.name);
            mark.has_default |= more.has_default;
        }
        let mut has_default = field.value.is_some();
        if field.value.is_some() && matches!(facts.expr(field.value), Expr::Call { .. }) {
            let own = self.field_mark(&At::new(file, field.value, &Env::default()));
            has_default = !own.known || own.has_default;
            mark.name = own.name.or(mark.name);
        }
        let name = mark.name.unwrap_or_else(|| renaming.map_or(name.to_owned(), |rename| rename(name)));
        let required = Some(!has_default && !mark.has_default);
        Some(ModelField { name, ty: self.type_text(annotation.ty.file, annotation.ty.expr), required })
    }

    fn ecma_field(&mut self, file: FileId, field: &Field) -> Option<ModelField> {
        let facts = self.world.facts(file);
        let is_method =
            matches!(facts.expr(field.ty), Expr::FuncType { .. }) || matches!(facts.expr(field.value), Expr::Func(_));
        if field.is_static || is_method || field.name.is_empty() {
            return None;
        }
        let mut mark = FieldMark::default();
        for decorator in &field.decorators {
            let more = self.field_mark(&At::new(file, *decorator, &Env::default()));
            mark.optional |= more.optional;
            mark.name = mark.name.or(more.name);
        }
        let optional = field.optional || mark.optional || field.value.is_some();
        let name = mark.name.unwrap_or_else(|| field.name.to_string());
        Some(ModelField { name, ty: self.type_text(file, field.ty), required: Some(!optional) })
    }

    /// How the names of fields become wire names: by the generator that a configuration of the class names.
    fn renaming(&mut self, lineage: &[(FileId, ClassId)]) -> Option<fn(&str) -> String> {
        let key = Sym::find("alias_generator")?;
        for (file, class) in lineage {
            let facts = self.world.facts(*file);
            let info = &facts.classes[class.index()];
            let mut found: Vec<ExprId> = Vec::new();
            for binding in facts.bindings.iter().filter(|b| b.scope == info.scope) {
                match facts.expr(binding.value) {
                    // class Config: alias_generator = camelize
                    Expr::Class(inner) => {
                        let inner = &facts.classes[inner.index()];
                        found.extend(inner.fields.iter().filter(|f| f.name == key).map(|f| f.value));
                        found.extend(
                            facts.bindings.iter().filter(|b| b.scope == inner.scope && b.name == key).map(|b| b.value),
                        );
                    }
                    // model_config = ConfigDict(alias_generator=camelize)
                    Expr::Call { args, .. } => {
                        found.extend(facts.arguments(args).iter().filter(|a| a.name == key).map(|a| a.value));
                    }
                    _ => {}
                }
            }
            for value in found {
                let named = self.eval(&At::new(*file, value, &Env::default()));
                let name = match named.first() {
                    Some((Value::Ext(name), _)) => name.to_string(),
                    Some((Value::Func { file, func, .. }, _)) => {
                        self.world.facts(*file).functions[func.index()].name.to_string()
                    }
                    _ => last_name(facts, value).map(|n| n.to_string()).unwrap_or_default(),
                };
                let name = name.to_lowercase();
                if name.contains("camel") {
                    return Some(camel);
                }
                if name.contains("pascal") {
                    return Some(pascal);
                }
            }
        }
        None
    }
}

/// The value of `key` in a struct tag.
pub(crate) fn tag_value<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(colon) = rest.find(':') {
        let name = rest[..colon].trim();
        let after = rest.get(colon + 1..)?.strip_prefix('"')?;
        let end = after.find('"')?;
        if name == key {
            return Some(&after[..end]);
        }
        rest = &after[end + 1..];
    }
    None
}

fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        if c == '_' && !out.is_empty() {
            upper = true;
        } else if upper {
            out.extend(c.to_uppercase());
            upper = false;
        } else {
            out.push(c);
        }
    }
    out
}

fn pascal(name: &str) -> String {
    let camel = camel(name);
    let mut chars = camel.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_hold_several_keys() {
        let tag = r#"json:"a,omitempty" form:"b" validate:"required,min=1""#;
        assert_eq!(tag_value(tag, "json"), Some("a,omitempty"));
        assert_eq!(tag_value(tag, "form"), Some("b"));
        assert_eq!(tag_value(tag, "validate"), Some("required,min=1"));
        assert_eq!(tag_value(tag, "xml"), None);
        assert_eq!(tag_value("json:\"x", "json"), None);
        assert_eq!(tag_value("nonsense", "json"), None);
    }

    #[test]
    fn names_are_put_in_camel_case() {
        assert_eq!(camel("page_size"), "pageSize");
        assert_eq!(camel("_id"), "_id");
        assert_eq!(pascal("page_size"), "PageSize");
    }
}
