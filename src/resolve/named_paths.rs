//! Paths that are declared under a name, and routes that ask for them by it.

use rustc_hash::FxHashMap;

use crate::model::rule::Rule;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::{Collected, Pending, Route};
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::{Prefix, Root, Routers};
use crate::resolve::select::Subject;
use crate::resolve::value::{Env, Value};

/// Declarations by pack, component and name: the rule, what it looks at.
pub(crate) type NamedPaths = FxHashMap<(usize, usize, Sym), Vec<(u32, Subject)>>;

impl Resolver<'_> {
    /// Takes note of a path and its name.
    pub(crate) fn record_path(&mut self, number: u32, subject: Subject, out: &mut Collected) {
        let rule = self.rule(number);
        let component = self.world.unit(subject.at.file).component;
        for (name, env) in self.path_names(rule, &subject) {
            let declared = out.routers.named.entry((rule.pack, component, name)).or_default();
            declared.push((number, subject.under(&env)));
        }
    }

    pub(crate) fn path_names(&mut self, rule: &Rule, subject: &Subject) -> Vec<(Sym, Env)> {
        let Some(values) = self.select(&rule.path_name, subject) else { return Vec::new() };
        let texts = self.texts(&values, false);
        texts.iter().filter_map(|(text, env)| Some((Sym::new(text.as_lit()?), env.clone()))).collect()
    }

    /// The points of a registration that names its path.
    pub(crate) fn finish_named(&mut self, pending: &Pending, routers: &mut Routers) -> Vec<Route> {
        let rule = self.rule(pending.rule);
        let component = self.world.unit(pending.subject.at.file).component;
        let mut out = Vec::new();
        for (name, env) in self.path_names(rule, &pending.subject) {
            let subject = pending.subject.under(&env);
            let declared = routers.named.get(&(rule.pack, component, name)).cloned().unwrap_or_default();
            for (number, declaration) in declared {
                self.routes_of_name(pending, &subject, (number, &declaration), routers, &mut out);
            }
        }
        out
    }

    /// The routes of one registration under one declaration of its path.
    fn routes_of_name(
        &mut self,
        pending: &Pending,
        subject: &Subject,
        (number, declaration): (u32, &Subject),
        routers: &mut Routers,
        out: &mut Vec<Route>,
    ) {
        let rule = self.rule(pending.rule);
        let declaring = self.rule(number);
        let methods = self.methods(rule, subject);
        let handler = self.handler(rule, subject);
        let paths = match self.select(&declaring.path, declaration) {
            Some(values) => self.texts(&values, true),
            None => vec![(Text::default(), declaration.at.env.clone())],
        };
        for (text, env) in paths {
            let local = path::canonical(&text, &self.syntaxes(declaring));
            let note = format!("the path is declared here ({})", declaring.id);
            let step = self.step(declaration.at.file, declaration.at.expr, note);
            for owner in self.route_owners(declaring, declaration) {
                for mut way in self.ways_to(routers, owner.as_ref(), &env) {
                    way.steps.push(step.clone());
                    for part in self.parts(rule, subject, &local, &methods, handler) {
                        self.points(pending, subject, &way, &part.path, &part.methods, part.handler, out);
                    }
                }
            }
        }
    }

    fn ways_to(&mut self, routers: &mut Routers, owner: Option<&Value>, env: &Env) -> Vec<Prefix> {
        match owner {
            Some(owner) => self.prefixes(routers, owner, env),
            None => vec![Prefix::bare(env, Root::Shown)],
        }
    }
}
