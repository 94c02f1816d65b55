//! Calls on clients of services that the catalogue knows by their packages alone.

use crate::model::facts::{Expr, ExprId};
use crate::model::language::Language;
use crate::model::rule::normalize_qualified;
use crate::model::sym::Sym;
use crate::resolve::emit::Pending;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::{World, callee_name};

impl World<'_> {
    /// Whether a call in `file` may go out to a service of the catalogue, as far as names tell.
    pub(crate) fn may_call_service(&self, file: FileId, expr: ExprId) -> bool {
        let services = &self.rules.services;
        let Some(name) = callee_name(self.facts(file), expr) else { return false };
        !services.all.is_empty()
            && self.service_files().get(file.0 as usize).copied().unwrap_or(false)
            && (self.is_outgoing(name) || services.all.iter().any(|s| s.calls.contains(&name)))
    }

    /// Whether a method's name says that it goes out.
    fn is_outgoing(&self, method: Sym) -> bool {
        let services = &self.rules.services;
        !services.local.contains(&method) && services.verbs.contains(&Sym::new(&first_word(method.as_str())))
    }

    /// Files that import a service's package, or something of the project that does.
    pub(crate) fn find_service_files(&self) -> Vec<bool> {
        let own: Vec<bool> = self.ids().map(|file| self.imports_service(file)).collect();
        let folders: rustc_hash::FxHashSet<Sym> = self
            .ids()
            .filter(|f| own[f.0 as usize] && self.facts(*f).language == Language::Go)
            .map(|f| self.folder(f))
            .collect();
        let near = |file: FileId| {
            let facts = self.facts(file);
            let go = facts.language == Language::Go;
            own[file.0 as usize]
                || (go && folders.contains(&self.folder(file)))
                || facts.imports.iter().any(|import| {
                    self.modules.file_of(file, import.module).is_some_and(|target| {
                        if go { folders.contains(&self.folder(target)) } else { own[target.0 as usize] }
                    })
                })
        };
        self.ids().map(near).collect()
    }

    fn imports_service(&self, file: FileId) -> bool {
        let facts = self.facts(file);
        facts.imports.iter().any(|import| {
            let module = normalize_qualified(facts.language, import.module.as_str());
            let full = format!("{module}.{}", import.name);
            let found = self.rules.services.of_name(facts.language, &full);
            found.is_some_and(|(service, _)| !service.skip && service.generic)
        })
    }
}

impl Resolver<'_> {
    /// The call as one of a service of the catalogue.
    pub(crate) fn service_call(&mut self, file: FileId, expr: ExprId) -> Option<Pending> {
        let (at, full, made) = self.service_member(file, expr)?;
        let language = self.language(file);
        let name = normalize_qualified(language, full.as_str());
        let (service, len) = self.world.rules.services.of_name(language, &name)?;
        if service.skip || !service.generic {
            return None;
        }
        let path: Vec<&str> = name[len..].split(['.', '/']).filter(|s| !s.is_empty() && *s != "()").collect();
        let method = *path.last()?;
        let known = service.calls.iter().any(|c| c.as_str() == method);
        let local = service.local.iter().any(|l| l.as_str() == method);
        let maker = language != Language::Go && method.starts_with(char::is_uppercase);
        if local || !(known || (!maker && self.world.is_outgoing(Sym::new(method)))) {
            return None;
        }
        // The constructor says nothing about what is done.
        let from = usize::from(made && path.len() > 1);
        let operation = path[from..].join(".");
        let rule = service.rules.iter().find(|(l, _)| *l == language)?.1;
        Some(Pending { rule, subject: subject(at, None, Sym::new(&operation)), by_shape: false })
    }

    /// The qualified name of what is called, and whether it is a method of something made before.
    fn service_member(&mut self, file: FileId, expr: ExprId) -> Option<(At, Sym, bool)> {
        let at = At::new(file, expr, &Env::default());
        let Expr::Call { callee, .. } = self.world.facts(file).expr(expr) else { return None };
        let joined = |ty: Sym, name: Sym| Sym::new(&format!("{ty}.{name}"));
        match self.world.facts(file).expr(callee) {
            Expr::Member { base, name } => {
                for (value, env) in self.eval(&at.sibling(base)) {
                    let found = match value {
                        Value::Ext(package) => match self.outside_member(file, package, name) {
                            Value::Ext(full) => Some((full, false)),
                            _ => None,
                        },
                        Value::Obj { ty, .. } => Some((joined(ty, name), true)),
                        Value::Bound { on, name: member } => match on.as_ref() {
                            Value::Obj { ty, .. } => Some((joined(joined(*ty, member), name), true)),
                            _ => None,
                        },
                        Value::Instance { file: f, class, .. } if self.method(f, class, name).is_none() => {
                            let base = self.outside_bases(f, class).first().copied();
                            base.map(|base| (joined(base, name), true))
                        }
                        _ => None,
                    };
                    if let Some((full, made)) = found {
                        return Some((At { env, ..at }, full, made));
                    }
                }
                None
            }
            _ => self.eval(&at.sibling(callee)).into_iter().find_map(|(value, env)| match value {
                Value::Ext(full) => Some((At { env, ..at.clone() }, full, false)),
                Value::Bound { on, name } => match on.as_ref() {
                    Value::Obj { ty, .. } => Some((At { env, ..at.clone() }, joined(*ty, name), true)),
                    _ => None,
                },
                _ => None,
            }),
        }
    }
}

/// `createUser`, `create_user`, `CreateUser` -> `create`.
fn first_word(name: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (n, c) in chars.iter().enumerate() {
        let next_upper = c.is_uppercase() && n > 0 && chars[n - 1].is_lowercase();
        if *c == '_' || *c == '$' || next_upper {
            if out.is_empty() {
                continue;
            }
            break;
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::first_word;

    #[test]
    fn first_words() {
        for (name, word) in
            [("createUser", "create"), ("create_user", "create"), ("Create", "create"), ("_send", "send")]
        {
            assert_eq!(first_word(name), word);
        }
    }
}
