//! Structs that are filled from files of configuration: which key each field is.

use rustc_hash::FxHashMap;

use crate::model::facts::{ClassId, ExprId, Field};
use crate::model::rule::Rule;
use crate::model::sym::Sym;
use crate::resolve::environment::fields::tag_value;
use crate::resolve::eval::Resolver;
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Value};

/// Structs within structs that are looked into.
const MAX_DEPTH: u8 = 6;

/// A struct of configuration: what its fields' keys begin with, and who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Filled {
    /// With a dot at the end, or empty.
    prefix: String,
    tags: Vec<Sym>,
    pack: usize,
    /// The file of the call that fills it.
    file: FileId,
}

/// The structs that calls fill from files. A struct that stands in several places is told apart by the type of the
/// field that holds it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfiguredFields {
    /// `None`: filled in different ways.
    roots: FxHashMap<(FileId, ClassId), Option<Filled>>,
    /// By the place of a field's type.
    inner: FxHashMap<(FileId, ExprId), Option<Filled>>,
}

impl ConfiguredFields {
    pub(super) fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    fn of(&self, file: FileId, class: ClassId, site: Option<&At>) -> Option<&Filled> {
        let inner = site.and_then(|site| self.inner.get(&(site.file, site.expr)));
        inner.or_else(|| self.roots.get(&(file, class)))?.as_ref()
    }
}

fn note<K: std::hash::Hash + Eq>(map: &mut FxHashMap<K, Option<Filled>>, key: K, filled: &Filled) {
    let known = map.entry(key).or_insert_with(|| Some(filled.clone()));
    if known.as_ref() != Some(filled) {
        *known = None;
    }
}

impl Resolver<'_> {
    /// Takes note of the struct that a call fills.
    pub(super) fn find_configured(&mut self, rule: &Rule, on: &Subject, out: &mut ConfiguredFields) {
        let Some(boundary) = rule.boundary.as_deref() else { return };
        let under = self.select(&boundary.config_key, on).map(|v| self.texts(&v, false)).unwrap_or_default();
        let under = under.first().and_then(|(text, _)| text.as_lit()).unwrap_or_default().to_lowercase();
        let prefix = if under.is_empty() { under } else { format!("{under}.") };
        let filled = Filled { prefix, tags: boundary.tags.clone(), pack: rule.pack, file: on.at.file };
        for (value, _) in self.select(&boundary.target, on).unwrap_or_default() {
            if let Value::Class { file, class } | Value::Instance { file, class, .. } = value {
                note(&mut out.roots, (file, class), &filled);
                self.look_into((file, class), &filled, 0, out);
            }
        }
    }

    fn look_into(&mut self, (file, class): (FileId, ClassId), filled: &Filled, depth: u8, out: &mut ConfiguredFields) {
        for field in self.class(file, class).fields.clone() {
            let Some(inner) = self.struct_of(&At::new(file, field.ty, &Env::default())) else { continue };
            let of_inner = Filled { prefix: inner_prefix(filled, &field), ..filled.clone() };
            note(&mut out.inner, (file, field.ty), &of_inner);
            if depth < MAX_DEPTH && inner != (file, class) {
                self.look_into(inner, &of_inner, depth + 1, out);
            }
        }
    }

    /// The value of a field that a file gives, or the struct that it holds.
    pub(crate) fn configured_field(
        &mut self,
        file: FileId,
        class: ClassId,
        site: Option<&At>,
        name: Sym,
    ) -> Option<Value> {
        if self.env_fields.1.is_empty() {
            return None;
        }
        let filled = self.env_fields.1.of(file, class, site)?.clone();
        let field = self.class(file, class).fields.iter().rev().find(|field| field.name == name).cloned()?;
        if let Some(Some(_)) = self.env_fields.1.inner.get(&(file, field.ty)) {
            let (inner_file, inner) = self.struct_of(&At::new(file, field.ty, &Env::default()))?;
            let site = Some(At::new(file, field.ty, &Env::default()));
            return Some(Value::Instance { file: inner_file, class: inner, site });
        }
        // Variables go before files: who asks for their names asks elsewhere.
        if self.names_env {
            return None;
        }
        let key = format!("{}{}", filled.prefix, own_key(&filled, &field)?);
        let value = self.key_default(filled.file, filled.pack, &key)?;
        (!value.is_empty()).then(|| Value::text(&value))
    }
}

/// What the keys of the fields of the struct within a field begin with.
fn inner_prefix(filled: &Filled, field: &Field) -> String {
    let tag = filled.tags.iter().find_map(|tag| tag_value(field.tag.as_str(), tag.as_str())).unwrap_or_default();
    let is_merged = tag.split(',').skip(1).any(|word| matches!(word.trim(), "squash" | "inline"));
    match own_key(filled, field) {
        Some(key) if !is_merged => format!("{}{key}.", filled.prefix),
        _ => filled.prefix.clone(),
    }
}

/// The key of a field without what stands before it: its tag, or its name; `None` when it has none.
fn own_key(filled: &Filled, field: &Field) -> Option<String> {
    let tag = filled.tags.iter().find_map(|tag| tag_value(field.tag.as_str(), tag.as_str())).unwrap_or_default();
    let own = tag.split(',').next().unwrap_or_default().trim();
    let key = if own.is_empty() { field.name.as_str() } else { own };
    (key != "-").then(|| key.to_lowercase())
}
