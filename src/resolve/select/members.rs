//! Classes as selectors see them: attributes, methods, decorators.

use crate::model::facts::{ClassId, ExprId};
use crate::model::language::Language;
use crate::model::rule::{Key, Selector, Term};
use crate::model::sym::Sym;
use crate::resolve::eval::Resolver;
use crate::resolve::select::{Decorated, Subject, VERBS};
use crate::resolve::value::{At, Env, FileId, Results, Value};
use crate::resolve::world::callee_name;

/// Calls before a call that are asked for what made its receiver.
const MAX_MAKERS: usize = 12;

impl Resolver<'_> {
    /// A selector on the decorators of the function or class that a value is.
    pub(crate) fn on_declaration(&mut self, of: &Selector, then: &Selector, subject: &Subject) -> Option<Results> {
        for (value, _) in self.select(of, subject)? {
            let (file, decorators, declared) = match value {
                Value::Func { file, func, .. } => {
                    let decorators = self.world.facts(file).functions[func.index()].decorators.clone();
                    (file, decorators, Decorated::Func(file, func))
                }
                Value::Class { file, class } | Value::Instance { file, class, .. } => {
                    (file, self.class(file, class).decorators.clone(), Decorated::Class(file, class))
                }
                _ => continue,
            };
            for decorator in decorators {
                let at = At::new(file, decorator, &Env::default());
                if self.matches(&at).is_empty() {
                    continue;
                }
                let on = Subject { at, decorated: Some(declared), ..subject.clone() };
                if let Some(found) = self.select(then, &on) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The name of a function or class of the project; `whole`: behind the dotted path of its module.
    pub(crate) fn name_of(&self, value: &Value, whole: bool) -> Option<String> {
        let (file, name) = match value {
            Value::Func { file, func, .. } => (*file, self.world.facts(*file).functions[func.index()].name),
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                (*file, self.class(*file, *class).name)
            }
            _ => return None,
        };
        if name.is_empty() {
            return None;
        }
        if !whole {
            return Some(name.to_string());
        }
        let unit = self.world.unit(file);
        let folder = self.world.folder_of(unit.component);
        let rel = unit.rel.strip_prefix(folder).map_or(unit.rel.as_str(), |rel| rel.trim_start_matches('/'));
        let rel = rel.strip_prefix("src/").unwrap_or(rel);
        let stem = rel.rsplit_once('.').map_or(rel, |(stem, _)| stem);
        let stem = stem.strip_suffix("/__init__").unwrap_or(stem);
        Some(format!("{}.{name}", stem.replace('/', ".")))
    }

    /// Whether a class itself, not one that it derives from, has an attribute.
    pub(crate) fn has_own(&self, file: FileId, class: ClassId, name: Sym) -> bool {
        let facts = self.world.facts(file);
        let info = &facts.classes[class.index()];
        let (first, rest) = match name.as_str().split_once('.') {
            Some((first, rest)) => (Sym::new(first), Some(Sym::new(rest))),
            None => (name, None),
        };
        if let Some(rest) = rest {
            let inner = facts.classes.iter().position(|c| {
                c.name == first && facts.scopes.get(c.scope.index()).is_some_and(|s| s.parent == info.scope)
            });
            return inner.is_some_and(|inner| self.has_own(file, ClassId(inner as u32), rest));
        }
        info.fields.iter().any(|f| f.name == first)
            || info.keywords.iter().any(|k| k.name == first)
            || info.methods.iter().any(|m| facts.functions[m.index()].name == first)
            || !self.world.bindings(file, info.scope, first).is_empty()
    }

    /// An attribute of a class, what its method of that name gives back, or a keyword of its definition.
    pub(crate) fn class_attribute(&mut self, file: FileId, class: ClassId, name: Sym, env: &Env) -> Results {
        if let Some(keyword) = self.class(file, class).keywords.iter().find(|k| k.name == name).copied() {
            return self.eval(&At::new(file, keyword.value, env));
        }
        if let Some((f, method)) = self.method(file, class, name) {
            let key = crate::resolve::value::Key::Frame(f, method);
            return self.returned(f, method, &env.with(key, crate::resolve::value::Choice::On(file, class)));
        }
        // `Meta.db_table`: of a class within the class.
        if let Some((outer, inner)) = name.as_str().split_once('.') {
            let outer = self.class_member(file, class, Sym::new(outer), env);
            let inner = Sym::new(inner);
            return outer
                .into_iter()
                .flat_map(|(value, env)| match value {
                    Value::Class { file, class } => self.class_attribute(file, class, inner, &env),
                    // `meta = {"collection": "pages"}`, `model_config = Config(prefix="X_")`
                    map @ (Value::Node(_) | Value::Obj { .. }) => {
                        self.step_into(&map, &Key::Name(inner), &env).unwrap_or_default()
                    }
                    _ => Vec::new(),
                })
                .collect();
        }
        self.class_member(file, class, name, env)
    }

    /// A term on the call that made the receiver, or on one that made what that was made on.
    pub(crate) fn maker(&mut self, then: &Term, subject: &Subject) -> Option<Results> {
        let mut on = subject.on.clone()?;
        for _ in 0..MAX_MAKERS {
            let (site, before) = match on {
                Value::Obj { site, on, .. } => (site, on),
                Value::Instance { site, .. } => (site, None),
                Value::Bound { on, .. } => (None, Some(on)),
                _ => return None,
            };
            if let Some(site) = site {
                let name = callee_name(self.world.facts(site.file), site.expr).unwrap_or(subject.name);
                let made = Subject { at: site, name, ..subject.clone() };
                if let Some(found) = self.term(then, &made).filter(|r| !r.is_empty()) {
                    return Some(found);
                }
            }
            on = before?.as_ref().clone();
        }
        None
    }

    /// Methods of a class that are HTTP verbs, as upper-case texts.
    pub(crate) fn methods_of(&mut self, values: Results, prefix: &str, suffix: &str, env: &Env) -> Option<Results> {
        let mut verbs: Vec<&str> = Vec::new();
        for (value, env) in values {
            let Some(members) = self.members_behind(&value, &env, 0) else { continue };
            let is = |m: &Sym, v: &str| {
                let name = m.as_str().strip_prefix(prefix).and_then(|m| m.strip_suffix(suffix));
                name.is_some_and(|n| n.eq_ignore_ascii_case(v))
            };
            // `query` is rather a helper's name than a verb.
            verbs.extend(VERBS.iter().filter(|v| **v != "QUERY" && members.iter().any(|m| is(m, v))));
        }
        verbs.sort_unstable();
        verbs.dedup();
        (!verbs.is_empty()).then(|| verbs.into_iter().map(|v| (Value::text(v), env.clone())).collect())
    }

    /// The names of the methods of the class behind a value: through wrappers, and of outside classes that packs
    /// know.
    fn members_behind(&mut self, value: &Value, env: &Env, depth: u8) -> Option<Vec<Sym>> {
        match value {
            Value::Class { file, class } | Value::Instance { file, class, .. } => {
                Some(self.member_names(*file, *class))
            }
            Value::Ext(_) | Value::Obj { site: None, .. } => self.outside_members(value),
            Value::Obj { site: Some(site), .. } => {
                if let Some(known) = self.outside_members(value) {
                    return Some(known);
                }
                if depth > 3 {
                    return None;
                }
                let args: Vec<ExprId> = self.arguments(site).iter().map(|a| a.value).collect();
                args.into_iter().find_map(|arg| {
                    let values = self.eval(&At { env: env.overlay(&site.env), file: site.file, expr: arg });
                    values.into_iter().find_map(|(v, e)| self.members_behind(&v, &e, depth + 1))
                })
            }
            _ => None,
        }
    }

    pub(crate) fn outside_members(&self, value: &Value) -> Option<Vec<Sym>> {
        let (Value::Ext(ty) | Value::Obj { ty, .. }) = value else { return None };
        let mut out: Vec<Sym> = Vec::new();
        for language in Language::ALL {
            let mut names = vec![*ty];
            let mut next = 0;
            while next < names.len() {
                names.extend(self.world.rules.bases.get(&(language, names[next])).into_iter().flatten());
                next += 1;
                if next > 32 {
                    break;
                }
            }
            for name in names {
                out.extend(self.world.rules.class_methods.get(&(language, name)).into_iter().flatten());
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// The values of a set of types.
    pub(crate) fn only_of(&mut self, file: FileId, values: &Results, set: Sym) -> Results {
        values.iter().filter(|(value, _)| self.is_of(file, value, set)).cloned().collect()
    }

    /// Whether a value is of a set of types; `router`: whether routes can hang on it.
    pub(crate) fn is_of(&mut self, file: FileId, value: &Value, set: Sym) -> bool {
        let types = self.types_of(file, value);
        if set.as_str() == "router" {
            return match value {
                Value::Class { .. } | Value::Module(_) => true,
                _ => self.world.is_router_type(self.language(file), &types),
            };
        }
        match self.world.rules.sets.get(&set) {
            Some(members) => types.iter().any(|t| members.contains(t)),
            None => types.contains(&set),
        }
    }

    /// Names of the methods of a class, own, inherited, and from outside classes that packs know.
    pub(crate) fn member_names(&mut self, file: FileId, class: ClassId) -> Vec<Sym> {
        let mut names = Vec::new();
        for (f, c) in self.lineage(file, class) {
            let facts = self.world.facts(f);
            if facts.language == Language::Go {
                let folder = self.world.folder(f);
                let methods = self.world.go_methods(folder, facts.classes[c.index()].name);
                names.extend(methods.iter().map(|(f, m)| self.world.facts(*f).functions[m.index()].name));
            } else {
                let class = &facts.classes[c.index()];
                names.extend(class.methods.iter().map(|m| facts.functions[m.index()].name));
                // `post = other_method`
                names.extend(class.fields.iter().filter(|f| f.value.is_some()).map(|f| f.name));
            }
        }
        for base in self.outside_bases(file, class) {
            if let Some(more) = self.world.rules.class_methods.get(&(self.language(file), base)) {
                names.extend_from_slice(more);
            }
        }
        names
    }
}

/// The folder above the module or package `stem` on a path, or above the file.
pub(super) fn folder_above<'p>(rel: &'p str, stem: &str) -> Option<&'p str> {
    let parts: Vec<&str> = rel.split('/').collect();
    let is_it = |part: &str| part == stem || part.split_once('.').is_some_and(|(name, _)| name == stem);
    let mut at = parts.iter().rposition(|part| is_it(part)).unwrap_or(parts.len() - 1);
    // `models/models.py`: the module may have the name of its package.
    while at > 0 && is_it(parts[at - 1]) {
        at -= 1;
    }
    parts.get(at.checked_sub(1)?).copied()
}

/// `Client` of `package.sub.Client`.
pub(super) fn last_part(name: Sym) -> &'static str {
    name.as_str().rsplit(['.', '/']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::folder_above;

    #[test]
    fn the_application_of_a_model() {
        for (rel, app) in [
            ("site/blog/models.py", Some("blog")),
            ("site/blog/models/post.py", Some("blog")),
            ("site/blog/models/models.py", Some("blog")),
            ("site/blog/entities.py", Some("blog")),
            ("models/models.py", None),
        ] {
            assert_eq!(folder_above(rel, "models"), app, "{rel}");
        }
    }
}
