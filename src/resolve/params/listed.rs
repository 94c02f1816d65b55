//! Classes that list the names of their fields: `class Meta: model = Order; fields = ["id", "total"]`.

use crate::model::facts::ClassId;
use crate::model::rule::ModelRule;
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::params::model::{Model, ModelField};
use crate::resolve::params::{nowhere, subject_of};
use crate::resolve::select::{Decorated, Subject};
use crate::resolve::value::{At, Env, FileId, Value};

/// A class with the columns of a table.
type Columns = (FileId, ClassId);

impl<'w> Resolver<'w> {
    /// What a class takes of its declared fields and of the columns that it names; all that is declared where no rule
    /// knows its base.
    pub(super) fn taken_of(&mut self, file: FileId, class: ClassId, declared: Model) -> Model {
        let Some(rule) = self.class_rule(file, class) else { return declared };
        let decorated = Some(Decorated::Class(file, class));
        let subject = Subject { decorated, ..subject_of(nowhere(file, &Env::default()), None, Sym::EMPTY) };
        let listed = self.select(&rule.fields, &subject).unwrap_or_default();
        let columns =
            self.select(&rule.base, &subject).unwrap_or_default().into_iter().find_map(|(value, _)| match value {
                Value::Class { file, class } => Some((file, class)),
                _ => None,
            });
        // One text in place of a list stands for all columns, as does a list of those that are left out.
        let is_all = listed.is_empty() || listed.iter().any(|(value, _)| matches!(value, Value::Text(_)));
        let names = match columns {
            Some(columns) if is_all => {
                let mut names: Vec<String> = declared.fields.iter().map(|f| f.name.clone()).collect();
                names.extend(self.column_names(columns).into_iter().filter(|n| !names.contains(n)).collect::<Vec<_>>());
                names
            }
            None if is_all => return declared,
            _ => self.names_in(&rule.fields, &subject),
        };
        let omitted = if rule.omit.is_empty() { Vec::new() } else { self.names_in(&rule.omit, &subject) };
        let mut model = Model { name: declared.name, fields: Vec::new() };
        for name in names {
            let never = rule.without.iter().any(|w| w.as_str() == name);
            if let Some(field) = declared.fields.iter().find(|f| f.name == name) {
                model.put(field.clone());
            } else if !never {
                let is_sent = match (self.own_field(file, class, &name), columns) {
                    (Some(is_sent), _) => is_sent,
                    (None, Some(columns)) => self.column(columns, &name).unwrap_or(!is_all),
                    (None, None) => true,
                };
                if is_sent {
                    model.put(ModelField { name, ty: None, required: None });
                }
            }
        }
        model.fields.retain(|field| !omitted.contains(&field.name));
        model
    }

    /// The rule for classes with the base that a class has.
    fn class_rule(&mut self, file: FileId, class: ClassId) -> Option<&'w ModelRule> {
        let world = self.world;
        let language = self.language(file);
        let mut rules = world.rules.models.iter().filter(|(l, rule)| *l == language && rule.is_class).peekable();
        rules.peek()?;
        let bases = self.outside_bases(file, class);
        rules.map(|(_, rule)| rule).find(|rule| bases.iter().any(|base| rule.names.contains(base)))
    }

    /// The rule for a field that is an instance of a class of the project: a nested model, a field of one's own.
    pub(super) fn own_field_rule(&mut self, value: &Value) -> Option<&'w ModelRule> {
        let Value::Instance { file, class, .. } = value else { return None };
        if let Some(rule) = self.class_rule(*file, *class) {
            return Some(rule);
        }
        let world = self.world;
        let language = self.language(*file);
        let mut rules = world.rules.models.iter().filter(|(l, rule)| *l == language && rule.is_field).peekable();
        rules.peek()?;
        let bases = self.outside_bases(*file, *class);
        rules.map(|(_, rule)| rule).find(|rule| rule.types.is_empty() && bases.iter().any(|b| rule.names.contains(b)))
    }

    /// Whether a field that no rule knows is sent: one that something outside makes is; `None` where the class has
    /// none of the name.
    fn own_field(&mut self, file: FileId, class: ClassId, name: &str) -> Option<bool> {
        for (f, c) in self.lineage(file, class) {
            let field = self.class(f, c).fields.iter().rev().find(|field| field.name.as_str() == name).cloned();
            if let Some(field) = field {
                let at = At::new(f, field.value, &Env::default());
                let is_made = self.eval(&at).iter().any(|(value, _)| matches!(value, Value::Obj { site: Some(_), .. }));
                return Some(is_made && !self.field_mark(&at).left_out);
            }
        }
        self.has_attribute(file, class, name).then_some(false)
    }

    /// Whether a class or one of its bases has a field or method of the name.
    fn has_attribute(&mut self, file: FileId, class: ClassId, name: &str) -> bool {
        self.lineage(file, class).into_iter().any(|(f, c)| {
            let facts = self.world.facts(f);
            let class = &facts.classes[c.index()];
            class.fields.iter().any(|field| field.name.as_str() == name)
                || class.methods.iter().any(|m| facts.functions[m.index()].name.as_str() == name)
        })
    }

    /// The names of all columns that are sent, in the order of the classes.
    fn column_names(&mut self, (file, class): Columns) -> Vec<String> {
        let mut names = Vec::new();
        for (f, c) in self.lineage(file, class).into_iter().rev() {
            for field in self.class(f, c).fields.clone() {
                let name = field.name.as_str();
                if !names.iter().any(|n| n == name) && self.column((file, class), name) == Some(true) {
                    names.push(name.to_owned());
                }
            }
        }
        names
    }

    /// Whether a column is sent; `None` where the class does not have it.
    fn column(&mut self, (file, class): Columns, name: &str) -> Option<bool> {
        for (f, c) in self.lineage(file, class) {
            let field = self.class(f, c).fields.iter().rev().find(|field| field.name.as_str() == name).cloned();
            if let Some(field) = field {
                let mark = self.field_mark(&At::new(f, field.value, &Env::default()));
                return Some(mark.known && !mark.left_out);
            }
        }
        self.has_attribute(file, class, name).then_some(false)
    }
}
