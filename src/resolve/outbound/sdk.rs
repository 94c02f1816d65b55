//! Calls on clients of services that the catalogue knows by their packages alone.

use crate::model::facts::{Expr, ExprId, ScopeId};
use crate::model::language::Language;
use crate::model::rule::{Service, Services, normalize_qualified};
use crate::model::sym::Sym;
use crate::resolve::emit::Pending;
use crate::resolve::eval::Resolver;
use crate::resolve::routers::subject;
use crate::resolve::value::{At, Env, FileId, Value};
use crate::resolve::world::{World, callee_name};

/// Calls before a call that are followed to what made the client.
const MAX_MAKERS: usize = 16;

impl World<'_> {
    /// Whether a call in `file` may go out to a service of the catalogue, as far as names tell.
    pub(crate) fn may_call_service(&self, file: FileId, expr: ExprId) -> bool {
        let services = &self.rules.services;
        let Some(name) = callee_name(self.facts(file), expr) else { return false };
        let tells = |name: Sym| self.is_outgoing(name) || services.called.contains(&name);
        !services.all.is_empty()
            && self.service_files().get(file.0 as usize).copied().unwrap_or(false)
            && (tells(name) || self.imported_name(file, expr).is_some_and(tells))
    }

    /// The name outside of what a call calls by an imported name: `import { put as upload }`.
    fn imported_name(&self, file: FileId, call: ExprId) -> Option<Sym> {
        let facts = self.facts(file);
        let Expr::Call { callee, .. } = facts.expr(call) else { return None };
        let Expr::Name { name, .. } = facts.expr(callee) else { return None };
        let binding = *self.bindings(file, ScopeId(0), name).first()?;
        match facts.expr(facts.bindings.get(binding as usize)?.value) {
            Expr::Import(import) => Some(facts.imports.get(import.index())?.name),
            _ => None,
        }
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

/// A call on something of a package.
struct Outside {
    at: At,
    /// The qualified name of what is called.
    full: Sym,
    /// The qualified name of what made the client; empty without one.
    maker: Sym,
    /// The call that made the client.
    made_at: Option<At>,
    /// It is a function of the package, no method.
    is_of_package: bool,
    /// It is called on the answer of another call that went out.
    on_answer: bool,
}

impl<'w> Resolver<'w> {
    /// The call as one of a service of the catalogue.
    pub(crate) fn service_call(&mut self, file: FileId, expr: ExprId) -> Option<Pending> {
        let call = self.outside_call(file, expr)?;
        let language = self.language(file);
        let name = normalize_qualified(language, call.full.as_str());
        let maker = normalize_qualified(language, call.maker.as_str());
        let (service, len) = self.service_of(language, &name, call.made_at.as_ref())?;
        if service.skip || !service.generic {
            return None;
        }
        let path: Vec<&str> = name[len..].split(['.', '/']).filter(|s| !s.is_empty() && *s != "()").collect();
        let method = *path.last()?;
        // What made the client says nothing about what is done with it.
        let below = name.strip_prefix(&*maker).filter(|_| maker.len() >= len && !maker.is_empty());
        let below = below.unwrap_or(&name[len..]);
        let operation: Vec<&str> = below.split(['.', '/']).filter(|s| !s.is_empty() && *s != "()").collect();
        let mut operation = operation.join(".");
        let listed = |names: &[Sym]| {
            names
                .iter()
                .any(|n| operation == n.as_str() || operation.ends_with(&format!(".{n}")) || method == n.as_str())
        };
        let known = listed(&service.calls);
        let is_class = is_class(language, method);
        let is_error = path.iter().any(|part| part.ends_with("Error") || part.ends_with("Exception"));
        let reads = language == Language::Go
            && self.arguments(&call.at).is_empty()
            && ["Get", "Is", "Has"].iter().any(|word| method.starts_with(word));
        let is_own = service.only_calls || method.starts_with('_') || is_class;
        let goes_out = !is_own && !call.on_answer && !reads && self.world.is_outgoing(Sym::new(method));
        // `pkg.CreateListRequest()`: what is sent later.
        let is_message = language == Language::Go && call.is_of_package && method.ends_with("Request");
        if is_error || (is_message && !known) || listed(&service.local) || !(known || goes_out) {
            return None;
        }
        if let Some(command) = self.command(&call.at, service.commands) {
            operation = command;
        }
        let rule = service.rules.iter().find(|(l, _)| *l == language)?.1;
        Some(Pending { rule, subject: subject(call.at, None, Sym::new(&operation)), by_shape: false })
    }

    /// The service of a qualified name. Packages with many services name one in the call that makes the client.
    fn service_of(&mut self, language: Language, name: &str, made_at: Option<&At>) -> Option<(&'w Service, usize)> {
        let services: &'w Services = &self.world.rules.services;
        let named = made_at.and_then(|at| {
            let arg = self.arguments(at).first()?.value;
            match self.eval(&at.sibling(arg)).first()? {
                (Value::Text(text), _) => text.as_lit().map(str::to_owned),
                _ => None,
            }
        });
        let package = name.split(['.', '/']).next().unwrap_or_default();
        let one = named.and_then(|named| services.by_package.get(&(language, Sym::new(&format!("{package}:{named}")))));
        match one {
            Some(one) => Some((&services.all[*one as usize], package.len())),
            None => services.of_name(language, name),
        }
    }

    /// The operation that an instance of a class says: `send(new PutObjectCommand(..))`.
    fn command(&mut self, call: &At, ending: Sym) -> Option<String> {
        let arg = self.arguments(call).first().filter(|_| !ending.is_empty())?.value;
        let value = self.eval(&call.sibling(arg)).into_iter().next()?.0;
        let ty = *self.types_of(call.file, &value).first()?;
        let last = ty.as_str().rsplit(['.', '/']).next()?;
        last.strip_suffix(ending.as_str()).filter(|name| !name.is_empty()).map(str::to_owned)
    }

    fn outside_call(&mut self, file: FileId, expr: ExprId) -> Option<Outside> {
        let at = At::new(file, expr, &Env::default());
        let Expr::Call { callee, .. } = self.world.facts(file).expr(expr) else { return None };
        let (values, name) = match self.world.facts(file).expr(callee) {
            Expr::Member { base, name } => (self.eval(&at.sibling(base)), Some(name)),
            _ => (self.eval(&at.sibling(callee)), None),
        };
        for (value, env) in values {
            let at = At { env, ..at.clone() };
            let found = match (value, name) {
                (Value::Ext(package), Some(name)) => match self.outside_member(file, package, name) {
                    Value::Ext(full) => Some((full, None)),
                    _ => None,
                },
                (Value::Ext(full), None) => Some((full, None)),
                (Value::Bound { on, name }, None) => {
                    self.member_name(file, &on, name).map(|full| (full, Some(on.as_ref().clone())))
                }
                (Value::Instance { file: f, class, .. }, Some(name)) if self.method(f, class, name).is_some() => None,
                (value, Some(name)) => self.member_name(file, &value, name).map(|full| (full, Some(value))),
                _ => None,
            };
            let Some((full, on)) = found else { continue };
            let is_of_package = on.is_none();
            let mut outside = Outside { at, full, maker: Sym::EMPTY, made_at: None, is_of_package, on_answer: false };
            if let Some(on) = on {
                self.trace_client(file, on, &mut outside);
            }
            return Some(outside);
        }
        None
    }

    fn member_name(&mut self, file: FileId, on: &Value, name: Sym) -> Option<Sym> {
        let owner = *self.types_of(file, on).first()?;
        Some(Sym::new(&format!("{owner}.{name}")))
    }

    /// Whether a call that gives a value of type `ty` asks a service for it, rather than making a client.
    fn asks(&self, call: &At, ty: Sym) -> bool {
        let language = self.language(call.file);
        let Some(name) = callee_name(self.world.facts(call.file), call.expr) else { return false };
        if is_class(language, name.as_str()) || names_a_client(name.as_str()) {
            return false;
        }
        let service = self.world.rules.services.of_name(language, &normalize_qualified(language, ty.as_str()));
        let listed = |names: &[Sym]| names.iter().any(|n| n.as_str().rsplit('.').next() == Some(name.as_str()));
        match service {
            Some((service, _)) if listed(&service.calls) => true,
            Some((service, _)) if service.only_calls || listed(&service.local) => false,
            _ => self.world.is_outgoing(name),
        }
    }

    /// Follows a receiver back to what made the client.
    fn trace_client(&mut self, file: FileId, on: Value, out: &mut Outside) {
        let mut on = on;
        for _ in 0..MAX_MAKERS {
            on = match on {
                Value::Bound { on, .. } => on.as_ref().clone(),
                Value::Obj { ty, site, on: before } => {
                    out.on_answer |= site.as_ref().is_some_and(|site| self.asks(site, ty));
                    let Some(before) = before.filter(|b| !matches!(b.as_ref(), Value::Node(_))) else {
                        out.maker = ty;
                        out.made_at = site;
                        return;
                    };
                    // Of a type that is declared, not one that the call before gives: `ctx.Value(key).(*pkg.Client)`.
                    let from = self.types_of(file, &before);
                    if from.first().is_some_and(|from| package(from.as_str()) != package(ty.as_str())) {
                        out.maker = ty;
                        return;
                    }
                    before.as_ref().clone()
                }
                Value::Instance { file: f, class, site } => {
                    out.maker = self.outside_bases(f, class).first().copied().unwrap_or(Sym::EMPTY);
                    out.made_at = site;
                    return;
                }
                other => {
                    out.maker = self.types_of(file, &other).first().copied().unwrap_or(Sym::EMPTY);
                    return;
                }
            };
        }
    }
}

/// `github.com/x/y` of `github.com/x/y.Client.Items`.
fn package(name: &str) -> &str {
    let path = name.rfind('/').map_or(0, |at| at + 1);
    name[path..].find('.').map_or(name, |at| &name[..path + at])
}

/// Whether a name is that of a class, by custom; in Go that of anything exported.
fn is_class(language: Language, name: &str) -> bool {
    language != Language::Go && name.starts_with(char::is_uppercase)
}

/// Whether a function's name says that it makes a client rather than asks for something.
fn names_a_client(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["client", "app", "instance", "connection", "session", "service", "sdk", "api", "resource", "transport"]
        .iter()
        .any(|word| lower.ends_with(word))
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
