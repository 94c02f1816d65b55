//! Routes that decorated members of a class add to its registration (`[call.members]`).

use crate::model::facts::{ClassId, Expr, ExprId, FuncId};
use crate::model::rule::{MemberRoutes, PathSyntax, Rule};
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::Handler;
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::subject;
use crate::resolve::select::{Decorated, Subject, verb};
use crate::resolve::value::{At, Env, FileId, Value};

/// Stands in a rule's paths for the parameter of one element.
const ELEMENT: &str = "{@}";

/// One of the routes that a registration stands for.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) path: String,
    pub(crate) methods: Vec<String>,
    pub(crate) handler: Option<Handler>,
    /// What stands behind the registration's name in its own.
    pub(crate) name: Sym,
}

impl Part {
    pub(crate) fn new(path: String, methods: Vec<String>, handler: Option<Handler>) -> Part {
        Part { path, methods, handler, name: Sym::EMPTY }
    }
}

impl Resolver<'_> {
    /// A path that a rule writes, with the name of the element's parameter put in.
    pub(crate) fn rule_path(&mut self, rule: &Rule, registration: &Subject, path: Sym) -> String {
        let mut text = path.as_str().to_owned();
        if text.contains(ELEMENT) {
            let names =
                self.select(&rule.element_name, registration).map(|v| self.texts(&v, false)).unwrap_or_default();
            let name = names.first().and_then(|(t, _)| t.as_lit()).filter(|t| !t.is_empty()).unwrap_or("id");
            text = text.replace(ELEMENT, &format!("{{{name}}}"));
        }
        path::canonical(&Text::lit(&text), &self.syntaxes(rule))
    }

    /// The routes of the decorated members of `class`, below the registration's path `local`.
    pub(crate) fn member_routes(
        &mut self,
        rule: &Rule,
        members: &MemberRoutes,
        (file, class): (FileId, ClassId),
        local: &str,
        registration: &Subject,
    ) -> Vec<Part> {
        let mut out = Vec::new();
        let mut seen: Vec<Sym> = Vec::new();
        for (f, c) in self.lineage(file, class) {
            for method in self.class(f, c).methods.clone() {
                let name = self.world.facts(f).functions[method.index()].name;
                let decorators = self.world.facts(f).functions[method.index()].decorators.clone();
                // A method that adds a verb to a member has the member's name, or one of its own.
                if seen.contains(&name) {
                    continue;
                }
                for decorator in decorators {
                    if self.is_decorator(f, decorator, members.decorator) {
                        seen.push(name);
                        let mut subject =
                            subject(At::new(f, decorator, &Env::default()), registration.on.clone(), name);
                        subject.decorated = Some(Decorated::Func(f, method));
                        out.extend(self.member_parts(
                            rule,
                            members,
                            (f, c),
                            &subject,
                            (f, method),
                            local,
                            registration,
                        ));
                    }
                }
            }
        }
        out
    }

    #[expect(clippy::too_many_arguments, reason = "private to the walk above")]
    fn member_parts(
        &mut self,
        rule: &Rule,
        members: &MemberRoutes,
        (file, class): (FileId, ClassId),
        subject: &Subject,
        method: (FileId, FuncId),
        local: &str,
        registration: &Subject,
    ) -> Vec<Part> {
        let detail = self.select(&members.detail, subject);
        let detail = detail.is_some_and(|v| v.iter().any(|(v, _)| *v == Value::Bool(true)));
        let verbs = self.select(&members.method, subject).map(|v| self.texts(&v, true)).unwrap_or_default();
        let mut verbs: Vec<String> =
            verbs.iter().filter_map(|(t, _)| t.as_lit().filter(|t| !t.is_empty()).map(verb)).collect();
        if verbs.is_empty() {
            verbs.push("GET".to_owned());
        }
        let base = if detail {
            let element = self.rule_path(rule, registration, members.detail_path);
            path::join(local, &element, rule.join)
        } else {
            local.to_owned()
        };
        let added = self.added_verbs(members, file, class, subject.name);
        let paths = self.select(&members.path, subject).map(|v| self.texts(&v, true)).unwrap_or_default();
        let name = self.name_of_member(members, subject);
        let mut out = Vec::new();
        for (text, _) in paths {
            let member = path::canonical(&text, &[PathSyntax::Regex]);
            let full = format!("{}{}", path::join(&base, &member, crate::model::rule::Join::Keep), members.tail);
            let own = (verbs.clone(), Handler::Func(method.0, method.1));
            let added = added.iter().map(|(verb, func)| (vec![verb.clone()], Handler::Func(file, *func)));
            let parts = std::iter::once(own).chain(added);
            out.extend(parts.map(|(verbs, func)| Part { name, ..Part::new(full.clone(), verbs, Some(func)) }));
        }
        out
    }

    /// `@name.mapping.delete`: methods of the class that serve further verbs of the member `name`.
    fn added_verbs(&self, members: &MemberRoutes, file: FileId, class: ClassId, name: Sym) -> Vec<(String, FuncId)> {
        let facts = self.world.facts(file);
        let added = |decorator: ExprId| {
            let Expr::Member { base, name: added } = facts.expr(decorator) else { return None };
            let Expr::Member { base, name: mapping } = facts.expr(base) else { return None };
            let is_it = matches!(facts.expr(base), Expr::Name { name: n, .. } if n == name);
            (is_it && mapping == members.mapping).then(|| verb(added.as_str()))
        };
        let methods = facts.classes[class.index()].methods.iter();
        methods
            .flat_map(|m| facts.functions[m.index()].decorators.iter().map(move |d| (*m, *d)))
            .filter_map(|(method, decorator)| Some((added(decorator)?, method)))
            .collect()
    }

    /// Whether a decorator is the outside function `name`.
    pub(crate) fn is_decorator(&mut self, file: FileId, decorator: ExprId, name: Sym) -> bool {
        let callee = match self.world.facts(file).expr(decorator) {
            Expr::Call { callee, .. } => callee,
            _ => decorator,
        };
        let named = self.eval(&At::new(file, callee, &Env::default()));
        named.iter().any(|(v, _)| *v == Value::Ext(name))
    }

    /// What a selector says of a decorator on the class around a registration.
    pub(crate) fn on_class_decorator(
        &mut self,
        name: Sym,
        then: &crate::model::rule::Selector,
        registration: &Subject,
    ) -> Option<crate::resolve::value::Results> {
        let (file, class) = match registration.decorated? {
            Decorated::Func(file, func) => (file, self.world.facts(file).functions[func.index()].class.get()?),
            Decorated::Class(file, class) => (file, class),
        };
        for (f, c) in self.lineage(file, class) {
            for decorator in self.class(f, c).decorators.clone() {
                if self.is_decorator(f, decorator, name) {
                    let at = At::new(f, decorator, &registration.at.env);
                    let on_class = Subject { at, name, ..registration.clone() };
                    if let Some(found) = self.select(then, &on_class) {
                        return Some(found);
                    }
                }
            }
        }
        None
    }
}
