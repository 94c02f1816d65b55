//! Names of routes, and the paths that tests ask for by them: `reverse("users-detail", ..)`, `url_for("users.show")`.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::facts::ExprId;
use crate::model::rule::{MemberRoutes, Rule, Selector};
use crate::model::scope::FileScope;
use crate::model::sym::Sym;
use crate::model::text::Text;
use crate::resolve::emit::Route;
use crate::resolve::eval::Resolver;
use crate::resolve::path;
use crate::resolve::routers::{Hung, subject};
use crate::resolve::select::Subject;
use crate::resolve::value::{At, Env, FileId, Results, Value};

/// The names of routes.
#[derive(Debug, Default)]
pub(crate) struct RouteNames {
    /// Paths by name, each with the component that has it.
    paths: FxHashMap<Sym, Vec<(usize, String)>>,
    /// Both [`parts`] of all names.
    parts: FxHashSet<&'static str>,
}

/// The hole of this name at the end of a path says that the path was asked for by the name of its route.
pub(crate) const BY_NAME: &str = "=";

/// Names before the names of routes, by where they are given and under which choices.
type Prefixes = FxHashMap<(FileId, ExprId, Env), Option<String>>;

impl Resolver<'_> {
    /// Finds the names of routes, and forgets what was thought of test code without them.
    pub(crate) fn name_routes(&mut self, routes: &[Route]) {
        let mut names = RouteNames::default();
        let mut prefixes = Prefixes::default();
        for route in routes.iter().filter(|r| self.world.unit(r.file).scope != FileScope::Test) {
            self.refuel();
            let component = self.world.unit(route.file).component;
            for name in self.names_of_route(route, &mut prefixes) {
                names.paths.entry(Sym::new(&name)).or_default().push((component, route.path.clone()));
            }
        }
        for (name, paths) in &mut names.paths {
            paths.sort();
            paths.dedup();
            let (before, own) = parts(name.as_str());
            names.parts.extend([before, own]);
        }
        if !names.paths.is_empty() {
            self.route_names = Rc::new(names);
            let (world, bases) = (self.world, self.test_bases.clone());
            self.forget_files(|file| world.unit(file).scope == FileScope::Test || bases.contains(&file));
        }
    }

    fn names_of_route(&mut self, route: &Route, prefixes: &mut Prefixes) -> Vec<String> {
        let rule = self.rule(route.rule);
        let Some(subject) = &route.subject else { return Vec::new() };
        if rule.route_name.is_empty() {
            let names = if rule.path_name.is_empty() { Vec::new() } else { self.path_names(rule, subject) };
            return names.into_iter().map(|(name, _)| name.to_string()).collect();
        }
        let own = self.plain_texts(&rule.route_name, subject);
        // A rule for several routes names none of them by itself.
        if own.is_empty() || (route.name.is_empty() && !(rule.routes.is_empty() && rule.members.is_none())) {
            return Vec::new();
        }
        let mut before = String::new();
        let mut last = None;
        for hung in route.chain.iter().flat_map(|chain| chain.iter()) {
            let env = match hung {
                Hung::Node { env, .. } => env.clone(),
                Hung::Mount { .. } => Env::default(),
            };
            let Some(place) = hung.place().filter(|place| last != Some(*place)) else { continue };
            last = Some(place);
            let key = (place.0, place.1, env);
            if !prefixes.contains_key(&key) {
                let found = self.name_prefix_at(&key);
                prefixes.insert(key.clone(), found);
            }
            before.push_str(prefixes.get(&key).and_then(Option::as_deref).unwrap_or_default());
        }
        own.into_iter().map(|own| format!("{before}{own}{}", route.name)).collect()
    }

    /// What a call that makes or mounts a router puts before the names of its routes.
    fn name_prefix_at(&mut self, (file, expr, env): &(FileId, ExprId, Env)) -> Option<String> {
        let at = At::new(*file, *expr, env);
        for found in self.matches(&at) {
            let rule = self.rule(found.rule);
            if rule.name_prefix.is_empty() {
                continue;
            }
            let subject = subject(At { env: found.env, ..at.clone() }, found.on, found.name);
            if let Some(name) = self.plain_texts(&rule.name_prefix, &subject).into_iter().next() {
                return Some(name);
            }
        }
        None
    }

    /// The name of a decorated member, where names are asked for.
    pub(crate) fn name_of_member(&mut self, members: &MemberRoutes, subject: &Subject) -> Sym {
        if self.world.frameworks.is_empty() || members.route_name.is_empty() {
            return Sym::EMPTY;
        }
        self.plain_texts(&members.route_name, subject).first().map(|name| Sym::new(name)).unwrap_or_default()
    }

    fn plain_texts(&mut self, selector: &Selector, subject: &Subject) -> Vec<String> {
        let Some(values) = self.select(selector, subject) else { return Vec::new() };
        let texts = self.texts(&values, false);
        let plain = texts.iter().filter_map(|(text, _)| text.as_lit().filter(|text| !text.is_empty()));
        plain.map(str::to_owned).collect()
    }

    /// What a call in test code gives that asks for the path of a route by its name.
    pub(crate) fn path_by_name(&mut self, here: &At, rule: &Rule, on: Option<&Value>, name: Sym) -> Option<Results> {
        if self.route_names.paths.is_empty() || !self.is_tested(here.file) {
            return None;
        }
        let subject = subject(here.clone(), on.cloned(), name);
        let values = self.select(&rule.gives_path, &subject)?;
        let component = self.world.unit(here.file).component;
        let names = self.route_names.clone();
        let mut out = Results::new();
        for (text, env) in self.texts(&values, false) {
            let Some(name) = text.as_lit() else { continue };
            let Some(all) = names.paths.get(&Sym::new(name)) else {
                let (before, own) = parts(name);
                if !names.parts.contains(own) && !names.parts.contains(before) {
                    out.push((Value::Text(Rc::new(Text::hole(Sym::new(&format!("{BY_NAME}{name}"))))), env));
                }
                continue;
            };
            let own: Vec<&str> = all.iter().filter(|(c, _)| *c == component).map(|(_, path)| path.as_str()).collect();
            let paths = if own.is_empty() { all.iter().map(|(_, path)| path.as_str()).collect() } else { own };
            let given = self.given_params(rule, &subject.under(&env));
            let path = match chosen(&paths, &given) {
                Some(path) => Value::Text(Rc::new(with_holes(path))),
                None => Value::UNKNOWN,
            };
            out.push((path, env));
        }
        (!out.is_empty()).then_some(out)
    }

    /// The parameters given to a call; those that it names, where a rule does not say which they are.
    fn given_params(&mut self, rule: &Rule, subject: &Subject) -> Results {
        if rule.path_params.is_empty() {
            let named = self.arguments(&subject.at).iter().filter(|arg| !arg.name.is_empty());
            return named.map(|arg| (Value::text(arg.name.as_str()), Env::default())).collect();
        }
        self.select(&rule.path_params, subject).unwrap_or_default()
    }
}

/// `api:` and `users-list` of `api:users-list`; the first is empty where there is no namespace.
fn parts(name: &str) -> (&str, &str) {
    name.split_at(name.rfind([':', '.']).map_or(0, |at| at + 1))
}

/// The path with the parameters that are given; `None` when several have them.
fn chosen<'p>(paths: &[&'p str], given: &Results) -> Option<&'p str> {
    let names: Vec<&str> = given
        .iter()
        .filter_map(|(value, _)| match value {
            Value::Text(text) => text.as_lit(),
            _ => None,
        })
        .collect();
    let mut paths = paths.to_vec();
    paths.sort_unstable();
    paths.dedup();
    if let [only] = paths.as_slice() {
        return Some(only);
    }
    let wanted = |path: &&&str| path::parameters(path).iter().all(|param| names.contains(param));
    let named: Vec<&str> = paths.iter().filter(wanted).copied().collect();
    let most = named.iter().map(|path| path::parameters(path).len()).max();
    let mut fitting: Vec<&str> = named.into_iter().filter(|path| Some(path::parameters(path).len()) == most).collect();
    if most.is_none_or(|most| most == 0 && !given.is_empty()) {
        fitting = paths.iter().filter(|path| path::parameters(path).len() == given.len()).copied().collect();
    }
    match fitting.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// A canonical path as text: its parameters are holes. The last hole says where the path comes from.
fn with_holes(path: &str) -> Text {
    let mut out = Text::default();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push(&Text::hole(Sym::new(name.trim_end_matches(['*', '?']))));
        rest = behind;
    }
    out.push_str(rest);
    out.push(&Text::hole(Sym::new(BY_NAME)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(names: &[&str]) -> Results {
        names.iter().map(|name| (Value::text(name), Env::default())).collect()
    }

    #[test]
    fn parameters_tell_paths_of_one_name_apart() {
        let paths = ["/users/", "/users/{pk}/", "/users/{pk}/{tab}/"];
        assert_eq!(chosen(&paths, &given(&[])), Some("/users/"));
        assert_eq!(chosen(&paths, &given(&["pk"])), Some("/users/{pk}/"));
        assert_eq!(chosen(&paths, &given(&["tab", "pk"])), Some("/users/{pk}/{tab}/"));
        let values = vec![(Value::Num(Sym::new("7")), Env::default())];
        assert_eq!(chosen(&paths, &values), Some("/users/{pk}/"));
        assert_eq!(chosen(&["/a/{id}", "/b/{id}"], &given(&["id"])), None);
        assert_eq!(chosen(&["/a/{id}", "/a/{id}"], &given(&[])), Some("/a/{id}"));
    }

    #[test]
    fn parameters_are_holes() {
        let text = with_holes("/users/{pk}/files/{rest*}");
        let holes = text.parts().iter().filter(|part| matches!(part, crate::model::text::Part::Hole(_))).count();
        assert_eq!((text.to_string().as_str(), holes), ("/users/{?}/files/{?}{?}", 3));
    }
}
